"""Atom and JSON feeds of an edition.

In: the pages of an edition that their metadata describes as articles with a date. Out: the two feeds as bytes.
No clock: a feed is as young as its youngest entry.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

from feedgen.feed import FeedGenerator
from msgspec import Struct
from msgspec.structs import replace

from tashan.publish.meta import own_meta, split_meta
from tashan.publish.settings import page_url

if TYPE_CHECKING:
    from tashan.model import Edition, Lang
    from tashan.publish.sources import Source
    from tashan.publish.wording import FrameWords

ATOM = "feed.xml"
JSON_FEED = "feed.json"
MOST_ENTRIES = 50
"""A reader asks for a feed every hour; who wants older briefings has the list of all."""
_UNKNOWN = datetime.fromtimestamp(0, tz=UTC)
"""Atom wants a moment of each entry. One without a date has that of the oldest that has one: no clock, and no entry
that becomes new when another article is added."""
_NO_SITE = "urn:tashan:"
"""Atom wants an absolute id; without a known address of the site a URN is one (RFC 4287, 4.2.6)."""


class FeedEntry(Struct, frozen=True, kw_only=True):
    """A page as feeds show it; `url` is relative to the edition, dates are aware."""

    url: str
    title: str
    lang: Lang
    """Language of the title and the text, which is the article's where the edition has no translation."""
    published: datetime | None
    """None where the article names no date; then it stands behind all that do."""
    updated: datetime
    summary: str = ""
    points: tuple[str, ...] = ()
    """Key points as plain text."""
    authors: tuple[str, ...] = ()
    machine: bool = False
    """Whether what the entry says was translated by a machine; then it says so."""


def find_entries(source: Source) -> tuple[FeedEntry, ...]:
    """An entry for each page that calls itself a briefing, newest first, no more than a feed holds."""
    entries = []
    for document in source.documents:
        meta, _ = split_meta(document)
        own = own_meta(meta)
        if own.get("kind") == "briefing":
            entries.append(_entry(page_url(document.path), meta, own, source.edition))
    dated = [entry for entry in entries if entry.updated > _UNKNOWN]
    oldest = min((entry.updated for entry in dated), default=_UNKNOWN)
    undated = [replace(entry, updated=oldest) for entry in entries if entry.updated <= _UNKNOWN]
    ordered = [*sorted(dated, key=_newest_first), *sorted(undated, key=_newest_first)]
    return tuple(ordered[:MOST_ENTRIES])


def _newest_first(entry: FeedEntry) -> tuple[float, str]:
    return -entry.updated.timestamp(), entry.url


def render_atom(entries: tuple[FeedEntry, ...], edition: Edition, words: FrameWords, site_url: str) -> bytes:
    """An Atom feed (RFC 4287) with `xml:lang`."""
    feed = FeedGenerator()
    feed.id(_absolute("", edition, site_url) if site_url else f"{_NO_SITE}{edition}")
    feed.title(words.site_name)
    feed.subtitle(words.tagline)
    feed.language(edition)
    feed.updated(_latest(entries))
    if site_url:
        feed.link(href=_absolute("", edition, site_url), rel="alternate")
        feed.link(href=_absolute(ATOM, edition, site_url), rel="self")
    for entry in entries:
        _add_entry(feed, entry, edition, words, site_url)
    return bytes(feed.atom_str(pretty=True)) + b"\n"


def render_json(entries: tuple[FeedEntry, ...], edition: Edition, words: FrameWords, site_url: str) -> bytes:
    """A JSON Feed 1.1."""
    addresses = {
        "home_page_url": _absolute("", edition, site_url),
        "feed_url": _absolute(JSON_FEED, edition, site_url),
    }
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": words.site_name,
        "description": words.tagline,
        "language": edition,
        **(addresses if site_url else {}),
        "items": [_json_item(entry, edition, words, site_url) for entry in entries],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(url: str, meta: Mapping[str, Any], own: Mapping[str, Any], edition: Edition) -> FeedEntry:
    published = _moment(str(own["published"])) if own.get("published") else None
    modified = _moment(str(own["modified"])) if own.get("modified") else _UNKNOWN
    data = own.get("json_ld") or {}
    return FeedEntry(
        url=url,
        title=str(meta.get("title") or url),
        lang=own.get("title_lang") or edition,
        published=published,
        updated=max(published or _UNKNOWN, modified),
        summary=str(meta.get("description") or ""),
        points=tuple(str(point) for point in own.get("summary") or ()),
        authors=_names(data.get("author")),
        machine=bool(own.get("machine")),
    )


def _names(value: object) -> tuple[str, ...]:
    """Names in a JSON-LD value: a string, an object with a name, or a list of these."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list | tuple):
        return tuple(name for item in value for name in _names(item))
    return (str(value),) if value else ()


def _moment(text: str) -> datetime:
    """An ISO 8601 date or time; without a zone it is taken as UTC, so that no feed depends on this machine's."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _latest(entries: tuple[FeedEntry, ...]) -> datetime:
    return max((entry.updated for entry in entries), default=datetime.fromtimestamp(0, tz=UTC))


def _absolute(path: str, edition: Edition, site_url: str) -> str:
    return f"{site_url}{edition}/{path}"


def _add_entry(feed: FeedGenerator, entry: FeedEntry, edition: Edition, words: FrameWords, site_url: str) -> None:
    item = feed.add_entry(order="append")
    item.id(_absolute(entry.url, edition, site_url) if site_url else f"{_NO_SITE}{edition}:{entry.url}")
    item.title(entry.title)
    item.link(href=_absolute(entry.url, edition, site_url) if site_url else entry.url, rel="alternate")
    if entry.published:
        item.published(entry.published)
    item.updated(entry.updated)
    item.content(_content(entry, words), type="html")
    if entry.summary:
        item.summary(entry.summary)
    for name in entry.authors or (words.site_name,):
        item.author(name=name)
    if entry.machine:
        item.category(term="machine-translation", label=words.machine)


def _content(entry: FeedEntry, words: FrameWords) -> str:
    """The entry as HTML made of plain text only, so that nothing in it can run."""
    mark = f"<p><strong>{escape(words.machine)}</strong></p>" if entry.machine else ""
    points = "".join(f"<li>{escape(point)}</li>" for point in entry.points)
    body = f"<ul>{points}</ul>" if points else f"<p>{escape(entry.summary or entry.title)}</p>"
    return f'<div lang="{entry.lang}">{mark}{body}</div>'


def _json_item(entry: FeedEntry, edition: Edition, words: FrameWords, site_url: str) -> dict[str, Any]:
    url = _absolute(entry.url, edition, site_url) if site_url else entry.url
    return {
        "id": url,
        "url": url,
        "title": entry.title,
        "content_html": _content(entry, words),
        **({"summary": entry.summary} if entry.summary else {}),
        "language": entry.lang,
        **({"date_published": entry.published.isoformat()} if entry.published else {}),
        **({"date_modified": entry.updated.isoformat()} if entry.published else {}),
        **({"authors": [{"name": name} for name in entry.authors]} if entry.authors else {}),
        **({"tags": ["machine-translation"]} if entry.machine else {}),
    }
