"""What the text around an English number says of it.

In: a text and where a number stands in it. Out: whether it names something, whether it is money where no unit says so,
and the counts of a list whose noun is said only once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tashan.language.currencies import SIGNS
from tashan.language.numbers import Number
from tashan.language.numbers_en import WORD, parse_english
from tashan.language.quantities import words_en as words
from tashan.language.quantities.model import Quantity
from tashan.model import Unit

_NAMED = re.compile(r"(?:^|\s)[\"“'‘]?(?P<word>[a-z]?[A-Z][A-Za-z]*)[\s-]\Z")
_BEFORE_AMOUNTS = (
    "the in of with at by from for about over only just these those its their some and but nearly all another last past"
    " now today almost more around than under between among to on an or when while where after before has had have"
)
_FUNCTION_WORDS = frozenset(_BEFORE_AMOUNTS.split())
_PROPER_AFTER = re.compile(r"[\s-][A-Z][a-z]")
_LISTED = re.compile(
    rf"(?:\b[A-Z][a-z]+|\b(?:has|had|have|with))\s(?P<num>\d{{1,3}}(?:,\d{{3}})*|{WORD})(?=[,;.)]|\s(?:and"
    rf"|while)\b|$)"
)
_LABELLED = re.compile(
    r"\b(?:stage|phase|step|level|tier|grade|class|type|category|version|chapter|section|part|page|line|row|episode"
    r"|season|round|week|day|group|zone|area|district|unit|room|gate|route|flight|terminal|building|article|item|option"
    r"|figure|table)\s(?:\d{1,3}(?:,|,?\sand)\s)*\Z",
    re.IGNORECASE,
)
"""What is told apart by a number after it: stage five, room 12, classes 1, 3 and 4."""
_SENTENCE_END = re.compile(r"[.!?]\s")
_LOOK_AROUND = 80
_SOME = re.compile(r"(?:(?:tens|hundreds|thousands)\sof\s)?(?:m|b|tr)illions\b", re.IGNORECASE)
MONEY_FROM = Decimal(10) ** 9
"""A number without a unit or noun counts money from one billion on, as its Chinese counterpart in 亿 does."""


def names_something(text: str, number: Number) -> bool:
    """GPT-4, Boeing 737, Six Little Dragons."""
    start, end, numeral = number.start, number.end, number.text
    if _LABELLED.search(text, max(0, start - 24), start) and not number.scaled:
        return True
    if number.scaled or number.upper is not None:
        return False
    if numeral[0].isalpha():
        return numeral[0].isupper() and bool(_PROPER_AFTER.match(text, end))
    if words.RATIO.match(text, end) or words.CURRENCY.match(text, end) or _is_measured(text, end):
        return False
    if text[end : end + 1].isalpha() and not (words.MEASURE.match(text, end) or words.CENT.match(text, end)):
        return True
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        return True
    named = _NAMED.search(text, max(0, start - 30), start)
    return named is not None and named["word"].lower() not in _FUNCTION_WORDS and "," not in numeral


def _is_measured(text: str, end: int) -> bool:
    """Whether a unit of two letters or more follows: Located 1.4 km west; a single letter may belong to a name."""
    unit = words.MEASURE.match(text, end)
    return unit is not None and text[end : end + 1].isspace() and len(unit["name"]) > 1


_THINGS_SOLD = re.compile(
    r"\b(?:vehicle|car|auto(?:mobile)?|unit|truck|phone|handset|PC|ticket|home|house|EV|album|copy|copies)s?\s"
    r"(?:sales|deliveries|shipments|output|production)\b[^.;$£€¥]*\Z",
    re.IGNORECASE,
)
"""Before what was sold by the piece, not for money; nor is 1.3 billion-strong."""


def money_of(code: str) -> Unit:
    """The unit of money in a currency."""
    return "CNY" if code == "CNY" else "USD" if code == "USD" else "other"


def money_or_count(text: str, start: int, end: int, value: Decimal) -> tuple[Unit, str]:
    """Money where the number is large or the words around it speak of money, in the one currency that they name."""
    around = text[max(0, start - _LOOK_AROUND) : end + _LOOK_AROUND // 2]
    if value < MONEY_FROM and not words.MONEY_CUE.search(around):
        return "count", ""
    if _THINGS_SOLD.search(text, max(0, start - _LOOK_AROUND), start) or text.startswith("-strong", end):
        return "count", ""
    named = {words.currency_code(match) for match in words.CURRENCY.finditer(around)}
    named |= {code for sign, code in SIGNS.items() if not sign.isalpha() and sign in around and code != "USD"}
    if words.DOLLARS.search(around) and not named:
        named = {"USD"}
    if not named and _SOME.match(text, start):
        return "other", ""  # billions in losses: of what money, nothing says
    code = named.pop() if len(named) == 1 else "CNY"
    return money_of(code), code


def listed_counts(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """`A has 36 firms, B 27 and C seven`: the later numbers count what the first one in the sentence counts."""
    first = next((quantity for quantity in found if quantity.unit == "count" and quantity.counted), None)
    if first is None:
        return
    for match in _LISTED.finditer(text, first.end):
        heads = [q for q in found if q.unit == "count" and q.counted and q.end <= match.start()]
        start, end = match.span("num")
        taken = any(q.start < end and start < q.end for q in found)
        if not heads or taken or _SENTENCE_END.search(text, heads[-1].end, start):
            continue
        value = parse_english(match["num"])
        dated = words.DATE.match(text, start) or words.DATE.match(text, match.start())
        if value is not None and not dated:
            yield Quantity(
                start=start, end=end, text=text[start:end], value=value, unit="count", counted=heads[-1].counted
            )  # fmt: skip
