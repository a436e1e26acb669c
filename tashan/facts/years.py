"""Of which year a figure is, and of which part of it.

In: a reading, a quantity and what the sentence before it dated. Out: the year, or None where the text does not say,
with the period where that is not the year. The figure's own clause is asked first, then its sentence, then the sentence
before in its passage, if that one gave figures of the same place or of a place around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.facts.anchors import year_of
from tashan.facts.periods import UNKNOWN, is_of_same_months, period_of, years_of

if TYPE_CHECKING:
    from tashan.facts.gazetteer import Gazetteer
    from tashan.facts.reading import Reading
    from tashan.language.dates import DateMention
    from tashan.language.quantities import Quantity

_BASE = re.compile(
    r"(?:比|较|与|和|自|自从|从|相比|以|始于|早在|对比|相较于?|超过)\s*$"
    r"|\b(?:than|compared (?:with|to)|versus|since|from|against|over|above|below|founded in|established in)"
    r"\s+(?:in\s+|the\s+)?$",
    re.IGNORECASE,
)
"""Before a date that only is what a figure is held against, or where a span begins."""
_TITLE = re.compile(r"《[^《》]{1,80}》")
_EDITION = re.compile(r"\s*(?:第\s?[\d一二三四五]+\s?)?版(?![权图本块面])|\s*出版")
"""After a date that is that of a book."""
_OF = re.compile(r"\s*的?\s*")
_MORE_BEFORE = re.compile(r"\b(?:19|20)\d\d年?\s*(?:[、和与]|, (?:and )?|and |[-—–~～至到]\s*)$")
_MORE_AFTER = re.compile(r"\s*(?:[、和与]|, (?:and )?|and )\s*(?:19|20)\d\d")
_NOW = re.compile(
    r"目前|如今|现在|当前|截至|至今|未来|此后|后来|\b(?:now|today|currently|at present|so far|since|later)\b",
    re.IGNORECASE,
)


class When(Struct, frozen=True, kw_only=True):
    """The year of a figure, and its period where that is not the year (periods.py)."""

    year: int | None = None
    period: str | None = None


class Dated(Struct, frozen=True, kw_only=True):
    """When the figures of a sentence are of, and the places they belong to."""

    passage: int
    sentence: int
    when: When
    places: frozenset[str]


def years_in(reading: Reading) -> tuple[DateMention, ...]:
    """The dates of a sentence that can say of which year its figures are."""
    titles = [match.span() for match in _TITLE.finditer(reading.text)]
    return tuple(
        mention
        for mention in reading.dates
        if year_of(mention)
        and not _BASE.search(reading.text[max(0, mention.start - 20) : mention.start])
        and not _EDITION.match(reading.text, mention.end)
        and not any(start <= mention.start < end for start, end in titles)
    )


def when_for(
    reading: Reading, dates: tuple[DateMention, ...], quantity: Quantity, places: tuple[str, ...], *,
    before: Dated | None, gazetteer: Gazetteer,
) -> When:  # fmt: skip
    """When a figure is of; nothing where the text leaves it open."""
    start, end = reading.clause_span(quantity.start)
    if beside := date_beside(reading, quantity):
        return _when(reading, beside)
    inside = [m for m in dates if start <= m.start < end]
    earlier = [m for m in dates if m.end <= quantity.start]
    chosen = [m for m in inside if m.end <= quantity.start][-1:] or inside[:1] or earlier[-1:]
    if chosen:
        return When() if _in_list(reading, chosen[0]) else _when(reading, chosen[0])
    if dates and len(reading.quantities) == 1:
        return _when(reading, dates[0])
    if dates or before is None or _NOW.search(reading.text):
        return When()
    return before.when if _follows(reading, before) and _same_place(places, before, gazetteer) else When()


def _when(reading: Reading, mention: DateMention) -> When:
    period = UNKNOWN if is_of_same_months(reading.text, mention) else period_of(reading.text, mention)
    return When(year=None if len(years_of(period)) > 1 else year_of(mention), period=period)


def date_beside(reading: Reading, quantity: Quantity) -> DateMention | None:
    """The date that a number is said to be of: 从2012年的3.4万亿元."""
    before = (m for m in reading.dates if m.end <= quantity.start and year_of(m))
    return next((m for m in before if _OF.fullmatch(reading.text, m.end, quantity.start)), None)


def _in_list(reading: Reading, mention: DateMention) -> bool:
    """Whether a year is one of several named together, each of which has a number of its own: 2015、2017、2018年."""
    around = reading.text[max(0, mention.start - 8) : mention.start], reading.text[mention.end : mention.end + 8]
    return bool(_MORE_BEFORE.search(around[0]) or _MORE_AFTER.match(around[1]))


def _follows(reading: Reading, before: Dated) -> bool:
    citation = reading.scene.citation
    return citation.passage == before.passage and 0 <= citation.sentence - before.sentence <= 1


def _same_place(places: tuple[str, ...], before: Dated, gazetteer: Gazetteer) -> bool:
    around = {ancestor for place in places for ancestor in (place, *gazetteer.ancestors(place))}
    return bool(around & before.places)
