"""Shares and multiples in Chinese text.

In: a scan and a place. Out: what stands there: 百分之三, 1/4强, 三成, 一半, 翻两番.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tashan.language.numbers_zh import DIGITS
from tashan.language.numerals import parse_chinese
from tashan.language.quantities.scan import Found, Rule, Scan, make
from tashan.language.quantities.words_zh import SUFFIXES

HAN_DIGITS = "零〇一二三四五六七八九十两"
_NUMBER = rf"\d+(?:\.\d+)?|[{HAN_DIGITS}百点]+"
_FRACTION = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})(?![\d/月日.])")
_PARTS = re.compile(
    rf"(百万|百|千|万|[{HAN_DIGITS}百千]+|\d+)分之(?P<minus>负)?({_NUMBER})(?:(?:[-—–~～]|至|到)(?:百分之)?({_NUMBER}))?"
)
_TENTHS = re.compile(
    rf"(?P<low>[{HAN_DIGITS}]{{1,2}}|[几数]|\d(?:\.\d)?)(?P<odd>[多余])?(?:成)?(?:[-—–~～至到](?P<high>[{HAN_DIGITS}]|\d))?"
    r"\s?成(?P<more>[多余])?(?P<tail>[一二三四五六七八九半](?![成个家]))?(?![为立功果就员本绩熟交长效都品人语分])"
)
_DISCOUNT = re.compile(r"(?P<num>[一二三四五六七八九]{1,2}|\d{1,2}(?:\.\d)?)折(?![腾叠磨扣合算返射旧中断戟损桂])")
_HALF = re.compile(r"一半|半数|(?<=[过超近])半(?![年天个日导决])")
_FOLD = re.compile(rf"翻(?:了)?(?:(?P<times>[{HAN_DIGITS}几]|\d)?番|(?P<ten>[{HAN_DIGITS}]|\d{{1,2}})?(?:了)?倍)")
_HALVED = re.compile(r"(?:减|打对|对|腰斩)半|打对折|对折(?=[价优出销促])|腰斩")
_HUNDREDTHS = {"百": 100, "千": 1000, "万": 10000, "百万": 1000000, "100": 100, "1000": 1000}
_STRONG = re.compile(r"[强弱](?![大烈制调化度势化])")


def _share(
    scan: Scan, start: int, end: int, value: Decimal, upper: Decimal | None = None, counted: str = "", measure: str = ""
) -> Found:
    """A share; 强 and 弱 after it say a little over and a little under."""
    strong = _STRONG.match(scan.plain, end)
    if strong is None:
        return make(scan, start, end, value=value, upper=upper, unit="ratio", counted=counted, measure=measure)
    qualifier = SUFFIXES[strong.group()]
    return make(
        scan, start, strong.end(), value=value, unit="ratio", counted=counted, qualifier=qualifier, measure=measure
    )  # fmt: skip


def _fraction(scan: Scan, start: int) -> Found | None:
    """1/4强, 近1/3; not a date, a score or a part of an address."""
    match = _FRACTION.match(scan.plain, start)
    if match is None:
        return None
    top, bottom = int(match[1]), int(match[2])
    if not 0 < top < bottom <= 100 or (start and scan.plain[start - 1] in "/."):
        return None, match.end()
    return _share(scan, start, match.end(), Decimal(top) / Decimal(bottom))


def _parts(scan: Scan, start: int) -> Found | None:
    """百分之三, 千分之五, 四分之一, 百分之十到十五; 3.5个百分点 in characters is read with its unit."""
    match = _PARTS.match(scan.plain, start)
    if match is None:
        return None
    whole = _HUNDREDTHS.get(match[1]) or value_of(match[1])
    part, high = value_of(match[3]), value_of(match[4]) if match[4] else None
    if not whole or part is None:
        return None
    measure = "%" if match[1] in _HUNDREDTHS else ""
    if match["minus"]:
        part, high = (-high, -part) if high is not None else (-part, None)
    return _share(scan, start, match.end(), part / whole, high / whole if high else None, measure=measure)


def _tenths(scan: Scan, start: int) -> Found | None:
    """三成, 三成五, 七八成, 六到七成, 两成多."""
    match = _TENTHS.match(scan.plain, start)
    span = _span(match["low"]) if match else None
    if match is None or span is None or span[0] > 10:
        return None
    value, upper = span
    if match["high"]:
        upper = value_of(match["high"])
    if match["tail"]:
        value += Decimal("0.5") if match["tail"] == "半" else (value_of(match["tail"]) or 0) / Decimal(10)
    high = upper / 10 if upper else None
    if match["more"] or match["odd"]:
        return make(scan, start, match.end(), value=value / 10, unit="ratio", counted="成", qualifier="over")
    return _share(scan, start, match.end(), value / 10, high, "成")


def _half(scan: Scan, start: int) -> Found | None:
    match = _HALF.match(scan.plain, start)
    return _share(scan, start, match.end(), Decimal("0.5")) if match else None


def _fold(scan: Scan, start: int) -> Found | None:
    """翻番 and 翻倍 are twice, 翻两番 four times, 翻了三倍 three times, 翻一倍 twice."""
    match = _FOLD.match(scan.plain, start)
    if match is None:
        return None
    if match.group()[-1] == "倍":
        value, upper = (value_of(match["ten"]) if match["ten"] else Decimal(2)), None
        value = Decimal(2) if value == 1 else value
    else:
        times = _span(match["times"]) if match["times"] else (Decimal(1), None)
        value = Decimal(2) ** int(times[0]) if times else None
        upper = Decimal(2) ** int(times[1]) if times and times[1] else None
    if value is None:
        return None
    return make(scan, start, match.end(), value=value, upper=upper, unit="ratio", counted="番", measure="fold")


def _span(numeral: str) -> tuple[Decimal, Decimal | None] | None:
    return (Decimal(2), Decimal(9)) if numeral in "几数" else parse_chinese(numeral)


def _discount(scan: Scan, start: int) -> Found | None:
    """八折 and 85折: what is left to pay."""
    match = _DISCOUNT.match(scan.plain, start)
    if match is None:
        return None
    digits = "".join(str(DIGITS.get(char, char)) for char in match["num"])
    value = Decimal(digits) / (100 if len(digits) == 2 else 10)
    return make(scan, start, match.end(), value=value, unit="ratio", counted="折")


def _halved(scan: Scan, start: int) -> Found | None:
    """减半 and 腰斩: half is left."""
    match = _HALVED.match(scan.plain, start)
    if match is None or not match.group():
        return None
    return make(scan, start, match.end(), value=Decimal("0.5"), unit="ratio", counted="半", measure="fold")


def value_of(numeral: str) -> Decimal | None:
    """The value of a numeral, or the lower end of its range."""
    span = parse_chinese(numeral)
    return span[0] if span else None


RULES: tuple[Rule, ...] = (_parts, _fraction, _tenths, _discount, _half, _halved, _fold)
