"""Clauses of a sentence: the stretches between commas, colons and dashes.

In: a sentence. Out: half-open spans that, with the marks between them, cover it. Figures quote a clause and take their
place and metric from the nearest one.
"""

from __future__ import annotations

import re

_BREAK = re.compile(
    r"[，；：。！？、](?=$)|[，；：。！？]|(?<!\d)[,;:]|[,;:](?!\d)|,(?!\d{3}(?!\d))|[!?](?=\s|$)|\.(?=\s|$)|——+|—|…+|\n"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_WITH_AND = re.compile(r"\s(?:and|while|but|whereas)\s|\s(?:with)\s(?=[A-Z])")


def clause_spans(text: str, *, conjunctions: bool = False) -> tuple[tuple[int, int], ...]:
    """Spans of the clauses of `text`, trimmed; `conjunctions` also parts English ones at and, while, but."""
    breaks = [match.span() for match in _BREAK.finditer(text)]
    if conjunctions:
        breaks = sorted([*breaks, *(match.span() for match in _WITH_AND.finditer(text))])
    spans: list[tuple[int, int]] = []
    start = 0
    for first, last in [*breaks, (len(text), len(text))]:
        if first >= start:
            _append(spans, text, start, first)
            start = last
    return tuple(spans)


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        spans.append((start, start + len(stripped)))


def is_english(text: str) -> bool:
    """Whether a text holds no Chinese character, so that its clauses are those of English."""
    return not _HAN.search(text)
