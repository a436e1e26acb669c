"""How many examples a law is tried on: all in `make test`, a tenth in `make quick`."""

from __future__ import annotations

import os

QUICK = bool(os.environ.get("TASHAN_QUICK"))


def examples(number: int) -> int:
    return max(5, number // 10) if QUICK else number
