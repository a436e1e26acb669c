"""`check`, `new` and `import` tell of an article that is like another of the corpus, without a vector."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from tashan.alignment.vectors import Encoder
from tashan.cli import app
from tests.stories.making import HARBOUR, ORCHARD

if TYPE_CHECKING:
    from collections.abc import Sequence

BODY = "\n\n".join([*HARBOUR, *ORCHARD])


@pytest.fixture(autouse=True)
def _no_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a vector was asked for")

    monkeypatch.setattr(Encoder, "__init__", refuse)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    write(folder / "a.md", "大桥检修，货车绕行", BODY)
    return folder


def write(path: Path, title: str, body: str, *more: str) -> None:
    head = "\n".join([f"title: {title}", "date: 2025-01-01", *more])
    path.write_text(f"---\n{head}\n---\n\n{body}\n", encoding="utf-8")


def call(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return done.exit_code, done.output


def warned(output: str) -> Sequence[str]:
    return [line for line in output.splitlines() if " S503 " in line]


def test_check_of_a_folder_and_of_a_file_name_the_other_article(corpus: Path) -> None:
    write(corpus / "b.md", "另一个很长的标题", BODY)
    for path in (corpus, corpus / "b.md"):
        status, output = call("check", path)
        (line,) = warned(output)
        assert status == 0
        assert line.startswith(f"{(corpus / 'b.md').as_posix()}:6: S503 has word for word the text")
        assert " of a.md; valid: `version_of: a` " in line


def test_check_says_it_in_json_too(corpus: Path) -> None:
    write(corpus / "b.md", "大桥检修，货车绕行", ORCHARD[0])
    _, output = call("check", corpus / "b.md", "--json")
    (problem,) = [own for own in json.loads(output)["problems"] if own["code"] == "S503"]
    assert (problem["severity"], problem["line"]) == ("warning", 2)
    assert problem["message"].startswith("has the title of a.md; ")


def test_what_the_head_declares_is_no_warning_also_over_editions(corpus: Path) -> None:
    write(corpus / "b.md", "大桥检修，货车绕行", BODY, "version_of: a")
    english = "A bridge is repaired and lorries take another way round the harbour of Linchuan."
    for name in ("a.en.md", "b.en.md"):
        write(corpus / name, english, english, "lang: en")
    for path in (corpus, corpus / "b.md", corpus / "b.en.md"):
        assert warned(call("check", path)[1]) == []


def test_new_tells_of_an_article_of_that_title(corpus: Path) -> None:
    status, output = call("new", "大桥检修：货车绕行", "--corpus", corpus)
    (line,) = warned(output)
    assert status == 0
    assert "has the title of a.md" in line
    assert warned(call("new", "果园里的第一筐梨", "--corpus", corpus)[1]) == []


def test_import_tells_of_a_text_that_is_there_and_imports_it(corpus: Path, tmp_path: Path) -> None:
    for name in ("x.txt", "y.txt"):
        (tmp_path / name).write_text(f"{name}的标题是另一个\n\n{BODY}\n", encoding="utf-8")
    status, output = call("import", tmp_path / "x.txt", "--corpus", corpus)
    assert (status, len(warned(output))) == (0, 1)
    assert "the text (100% of the shorter one) of a.md" in warned(output)[0]
    assert (corpus / "x.md").is_file()


def test_texts_that_are_imported_together_are_held_against_each_other(corpus: Path, tmp_path: Path) -> None:
    (corpus / "a.md").unlink()
    write(corpus / "z.md", "一个没有关系的标题", "这里没有别的文章。")
    for name in ("x.txt", "y.txt"):
        (tmp_path / name).write_text(f"{name}的标题是另一个\n\n{BODY}\n", encoding="utf-8")
    (line,) = warned(call("import", tmp_path / "x.txt", tmp_path / "y.txt", "--corpus", corpus)[1])
    assert "y.md:" in line
    assert " of x.md; " in line
