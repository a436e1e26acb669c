"""The sentences of a passage, whatever its length.

In: plain text. Out: its sentences, as language/ finds them. A book on one line is handed over in pieces, so that the
time stays in proportion to the length; answers are remembered, for rules and passages ask alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from tashan.language.sentences import split_sentences
from tashan.model import Sentence

MAX_PIECE = 8_000
"""Characters handed over at once; the longest paragraph of the seeds has 320."""
_LAST_END = re.compile(r".*[。！？!?\n][”’」』）)]*", re.DOTALL)


@lru_cache(maxsize=16384)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order."""
    if len(text) <= MAX_PIECE:
        return split_sentences(text)
    return tuple(
        replace(sentence, start=sentence.start + start, end=sentence.end + start)
        for start, end in _pieces(text)
        for sentence in split_sentences(text[start:end])
    )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Spans that end with a sentence, or where one is longer than a piece, anywhere."""
    start = 0
    while start < len(text):
        last = _LAST_END.match(text, start, start + MAX_PIECE) if start + MAX_PIECE < len(text) else None
        end = last.end() if last else min(start + MAX_PIECE, len(text))
        yield start, end
        start = end
