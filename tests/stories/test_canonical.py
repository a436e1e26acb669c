"""The rules by which the canonical version is chosen, one after the other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tashan.briefings.links import story_page
from tashan.stories.canonical import find_first_language
from tashan.stories.texts import Shelf
from tests.stories.making import HARBOUR, HARBOUR_EN, group, make_article

if TYPE_CHECKING:
    from tashan.alignment import Encoder
    from tashan.model import Article

EARLY, LATE = datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("chosen", "other", "reason"),
    [
        (make_article("z", HARBOUR), make_article("a", HARBOUR, version_of="z"), "canonical-named"),
        (make_article("z", HARBOUR), make_article("a", HARBOUR_EN, "en", edition_of="z"), "canonical-edition"),
        (
            make_article("z", HARBOUR, source_url="https://example.org/1"),
            make_article("a", HARBOUR),
            "canonical-source",
        ),
        (make_article("z", HARBOUR, published=EARLY), make_article("a", HARBOUR, published=LATE), "canonical-earliest"),
        (make_article("z", HARBOUR, authors=("记者",)), make_article("a", HARBOUR), "canonical-details"),
        (make_article("z", HARBOUR), make_article("a", HARBOUR[:4]), "canonical-longest"),
        (make_article("a", HARBOUR), make_article("z", HARBOUR), "canonical-first"),
    ],
)
def test_a_rule_decides_and_is_given_as_the_reason(
    encoder: Encoder, chosen: Article, other: Article, reason: str
) -> None:
    (story,) = group(encoder, other, chosen)
    assert story.canonical == chosen.id
    assert [message.code for message in story.reasons] == [reason]


@pytest.mark.slow
def test_a_story_about_chinese_places_was_first_told_in_chinese(encoder: Encoder) -> None:
    chinese = make_article("z", ["林见山去年从望舒搬到了临川港。", *HARBOUR])
    english = make_article("a", ["Lin Jianshan moved from Wangshu to Linchuan Port last year.", *HARBOUR_EN], "en")
    (story,) = group(encoder, english, chinese)
    assert story.canonical == "z"
    assert dict(story.reasons[0].values) == {"lang": "zh-Hans"}


def test_foreign_news_was_first_told_in_english(encoder: Encoder) -> None:
    english = [
        "Deborah Whitfield and Gregory Palmer met in Edinburgh.",
        "Whitfield told Palmer about the bridge.",
        *HARBOUR_EN[4:],
    ]
    chinese = ["黛博拉·惠特菲尔德和格雷戈里·帕尔默在爱丁堡见了面。", "惠特菲尔德向帕尔默讲了那座桥的事。", *HARBOUR[4:]]
    (story,) = group(encoder, make_article("a", chinese), make_article("z", english, "en"))
    assert story.canonical == "z"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"published": LATE, "source_url": "https://example.org/1", "publisher": "转运网"}, "canonical-earliest"),
        ({"published": LATE, "derived": "reprint"}, "canonical-reprint"),
        ({"published": EARLY, "derived": "reprint", "source_url": "https://example.org/1"}, "canonical-reprint"),
    ],
)
def test_a_reprint_leaves_the_original_in_its_place(encoder: Encoder, fields: dict[str, object], reason: str) -> None:
    """With a link and a later date, without a link, and even with an earlier date where it says that it is one."""
    original = make_article("z", HARBOUR, published=EARLY)
    (story,) = group(encoder, make_article("a", HARBOUR, **fields), original)
    assert (story.canonical, story.reasons[0].code) == ("z", reason)
    assert story.versions[1].relation == "reprint"


def test_a_translation_that_says_so_leaves_the_original_in_its_place(encoder: Encoder) -> None:
    original = make_article("z", HARBOUR_EN, "en", published=LATE)
    translation = make_article("a", HARBOUR, published=EARLY, derived="translation", source_url="https://example.org/1")
    (story,) = group(encoder, translation, original)
    assert (story.canonical, story.versions[1].relation) == ("z", "translation")


@pytest.mark.parametrize(
    "copy",
    [
        make_article("a", HARBOUR, source_url="https://example.org/1"),
        make_article("a", HARBOUR, derived="reprint", source_url="https://example.org/1", published=EARLY),
        make_article("a", HARBOUR, published=datetime(2025, 3, 2, tzinfo=UTC), authors=("编辑",)),
        make_article("a", HARBOUR[:4], source_url="https://example.org/1"),
        make_article("a", HARBOUR_EN, "en", derived="translation", source_url="https://example.org/1"),
    ],
    ids=["with a link", "an earlier reprint", "later, with an author", "abridged", "translation"],
)
def test_a_canonical_version_keeps_its_address_when_a_copy_joins(encoder: Encoder, copy: Article) -> None:
    original = make_article("z", HARBOUR, published=LATE)
    (alone,) = group(encoder, original)
    (joined,) = group(encoder, copy, original)
    assert {version.article for version in joined.versions} == {"a", "z"}
    assert story_page(joined.id) == story_page(alone.id) == "briefings/z/index.md"


@pytest.mark.parametrize(
    ("chinese", "english", "first"),
    [
        (
            ["村里今年种了三千亩梨。", *HARBOUR[4:]],
            ["China's village, near Beijing, planted 3,000 mu.", *HARBOUR_EN[4:]],
            "zh-Hans",
        ),
        (["达伦·哈里斯今年种了三千亩梨。", *HARBOUR[4:]], ["He planted 3,000 mu of pears.", *HARBOUR_EN[4:]], "en"),
        (["Landray教授今年种了梨。", *HARBOUR[4:]], ["This year Landray planted pears.", *HARBOUR_EN[4:]], "en"),
        (["桥要修了。"], ["Repairs are going to be carried out on the old bridge over the river."], "zh-Hans"),
        (["跨河的那座老桥终于要开始修理了。"], ["The old bridge is to be repaired."], "en"),
    ],
)
def test_names_and_lengths_tell_the_first_language(
    encoder: Encoder, chinese: list[str], english: list[str], first: str
) -> None:
    shelf = Shelf([make_article("a", chinese), make_article("b", english, "en")], encoder)
    assert find_first_language([shelf.text(0), shelf.text(1)]) == first
    assert find_first_language([shelf.text(0)]) is None
