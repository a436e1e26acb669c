"""What a translation says otherwise in one of its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tashan.comparing.clausewise import find_otherwise
from tashan.comparing.paired import pair_across, split_english

if TYPE_CHECKING:
    from tashan.alignment import Encoder


def said(encoder: Encoder, chinese: str, english: str) -> list[tuple[str, str, str]]:
    (found,) = find_otherwise([(chinese, english)], encoder.encode)
    return [(each.sort, chinese[slice(*each.chinese)], english[slice(*each.english)]) for each in found]


def test_clauses_of_two_languages_go_with_one_another_in_order(encoder: Encoder) -> None:
    chinese, english = (
        "面包房没有裁掉一名员工，租金也没有上涨。",
        "The bakery did not lay off any staff, and the rent has not gone up.",
    )
    (groups,) = pair_across([(chinese, english)], encoder.encode)
    assert [(chinese[slice(*g.chinese)], english[slice(*g.english)]) for g in groups] == [
        ("面包房没有裁掉一名员工", "The bakery did not lay off any staff"),
        ("租金也没有上涨", "and the rent has not gone up"),
    ]


def test_an_english_clause_ends_before_a_conjunction_with_words_enough_on_both_sides() -> None:
    text = "The owner said that nobody had asked him and that it was late"
    assert [text[slice(*span)] for span in split_english(text)] == [
        "The owner said",
        "that nobody had asked him",
        "and that it was late",
    ]


@pytest.mark.parametrize(
    ("chinese", "english", "sort"),
    [
        ("面包房没有裁掉一名员工，租金也没有上涨。", "The bakery laid off two staff, and the rent has not gone up.", "denied"),
        ("游客不得进入温室，开放时间不变。", "Visitors may enter the greenhouse; its hours remain the same.", "denied"),
        ("店主说，面包房一个人也没有辞退。", "The owner said that everybody at the bakery had been dismissed.", "denied"),
        ("船员没有失职，也不存在人为责任。", "The crew had not failed in its duty, and human error was to blame.", "denied"),
        ("店主并非不知情，传感器早就坏了。", "The owner had not been aware of it: the sensor had long been broken.", "denied"),
        ("病人家属并非不愿签字。", "The patient's family were unwilling to sign.", "denied"),
        ("火是凌晨起的，无人受伤。", "The fire broke out before dawn, and two people were injured.", "denied"),
        ("厨师解释，清淡是有意为之，每份用盐不到两克。", "The cook explained that this was not deliberate: a portion has less than two grams of salt.", "affirmed"),
    ],
)  # fmt: skip
def test_a_denial_is_asked_of_its_own_clause(encoder: Encoder, chinese: str, english: str, sort: str) -> None:
    assert sort in [each[0] for each in said(encoder, chinese, english)]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("面包房没有裁掉一名员工，租金也没有上涨。", "The bakery kept all its staff, and the rent has not gone up."),
        ("店主并非不知情，传感器早就坏了。", "The owner had been aware of it: the sensor had long been broken."),
        ("店主并非不知情，传感器早就坏了。", "The owner was not unaware of it: the sensor had long been broken."),
        ("工人在换灯之前没有断电。", "The workers left the power on while changing the lamp."),
        ("雨量未超过50毫米。", "Rainfall stayed within 50 millimetres."),
        ("店主不排除推迟开业。", "The owner said the opening might be put off."),
        ("他没有再去那家店，而不是不想去。", "He stopped going to that shop rather than losing interest in it."),
    ],
)
def test_what_another_word_may_deny_is_no_loss(encoder: Encoder, chinese: str, english: str) -> None:
    assert said(encoder, chinese, english) == []


@pytest.mark.parametrize(
    ("chinese", "english", "words"),
    [
        ("业主同意推迟施工，居民松了一口气。", "The owner refused to put off the work, and residents sighed with relief.", ("同意", "refused")),
        ("新规禁止在河边烧烤。", "The new rule permits barbecues by the river.", ("禁止", "permits")),
        ("协会建议缩短假期。", "The association advised lengthening the holidays.", ("缩短", "lengthening")),
        ("鱼的数量略有下降，水质没有变化。", "The number of fish rose slightly, and the water has not changed.", ("下降", "rose")),
    ],
)  # fmt: skip
def test_a_contrary_is_told_by_what_the_words_mean(
    encoder: Encoder, chinese: str, english: str, words: tuple[str, str]
) -> None:
    assert ("contrary", *words) in said(encoder, chinese, english)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("总统支持这项提议。", "The president also backs the proposal."),
        ("她在半决赛中输给了同乡。", "She was defeated by a player from her home town in the semifinal."),
        ("增速比上月回落。", "Growth slowed from the month before."),
        ("医生投票抵制与协会达成的合同。", "Doctors voted to reject a contract agreed with the association."),
        ("抗议者反对拆除广场上搭建的小店。", "Protesters opposed a bid to demolish the shops built on the square."),
    ],
)
def test_a_word_for_it_or_told_from_the_other_side_is_no_contrary(encoder: Encoder, chinese: str, english: str) -> None:
    assert said(encoder, chinese, english) == []


@pytest.mark.parametrize(
    ("chinese", "english", "numbers"),
    [
        ("班车每天四趟，周末停开。", "There are two buses a day, and none at weekends.", ("四趟", "two")),
        ("她试了三次之后改变了看法。", "She changed her mind after trying it once.", ("三次", "once")),
        ("师傅换下旧砖87块，其余都保留了下来。", "The mason replaced 78 old bricks; the others were all kept.", ("87块", "78")),
        ("家长承担7元，其余由镇里补贴。", "Parents pay nine, and the town pays the rest.", ("7元", "nine")),
    ],
)  # fmt: skip
def test_a_small_number_is_held_against_the_one_of_its_clause(
    encoder: Encoder, chinese: str, english: str, numbers: tuple[str, str]
) -> None:
    assert ("count", *numbers) in said(encoder, chinese, english)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("班车每天四趟。", "There are four buses a day."),
        ("他去过那里两次。", "He has been there twice."),
        ("店里有十几个人。", "There were a dozen or so people in the shop."),
        ("自2020年以来，它向前走了一步。", "It has taken two steps forward since 2020."),
    ],
)
def test_equal_rough_and_single_numbers_are_silent(encoder: Encoder, chinese: str, english: str) -> None:
    assert said(encoder, chinese, english) == []
