"""Quality floors on labelled data. To lower one, say why in the commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import alignment, drift, injection
from benchmarks.clustering.corpora import BENCH, CHINESE_ROLES, ROLES, read_labelled, read_negatives
from benchmarks.clustering.scores import score_clusters
from benchmarks.versions import find_stories

if TYPE_CHECKING:
    from pathlib import Path

    from tashan.alignment import Encoder

needs_bench = pytest.mark.skipif(not BENCH.exists(), reason=f"{BENCH} is not there")


@needs_bench
@pytest.mark.bench
@pytest.mark.parametrize("roles", [CHINESE_ROLES, ("source", "human-A"), ("source", "machine-Online-G"), ROLES])
def test_versions_of_news_documents_are_found_and_nothing_else_is_joined(
    encoder: Encoder, roles: tuple[str, ...]
) -> None:
    corpus = read_labelled(roles)
    score = score_clusters(find_stories(corpus, encoder), [entry.story for entry in corpus])
    assert score.precision == 1.0
    assert score.f1 >= 0.995


def test_articles_on_one_event_with_shared_quotes_are_never_joined(encoder: Encoder) -> None:
    corpus = read_negatives()
    assert len(corpus) >= 8
    assert len(set(find_stories(corpus, encoder))) == len(corpus)


@needs_bench
@pytest.mark.bench
@pytest.mark.parametrize("roles", alignment.PAIRS)
def test_sentences_are_aligned(encoder: Encoder, roles: tuple[str, str]) -> None:
    score = alignment.measure(encoder, roles, rounds=3)
    assert score.strict >= 0.96
    assert score.lax >= 0.99


@pytest.mark.parametrize("case", list(drift.read_cases()), ids=lambda case: case.name)
def test_distortions_put_in_on_purpose_are_named(encoder: Encoder, case: drift.Case) -> None:
    score = drift.measure(case, encoder)
    assert score.missed == ()
    assert score.alarms == ()


def test_pairs_with_known_distortions_are_enough() -> None:
    cases = list(drift.read_cases())
    assert len(cases) >= 6
    assert sum(len(case.same) for case in cases) >= 40


def test_the_machine_translated_seed_is_told_apart(encoder: Encoder, shared: Path) -> None:
    case = drift.read_seed_case(shared)
    score = drift.measure(case, encoder)
    assert score.found["number"] + score.found["name"] >= 0.9 * (score.there["number"] + score.there["name"])
    # 近1/3 became 近1%: a true drift that the labels leave out.
    assert set(score.alarms) <= {"近1/3 → 近1%"}


@needs_bench
@pytest.mark.bench
def test_good_translations_hardly_raise_an_alarm(encoder: Encoder) -> None:
    """Human translations keep nearly every quantity: at most one alarm in 20 of them."""
    quantities, alarms = drift.count_alarms(encoder, ("source", "human-A"))
    assert quantities > 100
    assert alarms <= quantities / 20


@needs_bench
@pytest.mark.bench
@pytest.mark.parametrize("roles", injection.PAIRS)
def test_numbers_changed_at_random_are_named(encoder: Encoder, roles: tuple[str, str]) -> None:
    named, made = injection.measure(encoder, roles)
    assert made > 50
    assert named >= 0.8 * made
