"""One row a language, and every room reads it."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from tashan.briefings import amounts
from tashan.locales import LOCALES, family
from tashan.model import EDITIONS, Label


def test_every_edition_has_its_row_in_the_order_of_editions() -> None:
    assert tuple(LOCALES) == EDITIONS
    assert all(row.lang == lang for lang, row in LOCALES.items())


def test_a_name_has_a_field_for_every_language() -> None:
    assert {row.field for row in LOCALES.values()} == set(Label.__struct_fields__)


@pytest.mark.parametrize(
    ("tag", "lang"),
    [("zh", "zh-Hans"), ("zh-cn", "zh-Hans"), ("zh-hans-hk", "zh-Hans"), ("zh-hk", "zh-Hant"), ("yue-tw", "zh-Hant"),
     ("zh-hant-cn", "zh-Hant"), ("en-us", "en"), ("de", None), ("zhen", None)],
)  # fmt: skip
def test_a_tag_belongs_to_one_language(tag: str, lang: str | None) -> None:
    assert [row.lang for row in LOCALES.values() if re.fullmatch(row.tags, tag)] == ([lang] if lang else [])


def test_scripts_are_one_family() -> None:
    assert [family(lang) for lang in EDITIONS] == ["zh", "zh", "en"]


def test_a_row_decides_how_numbers_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    german = replace(LOCALES["en"], numbers="de_DE", compact_from=10**12)
    monkeypatch.setattr(amounts, "LOCALES", {**LOCALES, "en": german})
    assert amounts.plain_number(12_345_678, "en") == "12.345.678"
    assert amounts.plain_number(12_345_678, "zh-Hans") == "12,345,678"
