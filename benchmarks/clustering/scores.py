"""Scores of a clustering against its labels.

In: two labels an article, the found one and the right one. Out: pairwise precision, recall and F1 (over pairs of
articles in one cluster) and the adjusted Rand index (Hubert and Arabie 1985).
"""

from __future__ import annotations

from collections import Counter
from math import comb
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Score(Struct, frozen=True, kw_only=True):
    """All between 0 and 1, 1 the best (the adjusted Rand index may fall below 0)."""

    precision: float
    recall: float
    f1: float
    rand: float


def score_clusters(found: Sequence[object], right: Sequence[object]) -> Score:
    """Compare two labellings of the same articles, in the same order."""
    both = _pairs(Counter(zip(found, right, strict=True)).values())
    mine, theirs = _pairs(Counter(found).values()), _pairs(Counter(right).values())
    precision = both / mine if mine else 1.0
    recall = both / theirs if theirs else 1.0
    f1 = 2 * both / (mine + theirs) if mine + theirs else 1.0
    expected = mine * theirs / max(comb(len(found), 2), 1)
    room = (mine + theirs) / 2 - expected
    return Score(precision=precision, recall=recall, f1=f1, rand=(both - expected) / room if room else 1.0)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(comb(size, 2) for size in sizes)
