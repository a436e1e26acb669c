"""Choosing among overlapping findings."""

from __future__ import annotations

from dataclasses import dataclass

from tashan.language.spans import keep_longest


@dataclass(frozen=True)
class Span:
    start: int
    end: int


def test_the_longest_stays_and_those_it_overlaps_go() -> None:
    assert keep_longest([Span(0, 3), Span(2, 6), Span(6, 7)]) == [Span(2, 6), Span(6, 7)]


def test_of_two_equally_long_the_earlier_stays() -> None:
    assert keep_longest([Span(1, 3), Span(2, 4)]) == [Span(1, 3)]


def test_findings_that_touch_both_stay_in_text_order() -> None:
    assert keep_longest([Span(2, 4), Span(0, 2)]) == [Span(0, 2), Span(2, 4)]
    assert keep_longest([]) == []
