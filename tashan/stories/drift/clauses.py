"""Clauses that a Chinese version in other words leaves out or puts in.

In: aligned passages. Out: drifts of the kinds `omission` and `addition`. A clause counts as missing where hardly one
of its characters stands in the other passage or next to it, in whatever order, although every other clause there is
told again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.comparing.clauses import split_clauses
from tashan.comparing.coverage import content_characters
from tashan.comparing.measures import read_measures
from tashan.comparing.numbers import equal_measures
from tashan.model import Drift, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.stories.drift.passages import Passage, Side, Span

# Characters of content a clause must have to be worth a word.
LEAST_CONTENT = 6
# Share of the shorter side's characters that the longer one has in the same order: independent translations, which
# leave clauses out and put them in as they like, mostly stay below.
LEAST_CONTAINED = 0.62
# Share of them that may stand on the other side by chance. Clauses of independent translations stay above it.
BY_CHANCE = 0.34
# The passage as a whole must tell the same: this share of its other characters stands there.
TOLD = 0.45
NEARBY = 1


def find_clause_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Omissions and additions inside of passages between Chinese texts that do not keep their wording."""
    for place, passage in enumerate(passages):
        if (
            not (passage.a.source.chinese and passage.b.source.chinese)
            or passage.contained < LEAST_CONTAINED
            or passage.a.text == passage.b.text
        ):
            continue
        near = passages[max(0, place - NEARBY) : place + NEARBY + 1]
        around = "".join(other.a.text for other in near), "".join(other.b.text for other in near)
        yield from (drift_of_clause("omission", passage, span) for span in _missing(passage.a, passage.b, around[1]))
        yield from (drift_of_clause("addition", passage, span) for span in _missing(passage.b, passage.a, around[0]))


def _missing(side: Side, other: Side, around: str) -> Iterator[Span]:
    there, near = content_characters(other.text), content_characters(around)
    spans = split_clauses(side.text)
    for number, span in enumerate(spans):
        clause = side.text[slice(*span)]
        own = content_characters(clause)
        rest = content_characters("".join(side.text[slice(*s)] for s in spans if s != span))
        if len(own) < LEAST_CONTENT or re.search(r"[A-Za-z]{3,}", clause):
            continue
        shared = len(own & near) / len(own)
        told = len(rest & there) / len(rest) if rest else 0.0
        if shared > BY_CHANCE or told < TOLD:
            continue
        if not (_numbers_stand(clause, around) or _has_twin(number, spans, own, other)):
            yield span


def _has_twin(number: int, spans: Sequence[Span], own: frozenset[str], other: Side) -> bool:
    """Whether the other side has as many clauses, and the one in the same place a character of this one: 无事不扰
    beside 没有事情就不打扰 is told in other words."""
    theirs = split_clauses(other.text)
    return len(theirs) == len(spans) and not own.isdisjoint(content_characters(other.text[slice(*theirs[number])]))


def _numbers_stand(clause: str, around: str) -> bool:
    """Whether the numbers of a clause stand on the other side: then it is told in other words."""
    own = [measure for measure in read_measures(clause) if not measure.weak]
    theirs = read_measures(around)
    return bool(own) and any(equal_measures(one, other) for one in own for other in theirs)


def drift_of_clause(kind: str, passage: Passage, span: Span) -> Drift:
    """An omission of a clause of side a, or an addition of one of side b."""
    if kind == "omission":
        message = Message(code="drift-omission-clause", values=(("original", passage.a.text[slice(*span)].strip()),))
        return Drift(kind="omission", original=passage.a.quote(span), copy=passage.b.quote(), message=message)
    message = Message(code="drift-addition-clause", values=(("copy", passage.b.text[slice(*span)].strip()),))
    return Drift(kind="addition", original=passage.a.quote(), copy=passage.b.quote(span), message=message)
