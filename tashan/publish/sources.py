"""Everything an edition's builder reads, gathered before anything is written.

In: the rendered documents and the project's hand-written pages. Out: `Source` of each edition, and its files on disk.
"""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tashan.briefings.wording import Wording
from tashan.corpus.pages import list_pages, read_page
from tashan.language.script import DEFAULT_STANDARD, to_traditional
from tashan.model import Document, Sheet, Standing
from tashan.problems import Problems
from tashan.publish.meta import join_meta, own_meta, split_meta
from tashan.publish.problems import PublishError
from tashan.publish.wording import FrameWords, bare, frame_words, menu_path
from tashan.render.inert import markdown_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tashan.model import Edition, Site

_ASSETS = "assets"
AnyPage = Document | Sheet | Standing
"""A page that somebody wrote, one that was rendered, one that need not be rendered again."""


class Source(Struct, frozen=True, kw_only=True):
    """All pages of one edition, sorted by path."""

    edition: Edition
    documents: tuple[AnyPage, ...]
    words: FrameWords
    hidden: bool = False
    """Whether a rendered page has the path of a hand-written one."""

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(document.path for document in self.documents)


def gather_sources(
    editions: Mapping[Edition, tuple[AnyPage, ...]],
    docs: Path,
    standard: str = DEFAULT_STANDARD,
    site: Site | None = None,
    own: Path | None = None,
    standing: Mapping[Edition, tuple[Standing, ...]] | None = None,
) -> tuple[Source, ...]:
    """The pages of every edition: rendered ones, and hand-written ones where no rendered page has their path.

    `own` is the folder of the corpus's own pages, which stand before the project's in `docs`; `standing` are all
    hand-written pages of each edition, where they need not be made again. Raises PublishError where two documents claim
    one path, a path leaves its folder, or front matter is broken.
    """
    written = standing or _read_all(docs, own, [Wording(edition, standard, site) for edition in editions])
    return tuple(
        Source(
            edition=edition,
            documents=_merged(edition, rendered, written[edition]),
            words=_with_menu(frame_words(edition, standard, site), written[edition], site.menu if site else ()),
            hidden=not {page.path for page in rendered}.isdisjoint(page.path for page in written[edition]),
        )
        for edition, rendered in editions.items()
    )


def _read_all(docs: Path, own: Path | None, voices: list[Wording]) -> dict[Edition, tuple[Document, ...]]:
    """The hand-written pages of every edition, each with the editions that have it."""
    written = {say.edition: _read_edition(docs, own, say) for say in voices}
    paths = {edition: _paths(pages) for edition, pages in written.items()}
    return {
        edition: tuple(_with_alternates(page, [e for e in written if page.path in paths[e]]) for page in pages)
        for edition, pages in written.items()
    }


def _read_edition(docs: Path, own: Path | None, say: Wording) -> tuple[Document, ...]:
    """The hand-written pages of an edition: the project's, and those of the corpus in their place or beside them.

    All of them may name what the site compares.
    """
    pages = {
        page.path: Document(path=page.path, text=say.fill(page.text, markdown_text))
        for pages in (read_written(docs, say.edition, say.standard), _read_own(own, say))
        for page in pages
    }
    return tuple(pages[path] for path in sorted(pages))


def _with_menu(words: FrameWords, pages: Sequence[AnyPage], menu: tuple[str, ...]) -> FrameWords:
    """The words with a menu that also holds the pages of the corpus's own making, under their titles; of all these the
    ones that `menu` names, in its order, where it names any."""
    titles = {page.path: split_meta(page)[0].get("title") for page in pages if page.path not in words.nav}
    more = {path: bare(str(title)) for path, title in titles.items() if title and "/" not in path}
    found = {**words.nav, **more}
    wanted = [path for name in menu if (path := menu_path(name)) in found] or list(found)
    return replace(words, nav={path: found[path] for path in wanted})


def read_written(docs: Path, edition: Edition, standard: str = DEFAULT_STANDARD) -> tuple[Document, ...]:
    """The project's hand-written pages of an edition."""
    return _converted(lambda name: _read_folder(docs / name), edition, standard)


def _read_own(own: Path | None, say: Wording) -> tuple[Document, ...]:
    """The corpus's own pages of an edition."""
    return _converted(partial(_read_pages, own), say.edition, say.standard) if own else ()


def _converted(read: Callable[[str], Sequence[Document]], edition: Edition, standard: str) -> tuple[Document, ...]:
    """The pages of an edition, each edition's read by its name.

    Traditional Chinese pages are converted from the Simplified ones, except those that somebody wrote out.
    """
    pages = {page.path: page for page in read(edition)}
    if edition == "zh-Hant":
        for page in read("zh-Hans"):
            pages.setdefault(page.path, Document(path=page.path, text=to_traditional(page.text, standard)))
    return tuple(pages[path] for path in sorted(pages))


def copy_assets(docs: Path, folder: Path) -> None:
    """Copy the project's shared style sheets, scripts and pictures into the folder of an edition."""
    if (docs / _ASSETS).is_dir():
        shutil.copytree(docs / _ASSETS, folder / _ASSETS, dirs_exist_ok=True)


def _read_folder(folder: Path) -> tuple[Document, ...]:
    files = sorted(folder.rglob("*.md")) if folder.is_dir() else []
    return tuple(
        Document(path=file.relative_to(folder).as_posix(), text=file.read_text(encoding="utf-8")) for file in files
    )


def _read_pages(own: Path, name: str) -> tuple[Document, ...]:
    """Raises PublishError where one cannot be taken, which whoever read the corpus has been told before."""
    corpus, problems, pages = own.parent, Problems(), []
    for file in list_pages(corpus, name):
        text = read_page(file, corpus, problems)
        if text is None:
            raise PublishError(str(next(iter(problems))))
        pages.append(Document(path=file.relative_to(own / name).as_posix(), text=text))
    return tuple(pages)


def _paths(documents: tuple[Document, ...]) -> frozenset[str]:
    return frozenset(document.path for document in documents)


def _with_alternates(page: Document, editions: list[Edition]) -> Document:
    """A hand-written page that says in which editions it exists; each is a translation that somebody stands for."""
    meta, body = split_meta(page)
    own = {"alternates": editions, **own_meta(meta)}
    return Document(path=page.path, text=join_meta({**meta, "tashan": own}, body))


def _merged(edition: Edition, rendered: tuple[AnyPage, ...], written: Sequence[AnyPage]) -> tuple[AnyPage, ...]:
    pages: dict[str, AnyPage] = {}
    for document in rendered:
        if document.path in pages:
            raise PublishError(f"{edition}: two pages claim the path {document.path}")
        _check_path(edition, document.path)
        split_meta(document)
        pages[document.path] = document
    for document in written:
        pages.setdefault(document.path, document)
    return tuple(pages[path] for path in sorted(pages))


def _check_path(edition: Edition, path: str) -> None:
    parts = path.split("/")
    if not path.endswith(".md") or path.startswith("/") or any(part in {"", ".", ".."} for part in parts):
        raise PublishError(f"{edition}: {path!r} is no path of a page inside the edition")
