"""Dates that a text mentions, in Chinese and English.

In: a text and the day it was published, where that is known. Out: mentions in order, as precise in ISO 8601 as the
words are. The forms stand in `rules_zh` and `rules_en`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tashan.language.dates import rules_en, rules_zh
from tashan.language.dates.calendar import DateKind
from tashan.language.script import read_plainly


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date in a text. `iso` is as precise as the words: 2024, 2025-02, 2025-02-05; `end_iso` ends a span."""

    start: int
    end: int
    text: str
    iso: str
    end_iso: str | None
    kind: DateKind


_RULES = (*rules_zh.RULES_ZH, *rules_en.RULES_EN)
_START = re.compile(f"{rules_zh.START}|{rules_en.START}")


def find_dates(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    """The dates of `text` in order; `anchor` is the day of publication.

    Without it relative dates are left out, but a day or month without a year is given as `--02-05` or `--02`.
    """
    plain = read_plainly(text)
    found: list[DateMention] = []
    place = 0
    while start := _START.search(plain, place):
        mention, place = _read(text, plain, start.start(), anchor)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _read(text: str, plain: str, start: int, anchor: date | None) -> tuple[DateMention | None, int]:
    """The first form that stands at `start`, and where reading goes on."""
    for rule in _RULES:
        match = rule.pattern.match(plain, start)
        if match is None:
            continue
        end = match.end()
        dates = rule.read(match, anchor)
        if dates is None:
            return None, end
        return DateMention(
            start=start, end=end, text=text[start:end], iso=dates[0], end_iso=dates[1], kind=rule.kind
        ), end
    return None, start + 1
