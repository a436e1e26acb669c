"""Whole passages as HTML: inline marks, lists and tables kept, sentences anchored.

In: `Block`s of the reading view. Out: HTML on one line. Markdown goes through Python-Markdown, then through nh3's
allow-list, then through a writer that knows a handful of tags; text is made inert on the way out.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import markdown
import nh3
from lxml import html
from markupsafe import Markup

from tashan.render.inert import inert, inert_text, whole_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tashan.briefings.reading import Block

_TAGS = {
    *("a", "blockquote", "br", "code", "del", "em", "hr", "li", "ol", "p", "pre", "strong", "sub", "sup", "ul"),
    *("caption", "table", "tbody", "td", "th", "thead", "tr"),
}
_VOID = {"br", "hr"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_MARKED = re.compile(r"[*_`\[\]<>#|&\\~!\n-]|^\s*\d+\.", re.MULTILINE)
MAX_MARKS = 5_000
"""Marks in a passage from which it is shown as plain text: 50,000 brackets that open cost Python-Markdown minutes."""
_WRAPPERS = {"quote": "blockquote", "note": "aside"}


def render_block(block: Block) -> Markup:
    """A passage with a span for every sentence: `id` to link to, `data-s` with the number of its pair."""
    if block.kind == "heading":
        level = min(6, max(3, block.level + 1))
        return Markup(f"<h{level} class='ts-h'>") + _plain(block) + Markup(f"</h{level}>")  # noqa: S704  own tags
    rich = None if block.kind not in {"list", "table", "code"} and not _MARKED.search(block.markdown) else _rich(block)
    inner = rich if rich is not None else Markup("<p>") + _plain(block) + Markup("</p>")
    wrapper = _WRAPPERS.get(block.kind)
    if wrapper is None or inner.startswith(f"<{wrapper}"):
        return inner
    return Markup(f"<{wrapper}>") + inner + Markup(f"</{wrapper}>")  # noqa: S704  own tags


def _plain(block: Block) -> Markup:
    return Markup("").join(_pieces(block, 0, len(block.text), block.text))


def _pieces(block: Block, start: int, end: int, text: str, opened: set[str] | None = None) -> Iterator[Markup]:
    """`text` (what stands at `start` to `end` of the block) in sentence spans; an id is given out once."""
    opened = set() if opened is None else opened
    cuts = sorted({start, end, *(c for s in block.spans for c in (s.start, s.end) if start < c < end)})
    for left, right in pairwise(cuts):
        shown = inert_text(text[left - start : right - start], strip=False)
        span = next((s for s in block.spans if s.start <= left and right <= s.end), None)
        if span is None:
            yield shown
            continue
        name = Markup("") if span.id in opened else Markup(f' id="{inert(span.id)}"')  # noqa: S704  inert
        opened.add(span.id)
        pair = "" if span.pair is None else f' data-s="{span.pair:d}"'
        yield Markup(f'<span class="ts-s"{name}{pair}>{shown}</span>')  # noqa: S704  inert


def _rich(block: Block) -> Markup | None:
    """The passage with its inline marks, or None where its words are not its plain text's or marks are too many."""
    if sum(map(block.markdown.count, "[`<*_")) > MAX_MARKS:
        return None
    cleaned = nh3.clean(
        _converter().reset().convert(whole_characters(block.markdown)),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_keep_attribute,
        url_schemes={"http", "https"},
        link_rel="noopener",
        strip_comments=True,
    )
    if not cleaned.strip():
        return None
    tree = html.fragment_fromstring(cleaned, create_parent="div")
    places = _places("".join(tree.itertext()), block.text)
    if places is None:
        return None
    return Markup("").join(_Writer(block, places).children(tree))


def _keep_attribute(_tag: str, name: str, value: str) -> str | None:
    """Whole web addresses only: a relative one meant a place on the site that the article was copied from."""
    return None if name == "href" and not value.lower().startswith(("http://", "https://")) else value


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")


def _places(shown: str, text: str) -> list[int] | None:
    """For each character of `shown` its index in `text`, blanks aside; None where the two say different things."""
    found, at = [], 0
    for char in shown:
        while at < len(text) and text[at].isspace() and not char.isspace():
            at += 1
        if char.isspace():
            found.append(at)
        elif at < len(text) and text[at] == char:
            found.append(at)
            at += 1
        else:
            return None
    return [*found, at] if not text[at:].strip() else None


class _Writer:
    """Writes a cleaned tree: known tags, known attributes, inert text in sentence spans."""

    def __init__(self, block: Block, places: list[int]) -> None:
        self._block, self._places = block, places
        self._at = 0
        self._opened: set[str] = set()

    def children(self, element: html.HtmlElement) -> Iterator[Markup]:
        yield from self._text(element.text, element.tag)
        for child in element:
            yield from self._element(child)
            yield from self._text(child.tail, element.tag)

    def _element(self, element: html.HtmlElement) -> Iterator[Markup]:
        tag = str(element.tag)
        if tag not in _TAGS:
            yield from self.children(element)
            return
        kept = [(name, element.get(name)) for name in sorted(_ATTRIBUTES.get(tag, ())) if element.get(name)]
        attributes = "".join(f' {name}="{inert(value)}"' for name, value in kept)
        rel = ' rel="noopener"' if tag == "a" else ""
        yield Markup(f"<{tag}{attributes}{rel}>")  # noqa: S704  known tags, inert values
        if tag not in _VOID:
            yield from self.children(element)
            yield Markup(f"</{tag}>")  # noqa: S704  known tags

    def _text(self, text: str | None, parent: str) -> Iterator[Markup]:
        if not text:
            return
        first, self._at = self._at, self._at + len(text)
        if not text.strip():
            yield Markup(" ") if parent not in {"ul", "ol", "table", "thead", "tbody", "tr", "div"} else Markup("")
            return
        if parent in {"pre", "code"}:
            yield Markup("&#10;").join(inert(line) for line in text.split("\n"))
            return
        start, end = self._places[first], self._places[self._at]
        own = self._block.text[start:end]
        yield from _pieces(self._block, start, start + len(own), own, self._opened)
