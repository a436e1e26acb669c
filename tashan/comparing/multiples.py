"""Multiples, proportions and discounts: how many times as much, how many to one, how many parts of a hundred.

In: text. Out: places with their dimension (`times`, `ratio`, `proportion`) and every value that the words may have.
增加一倍, 翻一番, 两倍 and "doubled" are all twice as much; 增加两倍 is three times as much, and where no word says
whether the old amount is counted in, both readings stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.language.numerals import ENGLISH_NUMBERS, parse_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

Multiple = tuple[int, int, str, tuple[float, ...]]
_N = r"\d+(?:\.\d+)?|[一二两三四五六七八九十百几]{1,4}(?:点[零一二三四五六七八九]+)?"
_E = "|".join(sorted(ENGLISH_NUMBERS, key=len, reverse=True))
_FAN = re.compile(rf"翻了?近?(?P<n>{_N})[多余]?番|翻了?(?:一)?倍|翻番")
_BEI = re.compile(rf"(?P<n>{_N})(?P<more>[多余])?倍(?!数)")
_GROWN = re.compile(
    r"(?:增加|增长|增|提高|提升|上升|上涨|涨|攀升|暴涨|激增|高|高出|多|多出|超出|快|大|长)(?:了|出|约|近|超过|超|将近|接近|逾|至少|大约)*$"
)
_AS_MUCH = re.compile(r"(?:是|为|相当于|等于|达|达到|至|到)[^，。；,;]{0,14}$|的$")
_ENGLISH = re.compile(
    r"\b(?P<word>doubl(?:e|ed|es|ing)|twice|tripl(?:e|ed|es|ing)|trebl(?:e|ed|ing)|quadrupl(?:e|ed|es|ing))\b"
    rf"|\b(?P<n>\d+(?:\.\d+)?|{_E})(?P<fold>[\s-]?fold\b)"
    rf"|\b(?P<t>\d+(?:\.\d+)?|{_E})\s+times\b(?=\s+(?:as|the|more|higher|larger|greater|faster|that|its|what|bigger|over|those|of))",
    re.IGNORECASE,
)
_MULTIPLYING = ("doubl", "twice", "tripl", "trebl", "quadrupl", "fold", "times")
"""One of these stands in every multiple in English."""
_WORDS = {"doubl": 2.0, "twice": 2.0, "tripl": 3.0, "trebl": 3.0, "quadr": 4.0}
_PROPORTION = re.compile(r"(?<![\d:.])(\d+(?:\.\d+)?)\s?[:：比]\s?(\d+(?:\.\d+)?)(?![\d:]|\s?[点分时])")
_FRACTION = re.compile(r"(?<![\d/.])([1-9])/([2-9]|10)(?![\d/]|月)")
_DISCOUNT = re.compile(
    r"(?<![转骨曲打波挫\d])([一二三四五六七八九]|\d(?:\.\d)?)([一二三四五六七八九])?折(?![扣叠线射腾断合磨])|(?<=打)([一二三四五六七八九]|\d(?:\.\d)?)([一二三四五六七八九])?折"
)
_TWO_DIGITS = re.compile(r"(?<![\d.])(\d\d)折(?![扣叠线射腾断合磨])")
_OFF = re.compile(r"(\d+)(?: percent|%) (?:off|discount)", re.IGNORECASE)
_ONE_IN = re.compile(
    r"\b(?:one|1) (?:in|out of) (?:every )?(\d[\d,]*|ten|hundred|five|three|four|six|eight|a hundred|a thousand|a million)(?: (thousand|million))?\b",
    re.IGNORECASE,
)
_PARTS_EN = {"a tenth": 0.1, "a quarter": 0.25, "a third": 1 / 3, "half": 0.5}
_OF_A_PERCENT = re.compile(r"\b(a tenth|a quarter|a third|half)(?: of)? (?:a|one) per ?cent\b", re.IGNORECASE)
_SOME_IN = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|\d{1,3}) (?:in|out of) (?:every )?((?:a |ten )?(?:hundred|thousand|million))\b",
    re.IGNORECASE,
)
"""Three in ten thousand."""
_EVERY = re.compile(
    r"每(?P<all>\d{1,5}|[二两三四五六七八九十百千万]{1,2})[个名人户家位](?P<what>[^，。；,;\d一二两三四五六七八九十]{0,8}?)[就便约]?有(?P<some>\d{1,4}|[一二两三四五六七八九]{1,2})[个名人户家位]"
)
"""每10个老人中就有一个 is one in ten."""
_BIG = {"hundred": 100.0, "a hundred": 100.0, "a thousand": 1000.0, "a million": 1e6, "thousand": 1e3, "million": 1e6}


def read_multiples(text: str) -> Iterator[Multiple]:
    """Start, end, dimension and possible values of each multiple, proportion and discount."""
    yield from _chinese(text)
    yield from _english(text)
    for match in _PROPORTION.finditer(text):
        if "." in match[0] or match[1] == "1" or match[2] == "1" or "比" not in match[0]:
            one, other = float(match[1]), float(match[2])
            yield *match.span(), "proportion", (one / other if other else one,)
    for match in _FRACTION.finditer(text):
        yield *match.span(), "ratio", (float(match[1]) / float(match[2]),)
    for match in _DISCOUNT.finditer(text) if "折" in text else ():
        whole, tenth = match[1] or match[3], match[2] or match[4]
        yield *match.span(), "ratio", (_value(whole) / 10 + (_value(tenth) / 100 if tenth else 0),)
    yield from _shares(text)
    for match in _TWO_DIGITS.finditer(text):
        yield *match.span(), "ratio", (float(match[1]) / 100,)
    for match in _OFF.finditer(text):
        yield *match.span(), "ratio", (1 - float(match[1]) / 100, float(match[1]) / 100)
    for match in _ONE_IN.finditer(text):
        parts = _value(match[1].replace(",", "")) * _BIG.get((match[2] or "").lower(), 1.0)
        yield *match.span(), "ratio", (1 / parts,)


def _shares(text: str) -> Iterator[Multiple]:
    """So many of so many, and parts of a percent."""
    for match in _OF_A_PERCENT.finditer(text) if "cent" in text else ():
        yield *match.span(), "ratio", (_PARTS_EN[match[1].lower()] / 100,)
    for match in _SOME_IN.finditer(text):
        yield (
            *match.span(),
            "ratio",
            (_value(match[1]) / _value(match[2].split()[-1]) / (10 if "ten " in match[2].lower() else 1),),
        )
    for match in _EVERY.finditer(text) if "每" in text else ():
        yield *match.span(), "ratio", (_value(match["some"]) / _value(match["all"]),)


def _chinese(text: str) -> Iterator[Multiple]:
    for match in _FAN.finditer(text) if "翻" in text else ():
        power = _value(match["n"]) if match["n"] else 1.0
        yield *match.span(), "times", (2.0**power,)
    for match in _BEI.finditer(text) if "倍" in text else ():
        number, before = _value(match["n"]), text[max(0, match.start() - 18) : match.start()]
        if _AS_MUCH.search(before) and not _GROWN.search(before):
            values: tuple[float, ...] = (number,)
        elif _GROWN.search(before):
            values = (number + 1,)
        else:
            values = (number, number + 1)
        yield *match.span(), "times", values


def _english(text: str) -> Iterator[Multiple]:
    words = text.lower()
    for match in _ENGLISH.finditer(text) if any(word in words for word in _MULTIPLYING) else ():
        if match["word"]:
            yield *match.span(), "times", (_WORDS[match["word"].lower()[:5]],)
        else:
            number = _value(match["n"] or match["t"])
            yield *match.span(), "times", (number, number + 1)


def _value(numeral: str) -> float:
    word = numeral.lower()
    if word in _BIG:
        return _BIG[word]
    if word in ENGLISH_NUMBERS:
        return float(ENGLISH_NUMBERS[word])
    if re.fullmatch(r"\d+(?:\.\d+)?", word):
        return float(word)
    found = parse_chinese(word.replace("几", "三"))
    return float(found[0]) if found else 0.0
