"""Canonical Markdown → its blocks as spans of the text.

In: a text in the layout that `markdown` makes: one block a line, code and tables on several, blank lines between. Out:
blocks. Line by line and without recursion, so that depth and size cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from tashan.model import PassageKind
from tashan.normalise.markdown import INDENT, MAX_LEVEL

_MARK = re.compile(
    r"(?P<heading>#{1,6})(?:[ ]+|$)|(?P<quote>>(?:[ ]*>)*)[ ]?"
    r"|(?P<list>[ ]*)(?:(?P<bullet>[-*+][ ]+)|(?=\d{1,9}[.)][ ]+\S))|\[\^(?P<note>\d{1,4})\]:[ ]"
)
_RULE = re.compile(r"(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$")
_FENCE = re.compile(r"(?:(`{3,})[^`\n]*|(~{3,})[^\n]*)$")
_DASHES = re.compile(r"\|[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|$")
MAX_TABLE_LINE = 1_000
"""Longest row of dashes under a table's head; the pattern is not linear in its length."""


class Block(Struct, frozen=True, kw_only=True):
    """`[start, end)` of the text; the content begins at `inner`, after the marks that make the block what it is."""

    kind: PassageKind
    start: int
    inner: int
    end: int
    level: int = 0


@lru_cache(maxsize=8)
def parse_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text`. The last few texts are remembered."""
    return tuple(_blocks(text))


def is_pasted(text: str) -> bool:
    """Whether Markdown stands without a blank line between any two of at least three lines: text that was pasted."""
    lines = text.strip("\n").split("\n", 20_000)
    return len(lines) >= 3 and all(line.strip() for line in lines)


def _blocks(text: str) -> Iterator[Block]:
    start, size = 0, len(text)
    while start < size:
        end = _line_end(text, start)
        many = _many_lines(text, start, end)
        if many is not None:
            yield many
            end = many.end
        elif text[start:end].strip():
            yield _line_block(text, start, end)
        start = end + 1


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _many_lines(text: str, start: int, end: int) -> Block | None:
    """The code or table that begins on this line."""
    char = text[start]
    if char in "`~" and (fence := _FENCE.match(text, start, end)):
        return _code(text, start, end, fence[1] or fence[2])
    if char != "|" or text[end - 1] != "|":
        return None
    stop = _line_end(text, end + 1)
    if stop - end > MAX_TABLE_LINE or not _DASHES.match(text, end + 1, stop):
        return None
    while stop < len(text) and text[stop + 1 : stop + 2] == "|":
        stop = _line_end(text, stop + 1)
    return Block(kind="table", start=start, inner=start, end=stop)


def _code(text: str, start: int, end: int, mark: str) -> Block | None:
    while end < len(text):
        first = end + 1
        end = _line_end(text, first)
        closing = text[first:end].strip()
        if closing.startswith(mark) and not closing.strip(mark[0]):
            return Block(kind="code", start=start, inner=start, end=end)
    return None


def _line_block(text: str, start: int, end: int) -> Block:
    while text[end - 1] == " ":
        end -= 1
    found = _MARK.match(text, start, end) if text[start] <= "~" else None
    if found is None or _RULE.match(text, start, end):
        return Block(kind="paragraph", start=start, inner=start, end=end)
    inner = min(found.end(), end)
    if found["heading"]:
        return Block(kind="heading", start=start, inner=inner, end=end, level=len(found["heading"]))
    if found["quote"]:
        return Block(kind="quote", start=start, inner=inner, end=end, level=min(found["quote"].count(">"), MAX_LEVEL))
    if found["note"]:
        return Block(kind="note", start=start, inner=inner, end=end, level=int(found["note"]))
    level = min(len(found["list"]) // INDENT + 1, MAX_LEVEL)
    return Block(kind="list", start=start, inner=inner, end=end, level=level)
