"""Five real articles as they were found on the web become a site: the program's first duty."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT


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
def stories(shared: Path) -> list[dict[str, object]]:
    done = run("versions", "--corpus", shared / "seeds", "--json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)["stories"]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("city", ["hangzhou", "guangdong", "nanjing", "hefei", "jinan"])
def test_each_city_that_the_articles_ask_about_has_a_page(site: Path, edition: str, city: str) -> None:
    assert (site / edition / "cities" / city / "index.html").is_file()


def test_the_five_articles_are_four_stories(stories: list[dict[str, object]]) -> None:
    members = [sorted(version["id"][:3] for version in story["versions"]) for story in stories]
    assert sorted(members) == [["000", "002"], ["001"], ["003"], ["004"]]


def test_the_broadcasters_text_is_canonical_and_its_machine_translated_copy_is_named_as_one(
    stories: list[dict[str, object]],
) -> None:
    (story,) = [story for story in stories if len(story["versions"]) == 2]
    assert story["canonical"].startswith("002")
    relations = {version["id"][:3]: version["relation"] for version in story["versions"]}
    assert relations == {"002": "original", "000": "machine-translation"}


def test_the_article_whose_original_is_missing_is_a_rewriting_in_text_and_json(
    stories: list[dict[str, object]],
) -> None:
    (story,) = [story for story in stories if story["canonical"].startswith("001")]
    (version,) = story["versions"]
    assert (version["relation"], version["evidence"]) == ("machine-rewrite", ["evidence-spun"])


@pytest.mark.slow
def test_every_page_with_its_words_says_that_they_are_a_machines(site: Path) -> None:
    """Its claims are withheld; its figures and events stand, in words that a machine put: 构造报 for 机关报."""
    broken, said = ("构造报", "構造報", "半夜刊发"), ("不是作者的原话", "不是作者的原話", "not its author")
    quoting = [page for page in site.glob("*/**/index.html") if any(word in page.read_text("utf-8") for word in broken)]
    assert len(quoting) > 5
    assert [page for page in quoting if not any(words in page.read_text("utf-8") for words in said)] == []
