"""Files that are made to be costly meet a bound that has a name, and what is read is read once a sentence.

The cost itself is measured by `benchmarks/bounds.py`; here nothing is timed.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from benchmarks.bounds import FILES
from tashan.articles import check_folder
from tashan.facts import events, reading
from tashan.problems import Problems
from tests.facts.articles import facts, figures

if TYPE_CHECKING:
    from pathlib import Path

BOUNDS = {
    "100,000 passages": "N306",
    "100,000 headings": "N306",
    "100,000 list items": "N306",
    "100,000 sentences in a passage": "N306",
    "100,000 cells of a table": "N306",
    "a line of two megabytes": "N306",
    "eight megabytes without an end": "N306",
    "TOML: 10,000 dots in a key": "F107",
    "TOML: 50,000 brackets": "F107",
    "YAML: 50,000 brackets": "F107",
    "YAML: aliases of aliases, ten deep": "F108",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BOUNDS)
def test_a_costly_file_meets_a_bound_that_has_a_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(text: str) -> None:
        pytest.fail(f"{len(text)} letters of TOML were parsed")

    monkeypatch.setattr(tomllib, "loads", parse)
    for path, text in FILES[name].items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    problems = Problems()
    reading = check_folder(tmp_path, problems)
    assert {problem.code for problem in problems if problem.severity == "error"} == {BOUNDS[name]}
    assert reading.articles == ()


def test_dates_are_read_once_a_sentence_however_many_figures_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    for room in (reading, events):
        find = room.find_dates
        monkeypatch.setattr(
            room, "find_dates", lambda text, *rest, find=find, **more: read.append(text) or find(text, *rest, **more)
        )
    found = figures("成都有" + "、".join(f"{number}所高校" for number in range(100, 180)) + "。")
    assert len(found) > 10
    assert len(read) <= 2


def test_from_a_sentence_without_an_end_no_facts_are_read_and_that_is_told(tmp_path: Path) -> None:
    for name, count in (("long", 1_000), ("short", 20)):
        text = "成都有" + "、".join(f"{number}所高校" for number in range(100, 100 + count)) + "。"
        assert bool(facts(text).figures) == (name == "short")
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {name}\nlang: zh-Hans\n---\n\n{text}\n", encoding="utf-8")
    problems = Problems()
    check_folder(tmp_path, problems)
    assert [(problem.path, problem.code) for problem in problems if problem.code == "N307"] == [("long.md", "N307")]
