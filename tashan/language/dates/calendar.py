"""The arithmetic of mentioned dates.

In: numbers read from a text, the day it was published and what the text dated before. Out: ISO 8601 as precise as the
numbers, or None for a date that does not exist.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

DateKind = Literal["absolute", "relative"]
"""`relative`: known only with the day of publication, as 去年 and also 2月5日 are."""
Tense = Literal["past", "future"]
Span = tuple[str, str | None]
"""First and last ISO date; the last is None for a single one."""

FUTURE_DAYS = 92
"""How far after publication a day without a year may lie: news announces the coming quarter and reports the rest."""
NEWS_DAYS = 62
"""How far before publication a day lies that is news: beside the figures of last year it is of this one."""
DISTANT_MONTHS = 3
"""From how many months before publication on a month governs the bare days after it: 10日 beside a month that has just
passed is the day of its report, beside one long past it is a day of that month."""
_LEAP_YEAR = 2024


class Told(Struct, frozen=True, kw_only=True):
    """What the sentence dated before, as far as it governs what follows; `named` is the year that 同年 refers to."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    named: int | None = None


class Setting(Struct, frozen=True, kw_only=True):
    """What a date without a year leans on: the day of publication, the dates before it, the tense of its clause."""

    anchor: date | None
    told: Told = Told()
    tense: Tense | None = None


Read = Callable[[re.Match[str], Setting], Span | None]
"""Reads a match in its setting."""


class DateRule(Struct, frozen=True, kw_only=True):
    """A form of date: its pattern, which is tried at a place, and the function that reads it."""

    pattern: re.Pattern[str]
    read: Read


def iso_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_month(year: int, month: int) -> str | None:
    return f"{year}-{month:02d}" if 1 <= month <= 12 else None


def iso(year: int, month: int, day: int | None) -> str | None:
    return iso_month(year, month) if day is None else iso_day(year, month, day)


def exists(month: int, day: int | None) -> bool:
    """Whether some year has the month and the day."""
    return 1 <= month <= 12 and (day is None or 1 <= day <= monthrange(_LEAP_YEAR, month)[1])


def year_for(month: int, day: int | None, setting: Setting) -> int | None:
    """The year of a month or day that names none: the sentence's own, else the one of publication or the one before."""
    near, told = _nearest_year(month, day, setting), setting.told
    if told.year is None or setting.anchor is None or near is None:
        return told.year if told.year is not None else near
    if setting.tense == "past" and _nominal(told.year, month, day) > setting.anchor:
        return near
    is_news = timedelta(0) <= setting.anchor - _nominal(near, month, day) <= timedelta(days=NEWS_DAYS)
    if near == told.year + 1 and is_news and (told.month is None or month < told.month):
        return near
    return told.year


def _nearest_year(month: int, day: int | None, setting: Setting) -> int | None:
    """The year in which it lies latest, but not long after publication; at most on that day where it has happened,
    later in the year where it is still to come."""
    if setting.anchor is None:
        return None
    ahead = {"past": 0, "future": 365}.get(setting.tense or "", FUTURE_DAYS)
    this = setting.anchor.year
    if setting.tense == "future" and _nominal(this + 1, month, day) <= setting.anchor + timedelta(days=FUTURE_DAYS):
        return this + 1
    return this if _nominal(this, month, day) <= setting.anchor + timedelta(days=ahead) else this - 1


def _nominal(year: int, month: int, day: int | None) -> date:
    """The day, or the first of the month; the last one of it where the year has no such day."""
    return date(year, month, min(day or 1, monthrange(year, month)[1]))


def yearless(month: int, day: int | None, setting: Setting) -> str | None:
    """A month or day without a year in its setting, or `--02-05` without anything to lean on."""
    if not exists(month, day):
        return None
    year = year_for(month, day, setting)
    if year is None:
        return f"--{month:02d}" + (f"-{day:02d}" if day is not None else "")
    return iso(year, month, day)


def yearless_span(first: tuple[int, int | None], last: tuple[int, int | None], setting: Setting) -> Span | None:
    """From one month or day to another without a year: 1-11月 lies in the year in which November is known."""
    if not (exists(*first) and exists(*last)):
        return None
    crosses = (last[0], last[1] or 0) < (first[0], first[1] or 0)
    year = year_for(*(first if crosses else last), setting)
    if year is None:
        return span(yearless(*first, setting), yearless(*last, setting))
    return span(iso(year, *first), iso(year + crosses, *last))


def yearless_part(read: Callable[[int], Span | None], setting: Setting) -> Span | None:
    """A part of a year that is not named: the last time that a quarter or half had begun, that a longer stretch from
    January on had come to its last month."""
    example = read(_LEAP_YEAR)
    if example is None or example[1] is None:
        return None
    first, last = int(example[0][5:7]), int(example[1][5:7])
    adds_up = first == 1 and last not in {3, 6}
    if adds_up:
        setting = replace(setting, tense=setting.tense or "past")
    year = year_for(last if adds_up else first, None, setting)
    return read(year) if year else None


def day_in_month(day: int, setting: Setting) -> str | None:
    """A bare day: of the month that the sentence dated before it, else the last of that number up to publication."""
    told = setting.told
    if told.year is not None and told.month is not None and (told.day is not None or _is_distant(told, setting)):
        # Days are told in order unless the gap is small: 30日…，2日 goes on into the next month.
        step = 1 if told.day is not None and told.day - day > 15 else 0
        year, month = shifted_month(date(told.year, told.month, 1), step)
        return iso_day(year, month, day)
    if setting.anchor is None:
        return None
    step = -1 if day > setting.anchor.day and setting.tense != "future" else 0
    return iso_day(*shifted_month(setting.anchor, step), day)


def _is_distant(told: Told, setting: Setting) -> bool:
    if setting.anchor is None or told.year is None or told.month is None:
        return True
    return (setting.anchor.year - told.year) * 12 + setting.anchor.month - told.month > DISTANT_MONTHS


def part_of_year(year: int, first: int, last: int) -> Span | None:
    """The months from one to another, as quarters and halves are."""
    return span(iso_month(year, first), iso_month(year, last))


def quarter(year: int, number: int) -> Span | None:
    return part_of_year(year, 3 * number - 2, 3 * number)


def shifted_month(anchor: date, step: int) -> tuple[int, int]:
    """Year and month `step` months from the one of `anchor`."""
    months = anchor.year * 12 + anchor.month - 1 + step
    return months // 12, months % 12 + 1


def shifted_quarter(anchor: date, step: int) -> Span | None:
    """The quarter `step` quarters from the one of `anchor`."""
    quarters = anchor.year * 4 + (anchor.month - 1) // 3 + step
    return quarter(quarters // 4, quarters % 4 + 1)


def shifted_day(anchor: date | None, step: int) -> Span | None:
    return ((anchor + timedelta(days=step)).isoformat(), None) if anchor else None


def week(anchor: date, step: int, weekday: int | None) -> Span:
    """A day of the week (0 is Monday), or the whole week, `step` weeks from the one of `anchor`."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
    if weekday is not None:
        return (monday + timedelta(days=weekday)).isoformat(), None
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def nearest_weekday(weekday: int, setting: Setting) -> Span | None:
    """The day told before where it was one (5月30日，星期五), else the last such day up to publication, or the next
    one where the clause speaks of what is to come."""
    told = setting.told
    if told.year and told.month and told.day and date(told.year, told.month, told.day).weekday() == weekday:
        return span(iso_day(told.year, told.month, told.day))
    if setting.anchor is None:
        return None
    back = (setting.anchor.weekday() - weekday) % 7
    return shifted_day(setting.anchor, 7 - back if setting.tense == "future" and back else -back)


def span(start: str | None, end: str | None = None) -> Span | None:
    """None where the first date does not exist, or where the last one is not after it."""
    if start is None or (end is not None and end <= start and not start.startswith("--")):
        return None
    return start, end
