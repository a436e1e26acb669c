"""Comparable figures: which stand together, and where their marks go."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from tashan.briefings import city, compose_edition
from tashan.briefings.charts import MOST_BARS, MOST_OWN, find_drawn
from tashan.briefings.city import FEW_ROWS, MANY_NOTES, MOST_ROWS
from tashan.briefings.layout import lay_out
from tashan.briefings.plot import WIDTH, Bar, plot_bars, plot_lines, text_width
from tashan.briefings.series import find_disagreeing
from tashan.briefings.views import MOST_AGAIN, Views
from tashan.briefings.voice import Voice
from tashan.model import Event
from tests.briefings.library import GUANGYAN_FACTS, LIBRARY, NANHE_FACTS, cite, figure


def charts(path, edition="zh-Hans", library=LIBRARY):
    page = next(page for page in compose_edition(library, edition) if page.path == path)
    return {chart.id: chart for chart in page.context.charts.drawn}


def bars(chart):
    return [(bar.label, bar.value_text) for bar in chart.plot.bars]


def test_one_metric_of_several_cities_stands_in_one_chart_by_value():
    assert bars(charts("cities/nanhe.md")["chart-firms-city"]) == [("临湖", "36"), ("广岩", "27"), ("南河", "5")]


def test_values_that_disagree_stand_side_by_side_with_a_sign():
    shown = bars(charts("cities/nanhe.md", "en")["chart-gdp-city"])
    assert ("Nanhe 2023", "CNY 1.85 trillion ≠") in shown
    assert ("Nanhe 2023", "CNY 1.74 trillion ≠") in shown
    assert ("Guangyan 2024", "over CNY 2.4 trillion") in shown


def test_conflicting_figures_are_listed_on_the_city_s_page():
    page = next(page for page in compose_edition(LIBRARY, "zh-Hans") if page.path == "cities/nanhe.md")
    (conflict,) = page.context.conflicts.shown
    assert page.context.conflicts.rest == 0
    assert (conflict.metric.text, conflict.year) == ("地区生产总值", "2023年")
    assert [view.value for view in conflict.figures] == ["1.74万亿元", "1.85万亿元"]


def test_a_hedged_value_does_not_contradict_one_that_it_covers():
    over = replace(GUANGYAN_FACTS.figures[0], year=2024)
    exact = replace(over, id="x", value=2.46e12, qualifier=None)
    assert find_disagreeing([over, exact]) == ()
    assert find_disagreeing([over, replace(exact, value=3.4e12)]) != ()


def test_figures_without_a_year_never_contradict_each_other():
    a = replace(NANHE_FACTS.figures[3], year=None)
    b = replace(NANHE_FACTS.figures[4], year=None)
    assert find_disagreeing([a, b]) == ()


def test_agreeing_reports_make_one_bar_and_one_row_with_both_citations():
    again = replace(NANHE_FACTS.figures[0], id="again", citation=cite("nanhe", 1, 0), quote="")
    facts = replace(NANHE_FACTS, figures=(*NANHE_FACTS.figures, again))
    chart = charts("cities/nanhe.md", library=replace(LIBRARY, facts={**LIBRARY.facts, "nanhe": facts}))[
        "chart-firms-city"
    ]
    assert len(chart.plot.bars) == 3
    assert sorted(len(row.also) for row in chart.rows) == [0, 0, 1]


def test_what_one_sentence_says_twice_has_one_mark():
    again = replace(NANHE_FACTS.figures[0], id="again")
    facts = replace(NANHE_FACTS, figures=(*NANHE_FACTS.figures, again))
    chart = charts("cities/nanhe.md", library=replace(LIBRARY, facts={**LIBRARY.facts, "nanhe": facts}))[
        "chart-firms-city"
    ]
    assert [len(row.also) for row in chart.rows] == [0, 0, 0]


def test_of_many_that_say_the_same_a_row_leads_to_a_few_of_other_stories_and_counts_all():
    first = NANHE_FACTS.figures[0]
    own = [cite("nanhe", place, 0) for place in (1, 2)]
    others = [cite(name, 0, 0) for name in ("guangyan", "beigang")]
    alike = [replace(first, id=str(number), citation=one, quote="") for number, one in enumerate((*own, *others))]
    views = Views.of(Voice(lay_out(LIBRARY), "zh-Hans"), "cities/nanhe.md")
    (row,) = views.figures([first, *alike])
    assert len(row.also) == MOST_AGAIN
    assert row.agree == 3
    assert [source.id for source in views.notes.sources()] == ["s1", "s2", "s3"]


@pytest.mark.parametrize(("many", "most"), [(MANY_NOTES, MOST_ROWS), (-1, FEW_ROWS)])
def test_a_page_says_how_many_rows_it_has_no_room_for_and_has_less_where_much_is_cited(
    many: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(city, "MANY_NOTES", many)
    gdp = next(figure for figure in NANHE_FACTS.figures if figure.metric == "gdp")
    event = Event(id="e", date="2001", places=("nanhe",), citation=gdp.citation, quote=gdp.quote)
    years = range(2001, 2001 + most + 3)
    figures = [replace(gdp, id=f"{year} {value}", year=year, value=value) for year in years for value in (1e12, 9e12)]
    events = [replace(event, id=f"e{year}", date=str(year)) for year in years]
    facts = replace(NANHE_FACTS, figures=tuple(figures), events=tuple(events))
    pages = compose_edition(replace(LIBRARY, facts={"nanhe": facts}), "en")
    found = next(page for page in pages if page.path == "cities/nanhe.md").context
    assert (len(found.conflicts.shown), found.conflicts.rest) == (most, 3)
    assert found.conflicts.shown[0].year == str(years[-1])
    assert (len(found.events), found.more_events) == (most, 3)
    assert len(found.figures) == most


def test_a_figure_of_a_company_or_of_two_places_together_is_no_bar():
    two = replace(NANHE_FACTS.figures[0], id="two", places=("linhu", "nanhe"))
    company = replace(NANHE_FACTS.figures[0], id="company", places=("yunji",))
    facts = replace(NANHE_FACTS, figures=(two, company))
    series = lay_out(replace(LIBRARY, facts={"nanhe": facts})).series
    assert series == ()


def test_a_metric_unmarked_for_charts_needs_three_places():
    fund = GUANGYAN_FACTS.figures[2]
    two = (fund, replace(fund, id="f3b", places=("nanhe",)))
    three = (*two, replace(fund, id="f3c", places=("beigang",)))
    assert lay_out(replace(LIBRARY, facts={"guangyan": replace(GUANGYAN_FACTS, figures=two)})).series == ()
    assert len(lay_out(replace(LIBRARY, facts={"guangyan": replace(GUANGYAN_FACTS, figures=three)})).series) == 1


def test_values_of_several_years_are_drawn_as_lines():
    older = figure("old", cite("guangyan", 0, 0), "临湖是1.9万亿元", "1.9万亿元", 1.7e12, unit="CNY", places=("linhu",),
                   metric="gdp", year=2022)  # fmt: skip
    facts = replace(GUANGYAN_FACTS, figures=(*GUANGYAN_FACTS.figures, older))
    chart = charts("cities/linhu.md", library=replace(LIBRARY, facts={**LIBRARY.facts, "guangyan": facts}))[
        "chart-gdp-city"
    ]
    assert chart.plot.kind == "line"
    line = next(line for line in chart.plot.lines if line.label == "临湖")
    assert len(line.points) == 2
    assert line.points[0].x < line.points[1].x
    assert line.points[0].y > line.points[1].y, "a larger value stands higher"


def test_a_page_s_own_place_is_drawn_among_many_larger_ones_and_the_rest_is_counted():
    fund = GUANGYAN_FACTS.figures[2]
    many = tuple(
        replace(fund, id=f"many{n}", places=(place,), value=fund.value + 100 - n, year=None)
        for n, place in enumerate(("guangyan", "linhu") * 10 + ("nanhe",))
    )
    (series,) = lay_out(replace(LIBRARY, facts={"guangyan": replace(GUANGYAN_FACTS, figures=many)})).series
    drawn = [mark[0] for mark in find_drawn(series, frozenset({"nanhe"}))]
    assert [figure.id for figure in drawn if figure.places == ("nanhe",)] == ["many20"]
    assert len(drawn) == MOST_BARS
    assert drawn == sorted(drawn, key=lambda figure: -figure.value)
    assert len([f for f in find_drawn(series, frozenset({"linhu"})) if f[0].places == ("linhu",)]) == MOST_OWN
    library = replace(LIBRARY, facts={**LIBRARY.facts, "guangyan": replace(GUANGYAN_FACTS, figures=many)})
    chart = next(chart for chart in charts("cities/nanhe.md", library=library).values() if chart.rest)
    assert len(chart.plot.bars) == len(chart.rows) == MOST_BARS
    assert chart.rest == len(many) - MOST_BARS


def test_bars_begin_at_zero_and_stay_in_the_picture():
    plot = plot_bars((Bar(id="a", label="Guangzhou", value=100, value_text="over CNY 100 trillion"),
                      Bar(id="b", label="X", value=50, value_text="50")))  # fmt: skip
    wide, narrow = plot.bars
    assert abs(wide.width - 2 * narrow.width) <= 0.2
    assert all(bar.x + bar.width <= WIDTH for bar in plot.bars)


def test_no_label_and_no_value_reaches_out_of_the_picture():
    for label in ("南京", "Guangdong", "Inner Mongolia Autonomous Region", "Beijing-Tianjin-Hebei"):
        for value in (100.0, 1.0, -40.0):
            bars = (
                Bar(id="a", label=label, value=100, value_text="over CNY 100.25 trillion ≠", year=2023),
                Bar(id="b", label=label, value=value, value_text="nearly CNY 1 trillion", year=2024),
            )
            for bar in plot_bars(bars).bars:
                start = bar.label_x - text_width(bar.label) if bar.label_end else bar.label_x
                assert start >= 0, label
                assert bar.label_x <= WIDTH
                assert bar.text_x + text_width(bar.value_text) <= WIDTH + 2, label
                assert bar.x >= 0


def test_a_negative_value_is_a_bar_to_the_left_of_zero():
    plot = plot_bars((Bar(id="a", label="X", value=0.06, value_text="6%"),
                      Bar(id="b", label="Y", value=-0.03, value_text="-3%")))  # fmt: skip
    up, down = plot.bars
    assert up.x == plot.base
    assert abs(down.x + down.width - plot.base) <= 0.2
    assert abs(up.width - 2 * down.width) <= 0.2
    assert down.x >= text_width("X")


def test_equal_labels_of_lines_are_moved_apart():
    same = tuple(Bar(id=str(n), label=f"place {n}", value=10, value_text="10", year=2020) for n in range(4))
    heights = sorted(line.label_y for line in plot_lines(same).lines)
    assert all(after - before >= 14 for before, after in pairwise(heights))
