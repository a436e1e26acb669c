"""The site's search box, as a reader uses it."""

from __future__ import annotations

from playwright.sync_api import Page


def search(page: Page, query: str) -> list[str]:
    """Addresses of the results of a query, relative to the edition; those under another one begin with a tab."""
    page.fill(".md-search__input", query)
    page.keyboard.press("Shift")
    page.wait_for_function(
        "!/正在|初始|Initializing/.test(document.querySelector('.md-search-result__meta').textContent)"
    )
    page.wait_for_timeout(250)
    links: list[str] = page.eval_on_selector_all(
        ".md-search-result__item a",
        "links => links.map(a => (a.closest('details') ? '\\t' : '') + a.href.split('/').slice(4).join('/'))",
    )
    return links
