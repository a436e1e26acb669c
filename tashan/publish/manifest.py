"""The manifest: which files of a site a build wrote, with the hash of each.

In: the folder of a finished site. Out: `site-files.json` in it; and later, of the same folder, what lies in it that no
build wrote, and what is kept whatever happens. A build replaces a site only where the first of these is nothing.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tashan.publish.looks import Looks, hash_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tashan.publish.looks import Seen

MANIFEST = "site-files.json"
MARKER = "site.json"
"""What the site is, for programs: its maker and its pages. Sites had it before they had a manifest."""
MAKER = "tashan"

_KEPT_NAMES = frozenset({"CNAME"})
"""Files at the root of a site that hosts read and people write. So are all whose names begin with a dot: `.git`,
`.nojekyll`, `.well-known`."""


class Content(Struct, frozen=True, kw_only=True):
    """What lies in a folder, as sorted paths below it: `files` (links and empty folders too), and what is `kept`."""

    files: tuple[str, ...]
    kept: tuple[str, ...]


def write_manifest(
    site: Path, known: Mapping[str, str] | None = None, files: Iterable[str] | None = None
) -> dict[str, str]:
    """Write the manifest of everything that is in `site` now, which are these `files` where somebody has listed them;
    of some files the hash is `known`. The hash of each."""
    known = known or {}
    files = list_content(site).files if files is None else sorted(files)
    hashes = {path: known.get(path) or hash_file(f"{site}/{path}") for path in files}
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
    files, kept, due = list[str](), list[str](), [(str(folder), "")]
    while due:
        at, prefix = due.pop()
        with os.scandir(at) as entries:
            found = list(entries)
        if not found and prefix:
            files.append(prefix)
        for entry in found:
            path = prefix + entry.name
            if path.startswith(".") or "/." in path or path in _KEPT_NAMES:
                kept.append(path)
            elif entry.is_dir(follow_symlinks=False):
                due.append((entry.path, f"{path}/"))
            else:
                files.append(path)
    return Content(files=tuple(sorted(files)), kept=tuple(sorted(kept)))


def find_strangers(
    site: Path, files: Iterable[str], written: Mapping[str, str | None], seen: Seen | None = None
) -> tuple[str, ...]:
    """Those of `files` that no build wrote: not in `written`, or with another hash; a hash of None fits any content.

    A file that looks as it did when it was `seen` is not read again; what is read is added there.
    """
    looks = Looks(str(site), {} if seen is None else seen)
    return tuple(path for path in files if path not in written or not looks.holds(path, written[path]))


def _read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file; an empty one where there is none or it is broken."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
