"""The generated pages in a browser: citations, reading modes, drifts, phones; with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tashan.briefings import compose_data, compose_edition
from tashan.model import EDITIONS, Edition
from tashan.publish import publish_site
from tashan.render import render_edition
from tests.briefings.library import LIBRARY
from tests.serving import serve_folder

pytestmark = pytest.mark.browser

BRIEFING = "briefings/guangyan/"
COPY = "briefings/guangyan/guangyan-copy/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("pages") / "site"
    documents = {edition: render_edition(compose_edition(LIBRARY, edition), edition) for edition in EDITIONS}
    publish_site(documents, compose_data(LIBRARY), folder, strict=True)
    with serve_folder(folder) as address:
        yield address.rstrip("/")


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page whose browser runs no scripts."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("city", ["linhu", "nanhe"])
def test_every_citation_of_a_city_page_leads_to_its_sentence(page: Page, site: str, edition: Edition, city: str):
    address = f"{site}/{edition}/cities/{city}/"
    page.goto(address)
    marks = page.locator("a.ts-ref")
    ids = [mark.get_attribute("id") for mark in marks.all()]
    assert len(ids) > 5
    for name in ids:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        page.locator(f"[id='{name}']").click()
        page.wait_for_url(lambda url: "#" in url)
        anchor = page.url.split("#", 1)[1]
        page.locator(f"[id='{anchor}']").wait_for(state="visible")


def test_a_citation_shows_its_preview_on_focus_and_on_hover(page: Page, site: str):
    page.goto(f"{site}/en/cities/nanhe/")
    mark, preview = page.locator("a.ts-ref").first, page.locator(".ts-pop")
    source, note = (mark.get_attribute("aria-describedby") or "").split()
    assert preview.count() == 0
    mark.hover()
    assert preview.is_visible()
    assert "南河数企业" in preview.inner_text()
    assert page.locator(f"#{note} b").inner_text() in preview.inner_text()
    page.mouse.move(0, 0)
    assert preview.count() == 0
    page.keyboard.press("Tab")
    mark.focus()
    assert page.locator(f"#{source} cite").inner_text() in preview.inner_text()
    box = preview.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    page.keyboard.press("Escape")
    assert preview.count() == 0


def test_a_note_says_the_words_that_the_page_does_not_show(page: Page, site: str):
    page.goto(f"{site}/en/cities/nanhe/")
    words = page.locator(".ts-notes .ts-words")
    assert words.count() > 0
    page.emulate_media(media="print")
    assert all(quote.bounding_box()["width"] > 20 for quote in words.all())


def test_a_note_leads_back_to_its_mark(page: Page, site: str):
    page.goto(f"{site}/zh-Hans/{BRIEFING}")
    page.locator(".ts-back").first.click()
    assert page.url.endswith("#r1-1")


def shown(page: Page) -> tuple[bool, bool]:
    """Whether the first paragraph is visible in Chinese and in English."""
    return page.locator("#p0").is_visible(), page.locator("#t-p0").is_visible()


def stacked(page: Page) -> bool:
    first, second = page.locator("#p0").bounding_box(), page.locator("#t-p0").bounding_box()
    assert first is not None
    assert second is not None
    return second["y"] >= first["y"] + first["height"] - 1


def test_without_scripts_both_languages_stand_side_by_side_and_the_modes_work(plain_page: Page, site: str):
    plain_page.goto(f"{site}/zh-Hant/{BRIEFING}")
    assert shown(plain_page) == (True, True)
    assert not stacked(plain_page)
    plain_page.locator("label[for=ts-mode-zh]").click()
    assert shown(plain_page) == (True, False)
    plain_page.locator("label[for=ts-mode-en]").click()
    assert shown(plain_page) == (False, True)
    plain_page.locator("label[for=ts-mode-alt]").click()
    assert shown(plain_page) == (True, True)
    assert stacked(plain_page)


def test_the_mode_is_remembered_and_the_keyboard_changes_it(page: Page, site: str):
    page.goto(f"{site}/en/{BRIEFING}")
    page.locator("#ts-mode-side").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert shown(page) == (True, False)
    page.goto(f"{site}/zh-Hans/{BRIEFING}")
    assert shown(page) == (True, False)


def test_a_cited_sentence_is_visible_even_where_the_mode_hides_its_language(page: Page, site: str):
    page.goto(f"{site}/zh-Hans/{BRIEFING}")
    page.locator("label[for=ts-mode-zh]").click()
    page.goto(f"{site}/zh-Hans/{BRIEFING}#t-p2s0")
    page.reload()
    page.locator("[id='t-p2s0']").wait_for(state="visible")


def test_pointing_at_a_sentence_marks_its_counterpart(page: Page, site: str):
    page.goto(f"{site}/zh-Hans/{BRIEFING}")
    page.locator("[id='p2s0']").hover()
    assert "ts-pair" in (page.locator("[id='t-p2s0']").get_attribute("class") or "")
    assert "ts-pair" not in (page.locator("[id='t-p2s1']").get_attribute("class") or "")


def test_a_phone_reads_paragraph_by_paragraph(browser: Browser, site: str):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site}/zh-Hans/{BRIEFING}")
    assert stacked(page)
    context.close()


def test_only_passages_with_drift_stay_without_a_script(plain_page: Page, site: str):
    plain_page.goto(f"{site}/zh-Hans/{COPY}")
    rows = plain_page.locator(".ts-beside > .ts-row:not(.ts-names-row)")
    assert rows.count() == 6
    plain_page.locator("#ts-only").check()
    assert [row.is_visible() for row in rows.all()] == [True, False, False, False, False, False]


def test_a_drift_leads_to_its_row_and_back(page: Page, site: str):
    page.goto(f"{site}/en/{COPY}")
    page.locator(".ts-go").first.click()
    assert page.url.endswith("#b0")
    page.locator("#b0 .ts-number").click()
    assert page.url.endswith("#d1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_phone_of_360_pixels_never_scrolls_sideways(browser: Browser, site: str, edition: Edition, scheme: str):
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for path in ("", "cities/", "cities/nanhe/", BRIEFING, COPY, "themes/capital/", "timeline/", "data/"):
        page.goto(f"{site}/{edition}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    context.close()


def test_on_a_phone_the_comparison_is_a_card_a_theme(browser: Browser, site: str):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site}/en/cities/nanhe/")
    cells = page.locator(".ts-compare tbody tr").first.locator("td")
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert all(box and box["width"] > 280 for box in boxes)
    assert cells.first.locator(".ts-where").inner_text() == "Nanhe"
    context.close()


def test_paper_shows_every_source_and_no_buttons(page: Page, site: str):
    page.goto(f"{site}/en/{BRIEFING}")
    page.emulate_media(media="print")
    assert not page.locator(".ts-modes").is_visible()
    sources = page.locator(".ts-sources").inner_text()
    assert "What Guangyan can learn from Linhu" in sources
    assert "13 February 2025" in sources
