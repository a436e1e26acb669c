"""MkDocs and its fork are two names for one publisher."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from tashan.publish import PublishError, library, publish_site
from tashan.publish.library import PUBLISHERS, load_library
from tests.publish.conftest import FIGURES, REFERENCE
from tests.publish.pages import make_editions, make_project

if TYPE_CHECKING:
    from pathlib import Path


def read_site(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_fork_gives_the_same_site_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make_project(tmp_path / "project")
    loaded: list[str] = []
    monkeypatch.setattr("tashan.publish.press.load_library", lambda name: loaded.append(name) or load_library(name))
    for publisher in PUBLISHERS:
        site = tmp_path / publisher
        publish_site(make_editions(), (FIGURES,), site, reference=REFERENCE, project=project, publisher=publisher)
    mkdocs, properdocs = (read_site(tmp_path / publisher) for publisher in PUBLISHERS)
    assert set(loaded) == set(PUBLISHERS)
    assert len(mkdocs) > 20
    assert properdocs == mkdocs


def test_the_parts_come_from_the_package_that_was_named() -> None:
    for publisher in PUBLISHERS:
        assert load_library(publisher).Page.__module__ == f"{publisher}.structure.pages"


def test_warnings_of_the_fork_are_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, said = make_project(tmp_path / "project"), list[str]()
    editions = make_editions()
    broken = project / "docs" / "en" / "about.md"
    broken.write_text("# About\n\n[x](gone.md)\n", encoding="utf-8")
    with pytest.raises(PublishError) as error:
        publish_site(editions, (), tmp_path / "site", project=project, publisher="properdocs")
    said.extend(error.value.findings)
    assert any("gone.md" in line for line in said)


def test_a_publisher_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    load_library.cache_clear()
    monkeypatch.setattr(library, "find_spec", lambda name: None if name == "properdocs" else find_spec(name))
    with pytest.raises(PublishError, match="'properdocs' is not installed: pip install properdocs"):
        load_library("properdocs")
