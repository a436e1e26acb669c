"""Lists and ranges of English numbers.

In: a text and the number that was read. Out: the number with the scale and the unit that its list says at the end (2, 6
and 7 percent), and with the upper end of its range (200 to 300 million, two or three, between 20 and 35 percent).
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from tashan.language.numbers import Number
from tashan.language.numbers_en import read_english
from tashan.language.quantities import words_en as words
from tashan.model import Qualifier

Shared = tuple[Number, re.Match[str] | None]
"""A number and the unit at the end of its list, if it shares one."""
_JOINT = re.compile(rf"\s?(?P<joint>-|–|—|~|to|or|and)\s?(?:{words.SIGN})?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s|roughly\s)?\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|roughly\s|just\s|only\s)?\Z", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:fell|rose|grew|went|up|down|rais|lower|increas|dropp?|cut|declin|climb|jump|slipp|expand)[a-z]*\b"
)
_ITEM = re.compile(r"(?:,\s(?P<and>and\s|or\s)?|\s(?P<only>and|or)\s)(?=\d)")
_MOST_ITEMS = 12
PLAIN_FROM = 20
"""A bare number word below this is too often a pronoun or a part of a phrase to be a quantity."""


def with_shared(text: str, number: Number) -> Shared:
    """A number of a list with one unit at its end (2, 6 and 7 percent): the scale and the unit are its own as well."""
    last, place, closed = None, number.end, False
    for _ in range(_MOST_ITEMS):
        item = None if closed else _ITEM.match(text, place)
        following = read_english(text, item.end()) if item and not words.DATE.match(text, item.end()) else None
        if item is None or following is None or (last is None and item["and"] == "or "):
            break  # `6,630, or 12.9%` says one thing twice
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


def with_range(text: str, shared: Shared) -> Shared:
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
    if not own and joint["joint"] in "-–—" and _shares_thousands(low, high):
        value *= 1000
    if not value < top:
        return shared
    qualifier: Qualifier | None = "about" if joint["joint"].lower() == "or" else None
    return replace(
        low, end=high.end, value=value, upper=top, scaled=low.scaled or high.scaled, qualifier=qualifier
    ), None


def _shares_thousands(low: Number, high: Number) -> bool:
    """23-24,000 says the thousands once."""
    thousands = high.value / 1000
    return not low.scaled and high.text.endswith(",000") and thousands / 2 < low.value < thousands


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
