"""Small inputs in shapes that once went wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tashan.corpus import read_article
from tashan.facts.figures import find_figures
from tashan.facts.gazetteer import Gazetteer
from tashan.facts.places import find_scenes
from tashan.model import Figure
from tashan.normalise import normalise_article
from tashan.problems import Problems
from tests.facts.articles import names, reference


def read(path: Path) -> list[tuple[str, Figure]]:
    """The figures of a file, each with the sentence that it stands in."""
    raw = read_article(path, path.parent, Problems())
    assert raw is not None
    article = normalise_article(raw, Problems()).article
    sentences = {citation: sentence.text for citation, sentence in article.cited_sentences()}
    found = find_figures(article, find_scenes(article, Gazetteer(reference()), names()), reference())
    return [(sentences[figure.citation], figure) for figure in found]


@pytest.mark.parametrize("name", ["a.md", "b.md"])
def test_only_what_names_the_economy_is_growth_of_the_economy(shared: Path, name: str) -> None:
    for sentence, figure in read(shared / "cases" / "growth-of-anything-is-gdp" / name):
        if figure.unit == "ratio":
            named = any(word in sentence for word in ("GDP", "地区生产总值"))
            assert (figure.metric == "gdp-growth") == named, sentence


@pytest.mark.parametrize(
    ("name", "values"),
    [("a.md", [-0.025, -0.03, -0.012, -0.035, -0.01, -0.025]), ("b.md", [-0.025, -0.035, -0.01, -0.025])],
)
def test_what_shrank_has_a_negative_growth_rate(shared: Path, name: str, values: list[float]) -> None:
    found = [figure for _, figure in read(shared / "cases" / "negative-growth" / name)]
    assert [figure.value for figure in found] == values
    assert {figure.metric for figure in found} == {"gdp-growth"}
