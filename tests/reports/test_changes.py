"""What became of each article of a contribution, as lines and as a table in which no article writes markup."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from tashan.cli.changing import _changed
from tashan.model import Translation
from tashan.problems import Problem, TashanError
from tashan.reports.changes import changes_markdown, changes_text, find_changes
from tashan.reports.speech import Speech
from tests.briefings.library import LIBRARY

EN, ZH = Speech("en"), Speech("zh")


def path_of(name: str) -> str:
    return LIBRARY.articles[name].path


def test_an_article_joins_a_story_or_is_a_new_one() -> None:
    story = next(story for story in LIBRARY.stories if len(story.versions) > 2)
    copy = next(v for v in story.versions[1:] if not LIBRARY.articles[v.article].edition_of)
    rows = find_changes(LIBRARY, (), [path_of(story.canonical), path_of(copy.article)], (), EN)
    assert rows[0].became == f"new story “{story.id}”"
    assert rows[1].became.startswith(f"joins the story “{story.id}”: ")
    assert rows[1].became.endswith(f" {copy.similarity:.2f}")


def test_an_edition_says_whose_it_is_and_how_it_stands() -> None:
    (edition,) = [a for a in LIBRARY.articles.values() if a.edition_of][:1]
    machine = replace(edition, translation=Translation(by="machine", engine="m"))
    library = replace(LIBRARY, articles={**LIBRARY.articles, edition.id: machine})
    (row,) = find_changes(library, (), [edition.path], (), EN)
    assert row.became == f"the translation of {edition.edition_of}"
    assert "by machine, not reviewed" in row.edition


def test_what_was_left_out_or_is_a_draft_says_so_with_its_faults() -> None:
    draft = replace(next(iter(LIBRARY.articles.values())), path="draft.md", draft=True, title="草稿")
    problems = [
        Problem(path="gone.md", code="F123", message="x"),
        Problem(path="gone.md", code="F141", message="y", severity="warning"),
    ]
    rows = find_changes(LIBRARY, (draft,), ["draft.md", "gone.md"], problems, ZH)
    assert [(row.became, row.errors, row.warnings) for row in rows] == [("草稿，不发布", 0, 0), ("没有收进去", 1, 1)]
    assert find_changes(None, (), ["gone.md"], problems, EN)[0].became == "left out"


def test_a_table_holds_titles_as_text() -> None:
    evil = "<img src=x>|[a](http://b) @everyone `x`"
    article = replace(next(iter(LIBRARY.articles.values())), path="a.md", title=evil, draft=True)
    table = changes_markdown(find_changes(None, (article,), ["a.md"], (), EN), EN)
    line = table.splitlines()[-1]
    assert line.count("|") == 6
    assert "<img" not in line
    assert "@everyone" not in line
    assert "](" not in line
    assert "http:" not in line


def test_lines_name_the_edition_and_the_reviews() -> None:
    story = LIBRARY.stories[0]
    (line,) = changes_text(find_changes(LIBRARY, (), [path_of(story.canonical)], (), EN), EN)
    assert line.startswith(f"{path_of(story.canonical)}: new story “{story.id}”; other language: ")
    assert "; reviewed: " in line


def test_what_git_names_is_found_whatever_bytes_a_name_has(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()

    def git(*arguments: str) -> None:
        settings = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", "-C", str(tmp_path), *settings, *arguments], check=True, capture_output=True)  # noqa: S607

    git("init")
    (corpus / "old.md").write_text("old", encoding="utf-8")
    git("add", ".")
    git("commit", "--message", "one")
    for name in (b"\xff.md", b"a\nb.md", "e\u0301.md".encode()):
        (corpus / os.fsdecode(name)).write_text("new", encoding="utf-8")
    assert len(_changed("HEAD", corpus)) == 3
    git("add", ".")
    git("commit", "--message", "two")
    assert len(_changed("HEAD~1", corpus)) == 3
    with pytest.raises(TashanError, match="git cannot say what changed"):
        _changed("none\x1b[31m", corpus)
    with pytest.raises(TashanError, match="is no branch or commit"):
        _changed(f"--output={tmp_path / 'lost'}", corpus)
