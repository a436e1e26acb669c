"""What English dates are made of: months, days, parts of a year.

In: text read plainly. Out: pieces of patterns, and the numbers that they match.
"""

from __future__ import annotations

import re

from tashan.language.dates.calendar import Span, part_of_year, quarter
from tashan.language.numerals import ENGLISH_NUMBERS

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH"
    r"|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
YEAR = r"(?:1[4-9]|20)\d{2}(?!\d)"
DAY = r"(?<![\d.,])(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
TO = r"(?:\s?[-–—]\s?|\sto\s|\suntil\s|\sthrough\s)"
_NTH = r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)"
COUNT = "two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01]"
PART = (
    rf"(?:\b(?:[Tt]he\s)?(?:(?P<half>{_NTH})[\s-][Hh]alf|[Hh](?P<h>[12])|(?P<h0>[12])[Hh](?=\d\d)"
    rf"|(?P<quarter>{_NTH})[\s-][Qq]uarter|[Qq](?P<q>[1-4])(?!\d)|(?P<q0>[1-4])Q"
    rf"|(?:[Ff]irst|[Oo]pening)\s(?P<quarters>two|three|2|3)\squarters"
    rf"|(?:[Ff]irst|[Oo]pening)\s(?P<months>{COUNT})\smonths"
    rf"|(?:[Ll]ast|[Ff]inal)\s(?P<lastmonths>{COUNT})\smonths))"
)


def month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def day_number(numeral: str) -> int:
    found = re.match(r"\d+", numeral)
    return int(found.group()) if found else 0


def read_part(year: int, match: re.Match[str]) -> Span | None:
    """The part of `year` that PART matched."""
    if half := match["half"] or match["h"] or match["h0"]:
        return part_of_year(year, *((1, 6) if _ordinal(half) == 1 else (7, 12)))
    if one := match["quarter"] or match["q"] or match["q0"]:
        return quarter(year, _ordinal(one))
    if quarters := match["quarters"]:
        return part_of_year(year, 1, 3 * _count(quarters))
    if months := match["lastmonths"]:
        return part_of_year(year, 13 - _count(months), 12)
    return part_of_year(year, 1, _count(match["months"]))


def _ordinal(word: str) -> int:
    return int(word) if word.isdigit() else _ORDINALS[word.lower()]


def _count(word: str) -> int:
    return int(word) if word.isdigit() else ENGLISH_NUMBERS[word.lower()]
