"""What stands in a series: totals and rates of a place's year, not what was added, wanted, given or selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tashan.facts.figures import find_figures
from tashan.facts.gazetteer import Gazetteer
from tashan.facts.places import find_scenes
from tashan.language.dates import parse_date
from tests.facts.articles import article, charted, figures, names, reference

if TYPE_CHECKING:
    from tashan.model import Figure


def metrics_of(text: str) -> list[tuple[float, str | None]]:
    return [(figure.value, charted(figure)) for figure in figures(text) if figure.unit != "other"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("成都新增科技型中小企业720家、高新技术企业320家。", [(720, None), (320, None)]),
        ("成都的高新技术企业突破1.5万家。", [(15000, "high-tech-enterprises")]),
        ("成都有8所高校入选名单。", [(8, None)]),
        ("成都16所高校、48个学科入选名单。", [(16, None), (48, None)]),
        ("成都拥有60所高校、90万在校大学生。", [(60, "universities"), (900000, "students")]),
        ("成都吸引超过2万名高校毕业生。", [(20000, None)]),
        ("成都的地区生产总值从1.7万亿元增加到2.3万亿元。", [(1.7e12, None), (2.3e12, "gdp")]),
        ("成都服务业对经济增长贡献超五成。", [(0.5, None)]),
        ("成都的一般公共预算收入累计完成9000亿元。", [(9e11, None)]),
        ("成都补助规模1000户以上的经营主体。", [(1000, None)]),
        ("成都的双流是生产总值超千亿元县。", [(1e11, None)]),
        ("在川投资世界500强企业325家，都在成都。", [(325, None)]),
        ("成都拥有60所高校，其中12家单位入选名单。", [(60, "universities"), (12, None)]),
        ("成都的班列带动进出口总额415亿元。", [(4.15e10, None)]),
        ("Chengdu has 60 universities.", [(60, "universities")]),
        ("28 universities in Chengdu were selected.", [(28, None)]),
        ("Chengdu has 720 new high-tech enterprises.", [(720, None)]),
    ],
)
def test_only_totals_have_a_metric(sentence: str, found: list[tuple[float, str | None]]) -> None:
    assert metrics_of(sentence) == found


def test_a_rate_is_of_the_number_beside_it_not_of_what_was_said_before() -> None:
    found = metrics_of("推动成都首发经济发展，离境退税商店达到1837家、增长136%。")
    assert found[-1] == (1.36, None)


def test_the_rates_of_a_list_are_all_of_one_thing() -> None:
    found = metrics_of("成都的生产总值2.3万亿元，城镇、农村居民收入分别增长4.4%、5.9%。")
    assert [metric for _, metric in found] == ["gdp", None, None]


@pytest.mark.parametrize(
    "sentence",
    [
        "成都力争高新技术企业达到1.5万家。",
        "成都建设芯片、航空、医药三大产业集群。",
        "成都培育专精特新企业200家。",
        "Chengdu plans to build 30 universities.",
    ],
)
def test_what_is_only_planned_has_no_name(sentence: str) -> None:
    assert all(figure.metric_name is None for figure in figures(sentence))


def test_what_was_built_has_its_name() -> None:
    one, *_ = figures("成都已建成3个产业集群。")
    assert one.metric_name is not None


def titled(title: str, *paragraphs: str, published: str = "2026-02-03") -> tuple[Figure, ...]:
    made = replace(article(*paragraphs, published=published), title=title, published=parse_date(published))
    return find_figures(made, find_scenes(made, Gazetteer(reference()), names()), reference())


def test_a_report_on_a_place_speaks_of_it_where_it_names_none() -> None:
    (one,) = titled("四川省政府工作报告", "会议在南京召开。高新技术企业突破1.5万家。")
    assert one.places == ("sichuan",)


def test_elsewhere_only_the_whole_place_is_that_of_the_title() -> None:
    whole, bare = titled("四川的一年", "全省高新技术企业突破1.5万家。", "专精特新企业突破2000家。")
    assert (whole.places, bare.places) == (("sichuan",), ())


def test_a_name_that_only_begins_with_a_place_is_no_place() -> None:
    found = titled(
        "一年", "南京出席上海合作组织会议。", "兰州海关的进出口总额为300亿元。", "成都都市圈的经济总量为3万亿元。"
    )
    assert all(not figure.places or figure.places == ("nanjing",) for figure in found)


def test_the_value_of_a_year_to_come_stands_nowhere() -> None:
    (one,) = titled("四川的一年", "成都的地区生产总值2030年达到4万亿元。")
    assert (one.year, one.metric, one.metric_name) == (2030, None, None)


def test_the_whole_year_is_not_that_of_a_title_which_is_not_over() -> None:
    (one,) = titled("四川省政府工作报告（2026年）", "全年高新技术企业达到1.5万家。")
    (other,) = titled("四川省2025年统计公报", "全年高新技术企业达到1.5万家。")
    assert (one.year, other.year) == (None, 2025)


def test_a_passage_on_several_years_has_no_total_of_one() -> None:
    found = titled(
        "成都的外贸", "过去五年，成都对外开放扩大。成都的进出口总额1.4万亿元。", "成都的进出口总额8000亿元。"
    )
    assert [charted(figure) for figure in found if figure.unit == "CNY"] == [None, "foreign-trade"]


def test_a_sentence_with_a_year_of_its_own_is_free_of_the_span() -> None:
    found = titled("成都的外贸", "“十四五”期间，成都对外开放扩大。2025年，成都的进出口总额8000亿元。")
    assert [charted(figure) for figure in found if figure.unit == "CNY"] == ["foreign-trade"]


def test_a_level_reached_in_several_years_is_a_total() -> None:
    found = titled("成都的经济", "五年来，成都的生产总值跃升至2.3万亿元。")
    assert [charted(figure) for figure in found if figure.unit == "CNY"] == ["gdp"]


def test_what_stands_under_a_target_is_planned() -> None:
    found = titled("成都的计划", "成都今年的主要预期目标是：生产总值增长6%左右。成都的进出口总额8000亿元。")
    assert all(figure.metric is None and figure.metric_name is None for figure in found)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Chengdu in the first three quarters", "Retail sales of Chengdu reached 396 billion yuan."),
        ("Chengdu", "Chengdu ranked eighth with a Jan-Sept GDP of 1.32 trillion yuan."),
        ("成都", "成都今年的经济增速将下滑至4.1%。"),
        ("成都", "在成都招生的高校有1700多所。"),
        ("成都", "在世界大学排行榜上，成都的大学有18所。"),
        ("成都", "成都很挤，常住人口密度为256人/平方公里。"),
        ("成都", "成都的这两所大学很忙。"),
        ("成都", "成都的“211”高校有5所。"),
        ("成都", "成都的高技术产品进出口位居第一，进出口额达1.4万亿元。"),
    ],
)
def test_what_is_no_total_of_the_place_and_year_is_in_no_series(title: str, text: str) -> None:
    assert [charted(figure) for figure in titled(title, text) if figure.kind != "rank"] == [None]
