"""Who does the two heavy maps: this process, the processors of this machine, or a Dask cluster.

In: a function of one batch, and the batches. Out: the results in the order of the batches, whoever computed them. Any
`concurrent.futures.Executor` will do; functions and batches must be such as pickle can send.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Any, TypeVar

from tashan.problems import TashanError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import Executor
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")
PROCESSES = "processes"
"""The scheduler that is this machine with all of its processors."""
EXTRA = "pip install 'tashan[cluster]'"


class Crew:
    """Maps over batches; without an executor here and now."""

    def __init__(self, executor: Executor | None = None) -> None:
        self._executor = executor

    @property
    def sends(self) -> bool:
        """Whether others do the work, who have nothing but what is sent to them."""
        return self._executor is not None

    def batches(self, items: Sequence[T], alone: int, sent: int) -> list[Sequence[T]]:
        """`items` in batches of `alone` for this process, of `sent` for others, who must all have something to do."""
        size = sent if self._executor else alone
        return [items[start : start + size] for start in range(0, len(items), size)]

    def map(self, function: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]:
        """The results in order, each as soon as it and those before it are there."""
        return iter(self._executor.map(function, list(batches))) if self._executor else map(function, batches)


@contextmanager
def open_crew(scheduler: str = "") -> Iterator[Crew]:
    """The crew behind `scheduler`: nothing, `processes`, or the address of a Dask scheduler (tcp://host:8786).

    Raises TashanError where Dask is not installed or nobody answers.
    """
    if not scheduler:
        yield Crew()
    elif scheduler == PROCESSES:
        with _open_pool() as pool:
            yield Crew(pool)
    else:
        client = _connect(scheduler)
        try:
            yield Crew(client.get_executor(pure=False))
        finally:
            client.close()


@contextmanager
def _open_pool() -> Iterator[Executor]:
    """Processes that end with this one, whatever ends it; what nobody waits for any more is not begun."""
    # A fork would share open databases and the threads of the linear algebra.
    pool = ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=follow_parent)
    try:
        yield pool
    except BrokenProcessPool as error:
        said = "one of the processes ended before its time, perhaps for want of memory"
        raise TashanError(f"{said}; build without --scheduler {PROCESSES}") from error
    finally:
        pool.shutdown(cancel_futures=True)


def follow_parent() -> None:
    """End this process with the one that started it, and leave it to that one to hear Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if (parent := parent_process()) is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _connect(scheduler: str) -> Any:
    try:
        return import_module("distributed").Client(scheduler)
    except ImportError as error:
        raise TashanError(f"--scheduler {scheduler} needs Dask: {EXTRA}, here and on every worker") from error
    except (OSError, ValueError) as error:
        raise TashanError(f"no Dask scheduler answers at {scheduler}: {error}") from error
