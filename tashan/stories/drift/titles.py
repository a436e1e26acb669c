"""Titles that a Chinese version garbles.

In: aligned passages. Out: drifts of the kind `name`: a title in 《》 that the version gives in other words, in
quotation marks of whatever kind or in marks that do not close.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from tashan.model import Drift, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.stories.drift.passages import Passage, Span

# A quotation with this share of its characters in common is what became of a title.
LEAST_ALIKE = 0.35
LEAST_LETTERS = 4
_TITLE = re.compile(r"《([^《》]+)》")
_QUOTED = re.compile(r"[《“\"][^《》“”\"]+(?:[》”\"]|$)")
_UNCLOSED = re.compile(r"[《“\"][^《》“”\"？?。！!]+[？?。！!]")


def find_title_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of titles between Chinese texts."""
    if not passages or not (passages[0].a.source.chinese and passages[0].b.source.chinese):
        return
    everything = _letters("".join(passages[0].b.source.plain))
    for passage in passages:
        for title in _TITLE.finditer(passage.a.text):
            letters = _letters(title.group())
            if len(letters) >= LEAST_LETTERS and letters not in everything:
                span = _find_like(letters, passage)
                if span:
                    yield _drift(passage, title.span(), span)


def _find_like(title: str, passage: Passage) -> Span | None:
    """The quotation on side b that is most like a title, marks included."""
    found = [
        (Indel.normalized_similarity(title, _letters(m.group())), m.span()) for m in _QUOTED.finditer(passage.b.text)
    ]
    best = max(found, default=(0.0, (0, 0)))
    return best[1] if best[0] >= LEAST_ALIKE else None


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _drift(passage: Passage, original: Span, copy: Span) -> Drift:
    values = (("original", passage.a.text[slice(*original)]), ("copy", passage.b.text[slice(*copy)]))
    return Drift(
        kind="name",
        original=passage.a.quote(original),
        copy=passage.b.quote(copy),
        message=Message(code="drift-name-title", values=values),
    )
