"""Quantities in Chinese text.

In: text in either script. Out: its quantities in order. The text is read as Simplified and half-width, character by
character, so spans hold in the original. This module reads numbers with their units; `shares_zh` the other forms.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tashan.language.numerals import parse_chinese, scale_of
from tashan.language.quantities import words_zh as words
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
_DATE = re.compile(
    r"(?:1[89]|20|21)\d{2}\s?(?:年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?)?|[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))"
    r"|\d{2,4}\s?年代|\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?|\d{1,2}\s?[日号](?!线)|\d{1,2}:\d{2}(?::\d{2})?"
    rf"|[{HAN_DIGITS}]{{4}}年|[{HAN_DIGITS}]{{1,3}}月(?:[{HAN_DIGITS}]{{1,3}}[日号])?"
    rf"|[{HAN_DIGITS}]{{1,3}}[日号](?!线)"
    rf"|[{HAN_DIGITS}]{{1,2}}年代|\d+号|\d{{1,2}}时(?:\d+分)?|\d{{1,2}}点(?:\d{{1,2}}分|半|钟|整)|\d0后"
    rf"|(?<=[到至从在自于（(])[7-9]\d\s?年(?![来间前后内])|[{HAN_DIGITS}]{{2}}后(?=[的们，。、])"
)
_YEARS = re.compile(r"(?:1[89]|20|21)\d{2}")
_CODE = re.compile(r"\d[\d.]*(?:计划|工程(?!师)|版|热线|专线|[A-Za-z]{2,}\d)")
_LATIN = re.compile(r"[A-Za-z_@#&./\\:]")
_DASHES = "-–—~～－"
_SEPARATOR = re.compile(rf"\s?(?:[{_DASHES}]{{1,2}}|至|到|或者?)\s?")
_BARE = re.compile(r"[百千]?[万亿]|[十百千]亿|万亿|[百千]")
_MINUS = re.compile(r"(?:[长速为是达至到率增幅\s(（]|\A)[-−]\Z")
_LEVEL = re.compile(r"量?级(?![联差])")
_CLOSED_SOON = re.compile(r"[^，。；“”「」]{0,4}[”」’』]")
_CLAUSE_END = re.compile(r"[，。；！？,;!?\n]")
_SENTENCE_END = re.compile(r"[。！？!?\n]")

_LOOK_AROUND = 24
"""Characters before a number in which a word may say what it counts: about a clause."""
_LOOK_AHEAD = 9
MONEY_FROM = Decimal(10) ** 8
"""A number without a unit or cue counts yuan from one 亿 on: in the seeds' articles such a number is always money."""


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
    if _is_code(scan.plain, match):
        return None, match.end()
    span = _value(match)
    if span is None:
        return None, start + 1
    ranged = _range(scan, match)
    if ranged is not None:
        return ranged
    return _with_unit(scan, match, start, *span)


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal | None] | None:
    if match["num"] == "半":
        return Decimal("0.5"), None
    if match["num"][0].isdigit():
        return parse_chinese(match["num"] + (match["scale"] or ""))
    span = parse_chinese(match["num"])
    if span is None or not match["scale"]:
        return span
    factor = scale_of(match["scale"])
    return span[0] * factor, span[1] * factor if span[1] else None


def _is_code(plain: str, match: re.Match[str]) -> bool:
    """GPT-4, 863计划, G60, X1 and the like: digits that name something."""
    if not match["num"][0].isdigit():
        return False
    if _CODE.match(plain, match.start()):
        return True
    before = plain[max(0, match.start() - 2) : match.start()]
    if not before:
        return False
    if before[-1] in "-–" and not re.match(r"[A-Za-z0-9]", before):
        return False
    if before[-1] in "-–":
        return True
    return bool(_LATIN.match(before[-1])) and not match["scale"] and plain[match.end() : match.end() + 1] != "%"


def _range(scan: Scan, low: re.Match[str]) -> Found | None:
    """3至5年, 10%-15%, 一个或两个: both ends under one unit."""
    plain = scan.plain
    own_unit = words.UNITS.match(plain, low.end())
    separator = _SEPARATOR.match(plain, own_unit.end() if own_unit else low.end())
    if separator is None or (separator.group() in "至到" and plain[max(0, low.start() - 1)] == "从"):
        return None
    high = _AMOUNT.match(plain, separator.end())
    if high is None or (_is_code(plain, high) and separator.group().strip() not in _DASHES):
        return None
    if _YEARS.fullmatch(low["num"]) and _YEARS.fullmatch(high["num"]):
        return None, high.end() + (plain[high.end() : high.end() + 1] == "年")
    first, last = _value(low), _value(high)
    if first is None or last is None:
        return None
    factor = scale_of(high["scale"]) if high["scale"] and not low["scale"] and not own_unit else Decimal(1)
    bottom = first[0] * factor
    if not bottom < last[0]:
        return None
    return _with_unit(scan, high, low.start(), bottom, last[0])


def _with_unit(scan: Scan, match: re.Match[str], start: int, value: Decimal, upper: Decimal | None) -> Found:
    """The number with what it counts; or nothing, where it counts nothing."""
    end, numeral = match.end(), match["num"]
    unit = words.UNITS.match(scan.plain, end) or words.UNITS.match(
        scan.plain, end + 1 if scan.plain[end : end + 1] == " " else end
    )
    qualifier: Qualifier | None = None
    if match["more"] or match["late"]:
        qualifier = "about" if match["more"] == "来" else "over"
    elif upper is not None and start == match.start():
        qualifier = "about"
    if set(numeral) <= set("百千万亿") and not match["more"]:
        return _bare_scale(scan, match, value, unit)
    if (
        numeral == "一"
        and upper is None
        and not match["scale"]
        and not (unit and (unit["ratio"] or unit["classifier"] == "倍"))
    ):
        return None, end
    scaled = bool(match["scale"]) or any(char in "万亿" for char in numeral)
    if unit is None:
        return _without_unit(scan, match, start, value, upper, qualifier, scaled)
    if _is_slogan(scan.plain, start, unit.end(), numeral):
        return None, unit.end()
    if scaled and (level := _LEVEL.match(scan.plain, unit.end())):
        return _classed(scan, start, level.end(), value, _unit_of(unit), unit.group())
    if unit["ratio"]:
        return _ratio(scan, start, unit, value, upper, qualifier)
    if unit["duration"]:
        return _duration(scan, start, unit, value, upper, qualifier)
    return make(
        scan, start, unit.end(), value=value, upper=upper, unit=_unit_of(unit), counted=unit.group(),
        qualifier=qualifier or _distant(scan, start, value),
    )  # fmt: skip


def _unit_of(unit: re.Match[str]) -> Unit:
    if unit["money"]:
        return words.CURRENCIES[unit["money"]]
    if unit["classifier"] == "倍":
        return "ratio"
    return "count" if unit["classifier"] else "other"


def _ratio(
    scan: Scan, start: int, unit: re.Match[str], value: Decimal, upper: Decimal | None, qualifier: Qualifier | None
) -> Found:
    whole = 1000 if unit["ratio"] == "‰" else 100
    negative = _MINUS.search(scan.plain, max(scan.read_to, start - 2), start)
    value, start = (-value, start - 1) if negative else (value, start)
    return make(
        scan, start, unit.end(), value=value / whole, upper=upper / whole if upper else None, unit="ratio",
        counted=unit["ratio"].removeprefix("个"), qualifier=qualifier,
    )  # fmt: skip


def _duration(
    scan: Scan, start: int, unit: re.Match[str], value: Decimal, upper: Decimal | None, qualifier: Qualifier | None
) -> Found:
    word = unit["duration"]
    if word.startswith("个多"):
        qualifier, word = "over", word.replace("多", "")
    if word == "年半":
        value += Decimal("0.5")
    if word == "个世纪":
        value *= 100
    years = word in {"年", "周年", "年半", "个世纪", "个年头"}
    return make(
        scan, start, unit.end(), value=value, upper=upper, unit="years" if years else "other", counted=word,
        kind="duration", qualifier=qualifier,
    )  # fmt: skip


def _bare_scale(scan: Scan, match: re.Match[str], value: Decimal, unit: re.Match[str] | None) -> Found:
    """A scale without a number: 千亿基金 is a size, 上百家 and 突破万户 are amounts, 百姓 is neither."""
    start, end = match.start(), unit.end() if unit else match.end()
    qualified = find_prefix(scan, start)[0] is not None
    if not _BARE.fullmatch(match["num"]):
        return None, match.end()
    small = value <= 10000
    if small and not (unit and (qualified or unit["measure"])):
        return None, match.end()
    level = _LEVEL.match(scan.plain, end)
    noun = words.CLASS_NOUN.match(scan.plain, end)
    if not (unit or qualified or noun):
        return None, match.end()
    counted = unit.group() if unit else ""
    meant = _unit_of(unit) if unit else _infer_unit(scan.plain, start, end, value)
    if qualified and not level:
        return make(scan, start, end, value=value, unit=meant, counted=counted)
    return _classed(scan, start, level.end() if level else end, value, meant, counted)


def _classed(scan: Scan, start: int, end: int, value: Decimal, unit: Unit, counted: str) -> Found:
    return make(
        scan, start, end, value=value, unit=unit, counted=counted, kind="class", qualifier="about", suffixes=False
    )  # fmt: skip


def _without_unit(
    scan: Scan,
    match: re.Match[str],
    start: int,
    value: Decimal,
    upper: Decimal | None,
    qualifier: Qualifier | None,
    scaled: bool,
) -> Found:
    """A number whose unit is left out (14万亿, 254万), told from the words around it."""
    end = match.end()
    if sign := words.SIGN.search(scan.plain, max(scan.read_to, start - 5), start):
        unit: Unit = "USD" if sign["dollar"] else "other" if sign["other"] else "CNY"
        counted = sign.group().strip()
        return make(scan, sign.start(), end, value=value, upper=upper, unit=unit, counted=counted, qualifier=qualifier)
    level = _LEVEL.match(scan.plain, end) if scaled else None
    unit = _infer_unit(scan.plain, start, end, value)
    if level:
        return _classed(scan, start, level.end(), value, unit, "")
    if not scaled and not _counts_plainly(scan, match, start):
        return None, end
    return make(
        scan, start, end, value=value, upper=upper, unit=unit, qualifier=qualifier or _distant(scan, start, value)
    )  # fmt: skip


def _counts_plainly(scan: Scan, match: re.Match[str], start: int) -> bool:
    """A bare figure is a quantity only where it is grouped, qualified or followed by what it counts."""
    numeral, following = match["num"], scan.plain[match.end() : match.end() + 4]
    if not numeral[0].isdigit() or re.match(r"[A-Za-z.、)）\-]|[年月日号点]", following):
        return False
    cue = words.CUE.match(following)
    return "," in numeral or bool(cue and cue["count"]) or find_prefix(scan, start)[0] is not None


def _distant(scan: Scan, start: int, value: Decimal) -> Qualifier | None:
    """A threshold passed some words earlier: 迈上经济总量14万亿的新台阶."""
    if value < 10000:
        return None
    return "over" if words.DISTANT_OVER.search(scan.plain, max(0, start - 12), start) else None


def _is_slogan(plain: str, start: int, end: int, numeral: str) -> bool:
    """“四个自信”: a Chinese numeral that opens a short quotation is part of a phrase."""
    opened = start > 0 and plain[start - 1] in "“「‘『"
    return opened and not numeral[0].isdigit() and bool(_CLOSED_SOON.match(plain, end))


def _infer_unit(plain: str, start: int, end: int, value: Decimal) -> Unit:
    """CNY or count by the nearest word that says what is counted: right after, in the clause, after,
    in the sentence."""
    after = words.CUE.search(_CLAUSE_END.split(plain[end : end + _LOOK_AHEAD], maxsplit=1)[0])
    before = _SENTENCE_END.split(plain[max(0, start - _LOOK_AROUND) : start])[-1]
    clause = _CLAUSE_END.split(before)[-1]
    cues = [after if after and after.start() <= 1 else None, _last_cue(clause), after, _last_cue(before)]
    for cue in cues:
        if cue is not None:
            return "count" if cue["count"] else "CNY"
    return "CNY" if value >= MONEY_FROM else "count"


def _last_cue(text: str) -> re.Match[str] | None:
    last = None
    for cue in words.CUE.finditer(text):
        last = cue
    return last
