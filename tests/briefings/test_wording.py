"""Words of the pages in three editions."""

from __future__ import annotations

import re

import pytest

from tashan.briefings.wording import Wording, _phrases
from tashan.model import Label, Message, Site
from tashan.problems import TashanError

GIVEN = {"thing", "things", "Thing", "Things"}
FIRMS = Site(thing=Label(zh_hans="企业", en="firm"), things=Label(zh_hans="企业", en="firms"))


def test_phrases_speak_of_what_the_site_compares():
    assert Wording("en", site=FIRMS)("cities_title") == "Firms compared"
    assert Wording("en", site=FIRMS)("home_heat") == "Which firm is written about, under which theme"
    assert Wording("zh-Hant", site=FIRMS)("cities_title") == "企業對照"


def test_every_phrase_has_the_same_values_in_both_languages():
    for key, phrase in _phrases().items():
        names = [set(re.findall(r"\{(\w+)", phrase[edition])) - GIVEN for edition in ("zh-Hans", "en")]
        chinese, english = names
        assert english <= chinese | {"count"}, key
        assert chinese <= english | {"count"}, key


def test_traditional_chinese_is_converted_from_simplified():
    assert Wording("zh-Hant")("key_points") == "要點"
    assert Wording("zh-Hant")("n_stories", n=3) == "3 篇獨立報導"


def test_traditional_chinese_uses_the_words_of_taiwan_for_files_and_programs():
    assert Wording("zh-Hant")("data_file") == "檔案"
    assert "程式" in Wording("zh-Hant")("editions_script")


def test_english_picks_the_plural():
    assert Wording("en")("n_versions", n=1) == "1 version"
    assert Wording("en")("n_versions", n=2) == "2 versions"


def test_a_value_is_never_read_as_a_template():
    assert Wording("en")("original_page") == "Original page"
    assert Wording("en")("q_about", value="{n} {{x}}") == "about {n} {{x}}"


def test_a_message_without_wording_names_its_code():
    with pytest.raises(TashanError, match=r"no wording for 'unheard-of'"):
        Wording("en").message(Message(code="unheard-of"))


def test_a_missing_value_is_an_error():
    with pytest.raises(TashanError, match=r"needs a value for 'n'"):
        Wording("zh-Hans")("n_versions")


@pytest.mark.parametrize("text", ["{{ config.items() }}", "{x}", "{a|b|c}", "{", "{thing", "{}"])
def test_braces_in_the_texts_of_a_site_are_braces(text: str):
    site = Site(name=Label(zh_hans=text, en=f"{text} {{thing}}"), saying=Label(zh_hans=text, en=text))
    assert Wording("en", site=site)("home_title") == f"{text} place"
    assert Wording("zh-Hans", site=site)("frame_saying") == text
