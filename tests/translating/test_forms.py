"""Figures, dates and names are put in the other language's form, and only where that form says the same."""

from __future__ import annotations

import pytest

from tashan.comparing.measures import read_measures
from tashan.comparing.numbers import equal_measures
from tashan.model import Label, Place, Reference, Term
from tashan.translating.forms import find_forms, put_forms
from tashan.translating.names import Names

REFERENCE = Reference(
    places=(
        Place(id="wuhan", name=Label(zh_hans="武汉", en="Wuhan"), kind="city"),
        Place(id="hangzhou", name=Label(zh_hans="杭州", en="Hangzhou"), kind="city"),
        Place(id="china", name=Label(zh_hans="中国", en="China"), kind="country", aliases=("全国",)),
    ),
    terms=(Term(id="li", kind="person", name=Label(zh_hans="李小满", en="Li Xiaoman")),),
)
NAMES = Names(REFERENCE)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("90亿元", "9 billion yuan"),
        ("1.85万亿元", "1.85 trillion yuan"),
        ("近三成", "nearly 30%"),
        ("超过90万家", "more than 900,000"),
        ("40余年", "more than 40 years"),
        ("300多亿美元", "more than 30 billion US dollars"),
        ("0.3个百分点", "0.3 percentage points"),
        ("约1000亩", "about 1,000 mu"),
        ("5万人", "50,000 people"),
        ("2025年2月13日", "13 February 2025"),
        ("2024年", "2024"),
        ("2月5日", "5 February"),
    ],
)
def test_a_figure_has_the_form_of_the_other_language(chinese: str, english: str) -> None:
    (form,) = find_forms(f"其中{chinese}，", NAMES, "en")
    assert (form.text, form.form) == (chinese, english)


@pytest.mark.parametrize(
    ("chinese", "piece", "form"),
    [("武汉市民都知道", "武汉", "Wuhan"), ("占四分之一", "四分之一", "25%")],
)
def test_a_form_takes_nothing_of_the_next_word(chinese: str, piece: str, form: str) -> None:
    (found,) = find_forms(chinese, NAMES, "en")
    assert (found.text, found.form) == (piece, form)


@pytest.mark.parametrize("text", ["占三分之一", "第一", "两", "几十家企业", "翻一番", "万亿元级城市", "二三十个"])
def test_what_grammar_decides_has_no_form(text: str) -> None:
    assert find_forms(f"这是{text}。", NAMES, "en") == ()


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("9 billion yuan", "90亿元"),
        ("nearly 30%", "近30%"),
        ("13 February 2025", "2025年2月13日"),
        ("22 years", "22年"),
    ],
)
def test_english_figures_have_chinese_forms(english: str, chinese: str) -> None:
    (form,) = find_forms(f"It took {english}.", NAMES, "zh-Hans")
    assert form.form == chinese


def test_names_are_written_as_the_reference_data_has_them_and_countries_are_left_to_grammar() -> None:
    forms = find_forms("李小满说，武汉是中国的中部。", NAMES, "en")
    assert [(form.text, form.form, form.name) for form in forms] == [
        ("李小满", "Li Xiaoman", "li"),
        ("武汉", "Wuhan", "wuhan"),
    ]


def test_a_form_says_what_was_written(subtests: pytest.Subtests) -> None:
    """Every form of a figure is read back as an equal measure with the same bound."""
    text = "产值超过4.2万亿元，近两成来自外贸，约36.5公里，至少80家，下降3.5%，不到15%，历时22年，降了0.3个百分点。"
    figures = [form for form in find_forms(text, NAMES, "en") if not form.name]
    assert len(figures) == 8
    for form in figures:
        with subtests.test(form.text):
            (one,), (other,) = read_measures(form.text), read_measures(form.form)
            assert equal_measures(one, other)


def test_words_that_would_run_together_are_parted() -> None:
    text = "2024年武汉GDP达2万亿元"
    assert put_forms(text, find_forms(text, NAMES, "en")) == "2024 Wuhan GDP达2 trillion yuan"
