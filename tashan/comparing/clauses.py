"""Clauses of aligned passages in one language, and how much two of them tell alike.

In: texts. Out: spans of clauses, which end at a punctuation mark; the share of words that two clauses have in common.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from tashan.comparing.words import load_characters, load_words

Span = tuple[int, int]
_END = re.compile(r"(?:[，。；：！？;!?]|[,:](?!\d))+|\.(?=\s|$|[\u3400-\u9fff])|——|\n")
_WORD = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*|[\u3400-\u9fff]")
# Characters of grammar say nothing about what a clause tells.
_GRAMMAR = load_characters("characters_of_grammar")
_GRAMMAR_EN = load_words("grammar")


@lru_cache(maxsize=8192)
def split_clauses(text: str) -> tuple[Span, ...]:
    """The clauses of a text, blank ones left out."""
    spans, start = [], 0
    for match in (*_END.finditer(text), None):
        end = match.start() if match else len(text)
        if text[start:end].strip():
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            spans.append((start + lead, end))
        start = match.end() if match else end
    return tuple(spans)


def clause_at(text: str, place: int) -> Span:
    """The clause of a text in which a place lies; all of the text where it lies in none."""
    return next((span for span in split_clauses(text) if span[0] <= place < span[1]), (0, len(text)))


def clause_without(text: str, span: Span) -> str:
    """The clause in which a word stands, with a dot in its place."""
    start, end = clause_at(text, span[0])
    return text[start : span[0]] + "·" + text[span[1] : end]


@lru_cache(maxsize=16384)
def content(text: str) -> frozenset[str]:
    """Characters (and pairs of them) and Latin words that carry the meaning of a clause."""
    words = [word.lower() for word in _WORD.findall(text)]
    kept = [word for word in words if word not in _GRAMMAR and word not in _GRAMMAR_EN]
    pairs = {one + other for one, other in itertools.pairwise(kept) if len(one) == len(other) == 1}
    return frozenset(kept) | pairs


def likeness(one: str, other: str) -> float:
    """Share of what the shorter clause says that the other says too, 0 to 1."""
    mine, theirs = content(one), content(other)
    return len(mine & theirs) / max(min(len(mine), len(theirs)), 1)
