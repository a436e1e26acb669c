"""Floors over hand-made labels of two articles; see gold.py for how a label counts as found."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.facts.gold import Judge, Tally


@cache
def tally(shared: Path) -> Tally:
    return Judge(shared).score(("002", "004"))


@pytest.mark.slow
def test_figures_are_found_with_exact_value_unit_and_place(shared: Path) -> None:
    assert tally(shared).figure_f1 >= 0.90


def test_metrics_are_the_right_ones(shared: Path) -> None:
    assert tally(shared).metric_share >= 0.85


def test_claims_are_filed_under_the_right_cities(shared: Path) -> None:
    assert tally(shared).city_share >= 0.90


def test_claims_are_filed_under_the_right_themes(shared: Path) -> None:
    assert tally(shared).theme_f1 >= 0.80


def test_a_mark_of_strength_or_weakness_is_mostly_right(shared: Path) -> None:
    """A wrong mark costs more trust than a missing one, so more than half of the claims go unmarked."""
    assert tally(shared).mark_precision >= 0.9
    assert tally(shared).marked >= tally(shared).claims / 4


def test_at_most_two_rhetorical_sentences_are_filed(shared: Path) -> None:
    assert tally(shared).rhetoric_filed <= 2
    assert tally(shared).claims_found / tally(shared).claims >= 0.85


def test_dated_events_are_found(shared: Path) -> None:
    assert tally(shared).events_found / tally(shared).events >= 0.75


def test_some_key_points_are_those_that_an_editor_chose(shared: Path) -> None:
    """Two editors seldom choose the same five sentences; three of ten near ones are what is reached."""
    assert tally(shared).key_points_near >= 2
