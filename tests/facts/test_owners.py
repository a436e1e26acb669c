"""Whose figure it is: the grammatical subject of its clause."""

from __future__ import annotations

import pytest

from tests.facts.articles import figures


def owners(*paragraphs: str) -> list[tuple[str, ...]]:
    return [figure.places for figure in figures(*paragraphs) if figure.unit != "years"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("宁波失业率为4.9%，低于温州的5.4%。", [("ningbo",), ("wenzhou",)]),
        ("Ningbo's jobless rate was 4.9%, below Wenzhou's 5.4%.", [("ningbo",), ("wenzhou",)]),
        ("宁波向四川投资200亿元。", [("ningbo",)]),
        ("科大讯飞落户宁波，宇树科技获得2亿元投资。", [("unitree",)]),
        ("合肥的科大讯飞研发投入40亿元。", [("iflytek",)]),
        ("浙江宁波有民营企业70万家。", [("ningbo",)]),
        ("济南有山东大学，软件业务收入全国第七。", [("jinan",)]),
        ("港口以外，还有科研实力全国前五的浙江大学。", [("zju",)]),
        ("全国有民营企业5000万家。", [("china",)]),
    ],
)
def test_the_subject_owns_the_figure(text: str, places: list[tuple[str, ...]]) -> None:
    assert owners(text) == places


@pytest.mark.parametrize("second", ["云梦市有企业3万家。", "腾飞重工集团有员工3万人。"])
def test_a_name_that_nobody_listed_leaves_its_figure_without_a_place(second: str) -> None:
    assert owners(f"宁波的港口很忙。{second}") == [()]


def test_the_figure_of_an_unnamed_firm_is_not_its_city_s() -> None:
    found = figures("宁波一家芯片企业正为融资发愁。它投入5000万元搞研发。")
    assert [(figure.places, figure.within) for figure in found] == [(("ningbo",), True)]


@pytest.mark.parametrize(
    "text",
    [
        "宁波银行有网点300家。",
        "宁波清华大学有学生3万人。",
        "In Beijing's policy 3,000 firms are named.",
    ],
)
def test_a_place_inside_a_longer_name_or_that_stands_for_a_state_owns_nothing(text: str) -> None:
    assert owners(text) == [()]


def test_the_place_of_a_biography_is_carried_nowhere() -> None:
    assert owners("李明1970年生于宁波。他的工厂有工人3000名。")[-1] == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("常住人口仅360万的浙江丽水亦求人若渴。", [((), False)]),
        ("去年社会消费品零售总额6168亿元，仅是宁波的66%。", [((), False)]),
        ("宁波的港口很忙。常住人口约36万的沙湾镇也很忙。", [(("ningbo",), True)]),
        ("宁波的港口很忙。常住人口约36万。", [(("ningbo",), False)]),
    ],
)
def test_a_place_that_leads_to_another_or_is_the_measure_owns_nothing(
    text: str, found: list[tuple[tuple[str, ...], bool]]
) -> None:
    assert [(figure.places, figure.within) for figure in figures(text) if figure.unit != "ratio"] == found


@pytest.mark.parametrize(
    "text",
    ["云梦市与宁波市接壤，常住人口490万。", "宁波的港口很忙。世界经济增速为2.5%。"],
)
def test_what_is_of_an_unlisted_place_or_the_world_is_no_city_s(text: str) -> None:
    assert owners(text)[-1] == ()


def test_what_no_list_names_belongs_to_a_place_only_where_its_sentence_says_so() -> None:
    listed, bare = figures("宁波的港口很忙。常住人口970万人。", "治疗费账单高达50万元。")
    assert (listed.places, bare.places) == (("ningbo",), ())


def test_a_verb_or_an_adjective_names_no_row() -> None:
    found = figures("宁波最富裕的1%很少出门，40多万人稳定脱贫。")
    assert all(figure.metric_name is None for figure in found)


def test_what_no_list_names_has_a_row_only_beside_its_owner() -> None:
    beside, far = figures("宁波港口的吞吐量为12亿吨，船很多，天气也好，集装箱有3500万个。")
    assert (beside.metric_name is not None, far.metric_name) == (True, None)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Nanjing trails Hangzhou, where exports grew by 8%.", [("hangzhou",)]),
        ("Hangzhou is ahead of Wuhan, where there are 83 universities.", [("wuhan",)]),
        ("Unlike Shenzhen, where GDP grew by 6%, Guangzhou missed its target.", [("shenzhen",)]),
        ("They looked to the coast, where exports grew by 8%.", [()]),
        ("Nanjing trails Hangzhou, where exports grew by 8%, and has 5 companies.", [("hangzhou",), ()]),
        ("Hangzhou, where exports grew by 8%, has 36 companies.", [("hangzhou",), ("hangzhou",)]),
    ],
)
def test_a_relative_clause_is_said_of_the_place_before_it(text: str, owners: list[tuple[str, ...]]) -> None:
    assert [figure.places for figure in figures(text)] == owners
