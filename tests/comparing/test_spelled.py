"""Chinese persons whose given name is another's in pinyin."""

from __future__ import annotations

import pytest

from tashan.comparing.spelled import find_wrong_pinyin


def wrong(chinese: str, english: str, whole: str = "") -> list[tuple[str, str]]:
    found = find_wrong_pinyin(english, chinese, chinese + whole)
    return [(chinese[slice(*one)], english[slice(*other)]) for one, other in found]


@pytest.mark.parametrize(
    ("chinese", "english", "names"),
    [
        (
            "船长陈建国说，码头会修好。",
            "Captain Chen Jianhua said that the pier will be mended.",
            ("陈建国", "Chen Jianhua"),
        ),
        ("市长王丽萍看了码头。", "Wang Liying, the mayor, saw the pier.", ("王丽萍", "Wang Liying")),
        ("船长丁宁没有来比赛。", "Captain Liu Shiwen did not come to the race.", ("丁宁", "Liu Shiwen")),
    ],
)
def test_a_syllable_of_another_name_is_found(chinese: str, english: str, names: tuple[str, str]) -> None:
    assert wrong(chinese, english) == [names]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("船长陈建国说，码头会修好。", "Captain Chen Jianguo said that the pier will be mended."),
        ("船长陈建国说，码头会修好。", "Captain Jianguo Chen said that the pier will be mended."),
        ("船长陈建国说，码头会修好。", "Captain Chen Jian-guo said that the pier will be mended."),
        ("船长陈建国说，码头会修好。", "Captain Chen said that Jianguo's pier will be mended; Chen Ma disagreed."),
        ("船长陈建国说，码头会修好。", "Captain Chan Kin-kwok said that the pier will be mended."),
        ("船长说，码头会修好。", "Captain Chen Jianhua said that the pier will be mended."),
    ],
)
def test_a_name_in_another_order_or_spelling_is_the_same(chinese: str, english: str) -> None:
    assert wrong(chinese, english) == []


def test_a_person_of_whom_the_text_speaks_elsewhere_is_not_misspelt() -> None:
    english = "Captain Chen Jianhua said that the pier will be mended."
    assert wrong("船长陈建国说，码头会修好。", english, "他的弟弟陈建华不同意。") == []
