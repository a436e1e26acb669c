"""The words around English numbers, as data: numerals, currencies, units, qualifiers, dates.

In: nothing. Out: compiled patterns and tables from a word to its meaning.
"""

from __future__ import annotations

import re

from tashan.language.dates.forms_en import MONTH
from tashan.language.numerals import ENGLISH_NUMBERS
from tashan.model import Qualifier, Unit

_WORDS = "|".join(sorted(ENGLISH_NUMBERS, key=len, reverse=True))
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
WORD = rf"(?:(?:{_TENS})[- ](?:one|two|three|four|five|six|seven|eight|nine)|{_WORDS})"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
SCALE = r"(?:hundred|thousand|million|billion|trillion)"
NUMERAL = rf"(?:{DIGITS}|{WORD}(?:\s(?:hundred|thousand)\b(?!-)(?:\sand\s{WORD})?)?|an?(?=[\s-](?:{SCALE}|dozen)))"
SCALES = (
    rf"(?:[\s-]?{SCALE}(?:[\s-]{SCALE})?|\sdozen|\s?(?:bn|tn|trn|mn|mln|bln))\b"
    r"(?!-(?:yuan|dollar|RMB|billion-|million-|trillion-))"
)
AFTER_SIGN = r"(?:\s?(?:[kmb])\b)"
"""Short scales that mean one only after a currency sign: $3m, but 3m is a length."""

SIGNS: dict[str, Unit] = {
    "RMB": "CNY", "CNY": "CNY", "CN¥": "CNY", "¥": "CNY", "￥": "CNY", "US$": "USD", "USD": "USD", "$": "USD",
    "HK$": "other",
    "NT$": "other", "A$": "other", "C$": "other", "S$": "other", "€": "other", "£": "other", "EUR": "other",
    "GBP": "other",
}  # fmt: skip
SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
CURRENCY = re.compile(
    r"[\s-]?(?:(?P<CNY>(?:Chinese\s)?(?:yuan|[Rr]enminbi|RMB|CNY)(?:\sRMB)?)"
    r"|(?P<USD>(?:US|U\.S\.|American)?\s?dollars?|USD)|(?P<other>euros?|pounds|yen|won|rupees|rubles"
    r"|(?:Hong Kong|HK)\sdollars?))\b"
)
RATIO = re.compile(r"\s?(?:%|‰)|[\s-](?:per\s?cent|pct)\b|\s?-?percentage\spoints?\b|\s?pp\b")
DURATION = re.compile(
    r"[\s-](?P<unit>year|month|week|day|hour|minute|second|decade|centur)(?:s|y|ies)?\b(?!-old|\sold)"
)
AGE = re.compile(r"[\s-]years?[\s-]olds?\b")
YEARS_IN = {"year": 1, "decade": 10, "centur": 100}
MEASURE = re.compile(
    r"(?:[\s-](?:(?:square|cubic)\s)?(?:kilomet|met|centimet|millimet|nanomet)(?:er|re)s?"
    r"|[\s-](?:square\s)?(?:miles?|feet|foot|inch(?:es)?|acres?)(?:\s(?:per|an)\shour)?"
    r"|[\s-](?:metric\s)?(?:tons|tonnes)|[\s-](?:hectares|kilograms|grams|megawatts?|gigawatts?|kilowatts?"
    r"|nanomet\w+|mu)"
    r"|[\s-]?(?:mph|km/h|km|kg|MW|GW|kWh|TWh|nm|GB|TB|MB|GHz))\b"
)
TIMES = re.compile(r"\stimes\b|-?fold\b")
_NOT_COUNTED = (
    "of in to and the for by from at on with is was are were has have had as than or but that which who whose when"
    " while since after before this these those its their his her a an per less does plus versus vs about into over"
    " under during across between among will would can could may also not it they he she we you i if so then thus"
)
OF_THEM = re.compile(r"\sof\s(?:the|its|their|these|those|them|which|whom|our)\b")
"""After a small number word: four of the six, four of them."""
_STOP = "|".join(_NOT_COUNTED.split())
NOUN = re.compile(
    rf"(?:[\s-](?!(?:{_STOP})\b)[A-Za-z][A-Za-z'’-]*){{0,3}}?[\s-](?!(?:{_STOP})\b)"
    r"(?P<noun>[A-Za-z-]+[^s\W]s|people|men|women|children|staff|personnel|faculty|talent|classes|businesses"
    r"|processes)\b"
)
"""The plural that a number counts, up to three words later."""
MONEY_CUE = re.compile(
    r"\b(?:GDP|economy|economic\soutput|output|investments?|invest(?:ed|ing)|loans?|funds?|funding|capital"
    r"|revenues?|sales|profits?"
    r"|budget|worth|valued?|valuation|financing|raised|cost|spent|spending|debt|subsid\w+|exports?|imports?"
    r"|assets|income|salary)\b"
)
DOLLARS = re.compile(r"\$|\bdollars?\b|\bUSD\b")

PREFIXES: dict[str, Qualifier] = {
    "more than": "over", "over": "over", "above": "over", "in excess of": "over", "upwards of": "over",
    "exceed": "over",
    "exceeds": "over", "exceeded": "over", "exceeding": "over", "surpass": "over", "surpasses": "over",
    "surpassed": "over",
    "surpassing": "over", "passed": "over", "topped": "over", "topping": "over", "beyond": "over",
    "greater than": "over",
    "higher than": "over", "just over": "over", "well over": "over", "at least": "at least",
    "no fewer than": "at least",
    "no less than": "at least", "not less than": "at least", "a minimum of": "at least", "at most": "at most",
    "up to": "at most", "no more than": "at most", "not more than": "at most", "a maximum of": "at most",
    "under": "under",
    "below": "under", "less than": "under", "fewer than": "under", "lower than": "under", "nearly": "nearly",
    "almost": "nearly", "close to": "nearly", "just under": "nearly", "approaching": "nearly", "nearing": "nearly",
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "some": "about",
    "circa": "about",
    "an estimated": "about", "estimated": "about", "or about": "about", "approx.": "about",
}  # fmt: skip
_BEFORE = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(PREFIXES, key=len, reverse=True))
PREFIX = re.compile(
    rf"(?:\b(?P<word>{_BEFORE})\s(?:(?:a\s)?(?:total|combined)\s(?:of\s)?)?|(?P<sign>[~≈><]\s?))\Z", re.IGNORECASE
)
MARKS: dict[str, Qualifier] = {"~": "about", "≈": "about", ">": "over", "<": "under"}
SUFFIX = re.compile(
    r"(?P<least>\sor\s(?:more|above|higher|over)\b|\sand\s(?:above|over|up)(?=[,.;)]|$))|(?P<most>\sor\s(?:less"
    r"|fewer|under|below)\b|\sat\smost\b)"
    r"|(?P<about>\sor\sso\b|-odd\b|-ish\b)|(?P<over>\+|-plus\b|\splus\b)"
)
_MEANINGS: dict[str, Qualifier] = {"least": "at least", "most": "at most", "about": "about", "over": "over"}


def unit_of(currency: re.Match[str]) -> Unit:
    """The unit of a match of CURRENCY."""
    return "CNY" if currency["CNY"] else "USD" if currency["USD"] else "other"


def suffix_meaning(match: re.Match[str]) -> Qualifier:
    """The qualifier that a match of SUFFIX stands for."""
    return _MEANINGS[match.lastgroup or "about"]


DATE = re.compile(
    rf"{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?|{MONTH},?\s\d{{4}}\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}(?:,?\s\d{{4}}\b)?|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b"
    rf"|\d{{1,2}}:\d{{2}}(?:\s?[ap]\.?m\b)?"
    r"|\d{1,2}\s?[ap]\.?m\b|(?:1[89]|20|21)\d\d(?:s\b|\s?[-–/]\s?(?:\d{4}|\d{2})\b)?(?![\d,.]*\d|\s?%"
    r"|\s?(?:hundred|thousand|million|billion|trillion|yuan|RMB|per\s?cent|dollars|km|kilo\w+|tons|tonnes|square)\b)"
)
