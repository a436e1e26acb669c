"""Chinese persons whose given name is another's in pinyin, beside a surname that is right: Dong Kejun for 董克俭.

In: an English sentence, its Chinese counterpart and the whole Chinese text. Out: the spans of names of which the
surname is spelt and the given name, with as many syllables as it has characters, is not.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from tashan.comparing.lexicon import load_lexicon
from tashan.comparing.sounds import find_spelled, readings
from tashan.comparing.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tashan.comparing.proper import Span

# A Chinese given name has at most so many characters.
LONGEST = 2
# No syllable of pinyin has more letters.
SYLLABLE = 6
_NAME = re.compile(
    r"(?<![\w.’'-])(?P<one>[A-Z][a-z]{1,10}) (?P<two>[A-Z][a-z]{1,5}(?:[-’']?[a-z]{2,6})?)(?![\w-]|['’](?!s\b)| [A-Z])"
)


def find_wrong_pinyin(english: str, chinese: str, whole: str) -> Iterator[tuple[Span, Span]]:
    """The spans in the Chinese and the English sentence, where one person of the surname stands on either side."""
    for name in _NAME.finditer(english):
        surname, given = name["one"].lower(), re.sub(r"[-’']", "", name["two"].lower())
        if not _syllables(surname) or find_spelled(surname + given, whole) or find_spelled(given + surname, whole):
            continue
        counts = {len(parts) for parts in _syllables(given) if len(parts) <= LONGEST}
        others = [span for span in _persons(chinese) if not _is_told(chinese[slice(*span)], english)]
        family = [span for span in others if surname in readings(chinese[span[0]])]
        # Somebody else altogether, where one person on each side has nobody on the other: Liu Shiwen for 丁宁.
        stranger = LONGEST in counts and surname in load_words("surnames") and len(others) == 1 and not family
        if (len(family) == 1 and family[0][1] - family[0][0] - 1 in counts) or stranger:
            yield others[0] if stranger else family[0], name.span()


def may_be_chinese(name: str) -> bool:
    """Whether each word of a name is one or two syllables of pinyin: Dong Kejun and Jinyu, but not Akasaka."""
    words = re.findall(r"[a-z]+", name.lower())
    return bool(words) and all(any(len(parts) <= LONGEST for parts in _syllables(word)) for word in words)


def _is_told(name: str, english: str) -> bool:
    """Whether two words in a row of an English text, or one, spell a Chinese name, whichever part comes first."""
    words = re.findall(r"[a-z]+", re.sub(r"['’]s\b|[-’']", "", english.lower()))
    turned = name[1:] + name[0]
    wanted = (_spellings(name), _spellings(turned), _spellings(name[1:]))
    return any(word in wanted[2] for word in words) or any(
        one + other in wanted[0] or one + other in wanted[1] for one, other in itertools.pairwise(words)
    )


@lru_cache(maxsize=4096)
def _spellings(name: str) -> frozenset[str]:
    return frozenset("".join(parts) for parts in itertools.product(*(readings(char) for char in name)))


@lru_cache(maxsize=4096)
def _persons(chinese: str) -> tuple[Span, ...]:
    """Where segmentation finds persons with a surname of one character and a given name of one or two."""
    found, place, before = [], 0, None
    for word, tag in rjieba.tag(chinese):
        span = place, place + len(word)
        place = span[1]
        if tag.startswith("nr") and "·" not in word:
            if before and 1 <= len(word) <= LONGEST and word not in load_lexicon().glosses:
                found.append((before[0], span[1]))
            elif len(word) in (2, LONGEST + 1):
                found.append(span)
        before = span if len(word) == 1 and tag.startswith("nr") else None
    return tuple(found)


@lru_cache(maxsize=4096)
def _syllables(word: str) -> tuple[tuple[str, ...], ...]:
    """All ways to read a word as syllables of pinyin."""
    if not word:
        return ((),)
    return tuple(
        (word[:end], *rest)
        for end in range(1, min(len(word), SYLLABLE) + 1)
        if word[:end] in _known() and word[:end] != word[end:]
        for rest in _syllables(word[end:])
    )


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    sounds = (sound for sounds in load_lexicon().readings.values() for sound in sounds)
    return frozenset(sound for sound in sounds if re.search("[aeiou]", sound))
