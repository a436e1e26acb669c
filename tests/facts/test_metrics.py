"""What a figure measures: by the grammar of its clause, never by a word that could be said of anything."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tashan.facts.figures import find_figures
from tashan.facts.gazetteer import Gazetteer
from tashan.facts.places import find_scenes
from tests.facts.articles import article, charted, figures, names, reference


def metrics(text: str) -> list[str | None]:
    return [figure.metric for figure in figures(text, published="2025-03-01") if figure.unit == "ratio"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年，宁波进出口总额9000亿元，同比增长8%。",
        "2024年，宁波社会消费品零售总额5200亿元，比上年增长3.9%。",
        "2024年，宁波固定资产投资同比增长2.2%。",
        "2024年，宁波集装箱吞吐量3930万标箱，同比增长11.3%。",
        "2024年，宁波规上工业增加值同比增长6.9%。",
        "2024年，宁波常住人口977万人，同比增长0.8%。",
        "2024年，宁波二手房价同比下降7%。",
        "2024年，宁波民营企业出口增长9.4%。",
        "2024年，宁波第三产业GDP占比提高后同比增长4%。",
        "In 2024 Ningbo's foreign trade came to 1.4 trillion yuan, up 11 percent.",
        "In 2024 Ningbo's retail sales grew by 3.9 percent.",
        "In 2024 Ningbo's house prices fell 7 percent.",
        "In 2024 Ningbo built 300,000 cars, a growth rate of 12 percent.",
        "Ningbo saw 8 percent growth in exports in 2024.",
    ],
)
def test_the_growth_of_anything_else_is_no_growth_of_the_economy(text: str) -> None:
    assert "gdp-growth" not in metrics(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024年，宁波GDP同比增长5.4%。",
        "2024年，宁波地区生产总值1.8万亿元，按不变价格计算，同比增长5.4%。",
        "2024年，宁波以5.4%的GDP增速领跑全省。",
        "2024年，宁波经济增长5.4%。",
        "In 2024 Ningbo's GDP grew by 5.4 percent.",
        "In 2024 Ningbo's economy grew 5.4%.",
        "In 2024 Ningbo's GDP reached 1.8 trillion yuan, up 5.4 percent.",
        "Ningbo saw 5.4 percent growth in GDP in 2024.",
    ],
)
def test_growth_takes_its_metric_from_its_own_subject_or_the_one_before(text: str) -> None:
    assert metrics(text) == ["gdp-growth"]


def test_growth_of_an_unlisted_thing_is_named_in_the_words_of_the_sentence() -> None:
    (figure,) = figures("宁波固定资产投资同比增长2.2%。")
    named = "固定资产投资增幅", "growth of fixed-asset investment"
    assert figure.metric is None
    assert figure.metric_name is not None
    assert (figure.metric_name.zh_hans, figure.metric_name.en) == named


@pytest.mark.parametrize(
    "text", ["宁波民营企业出口4000亿元。", "Ningbo's private-sector exports reached 400 billion yuan."]
)
def test_a_word_that_narrows_a_metric_down_makes_it_another(text: str) -> None:
    assert [figure.metric for figure in figures(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "宁波常住人口比上年增加8万人。",
        "宁波的民营企业比温州多1万家。",
        "宁波GDP比温州多9000亿元。",
        "Ningbo has 1,000 more private companies than Wenzhou.",
        "Ningbo's GDP rose by 90 billion yuan.",
        "宁波民营企业占比高0.3个百分点。",
    ],
)
def test_a_difference_is_no_total(text: str) -> None:
    assert [charted(figure) for figure in figures(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "宁波力争2030年GDP突破3万亿元。",
        "预计宁波GDP将达到3万亿元。",
        "Ningbo aims to bring its GDP to 3 trillion yuan.",
        "2024年前三季度，宁波GDP达到1.3万亿元。",
        "In the first half of 2024 Ningbo's GDP was 860 billion yuan.",
    ],
)
def test_what_is_only_wanted_or_is_of_less_than_a_year_stands_beside_no_total_of_a_year(text: str) -> None:
    assert [charted(figure) for figure in figures(text) if figure.unit == "CNY"] == [None]


@pytest.mark.parametrize("text", ["宁波用三年建成港口。", "他20多年前来到宁波。", "It took Ningbo 7 days."])
def test_a_duration_that_no_metric_names_is_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_a_share_without_words_of_its_own_is_that_of_what_was_counted() -> None:
    found = figures("宁波有民营企业70万家，占95%。")
    assert [figure.metric for figure in found] == ["private-enterprises", "private-enterprises-share"]


def test_a_rank_without_words_of_its_own_is_by_what_was_measured_before() -> None:
    found = figures("宁波GDP为1.8万亿元，总量位列第11，与苏州的差距缩小到9000亿元。")
    assert [figure.metric for figure in found] == ["gdp", "gdp-rank", "gdp-gap"]


def test_no_place_owns_what_only_firms_have() -> None:
    (figure,) = figures("宁波的港口很忙。全年营业收入40亿元。")
    assert (figure.metric, figure.places) == ("revenue", ())


@pytest.mark.parametrize(
    "text",
    [
        "武汉民营企业进出口1214亿元。",
        "武汉对东盟进出口445亿元，增长11%。",
        "Exports of machinery from Wuhan were strong, reaching 3.5 trillion yuan.",
        "Port trade of Wuhan, meanwhile, exceeded 10 trillion yuan.",
    ],
)
def test_what_narrows_a_long_name_of_a_metric_narrows_the_short_one_within(text: str) -> None:
    assert [figure.metric for figure in figures(text) if figure.unit == "CNY"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "2022年1月至4月，武汉外贸好转。其中，出口1834亿元。",
        "2022年前四个月，武汉外贸好转。出口1834亿元。",
        "2022年武汉外贸好转，其中4月出口557亿元。",
    ],
)
def test_a_sum_of_months_stays_one_in_the_sentences_after(text: str) -> None:
    assert [charted(figure) for figure in figures(text)] == [None]


def test_the_same_sum_of_the_whole_year_is_charted() -> None:
    assert [figure.metric for figure in figures("2022年武汉外贸好转。其中，全年出口1834亿元。")] == ["exports"]


@pytest.mark.parametrize("text", ["2013—2021年武汉GDP年均增长7.4%。", "Wuhan's GDP grew by 7.4% on average."])
def test_a_mean_of_several_years_is_the_growth_of_none(text: str) -> None:
    assert [charted(figure) for figure in figures(text)] == [None]


def test_a_year_out_of_several_named_together_dates_no_single_number() -> None:
    found = figures("武汉GDP在2015、2017、2018年连续迈上7万亿元、8万亿元、9万亿元台阶。")
    assert {figure.year for figure in found} == {None}


def test_a_share_of_something_else_is_not_that_of_what_was_counted() -> None:
    found = figures("武汉有民营企业90万家，占外贸总值的44%。")
    assert [figure.metric for figure in found] == ["private-enterprises", None]


def test_two_values_of_one_place_and_year_are_not_both_its_own() -> None:
    found = figures("In 2021 foreign trade of Wuhan was good, 40 billion yuan and 38 billion yuan with two partners.")
    assert [figure.metric for figure in found if figure.unit == "CNY"] == [None, None]


def test_a_short_form_in_brackets_does_not_hide_what_is_measured() -> None:
    (figure,) = figures("2020年武汉地区生产总值（GDP）15616亿元。")
    assert (figure.metric, figure.year) == ("gdp", 2020)


def test_the_whole_year_is_the_one_that_the_title_names() -> None:
    made = replace(article("全年河南地区生产总值61345亿元，比上年增长3.1%。"), title="2022年河南省统计公报")
    found = find_figures(made, find_scenes(made, Gazetteer(reference()), names()), reference())
    assert {figure.year for figure in found} == {2022}
