"""After a kill nothing stays behind; what a living build holds is left alone."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from tashan.publish import workplace
from tashan.publish.swap import PREVIOUS
from tashan.publish.workplace import NOTE, PREFIX, open_workplace, sweep, sweep_beside


def leftover(parent: Path, site: str = "site") -> Path:
    """The work folder of a build that was killed."""
    folder = parent / f"{PREFIX}killed"
    (folder / "site").mkdir(parents=True)
    (folder / "site" / "half").write_text("done")
    (folder / NOTE).write_text(site)
    return folder


def test_the_open_workplace_is_gone_after_a_failure(tmp_path: Path) -> None:
    def fail() -> None:
        with open_workplace(tmp_path / "site") as work:
            (work.folder / "half").write_text("done")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_left_is_gone_after_the_next(tmp_path: Path) -> None:
    leftover(tmp_path)
    (tmp_path / f"{PREFIX}empty").mkdir()
    with open_workplace(tmp_path / "site") as work:
        assert list(tmp_path.iterdir()) == [work.folder]


def test_it_is_gone_also_where_there_is_nothing_to_build(tmp_path: Path) -> None:
    leftover(tmp_path)
    sweep_beside(tmp_path / "site")
    sweep_beside(tmp_path / "nowhere" / "site")
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_somebody_holds_for_ever_is_not_waited_for_and_nothing_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workplace, "_TRIES", 2)
    monkeypatch.setattr(workplace, "_PAUSE", 0.01)
    left = leftover(tmp_path)
    held = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    with open_workplace(tmp_path / "site") as work:
        assert sorted(tmp_path.iterdir()) == sorted([left, work.folder])
    sweep_beside(tmp_path / "site")
    assert list(tmp_path.iterdir()) == [left]
    os.close(held)
    sweep_beside(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_a_living_build_keeps_its_folder(tmp_path: Path) -> None:
    with open_workplace(tmp_path / "one") as one, open_workplace(tmp_path / "two") as two:
        sweep(tmp_path)
        assert sorted(tmp_path.iterdir()) == sorted([one.folder, two.folder])
        assert (one.folder / NOTE).read_text() == "one"


def test_a_site_that_waits_between_two_renames_is_put_back(tmp_path: Path) -> None:
    (leftover(tmp_path) / PREVIOUS).mkdir()
    (tmp_path / f"{PREFIX}killed" / PREVIOUS / "index.html").write_text("old")
    sweep(tmp_path)
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["../elsewhere", "", "/etc"])
def test_a_note_that_names_another_place_moves_nothing_there(name: str, tmp_path: Path) -> None:
    parent = tmp_path / "parent"
    (leftover(parent, name) / PREVIOUS).mkdir()
    sweep(parent)
    assert [path.name for path in tmp_path.iterdir()] == ["parent"]


def test_a_folder_that_only_has_such_a_name_stays(tmp_path: Path) -> None:
    folder = tmp_path / f"{PREFIX}mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear")
    (tmp_path / f"{PREFIX}link").symlink_to(folder)
    sweep(tmp_path)
    assert (folder / "letter.txt").read_text() == "dear"
    assert (tmp_path / f"{PREFIX}link").is_symlink()
