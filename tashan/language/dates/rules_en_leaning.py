"""Forms of dates in English that lean on another: Feb 5, in March, last quarter, the following year, on Monday.

In: text read plainly. Out: rules in the order in which they are tried.
"""

from __future__ import annotations

import re
from datetime import date

from tashan.language.dates.calendar import (
    DateRule,
    Setting,
    Span,
    iso,
    nearest_weekday,
    shifted_day,
    shifted_month,
    shifted_quarter,
    span,
    week,
    yearless,
    yearless_part,
    yearless_span,
)
from tashan.language.dates.forms_en import COUNT, DAY, MONTH, PART, TO, WEEKDAYS, day_number, month_number, read_part
from tashan.language.numerals import ENGLISH_NUMBERS

_STEPS = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_DAYS_AWAY = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "the day before yesterday": -2,
    "the day after tomorrow": 2,
}  # fmt: skip
_ON = {"same": 0, "that": 0, "following": 1, "next": 1, "previous": -1, "prior": -1}


def _day(match: re.Match[str], setting: Setting) -> Span | None:
    first = (month_number(match["m"]), day_number(match["d"]))
    if not match["d2"]:
        return span(yearless(*first, setting))
    return yearless_span(first, (month_number(match["m2"] or match["m"]), day_number(match["d2"])), setting)


def _month(match: re.Match[str], setting: Setting) -> Span | None:
    return span(yearless(month_number(match["m"]), None, setting))


def _step_to_month(match: re.Match[str], setting: Setting) -> Span | None:
    """Last March is the last one that is over, next March the first one to come."""
    if setting.anchor is None:
        return None
    month, word, year = month_number(match["m"]), match["word"].lower(), setting.anchor.year
    if word == "last":
        year -= month >= setting.anchor.month
    elif word == "next":
        year += month <= setting.anchor.month
    return span(iso(year, month, None))


def _months(match: re.Match[str], setting: Setting) -> Span | None:
    return yearless_span((month_number(match["m"]), None), (month_number(match["m2"]), None), setting)


def _named_month(match: re.Match[str], setting: Setting) -> Span | None:
    """August of the same year, and March of last year or of this one."""
    year = _year_of_words(match["which"], setting)
    day = day_number(match["d"]) if match["d"] else None
    return span(iso(year, month_number(match["m"]), day)) if year else None


def _part_of(match: re.Match[str], setting: Setting) -> Span | None:
    year = _year_of_words(match["which"], setting)
    return read_part(year, match) if year else None


def _year_of_words(words: str, setting: Setting) -> int | None:
    """The year that `last year`, `the same year` and their like are."""
    words = words.lower().removesuffix(" year")
    if words == "the year before last":
        return setting.anchor.year - 2 if setting.anchor else None
    if (on := _ON.get(words.removeprefix("the "))) is not None and words != "next":
        return setting.told.named + on if setting.told.named else None
    return setting.anchor.year + _STEPS[words] if setting.anchor and words in _STEPS else None


def _year(match: re.Match[str], setting: Setting) -> Span | None:
    year = _year_of_words(match["which"], setting)
    return span(str(year)) if year else None


def _part(match: re.Match[str], setting: Setting) -> Span | None:
    return yearless_part(lambda year: read_part(year, match), setting)


def _step(match: re.Match[str], setting: Setting) -> Span | None:
    """Last month, this quarter, next week."""
    if setting.anchor is None:
        return None
    if match["word"].lower() == "previous" and setting.told.year:
        return None  # previous to what the sentence reports
    step = _STEPS[match["word"].lower()]
    if match["what"] == "week":
        return week(setting.anchor, step, None)
    if match["what"] == "quarter":
        return shifted_quarter(setting.anchor, step)
    return span(iso(*shifted_month(setting.anchor, step), None))


def _told_month(match: re.Match[str], setting: Setting) -> Span | None:
    told = setting.told
    if told.year is None or told.month is None:
        return None
    return span(iso(*shifted_month(date(told.year, told.month, 1), _ON[match["word"].lower()]), None))


def _told_day(match: re.Match[str], setting: Setting) -> Span | None:
    told = setting.told
    if told.year is None or told.month is None or told.day is None:
        return None
    return shifted_day(date(told.year, told.month, told.day), _ON[match["word"].lower()])


def _near_day(match: re.Match[str], setting: Setting) -> Span | None:
    return shifted_day(setting.anchor, _DAYS_AWAY[match["word"].lower()])


def _days_ago(match: re.Match[str], setting: Setting) -> Span | None:
    count = match["n"]
    return shifted_day(setting.anchor, -(int(count) if count.isdigit() else ENGLISH_NUMBERS[count.lower()]))


def _weekday(match: re.Match[str], setting: Setting) -> Span | None:
    """`on Monday` is the last one up to publication, `last Monday` one before the day of publication."""
    weekday, word = WEEKDAYS.index(match["day"].lower()), (match["word"] or "").lower()
    if setting.anchor is None or not word:
        return nearest_weekday(weekday, setting)
    back = (setting.anchor.weekday() - weekday) % 7
    if word == "last":
        return shifted_day(setting.anchor, -(back or 7))
    if word == "this":
        return week(setting.anchor, 0, weekday)
    if word == "next":
        return week(setting.anchor, 1, weekday)
    return shifted_day(setting.anchor, 7 - back)


def _day_of_week(match: re.Match[str], setting: Setting) -> Span | None:
    """Friday, April 5: of the year near publication in which that day is a Friday, whatever the tense says."""
    month, day, weekday = month_number(match["m"]), day_number(match["d"]), WEEKDAYS.index(match["day"].lower())
    around = [setting.anchor.year + step for step in (0, -1, 1)] if setting.anchor else []
    fits = (
        year for year in around if (found := iso(year, month, day)) and date.fromisoformat(found).weekday() == weekday
    )
    year = next(fits, None)
    return span(iso(year, month, day)) if year else span(yearless(month, day, setting))


def _nothing(_match: re.Match[str], _setting: Setting) -> Span | None:
    return None


_M, _M2 = rf"(?P<m>{MONTH})", rf"(?P<m2>{MONTH})"
_D, _D2 = rf"(?P<d>{DAY})", rf"(?P<d2>{DAY})"
_WHICH_ONE = "last|this|next|same|that|following|prior|previous|current|coming"
_WHICH = rf"(?P<which>(?i:the\syear\sbefore\slast|(?:the\s)?(?:{_WHICH_ONE})\syear))"
_OF_WHICH = rf",?\s(?:of\s|in\s)?{_WHICH}\b"
_WEEKDAY = rf"(?P<day>(?i:{'|'.join(WEEKDAYS)}))\b"
# After a month or day: what makes the number an amount (May 5 per cent) or the month a name.
_NOT_A_DAY = r"(?![\d,]*\d|\.\d|\s?%|\s(?:per\s?cent|percent|million|billion|thousand|companies|firms|people)\b)"
_BEFORE_A_MONTH = r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Dd]uring|[Oo]f|[Ee]arly|[Mm]id|[Ll]ate|[Tt]hrough)[\s-]"

_DAYS = "|".join(WEEKDAYS)
_PERIOD = rf"years?|months?|weeks?|quarters?|days?|{_DAYS}|half|{COUNT}"
START = (
    rf"\b(?:(?:{MONTH}|(?i:yesterday|today|tonight|tomorrow|{_DAYS})|[QH][1-4])\b"
    rf"|(?i:on|in|since|by|until|from|during|of|early|mid|late|through|between)(?=[\s-](?:\d|{MONTH}|(?i:last|this|next|{_DAYS})\b))"
    rf"|(?i:(?:the\s)?(?:{_WHICH_ONE}|first|second|third|fourth|opening|final)(?=[\s-](?:{_PERIOD})\b|\s{MONTH})"
    rf"|the(?=\s(?:year\sbefore|day\s|[1-4QHqh]))|(?:every|each|any|a|an)(?=\s(?:{_DAYS}))"
    rf"|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?=\sday)))"
)
"""Words that such a date can begin with, and what goes on with them; it begins with a digit as well."""

RULES: tuple[DateRule, ...] = tuple(
    DateRule(pattern=re.compile(pattern), read=read)
    for pattern, read in (
        (rf"(?:{_BEFORE_A_MONTH})?{_M}\s{_D}{_OF_WHICH}", _named_month),
        (rf"(?:{_BEFORE_A_MONTH})?{_D}\s(?:of\s)?{_M}{_OF_WHICH}", _named_month),
        (rf"(?:{_BEFORE_A_MONTH})?{_M}(?P<d>){_OF_WHICH}", _named_month),
        (rf"{PART}{_OF_WHICH}", _part_of),
        (rf"{_WHICH}['’]s\s{PART}", _part_of),
        (rf"(?:[Ss]ince\s|[Ii]n\s)?(?P<word>(?i:last|this|next))\s{_M}(?!,?\s\d)", _step_to_month),
        (rf"(?:[Bb]etween\s|[Ff]rom\s)?{_M}\s{_D}(?:{TO}|\sand\s)(?:{_M2}\s)?{_D2}(?:st|nd|rd|th)?{_NOT_A_DAY}", _day),
        (rf"{_D}\s(?:of\s)?{_M}{TO}{_D2}\s(?:of\s)?{_M2}", _day),
        (rf"(?:[Bb]etween\s|[Ff]rom\s)?{_D}(?:{TO}|\sand\s){_D2}\s(?:of\s)?{_M}(?P<m2>)", _day),
        (rf"{_M}\s{_D}(?P<d2>)(?P<m2>)\b{_NOT_A_DAY}", _day),
        (rf"{_D}(?P<d2>)(?P<m2>)\s(?:of\s)?{_M}", _day),
        (rf"(?:(?:[Bb]etween|[Ff]rom)\s)?{_M}(?:{TO}|\sand\s){_M2}(?!\s\d)", _months),
        (rf"{_BEFORE_A_MONTH}{_M}(?!,?\s\d)", _month),
        (rf"{PART}\b(?!\s(?:final|match|of\sthe\s(?:match|game|century)))", _part),
        (rf"{_WHICH}\b(?!['’]s\s(?:old|eve))(?!-old)", _year),
        (r"(?P<word>(?i:last|this|next|previous|current|coming))\s(?P<what>month|week|quarter)\b(?!end)", _step),
        (r"(?:[Tt]he\s)?(?P<word>(?i:same|that|following|previous|next))\smonth\b", _told_month),
        (r"(?:[Tt]he\s)?(?P<word>(?i:same|that|following|previous|next))\sday\b", _told_day),
        (rf"(?P<word>(?i:{'|'.join(_DAYS_AWAY)}))\b(?!['’]s)", _near_day),
        (
            r"(?P<n>(?i:one|two|three|four|five|six|seven|eight|nine|ten)|[1-9]\d?)\sdays?\s(?:ago|earlier(?=[.,]))\b",
            _days_ago,
        ),
        (rf"(?:[Oo]n\s)?{_WEEKDAY},\s{_M}\s{_D}(?!,?\s\d)", _day_of_week),
        (rf"(?:[Oo]n\s)?{_WEEKDAY},?\s\(?(?:the\s)?(?={MONTH}\s\d|{DAY}\s{MONTH})", _nothing),
        (rf"(?i:every|each|any|a|an)\s{_WEEKDAY}", _nothing),
        (
            rf"(?:(?i:last|this|next|from)\s)*{_WEEKDAY}(?:\s(?:to|through|and)\s|\s?[-–—]\s?)(?i:{'|'.join(WEEKDAYS)})s?\b",
            _nothing,
        ),
        (rf"[Oo]n\s(?P<word>){_WEEKDAY}", _weekday),
        # A weekday before another name is one itself: The Sunday Mirror.
        (rf"(?:(?P<word>(?i:last|this|next|coming))\s)?{_WEEKDAY}(?!\s(?!{MONTH})[A-Z])", _weekday),
    )
)
