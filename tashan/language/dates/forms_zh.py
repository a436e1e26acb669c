"""What Chinese dates are made of: numerals, years, parts of a year.

In: text read plainly (Simplified, half-width). Out: pieces of patterns, and the numbers that they match.
"""

from __future__ import annotations

import re

from tashan.language.dates.calendar import Span, part_of_year, span
from tashan.language.numerals import parse_chinese

HAN_DIGITS = "〇零○一二三四五六七八九十廿卅元"
_POSITIONAL = "〇一二三四五六七八九"
_SPELLED = str.maketrans({"廿": "二十", "卅": "三十", "元": "一"})

YEAR = rf"(?<![\d.])(?:1[4-9]\d{{2}}|2[01]\d{{2}})(?!\d)|[一二][{_POSITIONAL}零○]{{3}}"
"""A year in four digits of either kind."""
SHORT_YEAR = rf"(?<![\d.{_POSITIONAL}])[’'‘]?\d{{2}}|(?<![{_POSITIONAL}])[七八九〇零○][{_POSITIONAL}零○]"
"""A year in its last two digits: 98, '24, 九八. What follows must tell it from a number of years."""
ONE = rf"(?:\d{{1,2}}(?!\d)|[{HAN_DIGITS}]{{1,3}})"
TO = r"\s?(?:[-‐‑–—−~～]{1,2}|至|到)\s?"

_HALF = r"(?P<half>[上前下后]半年|[Hh][12](?!\d))"
_QUARTER = (
    rf"(?:第?(?P<quarter>[一二三四1-4])(?:(?:季度?)?(?:{TO}|[、和])第?(?P<last_quarter>[二三四2-4]))?季度?"
    rf"|[Qq](?P<q>[1-4])(?:{TO}[Qq]?(?P<last_q>[2-4]))?(?!\d))"
)
_FIRST_QUARTERS = r"(?:前|头)(?P<quarters>[一二两三2-3])个?季度?"
_FIRST_MONTHS = rf"(?:前|头)(?P<months>两|{ONE})个?月"
PART = rf"(?:{_HALF}|{_QUARTER}|{_FIRST_QUARTERS}|{_FIRST_MONTHS})"
_HOLIDAYS = {"国庆": (10, None), "元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1)}
HOLIDAY = rf"(?P<holiday>{'|'.join(_HOLIDAYS)})"

CENTURY = r"(?:(?:(?P<last>上个?)世纪|(?P<this>本)世纪|(?P<century>1[0-9]|2[01]|十[六七八九]|二十一?)\s?世纪)\s?)"
LAST_CENTURY = 1900
"""Where a decade names no century, and 上世纪."""

WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5}


def number(numeral: str) -> int:
    """The value of a numeral in digits or characters; 0 where it is none, which no month or day is."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    parsed = parse_chinese(numeral.replace("○", "〇").translate(_SPELLED))
    return int(parsed[0]) if parsed else 0


def year_number(numeral: str) -> int:
    """A year in digits of either kind, 二〇二四 as well as '24."""
    numeral = numeral.lstrip("’'‘").replace("零", "〇").replace("○", "〇")
    year = int(numeral) if numeral.isascii() else int("".join(str(_POSITIONAL.index(char)) for char in numeral))
    return year if year >= 100 else full_year(year)


def full_year(short: int) -> int:
    """The year of two digits: those up to 49 are of this century."""
    return short + (2000 if short < 50 else 1900)


def read_part(year: int, match: re.Match[str]) -> Span | None:
    """The part of `year` that PART matched."""
    if half := match["half"]:
        return part_of_year(year, *((1, 6) if half[0] in "上前" or half[1:] == "1" else (7, 12)))
    if one := match["quarter"] or match["q"]:
        last = match["last_quarter"] or match["last_q"] or one
        return part_of_year(year, 3 * number(one) - 2, 3 * number(last))
    if first := match["quarters"]:
        return part_of_year(year, 1, 3 * number(first))
    months = 2 if match["months"] == "两" else number(match["months"])
    return part_of_year(year, 1, months) if 1 < months <= 12 else span(f"{year}-01")


def read_holiday(year: int, name: str) -> Span | None:
    month, day = _HOLIDAYS[name]
    return span(f"{year}-{month:02d}" + (f"-{day:02d}" if day else ""))


def read_decade(match: re.Match[str]) -> Span | None:
    """80年代 is of the twentieth century unless the text names another one before it."""
    numeral = match["decade"]
    if match["to"]:
        first = _century(match)
        return str(first + 10 * number(numeral)), str(first + 10 * number(match["to"]) + 9)
    first = int(numeral) if numeral.isascii() else number(numeral)
    if first < 100:
        first += _century(match)
    return str(first), str(first + 9)


def _century(match: re.Match[str]) -> int:
    if match["this"]:
        return LAST_CENTURY + 100
    return 100 * (number(match["century"]) - 1) if match["century"] else LAST_CENTURY
