"""Candidates: each of the three nets, and that they stay few."""

from __future__ import annotations

import numpy as np

from tashan.stories.candidates import NEIGHBOURS, RARE, find_candidates
from tashan.stories.digest import Digest, sample_shingles

NOTHING = np.zeros(0, np.uint32)


def digest(seed: int, shingles: object = (), anchors: object = (), *, chinese: bool = True) -> Digest:
    mean = np.random.default_rng(seed).normal(size=512).astype(np.float32)
    return Digest(
        chinese=chinese,
        mean=mean / np.linalg.norm(mean),
        shingles=np.array(sorted(shingles), np.uint32),  # type: ignore[call-overload]
        anchors=np.array(sorted(anchors), np.uint32),  # type: ignore[call-overload]
    )


def test_articles_that_share_nothing_are_no_candidates() -> None:
    assert find_candidates([digest(seed) for seed in range(50)]) == []


def test_near_mean_vectors_are_candidates_in_any_language() -> None:
    digests = [digest(seed) for seed in range(50)] + [digest(7, chinese=False)]
    assert find_candidates(digests) == [(7, 50)]


def test_across_languages_mean_vectors_may_be_farther_apart() -> None:
    near, far = digest(0).mean, digest(1).mean
    mixed = 0.45 * near + 0.9 * far
    for chinese, pairs in ((False, [(0, 40)]), (True, [])):
        last = Digest(chinese=chinese, mean=mixed / np.linalg.norm(mixed), shingles=NOTHING, anchors=NOTHING)
        assert find_candidates([*(digest(seed) for seed in (0, *range(2, 41))), last]) == pairs


def test_what_all_articles_of_a_language_have_in_common_makes_no_candidates() -> None:
    common = np.full(512, 0.5, np.float32)
    digests = [
        Digest(chinese=True, mean=digest(seed).mean + common, shingles=NOTHING, anchors=NOTHING) for seed in range(400)
    ]
    assert find_candidates(digests) == []


def test_rare_shared_shingles_or_anchors_are_candidates() -> None:
    assert find_candidates([digest(0, range(5)), digest(1, range(5)), digest(2)]) == [(0, 1)]
    assert find_candidates([digest(0, (), range(5)), digest(1), digest(2, (), range(5))]) == [(0, 2)]


def test_too_few_shared_features_or_too_small_a_share_are_not_enough() -> None:
    assert find_candidates([digest(0, range(2)), digest(1, range(2))]) == []
    assert find_candidates([digest(0, range(3)), digest(1, [0, 1, 2]), digest(2, range(100, 200))]) == [(0, 1)]
    assert find_candidates([digest(0, range(100)), digest(1, range(95, 195))]) == []


def test_features_that_many_articles_hold_count_for_nothing() -> None:
    assert find_candidates([digest(seed, range(5)) for seed in range(RARE + 1)]) == []


def test_a_crowd_of_copies_stays_linked_by_few_pairs() -> None:
    pairs = find_candidates([digest(1) for _ in range(200)] + [digest(seed) for seed in range(100, 400)])
    assert {j for _, j in pairs} >= set(range(1, 200)) - set(range(NEIGHBOURS))
    assert len(pairs) >= 199


def test_shingles_do_not_see_punctuation_or_spaces() -> None:
    one = sample_shingles("临川港大桥今年春天开始检修，预计花费两亿元，工期四个月。" * 3)
    other = sample_shingles("临川港大桥 今年春天开始检修 预计花费两亿元；工期四个月" * 3)
    assert len(one) > 0
    np.testing.assert_array_equal(one, other)


def test_a_text_shorter_than_a_shingle_has_none() -> None:
    assert len(sample_shingles("短")) == 0
