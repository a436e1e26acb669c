"""Blocks without blocks in them → the canonical layout.

In: a text and its leaves, in order, each with what stands before it there and the edits inside it. Out: all edits: one
block a line, a blank line between two, definitions gone with a record, mathematics of its own line as code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tashan.normalise.tracked import Edit

DEFINITION = "the address that a link refers to"
HAN = re.compile(r"[\u3400-\u9fff]")
_DEFINITIONS = re.compile(r"[^\n]*\[[^\n]*\]:[^\n]*(?:\n[ \t]+[\"'(][^\n]*)?")

Kind = Literal["text", "heading", "code", "table"]


@dataclass(slots=True)
class Leaf:
    """A block without blocks in it: its span, what stands before it in canonical layout, edits inside it."""

    kind: Kind
    mark: str
    start: int = -1
    end: int = -1
    edits: list[Edit] = field(default_factory=list)
    math_only: bool = True

    def take(self, start: int, end: int) -> None:
        """Reach over a span."""
        self.start = start if self.start < 0 else self.start
        self.end = max(self.end, end)


def lay_out(text: str, leaves: Sequence[Leaf]) -> Iterator[Edit]:
    """Edits that put each leaf on its own line behind its mark, with those inside the leaves."""
    here, first = 0, True
    for leaf in leaves:
        wanted = ("" if first else "\n\n") + leaf.mark
        if leaf.start < here:
            continue
        yield from _gap(text, here, leaf.start, wanted)
        yield from _display_math(text, leaf) if _is_display(text, leaf) else leaf.edits
        here, first = leaf.end, False
    yield from _gap(text, here, len(text), "")


def _is_display(text: str, leaf: Leaf) -> bool:
    if leaf.kind != "text" or not leaf.math_only:
        return False
    source = text[leaf.start : leaf.end]
    return source.startswith("$$") and source.endswith("$$") and len(source) > 4


def _display_math(text: str, leaf: Leaf) -> list[Edit]:
    content = text[leaf.start + 2 : leaf.end - 2].strip("\n ")
    content = re.sub(r"\n[ >]*", "\n", content)
    if not content or "```" in content or HAN.search(content):
        return leaf.edits
    return [Edit(leaf.start, leaf.end, f"```math\n{content}\n```")]


def _gap(text: str, start: int, end: int, wanted: str) -> Iterator[Edit]:
    """What stands between two blocks, as `wanted`; lines with words are definitions, and listed as removed."""
    while start < end and wanted and text[end - 1] == wanted[-1]:
        end, wanted = end - 1, wanted[:-1]
    gap = text[start:end]
    if gap == wanted:
        return
    here = start
    for line in _DEFINITIONS.finditer(gap):
        first = start + line.start()
        if here < first:
            yield Edit(here, first, "")
        yield Edit(first, start + line.end(), "", DEFINITION)
        here = start + line.end()
    if here < end or wanted:
        yield Edit(here, end, wanted)
