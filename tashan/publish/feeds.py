"""Atom and JSON feeds of an edition.

In: the pages of an edition that their metadata describes as articles with a date. Out: the two feeds as bytes.
No clock: a feed is as young as its youngest entry.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from feedgen.feed import FeedGenerator

from tashan.publish.meta import own_meta, split_meta
from tashan.publish.settings import page_url
from tashan.publish.wording import FRAME_WORDS

if TYPE_CHECKING:
    from tashan.model import Edition
    from tashan.publish.sources import Source

ATOM = "feed.xml"
JSON_FEED = "feed.json"
_ARTICLE_TYPES = frozenset({"Article", "NewsArticle", "Report", "AnalysisNewsArticle"})
_NO_SITE = "urn:tashan:"
"""Atom wants an absolute id; without a known address of the site a URN is one (RFC 4287, 4.2.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """A page as feeds show it; `url` is relative to the edition, dates are aware."""

    url: str
    title: str
    published: datetime
    updated: datetime
    summary: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def find_entries(source: Source) -> tuple[FeedEntry, ...]:
    """Entries from the JSON-LD of the pages, newest first."""
    entries = []
    for document in source.documents:
        meta, _ = split_meta(document)
        data = own_meta(meta).get("json_ld")
        if isinstance(data, Mapping) and data.get("@type") in _ARTICLE_TYPES and data.get("datePublished"):
            entries.append(_entry(page_url(document.path), meta, data))
    return tuple(sorted(entries, key=lambda entry: (-entry.updated.timestamp(), entry.url)))


def render_atom(entries: tuple[FeedEntry, ...], edition: Edition, site_url: str) -> bytes:
    """An Atom feed (RFC 4287) with `xml:lang`."""
    words = FRAME_WORDS[edition]
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
        _add_entry(feed, entry, edition, site_url)
    return bytes(feed.atom_str(pretty=True)) + b"\n"


def render_json(entries: tuple[FeedEntry, ...], edition: Edition, site_url: str) -> bytes:
    """A JSON Feed 1.1."""
    words = FRAME_WORDS[edition]
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
        "items": [_json_item(entry, edition, site_url) for entry in entries],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(url: str, meta: Mapping[str, Any], data: Mapping[str, Any]) -> FeedEntry:
    published = _moment(str(data["datePublished"]))
    return FeedEntry(
        url=url,
        title=str(meta.get("title") or data.get("headline") or url),
        published=published,
        updated=max(published, _moment(str(data.get("dateModified") or data["datePublished"]))),
        summary=str(meta.get("description") or data.get("description") or ""),
        authors=_names(data.get("author")),
        tags=_names(data.get("keywords")),
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


def _add_entry(feed: FeedGenerator, entry: FeedEntry, edition: Edition, site_url: str) -> None:
    item = feed.add_entry(order="append")
    item.id(_absolute(entry.url, edition, site_url) if site_url else f"{_NO_SITE}{edition}:{entry.url}")
    item.title(entry.title)
    item.link(href=_absolute(entry.url, edition, site_url) if site_url else entry.url, rel="alternate")
    item.published(entry.published)
    item.updated(entry.updated)
    if entry.summary:
        item.summary(entry.summary)
    for name in entry.authors or (FRAME_WORDS[edition].site_name,):
        item.author(name=name)
    for tag in entry.tags:
        item.category(term=tag)


def _json_item(entry: FeedEntry, edition: Edition, site_url: str) -> dict[str, Any]:
    url = _absolute(entry.url, edition, site_url) if site_url else entry.url
    return {
        "id": url,
        "url": url,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "language": edition,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        **({"authors": [{"name": name} for name in entry.authors]} if entry.authors else {}),
        **({"tags": list(entry.tags)} if entry.tags else {}),
    }
