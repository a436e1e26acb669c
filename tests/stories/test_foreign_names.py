"""Names whose characters are read in another language than Chinese: nothing is said of what nobody can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tashan.stories.drift import find_drift
from tashan.stories.namebook import NameBook
from tests.stories.making import REFERENCE, compare_texts, make_article

if TYPE_CHECKING:
    from tashan.alignment import Encoder

BOOK = NameBook(REFERENCE)
JOURNEY = (
    (
        "早上我们坐地铁去了日暮里，那里的布店很多。",
        "In the morning we took the subway to Nippori, where there are many cloth shops.",
    ),
    (
        "中午我们在千駄木吃了荞麦面，老板非常热情。",
        "At noon we ate buckwheat noodles in Sendagi, and the owner was very warm.",
    ),
    ("下午我们到两国看了相扑的博物馆和雕像。", "In the afternoon we saw the sumo museum and the statues in Ryogoku."),
    (
        "晚上我们住在锦糸町的一家旅馆，房间非常干净。",
        "In the evening we stayed in a hotel in Kinshicho, with very clean rooms.",
    ),
    ("第二天下雨，我们在旅馆睡到中午。", "The next day it rained and we slept in the hotel until noon."),
)
"""Sentences of a journey and their translations, with four names that no pinyin spells."""
RIVER = (
    (
        "早上我们坐地铁去了老城，那里的布店很多。",
        "In the morning we took the subway to the old town, where there are many cloth shops.",
    ),
    (
        "中午我们在河边吃了荞麦面，老板非常热情。",
        "At noon we ate buckwheat noodles by the river, and the owner was very warm.",
    ),
    ("下午我们到山上看了相扑的博物馆和雕像。", "In the afternoon we saw the sumo museum and the statues on the hill."),
    *JOURNEY[3:],
)
"""The same with one of them."""


def named(encoder: Encoder, pairs: tuple[tuple[str, str], ...]) -> list[str]:
    """What the drifts of names in a translation quote of it."""
    a = make_article("a", [chinese for chinese, _ in pairs])
    b = make_article("b", [english for _, english in pairs], "en")
    found = find_drift(compare_texts(encoder, a, b), BOOK, encode=encoder.encode)
    return [drift.copy.text for drift in found if drift.kind == "name" and drift.copy]


def test_names_of_a_language_that_nobody_reads_are_not_missed(encoder: Encoder) -> None:
    assert named(encoder, JOURNEY) == []


def test_one_name_without_an_answer_is_told(encoder: Encoder) -> None:
    (told,) = named(encoder, RIVER)
    assert "Kinshicho" in told


@pytest.mark.parametrize(
    ("chinese", "english", "name"),
    [
        (
            "第三天早上，我们和他的儿子在码头买了三张船票。",
            "On the third morning we bought three boat tickets at the pier with Picasso.",
            "Picasso",
        ),
        (
            "我们要从那里坐飞机去巴黎，行李很多。",
            "From there we will fly to Singapore, with much luggage.",
            "Singapore",
        ),
    ],
)
def test_a_name_that_the_dictionary_knows_is_told_beside_them(
    encoder: Encoder, chinese: str, english: str, name: str
) -> None:
    told = named(encoder, (*JOURNEY, (chinese, english)))
    assert told
    assert all(name in each for each in told)


def test_persons_in_pinyin_are_read_whatever_their_number(encoder: Encoder) -> None:
    pairs = (
        (
            "早上我们坐地铁去了布店，老板送了一块布。",
            "In the morning we took the subway to the cloth shop, where Dong Kejun gave us cloth.",
        ),
        (
            "中午我们在河边吃了荞麦面，老板非常热情。",
            "At noon we ate buckwheat noodles by the river, and Tong Guizhen was very warm.",
        ),
        (
            "下午我们到山上看了相扑的博物馆和雕像。",
            "In the afternoon we saw the sumo museum and the statues with Ma Zhanhai.",
        ),
        (
            "晚上我们住在山下的一家旅馆，房间非常干净。",
            "In the evening we stayed in the hotel of Cao Mingde, with very clean rooms.",
        ),
        *RIVER[4:],
    )
    assert len(named(encoder, pairs)) >= len(pairs) // 2
