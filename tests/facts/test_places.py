"""Scenes: which places a sentence speaks of, and what it carries on."""

from __future__ import annotations

import pytest

from tashan.facts.gazetteer import Gazetteer
from tashan.facts.places import is_named
from tests.facts.articles import reference, scenes


def test_a_sentence_without_a_name_carries_the_subject_of_its_passage() -> None:
    first, second = scenes("成都对创业者很宽容。这里的投资人愿意等。")
    assert first.cities == ("chengdu",)
    assert (second.cities, second.carried, second.distance) == ((), ("chengdu",), 0)


def test_a_subject_is_carried_over_two_passages_and_no_further() -> None:
    found = scenes("成都对创业者很宽容。", "钱也多。", "人也多。", "事也多。")
    assert [scene.carried for scene in found] == [(), ("chengdu",), ("chengdu",), ()]


def test_a_place_abroad_ends_the_subject() -> None:
    found = scenes("成都对创业者很宽容。硅谷也是这样。失败的公司不丢脸。")
    assert [scene.carried for scene in found] == [(), (), ()]


def test_the_region_that_a_city_lies_in_does_not_end_the_subject() -> None:
    found = scenes("苏州的配套最全。地处长三角，客户就在身边。")
    assert found[1].carried == ("suzhou",)


def test_media_and_professors_only_speak() -> None:
    found = scenes("四川媒体直言，武汉的科教更强。", "上海交通大学教授认为，南京大学的工科不算强。")
    assert [scene.cities for scene in found] == [("wuhan",), ("nanjing",)]


def test_titles_in_book_marks_are_not_what_a_sentence_is_about() -> None:
    (found,) = scenes("《成都为什么宽容》这篇文章谈的是武汉。")
    assert found.cities == ("wuhan",)


def test_a_province_before_its_own_city_is_only_an_address() -> None:
    (found,) = scenes("以四川成都为例，这样的公司不少。")
    assert found.cities == ("chengdu",)


def test_an_institution_stands_for_its_city() -> None:
    (found,) = scenes("浙江大学的毕业生办起了一批公司。")
    assert (found.cities, found.named) == (("hangzhou",), True)


def test_one_company_is_weaker_evidence_than_the_name_of_the_city() -> None:
    *_, found = scenes("合肥很早就开始等。科大讯飞发布了新的模型。")
    assert (found.cities, found.named) == (("hefei",), False)


def test_a_company_stands_for_no_city_that_the_article_does_not_name() -> None:
    """A note on software names firms as tools; nobody speaks of where they have their seats."""
    assert [scene.cities for scene in scenes("科大讯飞发布了新的模型。阿里云的服务器很便宜。")] == [(), ()]
    assert [scene.carried for scene in scenes("交大是老牌名校。北京大学也是。校园里到处是广告。")][2] == ()


def test_what_a_body_of_the_nation_does_is_not_said_of_the_place_before() -> None:
    found = scenes("合肥很早就开始等。11 月 21 日，央行突然宣布降息。市里的企业松了一口气。")
    assert found[1].carried == ("china",)
    assert scenes("合肥很早就开始等。市财政局追加了投入。")[1].carried == ("hefei",)


def test_a_garden_or_a_drug_named_after_a_place_is_not_the_place() -> None:
    assert scenes("云南白药宣布了改革方案。")[0].cities == ()


def test_a_list_of_cities_does_not_change_the_subject() -> None:
    found = scenes("江苏的产业门类齐全。苏州、无锡、常州各有分工。这样的体系不怕风浪。")
    assert found[2].carried == ("jiangsu",)


def test_english_carries_the_subject_too() -> None:
    found = scenes("Chengdu is kind to founders. Investors there are willing to wait.")
    assert found[1].carried == ("chengdu",)


def test_an_outlet_is_known_by_any_of_its_spellings_and_is_not_the_subject() -> None:
    """齐鲁壹点 has no word for news in it; its other spelling in terms.yml has."""
    gazetteer = Gazetteer(reference())
    assert [name for name in ("qilu-yidian", "xinhua-daily", "nanjing-university") if gazetteer.is_outlet(name)] == [
        "qilu-yidian",
        "xinhua-daily",
    ]


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("青岛成为2024年山东就业市场的首选城市。", ("qingdao",)),
        ("作为江苏省省会，南京名校众多。", ("nanjing",)),
        ("青岛代表山东参赛，拿到第八。", ("qingdao", "shandong")),
        ("与苏州的差距扩大到三千亿元。", ()),
        ("与苏州的差距扩大，无锡坐不住了。", ("wuxi",)),
        ("合肥的研发中心既靠近高校，又能链接芜湖的工厂。", ("hefei",)),
        ("国内如腾讯、阿里、小米、百度，都是面向消费者的企业。", ()),
        ("错过了移动互联网，没能催生小米这样的企业。", ()),
        ("比起江苏省委机关报的反思，网友说得更直白。", ()),
    ],
)
def test_places_that_are_only_around_beside_or_behind_are_not_the_subject(text: str, cities: tuple[str, ...]) -> None:
    assert scenes(text)[0].cities == cities


def test_a_longer_name_or_a_measure_does_not_name_a_place() -> None:
    assert is_named("昆明的民营企业有九十万家", ("昆明", "Kunming"))
    assert is_named("Kunming has many private firms", ("昆明", "Kunming"))
    assert not is_named("昆明可可动画有限公司出资六成", ("昆明",))
    assert not is_named("总数仅次于昆明", ("昆明",))
    assert not is_named("这座城市有九十万家民营企业", ("昆明",))


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("会议将在北京时间10月27日举行。", ()),
        ("The call starts at nine Beijing time.", ()),
        ("南京条约签订以后，口岸开了。", ()),
        ("昆明在云南，Kunming Lake 不在。", ("kunming", "yunnan")),
        ("北京—一家手机公司发布了新车。", ()),
        ("新华社武汉3月1日电，口罩到了。", ()),
        ("正文见〈杭州的桥〉和<<苏州的桥>>。", ()),
        ("See https://example.org/杭州/桥.html for more.", ()),
        ("While less extensive than Guangzhou or Shanghai, building goes on.", ()),
        ("捐赠方是北京森林亮点生物技术有限公司。", ()),
    ],
)
def test_what_bears_the_name_of_a_place_or_is_sent_from_it_is_not_the_place(text: str, cities: tuple[str, ...]) -> None:
    assert scenes(text)[0].cities == cities
