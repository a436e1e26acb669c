"""The words of clauses in two languages, as comparing asks the encoder of them.

In: a Chinese or an English text. Out: the words of it that tell something, pairs of words, and the stems by which the
dictionary glosses Chinese ones.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import rjieba

from tashan.comparing.contraries import chinese_poles
from tashan.comparing.lexicon import load_lexicon, stem
from tashan.comparing.polarity import opposites
from tashan.comparing.words import load_words

WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_SIZE = re.compile(r"(?:small|larg|bigg|old|young)er|[\w-]+-olds?", re.IGNORECASE)
"""What describes a thing rather than what becomes of it."""


@lru_cache(maxsize=8192)
def list_words(chinese: str) -> tuple[str, ...]:
    """The words of a Chinese text that are of two characters and more, and those in words that nobody lists."""
    found: dict[str, None] = {}
    for word in rjieba.cut(chinese):
        known = word in opposites() or bool(chinese_poles(word)) or len(word) <= 2
        parts = [word] if known else [one + other for one, other in pairwise(word)]
        found |= dict.fromkeys(part for part in parts if len(part) > 1 and "\u3400" <= part[0] <= "\u9fff")
    return tuple(found)


def list_telling(english: str) -> list[re.Match[str]]:
    """The words of an English clause that tell something; names do not."""
    return [
        match
        for match in WORD.finditer(english)
        if match.group().lower() not in empty_words()
        and (match.group()[0].islower() or match.start() == 0)
        and stem(match.group()) not in _converse()
        and not _SIZE.fullmatch(match.group())
    ]


def list_grams(english: str) -> tuple[str, ...]:
    """The words of an English clause, and each with the next one: laid off."""
    words = [match.group() for match in WORD.finditer(english)]
    return tuple(dict.fromkeys((*words, *(f"{one} {other}" for one, other in pairwise(words)))))


@lru_cache(maxsize=1)
def empty_words() -> frozenset[str]:
    return (load_words("empty") | load_words("grammar") | load_words("common")) - load_words("directions")


@lru_cache(maxsize=4096)
def glossed_stems(chinese: str) -> frozenset[str]:
    """The stems by which the words of a Chinese text are glossed; those of single characters may be any word's."""
    return frozenset().union(*map(stems_of, list_words(chinese)))


@lru_cache(maxsize=16384)
def stems_of(word: str) -> frozenset[str]:
    return frozenset(stem(own) for meaning in load_lexicon().glosses.get(word, ()) for own in WORD.findall(meaning))


@lru_cache(maxsize=1)
def _converse() -> frozenset[str]:
    return frozenset(map(stem, load_words("converse")))
