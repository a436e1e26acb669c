"""The corpus folder: which files are articles, and their bytes.

In: a folder or one path. Out: paths in a fixed order, or the bytes of one regular file inside the folder. Whatever else
is found there is a problem. Nothing outside the folder is read, whatever links say, and no more than MAX_FILE bytes.
"""

from __future__ import annotations

import itertools
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tashan.codes import report
from tashan.corpus.layout import MAX_ID_BYTES
from tashan.corpus.sites import Site, read_site
from tashan.problems import Problems, one_line
from tashan.store.fingerprint import read_start

PLAIN = ".txt"
"""Read in a folder of articles; Hugo and Hexo publish such a file as it is, beside their articles."""
SUFFIXES = (".md", ".markdown", PLAIN)
OTHER_DOCUMENTS = frozenset({".doc", ".docx", ".htm", ".html", ".odt", ".pages", ".pdf", ".rtf", ".rst", ".wps"})
RESERVED = frozenset(
    [
        "readme",
        "_index",
        "contributing",
        "license",
        "licence",
        "changelog",
        "code_of_conduct",
        "code-of-conduct",
        "security",
        "404",
    ]
)
"""File stems that speak about the folder, as Hugo and code hosts use them; they are no articles."""
MAX_FILE = 8 * 1024 * 1024
"""Bytes of one file: some 2.7 million Chinese characters, several novels."""
MAX_DEPTH = 12
"""Folders in folders; sites that are found have four at most."""

_UNSAFE = re.compile(r"[^\w. -]|^[.-]|\.$|\.\.")


def list_articles(folder: Path, problems: Problems) -> tuple[Path, ...]:
    """The paths in `folder` and the folders below it that are to be read, in the order of their names."""
    site = read_site(folder)
    try:
        found = tuple(_walk(folder / site.home if site.home else folder, folder, site, problems))
    except OSError as error:
        report(problems, folder.name or str(folder), "C019", f"is no folder that can be read: {_reason(error)}")
        return ()
    if not found:
        report(problems, folder.name or str(folder), "C020", "holds no article; valid: files in .md, .markdown or .txt")
    return found


def _walk(folder: Path, home: Path, site: Site, problems: Problems, depth: int = 0) -> Iterator[Path]:
    """Articles in `folder`, its files before what is in its folders; links to folders are not followed."""
    below = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if _is_article(entry, home, problems) and not (site.home and entry.suffix.lower() == PLAIN):
            yield entry
        elif (
            entry.is_dir()
            and not entry.is_symlink()
            and not entry.name.startswith(".")
            and entry.name not in site.aside
        ):
            below.append(entry)
    if below and depth >= MAX_DEPTH:
        where = relative_name(folder, home)
        report(
            problems, where, "C025", f"holds folders that are not read; valid: at most {MAX_DEPTH} folders in folders"
        )
        return
    for entry in below:
        try:
            yield from _walk(entry, home, site, problems, depth + 1)
        except OSError as error:
            report(problems, relative_name(entry, home), "C001", f"cannot be read: {_reason(error)}")


def _is_article(entry: Path, home: Path, problems: Problems) -> bool:
    """Whether `entry` is to be read as an article; look-alikes that are not are reported."""
    suffix = entry.suffix.lower()
    if entry.name.startswith(".") or _speaks_of_folder(entry.stem):
        return False
    if suffix in SUFFIXES:
        return True
    if suffix in OTHER_DOCUMENTS and entry.parent == home and entry.is_file():
        report(problems, entry.name, "C014", f"is a {suffix} document and not read; valid: {', '.join(SUFFIXES)}")
    return False


def _speaks_of_folder(stem: str) -> bool:
    return re.split(r"[._-](?=(?:zh|en|cn)\b)|\.(?=[a-z]{2,3}(?:[-_][a-z]{2,8})?$)", stem.lower())[0] in RESERVED


def read_bytes(path: Path, folder: Path, problems: Problems) -> bytes | None:
    """The bytes of `path`, or None where it is no readable, regular file inside `folder`; the reason is reported."""
    name = relative_name(path, folder)
    fault = _fault_of_link(path, folder)
    if fault is None:
        try:
            status = path.stat()
            fault = _fault_of_kind(status)
            if fault is None:
                data = read_start(path, status.st_size, MAX_FILE + 1)
                fault = _fault_of_size(data)
        except OSError as error:
            fault = ("C001", f"cannot be read: {_reason(error)}")
    if fault is not None:
        report(problems, name, *fault)
        return None
    return data


def _fault_of_link(path: Path, folder: Path) -> tuple[str, str] | None:
    if _lies_plainly(path, folder):
        return None
    try:
        target, home = os.path.realpath(path, strict=path.is_symlink()), os.path.realpath(folder)
    except OSError:
        return "C003", "is a symbolic link to nothing, or to itself; valid: the file itself"
    if Path(target).is_relative_to(home):
        return None
    if path.is_symlink():
        return "C004", "is a symbolic link that leads out of the corpus; valid: the file itself"
    return "C022", "lies outside the corpus; valid: a file in the corpus folder"


def _lies_plainly(path: Path, folder: Path) -> bool:
    """Whether no link leads from `folder` to `path`, nor a step up: the most frequent case, and soon told."""
    if not path.is_relative_to(folder) or ".." in path.parts:
        return False
    below = itertools.takewhile(lambda above: above != folder, (path, *path.parents))
    return not any(part.is_symlink() for part in below)


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


def check_name(name: str, own: str, problems: Problems) -> None:
    """Warn where the file's stem is no address as it stands; `own` is the id that it has instead."""
    stem = unicodedata.normalize("NFC", PurePosixPath(name).stem)  # some systems write é as e and an accent
    size = len(stem.encode("utf-8", "surrogatepass"))
    found = _UNSAFE.search(stem)
    if size > MAX_ID_BYTES:
        report(
            problems, name, "C008", f"has a name of {size} bytes; its address is '{own}'; valid: at most {MAX_ID_BYTES}"
        )
    elif found:
        shown = found.group().encode("unicode_escape").decode() if not found.group().isprintable() else found.group()
        where = "at the beginning of" if found.start() == 0 and found.group() in ".-" else "in"
        message = (
            f"has '{shown}' {where} its name; its address is '{own}'; valid: letters, digits, -, _ and single dots"
        )
        report(problems, name, "C009", message)
    elif " " in stem:
        report(problems, name, "C010", f"has spaces in its name; its address is '{own}'; valid: hyphens")


def relative_name(path: Path, folder: Path) -> str:
    """The path that problems print: relative to the corpus, with forward slashes."""
    try:
        return _printable(path.relative_to(folder).as_posix())
    except ValueError:
        return _printable(path.name)


def _printable(name: str) -> str:
    """`name` on one line, whatever bytes the disk has for it."""
    return one_line(name.encode("utf-8", "backslashreplace").decode())


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
