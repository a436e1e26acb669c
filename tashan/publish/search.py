"""One search for all scripts: what each edition's search knows of each page.

In: the pages of every edition, and the names of the reference data. Out: `words.json` of each edition, a compact
inverted index from which the worker in the browser (docs/assets/workers/search.js) makes an index for lunr, the engine
of the theme.

Why not the theme's own index or Pagefind: both index each edition's text alone, so that neither script nor language is
crossed. On five articles of 3,500 characters Pagefind (1.5.2, extended) took 14 kB a page, gzipped, this takes 2.
"""

from __future__ import annotations

import json
from collections import defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from tashan.forks import LIGHT, share
from tashan.model import Standing
from tashan.publish.meta import own_meta, split_meta
from tashan.publish.settings import page_url
from tashan.publish.words import NameForms, find_words, fold_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tashan.model import Edition, Reference
    from tashan.publish.sources import AnyPage, Source

WORDS = "search/words.json"
STUB = "search/search_index.json"
"""What the theme fetches on every page: nearly nothing, since the words are fetched at the first query."""
ENGINE = "assets/workers/engine.js"

WORD_LIMIT = 800
"""Words of a page's text, names and title aside: all words of a briefing of 1,500 characters in both languages.
Calibrated on the shipped corpus, where an edition's index then takes about 400 bytes a page, gzipped, of 1 kB allowed.
Words cut are those used once, late in the page."""

WRITTEN = "written"
"""The kind of a page that says none."""
_WHOLE_TEXT = frozenset({"briefing", WRITTEN})
"""Kinds of pages whose text is searched; lists, cities and themes repeat it and are found by title and names."""

_TEASER = 80
"""Characters of the description shown under a result."""
_EXCLUDED = ".//*[@data-search-exclude]|.//script|.//style|.//*[contains(@class,'headerlink')]"


class SearchPage(Struct, frozen=True, kw_only=True):
    """A page as one edition's search knows it; `parent` is the address of the page it is shown under, if any."""

    url: str
    title: str
    teaser: str
    parent: str | None
    names: frozenset[str]
    words: tuple[str, ...]


class _BuiltPage(Struct, frozen=True, kw_only=True):
    """A page after the build: words of its text, where that is searched, names of that or of its title, and words of
    its title and description."""

    url: str
    path: str
    title: str
    description: str
    parent: str | None
    words: tuple[str, ...]
    names: frozenset[str]
    head: tuple[str, ...]


class Index(Struct, frozen=True, kw_only=True):
    """`words.json` of an edition; and of each page by its path the title, words, names and words of its head, for the
    next build."""

    content: bytes
    titles: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    heads: Mapping[str, tuple[str, ...]]


def index_editions(
    sources: tuple[Source, ...], written: Mapping[Edition, Mapping[str, str]], reference: Reference | None
) -> dict[Edition, Index]:
    """The index of each edition. A name in any edition of a page counts for the page in all of them.

    `written` holds the content of the hand-written pages after Markdown, by edition and path.
    """
    forms = NameForms(reference)
    paths = {source.edition: source.paths for source in sources}
    pages = [(source.edition, document) for source in sources for document in source.documents]

    def find(page: tuple[Edition, AnyPage]) -> _BuiltPage:
        edition, document = page
        return _find_page(paths[edition], document, written[edition], forms)

    made = iter(share(find, [page for page in pages if not isinstance(page[1], Standing)], least=LIGHT))
    found = [find(page) if isinstance(page[1], Standing) else next(made) for page in pages]
    built: dict[Edition, list[_BuiltPage]] = {source.edition: [] for source in sources}
    for (edition, _), page in zip(pages, found, strict=True):
        built[edition].append(page)
    names: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for page in found:
        names[page.url] |= page.names
    return {
        edition: Index(
            content=render_index([_search_page(page, names[page.url]) for page in pages]),
            titles={page.path: page.title for page in pages},
            words={page.path: page.words for page in pages},
            names={page.path: tuple(sorted(page.names)) for page in pages},
            heads={page.path: page.head for page in pages},
        )
        for edition, pages in built.items()
    }


def render_stub() -> bytes:
    """The settings that the theme hands to the worker, which needs none."""
    config = {"lang": ["en"], "separator": "\\s+", "pipeline": [], "fields": {}}
    return json.dumps({"config": config, "docs": []}, separators=(",", ":")).encode()


def read_engine() -> bytes:
    """The script that brings lunr: Material's own worker, whichever builder runs."""
    scripts = (files("material") / "templates" / "assets" / "javascripts" / "workers").iterdir()
    return next(script for script in scripts if script.name.endswith(".js")).read_bytes().partition(b"//# source")[0]


def render_index(pages: list[SearchPage]) -> bytes:
    """The inverted index: words that stand in the same pages share a line with the numbers of these pages."""
    numbers = {page.url: number for number, page in enumerate(pages)}
    vocabulary = set[str]().union(*(page.words for page in pages), *(page.names for page in pages))
    data = {
        "pages": [
            [page.url, page.title, page.teaser, -1 if page.parent is None else numbers[page.parent]] for page in pages
        ],
        "words": _postings((number, page.words) for number, page in enumerate(pages)),
        "names": _postings((number, page.names) for number, page in enumerate(pages)),
        "fold": fold_table(set[str]().union(*vocabulary)),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _search_page(page: _BuiltPage, names: frozenset[str]) -> SearchPage:
    own = names.union(page.head)
    return SearchPage(
        url=page.url,
        title=page.title,
        teaser=page.description if len(page.description) <= _TEASER else f"{page.description[: _TEASER - 1].rstrip()}…",
        parent=page.parent,
        names=own,
        words=tuple(word for word in page.words if word not in own),
    )


def _find_page(paths: frozenset[str], document: AnyPage, written: Mapping[str, str], forms: NameForms) -> _BuiltPage:
    meta, body = split_meta(document)
    kind = own_meta(meta).get("kind", WRITTEN)
    index = f"{document.path.rpartition('/')[0]}/index.md"
    text = _content(written.get(document.path, body)) if kind in _WHOLE_TEXT else ""
    title = str(meta.get("title") or text.partition("\n")[0])
    description = str(meta.get("description") or "")
    if isinstance(document, Standing):
        words, names, head = document.words, frozenset(document.names), document.head
    else:
        words = find_words(text)[:WORD_LIMIT] if text else ()
        names = forms.find(text if kind == "briefing" else f"{title}\n{description}")
        head = find_words(f"{title}\n{description}")
    return _BuiltPage(
        url=page_url(document.path),
        path=document.path,
        title=title,
        description=description,
        parent=page_url(index) if kind == "version" and index in paths else None,
        words=words,
        names=names,
        head=head,
    )


def _postings(words_of_pages: Iterable[tuple[int, Iterable[str]]]) -> list[str]:
    """Lines like `0,3 创新 资本`: page numbers, then the words that stand in exactly these pages."""
    pages: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in words_of_pages:
        for word in words:
            pages[word].append(number)
    sharing: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for word in sorted(pages):
        sharing[tuple(pages[word])].append(word)
    lines = {",".join(map(str, numbers)): words for numbers, words in sharing.items()}
    return [" ".join([numbers, *lines[numbers]]) for numbers in sorted(lines)]


def _content(body: str) -> str:
    """The text of a page's own content, without what is marked `data-search-exclude`."""
    if not body.strip():
        return ""
    tree = etree.HTML(f"<html><body>{body}</body></html>")
    for element in tree.xpath(_EXCLUDED):
        element.clear(keep_tail=True)
    return "\n".join(text.strip() for text in tree.itertext() if text.strip())
