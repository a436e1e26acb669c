"""Characters that one script writes alike and the other does not.

In: Simplified text and the converter that made its Traditional form. Out: the places where the converter had to choose
(发 is 發 or 髮), with the word around them, what it chose and what else it might be, so that a person can review each
choice once.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from tashan.language.conversion import convert
from tashan.language.script import Converter, encodes
from tashan.language.words import cut_words

_COMMON_BIG5 = (0xA440, 0xC67E)
"""Big5's first level, the 5,401 characters in daily use; the second holds variants that no converter would choose."""


class Ambiguity(Struct, frozen=True, kw_only=True):
    """A character that the converter decided: its place in the Simplified text, its word and the choice."""

    start: int
    char: str
    word: str
    chosen: str
    candidates: tuple[str, ...]
    """Every common Traditional form, the chosen one included."""


def find_ambiguous(text: str, converter: Converter) -> tuple[Ambiguity, ...]:
    """The choices that `converter` made in `text`, in order. Names that the reference data fixes are no choices.

    Empty for text that the conversion lengthens or shortens, as standards that change words may do.
    """
    converted = converter.traditional(text)
    if len(converted) != len(text):
        return ()
    fixed = converter.fixed_places(text)
    found: list[Ambiguity] = []
    start = 0
    for word in cut_words(text):
        found += _ambiguities(word, start, converted, fixed)
        start += len(word)
    return tuple(found)


def _ambiguities(word: str, start: int, converted: str, fixed: frozenset[int]) -> list[Ambiguity]:
    forms = _forms()
    return [
        Ambiguity(start=place, char=char, word=word, chosen=converted[place], candidates=forms[char])
        for place, char in enumerate(word, start=start)
        if char in forms and place not in fixed
    ]


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """Each Simplified character with more than one common Traditional form, read off the two ways of conversion."""
    forms: dict[str, dict[str, None]] = {}
    for traditional in _common_traditional():
        simplified = convert(traditional, "t2s")
        if encodes(simplified, "gb2312"):
            forms.setdefault(simplified, {})[convert(traditional, "t2tw")] = None
    return {char: tuple(sorted(several)) for char, several in forms.items() if len(several) > 1}


def _common_traditional() -> list[str]:
    low, high = _COMMON_BIG5
    return [c for c in map(chr, range(0x4E00, 0xA000)) if encodes(c, "big5") and low <= _big5(c) <= high]


def _big5(char: str) -> int:
    return int.from_bytes(char.encode("big5"), "big")
