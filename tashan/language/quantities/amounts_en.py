"""Quantities in English text.

In: text. Out: its quantities in order. This module reads numbers with their units; `shares_en` fractions,
multiples, size classes and ranks.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tashan.language.dates.rules_en import MONTH
from tashan.language.numerals import ENGLISH_NUMBERS, parse_english
from tashan.language.quantities import words_en as words
from tashan.language.quantities.model import Quantity
from tashan.language.quantities.shares_en import RULES, Found, make
from tashan.model import Unit

_NUMBER_WORDS = "|".join(sorted((*ENGLISH_NUMBERS, "a", "an", "half", "several"), key=len, reverse=True))
_START = re.compile(
    rf"(?<![A-Za-z0-9_])(?:{words.SIGN}|\d|(?:{_NUMBER_WORDS})(?![A-Za-z]))"
    r"|\b(?:hundred|thousand|million|billion|trillion|dozen|scores|tens\b|multi-|doubl|tripl|quadrupl|[a-z]+fold\b"
    rf"|top[\s-]|No\.|number\s|Fortune\s|Global\s|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|{MONTH})",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    rf"(?:(?P<sign>{words.SIGN})\s?)?(?P<num>{words.NUMERAL})(?:(?P<scale>{words.SCALES})"
    rf"|(?<=\d)(?P<short>{words.AFTER_SIGN}))?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"\s?(?:-|–|—|to)\s?(?:{words.SIGN})?(?P<num>{words.NUMERAL})(?P<scale>{words.SCALES})?", re.IGNORECASE
)
_AND_A_HALF = re.compile(r"\sand\sa\shalf(?=\s(?:year|month|week|day|hour|decade|time))")
_NAMED = re.compile(r"(?:^|\s)[\"“'‘]?(?P<word>[a-z]?[A-Z][A-Za-z]*)[\s-]\Z")
_BEFORE_AMOUNTS = (
    "the in of with at by from for about over only just these those its their some and but nearly all another last past"
    " now today almost more around than under between among to on an or when while where after before has had have"
)
_FUNCTION_WORDS = frozenset(_BEFORE_AMOUNTS.split())
_PROPER_AFTER = re.compile(r"[\s-][A-Z][a-z]")
MONEY_FROM = Decimal(10) ** 9
"""A number without a unit or noun counts money from one billion on, as its Chinese counterpart in 亿 does."""
PLAIN_FROM = 20
"""A bare number word below this is too often a pronoun or a part of a phrase to be a quantity."""


def find_english(text: str) -> list[Quantity]:
    """The quantities of `text` that are written the English way."""
    found: list[Quantity] = []
    place = 0
    while start := _START.search(text, place):
        quantity, place = _read(text, start.start())
        if quantity is not None:
            found.append(quantity)
    return found


def _read(text: str, start: int) -> Found:
    if skipped := words.DATE.match(text, start):
        return None, skipped.end()
    for rule in RULES:
        if found := rule(text, start):
            return found
    return _amount(text, start) or (None, start + 1)


def _amount(text: str, start: int) -> Found | None:
    match = _AMOUNT.match(text, start)
    if match is None:
        return None
    end = match.end() if match["sign"] or not match["short"] else match.start("short")
    scale = (match["scale"] or (match["short"] if match["sign"] else "") or "").lower()
    value, upper = _value(match["num"], scale), None
    if value is not None and (half := _AND_A_HALF.match(text, end)):
        return _with_unit(text, match, half.end(), value + Decimal("0.5"), None, scaled=False)
    if value is None or _names_something(text, match):
        return None, match.end("num")
    if high := _RANGE.match(text, end):
        lower = _value(match["num"], scale or (high["scale"] or "").lower())
        last = _value(high["num"], (high["scale"] or scale).lower())
        if lower is not None and last is not None and lower < last:
            value, upper, end = lower, last, high.end()
            scale = scale or high["scale"] or ""
    return _with_unit(text, match, end, value, upper, bool(scale))


def _value(numeral: str, scale: str) -> Decimal | None:
    return parse_english(f"{numeral} {scale.strip(' -').replace('-', ' ')}")


def _names_something(text: str, match: re.Match[str]) -> bool:
    """GPT-4, Boeing 737, Six Little Dragons: numbers that belong to a name."""
    start, numeral = match.start(), match["num"]
    if match["sign"] or match["scale"]:
        return False
    following = text[match.end() : match.end() + 3]
    if numeral[0].isalpha():
        return numeral[0].isupper() and bool(_PROPER_AFTER.match(following))
    if following[:1].isalpha() and not words.MEASURE.match(text, match.end()):
        return True
    if words.RATIO.match(text, match.end()) or words.CURRENCY.match(text, match.end()):
        return False
    named = _NAMED.search(text, max(0, start - 30), start)
    if text[max(0, start - 1) : start] == "-" and text[max(0, start - 2) : start - 1].isalnum():
        return True
    return named is not None and named["word"].lower() not in _FUNCTION_WORDS and "," not in numeral


def _with_unit(text: str, match: re.Match[str], end: int, value: Decimal, upper: Decimal | None, scaled: bool) -> Found:
    start = match.start()
    if ratio := words.RATIO.match(text, end):
        whole = 1000 if "‰" in ratio.group() else 100
        return make(
            text, start, ratio.end(), value=value / whole, upper=upper / whole if upper else None, unit="ratio",
            counted="percentage points" if "point" in ratio.group() else "%",
        )  # fmt: skip
    if currency := words.CURRENCY.match(text, end):
        unit: Unit = "CNY" if currency["CNY"] else "USD" if currency["USD"] else "other"
        return make(
            text, start, currency.end(), value=value, upper=upper, unit=unit, counted=currency.group().strip(" -")
        )  # fmt: skip
    if match["sign"]:
        unit = words.SIGNS[match["sign"] if match["sign"] in words.SIGNS else match["sign"].upper()]
        return make(text, start, end, value=value, upper=upper, unit=unit, counted=match["sign"])
    return _counted(text, match, end, value, upper, scaled)


def _counted(text: str, match: re.Match[str], end: int, value: Decimal, upper: Decimal | None, scaled: bool) -> Found:
    start, single = match.start(), match["num"].lower() in {"one", "a", "an"} and not scaled and upper is None
    if single:
        return None, match.end()
    odd = words.SUFFIX.match(text, end)
    past_odd = odd.end() if odd else end
    if duration := words.DURATION.match(text, past_odd):
        factor = words.YEARS_IN.get(duration["unit"])
        return make(
            text, start, duration.end(), value=value * (factor or 1), upper=upper * (factor or 1) if upper else None,
            unit="years" if factor else "other", counted=duration.group().strip(" -"), kind="duration",
            qualifier=words.suffix_meaning(odd) if odd else None,
        )  # fmt: skip
    if measure := words.MEASURE.match(text, end) or words.AGE.match(text, end):
        counted = measure.group().strip(" -")
        return make(text, start, measure.end(), value=value, upper=upper, unit="other", counted=counted)
    plural = words.NOUN.match(text, end) or words.NOUN.match(text, past_odd)
    if plural:
        return make(text, start, end, value=value, upper=upper, unit="count", counted=plural["noun"])
    return _bare(text, match, end, value, upper, scaled)


def _bare(text: str, match: re.Match[str], end: int, value: Decimal, upper: Decimal | None, scaled: bool) -> Found:
    """A number without unit or noun: money where it is scaled and the sentence speaks of money, else a count."""
    found = make(
        text,
        match.start(),
        end,
        value=value,
        upper=upper,
        unit=_money_or_count(text, match.start(), end, value) if scaled else "count",
    )
    numeral = match["num"]
    spelled = numeral[0].isalpha() and (value >= PLAIN_FROM or words.OF_THEM.match(text, end))
    if scaled or "," in numeral or spelled or (found[0] is not None and found[0].qualifier):
        return found
    return None, match.end()


def _money_or_count(text: str, start: int, end: int, value: Decimal) -> Unit:
    around = text[max(0, start - 80) : end + 40]
    if value < MONEY_FROM and not words.MONEY_CUE.search(around):
        return "count"
    return "USD" if words.DOLLARS.search(around) else "CNY"
