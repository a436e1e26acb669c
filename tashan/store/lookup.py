"""A large table that is the same in every run, read where it is asked: a few questions do not load it.

In: a name, all that the table rests on, a function that makes it. Out: a mapping of words to plain values. It lies in
the user's cache folder as mapped arrays (store/arrays.py): hashes of the words in order, and each word with its value.
Who asks much gets the whole table as a dict, which answers ten times as fast.
"""

from __future__ import annotations

import marshal
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from zlib import crc32

import numpy as np

from tashan.store.arrays import recall_arrays

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
MUCH = 50_000
"""Questions after which a table is loaded; to ask them took about as long as to load it."""
_HASHES, _PLACES, _ENDS, _ROWS = "hashes", "places", "ends", "rows"
"""Hashes in order and the number of the row of each; where rows end, those being in the order of the table."""


def recall_lookup(name: str, rests_on: str, make: Callable[[], Mapping[str, T]]) -> Lookup[T]:
    """A table of words to plain values (tuples, sets, strings, numbers): what `make` gives, or gave an earlier run."""
    return Lookup(recall_arrays(name, rests_on, lambda: _lay_out(make())))


class Lookup(Mapping[str, T]):
    """What a table says of a word."""

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        parts = (arrays[name].data for name in (_HASHES, _PLACES, _ENDS, _ROWS))
        self._hashes, self._places, self._ends, self._rows = parts
        self._left = MUCH

    def get(self, word: str, default: Any = None) -> Any:
        """The value of a word, `default` where the table has none."""
        if self._left <= 0:
            return self.whole.get(word, default)
        self._left -= 1
        code = _hash(word)
        at = bisect_left(self._hashes, code)
        while at < len(self._hashes) and self._hashes[at] == code:
            found, value = self._row(self._places[at])
            if found == word:
                return value
            at += 1
        return default

    @property
    def quickest(self) -> Mapping[str, T]:
        """This table as a dict if it was asked so much that it is loaded, else itself."""
        return self if self._left > 0 else self.whole

    @cached_property
    def whole(self) -> dict[str, T]:
        """All of it, in the order in which it was made."""
        self._left = 0
        return dict(map(self._row, range(len(self._hashes))))

    def _row(self, number: int) -> tuple[str, T]:
        piece = self._rows[self._ends[number] : self._ends[number + 1]]
        row: tuple[str, T] = marshal.loads(piece)  # noqa: S302  in the user's own folder
        return row

    def __getitem__(self, word: str) -> T:
        value = self.get(word, self)
        if value is self:
            raise KeyError(word)
        return value  # type: ignore[no-any-return]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.get(word, self) is not self

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole)

    def __len__(self) -> int:
        return len(self._hashes)


def _lay_out(table: Mapping[str, Any]) -> dict[str, np.ndarray]:
    hashes = np.fromiter(map(_hash, table), np.uint32, len(table))
    rows = [marshal.dumps(row) for row in table.items()]
    places = np.argsort(hashes, kind="stable").astype(np.uint32)
    return {
        _HASHES: hashes[places],
        _PLACES: places,
        _ENDS: np.cumsum([0, *map(len, rows)], dtype=np.int64),
        _ROWS: np.frombuffer(b"".join(rows), np.uint8),
    }


def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))
