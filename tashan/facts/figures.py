"""Figures: quantities with what they measure, where and when.

In: an article, its scenes and the reference data. Out: figures in reading order. A number that only counts words of the
sentence (两座城市, three reasons), a name (500强, 六小龙) or an ordinal is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tashan.facts.anchors import anchor_of, year_of
from tashan.facts.clauses import clause_at, clause_spans, is_english
from tashan.facts.ids import stable_id
from tashan.facts.metrics import MetricIndex, Named, Spot, sort_of
from tashan.facts.owners import is_counted_list, owners_of
from tashan.facts.places import Gazetteer
from tashan.language.dates import find_dates
from tashan.language.quantities import find_quantities
from tashan.language.script import simplify_characters
from tashan.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tashan.facts.places import Scene
    from tashan.language.quantities import Quantity
    from tashan.model import Article, Qualifier, Reference

_ORGANISATIONS = frozenset("家所户支只")
_TITLE = re.compile(r"《[^《》]{1,80}》")
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
_BARE_ITEM = re.compile(
    r"\s*(?:has|had|have|with|counts?|for)?\s*(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?=\s*(?:[,;.，；。、]|and\b|$))(?!\s*,?\s*\d)"
)
ENDLESS = 15
"""Digits that no figure of an article has; a fraction that does not end has more."""
_UNKNOWN = re.compile(r"(?:还是|\bor)\s*$|(?:不知道?|不清楚|did not know|unclear)[^，。,.]*$")
_AT_MOST = re.compile(r"(?:最高|最多|至多|上限)[^，。,.\d]{0,6}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """What stays the same over an article."""

    gazetteer: Gazetteer
    metrics: MetricIndex
    anchor: date | None


def find_figures(article: Article, scenes: tuple[Scene, ...], reference: Reference) -> tuple[Figure, ...]:
    """The figures of an article."""
    reader = _Reader(gazetteer=Gazetteer(reference), metrics=MetricIndex(reference.metrics), anchor=anchor_of(article))
    figures: list[Figure] = []
    for scene in scenes:
        if article.passages[scene.citation.passage].kind == "code":
            continue
        near = [f for f in figures if f.citation.passage == scene.citation.passage]
        figures.extend(_read_scene(scene, reader, near))
    return tuple({figure.id: figure for figure in reversed(figures)}.values())[::-1]


def _read_scene(scene: Scene, reader: _Reader, near: list[Figure]) -> Iterator[Figure]:
    spans = clause_spans(scene.text, conjunctions=is_english(scene.text))
    done = list(near)
    quantities = [quantity for quantity in find_quantities(scene.text) if is_figure(scene, quantity)]
    names = tuple((m.start, m.end) for m in scene.names)
    for quantity in with_bare_items(scene, quantities):
        clause = spans[clause_at(spans, quantity.start)]
        spot = Spot(
            text=scene.text, clause=clause, quantity=quantity, unit=quantity.unit, sort=sort_of(quantity), names=names
        )
        for named in _names(spot, reader, done):
            figure = _figure(scene, spot, named, reader, done)
            done.append(figure)
            yield figure


def with_bare_items(scene: Scene, quantities: list[Quantity]) -> tuple[Quantity, ...]:
    """The quantities with the bare numbers of their list: Hangzhou has 36 companies, Shenzhen 27 and Nanjing has 5."""
    found = list(quantities)
    for mention in scene.names:
        item = _BARE_ITEM.match(scene.text, mention.end)
        if item is None or any(q.start < item.end("number") and item.start("number") < q.end for q in quantities):
            continue
        before = [q for q in found if q.unit == "count" and q.end <= mention.start and q.kind == "amount"]
        if before:
            value = Decimal(item["number"].replace(",", ""))
            start, end = item.span("number")
            found.append(replace(before[-1], start=start, end=end, text=item["number"], value=value, upper=None))
            found.sort(key=lambda q: q.start)
    return tuple(found)


def is_figure(scene: Scene, quantity: Quantity) -> bool:
    """Whether a quantity states a fact rather than counting words, naming a list or ordering items."""
    text, written = simplify_characters(scene.text), simplify_characters(quantity.text)
    if quantity.kind == "ordinal" or _is_name(scene, quantity):
        return False
    if quantity.kind == "rank":
        return not _LIST_NAME.search(written) and not _mere_first(text, quantity)
    if quantity.kind == "duration":
        return quantity.value > 1 and not _UNKNOWN.search(text[: quantity.start])
    if quantity.unit == "CNY" or quantity.unit == "USD":
        return quantity.value >= 1
    if quantity.unit == "count":
        return _counts_something(scene, quantity)
    return True


def _mere_first(text: str, quantity: Quantity) -> bool:
    """An English `first` that ranks nothing: the first to do so, first of all."""
    word = quantity.text.lower().removeprefix("the ")
    if word not in {"first", "second", "third"}:
        return False
    return not re.search(r"\brank|\bplace|\bposition|\blist\b", text[max(0, quantity.start - 40) : quantity.end + 20])


def _is_name(scene: Scene, quantity: Quantity) -> bool:
    inside_title = any(m.start() <= quantity.start < m.end() for m in _TITLE.finditer(scene.text))
    names = (*scene.names, *scene.shadows)
    return inside_title or any(m.start < quantity.end and quantity.start < m.end for m in names)


def _counts_something(scene: Scene, quantity: Quantity) -> bool:
    """Digits count; a small number in words only does so of organisations and of 唯四."""
    after = simplify_characters(scene.text[quantity.end :])
    if quantity.value < 2:
        return False
    if quantity.text.startswith("唯"):
        return True
    if quantity.counted == "大":
        return not is_counted_list(scene, quantity.start) and not _ABSTRACT.match(after)
    if _SMALL_WORD.fullmatch(simplify_characters(quantity.text)):
        return quantity.counted in _ORGANISATIONS and quantity.value >= 2
    if _SMALL_ENGLISH.match(quantity.text):
        return bool(_COUNTABLE.search(f"{quantity.counted} {after[:40]}"))
    return True


def _names(spot: Spot, reader: _Reader, done: list[Figure]) -> list[Named]:
    """The metrics of a quantity: one, or several for a rank that is said of several things."""
    named = reader.metrics.name(spot)
    if spot.sort == "rank" and re.search(
        r"[都均]|\ball\b|\beach\b|\bboth\b", spot.text[spot.clause[0] : spot.quantity.start]
    ):
        several = reader.metrics.all_in(spot)
        if len(several) > 1:
            return [Named(metric=m.id, name=m.name, sure=True, inside=True) for m in several]
    if not named.inside and (inherited := _inherited(spot, done, reader.metrics)) and not named.metric:
        return [inherited]
    return [named]


def _inherited(spot: Spot, done: list[Figure], metrics: MetricIndex) -> Named | None:
    """The metric of the last figure of the passage that has the same unit and classifier, as in lists of cities.

    A rank takes the rank by that metric.
    """
    for figure in reversed(done):
        if spot.sort == "rank":
            if figure.metric and (ranked := metrics.rank_of(figure.metric)):
                return Named(metric=ranked.id, name=ranked.name, sure=True, inside=False)
            continue
        ending = figure.text[-1:] == spot.quantity.text[-1:] or spot.quantity.text.isdigit()
        if figure.unit == spot.unit and ending and figure.metric_name and figure.metric:
            return Named(metric=figure.metric, name=figure.metric_name, sure=True, inside=False)
    return None


def _figure(scene: Scene, spot: Spot, named: Named, reader: _Reader, done: list[Figure]) -> Figure:
    quantity = spot.quantity
    is_class = spot.sort == "class"
    quote = scene.text[spot.clause[0] : spot.clause[1]]
    places = owners_of(
        scene,
        (quantity.start, quantity.end),
        reader.gazetteer,
        subject=spot.sort == "rank",
        counted_list=quantity.unit == "count" and is_counted_list(scene, quantity.start),
    )
    return Figure(
        id=stable_id("f", scene.citation.article, scene.text, quantity.text, quantity.start, named.name.en),
        citation=scene.citation,
        quote=quote,
        text=quantity.text,
        value=plain_value(quantity),
        unit=quantity.unit,
        approx=quantity.approx or is_class,
        qualifier=quantity.qualifier or _qualifier(scene, quantity, approx=quantity.approx or is_class),
        places=places,
        metric=named.metric,
        metric_name=named.name,
        year=_year(scene, quantity, reader.anchor, done, named),
    )


def _qualifier(scene: Scene, quantity: Quantity, *, approx: bool) -> Qualifier | None:
    """The qualifier of a quantity that has none of its own: 最高容忍30%的亏损 is at most 30%."""
    if _AT_MOST.search(simplify_characters(scene.text[: quantity.start])):
        return "at most"
    return "about" if approx else None


def plain_value(quantity: Quantity) -> float:
    """The value as a number; a fraction without end (1/3) at the four digits that a percentage with decimals has."""
    value = float(quantity.value)
    return round(value, 4) if len(quantity.value.as_tuple().digits) > ENDLESS else value


def _year(scene: Scene, quantity: Quantity, anchor: date | None, done: list[Figure], named: Named) -> int | None:
    """The year of the last date before the quantity in its sentence, else that of the same metric just before."""
    dates = [m for m in find_dates(scene.text, anchor) if year_of(m)]
    before = [m for m in dates if m.end <= quantity.start]
    if before:
        return year_of(before[-1])
    for figure in reversed(done):
        if figure.metric == named.metric and figure.metric and figure.year:
            return figure.year
    return None
