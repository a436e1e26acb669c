"""Statements that a version turns round: a negation put in or taken out, a word become its opposite.

In: aligned passages. Out: drifts of the kind `negation`. In one language only where the words around the change are
the same; across languages only where one side denies and the other holds nothing that could.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.model import Drift, Message
from tashan.stories.drift.cues import AFFIRMING, OPPOSITES
from tashan.stories.drift.edits import LITERAL, find_edits, tag_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.stories.drift.edits import Edit
    from tashan.stories.drift.passages import Passage, Side, Span

# Equal characters that must stand on each side of a changed negation (fewer at the ends of a sentence).
CONTEXT = 2
_NEGATION_ZH = re.compile(
    r"(?:并|从|还|也|都|绝|决|尚|仍|再)?(?:不是|不会|不能|不再|不曾|没有|没能|未能|未曾|无法|不|没|未|无|非|莫|勿)(?:有|是|会|能|再|曾)?"
)
_NEGATION_EN = re.compile(r"\s*(?:not|never|no longer|no|n['’]t|cannot|without|nor|neither)\s*", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")


def find_negation_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of negation in passages that keep the wording."""
    for passage in passages:
        if passage.wording >= LITERAL:
            denials = len(_denials(passage.a)) != len(_denials(passage.b))
            for edit in find_edits(passage):
                yield from _judge(edit, passage, denials=denials)


def _denials(side: Side) -> list[str]:
    return (_NEGATION_ZH if side.source.chinese else _NEGATION_EN).findall(side.text)


def _judge(edit: Edit, passage: Passage, *, denials: bool) -> Iterator[Drift]:
    """`denials` says that the sides do not deny equally often; where they do, a negation has only moved."""
    old, new = passage.a.text[slice(*edit.a)], passage.b.text[slice(*edit.b)]
    if (
        denials
        and not old
        and _is_negation(new, passage)
        and _is_word(edit.b, passage.b)
        and _same_around(edit, passage)
    ):
        yield _drift("drift-negation-added", passage, edit, new)
    elif (
        denials
        and not new
        and _is_negation(old, passage)
        and _is_word(edit.a, passage.a)
        and _same_around(edit, passage)
    ):
        yield _drift("drift-negation-lost", passage, edit, old)
    elif old and new:
        opposite = _opposite(edit, passage)
        if opposite:
            yield _turned("drift-negation-opposite", passage, *opposite)
        elif denials and _is_turned(old, new, passage) and _same_around(edit, passage):
            yield _turned("drift-negation-turned", passage, edit.a, edit.b)


def _is_negation(text: str, passage: Passage) -> bool:
    pattern = _NEGATION_ZH if passage.a.source.chinese else _NEGATION_EN
    return bool(text) and pattern.fullmatch(text) is not None


def _is_turned(old: str, new: str, passage: Passage) -> bool:
    """Whether a negation stands where an affirming adverb stood, or the other way round."""
    return any(
        _is_negation(denying, passage) and affirming.strip().lower() in AFFIRMING
        for denying, affirming in ((old, new), (new, old))
    )


def _is_word(span: Span, side: Side) -> bool:
    """Whether a negation begins a word or is one: 没 in 淹没 does not."""
    if not side.source.chinese:
        return True
    return any(place[0] == span[0] for place, _ in tag_words(side.text))


def _same_around(edit: Edit, passage: Passage) -> bool:
    a, b = passage.a.text, passage.b.text
    return (
        a[max(0, edit.a[0] - CONTEXT) : edit.a[0]] == b[max(0, edit.b[0] - CONTEXT) : edit.b[0]]
        and a[edit.a[1] : edit.a[1] + CONTEXT] == b[edit.b[1] : edit.b[1] + CONTEXT]
    )


def _opposite(edit: Edit, passage: Passage) -> tuple[Span, Span] | None:
    """A word of side a and its opposite in the same place of side b."""
    for reach in range(3):
        a = max(0, edit.a[0] - reach), edit.a[1]
        b = max(0, edit.b[0] - reach), edit.b[1]
        for more in range(3):
            spans = (a[0], a[1] + more), (b[0], b[1] + more)
            words = passage.a.text[slice(*spans[0])].strip(), passage.b.text[slice(*spans[1])].strip()
            if frozenset(words) in OPPOSITES and _whole(words[0], spans[0], passage):
                return spans
    return None


def _whole(word: str, span: Span, passage: Passage) -> bool:
    """An English word must stand alone; a Chinese one may not be the end of another word of the list."""
    if not word.isascii():
        return True
    text = passage.a.text
    return any(found.group() == word and found.start() >= span[0] - 1 for found in _WORD.finditer(text))


def _drift(code: str, passage: Passage, edit: Edit, word: str) -> Drift:
    """The mark takes in what is denied on both sides, so that there is something to show where the word is missing."""
    a = (edit.a[0], min(len(passage.a.text), edit.a[1] + CONTEXT))
    b = (edit.b[0], min(len(passage.b.text), edit.b[1] + CONTEXT))
    return Drift(
        kind="negation",
        original=passage.a.quote(a),
        copy=passage.b.quote(b),
        message=Message(code=code, values=(("word", word.strip()),)),
    )


def _turned(code: str, passage: Passage, a: Span, b: Span) -> Drift:
    values = (("original", passage.a.text[slice(*a)].strip()), ("copy", passage.b.text[slice(*b)].strip()))
    return Drift(
        kind="negation",
        original=passage.a.quote(a),
        copy=passage.b.quote(b),
        message=Message(code=code, values=values),
    )
