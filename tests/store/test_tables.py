"""Tables of the program's own data are kept where nobody else can write, and never used for other data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from tashan.store.tables import PART, cache_folder, recall_table
from tashan.store.templates import CompiledTemplates


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache_folder.cache_clear()
    yield tmp_path / "tashan"
    cache_folder.cache_clear()


def test_a_table_is_made_once_for_all_that_it_rests_on() -> None:
    made = []

    def make() -> dict[str, frozenset[str]]:
        made.append(1)
        return {"一": frozenset({"one"})}

    assert [recall_table("t", rests_on, make) for rests_on in ("a", "a", "b", "b")] == [{"一": frozenset({"one"})}] * 4
    assert len(made) == 2


@pytest.mark.parametrize("damage", [lambda raw: raw[:0], lambda raw: raw[:-1], lambda raw: b"x" + raw[1:]])
def test_a_damaged_table_is_made_again(damage, home: Path) -> None:  # type: ignore[no-untyped-def]
    recall_table("t", "a", lambda: 1)
    (home / "t").write_bytes(damage((home / "t").read_bytes()))
    assert recall_table("t", "a", lambda: 2) == 2


def test_nothing_is_kept_where_others_can_write(home: Path) -> None:
    home.mkdir(mode=0o777)
    home.chmod(0o777)
    assert recall_table("t", "a", lambda: 1) == 1
    assert list(home.iterdir()) == []
    assert recall_table("t", "a", lambda: 2) == 2


def test_a_template_is_compiled_once_for_its_source(home: Path) -> None:
    def render(source: str) -> str:
        cache = CompiledTemplates("test")
        return (
            Environment(loader=DictLoader({"a": source}), bytecode_cache=cache, autoescape=True)
            .get_template("a")
            .render()
        )

    assert (render("one"), render("two"), render("two")) == ("one", "two", "two")
    assert len(list(home.iterdir())) == 1


def test_what_is_no_file_is_not_read(home: Path, tmp_path: Path) -> None:
    recall_table("t", "a", lambda: 1)
    (home / "t").rename(tmp_path / "elsewhere")
    (home / "t").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(home / "u")
    assert recall_table("t", "a", lambda: 2) == 2
    assert recall_table("u", "a", lambda: 3) == recall_table("u", "a", lambda: 4) == 3
    assert not (home / "t").is_symlink()


def test_what_a_killed_run_left_half_written_is_swept_and_what_is_written_now_is_not(home: Path) -> None:
    recall_table("t", "a", lambda: 1)
    old, young = home / f"{PART}old", home / f"{PART}young"
    for part in (old, young):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    recall_table("t", "b", lambda: 2)
    assert sorted(path.name for path in home.iterdir()) == [young.name, "t"]
