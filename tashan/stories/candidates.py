"""Pairs of articles that are worth aligning.

In: digests. Out: pairs of numbers (i < j), each in order. Three nets: mean vectors (any language, any wording), rare
shingles that several articles share (copies of a part), rare numbers and Latin names. Each costs far less than the
alignment of all pairs; for 10,000 articles the matrix of mean vectors takes about a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tashan.stories.runs import count_distinct, find_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.stories.digest import Digest

Pair = tuple[int, int]

# Mean vectors, less what all articles of the language have in common: the versions of the WMT22 documents reach at
# least 0.65, 999 of 1,000 pairs of different ones stay below 0.45.
MEAN_COSINE = 0.45
# The same across languages: short notices that say little but names and figures reach 0.40, and of a hundred thousand
# pairs of different documents eight reach 0.35.
MEAN_COSINE_ACROSS = 0.35
# What all have in common is known better the more articles there are: this many count half.
COMMON_HALF = 30
# Neighbours kept of each article; the versions of one story beyond that find each other through these.
NEIGHBOURS = 16
# A shingle or anchor that more articles hold than this is no rare one.
RARE = 12
# Rare features two articles must share: sampled shingles (about 25 characters in a row, or several shorter runs) and
# this share of the shorter one's; names and numbers.
SHARED_SHINGLES, SHINGLE_SHARE = 3, 0.2
SHARED_ANCHORS, ANCHOR_SHARE = 3, 0.1
_BLOCK = 1024


def find_candidates(digests: Sequence[Digest]) -> list[Pair]:
    """Pairs (i, j) with i < j, sorted, that one of the three nets caught."""
    if len(digests) < 2:
        return []
    means = np.stack([digest.mean for digest in digests])
    pairs = _near_means(means, np.array([digest.chinese for digest in digests]))
    pairs |= _shared([digest.shingles for digest in digests], SHARED_SHINGLES, SHINGLE_SHARE)
    pairs |= _shared([digest.anchors for digest in digests], SHARED_ANCHORS, ANCHOR_SHARE)
    return sorted(pairs)


def find_first_holders(features: Sequence[np.ndarray], most: int) -> dict[int, list[int]]:
    """For each article the few before it, at most `most`, in which most of its features stood first.

    An inverted index of first places: however many copies of one text there are, each leads to few others.
    """
    count = len(features)
    values = np.concatenate(features) if count else np.zeros(0, np.uint32)
    owners = np.repeat(np.arange(count), [len(own) for own in features])
    order = np.lexsort((owners, values))
    values, owners = values[order], owners[order]
    starts, sizes = find_runs(values)
    firsts = np.repeat(owners[starts], sizes)
    later = owners != firsts
    codes, shared = count_distinct(owners[later].astype(np.int64) * count + firsts[later])
    found: dict[int, list[int]] = {}
    for place in np.argsort(-shared, kind="stable").tolist():
        own, first = divmod(int(codes[place]), count)
        if len(found.setdefault(own, [])) < most:
            found[own].append(first)
    return found


def centre(means: np.ndarray, chinese: np.ndarray) -> np.ndarray:
    """Mean vectors less what their language has in common, which is guessed from all articles where it has few."""
    count = len(means)
    common = means.mean(axis=0) * (count / (count + COMMON_HALF))
    centred = means.copy()
    for own in (chinese, ~chinese):
        centred[own] -= (means[own].sum(axis=0) + COMMON_HALF * common) / (own.sum() + COMMON_HALF)
    return centred


def _near_means(means: np.ndarray, chinese: np.ndarray) -> set[Pair]:
    """Each article with its nearest neighbours among those after it, by mean vector, a block of rows at a time."""
    count, centred = len(means), centre(means, chinese)
    norms = np.linalg.norm(centred, axis=1, keepdims=True)
    unit = (centred / np.where(norms > 0, norms, 1)).astype(np.float32)
    pairs: set[Pair] = set()
    for start in range(0, count, _BLOCK):
        cosines = unit[start : start + _BLOCK] @ unit[start:].T
        cosines[np.tril_indices(len(cosines), 0, cosines.shape[1])] = -1  # each pair once, none with itself
        alike = chinese[start : start + _BLOCK, None] == chinese[None, start:]
        pairs |= _nearest(cosines, start, np.where(alike, MEAN_COSINE, MEAN_COSINE_ACROSS))
    return pairs


def _nearest(cosines: np.ndarray, start: int, least: np.ndarray) -> set[Pair]:
    """The pairs of a block of rows that reach what is `least` of each and are among the nearest of their row."""
    if cosines.shape[1] > NEIGHBOURS:
        floor = np.partition(cosines, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS]
        least = np.maximum(floor[:, None], least)
    found = np.argwhere(cosines >= least)
    return {(i + start, j + start) for i, j in found.tolist()}


def _shared(features: Sequence[np.ndarray], least: int, share: float) -> set[Pair]:
    """Pairs that share `least` features which at most RARE articles hold, and `share` of the fewer ones that one has.

    An inverted index: sorted by feature, the articles that hold the same one stand together.
    """
    values = np.concatenate(features)
    owners = np.repeat(np.arange(len(features)), [len(own) for own in features])
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    starts, sizes = find_runs(values)
    codes = [np.zeros(0, np.int64)]
    for size in range(2, RARE + 1):
        groups = owners[starts[sizes == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        codes.append((groups[:, left].astype(np.int64) * len(features) + groups[:, right]).ravel())
    found, counts = count_distinct(np.concatenate(codes))
    left, right = np.divmod(found, len(features))
    sizes_of = np.array([len(own) for own in features])
    enough = counts >= np.maximum(least, share * np.minimum(sizes_of[left], sizes_of[right]))
    return set(zip(left[enough].tolist(), right[enough].tolist(), strict=True))
