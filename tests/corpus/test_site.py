"""site.yml: who a site says it is."""

from __future__ import annotations

from pathlib import Path

from tashan.corpus import read_reference
from tashan.corpus.site import read_site, site_schema_text
from tashan.corpus.sites import PAGES
from tashan.model import Accent, Label, Site
from tashan.problems import Problems
from tashan.resources import PROJECT


def read(folder: Path, text: str) -> tuple[Site, list[str]]:
    (folder / "site.yml").write_text(text, encoding="utf-8")
    problems = Problems()
    return read_site(folder, problems), [str(problem) for problem in problems]


def test_a_corpus_says_its_name_and_what_it_compares(tmp_path: Path) -> None:
    text = "name: {zh-Hans: 车企简报, en: Carmakers}\nthing: {zh-Hans: 车企, en: carmaker}\n"
    site, problems = read(tmp_path, text)
    assert (site.name, site.thing) == (Label(zh_hans="车企简报", en="Carmakers"), Label(zh_hans="车企", en="carmaker"))
    assert site.tagline == Site().tagline
    assert problems == []


def test_another_corpus_does_not_inherit_the_name_of_the_shipped_one(tmp_path: Path) -> None:
    assert read_reference(tmp_path, Problems()).site == Site()


def test_faults_carry_their_place(tmp_path: Path) -> None:
    site, problems = read(tmp_path, "name: Carmakers\ncolor: red\nlead: {zh-Hans: 车}\n")
    assert site == Site()
    assert problems == [
        "site.yml:1:7: R212 `name` is 'Carmakers'; valid: {zh-Hans: …, en: …}",
        "site.yml:2:8: R204 `color` is unknown; valid: name, tagline, description, lead, question, thing, things, "
        "licence, saying, accent, menu, social",
        "site.yml:3:1: R203 `lead.en` is missing; valid: a text in each of zh-Hans and en",
    ]


def test_a_file_that_is_no_mapping_is_reported(tmp_path: Path) -> None:
    site, problems = read(tmp_path, "- name\n")
    assert site == Site()
    assert problems == ["site.yml:1:1: R201 is a list of 1; valid: fields, as in `name: {zh-Hans: …, en: …}`"]


def test_a_site_has_its_own_accent(tmp_path: Path) -> None:
    site, problems = read(tmp_path, 'accent: {light: "#8A1C1C", dark: "#f0a0a0"}\n')
    assert site.accent == Accent(light="#8a1c1c", dark="#f0a0a0")
    assert problems == []


def test_an_accent_that_cannot_be_read_is_refused_at_its_place(tmp_path: Path) -> None:
    site, problems = read(tmp_path, 'accent:\n  light: "#e8c34a"\n  dark: "#402020"\n')
    assert site.accent is None
    assert [problem.split(" `")[0] for problem in problems] == ["site.yml:2:10: R213", "site.yml:3:9: R213"]
    assert "valid: a darker one, with at least 4.5 to 1" in problems[0]
    assert "valid: a brighter one" in problems[1]


def test_an_accent_is_two_colours(tmp_path: Path) -> None:
    for text in ("accent: teal\n", 'accent: {light: "#8a1c1c"}\n', "accent: {light: teal, dark: teal}\n"):
        site, problems = read(tmp_path, text)
        assert site.accent is None
        assert all(": R212 `accent" in problem for problem in problems), problems
        assert problems


def test_a_menu_names_pages_that_exist(tmp_path: Path) -> None:
    page = tmp_path / "_pages" / "en" / "team.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Team\n---\n# Team\n", encoding="utf-8")
    site, problems = read(tmp_path, "menu: [cities, team, gone, cities]\n")
    assert site.menu == ("cities", "team")
    valid = f"{', '.join(PAGES)}, team"
    assert valid.startswith("home, briefings, cities, ")
    assert problems == [f"site.yml:1:7: R205 `menu` names 'gone'; valid: {valid}"]


def test_a_social_picture_is_a_picture_in_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "corpus" / "card.png").write_bytes(b"\x89PNG\r\n\x1a\n...")
    (tmp_path / "corpus" / "card.txt").write_bytes(b"\x89PNG\r\n\x1a\n...")
    (tmp_path / "corpus" / "card.jpg").write_bytes(b"hello")
    names = ("card.png", "card.txt", "card.jpg", "x.png")
    answers = {name: read(tmp_path / "corpus", f"social: {name}\n") for name in names}
    assert answers["card.png"][0].social == "card.png"
    assert answers["card.png"][1] == []
    assert "R212" in answers["card.txt"][1][0]
    assert "R212" in answers["card.jpg"][1][0]
    assert "R206" in answers["x.png"][1][0]
    site, problems = read(tmp_path / "corpus", "social: ../secret.png\n")
    assert site.social is None
    assert "R206" in problems[0]


def test_a_social_picture_that_leads_to_itself_or_out_of_the_corpus_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (tmp_path / "out.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "loop.png").symlink_to(folder / "loop.png")
    (folder / "leak.png").symlink_to(tmp_path / "out.png")
    for name in ("loop.png", "leak.png"):
        site, problems = read(folder, f"social: {name}\n")
        assert site.social is None
        assert "R206" in problems[0]


def test_the_schema_is_that_of_the_code() -> None:
    """To write it: python -c "from tashan.corpus.site import *; print(site_schema_text(), end='')" > that file."""
    assert (PROJECT / "docs" / "site.schema.json").read_text(encoding="utf-8") == site_schema_text()
