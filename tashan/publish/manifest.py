"""The manifest: which files of a site a build wrote, with the hash of each.

In: the folder of a finished site. Out: `site-files.json` in it; and later, of the same folder, what lies in it that no
build wrote, and what is kept whatever happens. A build replaces a site only where the first of these is nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MANIFEST = "site-files.json"
MARKER = "site.json"
"""What the site is, for programs: its maker and its pages. Sites had it before they had a manifest."""
MAKER = "tashan"

State = tuple[int, int, int]
"""When a file was changed last, in nanoseconds, its size and its number on the disk."""
_MOMENT = 3_000_000_000
"""Nanoseconds: disks tell times as coarsely as two seconds."""

_KEPT_NAMES = frozenset({"CNAME"})
"""Files at the root of a site that hosts read and people write. So are all whose names begin with a dot: `.git`,
`.nojekyll`, `.well-known`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What lies in a folder, as sorted paths below it: `files` (links and empty folders too), and what is `kept`."""

    files: tuple[str, ...]
    kept: tuple[str, ...]
    states: Mapping[str, State] = field(default_factory=dict)
    """Of each file but such as changed a moment ago: another change in the same moment might not show."""


def write_manifest(site: Path, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Write the manifest of everything that is in `site` now; of some files the hash is `known`. The hash of each."""
    known = known or {}
    hashes = {path: known.get(path) or hash_file(f"{site}/{path}") for path in list_content(site).files}
    text = json.dumps({"made_by": MAKER, "files": hashes}, ensure_ascii=False, indent=1)
    (site / MANIFEST).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return hashes


def read_manifest(site: Path) -> dict[str, str] | None:
    """Path → hash of the files that a build wrote into `site`; None where it has no manifest of ours."""
    data = _read_json(site / MANIFEST)
    files = data.get("files") if data.get("made_by") == MAKER else None
    if not isinstance(files, dict) or not all(isinstance(value, str) for value in files.values()):
        return None
    return files


def read_pages(site: Path) -> frozenset[str] | None:
    """Paths of the pages that `site.json` names; None where no build of ours wrote it."""
    data = _read_json(site / MARKER)
    editions = data.get("editions") if data.get("made_by") == MAKER else None
    if not isinstance(editions, dict) or not all(isinstance(urls, list) for urls in editions.values()):
        return None
    return frozenset(f"{edition}/{url}index.html" for edition, urls in editions.items() for url in urls)


def list_content(folder: Path) -> Content:
    """Everything below `folder`; no link is followed, and nothing below a kept folder is looked at."""
    files, kept, states, latest = list[str](), list[str](), dict[str, State](), time.time_ns() - _MOMENT
    for path, entry in _walk(folder, ""):
        if entry is None or not _is_kept(path, entry):
            files.append(path)
            state = _state(entry) if entry else None
            if state and state[0] < latest:
                states[path] = state
        else:
            kept.append(path)
    return Content(files=tuple(sorted(files)), kept=tuple(sorted(kept)), states=states)


def find_strangers(site: Path, files: tuple[str, ...], written: Mapping[str, str | None]) -> tuple[str, ...]:
    """Those of `files` that no build wrote: not in `written`, or with another hash; a hash of None fits any content."""
    return tuple(path for path in files if path not in written or not _is_file(f"{site}/{path}", written[path]))


def hash_file(path: Path | str) -> str:
    """SHA-256 of a file's bytes."""
    with open(path, "rb") as file:  # noqa: PTH123  of each file of a site: a Path takes longer to make than to open
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_file(path: str, expected: str | None) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode) and (expected is None or hash_file(path) == expected)
    except FileNotFoundError:
        return False


def _walk(folder: Path | str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """Path and entry of each file, link and kept folder; of each empty folder, which has none, the path."""
    with os.scandir(folder) as entries:
        found = list(entries)
    if not found and prefix:
        yield prefix, None
    for entry in found:
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False) and not _is_kept(path, entry):
            yield from _walk(entry.path, f"{path}/")
        else:
            yield path, entry


def _is_kept(path: str, entry: os.DirEntry[str]) -> bool:
    return entry.name.startswith(".") or path in _KEPT_NAMES


def _state(entry: os.DirEntry[str]) -> State | None:
    with suppress(FileNotFoundError):
        found = entry.stat(follow_symlinks=False)
        return found.st_mtime_ns, found.st_size, found.st_ino
    return None


def _read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file; an empty one where there is none or it is broken."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
