"""What a sentence that names no place goes on with."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tashan.facts.gazetteer import Gazetteer
from tashan.facts.places import find_scenes
from tests.facts.articles import article, names, reference


def carried(*paragraphs: str, title: str = "made") -> tuple[str, ...]:
    """What the last sentence goes on with."""
    made = replace(article(*paragraphs), title=title)
    return find_scenes(made, Gazetteer(reference()), names())[-1].carried


@pytest.mark.parametrize(
    "after",
    [
        "我在这里住了三年。",
        "她说钱也多。",
        "两座城市都有地铁。",
        "国务院发了文件。",
        "据《城市规划法》，要先审批。",
        "王小明辞了职，开了一家店。",
    ],
    ids=["the writer", "somebody", "two places", "the nation", "a law", "a person by name"],
)
def test_what_is_told_of_somebody_else_is_not_carried(after: str) -> None:
    assert carried("成都对创业者很宽容。钱也多。") == ("chengdu",)
    assert "chengdu" not in carried(f"成都对创业者很宽容。{after}")


def test_a_title_that_names_one_place_carries_no_other() -> None:
    text = "武汉很大，重庆也很大。重庆有桥。桥很高。"
    assert carried(text, title="重庆的桥") == ("chongqing",)
    assert carried(text, title="武汉的桥") == ()


def test_a_longer_name_in_the_title_is_no_place() -> None:
    text = "Chengdu is kind. The city waits."
    assert carried(text, title="Wuhan wins") == ()
    assert carried(text, title="Wuhan Flying Kites win") == ("chengdu",)


def test_a_place_named_late_in_its_sentence_carries_nothing() -> None:
    text = "许多年轻的工程师在反复比较之后，最终把公司和团队都搬到了成都。钱也多。"
    assert carried(text) == ()
    assert carried(text, title="成都的钱") == ("chengdu",)


def test_a_signature_in_brackets_is_no_subject() -> None:
    assert carried("成都很宽容。", "（武汉诗人某某）", "钱也多。") == ("chengdu",)


def test_english_points_back() -> None:
    assert carried("Chengdu is kind to founders. Investors wait.") == ()
    assert carried("Chengdu is kind to founders. The city waits.") == ("chengdu",)


def test_capital_markets_are_no_city() -> None:
    around = "缓存要有期限。期限到了就重算。重算很慢。写法很多。读法也很多。"
    assert carried(around, "成都很宽容。资本市场很冷。") == ()
    assert carried(around, "成都很宽容。本市的钱很多。") == ("chengdu",)


def test_the_province_is_no_city() -> None:
    assert carried("Chengdu is kind to founders. The province waits.") == ()
