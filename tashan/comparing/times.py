"""Words for times that are no dates: weekdays, halves and ends of years, clock times, before and after.

In: a text in Chinese or English. Out: TimeWords, each with its sort and every value it may have, for comparing with
the same sort on the other side: 年底 lies in 下半年 and not in 上半年, 下午3点 is 3 pm.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from tashan.language.numerals import parse_chinese

Span = tuple[int, int]


class TimeWord(Struct, frozen=True, kw_only=True):
    """A time in words; two of one sort contradict one another where they share no value."""

    span: Span
    sort: str
    values: frozenset[int]


def _months(first: int, last: int) -> frozenset[int]:
    return frozenset(range(first, last + 1))


_DAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    r"(?:星期|周|礼拜)([一二三四五六日天])(?![年期边围])|\b(" + "|".join(_DAYS_EN) + r")s?\b", re.IGNORECASE
)
_PARTS: tuple[tuple[str, frozenset[int]], ...] = (
    (r"上半年|\bfirst half(?: of the year)?\b|\bH1\b", _months(1, 6)),
    (r"下半年|\bsecond half(?: of the year)?\b|\bH2\b", _months(7, 12)),
    (
        r"年底|年末|岁末|\b(?:the )?end of (?:the year|this year|next year|last year|20\d\d)|\byear-end\b|\blate 20\d\d\b",
        _months(10, 12),
    ),
    (
        r"年初|岁首|\b(?:the )?(?:start|beginning) of (?:the year|this year|next year|last year|20\d\d)|\bearly 20\d\d\b",
        _months(1, 3),
    ),
    (
        r"年中|\bmid-?year\b|\b(?:the )?middle of (?:the year|this year|next year|last year|20\d\d)|\bmid-20\d\d\b",
        _months(5, 8),
    ),
    (r"(?:第?一|1)季度|首季|\bfirst quarter\b|\bQ1\b", _months(1, 3)),
    (r"(?:第?二|2)季度|\bsecond quarter\b|\bQ2\b", _months(4, 6)),
    (r"(?:第?三|3)季度|\bthird quarter\b|\bQ3\b", _months(7, 9)),
    (r"(?:第?四|4)季度|\bfourth quarter\b|\bQ4\b", _months(10, 12)),
)
# The season of a year, with what makes it one in English: not a spring, nor a fall.
_SEASONS = tuple(
    (rf"[{zh}][天季]|[年今去当明][{zh}](?!节)|\b{en} of (?:19|20)\d\d|\b(?:last|this|next|in|in the) {en}\b", {number})
    for number, (zh, en) in enumerate((("春", "spring"), ("夏", "summer"), ("秋", "(?:autumn|fall)"), ("冬", "winter")))
)
# A day of a month that is not named: 29日, on the 29th; none of several.
_DAY = re.compile(
    r"(?<![月\d/至到、和~～-])(?P<zh>[12]?\d|3[01]|[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])[日号](?![子元本前后内楼线院店机、至到和~～-])"
    r"|\b(?:on|night of|morning of|afternoon of|evening of) the (?P<en>[1-3]?\d)(?:st|nd|rd|th)\b(?! (?:of|and|to|[a-z]+ (?:day|floor|place))\b|(?-i: [A-Z]))",
    re.IGNORECASE,
)
_PERIOD = (
    (r"上周|上星期|上个星期|\blast week\b", {1}), (r"本周|这周|这星期|\bthis week\b", {2}), (r"下周|下星期|下个星期|\bnext week\b", {3}),
    (r"上个?月(?![中底初])|\blast month\b", {4}), (r"本月|这个月|当月|\bthis month\b", {5}), (r"下个?月(?![中底初])|\bnext month\b", {6}),
    (r"前年(?!同)|\byear before last\b", {7}), (r"去年(?!同)|\blast year\b", {8}), (r"今年|本年度?|\bthis year\b", {9}), (r"明年|\bnext year\b", {10}),
    (r"昨[天日晚夜]|\byesterday\b|\blast night\b", {11}), (r"明[天日晚早]|\btomorrow\b", {12}),
)  # fmt: skip
# Parts of a day, of which neighbours share an hour: what is 傍晚 for one is evening for another.
_MORNING, _NOON, _AFTERNOON, _EVENING = range(4)
_DAYPARTS = (
    (r"凌晨|\b(?:before dawn|small hours|early hours)\b", {_EVENING, _MORNING}), (r"清晨|早晨|早上|上午|[今当次]早|(?<=周[一二三四五六日])早|\bmornings?\b", {_MORNING}),
    (r"中午|正午|\b(?:noon|midday)\b", {_NOON, _AFTERNOON}), (r"下午|午后|\bafternoons?\b", {_AFTERNOON, _NOON}),
    (r"傍晚|黄昏|\b(?:dusk|sunset)\b", {_AFTERNOON, _EVENING}), (r"晚上|夜间|夜里|深夜|[今昨当次明]晚|(?<=周[一二三四五六日])晚|\b(?:evening|night|tonight|midnight)s?\b", {_EVENING}),
)  # fmt: skip
_CLOCK = re.compile(
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚|夜间|早)?(?P<h>\d{1,2}|[一二三四五六七八九十]{1,3})[时点](?!间|候|代|多|钟)(?:(?P<half>半)|(?P<m>\d{2}(?!\d)|\d(?=分))分?)?"
    r"|(?P<part2>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚)?(?<![\d:])(?P<h2>\d{1,2}):(?P<m2>\d{2})(?![:\d])(?:\s?(?P<ap>[ap])\.?m)?|(?<![\d.])\b(?P<h3>\d{1,2})(?:\.(?P<m3>[0-5]\d))?\s?(?P<ap3>[ap])\.?m\b",
    re.IGNORECASE,
)
_ORDER = (
    (
        re.compile(
            r"(?:之前|以前|前(?=[约大]|[一二两三四五六七八九十\d]|，|。|的|夕)|(?<=[灾战赛会节婚产术餐饭”\x22》])前)"
        ),
        0,
    ),
    (
        re.compile(
            r"(?:之后|以后|后(?=[约大]|[一二两三四五六七八九十\d]|，|。|的)|(?<=[灾战赛会节婚产术餐饭”\x22》])后)"
        ),
        1,
    ),
)
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# A time of day in English words: half past eight, three in the morning, nine o'clock.
_SPOKEN = re.compile(
    rf"\b(?P<past>(?:half|a? ?quarter|\d{{1,2}}|ten|twenty|five) (?:past|to) )?(?P<h>{'|'.join(_HOURS)}|1[0-2]|[1-9])\b(?P<o> o['’]clock)?"
    r"(?: (?:in the|that|every|each|this|on \w+) (?P<part>morning|afternoon|evening)\b| at (?P<night>night)\b)?",
    re.IGNORECASE,
)
_SMALL_HOURS = 300
"""Minutes up to which two at night is as likely 2 as 14 o'clock."""
_PAST = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}
_HALF_DAY = 720
# Ends of a time. What says no end in the other language says nothing; 周末 is the weekend.
_MONTHS_EN = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_TIMES_EN = rf"(?:(?:last|this|next) (?:week|month|year)|{_MONTHS_EN}|(?:19|20)\d\d)\b"
_EDGES = (
    (r"[年月]初|[上本下]周初|上旬|初期|(?<=[纪代])之初|[年月周]早些时候", {0}), (r"中旬", {1}),
    (r"[年月]底|[年月]末|下旬|末期|(?<=[纪代])之?末|[年月周]晚些时候", {2}),
    (rf"\b(?:in )?early (?:in )?{_TIMES_EN}|\bearlier (?:this|last) (?:week|month|year)\b|\b(?:start|beginning) of (?:the )?(?:week|month|year|century|{_TIMES_EN})", {0}),
    (rf"\bmid-{_TIMES_EN}", {1}),
    (rf"\blate (?:in )?{_TIMES_EN}|\blater (?:this|next) (?:week|month|year)\b|\bend of (?:the )?(?:week|month|year|century|{_TIMES_EN})", {2}),
)  # fmt: skip
_TABLES = (("part", _PARTS), ("period", _PERIOD), ("daypart", _DAYPARTS), ("edge", _EDGES), ("season", _SEASONS))
# How often, where it is so many times a year, month, week or day.
_OFTEN = re.compile(
    r"[每一]个?(?P<u>年|月|星期|周|天)[^，。；,;]{0,9}?(?P<n>[一二两三四五六七八九十]|\d{1,2})[次回届趟班面]"
    r"|\b(?P<en>once|twice|(?:three|four|five|six|\d{1,2}) times) (?:a|per|every|each) (?P<eu>year|month|week|day)\b",
    re.IGNORECASE,
)
_TIMES = {"once": 1, "twice": 2}
# How long ago or later: a number or "some", and a unit in which it is counted.
_COUNT_ZH = "几|数|好几|[一二两三四五六七八九十百]{1,3}|\\d{1,3}"
_COUNT_EN = "a few|several|some|an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,3}"
_AGO_ZH = re.compile(
    rf"(?<![第\d.半〇零])({_COUNT_ZH})\s?(?:多)?个?(年|月|星期|周|天|小时|分钟)(?:之前|以前|前|之后|以后|后)(?!半)"
)
_AGO_EN = re.compile(
    rf"\b({_COUNT_EN}) (?:more )?(year|month|week|day|hour|minute)s? (?:ago|earlier|before|later|after(?!noon))\b",
    re.IGNORECASE,
)
# What says so from where: "two years after" something is two years before something else.
_WAY = re.compile(r"[前后]$|(?:ago|earlier|later)$")
_UNITS = {
    "年": 0, "月": 1, "星期": 2, "周": 2, "天": 3, "小时": 4, "分钟": 5,
    "year": 0, "month": 1, "week": 2, "day": 3, "hour": 4, "minute": 5,
}  # fmt: skip
_NUMBERS_EN = ("a few", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@lru_cache(maxsize=8192)
def find_time_words(text: str) -> tuple[TimeWord, ...]:
    """All of them, in order of their sorts."""
    found = []
    for match in _WEEKDAY.finditer(text):
        day = _DAYS_EN.index(match[2].lower()) if match[2] else "一二三四五六日".index(match[1].replace("天", "日"))
        found.append(TimeWord(span=match.span(), sort="weekday", values=frozenset({day})))
    for sort, table in _TABLES:
        for pattern, values in table:
            found += [
                TimeWord(span=m.span(), sort=sort, values=frozenset(values))
                for m in re.finditer(pattern, text, re.IGNORECASE)
            ]
    found += [TimeWord(span=m.span(), sort="clock", values=_minutes(m)) for m in _CLOCK.finditer(text)]
    found += [
        TimeWord(span=m.span(), sort="clock", values=_spoken_minutes(m))
        for m in _SPOKEN.finditer(text)
        if m["past"] or m["o"] or m["part"] or m["night"]
    ]
    found += [
        TimeWord(span=m.span(), sort="day", values=frozenset({_count(m["en"] or m["zh"])})) for m in _DAY.finditer(text)
    ]
    for match in _OFTEN.finditer(text):
        count = _TIMES.get((match["en"] or "").lower()) or _count((match["n"] or match["en"]).lower().split()[0])
        often = frozenset({10 * count + _UNITS[(match["u"] or match["eu"]).lower()]})
        found.append(TimeWord(span=match.span(), sort="often", values=often))
    for match in (*_AGO_ZH.finditer(text), *_AGO_EN.finditer(text)):
        count = _count(match[1].lower())
        # Only spans of one count contradict one another by their units: two weeks and 14天 do not.
        found.append(TimeWord(span=match.span(), sort=f"ago {count}", values=frozenset({_UNITS[match[2].lower()]})))
        way = _WAY.search(match.group().lower())
        if way:
            past = way.group() in ("前", "ago", "earlier")
            found.append(TimeWord(span=match.span(), sort="ago or later", values=frozenset({int(past)})))
    for words, number in _ORDER:
        found += [TimeWord(span=m.span(), sort="order", values=frozenset({number})) for m in words.finditer(text)]
    return tuple(found)


def _count(words: str) -> int:
    """How many; 0 for some."""
    if words.isdigit():
        return int(words)
    if words.isascii():
        words = {"a": "one", "an": "one", "several": "a few", "some": "a few"}.get(words, words)
        return _NUMBERS_EN.index(words)
    return int((parse_chinese(words) or (0, None))[0]) if words not in ("几", "数", "好几") else 0


def _minutes(match: re.Match[str]) -> frozenset[int]:
    """Minutes since midnight, one value for each half of the day that the words leave open."""
    numeral = match["h"] or match["h2"] or match["h3"]
    value = int(numeral) if numeral.isdigit() else int((parse_chinese(numeral) or (0, None))[0])
    minutes = 60 * value + (30 if match["half"] else int(match["m"] or match["m2"] or match["m3"] or 0))
    part = match["part"] or match["part2"] or match["ap"] or match["ap3"] or ""
    if value > 12:
        return frozenset({minutes % (2 * _HALF_DAY)})
    minutes %= _HALF_DAY
    if value == 12 and part in ("晚上", "晚", "晚间", "夜间"):
        return frozenset({minutes})  # midnight
    if part.lower() in ("p", "下午", "傍晚", "晚上", "晚", "晚间", "夜间"):
        return frozenset({minutes + _HALF_DAY})
    return (
        frozenset({minutes})
        if part.lower() in ("a", "凌晨", "清晨", "早上", "早晨", "上午", "早")
        else frozenset({minutes, minutes + _HALF_DAY})
    )


def _spoken_minutes(match: re.Match[str]) -> frozenset[int]:
    """The same of a time in English words."""
    hour = match["h"].lower()
    minutes = 60 * (int(hour) if hour.isdigit() else _HOURS.index(hour) + 1)
    if match["past"]:
        *_, count, way = match["past"].lower().split()
        minutes += (int(count) if count.isdigit() else _PAST[count]) * (1 if way == "past" else -1)
    minutes %= _HALF_DAY
    part = (match["part"] or match["night"] or "").lower()
    if not part or (part == "night" and minutes < _SMALL_HOURS):
        return frozenset({minutes, minutes + _HALF_DAY})
    return frozenset({minutes if part == "morning" else minutes + _HALF_DAY})
