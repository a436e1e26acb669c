"""Shares, multiples and ranks in Chinese text.

In: a scan and a place. Out: what stands there: 百分之三, 1/4强, 三成, 一半, 翻两番; 第一, 前五, Top3, 500强, 唯四.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tashan.language.numerals import parse_chinese
from tashan.language.quantities.scan import HAN_DIGITS, Found, Rule, Scan, make
from tashan.language.quantities.words_zh import SUFFIXES

_NUMBER = rf"\d+(?:\.\d+)?|[{HAN_DIGITS}百点]+"
_FRACTION = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})(?![\d/月日.])")
_PARTS = re.compile(rf"(百|千|万|[{HAN_DIGITS}]+|\d+)分之({_NUMBER})(?:[-—–~～至到](?:百分之)?({_NUMBER}))?")
_TENTHS = re.compile(
    rf"(?P<low>[{HAN_DIGITS}]{{1,2}}|\d(?:\.\d)?)(?:成)?(?:[-—–~～至到](?P<high>[{HAN_DIGITS}]|\d))?"
    r"成(?P<more>[多余])?(?P<tail>[一二三四五六七八九半](?![成个家]))?(?![为立功果就员本绩熟交长效都品人语分])"
)
_HALF = re.compile(r"一半|半数|(?<=[过超近])半(?![年天个日导决])")
_FOLD = re.compile(rf"翻(?:了)?([{HAN_DIGITS}]|\d)?番")
_ORDINAL = re.compile(rf"第\s?(\d+|[{HAN_DIGITS}百]+)")
_AHEAD = re.compile(
    r"前\s?(\d{1,4}"
    r"|[二两三四五六七八九十百]+)(?![年天个次夕后者期月周沿季半任日款所面身方景端线台代届几行提往途人家万亿%.]|\d)"
)
_TOP = re.compile(r"(?:TOP|Top)\s?-?(\d{1,4})(?!\d)")
_LEAGUE = re.compile(r"(\d{2,4}|百|千|[一二三四五六七八九十]{1,2}百?)强(?![大烈制调化劲国势盛健者行度项])")
_FIRST = re.compile(r"首[个家款座条台例项套颗枚部](?!人)")
_TOPPED = re.compile(r"榜首|(?<=[居列占])首位|(?<=[位居])首(?=[，。,、])")
_ONLY = re.compile(r"唯([二三四五六七八九])")
_RANK_BEFORE = re.compile(
    r"(?:全国|全省|全市|全球|世界|亚洲|国内|中国|行业|业内|业界|省内|位[列居于]|[名排]列|排名|排在|居"
    r"|[跃上]升[至到为]|增速|总量"
    r"|规模|经济|人均|数量)(?:的|均|为|已)?\Z"
)
_RANK_AFTER = re.compile(r"大(?![会学道街队])|[省市国城县区强](?![际家庆])|名|城市")
_NOT_REACHED = re.compile(r"(?:未|没有?|未能|没能|无缘|跌出|掉出)(?:能|曾|有)?(?:进入?|入|跻身|挤进|入围)?\Z")
_HUNDREDTHS = {"百": 100, "千": 1000, "万": 10000}
_STRONG = re.compile(r"[强弱](?![大烈制调化度势化])")


def _share(scan: Scan, start: int, end: int, value: Decimal, upper: Decimal | None = None, counted: str = "") -> Found:
    """A share; 强 and 弱 after it say a little over and a little under."""
    strong = _STRONG.match(scan.plain, end)
    if strong is None:
        return make(scan, start, end, value=value, upper=upper, unit="ratio", counted=counted)
    qualifier = SUFFIXES[strong.group()]
    return make(scan, start, strong.end(), value=value, unit="ratio", counted=counted, qualifier=qualifier)


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
    """百分之三, 千分之五, 四分之一, 百分之十到十五."""
    match = _PARTS.match(scan.plain, start)
    if match is None:
        return None
    whole = _HUNDREDTHS.get(match[1]) or _value(match[1])
    part, high = _value(match[2]), _value(match[3]) if match[3] else None
    if not whole or part is None:
        return None
    return _share(scan, start, match.end(), part / whole, high / whole if high else None)


def _tenths(scan: Scan, start: int) -> Found | None:
    """三成, 三成五, 七八成, 六到七成, 两成多."""
    match = _TENTHS.match(scan.plain, start)
    span = parse_chinese(match["low"]) if match else None
    if match is None or span is None or span[0] > 10:
        return None
    value, upper = span
    if match["high"]:
        upper = _value(match["high"])
    if match["tail"]:
        value += Decimal("0.5") if match["tail"] == "半" else (_value(match["tail"]) or 0) / Decimal(10)
    high = upper / 10 if upper else None
    if match["more"]:
        return make(scan, start, match.end(), value=value / 10, unit="ratio", counted="成", qualifier="over")
    return _share(scan, start, match.end(), value / 10, high, "成")


def _half(scan: Scan, start: int) -> Found | None:
    match = _HALF.match(scan.plain, start)
    return _share(scan, start, match.end(), Decimal("0.5")) if match else None


def _fold(scan: Scan, start: int) -> Found | None:
    """翻番 doubles, 翻两番 quadruples."""
    match = _FOLD.match(scan.plain, start)
    times = (_value(match[1]) if match[1] else Decimal(1)) if match else None
    if match is None or times is None:
        return None
    return make(scan, start, match.end(), value=Decimal(2) ** int(times), unit="ratio", counted="番")


def _ordinal(scan: Scan, start: int) -> Found | None:
    """全国第七 and 第一大省 are ranks, 第一条 an ordinal."""
    match = _ORDINAL.match(scan.plain, start)
    value = _value(match[1]) if match else None
    if match is None or value is None:
        return None
    ranked = _RANK_BEFORE.search(scan.plain, max(0, start - 8), start) or _RANK_AFTER.match(scan.plain, match.end())
    kind = "rank" if ranked else "ordinal"
    return make(scan, start, match.end(), value=value, unit="other", kind=kind, suffixes=False)  # type: ignore[arg-type]


def _ahead(scan: Scan, start: int) -> Found | None:
    """前五 is a rank of five or better; 未进前10 one beyond ten."""
    match = _AHEAD.match(scan.plain, start) or _TOP.match(scan.plain, start)
    value = _value(match[1]) if match else None
    if match is None or value is None or (scan.plain[start] == "前" and scan.plain[max(0, start - 1)] in "之以年目从"):
        return None
    missed = _NOT_REACHED.search(scan.plain, max(0, start - 8), start)
    qualifier = "over" if missed else "at most"
    return make(scan, start, match.end(), value=value, unit="other", kind="rank", qualifier=qualifier, suffixes=False)  # type: ignore[arg-type]


def _league(scan: Scan, start: int) -> Found | None:
    """500强, 百强: a list of so many."""
    match = _LEAGUE.match(scan.plain, start)
    value = _value(match[1]) if match else None
    if match is None or value is None:
        return None
    return make(
        scan, start, match.end(), value=value, unit="other", counted="强", kind="rank", qualifier="at most",
        suffixes=False,
    )  # fmt: skip


def _first(scan: Scan, start: int) -> Found | None:
    """首个 is an ordinal, 榜首 and 位居首位 are ranks."""
    if match := _FIRST.match(scan.plain, start):
        return make(scan, start, match.end(), value=Decimal(1), unit="other", kind="ordinal", suffixes=False)
    if match := _TOPPED.match(scan.plain, start):
        return make(scan, start, match.end(), value=Decimal(1), unit="other", kind="rank", suffixes=False)
    return None


def _only(scan: Scan, start: int) -> Found | None:
    """唯四: one of the only four."""
    match = _ONLY.match(scan.plain, start)
    value = _value(match[1]) if match else None
    if match is None or value is None:
        return None
    return make(scan, start, match.end(), value=value, unit="count", suffixes=False)


def _value(numeral: str) -> Decimal | None:
    span = parse_chinese(numeral)
    return span[0] if span else None


RULES: tuple[Rule, ...] = (_league, _parts, _fraction, _tenths, _half, _fold, _ordinal, _ahead, _first, _only)
