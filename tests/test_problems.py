"""Problems are collected, ordered and raised together."""

from __future__ import annotations

import pytest

from tashan.problems import CorpusError, Problem, Problems, suggest


def test_a_problem_prints_its_place_then_its_code_then_its_message() -> None:
    problem = Problem(path="a.md", line=3, column=7, code="DATE", message="found 31 February")
    assert str(problem) == "a.md:3:7: DATE found 31 February"


def test_a_place_that_is_not_known_is_left_out() -> None:
    assert str(Problem(path="a.md", code="EMPTY", message="nothing in it")) == "a.md: EMPTY nothing in it"


def test_problems_come_in_the_order_of_the_files_and_lines_and_only_once() -> None:
    problems = Problems()
    problems.error("b.md", "B", "second file")
    problems.warning("a.md", "A", "later line", line=9)
    problems.error("a.md", "A", "first line", line=1)
    problems.error("b.md", "B", "second file")
    assert [str(p) for p in problems] == ["a.md:1: A first line", "a.md:9: A later line", "b.md: B second file"]


def test_warnings_stop_nothing_unless_strict() -> None:
    problems = Problems()
    problems.warning("a.md", "OLD", "a trifle")
    problems.raise_errors()
    with pytest.raises(CorpusError, match="a trifle"):
        problems.raise_errors(strict=True)


def test_all_errors_are_raised_together_and_warnings_stay_out() -> None:
    problems = Problems()
    problems.error("a.md", "A", "one")
    problems.error("b.md", "B", "two")
    problems.warning("c.md", "C", "three")
    with pytest.raises(CorpusError) as caught:
        problems.raise_errors()
    assert [p.message for p in caught.value.problems] == ["one", "two"]


def test_the_nearest_name_is_suggested_or_nothing() -> None:
    assert suggest("hangzou", ["wuhan", "hangzhou"]) == "; did you mean hangzhou?"
    assert suggest("杭州", ["hangzhou"], {"杭州": "hangzhou"}) == "; did you mean hangzhou?"
    assert suggest("atlantis", ["wuhan"]) == ""
