"""Which statements are told of a place: in a diary, a manual or a book note few are, and none where not even the title
names one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tashan.facts.gazetteer import Gazetteer
from tashan.facts.places import find_scenes
from tashan.facts.told import is_told_of
from tests.facts.articles import article, finder, names, reference

if TYPE_CHECKING:
    from tashan.facts.places import Scene
    from tashan.model import Claim

AROUND = "缓存要有期限。期限到了就重算。重算很慢。写法很多。读法也很多。日志要留下来。出错时先看日志。接口要稳定。"
"""What makes a text one that is not about places."""


def claims(*paragraphs: str, title: str = "缓存手记，从芜湖写起") -> tuple[Claim, ...]:
    return finder().find(replace(article(*paragraphs), title=title)).claims


def cities(sentence: str, *, after: str = "", title: str = "缓存手记，从芜湖写起") -> list[str]:
    found = claims(AROUND, sentence + after, AROUND, title=title)
    return [city for claim in found for city in claim.cities]


PRAISE = "的风险投资最活跃，早期项目很快就能拿到钱。"


@pytest.mark.parametrize("title", ["缓存手记，从芜湖写起", "在杭州和上海写缓存", "合肥手记"])
def test_a_statement_that_opens_with_a_place_is_told_of_it_where_the_title_names_any(title: str) -> None:
    assert cities(f"合肥{PRAISE}", title=title) == ["hefei"]


def test_where_not_even_the_title_names_a_place_nothing_is_told_of_one() -> None:
    assert cities(f"合肥{PRAISE}", title="缓存手记") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "朋友从合肥回来，说那边的风险投资最活跃，早期项目很快就能拿到钱。",
        f"我在合肥时，那里{PRAISE}",
        "合肥的风险投资最活跃，我们的早期项目很快就在那里拿到了钱。",
        f"中国科学技术大学{PRAISE}",
        f"科大讯飞{PRAISE}",
        f"合肥亮点科技公司{PRAISE}",
        f"合肥亮芮{PRAISE}",
        f"合肥亮芮被处罚，合肥{PRAISE}",
    ],
    ids=[
        "named in passing",
        "of the writer",
        "of the writers",
        "an institution",
        "a firm",
        "a firm with the name of the town",
        "a name no dictionary knows",
        "such a name first",
    ],
)
def test_elsewhere_nothing_else_is(sentence: str) -> None:
    assert cities(sentence) == []


def test_what_follows_is_not_carried_but_where_words_point_to_the_whole_city() -> None:
    own = f"合肥{PRAISE}"
    assert cities(own, after="创业者的人才政策很灵活，高校毕业生愿意留下来创业。") == ["hefei"]
    assert cities(own, after="全市的人才政策很灵活，高校毕业生愿意留下来创业。") == ["hefei", "hefei"]


def test_a_capital_in_english_may_be_a_state() -> None:
    plain = "Caches need a limit. Logs are kept. Errors come first. Interfaces stay. Tests run at night. " * 2
    said = "has the most active venture capital, and early projects get money fast."
    assert [c.cities for c in claims(plain, f"Hefei {said}")] == [("hefei",)]
    assert claims(plain, f"Beijing {said}") == ()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("合肥的地铁票价很便宜。", True),
        ("合肥拥有的创业基金比南京多，风险投资很活跃。", True),
        ("合肥站的创业沙龙下周开始报名，欢迎带着风险投资项目来。", False),
        ("最后放几张合肥创业园的照片，风险投资就在那里。", False),
        ("从学校出发前往合肥，路上还在改风险投资的稿子。", False),
        ("在合肥，一位投资人讲了最活跃的风险投资。", False),
        ("如果合肥的风险投资更活跃，早期项目会很快拿到钱。", False),
        ("但是合肥的风险投资最活跃，早期项目很快就能拿到钱。", False),
    ],
)
def test_in_passing_only_what_tells_by_itself_what_a_place_is_or_has_is_told_of_it(sentence: str, told: bool) -> None:
    scene = next(iter(scenes(sentence)))
    assert is_told_of(scene, sentence, "hefei", Gazetteer(reference())) is told


def scenes(sentence: str) -> list[Scene]:
    texts = article(AROUND, sentence, AROUND)
    found = find_scenes(replace(texts, title="缓存手记，从合肥写起"), Gazetteer(reference()), names())
    return [scene for scene in found if scene.text == sentence]


def test_a_headline_in_a_text_whose_title_names_no_place_tells_what_happened_somewhere() -> None:
    told = "合肥一家公司裁员，风险投资撤走"
    around = ("南京的大学多。", "苏州的工厂多。", "成都的游戏多。")
    found = find_scenes(article(told, *around), Gazetteer(reference()), names())
    assert not is_told_of(found[0], told, "hefei", Gazetteer(reference()))
    ended = find_scenes(article(f"{told}。", *around), Gazetteer(reference()), names())
    assert is_told_of(ended[0], f"{told}。", "hefei", Gazetteer(reference()))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("成都很宽容。", "投资人也愿意投早期项目。", False),
        ("成都很宽容。", "当地投资人也愿意投早期项目。", True),
        ("成都很宽容。", "这里的投资人也愿意投早期项目。", True),
        ("成都很宽容。", "市属国资也愿意投早期项目。", True),
        ("成都很宽容。", "省属国资也愿意投早期项目。", False),
        ("成都一家芯片企业很大。", "这家企业也愿意投早期项目。", True),
        ("成都很宽容。", "这家企业也愿意投早期项目。", False),
    ],
)
def test_what_is_carried_is_told_of_a_place_where_words_point_back_or_the_title_names_it(
    before: str, after: str, told: bool
) -> None:
    for title, sure in (("投资手记", told), ("武汉的投资人", False), ("成都与武汉的投资人", True)):
        scene = find_scenes(replace(article(before + after), title=title), Gazetteer(reference()), names())[-1]
        assert (bool(scene.carried) and is_told_of(scene, after, "chengdu", Gazetteer(reference()))) is sure
