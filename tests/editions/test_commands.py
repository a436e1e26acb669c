"""`translated` and `check` as a person types them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tashan.cli import main, writing
from tests.editions.test_freshness import ENGLISH, ORIGINAL
from tests.editions.texts import write_corpus
from tests.translating.server import serving

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    def run_command(*arguments: str | Path) -> tuple[int, str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["build.py", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        printed = capsys.readouterr()
        code = stopped.value.code
        return code if isinstance(code, int) else 0, printed.out + printed.err

    return run_command


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    write_corpus(folder, beihu=ORIGINAL, beihu__en=ENGLISH)
    return folder


def test_translated_says_how_many_passages_it_recorded(run: Run, corpus: Path) -> None:
    assert run("translated", "corpus/beihu.en.md") == (0, "corpus/beihu.en.md: 5 passages recorded\n")
    assert run("check", "corpus") == (0, "")


def test_translated_takes_the_name_that_check_gives_a_file_of_the_corpus(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "DEFAULT_CORPUS", corpus)
    run("translated", "corpus/beihu.en.md")
    text = (corpus / "beihu.md").read_text(encoding="utf-8")
    (corpus / "beihu.md").write_text(text.replace("。", "！", 1), encoding="utf-8")
    _, said = run("check", "corpus")
    (asked,) = re.findall(r"`build\.py translated (\S+)`", said)
    assert run("translated", asked) == (0, "corpus/beihu.en.md: 5 passages recorded\n")
    assert "E401" not in run("check", "corpus")[1]


def test_translated_of_an_original_is_refused_and_changes_nothing(run: Run, corpus: Path) -> None:
    status, said = run("translated", "corpus/beihu.md")
    assert (status, said.startswith("corpus/beihu.md is no edition")) == (1, True)
    assert (corpus / "beihu.md").read_text(encoding="utf-8") == ORIGINAL


@pytest.mark.parametrize("path", ["corpus", "corpus/beihu.md", "corpus/beihu.en.md"])
def test_check_of_folder_original_or_edition_names_the_changed_passage(run: Run, corpus: Path, path: str) -> None:
    run("translated", "corpus/beihu.en.md")
    (corpus / "beihu.md").write_text(ORIGINAL.replace("站满了人", "空无一人"), encoding="utf-8")
    status, said = run("check", path)
    assert status == 0
    assert said.startswith("corpus/beihu.md:8: E401 beihu.en.md has not seen this passage")
    assert said.splitlines()[1:] == [f"files read {2 if path == 'corpus' else 1}, errors 0, warnings 1"]
    assert run("check", path, "--strict")[0] == 1


def test_translate_drafts_an_edition_and_says_what_to_do_next(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wuhan.md").write_text(
        "---\ntitle: 等待\nlang: zh-Hans\n---\n\n没有人愿意等待下去。\n", encoding="utf-8"
    )
    answers = {"等待": "Waiting", "没有人愿意等待下去。": "Nobody is willing to wait any longer."}
    with serving(lambda text, _: answers[text]) as server:
        status, said = run("translate", "wuhan", "--engine", f"{server.url}/v1", "--corpus", tmp_path)
        again = run("translate", "wuhan", "--engine", f"{server.url}/v1", "--corpus", tmp_path)
    edition = tmp_path / "wuhan.en.md"
    assert (status, said.split("\n")[0]) == (0, "wuhan.en.md: 2 passages translated, 0 left")
    assert "a machine's draft: read it against the original, then set `reviewed: true`" in said
    assert again == (0, "wuhan.en.md: 0 passages translated, 0 left\n")
    assert "engine: test-model" in edition.read_text(encoding="utf-8")


def test_translate_leaves_what_is_wrong_and_ends_with_a_fault(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wuhan.md").write_text(
        "---\ntitle: Wuhan\nlang: zh-Hans\n---\n\n没有人愿意等待下去。\n", encoding="utf-8"
    )
    with serving(lambda *_: "Everybody is willing to wait.") as server:
        status, said = run("translate", "wuhan", "--engine", f"{server.url}/v1", "--corpus", tmp_path)
    assert status == 1
    assert "wuhan.en.md: 0 passages translated, 1 left\n" in said
    assert "line 6 of the original is left as it was: the original denies (“没有”) what the translation affirms" in said


def test_the_skeleton_of_an_edition_is_written_by_new(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wuhan.md").write_text(
        "---\ntitle: 等待\nlang: zh-Hans\n---\n\n等了8年，花了90亿元。\n", encoding="utf-8"
    )
    status, said = run("new", "--edition", "en", "wuhan", "--corpus", tmp_path)
    assert (status, said.split("\n")[0]) == (0, "wuhan.en.md")
    assert "1 passages wait" in said
    assert "等了8 years，花了9 billion yuan。" in (tmp_path / "wuhan.en.md").read_text(encoding="utf-8")
