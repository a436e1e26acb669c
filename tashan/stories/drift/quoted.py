"""What a Chinese version makes of quotations: titles garbled, quoted words miscounted.

In: aligned passages. Out: drifts of the kind `name` for a title in 《》 that the version gives in other words, in
quotation marks of whatever kind or in marks that do not close; drifts of the kind `number` where a word that was
counted (“真正”二字) is another one or has another number of characters. 两个字 and 一词 after the same word
are two ways to put it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from tashan.language.numerals import parse_chinese
from tashan.model import Drift, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.stories.drift.passages import Passage, Span

# A quotation with this share of its characters in common is what became of a title.
LEAST_ALIKE = 0.35
LEAST_LETTERS = 4
_TITLE = re.compile(r"《([^《》]+)》")
_QUOTED = re.compile(r"[《“\"][^《》“”\"]+(?:[》”\"]|$)")
_COUNT = re.compile(
    r"[“‘《\"](?P<word>[^“”‘’《》\"]{1,12})[”’》\"](?P<n>[一二两三四五六七八九十\d]{1,2})个?(?P<unit>字|词)(?!典|汇|条)"
)
_UNCLOSED = re.compile(r"[《“\"][^《》“”\"？?。！!]+[？?。！!]")


def find_quoted_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of titles and of counted words between Chinese texts."""
    if passages and passages[0].a.source.chinese and passages[0].b.source.chinese:
        yield from _find_titles(passages)
        yield from _find_counts(passages)


def _find_titles(passages: Sequence[Passage]) -> Iterator[Drift]:
    everything = ""
    for passage in passages:
        for title in () if passage.equal else _TITLE.finditer(passage.a.text):
            letters = _letters(title.group())
            everything = everything or _letters("".join(passages[0].b.source.plain))
            if len(letters) >= LEAST_LETTERS and letters not in everything:
                span = _find_like(letters, passage)
                if span:
                    yield _drift("name", "drift-name-title", passage, title.span(), span)


def _find_counts(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Words that were quoted and counted, where both sides do so once and either differs."""
    for passage in passages:
        ours, theirs = (list(_COUNT.finditer(side.text)) for side in (passage.a, passage.b))
        if len(ours) == len(theirs) == 1 and _miscounted(ours[0], theirs[0]):
            yield _drift("number", "drift-number-changed", passage, ours[0].span(), theirs[0].span())


def _miscounted(one: re.Match[str], other: re.Match[str]) -> bool:
    if one["word"] == other["word"]:
        return one["unit"] == other["unit"] and _value(one["n"]) != _value(other["n"])
    return len(one["word"]) == len(other["word"]) and one["n"] + one["unit"] != other["n"] + other["unit"]


def _value(numeral: str) -> float:
    found = parse_chinese(numeral)
    return float(found[0]) if found else 0.0


def _find_like(title: str, passage: Passage) -> Span | None:
    """The quotation on side b that is most like a title, marks included."""
    text = passage.b.text
    spans = [match.span() for pattern in (_QUOTED, _UNCLOSED) for match in pattern.finditer(text)]
    found = [(Indel.normalized_similarity(title, _letters(text[slice(*span)])), span) for span in spans]
    best = max(found, default=(0.0, (0, 0)))
    return best[1] if best[0] >= LEAST_ALIKE else None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _drift(kind: str, code: str, passage: Passage, original: Span, copy: Span) -> Drift:
    values = (("original", passage.a.text[slice(*original)]), ("copy", passage.b.text[slice(*copy)]))
    return Drift(
        kind=kind,
        original=passage.a.quote(original),
        copy=passage.b.quote(copy),
        message=Message(code=code, values=values),
    )
