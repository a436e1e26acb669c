"""Words that a translation turned into their contrary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tashan.comparing.opposed import find_opposed

if TYPE_CHECKING:
    from tashan.alignment import Encoder


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
        ("近几个月来，两地的关系明显有所改善。", "Relations have clearly worsened of late.", ("改善", "worsened")),
        ("她觉得这本书十分无聊。", "She found the book fascinating.", ("无聊", "fascinating")),
    ],
)
def test_a_contrary_is_found_with_both_words(
    encoder: Encoder, chinese: str, english: str, words: tuple[str, str]
) -> None:
    (found,) = find_opposed([(chinese, english)], encoder.encode)
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
        # A converse is no contrary, the encoder hears no difference, and what is less costly is cheap.
        ("付款后您会收到一封邮件。", "An email will be sent to you after payment."),
        ("散场后乘末班船回到对岸。", "Afterwards I took the last boat back across the river."),
        ("她坐公交车回到旅馆。", "She took a bus to the inn."),
        ("双方达成协议，她随即退出了节目。", "She left the show after the deal was struck."),
        ("有人开始寻找更便宜的替代品。", "Some began to look for less costly substitutes."),
    ],
)
def test_nothing_is_said_where_both_may_be_meant(encoder: Encoder, chinese: str, english: str) -> None:
    assert find_opposed([(chinese, english)], encoder.encode) == (None,)
