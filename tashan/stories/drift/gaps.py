"""What a version leaves out, and what it adds.

In: the comparison of two texts, and its passages. Out: drifts of the kinds `omission` and `addition`: sentences without
a counterpart anywhere in the other text, and clauses taken out of a passage that otherwise keeps its wording.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from tashan.model import Drift, Message
from tashan.stories.drift.edits import find_edits
from tashan.stories.drift.passages import SURE, make_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.stories.decide import Comparison
    from tashan.stories.drift.passages import Passage
    from tashan.stories.texts import Text

# Letters' worth of content (two and a bit a Chinese character) below which a sentence is no loss: labels, ornaments.
LEAST_LENGTH = 10
# Characters of a clause whose absence is worth a word.
LEAST_CLAUSE_ZH, LEAST_CLAUSE_EN = 6, 20
_CLAUSE_END = re.compile(r"[，,、；;：:。.！!？?（）()“”\"]")


def find_gap_drift(found: Comparison, passages: Sequence[Passage]) -> Iterator[Drift]:
    """Omissions, then additions, sentence by sentence; then those inside of passages."""
    cosines = found.a.vectors @ found.b.vectors.T if len(found.a.vectors) and len(found.b.vectors) else np.zeros((0, 0))
    for bead in found.beads:
        if not bead.b and _is_missing(found.a, bead.a[0], cosines, axis=0):
            yield _whole("omission", found.a, bead.a[0])
        elif not bead.a and _is_missing(found.b, bead.b[0], cosines, axis=1):
            yield _whole("addition", found.b, bead.b[0])
    for passage in passages:
        if passage.one_language:
            yield from _find_clauses(passage)


def _is_missing(text: Text, index: int, cosines: np.ndarray, axis: int) -> bool:
    """Whether nothing like a sentence stands anywhere in the other text, however far away."""
    own = cosines[index] if axis == 0 else cosines[:, index]
    return bool(text.lengths[index] >= LEAST_LENGTH and own.size and own.max() < SURE)


def _whole(kind: str, text: Text, index: int) -> Drift:
    quote = make_side(text, index).quote()
    if kind == "omission":
        return Drift(kind="omission", original=quote, copy=None, message=Message(code="drift-omission"))
    return Drift(kind="addition", original=None, copy=quote, message=Message(code="drift-addition"))


def _find_clauses(passage: Passage) -> Iterator[Drift]:
    """Clauses that one side of a passage has beyond the other."""
    least = LEAST_CLAUSE_ZH if passage.a.source.chinese else LEAST_CLAUSE_EN
    for edit in find_edits(passage):
        old, new = passage.a.text[slice(*edit.a)], passage.b.text[slice(*edit.b)]
        if _is_clause(old, least) and not _letters(new):
            yield _inside("omission", passage, edit.a, edit.b)
        elif _is_clause(new, least) and not _letters(old):
            yield _inside("addition", passage, edit.a, edit.b)


def _is_clause(text: str, least: int) -> bool:
    return _letters(text) >= least and _CLAUSE_END.search(text) is not None


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


def _inside(kind: str, passage: Passage, a: tuple[int, int], b: tuple[int, int]) -> Drift:
    if kind == "omission":
        message = Message(code="drift-omission-clause", values=(("original", passage.a.text[slice(*a)].strip()),))
        return Drift(kind="omission", original=passage.a.quote(a), copy=passage.b.quote(), message=message)
    message = Message(code="drift-addition-clause", values=(("copy", passage.b.text[slice(*b)].strip()),))
    return Drift(kind="addition", original=passage.a.quote(), copy=passage.b.quote(b), message=message)
