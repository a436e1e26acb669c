"""Editions beside their originals, one family after the other.

In: the heads of a corpus, which tell what belongs together, and its articles as they are read. Out: what `check` says
about each family as soon as all of it has been read; no text is held longer than that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from tashan.editions.check import check_editions
from tashan.model import Article, Normalised, RawArticle
from tashan.problems import Problem, Problems
from tashan.store import Store, hash_text


class Families:
    """Collects articles by the original that they are editions of."""

    def __init__(self, heads: Iterable[RawArticle], problems: Problems, store: Store | None = None) -> None:
        self._missing = Counter(raw.edition_of or raw.id for raw in heads)
        self._open: dict[str, list[Article]] = defaultdict(list)
        self._problems = problems
        self._store = store or Store()

    def add(self, found: Normalised) -> Normalised:
        """Take one article in, judge its family if that is complete, and give back the little that stays of it."""
        article = found.article
        name = article.edition_of or article.id
        if article.edition_of or self._missing[name] > 1 or self._open.get(name):
            self._open[name].append(article)
        self._missing[name] -= 1
        if self._missing[name] <= 0:
            self._problems.extend(self._judge(tuple(self._open.pop(name, ()))))
        return Normalised(article=replace(article, passages=article.passages[:1]))

    def _judge(self, members: tuple[Article, ...]) -> tuple[Problem, ...]:
        """What is wrong with a family; recalled where each of its texts is as it was."""

        def check(_: int) -> tuple[Problem, ...]:
            return tuple(check_editions({member.id: member for member in members}))

        if len(members) < 2:
            return check(0)
        return self._store.look_up("editions", [hash_text(repr(members))], check)[0]
