"""Claims: which sentences are filed, under which cities and themes, with which stance."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from tashan.facts.claims import rank_themes, statement_of
from tashan.language.script import to_traditional
from tashan.model import Claim, Label, Theme
from tests.facts.articles import facts, reference


def claims(*paragraphs: str) -> tuple[Claim, ...]:
    return facts(*paragraphs).claims


def test_a_sentence_about_money_is_filed_under_capital() -> None:
    (claim,) = claims("成都的国有创投基金连续五年投资亏损的芯片公司。")
    assert claim.cities == ("chengdu",)
    assert claim.themes[0] == "capital"


def test_english_sentences_are_filed_too() -> None:
    (claim,) = claims("Banks in Chengdu lend start-ups money against their patents.")
    assert claim.cities == ("chengdu",)
    assert "capital" in claim.themes


def test_a_fault_is_a_weakness_and_praise_a_strength() -> None:
    found = claims("沈阳缺少风险投资，早期项目拿不到钱。", "深圳的风险投资最活跃，早期项目很快就能拿到钱。")
    assert [claim.stance for claim in found] == ["weakness", "strength"]


def test_questions_and_general_remarks_are_no_claims() -> None:
    assert claims("武汉为什么出不了这样的公司？", "创新从来都不是一件容易的事。", "成都，路还很长。") == ()


def test_a_sentence_without_any_city_is_not_filed() -> None:
    assert claims("国有创投基金连续五年投资亏损的芯片公司。") == ()


def test_what_a_firm_does_is_no_statement_about_its_seat() -> None:
    told = "的风险投资最活跃，早期项目很快就能拿到钱。"
    assert claims(f"科大讯飞{told}") == ()
    for named in (f"科大讯飞在合肥{told}", f"合肥。中国科学技术大学{told}"):
        (claim,) = claims(named)
        assert claim.cities == ("hefei",)


def test_an_institution_stands_for_its_city_only_in_a_text_about_places() -> None:
    assert claims("中国科学技术大学的风险投资最活跃，早期项目很快就能拿到钱。") == ()


def test_the_statement_before_a_question_is_kept() -> None:
    assert statement_of("武汉有一百万大学生,还有光谷,为什么出不了大模型?") == "武汉有一百万大学生,还有光谷"
    assert statement_of("武汉为什么出不了大模型?") == ""


def test_parts_about_different_cities_are_claims_of_their_own() -> None:
    found = claims("深圳的风险投资机构数量全国领先，早期项目很容易拿到钱，而沈阳缺少风险投资，早期项目只好去南方找钱。")
    assert [(claim.cities, claim.stance) for claim in found] == [
        (("shenzhen",), "strength"),
        (("shenyang",), "weakness"),
    ]


def test_quotes_stand_in_their_sentences_word_for_word() -> None:
    text = "深圳的风险投资机构数量全国领先，早期项目很容易拿到钱，而沈阳缺少风险投资，早期项目只好去南方找钱。"
    assert all(claim.quote in text for claim in claims(text))


def test_a_claim_with_a_figure_and_a_named_city_weighs_more_than_a_carried_one() -> None:
    named, carried = claims("成都的创投基金已经投出300亿元。当地的银行也愿意给初创公司贷款。")
    assert named.weight > carried.weight


def test_a_theme_of_the_editors_own_needs_no_training_sentence() -> None:
    sea = Theme(
        id="sea",
        name=Label(zh_hans="海洋", en="Sea"),
        question=Label(zh_hans="港口忙不忙，船往哪里去？", en="How busy is the port?"),
        keywords_zh=("港口", "航线", "集装箱"),
    )
    data = replace(reference(), themes=(sea,))
    (claim,) = facts("宁波的港口有三百条航线，集装箱数量居全国前列。", data=data).claims
    assert claim.themes == ("sea",)


def test_headings_are_not_filed() -> None:
    assert claims("# 成都的国有创投基金连续五年投资亏损的芯片公司。") == ()


def test_either_script_says_the_same() -> None:
    """The labels of a claim do not depend on the characters that it is written in."""
    simplified = (
        "厦门的基金仍要求三年收回本金，创业者只好往外跑。",
        "厦门开会讨论怎样留住人才，企业补贴翻了一倍。",
        "沈阳缺少风险投资，早期项目拿不到钱。",
    )
    traditional = tuple(to_traditional(text) for text in simplified)
    assert traditional != simplified
    one, other = claims(*simplified), claims(*traditional)
    assert one
    assert [(c.cities, c.themes, c.stances, c.weight) for c in one] == [
        (c.cities, c.themes, c.stances, c.weight) for c in other
    ]


def test_a_claim_has_at_most_three_themes_each_nearly_certain_but_the_first() -> None:
    names = ("a", "b", "c", "d", "e")
    assert [name for name, _ in rank_themes(np.array([0.9, 0.8, 0.7, 0.6, 0.1]), names)] == ["a", "b", "c"]
    assert [name for name, _ in rank_themes(np.array([0.5, 0.56, 0.55, 0.549, 0.1]), names)] == ["b", "c"]
    assert rank_themes(np.array([]), ()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "大会地点：合肥的风险投资最活跃的创业园区，早期项目很快就能拿到钱",
        "合肥市风险投资最活跃的创业街区 28 号",
        "合肥风险投资最活跃的创业企业协会第三届理事会常务理事长。",
        "风险投资最活跃的城市和人才政策研究，合肥：高校出版社,2020.",
        "合肥的风险投资与人才政策研究(硕士学位论文,某大学).",
    ],
    ids=["an address", "a street", "an office that somebody holds", "a book", "a thesis"],
)
def test_a_notice_a_post_and_a_reference_are_no_claim(text: str) -> None:
    assert claims(text) == ()
