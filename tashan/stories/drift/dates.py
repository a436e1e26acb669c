"""Dates that a version gives otherwise.

In: aligned passages. Out: drifts of the kind `date`. Dates are compared as ISO strings, as precise as the less precise
of the two; relative ones (去年, last year) are resolved against the day on which the canonical text was published.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tashan.language.dates import find_dates
from tashan.model import Drift, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tashan.language.dates import DateMention
    from tashan.stories.drift.passages import Passage

# Passages on each side in which a date may stand instead.
NEARBY = 2


def find_date_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of dates: one on each side of a passage, as precise as each other, that do not agree."""
    if not passages:
        return
    published = passages[0].a.source.article.published
    anchor = published.date() if published else None
    left = [_leftovers(_dates_of(p.a.text, anchor), _dates_of(p.b.text, anchor)) for p in passages]
    for place, passage in enumerate(passages):
        near = [k for k in range(max(0, place - NEARBY), min(len(passages), place + NEARBY + 1)) if k != place]
        lost = _without_equal(left[place][0], [date for k in near for date in left[k][1]])
        gained = _without_equal(left[place][1], [date for k in near for date in left[k][0]])
        for one, other in _pair(lost, gained):
            yield _drift(passage, one, other)


@lru_cache(maxsize=8192)
def _dates_of(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    """The dates of a text; many versions share most of theirs."""
    return find_dates(text, anchor)


def _leftovers(a: Sequence[DateMention], b: Sequence[DateMention]) -> tuple[list[DateMention], list[DateMention]]:
    """The dates of each side that have no counterpart of their own on the other."""
    only_a, only_b = [], list(b)
    for one in a:
        equal = next((other for other in only_b if agree(one, other)), None)
        if equal is None:
            only_a.append(one)
        else:
            only_b.remove(equal)
    # A date told twice on one side and once on the other has no counterpart left, but is no other date.
    return _without_equal(only_a, only_b), _without_equal(only_b, only_a)


def agree(one: DateMention, other: DateMention) -> bool:
    """Whether two dates may be the same day, month or year: 2024 and 2024-02 agree, 02-05 and 2025-02-05 too."""
    ends = (one.end_iso, other.end_iso)
    if _is_decade(one) or _is_decade(other):
        return _lies_in(one, other) or _lies_in(other, one)
    return _may_be(one.iso, other.iso) and (None in ends or ends[0] == ends[1])


def _is_decade(mention: DateMention) -> bool:
    return mention.text.endswith(("年代", "s"))


def _lies_in(one: DateMention, other: DateMention) -> bool:
    """Whether a year or decade lies in a decade, or in several: the 1970s in 20世纪七八十年代."""
    return other.iso[:4] <= one.iso[:4] and (one.end_iso or one.iso)[:4] <= (other.end_iso or other.iso)[:4]


def _may_be(one: str, other: str) -> bool:
    if one.startswith("--") != other.startswith("--"):
        one, other = one.removeprefix("--"), other.removeprefix("--")
        return one.endswith(other) or other.endswith(one)
    return one.startswith(other) or other.startswith(one)


def _without_equal(dates: Sequence[DateMention], others: Sequence[DateMention]) -> list[DateMention]:
    return [mention for mention in dates if not any(agree(mention, other) for other in others)]


def _pair(lost: Sequence[DateMention], gained: Sequence[DateMention]) -> Iterator[tuple[DateMention, DateMention]]:
    """Dates in order, where both sides have as many and each is as precise as its counterpart."""
    if len(lost) == len(gained):
        for one, other in zip(lost, gained, strict=True):
            precise = len(one.iso.removeprefix("--")) == len(other.iso.removeprefix("--"))
            if precise or (len(lost) == 1 and _is_year_apart(one.iso, other.iso)):
                yield one, other


def _is_year_apart(one: str, other: str) -> bool:
    """Whether both name their year, and not the same: 2018年初 and 2008."""
    return one[:4].isdigit() and other[:4].isdigit() and one[:4] != other[:4]


def _drift(passage: Passage, one: DateMention, other: DateMention) -> Drift:
    return Drift(
        kind="date",
        original=passage.a.quote((one.start, one.end)),
        copy=passage.b.quote((other.start, other.end)),
        message=Message(code="drift-date-changed", values=(("original", one.text), ("copy", other.text))),
    )
