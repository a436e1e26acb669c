"""The period of a figure, where that is not a year.

In: a reading and one of its dates, or a title. Out: an ISO 8601 interval (2021-01/2021-07, 2025-01-27/2025-02-09,
2013/2018), one month (2024-07), or a number of years over which something grew (P3Y). A whole year and a point in time
(年末, as of June) are no such period, and a single day is one of nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.facts.clauses import is_english
from tashan.facts.phrases import words_of
from tashan.language.dates import find_dates

if TYPE_CHECKING:
    from datetime import date

    from tashan.facts.reading import Reading
    from tashan.language.dates import DateMention
    from tashan.language.quantities import Quantity

UNKNOWN = "?"
"""A period of less than a year that the text leaves open: 当月, the same months of the year before."""
YEAR, MONTH = len("2025"), len("2025-02")
_POINT_AFTER = re.compile(r"份?[末底初]")
_POINT_BEFORE = re.compile(
    r"(?:截至|截止到?|到)\s*$|\b(?:as of|by|until|at|end of|end-)\s*(?:the\s+)?(?:end of\s+)?$", re.I
)
_HELD_AGAINST = re.compile(
    r"(?:[比较与和同跟于]|相比|低于|高于|相较于?)(?:去年|上年)?(?:的)?\s*$|\b(?:than|from|over|with|against)\s(?:in\s|the\s)*$",
    re.I,
)
"""Before months that a rate is only held against: 比前三季度提高."""
_SAME_MONTHS = re.compile(r"\s*的?同[期月季]")
_IN_YEARS = re.compile(r"[^,.;]{0,24}?\b(?:in|over|within|during)\s+(?:the\s+(?:past|last)\s+)?$", re.IGNORECASE)


def period_of(text: str, mention: DateMention) -> str | None:
    """The period that a date names; None for a year, a day or a point in time."""
    if _POINT_AFTER.search(text, mention.start, mention.end + 2) or _POINT_BEFORE.search(text[: mention.start][-16:]):
        return None
    if mention.end_iso:
        return _span(mention.iso, mention.end_iso)
    return mention.iso if len(mention.iso) == MONTH and mention.iso[0] != "-" else None


def _span(first: str, last: str) -> str | None:
    """An interval; None for one from the first to the last month, or day, of a year, which is that year."""
    whole = (
        first[:YEAR] == last[:YEAR] and first[YEAR:] in {"", "-01", "-01-01"} and last[YEAR:] in {"", "-12", "-12-31"}
    )
    return None if whole or first.startswith("-") else f"{first}/{last}"


def years_of(period: str | None) -> frozenset[str]:
    """The years in which an interval begins and ends."""
    return frozenset(end[:YEAR] for end in period.split("/")) if period and period[0].isdigit() else frozenset()


def only_year(period: str | None) -> int | None:
    """The year in which a period lies whole."""
    years = years_of(period)
    return int(next(iter(years))) if len(years) == 1 else None


def part_in(text: str, anchor: date | None) -> str | None:
    """The part of a year that a text names last and the sentences after it go on with: 前三季度……。其中，出口……。"""
    words = words_of("en" if is_english(text) else "zh", "goes_on").finditer(text)
    if all(_HELD_AGAINST.search(text[: match.start()][-16:]) for match in words):
        return None
    found = [
        period
        for mention in find_dates(text, anchor)
        if not _HELD_AGAINST.search(text[: mention.start][-16:]) and (period := period_of(text, mention))
    ]
    return found[-1] if found else UNKNOWN


def is_of_same_months(text: str, mention: DateMention) -> bool:
    """Whether a year only says of which year the months before are: 2020年同期."""
    return _SAME_MONTHS.match(text, mention.end) is not None


def grown_over(reading: Reading, quantity: Quantity) -> str | None:
    """The number of years over which something grew: 三年翻一番, doubled in three years."""
    start, end = reading.clause_span(quantity.start)
    spans = [q for q in reading.quantities_in(start, end) if q.kind == "duration" and q.unit == "years"]
    for span in spans:
        before = span.end <= quantity.start and "，" not in reading.text[span.end : quantity.start]
        after = quantity.end <= span.start and _IN_YEARS.match(reading.text[quantity.end : span.start])
        if (before or after) and span.value == int(span.value) and span.upper is None:
            return f"P{int(span.value)}Y"
    return None
