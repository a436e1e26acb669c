"""What axe finds on the pages of the shipped site: nothing, in any edition, light or dark."""

from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STORY = "briefings/guangdong-asks-hangzhou/"
PAGES = ("", STORY, f"{STORY}guangdong-asks-hangzhou-mt/", "cities/hangzhou/", "themes/", "timeline/")


@pytest.mark.parametrize(
    ("edition", "scheme"), [("zh-Hans", "light"), ("zh-Hant", "light"), ("en", "light"), ("en", "dark")]
)
def test_axe_finds_nothing(browser: Browser, address: str, edition: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page, found = context.new_page(), list[str]()
    for path in PAGES:
        page.goto(f"{address}{edition}/{path}")
        page.evaluate(AXE)
        result = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
        for fault in result["violations"]:
            found += [f"{edition}/{path}: {fault['id']} {node['target']}" for node in fault["nodes"]]
    context.close()
    assert found == []
