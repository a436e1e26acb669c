"""What pages were made of, as numbers: small to keep, quick to look through.

In: the `Read`s of this build, and the `Graph` that the last one left. Out: which of its rows rest on a part that has
changed; a graph of the rows that still count and of those that are new. A row is what one `Read` read: numbers of
parts, and numbers of earlier rows.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tashan.briefings import Hashes, Read
    from tashan.briefings.reads import Part

NUMBER = "I"
"""The type of a number in `array`: 32 bits and more."""
Row = tuple["array[int]", "array[int]"]
"""Numbers of parts, numbers of earlier rows; each sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Parts with their hashes, and rows."""

    parts: tuple[tuple[Part, bytes], ...] = ()
    rows: tuple[Row, ...] = ()

    def fallen(self, hashes: Hashes) -> Sequence[int]:
        """By the number of a row: 1 if it rests on a part that does not hold what it held, else 0."""
        changed = {number for number, (part, digest) in enumerate(self.parts) if hashes.of(part) != digest}
        fallen = bytearray(len(self.rows))
        for number, (parts, others) in enumerate(self.rows):
            fallen[number] = not changed.isdisjoint(parts) or any(fallen[other] for other in others)
        return fallen


class Noting:
    """A graph that begins with those rows of another that some numbers lead to; their parts have not changed."""

    def __init__(self, graph: Graph, kept: Iterable[int]) -> None:
        live = _find_live(graph.rows, kept)
        used = sorted(set().union(*(graph.rows[number][0] for number in live)))
        self._hashes = dict(graph.parts[number] for number in used)
        self._parts = {graph.parts[number][0]: at for at, number in enumerate(used)}
        self._rows: list[Row] = []
        self._known: dict[tuple[bytes, bytes], int] = {}
        self._numbers: dict[Read, int] = {}
        self._moved: dict[int, int] = {}
        parts = {number: at for at, number in enumerate(used)}
        for number in live:
            own, others = graph.rows[number]
            self._moved[number] = self._add([parts[one] for one in own], [self._moved[one] for one in others])

    def moved(self, number: int) -> int:
        """The number, in this graph, of a row of the other."""
        return self._moved[number]

    def number(self, read: Read) -> int:
        """The number of what was read; what read alike has one."""
        if read not in self._numbers:
            others = sorted(map(self.number, read.others))
            own = sorted(self._parts.setdefault(part, len(self._parts)) for part in read.parts)
            self._numbers[read] = self._add(own, others)
        return self._numbers[read]

    def graph(self, hashes: Hashes) -> Graph:
        """What was noted."""
        return Graph(
            parts=tuple((part, self._hashes.get(part) or hashes.of(part)) for part in self._parts),
            rows=tuple(self._rows),
        )

    def _add(self, own: list[int], others: list[int]) -> int:
        row = array(NUMBER, own), array(NUMBER, others)
        number = self._known.setdefault((row[0].tobytes(), row[1].tobytes()), len(self._rows))
        if number == len(self._rows):
            self._rows.append(row)
        return number


def _find_live(rows: Sequence[Row], kept: Iterable[int]) -> list[int]:
    """The rows that `kept` ones hold, through others too, and these; sorted."""
    live, due = set[int](), list(kept)
    while due:
        number = due.pop()
        if number not in live:
            live.add(number)
            due.extend(rows[number][1])
    return sorted(live)


def pack(rows: Sequence[Row]) -> tuple[bytes, ...]:
    """Rows as four strings of bytes: the lengths of both sides, and both sides."""
    return tuple(
        packed
        for side in zip(*rows, strict=True)
        for packed in (array(NUMBER, map(len, side)).tobytes(), b"".join(one.tobytes() for one in side))
    )


def unpack(packed: Sequence[bytes]) -> tuple[Row, ...]:
    """The rows that were packed."""
    sides = [_slices(*packed[at : at + 2]) for at in range(0, len(packed), 2)]
    rows: Any = zip(*sides, strict=True)
    return tuple(rows)


def _slices(lengths: bytes, numbers: bytes) -> list[array[int]]:
    found, at, whole = [], 0, array(NUMBER, numbers)
    for length in array(NUMBER, lengths):
        found.append(whole[at : at + length])
        at += length
    return found
