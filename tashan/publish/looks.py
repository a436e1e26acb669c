"""The hashes of files, each read once as long as it looks as it did.

In: paths below a folder. Out: the SHA-256 of what a file holds, and what it looked like then: when it was changed, its
size, its number on the disk. One that changed a moment ago is read again, as another change in the same moment might
not show. Loads nothing of ours: a porter runs it.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time

State = tuple[int, int, int]
"""When a file was changed last, in nanoseconds, its size and its number on the disk."""
Seen = dict[str, tuple[State, str]]
"""By path: what a file looked like, and its hash."""
_SECOND = 1_000_000_000
_MOMENT, _COARSE_MOMENT = _SECOND // 5, 3 * _SECOND
"""Nanoseconds. A disk that tells parts of a second tells hundredths at least; others tell no more than every other
second."""


def hash_file(path: str | os.PathLike[str]) -> str:
    """SHA-256 of a file's bytes."""
    with open(path, "rb") as file:  # noqa: PTH123  of each file of a site: a Path takes longer to make than to open
        return hashlib.file_digest(file, "sha256").hexdigest()


class Looks:
    """Files below a folder, with what is known of them."""

    def __init__(self, folder: str, seen: Seen) -> None:
        self._folder, self.seen = folder, seen

    def holds(self, path: str, expected: str | None) -> bool:
        """Whether a plain file is there and has the hash `expected`, None for any."""
        try:
            status = os.lstat(f"{self._folder}/{path}")
            return stat.S_ISREG(status.st_mode) and (expected is None or self._hash(path, status) == expected)
        except FileNotFoundError:
            return False

    def _hash(self, path: str, status: os.stat_result) -> str:
        state, known = (status.st_mtime_ns, status.st_size, status.st_ino), self.seen.get(path)
        if known and known[0] == state:
            return known[1]
        found = hash_file(f"{self._folder}/{path}")
        if state[0] < time.time_ns() - (_MOMENT if state[0] % _SECOND else _COARSE_MOMENT):
            self.seen[path] = state, found
        return found


def look_at(folder: str) -> Seen:
    """Every plain file below a folder, but what begins with a dot."""
    looks = Looks(folder, {})
    for place, below, files in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        for name in files:
            looks.holds(os.path.relpath(os.path.join(place, name), folder), "")  # noqa: PTH118  loads no pathlib
    return looks.seen
