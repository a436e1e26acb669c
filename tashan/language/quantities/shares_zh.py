"""Shares, multiples and ranks in Chinese text.

In: a scan and a place. Out: what stands there: 百分之三, 1/4强, 三成, 一半, 翻两番; 第一, 前五, Top3, 500强, 唯四.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tashan.language.numbers_zh import DIGITS
from tashan.language.numerals import parse_chinese
from tashan.language.quantities.model import QuantityKind
from tashan.language.quantities.scan import Found, Rule, Scan, make
from tashan.language.quantities.words_zh import SUFFIXES
from tashan.model import Qualifier

HAN_DIGITS = "零〇一二三四五六七八九十两"
_NUMBER = rf"\d+(?:\.\d+)?|[{HAN_DIGITS}百点]+"
_FRACTION = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})(?![\d/月日.])")
_PARTS = re.compile(
    rf"(百万|百|千|万|[{HAN_DIGITS}百千]+|\d+)分之(?P<minus>负)?({_NUMBER})(?:(?:[-—–~～]|至|到)(?:百分之)?({_NUMBER}))?"
)
_TENTHS = re.compile(
    rf"(?P<low>[{HAN_DIGITS}]{{1,2}}|[几数]|\d(?:\.\d)?)(?P<odd>[多余])?(?:成)?(?:[-—–~～至到](?P<high>[{HAN_DIGITS}]|\d))?"
    r"成(?P<more>[多余])?(?P<tail>[一二三四五六七八九半](?![成个家]))?(?![为立功果就员本绩熟交长效都品人语分])"
)
_DISCOUNT = re.compile(r"(?P<num>[一二三四五六七八九]{1,2}|\d{1,2}(?:\.\d)?)折(?![腾叠磨扣合算返射旧中断戟损桂])")
_HALF = re.compile(r"一半|半数|(?<=[过超近])半(?![年天个日导决])")
_FOLD = re.compile(rf"翻(?:了)?(?:(?P<times>[{HAN_DIGITS}几]|\d)?番|(?P<ten>[{HAN_DIGITS}]|\d{{1,2}})?(?:了)?倍)")
_HALVED = re.compile(r"(?:减|打对|对|腰斩)半|打?对折|腰斩")
_ORDINAL = re.compile(
    rf"第\s?(\d+|[{HAN_DIGITS}百]+)(?:\s?(?:[-—–~～至到、和]|至第|到第|和第)\s?(?:\d+|[{HAN_DIGITS}百]+)(?=[名位届次章条]))?"
)
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
    whole = _HUNDREDTHS.get(match[1]) or _value(match[1])
    part, high = _value(match[3]), _value(match[4]) if match[4] else None
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
        upper = _value(match["high"])
    if match["tail"]:
        value += Decimal("0.5") if match["tail"] == "半" else (_value(match["tail"]) or 0) / Decimal(10)
    high = upper / 10 if upper else None
    if match["more"] or match["odd"]:
        return make(scan, start, match.end(), value=value / 10, unit="ratio", counted="成", qualifier="over")
    return _share(scan, start, match.end(), value / 10, high, "成")


def _half(scan: Scan, start: int) -> Found | None:
    match = _HALF.match(scan.plain, start)
    return _share(scan, start, match.end(), Decimal("0.5")) if match else None


def _fold(scan: Scan, start: int) -> Found | None:
    """翻番 and 翻倍 are twice, 翻两番 four times, 翻了三倍 three times."""
    match = _FOLD.match(scan.plain, start)
    if match is None:
        return None
    if match.group()[-1] == "倍":
        value, upper = (_value(match["ten"]) if match["ten"] else Decimal(2)), None
    else:
        times = _span(match["times"]) if match["times"] else (Decimal(1), None)
        value = Decimal(2) ** int(times[0]) if times else None
        upper = Decimal(2) ** int(times[1]) if times and times[1] else None
    if value is None:
        return None
    return make(scan, start, match.end(), value=value, upper=upper, unit="ratio", counted="番", measure="fold")


def _ordinal(scan: Scan, start: int) -> Found | None:
    """全国第七 and 第一大省 are ranks, 第一条 an ordinal."""
    match = _ORDINAL.match(scan.plain, start)
    value = _value(match[1]) if match else None
    if match is None or value is None:
        return None
    ranked = _RANK_BEFORE.search(scan.plain, max(0, start - 8), start) or _RANK_AFTER.match(scan.plain, match.end())
    kind: QuantityKind = "rank" if ranked else "ordinal"
    return make(
        scan, start, match.end(), value=value, unit="other", kind=kind, suffixes=False,
        measure="rank" if ranked else "",
    )  # fmt: skip


def _ahead(scan: Scan, start: int) -> Found | None:
    """前五 is a rank of five or better; 未进前10 one beyond ten."""
    match = _AHEAD.match(scan.plain, start) or _TOP.match(scan.plain, start)
    value = _value(match[1]) if match else None
    if match is None or value is None or (scan.plain[start] == "前" and scan.plain[max(0, start - 1)] in "之以年目从"):
        return None
    missed = _NOT_REACHED.search(scan.plain, max(0, start - 8), start)
    qualifier: Qualifier = "over" if missed else "at most"
    return make(
        scan,
        start,
        match.end(),
        value=value,
        unit="other",
        kind="rank",
        measure="rank",
        qualifier=qualifier,
        suffixes=False,
    )


def _league(scan: Scan, start: int) -> Found | None:
    """500强, 百强: a list of so many."""
    match = _LEAGUE.match(scan.plain, start)
    value = _value(match[1]) if match else None
    if match is None or value is None:
        return None
    return make(
        scan, start, match.end(), value=value, unit="other", counted="强", kind="rank", measure="rank",
        qualifier="at most", suffixes=False,
    )  # fmt: skip


def _first(scan: Scan, start: int) -> Found | None:
    """首个 is an ordinal, 榜首 and 位居首位 are ranks."""
    if match := _FIRST.match(scan.plain, start):
        return make(scan, start, match.end(), value=Decimal(1), unit="other", kind="ordinal", suffixes=False)
    if match := _TOPPED.match(scan.plain, start):
        return make(
            scan, start, match.end(), value=Decimal(1), unit="other", kind="rank", measure="rank", suffixes=False
        )
    return None


def _only(scan: Scan, start: int) -> Found | None:
    """唯四: one of the only four."""
    match = _ONLY.match(scan.plain, start)
    value = _value(match[1]) if match else None
    if match is None or value is None:
        return None
    return make(scan, start, match.end(), value=value, unit="count", suffixes=False)


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


def _value(numeral: str) -> Decimal | None:
    span = parse_chinese(numeral)
    return span[0] if span else None


RULES: tuple[Rule, ...] = (
    _league,
    _parts,
    _fraction,
    _tenths,
    _discount,
    _half,
    _halved,
    _fold,
    _ordinal,
    _ahead,
    _first,
    _only,
)
