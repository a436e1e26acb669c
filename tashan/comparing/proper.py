"""Names in an English text: capitalised words that are no words of the language.

In: an English sentence. Out: spans of names. What glosses of the dictionary write in small letters is a word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tashan.comparing.lexicon import load_lexicon, stem
from tashan.comparing.words import load_words

Span = tuple[int, int]
# A full stop belongs to a name after an initial or a short title: "St. Wolfgang", not "the Bank. Then".
_WORD = (
    r"[A-ZÀ-ÝŠŽČ](?:[\w'’-]|(?<=\b[A-Z])\.|(?<=\b(?:St|Mt|Dr|Mr|Co))\.|(?<=\b(?:Gov|Sen|Rep|Gen|Mrs|Rev))\.|\.(?=\w))*"
)
_NAME = re.compile(rf"{_WORD}(?:\s+(?:of |the |de |al )?{_WORD})*")
_SENTENCE_END = re.compile(r"[.!?:;]$|^$|[“\"(\[【‘—–-]$")
ACRONYM = re.compile(r"[A-Z][A-Z.&]+s?|\w*\d\w*|[A-Z]")
# Ends of words that are made of other words: Wellness, Coordinating, Inclusion.
_DERIVED = re.compile(r"\w{3}(?:ness|tion|sion|ment|ship|ing|ism|ful|less|able)s?$")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_NAMES = load_words("no_names")


@lru_cache(maxsize=8192)
def find_names(english: str) -> tuple[Span, ...]:
    """Capitalised words that are no ordinary words: at the beginning of a sentence only names that the dictionary
    knows or nobody else.
    """
    spans = []
    for match in _NAME.finditer(english):
        start, end = match.start(), match.start() + len(match.group().rstrip(".'’-"))
        first = bool(_SENTENCE_END.search(english[:start].rstrip()))
        words = english[start:end].split()
        if first and (_in_small(words[0]) or (len(words) == 1 and words[0] not in load_lexicon().names)):
            start += len(words[0]) + 1
        name = re.sub(r"['’]s?$", "", english[start:end])
        if re.search(r"\b[Tt]he $", english[:start]) and " " not in name and _in_small(name):
            continue  # the Games, the Union: not by its name
        known = " " in name and name in load_lexicon().names
        if name and name[0].isupper() and (known or not all(is_ordinary(word) for word in name.split())):
            spans.append((start, start + len(name)))
    return tuple(spans)


@cache
def _ordinary_words() -> frozenset[str]:
    """Words that glosses write in small letters."""
    glosses = load_lexicon().glosses.values()
    return frozenset(
        word for meanings in glosses for meaning in meanings for word in re.findall(r"\b[a-z]{2,}\b", meaning)
    )


def is_ordinary(word: str) -> bool:
    """Whether a capitalised word is a word of the language, a month or a contraction rather than a name."""
    parts = [part for piece in word.split("-") for part in _HUMP.split(piece) if part]
    if len(parts) > 1:
        return all(is_ordinary(part) for part in parts)
    if "." in word.strip("."):
        return True
    plain = re.sub(r"['’].*$", "", word).lower()
    if plain in _NO_NAMES or ACRONYM.fullmatch(word.strip(".")) or re.search(r"\w['’](?!s$)", word):
        return True
    if plain.capitalize() in load_lexicon().names and not plain.endswith("ing"):
        return False
    return _in_small(plain)


def _in_small(word: str) -> bool:
    """Whether glosses write a word, or the one it is a form of, in small letters."""
    plain = word.lower()
    american = re.sub(r"our(?=s?$|ed$|ing$)", "or", plain)
    forms = {plain, stem(plain), american, plain.removesuffix("s"), plain.removesuffix("d")}
    return bool(_DERIVED.search(plain)) or not _ordinary_words().isdisjoint(forms)
