"""A small corpus and the pages it becomes, word for word; `pytest --update-golden` writes them anew.

The corpus holds what the program exists for: an original with its English edition, a copy with one distorted figure,
and an article in Traditional Chinese whose rights allow excerpts only.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tashan import pipeline
from tashan.briefings import compose_data, compose_edition
from tashan.model import EDITIONS, Library
from tashan.problems import Problems
from tashan.render import render_edition, write_sheet
from tests.conftest import PROJECT

GOLDEN = PROJECT / "tests" / "golden"


@pytest.fixture(scope="module")
def library() -> Library:
    problems = Problems()
    library = pipeline.read_library(pipeline.Options(corpus=GOLDEN / "corpus"), problems, pipeline.Stages())
    assert [str(problem) for problem in problems] == []
    return library


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same corpus built twice, by two processes' worth of fresh state."""
    folders = (tmp_path_factory.mktemp("one") / "site", tmp_path_factory.mktemp("two") / "site")
    for folder in folders:
        options = pipeline.Options(corpus=GOLDEN / "corpus", site_dir=folder, strict=True)
        pipeline.build_site(options, Problems(), pipeline.Stages())
    return folders


def compare(folder: Path, found: dict[str, bytes], *, update: bool) -> None:
    if update:
        for path in folder.rglob("*"):
            if path.is_file():
                path.unlink()
        for name, content in found.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    expected = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert sorted(found) == sorted(expected)
    for name, content in found.items():
        assert content.decode("utf-8", "surrogateescape") == expected[name].decode("utf-8", "surrogateescape"), name


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_pages_of_an_edition(library: Library, edition: str, update_golden: bool) -> None:
    documents = render_edition(compose_edition(library, edition), edition)  # type: ignore[arg-type]
    found = {document.path: write_sheet(document).encode() for document in documents}
    compare(GOLDEN / "pages" / edition, found, update=update_golden)


def test_the_data_files(library: Library, update_golden: bool) -> None:
    found = {asset.path: asset.content for asset in compose_data(library) if not asset.path.endswith(".epub")}
    compare(GOLDEN / "data", found, update=update_golden)


def test_the_tree_of_the_published_site(built: tuple[Path, Path], update_golden: bool) -> None:
    """Material's own files are left out: their names change with its version."""
    paths = sorted(path.relative_to(built[0]).as_posix() for path in built[0].rglob("*") if path.is_file())
    tree = "".join(f"{path}\n" for path in paths if "/assets/" not in f"/{path}")
    compare(GOLDEN / "site", {"tree.txt": tree.encode()}, update=update_golden)


def test_two_builds_are_the_same_byte_for_byte(built: tuple[Path, Path]) -> None:
    one, two = ({p.relative_to(f).as_posix(): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in built)
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []


def test_no_page_names_this_machine(built: tuple[Path, Path]) -> None:
    home = os.fsencode(PROJECT)
    assert [path.name for path in built[0].rglob("*") if path.is_file() and home in path.read_bytes()] == []
