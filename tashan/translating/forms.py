"""Figures, dates and names in the form that the other language gives them: 近三成 is "nearly 30%", 杭州 is Hangzhou.

In: a text, the names of the reference data, the language wanted. Out: the pieces of the text whose form is sure. A
form of a figure is read back: unless it says the same value, unit and bound, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.briefings.amounts import iso_date, plain_number, share
from tashan.comparing.measures import Measure, read_measures
from tashan.comparing.numbers import equal_measures
from tashan.language.currencies import CURRENCIES
from tashan.language.dates import DateMention, find_dates
from tashan.language.quantities import Quantity, find_quantities
from tashan.language.spans import keep_longest

if TYPE_CHECKING:
    from tashan.model import Edition
    from tashan.translating.names import Names

_BOUNDS = {
    "about": ("about {}", "约{}"),
    "nearly": ("nearly {}", "近{}"),
    "over": ("more than {}", "超过{}"),
    "under": ("less than {}", "不到{}"),
    "at least": ("at least {}", "至少{}"),
    "at most": ("at most {}", "至多{}"),
}
_UNITS = {
    **{row.code: row.written for row in CURRENCIES if all(row.written)},
    "a": ("{} years", "{}年"), "mo": ("{} months", "{}个月"), "d": ("{} days", "{}天"), "h": ("{} hours", "{}小时"),
    "min": ("{} minutes", "{}分钟"), "mu": ("{} mu", "{}亩"), "ha": ("{} hectares", "{}公顷"),
    "m2": ("{} square metres", "{}平方米"), "km2": ("{} square kilometres", "{}平方公里"),
    "km": ("{} kilometres", "{}公里"), "m": ("{} metres", "{}米"), "kg": ("{} kilograms", "{}公斤"),
    "t": ("{} tonnes", "{}吨"), "": ("{}", "{}"),
}  # fmt: skip
_CLASSIFIERS = frozenset("个家名位台项座所条套只支辆艘架件篇部款")
"""Words that Chinese puts between a number and a thing and English does not."""
_DIGIT = re.compile(r"\d")
_RANK_OF_NEXT = re.compile(
    r"省(?=会|委|长|政府|级|内|外|属)|市(?=委|长|政府|级|内|外|民|场|属|区)|县(?=委|长|政府|级|城|内|外|域)"
)
"""The last character of a place that begins the next word: 山东省会 is the capital of Shandong."""
_CHANGES = {"pp": (100, "{} percentage points", "{}个百分点"), "bp": (10_000, "{} basis points", "{}个基点")}


class Form(Struct, frozen=True, kw_only=True):
    """A piece of a text, its half-open span, and what stands for it in the other language."""

    start: int
    end: int
    text: str
    form: str
    name: str = ""
    """The id of the name; empty for a figure or a date."""


def find_forms(text: str, names: Names, target: Edition) -> tuple[Form, ...]:
    """The pieces of `text` with a form that is sure, in order, none overlapping another."""
    found = [*_figures(text, target), *_dates(text, target), *_names(text, names, target)]
    return tuple(sorted(keep_longest(found), key=lambda form: form.start))


def put_forms(text: str, forms: tuple[Form, ...]) -> str:
    """`text` with every piece in its form, blanks where a Latin form meets another word."""
    return put_between(text, [(form.start, form.end, form.form) for form in forms])


def put_between(text: str, pieces: Sequence[tuple[int, int, str]]) -> str:
    """`text` with other words at the spans, which are in order; a blank parts words that would run together."""
    out, place = "", 0
    for start, end, words in [*pieces, (len(text), len(text), "")]:
        for piece in (text[place:start], words):
            out += f" {piece}" if _meet(out, piece) else piece
        place = end
    return out


def _meet(before: str, after: str) -> bool:
    return bool(re.search(r"[A-Za-z0-9]$", before) and re.match(r"[A-Za-z0-9]", after))


def _figures(text: str, target: Edition) -> Iterator[Form]:
    measures = read_measures(text)
    for quantity in find_quantities(text):
        own = next((m for m in measures if m.start < quantity.end and quantity.start < m.end), None)
        form = _write_quantity(quantity, target) if own else None
        if own and form and _says(form, own):
            end = quantity.end - len(_counted(quantity))
            yield Form(start=quantity.start, end=end, text=text[quantity.start : end], form=form)


def _counted(quantity: Quantity) -> str:
    """The word for what is counted, where it ends the quantity and is left to the translator."""
    word = quantity.counted
    left = not quantity.measure and quantity.unit == "count" and word not in _CLASSIFIERS and word != "人"
    return word if left and quantity.text.endswith(word) else ""


def _write_quantity(quantity: Quantity, target: Edition) -> str | None:
    """The quantity's words in the other language, None where grammar or the thing that is counted decides them."""
    exact = quantity.kind in ("amount", "duration") and quantity.upper is None and abs(quantity.value) not in (0, 1)
    written = bool(_DIGIT.search(quantity.text)) or quantity.unit == "ratio"
    if not exact or not written or (quantity.approx and not quantity.qualifier):
        return None
    number = _write_number(quantity, target)
    if number is None or not quantity.qualifier:
        return number
    return _BOUNDS[quantity.qualifier][target != "en"].format(number)


def _write_number(quantity: Quantity, target: Edition) -> str | None:
    value, own = float(abs(quantity.value)), target != "en"
    if quantity.measure in _CHANGES:
        scale, *words = _CHANGES[quantity.measure]
        return words[own].format(plain_number(round(value * scale, 6), target))
    if quantity.unit == "ratio":
        exact = "分之" not in quantity.text or round(value * 100, 6) == round(value * 100, 2)  # a third is no 33.33%
        return share(value, target, "%") if exact and quantity.measure in ("%", "") else None
    if not quantity.measure and quantity.counted == "人":
        return f"{plain_number(value, target)} people"
    words_of = _UNITS.get(quantity.measure)
    if words_of is None or (own and not quantity.measure):  # what is counted takes a classifier in Chinese
        return None
    return words_of[own].format(plain_number(value, target))


def _says(form: str, own: Measure) -> bool:
    """Whether the written form is read as the measure that it was written from, bound included."""
    read = read_measures(form)
    return len(read) == 1 and equal_measures(own, read[0]) and _sign(own.side) == _sign(read[0].side)


def _sign(side: int) -> int:
    return (side > 0) - (side < 0)


def _dates(text: str, target: Edition) -> Iterator[Form]:
    for mention in find_dates(text, None):
        if mention.end_iso in (None, mention.iso) and _DIGIT.search(mention.text):
            iso = _as_written(mention)
            form = iso_date(iso, target)
            read = find_dates(form, None)
            if len(read) == 1 and read[0].iso == iso:
                yield Form(start=mention.start, end=mention.end, text=mention.text, form=form)


def _as_written(mention: DateMention) -> str:
    """The date as far as its own words go: the year that it leans on is not said again."""
    parts = mention.iso.lstrip("-").split("-")
    named = mention.iso.startswith("--") or parts[0] in mention.text or parts[0][2:] + "年" in mention.text
    return mention.iso if named or len(parts) == 1 else f"--{'-'.join(parts[1:])}"


def _names(text: str, names: Names, target: Edition) -> Iterator[Form]:
    for mention in names.find(text):
        form = names.write(mention.id, target)
        if form:
            end = mention.end - bool(_RANK_OF_NEXT.match(text, mention.end - 1))
            yield Form(start=mention.start, end=end, text=text[mention.start : end], form=form, name=mention.id)
