"""Whoever does the heavy maps, the same bytes come out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.speed.corpora import write_corpus
from tashan.alignment import vectors
from tashan.crew import PROCESSES, Crew, open_crew
from tashan.pipeline import read_stories
from tashan.problems import Problems, TashanError
from tashan.stories import judge
from tests import slowly
from tests.labels import PROJECT

ARTICLES = 5
"""With editions and a reprint eight files; batches are made small, so that there are several."""


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "SENT", 1)
    monkeypatch.setattr(vectors, "SENT", 32)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crew") / "corpus"
    write_corpus(folder, ARTICLES)
    return folder


@pytest.fixture(scope="module")
def alone(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return stories_of(corpus, tmp_path_factory.mktemp("alone"), "")


def stories_of(corpus: Path, cache: Path, scheduler: str) -> str:
    return repr(read_stories(corpus, Problems(), cache / "vectors.sqlite", scheduler))


def test_results_come_in_the_order_of_the_batches() -> None:
    with open_crew() as crew:
        assert crew.batches([1, 2, 3], 2, 1) == [[1, 2], [3]]
        assert list(crew.map(sum, crew.batches([1, 2, 3], 2, 1))) == [3, 3]
    with open_crew(PROCESSES) as crew:
        assert crew.batches([1, 2, 3], 2, 1) == [[1], [2], [3]]
        assert list(crew.map(sum, crew.batches([1, 2, 3], 2, 1))) == [1, 2, 3]
    assert not Crew().sends


@pytest.mark.slow
def test_processes_find_the_same_stories(corpus: Path, alone: str, tmp_path: Path) -> None:
    assert stories_of(corpus, tmp_path, PROCESSES) == alone


@pytest.mark.slow
def test_a_cluster_of_two_workers_finds_the_same_stories(
    corpus: Path, alone: str, cluster: str, tmp_path: Path
) -> None:
    assert stories_of(corpus, tmp_path, cluster) == alone


@pytest.fixture
def cluster() -> Iterator[str]:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install 'tashan[cluster]'")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", worker_dashboard_address=None
    ) as found:
        yield found.scheduler_address


def test_what_nobody_waits_for_any_more_is_not_begun(tmp_path: Path) -> None:
    places = [tmp_path / str(number) for number in range(200)]
    with open_crew(PROCESSES) as crew:
        next(crew.map(slowly.touch, places))
    assert 1 <= len(list(tmp_path.iterdir())) < 50


def test_a_process_that_ends_before_its_time_is_a_fault_with_a_way_out() -> None:
    with pytest.raises(TashanError, match="build without --scheduler processes"), open_crew(PROCESSES) as crew:
        list(crew.map(os._exit, [3]))


def test_the_processes_end_with_the_one_that_started_them_though_it_was_killed() -> None:
    script = (
        "import os, signal, time\nfrom tashan.crew import open_crew\n"
        "if __name__ == '__main__':\n    with open_crew('processes') as crew:\n"
        "        print(*crew.map(abs, [2]), *crew._executor._processes, flush=True)\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    _, *left = map(int, done.stdout.split())
    assert left
    for _ in range(200):
        left = [number for number in left if is_running(number)]
        if not left:
            break
        time.sleep(0.1)
    assert left == []


def is_running(number: int) -> bool:
    """Whether a process is there that is more than an entry which nobody has collected."""
    try:
        return ") Z " not in Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return False


def test_who_asks_for_a_cluster_without_dask_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(TashanError, match=r"needs Dask.*tashan\[cluster\]"), open_crew("tcp://127.0.0.1:1"):
        pass
