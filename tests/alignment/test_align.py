"""Monotone alignment of two texts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tashan.alignment import Encoder, align_sentences, similarity
from tashan.model import Bead
from tests.laws import examples

ENGLISH = [
    "The harbour bridge closed at midnight.",
    "Repairs will take four months.",
    "Ferries leave every ten minutes.",
    "Shopkeepers fear that they will lose customers.",
]
CHINESE = ["跨港大桥零时封闭。", "维修工程需要四个月。", "轮渡每十分钟一班。", "沿街店主担心客人变少。"]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def align(encoder: Encoder, a: list[str], b: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.a, bead.b) for bead in align_sentences(a, b, encoder.encode(a), encoder.encode(b))]


def test_sentences_meet_their_translations(encoder: Encoder) -> None:
    assert align(encoder, ENGLISH, CHINESE) == [((n,), (n,)) for n in range(4)]


def test_a_sentence_without_counterpart_is_a_gap(encoder: Encoder) -> None:
    assert align(encoder, ENGLISH, CHINESE[:2] + CHINESE[3:]) == [
        ((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,)),
    ]  # fmt: skip


def test_two_sentences_meet_the_one_that_holds_both(encoder: Encoder) -> None:
    merged = [CHINESE[0] + CHINESE[1], *CHINESE[2:]]
    assert align(encoder, ENGLISH, merged) == [((0, 1), (0,)), ((2,), (1,)), ((3,), (2,))]


def test_one_sentence_meets_the_three_it_was_split_into(encoder: Encoder) -> None:
    joined = [" ".join(ENGLISH[:3]), ENGLISH[3]]
    assert align(encoder, joined, CHINESE) == [((0,), (0, 1, 2)), ((1,), (3,))]


def test_a_sentence_that_a_merge_gains_nothing_by_is_a_gap() -> None:
    a = np.array([[1, 0, 0], [0, 1, 0]], np.float32)
    b = np.array([[1, 0, 0], [0.75, 0, 0.66], [0, 1, 0]], np.float32)
    beads = align_sentences(["x" * 30, "z" * 30], ["u" * 30, "v" * 30, "w" * 30], a, b)
    assert [(bead.a, bead.b) for bead in beads] == [((0,), (0,)), ((), (1,)), ((1,), (2,))]


@pytest.mark.parametrize("wordier", [1, 2])
def test_a_sentence_without_a_counterpart_does_not_fill_what_a_wordier_text_is_longer_by(wordier: int) -> None:
    own = np.eye(42, dtype=np.float32)
    b = own[:40]
    lone = 0.55 * b[5] + 0.835 * own[40]
    a = np.insert(0.85 * b + 0.527 * own[41], 6, lone, axis=0)
    beads = align_sentences(["x" * 60] * 41, ["y" * 60 * wordier] * 40, a, b)
    assert [bead.a for bead in beads if not bead.b] == [(6,)]


def test_an_empty_text_gives_gaps_only() -> None:
    vectors = np.eye(2, 512, dtype=np.float32)
    assert align_sentences(["a", "b"], [], vectors, vectors[:0]) == (
        Bead(a=(0,), b=(), score=0.0),
        Bead(a=(1,), b=(), score=0.0),
    )


def test_a_bead_is_scored_by_the_cosine_of_its_sides() -> None:
    a = np.array([[1, 0], [0, 1]], np.float32)
    b = np.array([[0.8, 0.6]], np.float32)
    beads = align_sentences(["x"], ["y"], a[:1], b)
    assert beads == (Bead(a=(0,), b=(0,), score=0.8),)


def random_vectors(count: int, seed: int) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


@settings(max_examples=examples(60), deadline=None)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 10**6))
def test_every_sentence_is_in_one_bead_and_beads_rise(n: int, m: int, seed: int) -> None:
    beads = align_sentences(["a"] * n, ["b"] * m, random_vectors(n, seed), random_vectors(m, seed + 1))
    assert [i for bead in beads for i in bead.a] == list(range(n))
    assert [j for bead in beads for j in bead.b] == list(range(m))
    assert all((len(bead.a), len(bead.b)) in {(1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (1, 3), (3, 1)} for bead in beads)


def test_long_texts_cut_at_sure_matches_align_as_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = random_vectors(300, seed=3)
    other = np.delete(vectors, [10, 150, 151, 290], axis=0)
    texts = ["sentence"] * 300
    whole_cells, cut_cells = 10**9, 10_000
    results = []
    for cells in (whole_cells, cut_cells):
        monkeypatch.setattr("tashan.alignment.align.CELLS_AT_ONCE", cells)
        results.append(align_sentences(texts, texts[4:], vectors, other))
    assert results[0] == results[1]
    assert [bead.a for bead in results[1] if not bead.b] == [(10,), (150,), (151,), (290,)]


def test_similarity_is_one_for_the_same_text_and_does_not_mind_the_order() -> None:
    vectors = random_vectors(6, seed=1)
    assert similarity(vectors, vectors) == pytest.approx(1)
    assert similarity(vectors[:4], vectors) == pytest.approx(similarity(vectors, vectors[:4]))


def test_similarity_counts_only_what_stands_in_the_same_order() -> None:
    vectors = np.eye(6, dtype=np.float32)
    assert similarity(vectors, vectors[::-1]) == pytest.approx(1 / 6)


def test_similarity_with_an_empty_text_is_zero() -> None:
    assert similarity(np.zeros((0, 4), np.float32), np.eye(4, dtype=np.float32)) == 0
