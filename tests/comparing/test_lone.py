"""Clauses that only one of two languages tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.comparing.lone import Beside, find_lone_clauses

if TYPE_CHECKING:
    from tashan.alignment import Encoder

CHINESE = "大桥今年春天开始检修，附近的商户担心绕行会让客人变少。"
ENGLISH = "Repairs of the bridge began this spring, and shopkeepers nearby fear losing customers."


def lone(encoder: Encoder, chinese: str, english: str, chinese_around: str = "", english_around: str = "") -> list[str]:
    pair = Beside(chinese=chinese, english=english, chinese_around=chinese_around, english_around=english_around)
    (found,) = find_lone_clauses([pair], encoder.encode)
    return [(chinese if own else english)[slice(*span)].strip() for own, span in found]


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

    pair = Beside(chinese="他来了，她走了。", english="He came, she left.")
    assert find_lone_clauses([pair], encode) == ((),)  # type: ignore[arg-type]
