"""Stable ids: the same content has the same id in every run, whatever stands before it in the article."""

from __future__ import annotations

import hashlib

LENGTH = 10
"""Hex digits of an id, 40 bits: among ten thousand facts a collision has a chance of one in twenty thousand."""


def stable_id(prefix: str, *parts: object) -> str:
    """`prefix-` and LENGTH hex digits that depend on the parts alone."""
    text = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:LENGTH]}"
