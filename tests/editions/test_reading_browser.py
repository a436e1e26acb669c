"""The reading view in a browser: modes, counterparts, languages, marks of outdated passages, phone and paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tashan.briefings import compose_data, compose_edition
from tashan.model import EDITIONS
from tashan.publish import publish_site
from tashan.render import render_edition
from tests.briefings.test_editions import behind, library
from tests.serving import serve_folder

pytestmark = pytest.mark.browser

BRIEFING = "briefings/guangyan/"
MODES = {"side": (True, True), "alt": (True, True), "zh": (True, False), "en": (False, True)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose one translation has not seen the third passage of its original."""
    folder: Path = tmp_path_factory.mktemp("reading") / "site"
    found = library(behind(2))
    documents = {edition: render_edition(compose_edition(found, edition), edition) for edition in EDITIONS}
    publish_site(documents, compose_data(found), folder, strict=True)
    with serve_folder(folder) as address:
        yield address


def shown(page: Page) -> tuple[bool, bool]:
    return page.locator("#p0").is_visible(), page.locator("#t-p0").is_visible()


def beside(page: Page) -> bool:
    """Whether the two languages of the first passage stand side by side."""
    first, second = page.locator("#p0").bounding_box(), page.locator("#t-p0").bounding_box()
    assert first is not None
    assert second is not None
    return abs(first["y"] - second["y"]) < 4


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("scripts", [True, False])
def test_four_modes_in_every_edition_with_and_without_scripts(
    browser: Browser, site: str, edition: str, scripts: bool
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}{edition}/{BRIEFING}")
    assert shown(page) == (True, True)
    assert beside(page)
    for mode, seen in MODES.items():
        page.locator(f"label[for=ts-mode-{mode}]").click()
        assert shown(page) == seen
        if seen == (True, True):
            assert beside(page) == (mode == "side")
    context.close()


def test_a_chosen_mode_is_remembered_on_the_next_page_and_in_the_next_edition(page: Page, site: str) -> None:
    page.goto(f"{site}en/{BRIEFING}")
    page.locator("label[for=ts-mode-en]").click()
    page.goto(f"{site}en/briefings/")
    page.goto(f"{site}zh-Hant/{BRIEFING}")
    assert shown(page) == (False, True)
    page.locator("label[for=ts-mode-side]").click()
    page.reload()
    assert beside(page)


def test_a_phone_alternates_whatever_was_chosen_elsewhere_unless_one_language_was(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site}en/{BRIEFING}")
    assert shown(page) == (False, False), "a phone unfolds the text on request"
    page.locator("details.ts-phone:has(#p0) > summary").click()
    assert shown(page) == (True, True)
    assert not beside(page)
    page.locator("label[for=ts-mode-zh]").click()
    assert shown(page) == (True, False)
    page.goto(f"{site}en/briefings/")
    page.goto(f"{site}en/{BRIEFING}#t-p0")
    assert page.locator("details.ts-phone:has(#p0)").get_attribute("open") is not None, "a link into it unfolds it"
    context.close()


@pytest.mark.parametrize(("edition", "chinese"), [("zh-Hans", "zh-Hans"), ("zh-Hant", "zh-Hant"), ("en", "zh-Hans")])
def test_each_side_names_its_language(page: Page, site: str, edition: str, chinese: str) -> None:
    page.goto(f"{site}{edition}/{BRIEFING}")
    sides = {"#p0": chinese, "#t-p0": "en"}
    for block, lang in sides.items():
        assert page.evaluate("id => document.querySelector(id).closest('[lang]').lang", block) == lang


def marked(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(".ts-pair", "spans => spans.map(span => span.id)")
    return found


def test_hover_marks_a_sentence_with_its_counterpart_and_leaving_takes_the_mark_away(page: Page, site: str) -> None:
    page.goto(f"{site}zh-Hans/{BRIEFING}")
    page.locator("[id='p3s1']").hover()
    assert marked(page) == ["p3s1", "t-p3s1"]
    page.locator("h1").hover()
    assert marked(page) == []


def test_the_keyboard_steps_from_sentence_to_sentence(page: Page, site: str) -> None:
    page.goto(f"{site}en/{BRIEFING}")
    page.locator("[id='t-p0s0']").focus()
    assert marked(page) == ["t-p0s0", "p0s0"]
    page.keyboard.press("Tab")
    assert marked(page) == ["t-p0s1", "p0s1"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_only_the_outdated_passage_is_marked_and_leads_to_what_it_says_now(page: Page, site: str, edition: str) -> None:
    page.goto(f"{site}{edition}/{BRIEFING}")
    assert page.eval_on_selector_all(".ts-is-stale", "blocks => blocks.map(block => block.id)") == ["t-p2"]
    page.locator("label[for=ts-mode-en]").click()
    page.locator(".ts-stale a").click()
    assert page.url.endswith("#p2")
    page.locator("#p2").wait_for(state="visible")  # a click on a link ends before the page is there


def test_the_editions_page_leads_to_the_passage(page: Page, site: str) -> None:
    page.goto(f"{site}en/briefings/")
    page.get_by_role("link", name="Editions and translations").click()
    row = page.locator("tr.ts-edition-outdated")
    assert "outdated: 1 of 5 passages" in row.inner_text()
    row.get_by_role("link", name="paragraph 3").click()
    assert page.url.endswith(f"{BRIEFING}#p2")
    page.locator("#p2").wait_for(state="visible")  # a click on a link ends before the page is there


def test_paper_has_the_chosen_languages_and_no_buttons(page: Page, site: str) -> None:
    page.goto(f"{site}en/{BRIEFING}")
    page.emulate_media(media="print")
    assert shown(page) == (True, True)
    assert not page.locator(".ts-modes").is_visible()
    assert not page.locator(".ts-downloads").is_visible()
    page.emulate_media(media="screen")
    page.locator("label[for=ts-mode-zh]").click()
    page.emulate_media(media="print")
    assert shown(page) == (True, False)


@pytest.mark.parametrize("ending", ["epub", "tmx"])
def test_the_downloads_are_there(page: Page, site: str, ending: str) -> None:
    page.goto(f"{site}zh-Hant/{BRIEFING}")
    with page.expect_download() as download:
        page.locator(f".ts-downloads a[href$='.{ending}']").click()
    assert download.value.suggested_filename == f"guangyan.zh-Hant-en.{ending}"
