"""Marks of a machine: what a text shows that went through a translation program unread.

In: a text and the other versions of its story. Out: the marks found, each as a Message with its examples. A mark is
taken only from what no other version has: a company may well be called DeepSeek in all of them, and a translation
may well keep a name as its English original spells it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tashan.model import Message
from tashan.stories.drift.pinyin import is_pinyin

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
EXAMPLES = 4

_HAN = r"\u3400-\u9fff"
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z]+(?:[ -][A-Z][A-Za-z]+)*")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_GLOSS = re.compile(rf"(?<=[{_HAN}])[(（]([A-Z][A-Za-z ]+)[)）]")
_HALF_STOP = re.compile(rf"(?<=[{_HAN}])[,.](?=[{_HAN}]|\s|$)")
_FULL_STOP = re.compile(r"[，。]")
_REPEATED = re.compile(r"([\w ]{4,})[,，、]\s?\1(?=[,，、和及与等])")
_STRAY_STOP = re.compile(r"[。！？]\s*[,，]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark; a strong one would not slip past a person who reads Chinese."""

    message: Message
    strong: bool


def find_marks(text: Text, others: Sequence[Text]) -> tuple[Mark, ...]:
    """The marks of a machine in a Chinese text, beside the other versions of its story; none in an English one."""
    if not text.chinese:
        return ()
    peers = [other for other in others if other.chinese]
    elsewhere = {word.lower() for other in others for line in other.plain for word in _LATIN_WORD.findall(line)}
    names = (_latin_names(text, elsewhere), _glosses(text, elsewhere)) if peers else ()
    found = (*names, _slips(text), _punctuation(text, peers), _quotes(text))
    return tuple(mark for mark in found if mark)


def is_machine_made(marks: Sequence[Mark]) -> bool:
    """Two marks, one of them strong: a single one may be a matter of style."""
    return len(marks) >= 2 and any(mark.strong for mark in marks)


def _latin_names(text: Text, elsewhere: AbstractSet[str]) -> Mark | None:
    """Chinese names in pinyin that the other versions write in Chinese."""
    own = dict.fromkeys(name for line in text.plain for name in _LATIN_NAME.findall(line))
    names = [name for name in own if is_pinyin(name) and elsewhere.isdisjoint(name.lower().split())]
    return _mark("evidence-latin-names", names, strong=True) if len(names) >= LEAST_NAMES else None


def _glosses(text: Text, elsewhere: AbstractSet[str]) -> Mark | None:
    """Chinese names followed by their own spelling in brackets, which a Chinese reader does not need."""
    found = dict.fromkeys(gloss for line in text.plain for gloss in _GLOSS.findall(line))
    glosses = [gloss for gloss in found if elsewhere.isdisjoint(gloss.lower().split())]
    return _mark("evidence-glosses", glosses, strong=True) if len(glosses) >= LEAST_GLOSSES else None


def _slips(text: Text) -> Mark | None:
    """An item listed twice in a row, a full stop followed by a comma."""
    slips = [
        found.group() for line in text.plain for found in (_REPEATED.search(line), _STRAY_STOP.search(line)) if found
    ]
    return _mark("evidence-slips", slips, strong=True) if slips else None


def _punctuation(text: Text, peers: Sequence[Text]) -> Mark | None:
    if not _half_width(text) or any(_half_width(peer) for peer in peers):
        return None
    return Mark(message=Message(code="evidence-punctuation"), strong=False)


def _half_width(text: Text) -> bool:
    half = sum(len(_HALF_STOP.findall(line)) for line in text.plain)
    full = sum(len(_FULL_STOP.findall(line)) for line in text.plain)
    return half >= LEAST_STOPS and half >= HALF_WIDTH_SHARE * (half + full)


def _quotes(text: Text) -> Mark | None:
    """Passages in which quotation marks open and do not close, or the other way round."""
    passages: dict[int, int] = {}
    for citation, line in zip(text.citations, text.plain, strict=True):
        passages[citation.passage] = passages.get(citation.passage, 0) + line.count("“") - line.count("”")
    broken = sum(1 for balance in passages.values() if balance)
    if broken < LEAST_BROKEN_QUOTES:
        return None
    return Mark(message=Message(code="evidence-broken-quotes", values=(("count", str(broken)),)), strong=False)


def _mark(code: str, examples: Iterable[str], *, strong: bool) -> Mark:
    shown = list(examples)
    values = (("count", str(len(shown))), ("examples", "、".join(shown[:EXAMPLES])))
    return Mark(message=Message(code=code, values=values), strong=strong)
