"""Key points: how many, which kind, and in which order."""

from __future__ import annotations

import numpy as np
import pytest

from tashan.facts import key_points
from tests.facts.articles import article, facts

TEXT = (
    "成都的国有创投基金连续五年投资亏损的芯片公司，其中三家已经上市。",
    "武汉的高校每年送出三十万毕业生，其中四成留在光谷办公司或者做研发。",
    "苏州的零部件工厂为机器人公司提供现成的配件，样机两周就能做出来。",
    "路还很长，大家要有耐心，也要有信心，更要有行动，这一点不用多说。",
    "谁会是下一个？我们还能做些什么，又该从哪里做起，什么时候开始？",
)


def chosen(*paragraphs: str) -> list[str]:
    sentences = {citation: sentence.text for citation, sentence in article(*paragraphs).cited_sentences()}
    return [sentences[citation] for citation in facts(*paragraphs).key_points]


def test_claims_are_chosen_before_general_remarks_and_questions() -> None:
    assert chosen(*TEXT) == list(TEXT[:3])


def test_words_that_go_on_with_what_somebody_said_are_no_key_point() -> None:
    told = "他说，成都的创投基金都在变；武汉的国有企业缺少激励，人才难以引进，创新很难做成，从零到一的突破很少。"
    assert not any("从零到一" in one for one in chosen(*TEXT[:3], told))
    assert any("从零到一" in one for one in chosen(*TEXT[:2], told.removeprefix("他说，成都的创投基金都在变；")))


def test_the_source_of_a_formula_is_no_key_point() -> None:
    formula = "成都的国有创投基金连续五年投资芯片公司，收益是 \\frac{x_{1}}{n} 的三倍。"
    assert chosen(*TEXT[:3], formula) == list(TEXT[:3])


def test_a_repeated_sentence_is_chosen_once_while_others_are_left() -> None:
    assert chosen(TEXT[0], TEXT[0], TEXT[1], TEXT[2]) == [TEXT[0], TEXT[1], TEXT[2]]


def test_there_are_at_most_five_and_in_reading_order() -> None:
    cities = ["成都", "武汉", "苏州", "西安", "长沙", "宁波", "合肥", "青岛"]
    many = [
        f"{city}的国有基金投资了{n}家芯片公司，当地的银行也愿意贷款给初创企业。" for n, city in enumerate(cities, 12)
    ]
    found = chosen(*many, *(sentence.replace("芯片", "机器人") for sentence in many), *many, *many, *many, *TEXT[:3])
    assert len(found) == 5


def test_an_article_of_one_short_line_has_no_key_point() -> None:
    assert chosen("成都很好。") == []


def test_a_sentence_that_leans_on_the_one_before_is_no_key_point_while_others_stand_alone() -> None:
    hanging = [
        "它的国有基金投资了四十家芯片公司，当地的银行也愿意贷款给初创企业。",
        "但是那里的风险投资机构只肯投成熟的项目，早期团队拿不到钱。",
        "与此同时，这座城市的民营企业数量连续三年下降，年轻人纷纷离开。",
    ]
    assert chosen(*hanging, *TEXT[:3]) == list(TEXT[:3])


def test_the_conclusion_is_chosen_before_a_like_sentence_from_the_middle() -> None:
    fill = [f"第{n}次会议讨论了许多事情，参会的人各有各的看法，会后又谈了很久才散去。" for n in range(20)]
    middle = "武汉的高校很多，毕业生却大多去了别的城市，留下来创业的人很少。"
    end = "西安的高校很多，毕业生却大多去了别的城市，留下来创业的人很少。"
    found = chosen(*fill[:10], middle, *fill[10:], end)
    assert end in found


def test_sentences_are_compared_in_blocks_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.random.default_rng(1).normal(size=(50, 8))
    whole = key_points._centrality(rows)
    np.testing.assert_allclose(whole, np.clip(rows @ rows.T, 0, None).mean(axis=1))
    monkeypatch.setattr(key_points, "BLOCK", 7)
    np.testing.assert_allclose(key_points._centrality(rows), whole)
