"""Numerals that only say how long a word is which the text has just named, or is about to: "真正"两个字, 未来二字.

In: text. Out: where they stand. They count nothing in the world, and another language, or another writer, says "the
word" instead (“真正”一词).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.language.numerals import ENGLISH_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_N = r"(?:\d{1,2}|[一两兩二三四五六七八九十]{1,2})"
_CLOSING, _OPENING = "”’」』》〉\"'", "“‘「『《〈\"'"
_LONG = r"(?:个|個)?\s?大?(?:字(?![节節型体體头號号形典符])(?:样|樣)?|汉字|漢字|词(?![典条條类類性])(?:语|語|汇|彙)?|詞(?:語|彙)?)"
_E = rf"(?:\d{{1,2}}|{'|'.join(sorted(ENGLISH_NUMBERS, key=len, reverse=True))})"
_LENGTHS = (
    re.compile(rf"[{_CLOSING}]\s?(?:[这這那]|的|等)?{_N}{_LONG}"),
    re.compile(rf"[这這那]{_N}{_LONG}(?=\s?[：:，,]?\s?[{_OPENING}])|[这這]{_N}{_LONG}"),
    re.compile(r"(?<![一二两兩三四五六七八九十百千万\d])[二三四五六八](?:字|詞|词)(?![节節型体體头號号形典符经經])"),
    re.compile(
        rf"\b(?:the|these|those|in)\s(?:\w+\s)?{_E}[\s-](?:words?|characters?)\b|\b{_E} (?:words?|characters?)\s?[:,]?\s?[{_OPENING}]"
        rf"|[{_CLOSING}],? (?:the |these |those )?{_E} (?:words?|characters?)\b",
        re.IGNORECASE,
    ),
)


def find_word_lengths(text: str) -> Iterator[tuple[int, int]]:
    """Where a text says of how many characters or words a word consists."""
    words = text.lower()
    said = any(word in text for word in "字词詞"), "word" in words or "character" in words
    for pattern, may_stand in zip(_LENGTHS, (said[0], said[0], said[0], said[1]), strict=True):
        for match in pattern.finditer(text) if may_stand else ():
            yield match.span()
