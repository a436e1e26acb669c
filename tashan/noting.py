"""What pages were made of, as numbers: small to keep, quick to look through.

In: the `Read`s of this build, and the `Graph` that the last one left. Out: which of its rows rest on a part that has
changed; a graph of the rows that still count and of those that are new. A row is what one `Read` read: numbers of
parts, and numbers of earlier rows.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tashan.briefings import Hashes, Read
    from tashan.briefings.reads import Part

NUMBER = np.dtype("<u4")
Packed = tuple[bytes, bytes]


class Lists(Struct, frozen=True, eq=False):
    """Lists of numbers, laid end to end."""

    lengths: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(0, NUMBER))
    numbers: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(0, NUMBER))

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> Lists:
        numbers = [number for one in lists for number in one]
        return cls(np.fromiter(map(len, lists), NUMBER, len(lists)), np.array(numbers, NUMBER))

    @classmethod
    def unpack(cls, packed: Packed) -> Lists:
        """What `pack` gave."""
        return cls(*(np.frombuffer(one, NUMBER) for one in packed))

    def pack(self) -> Packed:
        return self.lengths.tobytes(), self.numbers.tobytes()

    def __add__(self, other: Lists) -> Lists:
        return Lists(np.concatenate((self.lengths, other.lengths)), np.concatenate((self.numbers, other.numbers)))

    def hold_any(self, marked: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """By list: whether it holds a number that is marked."""
        sums = np.concatenate(([0], np.cumsum(marked[self.numbers])))
        return np.asarray(np.diff(sums[self._ends()]) > 0)

    def held(self, chosen: NDArray[np.bool_]) -> NDArray[np.uint32]:
        """The numbers of the chosen lists, one list after the other."""
        return self.numbers[np.repeat(chosen, self.lengths)]

    def thin(self, chosen: NDArray[np.bool_], moved: NDArray[np.int64]) -> Lists:
        """The chosen lists, with the numbers that `moved` gives theirs."""
        return Lists(self.lengths[chosen], moved[self.held(chosen)].astype(NUMBER))

    def texts(self) -> list[bytes]:
        """By list: its numbers as bytes."""
        whole, ends = self.numbers.tobytes(), (self._ends() * NUMBER.itemsize).tolist()
        return [whole[start:end] for start, end in pairwise(ends)]

    def _ends(self) -> NDArray[np.int64]:
        return np.concatenate(([0], np.cumsum(self.lengths, dtype=np.int64)))


class Graph(Struct, frozen=True, kw_only=True, eq=False):
    """Parts with their hashes, and rows: of each the numbers of its parts and of other rows."""

    parts: tuple[tuple[Part, bytes], ...] = ()
    own: Lists = field(default_factory=Lists)
    others: Lists = field(default_factory=Lists)

    def fallen(self, hashes: Hashes) -> NDArray[np.bool_]:
        """By the number of a row: whether it rests on a part that does not hold what it held."""
        changed = np.fromiter((hashes.of(part) != digest for part, digest in self.parts), bool, len(self.parts))
        found = self.own.hold_any(changed)
        while True:
            more = found | self.others.hold_any(found)
            if more.sum() == found.sum():
                return found
            found = more

    def live(self, kept: Iterable[int]) -> NDArray[np.bool_]:
        """By the number of a row: whether `kept` rows hold it, through others too, or it is one of them."""
        found = np.zeros(len(self.own.lengths), bool)
        found[list(kept)] = True
        while True:
            before = found.sum()
            found[self.others.held(found)] = True
            if found.sum() == before:
                return found


class Noting:
    """A graph that begins with those rows of another that some numbers lead to; their parts have not changed."""

    def __init__(self, graph: Graph, kept: Iterable[int]) -> None:
        live = graph.live(kept)
        used = np.zeros(len(graph.parts), bool)
        used[graph.own.held(live)] = True
        self._moved = np.cumsum(live) - 1
        self._own, self._others = graph.own.thin(live, np.cumsum(used) - 1), graph.others.thin(live, self._moved)
        stay = [graph.parts[number] for number in np.flatnonzero(used).tolist()]
        self._hashes = dict(stay)
        self._parts = {part: at for at, (part, _) in enumerate(stay)}
        rows = zip(self._own.texts(), self._others.texts(), strict=True)
        self._known = {row: number for number, row in enumerate(rows)}
        self._first = len(self._known)
        self._new: list[tuple[list[int], list[int]]] = []
        self._numbers: dict[Read, int] = {}

    def moved(self, number: int) -> int:
        """The number, in this graph, of a row of the other."""
        return int(self._moved[number])

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
            own=self._own + Lists.of([own for own, _ in self._new]),
            others=self._others + Lists.of([others for _, others in self._new]),
        )

    def _add(self, own: list[int], others: list[int]) -> int:
        row = np.array(own, NUMBER).tobytes(), np.array(others, NUMBER).tobytes()
        number = self._known.setdefault(row, self._first + len(self._new))
        if number == self._first + len(self._new):
            self._new.append((own, others))
        return number
