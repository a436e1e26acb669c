"""When a figure is of, what only its scale is told of, and which words of a sentence stand beside it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tashan.briefings.figure_words import figure_time, figure_value, metric_name, place_in
from tashan.briefings.layout import lay_out
from tashan.briefings.page import Quotation, Text
from tashan.briefings.series import find_series, series_name
from tashan.briefings.voice import Voice
from tashan.model import Label
from tests.briefings.library import GUANGYAN_FACTS, LIBRARY

FIGURE = GUANGYAN_FACTS.figures[0]


def voice(edition: str) -> Voice:
    return Voice(lay_out(LIBRARY), edition)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("period", "chinese", "english"),
    [
        ("2024-01/2024-06", "2024年1月至6月", "January – June 2024"),
        ("2024-07", "2024年7月", "July 2024"),
        ("2025-01-27/2025-02-09", "2025年1月27日至2月9日", "27 Jan – 9 Feb 2025"),
        ("2013/2018", "2013–2018年", "2013–2018"),
        ("P3Y", "3年间", "over 3 years"),
        (None, "2024年", "2024"),
    ],
)
def test_a_figure_tells_its_time(period: str | None, chinese: str, english: str) -> None:
    figure = replace(FIGURE, period=period)
    shown = [figure_time(voice(edition), figure).replace("\u2009", " ") for edition in ("zh-Hans", "en")]
    assert shown == [chinese, english]


@pytest.mark.parametrize(
    ("text", "value", "upper", "unit", "chinese", "english"),
    [
        ("数百万", 2e6, 9e6, "count", "数百万", "millions"),
        ("几十万", 2e5, 9e5, "count", "数十万", "hundreds of thousands"),
        ("几十", 20, 90, "count", "数十", "tens"),
        ("数十亿元", 2e9, 9e9, "CNY", "数十亿元", "billions of yuan"),
        ("tens of billions of dollars", 2e10, 9e10, "USD", "数百亿美元", "tens of billions of dollars"),
        ("数万亿元", 2e12, 9e12, "CNY", "数万亿元", "trillions of yuan"),
        ("200万至900万", 2e6, 9e6, "count", "约200万–900万", "about 2 million–9 million"),
        ("两三亿元", 2e8, 3e8, "CNY", "约2亿元–3亿元", "about CNY 200 million–CNY 300 million"),
    ],
)
def test_a_number_of_which_only_the_scale_is_told_is_no_range(
    text: str, value: float, upper: float, unit: str, chinese: str, english: str
) -> None:
    figure = replace(FIGURE, text=text, value=value, upper=upper, unit=unit, approx=True, qualifier="about")  # type: ignore[arg-type]
    assert [figure_value(voice(edition), figure) for edition in ("zh-Hans", "en")] == [chinese, english]


def test_growth_by_a_multiple_is_told_in_per_cent_where_fold_may_mean_either() -> None:
    figure = replace(
        FIGURE, text="四倍", value=4.0, unit="ratio", measure="fold", kind="growth", qualifier=None, change="rise"
    )
    assert [figure_value(voice(edition), figure) for edition in ("zh-Hans", "en")] == ["4倍", "+400%"]
    times = replace(figure, kind="amount")
    assert [figure_value(voice(edition), times) for edition in ("zh-Hans", "en")] == ["4倍", "4-fold"]
    came_to = replace(figure, text="翻两番", change=None)
    assert [figure_value(voice(edition), came_to) for edition in ("zh-Hans", "en")] == ["4倍", "4-fold"]


def test_an_unlisted_name_begins_as_a_row_does() -> None:
    figure = replace(FIGURE, metric=None, metric_name=Label(zh_hans="出口额增幅", en="growth of exports"))
    assert metric_name(voice("en"), figure).text == "Growth of exports"


def test_the_words_beside_a_number_of_a_translation_are_those_around_it() -> None:
    told = (
        "They speak of many things, " * 12
        + "and the funds have passed 185 billion yuan; and so on"
        + ", and so on" * 30
    )
    figure = replace(FIGURE, text="超过1850亿元", value=1.85e11)
    quote = Quotation(text=Text(text=told, lang="en"), citation=FIGURE.citation)
    shown = voice("en").shortened(quote, 120, place_in(told, figure))
    assert "185 billion yuan" in shown.text.text
    assert (shown.before, shown.after) == (True, True)


def test_numbers_of_different_periods_never_stand_together() -> None:
    metrics = {metric.id: metric for metric in LIBRARY.reference.metrics}
    places = {place.id: place for place in LIBRARY.reference.places}
    year = [replace(FIGURE, id=name, places=(name,)) for name in ("linhu", "guangyan")]
    half = [replace(FIGURE, id=f"h{name}", places=(name,), period="2024-01/2024-06") for name in ("linhu", "guangyan")]
    one, other = find_series([*year, *half], metrics, places)
    assert (one.period, other.period) == (None, "2024-01/2024-06")
    assert [series_name(one), series_name(other)] == ["gdp-city.csv", "gdp-city-2024-01_2024-06.csv"]
    assert len(find_series([year[0], half[1]], metrics, places)) == 0
