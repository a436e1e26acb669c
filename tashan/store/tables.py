"""What the program makes of its own data and templates, kept for the person who runs it.

In: a name, all that a table rests on, a function that makes it. Out: the table, made or recalled. Such tables are the
same for every corpus: dictionaries as they are looked up, templates as they are executed. As they hold code they never
lie beside a corpus, which may come from anywhere, but in the cache folder of the user, like Python's own compiled
files; where that is not the user's alone nothing is kept. No table is ever needed.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tashan.store.fingerprint import hash_code, hash_text, hash_value
from tashan.store.seal import may_hold, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
_NAME = "tashan"
PART = ".part-"
"""Beginning of the names of files that are being written."""
STALE = 3600.0
"""Seconds after which such a file is nobody's; to write one takes well under a second."""


def recall_table(name: str, rests_on: str, make: Callable[[], T]) -> T:
    """A table of plain values (dicts, tuples, sets, strings, numbers): what `make` gives, or gave an earlier run."""
    known = read_bytes(name, rests_on)
    if known is not None:
        with suppress(ValueError, EOFError, TypeError):
            return marshal.loads(known)  # type: ignore[no-any-return]  # noqa: S302  sealed, in the user's own folder
    table = make()
    write_bytes(name, rests_on, marshal.dumps(table))  # type: ignore[arg-type]  # plain values, as said
    return table


def recall_derived(name: str, value: object, make: Callable[[], T]) -> T:
    """A table that this program makes of a value of the rooms; kept for the last such value that this person used."""
    return recall_table(name, hash_text(hash_code().hex(), hash_value(value).hex()).hex(), make)


def read_bytes(name: str, rests_on: str) -> bytes | None:
    """What was kept under a name and all that it rests on."""
    folder, key = cache_folder(), key_of(name, rests_on)
    if folder is None:
        return None
    try:
        return unseal(key, (folder / name).read_bytes()) if may_hold(folder / name) else None
    except OSError:
        return None


def write_bytes(name: str, rests_on: str, content: bytes) -> None:
    """Keep something, all of it or nothing; one thing a name."""
    folder = cache_folder()
    if folder is not None:
        write_whole(folder / name, [seal(key_of(name, rests_on), content)])


def write_whole(path: Path, pieces: Iterable[bytes], *, sync: bool = False) -> None:
    """Write a file of this folder, all of it or nothing; with `sync` it is on the disk before it has its name."""
    with suppress(OSError):
        _sweep(path.parent)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=PART)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
                if sync:
                    file.flush()
                    os.fsync(file.fileno())
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise


def _sweep(folder: Path) -> None:
    """Remove what runs left half written that were killed; a run that still writes is younger."""
    for part in folder.glob(f"{PART}*"):
        if time.time() - part.lstat().st_mtime > STALE:
            part.unlink()


def key_of(name: str, rests_on: str) -> bytes:
    """What a thing is known by: its name, all that it rests on, and this Python."""
    return hash_text(name, rests_on, sys.version)


@cache
def cache_folder() -> Path | None:
    """The folder of the user's own for such things; None where there is none that nobody else can write to."""
    home = os.environ.get("XDG_CACHE_HOME")
    folder = (Path(home) if home and Path(home).is_absolute() else Path.home() / ".cache") / _NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except (OSError, RuntimeError):
        return None
    if hasattr(os, "getuid") and (state.st_uid != os.getuid() or state.st_mode & 0o022):
        return None
    return folder
