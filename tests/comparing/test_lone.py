"""Clauses that only one of two languages tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.comparing.lone import Beside, find_lone_clauses

if TYPE_CHECKING:
    from tashan.alignment import Encoder

CHINESE = "大桥今年春天开始检修，附近的商户担心绕行会让客人变少。"
ENGLISH = (
    "Repairs of the bridge began this spring, and shopkeepers nearby fear that the detour will cost them customers."
)
BESIDE = (
    ("学校今年添了两名教师。", "The school hired two more teachers this year."),
    ("图书馆每逢周一闭馆整理书架。", "The library is closed on Mondays so that the shelves can be put in order."),
    ("河边的步道已经铺好，晚上亮着灯。", "The path along the river has been paved and is lit at night."),
    ("村里的老人每天早上都在那里下棋。", "Every morning the old people of the village play chess there."),
    ("新的班车一天开六趟。", "The new bus runs six times a day."),
    ("去年冬天的雪比往年都大。", "Last winter there was more snow than in any year before."),
)
"""What else the two texts say, which tells how much longer the English one is; nothing of it stands alone."""


def lone(encoder: Encoder, chinese: str, english: str, chinese_around: str = "", english_around: str = "") -> list[str]:
    pair = Beside(texts=(chinese, english), around=(chinese_around, english_around))
    others = [Beside(texts=texts) for texts in BESIDE]
    found, *rest = find_lone_clauses([pair, *others], encoder.encode)
    assert not any(rest)
    return [(chinese, english)[side][slice(*span)].strip() for side, span in found]


def test_nothing_stands_alone_in_a_translation(encoder: Encoder) -> None:
    assert lone(encoder, CHINESE, ENGLISH) == []


def test_a_clause_that_the_translation_put_in_stands_alone(encoder: Encoder) -> None:
    changed = ENGLISH.replace("spring,", "spring, which drew angry letters from several newspapers,")
    assert lone(encoder, CHINESE, changed) == ["which drew angry letters from several newspapers"]


def test_a_clause_that_the_translation_left_out_stands_alone(encoder: Encoder) -> None:
    changed = CHINESE.replace("检修，", "检修，老师傅们还记得当年捐款的小学生，")
    assert lone(encoder, changed, ENGLISH) == ["老师傅们还记得当年捐款的小学生"]


def test_a_clause_that_stands_in_the_next_sentence_has_only_moved(encoder: Encoder) -> None:
    changed = ENGLISH.replace("spring,", "spring, which drew angry letters from several newspapers,")
    assert lone(encoder, CHINESE, changed, chinese_around="几家报纸收到了愤怒的来信。") == []


def test_the_encoder_is_not_asked_where_the_dictionary_finds_all() -> None:
    def encode(texts: object) -> None:
        raise AssertionError(texts)

    pair = Beside(texts=("他来了，她走了。", "He came, she left."))
    assert find_lone_clauses([pair], encode) == ((),)  # type: ignore[arg-type]
