"""A translation's sentence that tells several years shows of each event its own words."""

from __future__ import annotations

import pytest

from tashan.briefings.dated import stretch_of

TOLD = (
    "When the mines closed, a school was founded in 1997, the harbour company bought 1,000 boats in 2003, and a park "
    "opened in 2011; boats, school and park made up a new quarter."
)


@pytest.mark.parametrize(
    ("year", "words"),
    [
        ("1997", "a school was founded in 1997"),
        ("2003", "the harbour company bought 1,000 boats in 2003"),
        ("2011", "a park opened in 2011"),
    ],
)
def test_a_year_s_own_clauses_are_shown(year: str, words: str) -> None:
    start, end = stretch_of(TOLD, year) or (0, 0)
    assert TOLD[start:end] == words


def test_a_sentence_of_one_year_stays_whole_and_so_does_one_without_it() -> None:
    assert stretch_of("In 2011, a park opened, and people came.", "2011") is None
    assert stretch_of(TOLD, "2020") is None


def test_a_clause_opened_by_its_year_holds_what_follows() -> None:
    text = "In 1997, a school was founded; in 2003, boats were bought."
    start, end = stretch_of(text, "1997") or (0, 0)
    assert text[start:end] == "In 1997, a school was founded"
