"""Articles gathered into stories.

In: links of contributors and verdicts on pairs. Out: groups of article numbers, and a warning for each article that was
kept apart although it is a version of one in the group.

No blind closure: an article joins a group only if it is a version of its members one by one. The exception is a
translation chain, A in one language, B in another, C in the first again: A and C may have drifted out of each
other's sight although each is a version of B; and what keeps the wording of A goes where A goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.locales import family

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tashan.model import Article
    from tashan.problems import Problems
    from tashan.stories.judge import Judge, Pair, Verdict
    from tashan.stories.links import Links

# Members of each group that a newcomer is compared with, so that a story with hundreds of copies stays cheap.
WITNESSES = 8
# Similarity from which on a version in the same language keeps the wording: other translations of news reach 0.85.
NEAR = 0.9


class Clusters:
    """Groups that grow by joining two at a time."""

    def __init__(self, articles: Sequence[Article], links: Links, judge: Judge) -> None:
        self._articles, self._links, self._judge = articles, links, judge
        self._members = {number: [number] for number in range(len(articles))}
        self._home = list(range(len(articles)))
        self._apart: dict[int, set[int]] = {}
        self._first: dict[int, int] = {}  # of each copy the text that it is a copy of
        for one, other in links.cannot:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def join_linked(self) -> None:
        """Join what contributors say belongs together."""
        for one, other in sorted(self._links.must):
            self._join(self._home[one], self._home[other])

    def join_copies(self, pairs: Iterable[Pair]) -> None:
        """Join each copy with the text that it was judged a copy of: the other copies need not be asked."""
        for one, other in pairs:
            left, right = self._home[one], self._home[other]
            if left != right and not self._forbidden(left, right):
                self._join(left, right)
                self._first[other] = one

    def join_same(self, verdicts: Mapping[Pair, Verdict], problems: Problems) -> None:
        """Join what was judged the same, the closest pairs first."""
        pairs = sorted((pair for pair, verdict in verdicts.items() if verdict.same), key=lambda p: _rank(verdicts, p))
        for one, other in pairs:
            left, right = self._home[one], self._home[other]
            if left == right or self._forbidden(left, right):
                continue
            stranger = self._find_stranger(one, other)
            if stranger is None:
                self._join(left, right)
            else:
                self._report(one, other, stranger, problems)

    def groups(self) -> list[tuple[int, ...]]:
        """The groups, each sorted, in the order of their first members."""
        return sorted(tuple(sorted(members)) for members in self._members.values())

    def _forbidden(self, left: int, right: int) -> bool:
        return any(
            self._home[one] == left and self._home[other] == right
            for one, others in self._apart.items()
            for other in others
        )

    def _find_stranger(self, one: int, other: int) -> tuple[int, int] | None:
        """Two members, one of each side's group, that are no versions of one another, or None."""
        left, right = self._members[self._home[one]], self._members[self._home[other]]
        for a in _witnesses(left, one):
            for b in _witnesses(right, other):
                if not (
                    (self._is_copy(a, one) and self._is_copy(b, other))
                    or self._judge.judge(a, b).same
                    or self._is_chain(a, one, other, b)
                    or self._are_beside(a, one, other, b)
                ):
                    return a, b
        return None

    def _is_copy(self, one: int, other: int) -> bool:
        """Whether both are copies of one text, or one is the other's: what holds for one holds for both."""
        return self._first.get(one, one) == self._first.get(other, other)

    def _is_chain(self, a: int, one: int, other: int, b: int) -> bool:
        """Whether a and b are held together by a version in another language that both were judged the same as."""
        middles = {one, other} - {a, b}
        return any(
            self._across(a, middle) and self._across(middle, b)
            and self._judge.judge(a, middle).same and self._judge.judge(middle, b).same
            for middle in middles
        )  # fmt: skip

    def _are_beside(self, a: int, one: int, other: int, b: int) -> bool:
        """Whether a keeps the wording of one and b that of the other, which is its translation: an excerpt of three
        lines, which no measure tells from another notice in another language, belongs where its original does.
        """
        return self._across(one, other) and self._is_near(a, one) and self._is_near(b, other)

    def _is_near(self, one: int, other: int) -> bool:
        if one == other or self._is_copy(one, other):
            return True
        verdict = None if self._across(one, other) else self._judge.judge(one, other)
        return verdict is not None and verdict.same and verdict.similarity >= NEAR

    def _across(self, one: int, other: int) -> bool:
        return family(self._articles[one].lang) != family(self._articles[other].lang)

    def _join(self, left: int, right: int) -> None:
        if left == right:
            return
        for number in self._members[right]:
            self._home[number] = left
        self._members[left] += self._members.pop(right)

    def _report(self, one: int, other: int, stranger: tuple[int, int], problems: Problems) -> None:
        """Say of the smaller group's article that it was kept apart, and how to overrule that."""
        if len(self._members[self._home[one]]) < len(self._members[self._home[other]]):
            one, other, stranger = other, one, stranger[::-1]
        kept, near, member = self._articles[other], self._articles[one], self._articles[stranger[0]]
        lone = self._articles[stranger[1]]
        message = (
            f"aligns with {near.id!r}, but {lone.id!r} does not align with {member.id!r} of the same story: "
            f"kept apart; version_of in its front matter would join it"
        )
        problems.warning(kept.path, "S502", message)


def _rank(verdicts: Mapping[Pair, Verdict], pair: Pair) -> tuple[float, Pair]:
    return -round(verdicts[pair].similarity, 4), pair


def _witnesses(members: Iterable[int], first: int) -> list[int]:
    """The member that was judged and the first few others."""
    return [first, *sorted(number for number in members if number != first)][:WITNESSES]
