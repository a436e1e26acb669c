"""Shares work between the processors of this machine, where its input is at hand and large.

In: a function and items. Out: the results in the order of the items, the same whoever computed them. This process is
copied once for every further processor (`fork`), so that nothing but the results is sent. Two processes share a row of
items from its two ends, until they meet. Only where that is sure: on Linux, while no other thread runs, whose locks a
copy would inherit, and while there is memory for it. Elsewhere, and for few items, everything is done here. `taskset -c
0` keeps a run to one processor.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle  # what is read was written by a copy of this very process
import signal
import sys
import threading
import warnings
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")
_Done = tuple[R] | tuple[()]
MANY = 8
"""Items a process from which on the first is done before there are copies."""
LEAST = 8
"""Items from which on a copy, some 20 ms, is worth its while."""
LIGHT = 96
"""The same of items that take a few milliseconds, such as a page: what a large process has in its memory a copy of it
fetches anew, so that 50 pages take half as much processor time again, and hardly less by the clock."""
_TOKENS = 1024
"""Turns that a row of items is cut into at most: a pipe holds 4,096 bytes at least."""
_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG, see prctl(2)."""
_MEMORY, _OWN = Path("/proc/meminfo"), Path("/proc/self/statm")
"""See proc(5): what is free, a line a kind in kB; what this process has, its resident pages in second place."""
_busy = False
"""Whether this process is a copy, or waits for some: work inside shared work is not shared again."""


def share(function: Callable[[T], R], items: Sequence[T], *, least: int = LEAST) -> list[R]:
    """`function` of each item, in order; several processes do it where there are `least` items or more.

    What an item raises is raised here, that of the first such item first. A function must not rest on what it changes
    itself: every process sees the changes of its own items only.
    """
    count = min(processors(), len(items))
    if len(items) < least or count < 2:
        return [function(item) for item in items]
    if len(items) >= MANY * count:  # what is loaded and compiled for the first item, each copy then has
        return [function(items[0]), *_shared(function, items[1:], count)]
    return _shared(function, items, count)


def _shared(function: Callable[[T], R], items: Sequence[T], count: int) -> list[R]:
    """The results of `count` processes, of which this is one."""
    with ExitStack() as copies:
        gc.freeze()  # who looks through old objects for waste writes to them, and a copy gets pages of its own
        copies.callback(gc.unfreeze)
        here, *elsewhere = copies.enter_context(_turns(len(items), count))
        answers = [copies.enter_context(_copy(function, items, turns)) for turns in elsewhere]
        with _alone():
            done = _work_off(function, items, here)
        for answer in answers:
            done |= _read(answer)
    return [_result(function, item, done.get(number, ())) for number, item in enumerate(items)]


@contextmanager
def _turns(total: int, count: int) -> Iterator[list[Iterator[int]]]:
    """For each of `count` processes the numbers of items that it does: two take them from the ends of one stretch.

    Each has its first turn, and takes a token for every further one: there are so many that no item is done twice. Who
    is killed has used up no more than the tokens of his own.
    """
    turns: list[Iterator[int]] = []
    with ExitStack() as pipes:
        for first in range(0, count, 2):
            pair = range(first, min(first + 2, count))
            stretch = range(total * pair.start // count, total * pair.stop // count)
            runs = [stretch[at : at + 1 + total // _TOKENS] for at in range(0, len(stretch), 1 + total // _TOKENS)]
            reading, writing = os.pipe()
            pipes.callback(os.close, reading)
            os.write(writing, bytes(max(0, len(runs) - len(pair))))
            os.close(writing)  # an empty pipe that nobody can write to has ended
            turns += (_take(order, reading) for order in (runs, runs[:0:-1])[: len(pair)])
        yield turns


def _take(runs: Sequence[Sequence[int]], tokens: int) -> Iterator[int]:
    for at, run in enumerate(runs):
        if at and not os.read(tokens, 1):
            return
        yield from run


def _work_off(function: Callable[[T], R], items: Sequence[T], turns: Iterator[int]) -> dict[int, _Done[R]]:
    """By the number of an item: what came of it."""
    return {number: _attempt(function, items[number]) for number in turns}


def processors() -> int:
    """How many processes would share work now: 1 where there must be no copies."""
    if sys.platform != "linux" or _busy or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), 1 + _copies_that_fit(_MEMORY, _OWN))


def _copies_that_fit(memory: Path, own: Path) -> int:
    """How many copies the free memory has room for: each may come to hold as much as this process does."""
    try:
        lines = memory.read_text().splitlines()
        free = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
        held = int(own.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, StopIteration):
        return 0
    return free // held


@contextmanager
def _alone() -> Iterator[None]:
    global _busy  # noqa: PLW0603  of this process and of nothing else
    before, _busy = _busy, True
    try:
        yield
    finally:
        _busy = before


@contextmanager
def _copy(function: Callable[[T], R], items: Sequence[T], turns: Iterator[int]) -> Iterator[BinaryIO]:
    """What a copy of this process answers; it ends with the block at the latest."""
    reading, writing = os.pipe()
    parent = os.getpid()
    with warnings.catch_warnings():  # threads of libraries that Python knows nothing of take care of themselves
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        _work(function, items, turns, writing, parent)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as answer:
            yield answer
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _work(function: Callable[[T], R], items: Sequence[T], turns: Iterator[int], writing: int, parent: int) -> None:
    """The life of a copy. It leaves without a word: what is open, buffered or to be cleaned up is its parent's."""
    try:
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() == parent:
            with _alone(), os.fdopen(writing, "wb") as answer:
                pickle.dump(_work_off(function, items, turns), answer, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _attempt(function: Callable[[T], R], item: T) -> _Done[R]:
    """The result in a tuple; an empty one where it failed: it is done again in its turn, to fail there."""
    try:
        return (function(item),)
    except Exception:  # whatever it was
        return ()


def _read(answer: BinaryIO) -> dict[int, Any]:
    """What a copy did; nothing where it was killed, as for want of memory."""
    try:
        return dict(pickle.load(answer))  # noqa: S301  see above
    except (EOFError, pickle.UnpicklingError):
        return {}


def _result(function: Callable[[T], R], item: T, done: _Done[R]) -> R:
    return done[0] if done else function(item)
