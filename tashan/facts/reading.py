"""A sentence read once: its clauses, quantities, dates and names, for everything that asks where a number stands.

In: a scene and the day that relative dates count from. Out: a `Reading`. Positions are those of the scene's text;
Chinese is Simplified, which keeps them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.facts.clauses import clause_spans, is_english
from tashan.language.dates import find_dates
from tashan.language.quantities import find_quantities
from tashan.language.script import simplify_characters

if TYPE_CHECKING:
    from datetime import date

    from tashan.facts.places import Scene
    from tashan.language.dates import DateMention
    from tashan.language.quantities import Quantity

Span = tuple[int, int]
_TITLE = re.compile(r"《[^《》]{1,80}》")


class Reading(Struct, frozen=True, kw_only=True):
    """What was found in one sentence; all spans are half-open, in order and over `text`."""

    scene: Scene
    text: str
    """The sentence in Simplified characters."""
    english: bool
    clauses: tuple[Span, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    said: tuple[Span, ...]
    """Spans of names and dates: they say whose and when, not what is measured."""
    named: tuple[Span, ...]
    """Spans of names, titles and set phrases: a number in one counts nothing."""

    def clause(self, position: int) -> int:
        """Index of the clause that holds a position, or of the last one before it."""
        return max(0, bisect_right(self.clauses, position, key=lambda span: span[0]) - 1)

    def clause_span(self, position: int) -> Span:
        return self.clauses[self.clause(position)] if self.clauses else (0, len(self.text))

    def quantity_before(self, quantity: Quantity) -> Quantity | None:
        place = bisect_left(self.quantities, quantity.start, key=lambda q: q.start)
        return self.quantities[place - 1] if place else None

    def quantity_after(self, quantity: Quantity) -> Quantity | None:
        """The next one that is no size (8个万亿元级集群 counts clusters)."""
        place = bisect_left(self.quantities, quantity.end, key=lambda q: q.start)
        return next((q for q in self.quantities[place : place + 3] if q.kind != "class"), None)

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        first = bisect_left(self.quantities, start, key=lambda q: q.start)
        return self.quantities[first : bisect_left(self.quantities, end, key=lambda q: q.start)]

    def in_name(self, start: int, end: int) -> bool:
        place = bisect_right(self.named, start, key=lambda span: span[0])
        return any(first < end and start < last for first, last in self.named[max(0, place - 2) : place + 1])

    def plain(self, start: int, end: int) -> str:
        """A stretch without names and dates: each leaves one space."""
        pieces, place = [], start
        for first, last in self.said[max(0, bisect_left(self.said, (start, 0)) - 1) :]:
            if first >= end:
                break
            if last > place:
                pieces.append(self.text[place : max(place, first)])
                place = min(last, end)
        return " ".join([*pieces, self.text[place:end]])


def read_sentence(scene: Scene, anchor: date | None) -> Reading:
    english = is_english(scene.text)
    dates = find_dates(scene.text, anchor, within=scene.year)
    titles = [match.span() for match in _TITLE.finditer(scene.text)]
    mentions = [m for m in (*scene.names, *scene.shadows) if m.kind not in {"phrase", "work"}]
    names = [(mention.start, mention.end) for mention in mentions]
    return Reading(
        scene=scene,
        text=scene.text if english else simplify_characters(scene.text),
        english=english,
        clauses=clause_spans(scene.text, conjunctions=english),
        quantities=tuple(find_quantities(scene.text)),
        dates=tuple(dates),
        named=tuple(sorted([*((m.start, m.end) for m in (*scene.names, *scene.shadows)), *titles])),
        said=tuple(sorted([*names, *((mention.start, mention.end) for mention in dates)])),
    )
