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
from tashan.publish.meta import join_lines, own_meta, split_lines, split_meta
from tashan.publish.settings import page_url
from tashan.publish.words import NameForms, find_words, fold_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
    """A page as one edition's search knows it; `parent` is the address of the page it is shown under, if any. Of its
    `words`, a line each, those count that are not among the names."""

    url: str
    title: str
    teaser: str
    parent: str | None
    names: frozenset[str]
    words: str


class _BuiltPage(Struct, frozen=True, kw_only=True):
    """A page after the build: words of its text, where that is searched, names of that or of its title, and words of
    its title and description; words are as `Standing` has them."""

    url: str
    path: str
    title: str
    description: str
    parent: str | None
    words: str
    names: frozenset[str]
    head: str


class Found(Struct, frozen=True, kw_only=True):
    """What was found on a page, for the next build: its title, and as `Standing` has them words, names and words of its
    head."""

    title: str
    words: str
    names: str
    head: str


class Index(Struct, frozen=True, kw_only=True):
    """`words.json` of an edition; and what was found on each page that does not stand, by its path."""

    content: bytes
    found: Mapping[str, Found]


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
        source.edition: Index(
            content=render_index(_search_page(page, names[page.url]) for page in built[source.edition]),
            found={
                page.path: _found(page)
                for page, document in zip(built[source.edition], source.documents, strict=True)
                if not isinstance(document, Standing)
            },
        )
        for source in sources
    }


def render_stub() -> bytes:
    """The settings that the theme hands to the worker, which needs none."""
    config = {"lang": ["en"], "separator": "\\s+", "pipeline": [], "fields": {}}
    return json.dumps({"config": config, "docs": []}, separators=(",", ":")).encode()


def read_engine() -> bytes:
    """The script that brings lunr: Material's own worker, whichever builder runs."""
    scripts = (files("material") / "templates" / "assets" / "javascripts" / "workers").iterdir()
    return next(script for script in scripts if script.name.endswith(".js")).read_bytes().partition(b"//# source")[0]


def render_index(pages: Iterable[SearchPage]) -> bytes:
    """The inverted index: words that stand in the same pages share a line with the numbers of these pages."""
    shown, numbers = list[tuple[str, str, str, str | None]](), dict[str, int]()
    words, names = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for number, page in enumerate(pages):  # the words of a site are many: they are in memory for a page at a time
        numbers[page.url], place, own = number, str(number), page.names
        shown.append((page.url, page.title, page.teaser, page.parent))
        for word in split_lines(page.words):
            if word not in own:
                words[word].append(place)
        for name in own:
            names[name].append(place)
    data = {
        "pages": [(*page, -1 if parent is None else numbers[parent]) for *page, parent in shown],
        "words": _postings(words),
        "names": _postings(names),
        "fold": fold_table({*"".join(words), *"".join(names)}),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _found(page: _BuiltPage) -> Found:
    return Found(title=page.title, words=page.words, names=join_lines(sorted(page.names)), head=page.head)


def _search_page(page: _BuiltPage, names: frozenset[str]) -> SearchPage:
    return SearchPage(
        url=page.url,
        title=page.title,
        teaser=page.description if len(page.description) <= _TEASER else f"{page.description[: _TEASER - 1].rstrip()}…",
        parent=page.parent,
        names=names.union(split_lines(page.head)),
        words=page.words,
    )


def _find_page(paths: frozenset[str], document: AnyPage, written: Mapping[str, str], forms: NameForms) -> _BuiltPage:
    meta, body = split_meta(document)
    kind = own_meta(meta).get("kind", WRITTEN)
    index = f"{document.path.rpartition('/')[0]}/index.md"
    text = _content(written.get(document.path, body)) if kind in _WHOLE_TEXT else ""
    title = str(meta.get("title") or text.partition("\n")[0])
    description = str(meta.get("description") or "")
    if isinstance(document, Standing):
        words, names, head = document.words, frozenset(split_lines(document.names)), document.head
    else:
        words = join_lines(find_words(text)[:WORD_LIMIT]) if text else ""
        names = forms.find(text if kind == "briefing" else f"{title}\n{description}")
        head = join_lines(find_words(f"{title}\n{description}"))
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


def _postings(pages: Mapping[str, Sequence[str]]) -> list[str]:
    """From the pages of each word lines like `0,3 创新 资本`: page numbers, then the words that stand in exactly these
    pages."""
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(pages):
        sharing[",".join(pages[word])].append(word)
    return [" ".join([numbers, *sharing[numbers]]) for numbers in sorted(sharing)]


def _content(body: str) -> str:
    """The text of a page's own content, without what is marked `data-search-exclude`."""
    if not body.strip():
        return ""
    tree = etree.HTML(f"<html><body>{body}</body></html>")
    for element in tree.xpath(_EXCLUDED):
        element.clear(keep_tail=True)
    return "\n".join(text.strip() for text in tree.itertext() if text.strip())
