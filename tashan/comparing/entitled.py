"""Denials that are a word of a name: no in Yume no Shima, Never in a title.

In: an English text. Out: the text, as long as before, without them. Whether such a word denies anything in its own
language only the other text can tell.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tashan.comparing.proper import is_ordinary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tashan.comparing.proper import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# The word that denies in English and is a particle, or anything else, elsewhere.
_ELSEWHERE = "no"
_DENYING = frozenset(["no", "not", "never", "none", "nobody", "nothing", "nowhere", "without", "nor", "neither"])
_QUOTED = re.compile(r"[“\"‘]([^“”\"‘’]{2,60})[”\"’]")
# Words that titles write in small letters.
_SMALL = frozenset(["a", "an", "the", "of", "to", "in", "on", "at", "and", "or", "for", "is", "as", "with", "no", "de"])


def mask_titles(english: str) -> str:
    """An English text with the denials blanked out that stand in a name of another language or in a quoted title."""
    lowered = english.lower()
    if not any(word in lowered for word in ("no", "never", "without", "neither")):
        return english
    for start, end in (*_in_foreign(english), *_in_quotes(english)):
        english = english[:start] + "〇" * (end - start) + english[end:]
    return english


def _in_foreign(english: str) -> Iterator[Span]:
    """Each "no" between a word that is no English one and another such, or one with a capital."""
    words = list(_WORD.finditer(english))
    for (before, word), (_, after) in zip(pairwise(words), pairwise(words[1:]), strict=False):
        joined = english[before.end() : word.start()].isspace() and english[word.end() : after.start()].isspace()
        named = after.group()[0].isupper() or not is_ordinary(after.group())
        if joined and named and word.group() == _ELSEWHERE and not is_ordinary(before.group()):
            yield word.span()


def _in_quotes(english: str) -> Iterator[Span]:
    """The denials of what stands in quotes with a capital to every word: a title, which is translated freely."""
    for quoted in _QUOTED.finditer(english):
        words = list(_WORD.finditer(quoted[1]))
        told = [word.group() for word in words if word.group() not in _SMALL]
        if len(words) > 1 and told and all(word[0].isupper() for word in told):
            yield from (
                (quoted.start(1) + word.start(), quoted.start(1) + word.end())
                for word in words
                if word.group().lower() in _DENYING
            )
