"""Forms of dates in Chinese that lean on another: 去年12月, 1-11月, 同年8月, 次日, 上上周五, 三季度, 10日.

In: text read plainly (Simplified, half-width). Out: rules in the order in which they are tried.
"""

from __future__ import annotations

import re
from datetime import date

from tashan.language.dates.calendar import (
    DateRule,
    Setting,
    Span,
    day_in_month,
    exists,
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
from tashan.language.dates.forms_zh import HAN_DIGITS, HOLIDAY, ONE, PART, TO, WEEKDAYS, number, read_holiday, read_part

_YEARS_AWAY = {
    "大前年": -3,
    "前年": -2,
    "去年": -1,
    "客岁": -1,
    "今年": 0,
    "本年": 0,
    "明年": 1,
    "后年": 2,
    "大后年": 3,
}
_YEARS_ON = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1, "第二年": 1}
_DAYS_AWAY = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}
_DAYS_ON = {"当": 0, "同": 0, "次": 1, "翌": 1, "第二": 1}
_STEPS = {"上上": -2, "上": -1, "本": 0, "这": 0, "这个": 0, "下": 1, "下下": 2}
_COUNTS = {"一": 1, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}

_COMPARING = ("比", "较", "与", "和", "同")
"""Before 上月: the month before the one that the sentence reports (4月份…，比上月)."""
_MONTH_DAY = rf"(?P<m>{ONE})\s?月(?:份)?\s?(?:(?P<d>{ONE})\s?[日号](?!线))?"
_TO_DAY = rf"(?:(?<=[日号]){TO}(?:(?P<m2>{ONE})\s?月\s?)?(?P<d2>{ONE})\s?[日号])?"
_REST = rf"(?:\s?(?:{PART}|{HOLIDAY}|{_MONTH_DAY}{_TO_DAY}))?"


def _in_year(year: int, match: re.Match[str]) -> Span | None:
    """What stands after a word for a year: a part, a holiday, a month or a day; else the year itself."""
    if match["holiday"]:
        return read_holiday(year, match["holiday"])
    if match["m"]:
        end = iso(year, number(match["m2"] or match["m"]), number(match["d2"])) if match["d2"] else None
        return span(iso(year, number(match["m"]), number(match["d"]) if match["d"] else None), end)
    if match["half"] or match["quarter"] or match["q"] or match["quarters"] or match["months"]:
        return read_part(year, match)
    return str(year), None


def _relative_year(match: re.Match[str], setting: Setting) -> Span | None:
    return _in_year(setting.anchor.year + _YEARS_AWAY[match["word"]], match) if setting.anchor else None


def _year_months(match: re.Match[str], setting: Setting) -> Span | None:
    if setting.anchor is None:
        return None
    year = setting.anchor.year + _YEARS_AWAY[match["word"]]
    return span(iso(year, number(match["m"]), None), iso(year, number(match["m2"]), None))


def _named_year(match: re.Match[str], setting: Setting) -> Span | None:
    """同年 and 次年 count from the year that the text named last; without one they say nothing, and neither does 当年
    beside the year of publication: then it is some year back."""
    if match["word"] == "当年" and setting.anchor and setting.told.named == setting.anchor.year:
        return None
    return _in_year(setting.told.named + _YEARS_ON[match["word"]], match) if setting.told.named else None


def _named_month(match: re.Match[str], setting: Setting) -> Span | None:
    told = setting.told
    if told.year is None or told.month is None:
        return None
    year, month = shifted_month(date(told.year, told.month, 1), 1 if match["word"] == "次" else 0)
    return span(iso(year, month, number(match["d"]) if match["d"] else None))


def _named_day(match: re.Match[str], setting: Setting) -> Span | None:
    told = setting.told
    if told.year is None or told.month is None or told.day is None:
        return None
    return shifted_day(date(told.year, told.month, told.day), _DAYS_ON[match["word"]])


def _month_day(match: re.Match[str], setting: Setting) -> Span | None:
    first = (number(match["m"]), number(match["d"]))
    last = match["d2"] or match["d3"]
    if not last:
        return span(yearless(*first, setting))
    return yearless_span(first, (number(match["m2"] or match["m"]), number(last)), setting)


def _month(match: re.Match[str], setting: Setting) -> Span | None:
    if match["m2"]:
        return yearless_span((number(match["m"]), None), (number(match["m2"]), None), setting)
    return span(yearless(number(match["m"]), None, setting))


def _part(match: re.Match[str], setting: Setting) -> Span | None:
    return yearless_part(lambda year: read_part(year, match), setting)


def _day(match: re.Match[str], setting: Setting) -> Span | None:
    first = number(match["d"])
    if not exists(1, first):
        return None
    start = day_in_month(first, setting)
    if not match["d2"]:
        return span(start)
    end = f"{start[:8]}{number(match['d2']):02d}" if start else None
    return span(start, end) if exists(1, number(match["d2"])) else None


def _relative_month(match: re.Match[str], setting: Setting) -> Span | None:
    if setting.anchor is None:
        return None
    told, compares = setting.told, match.string[: match.start()].endswith(_COMPARING)
    if compares and told.year and told.month:
        return span(iso(*shifted_month(date(told.year, told.month, 1), _STEPS[match["step"]]), None))
    year, month = shifted_month(setting.anchor, _STEPS[match["step"]])
    return span(iso(year, month, number(match["d"]) if match["d"] else None))


def _relative_quarter(match: re.Match[str], setting: Setting) -> Span | None:
    return shifted_quarter(setting.anchor, _STEPS[match["step"]]) if setting.anchor else None


def _relative_week(match: re.Match[str], setting: Setting) -> Span | None:
    return week(setting.anchor, _STEPS[match["step"]], WEEKDAYS.get(match["day"] or "")) if setting.anchor else None


def _weekday(match: re.Match[str], setting: Setting) -> Span | None:
    return nearest_weekday(WEEKDAYS[match["day"]], setting)


def _relative_day(match: re.Match[str], setting: Setting) -> Span | None:
    return shifted_day(setting.anchor, _DAYS_AWAY[match["word"]])


def _two_days(match: re.Match[str], setting: Setting) -> Span | None:
    first, last = (shifted_day(setting.anchor, _DAYS_AWAY[match[word]]) for word in ("word", "last"))
    return (first[0], last[0]) if first and last else None


def _days_ago(match: re.Match[str], setting: Setting) -> Span | None:
    return shifted_day(setting.anchor, -(_COUNTS.get(match["n"]) or int(match["n"])))


def _nothing(_match: re.Match[str], _setting: Setting) -> Span | None:
    return None


FIRST = rf"{HAN_DIGITS}去客今明前后昨本上下大同当次翌第这周星礼每农阴旧夏头QH"
"""Characters that such a date can begin with, as a class has them, besides digits."""

# A day of the week alone is a date where something beside it says what happened or will: 周五发布, not 周一至周五.
_OF_WEEK = (
    r"(?=[（(，,上下晚早凌中夜深将在起]|举[行办]|召开|发布|公布|宣布|表示|透露|说|称|报道|启动"
    r"|开[幕始盘]|收[盘于]|出[席台]|抵达|会见|签署|正式)"
)
_NOT_A_MOON = r"(?![光亮饼球])"
_NOT_A_MONTH = r"(?![光亮饼球均薪嫂供租龄刊号天票息亏费内后间之以前])"
# 5日 is a length or a number in 第5日, 近5日, 5日内, 5日游.
_NOT_COUNTED = r"(?<![\d第近续每满共逾超达历约过前后.、/])"
_NOT_A_DAY = r"(?![内后间均线元常本游之前里历])"

RULES: tuple[DateRule, ...] = tuple(
    DateRule(pattern=re.compile(pattern), read=read)
    for pattern, read in (
        # Days that come back and days of the lunar calendar are no dates.
        (
            rf"每(?:年|个?月|逢)的?(?:{ONE}月)?(?:{TO}{ONE}月)?(?:{ONE}[日号])?|每个?(?:周|星期)[一二三四五六日天]?",
            _nothing,
        ),
        (r"(?:周|星期)[一二三四五六日天]?[至到、](?:周|星期)?[一二三四五六日天]", _nothing),
        (r"(?:周|星期)[一二三四五六日天](?=,\s?\d{1,2}/\d)", _nothing),  # the day itself follows
        (r"(?P<word>昨|今)(?P<last>今|明)[两二]?[天日]", _two_days),
        (rf"(?:农历|阴历|旧历|夏历)(?:闰?{ONE}月)?(?:初?{ONE})?", _nothing),
        (rf"{ONE}月(?:初[一二三四五六七八九十]|十[一二三四五六七八九](?![日号\d]))", _nothing),
        (rf"(?P<word>去年|今年|明年|前年)(?P<m>{ONE})\s?月?{TO}(?P<m2>{ONE})\s?月(?!{ONE}[日号])", _year_months),
        (
            r"(?P<word>大前年|大后年|(?<!过)去年|客岁|(?<![如当至现])今年|(?<![证说表声])明年|(?<![年\d十百千几多以之])前年|(?<![最以])后年"
            rf"|(?<![\d日])本年)(?![轻龄均级代限]|度[过日])度?{_REST}",
            _relative_year,
        ),
        (rf"(?<![不相])(?P<word>同年|当年|次年|翌年|第二年)(?![级龄轻]|度[过日])度?{_REST}", _named_year),
        (
            rf"(?P<m>{ONE})\s?月(?:份)?\s?(?P<d>{ONE})(?:\s?[日号](?!线)"
            rf"(?:{TO}(?:(?P<m2>{ONE})\s?月\s?)?(?P<d2>{ONE})\s?[日号])?|{TO}(?P<d3>{ONE})\s?[日号])",
            _month_day,
        ),
        (
            rf"(?<![/\d.近第历共])(?P<m>{ONE})(?:\s?月?(?:[初底末]|[上中下]旬)?{TO}|、)(?P<m2>{ONE})\s?月{_NOT_A_MOON}",
            _month,
        ),
        (rf"(?<![/\d.近第历共])(?P<m>{ONE})(?P<m2>)\s?月{_NOT_A_MONTH}", _month),
        (rf"(?<![\d年之以提目{HAN_DIGITS}]){PART}(?![赛军])", _part),
        (rf"(?:(?<=[日号]、)|{_NOT_COUNTED})(?P<d>\d{{1,2}})\s?(?:日?{TO}(?P<d2>\d{{1,2}})\s?)?日{_NOT_A_DAY}", _day),
        (rf"(?:^|(?<=[，。；：、（(于从到至自]))(?P<d>\d{{1,2}})(?P<d2>)号{_OF_WEEK}", _day),
        (rf"(?P<step>上上|下下|[上本这下])个?月(?![球光亮台])(?:(?P<d>{ONE})[日号])?", _relative_month),
        (r"(?P<word>次|当|同)月(?:(?P<d>\d{1,2})[日号])?", _named_month),
        (r"(?P<step>[上本下])个?季度?", _relative_quarter),
        (
            r"(?P<step>上上|下下|[上本这下])个?(?:周|星期|礼拜)(?![边期刊转年围岁])(?P<day>[一二三四五六日天末])?",
            _relative_week,
        ),
        (
            rf"(?<![一两二三四五六七八九十\d每逢至到、上下本这那个])(?<!当周)(?<!到了)(?:周|星期)(?P<day>[一二三四五六日天]){_OF_WEEK}",
            _weekday,
        ),
        (
            r"(?P<word>大前|(?<![年月日\d十百几之以提目])前|昨|(?<![当如现至])今|(?<![证说表声])明|大后|(?<![最以之随])后)[天日晚](?![下之报本线赋])",
            _relative_day,
        ),
        (r"(?P<word>次|翌|当|同|第二)[天日](?![本])", _named_day),
        (r"(?<![\d.十百每])(?P<n>[一两三四五六七八九十]|\d)天前(?![后])", _days_ago),
    )
)
