"""What a browser refuses under the policy of the pages that a context opens, also when they are used."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page

_LISTEN = """document.addEventListener('securitypolicyviolation', event =>
    refusedByPolicy(`${location.pathname}: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"""


def watch_policy(context: BrowserContext) -> list[str]:
    """A list that grows by every violation on the pages of `context`."""
    refused: list[str] = []
    context.expose_function("refusedByPolicy", lambda line: refused.append(line))  # noqa: PLW0108  a builtin will not do
    context.add_init_script(_LISTEN)
    return refused


def use_page(page: Page) -> None:
    """Everything that reacts: modes, filters, folds, the palette, the menu."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    for label in page.locator(".ts-modes label:visible, .ts-filter label:visible").all():
        label.click()
    for mark in page.locator("a.ts-ref:visible").all()[:2]:
        mark.hover()
    for label in page.locator("form[data-md-component=palette] label:visible").all()[:1]:
        label.click()
