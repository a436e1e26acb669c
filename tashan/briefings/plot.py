"""Geometry of charts: where bars, lines, ticks and labels go in a picture 360 units wide.

In: labelled values. Out: `Plot` values of finished coordinates, rounded to a tenth, the same on every machine. 360
units are the width of a phone, so that type in the picture is as large there as type around it.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Literal

from msgspec import Struct

WIDTH = 360.0
ROW, BAR, FONT = 30.0, 16.0, 13.0
STACKED_ROW = 46.0
"""Height of a row whose label stands above its bar, because both beside each other would be too wide."""
LEAST_BAR = 90.0
"""Room that the longest bar needs beside labels and values, or it tells nothing."""
# Widths of a character in em: the widest of common Latin faces in bold, in which a page's own place is set.
WIDE, BROAD, NARROW = 1.0, 0.92, 0.66
_BROAD = frozenset("MWmw@%—≠")
MOST_LABEL = 200.0
LINES_HEIGHT, LINES_TOP, LINES_BOTTOM = 220.0, 16.0, 28.0


class Bar(Struct, frozen=True, kw_only=True):
    """A value to draw."""

    id: str
    label: str
    value: float
    value_text: str
    year: int | None = None
    own: bool = False


class PlacedBar(Struct, frozen=True, kw_only=True):
    label: str
    value_text: str
    own: bool
    label_x: float
    label_y: float
    label_end: bool
    """The label ends at `label_x`; else it begins there, above its bar."""
    x: float
    y: float
    width: float
    text_x: float
    text_y: float


class Point(Struct, frozen=True, kw_only=True):
    x: float
    y: float


class PlacedLine(Struct, frozen=True, kw_only=True):
    """One place over the years; `style` counts from 0 and picks dash and shape."""

    label: str
    own: bool
    style: int
    points: tuple[Point, ...]
    label_x: float
    label_y: float


class Tick(Struct, frozen=True, kw_only=True):
    x: float
    text: str


class Plot(Struct, frozen=True, kw_only=True):
    kind: Literal["bar", "line"]
    height: float
    width: float = WIDTH
    bars: tuple[PlacedBar, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    ticks: tuple[Tick, ...] = ()
    base: float = 0.0
    """x of the bars' foot, y of the lines' axis."""


def text_width(text: str, size: float = FONT) -> float:
    """Estimated width of a line of type, rather too wide than too narrow."""
    return size * sum(WIDE if ord(char) > 0x2E7F else BROAD if char in _BROAD else NARROW for char in text)


class _Frame(Struct, frozen=True, kw_only=True):
    """What the bars of one chart share: where zero lies, units of width a unit of value, and the height of a row."""

    left: float
    zero: float
    scale: float
    stacked: bool

    @property
    def row(self) -> float:
        return STACKED_ROW if self.stacked else ROW


def plot_bars(bars: tuple[Bar, ...]) -> Plot:
    """Horizontal bars from zero, in the order given; negative ones reach to the left of it."""
    several = len({bar.year for bar in bars}) > 1
    labels = [f"{bar.label} {bar.year}" if several and bar.year else bar.label for bar in bars]
    frame = _frame(bars, max(map(text_width, labels), default=0.0))
    return Plot(
        kind="bar",
        height=_round(len(bars) * frame.row + 8),
        bars=tuple(_place_bar(b, name, n, frame) for n, (b, name) in enumerate(zip(bars, labels, strict=True))),
        base=_round(frame.zero),
    )


def _frame(bars: tuple[Bar, ...], widest_label: float) -> _Frame:
    widest = max((text_width(bar.value_text) for bar in bars), default=0.0) + 8
    stacked = widest_label + 10 + widest + LEAST_BAR > WIDTH
    left = 2.0 if stacked else widest_label + 10
    high, low = max(0.0, *(bar.value for bar in bars), 0.0), min(0.0, *(bar.value for bar in bars), 0.0)
    scale = max(WIDTH - left - 2 - widest, LEAST_BAR / 2) / ((high - low) or 1.0)
    return _Frame(left=left, zero=left - low * scale, scale=scale, stacked=stacked)


def _place_bar(bar: Bar, label: str, number: int, frame: _Frame) -> PlacedBar:
    end = frame.zero + bar.value * frame.scale
    y = number * frame.row + (frame.row - ROW) + 4
    return PlacedBar(
        label=label,
        value_text=bar.value_text,
        own=bar.own,
        label_x=_round(2.0 if frame.stacked else frame.left - 8),
        label_y=_round(number * frame.row + 4 + FONT if frame.stacked else y + ROW / 2 + FONT * 0.36),
        label_end=not frame.stacked,
        x=_round(min(end, frame.zero)),
        y=_round(y + (ROW - BAR) / 2),
        width=_round(max(abs(end - frame.zero), 1.0)),
        text_x=_round(max(end, frame.zero) + 6),
        text_y=_round(y + ROW / 2 + FONT * 0.36),
    )


def plot_lines(bars: tuple[Bar, ...]) -> Plot:
    """One line a place over its years; values without a year have no place here and stand in the table only."""
    dated = [bar for bar in bars if bar.year is not None]
    names = list(dict.fromkeys(bar.label for bar in dated))
    years = sorted({bar.year for bar in dated if bar.year is not None})
    right = WIDTH - min(MOST_LABEL, max(map(text_width, names), default=0.0)) - 12
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
