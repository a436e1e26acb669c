"""Whether a sentence shows all of a number: what it measures, whose it is and when; so that it may stand in a row, and
beside other places and years in a chart.

In: a reading, a quantity of it, what it was named and its owner, the numbers told before. Out: a judgement. Evidence is
asked for, not the absence of objections: every word of the clause must be accounted for as place, date, number, name of
what is measured or one of the small words between them; the clause, or one before that is accounted for as well, names
what is measured; and the owner is that of the clause, of such a clause before it, or of the whole text. One word too
many (民营企业, 新增, an unlisted county) is enough for silence. A chart asks more: a value of a whole year.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.facts.glossary import says_in_both
from tashan.facts.phrases import words_of
from tashan.facts.totals import begins_move, is_other

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tashan.facts.gazetteer import Gazetteer
    from tashan.facts.metric_index import MetricIndex
    from tashan.facts.metrics import Named, Told
    from tashan.facts.reading import Reading, Span
    from tashan.facts.scopes import Scope
    from tashan.language.quantities import Quantity
    from tashan.model import Metric

SERIES_KINDS = frozenset({"amount", "growth", "share"})
"""Kinds of metrics whose values are drawn beside one another."""

_HARD_STOP = re.compile(r"[；;]")
_INTO_DATE = re.compile(r"(?:从|由|\b(?:from|in|for)\s)\s*$")
_AFTER_NAME = re.compile(r"所在的?|['’]s?(?![A-Za-z])")
_SIZE = re.compile(r"[十百千万]亿(?:元)?级?$|-(?:million|billion|trillion)")
"""What says of which size the things counted are: 超千亿产业集群 are some of them."""
_ON_LIST = re.compile(r"排名榜|排行榜|榜单|百强榜|\brankings?\b", re.IGNORECASE)
_COUNTS_LIST = re.compile(r"\d强")
"""A list, of whose entries the numbers after it are, and the metrics that count the entries of one."""


class Evidence(Struct, frozen=True, kw_only=True):
    """A sentence, the place in question, and what a judgement needs beside them."""

    reading: Reading
    places: tuple[str, ...]
    """Whose the number is; the first is asked for."""
    index: MetricIndex
    gazetteer: Gazetteer
    told: tuple[Told, ...]
    partly: bool
    """Whether the text speaks of a part of a year."""
    scope: Scope | None
    period: str | None = None
    """The period that its row tells, where that is not a year."""
    own: Span | None = None
    """Where the words stand that name what no list names."""
    drawn: bool = False
    """Whether a chart asks, so that only numbers of a series bear one another out."""

    @property
    def lang(self) -> str:
        return "en" if self.reading.english else "zh"

    @property
    def place(self) -> str:
        return self.places[0]

    def bears_out(self, told: Told) -> bool:
        return told.series if self.drawn else told.whole


def may_stand(quantity: Quantity, metric: Metric, found: Evidence) -> bool:
    """Whether the number is a value of the metric for the place as a whole, as far as its sentence shows."""
    return (
        metric.kind in SERIES_KINDS
        and not is_other(found.reading, quantity, partly=found.partly, scope=found.scope)
        and not _is_on_list(quantity, metric, found)
        and _is_accounted(found.reading.clause(quantity.start), found)
        and _names_metric(quantity, metric, found)
        and _names_place(quantity, found)
    )


def shows_all(quantity: Quantity, named: Named, found: Evidence) -> bool:
    """Whether the sentence shows what the number measures, whose it is and when, so that a row can be understood."""
    metric = named.metric or named.base
    return (
        named.sure
        and quantity.kind != "class"
        and says_in_both(named.name)
        and not is_other(found.reading, quantity, partly=found.partly, scope=found.scope, period=found.period)
        and not (metric and _is_on_list(quantity, metric, found))
        and _is_accounted(found.reading.clause(quantity.start), found)
        and (_names_metric(quantity, metric, found) if metric else named.words or _is_of_the_same(quantity, found))
        and _names_place(quantity, found)
    )


def _is_on_list(quantity: Quantity, metric: Metric, found: Evidence) -> bool:
    """在世界大学排行榜上，成都的大学有18所: those on the list, not all."""
    start = found.reading.clause_span(quantity.start)[0]
    listed = _ON_LIST.search(found.reading.text, 0, start)
    return listed is not None and not any(map(_COUNTS_LIST.search, metric.keywords_zh))


def _is_accounted(number: int, found: Evidence) -> bool:
    """Whether a clause consists of the place, dates, numbers, names of metrics and small words alone."""
    text, (start, end) = found.reading.text, found.reading.clauses[number]
    metrics = _named_spans(start, end, found)
    quantities = found.reading.quantities_in(start, end)
    if _is_narrowed(text, metrics, quantities) or _names_others(start, end, found):
        return False
    taken = [*metrics, *_names_and_dates(start, end, found), *((q.start, q.end) for q in quantities)]
    small = words_of(found.lang, "accounted")
    return all(_consists_of(small, piece) for piece in _rest(text, (start, end), sorted(taken)))


def _named_spans(start: int, end: int, found: Evidence) -> list[Span]:
    """Where a stretch names what is measured, by a list or by words of its own."""
    own = found.own if found.own and start <= found.own[0] < end else None
    listed = [match.span() for match in found.index.named_in(found.reading.text, start, end)]
    if own is None:
        return listed
    return sorted([own, *(span for span in listed if span[1] <= own[0] or own[1] <= span[0])])


def _is_narrowed(text: str, metrics: list[Span], quantities: tuple[Quantity, ...]) -> bool:
    """Whether one name narrows another (民营企业进出口), or a size does (超千亿产业集群)."""
    if any(text[one[1] : other[0]] in {"", "的", " "} for one, other in pairwise(metrics)):
        return True
    sizes = [q.end for q in quantities if q.kind == "class" or _SIZE.search(q.text)]
    return any(size <= start <= size + 1 for size in sizes for start, _ in metrics)


def _consists_of(small: re.Pattern[str], text: str) -> bool:
    place = 0
    while place < len(text):
        match = small.match(text, place)
        if not match or match.end() == place:
            return False
        place = match.end()
    return True


def _rest(text: str, span: Span, taken: list[Span]) -> Iterator[str]:
    """What is left of a stretch without some spans of it."""
    place = span[0]
    for start, end in taken:
        if start > place:
            yield text[place:start]
        place = max(place, end)
    yield text[place : span[1]]


def _names_others(start: int, end: int, found: Evidence) -> bool:
    """Whether a clause names anything but the place and what lies around it.

    A clause without amount may name the nation (中国民营企业500强榜单上); 杭州所在的浙江 only tells where.
    """
    allowed = {name for place in found.places for name in (*found.gazetteer.with_city(place), place)}
    allowed |= {around for place in tuple(allowed) for around in found.gazetteer.ancestors(place)}
    if not any(q.kind == "amount" for q in found.reading.quantities_in(start, end)):
        allowed.add(found.gazetteer.nation or found.place)
    return any(
        mention.id not in allowed and not found.reading.text.startswith("所在", mention.end)
        for mention in (*found.reading.scene.names, *found.reading.scene.shadows)
        if start <= mention.start < end
    )


def _names_and_dates(start: int, end: int, found: Evidence) -> Iterator[Span]:
    text, scene = found.reading.text, found.reading.scene
    for mention in (*scene.names, *scene.shadows):
        if start <= mention.start < end:
            after = _AFTER_NAME.match(text, mention.end)
            yield mention.start, after.end() if after else mention.end
    for date in found.reading.dates:
        if start <= date.start < end:
            into = _INTO_DATE.search(text, start, date.start)
            yield into.start() if into else date.start, date.end


def _names_metric(quantity: Quantity, metric: Metric, found: Evidence) -> bool:
    """Whether the clause names the metric beside the number, or the number goes on with one that may stand."""
    reading, ids = found.reading, frozenset({metric.id, metric.of or metric.id})
    earlier, (start, end) = reading.quantity_before(quantity), reading.clause_span(quantity.start)
    if earlier and not begins_move(reading, earlier):
        start = max(start, earlier.end)
    if _is_named(ids, start, end, found):
        return True
    here = reading.clause(quantity.start)
    for told in reversed(found.told):
        if told.reading is not reading:
            break
        known = told.named.metric or told.named.base
        if found.bears_out(told) and known and ids & {known.id, known.of or ""}:
            return all(_is_accounted(number, found) for number in range(reading.clause(told.quantity.start) + 1, here))
    return any(_opens_list(number, ids, found) for number in range(here))


def _is_of_the_same(quantity: Quantity, found: Evidence) -> bool:
    """Whether a number without words of its own goes on with the one before it, of which the sentence shows all."""
    earlier = found.reading.quantity_before(quantity)
    told = found.told[-1] if found.told else None
    if told is None or told.quantity is not earlier or not found.bears_out(told):
        return False
    here, there = found.reading.clause(quantity.start), found.reading.clause(told.quantity.start)
    return all(_is_accounted(number, found) for number in range(there + 1, here))


def _is_named(ids: frozenset[str], start: int, end: int, found: Evidence) -> bool:
    words = (match.group() for match in found.index.named_in(found.reading.text, start, end))
    return any(metric.id in ids for word in words for metric in found.index.by_word(word))


def _opens_list(number: int, ids: frozenset[str], found: Evidence) -> bool:
    """Whether a clause without amount names the metric of all that follow: 民营企业500强榜单上."""
    start, end = found.reading.clauses[number]
    if any(quantity.kind == "amount" for quantity in found.reading.quantities_in(start, end)):
        return False
    return _is_named(ids, start, end, found) and _is_accounted(number, found)


def _names_place(quantity: Quantity, found: Evidence) -> bool:
    """Whether the place is that of the clause, of one before it, or of the text as a whole."""
    reading, here = found.reading, found.reading.clause(quantity.start)
    for number in range(here, -1, -1):
        start, end = reading.clauses[number]
        if number < here and _HARD_STOP.search(reading.text, end, reading.clauses[number + 1][0]):
            return _bears_on(found)
        if number < here and not _is_accounted(number, found):
            return False
        if any(start <= mention.start < end and mention.id == found.place for mention in reading.scene.names):
            return True
        if words_of(found.lang, "whole").search(reading.text, start, end):
            return _is_whole(found)
    reports = reading.scene.reports and reading.scene.home == found.place and not _hangs_on(found)
    return reports or _goes_on(found)


def _hangs_on(found: Evidence) -> bool:
    """Whether the sentence goes on after a semicolon, so that its subject may be that of the one before."""
    last = found.told[-1] if found.told else None
    if last is None or last.reading is found.reading or not last.near(found.reading):
        return False
    return last.reading.text.rstrip().endswith(("；", ";"))


def _bears_on(found: Evidence) -> bool:
    """Whether what stands before a semicolon is all of the place, so that what comes after it is too."""
    before = [told for told in found.told if told.reading is found.reading]
    return bool(before) and all(found.bears_out(told) and told.place == found.place for told in before)


def _is_whole(found: Evidence) -> bool:
    """Whether 全市, 全国 or the city is the place: that of the title, the nation, or that of the sentence before."""
    scene = found.reading.scene
    if any(mention.id != found.place for mention in scene.names):
        return False
    return found.place in {scene.home, found.gazetteer.nation} or _goes_on(found)


def _goes_on(found: Evidence) -> bool:
    """Whether the sentence names no place and the one before gave a figure of this one: 其中，出口3000亿元."""
    scene = found.reading.scene
    if any(mention.id != found.place for mention in scene.names):
        return False
    before = [told for told in found.told if told.near(found.reading) and told.reading is not found.reading]
    return any(found.bears_out(told) for told in before) and all(told.place in {found.place, None} for told in before)
