"""Aligned sentences in, a translation memory out: TMX 1.4b (LISA OSCAR), which every CAT tool reads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from tashan import __version__
from tashan.locales import LOCALES
from tashan.model import Bead, Lang

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tmx_document(a: Sequence[str], b: Sequence[str], beads: Sequence[Bead], *, lang_a: Lang, lang_b: Lang) -> str:
    """Translation memory with one unit for each bead that has both sides."""
    root = etree.Element("tmx", version="1.4")
    header = {
        "creationtool": "tashan",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "tashan",
        "adminlang": "en",
        "srclang": lang_a,
        "datatype": "plaintext",
    }
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for bead in beads:
        if bead.a and bead.b:
            unit = etree.SubElement(body, "tu")
            for lang, texts, indices in ((lang_a, a, bead.a), (lang_b, b, bead.b)):
                variant = etree.SubElement(unit, "tuv")
                variant.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
                etree.SubElement(variant, "seg").text = join_sentences([texts[i] for i in indices], lang)
    doctype = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    text: str = etree.tostring(root, encoding="unicode", pretty_print=True, doctype=doctype)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def join_sentences(sentences: Sequence[str], lang: Lang) -> str:
    """Sentences as running text, without characters that XML cannot hold: Chinese takes no space between them."""
    return _NOT_XML.sub("", LOCALES[lang].between_sentences.join(sentences))
