"""Large arrays are made once, mapped afterwards, and made again where the file is not whole or another's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tashan.store.arrays import recall_arrays
from tashan.store.tables import PART, cache_folder

ARRAYS = {
    "bytes": np.arange(7, dtype=np.uint8),
    "floats": np.linspace(0, 1, 12, dtype="<f4").reshape(3, 4),
    "turned": np.arange(6, dtype="<f8").reshape(2, 3).T,
    "number": np.asarray(0.1),
    "none": np.empty((0, 5), "<i8"),
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache_folder.cache_clear()
    yield tmp_path / "tashan"
    cache_folder.cache_clear()


def never() -> dict[str, np.ndarray]:
    raise AssertionError("made twice")


def other() -> dict[str, np.ndarray]:
    return {"other": np.arange(3)}


def test_arrays_are_made_once_and_come_back_as_they_were(home: Path) -> None:
    made, mapped = recall_arrays("a", "1", lambda: ARRAYS), recall_arrays("a", "1", never)
    for found in (made, mapped):
        assert list(found) == list(ARRAYS)
        for name, array in ARRAYS.items():
            assert found[name].dtype == array.dtype
            np.testing.assert_array_equal(found[name], array, strict=True)
    assert [path.name for path in home.iterdir()] == ["a"]


def test_mapped_arrays_begin_at_a_line_and_nobody_writes_to_them() -> None:
    recall_arrays("a", "1", lambda: ARRAYS)
    for array in recall_arrays("a", "1", never).values():
        assert array.ctypes.data % 64 == 0
        assert not array.flags.writeable


def test_arrays_of_something_else_are_made_again() -> None:
    recall_arrays("a", "1", lambda: ARRAYS)
    assert list(recall_arrays("a", "2", other)) == ["other"]
    assert list(recall_arrays("a", "2", never)) == ["other"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[:0],
        lambda raw: raw[:10],
        lambda raw: raw[:-1],
        lambda raw: raw + b"\0",
        lambda raw: b"x" + raw[1:],
        lambda raw: raw[:60],
    ],
)
def test_a_file_that_is_not_whole_is_made_again(damage: Callable[[bytes], bytes], home: Path) -> None:
    recall_arrays("a", "1", lambda: ARRAYS)
    (home / "a").write_bytes(damage((home / "a").read_bytes()))
    assert list(recall_arrays("a", "1", other)) == ["other"]


def test_what_is_no_file_is_not_mapped(home: Path, tmp_path: Path) -> None:
    recall_arrays("a", "1", lambda: ARRAYS)
    (home / "a").rename(tmp_path / "elsewhere")
    (home / "a").symlink_to(tmp_path / "elsewhere")
    assert list(recall_arrays("a", "1", other)) == ["other"]


def test_nothing_is_kept_where_others_can_write(home: Path) -> None:
    home.mkdir()
    home.chmod(0o777)
    assert list(recall_arrays("a", "1", lambda: ARRAYS)) == list(ARRAYS)
    assert list(home.iterdir()) == []


def test_a_run_that_is_stopped_leaves_nothing_behind(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        assert [path.name[: len(PART)] for path in home.iterdir()] == [PART]
        raise KeyboardInterrupt

    monkeypatch.setattr("tashan.store.tables.os.fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        recall_arrays("a", "1", lambda: ARRAYS)
    assert list(home.iterdir()) == []
