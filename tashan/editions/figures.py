"""The figures of a passage as a translation must keep them.

In: text in Chinese or English. Out: quantities, bare numbers and years, each with its value, so that 90亿 and 9 billion
are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from tashan.comparing.measures import Measure, Range, read_measures
from tashan.comparing.numbers import equal_measures
from tashan.language.dates import DateMention, find_dates
from tashan.language.quantities import Quantity, find_quantities
from tashan.model import Unit

FigureKind = Literal["amount", "share", "money", "years", "place", "bare", "year"]

_BARE = re.compile(r"(?<![\w.,/:-])(\d+(?:,\d{3})*(?:\.\d+)?)(?![\w/:-]|[.,]\d)")
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?!\d|[.,]\d)")
_DIGITS = re.compile(r"\d+(?:[,\u00a0\u202f ]\d{3}(?!\d))*(?:\.\d+)?")
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
"""A blank that groups digits, 109 990 742."""
_INSIDE = re.compile(r"[,\s]")
_WORDS = re.compile(r"[A-Za-z]+")
_NAMES = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
NUMBER_WORDS = {name: value for value, name in enumerate(_NAMES.split(), start=2)} | {"both": 2, "pair": 2, "dozen": 12}
_MONEY: frozenset[Unit] = frozenset({"CNY", "USD"})


class Figure(Struct, frozen=True, kw_only=True):
    """A number in a text, with the half-open span of its words."""

    kind: FigureKind
    value: Decimal
    measure: Measure
    """The same as it is compared, in base units."""
    upper: Decimal | None = None
    start: int
    end: int
    text: str
    digits: bool = True
    """Whether it is written in digits rather than in words."""
    vague: bool = False
    """A size (千亿元级), an ordinal (第一) or "one": words that translators put as they like."""


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures of `text` in order, none overlapping another."""
    text = _GROUPED.sub(",", text)
    quantities = find_quantities(text)
    measures = read_measures(text)
    written = find_dates(text, None) if any(map(str.isdigit, text)) else ()
    dates = [mention for mention in written if any(char.isdigit() for char in mention.text)]
    found = [_from_quantity(q, measures) for q in quantities if not any(_overlap(q, d) for d in dates)]
    found += _years(text, dates)
    taken = [(f.start, f.end) for f in found] + [(d.start, d.end) for d in dates]
    for match in _BARE.finditer(text):
        if all(match.end() <= start or match.start() >= end for start, end in taken):
            found.append(_plain("bare", match))
    return tuple(sorted(found, key=lambda figure: figure.start))


def unread_values(text: str, figures: Iterable[Figure]) -> frozenset[Decimal]:
    """Numbers that `text` has outside of its figures: digits in a name (the 863 Programme), "four more"."""
    rest = list(text)
    for figure in figures:
        rest[figure.start : figure.end] = "\n" * (figure.end - figure.start)
    found = {Decimal(_INSIDE.sub("", match.group())) for match in _DIGITS.finditer("".join(rest))}
    words = (word.lower() for word in _WORDS.findall("".join(rest)))
    return frozenset(found | {Decimal(NUMBER_WORDS[word]) for word in words if word in NUMBER_WORDS})


def written_value(figure: Figure) -> Decimal | None:
    """The number in a figure's words without its scale: 2.7 of 2.7 billion; None without digits."""
    match = _DIGITS.search(figure.text)
    return Decimal(_INSIDE.sub("", match.group())) if match else None


def same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same number; what lies in a range is said by it, the eighth is not eight."""
    if {one.kind, other.kind} == {"place", "amount"}:
        return False
    return equal_measures(one.measure, other.measure) or _holds(one, other) or _holds(other, one)


def _holds(whole: Figure, single: Figure) -> bool:
    low, high = whole.measure.ranges[0]
    return low < high and single.upper is None and low <= single.measure.ranges[0][0] <= high


def _from_quantity(quantity: Quantity, measures: Sequence[Measure]) -> Figure:
    return Figure(
        measure=_measure_of(quantity, measures),
        kind=_kind(quantity),
        value=quantity.value,
        upper=quantity.upper,
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        digits=any(char.isdigit() for char in quantity.text),
        vague=quantity.kind in ("class", "ordinal") or quantity.value == 1,
    )


def _measure_of(quantity: Quantity, measures: Sequence[Measure]) -> Measure:
    """The measure that stands at a quantity's place; a bare number where none was read."""
    found = next((m for m in measures if m.start < quantity.end and quantity.start < m.end), None)
    ends = float(quantity.value), float(quantity.value if quantity.upper is None else quantity.upper)
    return found or _bare_measure(quantity.start, quantity.end, quantity.text, ends)


def _bare_measure(start: int, end: int, text: str, ends: Range) -> Measure:
    return Measure(start=start, end=end, text=text, sort="count", ranges=(ends,), raw=ends[0])


def _kind(quantity: Quantity) -> FigureKind:
    if quantity.kind in ("rank", "ordinal"):
        return "place"
    if quantity.unit in _MONEY:
        return "money"
    if quantity.unit == "ratio":
        return "share"
    return "years" if quantity.kind == "duration" else "amount"


def _years(text: str, dates: list[DateMention]) -> list[Figure]:
    """Years inside dates, each once."""
    spans = [(d.start, d.end) for d in dates]
    return [
        _plain("year", match)
        for match in _YEAR.finditer(text)
        if any(start <= match.start() and match.end() <= end for start, end in spans)
    ]


def _plain(kind: FigureKind, match: re.Match[str]) -> Figure:
    value = Decimal(match[1].replace(",", ""))
    return Figure(
        kind=kind,
        value=value,
        measure=_bare_measure(match.start(1), match.end(1), match[1], (float(value), float(value))),
        start=match.start(1),
        end=match.end(1),
        text=match[1],
    )


def _overlap(quantity: Quantity, date: DateMention) -> bool:
    return quantity.start < date.end and date.start < quantity.end
