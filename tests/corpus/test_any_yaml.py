"""Whatever a file of the corpus holds, reading it gives values and problems, never an exception."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tashan.corpus import read_reference
from tashan.corpus.reviews import read_reviews
from tashan.problems import Problems
from tests.laws import examples

KEYS = {
    "cities.yml": "wuhan name kind parent aliases benchmark nation capital profile zh-Hans en city country",
    "terms.yml": "term name kind aliases place zh-Hans en person wuhan",
    "themes.yml": "talent name question keywords examples zh-Hans en",
    "metrics.yml": "gdp name unit kind of firm keywords chart zh-Hans en CNY amount",
    "site.yml": "name thing things licence saying zh-Hans zh-Hant en",
    "editions.yml": "standard s2tw",
    "script-decisions.yml": "s2tw s2hk 头发 頭髮",
    "reviews/wuhan.yml": "by sentences lines key_points p0s0 p0s0-1a2b3c4d wuhan/talent cities themes drop cites "
    "zh-Hans en strength wuhan",
}


def trees(words: str) -> st.SearchStrategy[object]:
    known = st.sampled_from(words.split())
    leaf = st.one_of(known, st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3), known)
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.one_of(known, known, leaf), inner, max_size=4)
        ),
        max_leaves=12,
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", KEYS)
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_tree_is_read(name: str, data: st.DataObject) -> None:
    tree = data.draw(trees(KEYS[name]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
        for other in KEYS.keys() - {name}:
            if "/" not in other:
                (Path(folder) / other).touch()
        problems = Problems()
        (read_reviews if "/" in name else read_reference)(Path(folder), problems)
        assert {problem.path for problem in problems if problem.code != "C006"} <= {name}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("editions.yml", "standard: []\n"),
        ("reviews/wuhan.yml", "lines: {a/b: {zh-Hans: x, en: y, cites: 7}}\n"),
        ("reviews/wuhan.yml", "sentences: {p0s0: {cities: {a: strength}, themes: 7}}\n"),
        ("reviews/wuhan.yml", f"sentences: {{p{'9' * 5000}s0: {{drop: x}}}}\n"),
    ],
)
def test_what_was_found_so_is_told(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    read_reference(tmp_path, problems)
    read_reviews(tmp_path, problems)
    assert [problem.path for problem in problems] == [name]
