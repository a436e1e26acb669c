"""Small inputs in shapes that went wrong once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.corpus import read_corpus
from tashan.model import Reference
from tashan.normalise import normalise_article
from tashan.problems import Problems
from tashan.stories import group_stories

if TYPE_CHECKING:
    from pathlib import Path

    from tashan.alignment import Encoder
    from tashan.model import Story

# What is right stands beside the input.
NOTES = ("EXPECTED", "README")


def read_stories(folder: Path, encoder: Encoder) -> tuple[Story, ...]:
    problems = Problems()
    raws = [raw for raw in read_corpus(folder, problems) if raw.id not in NOTES]
    articles = [normalise_article(raw, problems).article for raw in raws]
    return group_stories(articles, encoder, Reference(), problems)


def test_a_translation_that_says_the_same_has_no_drift(shared: Path, encoder: Encoder) -> None:
    (story,) = read_stories(shared / "cases" / "drift-false", encoder)
    assert [drift.message for version in story.versions for drift in version.drift] == []


def test_bulletins_of_two_cities_are_two_stories(shared: Path, encoder: Encoder) -> None:
    assert len(read_stories(shared / "cases" / "template-two-cities", encoder)) == 2
