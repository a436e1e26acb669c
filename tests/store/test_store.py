"""The store: recalls what was computed, forgets what it must, and is never in the way."""

from __future__ import annotations

import contextlib
import os
import pickle
import sqlite3
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from tashan.model import Label, Place
from tashan.problems import Problem
from tashan.store import Store, store
from tashan.store.seal import may_hold_database, seal

PLACE = Place(id="linhu", name=Label(zh_hans="临湖", en="Linhu"), kind="city")


def count(path: Path | None, inputs: list[bytes], *, fresh: bool = False, kind: str = "k") -> list[int]:
    """The numbers of the inputs that had to be computed in one run."""
    computed: list[int] = []

    def compute(number: int) -> Place:
        computed.append(number)
        return replace(PLACE, id=inputs[number].decode())

    with Store(path, fresh=fresh) as opened:
        found = opened.look_up(kind, inputs, compute)
    assert [place.id.encode() for place in found] == inputs
    return computed


def put(path: Path, value: bytes) -> None:
    """Let the one row of a store hold `value`, sealed as if it had been stored."""
    db = sqlite3.connect(path)
    ((key,),) = db.execute("SELECT key FROM results").fetchall()
    db.execute("UPDATE results SET value = ?", (seal(key, value),))
    db.commit()
    db.close()


def test_a_result_is_computed_once(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    assert count(path, [b"a", b"b"]) == [0, 1]
    assert count(path, [b"b", b"c", b"a"]) == [1]


def test_kinds_do_not_share_results(tmp_path: Path) -> None:
    count(tmp_path / "s.sqlite", [b"a"])
    assert count(tmp_path / "s.sqlite", [b"a"], kind="other") == [0]


def test_a_fresh_run_computes_all_and_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    count(path, [b"a"])
    assert count(path, [b"a"], fresh=True) == [0]
    assert count(path, [b"a"]) == []


def test_another_program_computes_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.sqlite"
    count(path, [b"a"])
    monkeypatch.setattr(store, "hash_code", lambda: b"another program")
    assert count(path, [b"a"]) == [0]


def test_without_a_path_nothing_is_kept() -> None:
    assert count(None, [b"a"]) == count(None, [b"a"]) == [0]


def test_a_damaged_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    path.write_bytes(b"no database" * 1000)
    assert count(path, [b"a"]) == [0]
    assert count(path, [b"a"]) == []


def test_a_place_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert count(tmp_path / "file" / "s.sqlite", [b"a"]) == [0]


def test_a_foreign_object_in_the_file_is_never_made(tmp_path: Path) -> None:
    path, touched = tmp_path / "s.sqlite", tmp_path / "touched"

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return (Path.touch, (touched,))

    count(path, [b"a"])
    put(path, pickle.dumps(Evil()))
    assert count(path, [b"a"]) == [0]
    assert not touched.exists()


def test_no_attribute_but_the_maker_of_time_zones_is_handed_out(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return getattr, (ZoneInfo, "clear_cache")

    path = tmp_path / "s.sqlite"
    count(path, [b"a"])
    put(path, pickle.dumps(Evil()))
    assert count(path, [b"a"]) == [0]


@pytest.mark.parametrize(
    "value",
    [
        (PLACE, (Problem(path="a", code="F1", message="m"),)),
        {"n": 1, "when": datetime(2025, 2, 13, tzinfo=UTC)},
        datetime(2025, 2, 13, tzinfo=ZoneInfo("Asia/Shanghai")),
    ],
)
def test_values_come_back_equal(value: object, tmp_path: Path) -> None:
    def compute(number: int) -> object:
        computed.append(number)
        return value

    computed: list[int] = []
    for _ in range(2):
        with Store(tmp_path / "s.sqlite") as opened:
            assert opened.look_up("k", [b"a"], compute) == [value]
    assert computed == [0]
    assert count_rows(tmp_path / "s.sqlite") == 1


def test_what_no_run_asks_for_is_dropped_in_time(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    count(path, [b"a", b"b"])
    for _ in range(store.KEPT_RUNS + 1):
        count(path, [b"a"])
    assert count(path, [b"a", b"b"]) == [1]


def test_that_a_row_was_asked_for_is_noted_once_in_some_runs(tmp_path: Path) -> None:
    path, noted = tmp_path / "s.sqlite", list[int]()
    for _ in range(store.NOTED_RUNS + 2):
        count(path, [b"a"])
        with contextlib.closing(sqlite3.connect(path)) as db:
            noted += db.execute("SELECT run FROM asked").fetchone()
    assert noted[-2] == noted[0] < noted[-1]


def test_runs_side_by_side_do_not_disturb_each_other(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    inputs = [str(number).encode() for number in range(200)]
    with ProcessPoolExecutor(2) as pool:
        runs = [pool.submit(count, path, inputs) for _ in range(4)]
        assert all(set(run.result()) <= set(range(200)) for run in runs)
    assert count(path, inputs) == []


def count_rows(path: Path) -> int:
    db = sqlite3.connect(path)
    (rows,) = db.execute("SELECT COUNT(*) FROM results").fetchone()
    db.close()
    return int(rows)


@pytest.mark.parametrize(
    "schema", ["CREATE TABLE results (a, b)", "CREATE TABLE runs (x)", "CREATE TABLE runs (number INTEGER PRIMARY KEY)"]
)
def test_a_file_of_another_layout_is_laid_out_anew(schema: str, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with sqlite3.connect(path) as db:
        db.execute(schema)
    db.close()
    assert count(path, [b"a"]) == [0]
    assert count(path, [b"a"]) == []


def test_pages_that_a_disk_lost_are_no_obstacle_and_the_next_run_has_a_store(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    inputs = [str(number).encode() * 100 for number in range(200)]
    count(path, inputs)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    data = path.read_bytes()
    path.write_bytes(data[:12288] + bytes(reversed(data[12288:])))
    assert len(count(path, inputs)) == len(inputs)
    count(path, inputs)
    assert count(path, inputs) == []


@pytest.mark.parametrize("damage", ["X'00'", "X''", "7", "'text'", "value || X'00'", "substr(value, 1, 40)"])
def test_a_row_that_is_not_what_was_stored_is_computed_again(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    count(path, [b"a"])
    with sqlite3.connect(path) as db:
        db.execute(f"UPDATE results SET value = {damage}")  # noqa: S608
    db.close()
    assert count(path, [b"a"]) == [0]


def test_one_changed_letter_in_a_row_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    count(path, [b"alpha"])
    with sqlite3.connect(path) as db:
        ((value,),) = db.execute("SELECT value FROM results").fetchall()
        assert b"alpha" in value
        db.execute("UPDATE results SET value = ?", (value.replace(b"alpha", b"alphb"),))
    db.close()
    assert count(path, [b"alpha"]) == [0]


def test_the_database_of_another_program_is_not_reached_through_a_link(tmp_path: Path) -> None:
    other, path = tmp_path / "other.sqlite", tmp_path / "s.sqlite"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE results (kept TEXT)")
        db.execute("INSERT INTO results VALUES ('dear')")
    db.close()
    before = other.read_bytes()
    for target in (other, tmp_path / "new.sqlite"):
        path.symlink_to(target)
        assert count(path, [b"a"]) == count(path, [b"a"]) == [0]
        path.unlink()
    assert other.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["other.sqlite"]


def test_the_database_of_another_program_is_not_reached_through_a_linked_folder(tmp_path: Path) -> None:
    other = tmp_path / "other" / "s.sqlite"
    other.parent.mkdir()
    other.write_bytes(b"what another program keeps" * 100)
    (tmp_path / "link").symlink_to(other.parent)
    for name in ("s.sqlite", "new.sqlite"):
        assert count(tmp_path / "link" / name, [b"a"]) == count(tmp_path / "link" / name, [b"a"]) == [0]
    assert other.read_bytes() == b"what another program keeps" * 100
    assert [file.name for file in other.parent.iterdir()] == ["s.sqlite"]


@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
def test_a_pipe_beside_the_database_is_not_waited_for(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    count(path, [b"a"])
    os.mkfifo(f"{path}{suffix}")
    assert not may_hold_database(path)
    assert count(path, [b"a"]) == [0]
