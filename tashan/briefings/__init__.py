"""Briefings: stories and facts become the pages of one edition, and the data files.

In: a `Library` and an edition. Out: frozen `Page`s, every quotation of which has been held against its passage, and
`Asset`s. Pure: nothing is read but the wording beside this module, nothing is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.briefings.briefing import compose_briefing
from tashan.briefings.charts import find_series
from tashan.briefings.city import compose_city
from tashan.briefings.data import compose_data as compose_tables
from tashan.briefings.data_page import compose_data_page
from tashan.briefings.desk import Desk, lay_out
from tashan.briefings.editions_page import compose_editions
from tashan.briefings.exports import compose_exports
from tashan.briefings.home import compose_briefings, compose_cities, compose_home, compose_themes
from tashan.briefings.page import Page
from tashan.briefings.quote_lock import QuoteLockError, hold_quotes
from tashan.briefings.theme import compose_theme
from tashan.briefings.timeline import compose_timeline
from tashan.briefings.versions import compose_version
from tashan.briefings.voice import Voice

if TYPE_CHECKING:
    from tashan.model import Asset, Edition, Library

__all__ = ["Page", "QuoteLockError", "compose_data", "compose_edition", "lay_out"]


def compose_edition(library: Library, edition: Edition, desk: Desk | None = None) -> tuple[Page, ...]:
    """All pages of an edition, sorted by path; `desk` is that of the library, where somebody has laid it out already.

    Raises QuoteLockError where a page quotes what its passage lacks.
    """
    desk = desk or lay_out(library)
    voice, series = Voice(desk, edition), find_series(desk)
    pages = [
        compose_home(voice),
        *compose_briefings(voice),
        compose_cities(voice),
        compose_themes(voice),
        *compose_timeline(voice),
        compose_data_page(voice),
        compose_editions(voice),
        *(compose_briefing(voice, story) for story in desk.stories),
        *(compose_version(voice, s, v) for s in desk.stories for v in s.versions if v.article != s.canonical),
        *(compose_city(voice, place, series) for place in desk.reported),
        *(compose_theme(voice, theme, series) for theme in desk.themes.values()),
    ]
    hold_quotes(pages, library, edition)
    return tuple(sorted(pages, key=lambda page: page.path))


def compose_data(library: Library, desk: Desk | None = None) -> tuple[Asset, ...]:
    """The files that all editions share: the tables as JSON and CSV, and the books and translation memories."""
    desk = desk or lay_out(library)
    return (*compose_tables(desk), *compose_exports(desk))
