"""Single words and whole clauses that a translation puts in or leaves out.

In: aligned passages of two languages and an encoder. Out: drifts of the kinds `addition` and `omission`: for clauses of
either side that the other one does not tell, and for English words that nothing in the Chinese text accounts for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.comparing.coverage import told_alike
from tashan.comparing.insertion import find_insertions
from tashan.comparing.lone import Beside, find_lone_clauses
from tashan.model import Drift, Message

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
# and reviews mostly below.
CLOSE = 0.63


def find_inserted_drift(passages: Sequence[Passage], encode: Encode) -> Iterator[Drift]:
    """Clauses, and at most one word a passage that an English version puts in: the surest.

    What a Chinese version does not put into a word of its own is no loss: 办公 is what "remains closed" says.
    """
    yield from _find_lone(passages, encode)
    across = [p for p in passages if _is_plain(p)]
    found = find_insertions([(p.a.text, p.b.text) for p in across], encode)
    if any(found) and _mean_closeness(across) >= CLOSE:
        for passage, word in zip(across, found, strict=True):
            if word:
                yield _drift(passage, word.span, of_copy=True)


def _is_plain(passage: Passage) -> bool:
    """Whether a passage is an English version of a Chinese text, not too long to tell its words apart."""
    if passage.one_language or not passage.a.source.chinese:
        return False
    return max(len(side.indices) for side in passage.sides) <= MOST_SENTENCES


def _mean_closeness(passages: Sequence[Passage]) -> float:
    return sum(told_alike(passage.a.text, passage.b.text) for passage in passages) / len(passages)


def _find_lone(passages: Sequence[Passage], encode: Encode) -> Iterator[Drift]:
    """Clauses that only one side tells."""
    if not passages or passages[0].one_language:
        return
    chinese = 0 if passages[0].a.source.chinese else 1
    beside = []
    for place, passage in enumerate(passages):
        near = [*passages[max(0, place - NEARBY) : place], *passages[place + 1 : place + 1 + NEARBY]]
        around = [" ".join(other.sides[side].text for other in near) for side in (chinese, 1 - chinese)]
        texts = [passage.sides[side].text for side in (chinese, 1 - chinese)]
        beside.append(Beside(chinese=texts[0], english=texts[1], chinese_around=around[0], english_around=around[1]))
    for passage, found in zip(passages, find_lone_clauses(beside, encode), strict=True):
        for of_chinese, span in found:
            yield _drift(passage, span, of_copy=of_chinese == (chinese == 1))


def _drift(passage: Passage, span: Span, *, of_copy: bool) -> Drift:
    if of_copy:
        message = Message(code="drift-addition-clause", values=(("copy", passage.b.text[slice(*span)].strip()),))
        return Drift(kind="addition", original=passage.a.quote(), copy=passage.b.quote(span), message=message)
    message = Message(code="drift-omission-clause", values=(("original", passage.a.text[slice(*span)].strip()),))
    return Drift(kind="omission", original=passage.a.quote(span), copy=passage.b.quote(), message=message)
