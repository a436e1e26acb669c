"""Finding the names of the reference data in text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tashan.language.names import NameIndex
from tashan.model import Label, Place, Reference, Term

REFERENCE = Reference(
    places=(
        Place(id="chengdu", kind="city", name=Label(zh_hans="成都", en="Chengdu")),
        Place(id="chongqing", kind="city", name=Label(zh_hans="重庆", en="Chongqing")),
        Place(id="hangzhou", kind="city", name=Label(zh_hans="杭州", en="Hangzhou"), aliases=("杭州市", "杭城")),
        Place(id="guangdong", kind="province", name=Label(zh_hans="广东", en="Guangdong"), aliases=("粤",)),
        Place(id="jilin", kind="province", name=Label(zh_hans="吉林", en="Jilin")),
        Place(id="jilin-city", kind="city", name=Label(zh_hans="吉林", en="Jilin")),
    ),
    terms=(
        Term(id="deepseek", kind="company", name=Label(zh_hans="深度求索", en="DeepSeek")),
        Term(id="dragons", kind="phrase", name=Label(zh_hans="杭州六小龙", en="Hangzhou's Six Little Dragons")),
        Term(
            id="liang", kind="person", aliases=("梁文峰",),
            name=Label(zh_hans="梁文锋", zh_hant="梁文鋒", en="Liang Wenfeng"),
        ),
    ),
)  # fmt: skip
INDEX = NameIndex(REFERENCE)


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.id) for mention in INDEX.find(text)]


def test_names_and_aliases_are_found_in_order_with_their_spans() -> None:
    text = "梁文峰在杭城创办深度求索"
    mentions = INDEX.find(text)
    assert [(m.id, m.kind, m.form, m.lang) for m in mentions] == [
        ("liang", "person", "alias", "zh-Hans"),
        ("hangzhou", "city", "alias", "zh-Hans"),
        ("deepseek", "company", "name", "zh-Hans"),
    ]
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_the_longest_name_wins() -> None:
    assert found("杭州六小龙在杭州市") == [("杭州六小龙", "dragons"), ("杭州市", "hangzhou")]


def test_traditional_text_is_searched_too() -> None:
    assert [(m.text, m.id, m.lang) for m in INDEX.find("廣東的梁文鋒")] == [
        ("廣東", "guangdong", "zh-Hant"),
        ("梁文鋒", "liang", "zh-Hant"),
    ]


def test_latin_names_are_whole_words_in_their_own_capitals() -> None:
    assert found("Hangzhou-based DeepSeek四家，DeepSeeker, hangzhou") == [
        ("Hangzhou", "hangzhou"),
        ("DeepSeek", "deepseek"),
    ]
    assert INDEX.find("Liang Wenfeng")[0].lang == "en"


def test_a_name_made_of_parts_of_two_other_words_is_none() -> None:
    assert found("完成都市更新，双重庆祝") == []
    assert found("在成都市，去重庆看看") == [("成都", "chengdu"), ("重庆", "chongqing")]


def test_a_name_that_begins_inside_of_another_place_is_none() -> None:
    nantong = Place(id="nantong", kind="city", name=Label(zh_hans="南通", en="Nantong"))
    nanjing = Place(id="nanjing", kind="city", name=Label(zh_hans="南京", en="Nanjing"))
    index = NameIndex(Reference(places=(nantong, nanjing)))
    assert index.find("地铁可以刷岭南通，公交也可以") == ()
    assert [m.id for m in index.find("从南通坐公交，经上海南京两地")] == ["nantong", "nanjing"]


def test_the_first_entry_has_a_form_that_two_share() -> None:
    assert found("吉林") == [("吉林", "jilin")]


def test_an_empty_reference_finds_nothing() -> None:
    assert NameIndex(Reference()).find("杭州") == ()


@given(st.text(alphabet="杭州六小龙市成都完重庆双祝粤 DeepSeek廣東", max_size=40))
def test_mentions_never_overlap(text: str) -> None:
    mentions = INDEX.find(text)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_a_street_that_is_called_after_a_place_lies_elsewhere() -> None:
    index = NameIndex(REFERENCE)
    assert [one.id for one in index.find("那时成都街中间是工厂，杭州路上堵车，重庆路的店铺关了。")] == ["hangzhou"]
    found = index.find("杭州街头，成都路网，广东路径，走重庆路")
    assert [one.id for one in found] == ["hangzhou", "chengdu", "guangdong", "chongqing"]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("她在成都湾的学校读书，车站在杭州湾道上。", []),
        ("杭州湾仔细清淤，成都湾区大学开学。", ["hangzhou", "chengdu"]),
        ("店开在重庆东路和杭州中路之间，成都大道旁边。", []),
        ("成都大街小巷都在谈，重庆大道理讲得多。", ["chengdu", "chongqing"]),
        ("餐厅在杭州桥边，矿在成都庙一带，车停在重庆公园站。", []),
        ("成都庙会热闹，杭州桥梁多，重庆道路宽。", ["chengdu", "hangzhou", "chongqing"]),
        ("The shop is on Hangzhou West Road, by Chengdu Creek.", []),
        ("Hangzhou roads are full; Chengdu Street Food is famous.", ["hangzhou", "chengdu"]),
    ],
)
def test_a_bay_a_bridge_or_a_creek_that_is_called_after_a_place_lies_elsewhere(text: str, there: list[str]) -> None:
    assert [one.id for one in NameIndex(REFERENCE).find(text)] == there


def test_a_river_or_an_ocean_is_told_by_the_dictionary() -> None:
    suzhou = Place(id="suzhou", kind="city", name=Label(zh_hans="苏州", en="Suzhou"))
    index = NameIndex(Reference(places=(suzhou, *REFERENCE.places)))
    assert index.find("四行仓库在苏州河北岸，鱼在苏州河里。") == ()
    assert [one.id for one in index.find("苏州河西片区和广东河源都在扩建。")] == ["suzhou", "guangdong"]


NAMED_AFTER = (
    "成都银行净利润增长，重庆农村商业银行也一样。",
    "据《重庆日报》和“广东卫视”报道，书由杭州文艺出版社出版。",
    "她吃了成都火锅和重庆小面，喝了杭州啤酒。",
    "成都队战胜重庆队。",
    "“杭州号”驱逐舰和重庆舰返航。",
    "台风“杭州”明天登陆，台风成都正减弱。",
    "他说一口广东话，成都话也会。",
    "Typhoon Hangzhou weakened; the Bank of Chengdu and Chongqing Airlines closed.",
    "杭州大厦里有一家公司。",
)


@pytest.mark.parametrize("text", NAMED_AFTER, ids=lambda text: text[:6])
def test_what_bears_the_name_of_a_place_is_none(text: str) -> None:
    assert INDEX.find(text) == ()


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("重庆火锅产业产值达3000亿元，成都银行业贷款增长。", ["chongqing", "chengdu"]),
        ("台风来了，杭州停课；台风成都停课。", ["hangzhou", "chengdu"]),
        ("成都证券交易市场活跃，重庆话剧团来访，杭州号召减排。", ["chengdu", "chongqing", "hangzhou"]),
        ("成都队伍壮大，重庆舰队出海，广东牌照难摇。", ["chengdu", "chongqing", "guangdong"]),
        ("杭州大学生多，成都机场扩建，重庆政府拨款。", ["hangzhou", "chengdu", "chongqing"]),
        ("Hangzhou banks lend more, and ducks live in Chengdu.", ["hangzhou", "chengdu"]),
    ],
)
def test_what_a_place_has_of_a_kind_is_the_places(text: str, there: list[str]) -> None:
    assert [one.id for one in INDEX.find(text)] == there


def test_a_name_within_a_longer_word_is_part_of_that() -> None:
    names = {
        "lanzhou": "兰州",
        "foshan": "佛山",
        "xizang": "西藏",
        "kunming": "昆明",
        "zhongshan": "中山",
        "beijing": "北京",
    }
    places = (Place(id=key, kind="city", name=Label(zh_hans=name, en=key.title())) for key, name in names.items())
    index = NameIndex(Reference(places=(*places, *REFERENCE.places), terms=()))
    assert index.find("马里兰州法院，千佛山不高，他东躲西藏，昆明湖上有船，他穿中山装。") == ()
    assert [one.id for one in index.find("首都北京和甘肃兰州、广东佛山。")] == [
        "beijing",
        "lanzhou",
        "guangdong",
        "foshan",
    ]
