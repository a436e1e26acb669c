"""Forms of dates in English: 13 February 2025, Feb. 5, March 2024, since 2018, the 1990s, last year, on Monday.

In: English text. Out: rules in the order in which they are tried.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from tashan.language.dates.calendar import DateRule, Span, iso_day, iso_month, shifted_month, span, week, yearless

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<y>(?:18|19|20)\d{2})"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_NOT_A_YEAR = (
    r"(?![A-Za-z\d-])(?![\d,]*\d|\.\d|\s?%|\s?[万亿元家个人户所名座项件台辆]|\s?(?:hundred|thousand|million|billion|trillion|yuan|RMB"
    r"|per\s?cent|dollars|km|kilo\w+|tons|tonnes|square)\b)"
)
"""After four digits: what makes them an amount."""
_STEPS = {"last": -1, "previous": -1, "this": 0, "next": 1}
_DAYS_AWAY = {"yesterday": -1, "today": 0, "tomorrow": 1}


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _dated(match: re.Match[str], _anchor: date | None) -> Span | None:
    return span(iso_day(int(match["y"]), _month_number(match["m"]), int(match["d"])))


def _month_day(match: re.Match[str], anchor: date | None) -> Span | None:
    return span(yearless(_month_number(match["m"]), int(match["d"]), anchor))


def _month_year(match: re.Match[str], _anchor: date | None) -> Span | None:
    return span(iso_month(int(match["y"]), _month_number(match["m"])))


def _month_only(match: re.Match[str], anchor: date | None) -> Span | None:
    return span(yearless(_month_number(match["m"]), None, anchor))


def _decade(match: re.Match[str], _anchor: date | None) -> Span | None:
    return match["y"], str(int(match["y"]) + 9)


def _year_span(match: re.Match[str], _anchor: date | None) -> Span | None:
    return match["y"], match["y2"]


def _year(match: re.Match[str], _anchor: date | None) -> Span | None:
    return match["y"], None


def _relative(match: re.Match[str], anchor: date | None) -> Span | None:
    if anchor is None:
        return None
    step = _STEPS[match["word"].lower()]
    if match["what"] == "year":
        return str(anchor.year + step), None
    if match["what"] == "week":
        return week(anchor, step, None)
    return span(iso_month(*shifted_month(anchor, step)))


def _near_day(match: re.Match[str], anchor: date | None) -> Span | None:
    return ((anchor + timedelta(days=_DAYS_AWAY[match["word"].lower()])).isoformat(), None) if anchor else None


def _weekday(match: re.Match[str], anchor: date | None) -> Span | None:
    """`on Monday` is the last one up to publication."""
    if anchor is None:
        return None
    back = (anchor.weekday() - _WEEKDAYS.index(match["day"])) % 7
    return (anchor - timedelta(days=back)).isoformat(), None


START = rf"\b(?:{MONTH}|[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Yy]esterday|[Tt]oday|[Tt]omorrow|on|in|since|by)\b"
"""Where an English date can begin, digits aside."""

RULES_EN: tuple[DateRule, ...] = (
    DateRule(pattern=re.compile(rf"(?P<m>{MONTH})\s{_DAY},?\s{_YEAR}\b"), read=_dated, kind="absolute"),
    DateRule(pattern=re.compile(rf"{_DAY}\s(?:of\s)?(?P<m>{MONTH}),?\s{_YEAR}\b"), read=_dated, kind="absolute"),
    DateRule(pattern=re.compile(rf"(?P<m>{MONTH})\s{_DAY}\b"), read=_month_day, kind="relative"),
    DateRule(pattern=re.compile(rf"{_DAY}\s(?:of\s)?(?P<m>{MONTH})"), read=_month_day, kind="relative"),
    DateRule(pattern=re.compile(rf"(?P<m>{MONTH}),?\s{_YEAR}\b"), read=_month_year, kind="absolute"),
    DateRule(
        pattern=re.compile(rf"(?:in|since|by|[Ll]ast|[Tt]his|[Nn]ext)\s(?P<m>{MONTH})(?!,?\s\d)"),
        read=_month_only,
        kind="relative",
    ),
    DateRule(pattern=re.compile(r"(?P<y>(?:18|19|20)\d0)s\b"), read=_decade, kind="absolute"),
    DateRule(
        pattern=re.compile(rf"{_YEAR}\s?[-–—]\s?(?P<y2>(?:18|19|20)\d{{2}}){_NOT_A_YEAR}"),
        read=_year_span,
        kind="absolute",
    ),
    DateRule(pattern=re.compile(rf"(?<![A-Za-z\d$€£¥.,-]){_YEAR}{_NOT_A_YEAR}"), read=_year, kind="absolute"),
    DateRule(
        pattern=re.compile(r"(?P<word>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious)\s(?P<what>year|month|week)\b"),
        read=_relative,
        kind="relative",
    ),
    DateRule(
        pattern=re.compile(r"(?P<word>[Yy]esterday|[Tt]oday|[Tt]omorrow)\b(?!['’]s)"), read=_near_day, kind="relative"
    ),
    DateRule(pattern=re.compile(rf"(?:on|[Ll]ast)\s(?P<day>{'|'.join(_WEEKDAYS)})\b"), read=_weekday, kind="relative"),
)
