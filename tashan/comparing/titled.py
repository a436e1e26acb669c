"""Persons with what stands before their names: 委内瑞拉总统 before 马杜罗, 副局长 before 柯文澜.

In: a Chinese text, or two of them. Out: persons with their titles; persons of one title whose names differ in a single
character; persons of whom one has the title that the other text gives to the other one.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz.distance import Indel

from tashan.comparing.lexicon import load_lexicon
from tashan.comparing.sounds import chinese_skeleton, find_spelled, is_transcribed, latin_skeleton
from tashan.comparing.tagged import tag_words
from tashan.comparing.words import load_characters
from tashan.language.persons import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span = tuple[int, int]

# Parts of speech of a title: 市委常委、副市长, 农业大学校长. Other words end it.
_OF_TITLES = ("n", "b", "j", "a", "s")
_PERSON = ("nr",)
# Characters of a title, of a person with a surname of one character, and consonants by which a foreign name is told.
SHORTEST, LONGEST_TITLE, LONGEST_NAME, LONGEST_FOREIGN, LEAST_SOUNDS = 2, 16, 3, 4, 2
# Share of characters in order by which two titles are one, and by which the title of the right person must be less like it.
SAME_TITLE, OTHER_TITLE = 0.75, 0.25
# The same where names tell already that it is one person.
LIKE_TITLE = 0.5
_DOT = re.compile(r"[·•∙‧・．]")
"""It parts foreign names, which are transcribed in more ways than one."""
_JOINED = re.compile(r"[、和与及同跟,，\s]*")
_TITLE = re.compile(
    "(?:长|员|主任|书记|主席|经理|总裁|总监|总统|总理|首相|教练|教授|院士|律师|法官|医生|医师|老师|记者|负责人|发言人)$"
)
_ENDING = ("c", "p", "v", "u", "x", "d", "r", "w", "f", "y")
"""Parts of speech that follow a name."""
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}")


class Titled(Struct, frozen=True, kw_only=True):
    """A person: where the name stands, and the title before it, which may be empty."""

    name: str
    span: Span
    title: str


@lru_cache(maxsize=8192)
def find_titled(text: str) -> tuple[Titled, ...]:
    """The persons of a Chinese text in order, those in Latin letters too where a title stands before them."""
    words = tag_words(text)
    found = []
    for number, (_, tag) in enumerate(words):
        whole = _whole_name(text, words, number)
        if whole is None or _DOT.search(text[max(0, whole[0] - 1) : whole[1] + 1]):
            continue
        title = _title_before(text, words, number)
        if tag.startswith(_PERSON) or title:
            found.append(Titled(name=text[slice(*whole)], span=whole, title=title))
    return tuple(found)


def _whole_name(text: str, words: Sequence[tuple[Span, str]], number: int) -> Span | None:
    """The name that begins with a word: a person's, a surname with what follows it (姚幸福), one in Latin letters."""
    (start, end), tag = words[number]
    latin = _LATIN.match(text, start)
    if latin:
        return latin.span() if not re.match(r"[A-Za-z]", text[max(0, start - 2) : start].strip()[-1:]) else None
    if not tag.startswith(_PERSON):
        return _unknown_name(text, words, number)
    if end - start > 1:
        return start, end
    given = words[number + 1] if number + 1 < len(words) else None
    if given and given[0][1] - given[0][0] < LONGEST_NAME and re.fullmatch(r"[\u3400-\u9fff]+", text[slice(*given[0])]):
        return start, given[0][1]
    return None


def _unknown_name(text: str, words: Sequence[tuple[Span, str]], number: int) -> Span | None:
    """What follows the end of a title up to a word of grammar, a verb or a mark, where it is short enough for a name and
    begins with a surname or is in no dictionary: 邦长辛哈, 研究员刘万里.
    """
    if not number or not _TITLE.search(text[slice(*words[number - 1][0])]) or words[number - 1][1][0] not in "nb":
        return None
    start = end = words[number][0][0]
    for span, tag in words[number:]:
        if tag.startswith(_ENDING) or not _HAN.fullmatch(text[slice(*span)]):
            break
        if end > start and text[slice(*span)] in load_lexicon().glosses and text[start] not in SURNAMES:
            return None
        end = span[1]
    surname = text[start] in SURNAMES and end - start <= LONGEST_NAME
    unknown = end - start <= LONGEST_FOREIGN and text[start:end] not in load_lexicon().glosses
    return (start, end) if end - start >= SHORTEST and (surname or unknown) else None


def _title_before(text: str, words: Sequence[tuple[Span, str]], number: int) -> str:
    """The nouns that run up to a word; empty where there are none."""
    start = words[number][0][0]
    end = start
    for span, tag in reversed(words[:number]):
        blank = not text[slice(*span)].strip()
        if not (blank or tag.startswith(_OF_TITLES)) or tag.startswith(_PERSON) or end - span[0] > LONGEST_TITLE:
            break
        start = span[0]
    title = text[start:end].strip()
    return title if len(title) >= SHORTEST else ""


def find_misnamed(a: str, b: str, whole_a: str, whole_b: str) -> Iterator[tuple[Span, Span]]:
    """Persons of one title whose names differ in one character and whom the other text has nowhere."""
    for one, other in itertools.product(find_titled(a), find_titled(b)):
        if len(one.name) != len(other.name) or not SHORTEST <= len(one.name) <= LONGEST_NAME:
            continue
        apart = [k for k, (mine, theirs) in enumerate(zip(one.name, other.name, strict=True)) if mine != theirs]
        if len(apart) != 1 or one.name in whole_b or other.name in whole_a or _is_foreign(a, one, apart[0]):
            continue
        if one.title and other.title and _likeness(one.title, other.title) >= LIKE_TITLE:
            yield one.span, other.span


def _is_foreign(text: str, person: Titled, place: int) -> bool:
    """Whether a name may be a foreign one, which is written in more ways than one: 马克龙."""
    written = len(person.name) >= LONGEST_NAME and load_characters("transcribing").issuperset(person.name)
    return written or is_transcribed(text, person.span[0] + place)


def find_swapped(a: str, b: str) -> Iterator[tuple[Span, Span]]:
    """For two persons of both texts whose title text b gives to the other one: the place of each, with that of the one in
    its stead.
    """
    ours, theirs = find_titled(a), find_titled(b)
    known = [(one, [other for other in theirs if _is_one(one.name, other.name)]) for one in ours]
    for (one, first), (two, second) in itertools.permutations(known, 2):
        if not (first and second and one.title) or one.name == two.name or one.name in two.name:
            continue
        turned = next((other for other in second if _likeness(one.title, other.title) >= SAME_TITLE), None)
        if turned is None or any(_likeness(one.title, same.title) > LIKE_TITLE for same in first):
            continue
        own = max((_likeness(two.title, other.title) for other in second), default=0.0)
        if own + OTHER_TITLE > _likeness(one.title, turned.title) or _are_listed(a, one, two):
            continue
        if _are_listed(b, turned, first[0]):
            continue
        yield one.span, turned.span
        yield two.span, first[0].span
        return


def _is_one(name: str, other: str) -> bool:
    """Whether two names are one, written in Chinese or, in a copy, in pinyin or as where it comes from."""
    if name == other or not other.isascii():
        return name == other
    sounds = chinese_skeleton(name)
    return find_spelled(other, name) == (0, len(name)) or (
        len(sounds) > LEAST_SOUNDS and sounds == latin_skeleton(other)
    )


def _likeness(one: str, other: str) -> float:
    return float(Indel.normalized_similarity(one, other)) if one and other else 0.0


def _are_listed(text: str, one: Titled, two: Titled) -> bool:
    """Whether nothing but a mark or 和 stands between two persons: one title may be that of both (记者甲 乙)."""
    first, second = sorted((one, two), key=lambda person: person.span)
    return _JOINED.fullmatch(text[first.span[1] : second.span[0]]) is not None
