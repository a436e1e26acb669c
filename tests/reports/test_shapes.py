"""The public shapes: what a drift quotes, how a pair is numbered."""

from __future__ import annotations

import pytest

from tashan.model import Bead, Citation, Quote
from tashan.reports import align_report, clause_of

PLACE = Citation(article="a", passage=0, sentence=0)


@pytest.mark.parametrize(
    ("text", "marked", "clause"),
    [
        ("产业齐全，拥有8个集群，占比近三成。", "8个", "拥有8个集群"),
        ("拥有8个集群，占比近三成。", "8个", "拥有8个集群"),
        ("Growth was slow, and exports fell by 3%.", "3%", "and exports fell by 3%."),
        ("整句没有停顿", "停顿", "整句没有停顿"),
    ],
)
def test_a_drift_quotes_the_clause_around_its_mark(text: str, marked: str, clause: str) -> None:
    start = text.index(marked)
    assert clause_of(Quote(citation=PLACE, text=text, mark=(start, start + len(marked)))) == clause


def test_a_decimal_point_or_thousands_comma_inside_the_mark_does_not_cut_it() -> None:
    text = "About 1,200 firms of 1,500, 3.5% more."
    assert clause_of(Quote(citation=PLACE, text=text, mark=(6, 11))) == "About 1,200 firms of 1,500"


def test_a_quote_without_a_mark_is_whole() -> None:
    assert clause_of(Quote(citation=PLACE, text="前半，后半。")) == "前半，后半。"


def test_a_gap_has_one_empty_side() -> None:
    report = align_report(
        ["甲。", "乙。"], ["A."], [Bead(a=(0,), b=(0,), score=0.91234), Bead(a=(1,), b=(), score=0.0)]
    )
    assert report == {
        "pairs": [{"a": [0], "b": [0], "score": 0.9123}, {"a": [1], "b": [], "score": 0.0}],
        "a": ["甲。", "乙。"],
        "b": ["A."],
    }
