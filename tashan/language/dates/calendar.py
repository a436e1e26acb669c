"""The arithmetic of mentioned dates.

In: numbers read from a text and the day it was published. Out: ISO 8601 as precise as the numbers, or None for a date
that does not exist.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

DateKind = Literal["absolute", "relative"]
"""`relative`: known only with the day of publication, as 去年 and also 2月5日 are."""
Span = tuple[str, str | None]
"""First and last ISO date; the last is None for a single one."""
Read = Callable[[re.Match[str], date | None], Span | None]
"""Reads a match with the day of publication, where that is known."""

FUTURE_DAYS = 92
"""How far after publication a day without a year may lie: news announces the coming quarter and reports the rest."""
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRule:
    """A form of date: its pattern, which is tried at a place, and the function that reads it."""

    pattern: re.Pattern[str]
    read: Read
    kind: DateKind


def iso_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_month(year: int, month: int) -> str | None:
    return f"{year}-{month:02d}" if 1 <= month <= 12 else None


def yearless(month: int, day: int | None, anchor: date | None) -> str | None:
    """A month or day without a year: the latest not long after `anchor`, or `--02-05` without one."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(_LEAP_YEAR, month)[1]):
        return None
    if anchor is None:
        return f"--{month:02d}" + (f"-{day:02d}" if day is not None else "")
    nominal = date(anchor.year, month, min(day or 1, monthrange(anchor.year, month)[1]))
    year = anchor.year - 1 if nominal > anchor + timedelta(days=FUTURE_DAYS) else anchor.year
    return iso_month(year, month) if day is None else iso_day(year, month, day)


def shifted_month(anchor: date, step: int) -> tuple[int, int]:
    """Year and month `step` months from the one of `anchor`."""
    months = anchor.year * 12 + anchor.month - 1 + step
    return months // 12, months % 12 + 1


def week(anchor: date, step: int, weekday: int | None) -> Span:
    """A day of the week (0 is Monday), or the whole week, `step` weeks from the one of `anchor`."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
    if weekday is not None:
        return (monday + timedelta(days=weekday)).isoformat(), None
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def span(start: str | None, end: str | None = None) -> Span | None:
    """None where the first date does not exist."""
    return (start, end) if start else None
