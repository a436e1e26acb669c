"""What the text around a Chinese number says of it.

In: the plain reading of a text and where a number stands in it. Out: whether it names something, what it counts where
no unit follows, and whether a threshold was passed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from tashan.language.currencies import CODES
from tashan.language.numbers import Number
from tashan.language.quantities import words_zh as words
from tashan.model import Qualifier, Unit

_CODE = re.compile(r"\d[\d.]*(?:计划|工程(?!师)|版|热线|专线|[A-Za-z]{2,}\d)")
_LATIN = re.compile(r"[A-Za-z_@#&./\\:]")
_PAID = re.compile(rf"(?:RMB|{'|'.join(sorted(CODES))})\Z")
_OF_A_LAW = re.compile(r"(?:法|法典|条例|章程|公约|》)\s?\Z")
_CLOSED_SOON = re.compile(r"[^，。；“”「」]{0,4}[”」’』]")
_CLAUSE_END = re.compile(r"[，。；！？,;!?\n]")
_SENTENCE_END = re.compile(r"[。！？!?\n]")

_YUAN = re.compile(r"人民币|(?<![美日欧港韩澳加新])元(?![旦首素月宵])")
_FOREIGN = re.compile(
    "|".join(sorted((w for w, code in words.CURRENCIES.items() if code != "CNY"), key=len, reverse=True))
)

_LOOK_BACK = 24
"""Characters before a number in which a word may say what it counts: about a clause."""
_LOOK_AHEAD = 9
MONEY_FROM = Decimal(10) ** 8
"""A number without a unit or cue counts yuan from one 亿 on: in the labelled articles such a number is always money."""


def names_something(plain: str, number: Number) -> bool:
    """GPT-4, 863计划, G60, X1 and the like: digits that belong to a name."""
    if not number.text[0].isdigit():
        return False
    if _CODE.match(plain, number.start):
        return True
    if plain[number.end : number.end + 1] == "条" and _OF_A_LAW.search(plain, max(0, number.start - 4), number.start):
        return True
    before = plain[max(0, number.start - 2) : number.start]
    if not before:
        return False
    if before[-1] in "-–":
        return bool(re.match(r"[A-Za-z0-9]", before))
    if not _LATIN.match(before[-1]) or _PAID.search(plain, max(0, number.start - 4), number.start):
        return False
    return not re.search(r"[万亿兆千百]", number.text) and plain[number.end : number.end + 1] != "%"


def is_slogan(plain: str, start: int, end: int, numeral: str) -> bool:
    """“四个自信”: a Chinese numeral that opens a short quotation is part of a phrase."""
    opened = start > 0 and plain[start - 1] in "“「‘『"
    return opened and not numeral[0].isdigit() and bool(_CLOSED_SOON.match(plain, end))


def passed_threshold(plain: str, start: int, value: Decimal) -> Qualifier | None:
    """`over` where a threshold was passed some words earlier: 迈上经济总量14万亿的新台阶."""
    if value < 10000:
        return None
    return "over" if words.DISTANT_OVER.search(plain, max(0, start - 12), start) else None


def infer_unit(plain: str, start: int, end: int, value: Decimal) -> tuple[Unit, str]:
    """Money or count by the nearest word that says what is counted: right after, in the clause, after, before."""
    after = words.CUE.search(_CLAUSE_END.split(plain[end : end + _LOOK_AHEAD], maxsplit=1)[0])
    before = _SENTENCE_END.split(plain[max(0, start - _LOOK_BACK) : start])[-1]
    clause = _CLAUSE_END.split(before)[-1]
    for cue in (after if after and after.start() <= 1 else None, _last_cue(clause), after, _last_cue(before)):
        if cue is not None:
            return ("count", "") if cue["count"] else money_of(plain, "")
    return money_of(plain, "") if value >= MONEY_FROM else ("count", "")


def money_of(plain: str, code: str, *, grand: bool = False) -> tuple[Unit, str]:
    """The unit of money in `code`; without one, or for 元, what the text pays in.

    元 is Taiwan's where the text says so or counts by 兆; a bare 3亿 is in the one foreign currency that it names.
    """
    if code in {"", "CNY"} and (_mentions(plain, "台币") or grand) and not _mentions(plain, "人民币"):
        code = "TWD"
    code = code or _foreign(plain) or "CNY"
    return ("CNY" if code == "CNY" else "USD" if code == "USD" else "other"), code


@lru_cache(maxsize=64)
def _mentions(plain: str, money: str) -> bool:
    return money in plain


@lru_cache(maxsize=64)
def _foreign(plain: str) -> str:
    """The one foreign currency that a text names where it names no yuan; kept, as each of its numbers asks."""
    if _YUAN.search(plain):
        return ""
    named = {words.CURRENCIES[match.group()] for match in _FOREIGN.finditer(plain)}
    return named.pop() if len(named) == 1 else ""


def _last_cue(text: str) -> re.Match[str] | None:
    last = None
    for cue in words.CUE.finditer(text):
        last = cue
    return last
