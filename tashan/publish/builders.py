"""Runs the site builder over the editions.

In: the pages and the settings file of each edition. Out: its pages beside its settings file, and what the builder said;
or PublishError with what went wrong.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tashan.forks import LIGHT, share
from tashan.model import Sheet, Standing
from tashan.publish.library import load_library
from tashan.publish.press import Press, find_ids
from tashan.publish.problems import PublishError
from tashan.publish.settings import page_url
from tashan.store import hash_text
from tashan.store.store import make_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from tashan.model import Edition
    from tashan.publish.sources import Source
    from tashan.store import Store

_DROPPED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""The theme's files that no page of ours loads; its maps, neither."""


class Build(Struct, frozen=True, kw_only=True):
    """What the builder did with an edition: the content of its hand-written pages by path, and its warnings."""

    edition: Edition
    written: Mapping[str, str]
    warnings: tuple[str, ...]


def build_editions(
    sources: tuple[Source, ...],
    settings: Mapping[Edition, Path],
    site: Path,
    previous: Path,
    *,
    publisher: str,
    strict: bool,
    on_done: Callable[[Edition], None],
    store: Store,
    frame: bytes,
) -> tuple[Build, ...]:
    """Build every edition into its folder of `site`; pages that stand come from `previous`, the site that is there.

    `store` recalls frames that were drawn under the same settings and the same `frame`, the hash of all else that they
    rest on; none where that is empty. Raises PublishError on an error, under `strict`, which draws all anew, on a
    warning.
    """
    load_library(publisher)
    builds, themes = [], dict[Any, Any]()
    with _environment():
        for source in sources:
            written = settings[source.edition]
            key = make_key("frames", hash_text(frame.hex(), publisher, written.read_text(encoding="utf-8")))
            drawn = store.recall([key] if frame and not strict else []).get(key, {})
            press = Press(source, written, themes, publisher, drawn)
            builds.append(_build(press, source, site / source.edition, previous / source.edition))
            if frame and press.drawn != drawn:
                store.remember({key: press.drawn})
            on_done(source.edition)
    findings = tuple(f"{build.edition}: {line}" for build in builds for line in build.warnings)
    if strict and findings:
        raise PublishError("the site builder reported problems:", findings)
    return tuple(builds)


def _build(press: Press, source: Source, folder: Path, previous: Path) -> Build:
    sheets = [document for document in source.documents if isinstance(document, Sheet)]
    standing = {document.path for document in source.documents if isinstance(document, Standing)}
    bodies = {sheet.path: sheet.body for sheet in sheets}

    def ids(path: str) -> frozenset[str] | None:
        """The addresses inside a rendered page; None for another one."""
        if path in standing:
            return find_ids((previous / page_url(path) / "index.html").read_text(encoding="utf-8"))
        return find_ids(bodies[path]) if path in bodies else None

    def make(sheet: Sheet) -> dict[str, tuple[str, ...]]:
        """Write a page; the frame that had to be drawn for it, as whoever shares this work has a press of his own."""
        known = len(press.drawn)
        _write(folder, page_url(sheet.path), press.press(sheet))
        return dict(islice(press.drawn.items(), known, None))

    written = press.write(ids)
    for drawn in share(make, sheets, least=LIGHT):
        press.drawn.update(drawn)
    for path, page in written.items():
        _write(folder, page_url(path), page.html)
    for file in press.theme_files():
        if not file.src_uri.startswith(_DROPPED) and not file.src_uri.endswith(".map"):
            target = folder / file.dest_uri
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content_bytes)
    return Build(
        edition=source.edition,
        written={path: page.content for path, page in written.items()},
        warnings=press.warnings,
    )


def _write(folder: Path, url: str, html: str) -> None:
    target = folder / url / "index.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:  # a page that was brought is the old site's still
        file.write(html)


@contextmanager
def _environment() -> Iterator[None]:
    """The builder's environment: no clock but the one that is given, no advertisement on the terminal."""
    fixed = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0")}
    before = {name: os.environ.get(name) for name in fixed}
    os.environ.update(fixed)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
