"""Pictures of pages where they are shared: drawn for a site with an address, else not there at all."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html

from tashan.colours import read_palette
from tashan.model import Asset, Label, Reference, Site
from tashan.publish import cards, publish_site
from tashan.publish.cards import Card, find_font, render_card
from tashan.resources import TEMPLATES
from tashan.store import Store
from tests.publish.conftest import FIGURES
from tests.publish.pages import make_editions, make_project

if TYPE_CHECKING:
    from pathlib import Path

FONT = find_font()
PALETTE = read_palette(TEMPLATES)
drawn = pytest.mark.skipif(FONT is None, reason="no font for Chinese is installed (Debian: fonts-noto-cjk)")


def lines_of(card: Card) -> list[str]:
    font = cards.Font(path=TEMPLATES, hans="Hans", hant="Hant")
    tree = etree.fromstring(render_card(card, PALETTE, "M0 0", font).encode())
    return [text.text or "" for text in tree.iter("{http://www.w3.org/2000/svg}text")][1:-1]


def card(title: str, lang: str = "zh-Hans") -> Card:
    return Card(title=title, lang=lang, section="S", site="T")  # type: ignore[arg-type]


def read_image(page: Path) -> dict[str, str]:
    tree = html.parse(str(page)).getroot()
    return {m.get("property") or m.get("name"): m.get("content") for m in tree.xpath("//meta[@content]")}


def test_lines_break_between_characters_but_not_before_a_closing_mark_or_in_a_word() -> None:
    lines = lines_of(card("一座城市怎样让年轻的公司长大，" * 2 + "DeepSeek"))
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == "一座城市怎样让年轻的公司长大，" * 2 + "DeepSeek"
    assert not any(line[0] in "，。”" for line in lines)
    assert sum("DeepSeek" in line for line in lines) == 1


def test_a_title_that_is_too_long_is_cut_at_a_word_and_says_so() -> None:
    lines = lines_of(card("Why " + "Hangzhou " * 60, "en"))
    assert len(lines) == 4
    assert lines[-1].endswith("Hangzhou…")


def test_a_title_is_text_and_nothing_else() -> None:
    assert lines_of(card("<a href=''/>&amp;\x07]]>", "en")) == ["<a href=''/>&amp;]]>"]


def test_scripts_have_their_own_forms() -> None:
    font = cards.Font(path=TEMPLATES, hans="Hans", hant="Hant")
    assert 'font-family="Hant"' in render_card(card("骨", "zh-Hant"), PALETTE, "", font)
    assert 'font-family="Hans"' in render_card(card("骨"), PALETTE, "", font)


@drawn
def test_a_site_with_an_address_has_a_picture_for_every_briefing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TASHAN_SITE_URL", "https://example.org/t")
    site = tmp_path / "site"
    publish_site(make_editions(), (FIGURES,), site, project=make_project(tmp_path / "project"))
    for edition in ("zh-Hans", "zh-Hant", "en"):
        own = read_image(site / edition / "briefings" / "guangzhou" / "index.html")
        assert own["og:image"] == f"https://example.org/t/{edition}/briefings/guangzhou/card.png"
        assert own["twitter:card"] == "summary_large_image"
        picture = (site / edition / "briefings" / "guangzhou" / "card.png").read_bytes()
        assert struct.unpack(">II", picture[16:24]) == (1200, 630)
        other = read_image(site / edition / "about" / "index.html")
        assert other["og:image"] == f"https://example.org/t/{edition}/card.png"
        assert (site / edition / "card.png").is_file()


def test_a_site_without_an_address_or_without_a_font_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make_project(tmp_path / "project")
    publish_site(make_editions(), (FIGURES,), tmp_path / "one", project=project)
    monkeypatch.setenv("TASHAN_SITE_URL", "https://example.org/t")
    monkeypatch.setattr("tashan.publish.site.find_font", lambda: None)
    publish_site(make_editions(), (FIGURES,), tmp_path / "two", project=project)
    for site in (tmp_path / "one", tmp_path / "two"):
        assert list(site.rglob("*card.png")) == []
        own = read_image(site / "en" / "index.html")
        assert "og:image" not in own
        assert own["twitter:card"] == "summary"


def test_the_picture_of_a_corpus_stands_for_every_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASHAN_SITE_URL", "https://example.org/t")
    site, own = tmp_path / "site", Site(name=Label(zh_hans="甲", en="A"), social="my.PNG")
    picture = Asset(path="social.png", content=b"x")
    project = make_project(tmp_path / "project")
    publish_site(make_editions(), (FIGURES, picture), site, project=project, reference=Reference(site=own))
    assert read_image(site / "en" / "about" / "index.html")["og:image"] == "https://example.org/t/social.png"
    assert list(site.rglob("card.png")) == []


@drawn
def test_what_was_drawn_once_is_recalled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASHAN_SITE_URL", "https://example.org/t")
    project, drawings = make_project(tmp_path / "project"), list[str]()
    draw = cards._draw
    monkeypatch.setattr(cards, "_draw", lambda drawing, font: drawings.append(drawing) or draw(drawing, font))
    for name in ("one", "two"):
        with Store(tmp_path / "store.sqlite") as store:
            publish_site(make_editions(), (FIGURES,), tmp_path / name, project=project, store=store)
    assert len(drawings) == len(set(drawings)) == 6
    assert (tmp_path / "one" / "en" / "card.png").read_bytes() == (tmp_path / "two" / "en" / "card.png").read_bytes()
