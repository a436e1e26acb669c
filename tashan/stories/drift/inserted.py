"""Single words that a translation puts in.

In: aligned passages of two languages and an encoder. Out: drifts of the kind `addition` for English words that nothing
in the Chinese text accounts for; of the kind `omission` where the English text is the original.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.comparing.insertion import find_insertions
from tashan.model import Drift, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.comparing.insertion import Encode
    from tashan.stories.drift.passages import Passage, Span

# Sentences a side at most: words of longer passages may be told anywhere in them.
MOST_SENTENCES = 2


def find_inserted_drift(passages: Sequence[Passage], encode: Encode) -> Iterator[Drift]:
    """At most one word a passage: the surest."""
    across = [
        passage
        for passage in passages
        if not passage.one_language and max(len(side.indices) for side in passage.sides) <= MOST_SENTENCES
    ]
    pairs = [(p.a.text, p.b.text) if p.a.source.chinese else (p.b.text, p.a.text) for p in across]
    for passage, word in zip(across, find_insertions(pairs, encode), strict=True):
        if word:
            yield _drift(passage, word.span)


def _drift(passage: Passage, span: Span) -> Drift:
    if passage.a.source.chinese:
        message = Message(code="drift-addition-clause", values=(("copy", passage.b.text[slice(*span)]),))
        return Drift(kind="addition", original=passage.a.quote(), copy=passage.b.quote(span), message=message)
    message = Message(code="drift-omission-clause", values=(("original", passage.a.text[slice(*span)]),))
    return Drift(kind="omission", original=passage.a.quote(span), copy=passage.b.quote(), message=message)
