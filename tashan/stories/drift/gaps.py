"""What a version leaves out, and what it adds.

In: the comparison of two texts, and its passages. Out: drifts of the kinds `omission` and `addition`: sentences without
a counterpart anywhere in the other text, and clauses taken out of a passage that otherwise keeps its wording.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Indel

from tashan.comparing.clauses import split_clauses
from tashan.comparing.coverage import cover
from tashan.comparing.paired import split_english
from tashan.comparing.words import load_words
from tashan.model import Drift, Message
from tashan.stories.drift.edits import find_edits
from tashan.stories.drift.passages import SURE, SURE_BETWEEN, make_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.comparing.insertion import Encode
    from tashan.model import Bead
    from tashan.stories.decide import Comparison
    from tashan.stories.drift.passages import Passage, Side, Span
    from tashan.stories.texts import Text

# Letters' worth of content (two and a bit a Chinese character) below which a sentence is no loss: labels, ornaments.
LEAST_LENGTH = 10
# The same where wordings differ and a shorter one may be a piece of its neighbour.
LEAST_LENGTH_FREE = 20
# A lone sentence this close to a lone one beside it is likely its free translation.
PARTNER = 0.25
# By so much another sentence must be nearer to one that is like a lone one, so that it is that one's counterpart.
TAKEN = 0.15
# Share of common characters from which on some of the sentences that were joined are all that the other side has.
COPIED = 0.95
# Mean share of common characters from which on a version is a copy.
LITERAL = 0.85
# Beads on each side in which a lone sentence may be told after all, and the share of its words that must stand there.
NEAR_BEADS, TOLD_NEARBY, TOLD_ACROSS = 2, 0.7, 0.45
# Where no sentence of the other text in the same language is as near to a lone one as this, it need not be so long, and
# more of its characters may stand there by chance.
UNLIKE, TOLD_UNLIKE = 0.35, 0.8
# Cosine below which a lone sentence, and each clause of it, is like none nearby in the other language.
STRANGE, STRANGE_CLAUSE = 0.28, 0.37
# The same for a sentence that was joined to others: by chance a third of its words stand there.
TOLD_WITHIN = 0.5
# Characters of a clause whose absence is worth a word.
LEAST_CLAUSE_ZH, LEAST_CLAUSE_EN = 6, 20
# Share of its pairs of characters that the other side has too, from which on a clause has only moved.
MOVED = 0.4
# Share of the shorter side's characters that the longer one has, from which on it only has clauses more.
WORD_FOR_WORD = 0.97
_MARK = re.compile(r"[，,、；;：:。.！!？?—]")
_REPEATED = re.compile(r"(?<![A-Za-z])(\w[\w ]{2,}\w)[,，、]\s?\1(?![A-Za-z])")
_BRACKET = re.compile(r"[（）()“”\"]")
_PAIRS = (("（", "）"), ("(", ")"), ("“", "”"))


def find_gap_drift(found: Comparison, passages: Sequence[Passage], encode: Encode | None = None) -> Iterator[Drift]:
    """Omissions and additions sentence by sentence, then those inside of passages.

    With `encode` a sentence of a translation is held against each clause nearby: its words may stand there by
    chance.
    """
    gaps = _Gaps(found, literal=_is_literal(passages), encode=encode)
    for place, bead in enumerate(found.beads):
        if not (bead.a and bead.b) and gaps.is_real(place):
            kind, text, index = ("omission", found.a, bead.a) if bead.a else ("addition", found.b, bead.b)
            yield _whole(kind, text, index[0])
        elif max(len(bead.a), len(bead.b)) > 1:
            yield from gaps.find_within(bead)
    for passage in passages:
        if passage.one_language and not passage.equal:
            yield from _find_clauses(passage)
            yield from _find_repeats(passage)


class _Gaps:
    """Tells sentences that are missing on the other side from those that the alignment could not place."""

    def __init__(self, found: Comparison, *, literal: bool, encode: Encode | None) -> None:
        self._found, self._literal, self._encode = found, literal, encode
        self._cosines = found.a.vectors @ found.b.vectors.T
        self._bead_of_a = {index: bead for bead in found.beads for index in bead.a}
        self._bead_of_b = {index: bead for bead in found.beads for index in bead.b}

    def is_real(self, place: int) -> bool:
        """Whether the lone sentence of a bead stands nowhere on the other side, in whatever form."""
        bead = self._found.beads[place]
        text, index = (self._found.a, bead.a[0]) if bead.a else (self._found.b, bead.b[0])
        own = self._cosines[index] if bead.a else self._cosines[:, index]
        if not own.size or text.lengths[index] < LEAST_LENGTH or self._stands(own, of_a=bool(bead.a)):
            return False
        if self._literal:
            return True
        one_language = self._found.a.chinese == self._found.b.chinese
        unlike = one_language and float(own.max()) < UNLIKE
        least = (TOLD_UNLIKE if unlike else TOLD_NEARBY) if one_language else TOLD_ACROSS
        told = self._told(place, index, of_a=bool(bead.a)) >= least
        if told and (one_language or not self._is_strange(place, index, of_a=bool(bead.a))):
            return False
        if not one_language and _is_item(text, index):
            return False
        stands_out = unlike or text.lengths[index] >= LEAST_LENGTH_FREE or _is_passage(text, index)
        return stands_out and not _belongs(self._found, place) and not self._has_partner(place)

    def _stands(self, cosines: np.ndarray, *, of_a: bool) -> bool:
        """Whether a sentence of the other side says the same as the one with these cosines, and nobody else's."""
        near = np.flatnonzero(cosines >= SURE)
        return any(not self._is_taken(int(other), float(cosines[other]), of_a=of_a) for other in near)

    def _is_taken(self, other: int, cosine: float, *, of_a: bool) -> bool:
        """Whether a sentence of the other side has a counterpart of its own that is much nearer to it.

        Sentences about one thing are alike: that the next one stands there does not tell that this one does.
        """
        bead = (self._bead_of_b if of_a else self._bead_of_a)[other]
        if len(bead.a) != 1 or len(bead.b) != 1:
            return False
        one, two = self._found.a.plain[bead.a[0]], self._found.b.plain[bead.b[0]]
        return bool(self._cosines[bead.a[0], bead.b[0]] >= cosine + TAKEN) or _is_copied([one], [two])

    def find_within(self, bead: Bead) -> Iterator[Drift]:
        """Sentences that were joined to a neighbour's counterpart although it tells nothing of them."""
        if not (bead.a and bead.b) or bead.score < SURE_BETWEEN:
            return
        of_a = len(bead.a) > len(bead.b)
        many, few = (bead.a, bead.b) if of_a else (bead.b, bead.a)
        text, other = (self._found.a, self._found.b) if of_a else (self._found.b, self._found.a)
        there = other.vectors[list(few)].sum(axis=0)
        whole = _cosine(text.vectors[list(many)].sum(axis=0), there)
        for index in many:
            rest = [k for k in many if k != index]
            own = self._cosines[index] if of_a else self._cosines[:, index]
            without = _cosine(text.vectors[rest].sum(axis=0), there)
            told = cover(
                text.plain[index], "".join(other.plain[max(0, few[0] - 1) : few[-1] + 2]),
                chinese=text.chinese, other_chinese=other.chinese,
            )  # fmt: skip
            if text.lengths[index] < LEAST_LENGTH:
                continue
            untold = own.max() < SURE and without >= whole and told < TOLD_WITHIN
            if untold or _is_copied([text.plain[k] for k in rest], [other.plain[k] for k in few]):
                yield _whole("omission" if of_a else "addition", text, index)

    def _told(self, place: int, index: int, *, of_a: bool) -> float:
        """Share of a lone sentence's words that stand on the other side near its place."""
        text, other = (self._found.a, self._found.b) if of_a else (self._found.b, self._found.a)
        near = self._found.beads[max(0, place - NEAR_BEADS) : place + NEAR_BEADS + 1]
        there = " ".join(other.plain[k] for bead in near for k in (bead.b if of_a else bead.a))
        return cover(text.plain[index], there, chinese=text.chinese, other_chinese=other.chinese)

    def _is_strange(self, place: int, index: int, *, of_a: bool) -> bool:
        """Whether no clause of the other language nearby is like a lone sentence, nor like any clause of it."""
        if self._encode is None:
            return False
        text, other = (self._found.a, self._found.b) if of_a else (self._found.b, self._found.a)
        near = self._found.beads[max(0, place - NEAR_BEADS) : place + NEAR_BEADS + 1]
        lines = [other.plain[k] for bead in near for k in (bead.b if of_a else bead.a)]
        theirs = [run for line in lines for run in _list_runs(line, chinese=other.chinese)]
        own = [text.plain[index], *_list_clauses(text.plain[index], chinese=text.chinese)]
        if not theirs:
            return False
        vectors = self._encode([*own, *theirs])
        likeness = (vectors[: len(own)] @ vectors[len(own) :].T).max(axis=1)
        return bool(likeness[0] < STRANGE and likeness.max() < STRANGE_CLAUSE)

    def _has_partner(self, place: int) -> bool:
        """Whether a lone sentence of the other text stands beside it that may be its free translation."""
        bead = self._found.beads[place]
        near = self._found.beads[max(0, place - 3) : place + 4]
        beside = self._found.beads[max(0, place - 1) : place + 2]
        across = self._found.a.chinese != self._found.b.chinese
        if across and any(not (other.a if bead.a else other.b) for other in beside):
            return True
        if bead.a:
            return any(self._cosines[bead.a[0], other.b[0]] >= PARTNER for other in near if not other.a)
        return any(self._cosines[other.a[0], bead.b[0]] >= PARTNER for other in near if not other.b)


def _list_clauses(line: str, *, chinese: bool) -> list[str]:
    return [line[slice(*span)] for span in (split_clauses(line) if chinese else split_english(line))]


def _list_runs(line: str, *, chinese: bool) -> list[str]:
    """The clauses of a sentence, and each with the next one."""
    spans = split_clauses(line) if chinese else split_english(line)
    pairs = [(one[0], other[1]) for one, other in pairwise(spans)]
    return [line[slice(*span)] for span in (*spans, *pairs)]


def _is_copied(lines: Sequence[str], others: Sequence[str]) -> bool:
    """Whether some sentences are the others word for word."""
    return Indel.normalized_similarity("".join(lines), "".join(others)) >= COPIED


def _is_literal(passages: Sequence[Passage]) -> bool:
    """Whether the version keeps the wording throughout, so that every sentence can be told apart."""
    return bool(passages) and float(np.mean([passage.wording for passage in passages])) >= LITERAL


def _is_item(text: Text, index: int) -> bool:
    """Whether a sentence is one of a list that semicolons part: the other language may have it in one sentence."""
    near = [
        text.plain[k]
        for k in (index - 1, index)
        if k >= 0 and text.citations[k].passage == text.citations[index].passage
    ]
    return any(line.rstrip().endswith((";", "；")) for line in near)


def _is_passage(text: Text, index: int) -> bool:
    """Whether a sentence is a whole paragraph."""
    own = text.citations[index].passage
    return sum(citation.passage == own for citation in text.citations) == 1


def _belongs(found: Comparison, place: int) -> bool:
    """Whether a lone sentence completes its neighbour: with it, the neighbour is closer to its counterpart."""
    gap = found.beads[place]
    for bead in found.beads[max(0, place - 1) : place + 2]:
        if bead.a and bead.b:
            a = found.a.vectors[list(bead.a)].sum(axis=0), found.a.vectors[list(gap.a)].sum(axis=0)
            b = found.b.vectors[list(bead.b)].sum(axis=0), found.b.vectors[list(gap.b)].sum(axis=0)
            if _cosine(a[0] + a[1], b[0] + b[1]) > _cosine(a[0], b[0]):
                return True
    return False


def _cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / max(float(np.linalg.norm(one) * np.linalg.norm(other)), 1e-9))


def _whole(kind: str, text: Text, index: int) -> Drift:
    quote = make_side(text, index).quote()
    if kind == "omission":
        return Drift(kind="omission", original=quote, copy=None, message=Message(code="drift-omission"))
    return Drift(kind="addition", original=None, copy=quote, message=Message(code="drift-addition"))


def _find_clauses(passage: Passage) -> Iterator[Drift]:
    """Clauses that one side of a passage has beyond the other, from one punctuation mark to the next."""
    for edit in find_edits(passage):
        old, new = passage.a.text[slice(*edit.a)], passage.b.text[slice(*edit.b)]
        if not _letters(new) and _is_clause(edit.a, passage.a, passage):
            yield _inside("omission", passage, edit.a, edit.b)
        elif not _letters(old) and _is_clause(edit.b, passage.b, passage):
            yield _inside("addition", passage, edit.a, edit.b)


def _find_repeats(passage: Passage) -> Iterator[Drift]:
    """Items that side b lists twice in a row and side a does not."""
    for repeat in _REPEATED.finditer(passage.b.text):
        if not _REPEATED.search(passage.a.text):
            message = Message(code="drift-addition-repeated", values=(("copy", repeat.group(1).strip()),))
            copy = passage.b.quote(repeat.span())
            yield Drift(kind="addition", original=passage.a.quote(), copy=copy, message=message)


def _is_clause(span: Span, side: Side, passage: Passage) -> bool:
    """Whether a span is a clause, long enough, and not told elsewhere on the other side in other words.

    It must stand between punctuation marks; where all else is word for word, one of them is enough.
    """
    other = passage.b if side is passage.a else passage.a
    text = side.text[slice(*span)]
    least = LEAST_CLAUSE_ZH if side.source.chinese else LEAST_CLAUSE_EN
    if _letters(text) < least or _is_aside(text):
        return False
    before, after = side.text[: span[0]].rstrip(), side.text[span[1] :].lstrip()
    opens = not before or _MARK.match(before[-1]) or _MARK.match(text.strip()[0])
    closes = not after or _MARK.match(after[0]) or _MARK.match(text.strip()[-1])
    moved = _share_moved(text, other.text, chinese=side.source.chinese)
    whole = (opens or closes) if passage.contained >= WORD_FOR_WORD else (opens and closes)
    return bool(whole) and moved < MOVED


def _is_aside(text: str) -> bool:
    """Whether a span is what brackets or quotation marks hold, or tears a pair of them apart."""
    return bool(_BRACKET.match(text.strip())) or any(text.count(one) != text.count(other) for one, other in _PAIRS)


def _share_moved(text: str, other: str, *, chinese: bool) -> float:
    """Share of a span's pairs of characters, or of its English words of content, that the other side has too."""
    if not chinese:
        return 1.0 if not (words := _content(text)) else len(words & _content(other)) / len(words)
    pairs = {text[k : k + 2] for k in range(len(text) - 1)}
    return sum(pair in other for pair in pairs) / max(len(pairs), 1)


def _content(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in re.findall(r"[A-Za-z]{4,}", text)) - load_words("common")


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


def _inside(kind: str, passage: Passage, a: tuple[int, int], b: tuple[int, int]) -> Drift:
    if kind == "omission":
        message = Message(code="drift-omission-clause", values=(("original", passage.a.text[slice(*a)].strip()),))
        return Drift(kind="omission", original=passage.a.quote(a), copy=passage.b.quote(), message=message)
    message = Message(code="drift-addition-clause", values=(("copy", passage.b.text[slice(*b)].strip()),))
    return Drift(kind="addition", original=passage.a.quote(), copy=passage.b.quote(b), message=message)
