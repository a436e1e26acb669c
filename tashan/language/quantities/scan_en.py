"""What the rules of the English grammar share.

In: a text under the scanner. Out: quantities with their qualifiers, looked for in the few words before and after the
number, and with the change that the sentence says they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from tashan.language.quantities import words_en as words
from tashan.language.quantities.change_en import find_change
from tashan.language.quantities.model import Quantity, QuantityKind
from tashan.language.quantities.scan import RATES
from tashan.model import Change, Qualifier, Unit

_LOOK_BACK = 40
_LINKED = re.compile(r"(?:,\s(?:and\s)?|\sand\s)(?:by\s|of\s)?\Z")
_MINUS = re.compile(r"(?:(?<![0-9A-Za-z%)\]])[-−–]|\b(?:minus|negative)\s)\Z", re.IGNORECASE)


class Scan(Struct, frozen=True):
    """A text under the scanner, with the quantity read before: a list goes on with its change (fell 3% and 5%)."""

    text: str
    last: Quantity | None = None


Found = tuple[Quantity | None, int]
"""What a rule makes of a place: a quantity, or None for something that counts nothing, and where reading goes on."""
Rule = Callable[[Scan, int], Found | None]


def make(
    scan: Scan, start: int, end: int, *, value: Decimal, upper: Decimal | None = None, unit: Unit, counted: str = "",
    kind: QuantityKind = "amount", qualifier: Qualifier | None = None, measure: str = "",
) -> Found:  # fmt: skip
    """A quantity whose qualifier stands before or after the number, or else is `qualifier`."""
    text = scan.text
    negative = _MINUS.search(text, max(0, start - 10), start) if unit != "count" and kind == "amount" else None
    if negative or (measure.startswith("°") and words.BELOW_ZERO.match(text, end)):
        start = negative.start() if negative else start
        value, upper = (-value, None) if upper is None else (-upper, -value)
    before, start = find_prefix(text, start)
    after: Qualifier | None = None
    if suffix := words.SUFFIX.match(text, end):
        after, end = words.suffix_meaning(suffix), suffix.end()
    chosen = before or qualifier or after
    change, fell = _change(scan, start, end) if kind == "amount" else (None, False)
    if fell and measure in RATES and value > 0:
        value, upper = (-value, None) if upper is None else (-upper, -value)
    if value < 0 and change == "rise":
        change = "fall"
    if upper is not None and upper <= value:
        upper = None
    quantity = Quantity(
        start=start, end=end, text=text[start:end], value=value, upper=upper, unit=unit, qualifier=chosen,
        approx=chosen is not None or upper is not None, counted=counted, kind=kind, measure=measure, change=change,
    )  # fmt: skip
    return quantity, end


def _change(scan: Scan, start: int, end: int) -> tuple[Change | None, bool]:
    change, fell = find_change(scan.text, start, end)
    last = scan.last
    if change is None and last and last.change and _LINKED.fullmatch(scan.text, last.end, start):
        return last.change, last.change == "fall" and last.value < 0
    return change, fell


def find_prefix(text: str, start: int) -> tuple[Qualifier | None, int]:
    """The qualifier that ends where a number begins, and where the two together begin."""
    match = words.PREFIX.search(text, max(0, start - _LOOK_BACK), start)
    if match is None:
        return None, start
    if match["sign"]:
        return words.MARKS[match["sign"][0]], match.start()
    return words.PREFIXES[" ".join(match["word"].lower().split())], match.start()
