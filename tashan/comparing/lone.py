"""Clauses of one language that nothing in the other one tells.

In: pairs of aligned texts with what stands around them, and an encoder. Out: the spans of clauses that stand alone. Two
witnesses are asked: the dictionary must find hardly any of the clause's words on the other side, and the encoder must
find the two sides nearer without the clause than with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rjieba

from tashan.comparing.clauses import split_clauses
from tashan.comparing.coverage import cover
from tashan.comparing.lexicon import load_lexicon
from tashan.comparing.words import load_characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.comparing.clauses import Span
    from tashan.comparing.insertion import Encode

# Share of a clause's words that the other side has by chance, and how much nearer the sides must come without it. Of
# clauses cut out of translations of WMT22 these find two in five, of clauses put in more than half; they name one in 200
# sentences of a human translation, which does leave clauses out, and one in 250 of a machine's.
BY_CHANCE, NEARER = 0.3, 0.03
# Chinese characters and English words that a clause must have.
LEAST_HAN, LEAST_WORDS = 8, 4
_HAN = re.compile(r"[\u3400-\u9fff]")
# A name may be spelled in many ways: a clause with one is not judged.
_NAMES = re.compile(r"(?<!^)\b[A-Z][a-z]+")
_SYLLABLES = load_characters("transcribing")
_LINKS = " ,，、;；"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two aligned texts in two languages; a clause may also be told in what stands around them."""

    chinese: str
    english: str
    chinese_around: str = ""
    english_around: str = ""


def find_lone_clauses(pairs: Sequence[Beside], encode: Encode) -> tuple[tuple[tuple[bool, Span], ...], ...]:
    """For each pair its clauses that stand alone: whether it is the Chinese side's, and the span there."""
    candidates = [(place, *found) for place, pair in enumerate(pairs) for found in _find_untold(pair)]
    texts = sorted({text for place, own, span in candidates for text in _texts(pairs[place], span, of_chinese=own)})
    if not texts:
        return ((),) * len(pairs)
    vectors = dict(zip(texts, encode(texts), strict=True))
    found: list[list[tuple[bool, Span]]] = [[] for _ in pairs]
    for place, own, span in candidates:
        text, other, without = (vectors[text] for text in _texts(pairs[place], span, of_chinese=own))
        if float(without @ other) - float(text @ other) >= NEARER:
            found[place].append((own, span))
    return tuple(map(tuple, found))


def _find_untold(pair: Beside) -> Iterator[tuple[bool, Span]]:
    """Clauses of which the dictionary finds hardly a word on the other side or around it."""
    for own, text, other in (
        (True, pair.chinese, f"{pair.english} {pair.english_around}"),
        (False, pair.english, pair.chinese + pair.chinese_around),
    ):
        spans = split_clauses(text)
        for span in spans if len(spans) > 1 else ():
            clause = text[slice(*span)]
            length, least = (len(_HAN.findall(clause)), LEAST_HAN) if own else (len(clause.split()), LEAST_WORDS)
            if (
                length >= least
                and not _NAMES.search(clause)
                and not _has_unknown(clause)
                and cover(clause, other, chinese=own, other_chinese=not own) <= BY_CHANCE
            ):
                yield own, span


def _has_unknown(clause: str) -> bool:
    """Whether a Chinese clause holds a word that the dictionary lacks and that may transcribe a foreign name."""
    known = load_lexicon().glosses
    return any(len(word) > 1 and word not in known and _SYLLABLES.issuperset(word) for word in rjieba.cut(clause))


def _texts(pair: Beside, span: Span, *, of_chinese: bool) -> tuple[str, str, str]:
    """The text of the clause, the other side, and the text without the clause."""
    text, other = (pair.chinese, pair.english) if of_chinese else (pair.english, pair.chinese)
    glue = "，" if of_chinese else ", "
    rest = f"{text[: span[0]].rstrip(_LINKS)}{glue}{text[span[1] :].lstrip(_LINKS)}"
    return text, other, rest.strip(_LINKS)
