"""Numerals in words and digits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tashan.language.numerals import parse_chinese, parse_english


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("十", "10"),
        ("二十五", "25"),
        ("一百零五", "105"),
        ("两千五百万", "25000000"),
        ("三千亿", "3e11"),
        ("十二万亿", "12e12"),
        ("一亿二千万", "1.2e8"),
        ("三点五亿", "3.5e8"),
        ("九十五点六", "95.6"),
        ("二零二四", "2024"),
        ("二〇二四", "2024"),
        ("壹佰贰拾", "120"),
        ("千亿", "1e11"),
        ("1.85万亿", "1.85e12"),
        ("3亿5000万", "3.5e8"),
        ("1,234.5亿", "123450000000"),
    ],
)
def test_chinese_numerals(numeral: str, value: str) -> None:
    assert parse_chinese(numeral) == (Decimal(value), None)


@pytest.mark.parametrize(
    ("numeral", "low", "high"),
    [("二三", 2, 3), ("三五", 3, 5), ("二三十", 20, 30), ("十五六", 15, 16), ("三四百万", 3_000_000, 4_000_000),
     ("十几", 10, 19), ("二十几", 20, 29), ("几十", 20, 90), ("数百", 200, 900), ("数以千计", 2000, 9000)],
)  # fmt: skip
def test_numerals_that_name_a_range(numeral: str, low: int, high: int) -> None:
    assert parse_chinese(numeral) == (low, high)


@pytest.mark.parametrize("numeral", ["几", "百亿二", "点五"])
def test_what_is_no_number_is_none(numeral: str) -> None:
    assert parse_chinese(numeral) is None


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("36", "36"),
        ("1,234.5", "1234.5"),
        ("1.3 million", "1.3e6"),
        ("thirty-six", "36"),
        ("a hundred and five", "105"),
        ("two hundred thousand", "2e5"),
        ("ten thousand", "1e4"),
        ("a dozen", "12"),
        ("one billion", "1e9"),
        ("59.2bn", "5.92e10"),
    ],
)
def test_english_numerals(numeral: str, value: str) -> None:
    assert parse_english(numeral) == Decimal(value)


def test_an_english_word_that_is_no_number_is_none() -> None:
    assert parse_english("umpteen") is None


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万亿几数点壹贰拾佰仟", min_size=1, max_size=8))
def test_any_chain_of_numerals_is_a_finite_number_or_none(numeral: str) -> None:
    span = parse_chinese(numeral)
    assert span is None or span[0].is_finite()
