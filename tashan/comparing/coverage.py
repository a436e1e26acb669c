"""How much of a sentence another text tells, by its words: through the dictionary across languages, by characters
between Chinese texts.

In: two strings and their languages. Out: a share, 0 to 1. It is a crude measure: independent translations reach two
thirds and more, unrelated sentences a quarter by chance.
"""

from __future__ import annotations

import re
from functools import lru_cache

import rjieba

from tashan.comparing.lexicon import gloss_stems, load_lexicon, stem
from tashan.comparing.words import load_characters, load_words

_GRAMMAR = load_characters("characters_everywhere")
_STOP = load_words("common")


def cover(text: str, other: str, *, chinese: bool, other_chinese: bool) -> float:
    """Share of the words of `text` that `other` has too."""
    if chinese and other_chinese:
        return _share(content_characters(text), content_characters(other))
    if not chinese and not other_chinese:
        return _share(_words(text), _words(other))
    if chinese:
        return _glossed(text, other)
    stems = gloss_stems(other)
    names = other.lower()
    words = set(_words(text))
    told = sum(word in stems or word in names for word in words)
    return told / len(words) if words else 1.0


@lru_cache(maxsize=8192)
def told_alike(chinese: str, english: str) -> float:
    """How closely one is translated from the other: the share of words told, on the side where it is less."""
    return min(
        cover(chinese, english, chinese=True, other_chinese=False),
        cover(english, chinese, chinese=False, other_chinese=True),
    )


@lru_cache(maxsize=8192)
def content_characters(text: str) -> frozenset[str]:
    """The Chinese characters of a text that carry meaning."""
    return frozenset(re.findall(r"[\u3400-\u9fff]", text)) - _GRAMMAR


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"[A-Za-z]{4,}", text) if word.lower() not in _STOP)


def _glossed(chinese: str, english: str) -> float:
    known, words = load_lexicon().glosses, {stem(word) for word in re.findall(r"[A-Za-z]{3,}", english)}
    own = [word for word in rjieba.cut(chinese) if len(word) > 1 and word in known]
    told = sum(
        any(stem(part) in words for meaning in known[word] for part in re.findall(r"[A-Za-z]{3,}", meaning))
        for word in own
    )
    return told / len(own) if own else 1.0


def _share(own: frozenset[str], other: frozenset[str]) -> float:
    return len(own & other) / len(own) if own else 1.0
