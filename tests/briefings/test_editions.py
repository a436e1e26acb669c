"""Translations on the pages: what is outdated, who made it, and what a reader can take along."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from tashan.briefings import compose_data, compose_edition, editions_page
from tashan.editions.freshness import passage_hashes
from tashan.model import EDITIONS, Article, Library, Translation
from tashan.render import render_edition
from tests.briefings.library import GUANGYAN, GUANGYAN_EN, LIBRARY
from tests.editions.test_epub import check
from tests.editions.test_tmx import validate


def library(edition: Article = GUANGYAN_EN, original: Article = GUANGYAN) -> Library:
    return replace(LIBRARY, articles={**LIBRARY.articles, original.id: original, edition.id: edition})


SEEN = replace(GUANGYAN_EN, translated_from=passage_hashes(GUANGYAN))


def behind(number: int) -> Article:
    """The translation, made when one passage of the original said something else."""
    hashes = list(passage_hashes(GUANGYAN))
    hashes[number] = "0123abcd"
    return replace(GUANGYAN_EN, translated_from=tuple(hashes))


def context(found: Library, edition: str, path: str = "briefings/guangyan/index.md"):
    return next(page.context for page in compose_edition(found, edition) if page.path == path)  # type: ignore[arg-type]


def stale(found: Library, edition: str) -> list[tuple[str, str, str]]:
    rows = context(found, edition).reading.rows
    return [(b.id, b.stale, b.changed) for row in rows for b in (*row.first, *row.second) if b.stale]


@pytest.mark.parametrize("edition", EDITIONS)
def test_exactly_the_changed_passage_is_marked_with_a_link_to_what_it_says_now(edition: str):
    assert stale(library(behind(2)), edition) == [("t-p2", "outdated", "#p2")]
    assert stale(library(SEEN), edition) == []
    assert stale(library(GUANGYAN_EN), edition) == []


def test_a_passage_that_came_later_is_marked_in_the_original():
    seen = replace(GUANGYAN_EN, translated_from=passage_hashes(GUANGYAN)[:-1], passages=GUANGYAN_EN.passages[:-1])
    story = next(s for s in LIBRARY.stories if s.canonical == "guangyan")
    kept = len(list(seen.cited_sentences()))
    versions = tuple(
        replace(v, beads=tuple(b for b in v.beads if all(j < kept for j in b.b))) if v.article == seen.id else v
        for v in story.versions
    )
    stories = tuple(replace(s, versions=versions) if s.id == story.id else s for s in LIBRARY.stories)
    assert stale(replace(library(seen), stories=stories), "en") == [("p4", "untranslated", "")]


def test_the_page_says_how_much_is_outdated_only_where_it_quotes_the_translation():
    found = library(behind(2))
    assert context(found, "en").stale.startswith("The translation is outdated in 1 of 5 passages")
    assert context(found, "zh-Hans").stale == ""
    assert context(library(SEEN), "en").stale == ""


def test_the_mark_reaches_the_page():
    documents = render_edition(compose_edition(library(behind(2)), "en"), "en")
    text = next(d.body for d in documents if d.path == "briefings/guangyan/index.md")
    assert text.count("ts-is-stale") == 1
    assert '<a href="&#35;p2">See what it says now</a>' in text


def editions(found: Library):
    return {str(row.article.text): row for row in context(found, "en", "editions.md").rows.items}


def test_the_editions_page_tells_the_state_of_every_article():
    made = replace(behind(2), translation=Translation(by="machine", engine="some engine", reviewed=True))
    rows = editions(library(made))
    guangyan = rows["What Guangyan can learn from Linhu"]
    assert (guangyan.state, guangyan.shown) == ("outdated", "outdated: 1 of 5 passages")
    assert [str(link.text) for link in guangyan.outdated] == ["paragraph 3"]
    assert guangyan.outdated[0].href == "../briefings/guangyan/#p2"
    assert (guangyan.by, guangyan.engine, guangyan.reviewed) == (
        "machine",
        "some engine",
        "reviewed against the original",
    )
    assert rows["南河数企业"].state == "none"
    assert rows["Beigang answers"].state == "none"
    assert "广岩从临湖学到什么" in rows


def test_a_translation_without_a_record_says_so():
    row = editions(library())["What Guangyan can learn from Linhu"]
    assert (row.state, row.outdated, row.by) == ("unrecorded", (), "a person")
    assert editions(library(SEEN))["What Guangyan can learn from Linhu"].state == "fresh"


def test_an_excerpted_article_links_no_passages():
    narrow = replace(GUANGYAN, rights="excerpt")
    row = editions(library(behind(2), narrow))["What Guangyan can learn from Linhu"]
    assert (row.state, row.outdated) == ("outdated", ())


# --- downloads ---


def downloads(found: Library = LIBRARY) -> dict[str, bytes]:
    return {a.path: a.content for a in compose_data(found) if a.path.startswith("downloads/")}


def test_a_story_in_two_languages_comes_as_book_and_memory_in_both_scripts():
    assert sorted(downloads()) == [
        f"downloads/guangyan.{script}-en.{ending}" for script in ("zh-Hans", "zh-Hant") for ending in ("epub", "tmx")
    ]


def test_an_excerpted_story_has_no_downloads():
    assert downloads(library(original=replace(GUANGYAN, rights="excerpt"))) == {}


def test_every_memory_is_valid_and_in_its_script():
    files = {path: data.decode() for path, data in downloads().items() if path.endswith(".tmx")}
    for text in files.values():
        validate(text)
    segments = etree.fromstring(files["downloads/guangyan.zh-Hant-en.tmx"].encode()).xpath("//seg/text()")
    assert any("臨湖設了一隻850億元的耐心基金" in segment for segment in segments)
    assert any(segment.startswith("Linhu set up a patient fund") for segment in segments)


@pytest.mark.slow
@pytest.mark.parametrize("script", ["zh-Hans", "zh-Hant"])
def test_every_book_passes_epubcheck(tmp_path: Path, script: str):
    check(downloads()[f"downloads/guangyan.{script}-en.epub"], tmp_path)


def test_each_edition_links_the_downloads_of_its_script():
    for edition, script in (("zh-Hans", "zh-Hans"), ("zh-Hant", "zh-Hant"), ("en", "zh-Hans")):
        hrefs = [link.href for link in context(LIBRARY, edition).reading.downloads]
        assert hrefs == [f"../../../downloads/guangyan.{script}-en.{ending}" for ending in ("epub", "tmx")]


def test_a_long_editions_page_is_parted_and_counts_all_on_its_own_page(monkeypatch: pytest.MonkeyPatch):
    whole = editions(library(behind(2)))
    monkeypatch.setattr(editions_page, "ARTICLES_A_PART", 1)
    pages = {page.path: page for page in compose_edition(library(behind(2)), "en")}
    paths = ["editions.md", *(path for path in sorted(pages, reverse=True) if path.startswith("archive/editions-"))]
    assert paths == ["editions.md", "archive/editions-3.md", "archive/editions-2.md", "archive/editions-1.md"]
    rows = [row for path in paths for row in pages[path].context.rows.items]
    assert {str(row.article.text) for row in rows} == whole.keys()
    assert [len(pages[path].context.rows.items) for path in paths] == [1, 1, 1, 1]
    assert [pages[path].context.counts for path in paths[1:]] == ["", "", ""]
    outdated = next(row for row in rows if row.state == "outdated")
    assert outdated.outdated[0].href.startswith("../../briefings/guangyan/")
    assert "4" in pages["editions.md"].context.counts
