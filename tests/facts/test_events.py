"""Events: what happened, when and where."""

from __future__ import annotations

import pytest

from tests.facts.articles import facts


def events(*paragraphs: str, published: str | None = "2025-02-20") -> list[tuple[str, tuple[str, ...]]]:
    return [(event.date, event.places) for event in facts(*paragraphs, published=published).events]


def test_a_date_with_a_verb_of_happening_is_an_event() -> None:
    assert events("2019年，成都成立了一家交叉研究院。") == [("2019", ("chengdu",))]


def test_the_year_of_a_mere_statistic_is_no_event() -> None:
    assert events("2024年，成都GDP增长5.7%。") == []


def test_days_are_as_precise_as_the_text() -> None:
    assert events("2月5日，武汉召开了营商环境大会。") == [("2025-02-05", ("wuhan",))]


def test_relative_years_count_from_the_day_of_publication() -> None:
    assert events("去年，湖北通过了新的科技条例。") == [("2024", ("hubei",))]


def test_two_places_in_one_year_are_two_events() -> None:
    found = events("2024年，成都迈上新台阶，而武汉刚刚建成新港口。")
    assert found == [("2024", ("chengdu",)), ("2024", ("wuhan",))]


def test_several_dates_in_a_sentence_are_several_events() -> None:
    found = events("2017年，成都成立研究院，2020年，武汉发布大模型。")
    assert found == [("2017", ("chengdu",)), ("2020", ("wuhan",))]


def test_a_subject_before_the_date_belongs_to_the_event() -> None:
    assert events("成都与武汉一起，成为2024年求职者意向城市前三。") == [("2024", ("chengdu", "wuhan"))]


def test_an_undated_article_takes_its_year_from_the_reports_that_it_cites() -> None:
    found = events("2024年全年的GDP数据已经公布。", "2月5日，武汉召开了大会。", published=None)
    assert ("2025-02-05", ("wuhan",)) in found


def test_a_total_that_passed_a_mark_is_no_event() -> None:
    assert events("2024年，成都的经济总量突破2.3万亿元，武汉超过2万亿元。") == []
    assert events("In 2024 Chengdu's economic output passed 2.3 trillion yuan.") == []


def test_an_unnamed_firm_alone_tells_nothing() -> None:
    assert events("2025年2月10日，公司完成新系统的部署。") == []
    assert events("On 10 February 2025 the company completed its new system.") == []


def test_english_events_are_found() -> None:
    assert events("In 2019 Chengdu opened a research institute.") == [("2019", ("chengdu",))]


def test_dates_in_titles_are_no_dates_of_events() -> None:
    assert events("《2025年人才报告》发布，成都排名上升。") == []


@pytest.mark.parametrize(
    "text",
    [
        "四川力争2027年建成6个万亿级产业。",
        "杭州的地铁有望在2026年开通。",
        "In 2027 Hangzhou expects to have opened a new line.",
    ],
)
def test_what_is_only_hoped_for_is_no_event(text: str) -> None:
    assert events(text) == []


def test_what_was_announced_for_a_day_to_come_is_one() -> None:
    assert events("2026年5月1日，杭州将举办博览会。") == [("2026-05-01", ("hangzhou",))]
