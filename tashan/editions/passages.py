"""Which passages of an original and its translation say the same, told without vectors.

In: for both texts what each passage shows from outside: its length, its numbers, its Latin names, whether it is a
heading. Out: beads of passages, monotone, some with one empty side. Gale and Church's length model (1993) with anchors.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from tashan.model import Passage

Bead = tuple[tuple[int, ...], tuple[int, ...]]

# Letters of English for one Chinese character: 2.3 to 3.0 in the WMT22 documents, 3.1 to 3.6 in the digests; the first
# pass takes the middle, the second what the pairs of the first have.
RATIO, LEAST_RATIO, MOST_RATIO = 2.9, 2.2, 4.0
# Variance of the English length for one letter expected: 4.2 over 2,500 pairs; Gale and Church have 6.8.
VARIANCE = 5.0
# Cost of each shape beyond one to one. Calibrated on digests and WMT22 documents from which one passage was taken: with
# these no whole pair gets a gap, and of the passages taken from the digests 51 of 52 are named.
MERGE, GAP = 6.0, 5.0
MOST_LENGTH_COST = 9.0
# A shared number or name is worth this much, up to a limit; a heading against a paragraph costs as much.
ANCHOR, MOST_ANCHORS = 2.0, 4
HEADING = 4.0
# Passages that a text may run ahead of the other, beyond the difference in their numbers.
BAND = 20
_SHAPES = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1))
_LONGEST = 3
_LATIN = re.compile(r"[A-Z][A-Za-z0-9]+|[a-z]+[A-Z][A-Za-z0-9]*")


class Signs(Struct, frozen=True, kw_only=True):
    """A passage from outside."""

    length: int
    values: frozenset[Decimal]
    names: frozenset[str]
    heading: bool


def read_signs(passage: Passage, values: Sequence[Decimal]) -> Signs:
    """The signs of a passage that holds the numbers `values`."""
    return Signs(
        length=len("".join(passage.text.split())),
        values=frozenset(value for value in values if value > 1),
        names=frozenset(_LATIN.findall(passage.text)),
        heading=passage.kind == "heading",
    )


def align_passages(zh: Sequence[Signs], en: Sequence[Signs]) -> tuple[Bead, ...]:
    """Beads over the passages of a Chinese and an English text, every passage in exactly one."""
    runs = _join(zh), _join(en)
    first = _best_path(*runs, RATIO)
    pairs = [(zh[rows[0]].length, en[columns[0]].length) for rows, columns in first if len(rows) == len(columns)]
    total = sum(length for length, _ in pairs)
    ratio = sum(length for _, length in pairs) / total if total else RATIO
    return _best_path(*runs, min(max(ratio, LEAST_RATIO), MOST_RATIO))


class _Run(NamedTuple):
    """Some passages in a row, from outside."""

    length: int
    values: frozenset[Decimal]
    names: frozenset[str]
    headings: frozenset[bool]


Runs = list[list[_Run]]
"""For each place in a text the runs of one, two and three passages that end before it."""


def _join(signs: Sequence[Signs]) -> Runs:
    return [
        [_make_run(signs[end - size : end]) for size in range(1, min(_LONGEST, end) + 1)]
        for end in range(len(signs) + 1)
    ]


def _make_run(signs: Sequence[Signs]) -> _Run:
    return _Run(
        length=sum(one.length for one in signs),
        values=frozenset().union(*(one.values for one in signs)),
        names=frozenset().union(*(one.names for one in signs)),
        headings=frozenset(one.heading for one in signs),
    )


def _best_path(zh: Runs, en: Runs, ratio: float) -> tuple[Bead, ...]:
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    length_cost = cache(lambda own, other: _length_cost(own * ratio, other))
    last_zh, last_en = len(zh) - 1, len(en) - 1
    reach = BAND + abs(last_zh - last_en)
    for i in range(last_zh + 1):
        middle = i * last_en // max(last_zh, 1)
        for j in range(max(0, middle - reach), min(last_en, middle + reach) + 1):
            for rows, columns in _SHAPES:
                before = best.get((i - rows, j - columns))
                if before is not None:
                    cost = before[0] + (
                        _cost(zh[i][rows - 1], en[j][columns - 1], MERGE * (rows + columns - 2), length_cost)
                        if rows and columns
                        else GAP
                    )
                    if (i, j) not in best or cost < best[i, j][0]:
                        best[i, j] = (cost, (rows, columns))
    return _path(best, last_zh, last_en)


def _path(best: dict[tuple[int, int], tuple[float, tuple[int, int]]], i: int, j: int) -> tuple[Bead, ...]:
    beads: list[Bead] = []
    while i or j:
        rows, columns = best[i, j][1]
        beads.append((tuple(range(i - rows, i)), tuple(range(j - columns, j))))
        i, j = i - rows, j - columns
    return tuple(reversed(beads))


def _cost(zh: _Run, en: _Run, merge: float, length_cost: Callable[[int, int], float]) -> float:
    cost = length_cost(zh.length, en.length) + merge
    cost -= ANCHOR * min(MOST_ANCHORS, len(zh.values & en.values) + len(zh.names & en.names))
    return cost + HEADING * (len(zh.headings | en.headings) == 2)


def _length_cost(expected: float, found: float) -> float:
    """-log of how likely a translation of `expected` letters has `found`, bounded."""
    away = abs(found - expected) / math.sqrt(VARIANCE * max(expected, found, 1.0))
    likely = math.erfc(away / math.sqrt(2))
    return min(MOST_LENGTH_COST, -math.log(likely)) if likely > 0 else MOST_LENGTH_COST
