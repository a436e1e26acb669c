"""The cache: one sqlite file that keeps values under the hash of what they were computed from.

In: keys and bytes (a sentence's vector, half-precision, 1 kB; a note on an article or on a pair of them). Out: the
same bytes, in this run or a later one. Keys hold the model's name too, so that processes with different models never
read each other's rows; rows of a model that is no longer used are dropped when the file is opened, with a warning in
the log.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import sqlite3
from typing import TYPE_CHECKING, Literal

from tashan.store.seal import SUFFIXES, may_hold_database, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

Hash = bytes
Table = Literal["vectors", "notes"]
# sqlite allows 999 variables a statement in its oldest builds; a power of two below that.
ROWS_A_QUERY = 512
# Another build may hold the write lock while it stores a batch; a batch takes well under a second.
LOCK_SECONDS = 60.0
LAYOUT = 2
"""Goes up when tables or rows are laid out otherwise."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS vectors (hash BLOB PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS notes (hash BLOB PRIMARY KEY, value BLOB NOT NULL);
"""
_log = logging.getLogger(__name__)


def hash_text(text: str, model: str) -> Hash:
    """16 bytes that stand for `text` as `model` sees it (BLAKE2b, keyed by the model's name)."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=model.encode()[:64]).digest()


class Cache:
    """Rows of one model in a sqlite file; safe against crashes (WAL) and against builds running side by side.

    Everything in it can be computed again. So a file that sqlite cannot read, or that was laid out otherwise, gives way
    to an empty one; where no file can be had (a folder or link of that name, a full disk) rows last as long as the
    run; and a row that is not what was stored is no row.
    """

    def __init__(self, path: Path, model: str) -> None:
        self._path, self._model, self._process = path, model, os.getpid()
        try:
            self._db = self._open_file()
        except (sqlite3.Error, OSError) as error:
            self._db = self._without(error)

    def read(self, table: Table, hashes: Sequence[Hash]) -> dict[Hash, bytes]:
        """The rows that are there, hash to value."""
        found: dict[Hash, bytes] = {}
        self._open_again()
        for first in range(0, len(hashes), ROWS_A_QUERY):
            part = hashes[first : first + ROWS_A_QUERY]
            marks = ",".join("?" * len(part))
            query = f"SELECT hash, value FROM {table} WHERE hash IN ({marks})"  # noqa: S608 (a literal and ? marks)
            try:
                rows = self._db.execute(query, part).fetchall()
            except sqlite3.Error as error:
                self._db = self._without(error)
                return {}
            found.update((key, value) for key, row in rows if (value := unseal(key, row)) is not None)
        return found

    def write(self, table: Table, rows: Mapping[Hash, bytes]) -> None:
        """Store `rows` in one transaction: after a crash either all of them are there or none."""
        insert = f"INSERT OR REPLACE INTO {table} (hash, value) VALUES (?, ?)"  # noqa: S608 (a literal)
        self._open_again()
        sealed = [(key, seal(key, value)) for key, value in rows.items()]
        try:
            with _transaction(self._db):
                self._db.executemany(insert, sealed)
        except sqlite3.Error as error:
            self._db = self._without(error)
            self._db.executemany(insert, sealed)

    def close(self) -> None:
        self._db.close()

    def _open_again(self) -> None:
        """A copy of the process that opened a connection must neither use nor close it, but have its own."""
        if os.getpid() != self._process:
            self._process, self._inherited = os.getpid(), self._db
            try:
                self._db = self._open_file()
            except (sqlite3.Error, OSError) as error:
                self._db = self._open(":memory:")
                _log.info("cache %s cannot be opened again (%s)", self._path, error)

    def _open_file(self) -> sqlite3.Connection:
        if not may_hold_database(self._path):
            raise OSError("a link is in its path, or it is no regular file")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._open(str(self._path))
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            _log.warning("cache %s is damaged (%s): it is built again", self._path, error)
            self._remove()
            return self._open(str(self._path))

    def _without(self, error: Exception) -> sqlite3.Connection:
        """A cache for this run alone, in the place of one that cannot be used."""
        if hasattr(self, "_db"):
            self._db.close()
            if _is_damage(error):
                self._remove()
        _log.warning("cache %s cannot be used (%s): this run works without it", self._path, error)
        return self._open(":memory:")

    def _open(self, name: str) -> sqlite3.Connection:
        db = sqlite3.connect(name, timeout=LOCK_SECONDS, isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=NORMAL")
            _lay_out(db)
            _keep_only(db, self._model)
        except BaseException:
            db.close()
            raise
        return db

    def _remove(self) -> None:
        for suffix in ("", *SUFFIXES):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)


def _is_damage(error: Exception) -> bool:
    """Whether the file's content is at fault, and not a lock, the rights to it, or the space that is left."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)


def _lay_out(db: sqlite3.Connection) -> None:
    """Make the tables; those that were laid out otherwise, by an older program or another, go."""
    if db.execute("PRAGMA user_version").fetchone() == (LAYOUT,):
        db.executescript(_SCHEMA)
        return
    with _transaction(db):
        if db.execute("PRAGMA user_version").fetchone() == (LAYOUT,):  # another build was faster
            return
        for name in ("meta", "vectors", "notes"):
            db.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in filter(str.strip, _SCHEMA.split(";")):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {LAYOUT}")


def _keep_only(db: sqlite3.Connection, model: str) -> None:
    """Empty the file where another model made it, and write this model's name into it."""
    if _stored_model(db) == model:
        return
    with _transaction(db):
        stored = _stored_model(db)
        if stored not in (None, model):
            _log.warning("the encoder changed from %s to %s: its vectors are computed again", stored, model)
            db.execute("DELETE FROM vectors")
            db.execute("DELETE FROM notes")
        db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('model', ?)", (model,))


def _stored_model(db: sqlite3.Connection) -> str | None:
    row = db.execute("SELECT value FROM meta WHERE key = 'model'").fetchone()
    return None if row is None else str(row[0])


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.in_transaction:  # sqlite may have ended it, as on a full disk
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
