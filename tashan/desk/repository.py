"""A new corpus repository: `init`.

In: a folder. Out: the files of templates/repository/ in it: who the site is, one article in each language, a workflow
that publishes, a check before each commit. A file that is there already is never touched; then nothing is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tashan.desk.files import EditError, create_file
from tashan.resources import TEMPLATES

_DOT = "dot-"
"""A name that begins so stands for one with a dot in front, which packers of wheels and people overlook."""


def new_repository(folder: Path, templates: Path = TEMPLATES / "repository") -> tuple[Path, ...]:
    """Write a corpus repository into `folder` and return its files. Raises EditError, and then has written nothing."""
    sources = sorted(path for path in templates.rglob("*") if path.is_file())
    files = {folder / _target(source.relative_to(templates)): source for source in sources}
    if taken := next((path for path in files if os.path.lexists(path)), None):
        raise EditError(f"{taken} is there already and is not overwritten; choose an empty folder")
    home = os.path.realpath(folder)
    if outside := next((path for path in files if os.path.commonpath((home, os.path.realpath(path))) != home), None):
        raise EditError(f"{outside} would lie outside {folder}, behind a link; choose an empty folder")
    absent = {above for path in files for above in path.parents if not os.path.lexists(above)}
    made: list[Path] = []
    try:
        for path, source in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            create_file(path, folder, source.read_bytes())
            made.append(path)
    except OSError as error:
        _take_back(made, absent)
        raise EditError(f"{folder} cannot be made a folder: {error.strerror}") from error
    except BaseException:
        _take_back(made, absent)
        raise
    return tuple(files)


def _take_back(made: Iterable[Path], absent: Iterable[Path]) -> None:
    """Remove files that were made a moment ago, and the folders that were not there before."""
    for path in made:
        path.unlink(missing_ok=True)
    for folder in sorted(absent, reverse=True):
        with suppress(OSError):  # somebody else has put a file there
            folder.rmdir()


def _target(path: Path) -> Path:
    return Path(*(f".{part.removeprefix(_DOT)}" if part.startswith(_DOT) else part for part in path.parts))
