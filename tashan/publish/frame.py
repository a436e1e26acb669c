"""The files at the root of the site that belong to no edition.

In: the sources of all editions and the site's address. Out: chooser, 404 page, sitemap, robots and marker as assets.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET  # only writes

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from tashan.colours import list_properties
from tashan.model import Asset
from tashan.publish.manifest import MAKER, MARKER
from tashan.publish.meta import real_translations, split_meta
from tashan.publish.policy import find_policy, lock_page
from tashan.publish.settings import page_url
from tashan.store.templates import CompiledTemplates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tashan.model import Edition
    from tashan.publish.sources import Source
    from tashan.publish.wording import FrameWords

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


class _Choice(Struct, frozen=True, kw_only=True):
    edition: Edition
    words: FrameWords


def render_frame(
    sources: tuple[Source, ...], templates: Path, mark: str, site_url: str, palette: Mapping[str, tuple[str, str]]
) -> tuple[Asset, ...]:
    """All files at the root. `mark` is the path data of the logo, drawn inline."""
    choices = tuple(_Choice(edition=source.edition, words=source.words) for source in sources)
    environment = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=True,
        keep_trailing_newline=True,
        bytecode_cache=CompiledTemplates("root"),
    )
    light, dark = (list_properties(palette, dark=is_dark) for is_dark in (False, True))
    shared = {"choices": choices, "lead": choices[0], "site_url": site_url, "light": light, "dark": dark}
    chooser = environment.get_template("chooser.html.j2").render(
        **shared,
        mark=mark,
        sayings=_sayings(choices),
        names=[choice.words.site_name for choice in choices],
        editions=[choice.edition for choice in choices],
    )
    missing = environment.get_template("not_found.html.j2").render(**shared, base=urlsplit(site_url).path or "/")
    files = {
        "index.html": lock_page(chooser, find_policy(chooser)),
        "404.html": lock_page(missing, find_policy(missing)),
        "robots.txt": _robots(site_url),
        MARKER: _marker(sources),
    }
    assets = tuple(Asset(path=path, content=text.encode()) for path, text in files.items())
    return (*assets, Asset(path="sitemap.xml", content=render_sitemap(sources, site_url))) if site_url else assets


def _sayings(choices: tuple[_Choice, ...]) -> tuple[tuple[Edition, str], ...]:
    """The motto in the language of each edition, once where two editions write it alike."""
    first = {choice.words.saying: choice.edition for choice in reversed(choices)}
    return tuple(
        (choice.edition, choice.words.saying) for choice in choices if first[choice.words.saying] == choice.edition
    )


def render_sitemap(sources: tuple[Source, ...], site_url: str) -> bytes:
    """A sitemap that names alternates for real translations only, and `/` as `x-default` of the home pages."""
    ET.register_namespace("", _SITEMAP)
    ET.register_namespace("xhtml", _XHTML)
    root = ET.Element(f"{{{_SITEMAP}}}urlset")
    _add_url(root, site_url, _home_alternates(sources, site_url))
    for source in sources:
        for document in source.documents:
            url = page_url(document.path)
            meta, _ = split_meta(document)
            editions = tuple(e for e in real_translations(meta) if any(s.edition == e for s in sources))
            alternates: dict[str, str] = {edition: _absolute(site_url, edition, url) for edition in editions}
            if document.path == "index.md":
                alternates = _home_alternates(sources, site_url)
            _add_url(root, _absolute(site_url, source.edition, url), alternates if len(alternates) > 1 else {})
    ET.indent(root, " ")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _home_alternates(sources: tuple[Source, ...], site_url: str) -> dict[str, str]:
    homes: dict[str, str] = {source.edition: _absolute(site_url, source.edition, "") for source in sources}
    return {**homes, "x-default": site_url}


def _add_url(root: ET.Element, address: str, alternates: dict[str, str]) -> None:
    url = ET.SubElement(root, f"{{{_SITEMAP}}}url")
    ET.SubElement(url, f"{{{_SITEMAP}}}loc").text = address
    for lang, href in alternates.items():
        ET.SubElement(url, f"{{{_XHTML}}}link", {"rel": "alternate", "hreflang": lang, "href": href})


def _absolute(site_url: str, edition: str, url: str) -> str:
    return f"{site_url}{edition}/{quote(url)}"


def _robots(site_url: str) -> str:
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {site_url}sitemap.xml\n" if site_url else "")


def _marker(sources: tuple[Source, ...]) -> str:
    """What this folder is, for programs."""
    editions = {source.edition: sorted(page_url(path) for path in source.paths) for source in sources}
    return json.dumps({"made_by": MAKER, "editions": editions}, ensure_ascii=False, indent=1) + "\n"
