"""Twins: articles that have the link, the title or nearly the text of another.

In: prints. Out: for each article that comes after one like it, that other one and what the two share. An inverted index
finds, for each piece of a text, the first article that has it; only few pairs are then compared, so that a thousand
copies of one text cost no more than a thousand texts.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from tashan.codes import report
from tashan.stories.candidates import find_first_holders

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from tashan.model import Article
    from tashan.problems import Problems
    from tashan.stories.prints import Print

# Share of the shorter text's pieces that the other one has too. Labelled abridged copies and later editions
# have at least 0.9, machine copies at most 0.25; sixty texts of ten forms that were written for this at most 0.63.
NEAR_TEXT = 0.75
DEGREES = ((0.99, "word for word the text"), (0.9, "nearly the text"), (NEAR_TEXT, "most of the text"))
# A sample of fewer pieces (about fifty letters of text) says nothing.
LEAST_PIECES = 24
# A title or link that more articles than this have is a column's or a site's.
COMMON = 4
# Articles that an article's pieces stood in first, of which so many are compared with it as a whole.
CLOSEST = 3
MOST_KIN = 8
_LAST = datetime.max.replace(tzinfo=UTC)


class Twin(Struct, frozen=True, kw_only=True):
    """`path` shares something with `other`, which was there first: `pieces` of the text, `share` of the shorter one."""

    path: str
    other: str
    link: bool
    title: bool
    pieces: int
    share: float

    @property
    def shared(self) -> str:
        """What the two share, in words."""
        said = [f"the {name}" for name, own in (("link", self.link), ("title", self.title)) if own]
        if self.share >= NEAR_TEXT:
            degree = next(words for least, words in DEGREES if self.share >= least)
            said.append(f"{degree} ({self.share:.0%} of the shorter one)")
        return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def find_twins(prints: Iterable[Print], new: Collection[str] = ()) -> tuple[Twin, ...]:
    """The twins among `prints`, each article with the one that is nearest of those before it.

    Before means: published earlier, or with a smaller path. Articles whose paths are `new` come last, whatever their
    dates, and where there are any only theirs are told.
    """
    ordered = sorted(prints, key=lambda own: (own.path in new, own.published or _LAST, own.path))
    near = find_first_holders([own.shingles for own in ordered], CLOSEST)
    titles, links = _common(ordered, lambda own: own.titles), _common(ordered, lambda own: own.links)
    found = (
        _nearest(ordered, number, {*near.get(number, ()), *_holders(own.titles, titles), *_holders(own.links, links)})
        for number, own in enumerate(ordered)
        if not new or own.path in new
    )
    return tuple(twin for twin in found if twin)


def report_twins(twins: Iterable[Twin], articles: Iterable[Article], problems: Problems) -> None:
    """A warning for each twin whose articles do not say how they belong together.

    `articles` must hold both sides of each twin, and the articles whose editions or versions these are.
    """
    of_path = {article.path: article for article in articles}
    of_id = {article.id: article for article in of_path.values()}
    for twin in twins:
        one, other = of_path.get(twin.path), of_path.get(twin.other)
        if one and other and not _is_declared(twin, list_kin(one, of_id.get), list_kin(other, of_id.get)):
            _report(twin, one, other, problems)


def list_kin(article: Article, find: Callable[[str], Article | None]) -> tuple[Article, ...]:
    """An article with those above it that file names and `version_of` lead to, as far as `find` knows them by id."""
    kin = [article]
    while len(kin) < MOST_KIN:
        above = find(kin[-1].edition_of or kin[-1].version_of or "")
        if above is None or above in kin:
            break
        kin.append(above)
    return tuple(kin)


def _is_declared(twin: Twin, one: Sequence[Article], other: Sequence[Article]) -> bool:
    ids, others = {article.id for article in one}, {article.id for article in other}
    if ids & others or any(others & set(article.not_version_of) for article in one):
        return True
    if any(ids & set(article.not_version_of) for article in other):
        return True
    return twin.share < NEAR_TEXT and bool(one[0].translation or other[0].translation)


def _report(twin: Twin, one: Article, other: Article, problems: Problems) -> None:
    key = "source" if twin.link else "title" if twin.title else None
    line = one.lines.get(key, 0) if key else next((passage.line for passage in one.passages), 0)
    message = (
        f"has {twin.shared} of {other.path}; valid: `version_of: {other.id}` if it is a version of that, "
        f"`not_version_of: [{other.id}]` if it is not"
    )
    report(problems, one.path, "S503", message, line=line)


def _nearest(ordered: Sequence[Print], number: int, others: Iterable[int]) -> Twin | None:
    twins = [_compare(ordered[number], ordered[other]) for other in sorted(others) if other < number]
    shared = [twin for twin in twins if twin.link or twin.title or twin.share >= NEAR_TEXT]
    return max(shared, key=lambda twin: (twin.share >= NEAR_TEXT, twin.pieces, twin.link), default=None)


def _compare(own: Print, other: Print) -> Twin:
    least = min(len(own.shingles), len(other.shingles))
    both = len(np.intersect1d(own.shingles, other.shingles, assume_unique=True)) if least >= LEAST_PIECES else 0
    return Twin(
        path=own.path,
        other=other.path,
        link=bool(own.links & other.links),
        title=bool(own.titles & other.titles),
        pieces=both,
        share=both / max(least, 1),
    )


def _common(ordered: Sequence[Print], marks: Callable[[Print], Iterable[str]]) -> dict[str, int]:
    """The first article that has each mark, of those that few have."""
    counts = Counter(mark for own in ordered for mark in marks(own))
    first: dict[str, int] = {}
    for number, own in enumerate(ordered):
        for mark in marks(own):
            if 1 < counts[mark] <= COMMON:
                first.setdefault(mark, number)
    return first


def _holders(marks: Iterable[str], first: Mapping[str, int]) -> Iterator[int]:
    return (first[mark] for mark in marks if mark in first)
