"""How a copy in other words came about: by replacing words, or by translating there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.stories.relation import find_relation
from tests.stories.making import HARBOUR, compare_texts, make_article

if TYPE_CHECKING:
    from tashan.alignment import Encoder

REPLACED = [
    "临川港大桥本年春季着手检验，估计耗费两亿元。",
    "检验时期，一切货车都须绕道上游的青石桥。",
    "大桥落成于1987年，全程1860米。",
    "技师在客岁的检验中发觉，局部吊杆已然生锈。",
    "周边的商家忧虑，绕道会使他们丧失一半的顾客。",
    "市交通局应允添开轮渡，每十分钟一趟。",
]
TRANSLATED = [
    "从今年的春天起，临川港的大桥就已经开始进行检修，预计一共要花费两亿元。",
    "在检修的期间，全部的货车都必须绕道走位于上游的青石桥。",
    "这座大桥是在1987年建成的，总长度为1860米。",
    "在去年进行的检测当中，工程师们发现有一部分的吊杆已经生锈了。",
    "在附近做生意的人担心，因为要绕行，他们会失去一半的顾客。",
    "市交通局已经答应要增加轮渡，每隔十分钟就开一班。",
]


def relation(encoder: Encoder, copy: list[str]) -> str:
    found, _ = find_relation(compare_texts(encoder, make_article("a", HARBOUR), make_article("b", copy)), ())
    return found


def test_words_in_the_place_of_words_are_a_rewriting(encoder: Encoder) -> None:
    assert relation(encoder, REPLACED) == "machine-rewrite"


def test_sentences_built_anew_are_a_translation_although_they_keep_their_numbers(encoder: Encoder) -> None:
    assert relation(encoder, TRANSLATED) == "machine-translation"
