"""The last act: a finished folder takes the place of the previous site in one step.

In: the finished folder and the place of the site, on one filesystem. Out: the site; on failure the previous one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from typing import TYPE_CHECKING

from tashan.publish.ledger import is_noted, note_site
from tashan.publish.manifest import MANIFEST, find_strangers, read_manifest
from tashan.publish.place import check_replaceable, find_late, take_along
from tashan.publish.problems import PublishError

if TYPE_CHECKING:
    from pathlib import Path

    from tashan.publish.looks import Seen

PREVIOUS = "previous"
"""Where the previous site waits, beside the finished one, while two renames take the place of one exchange."""

REPLACED = ".replaced-"
"""What the name of a folder ends in, before a number, that was a site which cannot be shown to be made here."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def replace_site(finished: Path, site_dir: Path, ledger: Path | None = None, seen: Seen | None = None) -> Path | None:
    """Put `finished` at `site_dir`, with what is kept there; the previous site stays in the work folder. Files that
    look as they did when they were `seen` are not read again.

    Where the `ledger` does not know the previous site, and the new one lacks anything of it, that is put aside for
    good, and its new path returned. Raises PublishError where anything at `site_dir` was not written by a build,
    also if it came there only while the folders were exchanged: then they are exchanged back.
    """
    seen = {} if seen is None else seen
    before = check_replaceable(site_dir, finished, seen)
    take_along(site_dir, before.kept, finished)
    try:
        if site_dir.exists():
            shutil.copymode(site_dir, finished)
        if ledger is not None and not _is_ours(site_dir, before.files, finished, ledger):
            return _put_aside(finished, site_dir)
        swap_in(finished, site_dir)
    except OSError as error:
        raise PublishError(f"{site_dir} cannot be replaced: {error.strerror or error}") from error
    late = find_late(finished, site_dir, before.kept, seen) if finished.is_dir() else ()
    if late:
        swap_in(finished, site_dir)
        raise PublishError(f"{site_dir} was given files while it was replaced; the previous site is back:", late)
    return None


def _is_ours(site_dir: Path, files: tuple[str, ...], finished: Path, ledger: Path) -> bool:
    """Whether a build that keeps this ledger wrote what is to be deleted, or nothing is.

    Where no ledger can be kept, in a read-only place, the manifest has to do.
    """
    known = is_noted(ledger, site_dir)
    noted = note_site(ledger, finished)  # first the note, then the site: a kill between them costs nothing
    return (
        known or not noted or not find_strangers(site_dir, files, {**(read_manifest(finished) or {}), MANIFEST: None})
    )


def _put_aside(finished: Path, site_dir: Path) -> Path:
    """Exchange the folders in such a way that at no moment the previous one lies where it would be swept away."""
    names = (f"{site_dir.name}{REPLACED}{number}" for number in range(1, sys.maxsize))
    aside = next(path for name in names if not os.path.lexists(path := site_dir.with_name(name)))
    finished.rename(aside)
    try:
        swap_in(aside, site_dir)
    except OSError:
        aside.rename(finished)
        raise
    return aside


def swap_in(finished: Path, site_dir: Path) -> None:
    """Put `finished` at `site_dir`. Where a site is there already it ends up at `finished`."""
    if not site_dir.exists():
        finished.rename(site_dir)
    elif not _exchange(finished, site_dir):
        _rename_thrice(finished, site_dir)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one system call (renameat2, Linux 3.15); False where that is not to be had."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    paths = (_AT_FDCWD, bytes(one), _AT_FDCWD, bytes(other))
    return bool(rename(*paths, _RENAME_EXCHANGE) == 0)


def _rename_thrice(finished: Path, site_dir: Path) -> None:
    """The exchange by renames, the first undone if the second fails."""
    aside = finished.with_name(PREVIOUS)
    site_dir.rename(aside)
    try:
        finished.rename(site_dir)
    except OSError:
        aside.rename(site_dir)
        raise
    aside.rename(finished)
