"""Single words and whole clauses that a translation, or a Chinese copy in other words, puts in or leaves out.

In: aligned passages and an encoder. Out: drifts of the kinds `addition` and `omission`: for clauses of
either side that the other one does not tell, and for English words that nothing in the Chinese text accounts for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.comparing.coverage import told_alike
from tashan.comparing.insertion import find_insertions
from tashan.comparing.lone import Beside, find_lone_clauses
from tashan.model import Drift, Message
from tashan.stories.drift.passages import SURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.comparing.insertion import Encode
    from tashan.stories.drift.passages import Passage, Span

# Passages on each side in which a clause may be told instead.
NEARBY = 1
# Sentences a side at most: words of longer passages may be told anywhere in them.
MOST_SENTENCES = 2


# Mean share of the words of either side that the other one tells from which on a translation keeps to its original,
# so that a single word of its own stands out. News is above it (of draws of ten sentences 99 in 100), speech, fiction
# and reviews mostly below; from the second share on it is so close that fewer signs are asked for.
CLOSE, CLOSER = 0.63, 0.67


def find_inserted_drift(passages: Sequence[Passage], encode: Encode) -> Iterator[Drift]:
    """Clauses, and at most one word a passage that an English version puts in: the surest.

    What a Chinese version does not put into a word of its own is no loss: 办公 is what "remains closed" says.
    """
    yield from _find_lone(passages, encode)
    across = [p for p in passages if _is_plain(p)]
    closeness = _mean_closeness(across)
    if closeness < CLOSE:
        return
    found = find_insertions([(p.a.text, p.b.text) for p in across], encode, close=closeness >= CLOSER)
    for passage, word in zip(across, found, strict=True):
        if word:
            yield drift_of_clause("addition", passage, word.span)


def _is_plain(passage: Passage) -> bool:
    """Whether a passage is an English version of a Chinese text, not too long to tell its words apart."""
    if passage.one_language or not passage.a.source.chinese:
        return False
    return max(len(side.indices) for side in passage.sides) <= MOST_SENTENCES


def _mean_closeness(passages: Sequence[Passage]) -> float:
    return sum(told_alike(passage.a.text, passage.b.text) for passage in passages) / max(len(passages), 1)


def _find_lone(passages: Sequence[Passage], encode: Encode) -> Iterator[Drift]:
    """Clauses that only one side tells, in a translation or a Chinese copy in other words.

    In a copy each sentence stands beside its own, so that what is told in the next one is not looked for.
    """
    across = [p for p in passages if not p.one_language]
    reworded = [p for p in passages if _is_reworded(p)]
    for some, nearby in ((across, NEARBY), (reworded, 0)):
        beside = [_beside(place, some, nearby) for place in range(len(some))]
        for passage, found in zip(some, find_lone_clauses(beside, encode), strict=True):
            for side, span in found:
                yield drift_of_clause(("omission", "addition")[side], passage, span)


def _is_reworded(passage: Passage) -> bool:
    """Whether a passage is between Chinese texts and surely tells the same, not word for word."""
    return passage.a.source.chinese and passage.b.source.chinese and not passage.equal and passage.score >= SURE


def _beside(place: int, passages: Sequence[Passage], nearby: int) -> Beside:
    """A passage as it is asked for its clauses, with those around it."""
    near = [*passages[max(0, place - nearby) : place], *passages[place + 1 : place + 1 + nearby]]
    own = passages[place]
    a, b = (" ".join(other.sides[side].text for other in near) for side in (0, 1))
    chinese = own.a.source.chinese, own.b.source.chinese
    return Beside(texts=(own.a.text, own.b.text), around=(a, b), chinese=chinese)


def drift_of_clause(kind: str, passage: Passage, span: Span) -> Drift:
    """An omission of a clause or word of side a, or an addition of one of side b."""
    if kind == "omission":
        message = Message(code="drift-omission-clause", values=(("original", passage.a.text[slice(*span)].strip()),))
        return Drift(kind="omission", original=passage.a.quote(span), copy=passage.b.quote(), message=message)
    message = Message(code="drift-addition-clause", values=(("copy", passage.b.text[slice(*span)].strip()),))
    return Drift(kind="addition", original=passage.a.quote(), copy=passage.b.quote(span), message=message)
