"""Atom and JSON feeds."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from lxml import etree

from tashan.model import Document
from tashan.publish.feeds import FeedEntry, find_entries, render_atom, render_json
from tashan.publish.sources import Source
from tashan.publish.wording import frame_words
from tests.publish.feedcheck import check_atom, check_json
from tests.publish.pages import make_documents

ATOM = {"a": "http://www.w3.org/2005/Atom"}
ENTRY = FeedEntry(
    url="briefings/guangzhou/",
    title="广州读杭州",
    lang="zh-Hans",
    published=datetime(2025, 2, 13, tzinfo=UTC),
    updated=datetime(2025, 2, 14, tzinfo=UTC),
    points=("A < B",),
    machine=True,
)


def test_briefings_are_entries() -> None:
    source = Source(edition="zh-Hans", documents=make_documents("zh-Hans"), words=frame_words("zh-Hans"))
    assert next((entry.url, entry.title, entry.authors) for entry in find_entries(source)) == (
        "briefings/guangzhou/", "广州读杭州", ("林一",)
    )  # fmt: skip


def test_a_briefing_without_a_date_stands_behind_all_that_have_one_and_is_never_new() -> None:
    page = "---\ntitle: {0}\ntashan: {{kind: briefing{1}}}\n---\n# x\n"
    dates = {"a": "", "b": ", published: '2025-01-02'", "c": ", published: '2025-01-01'"}
    pages = tuple(
        Document(path=f"briefings/{name}/index.md", text=page.format(name, date)) for name, date in dates.items()
    )
    entries = find_entries(Source(edition="en", documents=pages, words=frame_words("en")))
    assert [(entry.title, entry.published is None, entry.updated.day) for entry in entries] == [
        ("b", False, 2), ("c", False, 1), ("a", True, 1)
    ]  # fmt: skip
    words = frame_words("en")
    check_atom(render_atom(entries, "en", words, "https://example.org/"))
    check_json(render_json(entries, "en", words, "https://example.org/"))
    assert "date_published" not in json.loads(render_json(entries, "en", words, ""))["items"][2]


@pytest.mark.parametrize("site", ["https://example.org/", ""])
def test_feeds_are_valid(site: str) -> None:
    for entries in ((ENTRY,), ()):
        check_atom(render_atom(entries, "zh-Hant", frame_words("zh-Hant"), site))
        check_json(render_json(entries, "zh-Hant", frame_words("zh-Hant"), site))


def test_the_atom_feed_says_its_language_and_is_as_young_as_its_youngest_entry() -> None:
    feed = etree.fromstring(render_atom((ENTRY,), "en", frame_words("en"), "https://example.org/"))
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert feed.findtext("a:updated", namespaces=ATOM) == "2025-02-14T00:00:00+00:00"
    assert feed.findtext("a:entry/a:id", namespaces=ATOM) == "https://example.org/en/briefings/guangzhou/"


def test_a_machine_translation_says_so_and_text_is_escaped() -> None:
    (item,) = json.loads(render_json((ENTRY,), "en", frame_words("en"), "https://example.org/"))["items"]
    assert item["content_html"] == (
        '<div lang="zh-Hans"><p><strong>Machine translation</strong></p><ul><li>A &lt; B</li></ul></div>'
    )
    assert (item["language"], item["tags"]) == ("zh-Hans", ["machine-translation"])


def test_a_feed_holds_the_newest_fifty() -> None:
    briefing = '---\ntitle: {0}\ntashan: {{kind: briefing, published: "2025-01-01T00:00:{0:02}+00:00"}}\n---\n# x\n'
    pages = tuple(Document(path=f"briefings/b{n}/index.md", text=briefing.format(n)) for n in range(59))
    entries = find_entries(Source(edition="en", documents=pages, words=frame_words("en")))
    assert [entry.title for entry in entries] == [str(n) for n in range(58, 8, -1)]


def test_an_empty_feed_has_no_clock() -> None:
    assert b"1970-01-01T00:00:00+00:00" in render_atom((), "en", frame_words("en"), "")
