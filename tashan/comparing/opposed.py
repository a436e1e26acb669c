"""Words of two languages that turn a statement round: 收紧 put as "loosen", 乐观 as "pessimistic".

In: pairs of a Chinese and an English sentence, and an encoder. Out: for each pair the Chinese word and the English one
that says its contrary. Two witnesses are asked: the dictionary, which must know the Chinese word by a word of one pole
where the English sentence has one of the other alone; and the encoder, for which the sentences must come nearer when
the English word is put back.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba
from msgspec import Struct

from tashan.comparing.clauses import clause_without
from tashan.comparing.contraries import chinese_poles, english_poles, turned
from tashan.comparing.lexicon import gloss_stems, load_lexicon, stem
from tashan.comparing.polarity import find_denials, find_denials_en

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tashan.comparing.contraries import Pole
    from tashan.comparing.insertion import Encode

Span = tuple[int, int]

# By so much nearer the sentences must come with the word put back: where nothing else accounts for either word; where
# the dictionary finds one of them on the other side too, in whatever meaning; where its clause is denied. Of 4,600
# segments translated by people (NTREX, WMT22, WMT23) eight are named, of the antonyms of DEMETR one in four.
NEARER, NEARER_TOLD, NEARER_DENIED = 0.008, 0.02, 0.03
# Shorter words of a gloss are grammar.
LEAST_LETTERS = 3
_CONVERSE = frozenset(
    map(stem, ("export", "import", "buy", "bought", "sell", "sold", "lend", "borrow", "teach", "learn"))
)
"""What one does the other has done to it: 对中国的出口 are China's imports."""
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_REFUSED = re.compile("(?:拒绝|拒不|难以|停止|禁止|避免|防止|放弃)$")
"""What is refused is as good as denied: 拒绝承认 is to deny."""
_LESS = re.compile(r"\b(?:less|least|not|no|too)\s$", re.IGNORECASE)
_ENDINGS = ("ing", "ed", "ly", "es", "s")


class Opposed(Struct, frozen=True, kw_only=True):
    """Where the two words stand, and the English sentence with the contrary put back."""

    chinese: Span
    english: Span
    restored: str
    nearer: float


def find_opposed(pairs: Sequence[tuple[str, str]], encode: Encode) -> tuple[tuple[Span, Span] | None, ...]:
    """For each pair the places of a Chinese word and of the English one that says its contrary, the surest."""
    candidates = [(place, found) for place, pair in enumerate(pairs) for found in _find_candidates(*pair)]
    texts = sorted({text for place, found in candidates for text in (*pairs[place], found.restored)})
    vectors = dict(zip(texts, encode(texts), strict=True)) if texts else {}
    best: list[tuple[float, tuple[Span, Span]] | None] = [None] * len(pairs)
    for place, found in candidates:
        chinese, english = pairs[place]
        nearer = float(vectors[chinese] @ (vectors[found.restored] - vectors[english]))
        before = best[place]
        if nearer >= found.nearer and (before is None or nearer > before[0]):
            best[place] = nearer, (found.chinese, found.english)
    return tuple(entry and entry[1] for entry in best)


def _find_candidates(chinese: str, english: str) -> Iterator[Opposed]:
    """Words of one pole alone on one side, beside words of the other pole alone on the other."""
    own = _read_chinese(chinese)
    theirs = _read_english(english) if own else {}
    for pole, (span, meaning) in own.items():
        other = turned(pole)
        if (
            other in theirs
            and pole not in theirs
            and other not in own
            and not _is_put_round(chinese, english, span, theirs[other])
        ):
            place = theirs[other]
            denied = find_denials(clause_without(chinese, span)), find_denials_en(clause_without(english, place))
            if bool(denied[0]) == bool(denied[1]):  # else the contrary is how the other language puts it
                yield _weigh(chinese, english, span, place, meaning, denied=bool(denied[0]))


def _is_put_round(chinese: str, english: str, span: Span, place: Span) -> bool:
    """Whether the Chinese word is refused, or either may tell the same from the other's side."""
    return stem(english[slice(*place)]) in _CONVERSE or _REFUSED.search(chinese, 0, span[0]) is not None


def _weigh(chinese: str, english: str, span: Span, place: Span, meaning: str, *, denied: bool) -> Opposed:
    """A candidate with what is asked of the encoder."""
    word = english[slice(*place)]
    told = stem(word) in gloss_stems(chinese) or _is_told(chinese[slice(*span)], english)
    restored = english[: place[0]] + _in_form_of(meaning.lower(), word.lower()) + english[place[1] :]
    nearer = NEARER_DENIED if denied else NEARER_TOLD if told else NEARER
    return Opposed(chinese=span, english=place, restored=restored, nearer=nearer)


@lru_cache(maxsize=4096)
def _read_chinese(text: str) -> Mapping[Pole, tuple[Span, str]]:
    """The poles that a Chinese sentence has a word of, each with the first such word's place and meaning."""
    found: dict[Pole, tuple[Span, str]] = {}
    place = 0
    for word in rjieba.cut(text):
        for start, end in _known_parts(word):
            if any(denial.span == (0, end - start) for denial in find_denials(word[start:end])):
                continue  # 不会 is glossed as unlikely, and is the denial of what follows
            for pole, meaning in chinese_poles(word[start:end]).items():
                found.setdefault(pole, ((place + start, place + end), meaning))
        place += len(word)
    return found


def _known_parts(word: str) -> Iterator[Span]:
    """A word that the dictionary has, or the words of two characters in one that it has not: 有所改善."""
    known = load_lexicon().glosses
    if word in known:
        yield 0, len(word)
    else:
        yield from ((k, k + 2) for k in range(len(word) - 1) if word[k : k + 2] in known)


@lru_cache(maxsize=4096)
def _read_english(text: str) -> Mapping[Pole, Span]:
    """The poles that an English sentence has a word of, each with its first place; names say nothing."""
    found: dict[Pole, Span] = {}
    for match in _WORD.finditer(text):
        if (match.start() == 0 or match.group()[0].islower()) and not _LESS.search(text, 0, match.start()):
            for pole in english_poles(match.group()):
                found.setdefault(pole, match.span())
    return found


def _is_told(word: str, english: str) -> bool:
    """Whether an English sentence has any word by which a Chinese one is glossed."""
    there = {stem(match) for match in _WORD.findall(english)}
    words = (each for meaning in load_lexicon().glosses.get(word, ()) for each in _WORD.findall(meaning))
    return any(stem(each) in there for each in words if len(each) >= LEAST_LETTERS)


def _in_form_of(word: str, other: str) -> str:
    """A word in the form of another, where that is regular: worsen, like improved, is worsened."""
    for ending in _ENDINGS:
        if other.endswith(ending) and not word.endswith(ending):
            base = word.removesuffix("ed") if ending == "ing" else word
            return (base[:-1] if base.endswith("e") and ending != "s" else base) + ending
    return word
