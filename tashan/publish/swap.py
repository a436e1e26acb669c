"""The last act: a finished folder takes the place of the previous site in one step.

In: the finished folder and the place of the site, on one filesystem. Out: the site; on failure the previous one.
"""

from __future__ import annotations

import ctypes
import shutil
import sys
from typing import TYPE_CHECKING

from tashan.publish.manifest import list_content
from tashan.publish.place import check_replaceable, take_along
from tashan.publish.problems import PublishError

if TYPE_CHECKING:
    from pathlib import Path

PREVIOUS = "previous"
"""Where the previous site waits, beside the finished one, while two renames take the place of one exchange."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def replace_site(finished: Path, site_dir: Path) -> None:
    """Put `finished` at `site_dir`, with what is kept there; the previous site stays in the work folder.

    Raises PublishError where anything at `site_dir` was not written by a build, also if it came there only while the
    folders were exchanged: then they are exchanged back.
    """
    before = check_replaceable(site_dir, finished)
    take_along(site_dir, before.kept, finished)
    try:
        if site_dir.exists():
            shutil.copymode(site_dir, finished)
        swap_in(finished, site_dir)
    except OSError as error:
        raise PublishError(f"{site_dir} cannot be replaced: {error.strerror or error}") from error
    late = _arrived(finished, before.files + before.kept)
    if late:
        swap_in(finished, site_dir)
        raise PublishError(f"{site_dir} was given files while it was replaced; the previous site is back:", late)


def _arrived(finished: Path, known: tuple[str, ...]) -> tuple[str, ...]:
    """What the previous site holds, now that it is out of reach, beyond what was known of it."""
    if not finished.is_dir():
        return ()
    now = list_content(finished)
    return tuple(sorted({*now.files, *now.kept}.difference(known)))


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
