"""When two quantities are equal, when they are one that changed, and how qualifiers compare.

In: two quantities of an aligned passage. Out: judgements on them. All of it is careful: a false alarm costs more trust
than a miss.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from tashan.stories.drift.cues import HEDGES, UNITS

if TYPE_CHECKING:
    from tashan.language.quantities import Quantity
    from tashan.stories.drift.passages import Passage

# 1/3 is written 33% and 0.333; a true change of a share is larger.
SHARE_TOLERANCE = Decimal("0.0045")
RELATIVE_TOLERANCE = Decimal("0.000001")
# A copy with this share of common characters keeps qualifiers as they are unless somebody changed them.
LITERAL = 0.75
_CONTEXT = 6
_LOWER, _UPPER = frozenset({"nearly", "under", "at most"}), frozenset({"over", "at least"})


def equal_values(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities have the same value or, as ranges, the same ends."""
    if one.upper is not None and other.upper is not None:
        return _close(one.value, other.value) and _close(one.upper, other.upper)
    if one.upper is not None or other.upper is not None:
        whole, single = (one, other) if one.upper is not None else (other, one)
        assert whole.upper is not None  # noqa: S101 (for the type checker)
        return whole.value <= single.value <= whole.upper
    if one.unit == other.unit == "ratio" and abs(one.value - other.value) <= SHARE_TOLERANCE:
        return _is_fraction(one) or _is_fraction(other) or one.value == other.value
    return _close(one.value, other.value)


def unit_change(one: Quantity, other: Quantity) -> bool:
    """Whether an equal number now counts another currency."""
    return {one.unit, other.unit} == {"CNY", "USD"}


def qualifier_change(one: Quantity, other: Quantity, passage: Passage) -> bool:
    """Whether "nearly" became "over", or a qualifier that leans to one side fell away or came in."""
    mine, theirs = _leaning(one), _leaning(other)
    if mine == theirs:
        return False
    if mine and theirs:
        return True
    bare, text = (other, passage.b.text) if mine else (one, passage.a.text)
    around = text[max(0, bare.start - _CONTEXT) : bare.end + _CONTEXT].lower()
    return passage.one_language and not any(hedge in around for hedge in HEDGES)


def pair_quality(one: Quantity, other: Quantity, passage: Passage) -> float:
    """How likely `other` is what became of `one`, 0 to about 7: unit, what is counted, kind, surroundings, digits."""
    if not _comparable(one, other, passage):
        return 0.0
    quality = (
        2.0 * (one.unit == other.unit) + (one.kind == other.kind) + (bool(one.counted) and one.counted == other.counted)
    )
    if passage.one_language:
        quality += 3 * _surroundings(one, other, passage) - 1
    return quality + Indel.normalized_similarity(_digits(one), _digits(other))


def _comparable(one: Quantity, other: Quantity, passage: Passage) -> bool:
    if one.unit != other.unit and not {one.unit, other.unit} <= {"count", "other", "CNY"}:
        return passage.wording >= LITERAL
    if passage.wording < LITERAL and (_is_word(one) or _is_word(other)):
        return False  # 两, both, a pair: words of grammar rather than figures
    return one.unit != "other" or passage.one_language or _same_unit(one.counted, other.counted)


def _is_word(quantity: Quantity) -> bool:
    """A small count spelt out, or one that is hardly more than "a few"."""
    written = any(char.isdigit() for char in quantity.text)
    return quantity.unit in ("count", "other") and (quantity.value <= 3 or (quantity.value < 10 and not written))


def _surroundings(one: Quantity, other: Quantity, passage: Passage) -> float:
    """Share of the characters before and after that are the same, 0 to 1."""
    a, b = passage.a.text, passage.b.text
    before = _tail(a[: one.start], b[: other.start])
    after = _tail(a[one.end :][::-1], b[other.end :][::-1], ends=True)
    return min(1.0, (before + after) / _CONTEXT)


def _tail(one: str, other: str, *, ends: bool = False) -> int:
    """Characters in common in the last few of both (with `ends`, of texts that were turned round)."""
    one, other = one[-_CONTEXT:], other[-_CONTEXT:]
    return int(Indel.normalized_similarity(one, other) * min(len(one), len(other))) if one and other else int(ends)


def _leaning(quantity: Quantity) -> int:
    if quantity.qualifier in _LOWER:
        return -1
    return 1 if quantity.qualifier in _UPPER else 0


def _is_fraction(quantity: Quantity) -> bool:
    return len(quantity.value.as_tuple().digits) > 4


def _digits(quantity: Quantity) -> str:
    return "".join(char for char in quantity.text if char.isdigit()) or quantity.text


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= RELATIVE_TOLERANCE * max(abs(one), abs(other))


def _same_unit(one: str, other: str) -> bool:
    """Whether English and Chinese name one unit; another one may be a conversion: 60 miles are 97公里."""
    return any(one.lower() in unit and other.lower() in unit for unit in UNITS)
