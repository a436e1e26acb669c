"""What the commands on editions read first: an article with its edition, the names of its corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tashan.problems import Problems

if TYPE_CHECKING:
    from tashan.desk.families import Family
    from tashan.model import Lang
    from tashan.translating.names import Names


def find_family(name: str, corpus: Path, lang: Lang | None) -> Family:
    """The article called `name` and its edition in `lang`."""
    from tashan.desk import families

    return families.find_family(name, corpus, lang)


def read_names(folder: Path) -> Names:
    """The names of a corpus in both languages; what is wrong with its reference data is for `check` to tell."""
    from tashan.corpus import read_reference
    from tashan.translating.names import Names

    return Names(read_reference(folder, Problems()))
