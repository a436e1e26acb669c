"""Files at the root of the site."""

from __future__ import annotations

import json

from lxml import etree

from tashan.colours import read_palette
from tashan.model import Document, Label, Site
from tashan.publish.frame import render_frame, render_sitemap
from tashan.publish.sources import Source
from tashan.publish.wording import frame_words
from tests.publish.pages import PROJECT

TEMPLATES = PROJECT / "templates"
SITE = "https://example.org/t/"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
TWO = Site(name=Label(zh_hans="两江", en="Two Rivers"), saying=Label(zh_hans="江水", en="Water"))
SOURCES = (
    Source(
        edition="zh-Hans",
        documents=(Document(path="index.md", text="# 首页\n"), Document(path="a.md", text="# 甲\n")),
        words=frame_words("zh-Hans", site=TWO),
    ),
    Source(
        edition="en",
        documents=(
            Document(path="index.md", text="# Home\n"),
            Document(path="a.md", text="# A\n"),
            Document(path="b.md", text="---\ntashan: {alternates: [zh-Hans, en]}\n---\n# B\n"),
        ),
        words=frame_words("en", site=TWO),
    ),
)


def alternates() -> dict[str, dict[str, str]]:
    root = etree.fromstring(render_sitemap(SOURCES, SITE))
    return {
        url.findtext("s:loc", namespaces=SPACES).removeprefix(SITE): {
            link.get("hreflang"): link.get("href").removeprefix(SITE) for link in url.findall("x:link", SPACES)
        }
        for url in root
    }


def test_the_sitemap_has_alternates_for_real_translations_only() -> None:
    found = alternates()
    assert found["en/a/"] == {}
    assert found["en/b/"] == {"zh-Hans": "zh-Hans/b/", "en": "en/b/"}


def test_the_chooser_is_the_default_of_the_home_pages() -> None:
    home = {"zh-Hans": "zh-Hans/", "en": "en/", "x-default": ""}
    assert alternates()[""] == alternates()["en/"] == alternates()["zh-Hans/"] == home


def frame(site_url: str) -> dict[str, str]:
    return {
        a.path: a.content.decode() for a in render_frame(SOURCES, TEMPLATES, "M0 0", site_url, read_palette(TEMPLATES))
    }


def test_the_chooser_links_to_every_edition_of_this_build_and_no_other() -> None:
    links = etree.HTML(frame("")["index.html"]).xpath("//a/@href")
    assert links == ["zh-Hans/", "en/"]


def test_without_an_address_there_is_no_sitemap() -> None:
    assert set(frame("")) == {"index.html", "404.html", "robots.txt", "site.json"}
    assert "Sitemap: https://example.org/t/sitemap.xml" in frame(SITE)["robots.txt"]


def test_the_404_page_works_at_any_depth() -> None:
    assert etree.HTML(frame(SITE)["404.html"]).xpath("//a/@href") == ["/t/zh-Hans/", "/t/en/"]


def test_the_marker_lists_the_pages() -> None:
    assert json.loads(frame("")["site.json"])["editions"] == {"zh-Hans": ["", "a/"], "en": ["", "a/", "b/"]}


def test_the_chooser_bears_the_name_and_the_motto_of_the_corpus() -> None:
    page = etree.HTML(frame("")["index.html"])
    assert page.findtext("head/title") == "两江 · Two Rivers"
    assert [(part.get("lang"), part.text) for part in page.find(".//h1")] == [("zh-Hans", "江水"), ("en", "Water")]
