"""Which pages of the site need not be made again.

In: what the last build of a site noted of each page, and the library as it is now. Out: the pages that stand there and
would come out as they are; and, after a build, the notes for the next one. A page stands if the parts of the library
that were read for it hold what they held, all else that pages rest on (program, templates, hand-written pages,
settings, reference data) is the same, and its file is the one that was written.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from tashan.briefings import Read
from tashan.model import Standing
from tashan.publish.manifest import read_manifest
from tashan.publish.place import real_path
from tashan.publish.settings import page_file
from tashan.store import hash_text
from tashan.unchanged import hash_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tashan.briefings import Hashes
    from tashan.briefings.watch import Part
    from tashan.model import Edition, Reference, Sheet
    from tashan.options import Options
    from tashan.publish import PublishReport
    from tashan.store import Store

WRITTEN = "written"
"""Name of all hand-written pages of an edition, which read nothing of the library."""
NOTHING = Read()
_FIELDS = tuple(item.name for item in fields(Standing))


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Pages that were composed in one go, as sheets; and what was read of the library for them."""

    name: str
    sheets: tuple[Sheet, ...]
    read: Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Pages that were composed in one go: what was read for them, a hash of it, the pages."""

    read: Read
    hash: bytes
    pages: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What a build noted: entries by edition and name, a hash of the ids of each page."""

    entries: Mapping[Edition, Mapping[str, Entry]] = field(default_factory=dict)
    ids: Mapping[str, bytes] = field(default_factory=dict)


def read_notes(store: Store, options: Options, reference: Reference) -> Notes:
    """What the last build of this site noted; nothing where anything but the library is not as it was then."""
    if options.fresh or options.strict:  # a strict build looks at everything
        return Notes()
    key = _key(options)
    base, noted = store.recall([key]).get(key) or (None, ((), (), ()))
    if base != _base(options, reference):  # which holds the program's fingerprint: notes of another are not looked into
        return Notes()
    reads, entries, ids = noted
    known: list[Read] = []
    for parts, others in reads:
        known.append(Read(frozenset(parts), frozenset(known[number] for number in others)))
    return Notes(
        entries={edition: {row[0]: _entry(row, known) for row in rows} for edition, rows in entries}, ids=dict(ids)
    )


def find_standing(
    notes: Notes, options: Options, names: Iterable[str], hashes: Hashes
) -> dict[Edition, dict[str, Entry]]:
    """By edition and name: the entries whose pages stand."""
    site = real_path(options.site_dir)
    written = read_manifest(site) or {}  # that every file is what the manifest says is checked before it is replaced
    found: dict[Edition, dict[str, Entry]] = {}
    for edition in options.editions:
        entries = notes.entries.get(edition, {})
        known = [(name, entries[name]) for name in (WRITTEN, *names) if name in entries]
        found[edition] = {
            name: entry
            for name, entry in known
            if hashes.of(entry.read) == entry.hash
            and all(_stands(site, page_file(edition, page.path), page, written) for page in entry.pages)
        }
    return found


def find_written(standing: Mapping[Edition, Mapping[str, Entry]]) -> dict[Edition, tuple[Standing, ...]] | None:
    """The hand-written pages, where those of all editions stand."""
    if not all(WRITTEN in kept for kept in standing.values()):
        return None
    return {edition: kept[WRITTEN].pages for edition, kept in standing.items()}


def make_notes(
    standing: Mapping[Edition, Mapping[str, Entry]],
    made: Mapping[Edition, Iterable[Drawn]],
    report: PublishReport,
    hashes: Hashes,
) -> Notes:
    """The notes of a build: of what it kept, and of what it made."""
    entries = {edition: dict(kept) for edition, kept in standing.items()}
    for edition, kept in entries.items():
        kept.pop(WRITTEN, None)
        if edition in report.written:
            kept[WRITTEN] = Entry(read=NOTHING, hash=hashes.of(NOTHING), pages=report.written[edition])
    for edition, several in made.items():
        pages = {page.path: page for page in report.standing[edition]}
        for one in several:
            own = tuple(pages[sheet.path] for sheet in one.sheets)
            entries[edition][one.name] = Entry(read=one.read, hash=hashes.of(one.read), pages=own)
    return Notes(entries=entries, ids=report.ids)


def write_notes(store: Store, options: Options, reference: Reference, notes: Notes, hashes: Hashes) -> None:
    """Keep notes for the next build of this site."""
    reads, same = _Reads(hashes), dict[Any, Any]()
    rows = tuple(
        (edition, tuple(_row(name, entry, reads, same) for name, entry in entries.items()))
        for edition, entries in notes.entries.items()
    )
    noted = tuple(reads.rows), rows, tuple(notes.ids.items())
    store.remember({_key(options): (_base(options, reference), noted)})


class _Reads:
    """What was read, as rows of parts and of the numbers of earlier rows; what is read alike is one row."""

    def __init__(self, hashes: Hashes) -> None:
        self.rows: list[tuple[tuple[Part, ...], tuple[int, ...]]] = []
        self._hashes = hashes
        self._numbers: dict[bytes, int] = {}
        self._same: dict[Part, Part] = {}

    def number(self, read: Read) -> int:
        digest = self._hashes.of(read)
        if digest not in self._numbers:
            others = tuple(sorted(map(self.number, read.others)))
            self.rows.append((tuple(self._same.setdefault(part, part) for part in read.parts), others))
            self._numbers[digest] = len(self.rows) - 1
        return self._numbers[digest]


def _row(name: str, entry: Entry, reads: _Reads, same: dict[Any, Any]) -> tuple[Any, ...]:
    """An entry as plain values; what many pages hold alike is written once."""
    pages = tuple(
        tuple(
            tuple(same.setdefault(item, item) for item in value) if isinstance(value, tuple) else value
            for value in (getattr(page, name) for name in _FIELDS)
        )
        for page in entry.pages
    )
    return name, reads.number(entry.read), entry.hash, pages


def _entry(row: tuple[Any, ...], reads: Sequence[Read]) -> Entry:
    _, number, digest, pages = row
    made = tuple(Standing(**dict(zip(_FIELDS, page, strict=True))) for page in pages)
    return Entry(read=reads[number], hash=digest, pages=made)


def _stands(site: Path, file: str, page: Standing, written: Mapping[str, str]) -> bool:
    return written.get(file) == page.file and (site / file).is_file()


def _key(options: Options) -> bytes:
    return hash_text("pages that stand", os.path.realpath(options.site_dir), *options.editions)


def _base(options: Options, reference: Reference) -> bytes:
    """16 bytes for all that every page rests on besides the library."""
    return hash_text(hash_frame(options).hex(), repr(reference))
