"""An article says the same in Simplified and in Traditional."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from tashan.corpus import read_article
from tashan.facts.finder import find_facts
from tashan.facts.gazetteer import Gazetteer
from tashan.facts.places import find_scenes
from tashan.facts.plain import plain_article
from tashan.language.script import to_traditional
from tashan.language.sentences import split_sentences
from tashan.normalise import normalise_article
from tashan.problems import Problems
from tests.facts.articles import PROJECT, encoder, facts, names, reference
from tests.labels import seed

if TYPE_CHECKING:
    from tashan.model import Article, Facts, Passage


def articles(folder: Path, pattern: str) -> list[Article]:
    unheard = Problems()
    raws = [read_article(path, folder, unheard) for path in sorted(folder.glob(pattern))]
    found = [normalise_article(raw, unheard).article for raw in raws if raw and raw.path != "LICENSE.md"]
    return [article for article in found if article.lang == "zh-Hans"]


def in_traditional(article: Article) -> Article:
    return replace(
        article,
        lang="zh-Hant",
        title=to_traditional(article.title),
        passages=tuple(_converted(passage) for passage in article.passages),
    )


def _converted(passage: Passage) -> Passage:
    text = to_traditional(passage.text)
    sentences = split_sentences(text) if passage.kind != "table" else passage.sentences
    return replace(passage, text=text, sentences=sentences)


def said(found: Facts) -> dict[str, list[Any]]:
    """Everything that facts say, the article's own words aside."""
    return {
        "figures": [(f.citation, f.value, f.unit, f.qualifier, f.places, f.metric, f.year) for f in found.figures],
        "events": [(e.citation, e.date, e.places, e.also) for e in found.events],
        "claims": [(c.citation, c.cities, c.themes, c.stance) for c in found.claims],
        "key points": list(found.key_points),
    }


def seen(article: Article) -> list[tuple[object, ...]]:
    """Every scene as the rules see it: whom a sentence names, is about, passes over and carries on."""
    plain = plain_article(article)
    return [
        (
            scene.citation,
            [(mention.id, mention.start, mention.end) for mention in scene.names],
            [(mention.id, mention.start, mention.end) for mention in scene.shadows],
            (scene.cities, scene.named, scene.carried, scene.listed, scene.distance, scene.home, scene.reports),
        )
        for scene in find_scenes(plain, Gazetteer(reference()), names())
    ]


def assert_says_the_same(article: Article) -> None:
    other = in_traditional(article)
    assert seen(other) == seen(article)
    assert [c for c, _ in other.cited_sentences()] == [c for c, _ in article.cited_sentences()]
    here, there = (find_facts(one, encoder().encode, reference(), names()) for one in (article, other))
    assert said(there) == said(here)
    texts = {citation: sentence.text for citation, sentence in other.cited_sentences()}
    assert all(figure.quote in texts[figure.citation] for figure in there.figures)
    assert all(event.quote in texts[event.citation] for event in there.events)
    assert all(claim.quote in texts[claim.citation] for claim in there.claims)


@pytest.mark.slow
@pytest.mark.parametrize("article", articles(PROJECT / "corpus", "*.md"), ids=lambda article: article.id)
def test_shipped_articles_say_the_same_in_both_scripts(article: Article) -> None:
    assert_says_the_same(article)


@pytest.mark.slow
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_real_articles_say_the_same_in_both_scripts(shared: Path, tmp_path: Path, number: str) -> None:
    (tmp_path / f"{number}.md").write_text(seed(shared, number).read_text(encoding="utf-8"), encoding="utf-8")
    for article in articles(tmp_path, "*.md"):
        assert_says_the_same(article)


def test_quotations_are_the_words_of_the_article() -> None:
    found = facts("２０２４年，蘇州高新技術企業達到１．５萬家。", published="2025-02-20")
    assert [(f.text, f.value) for f in found.figures] == [("１．５萬家", 15000)]
