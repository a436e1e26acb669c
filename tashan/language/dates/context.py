"""What a date leans on in its sentence: the dates before it, and whether its clause tells of what was or will be.

In: a text read plainly and the dates found so far. Out: the setting of the next one.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from tashan.language.dates.calendar import Span, Tense, Told

LONGEST_CLAUSE = 400
"""Characters of a clause before a date that are looked through, so that a text costs no more than its length."""
_CLAUSE_MARK = re.compile(r"[，,。；;：:!?！？\n]|\.\s")
_SENTENCE_END = re.compile(r"[。！？!?\n]|\.\s+(?=[A-Z\"“])")

_FUTURE = re.compile(
    r"将(?:于|在|会|正式|全面|陆续|继续|再|首次|有|可|不|举|召|开|启|发|推|公|上|建|投|迎|达|进|成|实|完|落|亮|参|签|出[台席])|拟(?!人)|计划|预计|即将|定于|有望|力争|目标|争取|届时|尚未|准备"
    r"|\b(?:will|would|plans?\sto|planned\sfor|expect(?:s|ed)?|scheduled|due|slated|set\sto|upcoming|coming|aims?|hopes?\sto)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"了(?!解)|已|曾|成立于|创办于|以来|获得|获评|成立|刊发|(?<=[\u4e00-\u9fff])过(?=[，。])"
    r"|\b(?:was|were|had|has|have|did|became|won|held|rose|fell|grew|began|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)

# A year that only compares, bounds or describes (较2018年, 自2018年以来, 2018年成立的) does not govern what follows.
_BESIDE = re.compile(
    r"(?:[于自从比较与和同距对到至]|相比|since|from|than|with|by|until|founded\sin|established\sin|launched\sin|born\sin"
    r"|(?:of|in)\sthe)\s?$",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(
    r"(?:相比|以来|以后|以前|之?前|之?后|起|时|版|款|[^，。；,;：“”年月日]{0,14}的)(?!确|\d{1,2}月)"
)


def sentence_ends(text: str) -> list[int]:
    """Places at which a new sentence begins, for what a date governs."""
    return [match.end() for match in _SENTENCE_END.finditer(text)]


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """The tense of the clause around a date: None where nothing in it tells, or both."""
    near = max(0, start - LONGEST_CLAUSE)
    before = max((m.end() for m in _CLAUSE_MARK.finditer(text, near, start)), default=near)
    after = _CLAUSE_MARK.search(text, end)
    clause = text[before : after.start() if after else len(text)]
    # A date that is a clause of its own (2月5日，武汉召开了…) is told by the next one.
    if after and len(clause.strip()) - (end - start) < 4:
        following = _CLAUSE_MARK.search(text, after.end())
        clause = text[before : following.start() if following else len(text)]
    future, past = bool(_FUTURE.search(clause)), bool(_PAST.search(clause))
    if future == past:
        return None
    return "future" if future else "past"


def told_after(told: Told, text: str, start: int, end: int, dates: Span) -> Told:
    """What governs the dates after one that was just read."""
    first, last = dates
    if not first[:4].isdigit():
        return told
    year, month, day = _parts(first if last is None else last)
    if last is not None and last[:4] != first[:4]:
        return replace(told, year=None, month=None, day=None, named=None)
    if month is None and (_BESIDE.search(text, max(0, start - 16), start) or _DESCRIBES.match(text, end)):
        return replace(told, named=year)
    if last is not None and day is None:
        month = None
    return Told(year=year, month=month, day=day, named=year)


def _parts(iso: str) -> tuple[int, int | None, int | None]:
    numbers = [int(part) for part in iso.split("-")]
    return numbers[0], *(*numbers[1:], None, None)[:2]  # type: ignore[return-value]
