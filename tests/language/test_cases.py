"""Small inputs in shapes whose numbers, days and sentences once went wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tashan.language.dates import find_dates
from tashan.language.quantities import find_quantities
from tashan.language.sentences import split_sentences

ANCHOR = date(2025, 2, 13)


def lines(folder: Path, name: str) -> list[str]:
    """The paragraphs of a case, without its head."""
    text = (folder / name).read_text(encoding="utf-8")
    body = text.split("---\n", 2)[2] if text.startswith("---") else text
    return [line for line in body.split("\n") if line.strip()]


def test_loose_english_amounts_are_the_least_value_they_allow(shared: Path) -> None:
    found = [
        [(quantity.value, quantity.unit) for quantity in find_quantities(line)]
        for line in lines(shared / "cases" / "english-numbers", "a.md")
    ]
    values = [[float(value) for value, _ in row] for row in found]
    assert values == [[316000], [250000], [2e10], [2e8], [2e8], [0.0025], [2.5e9], [0.2], [5e5, 6.71e11]]
    assert [row[0][1] for row in found[2:5]] == ["CNY"] * 3
    assert found[5][0][1] == "ratio"


def test_wan_before_duo_yi_is_ten_thousand_times_yi(shared: Path) -> None:
    found = [q for line in lines(shared / "cases" / "wan-duo-yi", "a.md") for q in find_quantities(line)]
    money = [quantity for quantity in found if quantity.unit == "CNY"]
    assert [quantity.value for quantity in money] == [1e12, 5e11, 2e11, 3e12, 8e7]
    assert {quantity.qualifier for quantity in money} == {"over"}


@pytest.mark.parametrize("number", range(3))
def test_a_speaker_a_crying_name_and_a_citation_end_no_sentence(shared: Path, number: int) -> None:
    line = lines(shared / "cases" / "sentence-attribution", "a.txt")[number]
    assert len(split_sentences(line)) == 1


def test_eleven_months_begin_in_their_own_year(shared: Path) -> None:
    first, second = lines(shared / "cases" / "months-range", "a.md")
    for line in (first, second):
        (found, *_) = find_dates(line, ANCHOR)
        assert (found.iso, found.end_iso) == ("2024-01", "2024-11")


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("a.md", [["2018-03", "2018-05"], ["2018", "2018-08"], ["2018-03-05", "2018-03-08"]]),
        ("b.md", [["2018-03", "2018-05"], ["2018", "2018-08"]]),
    ],
)
def test_a_month_or_day_without_a_year_has_that_of_its_sentence(shared: Path, name: str, days: list[list[str]]) -> None:
    found = lines(shared / "cases" / "event-year-carry", name)
    assert [[date.iso for date in find_dates(line, ANCHOR)] for line in found] == days
