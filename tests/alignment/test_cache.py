"""Whatever lies in the place of the cache, a run ends well and computes what it must."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tashan.alignment import cache as cache_module
from tashan.alignment.cache import Cache

ROWS = {b"0123456789abcdef": b"value"}


def make(path: Path) -> None:
    cache = Cache(path, "model")
    cache.write("vectors", ROWS)
    cache.close()


def change(*statements: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        make(path)
        db = sqlite3.connect(path)
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.close()

    return run


def under_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("x")


BAD = {
    "a folder": Path.mkdir,
    "under a file": under_a_file,
    "a link to itself": lambda path: path.symlink_to(path.name),
    "no database": lambda path: path.write_bytes(b"no database" * 500),
    "another schema": change("DROP TABLE vectors", "CREATE TABLE vectors (a, b)"),
    "another program's": change("DROP TABLE vectors", "DROP TABLE meta", "PRAGMA user_version = 7"),
    "an older layout": change("UPDATE vectors SET value = x'76'", "PRAGMA user_version = 0"),
    "a short row": change("UPDATE vectors SET value = x'0011'"),
    "a row of text": change("UPDATE vectors SET value = 'text'"),
    "a changed row": change("UPDATE vectors SET value = x'00' || substr(value, 2)"),
    "a row under another key": change("UPDATE vectors SET hash = x'00'"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_trusted_is_not_used_and_the_run_goes_on(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "cache" / "vectors.sqlite"
    path.parent.mkdir()
    BAD[kind](path)
    for _ in range(2):
        cache = Cache(path, "model")
        found = cache.read("vectors", [b"\0", *ROWS])
        assert found in ({}, ROWS)
        cache.write("vectors", ROWS)
        assert cache.read("vectors", list(ROWS)) == ROWS
        cache.close()


def test_a_read_only_cache_is_told_and_the_run_works_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "vectors.sqlite"
    make(path)
    connect = sqlite3.connect

    def read_only(name: str, **options: object) -> sqlite3.Connection:
        if name == ":memory:":
            return connect(name, isolation_level=None)
        return connect(f"file:{name}?mode=ro&immutable=1", uri=True, isolation_level=None)

    monkeypatch.setattr(sqlite3, "connect", read_only)
    with caplog.at_level(logging.WARNING):
        cache = Cache(path, "model")
        cache.write("vectors", ROWS)
    assert cache.read("vectors", list(ROWS)) == ROWS
    assert caplog.messages == [
        f"cache {path} cannot be used (attempt to write a readonly database): this run works without it"
    ]
    cache.close()


def test_a_disk_that_fills_up_while_rows_are_stored_loses_none_of_them(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = Cache(tmp_path / "vectors.sqlite", "model")
    cache._db.execute("PRAGMA max_page_count = 1")
    rows = {bytes([n]) * 16: b"x" * 5000 for n in range(50)}
    with caplog.at_level(logging.WARNING):
        cache.write("vectors", rows)
    assert cache.read("vectors", list(rows)) == rows
    assert "database or disk is full" in caplog.messages[0]
    cache.close()


def test_the_database_of_another_program_is_not_reached_through_a_link(tmp_path: Path) -> None:
    other, path = tmp_path / "other.sqlite", tmp_path / "v.sqlite"
    change("DROP TABLE meta", "PRAGMA user_version = 1")(other)
    before = other.read_bytes()
    path.symlink_to(other)
    make(path)
    assert other.read_bytes() == before


def test_a_linked_folder_keeps_what_another_program_has_there(tmp_path: Path) -> None:
    other = tmp_path / "other" / "v.sqlite"
    other.parent.mkdir()
    other.write_bytes(b"what another program keeps" * 100)
    (tmp_path / "link").symlink_to(other.parent)
    for name in ("v.sqlite", "new.sqlite"):
        make(tmp_path / "link" / name)
    assert other.read_bytes() == b"what another program keeps" * 100
    assert [file.name for file in other.parent.iterdir()] == ["v.sqlite"]


def test_a_cache_that_another_build_holds_is_no_damage_and_keeps_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "vectors.sqlite"
    make(path)
    monkeypatch.setattr(cache_module, "LOCK_SECONDS", 0.01)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with caplog.at_level(logging.WARNING):
        mine = Cache(path, "another model")  # which would drop the rows of the first
        mine.write("vectors", {b"\1" * 16: b"mine"})
    assert "database is locked" in caplog.messages[0]
    assert "cannot be used" in caplog.messages[0]
    mine.close()
    holder.execute("COMMIT")
    holder.close()
    cache = Cache(path, "model")
    assert cache.read("vectors", list(ROWS)) == ROWS
    cache.close()
