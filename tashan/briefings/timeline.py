"""The timeline: dated events of all stories, latest first, a group a year.

In: the edition's voice. Out: one page.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from tashan.briefings import links
from tashan.briefings.amounts import iso_date
from tashan.briefings.home import list_page
from tashan.briefings.views import Views

if TYPE_CHECKING:
    from tashan.briefings.page import EventView, Page
    from tashan.briefings.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    anchor: str
    title: str
    events: tuple[EventView, ...]


def compose_timeline(voice: Voice) -> Page:
    views = Views.of(voice, links.TIMELINE)
    by_year = groupby(voice.desk.events, key=lambda event: "" if event.date.startswith("-") else event.date[:4])
    years = tuple(
        Year(
            anchor=f"y{year}" if year else "undated",
            title=iso_date(year, voice.edition) if year else voice.words("no_year"),
            events=views.events(events),
        )
        for year, events in by_year
    )
    return list_page(views, "timeline", years, kind="timeline")
