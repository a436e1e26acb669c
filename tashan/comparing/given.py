"""Given names that another one stands in for, beside a surname that is right: Paul Flake for 杰夫·弗雷克.

In: an English sentence, its Chinese counterpart and the whole Chinese text. Out: the spans of names of which the
surname is transcribed and the given name is not, by sound, by consonants or by the dictionary.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from tashan.comparing.proper import find_names, is_ordinary
from tashan.comparing.sounds import chinese_skeleton, latin_skeleton, readings
from tashan.comparing.transcribed import find_forms, has_name, sounds_like
from tashan.comparing.words import load_characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.comparing.proper import Span

# How near a surname must be to be the same one, and beneath what a given name may be another. Of 265 names that news
# translated by people transcribes, four true ones lie beneath (Matthew, Mathew, Heather, and Tiger as 老虎): first
# letters, the dictionary and ordinary words keep them from being told.
SAME, OTHER = 0.65, 0.45
# Consonants that a given name must have for its sound to say anything.
LEAST_BONES = 2
_SYLLABLES = "".join(sorted(load_characters("transcribing")))
_CHINESE = re.compile(rf"(?P<given>[\u3400-\u9fff]{{2,}})[·•](?P<surname>[{_SYLLABLES}]{{2,6}})")
_RUN = re.compile(rf"[{_SYLLABLES}]{{2,6}}$")
_ENGLISH = re.compile(r"(?<![\w.’'-])(?P<given>[A-Z][a-z]{2,}) (?P<surname>[A-Z][a-z]{3,})(?![\w’-]| [A-Z])")
_WHOLE = re.compile(rf"[{_SYLLABLES}翰]{{2,6}}(?:[·•][{_SYLLABLES}翰]{{2,6}})+")
_PERSON = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.?)? [A-Z][a-z]{2,}")
_SPANISH = (("j", "h"), ("g", "h"), ("g", "j"), ("j", "y"))
"""First letters that other languages say otherwise: Jorge and 豪尔赫, Gerald and 杰拉尔德, Johannes and 约翰内斯."""


def find_wrong_given(english: str, chinese: str, whole: str) -> Iterator[tuple[Span, Span]]:
    """The spans in the Chinese and the English sentence, where each names one person of a surname and no more."""
    capitals = re.findall(r"[A-Z][a-z]{2,}", english)
    for name in _ENGLISH.finditer(english):
        before = re.search(r"([A-Z][\w’'-]*) $", english[: name.start()])
        if is_ordinary(name["given"]) or (before and not is_ordinary(before[1])) or capitals.count(name["surname"]) > 1:
            continue
        family = [other for other in _CHINESE.finditer(chinese) if _is_surname(name["surname"], other, capitals)]
        everywhere = [
            other for other in _CHINESE.finditer(whole) if _likeness(name["surname"], other["surname"]) >= SAME
        ]
        if len(family) != 1 or any(_may_be(name["given"], other["given"]) for other in everywhere):
            continue
        own = _own(family[0]["given"])
        if own and not any(_likeness(word, own) >= SAME for word in capitals if word != name["surname"]):
            yield (family[0].end("given") - len(own), family[0].end()), name.span()


def find_other_person(english: str, chinese: str) -> Iterator[tuple[Span, Span]]:
    """The spans of a person whose name is transcribed in two parts and of somebody else who stands there instead: one
    on each side, even where that one is told elsewhere in the text.
    """
    words = [word for word in re.findall(r"[A-ZÀ-Ý][\w’'-]+", english) if not is_ordinary(word)]
    lost = [other for other in _WHOLE.finditer(chinese) if not any(_is_one(word, other.group()) for word in words)]
    gained = [
        span
        for span in find_names(english)
        if (name := _PERSON.fullmatch(english[slice(*span)])) and not has_name(name.group(), chinese, "")
    ]
    if len(lost) == len(gained) == 1:
        yield lost[0].span(), gained[0]


def _is_one(word: str, name: str) -> bool:
    """Whether a word may be any part of a transcribed name."""
    parts = [part for part in re.split("[·•]", name) if part]
    return any(form in name for form in find_forms(word)) or any(
        max(_alike(word, part)) >= OTHER or _begins(word, part[0]) for part in parts
    )


def _is_surname(surname: str, other: re.Match[str], capitals: Sequence[str]) -> bool:
    """Whether characters begin with a surname, and with no other name of the sentence rather."""
    own = _likeness(surname, other["surname"])
    return own >= SAME and own >= max(_likeness(word, other["surname"]) for word in capitals)


def _likeness(word: str, text: str) -> float:
    """How near a name is to characters, or to those that they begin with: half by consonants, half by sound."""
    return max((_near(word, text[:end]) for end in range(2, len(text) + 1)), default=0.0)


def _near(word: str, text: str) -> float:
    alike = _alike(word, text)
    return sum(alike) / 2 if min(alike) >= OTHER else 0.0


def _alike(word: str, text: str) -> tuple[float, float]:
    """How near a name is to characters by its consonants, and by its sound."""
    bones = Indel.normalized_similarity(latin_skeleton(word), chinese_skeleton(text))
    return bones, sounds_like(word, text)


def _own(text: str) -> str:
    """The characters that transcribe, at the end of a text: 杰夫 of 参议员杰夫; none where one is unusual."""
    found = _RUN.search(text)
    return found.group() if found else ""


def _may_be(given: str, text: str) -> bool:
    """Whether characters may end with a given name, however it is said; words may stand before it."""
    own = _own(text)
    if not own or len(latin_skeleton(given)) < LEAST_BONES or any(form in text for form in find_forms(given)):
        return True
    variants = {given.lower()} | {new + given[1:].lower() for old, new in _SPANISH if given[0].lower() == old}
    return any(
        max(_alike(variant, own[start:])) >= OTHER or (start == 0 and _begins(variant, own[0]))
        for variant in variants
        for start in range(max(len(own) - 1, 1))
    )


def _begins(word: str, char: str) -> bool:
    """Whether a name begins with the consonant of a character, in any of its readings."""
    own = {latin_skeleton(sound)[:1] for sound in readings(char)} | {chinese_skeleton(char)[:1]}
    return latin_skeleton(word)[:1] in own
