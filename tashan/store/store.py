"""A table of results in one sqlite file.

In: keys and values of our own frozen types. Out: the same values in this run or a later one. Values are pickled; where
they are read, only our own types and a few plain ones may be named in them, so that a foreign file can make no object
of another kind and call nothing. Safe against crashes (WAL, one transaction a batch) and against builds side by side.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import pickle  # what is read goes through _Reader
import sqlite3
from typing import TYPE_CHECKING, Any, Self, TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from tashan.forks import LEAST, share
from tashan.store.fingerprint import hash_code
from tashan.store.seal import SUFFIXES, may_hold_database, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")
Key = bytes
ROWS_A_QUERY = 512
# Of the file's pages in memory; with sqlite's own 2 MB a build reads them four times over.
CACHE_KB = 65536
# Another build may hold the write lock while it stores a batch; a batch takes well under a second.
LOCK_SECONDS = 60.0
# A result that so many runs did not ask for belongs to an older corpus or program.
KEPT_RUNS = 12
# That one was asked for is noted once in so many runs: most runs ask for all of them.
NOTED_RUNS = 4
# Of the file's pages; a result is rarely under a kilobyte, and each page is a call of the system.
PAGE_BYTES = 16384
LAYOUT = 3
"""Goes up when tables or rows are laid out otherwise."""
_SCHEMA = (
    "CREATE TABLE runs (number INTEGER PRIMARY KEY)",
    "CREATE TABLE results (key BLOB PRIMARY KEY, value BLOB NOT NULL)",
    # By itself, as a row is written whole: to note that a result was asked for would write the result again.
    "CREATE TABLE asked (key BLOB PRIMARY KEY, run INTEGER NOT NULL) WITHOUT ROWID",
)
_PLAIN = {
    ("datetime", "datetime"), ("datetime", "timedelta"), ("datetime", "timezone"), ("datetime", "date"),
    ("dateutil.tz.tz", "tzoffset"), ("dateutil.tz.tz", "tzutc"), ("zoneinfo", "ZoneInfo"),
    ("builtins", "frozenset"), ("decimal", "Decimal"), ("msgspec._utils", "rebuild"),
}  # fmt: skip
_OURS = frozenset({"tashan.model", "tashan.problems"})
"""Modules whose structs results are made of."""
_log = logging.getLogger(__name__)


class Store:
    """Results under keys; without a path, or where its file cannot be used, everything is computed.

    With `fresh` nothing is recalled, but what is computed is kept for the next run. A file that turns out to be damaged
    is removed, so that the next run has one again; a row that is not what was stored is no row.
    """

    def __init__(self, path: Path | None = None, *, fresh: bool = False) -> None:
        self._fresh, self._path = fresh, path
        self._db = _open(path) if path else None
        self._run = 0
        self._seen: set[Key] = set()
        if self._db is not None:
            with self._using(self._db) as db:
                self._run = _next_run(db)

    def look_up(
        self,
        kind: str,
        inputs: Sequence[bytes],
        compute: Callable[[int], T],
        prepare: Callable[[list[int]], object] = lambda _: None,
        least: int = LEAST,
    ) -> list[T]:
        """The result of each input; `compute` is called with the number of each that is not known.

        Before, `prepare` is called with all of these numbers at once. Where `least` results or more are missing several
        processes compute them; what each remembers in memory is its own. `inputs` must stand for everything that a
        result of this kind rests on besides the program itself. None is no result, and is not kept.
        """
        keys = [make_key(kind, part) for part in inputs]
        known = self.recall(keys)
        missing = [number for number, key in enumerate(keys) if key not in known]
        prepare(missing)
        fresh = dict(zip((keys[number] for number in missing), share(compute, missing, least=least), strict=True))
        self.remember({key: value for key, value in fresh.items() if value is not None})
        return [known[key] if key in known else fresh[key] for key in keys]

    def recall(self, keys: Sequence[Key]) -> dict[Key, Any]:
        """Those results of `keys` that are known and whole."""
        found: dict[Key, Any] = {}
        if self._db is None or self._fresh:
            return found
        with self._using(self._db) as db:
            for first in range(0, len(keys), ROWS_A_QUERY):
                part = keys[first : first + ROWS_A_QUERY]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, value FROM results WHERE key IN ({marks})"  # noqa: S608  ? marks only
                for key, row in db.execute(query, part):
                    with contextlib.suppress(Exception):  # a damaged or foreign value is computed again
                        found[key] = _Reader(io.BytesIO(unseal(key, row) or b"")).load()
        self._seen.update(found)
        return found

    def remember(self, results: Mapping[Key, Any]) -> None:
        """Keep results, all of them or none."""
        if self._db is None or not results:
            return
        values = {key: pickle.dumps(value, pickle.HIGHEST_PROTOCOL) for key, value in results.items()}
        rows = [(key, seal(key, value)) for key, value in values.items()]
        with self._using(self._db) as db, _transaction(db):
            db.executemany("INSERT OR REPLACE INTO results (key, value) VALUES (?, ?)", rows)
            asked = [(key, self._run) for key in values]
            db.executemany("INSERT OR REPLACE INTO asked (key, run) VALUES (?, ?)", asked)

    def close(self) -> None:
        """Note what this run asked for, and drop what nobody has asked for in many runs."""
        if self._db is None:
            return
        with self._using(self._db) as db, _transaction(db):
            seen = [(self._run, key, self._run - NOTED_RUNS) for key in self._seen]
            db.executemany("UPDATE asked SET run = ? WHERE key = ? AND run < ?", seen)
            old = (self._run - KEPT_RUNS,)
            db.execute("DELETE FROM results WHERE key IN (SELECT key FROM asked WHERE run < ?)", old)
            db.execute("DELETE FROM asked WHERE run < ?", old)
        if self._db is not None:
            self._db.close()
            self._db = None

    @contextlib.contextmanager
    def _using(self, db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
        """The file, until it cannot be used: then this run goes on without."""
        try:
            yield db
        except sqlite3.Error as error:
            _log.info("the store %s cannot be used (%s)", self._path, error)
            db.close()
            self._db = None
            if self._path is not None and _is_damage(error):
                _remove(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def make_key(kind: str, part: bytes) -> Key:
    """16 bytes for a result of `kind` that rests on `part` and on the program as it is."""
    return hashlib.blake2b(kind.encode() + b"\0" + part, digest_size=16, key=hash_code()).digest()


class _Reader(pickle.Unpickler):
    """Reads values of our own frozen types and of a few plain ones; any other name is refused."""

    def find_class(self, module: str, name: str) -> Any:
        known = _TYPES.get((module, name))
        if known is None:
            known = _TYPES[module, name] = self._find(module, name)
        return known

    def _find(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _maker_of_zones
        found = super().find_class(module, name) if (module, name) in _PLAIN or module in _OURS else None
        if found is None or (module in _OURS and not issubclass(found, Struct)):
            raise pickle.UnpicklingError(f"{module}.{name} is no type of a result")
        return found


_TYPES: dict[tuple[str, str], Any] = {}
"""The types that values were found to be made of; every value names a dozen."""


def _maker_of_zones(owner: object, name: str) -> Any:
    """The one attribute that a stored value may ask for: a time zone is pickled as `ZoneInfo._unpickle` and its key."""
    if owner is not ZoneInfo or name != "_unpickle":
        raise pickle.UnpicklingError(f"{name} is no part of a result")
    return getattr(owner, name)


def _open(path: Path) -> sqlite3.Connection | None:
    """The file, made anew where sqlite cannot read it; None where it cannot be had at all."""
    for attempt in range(2 if may_hold_database(path) else 0):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _connect(str(path))
        except (sqlite3.Error, OSError) as error:
            _log.info("the store %s cannot be used (%s)", path, error)
            if attempt or not _is_damage(error):
                return None
            _remove(path)
    return None


def _connect(name: str) -> sqlite3.Connection:
    db = sqlite3.connect(name, timeout=LOCK_SECONDS, isolation_level=None)
    try:
        db.execute(f"PRAGMA page_size={PAGE_BYTES}")
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute(f"PRAGMA cache_size=-{CACHE_KB}")
        _lay_out(db)
    except BaseException:
        db.close()
        raise
    return db


def _lay_out(db: sqlite3.Connection) -> None:
    """Make the tables; those that were laid out otherwise, by an older program or another, go."""
    if db.execute("PRAGMA user_version").fetchone() == (LAYOUT,):
        return
    with _transaction(db):
        if db.execute("PRAGMA user_version").fetchone() == (LAYOUT,):  # another build was faster
            return
        for name in ("runs", "results", "asked"):
            db.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in _SCHEMA:
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {LAYOUT}")


def _is_damage(error: Exception) -> bool:
    """Whether the file's content is at fault, and not a lock, the rights to it, or the space that is left."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        for suffix in ("", *SUFFIXES):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def _next_run(db: sqlite3.Connection) -> int:
    with _transaction(db):
        (number,) = db.execute("SELECT COALESCE(MAX(number), 0) + 1 FROM runs").fetchone()
        db.execute("DELETE FROM runs")
        db.execute("INSERT INTO runs (number) VALUES (?)", (number,))
    return int(number)


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection) -> Any:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.in_transaction:  # sqlite may have ended it, as on a full disk
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
