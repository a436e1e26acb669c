"""What a figure measures: the metric of the reference data that its own words name.

In: a reading and a quantity of it, and what the figures before it measured. Out: the metric, or a name in the words of
the sentence. A keyword must be the head of the phrase beside the number and nothing may narrow it down: 民营企业出口
is not 出口. A growth rate, a share, a gap or a rank without a phrase of its own is that of what was named just before.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from tashan.facts.glossary import PLAIN_RANK, name_unlisted, place_of_name, rank_name
from tashan.facts.metric_index import MetricIndex
from tashan.facts.phrases import (
    JOINED,
    Frame,
    Head,
    frame_of,
    head_after,
    head_before,
    head_of_change,
    head_of_rank,
    is_bare,
    is_counted_list,
    noun_phrase,
)
from tashan.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tashan.facts.reading import Reading, Span
    from tashan.language.quantities import Quantity
    from tashan.model import Citation, Metric, MetricKind, Unit

_COMES_TO = re.compile(
    r"[，、]?(?:总量|总额|总值)?(?:达到?|升至|增至)|,?\s(?:year[ -]on[ -]year\s)?(?:to|reaching|hitting)\s"
)
"""Between a growth and what it came to."""
_OPENS = re.compile(r"\s*(?:在|按|以)|\s*(?:Among|Of|In|On|By)\b")
"""Words that open a list with what it lists: 在500强榜单上, Among the top 500."""
_WHOLE_ZH = re.compile(r"占(?!比)(?P<whole>[^，。；,]{2,14}?)的?(?:比重|比例|份额)?(?:的|为|达到?|约|近|超过?)*$")
_WHOLE_EN = re.compile(r"\s*of (?P<whole>[^,.;]{3,60})")
"""What a share is said to be a share of."""
_ANY_WHOLE = re.compile(
    r"总数|总量|全部|全体|合计|总计|比重|企业|公司|主体|资金|金额|\b(?:all|total$|them|compan|firm|business|enterprise)",
    re.IGNORECASE,
)
"""A whole that may be that of what was counted before: 占企业总数的90%, 90% of all companies."""
_KINDS: dict[Frame, tuple[MetricKind, ...]] = {
    "level": ("amount",),
    "growth": ("growth",),
    "share": ("share",),
    "gap": ("gap",),
    "rank": ("rank",),
    "class": ("class", "amount"),
    "duration": ("duration",),
}
"""Which kinds of metric a statement can be of."""
_CAN_GROW = frozenset({"amount", "growth"})
"""What a rate of growth is said of; 高技术制造业 is the keyword of a share, and what grew is not the share."""


def frame_kind(frame: Frame) -> MetricKind:
    return _KINDS[frame][0]


class Named(Struct, frozen=True, kw_only=True):
    """A metric's id and name; `sure` is False where the name says only what kind of number it is."""

    metric: Metric | None = None
    name: Label
    sure: bool
    base: Metric | None = None
    """What was named where that is no metric of this number: the thing whose growth or rank it is."""
    words: bool = False
    """Whether words of the sentence beside the number named it; else it was taken over from before."""
    span: Span | None = None
    """Where the words stand that name what no list names."""


def _of_another(reading: Reading, quantity: Quantity, frame: Frame) -> bool:
    """Whether a share names its whole, and that is nothing counted before: 占外贸总值的44%, 63 percent of its trade."""
    if frame != "share":
        return False
    if reading.english:
        match = _WHOLE_EN.match(reading.text, quantity.end)
    else:
        match = _WHOLE_ZH.search(reading.text, reading.clause_span(quantity.start)[0], quantity.start)
    return match is not None and not _ANY_WHOLE.search(match["whole"])


class Namer(Struct, frozen=True, kw_only=True):
    """Names the figures of an article one after the other."""

    index: MetricIndex

    def name(self, reading: Reading, quantity: Quantity, before: tuple[Told, ...]) -> tuple[Named, ...]:
        """The metrics of a quantity: one, or several for a rank that is said of several things.

        `before` are the figures told so far in the passage, the last one last.
        """
        frame = frame_of(reading, quantity)
        heads = [head for head in self._heads(reading, quantity, frame) if head and not head.empty]
        several = self._several(reading, quantity, frame, heads)
        if several:
            return several
        bare = is_counted_list(reading.scene, quantity.start) or all(
            is_bare(head.words, frame, english=reading.english) for head in heads
        )
        for head in heads:
            if found := self._fitting(self._in_head(head, reading, quantity, frame), frame, quantity.unit):
                return (_named(found, words=True),)
        for head in heads:
            for metric in self._in_head(head, reading, quantity, frame):
                if frame in {"growth", "share", "gap", "rank"} and (frame != "growth" or metric.kind in _CAN_GROW):
                    return (self._of(metric, frame, quantity),)
        if (
            bare
            and not _of_another(reading, quantity, frame)
            and (taken := self._taken_over(reading, quantity, frame, before))
        ):
            return (taken,)
        return (_unlisted(reading, quantity, heads, frame),)

    def _heads(self, reading: Reading, quantity: Quantity, frame: Frame) -> tuple[Head | None, ...]:
        first, after = head_before(reading, quantity, frame), head_after(reading, quantity)
        if frame == "rank":
            return (head_of_rank(reading, quantity), first, after)
        if quantity.unit in {"count", "other"} or frame == "class":
            counts_other = bool(after.words) and _in_clause_before(reading, quantity) is not None
            return (after,) if counts_other else (after, first) if not after.empty else (first,)
        return (head_of_change(reading, quantity), first, after if frame in {"level", "share"} else None)

    def _in_head(self, head: Head, reading: Reading, quantity: Quantity, frame: Frame) -> Iterator[Metric]:
        """The metrics that a phrase names; a size is part of its name (千亿基金)."""
        if frame == "class" and head.ahead:
            yield from self.index.at_end(quantity.text + head.words, english=reading.english)
        if head.ahead:
            yield from self.index.at_start(head, english=reading.english)
        yield from self.index.at_end(head.words, english=reading.english)

    def _several(self, reading: Reading, quantity: Quantity, frame: Frame, heads: list[Head]) -> tuple[Named, ...]:
        """A rank said of each of several things: A、B和C都居全国第一."""
        if frame != "rank" or not heads:
            return ()
        text = reading.text[slice(*heads[0].span)]
        if not re.search(r"[都均]|\b(?:all|each|both)\b", text + reading.text[quantity.end :][:20]):
            return ()
        parts = [part for part in re.split(r"[、和及与]|,|\band\b", heads[0].words) if part.strip()]
        found = [
            self._fitting(self.index.at_end(part.strip(), english=reading.english), frame, quantity.unit)
            for part in parts
        ]
        return tuple(_named(metric, words=True) for metric in found if metric) if len(parts) > 1 and all(found) else ()

    def _fitting(self, metrics: Iterator[Metric], frame: Frame, unit: Unit) -> Metric | None:
        return next((m for m in metrics if m.kind in _KINDS[frame] and m.unit == unit), None)

    def _of(self, base: Metric, frame: Frame, quantity: Quantity) -> Named:
        """The growth of a metric and the like; one that is not listed is named after it and is no metric.

        What something came to in times of what it was (翻一番, doubled) is no rate of growth.
        """
        fold = frame == "growth" and quantity.measure == "fold" and quantity.change is None
        derived = None if fold else self.index.derived(base, frame)
        if derived and derived.unit == quantity.unit:
            return _named(derived, words=True)
        if base.kind == frame:
            return _named(base, words=True)
        return Named(name=_derived_name(base.name, "fold" if fold else frame), sure=True, base=base, words=True)

    def _taken_over(self, reading: Reading, quantity: Quantity, frame: Frame, before: tuple[Told, ...]) -> Named | None:
        """What is measured by a number without words of its own: that of the clause that opens the list, or of the
        figure just before."""
        beside = _in_clause_before(reading, quantity)
        if not beside and (framed := self._framed(reading, quantity, frame)):
            return _named(framed, words=False)
        for told in reversed(before):
            if not told.near(reading):
                return None
            if told.quantity is beside and told.frame == frame and _listed(reading, beside, quantity):
                return _inherited(told.named)
            base, same = told.named.base or told.named.metric, told.quantity
            if frame in {"growth", "share", "gap", "rank"}:
                if told.frame == frame and frame != "growth" and base:
                    return _inherited(told.named)
                if told.frame in {"level", "gap"} or (told.frame == "growth" and frame == "rank"):
                    return self._of(base, frame, quantity) if base else _derived(told.named, frame)
            elif frame == "level" and told.frame == "growth" and _comes_to(reading, told, quantity):
                grown = self.index.grown(told.named)
                return _named(grown, words=False) if grown and grown.unit == quantity.unit else None
            elif told.frame == frame and same.unit == quantity.unit and _alike(same, quantity):
                return _inherited(told.named)
        return None

    def _framed(self, reading: Reading, quantity: Quantity, frame: Frame) -> Metric | None:
        """The metric of the words that open a list, or of what is said of the names that a number counts."""
        here = reading.clause(quantity.start)
        counted = quantity.unit == "count" and is_counted_list(reading.scene, quantity.start)
        start, end = reading.clause_span(quantity.start)
        text = reading.text[start : end if counted else quantity.start]
        if counted or _OPENS.match(text):
            return self._fitting(self.index.anywhere(text), frame, quantity.unit)
        for start, end in reversed(reading.clauses[max(0, here - 6) : here]):
            if any(quantity.kind == "amount" for quantity in reading.quantities_in(start, end)):
                continue
            words = self.index.anywhere(reading.plain(start, end), english=reading.english, alone=True)
            if found := self._fitting(words, frame, quantity.unit):
                return found
        return None


class Told(Struct, frozen=True, kw_only=True):
    """A figure told before: its sentence, quantity, frame and name."""

    reading: Reading
    quantity: Quantity
    frame: Frame
    named: Named
    place: str | None = None
    series: bool = False
    """Whether it may stand in a series of its metric, as a figure of `place`."""
    whole: bool = False
    """Whether its sentence shows all of it."""

    def near(self, reading: Reading) -> bool:
        """Whether it stands in the sentence or in the one before it."""
        return self.near_citation(reading.scene.citation)

    def near_citation(self, citation: Citation) -> bool:
        mine = self.reading.scene.citation
        return mine.passage == citation.passage and citation.sentence - mine.sentence <= 1


def _in_clause_before(reading: Reading, quantity: Quantity) -> Quantity | None:
    """The amount before, where it stands in the same clause."""
    earlier = reading.quantity_before(quantity)
    inside = earlier is not None and earlier.start >= reading.clause_span(quantity.start)[0]
    return earlier if earlier and inside and earlier.kind == "amount" else None


def _comes_to(reading: Reading, told: Told, quantity: Quantity) -> bool:
    """Whether a number is what a growth came to: 增长5.5%、达到10.3万亿元, grew by 6% to 2.2 trillion yuan."""
    if told.reading is not reading or told.quantity is not reading.quantity_before(quantity):
        return False
    return bool(_COMES_TO.fullmatch(reading.text, told.quantity.end, quantity.start))


def _listed(reading: Reading, one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are items of one list: 分别增长6%、5.2%."""
    return bool(JOINED.fullmatch(reading.text[one.end : other.start]))


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count with one word, or the second is bare (A 36家，B 27)."""
    return one.counted == other.counted or other.text.isdigit()


def _named(metric: Metric, *, words: bool) -> Named:
    return Named(metric=metric, name=metric.name, sure=True, words=words)


def _inherited(named: Named) -> Named:
    return Named(metric=named.metric, name=named.name, sure=named.sure, base=named.base)


def _derived(named: Named, frame: Frame) -> Named | None:
    return Named(name=_derived_name(named.name, frame), sure=True) if named.sure else None


@cache
def _derived_name(base: Label, frame: Frame | Literal["fold"]) -> Label:
    if frame == "rank":
        return rank_name(base)
    zh = {"growth": "{}增幅", "share": "{}占比", "gap": "{}差距", "fold": "{}倍数"}[frame]
    en = {"growth": "growth of {}", "share": "share of {}", "gap": "gap in {}", "fold": "multiple of {}"}[frame]
    name = base.en if base.en[:2].isupper() else base.en[:1].lower() + base.en[1:]
    return Label(zh_hans=zh.format(base.zh_hans), en=en.format(name))


def _unlisted(reading: Reading, quantity: Quantity, heads: list[Head], frame: Frame) -> Named:
    """A name made of the words of the first phrase that names anything."""
    for head in heads:
        words = noun_phrase(head.words, english=reading.english)
        label, made = name_unlisted(words, quantity, frame, english=reading.english)
        if made:
            span = place_of_name(label, reading.text, head.span, english=reading.english)
            return Named(name=rank_name(label) if frame == "rank" else label, sure=True, words=True, span=span)
    label, _ = name_unlisted("", quantity, frame, english=reading.english)
    return Named(name=PLAIN_RANK if frame == "rank" else label, sure=False)
