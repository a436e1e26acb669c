"""Whether an article calls itself a reprint or a translation.

In: its head and its raw text. Out: which of the two it says it is, or neither. What counts is said by the article
about itself, in its first and last lines or where it names its publisher: 转载自, 译者：, 编译, 译文出自,
"translated from". A plain 来源 is no
sign: outlets name themselves so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tashan.model import Derived, FrontMatter

# Lines at the beginning and the end of a text in which it may speak of itself.
LINES = 12
# Characters of the longest such line; longer ones are the article.
LONGEST = 160
_TRANSLATION = re.compile(
    r"(?:^|[\s（(【\[|｜/／·,，。])(?:译者|翻译|编译|译文|译|译校|翻譯|譯者|編譯)\s?[:：|｜／/]|^.{0,12}(?:本文|全文|文章|原文|内容)?(?:由[^，。]{0,20})?"
    r"(?:译自|編譯自|编译自|翻译自|譯自|译文出自|译文来自|翻译整理自)|本文(?:系|是|为|由)[^，。]{0,30}(?:翻译|编译|译文)"
    r"|(?:英文|中文|英语)原(?:文|版)(?:链接|地址|标题|作者|见|载|刊|发表)?\s?[:：]"
    r"|\btranslat(?:ed|ion|or)\b(?:\s(?:from|by|of)\b|\s?:)|\b(?:original|chinese|english) (?:chinese |english )?(?:version|text|article)(?: (?:is|in|by|at|here)\b|\s?:)"
    r"|\boriginally (?:published|written) in (?:chinese|english)\b",
    re.IGNORECASE,
)
_REPRINT = re.compile(
    r"(?:转载自|转自|轉載自|轉自|转载于|本文转载|转载[:：]|文章来源\s?[:：]|本文来源\s?[:：]|原文(?:链接|地址|标题|作者|出处|载于|刊于)?\s?[:：]"
    r"|原载于)"
    r"|\b(?:re-?posted|re-?printed|republished|cross-?posted) (?:from|with|by|at)\b|\b(?:first|originally) (?:published|appeared|posted) (?:on|at|in)\b"
    r"|\boriginal (?:post|source|link)\s?:",
    re.IGNORECASE,
)
_REPRINTING = ("post", "print", "publish", "appear", "original")
"""One of these stands in every English line that names where a text was first."""
_PUBLISHER_TRANSLATES = re.compile(
    r"[（(][^（）()]*(?:转译|編譯|编译|译文|翻译|中译|英译|translat)[^（）()]*[)）]", re.IGNORECASE
)
_PUBLISHER_REPRINTS = re.compile(r"(?:转载|轉載|转自|原载|reprint|repost)", re.IGNORECASE)
_TITLE = re.compile(
    r"^\s*[\[【（(]\s*(?:(?P<t>译|翻译|編譯|编译|译文|translation)|(?P<r>转|转载|轉載|repost))\s*[\]】）)]",
    re.IGNORECASE,
)
_KEYS = {"translator": "translation", "translators": "translation", "译者": "translation", "translated_by": "translation",
         "reprint": "reprint", "repost": "reprint"}  # fmt: skip


def find_derived(front: FrontMatter, title: str | None, body: str) -> Derived | None:
    """`translation` or `reprint` where the article says so of itself."""
    publisher = front.source.publisher or ""
    if front.translation or _PUBLISHER_TRANSLATES.search(publisher):
        return "translation"
    named = _TITLE.match(title or "")
    lines = [line.strip(" *_>#-\t") for line in body.splitlines() if line.strip()]
    ends = [line for line in (*lines[:LINES], *lines[-LINES:]) if len(line) <= LONGEST]
    keys = {_KEYS[key.lower()] for key in front.unknown if key.lower() in _KEYS}
    if (named and named["t"]) or "translation" in keys or any(map(_says_translated, ends)):
        return "translation"
    if (named and named["r"]) or keys or _PUBLISHER_REPRINTS.search(publisher) or any(map(_says_reprinted, ends)):
        return "reprint"
    return None


def _says_translated(line: str) -> bool:
    words = line.lower()
    may = "译" in line or "譯" in line or "原" in line or "translat" in words or "original" in words
    return may and _TRANSLATION.search(line) is not None


def _says_reprinted(line: str) -> bool:
    words = line.lower()
    may = any(map(line.__contains__, "转轉源原")) or any(map(words.__contains__, _REPRINTING))
    return may and _REPRINT.search(line) is not None
