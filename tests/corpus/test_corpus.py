"""A corpus folder is read in the order of its names; what is no article is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tashan.corpus import CODES, read_corpus
from tashan.corpus.files import MAX_DEPTH, list_articles
from tashan.problems import Problems

PROJECT = Path(__file__).resolve().parents[2]
TEXT = "---\ntitle: 城市\n---\n正文。\n"


def ids(folder: Path) -> list[str]:
    problems = Problems()
    found = [raw.id for raw in read_corpus(folder, problems)]
    assert [str(problem) for problem in problems] == []
    return found


def test_articles_of_every_ending_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("c.md", "a.txt", "B.MD", "b.markdown.md", "广东.markdown"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert ids(tmp_path) == ["B", "a", "b.markdown", "c", "广东"]


def test_files_about_the_folder_hidden_files_and_pictures_are_no_articles(tmp_path: Path) -> None:
    for name in ("README.md", "readme.txt", "_index.md", ".hidden.md", "a.png", "cities.yml", "a.md~", "a.md"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert ids(tmp_path) == ["a"]


def test_drafts_are_read_and_marked(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: x\ndraft: true\n---\n", encoding="utf-8")
    assert [raw.front.draft for raw in read_corpus(tmp_path, Problems())] == [True]


def test_an_article_and_its_editions_share_an_address(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: x\nslug: s\n---\n正文。", encoding="utf-8")
    (tmp_path / "a.en.md").write_text("---\ntitle: x\nslug: s\n---\nText.", encoding="utf-8")
    assert ids(tmp_path) == ["a.en", "a"]


def test_an_edition_of_an_article_with_an_error_names_that_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: x\ndate: 2025-02-30\n---\n正文。", encoding="utf-8")
    (tmp_path / "a.en.md").write_text("---\ntitle: x\n---\nText.", encoding="utf-8")
    problems = Problems()
    read_corpus(tmp_path, problems)
    (said,) = [problem.message for problem in problems if problem.code == "C017"]
    assert said == (
        "is an edition of 'a', which the error in a.md leaves out; it is read as an article of its own; "
        "valid: that one mended"
    )


def test_the_projects_own_corpus_has_no_problem() -> None:
    problems = Problems()
    assert read_corpus(PROJECT / "corpus", problems)
    assert [str(problem) for problem in problems] == []


def test_codes_are_stable_words_with_a_meaning_and_a_way_to_mend() -> None:
    for code, entry in CODES.items():
        assert code == entry.code
        assert len(code) == 4
        assert entry.severity in {"error", "warning"}
        assert entry.meaning.endswith(".")
        assert entry.mend.endswith(".")


@pytest.mark.parametrize(("levels", "codes"), [(MAX_DEPTH, []), (MAX_DEPTH + 1, ["C025"])])
def test_what_lies_deeper_than_the_bound_is_told(levels: int, codes: list[str], tmp_path: Path) -> None:
    (tmp_path / "top.md").write_text("text", encoding="utf-8")
    deep = tmp_path.joinpath(*["d"] * levels)
    deep.mkdir(parents=True)
    (deep / "a.md").write_text("text", encoding="utf-8")
    problems = Problems()
    assert (deep / "a.md" in list_articles(tmp_path, problems)) == (not codes)
    assert [problem.code for problem in problems] == codes
