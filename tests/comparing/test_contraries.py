"""Words that say the contrary of one another."""

from __future__ import annotations

import pytest

from tashan.comparing.contraries import are_contrary, chinese_poles, english_poles, turned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tighter", "looser"),
        ("easiest", "hardest"),
        ("worsened", "improving"),
        ("quietly", "noisily"),
        ("significant", "insignificant"),
        ("distrusted", "trusting"),
        ("有趣", "无聊"),
        ("归还", "夺取"),
        ("收紧", "放松"),
    ],
)
def test_words_are_contrary_in_any_form_and_in_both_languages(one: str, other: str) -> None:
    assert are_contrary(one, other)
    assert are_contrary(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("huge", "large"), ("rise", "grow"), ("大桥", "轮渡"), ("几个", "许多"), ("物资", "坏"), ("上升", "增长")],
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert not are_contrary(one, other)


def test_a_chinese_word_stands_where_its_whole_meaning_does() -> None:
    assert set(chinese_poles("年轻")) & english_poles("young")
    assert not set(chinese_poles("青年")) & {turned(pole) for pole in chinese_poles("年轻")}
    assert chinese_poles("一些") == {}
