"""One story: its canonical version, and each other version's relation, similarity, alignment and drift.

In: the texts of one group. Out: a Story of the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.model import Story, Version
from tashan.stories.canonical import choose_canonical
from tashan.stories.decide import compare
from tashan.stories.drift import find_drift
from tashan.stories.marks import find_marks, is_machine_made
from tashan.stories.relation import find_relation
from tashan.stories.traces import find_traces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.stories.marks import Mark
    from tashan.stories.namebook import NameBook
    from tashan.stories.texts import Text


def make_single(article: str) -> Story:
    """The story of an article that has no other version."""
    return Story(
        id=article, canonical=article, versions=(Version(article=article, relation="original", similarity=1.0),)
    )


def make_story(texts: Sequence[Text], names: NameBook) -> Story:
    """The story that `texts` (two or more) are the versions of; its id is the canonical article's."""
    marks = {text.id: find_marks(text, [other for other in texts if other is not text]) for text in texts}
    canonical, reasons = choose_canonical(texts, marks)
    others = [_make_version(canonical, text, marks[text.id], names) for text in texts if text is not canonical]
    first = Version(article=canonical.id, relation="original", similarity=1.0)
    return Story(id=canonical.id, canonical=canonical.id, versions=(first, *others), reasons=reasons)


def _make_version(canonical: Text, text: Text, marks: Sequence[Mark], names: NameBook) -> Version:
    found = compare(canonical, text, whole=True)
    drift = find_drift(found, names, careless=is_machine_made(marks))
    relation, evidence = find_relation(found, (*marks, *find_traces(found, drift)))
    return Version(
        article=text.id,
        relation=relation,
        similarity=round(min(1.0, found.similarity), 3),
        evidence=evidence,
        drift=drift,
        beads=found.beads,
    )
