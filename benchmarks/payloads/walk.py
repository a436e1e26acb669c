"""A site and its books in Chromium: every page is opened and used; what runs, is refused or asked for is counted."""

from __future__ import annotations

import shutil
import zipfile
from contextlib import ExitStack
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.payloads import tell
from benchmarks.payloads.corpus import READABLE
from tashan.model import EDITIONS
from tests.conftest import CHROMIUM_FLAGS
from tests.policies import use_page, watch_policy
from tests.searching import search
from tests.serving import serve_folder

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

_ACTING = """() => [...document.querySelectorAll('article *, h1, title, .md-header *, .md-nav *')].filter(e =>
    [...e.attributes].some(a => /^on/i.test(a.name)) ||
    /^(javascript|data|vbscript):/i.test((e.getAttribute('href') || '').trim()) ||
    (['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'STYLE', 'BASE'].includes(e.tagName) && e.closest('article'))
).map(e => e.outerHTML.slice(0, 200))"""


def walk(site: Path, found: Counter[str]) -> None:
    """Open every page under its policy, and every page of a book without any; count what happens."""
    books = site.parent / "books"
    for book in sorted(site.glob("downloads/*.epub")):
        with zipfile.ZipFile(book) as content:
            content.extractall(books / book.stem)
    with ExitStack() as stack:
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        for folder, pattern in ((site, "**/*.html"), (books, "**/*.xhtml")):
            context = browser.new_context()
            _open_all(folder, pattern, context, found)
            context.close()
        browser.close()


def _open_all(folder: Path, pattern: str, context: BrowserContext, found: Counter[str]) -> None:
    with serve_folder(folder) as address:
        refused, ran, asked = watch_policy(context), list[str](), list[str]()
        context.route(
            "**/*", lambda route: route.continue_() if _is_near(route.request.url, address) else route.abort()
        )
        page = context.new_page()
        page.on("dialog", lambda dialog: (ran.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: None if _is_near(request.url, address) else asked.append(request.url))
        for path in sorted(folder.glob(pattern)):
            page.goto(address + path.relative_to(folder).as_posix().replace("%", "%25").replace("#", "%23"))
            if pattern.endswith(".html"):
                use_page(page)
            for fault in page.evaluate(_ACTING):
                tell("acting elements", f"{path.name}: {fault}", found)
            found[f"pages {pattern}"] += 1
        if pattern.endswith(".html"):
            _search_all(page, address, found)
        for kind, cases in (("executions", ran), ("violations", refused), ("foreign requests", asked)):
            found[f"{kind} {pattern}"] += 0
            for case in cases:
                tell(f"{kind} {pattern}", case, found)


def _search_all(page: Page, address: str, found: Counter[str]) -> None:
    """Every payload as a query, in every edition: results carry the titles that the payloads stand in."""
    for edition in EDITIONS:
        page.goto(f"{address}{edition}/")
        for payload in READABLE:
            found["results of searches"] += len(search(page, payload))
            for fault in page.evaluate(_ACTING):
                tell("acting elements", f"search for {payload!r}: {fault}", found)


def _is_near(url: str, address: str) -> bool:
    return url.startswith((address, "data:image/", "blob:"))
