"""What the Markdown parser says of a text.

In: a text. Out: its events (a block or a span begins, ends, words stand here) with their places in characters, and the
spans of code. The parser is pulldown-cmark: CommonMark with tables, footnotes, definition lists and mathematics.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pyromark

MAX_MARKS = 100_000
"""Marks from which a text is no Markdown that anybody wrote; it bounds the parser's time, not any real article."""
_MARKS = "*_[]`<>~&$"
_EDGES = frozenset({"Start", "End"})
_O = pyromark.Options
_OPTIONS = (
    _O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_MATH
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_DEFINITION_LIST
    | _O.ENABLE_HEADING_ATTRIBUTES
)


class Event(NamedTuple):
    """One event of the parser, its span in characters."""

    name: str
    data: Any
    start: int
    end: int
    opens: bool = False
    closes: bool = False


_new = tuple.__new__
"""Makes an event of its fields at once: a text has hundreds, and is read several times."""


@lru_cache(maxsize=4)
def read_events(text: str) -> tuple[Event, ...]:
    """The parser's events for `text`; none for a text that consists of marks. The last few texts are remembered."""
    if sum(text.count(mark) for mark in _MARKS) > MAX_MARKS:
        return ()
    whole = re.sub(r"[\ud800-\udfff\x00]", " ", text)
    data = whole.encode()
    if len(data) == len(text):
        places: Any = range(len(text) + 1)
    else:
        starts = (np.frombuffer(data, np.uint8) & 0xC0) != 0x80
        places = np.concatenate([[0], np.cumsum(starts)]).tolist()
    events = pyromark.events_with_range(whole, options=_OPTIONS)
    return tuple(_event(event, places[span["start"]], places[span["end"]]) for event, span in events)


def _event(event: Any, start: int, end: int) -> Event:
    if event.__class__ is str:
        return _new(Event, (event, None, start, end, False, False))
    (key,) = event
    value = event[key]
    if key not in _EDGES:
        return _new(Event, (key, value, start, end, False, False))
    data = None
    if value.__class__ is not str:
        (name,) = value
        value, data = name, value[name]
    return _new(Event, (value, data, start, end, key == "Start", key == "End"))


def code_spans(events: Sequence[Event]) -> list[tuple[int, int]]:
    """Spans of code, in blocks and in lines."""
    return [
        (event.start, event.end)
        for event in events
        if event.name in {"Code", "InlineMath", "DisplayMath"} or (event.name == "CodeBlock" and event.opens)
    ]
