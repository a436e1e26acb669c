"""Forms of dates in English that name their year: 13 February 2025, Feb 5-8, 2025, Q3 2024, FY2024, the 1990s.

In: text read plainly. Out: rules in the order in which they are tried.
"""

from __future__ import annotations

import re

from tashan.language.dates.calendar import DateRule, Setting, Span, iso, iso_day, iso_month, span
from tashan.language.dates.forms_en import COUNT, DAY, MONTH, PART, TO, YEAR, day_number, month_number, read_part

_NOT_AN_AMOUNT = (
    r"(?![A-Za-z\d])(?!-\d)(?![\d,]*\d|\.\d|\s?%|\s?[\u4e00-\u9fff]|\s?(?:hundred|thousand|million|billion|trillion"
    r"|yuan|RMB|per\s?cent|dollars|euros|pounds|km|kilo\w+|met(?:re|er)s|miles|tons|tonnes|square|hectares|MW|GW|kWh)\b)"
)
"""After four digits: what makes them an amount."""
_BEFORE_A_YEAR = (
    r"(?:(?<![A-Za-z\d$€£¥.,-])(?<!No\.\s)|(?<=[Mm]id-)|(?<=end-)|(?<=pre-)|(?<=post-)|(?<=late-)"
    r"|(?<=early-))"
)
_ROUND = r"(?:18|19|20)[05]0(?:\s(?:[a-z]+s|people|men|women|children|staff)\b|\s?[\u4e00-\u9fff])"
"""A round number and what it counts: 2000 firms, 2000家, not a year, unless a preposition says so."""


def _dated(match: re.Match[str], _setting: Setting) -> Span | None:
    """A day, or a span of days that share month or year as far as they do not say it twice."""
    year, last = int(match["y"]), match["d2"]
    month, end_month = month_number(match["m"]), month_number(match["m2"] or match["m"])
    if not last:
        return span(iso_day(year, month, day_number(match["d"])))
    first_year = year - (month > end_month)
    return span(iso_day(first_year, month, day_number(match["d"])), iso_day(year, end_month, day_number(last)))


def _two_dates(match: re.Match[str], _setting: Setting) -> Span | None:
    """From one whole date to another."""
    first = iso_day(int(match["y0"]), month_number(match["m"]), day_number(match["d"]))
    return span(first, iso_day(int(match["y"]), month_number(match["m2"]), day_number(match["d2"])))


def _months(match: re.Match[str], _setting: Setting) -> Span | None:
    last = int(match["y"])
    first = int(match["y0"]) if match["y0"] else last
    return span(iso_month(first, month_number(match["m"])), iso_month(last, month_number(match["m2"])))


def _month(match: re.Match[str], _setting: Setting) -> Span | None:
    return span(iso_month(int(match["y"]), month_number(match["m"])))


def _numeric(match: re.Match[str], _setting: Setting) -> Span | None:
    """13/02/2025 and 2/13/2025; which of two small numbers is the month nobody can say."""
    one, other = int(match["a"]), int(match["b"])
    if (one > 12) == (other > 12):
        return None
    return span(iso(int(match["y"]), min(one, other), max(one, other)))


def _part(match: re.Match[str], _setting: Setting) -> Span | None:
    return read_part(_full(match["y"]), match)


def _decade(match: re.Match[str], _setting: Setting) -> Span | None:
    first = int(match["y"])
    return span(str(first), str(first + 9))


def _short_decade(match: re.Match[str], _setting: Setting) -> Span | None:
    first = 1900 + int(match["y"])
    return span(str(first), str(first + 9))


def _years(match: re.Match[str], _setting: Setting) -> Span | None:
    first, last = match["y"], match["y2"]
    return span(first, last if len(last) == 4 else first[:2] + last)


def _year(match: re.Match[str], _setting: Setting) -> Span | None:
    return span(str(_full(match["y"])))


def _full(numeral: str) -> int:
    """A year of four digits, or of two as in FY24 and '98."""
    year = int(numeral)
    return year if year >= 100 else year + (2000 if year < 50 else 1900)


def _nothing(_match: re.Match[str], _setting: Setting) -> Span | None:
    return None


_Y = rf"(?P<y>{YEAR})"
_Y_OR_SHORT = rf"['’]?(?P<y>{YEAR}|(?<=['’QH])\d\d(?!\d))"
_M, _M2 = rf"(?P<m>{MONTH})", rf"(?P<m2>{MONTH})"
_D, _D2 = rf"(?P<d>{DAY})", rf"(?P<d2>{DAY})"
_OF = r"(?:,?\s(?:of\s|in\s|for\s)?(?:the\s)?(?:fiscal\s)?(?:year\s)?|,\s|(?<=[QH]))"
_AND = r"(?:\s?[-–—]\s?|\s(?:to|until|through|and)\s)"

_FROM = r"(?:(?:[Bb]etween|[Ff]rom)\s)?"
_Y0 = rf"(?P<y0>{YEAR})"

_FIRST = "[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal|[Oo]pening"
START = (
    rf"\b(?:{MONTH}|(?:[Tt]he\s)?(?:{_FIRST})(?=[\s-](?:[Hh]alf|[Qq]uarter|{COUNT}))|[Tt]he\s[1-4QHqh]|[QH][1-4]|FY"
    rf"|[Ff]iscal|[Ff]inancial|(?:[Bb]etween|[Ff]rom)\s(?=\d|{MONTH}))"
)
"""Words that such a date can begin with, and what goes on with them; it begins with a digit or ’98 as well."""

RULES: tuple[DateRule, ...] = tuple(
    DateRule(pattern=re.compile(pattern), read=read)
    for pattern, read in (
        (rf"{_FROM}{_M}\s{_D},?\s{_Y0}{TO}{_M2}\s{_D2},?\s{_Y}\b", _two_dates),
        (rf"{_FROM}{_D}\s{_M}\s{_Y0}{TO}{_D2}\s{_M2}\s{_Y}\b", _two_dates),
        (rf"(?:[Ff]rom\s)?{_M}\s{_D}(?:{TO}(?:{_M2}\s)?{_D2})?,?\s(?:of\s)?{_Y}\b", _dated),
        (rf"(?:[Bb]etween\s)?{_M}\s{_D}{_AND}(?:{_M2}\s)?{_D2},?\s{_Y}\b", _dated),
        (rf"{_FROM}{_D}\s(?:of\s)?{_M}{_AND}{_D2}\s(?:of\s)?{_M2},?\s{_Y}\b", _dated),
        (rf"[Bb]etween\s{_D}{_AND}{_D2}\s(?:of\s)?{_M}(?P<m2>),?\s{_Y}\b", _dated),
        (rf"(?:[Ff]rom\s)?{_D}(?:{TO}{_D2})?\s(?:day\s)?(?:of\s)?{_M}(?P<m2>),?\s(?:of\s)?{_Y}\b", _dated),
        (rf"(?<![\d/])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{_Y}(?![\d/])", _numeric),
        (rf"(?:(?:[Bb]etween|[Ff]rom)\s)?{_M}(?:,?\s(?P<y0>{YEAR}))?{_AND}{_M2},?\s(?:of\s)?{_Y}\b", _months),
        (rf"{_M},?\s(?:of\s)?{_Y}{_NOT_AN_AMOUNT}", _month),
        (rf"{PART}{_OF}{_Y_OR_SHORT}\b", _part),
        (rf"{_Y}(?:['’]s)?[\s-]?{PART}", _part),
        (r"(?P<y>(?:1[4-9]|20)\d0)['’]?s\b", _decade),
        (r"(?:['’]|(?<=\d0s\sor\s)|(?<=\d0s\sand\s))(?P<y>[2-9]0)s\b", _short_decade),
        (
            rf"(?:(?:[Bb]etween|[Ff]rom)\s)?(?<![\d$€£¥.,-]){_Y}(?:{_AND}|/)"
            rf"(?P<y2>{YEAR}|(?<=\d[-–/])\d\d(?!\d)){_NOT_AN_AMOUNT}",
            _years,
        ),
        (
            r"(?:FY|[Ff]iscal\s(?:year\s)?|[Ff]inancial\syear\s)\s?['’]?(?P<y>(?:19|20)\d{2}|\d{2})(?!\d)(?:[/-]\d{2})?",
            _year,
        ),
        (rf"(?<!in\s)(?<!since\s)(?<!by\s)(?<!of\s){_ROUND}", _nothing),
        (rf"{_BEFORE_A_YEAR}{_Y}{_NOT_AN_AMOUNT}", _year),
        (r"(?<=in\s)['’](?P<y>\d{2})\b(?!s)", _year),
    )
)
