"""Ranks and ordinals in Chinese text.

In: a scan and a place. Out: what stands there: 第一, 前五, Top3, 500强, 榜首, 唯四.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tashan.language.quantities.model import QuantityKind
from tashan.language.quantities.scan import Found, Rule, Scan, make
from tashan.language.quantities.shares_zh import HAN_DIGITS, value_of
from tashan.model import Qualifier

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


def _ordinal(scan: Scan, start: int) -> Found | None:
    """全国第七 and 第一大省 are ranks, 第一条 an ordinal."""
    match = _ORDINAL.match(scan.plain, start)
    value = value_of(match[1]) if match else None
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
    value = value_of(match[1]) if match else None
    if (
        match is None
        or value is None
        or (scan.plain[start] == "前" and scan.plain[max(0, start - 1)] in "之以年目从元")
    ):
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
    value = value_of(match[1]) if match else None
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
    value = value_of(match[1]) if match else None
    if match is None or value is None:
        return None
    return make(scan, start, match.end(), value=value, unit="count", suffixes=False)


RULES: tuple[Rule, ...] = (_league, _ordinal, _ahead, _first, _only)
