"""A file is read again unless it surely is as it was."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from tashan.publish.looks import Looks

SECOND = 1_000_000_000
NOW = 2_000_000_000 * SECOND


@pytest.mark.parametrize(
    ("changed", "trusted"),
    [(NOW - SECOND + 7, True), (NOW - 7, False), (NOW - 2 * SECOND, False), (NOW - 4 * SECOND, True), (NOW + 7, False)],
    ids=["parts of a second, one ago", "just now", "whole seconds, two ago", "four ago", "later than now"],
)
def test_what_changed_a_moment_ago_is_not_trusted_the_next_time(
    changed: int, trusted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: NOW)
    page, looks = tmp_path / "page", Looks(str(tmp_path), {})
    page.write_text("old")
    os.utime(page, ns=(changed, changed))
    old = hashlib.sha256(b"old").hexdigest()
    assert looks.holds("page", old)
    page.write_text("new")
    os.utime(page, ns=(changed, changed))
    assert looks.holds("page", old) == trusted
    page.write_text("newer")
    assert not looks.holds("page", old)
    assert not looks.holds("absent", old)
