"""Aligned passages: the two sides of a bead as text, with the way back from a place in them to a cited sentence.

In: the comparison of two texts. Out: Passages, one a bead with both sides, in reading order, and the sentences that
stand alone.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz.distance import Indel, LCSseq

from tashan.model import Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.model import Bead
    from tashan.stories.decide import Comparison
    from tashan.stories.texts import Text

Span = tuple[int, int]

# Below this cosine a bead may be a mistake of the alignment; nothing is said about what differs in it.
SURE = 0.5
# Other numbers and names lower the cosine; between two sure beads less is enough.
SURE_BETWEEN = 0.3


class Side(Struct, frozen=True, kw_only=True, dict=True):
    """Some sentences of a text in a row, joined; `starts` are their offsets in `text`."""

    source: Text
    indices: tuple[int, ...]
    text: str
    starts: tuple[int, ...]

    def quote(self, mark: Span | None = None) -> Quote:
        """The sentence that `mark` begins in, with the mark's place in it; without a mark the first sentence."""
        place = 0 if mark is None else max(k for k, start in enumerate(self.starts) if start <= mark[0])
        sentence = self.source.sentences[self.indices[place]]
        span = None
        if mark is not None:
            shift = self.starts[place]
            span = (mark[0] - shift, min(mark[1] - shift, len(sentence)))
        return Quote(citation=self.source.citations[self.indices[place]], text=sentence, mark=span)

    def quote_beside(self, span: Span, length: int) -> Quote:
        """The sentence that lies as far on as the middle of `span` does in a text of `length` on the other side."""
        at = (span[0] + span[1]) / 2 / max(length, 1) * len(self.text)
        place = max(k for k, start in enumerate(self.starts) if start <= at)
        return Quote(
            citation=self.source.citations[self.indices[place]], text=self.source.sentences[self.indices[place]]
        )


class Passage(Struct, frozen=True, kw_only=True, dict=True):
    """A bead with both sides; `a` is the canonical one's."""

    a: Side
    b: Side
    score: float

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.a, self.b

    @property
    def equal(self) -> bool:
        """Whether both sides say the same word for word."""
        return self.a.text == self.b.text

    @property
    def one_language(self) -> bool:
        return self.a.source.chinese == self.b.source.chinese

    @cached_property
    def wording(self) -> float:
        """Share of characters in common, 0 to 1; 0 across languages."""
        if not self.one_language:
            return 0.0
        return 1.0 if self.equal else Indel.normalized_similarity(self.a.text, self.b.text)

    @cached_property
    def contained(self) -> float:
        """Share of the shorter side's characters that the longer one has in the same order; 0 across languages."""
        if not self.one_language:
            return 0.0
        return LCSseq.similarity(self.a.text, self.b.text) / max(min(len(self.a.text), len(self.b.text)), 1)


def make_passages(found: Comparison) -> tuple[Passage, ...]:
    """The beads of `found` that are sure to say the same."""
    beads = found.beads
    return tuple(
        Passage(a=join_sentences(found.a, bead.a), b=join_sentences(found.b, bead.b), score=bead.score)
        for place, bead in enumerate(beads)
        if bead.score >= SURE or (bead.score >= SURE_BETWEEN and _stands_between(place, beads))
    )


def _stands_between(place: int, beads: Sequence[Bead]) -> bool:
    """Whether the beads before and after are sure, or the text ends there: then this one is too."""
    near = (*beads[max(0, place - 1) : place], *beads[place + 1 : place + 2])
    return bool(near) and all(bead.score >= SURE for bead in near)


def make_side(text: Text, index: int) -> Side:
    """A side of one sentence."""
    return join_sentences(text, (index,))


def join_sentences(text: Text, indices: Sequence[int]) -> Side:
    """A side of some sentences of a text in a row."""
    if len(indices) == 1:
        return Side(source=text, indices=tuple(indices), text=text.plain[indices[0]], starts=(0,))
    glue = "" if text.chinese else " "
    sentences = [text.plain[i] for i in indices]
    starts = accumulate((len(sentence) + len(glue) for sentence in sentences[:-1]), initial=0)
    return Side(source=text, indices=tuple(indices), text=glue.join(sentences), starts=tuple(starts))
