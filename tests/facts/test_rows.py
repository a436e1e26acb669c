"""A row shows what its sentence shows whole: what was measured, whose it is, and of what time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tashan.facts.figures import find_figures
from tashan.facts.gazetteer import Gazetteer
from tashan.facts.places import find_scenes
from tashan.language.dates import parse_date
from tests.facts.articles import article, names, reference

if TYPE_CHECKING:
    from tashan.model import Figure


def told(*paragraphs: str, title: str = "made", published: str = "2024-03-01") -> tuple[Figure, ...]:
    made = replace(article(*paragraphs, published=published), title=title, published=parse_date(published))
    return find_figures(made, find_scenes(made, Gazetteer(reference()), names()), reference())


def rows(*paragraphs: str, title: str = "made", published: str = "2024-03-01") -> list[tuple[str, float, str | None]]:
    """Name, value and time of what could stand in a row."""
    return [
        (figure.metric_name.en, figure.value, figure.period or (str(figure.year) if figure.year else None))
        for figure in told(*paragraphs, title=title, published=published)
        if figure.whole and figure.metric_name
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1-2月，成都固定资产投资同比增长7.4%。", [("growth of fixed-asset investment", 0.074, "2024-01/2024-02")]),
        ("2023年上半年，成都出口同比增长8%。", [("growth of exports", 0.08, "2023-01/2023-06")]),
        ("去年7月，成都出口300亿元。", [("Exports", 3e10, "2023-07")]),
        ("去年，成都规模以上工业增加值增长4%。", [("growth of industrial value added", 0.04, "2023")]),
        ("成都的高新技术企业1万家，三年翻一番。", [
            ("High-tech enterprises", 10000, None), ("multiple of high-tech enterprises", 2, "P3Y"),
        ]),
        ("In the first half of 2023 Chengdu's exports grew by 6%.", [("growth of exports", 0.06, "2023-01/2023-06")]),
        ("In July 2023 Chengdu's exports were 30 billion yuan.", [("Exports", 3e10, "2023-07")]),
        ("2023全年，成都出口同比增长8%。", [("growth of exports", 0.08, "2023")]),
    ],
)  # fmt: skip
def test_a_row_tells_its_time(text: str, found: list[tuple[str, float, str | None]]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "去年，成都企业拉动出口增长9.6个百分点。",
        "去年，成都一般贸易方式出口增长24%。",
        "去年，成都汽车、电子、医药产值分别增长22%、14%和13%。",
        "去年，成都烟酒类增长24.9%。",
        "成都对泰国出口增长35%。",
        "去年，成都出口年均增长5%。",
        "去年春节，成都的餐饮收入增长5%。",
        "成都智能手机销量增长1.5%。",
        "成都出口比2019年增长20%。",
        "In 2023 exports of machines from Chengdu grew by 6%.",
    ],
)
def test_what_a_sentence_says_of_a_part_or_of_another_time_is_no_row(text: str) -> None:
    assert rows(text) == []


def test_what_grew_is_named_in_both_languages_or_no_row() -> None:
    (one,) = told("去年，成都民用汽车拥有量增长5.7%。")
    assert one.metric_name is not None
    assert one.kind == "growth"
    assert not one.whole


def test_a_share_does_not_grow() -> None:
    (one,) = told("去年，成都高技术制造业增长12%。")
    assert one.metric_name is None or "share" not in one.metric_name.en


def test_what_a_share_moved_to_is_no_growth() -> None:
    *_, last = told("成都出口占全国份额由上年的3.46%提高到3.57%。")
    assert (last.value, last.kind) == (0.0357, "share")
    (rate,) = told("成都出口增速提高到5%。")
    assert rate.kind == "growth"


def test_months_that_a_rate_is_only_held_against_are_not_those_of_the_next_sentence() -> None:
    found = rows("2023年，成都出口同比增长5.2%，增速比前三季度提高2.8个百分点。成都出口6000亿元。")
    assert found == [("growth of exports", 0.052, "2023"), ("Exports", 6e11, "2023")]


def test_the_months_of_a_title_are_those_of_what_names_none() -> None:
    found = rows("成都出口同比增长5.2%。", title="1-7月成都经济运行情况", published="2023-08-24")
    assert found == [("growth of exports", 0.052, "2023-01/2023-07")]


def test_of_several_years_together_no_single_one_is_said() -> None:
    (one,) = told("2013-2018年，成都出口增长40%。")
    assert (one.year, one.period) == (None, "2013/2018")


def test_the_whole_city_is_that_of_the_title_though_a_source_is_named_first() -> None:
    one, *_ = told(
        "统计数据显示，今年上半年，全市实现地区生产总值3258.9亿元。",
        title="宁波上半年GDP增长8.4%",
        published="2013-07-25",
    )
    assert (one.places, one.period, one.whole) == (("ningbo",), "2013-01/2013-06", True)


def test_a_rank_in_the_whole_country_makes_it_not_the_place() -> None:
    found = told("改革开放伊始，广州有首批个体户，经济总量位列全国第八。", title="广州再提制造业立市")
    assert not any(figure.whole for figure in found if figure.kind == "rank")


def test_after_a_semicolon_a_report_does_not_make_the_place_the_subject_again() -> None:
    title = "2021年成都市国民经济和社会发展统计公报"
    found = told("全市电子行业产值100亿元，增长5%；出口50亿元。", title=title, published="2022-03-01")
    assert not any(figure.whole for figure in found)


def test_a_later_mean_does_not_take_the_year_from_a_total() -> None:
    title = "2021年青岛市国民经济和社会发展统计公报"
    one, *_ = told(
        "2021年全市实现生产总值14136.46亿元，比上年增长8.3%，两年平均增长6.0%。", title=title, published="2022-03-01"
    )
    assert (one.metric, one.year, one.series) == ("gdp", 2021, True)


def test_of_which_size_a_thing_is_says_little_alone() -> None:
    found = told("去年，成都千亿级产业集群有5个。")
    assert not any(figure.whole for figure in found if figure.kind == "class")
