"""Traces of a machine in an article whose original is not in the corpus: nothing stands beside it to compare with.

In: an article and its sentences in Simplified characters. Out: the relation that its version has, with the evidence.
Words broken by replacing tell a rewriting; Chinese names left in pinyin tell a translation, but only beside another
sign: people leave them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.model import Message
from tashan.stories.drift.pinyin import is_all_pinyin
from tashan.stories.marks import LATIN_NAME, Mark, find_slips, find_spun, has_half_width, is_machine_made, make_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.model import Article, Relation

# Chinese names in pinyin that are a habit.
LEAST_PINYIN = 3


def find_lone(article: Article, sentences: Sequence[str]) -> tuple[Relation, tuple[Message, ...]]:
    """What the first version of a story is: an original, unless it bears the traces; and what tells them."""
    if article.lang == "en" or article.translation:
        return "original", ()
    spun = find_spun(sentences)
    if spun:
        return "machine-rewrite", (spun.message,)
    marks = [mark for mark in (_pinyin(sentences), _slips(sentences), _punctuation(sentences)) if mark]
    if marks and marks[0].message.code == "evidence-pinyin" and is_machine_made(marks):
        return "machine-translation", tuple(mark.message for mark in marks)
    return "original", ()


def _pinyin(sentences: Sequence[str]) -> Mark | None:
    found = dict.fromkeys(name for sentence in sentences for name in LATIN_NAME.findall(sentence))
    names = [name for name in found if is_all_pinyin(name)]
    return make_mark("evidence-pinyin", names, strong=True) if len(names) >= LEAST_PINYIN else None


def _slips(sentences: Sequence[str]) -> Mark | None:
    slips = find_slips(sentences)
    return make_mark("evidence-slips", slips, strong=True) if slips else None


def _punctuation(sentences: Sequence[str]) -> Mark | None:
    return Mark(message=Message(code="evidence-half-width"), strong=False) if has_half_width(sentences) else None
