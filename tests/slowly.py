"""Something that takes a moment, for tests of who does what when; it imports next to nothing."""

from __future__ import annotations

import time
from pathlib import Path


def touch(path: Path) -> None:
    time.sleep(0.05)
    path.touch()
