"""Long lists in parts: the newest on the list's own page, what is older on pages that keep their address.

In: items, newest first. Out: parts, and the links between them. Parts are counted from the oldest, so that a full one
holds the same items under the same address for as long as only newer ones come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from tashan.briefings import links
from tashan.briefings.page import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.briefings.voice import Voice

T = TypeVar("T")


class Part(Struct, Generic[T], frozen=True, kw_only=True):
    """Some items of the list at `path`; `number` is 0 for the newest, then counts from the oldest."""

    path: str
    number: int
    items: tuple[T, ...]


class Listed(Struct, Generic[T], frozen=True, kw_only=True):
    """What a page of a list shows: its items, and links to all parts, none where there is but one; the part numbered
    `here` in their order is the page itself."""

    items: tuple[T, ...]
    parts: tuple[Link, ...]
    here: int


def cut_parts(path: str, items: Sequence[T], size: int) -> Iterator[Part[T]]:
    """The newest, between one and two sizes of them where there are so many, then full parts back to the oldest."""
    full = max(0, len(items) // size - 1)
    newest = len(items) - full * size
    yield Part(path=path, number=0, items=tuple(items[:newest]))
    for before in range(full):
        start, number = newest + before * size, full - before
        yield Part(path=links.part_page(path, number), number=number, items=tuple(items[start : start + size]))


def list_part(voice: Voice, part: Part[Any], parts: Sequence[Part[Any]], shown: tuple[T, ...]) -> Listed[T]:
    """The page of `part`, whose items are `shown` there, among all `parts` of its list."""
    said = (voice.say("part_n", n=one.number) if one.number else voice.say("part_newest") for one in parts)
    linked = (Link(href=links.relative(part.path, one.path), text=text) for one, text in zip(parts, said, strict=True))
    here = len(parts) - part.number if part.number else 0
    return Listed(items=shown, parts=tuple(linked) if len(parts) > 1 else (), here=here)
