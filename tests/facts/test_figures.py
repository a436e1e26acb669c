"""Figures: value, unit, place, metric and year of the quantities of an article."""

from __future__ import annotations

import pytest

from tashan.model import Figure
from tests.facts.articles import article, figures, finder


def brief(figure: Figure) -> tuple[float, str, tuple[str, ...], str | None]:
    return figure.value, figure.unit, figure.places, figure.metric


def test_a_list_of_cities_gives_each_its_own_figure() -> None:
    found = figures("在民营企业500强榜单上，宁波有21家，温州14家，台州6家。")
    assert [brief(f) for f in found] == [
        (21, "count", ("ningbo",), "top-500-private"),
        (14, "count", ("wenzhou",), "top-500-private"),
        (6, "count", ("taizhou-zhejiang",), "top-500-private"),
    ]


def test_an_english_list_may_leave_out_what_it_counts() -> None:
    found = figures("Among the top 500 private firms Ningbo has 21 companies, Wenzhou has 14 and Xiamen 6.")
    assert [brief(f) for f in found] == [
        (21, "count", ("ningbo",), "top-500-private"),
        (14, "count", ("wenzhou",), "top-500-private"),
        (6, "count", ("xiamen",), "top-500-private"),
    ]


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "qualifier", "metric"),
    [
        ("成都的经济总量突破2.3万亿元。", 2.3e12, "CNY", "over", "gdp"),
        ("成都的高技术制造业占比约三成。", 0.3, "ratio", "about", "high-tech-manufacturing-share"),
        ("成都的新经济增加值占比近1/3。", 0.3333, "ratio", "nearly", "new-economy-share"),
        ("成都拥有60多所高校。", 60, "count", "over", "universities"),
        ("成都的在校大学生有120万人。", 1.2e6, "count", None, "students"),
        ("成都设立了一批百亿级基金。", 1e10, "CNY", "about", "fund-size-class"),
        ("Chengdu's economic output passed 2.3 trillion yuan.", 2.3e12, "CNY", "over", "gdp"),
        ("Chengdu has more than 60 universities.", 60, "count", "over", "universities"),
        ("Chengdu's GDP grew by 5.7%.", 0.057, "ratio", None, "gdp-growth"),
    ],
)
def test_values_are_expanded_and_metrics_named(
    sentence: str, value: float, unit: str, qualifier: str | None, metric: str
) -> None:
    (figure,) = figures(sentence)
    assert (figure.value, figure.unit, figure.qualifier, figure.metric) == (value, unit, qualifier, metric)
    assert figure.places == ("chengdu",)


def test_a_gap_belongs_to_the_subject_and_not_to_the_city_it_is_measured_against() -> None:
    (figure,) = figures("长沙的地区生产总值与武汉的差距扩大到6000亿元。")
    assert brief(figure) == (6e11, "CNY", ("changsha",), "gdp-gap")


def test_the_province_that_a_city_lies_in_is_not_confused_with_it() -> None:
    (figure,) = figures("宁波所在的浙江，经济总量超过9万亿元。")
    assert figure.places == ("zhejiang",)


def test_this_city_takes_the_subject_of_the_sentences_before() -> None:
    found = figures("宁波的港口世界闻名。该市有民营企业70万家，占企业总数的95%。")
    assert [(f.value, f.places) for f in found] == [(700000, ("ningbo",)), (0.95, ("ningbo",))]


def test_statistics_of_a_data_firm_that_name_no_place_are_national() -> None:
    found = figures("宁波的港口世界闻名。", "企查查的统计数据显示，新增基金认缴金额300亿元。")
    assert [(f.places, f.metric) for f in found] == [(("china",), "committed-capital")]


def test_names_that_a_number_counts_do_not_own_it() -> None:
    (figure,) = figures("得到杭州资本投资的有宇树科技、强脑科技和群核科技三家。")
    assert brief(figure) == (3, "count", ("hangzhou",), "portfolio-companies")


def test_two_funds_of_one_city_are_counted_but_two_cities_are_not() -> None:
    found = figures("宁波两大百亿基金已经设立。", "宁波和温州两大港口都很忙。")
    assert [(f.value, f.unit, f.places) for f in found] == [
        (2, "count", ("ningbo",)),
        (1e10, "CNY", ("ningbo",)),
    ]


def test_a_limit_said_before_the_verb_qualifies_the_figure() -> None:
    (figure,) = figures("宁波最高容忍25%的亏损。")
    assert (figure.value, figure.qualifier, figure.metric) == (0.25, "at most", "loss-tolerance")


def test_statistics_of_the_whole_country_are_carried_as_such() -> None:
    found = figures("宁波的港口世界闻名。中国新设基金认缴300亿元。其中有限合伙人共80家。")
    assert [f.places for f in found] == [("china",), ("china",)]


def test_a_company_owns_its_figure_and_its_city_does_not() -> None:
    (figure,) = figures("科大讯飞去年在研发上投入40亿元。")
    assert figure.places == ("iflytek",)


def test_a_rank_of_several_things_is_one_figure_each() -> None:
    found = figures("江苏的市场主体、高新技术企业和发明专利数量都居全国第二。")
    assert [(f.value, f.unit, f.metric) for f in found] == [
        (2, "other", "market-entities-rank"),
        (2, "other", "high-tech-enterprises-rank"),
        (2, "other", "patents-rank"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "两座城市各有各的长处。",
        "宁波企业进入世界500强。",
        "宁波的“杭州六小龙”在哪里？",
        "第一条就写明了这一点。",
        "《十年之路》写的是宁波。",
        "There are three reasons why Ningbo works.",
        "Ningbo was the first to try it.",
    ],
)
def test_numbers_that_count_words_or_are_names_are_no_figures(sentence: str) -> None:
    assert figures(sentence) == ()


def test_a_metric_that_is_not_listed_is_named_by_the_words_beside_it() -> None:
    (figure,) = figures("宁波去年新建孵化器35个。")
    assert figure.metric is None
    assert figure.metric_name is not None
    assert (figure.metric_name.zh_hans, figure.metric_name.en) == ("孵化器", "incubators")


def test_an_unlisted_metric_of_an_english_article_has_a_chinese_name() -> None:
    (figure,) = figures("Ningbo opened 35 incubators.")
    assert figure.metric_name is not None
    assert (figure.metric_name.zh_hans, figure.metric_name.en) == ("孵化器", "incubators")


def test_the_year_is_the_one_named_before_the_figure() -> None:
    found = figures("2023年，宁波GDP为1.6万亿元，去年达到1.8万亿元。", published="2025-03-01")
    assert [f.year for f in found] == [2023, 2024]


def test_quotes_are_clauses_of_the_sentence_word_for_word() -> None:
    text = "港口之外，宁波有民营企业70万家，占比95%。"
    assert [f.quote for f in figures(text)] == ["宁波有民营企业70万家", "宁波有民营企业70万家，占比95%"]


def test_a_quotation_closes_the_bracket_that_its_clause_opens() -> None:
    (one,) = figures("宁波的出资方共163家（LP，不含自然人）。")
    assert one.quote == "宁波的出资方共163家（LP，不含自然人）"


def test_ids_do_not_change_when_a_paragraph_is_put_in_front() -> None:
    one = figures("宁波有民营企业70万家。")
    other = figures("先说几句别的。", "宁波有民营企业70万家。")
    assert [f.id for f in one] == [f.id for f in other]


def test_traditional_script_gives_the_same_figures() -> None:
    simple = figures("宁波有民营企业70万家，占企业总数的95%。")
    traditional = figures("寧波有民營企業70萬家，占企業總數的95%。")
    assert [brief(f) for f in simple] == [brief(f) for f in traditional]


def test_in_passing_a_number_is_a_place_s_only_where_its_clause_opens_with_it() -> None:
    around = "缓存要有期限。期限到了就重算。重算很慢。写法很多。读法也很多。"

    def places(text: str) -> list[tuple[str, ...]]:
        found = finder().find(article(around, text, around)).figures
        return [figure.places for figure in found if figure.metric == "gdp"]

    assert places("2024年四川的GDP为6万亿元。") == [("sichuan",)]
    assert places("小城在四川排第九，2024年GDP为404亿元。") == [()]
