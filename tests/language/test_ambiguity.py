"""Places where a converter had to choose between Traditional characters."""

from __future__ import annotations

from tashan.language.ambiguity import find_ambiguous
from tashan.language.script import Converter
from tashan.model import Label, Reference, Term


def choices(text: str, converter: Converter) -> list[tuple[int, str, str]]:
    return [(choice.start, choice.word, choice.chosen) for choice in find_ambiguous(text, converter)]


def test_each_choice_is_listed_with_its_word() -> None:
    assert choices("他的头发和发展", Converter(None)) == [(3, "头发", "髮"), (5, "发展", "發")]


def test_a_choice_names_every_common_candidate() -> None:
    (choice,) = find_ambiguous("皇后", Converter(None))
    assert (choice.char, choice.chosen, choice.candidates) == ("后", "后", ("后", "後"))


def test_a_character_with_one_traditional_form_is_no_choice() -> None:
    assert choices("广东城市", Converter(None)) == []


def test_what_reference_data_fixes_or_protection_keeps_is_no_choice() -> None:
    writer = Term(id="writer", kind="person", name=Label(zh_hans="余华", zh_hant="余華", en="Yu Hua"))
    assert choices("余华", Converter(None)) == [(0, "余华", "余")]
    assert choices("余华", Converter(Reference(terms=(writer,)))) == []
    assert choices("`后来`", Converter(None)) == []


def test_the_standard_decides_which_variant_is_meant() -> None:
    (choice,) = find_ambiguous("这里", Converter(None, "s2tw"))
    assert choice.chosen == "裡"
