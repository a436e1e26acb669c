"""How well a run of sentences of one text matches a run of another: a score for each possible bead.

In: two texts as sentences with their vectors. Out: for each shape (1-1, 1-2, 2-1, 1-3, 3-1) a matrix of scores.

A score adds four pieces of evidence: the cosine of the vectors above a floor; its margin over both sides' nearest
neighbours (Artetxe and Schwenk 2019, here as a difference); how far the lengths are apart; numbers and Latin names on
both sides. A merge must besides be nearer than its weakest sentence is alone, or that sentence is a gap. The vector of
several sentences is the plain mean of theirs: on the lines of WMT22 news with simulated merges it reached strict F1
0.946 before any tuning, the encoded concatenation 0.917, a mean weighted by length 0.901.
"""

from __future__ import annotations

import re
from functools import lru_cache, reduce
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Shape = tuple[int, int]
SHAPES: tuple[Shape, ...] = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))

# Weights found by random search on windows of 30 lines and on the news documents of WMT22, with merges and gaps
# simulated, and rounded. Strict F1 on windows of WMT23, which chose between variants only, rose from 0.978 to 0.987
# (from English) and from 0.922 to 0.954 (from Chinese, where a third of the lines are reviews of customers). What was
# learnt later, how much wordier one text is than the other, raised it from 0.935 to 0.969 on windows of WMT22 from
# Chinese, where it was found, from 0.928 to 0.955 on others (WMT23), and left it at 0.98 from English (WMT24). That
# known, lengths may weigh more: with the weights found last, on these and half of NTREX, the other half rose from 0.979
# to 0.982 (Simplified) and from 0.975 to 0.977 (Traditional), held windows of WMT24 from 0.988 to 0.990, articles of a
# medical journal that people aligned from 0.985 to 0.986.
COSINE_FLOOR = 0.22
MARGIN_WEIGHT = 1.70
LENGTH_WEIGHT = 0.70
ANCHOR_WEIGHT = 0.08
GATHER_WEIGHT = 0.32
MERGE_PENALTY = 0.055
# A bead of n sentences on both sides together counts (n / 2) to this power: less than its sentences one by one.
SIZE_POWER = 0.25
NEIGHBOURS = 4
# More anchors than this in one bead add nothing: four shared numbers are certainty enough.
ANCHORS_ENOUGH = 4
# A Chinese character says about as much as two and a bit Latin letters (WMT22 news: 2.2).
WIDE, WIDE_FROM = 2.2, 0x2E80
# Added to both lengths, so that short sentences may differ by a few letters.
LENGTH_SLACK = 9.0
# A pair of sentences that are nearest to one another, this near, tells how long the texts are beside one another; where
# there are few, so many pairs of equal length are added.
PAIR_COSINE, USUAL_PAIRS = 0.5, 8
# Sentences whose measures are kept at hand: versions of a story share most of theirs.
REMEMBERED = 16384

_ANCHOR = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z][A-Za-z'-]+")


class Side(Struct, frozen=True, kw_only=True):
    """One text: vectors (n, d), the length of each sentence, and which anchors each one holds (n, vocabulary)."""

    vectors: np.ndarray
    lengths: np.ndarray
    anchors: np.ndarray

    def __len__(self) -> int:
        return len(self.vectors)

    def part(self, start: int, end: int) -> Side:
        return Side(vectors=self.vectors[start:end], lengths=self.lengths[start:end], anchors=self.anchors[start:end])


def make_sides(a: Sequence[str], b: Sequence[str], vectors_a: np.ndarray, vectors_b: np.ndarray) -> tuple[Side, Side]:
    """Both texts made ready for scoring; anchors are those that both of them hold somewhere."""
    found_a, found_b = [_find_anchors(text) for text in a], [_find_anchors(text) for text in b]
    vocabulary = {word: n for n, word in enumerate(sorted(set().union(*found_a) & set().union(*found_b)))}
    return _make_side(a, vectors_a, found_a, vocabulary), _make_side(b, vectors_b, found_b, vocabulary)


def score_beads(a: Side, b: Side) -> dict[Shape, np.ndarray]:
    """For each shape (x, y) a matrix whose [i, j] scores the bead of x sentences from i and y sentences from j.

    A bead's score grows with the sentences it covers. Shapes that do not fit the texts are left out.
    """
    cosines = a.vectors @ b.vectors.T
    near_a, near_b = _neighbourhood(cosines, axis=1), _neighbourhood(cosines, axis=0)
    wordier = _wordier(a, b, cosines)
    scores = {}
    for x, y in SHAPES:
        if x <= len(a) and y <= len(b):
            margin_floor = (_means(near_a, x)[:, None] + _means(near_b, y)[None, :]) / 2
            cosine = mean_vectors(a.vectors, x) @ mean_vectors(b.vectors, y).T
            score = cosine - COSINE_FLOOR + MARGIN_WEIGHT * (cosine - margin_floor)
            score += ANCHOR_WEIGHT * _shared_anchors(a, b, x, y) - LENGTH_WEIGHT * _length_gap(a, b, x, y, wordier) ** 2
            if x + y > 2:
                score += GATHER_WEIGHT * (cosine - _weakest(cosines, x, y)) - MERGE_PENALTY
            scores[x, y] = score * ((x + y) / 2) ** SIZE_POWER
    return scores


def mean_vectors(vectors: np.ndarray, run: int) -> np.ndarray:
    """Unit vectors of every `run` neighbouring rows: shape (n - run + 1, d)."""
    if run == 1:
        return vectors
    total = _over_runs(np.add, vectors, run)
    norms = np.linalg.norm(total, axis=1, keepdims=True)
    return np.asarray(total / np.where(norms > 0, norms, 1), np.float32)


@lru_cache(maxsize=REMEMBERED)
def measure_length(text: str) -> float:
    """Length of a text in Latin letters' worth of content."""
    return sum(WIDE if ord(char) >= WIDE_FROM else 1.0 for char in text if not char.isspace())


@lru_cache(maxsize=REMEMBERED)
def _find_anchors(text: str) -> frozenset[str]:
    """Numbers as digits and capitalised Latin words: what stays the same in translation."""
    found = _ANCHOR.findall(text)
    return frozenset(
        word.replace(",", "") if word[0].isdigit() else word.lower() for word in found if not word[0].islower()
    )


def _make_side(
    texts: Sequence[str], vectors: np.ndarray, found: list[frozenset[str]], words: Mapping[str, int]
) -> Side:
    anchors = np.zeros((len(texts), len(words)), np.float32)
    for row, own in enumerate(found):
        anchors[row, [words[word] for word in own if word in words]] = 1
    lengths = np.array([measure_length(text) for text in texts], np.float32)
    return Side(vectors=np.asarray(vectors, np.float32), lengths=lengths, anchors=anchors)


def _neighbourhood(cosines: np.ndarray, axis: int) -> np.ndarray:
    """Mean cosine of each row (axis 1) or column (axis 0) with its nearest neighbours on the other side."""
    k = min(NEIGHBOURS, cosines.shape[axis])
    largest = np.partition(cosines, cosines.shape[axis] - k, axis=axis)
    return np.asarray((largest[:, -k:] if axis == 1 else largest[-k:]).mean(axis=axis))


def _over_runs(combine: np.ufunc, rows: np.ndarray, run: int) -> np.ndarray:
    """Every `run` neighbouring rows combined, from the first to the last: shape (n - run + 1, ...)."""
    last = len(rows) - run + 1
    return reduce(combine, (rows[place : last + place] for place in range(run)))


def _means(values: np.ndarray, run: int) -> np.ndarray:
    return np.asarray(_over_runs(np.add, values, run) / run, values.dtype)


def _weakest(cosines: np.ndarray, x: int, y: int) -> np.ndarray:
    """The lowest cosine of a single sentence of each bead with a single one of the other side."""
    return _over_runs(np.minimum, _over_runs(np.minimum, cosines, x).T, y).T


def _shared_anchors(a: Side, b: Side, x: int, y: int) -> np.ndarray:
    """Shared anchors as a share of all in the bead, of at most ANCHORS_ENOUGH: (n - x + 1, m - y + 1) in 0 to 1."""
    held_a, held_b = _over_runs(np.maximum, a.anchors, x), _over_runs(np.maximum, b.anchors, y)
    shared = held_a @ held_b.T
    union = held_a.sum(axis=1)[:, None] + held_b.sum(axis=1)[None, :] - shared
    return np.asarray(shared / np.clip(union, 1, ANCHORS_ENOUGH)).clip(max=1)


def _length_gap(a: Side, b: Side, x: int, y: int, wordier: float) -> np.ndarray:
    """|log| of the ratio of both lengths, beyond that which the texts have."""
    long_a = np.log(_over_runs(np.add, a.lengths, x) + LENGTH_SLACK)
    long_b = np.log(_over_runs(np.add, b.lengths, y) + LENGTH_SLACK)
    return np.asarray(np.abs(long_a[:, None] + wordier - long_b[None, :]))


def _wordier(a: Side, b: Side, cosines: np.ndarray) -> float:
    """Log of how much longer the sentences of b are than those of a that they are surely the counterparts of.

    What a translator's style or the direction adds, else makes room for a sentence that has no counterpart.
    """
    best = cosines.argmax(axis=1)
    pairs = [(i, j) for i, j in enumerate(best) if cosines[:, j].argmax() == i and cosines[i, j] >= PAIR_COSINE]
    if not pairs:
        return 0.0
    ones = np.log(a.lengths[[i for i, _ in pairs]] + LENGTH_SLACK)
    others = np.log(b.lengths[[j for _, j in pairs]] + LENGTH_SLACK)
    return float(np.median(others - ones)) * len(pairs) / (len(pairs) + USUAL_PAIRS)
