"""Dates that a text mentions."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tashan.language.dates import find_dates

PUBLISHED = date(2025, 2, 13)
"""A Thursday."""
LABELLED_FLOOR = 0.97
"""Share of the labelled dates that are right. Measured 1.0 on the labels that were at hand."""
EVENT_FLOOR = 1.0
"""Share of labelled events of 002 and 004 whose date is found in the quote, or lies in the span that is."""


def found(text: str, anchor: date | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    return [(mention.text, mention.iso, mention.end_iso) for mention in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "written", "iso", "end"),
    [
        ("2024年，全省增长", "2024年", "2024", None),
        ("早在2018年投资", "2018年", "2018", None),
        ("2025年2月", "2025年2月", "2025-02", None),
        ("2025年2月5日开会", "2025年2月5日", "2025-02-05", None),
        ("二〇二四年十二月三日", "二〇二四年十二月三日", "2024-12-03", None),
        ("２０２４年", "２０２４年", "2024", None),
        ("2000年国庆期间", "2000年国庆", "2000-10", None),
        ("2024年上半年", "2024年上半年", "2024-01", "2024-06"),
        ("2024年第三季度", "2024年第三季度", "2024-07", "2024-09"),
        ("2019-2023年", "2019-2023年", "2019", "2023"),
        ("2025年1月至3月", "2025年1月至3月", "2025-01", "2025-03"),
        ("上世纪80年代", "上世纪80年代", "1980", "1989"),
        ("2025-02-13发布", "2025-02-13", "2025-02-13", None),
        ("on 13 February 2025", "13 February 2025", "2025-02-13", None),
        ("on Feb. 5, 2024", "Feb. 5, 2024", "2024-02-05", None),
        ("in March 2024", "March 2024", "2024-03", None),
        ("since 2018", "2018", "2018", None),
        ("the 1990s", "1990s", "1990", "1999"),
    ],
)
def test_absolute_dates_need_no_anchor(text: str, written: str, iso: str, end: str | None) -> None:
    assert found(text, None) == found(text) == [(written, iso, end)]
    assert find_dates(text, None)[0].kind == "absolute"


@pytest.mark.parametrize(
    ("text", "iso", "end"),
    [
        ("去年立法", "2024", None),
        ("今年1月", "2025-01", None),
        ("去年12月5日", "2024-12-05", None),
        ("去年上半年", "2024-01", "2024-06"),
        ("上周起", "2025-02-03", "2025-02-09"),
        ("上周五", "2025-02-07", None),
        ("上个月", "2025-01", None),
        ("昨天", "2025-02-12", None),
        ("10日发布", "2025-02-10", None),
        ("25日发布", "2025-01-25", None),
        ("last year", "2024", None),
        ("last month", "2025-01", None),
        ("yesterday", "2025-02-12", None),
        ("on Monday", "2025-02-10", None),
    ],
)
def test_relative_dates_are_resolved_against_the_day_of_publication(text: str, iso: str, end: str | None) -> None:
    assert [(m.iso, m.end_iso, m.kind) for m in find_dates(text, PUBLISHED)] == [(iso, end, "relative")]
    assert find_dates(text, None) == ()


@pytest.mark.parametrize(
    ("text", "iso", "without"),
    [
        ("2月5日", "2025-02-05", "--02-05"),
        ("12月3日", "2024-12-03", "--12-03"),
        ("4月1日", "2025-04-01", "--04-01"),
        ("12月", "2024-12", "--12"),
        ("Feb. 5", "2025-02-05", "--02-05"),
        ("in March", "2025-03", "--03"),
    ],
)
def test_a_day_without_a_year_is_the_latest_not_long_after_publication(text: str, iso: str, without: str) -> None:
    assert [m.iso for m in find_dates(text, PUBLISHED)] == [iso]
    assert [m.iso for m in find_dates(text, None)] == [without]


def test_a_span_of_days_has_both_ends() -> None:
    assert found("(1月27日-2月9日)") == [("1月27日-2月9日", "2025-01-27", "2025-02-09")]


@pytest.mark.parametrize(
    "text",
    [
        "如今年轻人",
        "过去年代",
        "证明年份",
        "2000家企业",
        "2,024 firms",
        "$2000",
        "2000 yuan",
        "60日内",
        "今天下",
        "十年前",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["2月30日", "2025年2月30日", "2024-13-01", "13月5日"])
def test_impossible_dates_are_left_out(text: str) -> None:
    assert all(iso != "2025-02-30" and len(iso) < 10 for _, iso, _ in found(text))


@pytest.mark.parametrize("number", ["002", "004"])
def test_labelled_events_are_dated(shared: Path, number: str) -> None:
    events = json.loads((shared / f"gold/events-{number}.json").read_text(encoding="utf-8"))
    missed = [event["quote"] for event in events if not _dated(event["quote"], event["date"])]
    assert 1 - len(missed) / len(events) >= EVENT_FLOOR, missed


def _dated(quote: str, expected: str) -> bool:
    """The label may be coarser than the mention: a week is labelled by its month."""
    mentions = find_dates(quote, PUBLISHED)
    return any(m.iso.startswith(expected) for m in mentions)


def test_labelled_dates_are_read(shared: Path) -> None:
    """A label lists the right answers; several may stand, null means that to find nothing is right."""
    lines = (shared / "gold/language/dates.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = []
    for text, labels in map(json.loads, lines):
        right = {tuple(label) for label in labels if label}
        dates = [(mention.iso, mention.end_iso) for mention in find_dates(text, PUBLISHED)]
        if not (all(one in right for one in dates) if dates else None in labels):
            wrong.append((text, labels, dates))
    assert 1 - len(wrong) / len(lines) >= LABELLED_FLOOR, wrong


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2016年4月立项，9月开工，2017年3月封顶，6月投用。", ["2016-04", "2016-09", "2017-03", "2017-06"]),
        ("2018年，合肥成立了公司，8月上市。", ["2018", "2018-08"]),
        ("2018年3月，武汉成立基金。9月10日，公司签约。", ["2018-03", "2024-09-10"]),
        ("2024年GDP增长5%，2月5日召开大会。", ["2024", "2025-02-05"]),
        ("2018年成立的公司，2月5日发布产品。", ["2018", "2025-02-05"]),
        ("1月CPI上涨，统计局9日公布。", ["2025-01", "2025-02-09"]),
        ("2018年3月5日，基金成立，8日公告。", ["2018-03-05", "2018-03-08"]),
        ("In March 2018 it was set up, and in May it signed.", ["2018-03", "2018-05"]),
    ],
)
def test_a_date_leans_on_those_before_it_in_its_sentence(text: str, dates: list[str]) -> None:
    assert [mention.iso for mention in find_dates(text, PUBLISHED)] == dates


def test_the_same_year_is_the_one_told_last_before_the_text() -> None:
    assert [m.iso for m in find_dates("同年8月，公司上市。", PUBLISHED, 2018)] == ["2018-08"]
    assert find_dates("同年8月，公司上市。", PUBLISHED) == ()


def test_what_has_happened_is_not_dated_after_publication() -> None:
    assert [m.iso for m in find_dates("4月1日召开了大会。", PUBLISHED)] == ["2024-04-01"]
    assert [m.iso for m in find_dates("4月1日将召开大会。", PUBLISHED)] == ["2025-04-01"]


_TEXT = st.text(alphabet="0123456789年月日-至去今上周本二〇四十季度半次同代 MarchFebQH,.onlastyear'", max_size=30)


@given(_TEXT, st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)))
def test_mentions_are_ordered_words_of_the_text(text: str, anchor: date) -> None:
    mentions = find_dates(text, anchor)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert not any(m.iso.startswith("--") for m in mentions)
    assert all(m.end_iso is None or m.end_iso > m.iso for m in mentions)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_any_day_is_read_in_both_languages(day: date) -> None:
    chinese = f"{day.year}年{day.month}月{day.day}日"
    english = f"{day.day} {day:%B} {day.year}"
    assert [m.iso for m in find_dates(f"于{chinese}", None)] == [day.isoformat()]
    assert [m.iso for m in find_dates(f"on {english}", None)] == [day.isoformat()]


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)), st.integers(0, 364))
def test_a_recent_day_without_a_year_gets_its_own_year_back(published: date, back: int) -> None:
    day = published - timedelta(days=back % 270)
    if (day.month, day.day) == (2, 29):
        return
    assert [m.iso for m in find_dates(f"{day.month}月{day.day}日", published)] == [day.isoformat()]
