"""Large arrays that are the same in every run, mapped instead of read: a page of them costs when it is looked at.

In: a name, all that the arrays rest on, a function that makes them. Out: the arrays, made or mapped, which nobody may
write to. Copies of the process and other runs share one copy in memory. They lie beside the tables (store/tables.py)
under the same rules. A checksum over so much would cost what the mapping saves; the file is on the disk before it gets
its name, and one that is not as long as it says is made again.
"""

from __future__ import annotations

import marshal
import math
import mmap
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from tashan.store.seal import may_hold
from tashan.store.tables import cache_folder, key_of, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

Kind: TypeAlias = tuple[str, str, tuple[int, ...]]
"""Name, type and shape of an array."""
_LINE = 64
"""Bytes that an array begins at a multiple of: a line of a processor's cache."""
_LENGTH = 8
"""Bytes in which the length of the list of arrays is written."""


def recall_arrays(name: str, rests_on: str, make: Callable[[], Mapping[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Arrays by their names: what `make` gives, or gave an earlier run."""
    folder, key = cache_folder(), key_of(name, rests_on)
    if folder is not None and (known := _map(folder / name, key)) is not None:
        return known
    made = {one: np.asarray(array, order="C") for one, array in make().items()}
    if folder is not None:
        write_whole(folder / name, _lay_out(key, made), sync=True)
    return made


def _map(path: Path, key: bytes) -> dict[str, np.ndarray] | None:
    """The arrays in a file of this key, None where it is another's or not whole."""
    with suppress(OSError, ValueError, EOFError, TypeError):
        if not may_hold(path):
            return None
        with path.open("rb") as file:
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        start = len(key) + _LENGTH
        if whole[: len(key)] != key:
            return None
        end = start + int.from_bytes(whole[len(key) : start])
        kinds: tuple[Kind, ...] = marshal.loads(whole[start:end])  # noqa: S302  in the user's own folder
        places, length = _places(kinds, end)
        if len(whole) != length:
            return None
        return {
            name: np.frombuffer(whole, kind, math.prod(shape), place).reshape(shape)
            for (name, kind, shape), place in zip(kinds, places, strict=True)
        }
    return None


def _lay_out(key: bytes, arrays: Mapping[str, np.ndarray]) -> Iterator[bytes]:
    """The pieces of a file: the key, what arrays there are, the arrays at their places."""
    kinds = tuple((name, array.dtype.str, array.shape) for name, array in arrays.items())
    listed = marshal.dumps(kinds)
    yield (written := key + len(listed).to_bytes(_LENGTH) + listed)
    end = len(written)
    for place, array in zip(_places(kinds, end)[0], arrays.values(), strict=True):
        yield bytes(place - end)
        yield array.tobytes()
        end = place + array.nbytes


def _places(kinds: tuple[Kind, ...], start: int) -> tuple[list[int], int]:
    """Where each array begins behind the `start` bytes before the first, and where the last ends."""
    places: list[int] = []
    for _, kind, shape in kinds:
        places.append(-(-start // _LINE) * _LINE)
        start = places[-1] + math.prod(shape) * np.dtype(kind).itemsize
    return places, start
