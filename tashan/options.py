"""What a build is asked for and what it tells: values that the command line and the pipeline exchange.

Imports nothing heavy, so that a command that builds nothing answers at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field

from tashan.resources import PROJECT, find_workplace
from tashan.tongues import EDITIONS, Edition

WORKPLACE = find_workplace(PROJECT)
DEFAULT_CORPUS = WORKPLACE / "corpus"
DEFAULT_SITE = WORKPLACE / "site"
VECTOR_CACHE = WORKPLACE / ".tashan" / "vectors.sqlite"


class Stages:
    """Measures the stages of a run and says when one begins."""

    def __init__(self, announce: Callable[[str], None] = lambda _: None) -> None:
        self._announce = announce
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        self._announce(name)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


class Options(Struct, frozen=True, kw_only=True):
    """What a person chose for one build."""

    corpus: Path = DEFAULT_CORPUS
    site_dir: Path = DEFAULT_SITE
    editions: tuple[Edition, ...] = EDITIONS
    publisher: str = "mkdocs"
    strict: bool = False
    cache: Path | None = VECTOR_CACHE
    """The file of the vectors; the store of all other results lies beside it. None: nothing is kept."""
    fresh: bool = False
    """Compute everything anew, but for the vectors."""
    scheduler: str = ""
    """Who encodes and aligns: this process, `processes`, or a Dask cluster by its address."""

    @property
    def store(self) -> Path | None:
        return self.cache.with_name("store.sqlite") if self.cache else None

    @property
    def ledger(self) -> Path | None:
        """The file that says which sites were made here."""
        return self.cache.with_name("sites.txt") if self.cache else None


class Summary(Struct, frozen=True, kw_only=True):
    """What a build made, for the closing lines."""

    articles: int
    stories: int
    versions: int
    figures: int
    claims: int
    pages: int
    drafts: int
    """Articles left out because they, or their originals, are drafts, or because they are without text."""
    read: int
    left_out: int
    """Files that gave no article; each is told."""
    site_dir: Path
    joined: tuple[str, ...] = ()
    """What new articles joined which story, and why; a line each."""
    aside: Path | None = None
    """Where the previous site lies now, if it cannot be shown that it was made here."""
    seconds: dict[str, float] = field(default_factory=dict)
