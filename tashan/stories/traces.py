"""Traces of a machine that show beside the canonical version: damaged names, other numbers, idioms put in other words.

In: the comparison of the canonical text (a) with a version (b) of the same language, and its drift. Out: further Marks
for the relation.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from tashan.model import Message
from tashan.stories.marks import EXAMPLES, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.model import Drift
    from tashan.stories.decide import Comparison

LEAST_NUMBERS = 2
# Idioms that must be gone, and their share of all, before they count as replaced: a writer keeps most, a program
# translates them, literally or not.
LEAST_IDIOMS, IDIOM_SHARE = 3, 0.6
# Characters of an idiom that the aligned sentence must still hold for it to be kept.
IDIOM_KEPT = 3
_IDIOM_LENGTH = 4


def find_traces(found: Comparison, drifts: Sequence[Drift]) -> tuple[Mark, ...]:
    """Marks of a machine that only the canonical text brings to light; none across languages."""
    if not (found.a.chinese and found.b.chinese):
        return ()
    return tuple(mark for mark in (_wrong_names(drifts), _numbers(drifts), _idioms(found)) if mark)


def _wrong_names(drifts: Sequence[Drift]) -> Mark | None:
    names = [value for drift in drifts if drift.message.code in {"drift-name-wrong", "drift-name-latin"}
             for key, value in drift.message.values if key == "copy"]  # fmt: skip
    if not names:
        return None
    examples = "、".join(dict.fromkeys(names[:EXAMPLES]))
    return Mark(message=Message(code="evidence-wrong-names", values=(("examples", examples),)), strong=True)


def _numbers(drifts: Sequence[Drift]) -> Mark | None:
    count = sum(drift.kind == "number" for drift in drifts)
    if count < LEAST_NUMBERS:
        return None
    return Mark(message=Message(code="evidence-numbers", values=(("count", str(count)),)), strong=False)


def _idioms(found: Comparison) -> Mark | None:
    """Idioms of the canonical text of which the aligned sentences keep too little to be the idiom still."""
    pairs = list(_idioms_beside(found))
    lost = [idiom for idiom, beside in pairs if sum(char in beside for char in idiom) < IDIOM_KEPT]
    if len(lost) < max(LEAST_IDIOMS, IDIOM_SHARE * len(pairs)):
        return None
    examples = "、".join(dict.fromkeys(lost[:EXAMPLES]))
    return Mark(message=Message(code="evidence-idioms", values=(("examples", examples),)), strong=False)


def _idioms_beside(found: Comparison) -> Iterator[tuple[str, str]]:
    for bead in found.beads:
        if bead.a and bead.b:
            beside = "".join(found.b.plain[j] for j in bead.b)
            for index in bead.a:
                for idiom in _idioms_of(found.a.plain[index]):
                    yield idiom, beside


@lru_cache(maxsize=8192)
def _idioms_of(sentence: str) -> tuple[str, ...]:
    return tuple(word for word, tag in rjieba.tag(sentence) if tag == "i" and len(word) == _IDIOM_LENGTH)
