"""Labelled corpora: articles with the story that each one tells.

In: the folders beside the project (`../shared/bench`, `../shared/seeds`) and the hard negatives of the tests. Out:
Labelled articles. Where a folder is absent its articles are left out, and `missing()` says so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.corpus import read_corpus
from tashan.language.sentences import split_sentences
from tashan.model import Article, Passage
from tashan.normalise import normalise_article
from tashan.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.model import Lang

PROJECT = Path(__file__).resolve().parents[2]
BENCH = PROJECT.parent / "shared" / "bench" / "wmt22-en-zh-news.jsonl"
SEEDS = PROJECT.parent / "shared" / "seeds"
NEGATIVES = PROJECT / "tests" / "stories" / "negatives"
CHINESE_ROLES = ("human-A", "human-B", "machine-Lan-Bridge", "machine-Online-Y", "machine-Online-G")
ROLES = ("source", *CHINESE_ROLES)


class Labelled(Struct, frozen=True, kw_only=True):
    """An article with the name of its story; articles with the same name are versions of one another."""

    article: Article
    story: str


class Document(Struct, frozen=True, kw_only=True):
    """A news document in one role of the test set; segments are aligned line by line across roles."""

    doc: str
    role: str
    lang: Lang
    segments: tuple[str, ...]


def missing() -> tuple[str, ...]:
    """What cannot be measured here, in words."""
    return tuple(f"{path} is not there" for path in (BENCH, SEEDS) if not path.exists())


def read_documents() -> tuple[Document, ...]:
    """Every document of the test set in every role."""
    found = []
    for line in BENCH.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        lang: Lang = "en" if entry["lang"] == "en" else "zh-Hans"
        found.append(Document(doc=entry["doc"], role=entry["role"], lang=lang, segments=tuple(entry["segments"])))
    return tuple(found)


def read_labelled(roles: Sequence[str]) -> tuple[Labelled, ...]:
    """The documents in these roles, the seeds and the hard negatives, as one corpus."""
    return (*_read_bench(roles), *_read_seeds(), *read_negatives())


def read_negatives() -> tuple[Labelled, ...]:
    """Articles on one topic, with shared figures and quotes, of which no two are versions of one another."""
    found = []
    for path in sorted(NEGATIVES.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        lang: Lang = "en" if path.name.endswith(".en.txt") else "zh-Hans"
        found.append(Labelled(article=make_article(path.stem, lang, lines[1:], title=lines[0]), story=path.stem))
    return tuple(found)


def make_article(name: str, lang: Lang, paragraphs: Sequence[str], *, title: str | None = None) -> Article:
    """An article of plain paragraphs, split into sentences as the program does it."""
    passages = tuple(
        Passage(kind="paragraph", text=text, markdown=text, line=line, sentences=split_sentences(text))
        for line, text in enumerate(paragraphs, start=1)
    )
    return Article(id=name, path=f"{name}.md", lang=lang, slug=name, title=title or name, passages=passages)


def _read_bench(roles: Sequence[str]) -> Iterator[Labelled]:
    if BENCH.exists():
        for document in read_documents():
            if document.role in roles:
                name = f"{document.doc}.{document.role}"
                yield Labelled(article=make_article(name, document.lang, document.segments), story=document.doc)


def _read_seeds() -> Iterator[Labelled]:
    """The five seeds; the first is a copy of the third."""
    if SEEDS.exists():
        problems = Problems()
        for raw in read_corpus(SEEDS, problems):
            number = "002" if raw.id.startswith("000") else raw.id[:3]
            yield Labelled(article=normalise_article(raw, problems).article, story=f"seed {number}")
