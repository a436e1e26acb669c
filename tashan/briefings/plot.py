"""Geometry of charts: where bars, lines, ticks and labels go in a picture 360 units wide.

In: labelled values. Out: `Plot` values of finished coordinates, rounded to a tenth, the same on every machine. 360
units are the width of a phone, so that type in the picture is as large there as type around it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

WIDTH = 360.0
ROW, BAR, FONT = 30.0, 16.0, 13.0
# Widths of a character in em: measured over Noto Sans CJK and common Latin faces, rounded up.
WIDE, NARROW = 1.0, 0.56
MOST_LABEL = 120.0
LINES_HEIGHT, LINES_TOP, LINES_BOTTOM = 220.0, 16.0, 28.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A value to draw."""

    id: str
    label: str
    value: float
    value_text: str
    year: int | None = None
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBar:
    label: str
    value_text: str
    own: bool
    label_x: float
    x: float
    y: float
    width: float
    text_x: float
    text_y: float
    inside: bool
    """The value stands inside the bar's end, because there is no room beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLine:
    """One place over the years; `style` counts from 0 and picks dash and shape."""

    label: str
    own: bool
    style: int
    points: tuple[Point, ...]
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    x: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    kind: Literal["bar", "line"]
    height: float
    width: float = WIDTH
    bars: tuple[PlacedBar, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    ticks: tuple[Tick, ...] = ()
    base: float = 0.0
    """x of the bars' foot, y of the lines' axis."""


def text_width(text: str, size: float = FONT) -> float:
    """Estimated width of a line of type."""
    return size * sum(WIDE if ord(char) > 0x2E7F else NARROW for char in text)


def plot_bars(bars: tuple[Bar, ...]) -> Plot:
    """Horizontal bars from zero, in the order given. Negative values draw no bar; their number still stands there."""
    several = len({bar.year for bar in bars}) > 1
    labels = [f"{bar.label} {bar.year}" if several and bar.year else bar.label for bar in bars]
    left = min(MOST_LABEL, max(map(text_width, labels), default=0.0)) + 10
    room = WIDTH - left - 2
    largest = max((bar.value for bar in bars), default=0.0) or 1.0
    widest = max((text_width(bar.value_text) for bar in bars), default=0.0) + 8
    scale = max(room - widest, room * 0.35) / largest
    return Plot(
        kind="bar",
        height=_round(len(bars) * ROW + 8),
        bars=tuple(_place_bar(b, name, n, left, scale) for n, (b, name) in enumerate(zip(bars, labels, strict=True))),
        base=_round(left),
    )


def _place_bar(bar: Bar, label: str, number: int, left: float, scale: float) -> PlacedBar:
    width = max(0.0, bar.value * scale)
    inside = left + width + text_width(bar.value_text) + 8 > WIDTH
    y = number * ROW + 4
    return PlacedBar(
        label=label,
        value_text=bar.value_text,
        own=bar.own,
        label_x=_round(left - 8),
        x=_round(left),
        y=_round(y + (ROW - BAR) / 2),
        width=_round(max(width, 1.0)),
        text_x=_round(left + width - 6 if inside else left + width + 6),
        text_y=_round(y + ROW / 2 + FONT * 0.36),
        inside=inside,
    )


def plot_lines(bars: tuple[Bar, ...]) -> Plot:
    """One line a place over its years; values without a year have no place here and stand in the table only."""
    dated = [bar for bar in bars if bar.year is not None]
    names = list(dict.fromkeys(bar.label for bar in dated))
    years = sorted({bar.year for bar in dated if bar.year is not None})
    right = WIDTH - min(MOST_LABEL, max(map(text_width, names), default=0.0)) - 14
    low, high = _range([bar.value for bar in dated])

    def place(bar: Bar) -> Point:
        share = (int(bar.year or 0) - years[0]) / max(1, years[-1] - years[0])
        drop = (high - bar.value) / (high - low)
        return Point(x=_round(16 + share * (right - 16)), y=_round(LINES_TOP + drop * _lines_room()))

    lines = [
        (name, sorted((bar for bar in dated if bar.label == name), key=lambda bar: (bar.year or 0, bar.value)))
        for name in names
    ]
    labels = _spread([place(course[-1]).y for _, course in lines])
    return Plot(
        kind="line",
        height=LINES_HEIGHT,
        lines=tuple(
            PlacedLine(
                label=name,
                own=course[-1].own,
                style=number % 4,
                points=tuple(map(place, course)),
                label_x=_round(right + 10),
                label_y=_round(labels[number] + FONT * 0.36),
            )
            for number, (name, course) in enumerate(lines)
        ),
        ticks=tuple(
            Tick(x=_round(16 + (year - years[0]) / max(1, years[-1] - years[0]) * (right - 16)), text=str(year))
            for year in years
        ),
        base=_round(LINES_HEIGHT - LINES_BOTTOM),
    )


def _lines_room() -> float:
    return LINES_HEIGHT - LINES_TOP - LINES_BOTTOM


def _range(values: list[float]) -> tuple[float, float]:
    """From zero where the values reach far enough down, so that a difference never looks larger than it is."""
    low, high = min(0.0, *values, 0.0), max(*values, 0.0)
    return (low, high) if high > low else (low, low + 1)


def _spread(wanted: list[float]) -> list[float]:
    """Heights of labels moved apart until no two overlap."""
    gap, found = FONT + 2, list(wanted)
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    for before, after in pairwise(order):
        found[after] = max(found[after], found[before] + gap)
    over = max(0.0, max(found, default=0.0) - (LINES_HEIGHT - LINES_BOTTOM))
    for index in reversed(order):
        found[index] -= over
        over = max(0.0, over - gap) if math.isfinite(over) else 0.0
    return found


def _round(value: float) -> float:
    return round(value + 0.0, 1)
