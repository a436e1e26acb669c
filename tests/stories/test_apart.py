"""Texts of one form about different things stay apart; what tells of one thing still joins."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tests.stories.making import group, members
from tests.stories.templated import read_templated

if TYPE_CHECKING:
    from tashan.alignment import Encoder


def test_sixty_texts_of_ten_forms_are_thirty_stories(encoder: Encoder) -> None:
    templated = list(read_templated())
    assert len(templated) == 60
    story = {entry.article.id: entry.story for entry in templated}
    found = members(group(encoder, *(entry.article for entry in templated)))
    got = {frozenset(pair) for versions in found for pair in combinations(versions, 2)}
    want = {frozenset(pair) for pair in combinations(story, 2) if story[pair[0]] == story[pair[1]]}
    assert len(got & want) >= 0.99 * max(len(got), len(want))
