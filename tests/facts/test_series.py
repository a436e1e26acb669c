"""A chart holds what its sentence shows whole; one word too many is enough for silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tashan.facts.figures import find_figures
from tashan.facts.gazetteer import Gazetteer
from tashan.facts.places import find_scenes
from tests.facts.articles import article, charted, figures, names, reference

if TYPE_CHECKING:
    from tashan.model import Figure


def drawn(*paragraphs: str, title: str = "made") -> list[tuple[float, str | None, tuple[str, ...], int | None]]:
    made = replace(article(*paragraphs, published="2024-03-01"), title=title)
    found: tuple[Figure, ...] = find_figures(made, find_scenes(made, Gazetteer(reference()), names()), reference())
    return [(figure.value, charted(figure), figure.places, figure.year) for figure in found if figure.series]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023年，成都地区生产总值2.2万亿元，同比增长6%。", [("gdp", 2023), ("gdp-growth", 2023)]),
        ("成都已有高新技术企业1.3万家。", [("high-tech-enterprises", None)]),
        ("2023年，成都外贸进出口总值7489亿元，其中出口4495亿元。", [("foreign-trade", 2023), ("exports", 2023)]),
        ("成都GDP由2012年的8000亿元增至2022年的2.1万亿元。", [("gdp", 2012), ("gdp", 2022)]),
        ("In 2023 Chengdu's GDP grew by 6% to 2.2 trillion yuan.", [("gdp-growth", 2023), ("gdp", 2023)]),
        ("2023年，成都地区生产总值增长6%、达到2.2万亿元。", [("gdp-growth", 2023), ("gdp", 2023)]),
        ("In 2023 the exports of Chengdu were 300 billion yuan.", [("exports", 2023)]),
        ("Chengdu has 64 universities.", [("universities", None)]),
    ],
)
def test_a_sentence_that_says_all_of_it_gives_a_value_of_the_series(text: str, found: list[tuple[str, int]]) -> None:
    assert [(metric, year) for _, metric, places, year in drawn(text) if places == ("chengdu",)] == found


@pytest.mark.parametrize(
    "text",
    [
        "2023年，成都对泰国出口30亿元。",
        "2023年，成都高新技术产品出口3000亿元。",
        "成都都江堰地区生产总值500亿元。",
        "去年11月，成都地区生产总值下降0.2%。",
        "2018年4月以来，成都进出口总值1761亿元。",
        "这些年，成都的GDP增长了十倍。",
        "成都超千亿产业集群已有21个。",
        "成都GDP比2012年增长87%。",
        "专家预计，成都经济增长6%。",
        "他说：“我看过一些很老的材料，那时成都GDP只有100亿元。”",
        "成都的一座产业园里有9万家企业，其中高新技术企业800家。",
        "2023年，成都、重庆GDP分别为2.2万亿元和3万亿元。",
        "In 2023 exports of machines from Chengdu were 300 billion yuan.",
        "Analysts expect that Chengdu's GDP grew by 6%.",
    ],
)
def test_one_word_too_many_is_enough_for_silence(text: str) -> None:
    assert drawn(text) == []


def test_what_is_silent_in_charts_keeps_its_row() -> None:
    (figure,) = figures("2023年，成都对泰国出口30亿元。")
    assert (figure.series, figure.metric_name is not None) == (False, True)


def test_the_sentence_after_goes_on_with_the_place() -> None:
    found = drawn("2023年，成都外贸进出口总值7489亿元。其中，出口4495亿元。")
    assert [(metric, places) for _, metric, places, _ in found] == [
        ("foreign-trade", ("chengdu",)),
        ("exports", ("chengdu",)),
    ]


def test_a_sentence_between_ends_what_goes_on() -> None:
    found = drawn("2023年，成都外贸进出口总值7489亿元。高技术产品很好卖。其中，出口4495亿元。")
    assert [metric for _, metric, _, _ in found] == ["foreign-trade"]


def test_a_report_on_a_smaller_place_is_none_on_the_one_around_it() -> None:
    text = "全年地区生产总值500亿元。"
    assert [places for _, _, places, _ in drawn(text, title="四川省2023年统计公报")] == [("sichuan",)]
    assert drawn(text, title="四川省大邑县2023年统计公报") == []
