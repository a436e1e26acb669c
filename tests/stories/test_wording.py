"""Every message of this room has words in Chinese and English that use its values and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import tashan.briefings
import tashan.stories
from tashan.model import Message
from tashan.stories.drift.kinds import read_kinds, weigh

PROJECT = Path(__file__).resolve().parents[2]
_ROOM = Path(tashan.stories.__file__).parent
_OTHERS = yaml.safe_load((Path(tashan.briefings.__file__).parent / "wording_stories.yml").read_text(encoding="utf-8"))
_WORDING = _OTHERS | {code: said for kind in read_kinds().values() for code, said in kind.sentences.items()}
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


def test_every_kind_of_the_table_is_in_the_documentation() -> None:
    listed = re.search(r"^- `kind`: ([^.]*)\.", (PROJECT / "docs/design/json.md").read_text(encoding="utf-8"), re.M)
    assert listed
    assert set(re.findall(r"`(\w+)`", listed[1])) == set(read_kinds())


@pytest.mark.parametrize(
    ("kind", "code", "gravity"),
    [
        ("number", "drift-number-changed", 3),
        ("number", "drift-number-lost", 2),
        ("stance", "drift-stance-firm", 2),
        ("negation", "drift-negation-added", 3),
        ("name", "drift-name-changed", 2),
        ("name", "drift-name-latin-often", 1),
        ("addition", "drift-addition-repeated", 1),
    ],
)
def test_a_sentence_may_be_less_grave_than_its_kind(kind: str, code: str, gravity: int) -> None:
    assert weigh(kind, Message(code=code)) == gravity
