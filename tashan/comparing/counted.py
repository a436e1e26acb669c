"""Small numbers that a clause of a translation has in another one's stead: four buses, two.

In: a Chinese and an English text. Out: the numbers without an equal, and which of them may stand for one another. Words
for them are often grammar, so that whoever asks must know that their clauses go together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tashan.comparing.measures import Measure, read_measures
from tashan.comparing.numbers import equal_measures, match_measures
from tashan.language.numerals import ENGLISH_NUMBERS, parse_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

# What may be a year is no count.
FIRST_YEAR, LAST_YEAR = 1800, 2100
_WORDS = "|".join(sorted((word for word, value in ENGLISH_NUMBERS.items() if value > 1), key=len, reverse=True))
_BARE = re.compile(rf"\b(?:{_WORDS})\b(?![- ](?:{_WORDS})\b)", re.IGNORECASE)
_OFTEN_ZH = re.compile(r"(?<![第\d每上这那某])(?P<n>[一二两三四五六七八九十]|\d{1,2})(?:次|回(?!归))")
_OFTEN = re.compile(
    rf"\b(?P<word>once|twice|thrice)\b(?! (?:again|more|the|a|an|as|he|she|they|it)\b)|\b(?P<n>\d{{1,2}}|{_WORDS}) times\b(?! (?:as|the|more|higher|larger)\b)",
    re.IGNORECASE,
)
_OFTENS = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_PIECES = re.compile(r"\d块$|[一二三四五六七八九十百千两]块$")


def read_unequal_counts(chinese: str, english: str) -> tuple[tuple[Measure, ...], tuple[Measure, ...]]:
    """The numbers of either side that have no equal on the other, units and rough ones among them."""
    one, other = _read(chinese), _read_en(english)
    matched = match_measures(one, other)
    return matched.left, matched.right


def may_become(one: Measure, other: Measure) -> bool:
    """Whether a count may be what another one was put as: both exact, of one sort, or one without its unit."""
    sorts = {one.sort, other.sort}
    exact = not (one.vague or other.vague) and one.side == other.side
    year = any(FIRST_YEAR <= each.raw <= LAST_YEAR for each in (one, other))
    none = 0.0 in (one.raw, other.raw) or (1.0 in (one.raw, other.raw) and sorts != {"often"})
    same = sorts in ({"count"}, {"often"}, {"age"}, {"count", "age"}) or (
        "CNY" in sorts and _BARE.fullmatch(other.text)
    )
    return bool(exact and not none and not year and same) and not equal_measures(one, other)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Measure, ...]:
    """The measures of a Chinese text, how often as a sort of its own; 块 behind a number counts pieces or yuan."""
    often = [_make(match, "often", float((parse_chinese(match["n"]) or (0,))[0])) for match in _OFTEN_ZH.finditer(text)]
    rest = [
        replace(each, sort="count", ranges=((each.raw, each.raw),)) if _PIECES.search(each.text) else each
        for each in read_measures(text)
    ]
    return _merged(often, rest)


@lru_cache(maxsize=4096)
def _read_en(text: str) -> tuple[Measure, ...]:
    """The same of an English text, words that count nothing in particular among them: parents pay nine."""
    often = [
        _make(match, "often", _OFTENS.get((match["word"] or "").lower()) or _value(match["n"]))
        for match in _OFTEN.finditer(text)
    ]
    read = _merged(often, read_measures(text))
    bare = [_make(match, "count", _value(match.group())) for match in _BARE.finditer(text)]
    return _merged(read, bare)


def _merged(some: Sequence[Measure], others: Sequence[Measure]) -> tuple[Measure, ...]:
    """Measures in order, without those of the others that overlap with one of the first."""
    kept = [each for each in others if not any(each.start < one.end and one.start < each.end for one in some)]
    return tuple(sorted((*some, *kept), key=lambda measure: measure.start))


def _make(match: re.Match[str], sort: str, value: float) -> Measure:
    start, end = match.span()
    return Measure(start=start, end=end, text=match.group(), sort=sort, ranges=((value, value),), weak=True, raw=value)


def _value(word: str) -> float:
    return float(word) if word.isdigit() else float(ENGLISH_NUMBERS[word.lower()])
