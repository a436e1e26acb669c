"""Five articles as they are found on the web become a site: the program's first duty.

Ours were made in the shapes of real ones; the real ones are tried too where they stand beside the project.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT
from tests.labels import FOLDERS, OURS, name_of

pytestmark = pytest.mark.slow

REAL = {
    "cities": ["hangzhou", "guangdong", "nanjing", "hefei", "jinan"],
    "stories": [["000", "002"], ["001"], ["003"], ["004"]],
    "canonical": "002",
    "relations": {"002": "original", "000": "machine-translation"},
    "spun": "001",
    "broken": ["构造报", "構造報", "半夜刊发"],
}
RIGHT: dict[str, dict[str, Any]] = {
    name_of(folder): json.loads((OURS / "gold" / "seeds.json").read_text("utf-8")) if folder == OURS else REAL
    for folder in FOLDERS
}


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, PROJECT / "build.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def site(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "site"
    done = run("--corpus", shared / "seeds", "--site-dir", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def stories(shared: Path) -> list[dict[str, Any]]:
    done = run("versions", "--corpus", shared / "seeds", "--json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["stories"]
    return found


@pytest.fixture
def right(shared: Path) -> dict[str, Any]:
    return RIGHT[name_of(shared)]


@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant", "en"])
def test_each_city_that_the_articles_ask_about_has_a_page(site: Path, right: dict[str, Any], edition: str) -> None:
    assert right["cities"]
    pages = {city: (site / edition / "cities" / city / "index.html").is_file() for city in right["cities"]}
    assert [city for city, there in pages.items() if not there] == []


def test_the_five_articles_are_four_stories(stories: list[dict[str, Any]], right: dict[str, Any]) -> None:
    members = [sorted(version["id"][:3] for version in story["versions"]) for story in stories]
    assert sorted(members) == right["stories"]


def test_the_newspapers_text_is_canonical_and_its_machine_translated_copy_is_named_as_one(
    stories: list[dict[str, Any]], right: dict[str, Any]
) -> None:
    (story,) = [story for story in stories if len(story["versions"]) == 2]
    assert story["canonical"].startswith(right["canonical"])
    relations = {version["id"][:3]: version["relation"] for version in story["versions"]}
    assert relations == right["relations"]


def test_the_article_whose_original_is_missing_is_a_rewriting_in_text_and_json(
    stories: list[dict[str, Any]], right: dict[str, Any]
) -> None:
    (story,) = [story for story in stories if story["canonical"].startswith(right["spun"])]
    (version,) = story["versions"]
    assert (version["relation"], version["evidence"]) == ("machine-rewrite", ["evidence-spun"])


def test_every_page_with_its_words_says_that_they_are_a_machines(site: Path, right: dict[str, Any]) -> None:
    """Its claims are withheld; its figures and events stand, in words that a machine put: 构造报 for 机关报."""
    said = ("不是作者的原话", "不是作者的原話", "not its author")
    quoting = [
        page for page in site.glob("*/**/index.html") if any(w in page.read_text("utf-8") for w in right["broken"])
    ]
    assert len(quoting) > 5
    assert [page for page in quoting if not any(words in page.read_text("utf-8") for words in said)] == []
