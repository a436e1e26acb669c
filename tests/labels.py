"""The labelled articles that tests run on: ours, which ship, and a folder of real ones beside the project where it is.

Both are laid out alike (`seeds`, `gold`, `bench`, `cases`), so that one test holds the program to the same floor on
either, and a clone that stands alone skips nothing.
"""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
OURS = PROJECT / "tests" / "data"
BESIDE = PROJECT.parent / "shared"
FOLDERS = (OURS, BESIDE) if (BESIDE / "seeds").is_dir() else (OURS,)


def name_of(folder: Path) -> str:
    return "ours" if folder == OURS else folder.name


def seed(folder: Path, number: str) -> Path:
    """The article with this number."""
    return next((folder / "seeds").glob(f"{number}_*"))
