"""Dates that a text mentions, in Chinese and English.

In: a text and the day it was published, where that is known. Out: mentions in order, as precise in ISO 8601 as the words
are. A day without a year is the latest one not long after publication; a rule is a pattern and a function that reads it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tashan.language.quantities.numerals import parse_chinese
from tashan.language.script import read_plainly

DateKind = Literal["absolute", "relative"]
FUTURE_DAYS = 92
"""How far after publication a day without a year may lie: news announces what a quarter brings, and reports the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date in a text. `iso` is as precise as the words: 2024, 2025-02, 2025-02-05; `end_iso` is the last of a span."""

    start: int
    end: int
    text: str
    iso: str
    end_iso: str | None
    kind: DateKind


Span = tuple[str, str | None]
Read = Callable[[re.Match[str], date | None], Span | None]

_HAN = "〇零一二三四五六七八九十"
_YEAR = rf"(?:(?:1[89]|20|21)\d{{2}}|[{_HAN[:-1]}]{{4}})"
_ONE = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"
_TO = r"\s?(?:[-–—~～]{1,2}|至|到)\s?"
_HALVES = {"上半年": ("01", "06"), "下半年": ("07", "12")}
_HOLIDAYS = {"国庆": "10", "元旦": "01-01", "五一": "05-01", "劳动节": "05-01"}
_RELATIVE_YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_RELATIVE_DAYS = {
    "大前天": -3,
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "今天": 0,
    "今日": 0,
    "今晚": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5}
_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}  # noqa: SIM905
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAYS_EN = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"


def find_dates(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    """The dates of `text` in order. Without `anchor`, the day of publication, relative dates are left out and a day
    without a year is given as `--02-05`."""
    plain = read_plainly(text)
    found: list[DateMention] = []
    place = 0
    while start := _START.search(plain, place):
        mention, place = _read(text, plain, start.start(), anchor)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _read(text: str, plain: str, start: int, anchor: date | None) -> tuple[DateMention | None, int]:
    for pattern, read, kind in _RULES:
        match = pattern.match(plain, start)
        if match is None:
            continue
        span = read(match, anchor)
        if span is None:
            return None, match.end()
        iso, end_iso = span
        mention = DateMention(
            start=start, end=match.end(), text=text[start : match.end()], iso=iso, end_iso=end_iso, kind=kind
        )  # fmt: skip
        return mention, match.end()
    return None, start + 1


# --- numbers and calendar ---


def _number(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    span = parse_chinese(numeral)
    return int(span[0]) if span else 0


def _year(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    return int("".join(str("〇一二三四五六七八九".find(char.replace("零", "〇"))) for char in numeral))


def _day(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None for a day that does not exist."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_of(month: int, day: int, anchor: date) -> int:
    """The year in which a month and day without a year fall."""
    day = min(day, monthrange(anchor.year, month)[1])
    return anchor.year - 1 if date(anchor.year, month, day) > anchor + timedelta(days=FUTURE_DAYS) else anchor.year


def _yearless(month: int, day: int | None, anchor: date | None) -> str | None:
    """ISO of a month or day without a year: `--02-05` without an anchor."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(2024, month)[1]):
        return None
    if anchor is None:
        return f"--{month:02d}" + (f"-{day:02d}" if day is not None else "")
    year = _year_of(month, day or 1, anchor)
    return f"{year}-{month:02d}" if day is None else _day(year, month, day)


def _month(year: int, month: int) -> str | None:
    return f"{year}-{month:02d}" if 1 <= month <= 12 else None


def _span(start: str | None, end: str | None = None) -> Span | None:
    return (start, end) if start else None


# --- Chinese ---


def _full(match: re.Match[str], anchor: date | None) -> Span | None:
    """2025年2月13日, also to another day."""
    year, month, day = _year(match["y"]), _number(match["m"]), _number(match["d"])
    end = None
    if match["d2"]:
        end = _day(
            _year(match["y2"]) if match["y2"] else year, _number(match["m2"] or match["m"]), _number(match["d2"])
        )
    return _span(_day(year, month, day), end)


def _year_month(match: re.Match[str], anchor: date | None) -> Span | None:
    year = _year(match["y"])
    end = _month(year, _number(match["m2"])) if match["m2"] else None
    return _span(_month(year, _number(match["m"])), end)


def _year_part(match: re.Match[str], anchor: date | None) -> Span | None:
    return _part_of_year(_year(match["y"]), match["part"])


def _part_of_year(year: int, part: str) -> Span:
    """A half, a quarter or a holiday of a year."""
    if part in _HALVES:
        first, last = _HALVES[part]
        return f"{year}-{first}", f"{year}-{last}"
    if part in _HOLIDAYS:
        return f"{year}-{_HOLIDAYS[part]}", None
    quarter = max(1, min(4, _number(part.removeprefix("第")[0]) if part != "前三季度" else 3))
    first_month = 1 if part == "前三季度" else 3 * quarter - 2
    return f"{year}-{first_month:02d}", f"{year}-{3 * quarter:02d}"


def _years(match: re.Match[str], anchor: date | None) -> Span | None:
    return str(_year(match["y"])), str(_year(match["y2"])) if match["y2"] else None


def _decade(match: re.Match[str], anchor: date | None) -> Span | None:
    year = int(match["y"]) if len(match["y"]) == 4 else 1900 + int(match["y"])
    return str(year), str(year + 9)


def _month_day(match: re.Match[str], anchor: date | None) -> Span | None:
    start = _yearless(_number(match["m"]), _number(match["d"]), anchor)
    end = _yearless(_number(match["m2"] or match["m"]), _number(match["d2"]), anchor) if match["d2"] else None
    return _span(start, end)


def _month_only(match: re.Match[str], anchor: date | None) -> Span | None:
    end = _yearless(_number(match["m2"]), None, anchor) if match["m2"] else None
    return _span(_yearless(_number(match["m"]), None, anchor), end)


def _day_only(match: re.Match[str], anchor: date | None) -> Span | None:
    """10日: the last day of that number not after publication."""
    if anchor is None or not 1 <= (day := _number(match["d"])) <= 31:
        return None
    month_start = anchor.replace(day=1)
    if day > anchor.day:
        month_start = (month_start - timedelta(days=1)).replace(day=1)
    return _span(_day(month_start.year, month_start.month, day))


def _relative_year(match: re.Match[str], anchor: date | None) -> Span | None:
    if anchor is None:
        return None
    year = anchor.year + _RELATIVE_YEARS[match["word"]]
    if match["part"]:
        return _part_of_year(year, match["part"])
    if match["m"]:
        month = _number(match["m"])
        return _span(_day(year, month, _number(match["d"])) if match["d"] else _month(year, month))
    return str(year), None


def _relative_month(match: re.Match[str], anchor: date | None) -> Span | None:
    if anchor is None:
        return None
    step = {"上": -1, "下": 1}.get(match["word"][0], 0)
    months = anchor.year * 12 + anchor.month - 1 + step
    year, month = months // 12, months % 12 + 1
    return _span(_day(year, month, _number(match["d"])) if match["d"] else _month(year, month))


def _relative_week(match: re.Match[str], anchor: date | None) -> Span | None:
    if anchor is None:
        return None
    return _week(anchor, {"上": -1, "下": 1}.get(match["word"][0], 0), _WEEKDAYS.get(match["day"] or ""))


def _week(anchor: date, step: int, weekday: int | None) -> Span:
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
    if weekday is not None:
        return (monday + timedelta(days=weekday)).isoformat(), None
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def _relative_day(match: re.Match[str], anchor: date | None) -> Span | None:
    return ((anchor + timedelta(days=_RELATIVE_DAYS[match["word"]])).isoformat(), None) if anchor else None


# --- English ---


def _english_month(name: str) -> int:
    return _MONTHS[name[:3].lower()]


def _english_day(match: re.Match[str], anchor: date | None) -> Span | None:
    month, day = _english_month(match["m"]), int(match["d"])
    if match["y"]:
        return _span(_day(int(match["y"]), month, day))
    return _span(_yearless(month, day, anchor))


def _english_month_year(match: re.Match[str], anchor: date | None) -> Span | None:
    return _span(_month(int(match["y"]), _english_month(match["m"])))


def _english_month_only(match: re.Match[str], anchor: date | None) -> Span | None:
    return _span(_yearless(_english_month(match["m"]), None, anchor))


def _english_relative(match: re.Match[str], anchor: date | None) -> Span | None:
    if anchor is None:
        return None
    step = {"last": -1, "previous": -1, "next": 1}.get(match["word"].lower(), 0)
    what = match["what"].lower()
    if what == "year":
        return str(anchor.year + step), None
    if what == "week":
        return _week(anchor, step, None)
    months = anchor.year * 12 + anchor.month - 1 + step
    return _span(_month(months // 12, months % 12 + 1))


def _english_near(match: re.Match[str], anchor: date | None) -> Span | None:
    step = {"yesterday": -1, "today": 0, "tomorrow": 1}[match["word"].lower()]
    return ((anchor + timedelta(days=step)).isoformat(), None) if anchor else None


def _english_weekday(match: re.Match[str], anchor: date | None) -> Span | None:
    """`on Monday` is the last one up to the day of publication."""
    if anchor is None:
        return None
    weekday = _DAYS_EN.split().index(match["day"])
    return (anchor - timedelta(days=(anchor.weekday() - weekday) % 7)).isoformat(), None


_START = re.compile(
    rf"\d|[{_HAN}去今明前后昨本上下大]|\b(?:{_MONTH}|[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Yy]esterday|[Tt]oday|[Tt]omorrow|on|in|since|by)\b"
)
_PARTS = r"上半年|下半年|第?[一二三四1-4]季度|前三季度|国庆|元旦|五一|劳动节"
_NOT_A_YEAR = (
    r"(?![\d,]*\d|\.\d|\s?%|\s?(?:hundred|thousand|million|billion|trillion|yuan|RMB|per\s?cent|dollars|km|kilo\w+|tons|tonnes"
    r"|square)\b|\s?[万亿元家个人户所名座项件台辆])"
)
_RULES: tuple[tuple[re.Pattern[str], Read, DateKind], ...] = (
    (re.compile(
        rf"(?P<y>{_YEAR})\s?(?:年\s?(?P<m>{_ONE})\s?月\s?(?P<d>{_ONE})\s?[日号]"
        rf"(?:{_TO}(?:(?P<y2>{_YEAR})年)?(?:(?P<m2>{_ONE})月)?(?P<d2>{_ONE})[日号])?)"), _full, "absolute"),
    (re.compile(r"(?P<y>(?:19|20)\d{2})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)(?P<d2>)(?P<y2>)(?P<m2>)"), _full, "absolute"),
    (re.compile(rf"(?P<y>{_YEAR})\s?年\s?(?P<m>{_ONE})\s?月(?:{_TO}(?P<m2>{_ONE})月)?"), _year_month, "absolute"),
    (re.compile(rf"(?P<y>{_YEAR})\s?年(?P<part>{_PARTS})"), _year_part, "absolute"),
    (re.compile(r"(?P<y>\d{2}|\d{4})\s?年代|(?P<y1>)(?!)"), _decade, "absolute"),
    (re.compile(rf"(?P<y>{_YEAR})\s?年?{_TO}(?P<y2>{_YEAR})\s?年"), _years, "absolute"),
    (re.compile(rf"(?P<y>{_YEAR})\s?年(?P<y2>)"), _years, "absolute"),
    (re.compile(
        rf"(?P<m>{_ONE})\s?月\s?(?P<d>{_ONE})\s?[日号](?:{_TO}(?:(?P<m2>{_ONE})\s?月\s?)?(?P<d2>{_ONE})\s?[日号])?"
    ), _month_day, "relative"),
    (re.compile(rf"(?P<m>{_ONE})(?:月?{_TO}(?P<m2>{_ONE}))?月(?![光亮饼球均薪嫂])"), _month_only, "relative"),
    (re.compile(r"(?P<d>\d{1,2})日(?![内后间均线元常本])"), _day_only, "relative"),
    (re.compile(
        rf"(?P<word>(?<!过)去年|(?<![如当至现])今年|(?<![证说表声])明年|(?<![年\d十百千几多以])前年|(?<![最以])后年|(?<![\d日])本年)(?![轻龄均度级代限])"
        rf"(?:(?P<part>{_PARTS})|(?P<m>{_ONE})月(?:(?P<d>{_ONE})[日号])?)?"
    ), _relative_year, "relative"),
    (re.compile(rf"(?P<word>[上本下]个?月|今年?本月)(?![球光亮])(?:(?P<d>{_ONE})[日号])?"), _relative_month, "relative"),
    (re.compile(r"(?P<word>[上本下]个?(?:周|星期))(?![边期刊转年围])(?P<day>[一二三四五六日天末])?"), _relative_week, "relative"),
    (re.compile(
        r"(?P<word>大前天|前天|前日|昨[天日晚]|(?<![当如现至])今[天日晚](?![下之报])|(?<![证说表声])明[天日](?!报)|后天(?!的努|形))"
    ), _relative_day, "relative"),
    (re.compile(rf"(?P<m>{_MONTH})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s(?P<y>(?:18|19|20)\d{{2}})\b)?"), _english_day, "absolute"),
    (re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{_MONTH})(?:,?\s(?P<y>(?:18|19|20)\d{{2}})\b)?"), _english_day, "absolute"),
    (re.compile(rf"(?P<m>{_MONTH}),?\s(?P<y>(?:18|19|20)\d{{2}})\b"), _english_month_year, "absolute"),
    (re.compile(rf"(?:in|since|by|[Ll]ast|[Tt]his|[Nn]ext)\s(?P<m>{_MONTH})(?!\s\d)"), _english_month_only, "relative"),
    (re.compile(r"(?P<y>(?:18|19|20)\d0)s\b"), _decade, "absolute"),
    (re.compile(rf"(?P<y>(?:18|19|20)\d{{2}})\s?[-–—]\s?(?P<y2>(?:18|19|20)\d{{2}})\b{_NOT_A_YEAR}"), _years, "absolute"),
    (re.compile(rf"(?<![A-Za-z\d$€£¥.,-])(?P<y>(?:18|19|20)\d{{2}})(?P<y2>)(?![A-Za-z\d-]){_NOT_A_YEAR}"), _years, "absolute"),
    (re.compile(r"(?P<word>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious)\s(?P<what>year|month|week)\b"), _english_relative, "relative"),
    (re.compile(r"(?P<word>[Yy]esterday|[Tt]oday|[Tt]omorrow)\b(?!['’]s)"), _english_near, "relative"),
    (re.compile(rf"(?:on|[Ll]ast)\s(?P<day>{_DAYS_EN.replace(' ', '|')})\b"), _english_weekday, "relative"),
)  # fmt: skip
