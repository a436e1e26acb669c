"""The site's search box, as a reader uses it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def search(page: Page, query: str) -> list[str]:
    """Addresses of the results of a query, relative to the edition; those under another one begin with a tab."""
    page.fill(".md-search__input", query)
    page.keyboard.press("Shift")
    # Not wait_for_function, which evaluates text in the page: its policy refuses that.
    expect(page.locator(".md-search-result__meta")).not_to_have_text(re.compile("正在|初始|Initializing"))
    page.wait_for_timeout(250)
    links: list[str] = page.eval_on_selector_all(
        ".md-search-result__item a",
        "links => links.map(a => (a.closest('details') ? '\\t' : '') + a.href.split('/').slice(4).join('/'))",
    )
    return links
