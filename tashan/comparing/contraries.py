"""Words that say the contrary of one another, in English and, by the dictionary, in Chinese.

In: a word. Out: its poles, each a row of `contraries.txt` with a side, or whether two words stand on the two sides of a
row. A Chinese word stands where an English word stands that the dictionary gives as its whole meaning.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tashan.comparing.lexicon import load_lexicon, stem

if TYPE_CHECKING:
    from collections.abc import Mapping

Pole = tuple[int, int]
"""The number of a row and the side of it, 0 or 1."""

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EMPTY = frozenset(["to", "be", "a", "an", "the", "become", "get", "very", "sb", "sth", "goods"])
_DEGREE = re.compile(r"(\w{2,}?)(i?)(?:er|est)")
"""An adjective in its comparative or superlative: tighter, easiest."""
_FEW = re.compile(r"\ba (?:few|little)\b")
_DENYING = re.compile(r"(?:un|in|im|il|ir|dis|non-?|mis)(\w{4,})")
_PARTICLES = ("up", "down")
# A verb of so many letters is the same with a particle: tighten up; give up and cut down on are not.
PLAIN = 5


@lru_cache(maxsize=16384)
def english_poles(word: str) -> frozenset[Pole]:
    """The poles of an English word in any of its forms."""
    found = _poles().get(stem(word), frozenset())
    degree = _DEGREE.fullmatch(word.lower()) if not found else None
    forms = (degree[1] + "y",) if degree and degree[2] else (degree[1], degree[1] + "e") if degree else ()
    return found.union(*(_poles().get(stem(form), frozenset()) for form in forms))


@lru_cache(maxsize=16384)
def chinese_poles(word: str) -> Mapping[Pole, str]:
    """The poles of a Chinese word, each with the English word that it stands for there."""
    found: dict[Pole, str] = {}
    for meaning in load_lexicon().glosses.get(word, ()) if len(word) > 1 else ():
        for part in re.split(r"[;,/]", _ASIDE.sub("", meaning)):
            words = [each for each in _FEW.sub("some", part).split() if each not in _EMPTY]
            if len(words) == 1 or (len(words) == 2 and words[1] in _PARTICLES and len(words[0]) >= PLAIN):
                for pole in english_poles(words[0]):
                    found.setdefault(pole, words[0])
    return found


def turned(pole: Pole) -> Pole:
    """The other side of a row."""
    return pole[0], 1 - pole[1]


def are_contrary(one: str, other: str) -> bool:
    """Whether two words of one language say the contrary of one another and share no meaning."""
    poles = (english_poles(one), english_poles(other)) if one.isascii() else (chinese_poles(one), chinese_poles(other))
    mine, theirs = frozenset(poles[0]), frozenset(poles[1])
    opposite = mine.isdisjoint(theirs) and any(turned(pole) in theirs for pole in mine)
    return opposite or (one.isascii() and (_denies(one, other) or _denies(other, one)))


def _denies(one: str, other: str) -> bool:
    """Whether an English word is another with a syllable that denies it: insignificant, distrusted."""
    match = _DENYING.fullmatch(one.lower())
    return match is not None and stem(match[1]) == stem(other)


@cache
def _poles() -> Mapping[str, frozenset[Pole]]:
    text = (files("tashan.comparing") / "contraries.txt").read_text(encoding="utf-8")
    rows = [line.split(" : ") for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, set[Pole]] = {}
    for number, row in enumerate(rows):
        for side, words in enumerate(row):
            for word in words.split():
                found.setdefault(stem(word), set()).add((number, side))
    return {word: frozenset(poles) for word, poles in found.items()}
