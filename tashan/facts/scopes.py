"""What governs the sentences of a passage: a span of several years, or a plan.

In: a sentence and what governed the one before. Out: what governs this one. Words that open a passage or a heading
(过去五年, 主要预期目标, over the past five years) hold until the passage, or what stands under the heading, ends; a
sentence that says a time of its own is free of them.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from tashan.language.script import simplify_characters

Scope = Literal["years", "plan"]

_YEARS = re.compile(
    r"^\W*(?:回顾|总结|在)?(?:(?:过去|最近|近|这|前)?(?:的)?(?:[两二三四五六七八九十]|\d{1,2})年(?:来|间|里|以来)"
    r"|(?:过去|最近|前|这)(?:的)?(?:[两二三四五六七八九十]|\d{1,2})个?年"
    r"|[“‘「]?[一二三四五六七八九十]{2,3}五[”’」]?\s*(?:规划)?(?:期间|时期|以来|五年)|[两三四五]年累计)"
    r"|^\W*(?:over|in|during|for)\s+the\s+(?:past|last)\s+(?:two|three|four|five|six|ten|several|few|\d+)\s+years\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"^\W*(?:[^，。；,;]{0,16}(?:预期目标|(?:发展|工作|奋斗|总体|主要|具体|全年|今年|明年)的?目标|工作安排|工作打算)"
    r"|今后|未来[一二三四五六七八九十\d]+年|下一步|展望(?:未来|20\d\d|今年|明年)|到20\d\d年)"
    r"|^\W*(?:(?:over|in|during|for)\s+the\s+(?:next|coming)\s+(?:two|three|four|five|ten|few|\d+)\s+years\b"
    r"|looking ahead\b)",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"(?:19|20)\d\d\s?年|去年|上年末|目前|截至|今年以来|现有|\b(?:last year|currently|now|as of|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Words by which a sentence says a time of its own; one that opens a scope does not free itself before."""


class Governed(Struct, frozen=True, kw_only=True):
    """What governs a sentence, and what its passage and its heading handed down."""

    here: Scope | None = None
    passage: Scope | None = None
    heading: Scope | None = None
    number: int = -1


def governing(text: str, passage: int, *, heading: bool, before: Governed) -> Governed:
    """What governs a sentence of the passage with that number."""
    plain = simplify_characters(text)
    opened = _opens(plain)
    if heading:
        return Governed(here=opened, passage=opened, heading=opened, number=passage)
    handed = before.passage if before.number == passage else before.heading
    scope = opened or handed
    free = _FREE.search(plain) is not None and opened != "plan"
    return Governed(here=None if free else scope, passage=scope, heading=before.heading, number=passage)


def _opens(plain: str) -> Scope | None:
    if _PLAN.search(plain):
        return "plan"
    return "years" if _YEARS.search(plain) else None
