"""Questions of the form A-not-A and the lengths of words: set ways to put a thing, which deny and count nothing."""

from __future__ import annotations

import pytest

from tashan.comparing.denying import find_turned
from tashan.comparing.lexicon import stem
from tashan.comparing.measures import read_measures
from tashan.comparing.polarity import find_denials, find_denials_en, find_doubled


@pytest.mark.parametrize(
    "text",
    [
        "孩子愿不愿意去学校，由他自己决定。", "他们在问钱够不够用。", "他们在问票价该不该涨。", "商家敢不敢赔？", "早晨的船开没开，谁都说得清。",
        "这样做可以不可以？", "值不值得花这么多钱？", "她喜不喜欢这份工作？", "他是不是来过？", "码头的灯亮了没有？", "你去不？",
    ],
)  # fmt: skip
def test_a_question_of_the_form_a_not_a_denies_nothing(text: str) -> None:
    assert find_denials(text) == ()


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("他不愿意去。", "不愿"),
        ("票价不错不贵。", "不"),
        ("店里有货，但是不是新的。", "不是"),
        ("他没有去，没有写信。", "没有"),
        ("他从未从伤病里恢复。", "从未"),
        ("站在岸上看不到对面的灯塔。", "不"),
    ],
)
def test_what_looks_like_it_still_denies(text: str, denied: str) -> None:
    assert denied in [text[slice(*denial.span)] for denial in find_denials(text)]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("关键看商家敢不敢赔。", "The key is whether shops dare to pay."),
        ("这笔钱该不该花，还要再问。", "Whether the money should be spent is still an open question."),
        ("我们是不是应该先问问邻居？", "Shouldn't we ask the neighbours first?"),
        ("票价会不会再涨，谁也说不准。", "No one can say whether fares will rise again."),
    ],
)
def test_it_says_the_same_as_whether(chinese: str, english: str) -> None:
    assert find_turned(chinese, english) is None


@pytest.mark.parametrize(
    "text", ["船票的价钱不错。", "来的人不到三成。", "今年的票价不及去年。", "在检修未结束前，渡船停航。"]
)
def test_set_phrases_deny_nothing(text: str) -> None:
    assert find_denials(text) == ()


def test_not_long_ago_denies_nothing() -> None:
    assert find_denials_en("Not long ago the ferry was sold.") == ()


def test_an_english_question_that_waits_for_a_yes_denies_nothing() -> None:
    assert find_denials_en("Shouldn't we ask the neighbours first?") == ()
    assert len(find_denials_en("They shouldn't ask the neighbours first.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "他在“耐心”前面加上“真正”两个字。", "墙上写着《港口》二字。", "信里只有“再见”这两个字。", "他心里只剩未来二字。", "都绕不开临川港这三个字。",
        "这两个词：轮渡和大桥。", "He wrote the two words on the wall.", 'He added the two characters "real" to it.',
    ],
)  # fmt: skip
def test_the_length_of_a_word_is_no_number(text: str) -> None:
    assert read_measures(text) == ()


@pytest.mark.parametrize(
    "text", ["他的文章有两千字。", "信封里有五十个字典。", "他写了四个字母。", "The essay has 800 words."]
)
def test_what_is_counted_in_words_is_one(text: str) -> None:
    assert read_measures(text) != ()


@pytest.mark.parametrize(
    "forms",
    [
        ("agree", "agreed", "agreeing"),
        ("free", "freed"),
        ("guarantee", "guaranteed"),
        ("exceed", "exceeded", "exceeds"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_a_denied_denial_is_found_with_both_its_words() -> None:
    text = "店主并非不知情，担心不无道理，摊位不是没有。"
    assert [(text[slice(*outer)], text[slice(*inner)]) for outer, inner in find_doubled(text)] == [
        ("并非", "不"),
        ("不", "无"),
        ("不是", "没有"),
    ]
    assert find_doubled("是不是没有？不仅不同，而且不得不停。") == ()
