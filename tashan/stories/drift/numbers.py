"""Quantities that a version gives otherwise: another value, another qualifier, another currency, or none.

In: aligned passages. Out: drifts of the kind `number`. Values are compared, not spellings: 三成, 30% and 3/10 are one.
What has no equal in its own passage is looked for in the next ones before anything is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.language.quantities import find_quantities
from tashan.model import Drift, Message
from tashan.stories.drift.equal import equal_values, pair_quality, qualifier_change, unit_change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.language.quantities import Quantity
    from tashan.stories.drift.passages import Passage, Span

# Passages on each side in which a quantity may have found its place instead: translators move clauses about.
NEARBY = 2
# From this share of common characters on, a copy keeps the wording, and what is missing has been taken out.
LITERAL = 0.75
# The same for small numbers, which often are words of grammar.
WORD_FOR_WORD = 0.9
# Two quantities less alike than this are not one that changed into the other.
LEAST_QUALITY = 2.0
_COUNTED_KINDS = frozenset({"amount", "class", "duration", "rank"})


def find_number_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of quantities, passage by passage."""
    left = [_leftovers(passage) for passage in passages]
    for place, passage in enumerate(passages):
        matched, only_a, only_b = left[place]
        for one, other in matched:
            yield from _compare_matched(passage, one, other)
        near = range(max(0, place - NEARBY), min(len(passages), place + NEARBY + 1))
        near_a = [q for k in near if k != place for q in left[k][1]]
        near_b = [q for k in near if k != place for q in left[k][2]]
        free_a, free_b = (_blank(side.text, [pair[k] for pair in matched]) for k, side in enumerate(passage.sides))
        lost = [q for q in only_a if not (_held_by(q, near_b) or _written_in(q, free_b))]
        gained = [q for q in only_b if not (_held_by(q, near_a) or _written_in(q, free_a))]
        yield from _compare_leftover(passage, lost, gained)


def read_quantities(text: str) -> list[Quantity]:
    """The quantities of `text` that can be compared; "one" is more often an article than a number."""
    return [q for q in find_quantities(text) if q.kind in _COUNTED_KINDS and not (q.value == 1 and _is_plain_count(q))]


def _leftovers(passage: Passage) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Pairs of equal value, and what remains on each side."""
    only_b = read_quantities(passage.b.text)
    matched, only_a = [], []
    for quantity in read_quantities(passage.a.text):
        equal = [other for other in only_b if equal_values(quantity, other)]
        if equal:
            best = max(equal, key=lambda other: pair_quality(quantity, other, passage))
            only_b.remove(best)
            matched.append((quantity, best))
        else:
            only_a.append(quantity)
    return matched, only_a, only_b


def _compare_matched(passage: Passage, one: Quantity, other: Quantity) -> Iterator[Drift]:
    """Equal values: their units and qualifiers may still differ."""
    if unit_change(one, other):
        yield _drift("drift-number-unit", passage, one, other)
    elif qualifier_change(one, other, passage):
        yield _drift("drift-number-qualifier", passage, one, other)


def _compare_leftover(passage: Passage, lost: list[Quantity], gained: list[Quantity]) -> Iterator[Drift]:
    """Quantities without an equal: those that changed into one another, then those that are missing or new."""
    ranked = sorted(
        ((pair_quality(one, other, passage), one, other) for one in lost for other in gained),
        key=lambda entry: (-entry[0], entry[1].start, entry[2].start),
    )
    done: set[int] = set()
    for quality, one, other in ranked:
        if quality >= LEAST_QUALITY and id(one) not in done and id(other) not in done:
            done |= {id(one), id(other)}
            neighbours = [q for q in lost if id(q) not in done and _touches(q, one)]
            done |= {id(q) for q in neighbours}
            yield _drift("drift-number-changed", passage, one, other, neighbours)
    for quantity in lost:
        if id(quantity) not in done and _must_be_kept(quantity, passage):
            yield _one_sided("drift-number-lost", passage, quantity, of_copy=False)
    for quantity in gained:
        if id(quantity) not in done and _must_be_kept(quantity, passage):
            yield _one_sided("drift-number-added", passage, quantity, of_copy=True)


def _must_be_kept(quantity: Quantity, passage: Passage) -> bool:
    """Whether a quantity on one side only is worth a word: it is exact, and the passages are close."""
    exact = any(char.isdigit() for char in quantity.text)
    small = quantity.value < 10 and _is_plain_count(quantity)
    return exact and passage.wording >= (WORD_FOR_WORD if small else LITERAL)


def _is_plain_count(quantity: Quantity) -> bool:
    return quantity.unit in ("count", "other") and quantity.kind == "amount" and quantity.upper is None


def _held_by(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    return any(equal_values(quantity, other) for other in others)


def _blank(text: str, quantities: Sequence[Quantity]) -> str:
    """`text` without the quantities that have an equal on the other side."""
    for quantity in quantities:
        text = text[: quantity.start] + " " * (quantity.end - quantity.start) + text[quantity.end :]
    return text


def _written_in(quantity: Quantity, text: str) -> bool:
    """Whether the other side has the same digits, though the grammar did not take them for this quantity."""
    digits = "".join(char for char in quantity.text if char.isdigit() or char == ".").strip(".")
    return len(digits) > 1 and re.search(rf"(?<![\d.]){re.escape(digits)}(?![\d])", text.replace(",", "")) is not None


def _touches(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities stand side by side, as in 8个万亿元级."""
    return min(abs(one.end - other.start), abs(other.end - one.start)) <= 1


def _drift(code: str, passage: Passage, one: Quantity, other: Quantity, more: Sequence[Quantity] = ()) -> Drift:
    span: Span = (min(q.start for q in (one, *more)), max(q.end for q in (one, *more)))
    values = (("original", passage.a.text[slice(*span)]), ("copy", other.text))
    return Drift(
        kind="number",
        original=passage.a.quote(span),
        copy=passage.b.quote((other.start, other.end)),
        message=Message(code=code, values=values),
    )


def _one_sided(code: str, passage: Passage, quantity: Quantity, *, of_copy: bool) -> Drift:
    span = (quantity.start, quantity.end)
    return Drift(
        kind="number",
        original=passage.a.quote(None if of_copy else span),
        copy=passage.b.quote(span if of_copy else None),
        message=Message(code=code, values=(("copy" if of_copy else "original", quantity.text),)),
    )
