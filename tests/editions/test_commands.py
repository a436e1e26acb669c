"""`translated` and `check` as a person types them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tashan.cli import main
from tests.editions.test_freshness import ENGLISH, ORIGINAL
from tests.editions.texts import write_corpus

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
    assert said.count("\n") == 1
    assert run("check", path, "--strict")[0] == 1
