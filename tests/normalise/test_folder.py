"""A folder read again: what is recalled of it is what reading it from the beginning gives."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tashan.corpus import read_body, survey_corpus
from tashan.corpus import values as corpus_values
from tashan.corpus.read import read_article
from tashan.model import Reference
from tashan.normalise import folder as reading_room
from tashan.normalise.folder import Reading, read_folder
from tashan.problems import Problems
from tashan.store import Store

FOOT = "老李的旧书桌上有一盏绿灯"
NOBODY = Reference(places=(), themes=(), metrics=(), terms=())


def write(folder: Path, *numbers: int, head: str = "") -> None:
    folder.mkdir(exist_ok=True)
    for n in numbers:
        text = f"---\ntitle: 文章{n}\n{head}---\n\n第{n}篇文章说的是第{n}件事，写得长一些，谈的是{n}。\n\n{FOOT}\n"
        (folder / f"a{n}.md").write_text(text, encoding="utf-8")


def read(folder: Path, store: Store | None = None) -> tuple[Reading, list[str]]:
    problems = Problems()
    return read_folder(folder, NOBODY, problems, store), [str(problem) for problem in problems]


def last_lines(reading: Reading) -> set[str]:
    return {found.article.passages[-1].text for found in reading.articles}


def test_what_a_line_of_the_site_is_may_change_for_files_that_do_not(tmp_path: Path) -> None:
    write(tmp_path / "corpus", *range(4))
    with Store(tmp_path / "store.sqlite") as store:
        assert last_lines(read(tmp_path / "corpus", store)[0]) == {FOOT}
        write(tmp_path / "corpus", *range(4, 7))
        again = read(tmp_path / "corpus", store)
    assert again == read(tmp_path / "corpus")
    assert FOOT not in last_lines(again[0])


def test_a_file_that_is_as_it_was_is_neither_judged_nor_normalised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "corpus", 0, 1, head="tittle: 一\n")
    with Store(tmp_path / "store.sqlite") as store:
        first = read(tmp_path / "corpus", store)
        monkeypatch.setattr("tashan.corpus.front.read_front", pytest.fail)
        monkeypatch.setattr(reading_room, "normalise_article", pytest.fail)
        assert read(tmp_path / "corpus", store) == first
    assert ["F114" in line for line in first[1]] == [True, True]


def test_a_date_lies_ahead_until_it_has_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soon = datetime.now(UTC) + timedelta(days=3)
    write(tmp_path / "corpus", 0, head=f"date: {soon:%Y-%m-%d}\n")
    with Store(tmp_path / "store.sqlite") as store:
        for _ in range(2):
            (line,) = read(tmp_path / "corpus", store)[1]
            assert line.startswith("a0.md:3:7: F124")
        monkeypatch.setattr(corpus_values, "CLOCK_SLACK", timedelta(days=4))
        assert read(tmp_path / "corpus", store)[1] == []


def test_a_file_that_changes_after_the_survey_gives_no_article(tmp_path: Path) -> None:
    write(tmp_path, 0, 1)
    survey = survey_corpus(tmp_path, Problems())
    assert read_body(survey, 1) == read_article(tmp_path / "a1.md", tmp_path, Problems(), alone=True)
    write(tmp_path, 1, head="draft: true\n")
    (tmp_path / "a0.md").unlink()
    assert [read_body(survey, number) for number in (0, 1)] == [None, None]


def test_what_was_left_out_so_is_not_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "corpus", 0)
    with Store(tmp_path / "store.sqlite") as store:
        with monkeypatch.context() as patch:
            patch.setattr(reading_room, "read_body", lambda *_: None)
            assert read(tmp_path / "corpus", store)[0].articles == ()
        assert len(read(tmp_path / "corpus", store)[0].articles) == 1
