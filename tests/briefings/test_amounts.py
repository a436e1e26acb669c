"""Numbers and dates as each language writes them."""

from __future__ import annotations

from datetime import datetime

import pytest

from tashan.briefings.amounts import amount, iso_date, long_date


@pytest.mark.parametrize(
    ("value", "unit", "chinese", "english"),
    [
        (14e12, "CNY", "14万亿元", "CNY 14 trillion"),
        (1.85e12, "CNY", "1.85万亿元", "CNY 1.85 trillion"),
        (9e9, "CNY", "90亿元", "CNY 9 billion"),
        (2e7, "CNY", "2000万元", "CNY 20 million"),
        (5e5, "USD", "50万美元", "USD 500,000"),
        (36.0, "count", "36", "36"),
        (9e5, "count", "90万", "900,000"),
        (12345.0, "count", "12,345", "12,345"),
        (0.28, "ratio", "28%", "28%"),
        (0.1902, "ratio", "19.02%", "19.02%"),
        (1 / 3, "ratio", "1/3", "1/3"),
        (22.0, "years", "22年", "22 years"),
        (1.0, "years", "1年", "1 year"),
        (6.5, "other", "6.5", "6.5"),
        (0.0, "count", "0", "0"),
    ],
)
def test_amounts_are_written_as_each_language_writes_them(value, unit, chinese, english):
    assert amount(value, unit, "zh-Hans") == chinese
    assert amount(value, unit, "en") == english


def test_a_share_is_a_fraction_unless_it_was_written_as_a_percentage():
    assert amount(0.3333, "ratio", "zh-Hans", "近1/3") == "1/3"
    assert amount(0.3333, "ratio", "zh-Hans", "33.33%") == "33.33%"
    assert amount(0.3, "ratio", "en", "三成") == "30%"


def test_a_long_number_is_written_out_rather_than_rounded():
    assert amount(1_356_730_123_456.0, "CNY", "en") == "CNY 1,356,730,123,456"


def test_dates_are_as_precise_as_they_were_written():
    written = ["2024", "2025-02", "2025-02-05", "--02-05", "someday"]
    assert [iso_date(d, "zh-Hans") for d in written] == ["2024年", "2025年2月", "2025年2月5日", "2月5日", "someday"]
    assert [iso_date(d, "en") for d in written] == ["2024", "February 2025", "5 February 2025", "5 February", "someday"]


def test_a_missing_date_is_an_empty_string():
    assert long_date(None, "en") == ""
    assert long_date(datetime(2025, 2, 13), "zh-Hans") == "2025年2月13日"


@pytest.mark.parametrize(
    ("value", "unit", "measure", "chinese", "english"),
    [
        (1000.0, "other", "mu", "1,000亩", "1,000 mu"),
        (20.0, "other", "km2", "20平方公里", "20 km²"),
        (300.0, "other", "kWh", "300 kWh", "300 kWh"),
        (0.003, "ratio", "pp", "0.3个百分点", "0.3 percentage points"),
        (0.0025, "ratio", "bp", "25个基点", "25 basis points"),
        (7.0, "other", "rank", "7", "7"),
        (0.3, "ratio", "%", "30%", "30%"),
    ],
)
def test_a_value_carries_the_unit_that_the_text_gave_it(value, unit, measure, chinese, english):
    assert amount(value, unit, "zh-Hans", measure=measure) == chinese
    assert amount(value, unit, "en", measure=measure) == english
