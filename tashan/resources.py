"""Where the files that come with the program lie, and where a person's own lie.

In: nothing. Out: folders. In a checkout mkdocs.yml, docs/, templates/ and corpus/ stand beside the package; a wheel
carries them inside it, under the same names (`force-include` in pyproject.toml).
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_PACKAGE = Path(str(files("tashan")))


def find_project(package: Path = _PACKAGE) -> Path:
    """The folder that holds mkdocs.yml, docs/, templates/ and the reference data in corpus/."""
    beside = package.parent
    return beside if (beside / "mkdocs.yml").is_file() and (beside / "templates").is_dir() else package / "project"


def find_workplace(project: Path, here: Path | None = None) -> Path:
    """The folder whose corpus/ is built where no option names one.

    That is the folder a person stands in, if it holds a corpus, so that one installation serves many; else the
    checkout, so that `python build.py` works from anywhere.
    """
    here = here or Path.cwd()
    return here if (here / "corpus").is_dir() or project.parent == _PACKAGE else project


PROJECT = find_project()
TEMPLATES = PROJECT / "templates"
DOCS = PROJECT / "docs"
CORPUS = PROJECT / "corpus"
"""The reference data that stand in for what another corpus leaves out."""
