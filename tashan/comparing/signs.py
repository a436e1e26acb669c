"""Signs that tell a word put into a translation from one that translates freely.

In: a Chinese and an English sentence. Out: the English words that the dictionary does not find in the Chinese words,
and for each the signs by which `insertion` judges it. The strongest is how the sentence's likeness to the Chinese one
changes when the word is taken out: what translates something is missed, what was put in is not.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import rjieba
from msgspec import Struct

from tashan.comparing.lexicon import gloss_stems, load_lexicon, stem
from tashan.comparing.words import load_characters, load_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tashan.comparing.proper import Span

SIGNS = (
    "likeness", "gain", "gain_by_word", "nearest", "nearest_above_mean", "nearest_open", "open", "topic", "topic_above_mean",
    "fits", "characters", "common", "senses", "adverb", "verbal", "describes", "before_word", "words", "letters", "loosely",
)  # fmt: skip
LEAST_LETTERS = 3
_EMPTY = load_words("empty")
_GRAMMAR = load_characters("characters_everywhere")
_TOKEN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
DESCRIBES = re.compile(r"(?:ous|ful|less|able|ible|ive|ic|ical|al|ary|ant|ent|ed|ing|ish|y)$")
_WORD_AFTER = re.compile(r"\s[a-z]")
_HAN = re.compile(r"[\u3400-\u9fff]")


class Word(Struct, frozen=True, kw_only=True):
    """An English word at its place; `loosely` says that some word inside of a longer Chinese one may mean it."""

    span: Span
    text: str
    loosely: bool


@lru_cache(maxsize=8192)
def find_unaccounted(chinese: str, english: str) -> tuple[Word, ...]:
    """The words of content in an English text that no segmented Chinese word is glossed by; names are none."""
    told, perhaps = _stems_of_words(chinese), gloss_stems(chinese)
    return tuple(
        Word(span=match.span(), text=match.group(), loosely=_accounted(match.group(), perhaps))
        for match in _TOKEN.finditer(english)
        if match.group().islower()
        and len(match.group()) >= LEAST_LETTERS
        and match.group() not in _EMPTY
        and not _accounted(match.group(), told)
    )


def texts_of(word: Word, chinese: str, english: str) -> tuple[str, ...]:
    """The texts whose vectors the signs of a word rest on."""
    return chinese, english, _without(word, english), word.text, *_words(chinese)


def read_plain_signs(word: Word, chinese: str, english: str) -> dict[str, float]:
    """Those signs of a word that need no vectors, by their names in SIGNS."""
    own = stem(word.text)
    return {
        "open": len(_open_words(chinese, english)) / max(len(_words(chinese)), 1),
        "characters": _shared_characters(word.text, chinese),
        "common": math.log(1 + _commonness()[own]),
        "senses": math.log(1 + len(_chinese_for().get(own, ()))),
        "adverb": float(word.text.endswith("ly")),
        "verbal": float(word.text.endswith(("ing", "ed"))),
        "describes": float(DESCRIBES.search(word.text) is not None),
        "before_word": float(_WORD_AFTER.match(english, word.span[1]) is not None),
        "words": float(len(english.split())),
        "letters": float(len(word.text)),
        "loosely": float(word.loosely),
    }


def read_signs(word: Word, chinese: str, english: str, vectors: Mapping[str, np.ndarray]) -> dict[str, float]:
    """All signs of a word."""
    plain = read_plain_signs(word, chinese, english)
    zh, en, without, own = (vectors[text] for text in (chinese, english, _without(word, english), word.text))
    near = [float(own @ vectors[text]) for text in _words(chinese)] or [0.0]
    gain, mean = float(zh @ without) - float(zh @ en), float(np.mean(near))
    return plain | {
        "likeness": float(zh @ en),
        "gain": gain,
        "gain_by_word": gain * plain["words"],
        "nearest": max(near),
        "nearest_above_mean": max(near) - mean,
        "nearest_open": max((float(own @ vectors[text]) for text in _open_words(chinese, english)), default=0.0),
        "topic": float(own @ zh),
        "topic_above_mean": float(own @ zh) - mean,
        "fits": float(own @ without),
    }


def _without(word: Word, english: str) -> str:
    start, end = word.span
    return f"{english[:start].rstrip()} {english[end:].lstrip()}".strip()


@lru_cache(maxsize=8192)
def _words(chinese: str) -> tuple[str, ...]:
    return tuple(word for word in rjieba.cut(chinese) if _HAN.search(word) and word not in _GRAMMAR)


@lru_cache(maxsize=8192)
def _open_words(chinese: str, english: str) -> tuple[str, ...]:
    """The Chinese words that no English word glosses: one of them may be what a word translates."""
    stems, glosses = {stem(word) for word in _letters(english)}, load_lexicon().glosses
    return tuple(
        word
        for word in _words(chinese)
        if not any(stem(own) in stems for meaning in glosses.get(word, ()) for own in _letters(meaning))
    )


@lru_cache(maxsize=8192)
def _stems_of_words(chinese: str) -> frozenset[str]:
    """Stems of the glosses of the words that a Chinese text is segmented into, and of the words inside of long ones."""
    glosses = load_lexicon().glosses
    found: set[str] = set()
    for word in rjieba.cut(chinese):
        for part in _parts(word):
            found |= {stem(own) for meaning in glosses.get(part, ()) for own in _letters(meaning)}
    return frozenset(found)


def _parts(word: str) -> set[str]:
    """A word; where the dictionary has it not, or it is long, the words in it."""
    parts = {word}
    known = word in load_lexicon().glosses
    if not known or len(word) > 2:
        parts |= {word[start:end] for start in range(len(word)) for end in range(start + 2, len(word) + 1)}
    return parts | set(word) if not known and len(word) == 2 else parts


def _letters(meaning: str) -> list[str]:
    return re.findall(r"[A-Za-z]{3,}", meaning)


def _accounted(word: str, told: frozenset[str]) -> bool:
    if stem(word) in told:
        return True
    parts = re.split(r"[-’']", word)
    return len(parts) > 1 and all(len(part) < LEAST_LETTERS or part in _EMPTY or stem(part) in told for part in parts)


def _shared_characters(word: str, chinese: str) -> float:
    """Share of the characters of some Chinese word for it that the text has; rare characters count more."""
    best = 0.0
    for other, worth in _chinese_for().get(stem(word), {}).items():
        weights = {char: 1 / math.log(10 + _characters()[char]) for char in other if char not in _GRAMMAR}
        hit = sum(weight for char, weight in weights.items() if char in chinese)
        best = max(best, worth * hit / sum(weights.values()) if weights else 0.0)
    return best


@cache
def _chinese_for() -> dict[str, dict[str, float]]:
    """For the stem of a word the Chinese words whose gloss is it, 1.0, or it and another word, 0.8."""
    found: dict[str, dict[str, float]] = {}
    for word, meanings in load_lexicon().glosses.items():
        for meaning in meanings:
            for part in re.split(r"[;,]", re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", meaning)):
                own = [text for text in _TOKEN.findall(part) if text.lower() not in _EMPTY]
                for text in own if len(own) <= 2 else ():
                    worths = found.setdefault(stem(text), {})
                    worths[word] = max(worths.get(word, 0.0), 1.0 if len(own) == 1 else 0.8)
    return found


@cache
def _characters() -> Counter[str]:
    """In how many words of the dictionary a character stands."""
    return Counter(char for word in load_lexicon().glosses for char in set(word))


@cache
def _commonness() -> Counter[str]:
    """In how many glosses the stem of a word stands: a rough measure of how common the word is."""
    glosses = load_lexicon().glosses.values()
    return Counter(
        stem(word)
        for meanings in glosses
        for meaning in meanings
        for word in set(re.findall(r"[a-z]{3,}", meaning.lower()))
    )
