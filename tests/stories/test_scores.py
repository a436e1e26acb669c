"""The scores of the benchmark, against values worked out by hand."""

from __future__ import annotations

import pytest

from benchmarks.clustering.scores import score_clusters


def test_equal_labellings_score_one_whatever_the_names() -> None:
    score = score_clusters(["x", "x", "y"], [1, 1, 2])
    assert (score.precision, score.recall, score.f1, score.rand) == (1, 1, 1, 1)


def test_a_cluster_too_many_costs_precision() -> None:
    score = score_clusters(["x", "x", "x"], [1, 1, 2])
    assert score.precision == pytest.approx(1 / 3)
    assert score.recall == 1


def test_a_cluster_split_costs_recall() -> None:
    score = score_clusters(["x", "y", "z"], [1, 1, 1])
    assert (score.precision, score.recall, score.f1) == (1, 0, 0)


def test_the_adjusted_rand_index_of_a_known_example() -> None:
    """Six items, {abc}{def} against {ab}{cde}{f}: 2 pairs in both, 6 and 4 in one, 15 in all."""
    score = score_clusters([1, 1, 1, 2, 2, 2], [1, 1, 2, 2, 2, 3])
    assert score.rand == pytest.approx((2 - 6 * 4 / 15) / ((6 + 4) / 2 - 6 * 4 / 15))
