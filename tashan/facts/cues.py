"""Words that speak for a theme, a stance or mere rhetoric, counted for the classifier of claims.

In: a sentence, Chinese in either script or English. Out: a row of small numbers in the order of CUE_NAMES.
The weights file was trained with exactly these cues: whoever changes a pattern runs benchmarks/train_claims.py again.
Words that a contributor adds to themes.yml count beside the classifier, see claims.py.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import yaml

from tashan.language.script import to_simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MAX_COUNT = 2
"""A third hit says no more than a second. For one, two, three and five the cross-validated theme F1 is 0.724, 0.723,
0.715 and 0.704; one alone did worse on the long sentences of real articles."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
_KEPT = 1024
"""Sentences whose cues are at hand: themes and stances ask for those of an article one after the other."""


def _load_cues() -> dict[str, re.Pattern[str]]:
    """A pattern a cue, in the order of cues.yml."""
    table = yaml.load((files("tashan.facts") / "cues.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {name: _pattern(words["zh"], words["en"]) for name, words in table.items()}


def _pattern(chinese: Sequence[str], english: Sequence[str]) -> re.Pattern[str]:
    parts = [*chinese, *([rf"\b(?:{'|'.join(english)})\b"] if english else [])]
    return re.compile("|".join(parts), re.IGNORECASE)


_CUES = _load_cues()
CUE_NAMES: tuple[str, ...] = (*_CUES, "length")


@lru_cache(maxsize=_KEPT)
def cue_row(text: str) -> NDArray[np.float32]:
    """The cues of one sentence, shape (len(CUE_NAMES),), each from 0 to 1; not to be changed."""
    simple = to_simplified(text) if _HAN.search(text) else text
    counts = [min(len(pattern.findall(simple)), MAX_COUNT) / MAX_COUNT for pattern in _CUES.values()]
    return np.array([*counts, _length(simple)], dtype=np.float32)


def cue_rows(texts: Sequence[str]) -> NDArray[np.float32]:
    """Shape (len(texts), len(CUE_NAMES))."""
    return np.array([cue_row(text) for text in texts], dtype=np.float32).reshape(len(texts), len(CUE_NAMES))


def _length(text: str) -> float:
    """0 for nothing, 1 for eighty Chinese characters or forty English words."""
    units = len(_HAN.findall(text)) + 2 * len(re.findall(r"[A-Za-z0-9']+", text))
    return min(units / 80, 1.0)
