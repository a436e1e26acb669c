"""Which figures stand together: one metric over places of one kind.

In: the figures of a library, its metrics and places. Out: `Series`, which the charts of every page and edition share,
and groups of figures that disagree.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from tashan.briefings import links
from tashan.model import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tashan.model import Figure, Metric, Place

# A comparison needs two places; a metric that its file does not mark for charts needs three to be worth one.
FEWEST_PLACES, FEWEST_UNMARKED = 2, 3
KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
"""Kinds of places, in the order of their charts."""
CHARTED = frozenset({"amount", "growth", "share"})
"""A rank, a size class, a gap or a number of years is no height of a bar."""
# Two values of one metric, place and year disagree from this relative difference on, when neither is hedged;
# a hedged one (超过14万亿, nearly a third) covers what lies within a tenth of it.
SAME_VALUE, HEDGED_VALUE = 0.002, 0.1


class Series(Struct, frozen=True, kw_only=True):
    """The figures behind one chart: one metric, one kind of place."""

    metric: Metric
    kind: PlaceKind
    period: str | None = None
    """What all of it is of, where that is not a year: numbers of different periods never stand together."""
    figures: tuple[Figure, ...]
    places: frozenset[str]
    marks: tuple[tuple[Figure, ...], ...]
    """What can be drawn, the largest values first: one mark for what several reports agree on."""
    disagreeing: frozenset[str]
    """Ids of figures that another report contradicts."""


def find_series(
    all_figures: Iterable[Figure], metrics: Mapping[str, Metric], places: Mapping[str, Place]
) -> tuple[Series, ...]:
    """All comparable series, in the order of the metrics file."""
    groups: dict[tuple[str, PlaceKind], dict[str | None, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in all_figures:
        metric = metrics.get(figure.metric or "")
        # A figure of several places together, or of a company, is no figure of one city.
        alone = len(figure.places) == 1 and figure.places[0] in places and not figure.within
        if metric and metric.kind in CHARTED and figure.series and alone and figure.unit == metric.unit:
            groups[metric.id, places[figure.places[0]].kind][figure.period].append(figure)
    ordered = [(m, kind) for m in metrics for kind in KINDS]
    found = []
    for metric_id, kind in ordered:
        metric = metrics[metric_id]
        fewest = FEWEST_PLACES if metric.chart else FEWEST_UNMARKED
        for period, figures in sorted(groups.get((metric_id, kind), {}).items(), key=lambda item: item[0] or ""):
            if len({figure.places[0] for figure in figures}) >= fewest:
                found.append(_series(metric, kind, period, _sorted(figures)))
    return tuple(found)


def _series(metric: Metric, kind: PlaceKind, period: str | None, figures: tuple[Figure, ...]) -> Series:
    """All that the charts of every page and edition share."""
    return Series(
        metric=metric,
        kind=kind,
        period=period,
        figures=figures,
        places=frozenset(figure.places[0] for figure in figures),
        marks=_marks(figures),
        disagreeing=frozenset(figure.id for group in find_disagreeing(figures) for figure in group),
    )


def series_key(series: Series) -> str:
    """What tells a series from the others, as it stands in names of files and anchors."""
    period = f"-{series.period.replace('/', '_')}" if series.period else ""
    return f"{links.file_stem(series.metric.id)}-{series.kind}{period}"


def series_name(series: Series) -> str:
    """File name of a series' CSV, without its folder."""
    return f"{series_key(series)}.csv"


def find_disagreeing(figures: Iterable[Figure]) -> tuple[tuple[Figure, ...], ...]:
    """Groups of figures of one metric, unit, place and year with values that cannot all be right.

    Figures without a year are left out: they may speak of different ones.
    """
    groups: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.year and figure.series:
            groups[figure.metric, figure.unit, figure.places, figure.year, figure.period].append(figure)
    return tuple(tuple(g) for g in groups.values() if any(_contradict(a, b) for a in g for b in g))


def _contradict(a: Figure, b: Figure) -> bool:
    hedged = bool(a.approx or b.approx or a.qualifier or b.qualifier)
    largest = max(abs(a.value), abs(b.value))
    return abs(a.value - b.value) > (HEDGED_VALUE if hedged else SAME_VALUE) * largest


def _sorted(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Largest first, then by place, year and place in the texts, so that a chart never depends on reading order."""
    return tuple(sorted(figures, key=lambda f: (-f.value, f.places, f.year or 0, f.citation, f.id)))


def _marks(figures: Iterable[Figure]) -> tuple[tuple[Figure, ...], ...]:
    """One mark for what several reports agree on."""
    found: dict[object, list[Figure]] = {}
    for figure in figures:
        found.setdefault((figure.places, figure.year, figure.value), []).append(figure)
    return tuple(map(tuple, found.values()))
