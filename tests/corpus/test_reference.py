"""cities.yml, themes.yml, metrics.yml and terms.yml: read in order, every fault told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tashan.corpus import read_reference, reference
from tashan.model import Label, Place, Reference, Term
from tashan.problems import Problems
from tashan.store import Store

PROJECT = Path(__file__).resolve().parents[2]
CITY = "hangzhou: {name: {zh-Hans: 杭州, en: Hangzhou}, kind: city}\n"


def lines(folder: Path, name: str, text: str) -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    problems = Problems()
    read_reference(folder, problems)
    return [str(problem) for problem in problems if problem.path == name]


def test_a_place_is_read_with_all_it_says(tmp_path: Path) -> None:
    text = (
        "zhejiang: {name: {zh-Hans: 浙江, en: Zhejiang}, kind: province}\n"
        "hangzhou:\n  name: {zh-Hans: 杭州, zh-Hant: 杭州, en: Hangzhou}\n  kind: city\n  parent: zhejiang\n"
        "  aliases: [杭州市]\n  benchmark: true\n  profile: {zh-Hans: 一座城。, en: A city.}\n"
    )
    assert lines(tmp_path, "cities.yml", text) == []
    assert read_reference(tmp_path, Problems()).places == (
        Place(id="zhejiang", name=Label(zh_hans="浙江", en="Zhejiang"), kind="province"),
        Place(
            id="hangzhou",
            name=Label(zh_hans="杭州", zh_hant="杭州", en="Hangzhou"),
            kind="city",
            parent="zhejiang",
            aliases=("杭州市",),
            benchmark=True,
            profile=Label(zh_hans="一座城。", en="A city."),
        ),
    )


def test_a_term_may_belong_to_a_place(tmp_path: Path) -> None:
    (tmp_path / "cities.yml").write_text(CITY, encoding="utf-8")
    text = "someone: {kind: person, name: {zh-Hans: 某人, en: Someone}, aliases: [某某], place: hangzhou}\n"
    assert lines(tmp_path, "terms.yml", text) == []
    name = Label(zh_hans="某人", en="Someone")
    wanted = Term(id="someone", kind="person", name=name, aliases=("某某",), place="hangzhou")
    assert read_reference(tmp_path, Problems()).terms == (wanted,)


def test_a_missing_file_is_taken_from_the_projects_corpus(tmp_path: Path) -> None:
    (tmp_path / "cities.yml").write_text(CITY, encoding="utf-8")
    found = read_reference(tmp_path, Problems())
    assert [place.id for place in found.places] == ["hangzhou"]
    assert [theme.id for theme in found.themes][:2] == ["capital", "tolerance"]
    assert found.metrics


def test_the_projects_own_reference_data_has_no_problem() -> None:
    problems = Problems()
    read_reference(PROJECT / "corpus", problems)
    assert [str(problem) for problem in problems] == []


KINDS = "city, province, region, country"
FAULTS = {
    "- a\n": "cities.yml:1:1: R201 is a list of 1; valid: `id: {…}` entries",
    "a: b\n": "cities.yml:1:1: R201 `a` is 'b'; valid: fields, as in {name: …}",
    "Hang zhou: {}\n": "cities.yml:1:1: R202 `Hang zhou` is no id; valid: lower-case Latin letters, digits and hyphens",
    "a: {kind: city}\n": "cities.yml:1:1: R203 `a.name` is missing; valid: {zh-Hans: …, en: …}",
    "a: {name: {zh-Hans: 甲, en: A}}\n": f"cities.yml:1:1: R203 `a.kind` is missing; valid: {KINDS}",
    "a: {name: {zh-Hans: 甲}, kind: city}\n": (
        "cities.yml:1:1: R203 `a.name.en` is missing; valid: a text in each of zh-Hans and en"
    ),
    "a:\n  name: {zh-Hans: 甲, en: A}\n  kind: city\n  mayor: x\n": (
        "cities.yml:4:10: R204 `a.mayor` is unknown; "
        "valid: name, kind, parent, aliases, benchmark, nation, capital, profile"
    ),
    "a: {name: {zh-Hans: 甲, en: A, fr: A}, kind: city}\n": (
        "cities.yml:1:35: R204 `a.name.fr` is unknown; valid: zh-Hans, zh-Hant, en"
    ),
    "a: {name: {zh-Hans: 甲, en: A}, kind: town}\n": f"cities.yml:1:38: R205 `a.kind` is 'town'; valid: {KINDS}",
    "a: {name: {zh-Hans: 甲, en: A}, kind: city, parent: b}\n": (
        "cities.yml:1:52: R206 `a.parent` names 'b', which is not in cities.yml; valid: an id of the file"
    ),
    "a: {name: {zh-Hans: 甲, en: A}, kind: city, parent: a}\n": (
        "cities.yml:1:52: R207 `a.parent` leads from 'a' back to 'a'; valid: a larger place"
    ),
    "a: {name: {zh-Hans: 甲, en: A}, kind: city, aliases: x}\n": (
        "cities.yml:1:53: R212 `a.aliases` is 'x'; valid: a list of texts"
    ),
    "a: {name: {zh-Hans: 甲, en: A}, kind: city, benchmark: maybe}\n": (
        "cities.yml:1:55: R212 `a.benchmark` is 'maybe'; valid: true or false"
    ),
    "a: {name: 甲, kind: city}\n": "cities.yml:1:11: R212 `a.name` is '甲'; valid: {zh-Hans: …, en: …}",
    "a: {name: {zh-Hans: 甲, en: A}, kind: city}\nb: {name: {zh-Hans: 甲, en: B}, kind: city}\n": (
        "cities.yml:2:1: R208 `b.aliases` '甲' also means 'a'; valid: a spelling on one entry"
    ),
    "a: {name: {zh-Hans: 甲, en: A}, kind: city}\na: {name: {zh-Hans: 乙, en: B}, kind: city}\n": (
        "cities.yml:2:1: F110 the key 'a' is given twice, first on line 1; valid: each key once"
    ),
    "a: [\n": "cities.yml:2:1: F102",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    found = lines(tmp_path, "cities.yml", text)
    assert len(found) == 1
    assert found[0].startswith(FAULTS[text])


def test_only_one_place_is_the_benchmark(tmp_path: Path) -> None:
    text = "".join(
        f"{name}: {{name: {{zh-Hans: {name}市, en: {name}}}, kind: city, benchmark: true}}\n" for name in ("a", "b")
    )
    assert lines(tmp_path, "cities.yml", text) == [
        "cities.yml:2:56: R211 `b.benchmark` is set on 'a' already; valid: one place"
    ]


def test_any_themes_will_do_and_may_teach_by_examples(tmp_path: Path) -> None:
    text = """luck:
  name: {zh-Hans: 运气, en: Luck}
  question: {zh-Hans: 谁的运气好？, en: Who is lucky?}
  examples: {zh-Hans: [甲市接连中奖。], en: [Town A won the draw.]}
"""
    assert lines(tmp_path, "themes.yml", text) == []
    (theme,) = read_reference(tmp_path, Problems()).themes
    assert (theme.id, theme.examples_zh, theme.examples_en) == ("luck", ("甲市接连中奖。",), ("Town A won the draw.",))


def test_a_terms_place_exists(tmp_path: Path) -> None:
    (tmp_path / "cities.yml").write_text(CITY, encoding="utf-8")
    text = "someone: {kind: person, name: {zh-Hans: 某人, en: Someone}, place: atlantis}\n"
    assert lines(tmp_path, "terms.yml", text) == [
        "terms.yml:1:66: R206 `someone.place` names 'atlantis', which is not in cities.yml; valid: an id of that file"
    ]


def test_what_the_same_files_were_read_as_is_recalled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, read = tmp_path / "corpus", list[Path]()
    folder.mkdir()
    (folder / "cities.yml").write_text(CITY.replace("hangzhou", "west-lake"), encoding="utf-8")
    (folder / "terms.yml").write_text("{}\n", encoding="utf-8")  # the project's belong to the project's places
    usual = reference._read_reference

    def reading(home: Path, problems: Problems) -> Reference:
        read.append(home)
        return usual(home, problems)

    monkeypatch.setattr(reference, "_read_reference", reading)
    with Store(tmp_path / "store.sqlite") as store:
        first, again = (read_reference(folder, Problems(), store) for _ in range(2))
        assert first == again
        assert len(read) == 1
        (folder / "cities.yml").write_text(CITY, encoding="utf-8")
        assert [place.id for place in read_reference(folder, Problems(), store).places] == ["hangzhou"]
        (folder / "cities.yml").write_text("there:\n  kind: moon\n", encoding="utf-8")
        for _ in range(2):  # what is wrong is told each time
            problems = Problems()
            read_reference(folder, problems, store)
            assert problems.errors
        (folder / "other.yml").write_text(CITY, encoding="utf-8")
        (folder / "cities.yml").unlink()
        (folder / "cities.yml").symlink_to("other.yml")
        before = len(read)
        for _ in range(2):
            read_reference(folder, Problems(), store)
        assert len(read) == before + 2
