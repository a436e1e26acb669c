"""Briefings: stories and facts become the pages of one edition, and the data files.

In: a `Library` and an edition. Out: frozen `Page`s, every quotation of which has been held against its passage, and
`Asset`s. Pure: nothing is read but the wording beside this module, nothing is written.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tashan.briefings.answers import Answers
from tashan.briefings.briefing import compose_briefing
from tashan.briefings.city import compose_city
from tashan.briefings.data import Dated, Lines, find_lines, write_tables, year_of
from tashan.briefings.data_page import compose_data_page
from tashan.briefings.desk import Desk
from tashan.briefings.editions_page import compose_editions
from tashan.briefings.exports import compose_exports
from tashan.briefings.home import compose_briefings, compose_cities, compose_home, compose_themes, cut_briefings
from tashan.briefings.layout import lay_out
from tashan.briefings.page import Page
from tashan.briefings.quote_lock import CitedPassages, QuoteLockError, hold_quotes
from tashan.briefings.reads import Hashes, Read, Watch, WatchedDesk
from tashan.briefings.theme import compose_theme
from tashan.briefings.timeline import compose_timeline
from tashan.briefings.versions import compose_version
from tashan.briefings.voice import Voice
from tashan.model import EDITIONS
from tashan.store import hash_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tashan.briefings.paging import Part
    from tashan.model import Asset, Edition, Library, Place, Story, Theme

__all__ = [
    "Answers", "Composer", "Hashes", "Made", "Page", "QuoteLockError", "Read", "Records",
    "compose_data", "compose_edition", "compose_records", "dated", "lay_out", "name_pages", "write_tables",
]  # fmt: skip


class Made(Struct, frozen=True, kw_only=True):
    """Pages that were composed in one go, and what was read of the desk for them."""

    name: str
    """What they are, for instance `city hangzhou`; the same from build to build."""
    pages: tuple[Page, ...]
    read: Read


def compose_edition(library: Library, edition: Edition, desk: Desk | None = None) -> tuple[Page, ...]:
    """All pages of an edition, sorted by path; `desk` is that of the library, where somebody has laid it out already.

    Raises QuoteLockError where a page quotes what its passage lacks.
    """
    desk = desk or lay_out(library)
    made = Composer(library, edition, desk).compose(name_pages(desk))
    return tuple(sorted((page for one in made for page in one.pages), key=lambda page: page.path))


class Records(Struct, frozen=True, kw_only=True):
    """What the data files hold of a story: its rows and its downloads; and what was read of the desk for them."""

    story: str
    lines: Lines
    downloads: tuple[Asset, ...]
    read: Read


class Composer:
    """Composes the pages of an edition; what one page found out, the others need not."""

    def __init__(self, library: Library, edition: Edition, desk: Desk, answers: Answers | None = None) -> None:
        self._watch, self._passages = Watch(), CitedPassages(library, edition)
        self._plan = dict(_plan(Voice(WatchedDesk(desk, self._watch), edition, answers), desk))

    def compose(self, names: Iterable[str]) -> tuple[Made, ...]:
        """The pages of these names. Raises QuoteLockError where one quotes what its passage lacks."""
        made = []
        for name in names:
            self._watch.begin()
            made.append(Made(name=name, pages=tuple(self._plan[name]()), read=self._watch.read()))
        hold_quotes([page for one in made for page in one.pages], self._passages)
        return tuple(made)


def name_pages(desk: Desk) -> tuple[str, ...]:
    """The names of all pages of an edition, or of those that are made in one go."""
    return tuple(name for name, _ in _plan(Voice(desk, "en"), desk))


def _plan(voice: Voice, desk: Desk) -> Iterator[tuple[str, Callable[[], Iterable[Page]]]]:
    """Every page of an edition by name, with what composes it."""
    yield "home", lambda: [compose_home(voice)]
    parts = cut_briefings(desk)
    for part in parts:  # which stories it lists is in its name, what it shows of each counts as read
        listed = hash_text(*(story.id for story in part.items)).hex()
        yield f"briefings {part.number} of {len(parts)}, {listed}", partial(_briefings, voice, part, parts)
    yield "cities", lambda: [compose_cities(voice)]
    yield "themes", lambda: [compose_themes(voice)]
    yield "timeline", lambda: compose_timeline(voice)
    yield "data", lambda: [compose_data_page(voice)]
    yield "editions", lambda: compose_editions(voice)
    for story in desk.stories:
        yield f"story {story.id}", partial(_story, voice, story)
    for place in desk.reported:
        yield f"city {place.id}", partial(_city, voice, place)
    for theme in desk.themes.values():
        yield f"theme {theme.id}", partial(_theme, voice, theme)


def _known(desk: Desk, story: Story) -> Story:
    """A story. That it is as it is counts as read."""
    versions = tuple(desk.versions[one.article] for one in desk.story_of[story.canonical].versions)
    return replace(story, versions=versions)


def _briefings(voice: Voice, part: Part[Story], parts: tuple[Part[Story], ...]) -> list[Page]:
    part = replace(part, items=tuple(_known(voice.desk, story) for story in part.items))
    return [compose_briefings(voice, part, parts)]


def _story(voice: Voice, story: Story) -> list[Page]:
    story = _known(voice.desk, story)
    others = (version for version in story.versions if version.article != story.canonical)
    return [compose_briefing(voice, story), *(compose_version(voice, story, version) for version in others)]


def _city(voice: Voice, place: Place) -> list[Page]:
    return [compose_city(voice, place)]


def _theme(voice: Voice, theme: Theme) -> list[Page]:
    return [compose_theme(voice, theme)]


def compose_records(desk: Desk, stories: Iterable[Story]) -> tuple[Records, ...]:
    """The records of each of these stories of the desk."""
    watch = Watch()
    seen = WatchedDesk(desk, watch)
    voices = {edition: Voice(seen, edition) for edition in EDITIONS}
    made = []
    for story in stories:
        watch.begin()
        known = _known(seen, story)
        lines, downloads = find_lines(seen, voices, known), compose_exports(voices, known)
        made.append(Records(story=story.id, lines=lines, downloads=downloads, read=watch.read()))
    return tuple(made)


def dated(desk: Desk, found: Iterable[tuple[str, Lines]]) -> Iterator[Dated]:
    """The rows of stories by their ids, with the years in which these were published."""
    years = {story.id: year_of(desk, story) for story in desk.stories}
    return ((years[story], lines) for story, lines in found)


def compose_data(library: Library, desk: Desk | None = None) -> tuple[Asset, ...]:
    """The files that all editions share: the tables as JSON and CSV, and the books and translation memories."""
    desk = desk or lay_out(library)
    records = compose_records(desk, desk.stories)
    downloads = (asset for one in records for asset in one.downloads)
    return (*write_tables(dated(desk, ((one.story, one.lines) for one in records)), desk.series), *downloads)
