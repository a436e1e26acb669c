"""The program finds its own files in a checkout and in a wheel, and the folder that a person works in."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tashan import resources


def lay(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("")
    return folder


def test_a_checkout_has_its_files_beside_the_package(tmp_path: Path) -> None:
    lay(tmp_path, "templates", "tashan")
    assert resources.find_project(tmp_path / "tashan") == tmp_path


def test_a_wheel_has_its_files_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "tashan"
    lay(package / "project", "templates")
    assert resources.find_project(package) == package / "project"


def test_the_corpus_where_a_person_stands_is_built_first(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    assert resources.find_workplace(resources.PROJECT, tmp_path) == tmp_path


def test_a_checkout_builds_its_own_corpus_from_anywhere_else(tmp_path: Path) -> None:
    assert resources.find_workplace(resources.PROJECT, tmp_path) == resources.PROJECT


def test_an_installed_program_has_no_corpus_of_its_own(tmp_path: Path) -> None:
    inside = Path(resources.__file__).parent / "project"
    assert resources.find_workplace(inside, tmp_path) == tmp_path


def test_a_wheel_takes_along_all_that_a_build_reads() -> None:
    settings = tomllib.loads((resources.PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    taken = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert all(target == f"tashan/project/{source}" for source, target in taken.items())
    reference = {f"corpus/{file.name}" for file in resources.CORPUS.glob("*.yml")} - {"corpus/site.yml"}
    pages = {f"docs/{folder.name}" for folder in resources.DOCS.iterdir() if folder.is_dir()} - {"docs/design"}
    assert set(taken) == {"mkdocs.yml", "templates", *reference, *pages}
