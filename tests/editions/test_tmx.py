"""TMX: valid by the standard's content model, one unit a bead that has both sides, text escaped."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tashan.editions.tmx import tmx_document
from tashan.model import Bead

BEADS = [Bead(a=(0, 1), b=(0,), score=0.9), Bead(a=(2,), b=(), score=0.0)]


def validate(document: str) -> None:
    """Raises where the document breaks the content model of TMX 1.4b."""
    with (Path(__file__).parent / "tmx14.dtd").open("rb") as file:
        etree.DTD(file).assertValid(etree.fromstring(document.encode()))


def test_a_unit_joins_the_sentences_of_a_bead_and_gaps_are_left_out() -> None:
    document = tmx_document(["甲。", "乙<丙>。", "丁。"], ["A & B."], BEADS, lang_a="zh-Hans", lang_b="en")
    root = etree.fromstring(document.encode())
    assert root.get("version") == "1.4"
    assert root.xpath("//seg/text()") == ["甲。乙<丙>。", "A & B."]
    assert root.xpath("//tuv/@xml:lang") == ["zh-Hans", "en"]
    assert root.find("header").get("srclang") == "zh-Hans"
    validate(document)


def test_english_sentences_are_joined_with_a_space() -> None:
    document = tmx_document(["A.", "B."], ["甲。"], [Bead(a=(0, 1), b=(0,), score=1.0)], lang_a="en", lang_b="zh-Hans")
    assert "<seg>A. B.</seg>" in document


def test_a_memory_without_units_is_valid_too() -> None:
    validate(tmx_document([], [], [], lang_a="zh-Hans", lang_b="en"))


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    document = tmx_document(
        ["甲\x0b\ufffe乙。"], ["A."], [Bead(a=(0,), b=(0,), score=1.0)], lang_a="zh-Hans", lang_b="en"
    )
    assert "<seg>甲乙。</seg>" in document
    validate(document)


def test_the_validation_sees_a_missing_attribute() -> None:
    document = tmx_document(["甲。"], ["A."], [Bead(a=(0,), b=(0,), score=1.0)], lang_a="zh-Hans", lang_b="en")
    with pytest.raises(etree.DocumentInvalid):
        validate(document.replace(' xml:lang="en"', "", 1).replace(' segtype="sentence"', "", 1))
