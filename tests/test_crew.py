"""Whoever does the heavy maps, the same bytes come out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.speed.corpora import write_corpus
from tashan.alignment import vectors
from tashan.crew import PROCESSES, Crew, open_crew
from tashan.pipeline import read_stories
from tashan.problems import Problems, TashanError
from tashan.stories import judge

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


def test_who_asks_for_a_cluster_without_dask_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(TashanError, match=r"needs Dask.*tashan\[cluster\]"), open_crew("tcp://127.0.0.1:1"):
        pass
