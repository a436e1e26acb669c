"""Times that a version gives in other words: another weekday, hour, half of the year, 下周 for 下月, before for after.

In: aligned passages. Out: drifts of the kind `date`, where both sides have as many words of one sort and they
contradict one another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.comparing.clauses import likeness, split_clauses
from tashan.comparing.coverage import content_characters
from tashan.comparing.times import find_time_words
from tashan.model import Drift, Message
from tashan.stories.drift.edits import LITERAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.comparing.times import TimeWord
    from tashan.stories.drift.passages import Passage

# Sorts that are compared across languages too.
_ACROSS = ("weekday", "part", "period", "clock", "daypart")
# What says the same when a sentence is turned round: 两小时后 of one thing is 两小时前 of the other.
_TURNING = "ago or later"
# Sorts that are compared where each side has one.
_SINGLE = ("edge", "ago", "season", "day", "often")
# Share of words from which two clauses tell the same, so that before and after in them stand for one another.
SAME_CLAUSE = 0.5
_OF_MONTH = re.compile(r"(?<=年)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月")
"""Behind a year: it tells of a month, which the dates tell better: 今年2月 is 上月."""
# Characters in front of them that tell before and after what.
LEAD = 4


def find_time_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of times in words."""
    for passage in passages:
        if passage.a.text == passage.b.text:
            continue
        words = find_time_words(passage.a.text), find_time_words(passage.b.text)
        single = sorted({word.sort for word in words[0] if word.sort.startswith(_SINGLE)})
        for sort in (*_ACROSS, *single, *(["order"] if passage.one_language else [])):
            ours, theirs = ([word for word in side if word.sort == sort] for side in words)
            if sort in single and not len(ours) == len(theirs) == 1:
                continue
            if sort == _TURNING and passage.one_language and passage.wording < LITERAL:
                continue
            for one, other in _contradictions(ours, theirs):
                if _OF_MONTH.match(passage.a.text, one.span[1]) or _OF_MONTH.match(passage.b.text, other.span[1]):
                    continue
                if sort != "order" or _same_clause(passage, one, other):
                    yield _drift(passage, one, other)


def _contradictions(ours: list[TimeWord], theirs: list[TimeWord]) -> list[tuple[TimeWord, TimeWord]]:
    """Words without a counterpart, where each side has as many of them."""
    left = [one for one in ours if not any(one.values & other.values for other in theirs)]
    right = [other for other in theirs if not any(one.values & other.values for one in ours)]
    return list(zip(left, right, strict=True)) if len(left) == len(right) else []


def _same_clause(passage: Passage, one: TimeWord, other: TimeWord) -> bool:
    """Whether two clauses tell the same, and what before and after stand behind does: A之前B is B之后A."""
    lead = [
        side.text[max(0, word.span[0] - LEAD) : word.span[0]] for side, word in ((passage.a, one), (passage.b, other))
    ]
    if lead[0][-1:] != lead[1][-1:] and content_characters(lead[0]).isdisjoint(content_characters(lead[1])):
        return False
    texts = [
        next((side.text[slice(*span)] for span in split_clauses(side.text) if span[0] <= word.span[0] < span[1]), "")
        for side, word in ((passage.a, one), (passage.b, other))
    ]
    return likeness(*texts) >= SAME_CLAUSE


def _drift(passage: Passage, one: TimeWord, other: TimeWord) -> Drift:
    values = (("original", passage.a.text[slice(*one.span)]), ("copy", passage.b.text[slice(*other.span)]))
    return Drift(
        kind="date", original=passage.a.quote(one.span), copy=passage.b.quote(other.span),
        message=Message(code="drift-date-changed", values=values),
    )  # fmt: skip
