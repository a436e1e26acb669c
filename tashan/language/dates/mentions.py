"""Dates that a text mentions, in Chinese and English.

In: a text and the day it was published, where that is known. Out: mentions in order, as precise in ISO 8601 as the
words are. The forms stand in the modules `rules_…`; a date without a year leans on those before it in its sentence
(2016年4月…，9月…; 同年10月), and only then on the day of publication.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from tashan.language.dates import rules_en, rules_en_leaning, rules_zh, rules_zh_leaning
from tashan.language.dates.calendar import DateKind, DateRule, Setting, Span, Told
from tashan.language.dates.context import sentence_ends, tense_at, told_after
from tashan.language.script import read_plainly


class DateMention(Struct, frozen=True, kw_only=True):
    """A date in a text. `iso` is as precise as the words: 2024, 2025-02, 2025-02-05; `end_iso` ends a span."""

    start: int
    end: int
    text: str
    iso: str
    end_iso: str | None
    kind: DateKind


_RULES: tuple[DateRule, ...] = (
    *rules_zh.RULES,
    *rules_en.RULES,
    *rules_zh_leaning.RULES,
    *rules_en_leaning.RULES,
)
"""More precise forms first, and those that lean on nothing before those that do."""
_START = re.compile(
    rf"(?<!\d)\d|[{rules_zh.FIRST}{rules_zh_leaning.FIRST}]|(?=[A-Za-z])(?:{rules_en.START}|{rules_en_leaning.START})"
)
_GROUP = re.compile(r"\(\?P<\w+>")


def _any_form(rules: tuple[DateRule, ...]) -> re.Pattern[str]:
    """One pattern of all rules, each a group: one look tells which is the first that matches, and that most starts
    are that of no date.
    """
    patterns = [rule.pattern.pattern for rule in rules]
    assert {rule.pattern.flags for rule in rules} == {re.UNICODE}  # noqa: S101  a flag of one would count for all
    return re.compile("|".join(f"({p if '(?P=' in p else _unnamed(p)})" for p in patterns))


def _unnamed(pattern: str) -> str:
    return _GROUP.sub("(?:", pattern)


def _by_group(rules: tuple[DateRule, ...]) -> dict[int, DateRule]:
    """Each rule under the number of its group in the pattern of all: groups within one close before it does."""
    numbers, here = dict[int, DateRule](), 1
    for rule in rules:
        pattern = rule.pattern.pattern
        numbers[here] = rule
        here += 1 + re.compile(pattern if "(?P=" in pattern else _unnamed(pattern)).groups
    return numbers


_ANY, _RULE_OF = _any_form(_RULES), _by_group(_RULES)


def find_dates(
    text: str, anchor: date | None, year: int | None = None, *, within: int | None = None
) -> tuple[DateMention, ...]:
    """The dates of `text` in order; `anchor` is the day of publication, `year` the one named last before the text.

    In a chronicle of the year `within` (a heading names it) every sentence begins in that year, and what is counted
    from the day of publication says nothing unless that lies in it too.

    Without an anchor relative dates are left out, but a day or month without a year is given as `--02-05` or `--02`.
    """
    plain = read_plainly(text)
    ends = sentence_ends(plain)
    found: list[DateMention] = []
    if within is not None and anchor is not None and anchor.year != within:
        anchor = None
    told, place, sentence = Told(named=year or within, year=within), 0, 0
    while start := _START.search(plain, place):
        if sentence < len(ends) and ends[sentence] <= start.start():
            told = Told(named=told.named, year=within)
            sentence = bisect_right(ends, start.start(), sentence)
        read, place = _read(plain, start.start(), anchor, told)
        if read is not None:
            dates, kind = read
            mention = DateMention(
                start=start.start(),
                end=place,
                text=text[start.start() : place],
                iso=dates[0],
                end_iso=dates[1],
                kind=kind,
            )
            told = told_after(told, plain, mention.start, place, dates)
            found.append(mention)
    return tuple(found)


def _read(plain: str, start: int, anchor: date | None, told: Told) -> tuple[tuple[Span, DateKind] | None, int]:
    """The first form that stands at `start`, and where reading goes on."""
    form = _first_form(plain, start)
    if form is None:
        return None, start + 1
    rule, match = form
    setting = Setting(anchor=anchor, told=told, tense=tense_at(plain, start, match.end()))
    dates = rule.read(match, setting)
    if dates is None:
        return None, max(match.end(), start + 1)
    return (dates, _kind(rule, match, setting, dates)), match.end()


@lru_cache(maxsize=4096)
def _first_form(plain: str, start: int) -> tuple[DateRule, re.Match[str]] | None:
    """The rule that reads what stands at `start`, if any: one text is asked for dates beside several days."""
    found = _ANY.match(plain, start)
    rule = _RULE_OF[found.lastindex or 0] if found else None
    match = rule.pattern.match(plain, start) if rule else None
    return (rule, match) if rule and match else None


def _kind(rule: DateRule, match: re.Match[str], setting: Setting, dates: Span) -> DateKind:
    """`absolute` where the same is known without the day of publication."""
    alone = rule.read(match, replace(setting, anchor=None))
    return "absolute" if alone == dates and not dates[0].startswith("--") else "relative"
