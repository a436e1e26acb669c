"""Every kind of page of the shipped site works under its Content-Security-Policy, and an intruder would not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, expect

from tashan.model import EDITIONS
from tests.policies import use_page, watch_policy
from tests.searching import search
from tests.serving import serve_folder

pytestmark = pytest.mark.browser

STORY = "briefings/guangdong-asks-hangzhou/"
KINDS = (
    "", "briefings/", STORY, f"{STORY}guangdong-asks-hangzhou-mt/", "cities/", "cities/nanjing/", "themes/",
    "themes/talent/", "timeline/", "data/", "editions/", "about/", "method/",
)  # fmt: skip


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


def is_fault(line: ConsoleMessage) -> bool:
    """The 404 page names no icon, so that the browser asks for the usual one."""
    return line.type == "error" and not line.location["url"].endswith("/favicon.ico")


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_page_of_any_kind_is_refused_anything(context: BrowserContext, address: str, edition: str) -> None:
    refused = watch_policy(context)
    faults: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("console", lambda line: faults.append(f"{page.url}: {line.text}") if is_fault(line) else None)
    for path in KINDS:
        page.goto(f"{address}{edition}/{path}")
        use_page(page)
    assert search(page, "梁文锋")
    page.goto(f"{address}404.html")
    page.goto(f"{address}?choose")
    page.locator(f"a[hreflang={edition}]").click()
    page.wait_for_url(f"{address}{edition}/")
    assert page.evaluate("localStorage.getItem('tashan.edition')") == edition
    assert (refused, faults) == ([], [])


def test_every_page_has_the_policy_first_in_its_head(shipped: Path) -> None:
    for path in sorted(shipped.rglob("*.html")):
        first = html.parse(str(path)).getroot().xpath("head/*")[0]
        assert first.get("http-equiv") == "Content-Security-Policy", path
        assert "unsafe" not in first.get("content"), path


INTRUDERS = (
    "<script>parent.ran = 1; window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "<a id=click href='javascript:window.ran = 1'>x</a>",
    "<iframe srcdoc='<script>parent.ran = 1</script>'></iframe>",
    "<script src='data:text/javascript,window.ran = 1'></script>",
    "<base href='https://example.org/'><object data='x.svg'></object>",
    "<style>body { display: none }</style>",
    "<link rel=stylesheet href='https://example.org/x.css'>",
)


@pytest.mark.parametrize("intruder", INTRUDERS)
def test_what_got_into_an_article_all_the_same_would_do_nothing(
    context: BrowserContext, shipped: Path, tmp_path: Path, intruder: str
) -> None:
    text = (shipped / "en" / STORY / "index.html").read_text(encoding="utf-8")
    (tmp_path / "page.html").write_text(text.replace("</article>", f"{intruder}</article>"), encoding="utf-8")
    refused = watch_policy(context)
    asked: list[str] = []
    with serve_folder(tmp_path) as folder:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url) if not request.url.startswith(folder) else None)
        page.on("requestfailed", lambda request: asked.remove(request.url) if request.failure == "csp" else None)
        page.goto(f"{folder}page.html")
        if "id=click" in intruder:
            page.evaluate("document.getElementById('click').click()")
        page.wait_for_timeout(100)
        assert page.evaluate("window.ran") is None
        expect(page.locator("body")).to_be_visible()
    assert refused
    assert [url for url in asked if not url.startswith(("data:image/", "blob:"))] == []
