"""The day that an undated article is taken to have been written on."""

from __future__ import annotations

from datetime import date

import pytest

from tashan.facts.anchors import anchor_of
from tashan.model import FrontMatter, RawArticle
from tashan.normalise import normalise_article
from tashan.problems import Problems


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
