"""Numbers with their units in English text.

In: text. Out: its quantities in order. `numbers_en` reads the numbers; this module what they count; `ranges_en` has
lists and ranges, `shares_en` fractions, multiples and size classes, `ranks_en` ranks.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from tashan.language.currencies import code_of_sign
from tashan.language.dates.forms_en import MONTH
from tashan.language.numbers import Number
from tashan.language.numbers_en import ENGLISH_NUMBERS, parse_english, read_english
from tashan.language.quantities import words_en as words
from tashan.language.quantities.context_en import listed_counts, money_of, money_or_count, names_something
from tashan.language.quantities.model import Quantity
from tashan.language.quantities.ranges_en import PLAIN_FROM, Shared, with_range, with_shared
from tashan.language.quantities.ranks_en import find_rank
from tashan.language.quantities.scan_en import Found, Scan, make
from tashan.language.quantities.shares_en import RULES, SIZE_CLASS
from tashan.model import Unit

_NUMBER_WORDS = "|".join(sorted((*ENGLISH_NUMBERS, "a", "an", "half", "several", "quarter"), key=len, reverse=True))
_STARTS = (
    rf"(?:{_NUMBER_WORDS})(?:fold\b|(?![A-Za-z]))|hundred|thousand|million|billion|trillion|quadrillion|dozen|scores|tens\b|multi-|doubl"
    r"|tripl|trebl|quadrupl|redoubl|halv|twice\b|top[\s-]|No\.|number\s|Fortune\s|Global\s|first|second|third|fourth"
    rf"|fifth|sixth|seventh|eighth|ninth|(?:some|many)\s(?:hundred|thousand|million|billion)|{MONTH}"
)
# The letters that such words begin with stand first, so that most words are passed at their first letter.
_START = re.compile(
    rf"(?<![A-Za-z0-9_])(?:(?=[^\sA-Z_a-z])(?:{words.SIGN}|\d)|(?=[A-Z])(?:{words.SIGN})|(?=[abd-jm-oq-tz])(?:{_STARTS}))",
    re.IGNORECASE,
)
_SIGN = re.compile(rf"(?:{words.SIGN})\s?", re.IGNORECASE)
_OF = re.compile(r"\sof(?=\s)")
_IN_WORD = re.compile(
    r"-(?:digit|star|door|way|sided|legged|part|pronged|tier|letter)\b|-(?=[A-Z][a-z]+(?:s|en|ers?)\b)"
    rf"(?!(?i:year|day|month|week|hour|minute|mile|acre|point|percent|{words.SINGLE_NOUNS}|million|billion|trillion))[A-Z][a-z]+"
)
"""What makes a number a part of a word: a five-digit odometer, two 7-Elevens."""
_FROM = re.compile(r"\bfrom\s\Z")
_TO_COUNT = re.compile(r"\sto\s\d{1,3},\d{3}\b(?!\s?%)")
"""Around the small end of a move of counts: from 917 to 1,016."""
_DESCRIBED = re.compile(r"\s[a-z]+(?=\s(?:square|cubic|acres|hectares)\b)")
"""A word between a number and its unit of area: 25 permitted square kilometres."""
_BRACKETED = re.compile(r"\s?\((?P<num>\d[\d,]*(?:\.\d+)?)\)(?P<scale>\s?(?:[KkMmBb]|bn|million|billion)\b)?")
"""A negative sum as accountants write it: $(7.7)M."""
_RAISED = re.compile(r"[⁰¹²³⁴-⁹⁻]+|\^\s?[-−]?\d+|\s?[×x]\s?10\^?")


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
    for rule in (*RULES, find_rank):
        if found := rule(scan, start):
            return found
    return _amount(scan, start) or (None, start + 1)


def _amount(scan: Scan, start: int) -> Found | None:
    sign = _SIGN.match(scan.text, start)
    if sign and (bracketed := _BRACKETED.match(scan.text, sign.end())):
        return _negative(scan, start, sign.group().strip(), bracketed)
    number = read_english(scan.text, sign.end() if sign else start, paid=sign is not None)
    if number is None:
        return None
    mark = sign.group().strip() if sign else ""
    number = replace(number, start=start)
    if not mark and (code := _said_before(scan.text, number)):
        return _made(scan, number, number.end, "other", words.NAMES_BEFORE[code], code)
    if not mark and not _counts_people(scan.text, number) and names_something(scan.text, number):
        return None, number.end
    window = max(0, number.start - 30), number.start
    if words.PER.search(scan.text, *window) or words.OF_AN_AGE.search(scan.text, *window):
        return None, number.end
    if part := _IN_WORD.match(scan.text, number.end):
        return None, part.end()
    if raised := _RAISED.match(scan.text, number.end):
        return None, raised.end()
    return _with_unit(scan, with_range(scan.text, with_shared(scan.text, number)), mark)


def _negative(scan: Scan, start: int, mark: str, found: re.Match[str]) -> Found:
    value = parse_english(found["num"] + (found["scale"] or ""))
    if value is None:
        return None, found.end()
    code = code_of_sign(mark)
    return make(scan, start, found.end(), value=-value, unit=money_of(code), counted=mark, measure=code)


def _said_before(text: str, number: Number) -> str:
    """The unit that stands before its number: magnitude 6.2, aged 85."""
    window = max(0, number.start - 14), number.start
    if words.MAGNITUDE.search(text, *window):
        return "magnitude"
    return "a" if words.AGED.search(text, *window) and number.value < words.OLDEST else ""


def _with_unit(scan: Scan, read: Shared, mark: str) -> Found:
    number, shared = read
    text = scan.text
    if shared is not None:
        return _shared_unit(scan, number, shared)
    if ratio := words.RATIO.match(text, number.end):
        return _percentage(scan, number, ratio, ratio.end())
    if currency := words.CURRENCY.match(text, number.end):
        code = words.currency_code(currency)
        return _made(scan, number, currency.end(), money_of(code), currency.group().strip(" -"), code)
    if cent := words.CENT.match(text, number.end):
        return _cents(scan, number, cent)
    if mark:
        code = code_of_sign(mark)
        return _made(scan, number, number.end, money_of(code), mark, code)
    of = _OF.match(text, number.end) if number.upper else None
    if of and (currency := words.CURRENCY.match(text, of.end())):
        code = words.currency_code(currency)
        return _made(scan, number, currency.end(), money_of(code), currency.group().strip(" -"), code)
    return _counted(scan, number)


def _cents(scan: Scan, number: Number, cent: re.Match[str]) -> Found:
    """64 cents are 0.64 dollars, or euros where the text names only those."""
    euros = "€" in scan.text or "euro" in scan.text
    code = "GBP" if cent["pence"] else "EUR" if euros and not words.DOLLARS.search(scan.text) else "USD"
    parts = replace(number, value=number.value / 100, upper=number.upper / 100 if number.upper else None)
    return _made(scan, parts, cent.end(), money_of(code), cent.group().strip(), code)


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
    ages = _OF.match(text, number.end) if number.upper is not None else None
    if ages and (duration := words.DURATION.match(text, ages.end())):
        return _duration(scan, number, duration)  # thousands of years
    if age := words.AGE.match(text, number.end):
        return _made(scan, number, age.end(), "other", age.group().strip(" -"), "a")
    if measure := _measure(text, number, odd):
        code = words.measure_code(measure)
        number = replace(number, qualifier=words.suffix_meaning(odd)) if odd else number
        return _made(scan, number, measure.end(), "other", measure.group().strip(" -"), code)
    sized = SIZE_CLASS.match(text, past_odd + 1)
    plural = words.NOUN.match(text, sized.end() if sized else number.end) or words.NOUN.match(text, past_odd)
    plural = plural or words.SINGLE.match(text, number.end)
    of = _OF.match(text, number.end)
    if plural is None and number.upper is not None and of:
        plural = words.NOUN.match(text, of.end())
    if plural:
        return _made(scan, number, number.end, "count", plural["noun"], "")
    return _bare(scan, number)


def _measure(text: str, number: Number, odd: re.Match[str] | None) -> re.Match[str] | None:
    """The unit after a number: 30 tons, 700-plus ounces, hundreds of gallons."""
    of = _OF.match(text, number.end) if number.upper is not None and number.text[0].isalpha() else None
    found = words.MEASURE.match(text, odd.end() if odd else of.end() if of else number.end)
    described = None if found else _DESCRIBED.match(text, number.end)
    return words.MEASURE.match(text, described.end()) if described else found


def _counts_people(text: str, number: Number) -> bool:
    return bool(
        words.HARMED.match(text, number.end) or words.HARMING.search(text, max(0, number.start - 20), number.start)
    )


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
    spelled = spelled or _counts_people(text, number) or words.TALLY.search(text, 0, number.start)
    window = max(0, number.start - 6), number.start
    moves = bool(_FROM.search(text, *window) and _TO_COUNT.match(text, number.end))
    prefixed = found[0] is not None and found[0].start < number.start
    if number.scaled or "," in number.text or spelled or moves or prefixed or (found[0] and found[0].end > number.end):
        return found
    return None, number.end
