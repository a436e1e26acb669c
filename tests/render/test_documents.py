"""Sheets: finished bodies with working links."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urldefrag

import pytest
import yaml
from lxml import html
from msgspec.structs import replace

from tashan.briefings import compose_data, compose_edition
from tashan.briefings.links import served_folder
from tashan.model import EDITIONS, Edition
from tashan.problems import TashanError
from tashan.render import find_headings, render_edition, render_page, tidy, write_sheet
from tashan.render.inert import front_matter_text, inert_text
from tests.briefings.library import LIBRARY


def built(edition: Edition):
    documents = render_edition(compose_edition(LIBRARY, edition), edition)
    found = {}
    for document in documents:
        found[document.path] = html.document_fromstring(document.body)
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_internal_link_leads_to_a_page_and_an_anchor(edition: Edition):
    trees = built(edition)
    ids = {served_folder(path): {e.get("id") for e in tree.iter() if e.get("id")} for path, tree in trees.items()}
    data = {asset.path for asset in compose_data(LIBRARY)}
    checked = 0
    for path, tree in trees.items():
        for link in tree.iter("a"):
            address, fragment = urldefrag(unquote(link.get("href")))
            if re.match(r"https?:", address):
                continue
            target = posixpath.normpath(posixpath.join(edition, served_folder(path), address))
            if target.startswith(("data/", "downloads/")):
                assert target in data, (path, link.get("href"))
                continue
            page = (
                posixpath.relpath(target, edition).replace(".", "", 1)
                if target == edition
                else target[len(edition) + 1 :]
            )
            if page == "method":
                continue
            assert page in ids, (path, link.get("href"))
            assert not fragment or fragment in ids[page], (path, link.get("href"))
            checked += 1
    assert checked > 300


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_id_stands_twice_and_every_description_exists(edition: Edition):
    for path, tree in built(edition).items():
        ids = [e.get("id") for e in tree.iter() if e.get("id")]
        assert len(ids) == len(set(ids)), path
        for element in tree.iter():
            for name in ("aria-describedby", "aria-labelledby", "for"):
                for wanted in (element.get(name) or "").split():
                    assert wanted in ids, (path, wanted)


@pytest.mark.parametrize("edition", EDITIONS)
def test_text_in_another_language_says_so(edition: Edition):
    for path, tree in built(edition).items():
        if edition != "en":
            continue
        for element in tree.iter():
            for text, owner in ((element.text, element), (element.tail, element.getparent())):
                if text and re.search(r"[\u4e00-\u9fff]", text) and element.tag not in {"title", "desc"}:
                    langs = [e.get("lang") for e in (owner, *owner.iterancestors()) if e.get("lang")]
                    assert (langs or ["none"])[0].startswith("zh"), (path, text)


def test_the_contents_list_names_the_headings_and_no_heading_of_an_article():
    document = next(
        d for d in render_edition(compose_edition(LIBRARY, "en"), "en") if d.path == "briefings/guangyan/index.md"
    )
    top, *others = document.headings
    assert (top.level, top.title) == (1, "What Guangyan can learn from Linhu")
    assert [heading.id for heading in others] == [
        "key-points", "figures", "claims", "events", "reading", "versions", "names", "sources",
    ]  # fmt: skip


def test_meta_says_what_the_page_is_on_one_line_a_value():
    document = next(
        d for d in render_edition(compose_edition(LIBRARY, "en"), "en") if d.path == "briefings/nanhe/index.md"
    )
    meta = document.meta
    assert yaml.safe_load(write_sheet(document).split("---\n")[1]) == meta
    assert meta["title"] == "南河数企业"
    assert meta["tashan"]["title_lang"] == "zh-Hans"
    assert meta["tashan"]["alternates"] == ["zh-Hans", "zh-Hant"]
    assert meta["tashan"]["json_ld"]["@type"] == "Article"


def test_rendering_twice_gives_the_same_text():
    pages = compose_edition(LIBRARY, "zh-Hant")
    assert render_edition(pages, "zh-Hant") == render_edition(pages, "zh-Hant")


def test_a_value_that_is_no_text_is_never_printed():
    page = next(page for page in compose_edition(LIBRARY, "en") if page.path == "index.md")
    broken = replace(page, context=replace(page.context, counts=None))
    with pytest.raises(TashanError, match="a template printed None"):
        render_page(broken, "en")


def test_charts_are_small_and_say_what_they_show():
    for page in compose_edition(LIBRARY, "zh-Hant"):
        for picture in re.findall(r"<svg.*?</svg>", render_page(page, "zh-Hant").body, re.DOTALL):
            assert len(picture.encode()) < 20_000
            assert "<title" in picture
            assert "<desc" in picture
            assert not re.search(r"(?:fill|stroke|color)=", picture), "colours belong to the style sheet"


def test_tidy_leaves_neither_blank_lines_nor_indentation():
    assert tidy("<p>a</p>\n\n\n  <p>c</p>\n\n<p>d</p>") == "<p>a</p>\n<p>c</p>\n<p>d</p>\n"


def test_inert_text_reads_as_it_was_written():
    for text in ("a & b < c", "{{ x }} {% y %} {# z #}", "`*_[]()#+!|~^=$\\@:/%-", "“引号”……"):
        assert html.fragment_fromstring(f"<p>{inert_text(text)}</p>").text_content() == text


def test_front_matter_text_cannot_become_markup_in_a_builder_that_unescapes():
    assert front_matter_text("<b>R&D</b> &lt;i&gt; {{ x }}\n") == "＜b＞R&D＜/b＞ ＆lt;i＆gt; ｛｛ x ｝｝"


@pytest.mark.parametrize("edition", EDITIONS)
def test_links_of_the_heat_map_say_city_and_theme_before_what_they_show(edition: Edition):
    cells = built(edition)["index.md"].xpath("//table[contains(@class, 'ts-heat')]//td/a")
    assert cells
    for cell in cells:
        assert cell.get("aria-label") is None
        hidden, shown = cell.xpath("span[@class='visually-hidden']")[0].text_content(), cell.xpath("string(b)")
        assert cell.text_content().startswith(hidden + shown)
        assert len(hidden) > 3


def test_english_puts_a_space_after_colon_and_comma():
    trees = built("en")
    assert "Original: " in trees["briefings/guangyan/guangyan-copy.md"].text_content()
    first = trees["index.md"].xpath("//table[contains(@class, 'ts-heat')]//td/a/span[@class='visually-hidden']")[0]
    assert first.text_content() == "Linhu, Capital: "


def test_headings_are_those_that_stand_alone_on_their_line():
    body = '<h1 id="a">A</h1>\n<p>x</p><h2 id="b">B</h2>\n<h2 id="c">C <i>d</i></h2>\n<h3>E</h3>\n<h2 id="f">F</h2> g\n'
    assert [(one.level, one.id, one.title) for one in find_headings(body)] == [(1, "a", "A"), (2, "c", "C d")]
