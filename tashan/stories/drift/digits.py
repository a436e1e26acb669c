"""Bare numbers that changed where the grammar sees no quantity: "dead at 80" beside 享年83岁.

In: aligned passages of two languages, and the number drifts already found. Out: further drifts of the kind `number`.
One number of two digits or more on each side must be without a counterpart in any form, and both must be as long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.language.dates import find_dates
from tashan.language.quantities import find_quantities
from tashan.model import Drift, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.stories.drift.passages import Passage, Side, Span

# Afternoon hours: 10 pm is 22点.
HALF_A_DAY = 12
# Passages on each side in which the number may stand instead.
NEARBY = 1
_BARE = re.compile(r"(?<![\w.,:/-])\d{2,}(?:,\d{3})*(?:\.\d+)?(?![\d:/-]|[.,]\d|\s?[年月日号点时])", re.ASCII)


def find_digit_drift(passages: Sequence[Passage], known: Sequence[Drift]) -> Iterator[Drift]:
    """Drifts of bare numbers across languages; sentences with a drift in `known` are left alone."""
    told = {quote.citation for drift in known for quote in (drift.original, drift.copy) if quote}
    for place, passage in enumerate(passages):
        quoted = {side.source.citations[index] for side in passage.sides for index in side.indices}
        if passage.one_language or told & quoted:
            continue
        near = passages[max(0, place - NEARBY) : place + NEARBY + 1]
        lost = [span for span in _bare(passage.a) if not _known(passage.a.text[slice(*span)], [p.b for p in near])]
        gained = [span for span in _bare(passage.b) if not _known(passage.b.text[slice(*span)], [p.a for p in near])]
        if len(lost) == len(gained) == 1 and _is_change(passage, lost[0], gained[0]):
            yield _drift(passage, lost[0], gained[0])


def _is_change(passage: Passage, old: Span, new: Span) -> bool:
    """Whether one number may have become the other; of two quantities that is for the grammar to say."""
    if _in_quantity(passage.a.text, old) and _in_quantity(passage.b.text, new):
        return False
    return _may_be_one(passage.a.text[slice(*old)], passage.b.text[slice(*new)])


def _in_quantity(text: str, span: Span) -> bool:
    return any(quantity.start <= span[0] < quantity.end for quantity in find_quantities(text))


def _bare(side: Side) -> list[Span]:
    """Numbers in digits that are no part of a date."""
    dates = [(date.start, date.end) for date in find_dates(side.text, None)]
    spans = [match.span() for match in _BARE.finditer(side.text)]
    return [span for span in spans if not any(span[0] < end and start < span[1] for start, end in dates)]


def _known(number: str, sides: Sequence[Side]) -> bool:
    """Whether a number stands on one of the sides, as digits or as the value of a quantity."""
    digits = number.replace(",", "")
    for side in sides:
        if re.search(rf"(?<![\d.]){re.escape(digits)}(?!\d)", side.text.replace(",", "")):
            return True
        if any(_same_digits(digits, str(quantity.value)) for quantity in find_quantities(side.text)):
            return True
    return False


def _same_digits(number: str, value: str) -> bool:
    """Whether two numbers differ in their scale at most: 30 and 30000000."""
    return number.replace(".", "").strip("0") == value.replace(".", "").strip("0")


def _may_be_one(old: str, new: str) -> bool:
    """Whether one number may have become the other, rather than being something else, an hour or a conversion."""
    if len(old) != len(new) or ("." in old) != ("." in new) or old[0] == "0" or new[0] == "0":
        return False
    hours = abs(float(old.replace(",", "")) - float(new.replace(",", ""))) == HALF_A_DAY
    return not hours


def _drift(passage: Passage, original: Span, copy: Span) -> Drift:
    values = (("original", passage.a.text[slice(*original)]), ("copy", passage.b.text[slice(*copy)]))
    return Drift(
        kind="number",
        original=passage.a.quote(original),
        copy=passage.b.quote(copy),
        message=Message(code="drift-number-changed", values=values),
    )
