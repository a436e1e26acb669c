"""Whether two articles are versions of one another.

In: two texts. Out: a Comparison with the alignment, the measures taken from it and the verdict.

Versions tell the same sentence by sentence: nearly all of the shorter one is found in the longer one, in order, inside
and outside of quotations, and the values, days and names in it are mostly the same (see `apart`). Articles on the same
event that share press quotes and figures do not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from tashan.alignment import align_sentences, similarity
from tashan.model import Bead
from tashan.stories.apart import Slots, count_slots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.model import Article
    from tashan.stories.texts import Text

# A bead whose sides are this close says the same: the versions of the WMT22 documents have at least 0.85 of the
# shorter text in such beads, unrelated articles at most 0.17, articles on one event up to 0.52 (tests/stories).
SAME_COSINE = 0.5
LEAST_COVERAGE = 0.7
# Similarity along the best path (see alignment): versions at least 0.32 across languages and 0.55 in one language;
# unrelated articles at most 0.05, articles on one event up to 0.26.
LEAST_SIMILARITY = 0.25
LEAST_SIMILARITY_ONE_LANGUAGE = 0.35
# The same across languages where nearly every value, day and name agrees: a free translation in another order reached
# 0.23, notices full of names and figures 0.14 (translated bus and admission notices).
LEAST_EVIDENT = 0.12
# The same where they share their long figures too: the least that is asked, so that unrelated texts are not aligned.
LEAST_FIGURED, LEAST_FIGURES, SAME_FIGURES = 0.05, 2, 0.6
# A bead this close across languages says the same where every value, day and name in it agrees.
AGREEING_COSINE = 0.3
# A short text finds something like it in a much longer one by chance, so it must match more closely.
FEW_SENTENCES, MUCH_LONGER = 4, 4.0
LEAST_SIMILARITY_SHORT = 0.5
# A text so many times as long that tells the other in one piece, with more than all of that before it, is a collection
# or quotes it: a digest has what it tells from all over the longer text, an excerpt mostly from its beginning.
COLLECTION, ONE_PIECE = 6.0, 1.5
# A later text so many times as long (a month's round-up: 60 times) has more to tell than an update of the other has.
FAR_LONGER = 20.0
# Letters' worth of text (eleven Chinese characters) below which two articles are alike by chance: TBD, 敬请期待。
LEAST_TEXT = 24
# Less text than this share outside of quotations is too little to judge by.
LEAST_OUTSIDE = 0.25

# Comparisons kept for the story after its verdicts: a thousand versions of thirty sentences take some 50 MB.
COMPARISONS_KEPT = 1024

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


class Comparison(Struct, frozen=True, kw_only=True):
    """What aligning text a with text b showed. `beads` index into a and b; shares are of the shorter text, 0 to 1.

    `coverage` is the share in beads that say the same, `outside` the same for sentences without a quotation.
    """

    a: Text
    b: Text
    beads: tuple[Bead, ...]
    similarity: float
    coverage: float = 0.0
    outside: float = 0.0

    @property
    def same(self) -> bool:
        """Whether a and b are versions of one another."""
        if min(self.a.lengths.sum(), self.b.lengths.sum()) < LEAST_TEXT:
            return False
        if self.similarity < least_evident(self.a, self.b) or min(self.coverage, self.outside) < LEAST_COVERAGE:
            return False
        if self.collected:
            return False
        slots = self._slots
        across = self.a.chinese != self.b.chinese
        return (
            slots.evident
            or (across and slots.certain)
            or (self.similarity >= least_similarity(self.a, self.b) and not slots.apart)
        )

    @property
    def _slots(self) -> Slots:
        key = _key(self.a, self.b)
        if key not in _counted:
            if len(_counted) >= COMPARISONS_KEPT:
                _counted.clear()
            _counted[key] = count_slots(self.beads, self.a, self.b)
        return _counted[key]

    @property
    def collected(self) -> bool:
        """Whether one text is a piece of the other, a round-up or an anthology."""
        counts = len(self.a.sentences), len(self.b.sentences)
        longer = int(counts[1] > counts[0])
        told = [place for bead in self.beads if bead.a and bead.b for place in (bead.a, bead.b)[longer]]
        few, many = sorted(counts)
        if not told or many < COLLECTION * few:
            return False
        short, long = ((self.a, self.b), (self.b, self.a))[1 - longer]
        if many >= FAR_LONGER * few and _before(short.article, long.article):
            return True
        return min(told) > few and max(told) - min(told) < ONE_PIECE * max(few, len(told))


def compare(a: Text, b: Text, *, whole: bool = False) -> Comparison:
    """Align `a` with `b` and measure; pairs below the least similarity are not aligned, unless `whole` asks."""
    key = _key(a, b)
    found = _compared.get(key)
    near = found.similarity if found else similarity(a.vectors, b.vectors)
    if not whole and near < min(least_similarity(a, b), least_evident(a, b) if a.chinese != b.chinese else 1.0):
        return Comparison(a=a, b=b, beads=(), similarity=near)
    if found is None:
        if len(_compared) >= COMPARISONS_KEPT:
            _compared.clear()
        found = _compared[key] = _measure(a, b, near)
    return Comparison(
        a=a, b=b, beads=found.beads, similarity=found.similarity, coverage=found.coverage, outside=found.outside
    )


class _Measured(NamedTuple):
    """What a comparison rests on besides the articles: the sentences and their vectors."""

    beads: tuple[Bead, ...]
    similarity: float
    coverage: float
    outside: float


_Key = tuple[bool, bytes, bool, bytes]
_compared: dict[_Key, _Measured] = {}
_counted: dict[_Key, Slots] = {}
"""By the digests of both texts. A story compares each of its versions with the canonical one, which mostly is what the
verdict rested on a moment ago; and of a thousand versions of one text many are equal."""


def _key(a: Text, b: Text) -> _Key:
    return a.chinese, a.digest, b.chinese, b.digest


def _measure(a: Text, b: Text, near: float) -> _Measured:
    beads = _match(a) if a.plain == b.plain else align_sentences(a.plain, b.plain, a.vectors, b.vectors)
    shorter = 0 if a.lengths.sum() <= b.lengths.sum() else 1
    same = [bead for bead in beads if bead.a and bead.b and _says_the_same(bead, a, b)]
    return _Measured(
        beads=beads,
        similarity=near,
        coverage=_coverage(same, (a, b)[shorter], shorter, outside=False),
        outside=_coverage(same, (a, b)[shorter], shorter, outside=True),
    )


def _before(one: Article, other: Article) -> bool:
    return bool(one.published and other.published and one.published < other.published)


def _match(text: Text) -> tuple[Bead, ...]:
    """The alignment of a text with its equal."""
    return tuple(Bead(a=(place,), b=(place,), score=1.0) for place in range(len(text.plain)))


def least_similarity(a: Text, b: Text) -> float:
    """The similarity that two such texts must reach."""
    counts = sorted((len(a.sentences), len(b.sentences)))
    if counts[0] < FEW_SENTENCES or counts[1] > MUCH_LONGER * counts[0]:
        return LEAST_SIMILARITY_SHORT
    return LEAST_SIMILARITY_ONE_LANGUAGE if a.chinese == b.chinese else LEAST_SIMILARITY


def least_evident(a: Text, b: Text) -> float:
    """The similarity from which on two texts may be versions if all that was filled in agrees."""
    least, shared = min(len(a.figures), len(b.figures)), len(a.figures & b.figures)
    figured = a.chinese != b.chinese and shared >= LEAST_FIGURES and shared >= SAME_FIGURES * least
    return LEAST_FIGURED if figured else LEAST_EVIDENT


def _says_the_same(bead: Bead, a: Text, b: Text) -> bool:
    if bead.score >= SAME_COSINE or a.chinese == b.chinese or bead.score < AGREEING_COSINE:
        return bead.score >= SAME_COSINE
    return count_slots((bead,), a, b).complete


def _coverage(same: Sequence[Bead], text: Text, side: int, *, outside: bool) -> float:
    """Share of `text`, by length, in the beads `same`; with `outside` of its sentences without a quotation."""
    counted = [not (outside and _QUOTED.search(sentence)) for sentence in text.plain]
    total = sum(length for length, own in zip(text.lengths, counted, strict=True) if own)
    if outside and total < LEAST_OUTSIDE * text.lengths.sum():
        return _coverage(same, text, side, outside=False)
    covered = sum(text.lengths[i] for bead in same for i in (bead.a, bead.b)[side] if counted[i])
    return float(covered / max(total, 1))
