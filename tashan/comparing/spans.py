"""Spans of time told in several units, and times of day.

In: text. Out: spans in seconds (2小时28分19秒, 2:51:07, 两个半小时, 一刻钟, an hour and a half); where times of day
stand, which are no numbers to compare.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.comparing.units import unit_of
from tashan.language.numerals import ENGLISH_NUMBERS, parse_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

_N = r"\d+|[一二两三四五六七八九十]{1,3}"
_E = rf"\d+|an?|{'|'.join(sorted(ENGLISH_NUMBERS, key=len, reverse=True))}"
CLOCK = re.compile(
    rf"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜间|[日号天])?(?:{_N})[时点點](?!间|候|代|多|钟|[零一二三四五六七八九]倍)(?:整|半|\d{{1,2}}分?)?"
    r"|(?<![\d:])\d{1,2}:\d{2}(?![:\d]|\.\d)\s?(?:[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    rf"(?:(?P<h>{_N})个?(?:小时|钟头))(?:零|又)?(?P<m>{_N})分钟?(?:零?(?P<s>{_N})秒)?"
    rf"|(?P<m2>{_N})分钟?零?(?P<s2>{_N})秒"
    rf"|(?P<hh>{_N})个半(?:小时|钟头)|半(?:个)?(?P<half>小时|钟头)|(?P<q>{_N})刻钟"
)
_YEARS = re.compile(
    rf"(?P<y>{_N})年(?:零|又|多)?(?P<mo>{_N})个月|\b(?P<e>{_E}) years?(?:,? and|,)? (?P<em>{_E}) months?\b",
    re.IGNORECASE,
)
# What a race takes, told to hundredths: 9秒83, 1分57秒05, 1:57.05, 1.57.05.
_TO_HUNDREDTHS = re.compile(
    r"(?:(?P<m>\d{1,3})分钟?)?(?P<s>\d{1,2})秒(?P<h>\d{1,3})(?![\d.])"
    r"|(?<![\d.:])(?P<m2>\d{1,3})(?:[:：]|\.(?=\d\d\.))(?P<s2>[0-5]\d)\.(?P<h2>\d{1,3})(?![\d:]|\.\d)"
    r"|(?<!\d)(?P<m3>\d{1,2})['’′](?P<s3>[0-5]\d)(?:''|’’|″|\")"
)
_COLONS = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2}):(\d{2})(?![\d:])")
_ENGLISH = re.compile(
    rf"\b(?P<h>{_E}) hours?(?:,? and|,)? (?P<m>{_E}) minutes?(?:(?:,? and|,)? (?P<s>{_E}) seconds?)?"
    rf"|\b(?P<m2>{_E}) minutes?(?:,? and|,)? (?P<s2>{_E}(?:\.\d+)?) seconds?"
    rf"|\b(?P<hh>{_E})(?: and a half|-and-a-half) hours?|\b(?P<quartered>{_E}) and a quarter hours?|\b(?P<one>an) hour and a half|\bhalf(?:[ -]an?|-)[ ]?(?P<half>hour)"
    r"|\b(?P<q>a quarter)(?: of an|-)[ ]?hour",
    re.IGNORECASE,
)
_HALVES = re.compile(
    rf"(?P<zh>{_N})(?P<unit>天|周)半|\b(?:an?|one) (?P<word>day|week|month|year|decade|century) and a half\b",
    re.IGNORECASE,
)
_CLOCKED = re.compile(r"[时頭头钟秒]")
"""One of these stands in every span of hours, minutes and seconds."""
_AGE = re.compile(rf"\b(?:the age of|aged|at age) (?P<n>{_E})\b(?! (?:years? old )?to\b|-)", re.IGNORECASE)
_ANNIVERSARY = re.compile(r"\b(?P<n>\d+)(?:st|nd|rd|th)[ -]anniversary\b", re.IGNORECASE)
_EVERY_OTHER = re.compile(r"\bevery (?P<n>other|second|third) (?P<word>day|week|month|year)\b", re.IGNORECASE)
_OTHER = {"other": 2, "second": 2, "third": 3}
# One of a unit is a figure only where a bound makes it one: 不到一周, less than a week.
_BOUNDED = re.compile(
    r"(?:不到|不足|超过|逾|至少)(?P<zh>(?:一|1)个?(?P<unit>小时|星期|年|月|天|周))(?!半|多|来|度|年|[一二三四五六七八九十])"
    r"|\b(?:less than|more than|at least|nearly|almost) (?P<en>(?:an?|one) (?P<word>hour|day|week|month|year|decade|century))\b",
    re.IGNORECASE,
)


def read_spans(text: str) -> Iterator[tuple[int, int, str, float]]:
    """Start, end, dimension and length of each span of time in more than one unit or in halves and quarters of an
    hour, of single units with a bound and of ages.
    """
    words = text.lower()
    for match in _YEARS.finditer(text) if "个月" in text or "year" in words else ():
        years, months = match["y"] or match["e"], match["mo"] or match["em"]
        yield *match.span(), "months", 12 * _value(years) + _value(months)
    for match in _ANNIVERSARY.finditer(text) if "anniversary" in words else ():
        yield *match.span(), "months", 12 * float(match["n"])
    for match in _AGE.finditer(text) if "age" in words else ():
        yield match.start("n"), match.end("n"), "age", _value(match["n"])
    yield from _read_units(text)
    for match in _TO_HUNDREDTHS.finditer(text):
        minutes, seconds = match["m"] or match["m2"] or match["m3"] or 0, match["s"] or match["s2"] or match["s3"]
        yield *match.span(), "time", 60 * float(minutes) + float(f"{seconds}.{match['h'] or match['h2'] or 0}")
    for match in _COLONS.finditer(text) if ":" in text else ():
        hours, minutes, seconds = (float(part) for part in match.groups())
        yield *match.span(), "time", 3600 * hours + 60 * minutes + seconds
    for match in _CHINESE.finditer(text) if _CLOCKED.search(text) else ():
        yield *match.span(), "time", _seconds(match.groupdict())
    for match in _ENGLISH.finditer(text) if "hour" in words or "minute" in words else ():
        yield *match.span(), "time", _seconds(match.groupdict())


def _read_units(text: str) -> Iterator[tuple[int, int, str, float]]:
    """Single units that a bound makes a figure, and units and a half."""
    for match in _BOUNDED.finditer(text):
        unit = unit_of({"月": "个月"}.get(match["unit"], match["unit"]) if match["unit"] else match["word"])
        if unit:
            yield *match.span("zh" if match["unit"] else "en"), *unit
    for match in _EVERY_OTHER.finditer(text) if "every" in text.lower() else ():
        unit = unit_of(match["word"])
        if unit:
            yield *match.span(), unit[0], _OTHER[match["n"].lower()] * unit[1]
    for match in _HALVES.finditer(text) if "半" in text or "half" in text.lower() else ():
        unit = unit_of(match["unit"] or match["word"])
        if unit:
            yield *match.span(), unit[0], (_value(match["zh"] or "a") + 0.5) * unit[1]


def _seconds(parts: dict[str, str | None]) -> float:
    total = 3600 * _value(parts["h"]) + 60 * _value(parts["m"] or parts["m2"]) + _value(parts["s"] or parts["s2"])
    if parts["hh"] or parts.get("one"):
        total += 3600 * (_value(parts["hh"] or "an") + 0.5)
    if parts.get("quartered"):
        total += 3600 * (_value(parts["quartered"]) + 0.25)
    return total + 1800 * bool(parts["half"]) + 900 * _value(parts["q"])


def _value(numeral: str | None) -> float:
    if not numeral:
        return 0.0
    word = numeral.lower()
    if word in ("a", "an", "a quarter"):
        return 1.0
    if word in ENGLISH_NUMBERS:
        return float(ENGLISH_NUMBERS[word])
    if re.fullmatch(r"\d+(?:\.\d+)?", word):
        return float(word)
    found = parse_chinese(word)
    return float(found[0]) if found else 0.0
