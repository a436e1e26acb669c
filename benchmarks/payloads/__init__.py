"""Payloads in every field of a corpus, and what became of them in its site."""

from __future__ import annotations

from collections import Counter


def tell(kind: str, case: str, found: Counter[str]) -> None:
    """Count a case of a kind; print the first five."""
    found[kind] += 1
    if found[kind] <= 5:
        print(f"{kind}: {case!r}", flush=True)
