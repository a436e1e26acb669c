"""The words of the site's frame (header, footer, chooser, menu) in the language of each edition.

In: an edition and what the corpus says of its site. Out: `FrameWords`. The phrases stand with those of the pages, in
`briefings/wording_frame.yml`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.briefings.wording import Wording
from tashan.corpus.sites import PAGES
from tashan.language.script import DEFAULT_STANDARD
from tashan.render.inert import full_width_braces, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tashan.model import Edition, Site


class FrameWords(Struct, frozen=True, kw_only=True):
    """Everything the frame says in one language; `nav` maps a page's path to its short name in the menu."""

    site_name: str
    tagline: str
    licence: str
    saying: str
    own_name: str
    """The language's name for itself, for the switch."""
    short_name: str
    skip: str
    switch: str
    menu: str
    theme_auto: str
    theme_light: str
    theme_dark: str
    permalink: str
    feed: str
    editions: str
    """Name of the page that lists all translations, for the footer."""
    not_found: str
    to_home: str
    one_version: str
    """Under a search result: its one other version; `#` in the next stands for the number."""
    more_versions: str
    machine: str
    nav: Mapping[str, str]


@cache
def frame_words(edition: Edition, standard: str = DEFAULT_STANDARD, site: Site | None = None) -> FrameWords:
    """The frame's words of an edition."""
    say = Wording(edition, standard, site)
    phrases = {name: bare(say(f"frame_{name}")) for name in FrameWords.__struct_fields__ if name != "nav"}
    return FrameWords(**phrases, nav={path: bare(say(f"menu_{name}")) for name, path in PAGES.items()})


def bare(text: str) -> str:
    """A phrase without what a template engine, or the press with its tokens, could take for its own."""
    return full_width_braces(plain(text).replace("\ue000", "").replace("\ue001", ""))


def menu_path(name: str) -> str:
    """The path of the page that a menu calls `name`."""
    return PAGES.get(name, f"{name}.md")
