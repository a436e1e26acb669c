"""The words of a Chinese text with their parts of speech.

In: a text. Out: spans and tags of its words.
"""

from __future__ import annotations

from functools import lru_cache

import rjieba

Span = tuple[int, int]


@lru_cache(maxsize=4096)
def tag_words(text: str) -> tuple[tuple[Span, str], ...]:
    """Words of `text` with their spans and parts of speech (ICTCLAS tags; `eng` for Latin words)."""
    words, place = [], 0
    for word, tag in rjieba.tag(text):
        words.append(((place, place + len(word)), tag))
        place += len(word)
    return tuple(words)
