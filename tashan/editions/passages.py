"""Which passages of an original and its translation say the same, told without vectors.

In: for both texts what each passage shows from outside: its length, its numbers, its Latin names, whether it is a
heading. Out: beads of passages, monotone, some with one empty side. Gale and Church's length model (1993) with anchors.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

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
_LATIN = re.compile(r"[A-Z][A-Za-z0-9]+|[a-z]+[A-Z][A-Za-z0-9]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
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
    first = _best_path(zh, en, RATIO)
    pairs = [(zh[rows[0]].length, en[columns[0]].length) for rows, columns in first if len(rows) == len(columns)]
    total = sum(length for length, _ in pairs)
    ratio = sum(length for _, length in pairs) / total if total else RATIO
    return _best_path(zh, en, min(max(ratio, LEAST_RATIO), MOST_RATIO))


def _best_path(zh: Sequence[Signs], en: Sequence[Signs], ratio: float) -> tuple[Bead, ...]:
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    reach = BAND + abs(len(zh) - len(en))
    for i in range(len(zh) + 1):
        middle = i * len(en) // max(len(zh), 1)
        for j in range(max(0, middle - reach), min(len(en), middle + reach) + 1):
            for rows, columns in _SHAPES:
                if (i - rows, j - columns) in best:
                    before = best[i - rows, j - columns][0]
                    cost = before + _cost(zh[i - rows : i], en[j - columns : j], ratio)
                    if (i, j) not in best or cost < best[i, j][0]:
                        best[i, j] = (cost, (rows, columns))
    return _path(best, len(zh), len(en))


def _path(best: dict[tuple[int, int], tuple[float, tuple[int, int]]], i: int, j: int) -> tuple[Bead, ...]:
    beads: list[Bead] = []
    while i or j:
        rows, columns = best[i, j][1]
        beads.append((tuple(range(i - rows, i)), tuple(range(j - columns, j))))
        i, j = i - rows, j - columns
    return tuple(reversed(beads))


def _cost(zh: Sequence[Signs], en: Sequence[Signs], ratio: float) -> float:
    if not zh or not en:
        return GAP
    cost = _length_cost(sum(s.length for s in zh) * ratio, sum(s.length for s in en))
    cost += MERGE * (len(zh) + len(en) - 2)
    cost -= ANCHOR * min(MOST_ANCHORS, _shared(zh, en))
    headings = {signs.heading for signs in (*zh, *en)}
    return cost + HEADING * (len(headings) == 2)


def _length_cost(expected: float, found: float) -> float:
    """-log of how likely a translation of `expected` letters has `found`, bounded."""
    away = abs(found - expected) / math.sqrt(VARIANCE * max(expected, found, 1.0))
    likely = math.erfc(away / math.sqrt(2))
    return min(MOST_LENGTH_COST, -math.log(likely)) if likely > 0 else MOST_LENGTH_COST


def _shared(zh: Sequence[Signs], en: Sequence[Signs]) -> int:
    values = {v for s in zh for v in s.values} & {v for s in en for v in s.values}
    names = {n for s in zh for n in s.names} & {n for s in en for n in s.names}
    return len(values) + len(names)
