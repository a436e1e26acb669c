"""Dates that a version gives otherwise.

In: aligned passages. Out: drifts of the kind `date`. Dates are compared as ISO strings, as precise as the less precise
of the two and only in what both name: the month of 12日 and the year of 九月 are inferred. Relative ones (去年, last
year) are resolved against the day on which the canonical text was published.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from tashan.language.dates import find_dates
from tashan.model import Drift, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.language.dates import DateMention
    from tashan.stories.drift.passages import Passage

# Passages on each side in which a date may stand instead.
NEARBY = 2
# Days by which today may lie beside a date: a text is published the day after it was written.
PUBLISHED_LATE = 1
MONTHS_A_QUARTER = 3
_PARTS = (0, 1, 2)
"""Year, month and day."""
_MONTH_DAY = frozenset((1, 2))
_YEAR = re.compile(
    r"(?<!\d)(?:19|20)\d\d|[〇零一二三四五六七八九]{4}年|[’']\d\d\b|\d\d年|[去今当本明前后同上]年|年度|世纪|\b(?:years?|century|centuries|decades?)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"月|季|半年|\d[/.-]\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|month|quarter|half)",
    re.IGNORECASE,
)
_ITS_MONTH = re.compile(
    r"(?:\d|[一二三四五六七八九十])月|\d[/.-]\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
_WEEKDAY = re.compile(r"周|星期|礼拜|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bweek", re.IGNORECASE)
_FROM_TODAY = re.compile(
    r"[今昨明前后当次][天日早晚晨夜]|[上本这下]个?(?:周|星期|礼拜|月)|\b(?:today|yesterday|tomorrow|tonight"
    r"|last night|(?:last|this|next) (?:week|month))\b",
    re.IGNORECASE,
)

_NEXT_DAY = re.compile(r"次日|翌日|隔[日天]|第二天|(?:on )?the (?:next|following) day", re.IGNORECASE)
"""A day that is told from another one: that one may be wrong, which is said of it."""


def find_date_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of dates: one on each side of a passage, as precise as each other, that do not agree."""
    if not passages:
        return
    published = passages[0].a.source.article.published
    anchor = published.date() if published else None
    year = str(published.year) if published else ""
    left = [_leftovers(_dates_of(p.a.text, anchor), _dates_of(p.b.text, anchor), year) for p in passages]
    for place, passage in enumerate(passages):
        near = [k for k in range(max(0, place - NEARBY), min(len(passages), place + NEARBY + 1)) if k != place]
        lost = _without_moved(left[place][0], [mention for k in near for mention in left[k][1]], year)
        gained = _without_moved(left[place][1], [mention for k in near for mention in left[k][0]], year)
        for one, other in _pair(lost, gained):
            yield _drift(passage, one, other)


@lru_cache(maxsize=8192)
def _dates_of(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    """The dates of a text; many versions share most of theirs."""
    return find_dates(text, anchor)


def _leftovers(
    a: Sequence[DateMention], b: Sequence[DateMention], year: str
) -> tuple[list[DateMention], list[DateMention]]:
    """The dates of each side that have no counterpart of their own on the other."""
    only_a, only_b = [], list(b)
    for one in a:
        equal = next((other for other in only_b if agree(one, other, year)), None)
        if equal is None:
            only_a.append(one)
        else:
            only_b.remove(equal)
    # A date told twice on one side and once on the other has no counterpart left, but is no other date.
    return _without_equal(only_a, only_b, year), _without_equal(only_b, only_a, year)


def agree(one: DateMention, other: DateMention, year: str = "") -> bool:
    """Whether two dates may be the same day, month or year: 2024 and 2024-02 agree, 02-05 and 2025-02-05 too.

    `year` is that of publication, in which any day of a month may lie of which no year is told.
    """
    if _NEXT_DAY.fullmatch(one.text) and _NEXT_DAY.fullmatch(other.text):
        return True
    if _agree_as_named(one, other, year) or _ends_quarter(one, other) or _ends_quarter(other, one):
        return True
    ends = (one.end_iso, other.end_iso)
    years = len(one.iso) == len(other.iso) == len("2025") and (ends[0] is None) != (ends[1] is None)
    if _is_decade(one) or _is_decade(other) or years:
        return _lies_in(one, other) or _lies_in(other, one)
    return _may_be(one.iso, other.iso) and (None in ends or ends[0] == ends[1])


def _agree_as_named(one: DateMention, other: DateMention, year: str) -> bool:
    """Whether two days, or two months, are one in all that both of them name, whatever was inferred for the rest."""
    if (one.end_iso is None) != (other.end_iso is None) or _is_decade(one) or _is_decade(other):
        return False
    if one.end_iso is None and _is_published_late(one, other):
        return True
    told = _named(one), _named(other)
    starts = _are_as_named(one.iso, other.iso, told, year)
    return starts and (one.end_iso is None or _are_as_named(one.end_iso, other.end_iso or "", told, year))


def _ends_quarter(quarter: DateMention, month: DateMention) -> bool:
    """Whether a month is the last one of a quarter, by which it is called: 9月当季, 第三季."""
    if quarter.end_iso is None or month.end_iso or len(quarter.iso) != len("2025-09") or month.iso != quarter.end_iso:
        return False
    return int(quarter.end_iso[-2:]) - int(quarter.iso[-2:]) == MONTHS_A_QUARTER - 1


def _are_as_named(one: str, other: str, told: tuple[frozenset[int], frozenset[int]], year: str) -> bool:
    """Whether two ISO dates, as precise as each other, are one in the parts that both name."""
    dates = one.split("-"), other.split("-")
    if len(dates[0]) != len(dates[1]) or not dates[0][0] or not dates[1][0]:
        return False
    named = told[0] & told[1]
    # Where none is told, a day of a month lies about the time of publication: another year makes it another day.
    years = [parts[0] for parts, own in zip(dates, told, strict=True) if 0 in own]
    if named >= _MONTH_DAY and len(dates[0]) == len(_PARTS) and year not in years:
        named = told[0] | told[1]
    return all(mine == theirs for part, (mine, theirs) in enumerate(zip(*dates, strict=True)) if part in named)


def _named(mention: DateMention) -> frozenset[int]:
    """What of year, month and day a mention tells itself; 去年 and yesterday count as telling it."""
    if _FROM_TODAY.search(mention.text):
        return frozenset(_PARTS)
    day = not _WEEKDAY.search(mention.text)
    return frozenset(
        part for part, told in enumerate((_YEAR.search(mention.text), _MONTH.search(mention.text), day)) if told
    )


def _is_published_late(one: DateMention, other: DateMention) -> bool:
    """Whether one day is told from that of writing, which the other names, and they are next to each other."""
    if not len(one.iso.split("-")) == len(other.iso.split("-")) == len(_PARTS) or "--" in one.iso + other.iso:
        return False
    if bool(_FROM_TODAY.search(one.text)) == bool(_FROM_TODAY.search(other.text)):
        return False
    days = abs(date.fromisoformat(one.iso) - date.fromisoformat(other.iso)).days
    return days <= PUBLISHED_LATE


def _is_decade(mention: DateMention) -> bool:
    return mention.text.endswith(("年代", "s"))


def _lies_in(one: DateMention, other: DateMention) -> bool:
    """Whether a year or decade lies in several years: the 1970s in 20世纪七八十年代, 2015 in 2014-2015."""
    return other.iso[:4] <= one.iso[:4] and (one.end_iso or one.iso)[:4] <= (other.end_iso or other.iso)[:4]


def _may_be(one: str, other: str) -> bool:
    if one.startswith("--") != other.startswith("--"):
        one, other = one.removeprefix("--"), other.removeprefix("--")
        return one.endswith(other) or other.endswith(one)
    return one.startswith(other) or other.startswith(one)


def _without_equal(dates: Sequence[DateMention], others: Sequence[DateMention], year: str) -> list[DateMention]:
    return [mention for mention in dates if not any(agree(mention, other, year) for other in others)]


def _without_moved(dates: Sequence[DateMention], near: Sequence[DateMention], year: str) -> list[DateMention]:
    """Without those that stand nearby, told as precisely at least: a year is not where a month has gone."""
    return [
        mention
        for mention in dates
        if not any(agree(mention, o, year) and len(o.iso) >= len(mention.iso) for o in near)
    ]


def _pair(lost: Sequence[DateMention], gained: Sequence[DateMention]) -> Iterator[tuple[DateMention, DateMention]]:
    """Dates in order, where both sides have as many and each is as precise as its counterpart.

    Where they have not, those are left aside that name no month: 当天 and a weekday beside the day of a month.
    """
    if len(lost) != len(gained):
        lost, gained = ([mention for mention in side if _ITS_MONTH.search(mention.text)] for side in (lost, gained))
    if len(lost) == len(gained):
        for one, other in zip(lost, gained, strict=True):
            precise = len(one.iso.removeprefix("--")) == len(other.iso.removeprefix("--"))
            if precise or (len(lost) == 1 and _is_year_apart(one.iso, other.iso)):
                yield one, other


def _is_year_apart(one: str, other: str) -> bool:
    """Whether both name their year, and not the same: 2018年初 and 2008."""
    return one[:4].isdigit() and other[:4].isdigit() and one[:4] != other[:4]


def _drift(passage: Passage, one: DateMention, other: DateMention) -> Drift:
    return Drift(
        kind="date",
        original=passage.a.quote((one.start, one.end)),
        copy=passage.b.quote((other.start, other.end)),
        message=Message(code="drift-date-changed", values=(("original", one.text), ("copy", other.text))),
    )
