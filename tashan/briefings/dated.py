"""A sentence of a translation that tells several years, cut to the stretch that tells one.

In: the sentence, a year. Out: the span of its clauses from the year's on to the next year's. The original's events
quote a clause each; of the translation's sentence nobody knows which of them it stands for.
"""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"[^,;:]+(?:[,;:](?!\s)[^,;:]*)*[,;:]?\s*")
_YEAR = re.compile(r"(?<![\d,.])(?:1[89]|20)\d\d(?!\d|,\d)")
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
