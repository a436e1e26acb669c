"""The languages of articles and editions: one row each, with all that differs between them and is not words.

In: nothing but the names of the languages. What pages say stands in `briefings/wording*.yml`; how texts are read
(numbers, dates, sentences, grammar) is Chinese or English and stands in the rooms that read.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from tashan.model import Lang

Family = Literal["zh", "en"]


class Locale(Struct, frozen=True, kw_only=True):
    """One language and script."""

    lang: Lang
    family: Family
    """The language without its script: texts of one family are converted, those of two are translations."""
    tags: str
    """Pattern of what front matter may call it, in small letters with hyphens."""
    field: str
    """Where a `Label` holds its name in this language."""
    in_english: str
    """What a translation engine is told."""
    deepl: str
    open_graph: str
    numbers: str
    """Babel's locale. Both Chinese scripts use that of Simplified: CLDR's zh_Hant writes 兆, which mainland figures do
    not; the caller converts 亿."""
    compact_from: int
    """Numbers from here on take a word: 万, million."""
    compact_digits: int
    """Digits between two such words: 万 and 亿 lie four apart."""
    compact_form: Literal["short", "long"]
    between_sentences: str
    fragment: int
    """Characters of a quotation that names a sentence and does not stand for it: about one clause."""
    cell: int
    """Characters of the longest quotation in a cell of a comparison, which is read in one look: a longer sentence is
    cut at a clause, and its citation shows it whole. English takes 2.8 to 3.5 times the room of the Chinese it renders:
    both editions cut the same sentences."""
    missed_from: int
    """Characters that a passage without a counterpart has at least to be missed."""


def _chinese(*, lang: Literal["zh-Hans", "zh-Hant"], tags: str, field: str, in_english: str, open_graph: str) -> Locale:
    """A script of Chinese: the same numbers and lengths in both."""
    return Locale(
        lang=lang,
        family="zh",
        tags=tags,
        field=field,
        in_english=in_english,
        deepl=lang.upper(),
        open_graph=open_graph,
        numbers="zh_Hans_CN",
        compact_from=10_000,
        compact_digits=4,
        compact_form="short",
        between_sentences="",
        fragment=24,
        cell=100,
        missed_from=12,
    )


_ROWS = (
    _chinese(
        lang="zh-Hans",
        tags=r"(?:zh|cmn)(?:-(?:hans(?:-.*)?|cn|sg|my))?|cn|zhs|sc|chs|chinese|中文|简体中文|簡體中文",
        field="zh_hans",
        in_english="Simplified Chinese",
        open_graph="zh_CN",
    ),
    _chinese(
        lang="zh-Hant",
        tags=r"(?:zh|cmn|yue)-(?:hant(?:-.*)?|tw|hk|mo)|zht|tc|cht|繁體中文|繁体中文|繁體",
        field="zh_hant",
        in_english="Traditional Chinese",
        open_graph="zh_TW",
    ),
    Locale(
        lang="en",
        family="en",
        tags=r"en(?:-[a-z0-9-]+)?|english|英文|英语",
        field="en",
        in_english="British English",
        deepl="EN-GB",
        open_graph="en_GB",
        numbers="en_GB",
        compact_from=1_000_000,
        compact_digits=3,
        compact_form="long",
        between_sentences=" ",
        fragment=60,
        cell=320,
        missed_from=36,
    ),
)
LOCALES: Mapping[Lang, Locale] = MappingProxyType({row.lang: row for row in _ROWS})
"""In the order of `EDITIONS`."""


def family(lang: Lang) -> Family:
    """`zh` for both scripts, `en`."""
    return LOCALES[lang].family
