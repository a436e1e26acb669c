"""The timeline: dated events of all stories, latest first, a group a year.

In: the edition's voice. Out: one page, or several where there are many events.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.briefings import links
from tashan.briefings.agree import group_events
from tashan.briefings.amounts import iso_date
from tashan.briefings.home import list_page
from tashan.briefings.paging import cut_parts, list_part
from tashan.briefings.views import Views

if TYPE_CHECKING:
    from tashan.briefings.page import EventView, Page
    from tashan.briefings.paging import Part
    from tashan.briefings.voice import Voice
    from tashan.model import Event

    Told = tuple[Event, ...]
    """An event in all the sentences that tell it."""

# A part of the timeline; its own page shows one to two parts.
EVENTS_A_PART = 60


class Year(Struct, frozen=True, kw_only=True):
    anchor: str
    title: str
    events: tuple[EventView, ...]


def compose_timeline(voice: Voice) -> tuple[Page, ...]:
    parts = tuple(cut_parts(links.TIMELINE, group_events(voice.desk.events), EVENTS_A_PART))
    return tuple(_timeline(voice, part, parts) for part in parts)


def _timeline(voice: Voice, part: Part[Told], parts: tuple[Part[Told], ...]) -> Page:
    views = Views.of(voice, part.path)
    by_year = groupby(part.items, key=lambda told: "" if told[0].date.startswith("-") else told[0].date[:4])
    years = tuple(
        Year(
            anchor=f"y{year}" if year else "undated",
            title=iso_date(year, voice.edition) if year else voice.words("no_year"),
            events=views.told(told, stories=True),
        )
        for year, told in by_year
    )
    return list_page(views, "timeline", list_part(voice, part, parts, years), kind="timeline", number=part.number)
