"""Numbers as a comparison needs them: every number of a text with its dimension, in the dimension's base unit.

In: a sentence or passage in Chinese, English or both mixed. Out: Measures in order. The grammar of `language` is asked
for words (几十, a third, 三成); digits with whatever scale and unit, multiples, proportions and spans of time are
read here, as copies made by a machine mix languages and notations: 640 million元, 1.5 MW, 2:51:07.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tashan.comparing.multiples import read_multiples
from tashan.comparing.spans import CLOCK, read_spans
from tashan.comparing.units import unit_of, unit_pattern
from tashan.comparing.wording import find_word_lengths
from tashan.language.currencies import CURRENCIES, SIGNS
from tashan.language.dates import find_dates
from tashan.language.numerals import ENGLISH_SCALES, parse_chinese
from tashan.language.quantities import find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tashan.language.quantities import Quantity

Range = tuple[float, float]


class Measure(Struct, frozen=True, kw_only=True):
    """A number with its dimension (`count` where it has no unit). `ranges` are its possible values in base units.

    `side` is -1 where the text says "less than" or "nearly", 1 for "more than" or "at least"; `vague` says that the
    value is a rough one; `weak` that it is a small count in words, which may be a word of grammar.
    """

    start: int
    end: int
    text: str
    sort: str
    ranges: tuple[Range, ...]
    side: int = 0
    vague: bool = False
    weak: bool = False

    raw: float = 0.0
    """The number as written, before its unit counts: 12 for 12亩."""


_SCALES_ZH = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12, "千万": 1e7, "百万": 1e6, "千亿": 1e11,
              "百亿": 1e10, "十亿": 1e9, "十万": 1e5}  # fmt: skip
_SCALE_WORDS = "|".join(sorted((word for word in ENGLISH_SCALES if len(word) > 1), key=len, reverse=True))
_SCALE = (
    rf"\s?(?:万亿|千亿|百亿|十亿|千万|百万|十万|[十百千万亿])|[\s-]?(?:{_SCALE_WORDS})(?![a-z])|[kKMmBb](?![A-Za-z])"
)
_DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u0020\u00a0\u2009\u202f]\d{3}){2,}(?!\d)|\d+(?:\.\d+)?"
_CURRENCIES = {sign.lower(): code for sign, code in SIGNS.items()} | {
    name: row.code for row in CURRENCIES for name in row.leading
}
_SIGNS = "|".join(
    (r"(?<![A-Za-z])" if sign[0].isascii() and sign[0].isalpha() else "") + re.escape(sign)
    for sign in sorted(_CURRENCIES, key=len, reverse=True)
)
"""No letter stands before one that begins with a letter: the end of `members 9 million` is no rupee."""
_FIGURE = re.compile(
    rf"(?P<sign>零下|负|minus\s|(?<![\w\d)）])[-−－](?=\d)|(?<=[\u3400-\u9fff])[-−－](?=[\d.]+\s?(?:℃|°C|摄氏度)))?"
    rf"(?:(?P<cur>{_SIGNS})\s?|\s?(?<![\d.])(?<![A-Za-z][-_])(?<![A-Za-z]))(?P<low>{_DIGITS})(?P<scale>{_SCALE})?"
    rf"(?:\s?(?P<unit1>{unit_pattern()})?\s?(?:-|–|—|~|～|至|到|to|or|或)\s?(?P<cur2>{_SIGNS})?\s?(?P<high>{_DIGITS})(?P<scale2>{_SCALE})?)?"
    rf"(?:\s?(?P<more>[多余几])(?P<scale3>[万亿千百])?)?(?:个(?!成))?(?P<half>半)?[\s-]?(?P<unit>{unit_pattern()})?(?P<more2>[多余])?",
    re.IGNORECASE,
)
_A_DIGIT = re.compile(r"\d")
_LEAD = len("minus ") + max(map(len, _CURRENCIES)) + 1
"""Characters that a figure can have before its first digit: a sign, a currency, a blank. Nothing begins further away."""
_ORDINAL = re.compile(
    r"第\s?(\d[\d,]*)(?!季度)|\b(\d[\d,]*)(?:st|nd|rd|th)\b|\b(?:season|section|chapter|part|episode|volume) (\d{1,3})\b(?![,.%]\d|%)",
    re.IGNORECASE,
)
_STREET = re.compile(r"\s(?:Street|St|Avenue|Ave)\b")
"""What is numbered in order in English alone: 125th Street is 125街."""
_NO_FIGURE = re.compile(r"[A-Za-z]{2,}-?$|[A-Z]$|[.:/]$")
_RATE = re.compile(r"(每秒|时速|限速|车速|每小时|每分钟)(?:钟|可达|达|约|近|超|为|可)*$")
_RATE_TO = re.compile(
    r"(每秒|时速|每小时|每分钟)(?:钟|可达|达|约|近|超|为|可)*\d[\d.]*(?:公里|千米|米)[\u3400-\u9fff]{0,4}[到至](?:了|约|近)?$"
)
"""每小时160公里提高到 200公里: the second number is a speed too."""
LOOK_BACK_TO = 24
_PER = {"每秒": 1.0, "时速": 3600.0, "限速": 3600.0, "车速": 3600.0, "每小时": 3600.0, "每分钟": 60.0}
# Relative dates are read beside any day; which one does not matter here.
_ANY_DAY = date(2025, 6, 1)
# Counts in words up to this are words of grammar as often as figures: 两, both, a pair.
FEW = 3


@lru_cache(maxsize=8192)
def read_measures(text: str) -> tuple[Measure, ...]:
    """The measures of `text` in order, none overlapping another; dates, times of day, the length of a word
    that is named and a plain "one" are none.
    """
    plain = _TEN_THOUSAND.sub("万", text) if _HAN.search(text) else text
    return tuple(_as_written(measure, text) for measure in _read(plain))


# In Chinese 3w is 3万 as a rule, and may be watts; in English it is no ten thousand.
_HAN, _TEN_THOUSAND = re.compile("[\u3400-\u9fff]"), re.compile(r"(?<=\d)[wW](?![A-Za-z0-9])")
_WAN = 1e4


def _as_written(measure: Measure, text: str) -> Measure:
    """A measure with the words of the text that it was read in; where a w stands for 万 the number alone may be meant."""
    written = text[measure.start : measure.end]
    if written == measure.text:
        return measure
    either = tuple((low / _WAN, high / _WAN) for low, high in measure.ranges)
    return replace(measure, text=written, ranges=(*measure.ranges, *either))


def _read(text: str) -> tuple[Measure, ...]:
    """The measures of a text in which no w stands for 万."""
    readers = (
        _read_zero,
        _read_decimals,
        _read_composed,
        _read_spans,
        _read_multiples,
        _read_ordinals,
        _read_words,
        _read_figures,
    )
    read = [each for reader in readers for each in reader(text)]
    taken = list(_taken(text)) if read else []
    found: list[Measure] = []
    for start, end, measure in read:
        if not any(start < stop and begin < end for begin, stop in taken):
            taken.append((start, end))
            if measure:
                found.append(measure)
    return tuple(sorted(found, key=lambda measure: measure.start))


def _taken(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers stand that measure nothing: times of day, lengths of words, dates."""
    decimals = [(start, end) for start, end, _ in _read_decimals(text)]
    for match in CLOCK.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in decimals):
            yield match.span()
    for pattern in (_MONTH, _DAY_AS_NAME):
        yield from (match.span() for match in pattern.finditer(text))
    yield from find_word_lengths(text)
    yield from ((day.start, day.end) for day in find_dates(text, _ANY_DAY))


_MONTH = re.compile(r"(?<![\d.])(?:1[0-2]|[1-9])月")
_DAY_AS_NAME = re.compile(r"(?<=[“\"])(?:1[0-2]|[1-9])[·•．.](?:[12]?\d|3[01])(?=[”\"\u3400-\u9fff])")
"""A day that something is called by: the “8·11” reform."""
_ZERO = re.compile(r"(?:摄氏)?零度(?!假)|\b(?:zero|0) degrees?(?: celsius| centigrade)?\b", re.IGNORECASE)


def _read_zero(text: str) -> Iterator[tuple[int, int, Measure | None]]:
    """The one number that is a word of its own: it counts nothing but degrees."""
    for match in _ZERO.finditer(text):
        yield *match.span(), make(text, *match.span(), "temperature", ((0.0, 0.0),))


# A decimal in characters is told from a time of day by what stands round it: 百分之五十一点六, 十五点二亿亩.
_DECIMAL = re.compile(
    r"(?P<share>百分之)?(?P<number>[零〇一二两三四五六七八九十百千]+点[零〇一二三四五六七八九]+)"
    rf"(?P<scale>万亿|[万亿千百])?个?(?P<unit>{unit_pattern()})?"
)


def _read_decimals(text: str) -> Iterator[tuple[int, int, Measure | None]]:
    for match in _DECIMAL.finditer(text) if "点" in text else ():
        unit = ("ratio", 0.01) if match["share"] else unit_of(match["unit"]) if match["unit"] else None
        value = parse_chinese(match["number"])
        if value and ((unit and unit[0] != "time") or match["scale"]):
            sort, size = unit or ("count", 1.0)
            raw = float(value[0]) * _scale(match["scale"] or "")
            yield *match.span(), make(text, *match.span(), sort, ((raw * size, raw * size),), raw=raw)


# Digits on both sides of a scale are one number: 2万4801, 3万5千.
_COMPOSED = re.compile(
    rf"(?<![\d.])(\d{{1,4}})([万亿])(\d{{1,4}})([万千])?(?![\d.,]\d|[万亿年月多余几])({unit_pattern()})?"
)


def _read_composed(text: str) -> Iterator[tuple[int, int, Measure | None]]:
    for match in _COMPOSED.finditer(text):
        rest = float(match[3]) * _SCALES_ZH.get(match[4], 1.0)
        value = float(match[1]) * _SCALES_ZH[match[2]] + rest
        sort, size = (unit_of(match[5]) if match[5] else None) or ("count", 1.0)
        yield *match.span(), make(text, *match.span(), sort, ((value * size, value * size),), raw=value)


def _read_spans(text: str) -> Iterator[tuple[int, int, Measure | None]]:
    for start, end, sort, length in read_spans(text):
        yield start, end, make(text, start, end, sort, ((length, length),))


def _read_multiples(text: str) -> Iterator[tuple[int, int, Measure | None]]:
    for start, end, sort, values in read_multiples(text):
        yield start, end, make(text, start, end, sort, tuple((value, value) for value in values))


def _read_ordinals(text: str) -> Iterator[tuple[int, int, Measure | None]]:
    for match in _ORDINAL.finditer(text):
        value = _number(match[1] or match[2] or match[3])
        sort = "count" if _STREET.match(text, match.end()) else "ordinal"
        yield *match.span(), make(text, *match.span(), sort, ((value, value),))


def _read_words(text: str) -> Iterator[tuple[int, int, Measure | None]]:
    """What the grammar of quantities makes of words; digits it reads are read once more below, with their units."""
    for quantity in find_quantities(text):
        if _SCALED.match(text, quantity.start):
            continue
        if re.search(r"\d", quantity.text) and (quantity.unit != "ratio" or _MONEY.search(quantity.text)):
            continue
        if quantity.kind == "rank" and re.match(r"[一二三四五六七八九十个]", text[quantity.end : quantity.end + 1]):
            yield from _read_counted(text, quantity.start + 1)  # 前十二个月
            continue
        measure = _from_quantity(quantity, text)
        if measure:
            yield quantity.start, quantity.end, measure


_SCALED = re.compile(r"(?<=\d)[十百千万亿]|(?<=\d\s)(?:hundred|thousand|[mb]illion|trillion)\b", re.IGNORECASE)
"""A scale behind digits is no number of its own: 20十亿, 33 million-RMB 66 million."""
_MONEY = re.compile("[$€£¥￥]")
"""$2.04 or 4.56% is no range of shares."""


def _read_counted(text: str, start: int) -> Iterator[tuple[int, int, Measure | None]]:
    """A numeral in characters with its unit, where the grammar took the beginning of it for something else."""
    match = re.compile(rf"([一二三四五六七八九十百]{{2,}})({unit_pattern()})").match(text, start)
    value = parse_chinese(match[1]) if match else None
    unit = unit_of(match[2]) if match else None
    if match and value and unit:
        low = float(value[0])
        yield *match.span(), make(text, *match.span(), unit[0], ((low * unit[1], low * unit[1]),), raw=low)


def _from_quantity(quantity: Quantity, text: str) -> Measure | None:
    low = float(quantity.value)
    if low < 0 and not re.search(r"[负\-−－]|零下|minus", quantity.text):
        low = -low  # 减少20% is as large as 减少两成; what became of it is told by its verb
    high = float(quantity.upper) if quantity.upper is not None else low
    sort, size = ("ratio", 1.0) if quantity.unit == "ratio" else ("count", 1.0)
    if _POINTS.search(quantity.text + (quantity.counted or "")):
        sort = "points"
    unit = unit_of(quantity.counted) if quantity.counted else None
    if quantity.unit in ("CNY", "USD"):
        sort = quantity.unit
    elif quantity.kind in ("ordinal", "rank"):
        sort = quantity.kind
    elif quantity.measure == "a" and quantity.unit == "years":
        sort, size = unit_of("year") or ("months", 12.0)  # decades and centuries come as years
    elif unit and sort == "count":
        sort, size = unit
    if sort == "count" and low == 1 and high == 1:
        return None
    weak = sort == "count" and low <= FEW and high <= FEW
    return make(
        text, quantity.start, quantity.end, sort, ((low * size, high * size),),
        vague=quantity.upper is not None and quantity.approx and not _ENDS.search(quantity.text), weak=weak, side=_side_of(quantity, text), raw=low,
    )  # fmt: skip


# Both ends of a range are told: 三成至六成, 30% to 60%; 三四十 is one rough number.
_ENDS = re.compile(r"[至到~～—–-]|\b(?:to|and)\b")
_POINTS = re.compile(r"百分点|基点|percentage points?|basis points?|\bbps?\b", re.IGNORECASE)
# 剩不下, 装不下: so much cannot be done, it is less.
_CANNOT = re.compile(r"[剩放吃装住留坐拿容咽睡离丢拉定说]$")


def _side_of(quantity: Quantity, text: str) -> int:
    side = -1 if quantity.qualifier in ("nearly", "under", "at most") else 0
    side = 1 if quantity.qualifier in ("over", "at least") else side
    bare = re.match(
        r"超过|超|逾|高于|多于|跨越|越过|突破|少于|低于|小于|more than|over|less than|fewer than", quantity.text
    )
    if quantity.text.startswith("不下") and _CANNOT.search(text[: quantity.start]):
        return -1
    return -side if bare and _denied(text, quantity.start) else side


def _read_figures(text: str) -> Iterator[tuple[int, int, Measure | None]]:
    place = 0
    while digit := _A_DIGIT.search(text, place):
        match = _FIGURE.search(text, max(place, digit.start() - _LEAD))
        if match is None:
            return
        place = match.end()
        if not match["cur"] and _NO_FIGURE.search(text[max(0, match.start("low") - 4) : match.start("low")]):
            continue
        if match["high"] and (_goes_down(match) or _are_two(match)):
            place = match.end("unit1") if match["unit1"] else match.end("scale") if match["scale"] else match.end("low")
            match = _FIGURE.match(text, match.start(), place)
            if match is None:
                continue
        yield match.start(), match.end(), _figure(match, text)


def _goes_down(match: re.Match[str]) -> bool:
    """Whether the second number of what looks like a range is the smaller one, without a scale of its own."""
    return not match["scale2"] and not match["scale3"] and _number(match["high"]) < _number(match["low"])


def _are_two(match: re.Match[str]) -> bool:
    """Whether what looks like a range has an amount of another unit at its end: fell 0.4% to 1.11 euros."""
    low, high = (unit_of(match[name]) if match[name] else None for name in ("unit1", "unit"))
    sort = _CURRENCIES[match["cur"].lower()] if match["cur"] else low[0] if low else ""
    if match["cur2"]:
        return sort != _CURRENCIES[match["cur2"].lower()]
    return bool(sort and high and high[0] != sort)


def _figure(match: re.Match[str], text: str) -> Measure:
    scale = _scale(match["scale2"] or match["scale3"] or "")
    low = _number(match["low"]) * (_scale(match["scale"] or "") if match["scale"] else scale)
    high = (
        _number(match["high"]) * (scale if match["scale2"] or match["scale3"] else _scale(match["scale"] or ""))
        if match["high"]
        else low
    )
    if match["half"]:
        low, high = low + 0.5, high + 0.5
    unit = unit_of(match["unit"] or match["unit1"] or "") if match["unit"] or match["unit1"] else None
    sort, size = unit or ("count", 1.0)
    if match["cur"]:
        sort, size = _CURRENCIES[match["cur"].lower()], 1.0
    if match["sign"] and sort in ("temperature", "count", "ratio"):
        low, high = -low, -high
    rate = _RATE.search(text[max(0, match.start() - 6) : match.start()]) or _RATE_TO.search(
        text[: match.start()][-LOOK_BACK_TO:]
    )
    if rate and sort == "length":
        sort, size = "speed", size / _PER[rate[1]]
    raw, low, high = low, min(low, high) * size, max(low, high) * size
    side = 1 if match["more"] or match["more2"] else 0
    return make(text, *match.span(), sort, ((low, high),), side=side, vague=bool(match["more"]), raw=raw)


def make(
    text: str, start: int, end: int, sort: str, ranges: tuple[Range, ...],
    *, side: int = 0, vague: bool = False, weak: bool = False, raw: float | None = None,
) -> Measure:  # fmt: skip
    """A measure at a place, with the side that the words around it give where the number itself gives none."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    return Measure(
        start=start, end=end, text=text[start:end], sort=sort, ranges=ranges, raw=raw if raw is not None else ranges[0][0],
        side=side or find_side(text, start, end), vague=vague, weak=weak,
    )  # fmt: skip


_BEFORE = (
    (-1, r"不足|不敷|不及|不够|[未没]到|缺乏|不到|(?<!不)少于|(?<!不)低于|(?<!不)小于|未满|不满|将近|接近|(?<![附最邻临新远亲靠就贴逼])近|(?:至多|最多|顶多)[\u3400-\u9fff]{0,4}|不超过|不多于|不高于|不大于|未超过|没有超过|没超过|不超|"
         r"(?<!no )(?<!not )(?:less|fewer|lower) than|under|below|nearly|almost|close to|up to|at (?:the )?most|(?:no|not) (?:more|higher) than|"
         r"not (?:to )?exceed(?:ing)?|a maximum of|within"),
    (1, r"(?<![不未没])(?<!没有)超过|超出|(?<!不)超|逾|(?<!不)多于|(?<!不)高于|(?<!不)大于|(?:至少|最少|起码)[\u3400-\u9fff]{0,4}|不少于|不低于|不下于?|不小于|突破|(?<!打)破|(?<!no )(?<!not )(?:more|higher) than|over|above|"
        r"exceed(?:s|ed|ing)?|at (?:the )?least|(?:no|not) (?:less|fewer|lower) than|a minimum of|upwards of|surpass(?:ed|es|ing)?"),
)  # fmt: skip
_TAIL = r"(?:\s|了|了约|the|an?)*$"
_LOW_BEFORE = re.compile(rf"(?:{_BEFORE[0][1]}){_TAIL}", re.IGNORECASE)
_HIGH_BEFORE = re.compile(rf"(?:{_BEFORE[1][1]}){_TAIL}", re.IGNORECASE)
_LOW_AFTER = re.compile(
    r"\s?(?:以下|以内|之内|弱(?![势化者点项])|(?:or|and) (?:less|fewer|below|under))", re.IGNORECASE
)
_HIGH_AFTER = re.compile(
    r"\s?(?:以上|多|余|出头|有余|强(?![大化势度调制])|(?:or|and) (?:more|above|over)\b|-plus\b|\+)", re.IGNORECASE
)
_LOOK_BACK = 18


def find_side(text: str, start: int, end: int) -> int:
    """-1 for an upper limit before or after a number, 1 for a lower one, 0 for none."""
    before, after = text[max(0, start - _LOOK_BACK) : start], text[end : end + 10]
    if _LOW_BEFORE.search(before) and _HIGH_AFTER.match(after):
        return 0  # up to 20-plus
    if low := _LOW_BEFORE.search(before):
        return 1 if _denied(text, start - len(before) + low.start()) else -1
    if high := _HIGH_BEFORE.search(before):
        return -1 if _denied(text, start - len(before) + high.start()) else 1
    return -1 if _LOW_AFTER.match(after) else 1 if _HIGH_AFTER.match(after) else 0


def _denied(text: str, place: int) -> bool:
    """Whether the clause up to a place denies what follows: "no household is to pay more than", 没有一件超过."""
    clause = _CLAUSE.split(text[:place])[-1]
    if _LASTING.search(clause):  # not used for more than two weeks: so long it lasted
        return False
    return _DENIAL.search(clause) is not None


_CLAUSE = re.compile(
    r"[，。；：,;.:!?！？]|\b(?:if|when|where|while|because|since|unless|although|though|who|which|whose|that)\b",
    re.IGNORECASE,
)
_LASTING = re.compile(r"\b(?:for|in|after|since)\s(?:a period of\s)?$", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:no|none|not|never|cannot|nobody|inadvisable|unwise)\b|n['’]t\b|没有一|没有任何|不得$|不能$|不会$|不应$|从未|从不|未$|没有$|不.?$",
    re.IGNORECASE,
)


def _number(text: str) -> float:
    return float(re.sub(r"[,，\s]", "", text))


def _scale(text: str) -> float:
    key = text.strip(" -").lower()
    if not key:
        return 1.0
    return _SCALES_ZH[key] if key in _SCALES_ZH else 10.0 ** ENGLISH_SCALES[key]
