"""The ledger: which sites were written here, by the hash of their manifests, in a file that no site holds.

In: the file of the ledger, the folder of a site. Out: whether a build that writes into this ledger made the site. A
manifest alone proves nothing: anybody can write one, with the right hashes, over files of their own.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tashan.publish.looks import hash_file
from tashan.publish.manifest import MANIFEST

if TYPE_CHECKING:
    from pathlib import Path


MOST = 64 * 1024 * 1024
"""Bytes that are read; a site that was noted before a million others is put aside rather than deleted."""
_OWN_FILE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""No link is followed, say to a device or to another's file, and no pipe waited for."""


def note_site(ledger: Path, site: Path) -> bool:
    """Write the manifest of `site` into the ledger; False where nothing can be written there."""
    if ledger.parent.is_symlink():  # of a foreign repository, say: what lies behind it is another's
        return False
    try:
        if is_noted(ledger, site):
            return True
        ledger.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(ledger, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _OWN_FILE, 0o666)
    except OSError:
        return False
    try:  # one write, and the line end in front: half a line that a killed build left spoils no other
        os.write(handle, f"\n{hash_file(site / MANIFEST)}".encode())
        os.fsync(handle)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def is_noted(ledger: Path, site: Path) -> bool:
    """Whether the manifest of `site` stands in the ledger."""
    if ledger.parent.is_symlink():
        return False
    try:
        with os.fdopen(os.open(ledger, os.O_RDONLY | _OWN_FILE), "rb") as file:
            return hash_file(site / MANIFEST).encode() in file.read(MOST).split()
    except OSError:
        return False
