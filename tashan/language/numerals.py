"""The value of a numeral that a grammar has cut out, in words or digits of either language."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from tashan.language.numbers_en import ENGLISH_NUMBERS, ENGLISH_SCALES, parse_english
from tashan.language.numbers_zh import read_number

__all__ = ["ENGLISH_NUMBERS", "ENGLISH_SCALES", "Span", "parse_chinese", "parse_english"]

Span = tuple[Decimal, Decimal | None]
"""A value, and the upper end where the numeral names a range (二三十, 数百)."""


@lru_cache(maxsize=4096)
def parse_chinese(numeral: str) -> Span | None:
    """The value of a numeral in Chinese characters or digits, read plainly; None where it is no number."""
    number = read_number(numeral, 0)
    return (number.value, number.upper) if number and number.end == len(numeral) else None
