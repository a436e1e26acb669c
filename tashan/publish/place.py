"""The place of the site: may a build put one there, and what of what lies there goes along into the new one.

In: the folder of the site, the folders that are read, the finished site. Out: nothing, or PublishError with the paths
that stand in the way. A build deletes only what a build wrote.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from tashan.publish.manifest import (
    MANIFEST,
    MARKER,
    Content,
    find_strangers,
    list_content,
    read_manifest,
    read_pages,
)
from tashan.publish.porter import NO_LINK, link_file
from tashan.publish.problems import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tashan.publish.looks import Seen

_SHOWN = 8
"""Paths that a message names; a folder of documents has too many for all."""


def check_clock() -> None:
    """Raise PublishError where SOURCE_DATE_EPOCH is set to what is no time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not re.fullmatch(r"[0-9]{1,11}", epoch):
        raise PublishError(f"SOURCE_DATE_EPOCH is {epoch!r}; valid: seconds since 1970, for instance 1739433600")


def check_apart(site_dir: Path, sources: Iterable[Path]) -> None:
    """Raise PublishError where the site lies in a folder that is read, or such a folder lies in the site."""
    site = real_path(site_dir)
    for folder in sources:
        source = real_path(folder)
        if _lies_in(site, source) or _lies_in(source, site):
            raise PublishError(f"the site {site_dir} and {folder} lie inside one another; choose another --site-dir")


def real_path(path: Path) -> Path:
    """`path` with its links followed, as far as they lead anywhere; Path.resolve raises where they go in a circle."""
    return Path(os.path.realpath(path))


def _lies_in(inner: Path, outer: Path) -> bool:
    """Whether `inner` is `outer` or below it, by name or because the system says that a folder above it is the same."""
    return any(
        folder == outer or (folder.exists() and outer.exists() and folder.samefile(outer))
        for folder in (inner, *inner.parents)
    )


def check_replaceable(site_dir: Path, finished: Path | None = None, seen: Seen | None = None) -> Content:
    """What lies at `site_dir`. Raises PublishError where a build did not write all of it: other people's files stay.

    A site from before there were manifests is taken over where each of its files has the path of a file of the
    `finished` site or of a page that its `site.json` names. Without `finished`, before anything is made, only the names
    are looked at: what the files hold is read when they are replaced, but of such as look as when they were `seen`.
    """
    nearest = next(folder for folder in (site_dir, *site_dir.parents) if os.path.lexists(folder))
    if not nearest.is_dir():
        raise PublishError(f"{nearest} is a file, or a link to none; the site needs a folder")
    if site_dir.is_mount():
        raise PublishError(f"{site_dir} is where a disk is mounted, which cannot be replaced; choose a folder in it")
    if _is_home(site_dir):
        raise PublishError(f"{site_dir} is a person's home; what lies there is kept where it is; choose a folder in it")
    content = list_content(site_dir) if site_dir.is_dir() else Content(files=(), kept=())
    if not content.files:
        return content
    written = _written(site_dir, finished)
    if written is None:
        raise PublishError(
            f"{site_dir} is not empty and was not made by this program; choose another folder or empty it yourself:",
            _shown(content.files),
        )
    known = written if finished else dict.fromkeys(written)
    strangers = find_strangers(site_dir, content.files, known, seen) if written else ()
    if strangers:
        raise PublishError(
            f"{site_dir} holds files that no build wrote, or that were changed since; "
            "move them away, or choose another folder:",
            _shown(strangers),
        )
    return content


def _is_home(folder: Path) -> bool:
    """Whether a folder is the home of who runs this: nothing may lie there but what begins with a dot, and is kept."""
    home = Path("~").expanduser()
    return folder.is_dir() and home.is_dir() and folder.samefile(home)


def _written(site_dir: Path, finished: Path | None) -> Mapping[str, str | None] | None:
    """Path → hash of what a build wrote; empty where that cannot be told yet, None where no build wrote anything."""
    manifest = read_manifest(site_dir)
    if manifest is not None:
        return {**manifest, MANIFEST: None}
    pages = read_pages(site_dir)
    if pages is None:
        return None
    if finished is None:
        return {}
    return dict.fromkeys([*list_content(finished).files, *pages, MARKER])


def _shown(paths: tuple[str, ...]) -> tuple[str, ...]:
    more = len(paths) - _SHOWN
    return (*paths[:_SHOWN], f"and {more} more") if more > 0 else paths


def take_along(site_dir: Path, kept: Iterable[str], finished: Path) -> None:
    """Give `finished` what is kept of `site_dir`, as hard links where the system allows, else as copies.

    Nothing is moved: until the folders are exchanged the old one stays complete, and so is the new one afterwards.
    """
    for path in kept:
        source, target = site_dir / path, finished / path
        if os.path.lexists(target):
            raise PublishError(f"{source} is not ours and stands where the new site has a file")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir() and not source.is_symlink():
                shutil.copytree(source, target, symlinks=True, copy_function=link_file)
            else:
                link_file(str(source), str(target))
        except (OSError, shutil.Error) as error:
            raise PublishError(f"{source} cannot be taken along into the new site: {error}") from error


def keep_unchanged(finished: Path, site_dir: Path, hashes: Mapping[str, str]) -> None:
    """Let the files of `finished` that the site at `site_dir` holds as they are, by the `hashes` of both, be the same
    ones on the disk. They keep their time, by which servers and copying programs tell what is new, and nothing of them
    is written or freed. That the site's files are what its manifest says is checked when they are replaced."""
    before = read_manifest(site_dir) or {}
    spare = f"{finished}.spare"
    for path, digest in hashes.items():
        old, new = f"{site_dir}/{path}", f"{finished}/{path}"
        if before.get(path) == digest and os.path.isfile(old) and not os.path.samefile(old, new):  # noqa: PTH113, PTH121
            try:
                os.link(old, spare, follow_symlinks=False)
                os.replace(spare, new)  # noqa: PTH105  text, as these are all files of a site
            except NO_LINK:
                return  # no second names there, as on some network disks


def find_late(previous: Path, site_dir: Path, kept: Iterable[str], seen: Seen) -> tuple[str, ...]:
    """What came into the previous site, or was changed there, after it was looked at and `seen`; it is out of reach by
    now.

    Of what is `kept`, say `.git`, the new site has all as it was when it was taken along.
    """
    now = list_content(previous)
    written = {**(read_manifest(previous) or dict.fromkeys(now.files)), MANIFEST: None}
    strangers = find_strangers(previous, now.files, written, seen)
    moved = (path for name in now.kept for path in _find_moved(previous / name, site_dir / name, name))
    return _shown(tuple(sorted({*strangers, *set(now.kept).difference(kept), *moved})))


def _find_moved(old: Path, new: Path, name: str) -> Iterator[str]:
    """Paths of files at or below `old` that are not the same at `new`."""
    if old.is_symlink() or not old.is_dir():
        if not os.path.lexists(new) or _state(old) != _state(new):
            yield name
        return
    with os.scandir(old) as entries:
        for entry in entries:
            yield from _find_moved(old / entry.name, new / entry.name, f"{name}/{entry.name}")


def _state(path: Path) -> tuple[int, int, int]:
    """Kind, size and time of change of a file: the same for two names of one file, and for a copy."""
    status = path.lstat()
    return stat.S_IFMT(status.st_mode), status.st_size, 0 if path.is_symlink() else status.st_mtime_ns
