"""What the converter chose, who approved it, and which Traditional Chinese it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tashan.corpus import read_reference
from tashan.corpus.settings import read_decisions, read_standard
from tashan.desk.decisions import read_choices, write_decisions
from tashan.editions.script_audit import describe_choices
from tashan.language.script import Converter
from tashan.model import Reference
from tashan.problems import Problems
from tests.editions.test_commands import Run, run  # noqa: F401  (a fixture)

ARTICLE = "---\ntitle: 理发的人\nlang: zh-Hans\n---\n\n他洗了头发，说要发展。\n\n他洗了头发，\n皇后后来也来了。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of one article, without the decisions of the project's own corpus."""
    monkeypatch.setattr("tashan.corpus.settings.HOME", tmp_path / "none")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "c"


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in describe_choices(read_choices(folder))]


def test_each_choice_has_its_place_its_word_and_the_candidates(folder: Path) -> None:
    found = said(folder)
    assert "a.md:6:5: E407 头发 → 頭髮: 发 became 髮, not 發" in found
    assert "a.md:8:5: E407 头发 → 頭髮: 发 became 髮, not 發" in found
    assert "a.md:9:2: E407 皇后 → 皇后: 后 became 后, not 後" in found
    assert any(line.startswith("a.md:2: E407 理发 → 理髮") for line in found)


def test_an_approved_word_is_not_reported_again_and_a_new_one_is(folder: Path) -> None:
    assert write_decisions(folder, read_choices(folder)) > 3
    assert said(folder) == []
    (folder / "a.md").write_text(ARTICLE + "\n苦尽甘来，他干了一杯。\n", encoding="utf-8")
    assert [line.split(" E407")[0] for line in said(folder)] == ["a.md:11:2:", "a.md:11:7:", "a.md:11:10:"]


def test_lines_of_the_file_stay_as_they_are_when_others_are_added(folder: Path) -> None:
    before = "# ours\ns2tw:\n  头发: 頭髮 # seen\ns2hk:\n  里面: 裏面\n"
    (folder / "script-decisions.yml").write_text(before, encoding="utf-8")
    write_decisions(folder, [choice for choice in read_choices(folder) if choice.key == "发展"])
    after = before.replace("# seen\n", "# seen\n  发展: 發展\n")
    assert (folder / "script-decisions.yml").read_text(encoding="utf-8") == after


def test_a_decision_corrects_the_converter_where_it_is_a_word() -> None:
    converter = Converter(Reference(decisions=(("创造欲", "創造慾"), ("发展", "發展"))))
    assert converter.traditional("人的创造欲") == "人的創造慾"
    assert converter.traditional("头发展开了") == "頭髮展開了"


def test_a_changed_conversion_of_an_approved_word_is_reported() -> None:
    reference = Reference(decisions=(("头发", "頭发"),))
    assert Converter(reference).traditional("头发") == "頭发"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("standard", "shown"),
    [
        ("s2t", "軟件裏面爲什麼"),
        ("s2tw", "軟件裡面為什麼"),
        ("s2hk", "軟件裏面為什麼"),
        ("s2twp", "軟體裡面為什麼"),
    ],
)
def test_the_standard_of_editions_yml_is_the_standard_of_the_conversion(
    folder: Path, standard: str, shown: str
) -> None:
    (folder / "editions.yml").write_text(f"standard: {standard}\n", encoding="utf-8")
    problems = Problems()
    reference = read_reference(folder, problems)
    assert not len(problems)
    assert Converter(reference).traditional("软件里面为什么") == shown
    assert said(folder)


def test_decisions_for_one_standard_leave_another_alone(folder: Path) -> None:
    (folder / "editions.yml").write_text("standard: s2hk\n", encoding="utf-8")
    (folder / "script-decisions.yml").write_text("s2tw:\n  里面: 裡面\n", encoding="utf-8")
    assert Converter(read_reference(folder, Problems())).traditional("里面") == "裏面"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("editions.yml", "standard: s2xx\n", "editions.yml:1:11: R205 `standard` is 's2xx'; valid: s2t, s2tw, s2twp, "),
        ("editions.yml", "variant: tw\n", "editions.yml:1:10: R204 `variant` is unknown; valid: standard"),
        ("editions.yml", "- s2tw\n", "editions.yml:1:1: R201 is a list of 1; valid: `standard: s2tw`"),
        (
            "script-decisions.yml",
            "s2tw:\n  头发: 發\n",
            "script-decisions.yml:2:7: R212 `头发` becomes '發'; valid: as many characters, as in 头发: 頭髮",
        ),
        ("script-decisions.yml", "头发: 頭髮\n", "script-decisions.yml:1:5: R201 `头发` is '頭髮'; valid: `s2tw:` and"),
    ],
)
def test_a_fault_in_a_settings_file_is_named_with_its_place(folder: Path, name: str, text: str, message: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    problems = Problems()
    read_decisions(folder, read_standard(folder, problems), problems)
    (found,) = problems
    assert str(found).startswith(message)


@pytest.mark.slow
def test_the_command_lists_choices_only_when_asked_and_approves_them(run: Run, folder: Path) -> None:  # noqa: F811
    assert run("check", folder) == (0, "")
    status, out = run("check", "--script", folder)
    assert status == 0
    assert "c/a.md:6:5: E407 头发 → 頭髮: 发 became 髮, not 發" in out
    assert run("check", "--script", "--accept", folder)[1].endswith("choices approved\n")
    assert run("check", "--script", folder) == (0, "")


def test_an_article_in_traditional_chinese_has_no_choices(folder: Path) -> None:
    (folder / "a.md").write_text("---\ntitle: 理髮\nlang: zh-Hant\n---\n\n他洗了頭髮。\n", encoding="utf-8")
    assert said(folder) == []
