"""From documents to a site: complete, the same every time, and the old one stays when anything fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from tashan.model import Asset
from tashan.publish import PublishError, publish_site
from tests.publish.conftest import FIGURES, REFERENCE, Published
from tests.publish.pages import make_documents, make_editions, make_project, tree


def page(published: Published, path: str) -> html.HtmlElement:
    return html.parse(str(published.folder / path / "index.html")).getroot()


def test_every_edition_has_every_page(published: Published) -> None:
    assert published.report.pages == {"zh-Hans": 6, "zh-Hant": 6, "en": 6}
    assert published.report.warnings == ()
    assert page(published, "zh-Hant/about").findtext(".//h1") is not None


def test_progress_names_each_step(published: Published) -> None:
    assert set(published.steps[:3]) == {"zh-Hans", "zh-Hant", "en"}
    assert published.steps[3:] == ("checks", "swap")


def test_a_second_build_is_the_same_byte_for_byte(published: Published, tmp_path: Path) -> None:
    again = tmp_path / "again"
    publish_site(make_editions(), (FIGURES,), again, reference=REFERENCE, project=published.project)
    assert tree(again) == tree(published.folder)


def test_the_switch_stays_on_the_page(published: Published) -> None:
    links = page(published, "en/briefings/guangzhou").xpath("//nav[@class='edition-switch']/a/@href")
    assert links == ["../../../zh-Hans/briefings/guangzhou/", "../../../zh-Hant/briefings/guangzhou/"]


def test_alternates_are_named_where_the_page_says_so_and_nowhere_else(published: Published) -> None:
    path = "//link[@rel='alternate']/@hreflang"
    assert page(published, "en/briefings/guangzhou").xpath(path) == ["zh-Hans", "zh-Hant", "en"]
    assert page(published, "en/briefings/guangzhou/guangzhou-copy").xpath(path) == []


def test_json_ld_cannot_break_out_of_its_script(published: Published) -> None:
    (script,) = page(published, "en/briefings/guangzhou").xpath("//script[@type='application/ld+json']")
    assert json.loads(script.text)["headline"] == "</script><b>"


def test_a_page_below_a_menu_entry_marks_the_entry(published: Published) -> None:
    marked = page(published, "en/briefings/guangzhou/guangzhou-copy").xpath(
        "//a[@aria-current][@class='md-tabs__link']"
    )
    assert [link.text for link in marked] == ["Briefings"]


def test_a_known_address_gives_canonical_links_and_a_sitemap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASHAN_SITE_URL", "https://example.org/t")
    site = tmp_path / "site"
    publish_site({"en": make_editions()["en"]}, (FIGURES,), site, project=make_project(tmp_path / "p"), strict=False)
    root = html.parse(str(site / "en" / "data" / "index.html")).getroot()
    assert root.xpath("//link[@rel='canonical']/@href") == ["https://example.org/t/en/data/"]
    assert (site / "sitemap.xml").is_file()


@pytest.mark.parametrize(
    ("more", "assets", "message"),
    [
        ({"data": "# Data\n\n[x](nowhere.md)\n"}, (FIGURES,), r"nowhere\.md"),
        ({"data": "# Data\n\n[x](index.md#nowhere)\n"}, (FIGURES,), "nowhere"),
        ({"data": '# Data\n\n<a href="../nowhere/">x</a>\n'}, (FIGURES,), "leads nowhere: there is no"),
        ({"data": '# Data\n\n<img src="https://a.example/x.png" alt="">\n'}, (FIGURES,), "asks another host"),
        ({"data": "# Data\n\n{{ leftover }}\n"}, (FIGURES,), "template syntax is left over"),
        ({}, (), "there is no data/figures.csv"),
        ({}, (FIGURES, FIGURES), "two files claim the path data/figures.csv"),
        ({}, (Asset(path="../x", content=b""),), "is no path inside the site"),
    ],
)
def test_a_fault_leaves_the_previous_site_byte_for_byte(
    more: dict[str, str], assets: tuple[Asset, ...], message: str, published: Published
) -> None:
    before = tree(published.folder)
    with pytest.raises(PublishError, match=message):
        publish_site({"en": make_documents("en", **more)}, assets, published.folder, project=published.project)
    assert tree(published.folder) == before
    assert [path.name for path in published.folder.parent.iterdir()] == ["site"]


def test_an_unknown_publisher_is_an_error(published: Published, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="unknown publisher 'pelican'"):
        publish_site(make_editions(), (), tmp_path / "s", publisher="pelican", project=published.project)


def test_no_edition_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="there is no edition to publish"):
        publish_site({}, (), tmp_path / "s")


def test_a_page_names_the_icon_for_a_phone_and_the_icon_is_there(published: Published) -> None:
    page = (published.folder / "en" / "data" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="apple-touch-icon" href="../assets/touch-icon.png">' in page
    assert (published.folder / "en" / "assets" / "touch-icon.png").read_bytes()[1:4] == b"PNG"
