"""The new site takes the old one's place at once, and only a site of ours is ever replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from tashan.publish import swap
from tashan.publish.problems import PublishError


def make(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / swap.MARKER).write_text(text)
    return folder


@pytest.mark.parametrize("exchange", [True, False])
def test_the_finished_folder_takes_the_place_of_the_previous_one(
    exchange: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    site, finished = make(tmp_path / "site", "old"), make(tmp_path / "new", "new")
    swap.swap_in(finished, site)
    assert (site / swap.MARKER).read_text() == "new"


def test_a_failed_second_rename_puts_the_previous_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make(tmp_path / "site", "old")
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    with pytest.raises(FileNotFoundError):
        swap.swap_in(tmp_path / "absent", site)
    assert (site / swap.MARKER).read_text() == "old"


def test_a_first_site_needs_no_previous_one(tmp_path: Path) -> None:
    swap.swap_in(make(tmp_path / "new", "new"), tmp_path / "site")
    assert (tmp_path / "site" / swap.MARKER).read_text() == "new"


def test_a_folder_of_other_files_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("dear")
    with pytest.raises(PublishError, match="is not empty and was not made by this program"):
        swap.check_replaceable(tmp_path)


def test_a_file_in_the_place_of_the_site_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x")
    with pytest.raises(PublishError, match="is a file; the site needs a folder"):
        swap.check_replaceable(tmp_path / "site")


def test_the_work_folder_is_gone_after_a_failure(tmp_path: Path) -> None:
    def fail() -> None:
        with swap.work_folder(tmp_path / "site") as work:
            (work / "half").write_text("done")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == []
