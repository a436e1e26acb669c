"""Cutting Chinese into words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tashan.language.words import cut_words


def test_traditional_text_is_cut_where_its_simplified_form_is() -> None:
    assert cut_words("广东的发展很快") == ("广东", "的", "发展", "很快")
    assert cut_words("廣東的發展很快") == ("廣東", "的", "發展", "很快")


def test_latin_names_and_numbers_stay_whole() -> None:
    assert cut_words("用DeepSeek写了1.85万字")[:2] == ("用", "DeepSeek")


@given(st.text(alphabet="广东廣發展的后後a1 .。\n", max_size=40) | st.text(max_size=40))
def test_the_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(cut_words(text)) == text
