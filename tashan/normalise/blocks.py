"""Markdown text → its blocks, and the canonical layout: one block a line, a blank line between blocks.

In: text in Markdown, or plain text whose every line is a paragraph. Out: blocks as spans of that text, or the edits of
white space that lead to the canonical layout. Line by line and without recursion, so that depth and size cost nothing.

Indentation never means code here: pasted Chinese text is indented by habit. Code stands between fences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tashan.model import PassageKind
from tashan.normalise.tracked import Edit

MAX_LEVEL = 9
"""Deepest list or quote that is told apart; deeper ones are shown as this deep."""
MAX_TABLE_LINE = 1_000
"""Longest row of dashes under a table's head; the pattern is not linear in its length."""
SETEXT_LENGTH = 80
"""Longest line that a row of = or - below turns into a heading; under longer ones it is a divider."""

_OPENERS_OF_MANY = frozenset({"`", "~", "|", ""})
_FENCE = re.compile(r"[ ]{0,8}(`{3,}|~{3,})[^`\n]*$")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ ]+|$)")
_SETEXT = re.compile(r"[ ]{0,3}(?:=+|-{2,})[ ]*$")
_QUOTE = re.compile(r"[ ]{0,8}>(?:[ ]*>)*[ ]?")
_ITEM = re.compile(r"([ ]*)((?:[-*+][ ]+)+|\d{1,9}[.)][ ]+)(?=\S)")
_RULE = re.compile(r"[ ]*(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$")
_TABLE_ROW = re.compile(r"[ ]*\|.*\|[ ]*$")
_TABLE_LINE = re.compile(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2026\u2014\u3000-\u303f"
_WIDE_END, _WIDE_START = re.compile(f"[{_WIDE}]$"), re.compile(f"[{_WIDE}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """`[start, end)` of the text; the content begins at `inner`, after the marks that make the block what it is."""

    kind: PassageKind
    start: int
    inner: int
    end: int
    level: int = 0
    lines: tuple[tuple[int, int], ...] = ()
    """Spans of the lines of a paragraph that stands on several."""


@lru_cache(maxsize=8)
def parse_blocks(text: str, *, by_line: bool = False) -> tuple[Block, ...]:
    """The blocks of `text`; with `by_line` each line is a paragraph of its own. The last few texts are remembered."""
    return tuple(_merge(text, _lines(text), by_line))


def is_pasted(text: str) -> bool:
    """Whether Markdown stands without a blank line between any two of at least three lines: text that was pasted."""
    lines = text.strip("\n").split("\n", 20_000)
    return len(lines) >= 3 and all(line.strip() for line in lines)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _merge(text: str, lines: Iterator[tuple[int, int]], by_line: bool) -> Iterator[Block]:
    """Blocks in order; a paragraph or quote stays open until a line ends it."""
    spans = list(lines)
    open_block: Block | None = None
    number = 0
    while number < len(spans):
        start, end = spans[number]
        line = text[start:end]
        many = _many_lines(text, spans, number)
        if many is not None:
            yield from _closed(open_block)
            open_block = None
            yield many[0]
            number = many[1]
            continue
        number += 1
        if not line.strip():
            yield from _closed(open_block)
            open_block = None
            continue
        if open_block is not None and open_block.kind == "paragraph" and _is_setext(open_block, line):
            level = 1 if "=" in line else 2
            yield replace(open_block, kind="heading", end=end, level=level)
            open_block = None
            continue
        block = _line_block(text, start, end)
        if open_block is not None and _continues(text, open_block, block, by_line):
            open_block = _extended(open_block, block)
            continue
        yield from _closed(open_block)
        open_block = block
    yield from _closed(open_block)


def _closed(block: Block | None) -> Iterator[Block]:
    if block is not None:
        yield block


def _many_lines(text: str, spans: list[tuple[int, int]], number: int) -> tuple[Block, int] | None:
    """A fenced code block or a table that begins on this line, and the number of the line after it."""
    start, end = spans[number]
    if text[start : start + 9].lstrip(" ")[:1] not in _OPENERS_OF_MANY:
        return None
    fence = _FENCE.match(text, start, end)
    if fence:
        mark = fence[1]
        for last in range(number + 1, len(spans)):
            closing = text[spans[last][0] : spans[last][1]].strip()
            if closing.startswith(mark) and not closing.strip(mark[0]):
                return Block(kind="code", start=start, inner=start, end=spans[last][1]), last + 1
        return None
    if number + 1 < len(spans) and _TABLE_ROW.match(text, start, end) and _is_table_line(text, spans[number + 1]):
        last = number + 1
        while last + 1 < len(spans) and _TABLE_ROW.match(text, *spans[last + 1]):
            last += 1
        return Block(kind="table", start=start, inner=start, end=spans[last][1]), last + 1
    return None


def _is_table_line(text: str, span: tuple[int, int]) -> bool:
    return span[1] - span[0] <= MAX_TABLE_LINE and "-" in text[slice(*span)] and bool(_TABLE_LINE.match(text, *span))


def _is_setext(block: Block, line: str) -> bool:
    return bool(_SETEXT.match(line)) and len(block.lines) == 1 and block.end - block.start <= SETEXT_LENGTH


def _line_block(text: str, start: int, end: int) -> Block:
    """The block that this line begins, as if nothing stood above it."""
    while end > start and text[end - 1] == " ":
        end -= 1
    if text[start] > "~":  # no mark begins so: nearly every line of a Chinese text
        return _with_line("paragraph", start, start, end, 0)
    if _RULE.match(text, start, end):
        return Block(kind="paragraph", start=start, inner=start, end=end)
    heading = _HEADING.match(text, start, end)
    if heading:
        inner_end = _without_closing_hashes(text, heading.end(), end)
        return Block(kind="heading", start=start, inner=heading.end(), end=inner_end, level=len(heading[1]))
    quote = _QUOTE.match(text, start, end)
    if quote:
        level = min(quote.group().count(">"), MAX_LEVEL)
        return _with_line("quote", start, quote.end(), end, level)
    item = _ITEM.match(text, start, end)
    if item:
        depth = len(item[1]) // 2 + max(len(item[2].split()), 1)
        inner = item.start(2) if item[2][0].isdigit() else item.end()
        return _with_line("list", start, inner, end, min(depth, MAX_LEVEL))
    inner = start
    while inner < end and text[inner] == " ":
        inner += 1
    return _with_line("paragraph", start, inner, end, 0)


def _without_closing_hashes(text: str, start: int, end: int) -> int:
    """Where a heading's content ends: `## so ##` may close as it opens."""
    last = end
    while last > start and text[last - 1] == "#":
        last -= 1
    if last == end or (last > start and text[last - 1] != " "):
        return end
    return start + len(text[start:last].rstrip(" "))


def _with_line(kind: PassageKind, start: int, inner: int, end: int, level: int) -> Block:
    return Block(kind=kind, start=start, inner=inner, end=end, level=level, lines=((inner, end),))


def _continues(text: str, block: Block, following: Block, by_line: bool) -> bool:
    """Whether a line goes on with the paragraph, quote or list item above it."""
    if not block.lines or not following.lines:
        return False
    if following.kind == "quote":
        return block.kind == "quote" and block.level == following.level and following.inner < following.end
    if following.kind != "paragraph" or block.kind not in {"paragraph", "list"}:
        return False
    if not by_line:
        return True
    before, after = text[block.lines[-1][0] : block.end], text[following.inner : following.end]
    return bool(re.search(r"[a-z,]$", before)) and after[:1].islower() and after[:1].isascii() and len(before) > 40


def _extended(block: Block, following: Block) -> Block:
    return Block(
        kind=block.kind,
        start=block.start,
        inner=block.inner,
        end=following.end,
        level=block.level,
        lines=(*block.lines, *following.lines),
    )


def find_layout(text: str, blocks: tuple[Block, ...]) -> Iterator[Edit]:
    """Edits of white space and of repeated quote marks that put each block on one line, a blank line between blocks."""
    here = 0
    for block in blocks:
        start = block.start if block.kind != "paragraph" else block.inner
        gap = "\n\n" if here else ""
        if text[here:start] != gap:
            yield Edit(here, start, gap)
        if block.kind == "heading" and block.lines:  # underlined: the marks go before
            yield Edit(block.start, block.inner, "#" * block.level + " ")
            yield Edit(block.lines[0][1], block.end)
        for (_, end), (following, _) in zip(block.lines, block.lines[1:], strict=False):
            yield Edit(end, following, "" if _joins_closely(text, end, following) else " ")
        here = block.end
        while here < len(text) and text[here] == " ":
            here += 1
        if here > block.end and here < len(text) and text[here] != "\n":
            here = block.end
    if here < len(text):
        yield Edit(here, len(text))


def _joins_closely(text: str, end: int, start: int) -> bool:
    """Chinese lines join without a space."""
    return bool(_WIDE_END.search(text[max(end - 1, 0) : end]) and _WIDE_START.match(text, start))
