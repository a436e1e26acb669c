"""Words that tell an event: a year's own in a translation's sentence, those behind the date in a fragment."""

from __future__ import annotations

import pytest

from tashan.briefings.dated import behind_date, stretch_of

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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025年2月23日，镇上开了新的粮站", "镇上开了新的粮站"),
        ("2025年2月23日镇上开了新的粮站", "镇上开了新的粮站"),
        ("今年1月，渡口停航", "渡口停航"),
        ("In February 2025, the ferry stopped", "the ferry stopped"),
        ("镇上的粮站2023年开张", "镇上的粮站2023年开张"),
        ("20家粮站开张于2024年", "20家粮站开张于2024年"),
        ("2025年2月23日", "2025年2月23日"),
        ("2025年2月23日，", "2025年2月23日，"),
    ],
)
def test_a_date_that_begins_a_quotation_falls_away_unless_it_is_all(text: str, words: str) -> None:
    assert behind_date(text) == words
