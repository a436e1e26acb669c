"""Deeds: the stretch of a sentence that says who did what on a date which the sentence names.

In: a sentence, a date in it, the names it knows there. Out: the stretch that tells the deed, or None. A date is no
event by standing near a verb: it must be a point in time (no decade, no "since"), its clause no mere circumstance
(据…, …后, when …), the verb the main one of that clause with somebody before it (doers.py).
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.facts.clauses import clause_spans, is_english
from tashan.facts.doers import find_verb, find_verb_en, names_person, opens_with_verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from tashan.language.dates import DateMention

    Knows = Callable[[int, int], bool]
    """Whether a stretch of the sentence holds a name of the reference data."""

_BRACKETS = (("（", "）"), ("(", ")"), ("《", "》"), ("[", "]"))
_PAIRS = (*_BRACKETS, ("“", "”"))
_BORDER_BEFORE = re.compile(
    r"(?:从|自|自从|截[至止]到?|直[到至]|距|以|到|至)\s*$"
    r"|\b(?:since|by|until|till|before|after|from|through|prior to|as of|than|ending|ended|dated)\s+"
    r"(?:early |late |mid-)?$",
    re.IGNORECASE,
)
_BORDER_AFTER = re.compile(
    r"\s*(?:初|底|末)?(?:以来|以后|以前|之后|之前|前|后|起|至|到|间|左右|版|届|度|年度|款|级|的|大选|选举|年?会|[“”·•]|['’]s|[-–—~～/×x]\s?\d?|--)"
    r"|\s*(?:to|through|until|onwards?|presidential|election)\b"
)
_FROM = re.compile(r"(?:从|自)$")
_FROM_ON = re.compile(r"起?[，,]?")
_STARTS = re.compile(r"开始|实施|施行|执行|生效")
_DAY_PART = re.compile(
    r"(?:初|底|末|中旬|上旬|下旬|凌晨|早上|上午|中午|下午|晚上?|夜间?|当地时间|[\d:：点时分]+|春节|国庆|[夏秋冬春]天?|期间|\s"
    r"|[（(][^（）()]*[）)])*"
)
_LEADS_IN = re.compile(r"(?:早?在|于|就|从|自)\s*$|\b(?:in|on|during|early|late|earlier)\s*$", re.IGNORECASE)
_ONLY_DATE = re.compile(r"\s*(?:起|[\W_]*)\s*")
_NOWADAYS = re.compile(r"(?:今天|今日|如今|today)", re.IGNORECASE)
_LATER = re.compile(r"(?:[而并也]|and )?(?:之后|随后|后来|此后|其后|不久|接着|later|afterwards|then)", re.IGNORECASE)
_PRONOUN = re.compile(r"[他她](?!们)")
_TOGETHER = re.compile(r"(?:一起|一同|一道|共同)$")


DAYS_OF_EVENT = 31
"""The longest span of days that dates an event: 1月27日至2月9日."""
OPENING = 8
"""Characters in which a clause after the date's own must name its own doer."""


class Deed(Struct, frozen=True, kw_only=True):
    """A stretch of a sentence that tells a deed; where its verb stands in the sentence."""

    start: int
    end: int
    verb: str
    verb_at: int


class _Clause(Struct, frozen=True, kw_only=True):
    """A clause without its date: its span, and its parts before and after the date."""

    start: int
    end: int
    left: tuple[int, int]
    right: tuple[int, int]


def find_deed(text: str, mention: DateMention, limit: int, knows: Knows) -> Deed | None:
    """What the clause of a date tells, up to `limit`, where the next date takes over."""
    if _is_no_point(text, mention):
        return None
    clause = _clause_of(text, mention, limit)
    if clause is None:
        return None
    ways = (clause, _with_doers_before(text, clause, knows), _with_verb_after(text, clause, limit))
    return next((deed for deed in (_deed(text, way, knows) for way in ways if way) if deed), None)


def following_deeds(text: str, start: int, limit: int, knows: Knows) -> tuple[Deed, ...]:
    """Deeds of others that the clauses after `start` tell of the same date: 而武汉刚刚建成新港口."""
    found = []
    for first, last in clause_spans(text):
        if start <= first and last <= limit and not _LATER.match(text, first):
            deed = _deed(text, _Clause(start=first, end=last, left=(first, first), right=(first, last)), knows)
            if deed and knows(first, min(deed.verb_at, first + OPENING)):
                found.append(deed)
    return tuple(found)


def _is_no_point(text: str, mention: DateMention) -> bool:
    """Whether a date is a decade, a border of time (since, 以来), nowadays, or stands in brackets or a title."""
    before, after = text[: mention.start], text[mention.end :]
    if any(before.count(opening) > before.count(closing) for opening, closing in _BRACKETS):
        return True
    if mention.end_iso and not _is_short(mention.iso, mention.end_iso):
        return True
    if _FROM.search(before) and _FROM_ON.match(after) and _STARTS.search(text, mention.end):
        return False
    if after.lstrip().startswith("期间") and len(mention.iso) == len("2024"):
        return True
    return bool(_BORDER_BEFORE.search(before) or _BORDER_AFTER.match(after))


def _is_short(start: str, end: str) -> bool:
    """Whether a span is one of days, not of months: what is told of months is mostly counted in them."""
    if min(len(start), len(end)) < len("2024-01-01"):
        return False
    return (date.fromisoformat(end) - date.fromisoformat(start)).days <= DAYS_OF_EVENT


def _clause_of(text: str, mention: DateMention, limit: int) -> _Clause | None:
    """The clause of a date, or the next one where the date stands alone before a comma."""
    spans = clause_spans(text)
    around = [number for number, (first, last) in enumerate(spans) if first < mention.end and last > mention.start]
    if not around:
        return None
    start, end = spans[around[0]][0], spans[around[-1]][1]
    left = text[start : mention.start] if _LEADS_IN.sub("", text[start : mention.start]).strip() else ""
    left = _LEADS_IN.sub("", left).rstrip() if is_english(text) else left
    day = _DAY_PART.match(text, mention.end)
    rest = day.end() if day else mention.end
    if left or not _ONLY_DATE.fullmatch(text[rest : min(end, limit)]):
        right = (min(rest, end), max(rest, min(end, limit)))
        return _Clause(start=start, end=end, left=(start, start + len(left)), right=right)
    following = spans[around[-1] + 1 : around[-1] + 2]
    if not following or following[0][0] >= limit or _NOWADAYS.fullmatch(mention.text):
        return None
    first, last = following[0]
    return _Clause(start=start, end=last, left=(first, first), right=(first, min(last, limit)))


def _with_doers_before(text: str, clause: _Clause, knows: Knows) -> _Clause | None:
    """With the clause before, where that only names the doers: 成都与武汉一起，成为2024年…."""
    before = [span for span in clause_spans(text) if span[1] <= clause.start][-1:]
    if not before or not _TOGETHER.search(text[slice(*before[0])]) or not knows(*before[0]):
        return None
    return _Clause(start=before[0][0], end=clause.end, left=(before[0][0], clause.left[1]), right=clause.right)


def _with_verb_after(text: str, clause: _Clause, limit: int) -> _Clause | None:
    """With the clause after: 他在家里憋了7天，拿出1.0版本."""
    after = [span for span in clause_spans(text) if span[0] >= clause.end][:1]
    if not after or after[0][0] >= limit or not opens_with_verb(text[slice(*after[0])]):
        return None
    end = after[0][1]
    return _Clause(start=clause.start, end=end, left=clause.left, right=(clause.right[0], min(end, limit)))


def _deed(text: str, clause: _Clause, knows: Knows) -> Deed | None:
    """The deed of a clause; 他 is whom an earlier clause of the sentence names."""
    english = is_english(text)
    start, left, right = clause.start, text[slice(*clause.left)].lstrip(), text[slice(*clause.right)].lstrip()
    pronoun = None if english else _PRONOUN.match(left or right)
    if pronoun:
        doer = _clause_with_person(text, start)
        if doer is None:
            return None
        left, right = (left[pronoun.end() :], right) if left else (left, right[pronoun.end() :])
        left, start = text[slice(*doer)] + left, doer[0]
    cut = len(left) if left else None
    words = f"{left} {right}".strip() if english else left + right
    verb = (find_verb_en if english else find_verb)(words, cut, named=knows(start, clause.end))
    if verb is None:
        return None
    at = text.find(verb.group(), clause.left[0])
    return Deed(start=start, end=_closed(text, start, clause.end), verb=verb.group(), verb_at=at)


def _closed(text: str, start: int, end: int) -> int:
    """The end of a stretch, or of the title in which it would end: 发表题为《踔厉前行，共同发展》的文章."""
    ends = [end, *(last for first, last in clause_spans(text) if first >= end)]
    whole = (last for last in ends if all(text[start:last].count(a) == text[start:last].count(b) for a, b in _PAIRS))
    return next(whole, end)


def _clause_with_person(text: str, before: int) -> tuple[int, int] | None:
    """The clause of the sentence that names a person before a place in it."""
    return next((span for span in clause_spans(text) if span[1] <= before and names_person(text[slice(*span)])), None)
