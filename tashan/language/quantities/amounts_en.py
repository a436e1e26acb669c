"""Numbers with their units in English text.

In: text. Out: its quantities in order. `numbers_en` reads the numbers; this module what they count; `shares_en` has
fractions, multiples, size classes and ranks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from tashan.language.dates.forms_en import MONTH
from tashan.language.numbers import Number
from tashan.language.numbers_en import ENGLISH_NUMBERS, read_english
from tashan.language.quantities import words_en as words
from tashan.language.quantities.context_en import listed_counts, money_of, money_or_count, names_something
from tashan.language.quantities.model import Quantity
from tashan.language.quantities.scan_en import Found, Scan, make
from tashan.language.quantities.shares_en import RULES, SIZE_CLASS
from tashan.model import Qualifier, Unit

_NUMBER_WORDS = "|".join(sorted((*ENGLISH_NUMBERS, "a", "an", "half", "several", "quarter"), key=len, reverse=True))
_START = re.compile(
    rf"(?<![A-Za-z0-9_])(?:{words.SIGN}|\d|(?:{_NUMBER_WORDS})(?![A-Za-z]))"
    r"|\b(?:hundred|thousand|million|billion|trillion|dozen|scores|tens\b|multi-|doubl|tripl|trebl|quadrupl|redoubl|halv"
    rf"|twice\b|[a-z]+fold\b|top[\s-]|No\.|number\s|Fortune\s|Global\s|first|second|third|fourth|fifth|sixth|seventh"
    rf"|eighth|ninth|some\s(?:hundred|thousand|million|billion)|many\s(?:hundred|thousand|million|billion)|{MONTH})",
    re.IGNORECASE,
)
_SIGN = re.compile(rf"(?:{words.SIGN})\s?", re.IGNORECASE)
_JOINT = re.compile(rf"\s?(?P<joint>-|–|—|~|to|or|and)\s?(?:{words.SIGN})?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s|roughly\s)?\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|roughly\s|just\s|only\s)?\Z", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:fell|rose|grew|went|up|down|rais|lower|increas|dropp?|cut|declin|climb|jump|slipp|expand)[a-z]*\b"
)
_ITEM = re.compile(r"(?:,\s(?P<and>and\s|or\s)?|\s(?P<only>and|or)\s)(?=\d)")
_OF = re.compile(r"\sof(?=\s)")
_MOST_ITEMS = 12
_RAISED = re.compile(r"[⁰¹²³⁴-⁹⁻]+|\^\s?[-−]?\d+|\s?[×x]\s?10\^?")
PLAIN_FROM = 20
"""A bare number word below this is too often a pronoun or a part of a phrase to be a quantity."""


def find_english(text: str) -> list[Quantity]:
    """The quantities of `text` that are written the English way."""
    found: list[Quantity] = []
    place = 0
    while start := _START.search(text, place):
        quantity, place = _read(Scan(text, found[-1] if found else None), start.start())
        if quantity is not None:
            found.append(quantity)
    listed = list(listed_counts(text, found))
    return sorted([*found, *listed], key=lambda quantity: quantity.start) if listed else found


def _read(scan: Scan, start: int) -> Found:
    if skipped := words.DATE.match(scan.text, start):
        return None, skipped.end()
    for rule in RULES:
        if found := rule(scan, start):
            return found
    return _amount(scan, start) or (None, start + 1)


def _amount(scan: Scan, start: int) -> Found | None:
    sign = _SIGN.match(scan.text, start)
    number = read_english(scan.text, sign.end() if sign else start, paid=sign is not None)
    if number is None:
        return None
    mark = sign.group().strip() if sign else ""
    number = replace(number, start=start)
    if not mark and names_something(scan.text, number):
        return None, number.end
    if raised := _RAISED.match(scan.text, number.end):
        return None, raised.end()
    return _with_unit(scan, _ranged(scan.text, _with_shared(scan.text, number)), mark)


def _with_shared(text: str, number: Number) -> tuple[Number, re.Match[str] | None]:
    """A number of a list with one unit at its end (2, 6 and 7 percent): the scale and the unit are its own as well."""
    last, place, closed = None, number.end, False
    for _ in range(_MOST_ITEMS):
        item = None if closed else _ITEM.match(text, place)
        following = read_english(text, item.end()) if item and not words.DATE.match(text, item.end()) else None
        if item is None or following is None:
            break
        closed = bool(item["and"] or item["only"])
        last, place = following, following.end
    if last is None or not closed:
        return number, None
    unit = words.RATIO.match(text, place) or words.CURRENCY.match(text, place) or words.MEASURE.match(text, place)
    if unit is None or words.RATIO.match(text, number.end):
        return number, None
    if last.scaled and not number.scaled:
        first = read_english(re.split(r"[\s-]", last.text, maxsplit=1)[0], 0)
        factor = last.value / first.value if first and first.value else Decimal(1)
        number = replace(number, value=number.value * factor, scaled=True)
    return number, unit


def _ranged(text: str, shared: tuple[Number, re.Match[str] | None]) -> tuple[Number, re.Match[str] | None]:
    """The number with the upper end that follows it: 200 to 300 million, two or three, between 20 and 35 percent."""
    low, unit = shared
    between = _BETWEEN.search(text, max(0, low.start - 20), low.start)
    own = words.RATIO.match(text, low.end) or words.CURRENCY.match(text, low.end)
    joint = _JOINT.match(text, own.end() if own else low.end)
    if joint is None or low.upper is not None:
        return shared
    high = read_english(text, joint.end(), paid=not text[joint.end() - 1].isspace())
    if high is None or (own and not own.re.match(text, high.end)):
        return shared
    if not _joins(text, low, joint, own=bool(own), between=bool(between)):
        moved = None if own or joint["joint"].lower() != "to" else words.RATIO.match(text, high.end)
        return low, unit or moved
    value = low.value
    if high.scaled and not low.scaled and not own:
        first = read_english(re.split(r"[\s-]", high.text, maxsplit=1)[0], 0)
        value *= high.value / first.value if first and first.value and value < high.value else Decimal(1)
    top = high.upper or high.value
    if not value < top:
        return shared
    qualifier: Qualifier | None = "about" if joint["joint"].lower() == "or" else None
    return replace(
        low, end=high.end, value=value, upper=top, scaled=low.scaled or high.scaled, qualifier=qualifier
    ), None


def _joins(text: str, low: Number, joint: re.Match[str], *, own: bool, between: bool) -> bool:
    """Whether a joint makes a range: `and` after between, `to` unless the sentence moves from one to the other."""
    word = joint["joint"].lower()
    if word == "and":
        return between
    if word == "or":
        return not own and low.value <= PLAIN_FROM * 100
    if word != "to":
        return True
    if not text[joint.start("joint") - 1].isspace():
        return False
    from_ = _FROM.search(text, max(0, low.start - 16), low.start)
    return not (from_ and (own or _MOVED.search(text[max(0, low.start - 60) : low.start].lower())))


def _with_unit(scan: Scan, read: tuple[Number, re.Match[str] | None], mark: str) -> Found:
    number, shared = read
    text = scan.text
    if shared is not None:
        return _shared_unit(scan, number, shared)
    if ratio := words.RATIO.match(text, number.end):
        return _percentage(scan, number, ratio, ratio.end())
    if currency := words.CURRENCY.match(text, number.end):
        code = words.currency_code(currency)
        return _made(scan, number, currency.end(), money_of(code), currency.group().strip(" -"), code)
    if mark:
        code = words.SIGNS.get(mark) or words.SIGNS[mark.upper()]
        return _made(scan, number, number.end, money_of(code), mark, code)
    of = _OF.match(text, number.end) if number.upper else None
    if of and (currency := words.CURRENCY.match(text, of.end())):
        code = words.currency_code(currency)
        return _made(scan, number, currency.end(), money_of(code), currency.group().strip(" -"), code)
    return _counted(scan, number)


def _shared_unit(scan: Scan, number: Number, unit: re.Match[str]) -> Found:
    if unit.re is words.RATIO:
        return _percentage(scan, number, unit, number.end)
    if unit.re is words.CURRENCY:
        code = words.currency_code(unit)
        return _made(scan, number, number.end, money_of(code), unit.group().strip(" -"), code)
    return _made(scan, number, number.end, "other", unit.group().strip(" -"), words.measure_code(unit))


def _percentage(scan: Scan, number: Number, ratio: re.Match[str], end: int) -> Found:
    code = words.RATIO_CODES[ratio.lastgroup or "percent"]
    whole = words.PARTS_OF[code]
    counted = {"pp": "percentage points", "bp": "basis points"}.get(code, "%")
    parts = replace(number, value=number.value / whole, upper=number.upper / whole if number.upper else None)
    return _made(scan, parts, end, "ratio", counted, code)


def _made(scan: Scan, number: Number, end: int, unit: Unit, counted: str, measure: str) -> Found:
    return make(
        scan, number.start, end, value=number.value, upper=number.upper, unit=unit, counted=counted,
        qualifier=number.qualifier, measure=measure,
    )  # fmt: skip


def _counted(scan: Scan, number: Number) -> Found:
    """A number of years, kilometres or things."""
    text = scan.text
    if number.text.lower() in {"one", "a", "an"} and not number.scaled and number.upper is None:
        return None, number.end
    odd = words.SUFFIX.match(text, number.end)
    past_odd = odd.end() if odd else number.end
    if duration := words.DURATION.match(text, past_odd):
        qualified = replace(number, qualifier=words.suffix_meaning(odd)) if odd else number
        return _duration(scan, qualified, duration)
    if age := words.AGE.match(text, number.end):
        return _made(scan, number, age.end(), "other", age.group().strip(" -"), "a")
    if measure := words.MEASURE.match(text, number.end):
        code = words.measure_code(measure)
        return _made(scan, number, measure.end(), "other", measure.group().strip(" -"), code)
    sized = SIZE_CLASS.match(text, past_odd + 1)
    plural = words.NOUN.match(text, sized.end() if sized else number.end) or words.NOUN.match(text, past_odd)
    of = _OF.match(text, number.end)
    if plural is None and number.upper is not None and of:
        plural = words.NOUN.match(text, of.end())
    if plural:
        return _made(scan, number, number.end, "count", plural["noun"], "")
    return _bare(scan, number)


def _duration(scan: Scan, number: Number, duration: re.Match[str]) -> Found:
    years = words.YEARS_IN.get(duration["unit"])
    factor = years or 1
    return make(
        scan, number.start, duration.end(), value=number.value * factor,
        upper=number.upper * factor if number.upper else None, unit="years" if years else "other",
        counted=duration.group().strip(" -"), kind="duration", qualifier=number.qualifier,
        measure=words.DURATION_CODES[duration["unit"]],
    )  # fmt: skip


def _bare(scan: Scan, number: Number) -> Found:
    """A number without unit or noun: money where it is scaled and the sentence speaks of money, else a count."""
    text = scan.text
    unit, code = money_or_count(text, number.start, number.end, number.value) if number.scaled else ("count", "")
    found = _made(scan, number, number.end, unit, "", code)
    if not number.value:
        return None, number.end
    spelled = (number.text[0].isalpha() and number.value >= PLAIN_FROM) or words.OF_THEM.match(text, number.end)
    prefixed = found[0] is not None and found[0].start < number.start
    if number.scaled or "," in number.text or spelled or prefixed or (found[0] and found[0].end > number.end):
        return found
    return None, number.end
