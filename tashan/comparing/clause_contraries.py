"""Contraries in clauses of two languages: a word in whose stead the translation of its clause has the contrary.

In: pairs of a Chinese and an English text, and an encoder; then the groups of clauses that go together. Out: the
candidates of each pair; and of each group the surest one, a Chinese word and an English one. Which is meant is told by
distances of single words: 下降 is much nearer to "fell" than to "rose".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tashan.comparing.clause_words import list_grams, list_telling, list_words, stems_of
from tashan.comparing.contraries import chinese_poles, english_poles, turned
from tashan.comparing.lexicon import stem
from tashan.comparing.polarity import find_denials, find_denials_en, opposites
from tashan.comparing.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np

    from tashan.comparing.clauses import Span
    from tashan.comparing.insertion import Encode
    from tashan.comparing.paired import Group

# A word means a contrary by so much more than the word itself; where no list of Chinese contraries says so, the
# dictionary must, and it must mean that much.
CONTRARY, MORE, MORE_BY_DICTIONARY, LEAST_BY_DICTIONARY = 0.7, 0.06, 0.1, 0.6
# From here on something else on the other side accounts for either word; where the dictionary alone speaks, earlier.
OTHERWISE, OTHERWISE_FAR, OTHERWISE_CHINESE, OTHERWISE_BY_DICTIONARY = 0.57, 0.65, 0.6, 0.5

Asked = tuple[str, "re.Match[str]", tuple[str, ...]]
"""A Chinese word, an English one in its place, and the English words whose contrary that is."""


def find_candidates(pairs: Sequence[tuple[str, str]], encode: Encode) -> list[list[Asked]]:
    """For each pair a word of one side with one of the other that means its contrary rather than it."""
    asked = [
        [
            (word, match, meanings)
            for word in list_words(chinese)
            for match in list_telling(english)
            if (meanings := _meanings(word, match.group())) or _contraries(word)
        ]
        for chinese, english in pairs
    ]
    texts = sorted({
        text for some in asked for word, match, meanings in some for text in (word, match.group(), *_contraries(word), *meanings)
    })  # fmt: skip
    vectors = dict(zip(texts, encode(texts), strict=True)) if texts else {}
    return [[each for each in some if _apart(*each, vectors) > 0] for some in asked]


def find_contraries(
    chinese: str, english: str, asked: Sequence[Asked], groups: Sequence[Group], encode: Encode
) -> Iterator[tuple[Span, Span]]:
    """Where a word of a clause stands in whose stead its own English clause has the contrary, and that; at most one a
    clause of those that go together."""
    for group in groups if asked else ():
        here, there = chinese[slice(*group.chinese)], english[slice(*group.english)]
        own = [
            each
            for each in asked
            if each[0] in here
            and group.english[0] <= each[1].start() < group.english[1]
            and not any(other in here for other in _contraries(each[0]))
        ]
        if not own or find_denials(here) or find_denials_en(there):
            continue
        sure = _surest(own, chinese, english, group, encode)
        if sure:
            word, match, _ = sure
            place = group.chinese[0] + here.find(word)
            yield (place, place + len(word)), match.span()


def _surest(asked: Sequence[Asked], chinese: str, english: str, group: Group, encode: Encode) -> Asked | None:
    """The pair of contraries that nothing else in the texts accounts for, of several the one furthest apart."""
    words, grams = list_words(chinese), list_grams(english[slice(*group.english)])
    elsewhere = tuple(match.group() for match in list_telling(english))
    texts = sorted(
        {text for word, match, meanings in asked for text in (*_contraries(word), match.group(), *meanings)}
        | {*words, *grams, *elsewhere}
    )
    vectors = dict(zip(texts, encode(texts), strict=True))
    sure = [
        (_apart(*each, vectors), each)
        for each in asked
        if not _is_accounted_for(each, words, grams, elsewhere, vectors)
    ]
    return max(sure, key=lambda entry: entry[0])[1] if sure else None


def _apart(word: str, match: re.Match[str], meanings: tuple[str, ...], vectors: Mapping[str, np.ndarray]) -> float:
    """By how much an English word means the contrary of a Chinese one rather than it; 0 where it is not sure."""
    own = vectors[match.group()]
    itself = float(own @ vectors[word])
    contrary = max((float(own @ vectors[each]) for each in _contraries(word)), default=0.0)
    meant = max((float(vectors[word] @ vectors[each]) for each in meanings), default=0.0)
    by_list = contrary >= CONTRARY and contrary - itself >= MORE
    by_dictionary = meant >= LEAST_BY_DICTIONARY and meant - itself >= MORE_BY_DICTIONARY
    if contrary:
        by_dictionary = by_dictionary and contrary - itself >= MORE / 2
    if not (by_list or by_dictionary) or stem(match.group()) in stems_of(word):
        return 0.0
    return max(contrary, meant) - itself


def _is_accounted_for(
    asked: Asked,
    words: Sequence[str],
    grams: Sequence[str],
    elsewhere: Sequence[str],
    vectors: Mapping[str, np.ndarray],
) -> bool:
    """Whether another word of the other text is what either of two contraries stands for."""
    word, english = asked[0], asked[1].group()
    by_others = max((float(vectors[english] @ vectors[each]) for each in words if each != word), default=0.0)
    told = max((float(vectors[word] @ vectors[each]) for each in grams if english not in each.split()), default=0.0)
    far = max((float(vectors[word] @ vectors[each]) for each in elsewhere if each != english), default=0.0)
    # 增速 beside 回落 is what "growth" stands for.
    begun = {other[0] for other in _contraries(word)}
    if any(each[0] in begun for each in words if each != word and each not in word):
        return True
    least = OTHERWISE_CHINESE if _contraries(word) else OTHERWISE_BY_DICTIONARY
    return told >= OTHERWISE or far >= OTHERWISE_FAR or by_others >= least


@lru_cache(maxsize=16384)
def _contraries(word: str) -> tuple[str, ...]:
    """The Chinese contraries of a word, by the list; an empty one where the dictionary alone has a pole for it."""
    if word in load_words("put_in") or len(word) < 2 or word[0] in "不没未无":
        return ()
    return tuple(other for other in opposites().get(word, ()) if other not in load_words("put_in"))


def _meanings(word: str, english: str) -> tuple[str, ...]:
    """The English words that a Chinese one is glossed by and whose contrary an English word is."""
    poles = chinese_poles(word) if word[0] not in "不没未无" else {}
    return tuple(poles[turned(pole)] for pole in sorted(english_poles(english)) if turned(pole) in poles)
