"""Surveys: whether a text is about places, and whose names in it are somebody's."""

from __future__ import annotations

import pytest

from tashan.facts.gazetteer import Gazetteer
from tashan.facts.survey import survey_article
from tests.facts.articles import article, names, reference


def survey(*paragraphs: str) -> tuple[bool, frozenset[str]]:
    found = survey_article(article(*paragraphs), Gazetteer(reference()), names())
    return found.about, found.people


PLAIN = "这一段讲的是缓存。缓存要有期限。期限到了就重算。重算很慢。"


def test_a_text_that_names_a_place_in_three_sentences_of_ten_is_about_places() -> None:
    assert survey("成都很宽容。武汉有大学。苏州有配套。", PLAIN, "写法很多。读法也很多。没有了。")[0]


def test_a_text_that_names_one_in_passing_is_not() -> None:
    assert not survey("上周我去了成都。", PLAIN, PLAIN)[0]


def test_a_diary_is_not_about_the_places_on_its_way() -> None:
    assert survey("我到了成都。武汉有大学。苏州有配套。成都很宽容。人很多。")[0] is False
    assert survey("我们的成都很宽容。武汉有大学。苏州有配套。成都很宽容。人很多。")[0]


def test_in_a_few_lines_the_share_is_rounded() -> None:
    assert survey("成都很宽容。钱也多。人也多。事也多。")[0]
    assert not survey("成都很宽容。", PLAIN, "钱也多。")[0]


def test_the_beginning_of_a_longer_name_names_no_place() -> None:
    assert not survey("Guangzhou Flying Kites won again. They train at night. Nobody watched.")[0]
    assert survey("Guangzhou won again. It trains at night.")[0]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("孙中山到了横滨。中山在那里演讲。", {"zhongshan"}),
        ("沈阳老师下课了。教授沈阳没有回答。", {"shenyang"}),
        ("我们去沈阳。沈阳人很热情。沈阳老师也来了。", set()),
        ("沈阳63岁男子跑完了全程。成都16岁少女也跑完了。", set()),
        ("中山的灯具很有名。去中山要两个小时。", set()),
    ],
)
def test_a_name_with_titles_or_a_surname_beside_it_is_a_persons(text: str, people: set[str]) -> None:
    assert survey(text)[1] == people


def test_the_place_with_its_kind_stays_a_place() -> None:
    found = survey_article(article("孙中山到了横滨。中山在那里演讲。"), Gazetteer(reference()), names())
    assert [m.id for m in found.finds("中山市的灯具，中山的演讲", names())] == ["zhongshan"]
