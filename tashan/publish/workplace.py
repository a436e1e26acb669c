"""The work folder of a build, beside the site and hence on its filesystem; what killed builds left is swept away.

In: the place of the site. Out: a fresh folder, gone afterwards whatever happened. A build holds a lock on its folder
while it lives; a folder without one belongs to a build that was killed.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tashan.publish.place import check_replaceable, real_path
from tashan.publish.porter import Porter, remove_folder
from tashan.publish.swap import PREVIOUS

if sys.platform != "win32":  # there are no such locks there, hence nothing is swept
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tashan.publish.looks import Seen

PREFIX = ".tashan-build-"
NOTE = "this-is-a-work-folder"
"""A file that a build writes first into its folder; it holds the name of the site."""


_TRIES, _PAUSE = 300, 0.1
"""Times that a lock is asked for, and seconds between: another build holds one for a moment; one that is stopped, or
another program, would be waited for without an end."""


class Workplace:
    """The work folder of a site, and a porter who looks at the site that is there, brings what goes along, and clears
    away."""

    def __init__(self, site_dir: Path, folder: Path, seen: Seen) -> None:
        self.site_dir, self.folder, self.site = site_dir, folder, folder / "site"
        self.seen = seen
        """What files of the site that is there look like, once that is settled."""
        self._porter = Porter()
        self._kept = set[str]()
        self._cleared = False
        if site_dir.is_dir():
            self._porter.begin()
        if site_dir.is_dir() and not seen:
            self._porter.look(str(site_dir))

    def keep(self, paths: Iterable[str]) -> None:
        """Have files of the site that is there brought into the new one, each once, however often it is named."""
        new = [path for path in paths if path not in self._kept]
        self._kept.update(new)
        if new:
            self._porter.link(str(self.site_dir), str(self.site), new, str(self.folder))

    def settle(self) -> None:
        """Wait until all is done. Raises OSError where something cannot be brought."""
        self.seen |= self._porter.settle()

    def clear(self) -> None:
        """Have everything removed: the new site is in its place."""
        self._cleared = True
        self._porter.remove(str(self.folder))

    def close(self) -> None:
        """Wait until all is done; what is left is removed now. Of what is to be cleared away, the half or so that the
        porter has not come to is removed from here, from the other end."""
        with suppress(OSError):
            for path in reversed(tuple(self.site.iterdir()) if self._cleared else ()):
                remove_folder(path)
        with suppress(OSError):
            self._porter.close()
        remove_folder(self.folder)


@contextmanager
def open_workplace(site_dir: Path, seen: Seen | None = None) -> Iterator[Workplace]:
    """A fresh, locked folder beside the site; those that killed builds left there are gone. Files of the site that look
    as when an earlier build had `seen` them are not read. Raises PublishError where no build may put a site at
    `site_dir`."""
    site_dir = real_path(site_dir)
    check_replaceable(site_dir)
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with _locked(site_dir.parent) as held:  # no build may sweep between another's making its folder and locking it
        if held:
            sweep(site_dir.parent)
        folder = site_dir.parent / tempfile.mkdtemp(prefix=PREFIX, dir=site_dir.parent)
        lock = _lock(folder)
    work = Workplace(site_dir, folder, dict(seen or {}))
    try:
        (folder / NOTE).write_bytes(os.fsencode(site_dir.name))
        yield work
    finally:
        work.close()
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
                remove_folder(folder)
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
