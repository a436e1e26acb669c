"""Numbers with their units in Chinese text.

In: text in either script. Out: its quantities in order. The text is read as Simplified and half-width, character by
character, so spans hold in the original. This module reads numbers with their units; `shares_zh` the other forms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from tashan.language.numerals import Span, parse_chinese, scale_of
from tashan.language.quantities import words_zh as words
from tashan.language.quantities.context_zh import infer_unit, is_slogan, names_something, passed_threshold
from tashan.language.quantities.model import Quantity
from tashan.language.quantities.scan import HAN_DIGITS, Found, Scan, find_prefix, make
from tashan.language.quantities.shares_zh import RULES
from tashan.language.script import read_plainly
from tashan.model import Qualifier, Unit

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_HAN = (
    rf"数以[十百千万亿]+计|[几数]?[{HAN_DIGITS}百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+(?:几[百千万亿]*)?"
    rf"(?:点[{HAN_DIGITS}]+[百千万亿]*)?"
)
_SCALE = r"[十百千]?[万亿]+|千(?![强年禧克米瓦])|百(?![强年姓货科])"
_AMOUNT = re.compile(
    rf"(?P<num>(?:{_ARABIC}\s?[千百]?[万亿]+(?=\d))?{_ARABIC}|{_HAN}|(?<![上下后前])半(?=年|个月|个世纪|个?小时))"
    rf"(?:\s?(?P<more>[多余来几]))?(?:个多?(?=亿(?![元级])))?(?:\s?(?P<scale>{_SCALE}))?(?P<late>[多余几](?!个亿))?"
)
_START = re.compile(rf"[0-9{HAN_DIGITS}百千万亿几数半壹贰叁肆伍陆柒捌玖拾前第首榜唯翻T]")
_HAN_DATE = (
    rf"[{HAN_DIGITS}]{{4}}年|[{HAN_DIGITS}]{{1,3}}月(?:[{HAN_DIGITS}]{{1,3}}[日号])?"
    rf"|[{HAN_DIGITS}]{{1,3}}[日号](?!线)"
    rf"|[{HAN_DIGITS}]{{1,2}}年代|[{HAN_DIGITS}]{{2}}后(?=[的们，。、])"
)
_DATE = re.compile(
    r"(?:1[89]|20|21)\d{2}\s?(?:年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?)?|[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))"
    r"|\d{2,4}\s?年代|\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?|\d{1,2}\s?[日号](?!线)|\d{1,2}:\d{2}(?::\d{2})?"
    r"|\d+号|\d{1,2}时(?:\d+分)?|\d{1,2}点(?:\d{1,2}分|半|钟|整)|\d0后"
    r"|(?<=[到至从在自于（(])[7-9]\d\s?年(?![来间前后内])"
    rf"|{_HAN_DATE}"
)
_YEAR = re.compile(r"(?:1[89]|20|21)\d{2}")
_DASHES = "-–—~～－"
_SEPARATOR = re.compile(rf"\s?(?:[{_DASHES}]{{1,2}}|至|到|或者?)\s?")
_MINUS = re.compile(r"(?:[长速为是达至到率增幅\s(（]|\A)[-−]\Z")
_BARE = re.compile(r"[百千]?[万亿]|[十百千]亿|万亿|[百千]")
_LEVEL = re.compile(r"量?级(?![联差])")
_CEASED = re.compile(r"[A-Za-z.、)）\-]|[年月日号点]")
_YEARS_IN = {"年": 1, "周年": 1, "年半": 1, "个年头": 1, "个世纪": 100}


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as read, before its unit: where it begins, its value and what its own words say of exactness."""

    match: re.Match[str]
    start: int
    value: Decimal
    upper: Decimal | None = None
    qualifier: Qualifier | None = None

    @property
    def scaled(self) -> bool:
        return bool(self.match["scale"]) or any(char in "万亿" for char in self.match["num"])


def find_chinese(text: str) -> list[Quantity]:
    """The quantities of `text` that are written the Chinese way."""
    plain = read_plainly(text)
    found: list[Quantity] = []
    place = 0
    while start := _START.search(plain, place):
        quantity, place = _read(Scan(text, plain, place), start.start())
        if quantity is not None:
            found.append(quantity)
    return found


def _read(scan: Scan, start: int) -> Found:
    """The first rule that knows the form at `start`."""
    if skipped := words.IDIOM.match(scan.plain, start) or _DATE.match(scan.plain, start):
        return None, skipped.end()
    for rule in RULES:
        if found := rule(scan, start):
            return found
    return _amount(scan, start) or (None, start + 1)


def _amount(scan: Scan, start: int) -> Found | None:
    """A number with its scale and unit, or a range of two."""
    match = _AMOUNT.match(scan.plain, start)
    if match is None:
        return None
    if names_something(scan.plain, match):
        return None, match.end()
    span = _value(match)
    if span is None:
        return None, start + 1
    if ranged := _range(scan, match):
        return ranged
    number = _Number(match, start, *span)
    if match["more"] or match["late"]:
        return _with_unit(scan, replace(number, qualifier="about" if match["more"] == "来" else "over"))
    return _with_unit(scan, replace(number, qualifier="about") if number.upper is not None else number)


def _value(match: re.Match[str]) -> Span | None:
    if match["num"] == "半":
        return Decimal("0.5"), None
    if match["num"][0].isdigit():
        return parse_chinese(match["num"] + (match["scale"] or ""))
    span = parse_chinese(match["num"])
    if span is None or not match["scale"]:
        return span
    factor = scale_of(match["scale"])
    return span[0] * factor, span[1] * factor if span[1] else None


def _range(scan: Scan, low: re.Match[str]) -> Found | None:
    """3至5年, 10%-15%, 一个或两个: both ends under one unit. 从30%到50% is a change and stays two quantities."""
    own_unit = words.UNITS.match(scan.plain, low.end())
    separator = _SEPARATOR.match(scan.plain, own_unit.end() if own_unit else low.end())
    if separator is None or (separator.group() in "至到" and scan.plain[max(0, low.start() - 1)] == "从"):
        return None
    high = _AMOUNT.match(scan.plain, separator.end())
    if high is None or (separator.group().strip() not in _DASHES and names_something(scan.plain, high)):
        return None
    if _YEAR.fullmatch(low["num"]) and _YEAR.fullmatch(high["num"]):
        return None, high.end() + (scan.plain[high.end() : high.end() + 1] == "年")
    first, last = _value(low), _value(high)
    if first is None or last is None:
        return None
    shares_scale = high["scale"] and not low["scale"] and not own_unit
    bottom = first[0] * (scale_of(high["scale"]) if shares_scale else 1)
    return _with_unit(scan, _Number(high, low.start(), bottom, last[0])) if bottom < last[0] else None


def _with_unit(scan: Scan, number: _Number) -> Found:
    """The number with what it counts; or nothing, where it counts nothing."""
    end, numeral = number.match.end(), number.match["num"]
    spaced = end + (scan.plain[end : end + 1] == " ")
    unit = words.UNITS.match(scan.plain, spaced)
    if set(numeral) <= set("百千万亿") and not number.match["more"]:
        return _bare_scale(scan, number, unit)
    if numeral == "一" and _is_article(number, unit):
        return None, end
    if unit is None:
        return _without_unit(scan, number)
    if is_slogan(scan.plain, number.start, unit.end(), numeral):
        return None, unit.end()
    if number.scaled and (level := _LEVEL.match(scan.plain, unit.end())):
        return _sized(scan, number, level.end(), _unit_of(unit), unit.group())
    if unit["ratio"]:
        return _percentage(scan, number, unit)
    if unit["duration"]:
        return _duration(scan, number, unit)
    return _made(scan, number, unit.end(), _unit_of(unit), unit.group())


def _is_article(number: _Number, unit: re.Match[str] | None) -> bool:
    """一个 and 一年 say `a`; 一倍, 一个百分点, 一年半 and 一两件 count."""
    if number.upper is not None or number.match["scale"]:
        return False
    return not (unit and (unit["ratio"] or unit["classifier"] == "倍" or unit["duration"] == "年半"))


def _unit_of(unit: re.Match[str]) -> Unit:
    if unit["money"]:
        return words.CURRENCIES[unit["money"]]
    if unit["classifier"] == "倍":
        return "ratio"
    return "count" if unit["classifier"] else "other"


def _made(scan: Scan, number: _Number, end: int, unit: Unit, counted: str) -> Found:
    qualifier = number.qualifier or passed_threshold(scan.plain, number.start, number.value)
    return make(
        scan, number.start, end, value=number.value, upper=number.upper, unit=unit, counted=counted, qualifier=qualifier
    )  # fmt: skip


def _percentage(scan: Scan, number: _Number, unit: re.Match[str]) -> Found:
    whole = 1000 if unit["ratio"] == "‰" else 100
    value, start = number.value / whole, number.start
    if _MINUS.search(scan.plain, max(scan.read_to, start - 2), start):
        value, start = -value, start - 1
    return make(
        scan, start, unit.end(), value=value, upper=number.upper / whole if number.upper else None, unit="ratio",
        counted=unit["ratio"].removeprefix("个"), qualifier=number.qualifier,
    )  # fmt: skip


def _duration(scan: Scan, number: _Number, unit: re.Match[str]) -> Found:
    word, value, qualifier = unit["duration"], number.value, number.qualifier
    if word.startswith("个多"):
        qualifier, word = "over", word.replace("多", "")
    if word == "年半":
        value += Decimal("0.5")
    return make(
        scan, number.start, unit.end(), value=value * _YEARS_IN.get(word, 1), upper=number.upper,
        unit="years" if word in _YEARS_IN else "other", counted=word, kind="duration", qualifier=qualifier,
    )  # fmt: skip


def _bare_scale(scan: Scan, number: _Number, unit: re.Match[str] | None) -> Found:
    """A scale without a number: 千亿基金 is a size, 上百家 and 突破万户 are amounts, 百姓 is neither."""
    start, past = number.start, number.match.end()
    end = unit.end() if unit else past
    qualified = find_prefix(scan, start)[0] is not None
    small = number.value <= 10000 and not (unit and (qualified or unit["measure"]))
    if small or not _BARE.fullmatch(number.match["num"]):
        return None, past
    level = _LEVEL.match(scan.plain, end)
    if not (unit or qualified or words.CLASS_NOUN.match(scan.plain, end)):
        return None, past
    counted = unit.group() if unit else ""
    meant = _unit_of(unit) if unit else infer_unit(scan.plain, start, end, number.value)
    if qualified and not level:
        return make(scan, start, end, value=number.value, unit=meant, counted=counted)
    return _sized(scan, number, level.end() if level else end, meant, counted)


def _sized(scan: Scan, number: _Number, end: int, unit: Unit, counted: str) -> Found:
    """A size class, which is about its value."""
    return make(
        scan, number.start, end, value=number.value, unit=unit, counted=counted, kind="class", qualifier="about",
        suffixes=False,
    )  # fmt: skip


def _without_unit(scan: Scan, number: _Number) -> Found:
    """A number whose unit stands before it (¥500) or is left out (14万亿,
    254万) and told from the words around it."""
    end = number.match.end()
    if sign := words.SIGN.search(scan.plain, max(scan.read_to, number.start - 5), number.start):
        paid: Unit = "USD" if sign["dollar"] else "other" if sign["other"] else "CNY"
        return _made(scan, replace(number, start=sign.start()), end, paid, sign.group().strip())
    unit = infer_unit(scan.plain, number.start, end, number.value)
    if number.scaled and (level := _LEVEL.match(scan.plain, end)):
        return _sized(scan, number, level.end(), unit, "")
    if not number.scaled and not _counts_plainly(scan, number):
        return None, end
    return _made(scan, number, end, unit, "")


def _counts_plainly(scan: Scan, number: _Number) -> bool:
    """A bare figure is a quantity only where it is grouped, qualified or followed by what it counts."""
    numeral, following = number.match["num"], scan.plain[number.match.end() : number.match.end() + 4]
    if numeral.startswith("数以"):
        return True
    if not numeral[0].isdigit() or _CEASED.match(following):
        return False
    cue = words.CUE.match(following)
    return "," in numeral or bool(cue and cue["count"]) or find_prefix(scan, number.start)[0] is not None
