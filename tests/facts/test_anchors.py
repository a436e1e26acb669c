"""The day that an undated article is taken to have been written on."""

from __future__ import annotations

from datetime import date

import pytest

from tashan.facts.anchors import anchor_of, is_of_its_day
from tashan.model import FrontMatter, RawArticle
from tashan.normalise import normalise_article
from tashan.problems import Problems
from tests.facts.articles import article


@pytest.mark.parametrize(
    ("first", "day"),
    [
        ("2020年的城市很安静，2021年热闹起来。", date(2021, 7, 31)),
        ("故事发生在2038年，2021年才写成。", date(2021, 7, 31)),
        ("故事发生在2038年。", date(2038, 7, 31)),
    ],
)
def test_a_year_far_ahead_of_the_others_is_not_the_day_of_writing(first: str, day: date) -> None:
    body = f"{first}\n\n7月20日，公司在青岛发布了列车。\n"
    raw = RawArticle(id="a", path="a.md", front=FrontMatter(title="列车"), body=body, body_line=1)
    assert anchor_of(normalise_article(raw, Problems()).article) == day


def test_a_text_that_names_years_of_many_times_has_no_day() -> None:
    body = "1994年有了门户，2008年有了客户端，2014年有了周刊，2030年要登月。\n\n7月20日，公司在青岛发布了列车。\n"
    raw = RawArticle(id="a", path="a.md", front=FrontMatter(title="周刊"), body=body, body_line=1)
    assert anchor_of(normalise_article(raw, Problems()).article) is None


def test_a_text_that_tells_of_a_whole_year_is_of_the_next_and_the_years_it_names_count_from_its_own() -> None:
    body = (
        "2017年建所，2020年发布，2022年规划，2024年全年增长5%，2024年的总量第十。\n\n2月7日，客户端在青岛发布了报道。\n"
    )
    raw = RawArticle(id="a", path="a.md", front=FrontMatter(title="报道"), body=body, body_line=1)
    assert anchor_of(normalise_article(raw, Problems()).article) == date(2025, 2, 28)


def test_in_notes_on_a_history_a_day_without_a_year_is_not_of_the_year_of_publication() -> None:
    old = article("1860年开战，1861年议和，1864年城破。", "十二月十六日，上海举办了会议。", published="2020-12-20")
    assert not is_of_its_day(old)
    assert is_of_its_day(article("1860年开战，1861年议和，2020年重读。", published="2020-12-20"))
