"""The last act: a finished folder takes the place of the previous site in one step.

In: the finished folder and the place of the site, on one filesystem. Out: the site; on failure the previous one.
"""

from __future__ import annotations

import ctypes
import shutil
import sys
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tashan.publish.problems import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARKER = "site.json"
"""A file that every published site has: only a folder that holds it, or an empty one, is ever replaced."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def work_folder(site_dir: Path) -> Iterator[Path]:
    """A fresh folder beside the site, hence on the same filesystem; it is gone afterwards, whatever happened."""
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    folder = tempfile.mkdtemp(prefix=f".{site_dir.name}-", dir=site_dir.parent)
    path = site_dir.parent / folder
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def check_replaceable(site_dir: Path) -> None:
    """Raise PublishError unless `site_dir` is absent, empty or a site of ours: other people's files stay."""
    if not site_dir.exists():
        return
    if not site_dir.is_dir():
        raise PublishError(f"{site_dir} is a file; the site needs a folder")
    if any(site_dir.iterdir()) and not (site_dir / MARKER).is_file():
        raise PublishError(
            f"{site_dir} is not empty and was not made by this program (it has no {MARKER}); "
            "choose another folder or empty it yourself"
        )


def swap_in(finished: Path, site_dir: Path) -> None:
    """Put `finished` at `site_dir`. Where a site is there already it ends up at `finished`."""
    if not site_dir.exists():
        finished.rename(site_dir)
    elif not _exchange(finished, site_dir):
        _rename_twice(finished, site_dir)


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


def _rename_twice(finished: Path, site_dir: Path) -> None:
    """Two renames, the first undone if the second fails."""
    aside = finished.with_name(f"{finished.name}-previous")
    site_dir.rename(aside)
    try:
        finished.rename(site_dir)
    except OSError:
        aside.rename(site_dir)
        raise
