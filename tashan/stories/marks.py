"""Marks of a machine: what a text shows that went through a translation program unread.

In: the versions of a story. Out: the marks found in each, each as a Message with its examples. A mark is
taken only from what no other version has: a company may well be called DeepSeek in all of them, and a translation
may well keep a name as its English original spells it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from tashan.model import Message
from tashan.stories.drift.pinyin import is_pinyin
from tashan.stories.spun import find_broken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from tashan.stories.texts import Text

# Latin names or glosses that a Chinese text must hold beyond the others before they count as a habit.
LEAST_NAMES = 2
LEAST_GLOSSES = 2
# Half-width commas and full stops between Chinese characters, as a share of all of them.
HALF_WIDTH_SHARE = 0.5
LEAST_STOPS = 8
LEAST_BROKEN_QUOTES = 2
# Broken words that tell a program, by different replacements: none of 1,400 articles that people wrote has two.
LEAST_BROKEN = 2
# Letters of a text in which one broken word may stand by chance.
LETTERS_A_SLIP = 2000
EXAMPLES = 4
# Sentences whose signs are kept at hand: versions of a story share most of theirs.
REMEMBERED = 16384

_HAN = r"\u3400-\u9fff"
_HAN_LETTER = re.compile(f"[{_HAN}]")
LATIN_NAME = re.compile(r"[A-Z][A-Za-z]+(?:[ -][A-Z][A-Za-z]+)*")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_GLOSS = re.compile(rf"(?<=[{_HAN}])[(（]([A-Z][A-Za-z ]+)[)）]")
_HALF_STOP = re.compile(rf"(?<=[{_HAN}])[,.](?=[{_HAN}]|\s|$)")
_FULL_STOP = re.compile(r"[，。]")
_REPEATED = re.compile(r"([\w ]{4,})[,，、]\s?\1(?=[,，、和及与等])")
_STRAY_STOP = re.compile(r"[。！？]\s*[,，]")


class Mark(Struct, frozen=True, kw_only=True):
    """A mark; a strong one would not slip past a person who reads Chinese."""

    message: Message
    strong: bool


class _Signs(NamedTuple):
    """What a sentence shows, whichever text it stands in: `half` and `full` count stops of that width, `quotes` those
    that open less those that close.
    """

    words: frozenset[str]
    names: tuple[str, ...]
    glosses: tuple[str, ...]
    slips: tuple[str, ...]
    half: int
    full: int
    quotes: int


@lru_cache(maxsize=REMEMBERED)
def _read_signs(line: str) -> _Signs:
    slips = (search(line) for search in (_REPEATED.search, _STRAY_STOP.search))
    return _Signs(
        words=frozenset(word.lower() for word in _LATIN_WORD.findall(line)),
        names=tuple(LATIN_NAME.findall(line)),
        glosses=tuple(_GLOSS.findall(line)),
        slips=tuple(match.group() for match in slips if match),
        half=len(_HALF_STOP.findall(line)),
        full=len(_FULL_STOP.findall(line)),
        quotes=line.count("“") - line.count("”"),
    )


def find_marks(texts: Sequence[Text]) -> dict[str, tuple[Mark, ...]]:
    """The marks of a machine in each text of a story, beside the others; an English one has none."""
    words = [_latin_words(text) for text in texts]
    held = Counter(word for own in words for word in own)
    chinese = sum(text.chinese for text in texts)
    half = sum(text.chinese and has_half_width(text.plain) for text in texts)
    found = {}
    for text, own in zip(texts, words, strict=True):
        elsewhere = {word for word in own if held[word] > 1}
        found[text.id] = _find_in(text, elsewhere, peers=chinese > 1, alone=half == 1) if text.chinese else ()
    return found


def _find_in(text: Text, elsewhere: AbstractSet[str], *, peers: bool, alone: bool) -> tuple[Mark, ...]:
    """The marks in a text whose Latin words `elsewhere` others have too; `alone`: none has its punctuation."""
    names = (_latin_names(text, elsewhere), _glosses(text, elsewhere)) if peers else ()
    found = (*names, _slips(text), _punctuation(text) if alone else None, _quotes(text), find_spun(text.plain))
    return tuple(mark for mark in found if mark)


def _latin_words(text: Text) -> set[str]:
    return set().union(*(_read_signs(line).words for line in text.plain))


def is_machine_made(marks: Sequence[Mark]) -> bool:
    """Broken words, or two marks of which one is strong: a single one may be a matter of style."""
    spun = any(mark.message.code == "evidence-spun" for mark in marks)
    return spun or (len(marks) >= 2 and any(mark.strong for mark in marks))


def find_spun(sentences: Sequence[str]) -> Mark | None:
    """Words that a program replaced, where they are too many for slips of the pen."""
    broken = find_broken(sentences)
    letters = sum(len(_HAN_LETTER.findall(sentence)) for sentence in sentences) if broken else 0
    if len({found.instead for found in broken}) < LEAST_BROKEN or len(broken) * LETTERS_A_SLIP < letters:
        return None
    return make_mark("evidence-spun", [f"{found.now}（{found.word}）" for found in broken], strong=True)


def _latin_names(text: Text, elsewhere: AbstractSet[str]) -> Mark | None:
    """Chinese names in pinyin that the other versions write in Chinese."""
    own = dict.fromkeys(name for line in text.plain for name in _read_signs(line).names)
    names = [name for name in own if is_pinyin(name) and elsewhere.isdisjoint(name.lower().split())]
    return make_mark("evidence-latin-names", names, strong=True) if len(names) >= LEAST_NAMES else None


def _glosses(text: Text, elsewhere: AbstractSet[str]) -> Mark | None:
    """Chinese names followed by their own spelling in brackets, which a Chinese reader does not need."""
    found = dict.fromkeys(gloss for line in text.plain for gloss in _read_signs(line).glosses)
    glosses = [gloss for gloss in found if elsewhere.isdisjoint(gloss.lower().split())]
    return make_mark("evidence-glosses", glosses, strong=True) if len(glosses) >= LEAST_GLOSSES else None


def _slips(text: Text) -> Mark | None:
    """An item listed twice in a row, a full stop followed by a comma."""
    slips = find_slips(text.plain)
    return make_mark("evidence-slips", slips, strong=True) if slips else None


def find_slips(sentences: Iterable[str]) -> list[str]:
    """What nobody who read the sentences would have left in them."""
    return [slip for line in sentences for slip in _read_signs(line).slips]


def _punctuation(text: Text) -> Mark | None:
    if not has_half_width(text.plain):
        return None
    return Mark(message=Message(code="evidence-punctuation"), strong=False)


def has_half_width(sentences: Sequence[str]) -> bool:
    """Whether half-width commas and full stops are the rule between Chinese characters."""
    signs = [_read_signs(line) for line in sentences]
    half, full = sum(own.half for own in signs), sum(own.full for own in signs)
    return half >= LEAST_STOPS and half >= HALF_WIDTH_SHARE * (half + full)


def _quotes(text: Text) -> Mark | None:
    """Passages in which quotation marks open and do not close, or the other way round."""
    passages: dict[int, int] = {}
    for citation, line in zip(text.citations, text.plain, strict=True):
        passages[citation.passage] = passages.get(citation.passage, 0) + _read_signs(line).quotes
    broken = sum(1 for balance in passages.values() if balance)
    if broken < LEAST_BROKEN_QUOTES:
        return None
    return Mark(message=Message(code="evidence-broken-quotes", values=(("count", str(broken)),)), strong=False)


def make_mark(code: str, examples: Iterable[str], *, strong: bool) -> Mark:
    """A mark with the number of its examples and the first few of them."""
    shown = list(examples)
    values = (("count", str(len(shown))), ("examples", "、".join(shown[:EXAMPLES])))
    return Mark(message=Message(code=code, values=values), strong=strong)
