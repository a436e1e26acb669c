"""What a Chinese number counts: money, shares, measures, time, things.

In: a scan and the number that `numbers_zh` read. Out: the quantity with its unit; or nothing, where the number counts
nothing (一个 is an article, 百姓 a word).
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from tashan.language.numbers import Number
from tashan.language.numbers_zh import read_number
from tashan.language.quantities import words_zh as words
from tashan.language.quantities.context_zh import MONEY_FROM, infer_unit, is_slogan, money_of, passed_threshold
from tashan.language.quantities.scan import Found, Scan, find_prefix, make
from tashan.model import Unit

_MINUS = re.compile(r"(?<![0-9A-Za-z%‰元年月日号\-−–—－])(?:[-−－]|(?<![肩背欺胜])负(?![债责]))\s?\Z")
_BELOW_ZERO = re.compile(r"零下\s?\Z")
_BARE = re.compile(r"[百千]?[万亿兆]|[十百千]亿|万亿|[百千]")
_LEVEL = re.compile(r"量?级(?![联差])")
_CEASED = re.compile(r"[A-Za-z.、)）\-]|[年月日号点]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS_IN = {"年": 1, "周年": 1, "年半": 1, "个年头": 1, "个世纪": 100}
_PARTS_OF = {"%": 100, "‰": 1000, "百分点": 100, "基点": 10000}
_CODES = {"百分点": "pp", "基点": "bp"}
_CHANGE = re.compile(
    r"(?:(?P<jiao>[\d一二三四五六七八九])(?:[角毛]|(?<=块.)(?!\d)))?(?:(?P<fen>[\d一二三四五六七八九])分(?!之))?"
)
_COINS = {"角": 10, "毛": 10, "毛钱": 10, "角钱": 10, "分钱": 100, "美分": 100}
"""Parts of a yuan, with how many make one."""
_OF_POWER = re.compile(r"电[^，。；]*\Z")
_LOOK_BACK = 10
_PLUS = re.compile(r"\+")
_HALF_MORE = re.compile(r"个半(?=小时|月|星期|世纪)")


def with_unit(scan: Scan, number: Number, shared: re.Match[str] | None = None) -> Found:
    """The number with what it counts; `shared` is the unit at the end of its list."""
    unit = shared or words.UNITS.match(scan.plain, number.end + (scan.plain[number.end : number.end + 1] == " "))
    past = number.end if shared or not unit else unit.end()
    if not shared and (half := _HALF_MORE.match(scan.plain, number.end)):
        number = replace(number, value=number.value + Decimal("0.5"))
        unit = words.UNITS.match("个" + scan.plain[half.end() : half.end() + 4])
        past = half.end() + (unit.end() - 1 if unit else 0)
    if number.bare and not number.qualifier:
        return _bare_scale(scan, number, unit)
    if number.text == "一" and number.value == 1 and _is_article(number, unit):
        return None, number.end
    if unit is None:
        return _without_unit(scan, number)
    if number.text == "两" and unit["classifier"] in words.NAMED_PAIR:
        return None, past
    if is_slogan(scan.plain, number.start, past, number.text):
        return None, past
    if number.scaled and (level := _LEVEL.match(scan.plain, past)):
        meant, code = _unit_of(scan, number, unit)
        return _sized(scan, number, level.end(), meant, unit.group(), code)
    return _united(scan, number, unit, past)


def _united(scan: Scan, number: Number, unit: re.Match[str], past: int) -> Found:
    if unit["ratio"]:
        return _percentage(scan, number, unit, past)
    if unit["duration"]:
        return _duration(scan, number, unit, past)
    meant, code = _unit_of(scan, number, unit)
    if coins := _COINS.get(unit["money"] or ""):
        number = replace(number, value=number.value / coins, upper=number.upper / coins if number.upper else None)
    if unit["money"] and (small := _CHANGE.match(scan.plain, past)) and small.end() > past:
        number, past = replace(number, value=number.value + _coins(small)), small.end()
    return _made(scan, number, past, meant, unit.group(), code)


def _coins(small: re.Match[str]) -> Decimal:
    """角 and 分 after 元, 8 in 5块8."""
    tenths, cents = (read_number(small[name], 0) if small[name] else None for name in ("jiao", "fen"))
    return (tenths.value if tenths else Decimal(0)) / 10 + (cents.value if cents else Decimal(0)) / 100


def _is_article(number: Number, unit: re.Match[str] | None) -> bool:
    """一个 and 一年 say `a`; 一倍, 一个百分点, 一年半 and 一两件 count."""
    if number.upper is not None or number.qualifier:
        return False
    return not (unit and (unit["ratio"] or unit["classifier"] == "倍" or unit["duration"] == "年半"))


def _unit_of(scan: Scan, number: Number, unit: re.Match[str]) -> tuple[Unit, str]:
    if unit["money"]:
        return money_of(scan.plain, words.CURRENCIES[unit["money"]], grand=number.grand)
    if unit["classifier"] == "倍":
        return "ratio", "fold"
    if unit["classifier"]:
        return "count", ""
    if unit["measure"] == "度" and _OF_POWER.search(scan.plain, max(0, number.start - _LOOK_BACK), number.start):
        return "other", "kWh"
    return "other", words.MEASURES.get(unit["measure"] or "", words.DURATIONS.get(unit["duration"] or "", ""))


def _made(scan: Scan, number: Number, end: int, unit: Unit, counted: str, measure: str) -> Found:
    qualifier = number.qualifier or passed_threshold(scan.plain, number.start, number.value)
    if plus := _PLUS.match(scan.plain, end):
        qualifier, end = "over", plus.end()
    number = _signed(scan, number) if unit != "count" else number
    return make(
        scan, number.start, end, value=number.value, upper=number.upper, unit=unit, counted=counted,
        qualifier=qualifier, measure=measure,
    )  # fmt: skip


def _signed(scan: Scan, number: Number) -> Number:
    """−3.5, 负3.5 and 零下5 are below zero; the dash of a range or a name is no sign."""
    window = max(scan.read_to, number.start - 4), number.start
    minus = _BELOW_ZERO.search(scan.plain, *window) or _MINUS.search(scan.plain, *window)
    if minus is None:
        return number
    if number.upper is not None:
        return replace(number, start=minus.start(), value=-number.upper, upper=-number.value)
    return replace(number, start=minus.start(), value=-number.value)


def _percentage(scan: Scan, number: Number, unit: re.Match[str], end: int) -> Found:
    word = unit["ratio"].removeprefix("个")
    whole = _PARTS_OF.get(word, 10000)
    number = _signed(scan, number)
    return make(
        scan, number.start, end, value=number.value / whole, upper=number.upper / whole if number.upper else None,
        unit="ratio", counted=word, qualifier=number.qualifier,
        measure=_CODES.get(word, "bp" if whole == 10000 else "%"),
    )  # fmt: skip


def _duration(scan: Scan, number: Number, unit: re.Match[str], end: int) -> Found:
    word, value, qualifier = unit["duration"], number.value, number.qualifier
    code = words.DURATIONS.get(word, "")
    if word.startswith("个多"):
        qualifier, word = "over", word.replace("多", "")
    if word == "年半":
        value += Decimal("0.5")
    factor = _YEARS_IN.get(word, 1)
    return make(
        scan, number.start, end, value=value * factor, upper=number.upper * factor if number.upper else None,
        unit="years" if word in _YEARS_IN else "other", counted=word, kind="duration", qualifier=qualifier,
        measure=code,
    )  # fmt: skip


def _bare_scale(scan: Scan, number: Number, unit: re.Match[str] | None) -> Found:
    """A scale without a number: 千亿基金 is a size, 上百家 and 突破万户 are amounts, 百姓 is neither."""
    start, past = number.start, number.end
    end = unit.end() if unit else past
    qualified = find_prefix(scan, start)[0] is not None
    cue = words.CUE.match(scan.plain, end) if qualified and number.value == 10000 else None
    small = number.value <= 10000 and not (unit and (qualified or unit["measure"])) and not (cue and cue["count"])
    if small or not _BARE.fullmatch(number.text):
        return None, past
    level = _LEVEL.match(scan.plain, end)
    if unit and unit["duration"] and qualified:
        return _duration(scan, number, unit, end)
    sized = words.CLASS_NOUN.match(scan.plain, end) or _is_counted_or_paid(scan.plain, start, end)
    if not (unit or qualified or sized):
        return None, past
    counted = unit.group() if unit else ""
    meant, code = _unit_of(scan, number, unit) if unit else infer_unit(scan.plain, start, end, number.value)
    if (qualified and not level) or (unit and unit["measure"]):
        return make(scan, start, end, value=number.value, unit=meant, counted=counted, measure=code)
    return _sized(scan, number, level.end() if level else end, meant, counted, code)


def _is_counted_or_paid(plain: str, start: int, end: int) -> bool:
    """百万粉丝, 年薪百万: what a bare scale counts stands right after it, what it is paid for right before it."""
    after = words.CUE.match(plain, end)
    return bool((after and after["count"]) or words.PAID_BEFORE.search(plain, max(0, start - _LOOK_BACK), start))


def _sized(scan: Scan, number: Number, end: int, unit: Unit, counted: str, measure: str) -> Found:
    """A size class, which is about its value."""
    return make(
        scan, number.start, end, value=number.value, unit=unit, counted=counted, kind="class", qualifier="about",
        suffixes=False, measure=measure,
    )  # fmt: skip


def _without_unit(scan: Scan, number: Number) -> Found:
    """A number whose unit stands before it (¥500) or is left out (14万亿, 254万) and told from the words around it."""
    end = number.end
    if sign := words.SIGN.search(scan.plain, max(scan.read_to, number.start - 5), number.start):
        unit, code = money_of(scan.plain, words.SIGNS[sign[1]], grand=number.grand)
        return _made(scan, replace(number, start=sign.start()), end, unit, sign[1], code)
    least = MONEY_FROM if number.idle_money else number.value
    unit, code = infer_unit(scan.plain, number.start, end, least)
    if number.scaled and (level := _LEVEL.match(scan.plain, end)):
        return _sized(scan, number, level.end(), unit, "", code)
    if not number.scaled and not _counts_plainly(scan, number):
        return None, end
    return _made(scan, number, end, unit, "", code)


def _counts_plainly(scan: Scan, number: Number) -> bool:
    """A bare figure is a quantity only where it is grouped, qualified, large or followed by what it counts."""
    following = scan.plain[number.end : number.end + 4]
    if number.text.startswith("数以"):
        return True
    if _CEASED.match(following) or (_YEAR.fullmatch(number.text) and not find_prefix(scan, number.start)[0]):
        return False  # 2024企业名录
    cue = words.CUE.match(following)
    if not number.text[0].isdigit():
        return number.value >= 100 and len(number.text) > 1 and bool(cue and cue["count"])
    return "," in number.text or bool(cue and cue["count"]) or find_prefix(scan, number.start)[0] is not None
