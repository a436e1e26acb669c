"""Comparable figures as charts: which figures stand together, and where each mark goes.

In: the desk's figures. Out: `Chart` values with their table and geometry; the template only draws them. A chart holds
one metric over places of one kind. Values that disagree stand side by side and are never averaged.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.briefings import links
from tashan.briefings.amounts import period_text
from tashan.briefings.figure_words import figure_value
from tashan.briefings.plot import Bar, Plot, plot_bars, plot_lines
from tashan.briefings.series import find_disagreeing, series_key, series_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.briefings.page import FigureView, Text
    from tashan.briefings.series import Series
    from tashan.briefings.views import Views
    from tashan.model import Figure, Place

MOST_BARS, MOST_OWN = 10, 4
# Bars and points of all charts of one page; the metrics that its file names first come first, the data page has all.
MOST_MARKS = 24


class Chart(Struct, frozen=True, kw_only=True):
    """A chart as a page shows it; `rows` is its table, `csv` all rows of its metric to download."""

    id: str
    title: str
    description: str
    years: str
    plot: Plot
    rows: tuple[FigureView, ...]
    rest: int
    """How many values the page has no room for."""
    disagreeing: frozenset[str]
    """Ids of figures that another report contradicts."""
    csv: str


class Charts(Struct, frozen=True, kw_only=True):
    """The charts of a page, how many it has no room for, and the address of the page that has all figures."""

    drawn: tuple[Chart, ...]
    rest: int
    data: str


class Conflict(Struct, frozen=True, kw_only=True):
    """Different values for one metric, place and year."""

    metric: Text
    place: Text
    year: str
    figures: tuple[FigureView, ...]


class Conflicts(Struct, frozen=True, kw_only=True):
    """What disagrees, and how many more such groups the page has no room for."""

    shown: tuple[Conflict, ...]
    rest: int


def find_charts(views: Views, series: Iterable[Series], own: frozenset[str] = frozenset()) -> Charts:
    """The first of some series as charts; the bars of `own` places are drawn strong."""
    found, room = tuple(series), MOST_MARKS
    drawn: list[Chart] = []
    for item in found:
        marks = find_drawn(item, own)
        if drawn and len(marks) > room:
            break
        drawn.append(draw_chart(views, item, own, marks))
        room -= len(marks)
    return Charts(drawn=tuple(drawn), rest=len(found) - len(drawn), data=links.relative(views.path, links.DATA))


def draw_chart(views: Views, series: Series, own: frozenset[str], marks: tuple[tuple[Figure, ...], ...]) -> Chart:
    voice, words = views.voice, views.voice.words
    name = voice.label(series.metric.name).text
    title = words(
        "chart_title",
        metric=name,
        kind=words(f"by_{series.kind}"),
        n=len({mark[0].places[0] for mark in marks}),
        years=_period(views, series, marks),
    )
    bars = tuple(_bar(views, mark[0], own, disagrees=mark[0].id in series.disagreeing) for mark in marks)
    listed = words("list_comma").join(f"{bar.label} {bar.value_text}" for bar in bars)
    years = sorted({bar.year for bar in bars if bar.year})
    draw = plot_lines if _has_course(bars) else plot_bars
    return Chart(
        id=f"chart-{series_key(series)}",
        title=title,
        description=words("chart_desc", metric=title, list=listed),
        years=words("chart_years", years=_years(views, series, years)),
        plot=draw(bars),
        rows=views.figures(figure for mark in marks for figure in mark),
        rest=len(series.marks) - len(marks),
        disagreeing=series.disagreeing,
        csv=links.asset(views.path, f"data/metrics/{series_name(series)}"),
    )


def find_drawn(series: Series, own: frozenset[str]) -> tuple[tuple[Figure, ...], ...]:
    """The marks that a page has room for, the largest first: its own places' before all others."""
    mine = [mark for mark in series.marks if mark[0].places[0] in own][:MOST_OWN]
    others = [mark for mark in series.marks if mark[0].places[0] not in own][: MOST_BARS - len(mine)]
    kept = {mark[0].id for mark in (*mine, *others)}
    return tuple(mark for mark in series.marks if mark[0].id in kept)


def _years(views: Views, series: Series, years: list[int]) -> str:
    voice = views.voice
    if series.period:
        return period_text(series.period, voice.edition)
    return voice.words("list_comma").join(map(str, years)) or voice.words("year_unknown")


def _period(views: Views, series: Series, marks: tuple[tuple[Figure, ...], ...]) -> str:
    """When what is drawn is of: 2024, 2022–2024, January–June 2024, or that none is stated."""
    if series.period:
        return period_text(series.period, views.voice.edition)
    years = sorted({figure.year for mark in marks for figure in mark if figure.year})
    if not years:
        return views.voice.words("chart_undated")
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def find_conflicts(views: Views, place: Place, most: int) -> Conflicts:
    """Figures of a place that disagree, whether or not their metric has a chart; of more than `most` the latest."""
    desk = views.desk
    own = [f for f in desk.figures_at.get(place.id, ()) if f.places == (place.id,) and f.metric in desk.metrics]
    groups = find_disagreeing(own)
    shown = sorted(groups, key=lambda group: -(group[0].year or 0))[:most] if len(groups) > most else groups
    return Conflicts(shown=tuple(_conflict(views, place, group) for group in shown), rest=len(groups) - len(shown))


def _conflict(views: Views, place: Place, group: tuple[Figure, ...]) -> Conflict:
    shown = tuple(views.figure(figure) for figure in group)
    return Conflict(metric=shown[0].metric, place=views.voice.label(place.name), year=shown[0].year, figures=shown)


def _has_course(bars: Iterable[Bar]) -> bool:
    """Whether any place has values of several years, so that a line tells more than bars."""
    years: dict[str, set[int]] = defaultdict(set)
    for bar in bars:
        if bar.year:
            years[bar.label].add(bar.year)
    return any(len(of_place) > 1 for of_place in years.values())


def _bar(views: Views, figure: Figure, own: frozenset[str], *, disagrees: bool) -> Bar:
    """A bar's words: the value as everywhere else, a sign where another report gives a different one."""
    place = figure.places[0]
    return Bar(
        id=figure.id,
        label=views.voice.label(views.desk.places[place].name).text,
        value=figure.value,
        value_text=figure_value(views.voice, figure) + (" ≠" if disagrees else ""),
        year=figure.year,
        own=place in own,
    )
