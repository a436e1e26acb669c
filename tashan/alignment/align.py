"""Monotone alignment: two texts as sentences with vectors in, beads in reading order out.

Dynamic programming over 1-1, 1-2, 2-1, 1-3 and 3-1 beads and gaps, a row of the table at a time. Long texts are first
cut where single sentences match beyond doubt, so that the table stays small.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tashan.alignment.scores import Shape, Side, make_sides, mean_vectors, score_beads
from tashan.model import Bead

if TYPE_CHECKING:
    from collections.abc import Sequence

# Below this cosine a pair of sentences is no evidence that two texts tell the same: two sentences of different news
# stories reach it about once in a hundred pairs.
RELATED_COSINE = 0.4
# Texts with more cells than this are cut at sure matches first (200 by 200 sentences take about 20 ms).
CELLS_AT_ONCE = 40_000
# A single pair this close, next to a pair as close, is a place to cut: no wrong pair of the WMT22 documents is.
SURE_COSINE = 0.75
# Sentences between two cuts: enough context for gaps and merges to be told apart.
CUT_DISTANCE = 60

Cut = tuple[int, int]


def align_sentences(
    a: Sequence[str], b: Sequence[str], vectors_a: np.ndarray, vectors_b: np.ndarray
) -> tuple[Bead, ...]:
    """Align `a` (n sentences, vectors (n, d)) with `b` (m sentences, vectors (m, d)); every sentence is in one bead.

    Beads are in reading order, gaps (one side empty) included; `score` is the cosine of the two sides' mean vectors,
    0 to 1, and 0 for a gap.
    """
    if not a or not b:
        return _gaps((0, 0), (len(a), len(b)))
    sides = make_sides(a, b, vectors_a, vectors_b)
    beads: list[Bead] = []
    for start, end in pairwise(_find_cuts(*sides)):
        if start[0] == end[0] or start[1] == end[1]:
            beads += _gaps(start, end)
        else:
            part_a, part_b = sides[0].part(start[0], end[0]), sides[1].part(start[1], end[1])
            beads += (_make_bead(sides, start, step) for step in _best_path(part_a, part_b))
    return tuple(beads)


def similarity(vectors_a: np.ndarray, vectors_b: np.ndarray) -> float:
    """How much of the shorter text the longer one tells in the same order, 0 to 1.

    Sum of max(0, cosine - 0.4) along the best monotone path of single sentences, divided by 0.6 times the number of
    sentences of the shorter text.
    """
    if not len(vectors_a) or not len(vectors_b):
        return 0.0
    if len(vectors_a) > len(vectors_b):  # fewer rows, longer vector operations
        vectors_a, vectors_b = vectors_b, vectors_a
    gain = np.maximum(vectors_a @ vectors_b.T - RELATED_COSINE, 0)
    best = np.zeros(len(vectors_b) + 1, np.float32)
    for row in gain:
        best[1:] = np.maximum.accumulate(np.maximum(best[:-1] + row, best[1:]))
    return float(best[-1] / ((1 - RELATED_COSINE) * len(vectors_a)))


def _best_path(a: Side, b: Side) -> list[tuple[Cut, Cut]]:
    """The beads of the best path as (start, end) corners of the table."""
    scores = score_beads(a, b)
    shapes: list[Shape] = [(1, 0), (0, 1), *scores]
    n, m = len(a), len(b)
    table = np.zeros((n + 1, m + 1), np.float32)
    steps = np.ones((n + 1, m + 1), np.int8)  # index into shapes; the first row is all gaps in b
    for i in range(1, n + 1):
        row, step = table[i - 1].copy(), np.zeros(m + 1, np.int8)
        for number, (x, y) in enumerate(shapes[2:], start=2):
            if x <= i:
                reached = table[i - x, : m - y + 1] + scores[x, y][i - x]
                better = reached > row[y:]
                np.copyto(row[y:], reached, where=better)
                np.copyto(step[y:], number, where=better)
        table[i] = np.maximum.accumulate(row)
        steps[i] = np.where(table[i] > row, 1, step)
    return _trace(steps, shapes)


def _trace(steps: np.ndarray, shapes: list[Shape]) -> list[tuple[Cut, Cut]]:
    """Walk the table back from its last corner."""
    i, j = steps.shape[0] - 1, steps.shape[1] - 1
    path = []
    while i or j:
        x, y = shapes[steps[i, j]] if j else (1, 0)
        path.append(((i - x, j - y), (i, j)))
        i, j = i - x, j - y
    return path[::-1]


def _find_cuts(a: Side, b: Side) -> list[Cut]:
    """Corners between which the texts can be aligned one after the other, first and last corner included."""
    ends = [(0, 0), (len(a), len(b))]
    if len(a) * len(b) <= CELLS_AT_ONCE:
        return ends
    cosines = a.vectors @ b.vectors.T
    best_b, best_a = cosines.argmax(axis=1), cosines.argmax(axis=0)
    mutual = [(i, int(j)) for i, j in enumerate(best_b) if best_a[j] == i and cosines[i, j] >= SURE_COSINE]
    # Two sure pairs in a row: the corner between them is certain to lie on the path.
    corners = [second for first, second in pairwise(mutual) if second == (first[0] + 1, first[1] + 1)]
    cuts = ends[:1]
    for corner in _longest_rising(corners):
        if min(corner[0] - cuts[-1][0], corner[1] - cuts[-1][1]) >= CUT_DISTANCE:
            cuts.append(corner)
    return [*cuts, ends[1]]


def _longest_rising(corners: list[Cut]) -> list[Cut]:
    """The longest subsequence that rises on both sides: what moved about in one text is no place to cut."""
    if not corners:
        return []
    length, before = [1] * len(corners), [-1] * len(corners)
    for k, corner in enumerate(corners):
        for earlier in range(k):
            if corners[earlier][1] < corner[1] and length[earlier] >= length[k]:
                length[k], before[k] = length[earlier] + 1, earlier
    k = int(np.argmax(length))
    chain = []
    while k >= 0:
        chain.append(corners[k])
        k = before[k]
    return chain[::-1]


def _make_bead(sides: tuple[Side, Side], offset: Cut, step: tuple[Cut, Cut]) -> Bead:
    (i, j), (i_end, j_end) = step
    a, b = range(offset[0] + i, offset[0] + i_end), range(offset[1] + j, offset[1] + j_end)
    return Bead(a=tuple(a), b=tuple(b), score=_score(sides, a, b))


def _score(sides: tuple[Side, Side], a: range, b: range) -> float:
    if not a or not b:
        return 0.0
    one = mean_vectors(sides[0].vectors[a.start : a.stop], len(a))[0]
    other = mean_vectors(sides[1].vectors[b.start : b.stop], len(b))[0]
    return round(min(1.0, max(0.0, float(one @ other))), 4)


def _gaps(start: Cut, end: Cut) -> tuple[Bead, ...]:
    alone_a = (Bead(a=(i,), b=(), score=0.0) for i in range(start[0], end[0]))
    alone_b = (Bead(a=(), b=(j,), score=0.0) for j in range(start[1], end[1]))
    return (*alone_a, *alone_b)
