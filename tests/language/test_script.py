"""Detecting and converting Chinese scripts."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tashan.language import script
from tashan.language.script import (
    STANDARDS,
    Converter,
    detect_language,
    read_plainly,
    simplify_characters,
    to_simplified,
    to_traditional,
)
from tashan.model import Label, Reference, Term

WRITER = Term(id="writer", kind="person", name=Label(zh_hans="余华", en="Yu Hua"))
PLATFORM = Term(id="stage", kind="work", name=Label(zh_hans="台前", zh_hant="台前", en="On Stage"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城市的发展需要耐心", "zh-Hans"),
        ("城市的發展需要耐心", "zh-Hant"),
        ("皇后在后宫", "zh-Hans"),
        ("臺灣的資訊產業", "zh-Hant"),
        ("Hangzhou (杭州) is a city of Zhejiang (浙江)", "en"),
        ("DeepSeek与Kimi", "zh-Hans"),
        ("What other cities can learn", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_characters_of_one_script_only(text: str, expected: str) -> None:
    assert detect_language(text) == expected


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("头发和发展", "頭髮和發展"),
        ("皇后和后来", "皇后和後來"),
        ("干净的干部吃饼干", "乾淨的幹部吃餅乾"),
        ("面条和见面", "麵條和見面"),
        ("里程在这里", "里程在這裡"),
        ("台风和平台", "颱風和平臺"),
        ("因为系统", "因為系統"),
        ("软件", "軟件"),
    ],
)
def test_one_to_many_characters_follow_their_words(simplified: str, traditional: str) -> None:
    assert to_traditional(simplified) == traditional
    assert to_simplified(traditional) == simplified


def test_only_the_standard_with_phrases_changes_words() -> None:
    assert to_traditional("软件", "s2twp") == "軟體"
    assert {to_traditional("软件", standard) for standard in ("s2t", "s2tw", "s2hk")} == {"軟件"}


def test_an_unknown_standard_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="unknown standard 's2x'; one of s2t, s2tw, s2twp, s2hk"):
        to_traditional("发展", "s2x")


def test_quotation_marks_become_corner_brackets_and_back() -> None:
    assert to_traditional("“他说‘来了’”") == "「他說『來了』」"
    assert to_simplified("「他說『來了』」") == "“他说‘来了’”"


def test_an_apostrophe_and_an_english_text_keep_their_marks() -> None:
    assert to_traditional("China’s “发展”") == "China’s 「發展」"
    assert to_traditional("She said “no”.") == "She said “no”."


@pytest.mark.parametrize(
    "kept",
    [
        "https://example.org/发展/a?b=1",
        "`发展 = 1`",
        "](发展/index.md",
        '<img alt="发展">',
        "\x00",
        "DeepSeek-R1 3.5% 1,200",
    ],
)
def test_addresses_code_tags_and_latin_stay_as_they_are(kept: str) -> None:
    assert to_traditional(f"发展 {kept} 发展") == f"發展 {kept} 發展"


def test_text_after_a_nul_is_still_converted() -> None:
    assert to_traditional("发\x00发展") == "發\x00發展"


def test_a_name_keeps_the_form_that_the_reference_data_states() -> None:
    converter = Converter(Reference(terms=(PLATFORM,)))
    assert converter.traditional("《台前》的舞台") == "《台前》的舞臺"
    assert converter.simplified("《台前》的舞臺") == "《台前》的舞台"


def test_a_surname_is_not_converted_like_the_common_word() -> None:
    assert to_traditional("余华") == "余華"
    assert Converter(Reference(terms=(WRITER,))).traditional("作家余华的剩余时间") == "作家余華的剩餘時間"


def test_a_converter_can_be_sent_to_another_process() -> None:
    converter = pickle.loads(pickle.dumps(Converter(Reference(terms=(WRITER,)))))  # noqa: S301
    assert converter.traditional("余华") == "余華"


def test_simplifying_characters_never_changes_the_length() -> None:
    assert simplify_characters("廣東的發展，DeepSeek") == "广东的发展，DeepSeek"


def test_a_plain_reading_is_simplified_and_half_width() -> None:
    assert read_plainly("８個萬億，３．５％") == "8个万亿，3.5%"
    assert read_plainly("ＡＩ的「答覆」，看著著名的書") == "AI的“答复”，看着著名的书"


_MIXED = st.text(alphabet="发展后里干面台ABab12 .,%$:/-“”\n", max_size=50)
_LATIN = re.compile(r"[A-Za-z0-9.,%$:/\-\n]")


@given(_MIXED, st.sampled_from(sorted(STANDARDS)))
def test_numbers_and_latin_never_change(text: str, standard: str) -> None:
    converted = to_traditional(text, standard)
    assert _LATIN.findall(converted) == _LATIN.findall(text)
    assert _LATIN.findall(to_simplified(converted)) == _LATIN.findall(text)


@given(st.text(max_size=80))
def test_a_plain_reading_has_the_length_of_its_text(text: str) -> None:
    assert len(read_plainly(text)) == len(text)


@given(st.text("著覆藉瞭像鉅俱鍊薰座祇名作想標函陸土論評項一。", max_size=12))
def test_forms_are_told_apart_where_the_whole_text_would_be_searched(text: str) -> None:
    plain = script._OF_WRITING.sub(script._AUTHORED, text)
    assert script._common_forms(text) == script._RARER.sub(lambda found: script._COMMON[found.group()], plain)
