"""Every message of this room has words in Chinese and English that use its values and no others."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

import tashan.briefings
import tashan.stories

_ROOM = Path(tashan.stories.__file__).parent
_WORDING = yaml.safe_load((Path(tashan.briefings.__file__).parent / "wording_stories.yml").read_text(encoding="utf-8"))
_CODE = re.compile(r'"((?:canonical|evidence|drift)-[a-z-]+)"')
_VALUE = re.compile(r"\{(\w+)")


def test_codes_and_wording_are_the_same_set() -> None:
    codes = {code for path in _ROOM.rglob("*.py") for code in _CODE.findall(path.read_text(encoding="utf-8"))}
    assert codes == set(_WORDING)


def test_each_language_says_it_in_one_sentence() -> None:
    """Traditional is converted, and written out only where Taiwan uses other words."""
    for code, words in _WORDING.items():
        assert {"zh-Hans", "en"} <= set(words) <= {"zh-Hans", "zh-Hant", "en"}, code
        assert all(text.endswith("." if lang == "en" else "。") for lang, text in words.items()), code


def test_values_are_those_that_messages_carry() -> None:
    known = {"original", "copy", "word", "percent", "count", "examples", "lang", "date", "publisher", "engine"}
    for code, words in _WORDING.items():
        for text in words.values():
            assert set(_VALUE.findall(text)) <= known, code
