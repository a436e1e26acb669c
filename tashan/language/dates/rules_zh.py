"""Forms of dates in Chinese that name their year: 2025年2月13日, 2024年1-11月, 2024年Q3, 九八年, 上世纪80年代.

In: text read plainly (Simplified, half-width). Out: rules in the order in which they are tried.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tashan.language.dates.calendar import DateRule, Setting, Span, iso, iso_day, iso_month, span
from tashan.language.dates.forms_zh import (
    CENTURY,
    HAN_DIGITS,
    HOLIDAY,
    ONE,
    PART,
    SHORT_YEAR,
    TO,
    YEAR,
    number,
    read_decade,
    read_holiday,
    read_part,
    year_number,
)

REPUBLIC = 1911
"""The year before the first one of the calendar that counts from 民國."""

# After a year and 年: what makes it a number of years. 前 and 来 do so only after a round one (2000年前).
_NO_LENGTH = r"(?!\s?(?:的?历史|之久|跨度|寿命|多年|余年|光阴|时光|老[店树字]))"
_ROUND = rf"(?:(?:1[4-9]|20)00)\s?年(?:前|来|以前|之前)(?![{HAN_DIGITS}\d半到自])"
# What tells two digits and 年 from a number of years: a month, a part or an end of the year after it; or the nineties
# beside something that happened.
_SHORT_FOLLOWED = rf"(?=\s?(?:{ONE}\s?月|[上下]半年|第?[一二三四1-4]季|[Qq][1-4]|[初底末]|度(?!过)|全年))"
_HAPPENED = (
    r"(?=[初底末]?[，,]?(?:成立|创[立办建]|毕业|出生|发布|推出|上市|建成|开业|考[上入]|进入|加入|高考"
    r"|起|以来|香港|亚洲|金融))"
)


def _full(match: re.Match[str], _setting: Setting) -> Span | None:
    year, month, day = year_number(match["y"]), number(match["m"]), number(match["d"])
    end = None
    if match["d2"]:
        last_year = year + 1 if match["next"] else year_number(match["y2"]) if match["y2"] else year
        end = iso_day(last_year, number(match["m2"] or match["m"]), number(match["d2"]))
    return span(iso_day(year, month, day), end)


def _numeric(match: re.Match[str], _setting: Setting) -> Span | None:
    return span(iso_day(int(match["y"]), int(match["m"]), int(match["d"])))


def _numeric_month(match: re.Match[str], _setting: Setting) -> Span | None:
    return span(iso_month(int(match["y"]), int(match["m"])))


def _year_month(match: re.Match[str], _setting: Setting) -> Span | None:
    year, end = year_number(match["y"]), None
    if match["m2"]:
        last_year = year + 1 if match["next"] else year_number(match["y2"]) if match["y2"] else year
        end = iso(last_year, number(match["m2"]), number(match["d2"]) if match["d2"] else None)
    return span(iso_month(year, number(match["m"])), end)


def _months(match: re.Match[str], _setting: Setting) -> Span | None:
    year = year_number(match["y"])
    return span(iso_month(year, number(match["m"])), iso_month(year, number(match["m2"])))


def _year_part(match: re.Match[str], _setting: Setting) -> Span | None:
    return read_part(year_number(match["y"]), match)


def _year_holiday(match: re.Match[str], _setting: Setting) -> Span | None:
    return read_holiday(year_number(match["y"]), match["holiday"])


def _decade(match: re.Match[str], _setting: Setting) -> Span | None:
    return read_decade(match)


def _years(match: re.Match[str], _setting: Setting) -> Span | None:
    first, last = year_number(match["y"]), match["y2"]
    end = year_number(last) if len(last) > 2 else first - first % 100 + int(last)
    return span(str(first), str(end))


def _year(match: re.Match[str], _setting: Setting) -> Span | None:
    return span(str(year_number(match["y"])))


def _republic(match: re.Match[str], _setting: Setting) -> Span | None:
    year = REPUBLIC + number(match["n"])
    if not match["m"]:
        return span(str(year))
    return span(iso(year, number(match["m"]), number(match["d"]) if match["d"] else None))


def _nothing(_match: re.Match[str], _setting: Setting) -> Span | None:
    return None


_Y = rf"(?P<y>{YEAR})\s?年\s?(?:的(?=\s?(?:\d|第?[一二三四]季|[上下前]半年))\s?)?"
_SHORT = rf"(?P<y>{SHORT_YEAR})\s?年\s?"
_FULL_TAIL = (
    rf"(?P<m>{ONE})\s?月(?:份)?\s?(?P<d>{ONE})(?:\s?[日号](?!线)"
    rf"(?:{TO}(?:(?:(?P<next>次年|翌年)|(?P<y2>{YEAR})\s?年)\s?)?(?:(?P<m2>{ONE})\s?月\s?)?(?P<d2>{ONE})\s?[日号])?"
    rf"|{TO}(?P<d3>{ONE})\s?[日号])"
)
_MONTH_TAIL = (
    rf"(?P<m>{ONE})\s?月(?:份)?"
    rf"(?:{TO}(?:(?P<next>次年|翌年)|(?P<y2>{YEAR})\s?年)?\s?(?P<m2>{ONE})\s?月(?:\s?(?P<d2>{ONE})\s?[日号])?)?"
)

_NEXT_TO = "|".join(
    rf"0?{month}\s?月?[、,和]\s?0?{month + 1}(?!\d)|{one}月?[、和]{other}月"
    for month, (one, other) in enumerate(pairwise([*"一二三四五六七八九十", "十一", "十二"]), 1)
)
"""Two months in a row are a span (1、2月); 5月和8月 are two."""

FIRST = rf"{HAN_DIGITS}’'‘民上本"
"""Characters that such a date can begin with, as a class has them, besides digits."""


def _full_span(match: re.Match[str], setting: Setting) -> Span | None:
    """A whole date; 2月5-8日 writes 日 once."""
    if match["d3"]:
        year, month = year_number(match["y"]), number(match["m"])
        return span(iso_day(year, month, number(match["d"])), iso_day(year, month, number(match["d3"])))
    return _full(match, setting)


RULES: tuple[DateRule, ...] = tuple(
    DateRule(pattern=re.compile(pattern), read=read)
    for pattern, read in (
        (_Y + _FULL_TAIL, _full_span),
        (_SHORT + _FULL_TAIL, _full_span),
        (r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d)", _numeric),
        (r"(?<![\d.])(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\d.%万亿元])", _numeric),
        (r"(?<![\d.-])(?P<y>(?:19|20)\d{2})-(?P<m>0[1-9])(?![\d-])", _numeric_month),
        (rf"{_Y}(?P<m>{ONE})\s?月?{TO}(?P<m2>{ONE})(?:个)?\s?月(?!{ONE}[日号])", _months),
        (rf"{_Y}(?={_NEXT_TO})(?P<m>{ONE})\s?月?[、,和](?P<m2>{ONE})\s?月(?!{ONE}[日号])", _months),
        (rf"{_SHORT}(?P<m>{ONE})\s?月?{TO}(?P<m2>{ONE})\s?月", _months),
        (_Y + _MONTH_TAIL, _year_month),
        (_SHORT + _MONTH_TAIL, _year_month),
        (_Y + PART, _year_part),
        (rf"(?P<y>{YEAR})\s?(?=[QHqh]){PART}", _year_part),
        (_SHORT + PART, _year_part),
        (_Y + HOLIDAY, _year_holiday),
        (
            rf"{CENTURY}?(?:的)?(?P<decade>[1-9]0|\d{{3}}0|[二三四五六七八九](?=[三四五六七八九])|[一二三四五六七八九]十)(?:(?<!十)(?P<to>[三四五六七八九])十)?\s?年代",
            _decade,
        ),
        (rf"(?P<y>{YEAR})\s?(?:年[初中底末]?)?{TO}(?P<y2>{YEAR}|\d{{2}}(?!\d))\s?年{_NO_LENGTH}", _years),
        (_ROUND, _nothing),
        (rf"(?P<y>{YEAR})\s?年{_NO_LENGTH}", _year),
        (rf"(?P<y>{YEAR})(?=[、和与及](?:{YEAR})年|财年|财报|赛季|至今|以来|全年)", _year),
        (rf"民国(?P<n>元|\d{{1,3}}|[{HAN_DIGITS}百]{{1,6}})年(?:(?P<m>{ONE})月(?:(?P<d>{ONE})[日号])?)?", _republic),
        (_SHORT + _SHORT_FOLLOWED, _year),
        (r"(?P<y>['’‘]\d{2})\s?年?(?=[\u4e00-\u9fff])", _year),
        (rf"(?P<y>(?<![\d.{HAN_DIGITS}第])(?:[89]\d|九[〇零一二三四五六七八])|(?<![\d.])0\d)年{_HAPPENED}", _year),
    )
)
