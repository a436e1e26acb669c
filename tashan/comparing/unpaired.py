"""Clauses of a Chinese text that no clause of its copy stands for: each of the others has its own, in the same order.

In: two Chinese texts that tell the same. Out: the clauses of the first that are left over when clauses are paired in
order, one with one or two with one, so that they share as many characters of content as can be.
"""

from __future__ import annotations

import re
from functools import lru_cache
from statistics import mean
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from tashan.comparing.clauses import split_clauses
from tashan.comparing.coverage import content_characters

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

# What a clause counts for when it stays alone, or goes with its neighbour to one clause of the other side: two clauses
# are a pair from so large a share of common characters on, and one that adds nothing to its neighbour's pair is alone.
ALONE = 0.12
# Mean share of what the pairs have in common, and share of common characters of the texts without the clause, from
# which on one is a copy of the other, so that a clause that is told must show in it. Of 472 clauses taken out of
# machines' copies nine in ten are left over, of 4,600 of independent translations one in thirteen.
LEAST_COMMON, LEAST_WORDING = 0.45, 0.55
# Where the version as a whole is no such copy, the clauses beside must have more in common, and be so many.
LEAST_COMMON_UNSURE, LEAST_PAIRS = 0.6, 3
# Share of the clauses of both texts that may be left over where one goes clause by clause: machines' copies of Chinese
# texts leave one in twenty to one in six, independent translations of one English text mostly one in five and more.
MOST_LEFT = 0.17
# A clause that only leads to another one: a short adverbial, who says it.
_LEADING = re.compile(
    r"而?(?:由于|因为?|对于?|按照?|为了?|随着?|与此|于是|此外|同时|根据|据|除了?|至于|作为|截至|迄今)|(?:就?在|当|自从?|从).*[时后前中里上下来起]$"
)
_SAYING = re.compile(r"(?:说|表示|称|指出|认为|强调|介绍|说道)[：:]?$|^[“”\"]")
LONGEST_LEADING = 10
_STEPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))
_SENTENCE_ENDS = '。！？!?.”"'


@lru_cache(maxsize=4096)
def find_unpaired(text: str, other: str, *, sure: bool) -> tuple[tuple[Span, int], ...]:
    """Clauses of `text` that are left over, each with how many of `other` are too, which may tell it in other words.

    Where it is not sure that one goes by the other clause by clause, each clause beside must have its own here.
    """
    spans = split_clauses(text)
    if len(spans) < 2 or not split_clauses(other):
        return ()
    mine, others = _contents(text), _contents(other)
    path = _path(text, other)
    pairs = [(frozenset().union(*mine[a]), frozenset().union(*others[b])) for a, b in path if mine[a] and others[b]]
    common = mean(_common(*pair) for pair in pairs) if pairs else 0.0
    left = sum(not mine[a] for a, _ in path)
    alone = [spans[a.start] for a, b in path if not others[b]]
    each = len(alone) == 1 and len(pairs) == len(spans) - 1 >= LEAST_PAIRS and not left
    if common < (LEAST_COMMON if sure else LEAST_COMMON_UNSURE) or not (sure or each):
        return ()
    return tuple((span, left) for span in alone if tells_of_its_own(text, span) and _is_copy(text, span, other))


def is_sentence(text: str, span: Span) -> bool:
    """Whether a clause is a sentence of its own that follows another one."""
    before, after = text[: span[0]].rstrip(), text[span[1] :].lstrip()
    return bool(before) and before[-1] in _SENTENCE_ENDS and (not after or after[0] in _SENTENCE_ENDS)


@lru_cache(maxsize=4096)
def pair_clauses(text: str, other: str) -> tuple[tuple[Span, Span], ...]:
    """The clauses of two texts that go with one another, one with one."""
    spans, theirs = split_clauses(text), split_clauses(other)
    return tuple(
        (spans[a.start], theirs[b.start]) for a, b in _path(text, other) if a.stop - a.start == 1 == b.stop - b.start
    )


def goes_by_clauses(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether one side of all these pairs is a copy of the other that goes clause by clause."""
    alone = sum(not (a.stop - a.start and b.stop - b.start) for pair in pairs for a, b in _path(*pair))
    clauses = sum(len(split_clauses(text)) for pair in pairs for text in pair)
    return 2 * alone <= MOST_LEFT * clauses


def _contents(text: str) -> list[frozenset[str]]:
    return [content_characters(text[slice(*span)]) for span in split_clauses(text)]


@lru_cache(maxsize=4096)
def _path(text: str, other: str) -> tuple[tuple[slice, slice], ...]:
    return tuple(_pair(_contents(text), _contents(other)))


def tells_of_its_own(text: str, span: Span) -> bool:
    """Whether a clause tells something of its own: more of its sentence stands before it, or it is a later sentence."""
    clause = text[slice(*span)].strip()
    before, after = text[: span[0]].rstrip(), text[span[1] :].lstrip()
    begins = not before or before[-1] in _SENTENCE_ENDS
    ends = not after or after[0] in _SENTENCE_ENDS
    leads = _LEADING.match(clause) and len(clause) <= LONGEST_LEADING
    return bool(before) and (ends or not begins) and not leads and not _SAYING.search(clause)


def _is_copy(text: str, span: Span, other: str) -> bool:
    return Indel.normalized_similarity(text[: span[0]] + text[span[1] + 1 :], other) >= LEAST_WORDING


def _pair(mine: list[frozenset[str]], others: list[frozenset[str]]) -> list[tuple[slice, slice]]:
    """The steps, from beginning to end, by which the two sides have most in common."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for a in range(len(mine) + 1):
        for b in range(len(others) + 1):
            steps = [step for step in _STEPS if step[0] <= a and step[1] <= b]
            ways = [
                (best[a - i, b - j][0] + _worth(mine[a - i : a], others[b - j : b]), -place, (i, j))
                for place, (i, j) in enumerate(steps)
            ]
            if ways:
                worth, _, step = max(ways)
                best[a, b] = worth, step
    path: list[tuple[slice, slice]] = []
    a, b = len(mine), len(others)
    while a or b:
        i, j = best[a, b][1]
        path.append((slice(a - i, a), slice(b - j, b)))
        a, b = a - i, b - j
    return path[::-1]


def _worth(mine: list[frozenset[str]], others: list[frozenset[str]]) -> float:
    if not (mine and others):
        return ALONE
    common = _common(frozenset().union(*mine), frozenset().union(*others))
    return common + ALONE if len(mine) + len(others) > 2 else common


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / max(len(one) + len(other), 1)
