"""The day from which relative dates are counted, and the year of a figure.

In: an article. Out: the date it was published, or where it does not say, the end of the month in which it can have
been written at the earliest: its dates without a year lie in the year of the latest report that it cites, and a report
of a whole year appears in the next one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from tashan.language.dates import find_dates

if TYPE_CHECKING:
    from tashan.language.dates import DateMention
    from tashan.model import Article

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\s*年|[^\d年]|$)")
_ANY_YEAR = re.compile(r"(?<!\d)(1\d\d\d(?=\s*年)|(?:19|20)\d\d(?=[^\d年]|$)|20\d\d(?=\s*年))")
_WHOLE_YEAR = re.compile(
    r"((?:19|20)\d\d)年?[^，。,.]{0,16}?(?:GDP|生产总值|经济总量|经济数据|[5五]百?00?强|增速|全年|总额)"
    r"|\b(?:in|for)\s((?:19|20)\d\d)\b"
)


_HEADS = re.compile(
    r"[\W_]*(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s?[、.．]\s?|[Ii]n\s)?((?:19|20)\d\d)"
    r"(?:\s?年(?!代|以来|以后|以前|之前|之后|来|前|后|至|到|起)|\s?[:：·|—–,，-]\s?(?!\d)|\s*$)"
)
"""The year at the beginning of a heading; not a decade's, nor one from or up to which something is told."""
FAR = 8
"""Years that a report is ahead of all others that it names at most; plans reach further, as do stories of robots."""

AROUND = 2
"""Years that a text of one time reaches back and forward."""
OF_ONE_TIME, OF_ITS_DAY = 0.5, 0.1
"""Least share of the years a text names that lie around its latest, where it has no day of publication, and around that
day where it has one, for dates without a year to be of that time. Weeklies without one took theirs from a goal (2030)
or an anecdote (1994)."""
FEW = 3
"""Years of which no share is taken."""


def anchor_of(article: Article) -> date | None:
    """The day of publication, else an inferred one; None where the article gives nothing to infer it from,
    or names years of many times."""
    if article.published:
        return article.published.date()
    text = "\n".join(passage.text for passage in article.passages)
    months = [mention.iso for mention in find_dates(text, None) if mention.iso.startswith("--")]
    years = [int(found) for found in _YEAR.findall(text)]
    if not months or not years:
        return None
    reported = [int(a or b) + 1 for a, b in _WHOLE_YEAR.findall(text)]
    if not _is_of_one_time(years, _latest(set(years)), OF_ONE_TIME):
        return None
    year = _latest({*years, *reported})
    month = max(int(iso[2:4]) for iso in months)
    return date(year, month, monthrange(year, month)[1])


def is_of_its_day(article: Article) -> bool:
    """Whether a date without a year is one of the time that the article appeared in: not in notes on a history, whose
    sections may name their year themselves."""
    texts = (passage.text for passage in article.passages if passage.kind != "heading")
    years = [int(found) for text in texts for found in _ANY_YEAR.findall(text)]
    if article.published is None or len(years) < FEW:
        return True
    return _is_of_one_time(years, article.published.year, OF_ITS_DAY)


def _is_of_one_time(years: list[int], year: int, least: float) -> bool:
    return sum(abs(other - year) <= AROUND for other in years) >= least * len(years)


def _latest(years: set[int]) -> int:
    """The latest of the years, but for one that lies far ahead of all others: a novel's, a goal's."""
    *rest, last = sorted(years)
    return _latest(set(rest)) if rest and last - rest[-1] > FAR else last


def section_year(heading: str) -> int | None:
    """The year that a section is about, where its heading begins with one and names no other: 2010 年超越日本."""
    found = _HEADS.match(heading)
    return int(found[1]) if found and len(_YEAR.findall(heading)) == 1 else None


def year_of(mention: DateMention) -> int | None:
    """The year that a date lies in; None where it names none."""
    return int(mention.iso[:4]) if mention.iso[:4].isdigit() else None
