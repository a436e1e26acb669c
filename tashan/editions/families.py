"""Editions beside their originals, some families at a time.

In: the heads of a corpus, which tell what belongs together, and its articles as they are read. Out: what `check` says
about each family soon after all of it has been read; no text is held after that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from tashan.editions.check import check_editions
from tashan.model import Article, Normalised, RawArticle
from tashan.problems import Problem, Problems
from tashan.store import Store, hash_value

AT_ONCE = 128
"""Families that are compared at once, by all processors."""


class Families:
    """Collects articles by the original that they are editions of."""

    def __init__(self, heads: Iterable[RawArticle], problems: Problems, store: Store | None = None) -> None:
        self._missing = Counter(raw.edition_of or raw.id for raw in heads)
        self._open: dict[str, list[Article]] = defaultdict(list)
        self._whole: list[tuple[Article, ...]] = []
        self._problems = problems
        self._store = store or Store()

    def add(self, found: Normalised) -> Normalised:
        """Take one article in, and give back the little that stays of it."""
        article = found.article
        name = article.edition_of or article.id
        if article.edition_of or self._missing[name] > 1 or self._open.get(name):
            self._open[name].append(article)
        self._missing[name] -= 1
        if self._missing[name] <= 0 and name in self._open:
            self._whole.append(tuple(self._open.pop(name)))
        if len(self._whole) >= AT_ONCE:
            self.judge()
        return Normalised(article=replace(article, passages=article.passages[:1]))

    def judge(self) -> None:
        """Say what is wrong with the families that are whole; recalled where each of their texts is as it was."""
        whole, self._whole = self._whole, []

        def check(at: int) -> tuple[Problem, ...]:
            return tuple(check_editions({member.id: member for member in whole[at]}))

        keys = [hash_value(members) for members in whole]
        for problems in self._store.look_up("editions", keys, check):
            self._problems.extend(problems)
