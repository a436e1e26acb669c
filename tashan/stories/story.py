"""One story: its canonical version, and each other version's relation, similarity, alignment and drift.

In: the texts of one group. Out: a Story of the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.model import Story, Version
from tashan.stories.canonical import choose_canonical
from tashan.stories.decide import compare
from tashan.stories.drift import find_drift
from tashan.stories.lone import find_lone
from tashan.stories.marks import find_marks, is_machine_made
from tashan.stories.relation import find_relation
from tashan.stories.texts import plain_sentences
from tashan.stories.traces import find_traces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.comparing.insertion import Encode
    from tashan.model import Article
    from tashan.stories.marks import Mark
    from tashan.stories.namebook import NameBook
    from tashan.stories.texts import Text


def make_single(article: Article) -> Story:
    """The story of an article that has no other version."""
    return Story(id=article.id, canonical=article.id, versions=(_make_first(article, plain_sentences(article)),))


def _make_first(article: Article, sentences: Sequence[str]) -> Version:
    relation, evidence = find_lone(article, sentences)
    return Version(article=article.id, relation=relation, similarity=1.0, evidence=evidence)


def make_story(texts: Sequence[Text], names: NameBook, encode: Encode | None = None) -> Story:
    """The story that `texts` (two or more) are the versions of; its id is the canonical article's."""
    marks = find_marks(texts)
    canonical, reasons = choose_canonical(texts, marks)
    others = [_make_version(canonical, text, marks[text.id], names, encode) for text in texts if text is not canonical]
    first = _make_first(canonical.article, canonical.plain)
    return Story(id=canonical.id, canonical=canonical.id, versions=(first, *others), reasons=reasons)


def _make_version(
    canonical: Text, text: Text, marks: Sequence[Mark], names: NameBook, encode: Encode | None
) -> Version:
    found = compare(canonical, text, whole=True)
    drift = find_drift(found, names, careless=is_machine_made(marks), encode=encode)
    relation, evidence = find_relation(found, (*marks, *find_traces(found, drift)))
    return Version(
        article=text.id,
        relation=relation,
        similarity=round(min(1.0, found.similarity), 3),
        evidence=evidence,
        drift=drift,
        beads=found.beads,
    )
