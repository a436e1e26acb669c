"""A theme's page: one question, all places, the same claims as the comparisons read the other way round.

In: the edition's voice and a theme. Out: its page.
"""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.briefings import links
from tashan.briefings.charts import Charts, find_charts
from tashan.briefings.matrix import Cell, city_anchor, find_cell, theme_anchor, theme_room
from tashan.briefings.page import Meta, Page
from tashan.briefings.views import Views
from tashan.model import EDITIONS

if TYPE_CHECKING:
    from tashan.briefings.page import Link, Text
    from tashan.briefings.voice import Voice
    from tashan.model import Theme


class ThemePlace(Struct, frozen=True, kw_only=True):
    id: str
    link: Link
    name: Text
    benchmark: bool
    cell: Cell


class ThemeView(Struct, frozen=True, kw_only=True):
    question: Text
    places: tuple[ThemePlace, ...]
    stories: tuple[Link, ...]
    """Those that say something of the theme, where no place that they name has a page."""
    charts: Charts
    others: tuple[Link, ...]


MOST_STORIES = 24
"""Links; what more there are the data files hold."""


def compose_theme(voice: Voice, theme: Theme) -> Page:
    views, desk = Views.of(voice, links.theme_page(theme.id)), voice.desk
    question = voice.label(theme.question)
    places = [place for place in desk.reported if (place.id, theme.id) in desk.telling]
    shown, folds = theme_room(desk, theme.id)
    context = ThemeView(
        question=question,
        places=tuple(
            ThemePlace(
                id=city_anchor(place.id),
                link=views.city(place.id, theme_anchor(theme.id)),
                name=voice.label(place.name),
                benchmark=place.benchmark,
                cell=find_cell(views, place.id, theme.id, shown=shown, folded=folds, whole=True),
            )
            for place in places
        ),
        stories=() if places else _stories(views, theme.id),
        charts=find_charts(views, desk.series_under.get(theme.id, ())),
        others=tuple(views.theme(other) for other in desk.themes if other != theme.id),
    )
    return Page(
        path=views.path,
        title=voice.label(theme.name).text,
        description=voice.words("theme_description", question=question),
        template="theme",
        context=context,
        meta=Meta(kind="theme", alternates=EDITIONS, title_lang=voice.edition),
        sources=views.notes.sources(),
    )


def _stories(views: Views, theme: str) -> tuple[Link, ...]:
    """Links to the stories with most claims under a theme, these first."""
    desk = views.desk
    claims = Counter(claim.citation.article for claim in desk.claims_under.get(theme, ()))
    found = nsmallest(MOST_STORIES, claims.items(), key=lambda item: (-item[1], item[0]))
    return tuple(views.story_link(desk.story_of[article]) for article, _ in found)
