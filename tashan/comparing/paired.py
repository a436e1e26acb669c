"""Clauses of a Chinese sentence and of its English translation that tell the same.

In: pairs of a Chinese and an English text, and an encoder. Out: for each pair the groups of clauses that go with one
another in order, each with how near the encoder finds its two sides. English writes in one clause what Chinese parts
by commas, so an English clause also ends before a conjunction, and one may go with three.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.comparing.clauses import split_clauses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np

    from tashan.comparing.clauses import Span
    from tashan.comparing.insertion import Encode

_JOINT = re.compile(
    r"\s(?=(?:and|but|or|which|who|while|whereas|that|because|with|after|before|until|although|though|so|if|when|where|as|than|instead of|rather than|for)\s)",
    re.IGNORECASE,
)
# Words that an English clause has at least where no mark ends it.
LEAST_WORDS = 3
# A group's nearness counts by so much less than it is, so that strangers rather stay alone.
STRANGE = 0.3
# It counts by so much less for each clause more than one a side, so that what can go one by one does.
GROUPED = 0.85
# Clauses of a side that one group has at most.
LONGEST = 3
# Clauses to a group: Chinese, English.
_STEPS = ((1, 0), (0, 1), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1))
# Clauses of a side beyond which the texts are too long to be paired with care.
MOST = 14


class Group(Struct, frozen=True, kw_only=True):
    """Where the clauses of a group stand on both sides, from the first to the last; `near` is a cosine."""

    chinese: Span
    english: Span
    near: float


def pair_across(pairs: Sequence[tuple[str, str]], encode: Encode) -> tuple[tuple[Group, ...], ...]:
    """For each pair its groups in order; none for texts of one clause or of very many."""
    split = [(split_clauses(chinese), split_english(english)) for chinese, english in pairs]
    runs = [tuple(map(_runs, each)) for each in split]
    texts = sorted({
        text[slice(*run)] for pair, both in zip(pairs, runs, strict=True) for text, own in zip(pair, both, strict=True) for run in own.values()
    })  # fmt: skip
    vectors = dict(zip(texts, encode(texts), strict=True)) if texts else {}
    return tuple(
        tuple(_pair(pair, both, [len(spans) for spans in each], vectors))
        for pair, both, each in zip(pairs, runs, split, strict=True)
    )


@lru_cache(maxsize=8192)
def split_english(text: str) -> tuple[Span, ...]:
    """The clauses of an English text, and what conjunctions part in them, three words at least."""
    found: list[Span] = []
    for start, end in split_clauses(text):
        cuts = [start]
        for match in _JOINT.finditer(text, start, end):
            if len(text[cuts[-1] : match.start()].split()) >= LEAST_WORDS <= len(text[match.end() : end].split()):
                cuts.append(match.end())
        found += [(one, len(text[:other].rstrip())) for one, other in zip(cuts, (*cuts[1:], end), strict=True)]
    return tuple(found)


def list_runs(english: str) -> tuple[str, ...]:
    """The clauses of an English text, and what two and three in a row say."""
    return tuple(english[slice(*span)] for span in _runs(split_english(english)).values()) or (english,)


def _runs(spans: Sequence[Span]) -> Mapping[tuple[int, int], Span]:
    """Up to LONGEST clauses in a row, from the first of them to the last."""
    if len(spans) > MOST:
        return {}
    return {
        (first, count): (spans[first][0], spans[first + count - 1][1])
        for first in range(len(spans)) for count in range(1, LONGEST + 1) if first + count <= len(spans)
    }  # fmt: skip


def _pair(
    pair: tuple[str, str],
    runs: tuple[Mapping[tuple[int, int], Span], ...],
    sizes: Sequence[int],
    vectors: Mapping[str, np.ndarray],
) -> list[Group]:
    """The steps from beginning to end by which the groups are nearest."""
    if not (runs[0] and runs[1]):
        return []
    best: dict[tuple[int, int], tuple[float, tuple[int, int], float]] = {(0, 0): (0.0, (0, 0), 0.0)}
    for a in range(sizes[0] + 1):
        for b in range(sizes[1] + 1):
            ways = []
            for place, (i, j) in enumerate(_STEPS):
                if i > a or j > b or (a - i, b - j) not in best:
                    continue
                near = 0.0
                if i and j:
                    own, other = (
                        text[slice(*run[at])]
                        for text, run, at in zip(pair, runs, ((a - i, i), (b - j, j)), strict=True)
                    )
                    near = float(vectors[own] @ vectors[other])
                worth = (near - STRANGE) * (i + j) * GROUPED ** (i + j - 2) if i and j else 0.0
                ways.append((best[a - i, b - j][0] + worth, -place, (i, j), near))
            if ways:
                worth, _, step, near = max(ways)
                best[a, b] = worth, step, near
    groups: list[Group] = []
    a, b = sizes
    while a or b:
        _, (i, j), near = best[a, b]
        if i and j:
            groups.append(Group(chinese=runs[0][a - i, i], english=runs[1][b - j, j], near=near))
        a, b = a - i, b - j
    return groups[::-1]
