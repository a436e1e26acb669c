"""Approved conversions go into whatever a person made of the file, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tashan.corpus.settings import read_decisions
from tashan.desk.decisions import read_choices, write_decisions
from tashan.desk.files import EditError
from tashan.problems import Problems

ARTICLE = "---\ntitle: 理发的人\nlang: zh-Hans\n---\n\n他洗了头发，说要发展。\n"
NAME = "script-decisions.yml"
LAYOUTS = {
    "entries on one line": "# 我们的\ns2tw: {里面: 裡面}\n",
    "a key in quotes": '"s2tw":\n  里面: 裡面\n',
    "a comment behind the key": "s2tw: # 台湾\n    里面: 裡面\n",
    "a document's start and end": "---\ns2tw:\n  里面: 裡面\n...\n",
    "JSON": '{"s2tw": {"里面": "裡面"}}\n',
    "no line end": "s2hk:\n  里面: 裏面",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tashan.corpus.settings.HOME", tmp_path / "none")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "c"


def decided(folder: Path) -> dict[str, str]:
    problems = Problems()
    found = dict(read_decisions(folder, "s2tw", problems))
    assert [str(problem) for problem in problems] == []
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_valid_layout_takes_them(layout: str, folder: Path) -> None:
    (folder / NAME).write_text(LAYOUTS[layout], encoding="utf-8")
    before = decided(folder)
    count = write_decisions(folder, read_choices(folder))
    after = decided(folder)
    assert after.items() >= before.items()
    assert after["头发"] == "頭髮"
    assert count == len(after) - len(before) > 0
    assert read_choices(folder) == []


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_encoding_and_line_ends_stay(encoding: str, folder: Path) -> None:
    text = "# 读过的词，一行一个，后面是繁体字形\r\ns2tw:\r\n  里面: 裡面\r\n  表里如一: 表裡如一\r\n"
    (folder / NAME).write_bytes(text.encode(encoding))
    write_decisions(folder, read_choices(folder))
    written = (folder / NAME).read_bytes().decode(encoding)
    assert written.startswith(text)
    assert "\n" not in written.replace("\r\n", "")
    assert decided(folder)["头发"] == "頭髮"


def test_a_link_out_of_the_corpus_is_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "theirs.yml"
    outside.write_text("s2tw:\n  里面: 裡面\n", encoding="utf-8")
    (folder / NAME).symlink_to(outside)
    with pytest.raises(EditError, match=r"script-decisions\.yml leads out of"):
        write_decisions(folder, read_choices(folder))
    assert outside.read_text(encoding="utf-8") == "s2tw:\n  里面: 裡面\n"


def test_a_broken_file_stays_as_it_is(folder: Path) -> None:
    (folder / NAME).write_text("s2tw:\n  里面: '裡面\n", encoding="utf-8")
    with pytest.raises(EditError, match=r"script-decisions\.yml has an error in line 2: a quotation mark opens"):
        write_decisions(folder, read_choices(folder))
    assert (folder / NAME).read_text(encoding="utf-8") == "s2tw:\n  里面: '裡面\n"
