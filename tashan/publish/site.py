"""From finished pages to a finished site.

In: the documents of each edition and the files that all share. Out: the site at `site_dir`, swapped in as the last act.
"""

from __future__ import annotations

import os
import re
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from tashan.colours import read_palette, render_css
from tashan.language.script import DEFAULT_STANDARD
from tashan.model import Document, Sheet, Site, Standing, StandingAsset
from tashan.publish.builders import build_editions
from tashan.publish.cards import draw_cards, find_font, say_picture
from tashan.publish.checks import Checked, judge_site
from tashan.publish.feeds import ATOM, JSON_FEED, find_entries, render_atom, render_json
from tashan.publish.frame import render_frame
from tashan.publish.manifest import MANIFEST, write_manifest
from tashan.publish.meta import own_meta, split_meta
from tashan.publish.place import keep_unchanged
from tashan.publish.porter import link_file
from tashan.publish.problems import PublishError
from tashan.publish.search import ENGINE, STUB, WORDS, WRITTEN, index_editions, read_engine, render_stub
from tashan.publish.settings import COLOURS, edition_settings, page_file, read_site_url, write_settings
from tashan.publish.sources import copy_assets, gather_sources
from tashan.publish.swap import replace_site
from tashan.publish.workplace import open_workplace
from tashan.resources import PROJECT
from tashan.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tashan.model import Asset, Edition, Reference
    from tashan.publish.builders import Build
    from tashan.publish.cards import Font
    from tashan.publish.checks import Verdict
    from tashan.publish.search import Index
    from tashan.publish.sources import AnyPage, Source
    from tashan.publish.workplace import Workplace


class PublishReport(Struct, frozen=True, kw_only=True):
    """What was published: pages of each edition, files in all, and the builder's warnings."""

    site_dir: Path
    pages: Mapping[Edition, int]
    files: int
    size: int
    """Bytes of all files together."""
    warnings: tuple[str, ...] = ()
    aside: Path | None = None
    """Where the previous site lies now, if it cannot be shown that it was made here."""
    standing: Mapping[Edition, tuple[Standing, ...]] = field(default_factory=dict)
    """Every rendered page as the next build may keep it."""
    written: Mapping[Edition, tuple[Standing, ...]] = field(default_factory=dict)
    """Every hand-written one."""
    ids: Mapping[str, str] = field(default_factory=dict)
    """By page: its ids, a line each."""
    hashes: Mapping[str, str] = field(default_factory=dict)
    """By path of a file: SHA-256 of it."""


def publish_site(
    editions: Mapping[Edition, tuple[AnyPage, ...]],
    assets: tuple[Asset | StandingAsset, ...],
    site_dir: Path,
    *,
    publisher: str = "mkdocs",
    strict: bool = True,
    on_progress: Callable[[str], None] | None = None,
    reference: Reference | None = None,
    project: Path = PROJECT,
    own: Path | None = None,
    ledger: Path | None = None,
    ids: Mapping[str, str] | None = None,
    written: Mapping[Edition, tuple[Standing, ...]] | None = None,
    store: Store | None = None,
    frame: bytes = b"",
    work: Workplace | None = None,
) -> PublishReport:
    """Build all editions into a fresh folder, check it, and put it in the place of the previous site.

    `on_progress` is called with the name of each step as it ends: an edition, `checks`, `swap`; perhaps from another
    thread. With `reference`, search finds a page by every spelling of the names on it. Raises PublishError; until the
    very last step the previous site stays byte for byte. With a `ledger`, the file of the sites that were made here,
    one that does not stand there is put aside rather than deleted. `own` is the folder of the corpus's own pages. `ids`
    are those of the report of the build that made the site whose pages are said to stand; `written` are its own
    hand-written pages, where they all stand too. `store` recalls the pictures of pages, and
    frames that were drawn under the same `frame`, the hash of templates, settings and program; `work` is the workplace
    of this site where the caller has opened it.
    """
    if not editions:
        raise PublishError("there is no edition to publish")
    tell = on_progress or (lambda _: None)
    docs, site_url = project / "docs", read_site_url(project)
    sources = gather_sources(editions, docs, *_conventions(reference), own, standing=written)
    identity = reference.site if reference else Site()
    palette = read_palette(project / "templates", identity.accent)
    font = find_font() if site_url and not identity.social else None
    with nullcontext(work) if work else open_workplace(site_dir) as place:
        site_dir, site = place.site_dir, place.site
        kept = _kept(sources)
        place.keep(kept)
        settings = _write_settings(sources, place.folder, project, site_url, say_picture(identity, font))
        builds = build_editions(
            sources,
            settings,
            site,
            site_dir,
            publisher=publisher,
            strict=strict,
            on_done=tell,
            store=store or Store(),
            frame=frame,
        )
        indexes = _finish_editions(sources, builds, site, docs, site_url, reference)
        _write_colours(sources, site, palette)
        mark = _read_mark(docs)
        if font:
            _write_cards(sources, site, palette, mark, font, store or Store())
        _finish_root(sources, assets, site, site_dir, project, site_url, palette, mark)
        place.settle()
        verdict = judge_site(
            site,
            site_url,
            trusted=frozenset() if strict else _rendered(sources),
            standing=frozenset(kept),
            before=Checked(targets={path: page.targets for path, page in kept.items()}, ids=ids or {}),
        )
        tell("checks")
        if verdict.findings:
            raise PublishError("the built site has faults and was not published:", verdict.findings)
        files = {asset.path: asset.file for asset in assets if isinstance(asset, StandingAsset)}
        brought = {**files, **{path: page.file for path, page in kept.items()}}
        hashes = write_manifest(site, brought, verdict.files)
        report = _report(sources, site, site_dir, tuple(w for build in builds for w in build.warnings), hashes)
        keep_unchanged(site, site_dir, {path: digest for path, digest in hashes.items() if path not in brought})
        aside = replace_site(site, site_dir, ledger, place.seen)
        place.clear()
        report = replace(
            report,
            aside=aside,
            standing={source.edition: _standing(source, indexes, verdict, hashes, Sheet) for source in sources},
            written=_written(sources, indexes, verdict, hashes, written or {}),
            ids=verdict.checked.ids,
        )
        tell("swap")
    return report


def _conventions(reference: Reference | None) -> tuple[str, Site | None]:
    """The Traditional standard and the identity of a corpus; the neutral ones where there is no reference data."""
    return (reference.standard, reference.site) if reference else (DEFAULT_STANDARD, None)


def _write_settings(
    sources: tuple[Source, ...], work: Path, project: Path, site_url: str, picture: Mapping[str, Any] | None
) -> dict[Edition, Path]:
    """Write every edition's settings into a folder of its own; the paths of the files."""
    paths = {source.edition: source.paths for source in sources}
    written = {}
    for source in sources:
        written[source.edition] = work / source.edition / "mkdocs.yml"
        (work / source.edition / "docs").mkdir(parents=True)
        settings = edition_settings(source, paths, project=project, site_url=site_url, picture=picture)
        write_settings(settings, written[source.edition])
    return written


def _rendered(sources: tuple[Source, ...]) -> frozenset[str]:
    """Paths of the pages whose bodies are our own work, below the site."""
    return frozenset(
        page_file(source.edition, document.path)
        for source in sources
        for document in source.documents
        if not isinstance(document, Document) and own_meta(document.meta).get("kind", WRITTEN) != WRITTEN
    )


def _kept(sources: tuple[Source, ...]) -> dict[str, Standing]:
    """The pages that stand, by their files."""
    return {
        page_file(source.edition, document.path): document
        for source in sources
        for document in source.documents
        if isinstance(document, Standing)
    }


def _written(
    sources: tuple[Source, ...],
    indexes: Mapping[Edition, Index],
    verdict: Verdict,
    hashes: Mapping[str, str],
    before: Mapping[Edition, tuple[Standing, ...]],
) -> dict[Edition, tuple[Standing, ...]]:
    """The hand-written pages of all editions; none where a rendered page hides one, which may come to light, or where
    one has no title of its own, so that nothing but its text says how it is called."""
    pages = [page for source in sources for page in source.documents if isinstance(page, Document)]
    if any(source.hidden for source in sources) or not all(split_meta(page)[0].get("title") for page in pages):
        return {}
    return {
        source.edition: before.get(source.edition) or _standing(source, indexes, verdict, hashes, Document)
        for source in sources
    }


def _standing(
    source: Source,
    indexes: Mapping[Edition, Index],
    verdict: Verdict,
    hashes: Mapping[str, str],
    kind: type[Sheet] | type[Document],
) -> tuple[Standing, ...]:
    """The pages of one kind that were made for an edition, as the next build may keep them."""
    index = indexes[source.edition]
    return tuple(
        Standing(
            path=document.path,
            meta={**split_meta(document)[0], "title": found.title},
            file=hashes[file],
            targets=verdict.checked.targets[file],
            words=found.words,
            names=found.names,
            head=found.head,
        )
        for document in source.documents
        if isinstance(document, kind)
        for file, found in ((page_file(source.edition, document.path), index.found[document.path]),)
    )


def _finish_editions(
    sources: tuple[Source, ...],
    builds: tuple[Build, ...],
    site: Path,
    docs: Path,
    site_url: str,
    reference: Reference | None,
) -> dict[Edition, Index]:
    """Give each edition its style sheets and scripts, its feeds and its search."""
    indexes = index_editions(sources, {build.edition: build.written for build in builds}, reference)
    for source in sources:
        folder = site / source.edition
        copy_assets(docs, folder)
        entries = find_entries(source)
        _write(folder / ATOM, render_atom(entries, source.edition, source.words, site_url))
        _write(folder / JSON_FEED, render_json(entries, source.edition, source.words, site_url))
        _write(folder / STUB, render_stub())
        _write(folder / ENGINE, read_engine())
        _write(folder / WORDS, indexes[source.edition].content)
    return indexes


def _write_colours(sources: tuple[Source, ...], site: Path, palette: Mapping[str, tuple[str, str]]) -> None:
    for source in sources:
        _write(site / source.edition / COLOURS, render_css(palette).encode())


def _read_mark(docs: Path) -> str:
    """The path data of the logo."""
    found = re.search(r'\bd="([^"]+)"', (docs / "assets" / "logo.svg").read_text(encoding="utf-8"))
    return found[1] if found else ""


def _write_cards(
    sources: tuple[Source, ...],
    site: Path,
    palette: Mapping[str, tuple[str, str]],
    mark: str,
    font: Font,
    store: Store,
) -> None:
    for source in sources:
        for asset in draw_cards(source, palette, mark, font, store):
            _write(site / source.edition / asset.path, asset.content)


def _finish_root(
    sources: tuple[Source, ...],
    assets: tuple[Asset | StandingAsset, ...],
    site: Path,
    previous: Path,
    project: Path,
    site_url: str,
    palette: Mapping[str, tuple[str, str]],
    mark: str,
) -> None:
    """Add the files that belong to no single edition; those that stand come from `previous`, the site that is there."""
    frame = render_frame(sources, project / "templates", mark, site_url, palette)
    for asset in (*frame, *assets):
        target = site / asset.path
        if ".." in target.parts or not target.is_relative_to(site):
            raise PublishError(f"{asset.path!r} is no path inside the site")
        if target.exists():
            raise PublishError(f"two files claim the path {asset.path}")
        if isinstance(asset, StandingAsset):
            target.parent.mkdir(parents=True, exist_ok=True)
            link_file(previous / asset.path, target)
        else:
            _write(target, asset.content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:  # what was brought from the site that is there is its file still
        file.write(content)


def _report(
    sources: tuple[Source, ...], site: Path, site_dir: Path, warnings: tuple[str, ...], hashes: Mapping[str, str]
) -> PublishReport:
    return PublishReport(
        site_dir=site_dir,
        pages={source.edition: len(source.documents) for source in sources},
        files=len(hashes) + 1,  # and the manifest
        size=sum(os.stat(f"{site}/{path}").st_size for path in (*hashes, MANIFEST)),  # noqa: PTH116  see looks.hash_file
        warnings=warnings,
        hashes=hashes,
    )
