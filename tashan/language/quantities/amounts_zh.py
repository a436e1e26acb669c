"""Numbers with their units in Chinese text.

In: text in either script. Out: its quantities in order. The text is read as Simplified and half-width, character by
character, so spans hold in the original. `numbers_zh` reads the numbers, `units_zh` what they count; `shares_zh` and
`ranks_zh` have the other forms.
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from tashan.language.numbers import Number
from tashan.language.numbers_zh import ARABIC, HAN_DIGITS, read_number
from tashan.language.quantities import ranks_zh, shares_zh
from tashan.language.quantities import words_zh as words
from tashan.language.quantities.context_zh import names_something
from tashan.language.quantities.model import Quantity
from tashan.language.quantities.scan import Found, Scan
from tashan.language.quantities.units_zh import with_unit
from tashan.language.script import read_plainly

_START = re.compile(rf"[0-9{HAN_DIGITS}十拾百佰千仟万亿廿卅几数半前第首榜唯翻T减打对]")
_HAN = "零〇○一二三四五六七八九十"
_HAN_DATE = (
    rf"[{_HAN}]{{1,3}}世纪|[{_HAN}]{{4}}年|[{_HAN}]{{1,3}}月(?:[{_HAN}]{{1,3}}[日号])?|[{_HAN}]{{1,3}}[日号](?!线)"
    rf"|[{_HAN}]{{1,2}}年代|[{_HAN}]{{2}}后(?=[的们，。、])"
)
_DATE = re.compile(
    r"(?:前\s?)?\d{1,2}\s?世纪|前\s?\d{2,4}\s?年(?=[，。、；至到）)的])|(?<=公元)前?\s?\d{1,4}\s?年|(?:1[89]|20|21)\d{2}\s?(?:年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?)?|[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))"
    r"|\d{2,4}\s?年代|\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?(?!活)|\d{1,2}\s?[日号](?!线)|\d{1,2}:\d{2}(?::\d{2})?"
    r"|\d+号|\d{1,2}时(?:\d+分)?|\d{1,2}点(?:\d{1,2}分|半|钟|整)|\d0后"
    r"|(?<=[到至从在自于（(])[7-9]\d\s?年(?![来间前后内])"
    rf"|{_HAN_DATE}"
)
_YEAR = re.compile(r"(?:1[89]|20|21)\d{2}")
_DASHES = "-–—~～－―"
_SEPARATOR = re.compile(rf"\s?(?:[{_DASHES}]{{1,2}}|至|到|或者?)\s?")
_PROPORTION = re.compile(rf"({ARABIC})\s?[:：∶比]\s?({ARABIC})(?![:：\d])")
_COMPARES = re.compile(r"(?:之比|比例|比值|比率|配比|倍率|比)(?:[约近为是达仅由]|超过|高达|接近|从)*\s?\Z")
_ITEM = re.compile(rf"\s?(?:、|,\s?|和|及|与|以及)\s?(?={ARABIC})")
_HALF_UNIT = re.compile(r"半(?=年(?![级度])|个多?月|个世纪|个?小时)")
_MOST_ITEMS = 12
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹⁻]+|\^\s?[-−]?\d+")
_RULES = (*shares_zh.RULES, *ranks_zh.RULES)


def find_chinese(text: str) -> list[Quantity]:
    """The quantities of `text` that are written the Chinese way."""
    plain = read_plainly(text)
    found: list[Quantity] = []
    place = 0
    while start := _START.search(plain, place):
        last = found[-1] if found else None
        quantity, place = _read(Scan(text, plain, last.end if last else 0, last), start.start())
        if quantity is not None:
            found.append(quantity)
    return found


def _read(scan: Scan, start: int) -> Found:
    """The first rule that knows the form at `start`."""
    if proportion := _proportion(scan, start):
        return proportion
    if skipped := words.IDIOM.match(scan.plain, start) or _DATE.match(scan.plain, start):
        return None, skipped.end()
    for rule in _RULES:
        if found := rule(scan, start):
            return found
    return _amount(scan, start) or (None, start + 1)


def _proportion(scan: Scan, start: int) -> Found | None:
    """50:1 and 3比1 where the words speak of a ratio; else such digits are a time or a score."""
    match = _PROPORTION.match(scan.plain, start)
    if match is None or not _COMPARES.search(scan.plain, max(0, start - 8), start):
        return None
    top, bottom = Decimal(match[1].replace(",", "")), Decimal(match[2].replace(",", ""))
    if not bottom:
        return None, match.end()
    quantity = Quantity(
        start=start, end=match.end(), text=scan.text[start : match.end()], value=top / bottom, unit="ratio",
        counted=":", measure="fold",
    )  # fmt: skip
    return quantity, match.end()


def _number(plain: str, start: int) -> Number | None:
    """The number at `start`, half a year and half an hour included."""
    if half := _HALF_UNIT.match(plain, start):
        if start and plain[start - 1] in "上下前后":
            return None
        return Number(start=start, end=half.end(), text="半", value=Decimal("0.5"))
    return read_number(plain, start)


def _amount(scan: Scan, start: int) -> Found | None:
    """A number with its scale and unit, or a range of two."""
    number = _number(scan.plain, start)
    if number is None:
        return None
    if names_something(scan.plain, number):
        return None, number.end
    if raised := _SUPERSCRIPT.match(scan.plain, number.end):
        return None, raised.end()  # 10⁶, and a number with the mark of a note
    if ranged := _range(scan, number):
        return ranged
    return with_unit(scan, *_shared(scan.plain, number))


def _range(scan: Scan, low: Number) -> Found | None:
    """3至5年, 10%-15%, 一个或两个: both ends under one unit. 从30%到50% is a change and stays two quantities."""
    own_unit = words.UNITS.match(scan.plain, low.end)
    separator = _SEPARATOR.match(scan.plain, own_unit.end() if own_unit else low.end)
    if separator is None or (separator.group() in "至到" and _comes_from(scan.plain, low.start)):
        return None
    high = _number(scan.plain, separator.end())
    if high is None or (separator.group().strip() not in _DASHES and names_something(scan.plain, high)):
        return None
    if own_unit and _kind_of(own_unit) != _kind_of(words.UNITS.match(scan.plain, high.end)):
        return None  # 下降11.3%至12.1亿台
    if _YEAR.fullmatch(low.text) and _YEAR.fullmatch(high.text):
        return None, high.end + (scan.plain[high.end : high.end + 1] == "年")
    bottom = low.value
    if high.scaled and not low.scaled and not own_unit and low.value < 10000:
        bottom = low.value * _scale(high)
    if not bottom < high.value:
        return None
    return with_unit(scan, replace(high, start=low.start, value=bottom, upper=high.upper or high.value))


def _kind_of(unit: re.Match[str] | None) -> str | None:
    return unit.lastgroup if unit else None


def _comes_from(plain: str, start: int) -> bool:
    return bool(re.search(r"[从由自](?:[^，。；]{0,8}的)?\Z", plain[max(0, start - 10) : start]))


def _scale(number: Number) -> Decimal:
    """What the scales of a number multiply by: 100000000 for 1.5亿, told by its first numeral."""
    first = read_number(re.split(r"[多余个\s]*[百千]?[万亿兆]", number.text, maxsplit=1)[0], 0)
    return number.value / first.value if first and first.value else Decimal(1)


def _shared(plain: str, number: Number) -> tuple[Number, re.Match[str] | None]:
    """A number of a list with one unit at its end (3.5、4.2和5.1亿元): the scale and the unit are its own as well."""
    last, place = None, number.end
    for _ in range(_MOST_ITEMS):
        item = _ITEM.match(plain, place)
        following = read_number(plain, item.end()) if item else None
        if following is None:
            break
        last, place = following, following.end
        if words.UNITS.match(plain, place):
            break
    unit = words.UNITS.match(plain, place) if last else None
    if last is None or unit is None or not _may_share(plain, number, unit):
        return number, None
    factor = _scale(last) if last.scaled and not number.scaled else Decimal(1)
    return replace(number, value=number.value * factor, scaled=last.scaled), unit


def _may_share(plain: str, number: Number, unit: re.Match[str]) -> bool:
    """A classifier is shared only where the sentence says so: 分别有3、5和7家."""
    listed = "分别" in plain[max(0, number.start - 20) : number.start]
    return bool(unit["ratio"] or unit["money"] or unit["measure"] or listed)
