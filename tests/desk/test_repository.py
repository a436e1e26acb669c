"""`init`: a corpus repository that builds as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tashan import pipeline
from tashan.desk import repository
from tashan.desk.files import EditError
from tashan.desk.repository import new_repository
from tashan.problems import Problems


def test_the_new_corpus_has_no_problem_and_its_translation_is_found(tmp_path: Path) -> None:
    new_repository(tmp_path / "x")
    problems = Problems()
    stories, articles = pipeline.read_stories(tmp_path / "x" / "corpus", problems)
    assert [str(problem) for problem in problems] == []
    assert [[version.article for version in story.versions] for story in stories] == [
        ["first-article", "first-article.en"]
    ]
    assert articles["first-article"].lang == "zh-Hans"


def test_names_with_a_dot_are_made(tmp_path: Path) -> None:
    files = {path.relative_to(tmp_path).as_posix() for path in new_repository(tmp_path)}
    assert files == {
        ".github/workflows/publish.yml",
        ".gitignore",
        ".pre-commit-config.yaml",
        "README.md",
        "corpus/first-article.en.md",
        "corpus/first-article.md",
        "corpus/site.yml",
    }


def test_nothing_is_written_where_one_file_is_there(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    with pytest.raises(EditError, match=r"README.md is there already and is not overwritten; choose an empty folder"):
        new_repository(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["README.md"]


def test_nothing_stays_where_the_disk_fills_up_half_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_up(path: Path, *rest: object) -> None:
        if path.name == "site.yml":
            raise EditError("no space left on device")
        usual(path, *rest)  # type: ignore[arg-type]

    usual = repository.create_file
    monkeypatch.setattr(repository, "create_file", fill_up)
    (tmp_path / "mine").mkdir()
    with pytest.raises(EditError, match="no space left"):
        new_repository(tmp_path / "mine" / "a" / "b")
    assert [path.name for path in tmp_path.rglob("*")] == ["mine"]


def test_nothing_is_written_where_a_link_leads_out(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / ".github").symlink_to(tmp_path / "outside")
    with pytest.raises(EditError, match=r"\.github/workflows/publish\.yml would lie outside"):
        new_repository(tmp_path / "new")
    assert sorted(path.name for path in tmp_path.rglob("*")) == [".github", "new", "outside"]


def test_the_workflow_asks_for_no_more_than_pages_need(tmp_path: Path) -> None:
    new_repository(tmp_path)
    workflow = yaml.safe_load((tmp_path / ".github/workflows/publish.yml").read_text())
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["site"]["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
