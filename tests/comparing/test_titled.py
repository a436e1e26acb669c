"""Persons with their titles: who is misnamed, and who has the other one's title."""

from __future__ import annotations

import pytest

from tashan.comparing.titled import find_misnamed, find_swapped, find_titled


def pairs(found: object, one: str, other: str) -> list[tuple[str, str]]:
    return [(one[slice(*a)], other[slice(*b)]) for a, b in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("渡口管委会主任姚幸福介绍，船票不涨。", [("姚幸福", "渡口管委会主任")]),
        ("研究员刘万里和首席部长帕瑟卡到场。", [("刘万里", "研究员"), ("帕瑟卡", "首席部长")]),
        ("船长Lin Jianshan说，水位很低。", [("Lin Jianshan", "船长")]),
        ("主任说，水位很低。", []),
    ],
)
def test_a_person_is_found_behind_a_title(text: str, persons: list[tuple[str, str]]) -> None:
    assert [(each.name, each.title) for each in find_titled(text) if each.title] == persons


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("副主席蔡艺术介绍，船票不涨。", "副主席柴艺术说，船票没有上涨。", [("蔡艺术", "柴艺术")]),
        ("管委会主任姚幸福介绍，船票不涨。", "管委会主任姚兴福说，船票没有上涨。", [("姚幸福", "姚兴福")]),
        # A foreign name in other characters, another title, somebody of whom the other text tells.
        ("法国总统马克龙介绍了情况。", "法国总统马克隆说明了情况。", []),
        ("会计姚幸福介绍了情况。", "管委会主任姚兴福说明了情况。", []),
    ],
)
def test_a_name_one_character_apart_behind_one_title_is_misspelt(
    one: str, other: str, found: list[tuple[str, str]]
) -> None:
    assert pairs(find_misnamed(one, other, one, other), one, other) == found


def test_somebody_of_whom_the_other_text_tells_is_not_misspelt() -> None:
    one, other = "主任姚幸福介绍，船票不涨。", "主任姚兴福说，船票没有上涨。"
    assert not list(find_misnamed(one, other, one, other + "姚幸福没有来。"))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "委内瑞拉总统马杜罗和哥伦比亚总统桑托斯谈了渡口的事。",
            "哥伦比亚总统马杜罗与委内瑞拉总统桑托斯谈了渡口的事。",
            [("马杜罗", "桑托斯"), ("桑托斯", "马杜罗")],
        ),
        (
            "渡口公司董事长喻树迅把钥匙交给大学党委书记周国模。",
            "渡口公司董事长Zhou Guomo把钥匙交给大学党委书记Yu Shuxun。",
            [("喻树迅", "Zhou Guomo"), ("周国模", "Yu Shuxun")],
        ),
        # The same two in another order, and a title that is that of both.
        (
            "委内瑞拉总统马杜罗和哥伦比亚总统桑托斯谈了渡口的事。",
            "哥伦比亚总统桑托斯与委内瑞拉总统马杜罗谈了渡口的事。",
            [],
        ),
        ("本报记者王晓明、周国模报道了渡口的事。", "本报记者周国模、王晓明报道了渡口的事。", []),
    ],
)
def test_two_persons_have_changed_places_where_each_has_the_title_of_the_other(
    one: str, other: str, found: list[tuple[str, str]]
) -> None:
    assert pairs(find_swapped(one, other), one, other) == found
