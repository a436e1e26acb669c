"""Small edits in a copy that keeps the wording: the places where its characters differ.

In: an aligned passage in one language. Out: Edits, each with the words around it on both sides: the raw material for
changed names and turned negations.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import rjieba
from msgspec import Struct
from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.stories.drift.passages import Passage, Span

# Share of common characters from which on single edits can be trusted to be edits.
LITERAL = 0.75
# The same share of the shorter side, where the longer one has clauses more.
CONTAINED = 0.93
# Edits with fewer equal characters between them are one.
GAP = 1
_TOKEN = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+(?:[.,]\d+)*|\S")


class Edit(Struct, frozen=True, kw_only=True):
    """`a` was replaced by `b` (spans in the passage's texts, one of them may be empty)."""

    a: Span
    b: Span


def find_edits(passage: Passage) -> list[Edit]:
    """The edits of a passage that keeps its wording, in order; none where too much differs."""
    if passage.wording < LITERAL and passage.contained < CONTAINED:
        return []
    whole = _find_single(passage.a.text, passage.b.text)
    if whole:
        return [whole]
    edits: list[Edit] = []
    for step in Levenshtein.opcodes(passage.a.text, passage.b.text):
        if step.tag == "equal":
            continue
        a, b = (step.src_start, step.src_end), (step.dest_start, step.dest_end)
        if edits and a[0] - edits[-1].a[1] <= GAP and b[0] - edits[-1].b[1] <= GAP:
            edits[-1] = Edit(a=(edits[-1].a[0], a[1]), b=(edits[-1].b[0], b[1]))
        else:
            edits.append(Edit(a=a, b=b))
    return edits


def _find_single(a: str, b: str) -> Edit | None:
    """The one run of characters that was put in or taken out, where nothing else differs: of the many ways to tell such
    a difference in steps the one that does not tear it apart."""
    shorter = min(len(a), len(b))
    start = next((place for place in range(shorter) if a[place] != b[place]), shorter)
    rest = shorter - start
    if a[len(a) - rest :] != b[len(b) - rest :]:
        return None
    return Edit(a=(start, len(a) - rest), b=(start, len(b) - rest)) if len(a) != len(b) else None


def is_word(text: str) -> bool:
    """Whether the dictionary of the segmentation has `text`; names of people and companies mostly are not in it."""
    return len(rjieba.cut(text, False)) == 1


def widen(span: Span, words: Sequence[tuple[Span, str]]) -> tuple[Span, list[str]]:
    """The whole words that `span` touches, and their tags; an empty span stays as it is."""
    touched = [(place, tag) for place, tag in words if place[0] < span[1] and place[1] > span[0]]
    if not touched:
        return span, []
    return (touched[0][0][0], touched[-1][0][1]), [tag for _, tag in touched]
