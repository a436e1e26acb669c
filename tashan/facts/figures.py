"""Figures: quantities with what they measure, where and when.

In: an article, its scenes and the reference data. Out: figures in reading order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tashan.facts.anchors import anchor_of, year_of
from tashan.facts.counted import is_figure, plain_value, told_in, with_bare_items
from tashan.facts.gazetteer import Gazetteer
from tashan.facts.ids import stable_id
from tashan.facts.metric_index import MetricIndex
from tashan.facts.metrics import Named, Namer, Told, frame_kind
from tashan.facts.owners import Owner, owner_of, says_whole, speaks_of_firm
from tashan.facts.periods import UNKNOWN, grown_over, only_year, part_in
from tashan.facts.phrases import frame_of
from tashan.facts.reading import read_sentence
from tashan.facts.scopes import Governed, governing
from tashan.facts.series import Evidence, may_stand, shows_all
from tashan.facts.told import is_subject_of
from tashan.facts.totals import is_planned
from tashan.facts.years import Dated, When, when_for, years_in
from tashan.language.dates import find_dates
from tashan.model import Figure

if TYPE_CHECKING:
    from datetime import date

    from tashan.facts.places import Scene
    from tashan.facts.reading import Reading
    from tashan.language.quantities import Quantity
    from tashan.model import Article, Qualifier, Reference

_FULL_YEAR = re.compile(r"全年|年度|\b(?:full|whole) year\b|\bfull-year\b|\bannual\b")
_OF_THE_YEAR = re.compile(r"全年|年末|年底|\b(?:for|in) the (?:full|whole) year\b|\bat the end of the year\b")
MEMORY = 24
"""Figures before a number that may name what it measures: the longest list that was met has sixteen."""
_index = lru_cache(maxsize=1)(MetricIndex)
"""The articles of a corpus share one."""
_AT_MOST = re.compile(r"(?:最高|最多|至多|上限)[^，。,.\d]{0,6}$")


class _Reader(Struct, frozen=True, kw_only=True):
    """What stays the same over an article."""

    gazetteer: Gazetteer
    namer: Namer
    anchor: date | None
    part: str | None
    """The part of a year that the title or the passage so far speaks of."""
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
        namer=Namer(index=_index(reference.metrics)),
        anchor=anchor_of(article),
        part=part_in(article.title, anchor_of(article)),
        year=_year_of_title(article),
        governed=Governed(),
    )
    figures: dict[str, Figure] = {}
    told: list[Told] = []
    firm: tuple[str, ...] = ()
    dated: Dated | None = None
    titled, passage = reader.part, -1
    for scene in scenes:
        if article.passages[scene.citation.passage].kind == "code":
            continue
        part = titled if scene.citation.passage != passage else reader.part
        passage = scene.citation.passage
        part = None if _FULL_YEAR.search(scene.text) else part_in(scene.text, reader.anchor) or part
        heading = article.passages[passage].kind == "heading"
        governed = governing(scene.text, passage, heading=heading, before=reader.governed)
        reader = replace(reader, part=part, governed=governed)
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


def _belonging(figure: Figure, scene: Scene, firm: tuple[str, ...]) -> Figure:
    """A figure that took its place from a sentence about an unnamed firm there is that firm's."""
    carried = scene.carried and figure.places == scene.carried and set(firm) & set(scene.carried)
    return replace(figure, within=True) if carried and not says_whole(scene) else figure


def _dated(scene: Scene, found: list[Figure], before: Dated | None) -> Dated | None:
    """When the next sentence's figures may be of: the year of this one's, where they agree on it, and their period."""
    years = {figure.year for figure in found if figure.year}
    if not found or len(years) != 1:
        return None
    (year,) = years
    periods = {figure.period for figure in found if figure.year}
    when = When(year=year, period=periods.pop() if len(periods) == 1 else UNKNOWN)
    citation = scene.citation
    places = frozenset(place for figure in found for place in figure.places)
    if before and before.when.year == year and before.passage == citation.passage:
        places |= before.places
    return Dated(passage=citation.passage, sentence=citation.sentence, when=when, places=places)


def _read_scene(scene: Scene, reader: _Reader, told: list[Told], dated: Dated | None) -> list[Figure]:
    reading = read_sentence(scene, reader.anchor)
    if not reading.quantities:
        return []
    reading = replace(reading, quantities=with_bare_items(reading))
    dates = years_in(reading)
    partly = reader.part is not None and not dates and not _FULL_YEAR.search(reading.text)
    found: list[Figure] = []
    taken: list[str] = []
    for quantity in reading.quantities:
        if not is_figure(reading, quantity):
            continue
        owner = _surely(
            owner_of(reading, quantity, reader.gazetteer, subject=quantity.kind == "rank"), reading, quantity, reader
        )
        when = when_for(reading, dates, quantity, owner.places, before=dated, gazetteer=reader.gazetteer)
        if when.year is None and not dates and _OF_THE_YEAR.search(reading.text):
            when = replace(when, year=reader.year)
        frame = frame_of(reading, quantity)
        period = grown_over(reading, quantity) if frame == "growth" else None
        period = period or when.period or (reader.part if partly else None)
        when = When(year=when.year or only_year(period), period=period)
        for named in reader.namer.name(reading, quantity, tuple(told[-MEMORY:])):
            held, wished = _held(owner, named, reading, reader), _is_wished(reading, quantity, when.year, reader)
            evidence = _evidence(named, reading, held, reader, tuple(told[-MEMORY:]), partly=partly, period=when.period)
            whole = not wished and not held.within and bool(held.places) and shows_all(quantity, named, evidence)
            series = not wished and _is_in_series(named, quantity, held, replace(evidence, drawn=True), reader)
            told.append(
                Told(
                    reading=reading,
                    quantity=quantity,
                    frame=frame,
                    named=named,
                    place=held.places[0] if held.places else None,
                    series=series,
                    whole=whole,
                )
            )
            if quantity.kind == "duration" and named.metric is None:
                continue
            aside = quantity.measure == "a" or not _is_said_of(reading, quantity, held)  # an age names nothing
            silent = wished or (_is_unlisted(named) and aside)
            sober = replace(named, metric=None, sure=False) if silent else named
            found.append(replace(_figure(reading, quantity, sober, held, when), series=series, whole=whole))
            taken += [found[-1].id] if found[-1].metric and not named.words else []
    return _without_contradiction(found, frozenset(taken))


def _surely(owner: Owner, reading: Reading, quantity: Quantity, reader: _Reader) -> Owner:
    """The owner; in a text that is not about places a city only where the number's clause opens with it."""
    city = next((place for place in owner.places if reader.gazetteer.city_of(place) == place), None)
    scene = reading.scene
    if city is None or scene.about or scene.reports or says_whole(scene):
        return owner
    start = reading.clause_span(quantity.start)[0]
    return owner if is_subject_of(scene, start, city, reader.gazetteer) else Owner()


def _without_contradiction(figures: list[Figure], taken: frozenset[str]) -> list[Figure]:
    """The figures, those without metric that took one over though the sentence gives it another value.

    One metric of one place has one value a year: 40 and 39 billion to two markets are not both a city's trade.
    """
    values: dict[tuple[object, ...], set[float]] = defaultdict(set)
    for figure in figures:
        values[_key(figure)].add(figure.value)
    return [
        replace(figure, metric=None, series=False, whole=False)
        if figure.id in taken and figure.kind != "rank" and len(values[_key(figure)]) > 1
        else figure
        for figure in figures
    ]


def _key(figure: Figure) -> tuple[object, ...]:
    return figure.metric, figure.places, figure.year, figure.period, figure.series


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


def _evidence(
    named: Named, reading: Reading, owner: Owner, reader: _Reader, told: tuple[Told, ...], *,
    partly: bool, period: str | None,
) -> Evidence:  # fmt: skip
    return Evidence(
        reading=reading,
        places=owner.places,
        index=reader.namer.index,
        gazetteer=reader.gazetteer,
        told=told,
        partly=partly,
        scope=reader.governed.here,
        period=period,
        own=named.span,
    )


def _is_in_series(named: Named, quantity: Quantity, owner: Owner, evidence: Evidence, reader: _Reader) -> bool:
    """Whether the number may stand in a series of its metric: it is of one place, and its sentence shows all of it."""
    if named.metric is None or owner.within or len(owner.places) != 1 or owner.places[0] not in reader.gazetteer.places:
        return False
    return may_stand(quantity, named.metric, evidence)


def _figure(reading: Reading, quantity: Quantity, named: Named, owner: Owner, when: When) -> Figure:
    scene, (start, end) = reading.scene, told_in(reading, quantity, owner.places)
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
        year=when.year,
        period=None if when.period == UNKNOWN else when.period,
    )


def _qualifier(reading: Reading, quantity: Quantity, *, approx: bool) -> Qualifier | None:
    """The qualifier of a quantity that has none of its own: 最高容忍30%的亏损 is at most 30%."""
    if _AT_MOST.search(reading.text[max(0, quantity.start - 20) : quantity.start]):
        return "at most"
    return "about" if approx else None
