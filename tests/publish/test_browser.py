"""The published site in Chromium: search in all scripts, the edition switch, keyboard, no request to another host."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from tests.publish.conftest import Published
from tests.searching import search
from tests.serving import serve_folder

pytestmark = pytest.mark.browser

STORY = "briefings/guangzhou/"


@pytest.fixture(scope="module")
def address(published: Published) -> Iterator[str]:
    with serve_folder(published.folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="fr-FR")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant", "en"])
def test_every_spelling_finds_the_story_once_with_its_version_under_it(page: Page, address: str, edition: str) -> None:
    page.goto(f"{address}{edition}/data/")
    for query in ("梁文锋", "梁文鋒", "Liang Wenfeng", "wenfeng"):
        assert search(page, query) == [STORY, f"\t{STORY}guangzhou-copy/"], query


def test_a_part_of_a_chinese_word_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}zh-Hans/data/")
    assert search(page, "智能")[0] == STORY  # the text says 人工智能
    assert search(page, "業者")[0] == STORY  # 创业者, asked for in the other script


def test_an_english_word_is_found_in_another_form(page: Page, address: str) -> None:
    page.goto(f"{address}en/data/")
    assert search(page, "founder")[0] == STORY
    assert search(page, "gardening")[0] == STORY


def test_whole_numbers_are_found_however_they_are_written_and_parts_of_them_are_not(page: Page, address: str) -> None:
    page.goto(f"{address}en/data/")
    for query in ("3360", "3,360", "48%", "48", "\uff13\uff13\uff16\uff10亿"):
        assert search(page, query)[:1] == [STORY], query
    assert search(page, "336") == []


def test_a_result_opens_where_the_words_stand(page: Page, address: str) -> None:
    page.goto(f"{address}zh-Hant/data/")
    search(page, "業者 48%")
    link = page.locator(".md-search-result__item a").first
    link.evaluate("link => link.addEventListener('click', event => event.preventDefault())")
    link.click()
    assert unquote((link.get_attribute("href") or "").partition("#")[2]) == ":~:text=業者&text=48%"


def test_nothing_is_found_where_nothing_is(page: Page, address: str) -> None:
    page.goto(f"{address}en/data/")
    assert search(page, "zzzz") == []


def test_the_title_of_a_result_is_marked_in_its_own_script(page: Page, address: str) -> None:
    page.goto(f"{address}zh-Hant/data/")
    search(page, "广州")
    assert page.inner_text(".md-search-result__item mark") == "廣州"


def test_no_page_asks_another_host_and_every_file_is_there(page: Page, address: str) -> None:
    asked: list[str] = []
    missing: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)
    for path in ("", "zh-Hans/", "zh-Hant/about/", f"en/{STORY}"):
        page.goto(f"{address}{path}", wait_until="networkidle")
    search(page, "Guangzhou")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert missing == []


def test_the_switch_keeps_the_place_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}en/{STORY}#figures")
    page.click("a[data-edition=zh-Hant]")
    page.wait_for_url(f"{address}zh-Hant/{STORY}#figures")


def test_the_switch_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/{STORY}")
    page.click("a[data-edition=zh-Hans]")
    assert page.url == f"{address}zh-Hans/{STORY}"
    context.close()


def choose(browser: Browser, address: str, **options: Any) -> str:
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(address)
    url = page.url.removeprefix(address)
    context.close()
    return url


@pytest.mark.parametrize(
    ("locale", "edition"),
    [("zh-CN", "zh-Hans/"), ("zh-TW", "zh-Hant/"), ("zh-Hant-HK", "zh-Hant/"), ("en-GB", "en/"), ("fr-FR", "")],
)
def test_the_chooser_follows_the_browser_s_language(browser: Browser, address: str, locale: str, edition: str) -> None:
    assert choose(browser, address, locale=locale) == edition


def test_without_scripts_the_chooser_stays_and_links(browser: Browser, address: str) -> None:
    assert choose(browser, address, locale="zh-CN", java_script_enabled=False) == ""


def test_the_chooser_remembers_what_was_chosen(page: Page, address: str) -> None:
    page.goto(address)
    page.click("a[hreflang=zh-Hant]")
    page.goto(address)
    assert page.url == f"{address}zh-Hant/"


def test_dark_holds_in_every_edition(page: Page, address: str) -> None:
    page.goto(f"{address}en/")
    for _ in range(2):  # system, light, dark
        page.locator("form[data-md-component=palette] label:visible").click()
    page.goto(f"{address}zh-Hans/")
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", "zh-Hans/", f"en/{STORY}"])
def test_nothing_stands_beyond_the_edge(page: Page, address: str, width: int, path: str) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.goto(f"{address}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_opens_the_menu_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 720})
    page.goto(f"{address}en/")
    page.locator("header label[for=__drawer] [role=button]").focus()
    page.keyboard.press("Enter")
    assert page.is_checked("#__drawer")
