"""The work folder of a build, beside the site and hence on its filesystem; what killed builds left is swept away.

In: the place of the site. Out: a fresh folder, gone afterwards whatever happened. A build holds a lock on its folder
while it lives; a folder without one belongs to a build that was killed.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tashan.publish.place import real_path
from tashan.publish.swap import PREVIOUS

if sys.platform != "win32":  # there are no such locks there, hence nothing is swept
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PREFIX = ".tashan-build-"
NOTE = "this-is-a-work-folder"
"""A file that a build writes first into its folder; it holds the name of the site."""


_TRIES, _PAUSE = 300, 0.1
"""Times that a lock is asked for, and seconds between: another build holds one for a moment; one that is stopped, or
another program, would be waited for without an end."""


@contextmanager
def work_folder(site_dir: Path) -> Iterator[Path]:
    """A fresh, locked folder beside the site; those that killed builds left there are gone."""
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with _locked(site_dir.parent) as held:  # no build may sweep between another's making its folder and locking it
        if held:
            sweep(site_dir.parent)
        folder = site_dir.parent / tempfile.mkdtemp(prefix=PREFIX, dir=site_dir.parent)
        lock = _lock(folder)
    try:
        (folder / NOTE).write_bytes(os.fsencode(site_dir.name))
        yield folder
    finally:
        _remove(folder)
        if lock is not None:
            os.close(lock)


def sweep_beside(site_dir: Path) -> None:
    """Remove what killed builds left beside a site, also where there is nothing to build."""
    parent = real_path(site_dir).parent
    if parent.is_dir():
        with _locked(parent) as held:
            if held:
                sweep(parent)


def sweep(parent: Path) -> None:
    """Remove the work folders in `parent` that no living build holds; a site that waits in one is put back first."""
    for folder in sorted(parent.glob(f"{PREFIX}*")):
        if folder.is_symlink() or (lock := _lock(folder, wait=False)) is None:
            continue
        try:
            if (folder / NOTE).is_file():
                _put_back(folder, parent)
                _remove(folder)
            else:
                with suppress(OSError):  # not empty: not known to be ours
                    folder.rmdir()
        finally:
            os.close(lock)


def _put_back(folder: Path, parent: Path) -> None:
    """A build that was killed between two renames left its place empty and the previous site in its work folder."""
    name = os.fsdecode((folder / NOTE).read_bytes())
    if name and "/" not in name and (folder / PREVIOUS).is_dir() and not os.path.lexists(parent / name):
        (folder / PREVIOUS).rename(parent / name)


def _remove(folder: Path) -> None:
    """Remove a folder as far as the system allows, also where something in it was made read-only."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder.is_dir():
        for name, _, _ in os.walk(folder):
            with suppress(OSError):
                os.chmod(name, 0o700)  # noqa: PTH101  os.walk gives names
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Whether the lock was to be had; somebody who holds it for ever is not waited for."""
    lock = _lock(folder)
    try:
        yield lock is not None
    finally:
        if lock is not None:
            os.close(lock)


def _lock(folder: Path, *, wait: bool = True) -> int | None:
    """An open lock on a folder, which ends with the process at the latest; None where it is not to be had."""
    if sys.platform == "win32":
        return None
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None
    for number in range(_TRIES if wait else 1):
        if number:
            time.sleep(_PAUSE)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        except OSError:
            break
        return handle
    os.close(handle)
    return None
