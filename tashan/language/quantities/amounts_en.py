"""Numbers with their units in English text.

In: text. Out: its quantities in order. This module reads numbers with their units; `shares_en` fractions, multiples,
size classes and ranks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from tashan.language.dates.forms_en import MONTH
from tashan.language.numerals import ENGLISH_NUMBERS, parse_english
from tashan.language.quantities import words_en as words
from tashan.language.quantities.context_en import listed_counts, money_or_count, names_something
from tashan.language.quantities.model import Quantity
from tashan.language.quantities.shares_en import RULES, SIZE_CLASS, Found, make
from tashan.model import Qualifier, Unit

_NUMBER_WORDS = "|".join(sorted((*ENGLISH_NUMBERS, "a", "an", "half", "several"), key=len, reverse=True))
_START = re.compile(
    rf"(?<![A-Za-z0-9_])(?:{words.SIGN}|\d|(?:{_NUMBER_WORDS})(?![A-Za-z]))"
    r"|\b(?:hundred|thousand|million|billion|trillion|dozen|scores|tens\b|multi-|doubl|tripl|quadrupl|[a-z]+fold\b"
    rf"|top[\s-]|No\.|number\s|Fortune\s|Global\s|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    rf"|{MONTH})",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    rf"(?:(?P<sign>{words.SIGN})\s?)?(?P<num>{words.NUMERAL})(?:(?P<scale>{words.SCALES})"
    rf"|(?<=\d)(?P<short>{words.AFTER_SIGN}))?",
    re.IGNORECASE,
)
_HIGH = re.compile(
    rf"\s?(?P<joint>-|–|—|to|or)\s?(?:{words.SIGN})?(?P<num>{words.NUMERAL})(?P<scale>{words.SCALES})?", re.IGNORECASE
)
_AND_A_HALF = re.compile(r"\sand\sa\shalf(?=\s(?:year|month|week|day|hour|decade|time))")
PLAIN_FROM = 20
"""A bare number word below this is too often a pronoun or a part of a phrase to be a quantity."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as read, before its unit: where it begins and ends, its value and how its own words qualify it."""

    match: re.Match[str]
    end: int
    value: Decimal
    scaled: bool
    upper: Decimal | None = None
    qualifier: Qualifier | None = None

    @property
    def start(self) -> int:
        return self.match.start()


def find_english(text: str) -> list[Quantity]:
    """The quantities of `text` that are written the English way."""
    found: list[Quantity] = []
    place = 0
    while start := _START.search(text, place):
        quantity, place = _read(text, start.start())
        if quantity is not None:
            found.append(quantity)
    listed = list(listed_counts(text, found))
    return sorted([*found, *listed], key=lambda quantity: quantity.start) if listed else found


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
    short = match["short"] if match["sign"] else None
    scale = (match["scale"] or short or "").lower()
    value = _value(match["num"], scale)
    if value is None or names_something(text, match):
        return None, match.end("num")
    end = match.start("short") if match["short"] and not short else match.end()
    number = _Number(match, end, value, bool(scale))
    if half := _AND_A_HALF.match(text, end):
        number = replace(number, end=half.end(), value=value + Decimal("0.5"))
    return _with_unit(text, _ranged(text, number, scale))


def _value(numeral: str, scale: str) -> Decimal | None:
    return parse_english(f"{numeral} {scale.strip(' -').replace('-', ' ')}")


def _ranged(text: str, number: _Number, scale: str) -> _Number:
    """The number with the upper end that follows it: 200 to 300 million, two or three."""
    high = _HIGH.match(text, number.end)
    if high is None:
        return number
    high_scale = (high["scale"] or scale).lower()
    low, top = _value(number.match["num"], scale or high_scale), _value(high["num"], high_scale)
    if low is None or top is None or not low < top:
        return number
    return replace(
        number, end=high.end(), value=low, upper=top, scaled=bool(high_scale),
        qualifier="about" if high["joint"].lower() == "or" else None,
    )  # fmt: skip


def _with_unit(text: str, number: _Number) -> Found:
    if ratio := words.RATIO.match(text, number.end):
        whole = 1000 if "‰" in ratio.group() else 100
        shared = replace(number, value=number.value / whole, upper=number.upper / whole if number.upper else None)
        return _made(text, shared, ratio.end(), "ratio", "percentage points" if "point" in ratio.group() else "%")
    if currency := words.CURRENCY.match(text, number.end):
        return _made(text, number, currency.end(), words.unit_of(currency), currency.group().strip(" -"))
    if sign := number.match["sign"]:
        return _made(text, number, number.end, words.SIGNS.get(sign) or words.SIGNS[sign.upper()], sign)
    return _counted(text, number)


def _made(text: str, number: _Number, end: int, unit: Unit, counted: str) -> Found:
    return make(
        text, number.start, end, value=number.value, upper=number.upper, unit=unit, counted=counted,
        qualifier=number.qualifier,
    )  # fmt: skip


def _counted(text: str, number: _Number) -> Found:
    """A number of years, kilometres or things."""
    if number.match["num"].lower() in {"one", "a", "an"} and not number.scaled and number.upper is None:
        return None, number.match.end()
    odd = words.SUFFIX.match(text, number.end)
    past_odd = odd.end() if odd else number.end
    if duration := words.DURATION.match(text, past_odd):
        qualified = replace(number, qualifier=words.suffix_meaning(odd)) if odd else number
        return _duration(text, qualified, duration)
    if measure := words.MEASURE.match(text, number.end) or words.AGE.match(text, number.end):
        return _made(text, number, measure.end(), "other", measure.group().strip(" -"))
    sized = SIZE_CLASS.match(text, past_odd + 1)
    plural = words.NOUN.match(text, sized.end() if sized else number.end) or words.NOUN.match(text, past_odd)
    if plural:
        return _made(text, number, number.end, "count", plural["noun"])
    return _bare(text, number)


def _duration(text: str, number: _Number, duration: re.Match[str]) -> Found:
    years = words.YEARS_IN.get(duration["unit"])
    factor = years or 1
    return make(
        text, number.start, duration.end(), value=number.value * factor,
        upper=number.upper * factor if number.upper else None, unit="years" if years else "other",
        counted=duration.group().strip(" -"), kind="duration", qualifier=number.qualifier,
    )  # fmt: skip


def _bare(text: str, number: _Number) -> Found:
    """A number without unit or noun: money where it is scaled and the sentence speaks of money, else a count."""
    unit: Unit = money_or_count(text, number.start, number.end, number.value) if number.scaled else "count"
    found = _made(text, number, number.end, unit, "")
    numeral = number.match["num"]
    spelled = numeral[0].isalpha() and (number.value >= PLAIN_FROM or words.OF_THEM.match(text, number.end))
    prefixed = found[0] is not None and found[0].start < number.start
    if number.scaled or "," in numeral or spelled or prefixed or (found[0] and found[0].end > number.end):
        return found
    return None, number.match.end()
