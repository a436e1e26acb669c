"""Bytes into a corpus: atomic, read back, never outside it.

In: a path, its corpus and what is to be there. Out: the file, whole; or EditError, and the file as it was. Permissions,
owner and extended attributes stay. A file with several names (hard links) keeps them: it is written in place, while the
new text lies beside it. What else a killed run leaves beside a file is swept away by the next.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tashan.problems import TashanError

if sys.platform != "win32":  # there are no such locks there, hence nothing is swept
    import fcntl

PREFIX = ".tashan-edit-"
"""Names of files that wait to take another's place; readers of a corpus pass over names with a dot in front."""
RESCUE = ".tashan-rescue-"


class EditError(TashanError):
    """The file was not written and is as it was; the message says why and what a person can do."""


def edit_file(path: Path, folder: Path, change: Callable[[bytes], bytes]) -> bool:
    """Let the file at `path` in the corpus `folder` hold what `change` makes of its bytes; whether that is new.

    A link is followed inside the corpus and refused where it leads out. Raises EditError; `change` may, too, with a
    message that the path stands before.
    """
    try:
        target = _find_target(path, folder)
        before = target.read_bytes()
        after = _named(path, change, before)
        if after != before:
            _replace(target, before, after)
    except OSError as error:
        raise EditError(f"{path} cannot be written: {_reason(error)}") from error
    return after != before


def _named(path: Path, change: Callable[[bytes], bytes], data: bytes) -> bytes:
    try:
        return change(data)
    except EditError as error:
        raise EditError(f"{path} {error}") from None


def create_file(path: Path, folder: Path, data: bytes) -> None:
    """Put a new file at `path` in the corpus `folder`, whole or not at all. Raises EditError where one is there."""
    if not path.parent.resolve().is_relative_to(folder.resolve()):
        raise EditError(f"{path} lies outside {folder}; valid: a file in the corpus folder")
    try:
        with _waiting(path.parent) as waiting:
            _write(waiting, data)
            waiting.chmod(0o666 & ~_umask())
            _publish(waiting, path)
    except FileExistsError:
        raise EditError(f"{path} is there already and is not overwritten; choose another title or name") from None
    except OSError as error:
        raise EditError(f"{path} cannot be written: {_reason(error)}") from error


def sweep_edits(folder: Path) -> None:
    """Remove what killed runs left in `folder`: files of ours that wait and that no living process holds."""
    with suppress(OSError):
        for path in sorted(folder.glob(f"{PREFIX}*")):
            if path.is_file() and not path.is_symlink() and (lock := _lock(path)) is not None:
                with suppress(OSError):
                    path.unlink()
                os.close(lock)


def _find_target(path: Path, folder: Path) -> Path:
    """The regular file that `path` names, links followed. Raises EditError where that is not in `folder`."""
    try:
        target = path.resolve(strict=True)
    except RuntimeError:  # how Python 3.11 says that links go in a circle
        raise EditError(f"{path} is a symbolic link to itself; valid: the file itself") from None
    if not target.is_relative_to(folder.resolve()):
        raise EditError(f"{path} leads out of {folder}, to {target}; valid: a file in the corpus folder")
    if not target.is_file():
        raise EditError(f"{path} is no regular file; valid: a file in the corpus folder")
    return target


def _replace(target: Path, before: bytes, after: bytes) -> None:
    if not os.access(target, os.W_OK):
        raise EditError(f"{target} is read-only")
    status = target.stat()
    with _waiting(target.parent) as waiting:
        _write(waiting, after)
        if target.read_bytes() != before:
            raise EditError(f"{target} was changed by somebody else meanwhile; run the command again")
        if status.st_nlink > 1:
            _write_in_place(target, before, after, waiting)
        else:
            _copy_status(target, status, waiting)
            waiting.replace(target)
            _sync_folder(target.parent)
    if target.read_bytes() != after:
        raise EditError(f"{target} does not hold what was written; look at the disk")


def _write_in_place(target: Path, before: bytes, after: bytes, waiting: Path) -> None:
    """Write over a file that has several names. Meanwhile its new text lies beside it under a name that nothing sweeps:
    were the run killed, a person finds it there.
    """
    rescue = target.with_name(f"{RESCUE}{target.name}")
    if os.path.lexists(rescue):
        raise EditError(f"{target} was half written when a run was killed; {rescue} holds its text: move it there")
    waiting.rename(rescue)
    try:
        _write(target, after)
    except OSError:
        _write(target, before)
        rescue.unlink()
        raise
    rescue.unlink()


def _write(path: Path, data: bytes) -> None:
    """Write `data` over a file that is there, to the disk itself, and cut off what is beyond."""
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _copy_status(target: Path, status: os.stat_result, waiting: Path) -> None:
    with suppress(OSError, AttributeError):  # a user can give a file away only on some systems
        os.chown(waiting, status.st_uid, status.st_gid)
    shutil.copystat(target, waiting)
    waiting.chmod(stat.S_IMODE(status.st_mode))  # once more: to change the owner may drop bits
    os.utime(waiting)


def _publish(waiting: Path, path: Path) -> None:
    """Give the finished file its name, which nothing may have; where there are no links, an empty file holds it."""
    try:
        os.link(waiting, path)
    except FileExistsError:
        raise
    except OSError:
        path.open("xb").close()
        try:
            waiting.replace(path)
        except OSError:
            path.unlink()
            raise


@contextmanager
def _waiting(folder: Path) -> Iterator[Path]:
    """An empty file in `folder` under a name of ours, locked while this process lives, gone afterwards."""
    sweep_edits(folder)
    handle, name = tempfile.mkstemp(dir=folder, prefix=PREFIX)
    os.close(handle)
    path = folder / name
    lock = _lock(path)
    try:
        yield path
    finally:
        with suppress(FileNotFoundError):
            path.unlink()
        if lock is not None:
            os.close(lock)


def _lock(path: Path) -> int | None:
    """An open lock on a file, None where another process holds it or there are no locks."""
    if sys.platform == "win32":
        return None
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some systems cannot open folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
