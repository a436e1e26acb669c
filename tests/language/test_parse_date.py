"""Dates that stand alone, as front matter and by-lines write them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tashan.language.dates import parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-02-13T15:58:16Z", "2025-02-13T15:58:16+00:00"),
        ("2025-02-13T15:58:16+09:00", "2025-02-13T15:58:16+09:00"),
        ("2025-02-13 15:58:16", "2025-02-13T15:58:16+08:00"),
        ("2025-02-13", "2025-02-13T00:00:00+08:00"),
        ("2025年2月13日", "2025-02-13T00:00:00+08:00"),
        ("2025年2月13日 15:58", "2025-02-13T15:58:00+08:00"),
        ("2025年2月13日下午3时5分", "2025-02-13T15:05:00+08:00"),
        ("2025/2/13", "2025-02-13T00:00:00+08:00"),
        ("2025.02.13", "2025-02-13T00:00:00+08:00"),
        ("Thu, 13 Feb 2025 15:58:16 +0000", "2025-02-13T15:58:16+00:00"),
        ("February 13, 2025", "2025-02-13T00:00:00+08:00"),
        ("  2025-02-13  ", "2025-02-13T00:00:00+08:00"),
    ],
)
def test_every_form_is_read_and_no_zone_means_shanghai(text: str, expected: str) -> None:
    parsed = parse_date(text)
    assert parsed is not None
    assert parsed.isoformat() == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "2025", "2025-02", "May", "3", "2025年2月30日", "2025-13-01", "2025/2/30", "2" * 500]
)
def test_what_is_no_whole_or_possible_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.datetimes(timezones=st.timezones()) | st.datetimes())
def test_any_iso_date_comes_back(moment: object) -> None:
    text = str(moment)
    parsed = parse_date(text)
    assert parsed is not None
    assert text.startswith(str(parsed.replace(tzinfo=None)))


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_none(text: str) -> None:
    parsed = parse_date(text)
    assert parsed is None or parsed.tzinfo is not None


@pytest.mark.parametrize(
    ("text", "offset"),
    [("Feb 13, 2025 3:58 PM PST", -8), ("Feb 13, 2025 3:58 PM CST", 8), ("13 Feb 2025 15:58 XYZT", 8)],
)
def test_zones_by_their_abbreviations(text: str, offset: int) -> None:
    """What is unknown, or stands for two zones, counts as none named; nothing is printed either way."""
    found = parse_date(text)
    assert found is not None
    assert found.utcoffset() == timedelta(hours=offset)
    assert (found.hour, found.minute) == (15, 58)
