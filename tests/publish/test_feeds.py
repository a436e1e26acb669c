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


FULL = FeedEntry(
    url="briefings/a/",
    title="A",
    lang="en",
    published=datetime(2025, 2, 13, tzinfo=UTC),
    updated=datetime(2025, 2, 14, 8, tzinfo=UTC),
    summary="What A says.",
    authors=("Lin Yi", "Wang Er"),
)


def test_a_json_feed_is_all_of_this() -> None:
    words = frame_words("en")
    assert json.loads(render_json((FULL,), "en", words, "https://example.org/t/")) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": words.site_name,
        "description": words.tagline,
        "language": "en",
        "home_page_url": "https://example.org/t/en/",
        "feed_url": "https://example.org/t/en/feed.json",
        "items": [
            {
                "id": "https://example.org/t/en/briefings/a/",
                "url": "https://example.org/t/en/briefings/a/",
                "title": "A",
                "content_html": '<div lang="en"><p>What A says.</p></div>',
                "summary": "What A says.",
                "language": "en",
                "date_published": "2025-02-13T00:00:00+00:00",
                "date_modified": "2025-02-14T08:00:00+00:00",
                "authors": [{"name": "Lin Yi"}, {"name": "Wang Er"}],
            }
        ],
    }
    assert set(json.loads(render_json((FULL,), "en", words, ""))) == {
        "version", "title", "description", "language", "items"
    }  # fmt: skip


def test_an_atom_feed_is_all_of_this() -> None:
    words = frame_words("en")
    feed = etree.fromstring(render_atom((FULL, ENTRY), "en", words, "https://example.org/t/"))
    texts = {name: feed.findtext(f"a:{name}", namespaces=ATOM) for name in ("id", "title", "subtitle")}
    assert texts == {"id": "https://example.org/t/en/", "title": words.site_name, "subtitle": words.tagline}
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", namespaces=ATOM)}
    assert links == {"alternate": "https://example.org/t/en/", "self": "https://example.org/t/en/feed.xml"}
    entry, machine = feed.findall("a:entry", namespaces=ATOM)
    assert {child.tag.split("}")[1]: child.text for child in entry if (child.text or "").strip()} == {
        "id": "https://example.org/t/en/briefings/a/",
        "title": "A",
        "updated": "2025-02-14T08:00:00+00:00",
        "published": "2025-02-13T00:00:00+00:00",
        "summary": "What A says.",
        "content": '<div lang="en"><p>What A says.</p></div>',
    }
    assert [name.text for name in entry.findall("a:author/a:name", namespaces=ATOM)] == ["Lin Yi", "Wang Er"]
    assert [name.text for name in machine.findall("a:author/a:name", namespaces=ATOM)] == [words.site_name]
    assert [link.get("href") for link in entry.findall("a:link", namespaces=ATOM)] == [
        "https://example.org/t/en/briefings/a/"
    ]
    (kind,) = machine.findall("a:category", namespaces=ATOM)
    assert (kind.get("term"), kind.get("label")) == ("machine-translation", words.machine)


def test_an_atom_feed_without_an_address_names_itself_by_its_edition() -> None:
    feed = etree.fromstring(render_atom((FULL,), "en", frame_words("en"), ""))
    own, entry = (feed.findtext(path, namespaces=ATOM) for path in ("a:id", "a:entry/a:id"))
    assert own != entry
    assert (own or "").endswith("en")
    assert (entry or "").endswith("en:briefings/a/")
    assert feed.findall("a:link", namespaces=ATOM) == []


def test_what_a_page_says_of_itself_becomes_its_entry() -> None:
    page = (
        "---\ntitle: T\ndescription: D\ntashan: {kind: briefing, published: '2025-01-02', modified: '2025-01-03', "
        "title_lang: zh-Hans, machine: true, summary: [one, two], json_ld: {author: {name: [A, B]}}}\n---\n# x\n"
    )
    pages = (
        Document(path="briefings/t/index.md", text=page),
        Document(path="briefings/u/index.md", text="---\ntashan: {kind: briefing}\n---\n# x\n"),
        Document(path="briefings/v/index.md", text="---\ntashan: {kind: briefing}\n---\n# x\n"),
        Document(path="cities/t/index.md", text="---\ntashan: {kind: city}\n---\n# x\n"),
    )
    first, second, third = find_entries(Source(edition="en", documents=pages, words=frame_words("en")))
    assert first == FeedEntry(
        url="briefings/t/",
        title="T",
        lang="zh-Hans",
        published=datetime(2025, 1, 2, tzinfo=UTC),
        updated=datetime(2025, 1, 3, tzinfo=UTC),
        summary="D",
        points=("one", "two"),
        authors=("A", "B"),
        machine=True,
    )
    assert (second.url, second.title, second.lang) == ("briefings/u/", "briefings/u/", "en")
    assert (second.published, second.updated, second.machine) == (None, datetime(2025, 1, 3, tzinfo=UTC), False)
    assert third.url == "briefings/v/"
