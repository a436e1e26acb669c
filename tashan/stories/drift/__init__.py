"""Drift: the places where a version says something else than the canonical one.

In: the comparison of the canonical text (a) with a version (b), and the index of names. Out: the drifts in reading
order, each with its kind, both quotes and a Message that explains it in one sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.stories.drift.dates import find_date_drift
from tashan.stories.drift.digits import find_digit_drift
from tashan.stories.drift.gaps import find_gap_drift
from tashan.stories.drift.latin import find_latin_drift
from tashan.stories.drift.names import KnownNames
from tashan.stories.drift.negation import find_negation_drift
from tashan.stories.drift.numbers import find_number_drift
from tashan.stories.drift.passages import make_passages
from tashan.stories.drift.quoted import find_quoted_drift
from tashan.stories.drift.spelling import find_spelling_drift

if TYPE_CHECKING:
    from tashan.model import Drift, Quote
    from tashan.stories.decide import Comparison
    from tashan.stories.namebook import NameBook

__all__ = ["find_drift"]


def find_drift(found: Comparison, names: NameBook, *, careless: bool = False) -> tuple[Drift, ...]:
    """Where text b of `found` drifts from text a, in the order of text b; no place is reported twice for one kind.

    `careless` says that text b bears the marks of a machine, so that a Latin name in it is one left over.
    """
    passages = make_passages(found)
    known = KnownNames(passages, names)
    drifts = [*known.find_drift(), *find_latin_drift(passages, known, careless=careless)]
    drifts += find_quoted_drift(passages)
    drifts += find_spelling_drift(passages)
    drifts += find_number_drift(passages)
    drifts += find_date_drift(passages)
    drifts += find_digit_drift(passages, [drift for drift in drifts if drift.kind in ("number", "date")])
    drifts += find_negation_drift(passages)
    drifts += find_gap_drift(found, passages)
    return tuple(sorted(_without_repeats(drifts), key=_place))


def _without_repeats(drifts: list[Drift]) -> list[Drift]:
    """The first drift of each kind at a place: later finders know less of what they see."""
    kept: list[Drift] = []
    for drift in drifts:
        if not any(_overlaps(drift, other) for other in kept):
            kept.append(drift)
    return kept


def _overlaps(one: Drift, other: Drift) -> bool:
    if one.kind != other.kind:
        return False
    return _same_place(one.copy, other.copy) or _same_place(one.original, other.original)


def _same_place(one: Quote | None, other: Quote | None) -> bool:
    """Whether two marks in one sentence overlap; quotes without a mark are never the same place."""
    if one is None or other is None or one.citation != other.citation or one.mark is None or other.mark is None:
        return False
    return one.mark[0] < other.mark[1] and other.mark[0] < one.mark[1]


def _place(drift: Drift) -> tuple[int, int, int, str]:
    quote = drift.copy or drift.original
    assert quote is not None  # noqa: S101 (every drift quotes at least one side)
    return quote.citation.passage, quote.citation.sentence, quote.mark[0] if quote.mark else -1, drift.kind
