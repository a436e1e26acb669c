"""Shared work: the same results, whoever computed them, and nobody is left behind."""

from __future__ import annotations

import gc
import os
import random
import signal
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from tashan import forks, pipeline
from tashan.alignment.vectors import SENT, WIDTH, Encoder
from tashan.forks import share
from tashan.options import Options, Stages
from tashan.problems import Problems
from tests.alignment.test_vectors import CountingModel
from tests.changes import make_corpus
from tests.publish.pages import tree

PROCESSORS = forks.processors
"""As it is; the tests' own fixture puts another in its place."""


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Two processors, also on a machine with one and beside the threads of a test runner; every copy that is made."""
    monkeypatch.setattr(forks, "processors", lambda: 1 if forks._busy else 2)
    fork, copies = os.fork, list[int]()

    def noting() -> int:
        copies.append(fork())
        return copies[-1]

    monkeypatch.setattr(os, "fork", noting)
    return copies


def ended(copies: list[int]) -> bool:
    """Whether there were copies, and all are gone and waited for."""
    for process in copies:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
    return bool(copies)


@pytest.mark.parametrize("count", [8, 9, 40])
def test_results_come_in_the_order_of_the_items_from_several_processes(two: list[int], count: int) -> None:
    found = share(lambda item: (item * item, os.getpid()), range(count))
    assert [square for square, _ in found] == [item * item for item in range(count)]
    assert len({process for _, process in found}) == 2
    assert ended(two)
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize(("total", "count"), [(2, 2), (3, 2), (3, 3), (7, 5), (40, 4), (4000, 2), (3001, 3)])
def test_every_item_is_somebody_s_turn_once_however_fast_each_is(total: int, count: int) -> None:
    for seed in range(20):
        chance = random.Random(seed)  # noqa: S311
        with forks._turns(total, count) as turns:
            done = [next(own) for own in turns]
            weights, running = [chance.random() for _ in turns], list(range(count))
            while running:
                (own,) = chance.choices(running, [weights[one] for one in running])
                number = next(turns[own], None)
                if number is None:
                    running.remove(own)
                else:
                    done.append(number)
        assert sorted(done) == list(range(total))


@pytest.mark.usefixtures("two")
def test_few_items_are_done_here() -> None:
    assert set(share(lambda _: os.getpid(), range(forks.LEAST - 1))) == {os.getpid()}


@pytest.mark.usefixtures("two")
def test_what_the_first_of_many_items_loads_is_loaded_once() -> None:
    loaded: list[int] = []

    def load(_: int) -> int:
        if not loaded:
            loaded.append(os.getpid())
        return loaded[0]

    assert set(share(load, range(2 * forks.MANY))) == {os.getpid()}


def test_the_fault_of_the_first_item_that_has_one_is_raised(two: list[int]) -> None:
    def fail(item: int) -> int:
        if item in {5, 6}:
            raise ValueError(item)
        return item

    with pytest.raises(ValueError, match=r"^5$"):
        share(fail, range(10))
    assert ended(two)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("end", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: os._exit(3)])
def test_the_share_of_a_copy_that_is_killed_is_done_here(end: Callable[[], None]) -> None:
    here = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != here:
            end()
        return item

    assert share(work, range(10)) == list(range(10))


@pytest.mark.usefixtures("two")
def test_a_result_that_cannot_be_sent_is_made_here() -> None:
    found = share(lambda item: lambda: item, range(10))
    assert [one() for one in found] == list(range(10))


@pytest.mark.usefixtures("two")
def test_work_inside_shared_work_is_not_shared_again() -> None:
    inner = share(lambda _: len(set(share(lambda _: os.getpid(), range(20)))), range(10))
    assert inner == [1] * 10


def test_a_copy_ends_when_its_work_is_broken_off(two: list[int]) -> None:
    here = os.getpid()

    def work(_: int) -> None:
        if os.getpid() == here:
            raise KeyboardInterrupt
        threading.Event().wait()

    with pytest.raises(KeyboardInterrupt):
        share(work, range(10))
    assert ended(two)
    assert not forks._busy


def test_beside_other_threads_there_are_no_copies() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert PROCESSORS() == 1
    finally:
        done.set()
        other.join()


@pytest.mark.parametrize(("free", "held", "copies"), [(400, 100, 4), (400, 101, 3), (400, 401, 0), (None, 1, 0)])
def test_there_are_no_more_copies_than_the_free_memory_can_hold(
    tmp_path: Path, free: int | None, held: int, copies: int
) -> None:
    memory, own = tmp_path / "meminfo", tmp_path / "statm"
    kilobytes = (free or 0) * os.sysconf("SC_PAGE_SIZE") // 1024
    memory.write_text("MemTotal: 9 kB\n" + (f"MemAvailable:  {kilobytes} kB\n" if free else ""))
    own.write_text(f"99999 {held} 7\n")
    assert forks._copies_that_fit(memory, own) == copies


@pytest.mark.parametrize("processes", [1, 2])
def test_texts_are_encoded_in_the_same_batches_by_one_process_and_by_several(
    monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(forks, "processors", lambda: 1 if forks._busy else processes)
    made: list[int] = []

    class Telling(CountingModel):
        """Puts into each vector how many texts were encoded with it, by which process, and where the model is from."""

        def __init__(self) -> None:
            super().__init__()
            made.append(os.getpid())

        def encode(self, texts: list[str]) -> np.ndarray:
            told = (len(texts), made[0] == os.getpid(), len(made))
            return np.array([[*told, *[0] * (WIDTH - 3)]] * len(texts), np.float32)

    rows = Encoder(load=Telling, name="fake").encode([str(number) for number in range(1000, 1000 + 3 * SENT + 5)])
    told = np.round(rows / rows[:, 2:3])
    assert Counter(told[:, 0]) == {SENT: 3 * SENT, 5: 5}
    assert {bool(here) for here in told[:, 1]} == ({True} if processes == 1 else {True, False})


@pytest.mark.usefixtures("two")
def test_a_copy_has_its_own_connection_to_the_vectors(tmp_path: Path) -> None:
    with Encoder(tmp_path / "vectors.sqlite", load=CountingModel, name="fake") as encoder:
        encoder.encode(["before"])
        rows = share(lambda item: encoder.encode([f"text {item}", "before"]).tolist(), range(10))
    with Encoder(tmp_path / "vectors.sqlite", load=CountingModel, name="fake") as encoder:
        assert rows == [encoder.encode([f"text {item}", "before"]).tolist() for item in range(10)]
        kept = encoder._cache
        assert kept is not None
        assert kept._db.execute("SELECT COUNT(*) FROM vectors").fetchone() == (11,)


@pytest.mark.slow
def test_a_site_is_the_same_whoever_made_its_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = make_corpus(tmp_path / "corpus")
    alone = Options(corpus=corpus, site_dir=tmp_path / "alone", cache=tmp_path / "one" / "vectors.sqlite")
    shared = replace(alone, site_dir=tmp_path / "shared", cache=tmp_path / "two" / "vectors.sqlite")
    monkeypatch.setattr(forks, "processors", lambda: 1)
    pipeline.build_site(alone, Problems(), Stages())
    monkeypatch.setattr(forks, "processors", lambda: 1 if forks._busy else 2)
    for module in ("tashan.publish.builders", "tashan.publish.search", "tashan.publish.checks"):
        monkeypatch.setattr(f"{module}.LIGHT", 2)
    pipeline.build_site(shared, Problems(), Stages())
    assert tree(shared.site_dir) == tree(alone.site_dir)
