"""Puts the frame of MkDocs and Material around finished bodies, once for each shape of page.

In: an edition's pages and its settings file. Out: whole pages as HTML, and what the builder warned of.

Material draws some 15 ms for every page, and MkDocs reads each body twice more, although nearly all of a frame is the
same on every page of its kind. So the frame is drawn once a shape, with tokens in it, and filled for each page; only
the parts that speak of the page itself (its head, the switch of editions, its contents list) are drawn each time, by
the same templates. What is written by hand is Markdown, and goes through MkDocs as it always did.
"""

from __future__ import annotations

import logging
import os
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, DictLoader
from markupsafe import escape
from msgspec import Struct

from tashan.model import Document, Sheet
from tashan.publish.library import load_library
from tashan.publish.policy import find_policy, lock_page
from tashan.publish.problems import PublishError
from tashan.publish.settings import escape_words, page_url
from tashan.store.templates import CompiledTemplates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import TableOfContents

    from tashan.model import Heading
    from tashan.publish.sources import AnyPage, Source

_TOKEN = re.compile("\ue000(\\w+)\ue001")
PARTS = ("page-head", "edition-switch", "toc")
"""Partials of the theme that are drawn for every page."""
_TITLE, _BODY = "\ue000title\ue001", "<h1 hidden>\ue000body\ue001</h1>"
"""Material adds a heading to a body that has none, hence the tag around the token; it goes with it."""
_HEADING = re.compile(r'<(?<![^\n]<)h([1-6]) id="([^"]*)">(.*)</h\1>$', re.MULTILINE)
"""At the beginning of a line, which is looked at behind the bracket: there are far fewer of them than of lines."""
_GAP = re.compile(r"(<script\b.*?</script>)|\s*\n\s*", re.DOTALL)
_ID = re.compile(r'\sid="([^"]*)"')


class View(Struct, frozen=True, kw_only=True):
    """What the parts of a frame may ask of a page."""

    url: str
    canonical_url: str | None
    meta: Mapping[str, Any]
    title: str
    is_homepage: bool
    toc: TableOfContents


class Written(Struct, frozen=True, kw_only=True):
    """A hand-written page after Markdown: its own content and headings, and the whole page."""

    content: str
    html: str


class _Frame(Struct, frozen=True, kw_only=True):
    """A drawn frame: text, name of a token, text, and so on; and what its templates were given."""

    pieces: tuple[str, ...]
    context: Mapping[str, Any]


_COMPILED = CompiledTemplates("frame")


class _Listing:
    """Lists the files of a theme as its environment does, but for folders that MkDocs takes nothing of: Material has
    10,000 icons in one."""

    def __init__(self, folders: tuple[str, ...]) -> None:
        self._folders = folders

    def list_templates(self, filter_func: Callable[[str], bool]) -> list[str]:
        names = {name for folder in self._folders for name in self._walk(folder)}
        return sorted(filter(filter_func, names))

    def _walk(self, folder: str) -> Iterator[str]:
        for place, below, files in os.walk(folder):
            inner = os.path.relpath(place, folder).replace(os.sep, "/")
            if inner == ".":
                below[:] = [name for name in below if not name.startswith(".")]
            yield from (name if inner == "." else f"{inner}/{name}" for name in files)


Themes = dict[tuple[str, ...], tuple[tuple[str, str], ...]]
"""By the folders of a theme: its files."""


class Press:
    """One edition's frame, and the pages that are put into it."""

    def __init__(
        self,
        source: Source,
        settings: Path,
        themes: Themes,
        publisher: str = "mkdocs",
        drawn: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.drawn = dict(drawn or {})
        """The pieces of each frame by its shape; those that are given were drawn by these settings and templates."""
        self._warnings: list[str] = []
        self._source = source
        self._library = load_library(publisher)
        with self._listening():
            self._config: MkDocsConfig = self._library.load_config(config_file=str(settings))
        escape_words(self._config)
        self._env: Environment = self._config.theme.get_env()
        self._env.bytecode_cache = _COMPILED
        self._bare = self._env.overlay(loader=ChoiceLoader([_tokens(), self._env.loader]))
        self._files = self._library.Files([self._file(document) for document in source.documents])
        for path, folder in self._theme_paths(themes):
            self._files.append(self._library.File(path, folder, self._config.site_dir, self._config.use_directory_urls))
        self._nav = self._library.get_navigation(self._files, self._config)
        self._frames: dict[object, _Frame] = {}
        self._policies: dict[str, str] = {}
        toc = self._config.mdx_configs["toc"]
        self._permalink = f' title="{escape(toc["permalink_title"])}">{escape(toc["permalink"])}</a>'

    @property
    def warnings(self) -> tuple[str, ...]:
        """What MkDocs warned of so far, one line each."""
        return tuple(self._warnings)

    def _listening(self) -> _listening:
        return _listening(self._library.name, self._warnings)

    def _theme_paths(self, themes: Themes) -> tuple[tuple[str, str], ...]:
        """The files of the theme and the folder of each, which editions share; MkDocs looks through 10,000 icons."""
        folders = tuple(self._config.theme.dirs)
        if folders not in themes:
            found = self._library.Files([])
            found.add_files_from_theme(_Listing(folders), self._config)
            themes[folders] = tuple((file.src_uri, str(file.src_dir)) for file in found)
        return themes[folders]

    def theme_files(self) -> Iterator[File]:
        """The theme's own files that pages load."""
        return (file for file in self._files if not file.is_documentation_page())

    def press(self, sheet: Sheet) -> str:
        """A rendered page in its frame."""
        toc = self._library.get_toc(_nest(sheet.headings))
        frame = self._frame(sheet, toc)
        url = page_url(sheet.path)
        view = View(
            url=url,
            canonical_url=f"{self._config.site_url}{url}" if self._config.site_url else None,
            meta=sheet.meta,
            title=sheet.meta.get("title", ""),
            is_homepage=not url,
            toc=toc,
        )
        context = {**frame.context, "page": view, "base_url": _up(url)}
        filled = {
            "title": str(escape(view.title)),
            "body": _HEADING.sub(self._with_permalink, sheet.body),
            **{_name(part): self._part(part, context) for part in PARTS},
        }
        pieces = list(frame.pieces)
        pieces[1::2] = [filled[name] for name in pieces[1::2]]
        return "".join(pieces)

    def _part(self, part: str, context: Mapping[str, Any]) -> str:
        return _close_up(self._env.get_template(f"partials/{part}.html").render(context))

    def write(self, ids: Callable[[str], frozenset[str] | None]) -> dict[str, Written]:
        """The hand-written pages, by path; `ids` gives the addresses inside a rendered page, for links to it."""
        with self._listening():
            pages = [self._read(document) for document in self._source.documents if isinstance(document, Document)]
            for page in pages:
                self._check_anchors(page, ids)
            return {page.file.src_uri: Written(content=page.content or "", html=self._draw(page)) for page in pages}

    def _file(self, document: AnyPage) -> File:
        file: File = self._library.File(
            document.path,
            src_dir=None,
            dest_dir=self._config.site_dir,
            use_directory_urls=True,
            inclusion=self._library.InclusionLevel.INCLUDED,
        )
        file.content_string = document.text if isinstance(document, Document) else ""
        return file

    def _read(self, document: Document) -> Page:
        page = self._page(document.path)
        try:
            page.read_source(self._config)
            page.render(self._config, self._files)
        except Exception as error:
            raise PublishError(
                f"{self._source.edition}: {document.path} cannot be turned into HTML: {error}"
            ) from error
        return page

    def _page(self, path: str) -> Page:
        file = self._files.get_file_from_path(path)  # every page has one, see __init__
        page: Page = file.page or self._library.Page(None, file, self._config)
        return page

    def _check_anchors(self, page: Page, ids: Callable[[str], frozenset[str] | None]) -> None:
        """Let MkDocs look up the addresses inside rendered pages that a hand-written one links to."""
        for file in page.links_to_anchors or {}:
            found = ids(file.src_uri)
            if found is not None:
                self._page(file.src_uri).present_anchor_ids = set(found)
        page.validate_anchor_links(files=self._files, log_level=self._config.validation.links.anchors)

    def _frame(self, sheet: Sheet, toc: TableOfContents) -> _Frame:
        """The frame of a page's shape: of its depth, of its place in the menu, and of what it hides."""
        file = self._files.get_file_from_path(sheet.path)
        in_menu = file is not None and file.page in self._nav.pages
        folder = tuple(sheet.path.split("/")[:-1])
        listed = tuple(bool(entry.children) for entry in toc)[:1]
        own = sheet.path if in_menu else (folder[:1], _up(page_url(sheet.path)))
        shape = (own, tuple(sheet.meta.get("hide", ())), listed)
        if shape not in self._frames:
            self._frames[shape] = self._make_frame(sheet, toc, repr(shape))
        return self._frames[shape]

    def _make_frame(self, sheet: Sheet, toc: TableOfContents, shape: str) -> _Frame:
        page = self._page(sheet.path)
        page.meta = {**sheet.meta, "title": _TITLE}
        page.content, page.toc, page.markdown = _BODY, toc, ""
        if shape not in self.drawn:
            html = _close_up(self._draw(page, self._bare)).replace(_BODY, "\ue000body\ue001")
            self.drawn[shape] = tuple(_TOKEN.split(html))
        context = dict(self._library.get_context(self._nav, self._files, self._config, page))
        context["lang"] = self._env.get_template("partials/language.html").make_module(context)
        context["features"] = self._config.theme["features"]
        return _Frame(pieces=self.drawn[shape], context=context)

    def _draw(self, page: Page, env: Environment | None = None) -> str:
        """A whole page under its policy."""
        return lock_page(self._render(page, env or self._env), self._policy(page))

    def _policy(self, page: Page) -> str:
        """The policy of the pages at this depth, found on a frame that holds nothing of the page."""
        depth = _up(page.url)
        if depth not in self._policies:
            before = page.meta, page.content, page.toc
            page.meta, page.content, page.toc = {"title": _TITLE}, _BODY, self._library.TableOfContents([])
            self._policies[depth] = find_policy(self._render(page, self._bare))
            page.meta, page.content, page.toc = before
        return self._policies[depth]

    def _render(self, page: Page, env: Environment) -> str:
        page.active = True
        context = self._library.get_context(self._nav, self._files, self._config, page)
        html: str = env.get_template("main.html").render(context)
        page.active = False
        return html

    def _with_permalink(self, match: re.Match[str]) -> str:
        level, name, words = match.groups()
        return f'<h{level} id="{name}">{words}<a class="headerlink" href="#{name}"{self._permalink}</h{level}>'


def _close_up(html: str) -> str:
    """A piece of a frame, in which no white space is kept, without the blank lines and indents that templates leave:
    two fifths of a frame. Scripts stay as they are, the page's policy names their hashes."""
    return _GAP.sub(lambda match: match[1] or "\n", html)


def _tokens() -> DictLoader:
    return DictLoader({f"partials/{part}.html": f"\ue000{_name(part)}\ue001" for part in PARTS})


def _name(part: str) -> str:
    return part.replace("-", "_")


def _up(url: str) -> str:
    """The way from a page to the root of its edition."""
    return "/".join([".."] * url.count("/")) or "."


def _nest(headings: tuple[Heading, ...]) -> list[Any]:
    """Headings as a contents list: each under the last one before it that is larger."""
    top: list[Any] = []
    open_ones: list[Any] = []
    for heading in headings:
        item = {"level": heading.level, "id": heading.id, "name": heading.title, "children": []}
        while open_ones and open_ones[-1]["level"] >= heading.level:
            open_ones.pop()
        (open_ones[-1]["children"] if open_ones else top).append(item)
        open_ones.append(item)
    return top


def find_ids(body: str) -> frozenset[str]:
    """Every address inside a rendered body; it has no quotation mark that is not a tag's."""
    return frozenset(unescape(name) for name in _ID.findall(body))


class _listening(logging.Handler):  # noqa: N801  used as a context manager
    """Collects what MkDocs warns of, and keeps it off the terminal."""

    def __init__(self, library: str, found: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._logger, self._found = logging.getLogger(library), found

    def emit(self, record: logging.LogRecord) -> None:
        self._found.append(f"{record.levelname} - {record.getMessage()}")

    def __enter__(self) -> None:
        self._passed_on, self._logger.propagate = self._logger.propagate, False
        self._logger.addHandler(self)

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.propagate = self._passed_on
