"""Choosing among readings of the same text.

In: findings with half-open spans. Out: those that stay where each character belongs to one finding at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a half-open span in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Spanned)


def keep_longest(found: Sequence[S]) -> list[S]:
    """The longest findings first, the earlier of equally long ones, each next where it overlaps none; in text order."""
    taken = bytearray(max((item.end for item in found), default=0))
    kept: list[S] = []
    for item in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        if not any(taken[item.start : item.end]):
            taken[item.start : item.end] = b"\x01" * (item.end - item.start)
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)
