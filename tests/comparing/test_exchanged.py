"""Places of which another one stands in a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tashan.comparing.exchanged import find_exchanged

if TYPE_CHECKING:
    from tashan.alignment import Encoder


@pytest.mark.parametrize(
    ("chinese", "english", "places"),
    [
        ("展览上周在法兰克福开幕。", "The exhibition opened in Munich last week.", ("法兰克福", "Munich")),
        ("他在日内瓦住了三年。", "He lived in Jakarta for three years.", ("日内瓦", "Jakarta")),
        ("货轮昨天从巴西出发。", "The freighter left Thailand yesterday.", ("巴西", "Thailand")),
        ("货轮属于一家澳大利亚公司。", "The freighter belongs to an Austrian firm.", ("澳大利亚", "Austrian")),
    ],
)
def test_another_place_is_found_with_the_right_one(
    encoder: Encoder, chinese: str, english: str, places: tuple[str, str]
) -> None:
    (found,) = find_exchanged([(chinese, english)], encoder.encode)
    assert found is not None
    assert (chinese[slice(*found[0])], english[slice(*found[1])]) == places


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("展览上周在法兰克福开幕。", "The exhibition opened in Frankfurt last week."),
        ("希腊表示不会接受。", "Athens said that it would not accept this."),
        ("他买了一座瑞士小屋。", "He bought a Swiss cottage."),
        ("美国工人反对这项法案。", "American workers oppose the bill."),
        ("在会见阿巴西时，双方谈到了贸易。", "When he met Abbasi, they spoke of trade with Pakistan."),
        ("印尼的雨季来了。", "The rainy season of Indonesia has come."),
        (
            "双方要推动滨海运输走廊等项目落地。",
            "China and Russia will promote projects such as coastal transport corridors.",
        ),
        ("加里曼丹岛的雨林正在消失。", "The rainforests of Borneo are disappearing."),
    ],
)
def test_a_capital_a_people_and_a_part_of_a_name_are_no_other_place(
    encoder: Encoder, chinese: str, english: str
) -> None:
    assert find_exchanged([(chinese, english)], encoder.encode) == (None,)


def test_the_encoder_is_not_asked_where_every_place_is_named() -> None:
    def encode(texts: object) -> None:
        raise AssertionError(texts)

    assert find_exchanged([("他住在巴黎。", "He lives in Paris.")], encode) == (None,)  # type: ignore[arg-type]
