"""Articles made of plain paragraphs, with the project's reference data, for the tests of facts/."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tashan.alignment.vectors import Encoder
from tashan.corpus import read_reference
from tashan.facts.figures import find_figures
from tashan.facts.finder import FactFinder, find_facts
from tashan.facts.gazetteer import Gazetteer
from tashan.facts.places import find_scenes
from tashan.language.dates import parse_date
from tashan.language.names import NameIndex
from tashan.language.script import detect_language
from tashan.language.sentences import split_sentences
from tashan.model import Article, Passage
from tashan.problems import Problems

if TYPE_CHECKING:
    from tashan.facts.places import Scene
    from tashan.model import Facts, Figure, Reference

PROJECT = Path(__file__).resolve().parents[2]


@cache
def reference() -> Reference:
    return read_reference(PROJECT / "corpus", Problems())


@cache
def names() -> NameIndex:
    return NameIndex(reference())


@cache
def encoder() -> Encoder:
    return Encoder()


@cache
def finder() -> FactFinder:
    return FactFinder(encoder().encode, reference(), names())


def article(*paragraphs: str, published: str | None = None) -> Article:
    """An article with one passage a paragraph; one that begins with `#` is a heading of that level."""
    passages = tuple(_passage(text, number) for number, text in enumerate(paragraphs, start=1))
    return Article(
        id="made",
        path="made.md",
        lang=detect_language(paragraphs[0]),
        slug="made",
        title="made",
        published=parse_date(published) if published else None,
        passages=passages,
    )


def _passage(text: str, line: int) -> Passage:
    level = len(text) - len(text.lstrip("#"))
    plain = text.lstrip("#").strip() if level else text
    kind = "heading" if level else "paragraph"
    return Passage(kind=kind, text=plain, markdown=text, line=line, level=level, sentences=split_sentences(plain))


def scenes(*paragraphs: str) -> tuple[Scene, ...]:
    return find_scenes(article(*paragraphs), Gazetteer(reference()), names())


def figures(*paragraphs: str, published: str | None = None) -> tuple[Figure, ...]:
    made = article(*paragraphs, published=published)
    return find_figures(made, find_scenes(made, Gazetteer(reference()), names()), reference())


def facts(*paragraphs: str, published: str | None = None, data: Reference | None = None) -> Facts:
    made = article(*paragraphs, published=published)
    return finder().find(made) if data is None else find_facts(made, encoder().encode, data, names())


def charted(figure: Figure) -> str | None:
    """The metric in whose series a figure stands, or None."""
    return figure.metric if figure.series else None
