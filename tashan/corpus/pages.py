"""The corpus's own hand-written pages, in `_pages/`, a folder an edition.

In: a corpus folder. Out: the paths of its pages; what is wrong with them. They are held to what articles are: nothing
outside the corpus is read, whatever links say, and nothing but regular files of text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.corpus.read import read_text
from tashan.corpus.sites import OWN_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tashan.problems import Problems


def check_pages(corpus: Path, problems: Problems) -> None:
    """Report each page that a build could not take."""
    for path in list_pages(corpus):
        read_text(path, corpus, problems)


def list_pages(corpus: Path, edition: str | None = None) -> tuple[Path, ...]:
    """The pages of a corpus, or of one edition, in the order of their paths; links to folders are not followed."""
    return tuple(sorted(_find_pages(corpus / OWN_PAGES / edition if edition else corpus / OWN_PAGES, corpus)))


def _find_pages(folder: Path, corpus: Path) -> Iterator[Path]:
    """The pages below a folder; of a folder that is reached by a link the link, which is none."""
    link = next((path for path in (folder, *folder.parents) if path != corpus and path.is_symlink()), None)
    if link is not None and link.is_relative_to(corpus):
        yield link
    elif folder.is_dir():
        yield from (path for path in folder.rglob("*.md") if not path.is_dir() or path.is_symlink())
