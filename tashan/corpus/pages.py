"""The corpus's own hand-written pages, in `_pages/`, a folder an edition.

In: a corpus folder. Out: the paths of its pages, their texts; what is wrong with them. They are held to what articles
are: nothing outside the corpus is read, whatever links say, and nothing but regular files of text. Their names become
addresses as they are, so they must be such, and none that the press makes itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.codes import report
from tashan.corpus.read import read_text
from tashan.corpus.sites import OWN_PAGES, PAGES, REPLACED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tashan.problems import Problems


TAKEN = (*(path.split("/")[0].removesuffix(".md") for name, path in PAGES.items() if name not in REPLACED), "editions")
"""Addresses of an edition that the press makes, with all that lies below them."""
_NAME = re.compile(r"[a-z0-9][\w.-]*", re.ASCII | re.IGNORECASE)
"""What begins with a dot is nobody's page: a published site keeps such files when it is built again."""


def check_pages(corpus: Path, problems: Problems) -> None:
    """Report each page that a build could not take."""
    for path in list_pages(corpus):
        read_page(path, corpus, problems)


def read_page(path: Path, corpus: Path, problems: Problems) -> str | None:
    """The text of a page; None, with a problem, where a build cannot take it."""
    parts = path.relative_to(corpus / OWN_PAGES).parts[1:]
    name = path.relative_to(corpus).as_posix()
    if not all(map(_NAME.fullmatch, parts)):
        message = "has a name that no address can hold as it is; valid: letters, digits, - and _, as in history.md"
    elif parts and parts[0].removesuffix(".md").lower() in TAKEN:
        message = f"has the address of a page that the press makes; valid: any but {', '.join(TAKEN)}"
    else:
        return read_text(path, corpus, problems)
    report(problems, name, "C024", message)
    return None


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
