"""Facts told twice: the same figure or event from several sentences is one row with several citations.

In: figures or events in their order. Out: groups, each with the one told first. Copies never count: the desk holds
facts of canonical versions alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tashan.language.script import simplify_characters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.model import Event, Figure

ALIKE = 0.4
"""Least share of character pairs that two tellings of one event have in common (Dice). Of the shipped events told twice
the least alike share 0.46; different events of one place and date share 0.2 at most."""


def group_figures(figures: Iterable[Figure]) -> tuple[tuple[Figure, ...], ...]:
    """Figures of one metric, place, value, time and bound, in the order of their first."""
    groups: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        named = figure.metric or (figure.metric_name.zh_hans if figure.metric_name else "")
        bound = figure.qualifier or ("about" if figure.approx else "")
        when = figure.year, figure.period
        groups[named, figure.unit, figure.kind, figure.places, figure.value, when, bound].append(figure)
    return tuple(map(tuple, groups.values()))


def group_events(events: Iterable[Event]) -> tuple[tuple[Event, ...], ...]:
    """Events of one date and place that are told alike, in the order of their first."""
    groups: list[list[Event]] = []
    at: dict[object, list[list[Event]]] = defaultdict(list)
    for event in events:
        near = at[event.date, frozenset(event.places)]
        group = next((group for group in near if _alike(group[0].quote, event.quote)), None)
        if group is None:
            group = []
            near.append(group)
            groups.append(group)
        group.append(event)
    return tuple(map(tuple, groups))


def count_stories(group: Iterable[Figure | Event]) -> int:
    return len({item.citation.article for item in group})


def _alike(one: str, other: str) -> bool:
    a, b = _pairs(one), _pairs(other)
    return bool(a and b) and 2 * len(a & b) >= ALIKE * (len(a) + len(b))


def _pairs(text: str) -> frozenset[str]:
    plain = re.sub(r"[\W\d_年月日]", "", simplify_characters(text)).lower()
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
