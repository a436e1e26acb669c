"""Hostile articles in a corpus folder, through every stage to the finished site, opened in Chromium: nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from tashan import pipeline
from tashan.articles import read_articles
from tashan.corpus import read_reference
from tashan.model import Edition
from tashan.options import DEFAULT_CORPUS
from tashan.problems import Problems
from tests.conftest import PROJECT
from tests.policies import watch_policy
from tests.render.test_payloads import PAYLOADS
from tests.serving import serve_folder

pytestmark = pytest.mark.browser

EDITIONS: tuple[Edition, ...] = ("zh-Hans", "en")
READABLE = [payload for payload in PAYLOADS if "\0" not in payload and "\ud83d" not in payload]
"""A zero byte and half a surrogate pair never get that far: the reader refuses such files."""


def sentences() -> list[str]:
    """Sentences that differ, so that the articles are stories of their own."""
    problems = Problems()
    reference = read_reference(DEFAULT_CORPUS, problems)
    found = read_articles(PROJECT / "corpus", reference, problems)
    chinese = [one.article for one in found if one.article.lang == "zh-Hans" and not one.article.notice]
    return [
        sentence.text for article in chinese for _, sentence in article.cited_sentences() if len(sentence.text) > 12
    ]


def hostile_article(number: int, payload: str, first: str, second: str) -> str:
    head = {
        "title": f"{number} {payload}",
        "summary": payload,
        "tags": [payload],
        "authors": [payload],
        "editors": [payload],
        "notice": payload,
        "rights": "full",
        "source": {"publisher": payload, "title": payload, "url": "https://example.org/a"},
        "translation": {"by": "machine", "engine": payload},
    }
    body = (
        f"{first}{payload}",
        payload,
        f"## {payload}",
        f"- {payload}\n- {second}",
        f"> {payload}",
        f"[{payload}]({payload})",
        f"![{payload}]({payload})",
        f"| {payload} | b |\n|---|---|\n| a | {payload} |",
        f"{second}",
    )
    return f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n\n" + "\n\n".join(body) + "\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Address and folder of a site that holds an article for each payload."""
    folder = tmp_path_factory.mktemp("hostile")
    corpus, site = folder / "corpus", folder / "site"
    corpus.mkdir()
    plain = sentences()
    for number, payload in enumerate(READABLE):
        first, second = plain[2 * number % len(plain)], plain[(2 * number + 1) % len(plain)]
        text = hostile_article(number, payload, first, second)
        (corpus / f"h{number}.md").write_text(text, encoding="utf-8")
    options = pipeline.Options(corpus=corpus, site_dir=site, editions=EDITIONS)
    pipeline.build_site(options, Problems(), pipeline.Stages())
    with serve_folder(site) as address:
        yield address, site


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_payload_runs_asks_another_host_or_changes_what_a_page_is(
    hostile: tuple[str, Path], browser: Browser, edition: Edition
) -> None:
    address, site = hostile
    pages = sorted(path.parent.relative_to(site).as_posix() for path in (site / edition).rglob("index.html"))
    assert len([page for page in pages if "/briefings/h" in page]) >= 60
    ran: list[str] = []
    asked: list[str] = []
    context = browser.new_context()
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith(address) else route.abort())
    refused = watch_policy(context)
    page = context.new_page()
    page.on("dialog", lambda dialog: (ran.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url) if not request.url.startswith(address) else None)
    for path in pages:
        page.goto(f"{address}{path}/", wait_until="load")
        acting = page.evaluate(
            """() => [...document.querySelectorAll('article *')].filter(e =>
                [...e.attributes].some(a => /^on/i.test(a.name)) ||
                /^(javascript|data|vbscript):/i.test((e.getAttribute('href') || '').trim()) ||
                ['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'FORM', 'STYLE'].includes(e.tagName)
            ).map(e => e.outerHTML.slice(0, 200))"""
        )
        assert acting == [], path
    context.close()
    assert refused == []
    assert ran == []
    assert [url for url in asked if not url.startswith(("data:image/", "blob:"))] == []
