"""Bytes go into a corpus whole, exact, and nowhere else."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tashan.desk import files
from tashan.desk.files import PREFIX, EditError, create_file, edit_file, sweep_edits


def upper(data: bytes) -> bytes:
    return data.upper()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.md").write_bytes(b"words")
    return folder / "a.md"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_changed_and_nothing_stays_beside_it(article: Path) -> None:
    assert edit_file(article, article.parent, upper)
    assert article.read_bytes() == b"WORDS"
    assert names(article.parent) == ["a.md"]
    assert not edit_file(article, article.parent, upper)


def test_permissions_stay(article: Path) -> None:
    article.chmod(0o640)
    edit_file(article, article.parent, upper)
    assert stat.S_IMODE(article.stat().st_mode) == 0o640


def test_extended_attributes_stay(article: Path) -> None:
    try:
        os.setxattr(article, "user.origin", b"somewhere")
    except (OSError, AttributeError):
        pytest.skip("this filesystem keeps no extended attributes")
    edit_file(article, article.parent, upper)
    assert os.getxattr(article, "user.origin") == b"somewhere"


def test_a_file_with_two_names_keeps_both(article: Path, tmp_path: Path) -> None:
    os.link(article, tmp_path / "other.md")
    edit_file(article, article.parent, lambda _: b"new")
    assert (tmp_path / "other.md").read_bytes() == article.read_bytes() == b"new"
    assert article.stat().st_nlink == 2


def test_a_link_inside_the_corpus_stays_a_link(article: Path) -> None:
    (article.parent / "b.md").symlink_to("a.md")
    edit_file(article.parent / "b.md", article.parent, upper)
    assert (article.parent / "b.md").readlink() == Path("a.md")
    assert article.read_bytes() == b"WORDS"


def test_a_link_out_of_the_corpus_is_refused(article: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_bytes(b"theirs")
    (article.parent / "b.yml").symlink_to(outside)
    with pytest.raises(EditError, match=r"b\.yml leads out of .*, to .*outside\.yml"):
        edit_file(article.parent / "b.yml", article.parent, upper)
    assert outside.read_bytes() == b"theirs"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.symlink_to(path.name), "is a symbolic link to itself|too many levels"),
        (lambda path: path.symlink_to("nowhere"), "cannot be written: no such file"),
        (lambda path: path.mkdir(), "is no regular file"),
        (os.mkfifo, "is no regular file"),
    ],
)
def test_what_is_no_regular_file_is_refused(make: Callable[[Path], None], message: str, tmp_path: Path) -> None:
    make(tmp_path / "x.md")
    with pytest.raises(EditError, match=message):
        edit_file(tmp_path / "x.md", tmp_path, upper)


def test_a_read_only_file_stays_as_it_is(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # the tests may run as root, who may write everything
    with pytest.raises(EditError, match=r"a\.md is read-only"):
        edit_file(article, article.parent, upper)
    assert article.read_bytes() == b"words"


def test_a_full_disk_leaves_the_file_and_nothing_else(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EditError, match="cannot be written: no space left on device"):
        edit_file(article, article.parent, upper)
    with pytest.raises(EditError, match="cannot be written: no space left on device"):
        create_file(article.parent / "b.md", article.parent, b"x")
    assert names(article.parent) == ["a.md"]
    assert article.read_bytes() == b"words"


def test_what_somebody_else_writes_meanwhile_is_not_lost(article: Path) -> None:
    def slow(data: bytes) -> bytes:
        article.write_bytes(b"their words")
        return data.upper()

    with pytest.raises(EditError, match="was changed by somebody else meanwhile; run the command again"):
        edit_file(article, article.parent, slow)
    assert article.read_bytes() == b"their words"


def test_a_new_file_never_takes_the_place_of_another(article: Path) -> None:
    with pytest.raises(EditError, match="is there already and is not overwritten"):
        create_file(article, article.parent, b"x")
    (article.parent / "c.md").symlink_to("nowhere")
    with pytest.raises(EditError, match="is there already and is not overwritten"):
        create_file(article.parent / "c.md", article.parent, b"x")
    assert article.read_bytes() == b"words"
    assert names(article.parent) == ["a.md", "c.md"]


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_is_there_with_the_usual_permissions(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", refuse_for_ever)
    create_file(tmp_path / "a.md", tmp_path, b"words")
    (tmp_path / "usual").touch()
    assert (tmp_path / "a.md").stat().st_mode == (tmp_path / "usual").stat().st_mode
    assert names(tmp_path) == ["a.md", "usual"]


class FullDisk:
    """A file that takes two bytes."""

    def __init__(self, file: Any) -> None:
        self._file, self.close = file, file.close

    def __enter__(self) -> FullDisk:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> None:
        self._file.write(data[:2])
        raise OSError(28, "No space left on device")


def test_where_there_are_no_links_a_new_file_needs_no_room_for_a_second_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = Path.open
    monkeypatch.setattr(os, "link", refuse_for_ever)
    monkeypatch.setattr(
        Path, "open", lambda path, mode, *_: FullDisk(usual(path, mode)) if "x" in mode else usual(path, mode)
    )
    create_file(tmp_path / "a.md", tmp_path, b"words")
    monkeypatch.undo()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"words"]


def test_where_no_file_can_be_renamed_none_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refuse_for_ever)
    monkeypatch.setattr(Path, "replace", refuse_for_ever)
    with pytest.raises(EditError, match="cannot be written"):
        create_file(tmp_path / "a.md", tmp_path, b"words")
    assert names(tmp_path) == []


def refuse_for_ever(*_: object) -> None:
    raise OSError(1, "Operation not permitted")


def test_a_new_file_outside_the_corpus_is_refused(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    with pytest.raises(EditError, match="lies outside"):
        create_file(tmp_path / "corpus" / ".." / "a.md", tmp_path / "corpus", b"x")


def test_what_a_killed_run_left_is_swept_and_what_lives_is_not(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}killed").write_text("half")
    with files._waiting(tmp_path) as waiting:
        assert names(tmp_path) == [waiting.name]
        sweep_edits(tmp_path)
        assert waiting.exists()
    assert names(tmp_path) == []


def test_a_full_disk_leaves_a_file_with_two_names_as_it_was(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.link(article, article.with_name("other"))
    before, write = article.read_bytes(), files._write

    def fill(path: Path, data: bytes) -> None:
        if path == article and data != before:
            write(path, data[:3])
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(files, "_write", fill)
    with pytest.raises(EditError, match="no space left on device"):
        edit_file(article, article.parent, lambda data: data + b"more")
    assert article.read_bytes() == before
    assert sorted(path.name for path in article.parent.iterdir()) == sorted([article.name, "other"])


def test_a_kill_in_the_midst_of_a_file_with_two_names_loses_nothing(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.link(article, article.with_name("other"))
    before, write = article.read_bytes(), files._write

    def die(path: Path, data: bytes) -> None:
        write(path, data[:3] if path == article else data)
        if path == article:
            raise KeyboardInterrupt  # nothing of ours catches it

    monkeypatch.setattr(files, "_write", die)
    with pytest.raises(KeyboardInterrupt):
        edit_file(article, article.parent, lambda data: data + b"more")
    monkeypatch.setattr(files, "_write", write)
    files.sweep_edits(article.parent)
    rescue = article.with_name(f"{files.RESCUE}{article.name}")
    assert rescue.read_bytes() == before + b"more"
    with pytest.raises(EditError, match="was half written when a run was killed"):
        edit_file(article, article.parent, lambda data: data + b"again")
    assert rescue.read_bytes() == before + b"more"


def test_what_the_disk_does_not_hold_afterwards_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"before")
    monkeypatch.setattr(files, "_sync_folder", lambda _: path.write_bytes(b"half"))
    with pytest.raises(EditError, match="does not hold what was written"):
        edit_file(path, tmp_path, lambda _: b"after")
