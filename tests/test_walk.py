"""A reader's way through the shipped site in Chromium, and what holds on every page of it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tashan.model import EDITIONS
from tests.searching import search

pytestmark = pytest.mark.browser

STORY = "briefings/guangdong-asks-hangzhou/"


def test_a_reader_walks_from_home_to_a_city_and_into_another_edition(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}zh-Hans/")
    page.get_by_role("link", name=re.compile("广东问杭州")).first.click()
    expect(page).to_have_url(f"{address}zh-Hans/{STORY}")

    chinese, english = page.locator(".ts-row .ts-col[lang^=zh]").first, page.locator(".ts-row .ts-col[lang=en]").first
    expect(chinese).to_be_visible()
    expect(english).to_be_visible()
    page.locator("label[for=ts-mode-en]").click()
    expect(chinese).to_be_hidden()
    expect(english).to_be_visible()

    page.locator(".ts-origin").get_by_role("link", name="广东", exact=True).click()
    expect(page).to_have_url(f"{address}zh-Hans/cities/guangdong/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("广东")

    page.locator(".md-header a[hreflang=en]").click()
    expect(page).to_have_url(re.compile(f"^{address}en/cities/guangdong/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Guangdong")

    search(page, "梁文鋒")
    result = page.locator(f".md-search-result__item a[href*='{STORY}']").first
    expect(result).to_be_visible()
    result.click()
    expect(page).to_have_url(re.compile(f"^{address}en/{STORY}"))
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_the_switch_stays_with_the_passage_that_is_read(page: Page, address: str) -> None:
    page.goto(f"{address}zh-Hans/{STORY}")
    rows = page.locator(".ts-row [id]")
    name = rows.nth(rows.count() // 2).get_attribute("id")
    page.locator(f"[id='{name}']").evaluate("part => window.scrollTo(0, part.getBoundingClientRect().top - 100)")
    page.locator(".md-header a[hreflang=en]").click()
    expect(page).to_have_url(re.compile(f"^{address}en/{STORY}#"))
    expect(page.locator(f"[id='{name}']")).to_be_in_viewport()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("city", ["guangdong", "nanjing"])
def test_every_citation_of_a_city_leads_to_its_passage(page: Page, address: str, edition: str, city: str) -> None:
    """Each reference has its note and each note leads to a passage that is there, or to the article's source."""
    page.goto(f"{address}{edition}/cities/{city}/")
    references = page.eval_on_selector_all(".ts-ref", "links => links.map(a => a.href)")
    assert len(references) > 20
    inside = sorted({url for url in references if url.startswith(address)})
    assert inside
    for url in inside:
        if page.url.split("#")[0] != url.split("#")[0]:
            page.goto(url)
        assert page.evaluate("id => document.getElementById(decodeURIComponent(id)) !== null", url.split("#")[1]), url


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_charts_that_the_articles_call_for_appear_by_themselves(page: Page, address: str, edition: str) -> None:
    page.goto(f"{address}{edition}/cities/nanjing/")
    firms = page.locator("#chart-top-500-private-city svg .ts-value").all_text_contents()
    assert firms == ["36", "27", "15", "7", "5"]
    page.goto(f"{address}{edition}/cities/guangdong/")
    assert len(page.locator("#chart-gdp-province svg .ts-value").all_text_contents()) == 2


NAMES = ("杭州", "杭州六小龍", "Hangzhou", "梁文锋", "梁文鋒", "Liang Wenfeng", "深度求索", "DeepSeek")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_spelling_of_a_name_finds_the_same_stories(page: Page, address: str, edition: str) -> None:
    page.goto(f"{address}{edition}/")
    found: dict[str, set[str]] = {}
    for name in NAMES:
        found[name] = {match[1] for link in search(page, name) if (match := re.search(r"briefings/([\w-]+)/", link))}
    assert found["DeepSeek"]
    assert {name: stories for name, stories in found.items() if stories != found["DeepSeek"]} == {}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", STORY, f"{STORY}guangdong-asks-hangzhou-mt/", "cities/nanjing/", "timeline/"])
def test_nothing_of_a_page_stands_beyond_the_edge(browser: Browser, address: str, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for edition in EDITIONS:
        page.goto(f"{address}{edition}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, edition
    context.close()


def test_a_briefing_reads_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}en/{STORY}")
    expect(page.locator(".ts-row .ts-col[lang=en]").first).to_be_visible()
    expect(page.locator(".ts-row .ts-col[lang^=zh]").first).to_be_visible()
    page.locator(".md-header a[hreflang=zh-Hans]").click()
    expect(page).to_have_url(re.compile(f"^{address}zh-Hans/{STORY}"))
    context.close()


def test_the_search_index_stays_under_a_kilobyte_a_page(shipped: Path) -> None:
    for edition in EDITIONS:
        index = gzip.compress((shipped / edition / "search" / "words.json").read_bytes(), mtime=0)
        assert len(index) < 1000 * len(list((shipped / edition).rglob("index.html"))), edition
