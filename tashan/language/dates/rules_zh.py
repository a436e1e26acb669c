"""Forms of dates in Chinese: 2025年2月13日, 1月27日-2月9日, 2024年上半年, 去年12月, 上周五, 10日.

In: text read plainly (Simplified, half-width). Out: rules in the order in which they are tried.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from tashan.language.dates.calendar import DateRule, Span, iso_day, iso_month, shifted_month, span, week, yearless
from tashan.language.numerals import parse_chinese

HAN_DIGITS = "〇零一二三四五六七八九十"
_YEAR = rf"(?:(?:1[89]|20|21)\d{{2}}|[{HAN_DIGITS[:-1]}]{{4}})"
_ONE = rf"(?:\d{{1,2}}|[{HAN_DIGITS}]{{1,3}})"
_TO = r"\s?(?:[-–—~～]{1,2}|至|到)\s?"
_HALVES = {"上半年": ("01", "06"), "下半年": ("07", "12")}
_HOLIDAYS = {"国庆": "10", "元旦": "01-01", "五一": "05-01", "劳动节": "05-01"}
_THREE_QUARTERS = "前三季度"
_PART = rf"{'|'.join(_HALVES)}|第?[一二三四1-4]季度|{_THREE_QUARTERS}|{'|'.join(_HOLIDAYS)}"
_YEARS_AWAY = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_DAYS_AWAY = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_STEPS = {"上": -1, "本": 0, "下": 1}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5}


def _number(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    parsed = parse_chinese(numeral)
    return int(parsed[0]) if parsed else 0


def _year(numeral: str) -> int:
    """A year in digits of either kind, 二〇二四 as well as 二零二四."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    return int("".join(str("〇一二三四五六七八九".index(char)) for char in numeral.replace("零", "〇")))


def _full(match: re.Match[str], _anchor: date | None) -> Span | None:
    year, month, day = _year(match["y"]), _number(match["m"]), _number(match["d"])
    end = None
    if match["d2"]:
        last_year = _year(match["y2"]) if match["y2"] else year
        end = iso_day(last_year, _number(match["m2"] or match["m"]), _number(match["d2"]))
    return span(iso_day(year, month, day), end)


def _numeric(match: re.Match[str], _anchor: date | None) -> Span | None:
    return span(iso_day(int(match["y"]), int(match["m"]), int(match["d"])))


def _year_month(match: re.Match[str], _anchor: date | None) -> Span | None:
    year = _year(match["y"])
    end = iso_month(year, _number(match["m2"])) if match["m2"] else None
    return span(iso_month(year, _number(match["m"])), end)


def _year_part(match: re.Match[str], _anchor: date | None) -> Span | None:
    return _part_of_year(_year(match["y"]), match["part"])


def _part_of_year(year: int, part: str) -> Span:
    """A half, a quarter or a holiday of a year."""
    if part in _HALVES:
        first, last = _HALVES[part]
        return f"{year}-{first}", f"{year}-{last}"
    if part in _HOLIDAYS:
        return f"{year}-{_HOLIDAYS[part]}", None
    if part == _THREE_QUARTERS:
        return f"{year}-01", f"{year}-09"
    last_month = 3 * _number(part.removeprefix("第")[0])
    return f"{year}-{last_month - 2:02d}", f"{year}-{last_month:02d}"


def _years(match: re.Match[str], _anchor: date | None) -> Span | None:
    return str(_year(match["y"])), str(_year(match["y2"])) if match["y2"] else None


def _decade(match: re.Match[str], _anchor: date | None) -> Span | None:
    """80年代 is of the twentieth century unless the text names another one before it."""
    numeral = match["y"]
    year = int(numeral) if len(numeral) == 4 else (2000 if match["century"] else 1900) + int(numeral)
    return str(year), str(year + 9)


def _month_day(match: re.Match[str], anchor: date | None) -> Span | None:
    start = yearless(_number(match["m"]), _number(match["d"]), anchor)
    end = yearless(_number(match["m2"] or match["m"]), _number(match["d2"]), anchor) if match["d2"] else None
    return span(start, end)


def _month_only(match: re.Match[str], anchor: date | None) -> Span | None:
    end = yearless(_number(match["m2"]), None, anchor) if match["m2"] else None
    return span(yearless(_number(match["m"]), None, anchor), end)


def _day_only(match: re.Match[str], anchor: date | None) -> Span | None:
    """10日 is the last day of that number up to publication."""
    if anchor is None or not 1 <= (day := _number(match["d"])) <= 31:
        return None
    year, month = shifted_month(anchor, -1 if day > anchor.day else 0)
    return span(iso_day(year, month, day))


def _relative_year(match: re.Match[str], anchor: date | None) -> Span | None:
    if anchor is None:
        return None
    year = anchor.year + _YEARS_AWAY[match["word"]]
    if match["part"]:
        return _part_of_year(year, match["part"])
    if not match["m"]:
        return str(year), None
    month = _number(match["m"])
    return span(iso_day(year, month, _number(match["d"])) if match["d"] else iso_month(year, month))


def _relative_month(match: re.Match[str], anchor: date | None) -> Span | None:
    if anchor is None:
        return None
    year, month = shifted_month(anchor, _STEPS[match["step"]])
    return span(iso_day(year, month, _number(match["d"])) if match["d"] else iso_month(year, month))


def _relative_week(match: re.Match[str], anchor: date | None) -> Span | None:
    return week(anchor, _STEPS[match["step"]], _WEEKDAYS.get(match["day"] or "")) if anchor else None


def _relative_day(match: re.Match[str], anchor: date | None) -> Span | None:
    return ((anchor + timedelta(days=_DAYS_AWAY[match["word"]])).isoformat(), None) if anchor else None


START = rf"\d|[{HAN_DIGITS}去今明前后昨本上下大]"
"""Where a Chinese date can begin."""

RULES_ZH: tuple[DateRule, ...] = (
    DateRule(
        pattern=re.compile(
            rf"(?P<y>{_YEAR})\s?年\s?(?P<m>{_ONE})\s?月\s?(?P<d>{_ONE})\s?[日号]"
            rf"(?:{_TO}(?:(?P<y2>{_YEAR})年)?(?:(?P<m2>{_ONE})月)?(?P<d2>{_ONE})[日号])?"
        ),
        read=_full,
        kind="absolute",
    ),
    DateRule(
        pattern=re.compile(r"(?P<y>(?:19|20)\d{2})(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d)"),
        read=_numeric,
        kind="absolute",
    ),
    DateRule(
        pattern=re.compile(rf"(?P<y>{_YEAR})\s?年\s?(?P<m>{_ONE})\s?月(?:{_TO}(?P<m2>{_ONE})月)?"),
        read=_year_month,
        kind="absolute",
    ),
    DateRule(pattern=re.compile(rf"(?P<y>{_YEAR})\s?年(?P<part>{_PART})"), read=_year_part, kind="absolute"),
    DateRule(pattern=re.compile(r"(?P<century>21世纪)?(?P<y>\d0|\d{3}0)\s?年代"), read=_decade, kind="absolute"),
    DateRule(pattern=re.compile(rf"(?P<y>{_YEAR})\s?年?{_TO}(?P<y2>{_YEAR})\s?年"), read=_years, kind="absolute"),
    DateRule(pattern=re.compile(rf"(?P<y>{_YEAR})\s?年(?P<y2>)"), read=_years, kind="absolute"),
    DateRule(
        pattern=re.compile(
            rf"(?P<m>{_ONE})\s?月\s?(?P<d>{_ONE})\s?[日号]"
            rf"(?:{_TO}(?:(?P<m2>{_ONE})\s?月\s?)?(?P<d2>{_ONE})\s?[日号])?"
        ),
        read=_month_day,
        kind="relative",
    ),
    DateRule(
        pattern=re.compile(rf"(?P<m>{_ONE})(?:\s?月?{_TO}(?P<m2>{_ONE}))?\s?月(?![光亮饼球均薪嫂])"),
        read=_month_only,
        kind="relative",
    ),
    DateRule(pattern=re.compile(r"(?P<d>\d{1,2})\s?日(?![内后间均线元常本])"), read=_day_only, kind="relative"),
    DateRule(
        pattern=re.compile(
            r"(?P<word>(?<!过)去年|(?<![如当至现])今年|(?<![证说表声])明年|(?<![年\d十百千几多以])前年|(?<![最以])后年|(?<![\d日])本年)"
            rf"(?![轻龄均度级代限])(?:(?P<part>{_PART})|(?P<m>{_ONE})\s?月(?:\s?(?P<d>{_ONE})\s?[日号])?)?"
        ),
        read=_relative_year,
        kind="relative",
    ),
    DateRule(
        pattern=re.compile(rf"(?P<step>[上本下])个?月(?![球光亮])(?:(?P<d>{_ONE})[日号])?"),
        read=_relative_month,
        kind="relative",
    ),
    DateRule(
        pattern=re.compile(r"(?P<step>[上本下])个?(?:周|星期)(?![边期刊转年围])(?P<day>[一二三四五六日天末])?"),
        read=_relative_week,
        kind="relative",
    ),
    DateRule(
        pattern=re.compile(
            r"(?P<word>大前|(?<![年月日\d十百几之以])前|昨|(?<![当如现至])今|(?<![证说表声])明)[天日晚](?![下之报本线])"
        ),
        read=_relative_day,
        kind="relative",
    ),
)
"""More precise forms first; 今天下, 明日报 and their like are no dates."""
