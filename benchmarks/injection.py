"""Drift measured on news: numbers changed at random in good translations, and how many of them are named.

In: the news documents in two roles. Out: changes made and changes named. A digit of a number of two digits or more is
changed; in a year the last one. Days, months, clock times and numbers inside of names are left alone.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from benchmarks.clustering.corpora import make_article, read_documents
from benchmarks.drift import Case, find_case_drift
from tashan.alignment import Encoder
from tashan.model import Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.model import Drift

PAIRS = (("source", "human-A"), ("source", "machine-Online-Y"), ("human-B", "human-A"))
CHANGES_A_DOCUMENT = 4
SEED = 11
_NUMBER = re.compile(r"(?<![\d.,A-Za-z-])\d{2,}(?:\.\d+)?(?![\d,A-Za-z/-]|\.\d|\s?[月日号世点至到]| FM)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def measure(encoder: Encoder, roles: tuple[str, str]) -> tuple[int, int]:
    """Changes named and changes made over all documents: the first role against the second with changed numbers."""
    documents = read_documents()
    sides = [{d.doc: d for d in documents if d.role == role} for role in roles]
    named = made = 0
    for doc, original in sides[0].items():
        lines, changes = change_numbers(sides[1][doc].segments, random.Random(f"{SEED} {doc}"))  # noqa: S311
        case = Case(
            name=doc,
            original=make_article("original", original.lang, original.segments),
            copy=make_article("version", sides[1][doc].lang, lines),
            reference=Reference(),
            drift=(),
            same=(),
        )
        drifts = find_case_drift(case, encoder)
        made += len(changes)
        named += sum(any(_is_named(change, drift) for drift in drifts) for change in changes)
    return named, made


def change_numbers(lines: Sequence[str], rng: random.Random) -> tuple[list[str], list[tuple[int, str]]]:
    """The lines with at most one number changed in each, and (line, new number) for every change."""
    spots = [(place, match) for place, line in enumerate(lines) for match in _NUMBER.finditer(line)]
    rng.shuffle(spots)
    changed, changes = list(lines), dict[int, str]()
    for place, match in spots:
        if place not in changes and len(changes) < CHANGES_A_DOCUMENT:
            new = _change(match.group(), rng)
            changed[place] = changed[place][: match.start()] + new + changed[place][match.end() :]
            changes[place] = new
    return changed, list(changes.items())


def _change(number: str, rng: random.Random) -> str:
    digits = [k for k, char in enumerate(number) if char.isdigit()]
    place = digits[-1] if _YEAR.fullmatch(number) else rng.choice(digits)
    choices = [digit for digit in "123456789" if digit != number[place]]
    return number[:place] + rng.choice(choices) + number[place + 1 :]


def _is_named(change: tuple[int, str], drift: Drift) -> bool:
    line, number = change
    copy = drift.copy
    if drift.kind not in ("number", "date") or copy is None or copy.mark is None or copy.citation.passage != line:
        return False
    return number in copy.text[max(0, copy.mark[0] - 1) : copy.mark[1] + 1]


def table(encoder: Encoder) -> str:
    """Changes named, as a Markdown table."""
    rows = ["| texts | changed numbers | named |", "| --- | ---: | ---: |"]
    for roles in PAIRS:
        named, made = measure(encoder, roles)
        rows.append(f"| {' / '.join(roles)} | {made} | {named} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table(Encoder()))
