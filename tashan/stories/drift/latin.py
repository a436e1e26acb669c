"""Latin names in a Chinese version that the canonical Chinese text has not, and Latin names spelt otherwise.

In: aligned passages. Out: drifts of the kind `name` for names that no reference data knows: what a translation program
leaves in Latin letters (Qiangwang Technology), or a letter changed (Unitreee).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from tashan.model import Drift, Message
from tashan.stories.drift.pinyin import is_pinyin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from tashan.stories.drift.passages import Passage, Span

LEAST_LETTERS = 4
# Letters that a misspelt Latin name may differ by.
SLIPS = 2
_NAME = re.compile(r"[A-Z][A-Za-z]+(?:[ -][A-Z][A-Za-z]+)*")
_WORD = re.compile(r"[A-Za-z]{2,}")
_GLOSS = re.compile(r"[\u3400-\u9fff][(（]\s*$")


def find_latin_drift(
    passages: Sequence[Passage], known: Sequence[Sequence[Span]], *, careless: bool = False
) -> Iterator[Drift]:
    """Drifts of Latin names; `known` holds, a passage each, the spans of side b that the reference data explains.

    `careless` says that the copy bears other marks of a machine: then any Latin name that the original writes in
    Chinese was left over, else only pinyin, as good translations of foreign news may keep names in Latin letters.
    """
    if not passages:
        return
    words_a = _all_words(passages[0].a.source.plain)
    words_b = _all_words(passages[0].b.source.plain)
    for number, passage in enumerate(passages):
        seen: set[str] = set()
        for name in _NAME.finditer(passage.b.text):
            span, text = name.span(), name.group()
            if text in seen or words_a & _words(text) or _overlaps(span, known[number]):
                continue
            seen.add(text)
            slip = _find_slip(text, passage.a.text, words_b)
            if slip:
                yield _drift("drift-name-wrong", passage, slip, span)
            elif _is_left(name, passage, careless=careless):
                yield _drift("drift-name-foreign", passage, None, span)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in others)


def _is_left(name: re.Match[str], passage: Passage, *, careless: bool) -> bool:
    """Whether Latin letters in a Chinese copy of a Chinese text are a name that was not put into Chinese."""
    if not (passage.a.source.chinese and passage.b.source.chinese) or _GLOSS.search(passage.b.text[: name.start()]):
        return False
    text = name.group()
    return len(text) >= LEAST_LETTERS and not text.isupper() and (careless or is_pinyin(text))


def _find_slip(text: str, original: str, words_b: AbstractSet[str]) -> Span | None:
    """A Latin name of the canonical text that `text` misspells and that the copy spells nowhere."""
    for name in _NAME.finditer(original):
        other = name.group()
        if len(other) < LEAST_LETTERS or other.lower() in words_b or other[0] != text[0]:
            continue
        allowed = min(SLIPS, len(other) // 4)
        same = other.replace(" ", "") == text.replace(" ", "")
        if not same and Levenshtein.distance(other, text, score_cutoff=allowed) <= allowed:
            return name.span()
    return None


def _all_words(lines: Sequence[str]) -> frozenset[str]:
    return frozenset().union(*(_words(line) for line in lines))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _drift(code: str, passage: Passage, original: Span | None, copy: Span) -> Drift:
    named = (("original", passage.a.text[slice(*original)]),) if original else ()
    return Drift(
        kind="name",
        original=passage.a.quote(original),
        copy=passage.b.quote(copy),
        message=Message(code=code, values=(*named, ("copy", passage.b.text[slice(*copy)]))),
    )
