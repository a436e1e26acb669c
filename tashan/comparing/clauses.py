"""Clauses of two aligned passages in one language, each with the one on the other side that tells the same.

In: two texts. Out: pairs of spans, with how much of the words both share. A clause ends at a punctuation mark; where
the other side has nothing like it, it has no partner.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from tashan.comparing.words import load_characters, load_words

Span = tuple[int, int]
_END = re.compile(r"[，。；：！？,;:!?]+|\.(?=\s|$|[\u3400-\u9fff])|——|\n")
_WORD = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*|[\u3400-\u9fff]")
# Characters of grammar say nothing about what a clause tells.
_GRAMMAR = load_characters("characters_of_grammar")
_GRAMMAR_EN = load_words("grammar")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause's span on side a, its partner's on side b, and the share of the smaller one's words that both have."""

    a: Span
    b: Span
    shared: float


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


@lru_cache(maxsize=16384)
def content(text: str) -> frozenset[str]:
    """Characters (and pairs of them) and Latin words that carry the meaning of a clause."""
    words = [word.lower() for word in _WORD.findall(text)]
    kept = [word for word in words if word not in _GRAMMAR and word not in _GRAMMAR_EN]
    pairs = {one + other for one, other in itertools.pairwise(kept) if len(one) == len(other) == 1}
    return frozenset(kept) | pairs


def pair_clauses(a: str, b: str, least: float) -> tuple[Clause, ...]:
    """Each clause of `a` with its best partner in `b`, where they share at least `least`."""
    found = []
    for span in split_clauses(a):
        best = max(split_clauses(b), key=lambda other: likeness(a[slice(*span)], b[slice(*other)]), default=None)
        if best is not None:
            shared = likeness(a[slice(*span)], b[slice(*best)])
            if shared >= least:
                found.append(Clause(a=span, b=best, shared=shared))
    return tuple(found)


def likeness(one: str, other: str) -> float:
    """Share of what the shorter clause says that the other says too, 0 to 1."""
    mine, theirs = content(one), content(other)
    return len(mine & theirs) / max(min(len(mine), len(theirs)), 1)
