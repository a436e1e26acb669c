"""Seals: a checksum behind a stored value, over its key and itself; and what a cache may lie in.

In: a key and a value, or a row as it was stored. Out: the row, or the value; half a row, a row under another key, or
one that a failing disk changed, is told by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 4
"""Bytes of a checksum: CRC-32, as accidents are what it tells, and a build reads ten megabytes of rows."""
SUFFIXES = ("-wal", "-shm", "-journal")
"""Ends of the names of the files that sqlite has beside a database."""


def seal(key: bytes, value: bytes) -> bytes:
    """`value` as it is stored under `key`."""
    return value + _checksum(key, value)


def unseal(key: object, row: object) -> bytes | None:
    """The value in a stored row, None where it is not what was stored."""
    if not isinstance(key, bytes) or not isinstance(row, bytes) or len(row) < SIZE:
        return None
    return row[:-SIZE] if _checksum(key, memoryview(row)[:-SIZE]) == row[-SIZE:] else None


def may_hold(path: Path) -> bool:
    """Whether a cache may be at `path`: a regular file is there, or nothing.

    A link that a foreign repository brings could lead to the database of another program, a pipe is never read out.
    """
    return not path.is_symlink() and (path.is_file() or not path.exists())


def may_hold_database(path: Path) -> bool:
    """The same of a database of sqlite with all that it writes beside itself, in a folder that is where it seems.

    A foreign repository can bring a link in the place of the folder too: the files behind it are those of another.
    """
    beside = (path.with_name(path.name + suffix) for suffix in ("", *SUFFIXES))
    return not path.parent.is_symlink() and all(map(may_hold, beside))


def _checksum(key: bytes, value: bytes | memoryview) -> bytes:
    return crc32(value, crc32(key)).to_bytes(SIZE, "big")
