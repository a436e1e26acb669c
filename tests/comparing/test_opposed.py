"""Words that a translation turned into their contrary."""

from __future__ import annotations

import pytest

from tashan.comparing.opposed import find_opposed


@pytest.mark.parametrize(
    ("chinese", "english", "words"),
    [
        (
            "美国准备进一步收紧技术出口。",
            "The US is preparing to further loosen technology exports.",
            ("收紧", "loosen"),
        ),
        ("市场的预期过于乐观。", "The market's expectations were overly pessimistic.", ("乐观", "pessimistic")),
        ("使用量也在增加。", "Usage also decreased.", ("增加", "decreased")),
        ("她总是离女儿有几步远。", "She was always a few steps away from her son.", ("女儿", "son")),
        ("警方说嫌疑人是一名男子。", "Police say the suspect is a woman.", ("男子", "woman")),
    ],
)
def test_a_contrary_is_found_with_both_words(chinese: str, english: str, words: tuple[str, str]) -> None:
    found = find_opposed(chinese, english)
    assert found is not None
    assert (chinese[slice(*found[0])], english[slice(*found[1])]) == words


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("使用量也在增加。", "Usage also increased."),
        ("使用量在增加，死亡却少了。", "Usage grew while deaths fell."),
        ("失业没有增加。", "Unemployment fell."),
        ("没有人再乐观了。", "Everybody is pessimistic."),
        ("警方说一名男子打了妻子。", "Police say a man beat his wife."),
        ("价格上涨，需求减少。", "Demand fell."),
    ],
)
def test_nothing_is_said_where_both_may_be_meant(chinese: str, english: str) -> None:
    assert find_opposed(chinese, english) is None
