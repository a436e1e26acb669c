"""Differences inside a pair of sentences, for setting versions side by side.

In: two texts of one language. Out: pieces of each, those that the other does not have marked as changed. Compared by
Chinese characters and by whole Latin words and numbers, so that a mark never splits a number.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"[0-9][0-9.,]*[0-9]|[A-Za-zÀ-ɏ0-9]+|\s+|.", re.DOTALL)

_QUOTES = str.maketrans("“”„「」『』‘’", '"""""""\'\'')


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of a sentence; `drift` is the number of the drift it belongs to, 0 for none."""

    text: str
    changed: bool = False
    drift: int = 0


def changed_characters(a: str, b: str) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
    """For each character of both texts, whether the other text lacks it there."""
    left, right = _TOKEN.findall(a), _TOKEN.findall(b)
    opcodes = Indel.opcodes([_alike(token) for token in left], [_alike(token) for token in right])
    gone = {i for code in opcodes if code.tag != "equal" for i in range(code.src_start, code.src_end)}
    new = {j for code in opcodes if code.tag != "equal" for j in range(code.dest_start, code.dest_end)}
    return _by_character(left, gone), _by_character(right, new)


def pieces(text: str, changed: Sequence[bool], drifts: Sequence[int]) -> tuple[Piece, ...]:
    """Runs of characters that share their marks."""
    # Inside a drift nothing else is marked: its own mark says enough.
    marks = [(number, change and not number) for change, number in zip(changed, drifts, strict=True)]
    found: list[Piece] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or marks[end] != marks[start]:
            found.append(Piece(text=text[start:end], drift=marks[start][0], changed=marks[start][1]))
            start = end
    return tuple(found)


def _alike(token: str) -> str:
    """A token as it is compared: the width of punctuation and the shape of quotation marks are no difference."""
    return unicodedata.normalize("NFKC", token).translate(_QUOTES)


def _by_character(tokens: Sequence[str], marked: set[int]) -> tuple[bool, ...]:
    return tuple(index in marked for index, token in enumerate(tokens) for _ in token)
