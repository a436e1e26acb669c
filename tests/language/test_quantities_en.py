"""Quantities in English text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tashan.language.quantities import Quantity, find_quantities


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


@pytest.mark.parametrize(
    ("text", "written", "value", "unit", "qualifier"),
    [
        ("GDP of 14 trillion yuan", "14 trillion yuan", "14e12", "CNY", None),
        ("RMB 9 bn in loans", "RMB 9 bn", "9e9", "CNY", None),
        ("rmb 9 bn in loans", "rmb 9 bn", "9e9", "CNY", None),
        ("worth ¥2bn", "¥2bn", "2e9", "CNY", None),
        ("paid $3.5 million", "$3.5 million", "3.5e6", "USD", None),
        ("over $2m", "over $2m", "2e6", "USD", "over"),
        ("up to 500,000 yuan", "up to 500,000 yuan", "5e5", "CNY", "at most"),
        ("a billion dollars", "a billion dollars", "1e9", "USD", None),
        ("its economy passed 1.85 trillion", "passed 1.85 trillion", "1.85e12", "CNY", "over"),
        ("£75m in aid", "£75m", "75e6", "other", None),
    ],
)
def test_money(text: str, written: str, value: str, unit: str, qualifier: str | None) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.unit, quantity.qualifier) == (written, unit, qualifier)
    assert quantity.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "written", "value", "qualifier"),
    [
        ("rose 28%", "28%", "0.28", None),
        ("rose 28 per cent", "28 per cent", "0.28", None),
        ("thirty percent of them", "thirty percent", "0.3", None),
        ("2.5 percentage points", "2.5 percentage points", "0.025", None),
        ("a quarter of firms", "a quarter", "0.25", None),
        ("nearly half of robots", "nearly half", "0.5", "nearly"),
        ("one in four firms", "one in four", "0.25", None),
        ("three-quarters", "three-quarters", "0.75", None),
        ("output doubled", "doubled", "2", None),
        ("a fivefold rise", "fivefold", "5", None),
        ("three times as many", "three times", "3", None),
        ("an increase of four times", "four times", "4", None),
        ("at least 30 percent", "at least 30 percent", "0.3", "at least"),
    ],
)
def test_shares_and_multiples(text: str, written: str, value: str, qualifier: str | None) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.unit, quantity.qualifier) == (written, "ratio", qualifier)
    assert quantity.value == Decimal(value)


def test_nearly_a_third() -> None:
    quantity = only("nearly a third of output")
    assert (quantity.value, quantity.unit, quantity.qualifier) == (Decimal(1) / 3, "ratio", "nearly")


@pytest.mark.parametrize(
    ("text", "written", "value", "counted", "qualifier"),
    [
        ("more than 80 universities", "more than 80", "80", "universities", "over"),
        ("1.3 million students", "1.3 million", "1300000", "students", None),
        ("thirty-six companies", "thirty-six", "36", "companies", None),
        ("thirty-six", "thirty-six", "36", "", None),
        ("36 private firms", "36", "36", "firms", None),
        ("some 900,000 private firms", "some 900,000", "900000", "firms", "about"),
        ("one hundred and twenty companies", "one hundred and twenty", "120", "companies", None),
        ("500+ start-ups", "500+", "500", "start-ups", "over"),
        ("20-odd cities", "20-odd", "20", "cities", "about"),
        ("more than a dozen labs", "more than a dozen", "12", "labs", "over"),
        ("half a million people", "half a million", "500000", "people", None),
        ("four of them left", "four", "4", "", None),
    ],
)
def test_counts(text: str, written: str, value: str, counted: str, qualifier: str | None) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.unit, quantity.counted, quantity.qualifier) == (
        written,
        "count",
        counted,
        qualifier,
    )
    assert quantity.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("over 20 years", "20", "years", "over"),
        ("nearly two years and over", "2", "years", "nearly"),
        ("two and a half years", "2.5", "years", None),
        ("two decades", "20", "years", None),
        ("a 10-month high", "10", "other", None),
        ("7 days", "7", "other", None),
    ],
)
def test_durations(text: str, value: str, unit: str, qualifier: str | None) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.value, quantity.unit) == ("duration", Decimal(value), unit)
    assert quantity.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5 to 10 percent", "0.05", "0.1"),
        ("200 to 300 million yuan", "2e8", "3e8"),
        ("hundreds of thousands of people", "2e5", "9e5"),
        ("dozens of firms", "24", "108"),
        ("two or three years", "2", "3"),
        ("one or two headlines", "1", "2"),
        ("several billion yuan", "2e9", "9e9"),
        ("several thousand jobs", "2e3", "9e3"),
    ],
)
def test_ranges_have_an_upper_bound(text: str, low: str, high: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.upper, quantity.approx) == (Decimal(low), Decimal(high), True)


@pytest.mark.parametrize(
    ("text", "kind", "value", "qualifier"),
    [
        ("ranked seventh in the country", "rank", 7, None),
        ("the second-largest port", "rank", 2, None),
        ("No. 8 nationwide", "rank", 8, None),
        ("in the top 10", "rank", 10, "at most"),
        ("a Fortune 500 company", "rank", 500, "at most"),
        ("its third meeting", "ordinal", 3, None),
    ],
)
def test_ranks_and_ordinals_are_marked(text: str, kind: str, value: int, qualifier: str | None) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.value, quantity.qualifier, quantity.unit) == (kind, value, qualifier, "other")


@pytest.mark.parametrize(
    ("text", "number", "size"),
    [
        ("two hundred-billion-yuan funds", 2, "1e11"),
        ("eight trillion-yuan industrial clusters", 8, "1e12"),
        ("3 ten-billion-yuan-level projects", 3, "1e10"),
        ("two 100-billion-yuan funds", 2, "1e11"),
    ],
)
def test_a_number_of_things_of_a_size_is_two_quantities(text: str, number: int, size: str) -> None:
    count, each = find_quantities(text)
    assert (count.value, count.unit, each.value, each.unit, each.kind) == (
        number,
        "count",
        Decimal(size),
        "CNY",
        "class",
    )


def test_a_list_counts_what_its_first_number_counts() -> None:
    found = find_quantities("Alder has 36 firms, Birch has 27, Cedar 15 and Elm seven. Boeing 737 is a plane.")
    assert [(q.text, q.value, q.counted) for q in found] == [
        ("36", 36, "firms"),
        ("27", 27, "firms"),
        ("15", 15, "firms"),
        ("seven", 7, "firms"),
    ]


def test_a_hyphenated_amount_is_exact() -> None:
    quantity = only("a 3-billion-yuan fund")
    assert (quantity.value, quantity.kind, quantity.qualifier) == (Decimal("3e9"), "amount", None)


@pytest.mark.parametrize(
    "text",
    [
        "in 2024", "since 2018", "13 February 2025", "Feb. 5", "the 1990s", "2019-2023", "at 9:30", "GPT-4",
        "Turbo 4.0",
        "Six Little Dragons", "Boeing 737 jets", "iPhone 15 sales", "Covid-19", "a company", "one company",
        "the first half",
        "a third party", "half-hearted", "5G phones", "24/7", "the 20th century",
    ],
)  # fmt: skip
def test_names_and_dates_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_verb_of_counting_is_no_rank() -> None:
    (one,) = find_quantities("Its private enterprises number 900,000.")
    assert (int(one.value), one.kind) == (900_000, "amount")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("This program has sold 900 aircraft.", [Decimal(900)]),
        ("The country's 1.3 billion-strong population grows.", [Decimal("1.3e9")]),
        ("They earned more than in the previous two quarters combined.", [Decimal(2)]),
        ("Sales fell in the last three quarters.", [Decimal(3)]),
        ("Three quarters of the firms export.", [Decimal("0.75")]),
        ("It rose after falling by a revised 3.5 percent in January.", [Decimal("-0.035")]),
    ],
)
def test_counts_of_quarters_strong_populations_and_revised_rates(text: str, values: list[Decimal]) -> None:
    found = find_quantities(text)
    assert [quantity.value for quantity in found] == values
    assert not any(quantity.unit == "CNY" for quantity in found)
