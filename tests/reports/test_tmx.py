"""TMX: valid XML, one unit a bead that has both sides, text escaped."""

from __future__ import annotations

from lxml import etree

from tashan.model import Bead
from tashan.reports import tmx_document

BEADS = [Bead(a=(0, 1), b=(0,), score=0.9), Bead(a=(2,), b=(), score=0.0)]


def test_a_unit_joins_the_sentences_of_a_bead_and_gaps_are_left_out() -> None:
    document = tmx_document(["甲。", "乙<丙>。", "丁。"], ["A & B."], BEADS, lang_a="zh-Hans", lang_b="en")
    root = etree.fromstring(document.encode())
    assert root.get("version") == "1.4"
    assert root.xpath("//seg/text()") == ["甲。乙<丙>。", "A & B."]
    assert root.xpath("//tuv/@xml:lang") == ["zh-Hans", "en"]
    assert root.find("header").get("srclang") == "zh-Hans"


def test_english_sentences_are_joined_with_a_space() -> None:
    document = tmx_document(["A.", "B."], ["甲。"], [Bead(a=(0, 1), b=(0,), score=1.0)], lang_a="en", lang_b="zh-Hans")
    assert "<seg>A. B.</seg>" in document
