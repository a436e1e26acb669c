"""Figures: quantities with what they measure, where and when.

In: an article, its scenes and the reference data. Out: figures in reading order. A number that only counts words of the
sentence (两座城市, three reasons), a name (500强, 六小龙) or an ordinal is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tashan.facts.anchors import anchor_of, year_of
from tashan.facts.clauses import is_english
from tashan.facts.ids import stable_id
from tashan.facts.metrics import MetricIndex, Named, Namer, Told, frame_kind
from tashan.facts.owners import Owner, owner_of, says_whole, speaks_of_firm
from tashan.facts.phrases import frame_of, is_counted_list, words_of
from tashan.facts.places import Gazetteer
from tashan.facts.reading import read_sentence
from tashan.facts.scopes import Governed, governing
from tashan.facts.series import Evidence, may_stand
from tashan.facts.totals import is_planned
from tashan.facts.years import Dated, year_for, years_in
from tashan.language.dates import find_dates
from tashan.model import Figure

if TYPE_CHECKING:
    from datetime import date

    from tashan.facts.places import Scene
    from tashan.facts.reading import Reading
    from tashan.language.quantities import Quantity
    from tashan.model import Article, Qualifier, Reference

_ORGANISATIONS = frozenset("家所户支只台辆艘架块")
_SMALL_WORD = re.compile(r"[一二两三四五六七八九十几]+[多余来]?[^\d]{0,2}$")
_LIST_NAME = re.compile(r"强$|^[Tt]op\s?\d{2,}$|^(?:Fortune|Global)\b")
_ABSTRACT = re.compile(
    r"\s*(?:[\u4e00-\u9fff]{0,4}?)(?:原因|问题|难题|特点|优势|方面|维度|关键|挑战|因素|变化|标签|强省|大省|强市|城市|省会|巨头|趋势|方向|层面|角度)"
)
_SMALL_ENGLISH = re.compile(r"^(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_COUNTABLE = re.compile(
    r"(?:compan|firm|enterpris|start-?up|business|universit|college|institut|laborator|fund|cluster|bank|unicorn|park|factor|investor)",
    re.IGNORECASE,
)
_SCALES = frozenset("百千万亿")
"""What opens a size: 两座万亿城市 counts them."""
LARGE = 100
"""From here on a number in words counts as one in digits does: 七八百万用户, two and a half million workers."""
_BARE_ITEM = re.compile(
    r"\s*(?:has|had|have|with|counts?|for)?\s*(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?=\s*(?:[,;.，；。、]|and\b|$))(?!\s*,?\s*\d)"
)
_FULL_YEAR = re.compile(r"全年|年度|\b(?:full|whole) year\b|\bfull-year\b|\bannual\b")
_OF_THE_YEAR = re.compile(r"全年|年末|年底|\b(?:for|in) the (?:full|whole) year\b|\bat the end of the year\b")
MEMORY = 24
"""Figures before a number that may name what it measures: the longest list that was met has sixteen."""
ENDLESS = 15
"""Digits that no figure of an article has; a fraction that does not end has more."""
_UNKNOWN = re.compile(r"(?:还是|\bor)\s*$|(?:不知道?|不清楚|did not know|unclear)[^，。,.]*$")
_AT_MOST = re.compile(r"(?:最高|最多|至多|上限)[^，。,.\d]{0,6}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """What stays the same over an article."""

    gazetteer: Gazetteer
    namer: Namer
    anchor: date | None
    partial: bool
    """Whether the title or the passage so far speaks of less than a year."""
    year: int | None
    """The only year that the title names: that of 全年 and 年末."""
    governed: Governed
    """What the passage or its heading says of all sentences below: a span of years, a plan."""
    firm: tuple[str, ...] = ()
    """The places of the unnamed firm that the text speaks of."""


def find_figures(article: Article, scenes: tuple[Scene, ...], reference: Reference) -> tuple[Figure, ...]:
    """The figures of an article."""
    reader = _Reader(
        gazetteer=Gazetteer(reference),
        namer=Namer(index=MetricIndex(reference.metrics)),
        anchor=anchor_of(article),
        partial=_is_partial(article.title),
        year=_year_of_title(article),
        governed=Governed(),
    )
    figures: dict[str, Figure] = {}
    told: list[Told] = []
    firm: tuple[str, ...] = ()
    dated: Dated | None = None
    titled, passage = reader.partial, -1
    for scene in scenes:
        if article.passages[scene.citation.passage].kind == "code":
            continue
        partial = titled if scene.citation.passage != passage else reader.partial
        passage = scene.citation.passage
        partial = (partial or _is_partial(scene.text)) and not _FULL_YEAR.search(scene.text)
        heading = article.passages[passage].kind == "heading"
        governed = governing(scene.text, passage, heading=heading, before=reader.governed)
        reader = replace(reader, partial=partial, governed=governed)
        told = [item for item in told if item.near_citation(scene.citation)]
        firm = firm if scene.carried else scene.cities if speaks_of_firm(scene) else ()
        reader = replace(reader, firm=firm)
        found = [_belonging(figure, scene, firm) for figure in _read_scene(scene, reader, told, dated)]
        dated = _dated(scene, found, dated) or dated
        for figure in found:
            figures.setdefault(figure.id, figure)
    return tuple(figures.values())


def _year_of_title(article: Article) -> int | None:
    """The only year that the title names, where it was over when the article appeared: that of 全年."""
    years = {year_of(mention) for mention in find_dates(article.title, None) if mention.text[:2] in {"19", "20"}}
    year = years.pop() if len(years) == 1 else None
    return None if year and article.published and year >= article.published.year else year


def _is_partial(text: str) -> bool:
    """Whether a text names a part of a year, with which the sentences after it go on: 前三季度……。其中，出口……。"""
    return bool(words_of("en" if is_english(text) else "zh", "goes_on").search(text))


def _belonging(figure: Figure, scene: Scene, firm: tuple[str, ...]) -> Figure:
    """A figure that took its place from a sentence about an unnamed firm there is that firm's."""
    carried = scene.carried and figure.places == scene.carried and set(firm) & set(scene.carried)
    return replace(figure, within=True) if carried and not says_whole(scene) else figure


def _dated(scene: Scene, found: list[Figure], before: Dated | None) -> Dated | None:
    """The year that the next sentence's figures may be of: that of this one's, where they agree on it."""
    years = {figure.year for figure in found if figure.year}
    if not found or len(years) != 1:
        return None
    (year,) = years
    citation = scene.citation
    places = frozenset(place for figure in found for place in figure.places)
    if before and before.year == year and before.passage == citation.passage:
        places |= before.places
    return Dated(passage=citation.passage, sentence=citation.sentence, year=year, places=places)


def _read_scene(scene: Scene, reader: _Reader, told: list[Told], dated: Dated | None) -> list[Figure]:
    reading = read_sentence(scene, reader.anchor)
    if not reading.quantities:
        return []
    reading = replace(reading, quantities=with_bare_items(reading))
    dates = years_in(reading)
    partly = reader.partial and not dates and not _FULL_YEAR.search(reading.text)
    found: list[Figure] = []
    taken: list[str] = []
    for quantity in reading.quantities:
        if not is_figure(reading, quantity):
            continue
        owner = owner_of(reading, quantity, reader.gazetteer, subject=quantity.kind == "rank")
        year = year_for(reading, dates, quantity, owner.places, before=dated, gazetteer=reader.gazetteer)
        if year is None and not dates and _OF_THE_YEAR.search(reading.text):
            year = reader.year
        for named in reader.namer.name(reading, quantity, tuple(told[-MEMORY:])):
            held, wished = _held(owner, named, reading, reader), _is_wished(reading, quantity, year, reader)
            series = not wished and _is_in_series(
                named, reading, quantity, held, reader, tuple(told[-MEMORY:]), partly=partly
            )
            frame, place = frame_of(reading, quantity), held.places[0] if held.places else None
            told.append(Told(reading=reading, quantity=quantity, frame=frame, named=named, place=place, series=series))
            if quantity.kind == "duration" and named.metric is None:
                continue
            aside = quantity.measure == "a" or not _is_said_of(reading, quantity, held)  # an age names nothing
            silent = wished or (_is_unlisted(named) and aside)
            sober = replace(named, metric=None, sure=False) if silent else named
            found.append(replace(_figure(reading, quantity, sober, held, year), series=series))
            taken += [found[-1].id] if found[-1].metric and not named.words else []
    return _without_contradiction(found, frozenset(taken))


def _without_contradiction(figures: list[Figure], taken: frozenset[str]) -> list[Figure]:
    """The figures, those without metric that took one over though the sentence gives it another value.

    One metric of one place has one value a year: 40 and 39 billion to two markets are not both a city's trade.
    """
    values: dict[tuple[object, ...], set[float]] = defaultdict(set)
    for figure in figures:
        values[_key(figure)].add(figure.value)
    return [
        replace(figure, metric=None, series=False)
        if figure.id in taken and figure.kind != "rank" and len(values[_key(figure)]) > 1
        else figure
        for figure in figures
    ]


def _key(figure: Figure) -> tuple[object, ...]:
    return figure.metric, figure.places, figure.year, figure.series


def _held(owner: Owner, named: Named, reading: Reading, reader: _Reader) -> Owner:
    """The owner; none where a place would own what only firms have, or what no list names and its sentence does not
    say to be of the place (a bill, in a text on a city)."""
    firms = bool(named.metric and named.metric.firm) or bool(named.base and named.base.firm)
    place = reader.gazetteer.places.get(owner.places[0]) if owner.places else None
    if firms and place and place.kind != "organisation":
        return Owner()
    carried = bool(owner.places) and owner.places == reading.scene.carried and not says_whole(reading.scene)
    loose = _is_unlisted(named) and carried and not owner.within and not reader.firm
    return Owner() if loose else owner


def _is_unlisted(named: Named) -> bool:
    return named.metric is None and named.base is None


def _is_said_of(reading: Reading, quantity: Quantity, owner: Owner) -> bool:
    """Whether the clause of a number, or the one before, names its owner, or the whole place (全市)."""
    here = reading.clause(quantity.start)
    start, end = reading.clauses[max(0, here - 1)][0], reading.clause_span(quantity.start)[1]
    named = any(start <= mention.start < end and mention.id in owner.places for mention in reading.scene.names)
    return named or says_whole(reading.scene)


def _is_wished(reading: Reading, quantity: Quantity, year: int | None, reader: _Reader) -> bool:
    """Whether the number is only wanted or planned, or of a year that had not come, so that no row may show it."""
    if reader.governed.here == "plan" or is_planned(reading, quantity):
        return True
    return bool(year and reader.anchor and year > reader.anchor.year)


def _is_in_series(
    named: Named, reading: Reading, quantity: Quantity, owner: Owner, reader: _Reader, told: tuple[Told, ...], *,
    partly: bool,
) -> bool:  # fmt: skip
    """Whether the number may stand in a series of its metric: it is of one place, and its sentence shows all of it."""
    if named.metric is None or owner.within or len(owner.places) != 1 or owner.places[0] not in reader.gazetteer.places:
        return False
    evidence = Evidence(
        reading=reading,
        place=owner.places[0],
        index=reader.namer.index,
        gazetteer=reader.gazetteer,
        told=told,
        partly=partly,
        scope=reader.governed.here,
    )
    return may_stand(quantity, named.metric, evidence)


def with_bare_items(reading: Reading) -> tuple[Quantity, ...]:
    """The quantities with the bare numbers of their list: Hangzhou has 36 companies, Shenzhen 27 and Nanjing has 5."""
    found: list[Quantity] = []
    rest = list(reversed(reading.quantities))
    counts: Quantity | None = None
    for mention in (*reading.scene.names, None):
        edge = mention.end if mention else len(reading.text) + 1
        while rest and rest[-1].start < edge:
            found.append(rest.pop())
            counts = found[-1] if found[-1].unit == "count" and found[-1].kind == "amount" else counts
        item = _BARE_ITEM.match(reading.text, mention.end) if mention else None
        if item and counts and not (rest and rest[-1].start < item.end("number")):
            start, end = item.span("number")
            value = Decimal(item["number"].replace(",", ""))
            found.append(replace(counts, start=start, end=end, text=item["number"], value=value, upper=None))
    return tuple(found)


def is_figure(reading: Reading, quantity: Quantity) -> bool:
    """Whether a quantity states a fact rather than counting words, naming a list or ordering items."""
    written = reading.text[quantity.start : quantity.end]
    if quantity.kind == "ordinal" or reading.in_name(quantity.start, quantity.end):
        return False
    if quantity.kind == "rank":
        return not _LIST_NAME.search(written) and not _mere_first(reading.text, quantity)
    if quantity.kind == "duration":
        return quantity.value > 1 and not _UNKNOWN.search(reading.text[max(0, quantity.start - 40) : quantity.start])
    if quantity.unit == "CNY" or quantity.unit == "USD":
        return quantity.value != 0
    if quantity.unit == "count":
        return _counts_something(reading, quantity)
    return True


def _mere_first(text: str, quantity: Quantity) -> bool:
    """An English `first` that ranks nothing: the first to do so, first of all."""
    word = quantity.text.lower().removeprefix("the ")
    if word not in {"first", "second", "third"}:
        return False
    return not re.search(r"\brank|\bplace|\bposition|\blist\b", text[max(0, quantity.start - 40) : quantity.end + 20])


def _counts_something(reading: Reading, quantity: Quantity) -> bool:
    """Digits count; a small number in words only does so of organisations and of 唯四."""
    after = reading.text[quantity.end : quantity.end + 40]
    if abs(quantity.value) < 2:
        return quantity.text[0] == "1"
    if quantity.text.startswith("唯"):
        return True
    if quantity.counted == "大":
        return not is_counted_list(reading.scene, quantity.start) and not _ABSTRACT.match(after)
    if quantity.value >= LARGE:
        return True
    if _SMALL_WORD.fullmatch(reading.text[quantity.start : quantity.end]):
        return quantity.counted in _ORGANISATIONS or after[:1] in _SCALES
    if _SMALL_ENGLISH.match(quantity.text):
        return bool(_COUNTABLE.search(f"{quantity.counted} {after}"))
    return True


def _figure(reading: Reading, quantity: Quantity, named: Named, owner: Owner, year: int | None) -> Figure:
    scene, (start, end) = reading.scene, reading.clause_span(quantity.start)
    approx = quantity.approx or frame_of(reading, quantity) == "class"
    return Figure(
        id=stable_id("f", scene.citation.article, scene.text, quantity.text, quantity.start, named.name.en),
        citation=scene.citation,
        quote=scene.text[start:end],
        text=quantity.text,
        value=plain_value(quantity),
        unit=quantity.unit,
        upper=float(quantity.upper) if quantity.upper is not None else None,
        measure=quantity.measure,
        change=quantity.change,
        kind=frame_kind(frame_of(reading, quantity)),
        approx=approx,
        qualifier=quantity.qualifier or _qualifier(reading, quantity, approx=approx),
        places=owner.places,
        within=owner.within,
        metric=named.metric.id if named.metric else None,
        metric_name=named.name if named.sure else None,
        year=year,
    )


def _qualifier(reading: Reading, quantity: Quantity, *, approx: bool) -> Qualifier | None:
    """The qualifier of a quantity that has none of its own: 最高容忍30%的亏损 is at most 30%."""
    if _AT_MOST.search(reading.text[max(0, quantity.start - 20) : quantity.start]):
        return "at most"
    return "about" if approx else None


def plain_value(quantity: Quantity) -> float:
    """The value as a number; a fraction without end (1/3) at the four digits that a percentage with decimals has."""
    value = float(quantity.value)
    return round(value, 4) if len(quantity.value.as_tuple().digits) > ENDLESS else value
