"""What the rules of the Chinese grammar share.

In: the original text beside its Simplified, half-width reading of equal length. Out: quantities with their qualifiers,
looked for in the few characters before and after the number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from tashan.language.quantities import words_zh as words
from tashan.language.quantities.change_zh import find_change
from tashan.language.quantities.model import Quantity, QuantityKind
from tashan.model import Change, Qualifier, Unit

_LOOK_BACK = 12
_LINKED = re.compile(r"\s?(?:[、,]|和|及|与|以及|或)\s?(?:环比|同比)?\Z")
RATES = frozenset({"%", "‰", "pp", "bp"})
"""What carries a sign where it fell. A share or a number of things keeps its size: 减少三分之一, 减少2万人."""


class Scan(Struct, frozen=True):
    """A text under the scanner; spans never reach back before `read_to`."""

    text: str
    plain: str
    read_to: int = 0
    last: Quantity | None = None
    """The quantity read before, whose change a list goes on with: 下降3%、5%."""


Found = tuple[Quantity | None, int]
"""What a rule makes of a place: a quantity, or None for something that counts nothing, and where reading goes on."""
Rule = Callable[[Scan, int], Found | None]
"""Tries one form at a place; None where the form does not stand there."""


def make(
    scan: Scan,
    start: int,
    end: int,
    *,
    value: Decimal,
    upper: Decimal | None = None,
    unit: Unit,
    counted: str = "",
    kind: QuantityKind = "amount",
    qualifier: Qualifier | None = None,
    suffixes: bool = True,
    measure: str = "",
) -> Found:
    """A quantity whose qualifier stands before or after the number, or else is `qualifier`."""
    before, start = find_prefix(scan, start)
    after: Qualifier | None = None
    if suffixes and (suffix := words.SUFFIX.match(scan.plain, end)):
        after, end = words.SUFFIXES[suffix.group()], suffix.end()
    chosen = before or qualifier or after
    if upper is not None and upper <= value:
        upper = None
    change, fell = _change(scan, start, end) if kind == "amount" else (None, False)
    if fell and measure in RATES and value > 0:
        value, upper = (-upper, -value) if upper is not None else (-value, None)
    if value < 0 and change == "rise":
        change = "fall"  # 增速为-3.5%
    quantity = Quantity(
        start=start, end=end, text=scan.text[start:end], value=value, upper=upper, unit=unit, qualifier=chosen,
        approx=chosen is not None or upper is not None, counted=counted, kind=kind, measure=measure, change=change,
    )  # fmt: skip
    return quantity, end


def _change(scan: Scan, start: int, end: int) -> tuple[Change | None, bool]:
    change, fell = find_change(scan.plain, start, end)
    last = scan.last
    if change is None and last and last.change and _LINKED.fullmatch(scan.plain, last.end, start):
        return last.change, find_change(scan.plain, last.start, last.end)[1] or last.value < 0  # 掉17点或0.16%
    return change, fell


def find_prefix(scan: Scan, start: int) -> tuple[Qualifier | None, int]:
    """The qualifier that ends where a number begins, and where the two together begin."""
    match = words.PREFIX.search(scan.plain, max(scan.read_to, start - _LOOK_BACK), start)
    if match is None:
        return None, start
    if match[1] in words.BEFORE_BARE_SCALE and scan.plain[start] not in "百千万亿半":
        return None, start
    return words.PREFIXES[match[1]], match.start()
