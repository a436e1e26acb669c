"""The comparison: one place against the benchmark and the others, theme by theme and figure by figure.

In: the edition's voice and a place. Out: its page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tashan.briefings import links
from tashan.briefings.agree import group_events
from tashan.briefings.charts import Charts, Conflicts, find_charts, find_conflicts
from tashan.briefings.home import PlaceCard, place_card
from tashan.briefings.matrix import Column, Contrast, Row, find_columns, find_contrasts, find_rows
from tashan.briefings.page import Meta, Page
from tashan.briefings.series import KINDS, series_name
from tashan.briefings.views import Views
from tashan.model import EDITIONS

if TYPE_CHECKING:
    from tashan.briefings.desk import Desk
    from tashan.briefings.page import EventView, FigureView, Link, StoryCard, Text
    from tashan.briefings.series import Series
    from tashan.briefings.voice import Voice
    from tashan.model import Claim, Place


# Rows of one list on a page; a place with more sends its reader to the data files.
MOST_ROWS, MOST_STORIES, MOST_OTHERS = 24, 12, 24
# A page that has cited so many sentences before these lists has short ones: with their notes it would pass 150 kB.
MANY_NOTES, FEW_ROWS = 56, 6
# Lines of the brief: what a place lacks and has against another.
MOST_CONTRASTS = 3


class City(Struct, frozen=True, kw_only=True):
    card: PlaceCard
    name: Text
    within: Text | None
    brief: tuple[Contrast, ...]
    brief_title: str
    """Names both places where all of the brief holds one against one other."""
    reviewed: str
    """How many of the place's claims a person reviewed, in words."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    charts: Charts
    conflicts: Conflicts
    events: tuple[EventView, ...]
    more_events: int
    """How many the page has no room for."""
    figures: tuple[FigureView, ...]
    stories: tuple[StoryCard, ...]
    others: tuple[Link, ...]
    data: str
    """Where all rows are, for a place with more than a page can show."""
    timeline: str
    """The same of events."""


def compose_city(voice: Voice, place: Place) -> Page:
    views, desk, words = Views.of(voice, links.city_page(place.id)), voice.desk, voice.words
    compared, claims = desk.compared[place.id], desk.claims_at.get(place.id, ())
    parent = desk.places.get(place.parent or "")
    # A city's chart of provinces is its own province's: the larger place it stands in is part of its story.
    near = [place.id, parent.id] if parent and parent.kind != "country" else [place.id]
    brief = find_contrasts(views, compared, most=MOST_CONTRASTS)
    columns, rows = find_columns(views, compared, place.id), find_rows(views, compared)
    charts = find_charts(views, _series(desk, near), frozenset(near))
    most = FEW_ROWS if views.notes.count > MANY_NOTES else MOST_ROWS
    events = group_events(desk.events_at.get(place.id, ()))
    stories = desk.stories_about(place.id, min(most, MOST_STORIES))
    context = City(
        card=place_card(views, place),
        name=voice.label(place.name),
        within=voice.say("within", place=voice.label(parent.name)) if parent else None,
        brief=brief,
        brief_title=_brief_title(voice, place, brief),
        reviewed=_reviewed(voice, claims),
        columns=columns,
        rows=rows,
        charts=charts,
        conflicts=find_conflicts(views, place, most),
        events=views.told(events[:most]),
        more_events=len(events[most:]),
        figures=views.figures(desk.figures_at.get(place.id, ()), most),
        stories=tuple(views.story(story, summary=False) for story in stories),
        data=links.relative(views.path, links.DATA),
        timeline=links.relative(views.path, links.TIMELINE),
        others=views.cities([p.id for p in desk.reported if p.id != place.id][:MOST_OTHERS]),
    )
    return Page(
        path=views.path,
        title=words("city_title", city=context.name),
        description=words("city_description", city=context.name, themes=len(desk.themes)),
        template="city",
        context=context,
        meta=Meta(kind="city", alternates=EDITIONS, title_lang=voice.edition, json_ld=_json_ld(place, context, voice)),
        sources=views.notes.sources(),
    )


def _brief_title(voice: Voice, place: Place, brief: tuple[Contrast, ...]) -> str:
    others = {item.name.text for item in brief}
    if len(others) != 1:
        return voice.words("in_brief")
    return voice.words("in_brief_two", city=voice.label(place.name), other=others.pop())


def _series(desk: Desk, places: list[str]) -> tuple[Series, ...]:
    """The series that have a figure of one of these places, in the order of the metrics file."""
    found = {series_name(item): item for place in places for item in desk.series_at.get(place, ())}
    order = {metric: number for number, metric in enumerate(desk.metrics)}
    return tuple(sorted(found.values(), key=lambda item: (order[item.metric.id], KINDS.index(item.kind))))


def _reviewed(voice: Voice, claims: tuple[Claim, ...]) -> str:
    """How many claims a person reviewed, in words."""
    done = sum(claim.reviewed for claim in claims)
    key = "reviewed_all" if done == len(claims) else "reviewed_share"
    return voice.words(key, reviewed=done, claims=len(claims))


def _json_ld(place: Place, city: City, voice: Voice) -> dict[str, Any]:
    kinds = {"city": "City", "province": "AdministrativeArea", "country": "Country", "organisation": "Organization"}
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": city.name.text,
        "inLanguage": voice.edition,
        "about": {
            "@type": kinds.get(place.kind, "Place"),
            "name": city.name.text,
            "alternateName": [*place.aliases],
        },
    }
