"""Copies: texts that are equal or nearly so, told by hashes before anything is compared.

In: digests. Out: for each article that is nearly another's copy, that other one: the first of its kind. A thousand
copies of one text are judged against it alone, and nothing else is looked for among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tashan.stories.candidates import find_first_holders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.stories.digest import Digest

# Share of the sampled shingles of both that each has: every edited character costs ten of them.
NEARLY = 0.7
# Fewer sampled shingles (about a hundred letters of text) say nothing.
LEAST_SHINGLES = 12
# Articles in which an article's shingles stood first, of which so many are looked at.
CLOSEST = 3


def find_copies(digests: Sequence[Digest]) -> dict[int, int]:
    """By number each nearly equal copy with the first article of its kind, which is no copy itself."""
    first: dict[int, int] = {}
    for own, holders in sorted(find_first_holders([digest.shingles for digest in digests], CLOSEST).items()):
        # What stood in a copy first, an edit of it, leads to the text that this one is a copy of.
        kinds = {first.get(holder, holder) for holder in holders}
        near = [(share, -kind) for kind in kinds if (share := _share(digests[own], digests[kind])) >= NEARLY]
        if near:
            first[own] = -max(near)[1]
    return first


def _share(one: Digest, other: Digest) -> float:
    """Jaccard similarity of two samples; 0 between languages, or where they are too small."""
    if one.chinese != other.chinese or min(len(one.shingles), len(other.shingles)) < LEAST_SHINGLES:
        return 0.0
    both = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    return both / (len(one.shingles) + len(other.shingles) - both)
