"""Names of the reference data that a version spells otherwise or puts in another's place.

In: aligned passages and the index of names. Out: drifts of the kind `name`: a Chinese name left in Latin letters
(Hangzhou for 杭州), a wrong character (东瓜 for 东莞), another name in its place (苏州 for 杭州).
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import rjieba
from rapidfuzz.distance import Levenshtein

from tashan.comparing.transcribed import has_name
from tashan.model import Drift, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.language.names import NameMention
    from tashan.stories.drift.passages import Passage, Side, Span
    from tashan.stories.namebook import NameBook

# Passages on each side in which a name may stand instead.
NEARBY = 1
# A Latin word at most this many letters from a name is a misspelling of it, if the name has at least so many letters.
LATIN_SLIPS, LATIN_LENGTH = 2, 6
# From this share of common characters on, a name replaced by another is a change rather than another way to say it.
LITERAL = 0.6
_GROUPS = {
    "city": "place", "province": "place", "region": "place", "country": "place", "place": "place", "person": "person",
    "company": "organisation", "organisation": "organisation", "institution": "organisation", "work": "work",
}  # fmt: skip
# Parts of speech that segmentation gives to names and to words it does not know.
_NAME_TAGS = ("nr", "ns", "nt", "nz", "x", "eng")
_ADJECTIVE = re.compile(r"(?:nch|ish|ese|ian|ean)$")
"""The end of a nation's adjective, which is no misspelling of its country: French beside 法国."""
_HAN_WORD = re.compile(r"[\u3400-\u9fff]+")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'-]+")
_GLOSS_BEFORE = re.compile(r"([\u3400-\u9fff]{2,6})[(（]\s*$")


class Found(NamedTuple):
    """The names of both sides of a passage."""

    a: tuple[NameMention, ...]
    b: tuple[NameMention, ...]
    ids_a: frozenset[str]
    ids_b: frozenset[str]


class KnownNames:
    """The names of the reference data in the passages of one pair of texts."""

    def __init__(self, passages: Sequence[Passage], book: NameBook) -> None:
        self._passages, self._book = passages, book
        self._found = [_find(passage, book) for passage in passages]

    def find_drift(self) -> Iterator[Drift]:
        """Drifts of known names, passage by passage."""
        for place, passage in enumerate(self._passages):
            if passage.equal:
                continue
            found = self._found[place]
            if passage.a.source.chinese and passage.b.source.chinese:
                yield from self._left_in_latin(passage, found)
            near = range(max(0, place - NEARBY), min(len(self._passages), place + NEARBY + 1))
            near_a = frozenset().union(*(self._found[k].ids_a for k in near))
            near_b = frozenset().union(*(self._found[k].ids_b for k in near))
            gained = [mention for mention in _first_of_each(found.b) if mention.id not in near_a]
            for mention in _first_of_each(found.a):
                if mention.id not in near_b:
                    yield from self._what_became(mention, passage, gained)

    @cached_property
    def explained(self) -> list[list[Span]]:
        """For each passage the spans of side b that name what text a names too, however they are spelt."""
        named = frozenset().union(*(found.ids_a for found in self._found))
        return [[(m.start, m.end) for m in found.b if m.id in named] for found in self._found]

    @cached_property
    def lost(self) -> list[list[NameMention]]:
        """For each passage the Chinese names of side a that side b does not have, in order."""
        ids = [found.ids_b for found in self._found]
        return [
            [m for m in _first_of_each(found.a) if not m.text.isascii() and m.id not in ids[k]]
            if not self._passages[k].equal
            else []
            for k, found in enumerate(self._found)
        ]

    def _left_in_latin(self, passage: Passage, found: Found) -> Iterator[Drift]:
        """Names in Chinese characters on side a and in Latin letters on side b; with a gloss, what stands before it."""
        for mention in _first_of_each(found.a):
            others = [other for other in found.b if other.id == mention.id]
            if mention.text.isascii() or not others or not all(other.text.isascii() for other in others):
                continue
            other = others[0]
            if _is_part(passage.b.text, other):
                continue
            gloss = _GLOSS_BEFORE.search(passage.b.text[: other.start])
            wrong = _last_word(gloss.group(1), len(mention.text)) if gloss else None
            if gloss and wrong:
                end = gloss.end(1)
                yield make_drift("drift-name-wrong", passage, mention, (end - len(wrong), end))
            else:
                yield make_drift("drift-name-latin", passage, mention, (other.start, other.end))

    def _what_became(self, mention: NameMention, passage: Passage, gained: list[NameMention]) -> Iterator[Drift]:
        """A name that side b does not have: what stands there instead, if that can be said."""
        wrong = self._find_slip(mention, passage.b)
        if wrong:
            yield make_drift("drift-name-wrong", passage, mention, wrong)
            return
        if mention.text.isascii() and passage.b.source.chinese and has_name(mention.text, passage.b.text, ""):
            return  # a capital, where the Chinese says the country
        kind = _GROUPS.get(mention.kind)
        replaced = [other for other in gained if kind and _GROUPS.get(other.kind) == kind]
        if len(replaced) == 1 and (passage.wording >= LITERAL or not passage.one_language):
            other = replaced[0]
            gained.remove(other)
            if not self._is_respelt(mention, other, passage.b.text):
                yield make_drift("drift-name-changed", passage, mention, (other.start, other.end))

    def _is_respelt(self, mention: NameMention, other: NameMention, text: str) -> bool:
        """Whether only the beginning of a name is spelt otherwise: 央视新闻 beside CCTV新闻, where 央视 is CCTV."""
        rest = text[other.end :]
        cuts = (cut for cut in range(1, len(mention.text)) if rest.startswith(mention.text[cut:]))
        return any(one.id == other.id for cut in cuts for one in self._book.find(mention.text[:cut]))

    def _find_slip(self, mention: NameMention, side: Side) -> Span | None:
        """A misspelling of the name on `side`: in wrong characters or wrong letters."""
        chinese = side.source.chinese
        for name in dict.fromkeys((mention.text, *self._book.forms(mention.id, chinese=chinese))):
            if name.isascii() != chinese:
                span = _wrong_characters(name, side.text) if chinese else _wrong_letters(name, side.text)
                if span and not self._book.find(side.text[slice(*span)]):
                    return span
        return None


def _find(passage: Passage, book: NameBook) -> Found:
    a = book.find(passage.a.text)
    ids = frozenset(mention.id for mention in a)
    if passage.equal:
        return Found(a, a, ids, ids)
    b = book.find(passage.b.text)
    return Found(a, b, ids, frozenset(mention.id for mention in b))


def make_drift(code: str, passage: Passage, mention: NameMention, span: Span) -> Drift:
    """A drift of the kind `name` from a mention on side a to a span of side b."""
    values = (("original", mention.text), ("copy", passage.b.text[slice(*span)]))
    return Drift(
        kind="name",
        original=passage.a.quote((mention.start, mention.end)),
        copy=passage.b.quote(span),
        message=Message(code=code, values=values),
    )


def _is_part(text: str, mention: NameMention) -> bool:
    """Whether a Latin name is a word of a longer one: Australia in Cricket Australia."""
    before, after = text[: mention.start].rstrip(), text[mention.end :].lstrip()
    return bool(re.search(r"[A-Za-z]$", before) or re.match(r"[A-Za-z]", after))


def _first_of_each(mentions: Sequence[NameMention]) -> list[NameMention]:
    first: dict[str, NameMention] = {}
    for mention in mentions:
        if mention.kind in _GROUPS:
            first.setdefault(mention.id, mention)
    return list(first.values())


def _wrong_characters(name: str, text: str) -> Span | None:
    """A word of `text` as long as `name` with half of its characters, or all but one, in the same places."""
    if len(name) < 2:
        return None
    for start, word, tag in _words(text):
        if len(word) != len(name) or word == name or not _HAN_WORD.fullmatch(word):
            continue
        same = sum(mine == theirs for mine, theirs in zip(name, word, strict=True))
        if same >= max(len(name) - 1, 1) and (tag.startswith(_NAME_TAGS) or len(name) > 2):
            return start, start + len(word)
    return None


def _words(text: str) -> Iterator[tuple[int, str, str]]:
    """Words and pairs of neighbouring words with their places and the tag of the first."""
    place, before = 0, None
    for word, tag in rjieba.tag(text):
        yield place, word, tag
        if before is not None:
            yield place - len(before[0]), before[0] + word, before[1]
        before, place = (word, tag), place + len(word)


def _wrong_letters(name: str, text: str) -> Span | None:
    """A run of Latin words a few letters away from `name`."""
    if len(name) < LATIN_LENGTH:
        return None
    words = list(_LATIN_WORD.finditer(text))
    length = len(name.split())
    for k in range(len(words) - length + 1):
        span = words[k].start(), words[k + length - 1].end()
        run = text[slice(*span)]
        if (
            run[0].isupper()
            and run != name
            and not _ADJECTIVE.search(run)
            and Levenshtein.distance(run, name, score_cutoff=LATIN_SLIPS) <= LATIN_SLIPS
        ):
            return span
    return None


def _last_word(before: str, length: int) -> str:
    """The end of the Chinese words before a gloss, as long as the name they should be."""
    return before[-length:]
