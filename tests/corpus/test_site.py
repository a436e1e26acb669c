"""site.yml: who a site says it is."""

from __future__ import annotations

from pathlib import Path

from tashan.corpus import read_reference
from tashan.corpus.site import read_site
from tashan.model import Label, Site
from tashan.problems import Problems


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
        "licence, saying",
        "site.yml:3:1: R203 `lead.en` is missing; valid: a text in each of zh-Hans and en",
    ]


def test_a_file_that_is_no_mapping_is_reported(tmp_path: Path) -> None:
    site, problems = read(tmp_path, "- name\n")
    assert site == Site()
    assert problems == ["site.yml:1:1: R201 is a list of 1; valid: fields, as in `name: {zh-Hans: …, en: …}`"]
