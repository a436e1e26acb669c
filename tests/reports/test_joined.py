"""What a build says of the articles that joined a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tashan.alignment import Encoder
from tashan.model import Library, Reference
from tashan.reports import joined
from tashan.reports.joined import joined_lines
from tests.stories.making import HARBOUR, HARBOUR_EN, ORCHARD, group, make_article

if TYPE_CHECKING:
    from tashan.model import Article


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def library(encoder: Encoder, *articles: Article) -> Library:
    return Library(
        reference=Reference(),
        articles={article.id: article for article in articles},
        stories=group(encoder, *articles),
        facts={},
    )


def test_a_new_version_is_told_with_relation_similarity_in_words_and_evidence(encoder: Encoder) -> None:
    made = library(encoder, make_article("a", HARBOUR), make_article("b", HARBOUR), make_article("c", ORCHARD))
    (line,) = joined_lines(made, ("a", "c"))
    assert line == (
        "b.md joined a.md: Reprint; nearly the same, sentence by sentence. Aligned sentence by sentence, 100% of the "
        "shorter text is found in the other one, in the same order. The aligned sentences have 100% of their wording "
        "in common."
    )


def test_what_an_earlier_build_knew_and_editions_are_not_told(encoder: Encoder) -> None:
    edition = make_article("a.en", HARBOUR_EN, "en", edition_of="a")
    made = library(encoder, make_article("a", HARBOUR), edition, make_article("b", HARBOUR))
    assert joined_lines(made, ("b",)) == ()


def test_many_lines_end_in_a_count(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joined, "MOST", 1)
    made = library(encoder, *(replace(make_article(name, HARBOUR)) for name in "abcd"))
    assert joined_lines(made, ())[1:] == ("… and 2 more articles joined a story; `versions` lists all",)


def test_twenty_are_told_one_by_one(encoder: Encoder) -> None:
    made = library(encoder, *(make_article(f"a{number:02}", HARBOUR) for number in range(22)))
    *told, last = joined_lines(made, ())
    assert (len(told), last) == (20, "… and 1 more articles joined a story; `versions` lists all")
