"""What contributors say about versions: links that must hold and links that must not.

In: articles. Out: pairs that belong together, pairs that do not, and problems where the two contradict each other. That
a link names an article which is there, and not its own, `corpus/relations.py` has judged; others are passed over here.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tashan.model import Article
    from tashan.problems import Problems

Pair = tuple[int, int]


class Links(Struct, frozen=True, kw_only=True):
    """Pairs of article numbers (i < j): `must` belong to one story, `cannot` do not."""

    must: frozenset[Pair]
    cannot: frozenset[Pair]


def read_links(articles: Sequence[Article], problems: Problems) -> Links:
    """The links that file names (`slug.en.md`), `version_of` and `not_version_of` make; contradictions are errors."""
    number_of = {article.id: number for number, article in enumerate(articles)}
    must, cannot = set(), set()
    for number, article in enumerate(articles):
        if article.edition_of in number_of:
            must.add(_pair(number, number_of[article.edition_of]))
        must |= {_pair(number, other) for other in _named(article, "version_of", number_of)}
        cannot |= {_pair(number, other) for other in _named(article, "not_version_of", number_of)}
    _report_contradictions(articles, must, cannot, problems)
    return Links(must=frozenset(must), cannot=frozenset(cannot))


def _named(article: Article, key: str, number_of: Mapping[str, int]) -> Iterator[int]:
    """Numbers of the other articles that `key` of the front matter names."""
    value = getattr(article, key)
    for name in (value,) if isinstance(value, str) else value or ():
        if name in number_of and name != article.id:
            yield number_of[name]


def _report_contradictions(articles: Sequence[Article], must: set[Pair], cannot: set[Pair], problems: Problems) -> None:
    for one, other in sorted(cannot):
        chain = _find_chain(one, other, must)
        if chain:
            teller, told = _teller(articles, one, other)
            way = " → ".join(articles[number].id for number in chain)
            message = f"not_version_of {told.id!r} contradicts the version_of links and file names: {way}"
            problems.error(teller.path, "S501", message, line=_line(teller, "not_version_of"))


def _teller(articles: Sequence[Article], one: int, other: int) -> tuple[Article, Article]:
    """Which of the two articles says that it is no version of the other."""
    first, second = articles[one], articles[other]
    return (first, second) if second.id in first.not_version_of else (second, first)


def _find_chain(start: int, end: int, must: set[Pair]) -> list[int]:
    """The shortest way from `start` to `end` over links that must hold; empty where there is none."""
    near: dict[int, list[int]] = {}
    for one, other in sorted(must):
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    before, queue = {start: start}, deque([start])
    while queue:
        here = queue.popleft()
        for there in near.get(here, ()):
            if there not in before:
                before[there] = here
                queue.append(there)
    if end not in before:
        return []
    chain = [end]
    while chain[-1] != start:
        chain.append(before[chain[-1]])
    return chain[::-1]


def _line(article: Article, key: str) -> int:
    return article.lines.get(key, 0)


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
