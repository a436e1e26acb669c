"""Stances: what a sentence says about each of its places, with all names masked."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tashan.facts.kinds import find_kind, find_speaker
from tashan.facts.stance.masks import OTHER, TARGET, group_names, mask
from tashan.facts.stance.rules import read_sentence
from tests.facts.articles import facts
from tests.laws import examples

CONTRASTS = {
    "青岛在港口吞吐量上不如宁波。": {"qingdao": "weakness", "ningbo": "strength"},
    "徐州的增速被常州反超。": {"xuzhou": "weakness", "changzhou": "strength"},
    "太原缺的龙头企业，西安都有。": {"taiyuan": "weakness", "xian": "strength"},
    "武汉的研发投入比长沙高出一倍。": {"wuhan": "strength", "changsha": "weakness"},
    "厦门的房价比泉州高，创业的人住不起。": {"xiamen": "weakness", "quanzhou": "strength"},
    "Kunming trails Chengdu in venture capital.": {"kunming": "weakness", "chengdu": "strength"},
    "Founders are leaving Jinan for Suzhou.": {"jinan": "weakness", "suzhou": "strength"},
}
SWAPPED = ("成都", "武汉", "苏州", "西安", "合肥", "青岛")
FRAMES = (
    "{a}的基金敢投早期项目，{b}的基金只认抵押物。",
    "论人才，{a}不如{b}。",
    "毕业生从{a}流向{b}。",
    "{a}的企业多，{b}的企业少。",
    "{a}的民营企业贷不到款，只好去{b}找钱。",
    "{a}缺少风险投资。而{b}的风险投资最活跃。",
)


def stances(*paragraphs: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for claim in facts(*paragraphs).claims:
        found |= {city: stance for city, stance in claim.stances.items() if stance != "neutral"}
    return found


@pytest.mark.parametrize("text", CONTRASTS)
def test_who_wins_and_who_loses_is_told_apart(text: str) -> None:
    assert stances(text) == CONTRASTS[text]


@pytest.mark.slow
@settings(deadline=None, max_examples=examples(30))
@given(st.sampled_from(FRAMES), st.sampled_from(list(permutations(SWAPPED, 2))))
def test_swapping_two_cities_swaps_their_marks_and_nothing_else(frame: str, pair: tuple[str, str]) -> None:
    first, second = pair
    one, other = (facts(frame.format(a=a, b=b)).claims for a, b in ((first, second), (second, first)))
    assert [claim.verdicts for claim in one] == [claim.verdicts for claim in other]
    assert [claim.themes for claim in one] == [claim.themes for claim in other]


@pytest.mark.parametrize(
    "text",
    [
        "那年夏天，他从湖北的小城坐上列车，投奔在佛山做工的表哥。",
        "工程师被从上海调来了重庆，出任副总经理。",
        "从广州运一车货去到北京，运费都不用收。",
        "假设重庆比上海便宜，企业会搬走。",
        "风暴轻易扫过残破不堪的河南，山东。",
        "深圳的样本数量略高于上海，这也与互联网企业的实力一致。",
    ],
)
def test_a_person_s_way_a_supposition_and_a_list_are_no_contrast(text: str) -> None:
    assert stances(text) == {}


def test_a_burden_that_is_not_large_beside_another_s_is_praise() -> None:
    text = "相比深圳，广州的房租压力并不大，年轻人才愿意留下来创业。"
    assert stances(text) == {"guangzhou": "strength", "shenzhen": "weakness"}


def test_neutral_comparisons_carry_no_mark() -> None:
    assert stances("广州和深圳分别公布了今年的产业基金。", "苏州以制造业为主，南京以软件业为主。") == {}


@pytest.mark.parametrize(
    "text",
    [
        "成都的大班课比武汉少。",
        "武汉的大班课比成都多，教授叫苦。",
        "Chengdu has fewer large lectures than Wuhan.",
        "Chengdu's universities have more long corridors than Wuhan's.",
    ],
)
def test_more_or_fewer_of_what_is_neither_good_nor_bad_praises_nobody(text: str) -> None:
    assert stances(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成都的研发投入比武汉少。", {"chengdu": "weakness", "wuhan": "strength"}),
        ("对年轻人才来说，成都要比武汉的生活压力略小。", {"chengdu": "strength", "wuhan": "weakness"}),
        ("Chengdu has fewer private firms than Wuhan.", {"chengdu": "weakness", "wuhan": "strength"}),
        ("Rents for start-ups are lower in Chengdu than in Wuhan.", {"chengdu": "strength", "wuhan": "weakness"}),
        ("The funds of Chengdu are more patient than those of Wuhan.", {"chengdu": "strength", "wuhan": "weakness"}),
    ],
)
def test_more_or_fewer_of_what_is_good_or_bad_praises_or_blames(text: str, expected: dict[str, str]) -> None:
    assert stances(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "无锡的融资不再是弱项，基金已有二十只。",
        "苏州的创业融资曾是短板，如今不再是弱项。",
        "南京的民企融资难已不再是短板。",
        "苏州的基金规模不再落后于无锡。",
        "Fund-raising is no longer a weak spot of Suzhou.",
        "Suzhou no longer lags behind Wuxi in venture capital.",
    ],
)
def test_what_is_no_longer_a_weakness_is_none(text: str) -> None:
    assert "weakness" not in stances(text).values()


def test_names_side_by_side_share_what_is_said() -> None:
    text = "哈尔滨和长春都留不住毕业生。"
    groups = group_names(text, ((0, 3, "harbin"), (4, 6, "changchun")))
    assert [group.ids for group in groups] == [("harbin", "changchun")]
    assert stances(text) == {"harbin": "weakness", "changchun": "weakness"}


def test_places_around_a_city_are_not_held_against_it() -> None:
    text = "作为江苏的省会，南京高校众多。"
    masked = mask(text, group_names(text, ((2, 4, "jiangsu"), (8, 10, "nanjing"))), "nanjing", frozenset({"jiangsu"}))
    assert (masked.others, OTHER in masked.text, TARGET in masked.text) == (0, False, True)


def test_a_clause_that_only_negates_says_the_opposite_of_the_one_beside_it() -> None:
    assert read_sentence(f"{TARGET}缺儿科医生，{OTHER}不缺。").own < 0
    assert read_sentence(f"{OTHER}缺儿科医生，{TARGET}不缺。").own > 0


def test_more_of_a_bad_thing_is_no_praise() -> None:
    assert read_sentence(f"{TARGET}的犯罪案件多于{OTHER}。").rule == -1
    assert read_sentence(f"{TARGET}的公园多于{OTHER}。").rule == 1


def test_plans_and_advice_carry_no_mark() -> None:
    assert find_kind("南昌应更主动地向深圳学习。") == "advice"
    assert find_kind("Wuhan plans to double its funds.") == "plan"
    assert stances("南昌应当学习深圳，设立更多的天使基金。", "武汉计划在明年设立百亿元的创投基金。") == {}


def test_the_speaker_is_named() -> None:
    assert find_speaker("一位投资人坦言，沈阳的早期项目拿不到钱。") == "一位投资人"


def test_what_a_chatbot_answers_is_no_claim() -> None:
    asked = "记者把这个问题抛给DeepSeek，它的回答是："
    answer = "“沈阳的风险投资最活跃，早期项目很快就能拿到钱。”"
    assert facts(asked, answer).claims == ()
    assert facts("一位投资人的回答是：", answer).claims != ()


def test_lives_branches_and_notices_are_no_claims() -> None:
    assert (
        facts(
            "王兴兴毕业于上海大学，他后来辞职去杭州创业。",
            "首届人工智能产业投资论坛在成都举行。",
            "公司在武汉、西安设立分公司。",
        ).claims
        == ()
    )


def test_contrasts_of_the_labelled_set_are_mostly_marked_and_marked_rightly(shared: Path) -> None:
    right = marked = deserving = 0
    for lang in ("zh", "en"):
        for line in (shared / "gold" / "contrast" / f"train_{lang}.txt").read_text("utf-8").splitlines():
            places = [(m[1], m[2]) for m in re.finditer(r"\[([^\]]+?)([+\-0])\]", line)]
            plain = re.sub(r"\[([^\]]+?)[+\-0]\]", r"\1", line)
            spans = [(plain.find(name), plain.find(name) + len(name), str(i)) for i, (name, _) in enumerate(places)]
            for number, (_, sign) in enumerate(places):
                masked = mask(plain, group_names(plain, tuple(sorted(spans))), str(number))
                reading = read_sentence(masked.text)
                found = reading.rule or (reading.own > 0) - (reading.own < 0) or reading.implied
                deserving += sign != "0"
                marked += found != 0
                right += found == {"+": 1, "-": -1, "0": 0}[sign] and found != 0
    assert right / marked >= 0.85
    assert marked / deserving >= 0.6


def test_a_place_in_a_quoted_question_or_one_that_praises_carries_no_mark() -> None:
    assert stances("大家探讨“西安为什么留不住毕业生”时指出，民营企业是创新的最大来源，也是最有活力的力量。") == {}
    assert stances("无锡市委主要领导主动点赞这家机器人企业，称赞它敢闯敢试。") == {}


def test_what_nobody_elsewhere_can_copy_is_no_fault() -> None:
    assert stances("一位投资人说，苏州的制造业基础是别处学不来的。").get("suzhou") != "weakness"


def test_a_predicate_of_all_is_that_of_each() -> None:
    found = facts("盛产好钢的武汉，造得出大船的大连，都留不住年轻人才。").claims
    assert [claim.cities for claim in found] == [("wuhan", "dalian")]
    assert set(found[0].stances.values()) == {"weakness"}


def test_policy_without_a_subject_is_a_plan() -> None:
    assert find_kind("加快推动科技创新和产业融合，培育更多的龙头企业。") == "plan"
    assert find_kind("通过走科创路子，让更多成果走出实验室。") == "plan"
    assert find_kind("推进了三年的改革，今年终于落地。") == "fact"


def test_without_a_comparison_a_mark_rests_on_plain_words() -> None:
    assert stances("昆明的民营企业研发实力雄厚，专利数量居全国首位。") == {"kunming": "strength"}
    assert stances("昆明缺乏风险投资，早期项目拿不到钱。") == {"kunming": "weakness"}
    assert stances("昆明去年办了两百场投资对接会，创业者在增加。") == {}


def test_who_says_both_or_makes_good_a_fault_is_not_marked() -> None:
    assert stances("昆明的会展业全国领先，创投机构却一直缺乏。") == {}
    assert stances("昆明正在补齐人才和资本上的短板，发放创业贷款。") == {}


def test_a_rule_of_comparison_passes_no_other_place() -> None:
    found = stances("绍兴的民营经济占比是四成，嘉兴的占比达到六成，绍兴甚至低于台州。")
    assert found.get("jiaxing") != "weakness"


def test_whoever_another_comes_second_to_is_not_blamed() -> None:
    assert "weakness" not in stances("贵阳的算力规模排到全国第三，仅次于无锡和常州。").values()


def test_a_concession_sets_nobody_against_another() -> None:
    assert "weakness" not in stances("尽管武汉的传统工业很强，成都的新兴产业也表现不俗。").values()
