"""Equal values in arrays.

In: arrays. Out: their distinct values, and where equal ones stand. `numpy.unique` loads numpy's masked arrays, with
what documents them, at its first call: as long as a small corpus is grouped.
"""

from __future__ import annotations

import numpy as np


def find_runs(ordered: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of a sorted array: where each value begins, and how often it stands there."""
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(ordered) else np.zeros(0, np.int64)
    return starts, np.diff(np.r_[starts, len(ordered)])


def count_distinct(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The values of an array, sorted, each once, and how often each stands in it."""
    ordered = np.sort(values)
    starts, sizes = find_runs(ordered)
    return ordered[starts], sizes
