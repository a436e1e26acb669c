"""Words of a Chinese text in whose place its copy has their contrary."""

from __future__ import annotations

import pytest

from tashan.comparing.turned import find_turned_words


def turned(one: str, other: str) -> list[tuple[str, str]]:
    return [(one[slice(*a)], other[slice(*b)]) for a, b in find_turned_words(one, other)]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("去年河面的冰层较厚，船开得慢。", "去年河面上冰层较薄，船只开得慢。", [("较厚", "较薄")]),
        ("学生乘船免收摆渡费。", "学生乘船要收取摆渡费。", [("免收", "收取")]),
        ("村里下调了摆渡的票价。", "村里上调了摆渡票价。", [("下调", "上调")]),
        ("船主向法院提起了赔偿诉讼。", "船主在法院撤回了赔偿诉讼。", [("提起", "撤回")]),
        ("这条河的水路比别的路要难走，但是便宜。", "这条河的水路比别的路要容易走，但便宜。", [("难", "容易")]),
        ("游客们对渡船的服务感到愤怒。", "游客们对渡船的服务感到满意。", [("愤怒", "满意")]),
    ],
)
def test_a_contrary_is_found_in_the_clause_that_goes_with_its_own(
    one: str, other: str, words: list[tuple[str, str]]
) -> None:
    assert turned(one, other) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The same in other words, a denied contrary, and one that another word tells.
        ("渡口对面的村庄停电了一天。", "渡口对面的村庄一天没有电力。"),
        ("渡船票价今年没有上涨。", "渡船票价今年下降。"),
        ("船队对码头造成了严重的毁坏。", "船队对码头进行了严重破坏。"),
        ("渡口停止运送货物的卡车。", "渡口制止运送货物的卡车。"),
        # Bounds of numbers and times have drifts of their own.
        ("大桥至少要花三十万元。", "大桥至多要花三十万元。"),
        ("渡船上午到达对岸的码头。", "渡船下午到达对岸的码头。"),
        # Too little else in common.
        ("票价上涨。", "水位下跌。"),
    ],
)
def test_what_is_no_contrary_beside_the_same_is_left_alone(one: str, other: str) -> None:
    assert turned(one, other) == []
