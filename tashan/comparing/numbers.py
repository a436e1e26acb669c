"""When two measures are equal, and which measures of two aligned spans are the same.

In: measures of both sides. Out: pairs, and what is left over on each side. Equal is what a reader would call equal:
三成 and 30%, 12亩 and 0.8公顷, 几十 and dozens, 增加一倍 and 翻一番. A false alarm costs more trust than a miss.
"""

from __future__ import annotations

import re
from math import floor, log10
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.comparing.measures import Measure, Range

EXACT = 1e-6
# A conversion into another unit is rounded: 1.9万亩 are 1,267公顷, 60 miles are 97公里.
CONVERTED = 0.012
# 1/3 is written 33% and 0.333; a true change of a share is larger.
SHARE, SHARE_OF = 0.0045, 0.05
# A month is no fixed number of days.
DAYS_A_MONTH, MONTH_SLACK = 30.4, 0.05
_DAY = 86400.0
# Figures that a rounded number has at least.
LEAST_FIGURES = 3
_YUANS = frozenset(("TWD", "HKD", "SGD"))
"""Dollars that are 元 where they are at home."""
_METRES = re.compile(r"\dm$")
# "Over a hundred" and "hundreds" may be the same.
ROUGHLY_UP_TO = 10.0


class Matched(NamedTuple):
    """Pairs of equal measures, and what is left over on each side."""

    pairs: tuple[tuple[Measure, Measure], ...]
    left: tuple[Measure, ...]
    right: tuple[Measure, ...]


def match_measures(one: Sequence[Measure], other: Sequence[Measure]) -> Matched:
    """Pair each measure with an equal one of its own on the other side: of the same dimension first, then in order."""
    free = list(other)
    pairs: list[tuple[Measure, Measure]] = []
    left: list[Measure] = []
    for measure in one:
        equal = [candidate for candidate in free if equal_measures(measure, candidate)]
        if equal:
            best = min(equal, key=lambda candidate: (candidate.sort != measure.sort, candidate.side != measure.side))
            free.remove(best)
            pairs.append((measure, best))
        else:
            left.append(measure)
    # A number told twice on one side and once on the other is no other number.
    right = [m for m in free if not any(_are_one(n, m) for n in one)]
    left = [m for m in left if not any(_are_one(m, n) for n in other)]
    return Matched(tuple(pairs), tuple(left), tuple(right))


def _are_one(one: Measure, other: Measure) -> bool:
    """Whether a number told twice is one: 第二天 is no second telling of 两小时."""
    placed = {one.sort, other.sort} & {"ordinal", "rank"}
    return equal_measures(one, other) and (one.sort == other.sort or not placed)


def equal_measures(one: Measure, other: Measure) -> bool:
    """Whether two measures say the same, whatever their unit and notation."""
    if one.sort == other.sort:
        return any(_equal(a, b, one, other) for a in one.ranges for b in other.ranges) or _is_rounded(one, other)
    return _equal_across(one, other)


def _equal_across(one: Measure, other: Measure) -> bool:
    """The same of measures of two dimensions, one of which may be left out or lead to the other."""
    if _is_plain_yuan(one, other) or _is_plain_yuan(other, one):
        return _near(one.ranges[0][0], other.ranges[0][0], EXACT)
    sorts = {one.sort, other.sort}
    if sorts == {"length", "count"}:
        bare, length = (one, other) if one.sort == "count" else (other, one)
        if _METRES.search(bare.text) and _near(bare.raw, 1e6 * length.raw, EXACT):
            return True  # 11.5m, metres or millions
    if sorts & {"count", "ordinal", "rank"} and not sorts & {"ratio", "points", "times"}:
        return _alike(one, other)
    if sorts & {"time", "months", "age"}:
        return _equal_times(one, other)
    if sorts == {"mass", "GBP"}:
        return _near(one.raw, other.raw, EXACT)  # pounds
    if sorts == {"times", "ratio"}:
        times, ratio = (one, other) if one.sort == "times" else (other, one)
        share = ratio.ranges[0][0]
        return any(_near(low, share, EXACT) or _near(low, share + 1, EXACT) for low, _ in times.ranges)
    if sorts == {"proportion", "ratio"} or sorts == {"ratio", "points"}:
        return _near(one.ranges[0][0], other.ranges[0][0], SHARE if "proportion" in sorts else EXACT)
    return sorts <= {"ratio", "count"} and _alike(one, other)


def _equal_times(one: Measure, other: Measure) -> bool:
    """The same of a span of time and months, or of an age and months."""
    sorts = {one.sort, other.sort}
    if sorts == {"time", "months"}:
        days, months = (one, other) if one.sort == "time" else (other, one)
        return _near(days.ranges[0][0] / _DAY / DAYS_A_MONTH, months.ranges[0][0], MONTH_SLACK)
    if sorts == {"age", "months"}:
        age, months = (one, other) if one.sort == "age" else (other, one)
        return _near(12 * age.ranges[0][0], months.ranges[0][0], EXACT)
    return False


def _is_plain_yuan(one: Measure, other: Measure) -> bool:
    """Whether an amount of 元 may be of another place's dollars."""
    return one.sort == "CNY" and one.text.endswith("元") and other.sort in _YUANS


def _alike(one: Measure, other: Measure) -> bool:
    """Whether the numbers as written are the same, where one side leaves its unit out; ranks are no counts."""
    if {one.sort, other.sort} == {"ordinal", "count"}:
        return False
    return _near(one.raw, other.raw, EXACT) or _near(one.ranges[0][0], other.ranges[0][0], EXACT)


def _is_rounded(one: Measure, other: Measure) -> bool:
    """Whether one is the other told in fewer digits, three at least: 1206.07万 and 12.06 million."""
    digits = [re.sub(r"\D", "", measure.text).strip("0") for measure in (one, other)]
    short, long = sorted((measure for measure in (one, other)), key=lambda m: len(digits[m is other]))
    figures = len(digits[short is other])
    if figures < LEAST_FIGURES or figures == len(digits[long is other]) or any(len(m.ranges) > 1 for m in (one, other)):
        return False
    (low, high), (fine, end) = short.ranges[0], long.ranges[0]
    return low == high and fine == end and low > 0 and abs(fine - low) <= 0.5 * 10 ** (floor(log10(low)) - figures + 1)


def _equal(a: Range, b: Range, one: Measure, other: Measure) -> bool:
    if (one.vague or other.vague) and not both_open(one, other):
        low, high = _widened(a, one), _widened(b, other)
        if low[0] <= high[1] * (1 + EXACT) and high[0] <= low[1] * (1 + EXACT):
            return True
    slack = EXACT if _near(one.raw, other.raw, EXACT) or (one.raw == a[0] and other.raw == b[0]) else CONVERTED
    if one.sort == "ratio":
        slack = min(SHARE, SHARE_OF * max(a[0], b[0])) if any(_is_fraction(value) for value in (a[0], b[0])) else EXACT
        return abs(a[0] - b[0]) <= slack and abs(a[1] - b[1]) <= slack
    return _near(a[0], b[0], slack) and _near(a[1], b[1], slack)


def both_open(one: Measure, other: Measure) -> bool:
    """Whether both name a number and say that it is more: 40余年 is "more than 40 years", not more than 45."""
    return all(measure.side > 0 and all(low == high for low, high in measure.ranges) for measure in (one, other))


def _widened(span: Range, measure: Measure) -> Range:
    if span[0] != span[1] or measure.side <= 0:
        return span
    if not measure.vague:
        return span[0], span[0] * ROUGHLY_UP_TO
    size = span[0] / measure.raw if measure.raw else 1.0
    digits = str(int(measure.raw))
    step = 10 ** (len(digits) - len(digits.rstrip("0")))  # 330多 is less than 340
    return span[0], span[0] + size * (step - 0.001)


def _is_fraction(value: float) -> bool:
    return abs(value * 1000 - round(value * 1000)) > EXACT


def _near(one: float, other: float, slack: float) -> bool:
    return abs(one - other) <= slack * max(abs(one), abs(other))
