"""Summaries that a site cut off → whole sentences.

In: a summary from front matter and the article's passages. Out: the summary to show, and the mended one where it
differs. A cut one begins as the text does, so the text says how its last sentence ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tashan.model import Passage

MAX_SUMMARY = 200
"""Characters that a mended summary may grow to; beyond, it ends with the sentence before."""
_CUT = re.compile(r"\s*(?:\.{2,}|…+|\[\.{3}\]|\[…\])\s*$")


def mend_summary(summary: str | None, passages: Sequence[Passage]) -> tuple[str | None, str | None]:
    """The summary to show and, where it was cut off, what it was mended to (else None)."""
    if summary is None or not _CUT.search(summary):
        return summary, None
    beginning = _CUT.sub("", summary)
    mended = _complete(beginning, passages) or _whole_sentences(beginning) or _first_sentence(passages)
    return mended, mended


def _complete(beginning: str, passages: Sequence[Passage]) -> str | None:
    """The sentences of the passage that `beginning` is the beginning of, to the end of the one it breaks off in."""
    for passage in passages:
        at = passage.text.find(beginning) if beginning else -1
        if at >= 0:
            ends = [sentence.end for sentence in passage.sentences if sentence.end >= at + len(beginning)]
            return passage.text[at : ends[0]] if ends and ends[0] - at <= MAX_SUMMARY else None
    return None


def _whole_sentences(beginning: str) -> str | None:
    """The part up to the last full stop."""
    found = re.match(r".*[。！？!?][”’」』）)]*|.*\.(?=\s)", beginning, re.DOTALL)
    return found.group() if found else None


def _first_sentence(passages: Sequence[Passage]) -> str | None:
    return next((sentence.text for passage in passages for sentence in passage.sentences), None)
