"""The home page and the lists of briefings, cities and themes.

In: the edition's voice. Out: four pages.
"""

from __future__ import annotations

from collections import Counter
from math import log10
from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from tashan.briefings import links
from tashan.briefings.agree import group_figures
from tashan.briefings.matrix import Column, Contrast, HeatRow, find_columns, find_contrasts, find_heat
from tashan.briefings.page import Link, Meta, Page
from tashan.briefings.paging import cut_parts, list_part
from tashan.briefings.views import Views
from tashan.language.quantities import find_quantities
from tashan.model import EDITIONS, PlaceKind
from tashan.stories.drift.kinds import turns_round

if TYPE_CHECKING:
    from tashan.briefings.desk import Desk
    from tashan.briefings.page import Quotation, StoryCard, Text
    from tashan.briefings.paging import Part
    from tashan.briefings.voice import Voice
    from tashan.model import Drift, Place, Quote, Story, Version

HOME_STORIES = 6
HEAT_COLUMNS = 10
# A part of the list of briefings; its own page shows one to two parts.
STORIES_A_PART = 40
PASSING_STORIES = 3
# Characters of the clause that shows the latest drift.
HOME_DRIFT = 80


class Home(Struct, frozen=True, kw_only=True):
    counts: str
    stories: tuple[StoryCard, ...]
    columns: tuple[Column, ...]
    rows: tuple[HeatRow, ...]
    questions: tuple[tuple[Link, Text], ...]
    finding: Finding | None
    judged: bool
    """Whether editors marked anything: without it the map counts stories alone."""
    drift: LatestDrift | None
    briefings: str
    cities: str
    method: str


class Finding(Struct, frozen=True, kw_only=True):
    """What the comparisons found, in two lines: a place and another under one theme."""

    place: Link
    contrast: Contrast


class LatestDrift(Struct, frozen=True, kw_only=True):
    """What a version of a recent story says otherwise: the gravest place, and where the rest stands."""

    story: Link
    relation: str
    page: str
    original: Quotation | None
    copy: Quotation | None
    words: Text
    rest: int


class PlaceCard(Struct, frozen=True, kw_only=True):
    id: str
    link: Link
    kind: str
    stories: int
    claims: int
    figures: int
    profile: Text | None
    benchmark: bool


class PlaceGroup(Struct, frozen=True, kw_only=True):
    kind: str
    title: str
    places: tuple[PlaceCard, ...]


class PassingPlace(Struct, frozen=True, kw_only=True):
    """A place without a page: its anchor in the list, and the stories that name it."""

    id: str
    name: Text
    stories: tuple[Link, ...]


class Cities(Struct, frozen=True, kw_only=True):
    groups: tuple[PlaceGroup, ...]
    passing: tuple[PassingPlace, ...]


class ThemeCard(Struct, frozen=True, kw_only=True):
    link: Link
    question: Text
    claims: int
    stories: int
    cities: tuple[Link, ...]


def compose_home(voice: Voice) -> Page:
    views, desk, words = Views.of(voice, links.HOME), voice.desk, voice.words
    places = desk.reported
    heated = tuple(p for p in places if any((p.id, theme) in desk.telling for theme in desk.themes))[:HEAT_COLUMNS]
    context = Home(
        counts=words(
            "home_counts" if places else "home_counts_alone",
            stories=len(desk.stories),
            articles=sum(len(story.versions) for story in desk.stories),
            places=_count_places(views, places),
            figures=len(desk.figures),
            claims=len(desk.claims),
        ),
        stories=tuple(views.story(story) for story in desk.stories[:HOME_STORIES]),
        columns=find_columns(views, heated) if len(heated) > 1 else (),
        rows=find_heat(views, heated) if len(heated) > 1 else (),
        judged=any(claim.reviewed and claim.stance != "neutral" for claim in desk.claims),
        drift=_drift(views),
        questions=tuple(
            (views.theme(t.id), voice.label(t.question))
            for t in desk.themes.values()
            if places and t.id in desk.claims_under
        ),
        finding=_finding(views),
        briefings=links.relative(views.path, links.BRIEFINGS),
        cities=links.relative(views.path, links.CITIES),
        method=links.relative(views.path, links.METHOD),
    )
    return list_page(views, "home", context, kind="home")


def _count_places(views: Views, places: tuple[Place, ...]) -> str:
    """How many places there are: one word for them where they are all of a kind, else kind by kind."""
    counts = Counter(place.kind for place in places)
    if len(counts) < 2:
        return views.voice.words("count_things", n=len(places))
    kinds = [kind for kind in get_args(PlaceKind) if counts[kind]]
    return views.voice.words("list_comma").join(views.voice.words(f"count_{kind}", n=counts[kind]) for kind in kinds)


def _finding(views: Views) -> Finding | None:
    """The first contrast of the place with most claims that is not the one all are held against."""
    for place in (place for place in views.desk.reported if not place.benchmark):
        told = find_contrasts(views, views.desk.compared[place.id], most=1)
        if told:
            return Finding(place=views.city(place.id), contrast=told[0])
    return None


def _drift(views: Views) -> LatestDrift | None:
    """The gravest drift of the newest story that a version damages."""
    for story in views.desk.stories:
        hurt = [version for version in story.versions if version.drift and version.article != story.canonical]
        if hurt:
            version = max(hurt, key=lambda one: (one.drift[0].gravity, len(one.drift), one.article))
            return _latest(views, story, version)
    return None


def _size(drift: Drift) -> float:
    """How far a drift is from what it should be: a statement turned round, or a number by how many times it is off."""
    sizes = [_value(quote) for quote in (drift.original, drift.copy) if quote]
    if drift.kind != "number" or len(sizes) < 2 or not all(sizes):
        return 10 * drift.gravity + turns_round(drift.kind)
    return 10 * drift.gravity + min(9.0, abs(log10(sizes[0] / sizes[1])))


def _value(quote: Quote) -> float:
    """The number that a drift is about; 0 where none is marked."""
    start, end = quote.mark or (0, 0)
    found = find_quantities(quote.text[start:end])
    return abs(float(found[0].value)) if found else 0.0


def _latest(views: Views, story: Story, version: Version) -> LatestDrift:
    voice, first = views.voice, max(version.drift, key=_size)
    return LatestDrift(
        story=views.story_link(story),
        relation=voice.words(version.relation),
        page=links.relative(views.path, links.version_page(story.id, version.article), "drifts"),
        original=voice.drifted(first.original, HOME_DRIFT) if first.original else None,
        copy=voice.drifted(first.copy, HOME_DRIFT) if first.copy else None,
        words=voice.message(first.message, story),
        rest=len(version.drift) - 1,
    )


def cut_briefings(desk: Desk) -> tuple[Part[Story], ...]:
    """The list of all stories, in parts."""
    return tuple(cut_parts(links.BRIEFINGS, desk.stories, STORIES_A_PART))


def compose_briefings(voice: Voice, part: Part[Story], parts: tuple[Part[Story], ...]) -> Page:
    """A part of the list of all stories."""
    views = Views.of(voice, part.path)
    cards = tuple(views.story(story) for story in part.items)
    return list_page(views, "briefings", list_part(voice, part, parts, cards), number=part.number)


def compose_cities(voice: Voice) -> Page:
    views = Views.of(voice, links.CITIES)
    places = voice.desk.reported
    kinds = [kind for kind in get_args(PlaceKind) if any(p.kind == kind for p in places)]
    groups = tuple(
        PlaceGroup(
            kind=kind,
            title=voice.words(f"kinds_{kind}"),
            places=tuple(place_card(views, place) for place in places if place.kind == kind),
        )
        for kind in kinds
    )
    passing = tuple(_passing(views, place) for place in voice.desk.passing)
    return list_page(views, "cities", Cities(groups=groups, passing=passing))


def _passing(views: Views, place: Place) -> PassingPlace:
    return PassingPlace(
        id=links.passing_anchor(place.id),
        name=views.voice.label(place.name),
        stories=tuple(views.story_link(story) for story in views.desk.stories_about(place.id, PASSING_STORIES)),
    )


def compose_themes(voice: Voice) -> Page:
    views = Views.of(voice, links.THEMES)
    return list_page(views, "themes", tuple(_theme_card(views, theme) for theme in voice.desk.themes))


def place_card(views: Views, place: Place) -> PlaceCard:
    desk = views.desk
    return PlaceCard(
        id=place.id,
        link=views.city(place.id),
        kind=views.voice.words(f"kind_{place.kind}"),
        stories=len(desk.about.get(place.id, ())),
        claims=len(desk.claims_at.get(place.id, ())),
        figures=len(group_figures(desk.figures_at.get(place.id, ()))),
        profile=views.voice.label(place.profile) if place.profile else None,
        benchmark=place.benchmark,
    )


def _theme_card(views: Views, theme: str) -> ThemeCard:
    desk = views.desk
    claims = desk.claims_under.get(theme, ())
    return ThemeCard(
        link=views.theme(theme),
        question=views.voice.label(desk.themes[theme].question),
        claims=len(claims),
        stories=len({claim.citation.article for claim in claims}),
        cities=views.cities(p.id for p in desk.reported if (p.id, theme) in desk.telling),
    )


def list_page(views: Views, name: str, context: object, kind: str = "list", number: int = 0) -> Page:
    """A page whose title, description and lead are wording of the edition; it exists in every edition. An older part of
    a long list says its `number`."""
    words = views.voice.words
    title = words(f"{name}_title")
    return Page(
        path=views.path,
        title=words("part_title", title=title, n=number) if number else title,
        description=words(f"{name}_description"),
        template=name,
        context=context,
        meta=Meta(kind=kind, alternates=EDITIONS, title_lang=views.voice.edition),  # type: ignore[arg-type]
        sources=views.notes.sources(),
    )
