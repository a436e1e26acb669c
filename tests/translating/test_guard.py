"""What is marked comes back as it was, whatever an engine makes of it."""

from __future__ import annotations

import pytest

from tashan.translating.forms import find_forms
from tashan.translating.guard import Style, mark, unmark
from tests.translating.test_forms import NAMES

TEXT = "武汉有<90亿元>的基金 & 李小满。"
FORMS = find_forms(TEXT, NAMES, "en")


def test_an_engine_gets_forms_in_marks() -> None:
    assert mark(TEXT, FORMS, "brackets") == "⟦1:Wuhan⟧有<⟦2:9 billion yuan⟧>的基金 & ⟦3:Li Xiaoman⟧。"
    tags = '<x id="1">Wuhan</x>有&lt;<x id="2">9 billion yuan</x>&gt;的基金 &amp; <x id="3">Li Xiaoman</x>。'
    assert mark(TEXT, FORMS, "tags") == tags
    assert mark(TEXT, FORMS, "plain") == "Wuhan有<9 billion yuan>的基金 & Li Xiaoman。"


@pytest.mark.parametrize(
    ("style", "answer", "text"),
    [
        ("brackets", "⟦3:Li Xiaoman⟧ has ⟦2:90 billion⟧.", "Li Xiaoman has 9 billion yuan."),
        ("brackets", "⟦3⟧ has⟦ 2 ：9 亿⟧and ⟦1:Wuhan⟧'s.", "Li Xiaoman has 9 billion yuan and Wuhan's."),
        ("brackets", "⟦1:⟦3:Li Xiaoman⟧⟧ has ⟦2:9 billion⟧.", "Li Xiaoman has 9 billion yuan."),
        ("brackets", "⟦9 billion yuan⟧ and ⟦7:no such⟧.", "9 billion yuan and ."),
        ("tags", '<x id="3">X</x> &amp; <x id="2"/> &lt;b&gt;', "Li Xiaoman & 9 billion yuan <b>"),
        ("plain", "Li Xiaoman ⟦1:a⟧", "Li Xiaoman ⟦1:a⟧"),
    ],
)
def test_forms_are_put_back(style: Style, answer: str, text: str) -> None:
    assert unmark(answer, FORMS, style) == text


def test_an_articles_own_brackets_are_no_marks() -> None:
    text = "⟦1:九⟧武汉"
    forms = find_forms(text, NAMES, "en")
    assert unmark(mark(text, forms, "brackets"), forms, "brackets") == "[1:九]Wuhan"
