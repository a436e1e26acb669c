"""What a figure measures: the metric of the reference data that the words beside it name.

In: a sentence, a quantity in it and the metrics. Out: the metric and its name in both languages. Keywords in the
quantity's clause count most, the nearer and the longer the better; those of earlier clauses of the sentence follow, so
that A 36家, B 27家 share the metric named at the head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from tashan.facts.glossary import PLAIN_RANK, name_unlisted, rank_name
from tashan.language.script import simplify_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tashan.language.quantities import Quantity
    from tashan.model import Label, Metric, Unit

Sort = Literal["rank", "class", "duration", "amount"]

ADJACENT = 6.0
"""Worth of standing right after the number (80多所高校), in characters of keyword."""
PER_CHARACTER = 0.12
"""What a character of distance inside the clause costs."""
EARLIER, PER_CHARACTER_EARLIER = 0.6, 0.02
"""The same for a keyword in an earlier clause: 0.6 of its length, less 0.02 a character."""
ENGLISH_WORD, ENGLISH_PACE = 4.0, 0.4
"""An English keyword counts four characters a word, and a character of English distance two fifths of a Chinese one."""
LEAST = 1.0
"""Least score that names a metric. Below it stood only words of a general kind (投入, 用户) half a sentence away."""

OWN_WORD = 6.0
"""What makes a metric of size classes or of gaps win over the plain one for 千亿基金, 万亿级集群 and GDP差距."""
INSIDE_FLOOR = 1.5
"""Least score of a keyword in the quantity's own clause, however far: nothing said elsewhere is nearer."""

_HYPHENATED = re.compile(r"\w-(?:million|billion|trillion)|(?:million|billion|trillion)-(?:yuan|dollar)", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A metric's id and name; `sure` is False where the name says only what kind of number it is."""

    metric: str | None
    name: Label
    sure: bool
    inside: bool
    """Whether words of the quantity's own clause named it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A quantity in its sentence, with its clause."""

    text: str
    clause: tuple[int, int]
    quantity: Quantity
    unit: Unit
    sort: Sort
    names: tuple[tuple[int, int], ...] = ()
    """Spans of the names in the sentence: they do not name what is measured."""


def sort_of(quantity: Quantity) -> Sort:
    """What sort of metric a quantity can have."""
    if quantity.kind == "amount" and _HYPHENATED.search(quantity.text):
        return "class"
    return "amount" if quantity.kind == "ordinal" else quantity.kind


class MetricIndex:
    """Finds metrics by their keywords."""

    def __init__(self, metrics: tuple[Metric, ...]) -> None:
        self._entries = [(metric, word) for metric in metrics for word in (*metric.keywords_zh, *metric.keywords_en)]
        self._patterns = {word: _pattern(word) for _, word in self._entries}

    def name(self, spot: Spot) -> Named:
        """The best metric for a quantity, else a name made of the words beside it."""
        text = simplify_characters(spot.text) if _HAN.search(spot.text) else spot.text
        scored = (found for found in self._scored(text, spot) if found[0] >= LEAST)
        listed = max(scored, key=lambda found: (found[2], found[0]), default=None)
        if listed and listed[2]:
            return Named(metric=listed[1].id, name=listed[1].name, sure=True, inside=True)
        label, made = name_unlisted(_without(text, spot.names), spot.clause, spot.quantity, spot.unit)
        if listed:
            return Named(metric=listed[1].id, name=listed[1].name, sure=True, inside=False)
        if spot.sort == "rank":
            label = rank_name(label) if made else PLAIN_RANK
        return Named(metric=None, name=label, sure=made, inside=made)

    def rank_of(self, metric_id: str) -> Metric | None:
        """The metric of the rank by another metric, or that metric where it is one."""
        return next(
            (m for m, _ in self._entries if m.id in {f"{metric_id}-rank", metric_id} and m.id.endswith("-rank")), None
        )

    def all_in(self, spot: Spot) -> tuple[Metric, ...]:
        """Every metric of the sort named in the clause before the quantity, in order: several things of one rank."""
        text = simplify_characters(spot.text) if _HAN.search(spot.text) else spot.text
        found: dict[str, tuple[int, Metric]] = {}
        for metric, word in self._entries:
            if self._fits(metric, spot):
                for match in self._patterns[word].finditer(text, spot.clause[0], spot.quantity.start):
                    found.setdefault(metric.id, (match.start(), metric))
        return tuple(metric for _, metric in sorted(found.values(), key=lambda pair: pair[0]))

    def _scored(self, text: str, spot: Spot) -> Iterator[tuple[float, Metric, bool]]:
        """Score, metric and whether the keyword stands in the clause."""
        for metric, word in self._entries:
            if not self._fits(metric, spot):
                continue
            for match in self._patterns[word].finditer(text, 0, spot.clause[1]):
                inside = match.start() >= spot.clause[0]
                own = OWN_WORD if metric.id.endswith(("-class", "-gap")) else 0.0
                yield _score(match, spot, inside=inside) + own, metric, inside

    @staticmethod
    def _fits(metric: Metric, spot: Spot) -> bool:
        """Whether a metric can be measured in such a quantity; ids ending in -rank and -class say so."""
        is_rank, is_class = metric.id.endswith("-rank"), metric.id.endswith("-class")
        if spot.sort == "rank":
            return is_rank
        if spot.sort == "duration":
            return metric.unit == spot.unit and not is_rank
        if is_rank or metric.unit != spot.unit:
            return False
        return not is_class or spot.sort == "class"


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The text with the spans blanked out, so that positions stay."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@cache
def _pattern(word: str) -> re.Pattern[str]:
    if _HAN.search(word):
        return re.compile(re.escape(word), re.IGNORECASE)
    return re.compile(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", re.IGNORECASE)


def _score(match: re.Match[str], spot: Spot, *, inside: bool) -> float:
    chinese = bool(_HAN.search(match.group()))
    length = float(len(match.group())) if chinese else ENGLISH_WORD * len(match.group().split())
    start, end = spot.quantity.start, spot.quantity.end
    pace = 1.0 if chinese else ENGLISH_PACE
    if not inside:
        return EARLIER * length - pace * PER_CHARACTER_EARLIER * (start - match.end())
    if match.start() < end and match.end() > start:
        return length + ADJACENT
    if match.start() >= end:
        gap = match.start() - end
        return max(INSIDE_FLOOR, length + (ADJACENT if gap <= 1 else 0.0) - pace * PER_CHARACTER * gap)
    return max(INSIDE_FLOOR, length - pace * PER_CHARACTER * (start - match.end()))
