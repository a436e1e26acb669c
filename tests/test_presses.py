"""Other corpora, with a name, an axis and themes of their own: no page of theirs speaks of the shipped one's matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tashan import pipeline
from tashan.colours import read_palette
from tashan.model import EDITIONS
from tashan.options import Options, Stages
from tashan.problems import Problems
from tashan.resources import TEMPLATES

PRESSES = Path(__file__).parent / "presses"
FOREIGN = re.compile(
    r"\bcit(?:y|ies)\b|hangzhou|guangdong|deepseek|tashan briefings|城市|杭州|广东|廣東|他山簡?简?报", re.I
)
"""What the shipped corpus compares, and its name."""
CARS, UNIVERSITIES = {"byd", "li-auto", "nio", "tesla", "xpeng"}, {"eth", "mit", "stanford", "tsinghua"}
OWN = {
    ("cars", "zh-Hans"): ("车企简报", "车企", CARS),
    ("cars", "zh-Hant"): ("車企簡報", "車企", CARS),
    ("cars", "en"): ("Carmaker Briefings", "carmaker", CARS),
    ("universities", "zh-Hans"): ("大学简报", "大学", UNIVERSITIES),
    ("universities", "zh-Hant"): ("大學簡報", "大學", UNIVERSITIES),
    ("universities", "en"): ("University Briefings", "university", UNIVERSITIES),
}
FIGURES = {
    "cars": {("byd", "deliveries", 4_270_000, 2024), ("tesla", "deliveries", 1_790_000, 2024)},
    "universities": {("mit", "endowment", 24_600_000_000, 2024)},
}


@pytest.fixture(scope="module", params=["cars", "universities"])
def press(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    site = tmp_path_factory.mktemp(request.param) / "site"
    problems = Problems()
    pipeline.build_site(
        Options(corpus=PRESSES / request.param, site_dir=site, cache=None, strict=True), problems, Stages()
    )
    assert [str(problem) for problem in problems] == []
    return request.param, site


def words_of(page: Path) -> str:
    """All that a reader or a program is told on a page, but for addresses."""
    tree = html.parse(str(page)).getroot()
    for element in tree.xpath("//script[not(@type='application/ld+json')] | //style"):
        element.drop_tree()
    told = tree.xpath("//@aria-label | //@title | //@alt | //meta[not(@http-equiv)]/@content")
    return "\n".join([tree.text_content(), *told]).replace("/cities/", "/")


def pages_of(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))


def test_no_page_speaks_of_the_shipped_corpus(press: tuple[str, Path]) -> None:
    _, site = press
    told = {str(page.relative_to(site)): FOREIGN.findall(words_of(page)) for page in pages_of(site)}
    assert len(told) > 50
    assert {page: found for page, found in told.items() if found} == {}


@pytest.mark.parametrize("edition", EDITIONS)
def test_it_bears_its_own_name_and_compares_its_own_things(press: tuple[str, Path], edition: str) -> None:
    name, site = press
    title, thing, places = OWN[name, edition]
    home = words_of(site / edition / "index.html")
    assert title in home
    assert thing in home
    assert thing in words_of(site / edition / "about" / "index.html")
    assert {page.parent.name for page in (site / edition / "cities").glob("*/index.html")} == places


def test_a_corpus_chooses_its_colour_and_its_menu(press: tuple[str, Path]) -> None:
    name, site = press
    accents = {"cars": "#8a2c12", "universities": read_palette(TEMPLATES)["accent"][0]}
    menus = {
        "cars": ["Briefings", "Carmakers", "Themes", "Data", "About"],
        "universities": ["Home", "Briefings", "Universities", "Themes", "Timeline", "Data", "Method", "About"],
    }
    tree = html.parse(str(site / "en" / "index.html")).getroot()
    tabs = [link.text_content().strip() for link in tree.find_class("md-tabs__link")]
    assert tabs == menus[name]
    for file in (site / "en" / "assets" / "colours.css", site / "index.html", site / "404.html"):
        assert f"--accent: {accents[name]}" in file.read_text(encoding="utf-8"), file
    assert (site / "en" / "timeline" / "index.html").is_file()


def test_organisations_own_figures_also_those_that_only_firms_have(press: tuple[str, Path]) -> None:
    name, site = press
    rows = json.loads((site / "data" / "figures.json").read_text(encoding="utf-8"))["figures"]
    found = {(*row["places"], row["metric"], row["value"], row["year"]) for row in rows if row["metric"]}
    assert found >= FIGURES[name]
