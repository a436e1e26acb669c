"""Validators of feeds: what RFC 4287 (Atom) and JSON Feed 1.1 require, as far as these feeds use them."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

NS = "{http://www.w3.org/2005/Atom}"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
_AT_MOST_ONCE = {
    "feed": ("subtitle", "logo", "icon", "rights", "generator"),
    "entry": ("content", "summary", "published", "rights", "source"),
}
_TYPES = {None, "text", "html", "xhtml"}


def check_atom(data: bytes) -> None:
    """Assert that `data` is a valid Atom feed."""
    feed = etree.fromstring(data)
    assert feed.tag == f"{NS}feed"
    _check_element(feed, "feed")
    ids = []
    for entry in feed.findall(f"{NS}entry"):
        _check_element(entry, "entry")
        ids.append(entry.findtext(f"{NS}id"))
        assert entry.findall(f"{NS}author") or feed.findall(f"{NS}author"), "an entry needs an author"
        has_link = any(link.get("rel", "alternate") == "alternate" for link in entry.findall(f"{NS}link"))
        assert entry.find(f"{NS}content") is not None or has_link
    assert len(ids) == len(set(ids)), "two entries have one id"


def _check_element(element: Any, kind: str) -> None:
    for name in _ONCE[kind]:
        assert len(element.findall(f"{NS}{name}")) == 1, f"{kind} needs one {name}"
    for name in _AT_MOST_ONCE[kind]:
        assert len(element.findall(f"{NS}{name}")) <= 1, f"{kind} has several {name}"
    assert _IRI.fullmatch(element.findtext(f"{NS}id")), "an id is an IRI"
    for name in ("updated", "published"):
        for text in (found.text for found in element.findall(f"{NS}{name}")):
            assert datetime.fromisoformat(text).tzinfo, "a date needs a time zone"
    for name in ("title", "subtitle", "summary", "content", "rights"):
        assert all(found.get("type") in _TYPES for found in element.findall(f"{NS}{name}"))
    alternates = [
        (link.get("type"), link.get("hreflang"))
        for link in element.findall(f"{NS}link")
        if link.get("rel", "alternate") == "alternate"
    ]
    assert len(alternates) == len(set(alternates)), "two alternate links of one kind"
    assert all(link.get("href") for link in element.findall(f"{NS}link"))
    for person in element.findall(f"{NS}author"):
        assert len(person.findall(f"{NS}name")) == 1
    for category in element.findall(f"{NS}category"):
        assert category.get("term")


def check_json(data: bytes) -> None:
    """Assert that `data` is a valid JSON Feed 1.1."""
    feed = json.loads(data)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    for name in ("home_page_url", "feed_url"):
        assert name not in feed or urlsplit(feed[name]).scheme in ("http", "https")
    ids = [item["id"] for item in feed["items"]]
    assert all(isinstance(one, str) and one for one in ids)
    assert len(ids) == len(set(ids))
    for item in feed["items"]:
        assert "content_html" in item or "content_text" in item
        for name in ("date_published", "date_modified"):
            assert name not in item or datetime.fromisoformat(item[name]).tzinfo
        assert all(author.keys() & {"name", "url", "avatar"} for author in item.get("authors", []))
        assert all(isinstance(tag, str) for tag in item.get("tags", []))
