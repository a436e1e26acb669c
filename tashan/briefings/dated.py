"""What of a sentence tells an event, beside its date.

In: the sentence, a year. Out: the span of its clauses from the year's on to the next year's, where the sentence is a
translation's that tells several: the original's events quote a clause each, and nobody knows which of them it stands
for. Or what stands behind the date that a quotation begins with.
"""

from __future__ import annotations

import re
from datetime import date

from tashan.language.dates import find_dates

_CLAUSE = re.compile(r"[^,;:]+(?:[,;:](?!\s)[^,;:]*)*[,;:]?\s*")
_YEAR = re.compile(r"(?<![\d,.])(?:1[89]|20)\d\d(?!\d|,\d)")
_BEFORE_DATE = re.compile(r"\W*(?:(?:on|in|by|since|as of|at)\s+|[在于自到]\s*)?", re.IGNORECASE)
_ANY_DAY = date(2000, 1, 1)
"""Where a date ends does not hang on the day that it is counted from."""
_AFTER_DATE = re.compile(r"[\s，,、：:]*")
_JOINS = re.compile(r"(?:and|but|while)\s+", re.IGNORECASE)


def stretch_of(text: str, year: str) -> tuple[int, int] | None:
    """Half-open span of the clauses about `year`; None where the sentence tells no other year, or not this one."""
    clauses = [match.span() for match in _CLAUSE.finditer(text)]
    years = [set(_YEAR.findall(text[slice(*span)])) for span in clauses]
    if len(set().union(*years)) < 2 or sum(year in found for found in years) != 1:
        return None
    first = next(number for number, found in enumerate(years) if year in found)
    if len(years[first]) > 1:
        return None
    last = first
    while last + 1 < len(clauses) and not years[last + 1] and not text[slice(*clauses[last])].rstrip().endswith(";"):
        last += 1
    start = clauses[first][0]
    joint = _JOINS.match(text, start)
    return joint.end() if joint else start, len(text[: clauses[last][1]].rstrip().rstrip(",;:"))


def behind_date(text: str) -> str:
    """A quotation without the date that it begins with; as it is where it begins otherwise or says nothing else."""
    start = _BEFORE_DATE.match(text)
    first = next(iter(find_dates(text, _ANY_DAY)), None)
    if first is None or start is None or first.start > start.end():
        return text
    rest = _AFTER_DATE.match(text, first.end)
    return text[rest.end() if rest else first.end :] or text
