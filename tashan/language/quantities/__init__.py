"""Quantities in Chinese and English text.

In: a sentence or a passage. Out: its quantities in order, none overlapping another. Equal values are equal however
they are written: 三成, 30% and 3/10; 1.2万亿 and 12000亿; 90亿 and 9 billion. Dates and names of things (GPT-4,
863计划) are none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tashan.language.quantities.amounts_en import find_english
from tashan.language.quantities.amounts_zh import find_chinese
from tashan.language.quantities.model import Quantity, QuantityKind
from tashan.language.spans import keep_longest

__all__ = ["Quantity", "QuantityKind", "find_quantities"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_ENGLISH = re.compile(r"[A-Za-z]{2,}[ -][A-Za-z0-9]")


@lru_cache(maxsize=256)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of `text` in order. Where both grammars read one place, the longer reading stays."""
    chinese = find_chinese(text) if _HAN.search(text) else []
    english = find_english(text) if not chinese or _ENGLISH.search(text) else []
    if not (chinese and english):
        return tuple(chinese or english)
    return tuple(keep_longest([*chinese, *english]))
