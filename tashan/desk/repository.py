"""A new corpus repository: `init`.

In: a folder. Out: the files of templates/repository/ in it: who the site is, one article in each language, a workflow
that publishes, a check before each commit. A file that is there already is never touched; then nothing is written.
"""

from __future__ import annotations

import os
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
    try:
        for path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EditError(f"{folder} cannot be made a folder: {error.strerror}") from error
    for path, source in files.items():
        create_file(path, folder, source.read_bytes())
    return tuple(files)


def _target(path: Path) -> Path:
    return Path(*(f".{part.removeprefix(_DOT)}" if part.startswith(_DOT) else part for part in path.parts))
