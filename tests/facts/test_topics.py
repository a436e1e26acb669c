"""Themes by their definition: any editor's themes are found without a training sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from msgspec.structs import replace

from tashan.facts.finder import FactFinder
from tashan.facts.topics import Packed, Topics, fit_topics, keyword_hits
from tashan.model import Label, Theme
from tests.facts.articles import encoder, names, reference


def theme(name: str, zh: tuple[str, str], en: tuple[str, str], words_zh: str, words_en: str) -> Theme:
    return Theme(
        id=name,
        name=Label(zh_hans=zh[0], en=en[0]),
        question=Label(zh_hans=zh[1], en=en[1]),
        keywords_zh=tuple(words_zh.split()),
        keywords_en=tuple(words_en.split(", ")),
    )


THEMES = (
    theme(
        "transport",
        ("交通", "人怎样出行，快不快，准不准？"),
        ("Transport", "How do people get about, how fast and how surely?"),
        "地铁 公交 拥堵 通勤 停车 自行车 高铁 道路 机场",
        "metro, bus, traffic, commute, parking, bicycle, railway, road, airport",
    ),
    theme(
        "care",
        ("养老与医疗", "病了、老了，有没有人管？"),
        ("Care", "Who looks after the sick and the old?"),
        "医院 医生 养老 护工 床位 看病 诊所 托育",
        "hospital, doctor, elderly, nurse, bed, clinic, patient, carer",
    ),
    theme(
        "housing",
        ("住房", "住得起吗，住得好吗？"),
        ("Housing", "Can people afford a home, and is it a good one?"),
        "房价 租金 保障房 公租房 物业 旧改 小区 买房",
        "rent, flat, house, landlord, tenant, mortgage, public housing, home",
    ),
)
LABELLED = {
    "transport": (
        "南宁的电动车有自己的车道，早晚高峰也不挤。",
        "去机场要换三趟车，拖着箱子的旅客叫苦不迭。",
        "合肥的三号线延到了县城，早上进城只要四十分钟。",
        "昆明的路口总是堵死，出租车司机都绕着走。",
        "夜班车停了，加班的人只能打车回家。",
        "Trams in Dalian run every six minutes until midnight.",
        "Drivers in Xi'an spend an hour a day standing still.",
        "The new line cuts the ride to the centre by half.",
        "There is nowhere to lock a bike outside the station.",
        "Ferries stop at ten, and after that there is only the tunnel.",
    ),
    "care": (
        "兰州的儿科只有两间诊室，家长半夜来排队。",
        "社区的护士每周上门给独居老人量血压。",
        "长春的康复床位不到需要的一半。",
        "挂一个专家号要等两个月，许多人干脆去了省外。",
        "宁波给照顾失能父母的家庭发护理补贴。",
        "Nanchang has one geriatric ward for five million people.",
        "Family doctors in Suzhou know their patients by name.",
        "Mothers wait a year for a place in a nursery.",
        "The town's only surgeon retired and nobody came after him.",
        "Village clinics in the county were rebuilt and staffed.",
    ),
    "housing": (
        "厦门的年轻人拿出一半工资付给房东。",
        "福州的老旧楼房加装了电梯，住户只出三成钱。",
        "烂尾的楼盘里，业主已经等了六年。",
        "青岛把旧厂房改成了给新毕业生住的公寓。",
        "一家五口挤在四十平方米里，申请了三年还没轮到。",
        "A teacher in Shenzhen cannot buy anything within an hour of her school.",
        "Tenants in Wuhan won the right to stay for three years.",
        "The council bought empty flats and let them to newcomers.",
        "Half of the towers on the ring road stand dark at night.",
        "Damp runs down the walls of the workers' dormitories.",
    ),
}


GREEN = (
    "湖边修了一圈步道，早上全是跑步的人。",
    "每个社区走十分钟都有一块草地可以坐。",
    "老树被砍光，夏天街上没有一片阴凉。",
)


def test_three_themes_without_examples_are_told_apart() -> None:
    texts = [(name, text) for name, group in LABELLED.items() for text in group]
    assert len(texts) == 30
    topics = fit_topics(THEMES, encoder().encode)
    scores = topics.scores([text for _, text in texts], encoder().encode([text for _, text in texts]))
    right = sum(THEMES[int(row.argmax())].id == name for (name, _), row in zip(texts, scores, strict=True))
    assert right / len(texts) >= 0.8


def test_a_theme_is_found_by_examples_alone_that_share_no_word_with_its_definition() -> None:
    parks = replace(THEMES[0], id="parks", keywords_zh=(), keywords_en=(), examples_zh=GREEN)
    bare = replace(parks, examples_zh=())
    asked = ["傍晚的河岸上，散步的人和遛狗的人一样多。"]
    (taught,), (untaught,) = (
        fit_topics((theme, *THEMES[1:]), encoder().encode).scores(asked, encoder().encode(asked))
        for theme in (parks, bare)
    )
    assert taught[0] > untaught[0] + 0.3
    assert taught.argmax() == 0


def test_names_are_taken_out_of_examples_before_they_teach() -> None:
    seen: list[str] = []

    def encode(texts: Sequence[str]) -> np.ndarray:
        seen.extend(texts)
        return encoder().encode(texts)

    fit_topics(
        (replace(THEMES[0], examples_zh=("成都的公交很快。",)),), encode, lambda text: text.replace("成都", "我市")
    )
    assert "我市的公交很快。" in seen
    assert "成都的公交很快。" not in seen


def test_no_theme_at_all_is_no_error() -> None:
    assert fit_topics((), encoder().encode).scores(["成都有基金。"], encoder().encode(["成都有基金。"])).shape == (1, 0)


def test_keywords_count_in_either_script_and_as_whole_words() -> None:
    assert keyword_hits("這座城市的房價和租金", THEMES[2]) == 2
    assert keyword_hits("The current mayor", THEMES[2]) == 0
    assert keyword_hits("这条metro线和bus都停了", THEMES[0]) == 2


@pytest.mark.parametrize("themes", [THEMES, ()])
def test_topics_that_were_kept_score_as_those_that_were_fitted(themes: tuple[Theme, ...]) -> None:
    texts = GREEN
    vectors = encoder().encode(texts)
    fitted = fit_topics(themes, encoder().encode)
    np.testing.assert_array_equal(
        Topics.unpack(themes, fitted.pack()).scores(texts, vectors), fitted.scores(texts, vectors), strict=True
    )


def test_what_was_fitted_before_is_not_fitted_again() -> None:
    fitted: list[Packed] = []

    def keep(fit: Callable[[], Packed]) -> Packed:
        if not fitted:
            fitted.append(fit())
        return fitted[0]

    def refuse(texts: Sequence[str]) -> np.ndarray:
        raise AssertionError(f"fitted again: {texts}")

    first, second = (FactFinder(encode, reference(), names(), keep) for encode in (encoder().encode, refuse))
    one, other = first.prepare().topics, second.prepare().topics
    np.testing.assert_array_equal(one.weights, other.weights)
    np.testing.assert_array_equal(one.known, other.known)
