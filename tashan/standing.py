"""Which pages of the site need not be made again.

In: what the last build of a site noted of each page, and the library as it is now. Out: the pages that stand there and
would come out as they are; and, after a build, the notes for the next one. A page stands if the parts of the library
that were read for it hold what they held, or it is composed of them to the same page; if all else that pages rest on
(program, templates, hand-written pages, settings, reference data) is the same; and if its file is the one that was
written.
"""

from __future__ import annotations

import os
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from tashan.briefings import Read
from tashan.model import Standing, StandingAsset
from tashan.noting import Graph, Lists, Noting
from tashan.publish.manifest import read_manifest
from tashan.publish.place import real_path
from tashan.publish.settings import page_file
from tashan.store import hash_text, hash_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tashan.briefings import Hashes, Records
    from tashan.briefings.data import Lines
    from tashan.model import Edition, Reference, Sheet
    from tashan.options import Options
    from tashan.publish import PublishReport
    from tashan.store import Store

WRITTEN = "written"
"""Name of all hand-written pages of an edition, which read nothing of the library."""
NOTHING = Read()
Named = tuple[str, str]
"""An edition and the name of an entry, or RECORDS and a story."""
RECORDS = "records"
_FIELDS = Standing.__struct_fields__
_values = attrgetter(*_FIELDS)


class Drawn(Struct, frozen=True, kw_only=True):
    """Pages that were composed in one go, as sheets, or as they stand where they came out the same; and what was read
    of the library for them."""

    name: str
    pages: tuple[Sheet | Standing, ...]
    composed: bytes
    """The hash of what they were composed to."""
    read: Read


class Entry(Struct, frozen=True, kw_only=True):
    """Pages that were composed in one go, and what was read for them, as its number in the graph."""

    read: int
    pages: tuple[Standing, ...]
    composed: bytes = b""
    """The hash of what they were composed to; none of hand-written ones."""


class Recorded(Struct, frozen=True, kw_only=True):
    """The records of a story that need not be made again, and what was read for them, as its number in the graph."""

    read: int
    lines: Lines
    downloads: tuple[StandingAsset, ...]


class Notes(Struct, frozen=True, kw_only=True):
    """What a build noted: entries by edition and name, the records of each story, what was read for them, and the ids
    of each page. `keys` are those of the rows that the store holds of them; `base` are 16 bytes for all that every page
    rests on besides the library, as it was before anything was made of it."""

    base: bytes = b""
    entries: Mapping[Edition, Mapping[str, Entry]] = field(default_factory=dict)
    records: Mapping[str, Recorded] = field(default_factory=dict)
    graph: Graph = field(default_factory=Graph)
    ids: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[Named, bytes] = field(default_factory=dict)


class Stands(Struct, frozen=True, kw_only=True):
    """What stands in the site as it would be made again."""

    entries: Mapping[Edition, Mapping[str, Entry]]
    """By edition and name."""
    doubtful: Mapping[Edition, Mapping[str, Entry]]
    """What rests on something that changed, and stands if it is composed to the same."""
    records: Mapping[str, Recorded]
    """By the id of a story."""


def read_notes(store: Store, options: Options, reference: Reference, frame: bytes) -> Notes:
    """What the last build of this site noted; nothing where anything but the library is not as it was then. `frame` is
    the hash of what `options` have read besides the corpus."""
    base, key = hash_value((frame, reference)), _key(options)
    if options.fresh or options.strict:  # a strict build looks at everything
        return Notes(base=base)
    before, noted = store.recall([key]).get(key) or (None, None)
    if noted is None or base != before:  # which holds the program's fingerprint
        return Notes(base=base)
    parts, lists, ids, rows = noted
    reads, keys = {name: read for name, read, _ in rows}, {name: key for name, _, key in rows}
    found = store.recall(tuple(keys.values()))
    kept = {name: found[key] for name, key in keys.items() if key in found}
    entries: dict[Edition, dict[str, Entry]] = {edition: {} for edition in options.editions}
    for (edition, name), row in kept.items():
        if edition != RECORDS:
            entries[edition][name] = _entry(reads[edition, name], row)
    own, others = map(Lists.unpack, lists)
    return Notes(
        base=base,
        entries=entries,
        records={name: _recorded(reads[of, name], row) for (of, name), row in kept.items() if of == RECORDS},
        graph=Graph(parts=parts, own=own, others=others),
        ids=dict(ids),
        keys=keys,
    )


def find_standing(notes: Notes, options: Options, names: Iterable[str], hashes: Hashes) -> Stands:
    """Of what was noted, pages of these `names` among it: what stands."""
    site = real_path(options.site_dir)
    written = read_manifest(site) or {}  # that every file is what the manifest says is checked before it is replaced
    fallen = notes.graph.fallen(hashes)

    def whole(files: Iterable[tuple[str, str]]) -> bool:
        return all(_stands(site, *file, written) for file in files)

    entries: dict[Edition, dict[str, Entry]] = {}
    doubtful: dict[Edition, dict[str, Entry]] = {}
    for edition in options.editions:
        entries[edition], doubtful[edition] = {}, {}
        noted = notes.entries.get(edition, {})
        for name in (WRITTEN, *names):
            entry = noted.get(name)
            if entry and whole((page_file(edition, page.path), page.file) for page in entry.pages):
                (doubtful if fallen[entry.read] else entries)[edition][name] = entry
    records = {
        story: one
        for story, one in notes.records.items()
        if not fallen[one.read] and whole((asset.path, asset.file) for asset in one.downloads)
    }
    return Stands(entries=entries, doubtful=doubtful, records=records)


def find_written(standing: Mapping[Edition, Mapping[str, Entry]]) -> dict[Edition, tuple[Standing, ...]] | None:
    """The hand-written pages, where those of all editions stand."""
    if not all(WRITTEN in kept for kept in standing.values()):
        return None
    return {edition: kept[WRITTEN].pages for edition, kept in standing.items()}


def make_notes(
    notes: Notes,
    stands: Stands,
    made: Mapping[Edition, Iterable[Drawn]],
    records: Iterable[Records],
    report: PublishReport,
    hashes: Hashes,
) -> Notes:
    """The notes of a build that began with `notes`: of what it kept, and of what it made."""
    stood: list[Entry | Recorded] = [entry for own in stands.entries.values() for entry in own.values()]
    stood += stands.records.values()
    noting = Noting(notes.graph, (one.read for one in stood))
    entries: dict[Edition, dict[str, Entry]] = {
        edition: {name: replace(entry, read=noting.moved(entry.read)) for name, entry in kept.items()}
        for edition, kept in stands.entries.items()
    }
    for edition, kept in entries.items():
        kept.pop(WRITTEN, None)
        if edition in report.written:
            kept[WRITTEN] = Entry(read=noting.number(NOTHING), pages=report.written[edition])
    for edition, several in made.items():
        pages = {page.path: page for page in report.standing[edition]}
        for one in several:
            own = tuple(page if isinstance(page, Standing) else pages[page.path] for page in one.pages)
            entries[edition][one.name] = Entry(read=noting.number(one.read), pages=own, composed=one.composed)
    recorded = {story: replace(one, read=noting.moved(one.read)) for story, one in stands.records.items()}
    for story in records:
        files = tuple(StandingAsset(path=asset.path, file=report.hashes[asset.path]) for asset in story.downloads)
        recorded[story.story] = Recorded(read=noting.number(story.read), lines=story.lines, downloads=files)
    stay = {(str(edition), name) for edition, own in stands.entries.items() for name in own if name != WRITTEN}
    stay |= {(RECORDS, story) for story in stands.records}
    keys = {name: key for name, key in notes.keys.items() if name in stay}
    graph = noting.graph(hashes)
    return Notes(base=notes.base, entries=entries, records=recorded, graph=graph, ids=report.ids, keys=keys)


def write_notes(store: Store, options: Options, notes: Notes) -> None:
    """Keep notes for the next build of this site. Entries and records are rows of their own, so that a small change
    writes few, under what they hold, so that builds side by side spoil nothing; all are kept, or none."""
    noted: dict[Named, Entry | Recorded] = {(RECORDS, story): one for story, one in notes.records.items()}
    noted |= {(edition, name): entry for edition, own in notes.entries.items() for name, entry in own.items()}
    new = {name: _row(one) for name, one in noted.items() if name not in notes.keys}
    keys = {**notes.keys, **{name: hash_value(("a page that stands", row)) for name, row in new.items()}}
    rows = tuple((name, one.read, keys[name]) for name, one in noted.items())
    lists = notes.graph.own.pack(), notes.graph.others.pack()
    whole = notes.graph.parts, lists, tuple(notes.ids.items()), rows
    store.remember({**{keys[name]: row for name, row in new.items()}, _key(options): (notes.base, whole)})


def _row(noted: Entry | Recorded) -> tuple[Any, ...]:
    """An entry or records as plain values, which are read and written faster."""
    if isinstance(noted, Recorded):
        return noted.lines, tuple((asset.path, asset.file) for asset in noted.downloads)
    return noted.composed, tuple(map(_values, noted.pages))


def _entry(read: int, row: tuple[Any, ...]) -> Entry:
    composed, pages = row
    standing = tuple(Standing(**dict(zip(_FIELDS, page, strict=True))) for page in pages)
    return Entry(read=read, pages=standing, composed=composed)


def _recorded(read: int, row: tuple[Any, ...]) -> Recorded:
    lines, files = row
    downloads = tuple(StandingAsset(path=path, file=file) for path, file in files)
    return Recorded(read=read, lines=lines, downloads=downloads)


def _stands(site: Path, file: str, digest: str, written: Mapping[str, str]) -> bool:
    return written.get(file) == digest and os.path.isfile(f"{site}/{file}")  # noqa: PTH113  see looks.hash_file


def _key(options: Options) -> bytes:
    return hash_text("pages that stand", os.path.realpath(options.site_dir), *options.editions)
