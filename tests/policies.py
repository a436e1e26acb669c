"""What a browser refuses under the policy of the pages that a context opens."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

_LISTEN = """document.addEventListener('securitypolicyviolation', event =>
    refusedByPolicy(`${location.pathname}: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"""


def watch_policy(context: BrowserContext) -> list[str]:
    """A list that grows by every violation on the pages of `context`."""
    refused: list[str] = []
    context.expose_function("refusedByPolicy", lambda line: refused.append(line))  # noqa: PLW0108  a builtin will not do
    context.add_init_script(_LISTEN)
    return refused
