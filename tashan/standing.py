"""Which pages of the site need not be made again.

In: what the last build of a site noted of each page, and the library as it is now. Out: the pages that stand there and
would come out as they are; and, after a build, the notes for the next one. A page stands if the parts of the library
that were read for it hold what they held, all else that pages rest on (program, templates, hand-written pages,
settings, reference data) is the same, and its file is the one that was written.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from tashan.briefings import Read
from tashan.model import Standing, StandingAsset
from tashan.publish.manifest import read_manifest
from tashan.publish.place import real_path
from tashan.publish.settings import page_file
from tashan.store import hash_text
from tashan.unchanged import hash_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tashan.briefings import Hashes, Records
    from tashan.briefings.data import Lines
    from tashan.briefings.reads import Part
    from tashan.model import Edition, Reference, Sheet
    from tashan.options import Options
    from tashan.publish import PublishReport
    from tashan.store import Store

WRITTEN = "written"
"""Name of all hand-written pages of an edition, which read nothing of the library."""
NOTHING = Read()
_FIELDS = tuple(item.name for item in fields(Standing))
_values = attrgetter(*_FIELDS)
_WORDS = ("words", "names")
"""Fields that hold words in which there is no _BREAK."""
_BREAK = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Pages that were composed in one go, as sheets; and what was read of the library for them."""

    name: str
    sheets: tuple[Sheet, ...]
    read: Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Pages that were composed in one go, and what was read for them."""

    read: Read
    pages: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The records of a story that need not be made again, and what was read for them."""

    read: Read
    lines: Lines
    downloads: tuple[StandingAsset, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What a build noted: entries by edition and name, the records of each story, hashes of all parts that were read,
    and of the ids of pages."""

    entries: Mapping[Edition, Mapping[str, Entry]] = field(default_factory=dict)
    records: Mapping[str, Recorded] = field(default_factory=dict)
    parts: Mapping[Part, bytes] = field(default_factory=dict)
    ids: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """What stands in the site as it would be made again."""

    entries: Mapping[Edition, Mapping[str, Entry]]
    """By edition and name."""
    records: Mapping[str, Recorded]
    """By the id of a story."""


def read_notes(store: Store, options: Options, reference: Reference) -> Notes:
    """What the last build of this site noted; nothing where anything but the library is not as it was then."""
    if options.fresh or options.strict:  # a strict build looks at everything
        return Notes()
    key = _key(options)
    base, noted = store.recall([key]).get(key) or (None, ((), (), (), (), ()))
    if base != _base(options, reference):  # which holds the program's fingerprint: notes of another are not looked into
        return Notes()
    parts, rows, entries, records, ids = noted
    reads = _unfold(parts, rows)
    return Notes(entries=_entries(entries, reads), records=_records(records, reads), parts=dict(parts), ids=dict(ids))


def find_standing(notes: Notes, options: Options, names: Iterable[str], hashes: Hashes) -> Stands:
    """Of what was noted, pages of these `names` among it: what stands."""
    site = real_path(options.site_dir)
    written = read_manifest(site) or {}  # that every file is what the manifest says is checked before it is replaced
    changed = frozenset(part for part, digest in notes.parts.items() if hashes.of(part) != digest)
    fallen: dict[Read, bool] = {}

    def stands(read: Read, files: Iterable[tuple[str, str]]) -> bool:
        return not read.rests_on(changed, fallen) and all(_stands(site, *file, written) for file in files)

    entries: dict[Edition, dict[str, Entry]] = {}
    for edition in options.editions:
        noted = notes.entries.get(edition, {})
        known = [(name, noted[name]) for name in (WRITTEN, *names) if name in noted]
        entries[edition] = {
            name: entry
            for name, entry in known
            if stands(entry.read, ((page_file(edition, page.path), page.file) for page in entry.pages))
        }
    records = {
        story: one
        for story, one in notes.records.items()
        if stands(one.read, ((asset.path, asset.file) for asset in one.downloads))
    }
    return Stands(entries=entries, records=records)


def find_written(standing: Mapping[Edition, Mapping[str, Entry]]) -> dict[Edition, tuple[Standing, ...]] | None:
    """The hand-written pages, where those of all editions stand."""
    if not all(WRITTEN in kept for kept in standing.values()):
        return None
    return {edition: kept[WRITTEN].pages for edition, kept in standing.items()}


def make_notes(
    stands: Stands,
    made: Mapping[Edition, Iterable[Drawn]],
    records: Iterable[Records],
    report: PublishReport,
    hashes: Hashes,
) -> Notes:
    """The notes of a build: of what it kept, and of what it made."""
    entries = {edition: dict(kept) for edition, kept in stands.entries.items()}
    recorded = dict(stands.records)
    for story in records:
        files = tuple(StandingAsset(path=asset.path, file=report.hashes[asset.path]) for asset in story.downloads)
        recorded[story.story] = Recorded(read=story.read, lines=story.lines, downloads=files)
    for edition, kept in entries.items():
        kept.pop(WRITTEN, None)
        if edition in report.written:
            kept[WRITTEN] = Entry(read=NOTHING, pages=report.written[edition])
    for edition, several in made.items():
        pages = {page.path: page for page in report.standing[edition]}
        for one in several:
            own = tuple(pages[sheet.path] for sheet in one.sheets)
            entries[edition][one.name] = Entry(read=one.read, pages=own)
    reads = [entry.read for own in entries.values() for entry in own.values()]
    parts: set[Part] = set()
    parts.update(*(read.parts for read in _all_reads([*reads, *(one.read for one in recorded.values())])))
    return Notes(entries=entries, records=recorded, parts={part: hashes.of(part) for part in parts}, ids=report.ids)


def write_notes(store: Store, options: Options, reference: Reference, notes: Notes) -> None:
    """Keep notes for the next build of this site."""
    parts = {part: number for number, part in enumerate(notes.parts)}
    reads = _Reads(parts)
    rows = tuple(
        (edition, tuple(_row(name, entry, reads) for name, entry in entries.items()))
        for edition, entries in notes.entries.items()
    )
    records = tuple(_recorded_row(story, one, reads) for story, one in notes.records.items())
    noted = tuple(notes.parts.items()), tuple(reads.rows), rows, records, tuple(notes.ids.items())
    store.remember({_key(options): (_base(options, reference), noted)})


def _all_reads(due: list[Read]) -> set[Read]:
    """These and all that they hold."""
    found = set[Read]()
    while due:
        read = due.pop()
        if read not in found:
            found.add(read)
            due.extend(read.others)
    return found


_ReadRow = tuple[frozenset[int], frozenset[int]]
"""What was read, as numbers of parts and of earlier rows."""


class _Reads:
    """What was read, as rows; what read alike is one row."""

    def __init__(self, parts: Mapping[Part, int]) -> None:
        self.rows: dict[_ReadRow, int] = {}
        self._parts = parts
        self._numbers: dict[Read, int] = {}

    def number(self, read: Read) -> int:
        if read not in self._numbers:
            row = frozenset(self._parts[part] for part in read.parts), frozenset(map(self.number, read.others))
            self._numbers[read] = self.rows.setdefault(row, len(self.rows))
        return self._numbers[read]


def _unfold(parts: Sequence[tuple[Part, bytes]], rows: Sequence[_ReadRow]) -> list[Read]:
    found: list[Read] = []
    for numbers, others in rows:
        own = frozenset(parts[number][0] for number in numbers)
        found.append(Read(own, frozenset(found[number] for number in others)))
    return found


def _row(name: str, entry: Entry, reads: _Reads) -> tuple[Any, ...]:
    """An entry as plain values; the many words of a page are one string, which is read and written far faster."""
    pages = tuple(
        tuple(_BREAK.join(value) if key in _WORDS else value for key, value in zip(_FIELDS, _values(page), strict=True))
        for page in entry.pages
    )
    return name, reads.number(entry.read), pages


def _recorded_row(story: str, one: Recorded, reads: _Reads) -> tuple[Any, ...]:
    return story, reads.number(one.read), one.lines, tuple((asset.path, asset.file) for asset in one.downloads)


def _records(rows: Iterable[tuple[Any, ...]], reads: Sequence[Read]) -> dict[str, Recorded]:
    return {
        story: Recorded(
            read=reads[number],
            lines=lines,
            downloads=tuple(StandingAsset(path=path, file=file) for path, file in files),
        )
        for story, number, lines, files in rows
    }


def _entries(rows: Iterable[tuple[Edition, Any]], reads: Sequence[Read]) -> dict[Edition, dict[str, Entry]]:
    return {edition: {name: _entry(reads[number], pages) for name, number, pages in own} for edition, own in rows}


def _entry(read: Read, pages: Iterable[tuple[Any, ...]]) -> Entry:
    return Entry(read=read, pages=tuple(_page(dict(zip(_FIELDS, page, strict=True))) for page in pages))


def _page(values: dict[str, Any]) -> Standing:
    return Standing(**values | {key: tuple(values[key].split(_BREAK)) if values[key] else () for key in _WORDS})


def _stands(site: Path, file: str, digest: str, written: Mapping[str, str]) -> bool:
    return written.get(file) == digest and (site / file).is_file()


def _key(options: Options) -> bytes:
    return hash_text("pages that stand", os.path.realpath(options.site_dir), *options.editions)


def _base(options: Options, reference: Reference) -> bytes:
    """16 bytes for all that every page rests on besides the library."""
    return hash_text(hash_frame(options).hex(), repr(reference))
