"""The corpus folder: which files are articles, and their bytes.

In: a folder or one path. Out: paths in a fixed order, or the bytes of one regular file inside the folder. Whatever else
is found there is a problem. Nothing outside the folder is read, whatever links say, and no more than MAX_FILE bytes.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from tashan.corpus.codes import report
from tashan.problems import Problems

SUFFIXES = (".md", ".markdown", ".txt")
OTHER_DOCUMENTS = frozenset({".doc", ".docx", ".htm", ".html", ".odt", ".pages", ".pdf", ".rtf", ".rst", ".wps"})
RESERVED = frozenset({"readme", "_index", "contributing", "license", "changelog"})
"""File stems that speak about the folder, as Hugo and code hosts use them; they are no articles."""
MAX_FILE = 8 * 1024 * 1024
"""Bytes of one file: some 2.7 million Chinese characters, several novels."""
MAX_NAME_BYTES = 140
"""Bytes of a file's stem; it becomes a folder's name, which systems bound at 255 with everything we add."""

_UNSAFE = re.compile(r"[^\w. -]|^[.-]|\.$|\.\.")


def list_articles(folder: Path, problems: Problems) -> tuple[Path, ...]:
    """The paths in `folder` that are to be read, in the order of their names."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        report(problems, folder.name or str(folder), "C019", f"is no folder that can be read: {_reason(error)}")
        return ()
    found = tuple(entry for entry in entries if _is_article(entry, problems))
    if not found:
        report(problems, folder.name or str(folder), "C020", "holds no article; valid: files in .md, .markdown or .txt")
    return found


def _is_article(entry: Path, problems: Problems) -> bool:
    """Whether `entry` is to be read as an article; look-alikes that are not are reported."""
    suffix = entry.suffix.lower()
    if entry.name.startswith(".") or entry.stem.lower() in RESERVED:
        return False
    if suffix in SUFFIXES:
        return True
    if suffix in OTHER_DOCUMENTS and entry.is_file():
        report(problems, entry.name, "C014", f"is a {suffix} document and not read; valid: {', '.join(SUFFIXES)}")
    elif entry.is_dir() and not entry.is_symlink() and _holds_articles(entry):
        message = "is a folder with articles, which are not read; valid: articles in the corpus folder itself"
        report(problems, entry.name, "C015", message)
    return False


def _holds_articles(folder: Path) -> bool:
    try:
        return any(
            entry.suffix.lower() in SUFFIXES and entry.stem.lower() not in RESERVED for entry in folder.iterdir()
        )
    except OSError:
        return False


def read_bytes(path: Path, folder: Path, problems: Problems) -> bytes | None:
    """The bytes of `path`, or None where it is no readable, regular file inside `folder`; the reason is reported."""
    name = relative_name(path, folder)
    fault = _fault_of_link(path, folder)
    if fault is None:
        try:
            fault = _fault_of_kind(path.stat())
            if fault is None:
                with path.open("rb") as file:
                    data = file.read(MAX_FILE + 1)
                fault = _fault_of_size(data)
        except OSError as error:
            fault = ("C001", f"cannot be read: {_reason(error)}")
    if fault is not None:
        report(problems, name, *fault)
        return None
    return data


def _fault_of_link(path: Path, folder: Path) -> tuple[str, str] | None:
    try:
        target = path.resolve(strict=path.is_symlink())
        home = folder.resolve()
    except (OSError, RuntimeError):
        return "C003", "is a symbolic link to nothing, or to itself; valid: the file itself"
    if target.is_relative_to(home):
        return None
    if path.is_symlink():
        return "C004", "is a symbolic link that leads out of the corpus; valid: the file itself"
    return "C022", "lies outside the corpus; valid: a file in the corpus folder"


def _fault_of_kind(status: os.stat_result) -> tuple[str, str] | None:
    if stat.S_ISDIR(status.st_mode):
        return "C002", "is a folder; valid: a file, or a folder's name without .md, .markdown or .txt"
    if not stat.S_ISREG(status.st_mode):
        return "C005", "is a pipe, socket or device; valid: a regular file"
    return _too_large(status.st_size)


def _fault_of_size(data: bytes) -> tuple[str, str] | None:
    if not data.strip():
        return "C006", "is empty; valid: an article's text"
    return _too_large(len(data))


def _too_large(size: int) -> tuple[str, str] | None:
    if size > MAX_FILE:
        return "C007", f"has {size:,} bytes; valid: at most {MAX_FILE:,}"
    return None


def check_name(path: Path, name: str, problems: Problems) -> bool:
    """Whether the file's stem can be an address; a stem with spaces can, with hyphens in their place."""
    stem = path.stem
    size = len(os.fsencode(stem))
    if size > MAX_NAME_BYTES:
        report(problems, name, "C008", f"has a name of {size} bytes; valid: at most {MAX_NAME_BYTES}")
        return False
    found = _UNSAFE.search(stem)
    if found:
        shown = found.group().encode("unicode_escape").decode() if not found.group().isprintable() else found.group()
        where = "at the beginning of" if found.start() == 0 and found.group() in ".-" else "in"
        message = f"has '{shown}' {where} its name; valid: letters, digits, -, _ and single dots"
        report(problems, _printable(name), "C009", message)
        return False
    if " " in stem:
        report(problems, name, "C010", f"has spaces in its name; its address is '{make_id(path)}'; valid: hyphens")
    return True


def make_id(path: Path) -> str:
    """The article's id: the file's stem, spaces as hyphens."""
    return re.sub(r"\s+", "-", path.stem.strip())


def relative_name(path: Path, folder: Path) -> str:
    """The path that problems print: relative to the corpus, with forward slashes."""
    try:
        return _printable(path.relative_to(folder).as_posix())
    except ValueError:
        return _printable(path.name)


def _printable(name: str) -> str:
    """`name` on one line, whatever bytes the disk has for it."""
    text = name.encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
