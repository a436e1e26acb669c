"""Texts of one form about different things stay apart; what tells of one thing still joins."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tashan.corpus import read_corpus
from tashan.normalise import normalise_article
from tashan.problems import Problems
from tests.stories.making import group, make_article, members
from tests.stories.templated import Templated, read_templated

if TYPE_CHECKING:
    from pathlib import Path

    from tashan.alignment import Encoder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "count"),
    [("templated.txt", 60), ("templated_third.txt", 60), ("templated_fourth.txt", 48), ("templated_fifth.txt", 60)],
)
def test_texts_of_one_form_in_two_languages_are_a_story_a_thing(encoder: Encoder, name: str, count: int) -> None:
    templated = list(read_templated(name))
    assert len(templated) == count
    story = {entry.article.id: entry.story for entry in templated}
    found = members(group(encoder, *(entry.article for entry in templated)))
    got = {frozenset(pair) for versions in found for pair in combinations(versions, 2)}
    want = {frozenset(pair) for pair in combinations(story, 2) if story[pair[0]] == story[pair[1]]}
    assert len(got & want) >= 0.99 * max(len(got), len(want))


@pytest.fixture(scope="module")
def more() -> list[Templated]:
    """Notices of buses and schools, announcements of courts, quarterly results: after forms found in public texts."""
    return list(read_templated("templated_more.txt"))


@pytest.mark.slow
def test_forms_that_no_threshold_was_set_by_stay_apart_and_find_their_translations(
    encoder: Encoder, more: list[Templated]
) -> None:
    found = members(group(encoder, *(entry.article for entry in more)))
    assert sorted(map(sorted, found)) == sorted(
        [f"{story}-en", f"{story}-zh-Hans"] for story in {entry.story for entry in more}
    )


@pytest.mark.slow
def test_an_excerpt_of_three_lines_goes_where_its_original_goes(encoder: Encoder) -> None:
    """No measure tells three lines of a form from another notice in another language; the whole notice is known."""
    whole = [entry for entry in read_templated("templated_fifth.txt") if entry.story.startswith(("clinic", "air"))]
    articles, story = [], {}
    for entry in whole:
        lines = [passage.text for passage in entry.article.passages]
        excerpt = make_article(f"{entry.article.id}.excerpt", lines[:-1], entry.article.lang)
        articles += [entry.article, excerpt]
        story |= {article.id: entry.story for article in articles[-2:]}
    found = members(group(encoder, *articles))
    assert sorted(map(sorted, found)) == sorted(
        sorted(name for name in story if story[name] == each) for each in set(story.values())
    )


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_light_reprints_parts_and_later_editions_join_their_own(
    encoder: Encoder, more: list[Templated], lang: str
) -> None:
    later = "具体安排将另行通知。" if lang == "zh-Hans" else "Further details will be announced."
    articles, story = [], {}
    for entry in more:
        if entry.article.lang == lang:
            lines = [passage.text for passage in entry.article.passages]
            light = [line.replace("，", "、", 1).replace(" and ", " as well as ", 1) for line in lines]
            for name, body in {"": lines, "-late": [*lines, later], "-light": light, "-part": lines[:-1]}.items():
                articles.append(make_article(entry.article.id + name, body, entry.article.lang))
                story[articles[-1].id] = entry.story
    found = members(group(encoder, *articles))
    assert sorted(sorted({story[name] for name in own}) for own in found) == sorted(
        [own] for own in set(story.values())
    )


def test_bulletins_of_two_cities_written_to_one_form_are_two_stories(encoder: Encoder, shared: Path) -> None:
    folder = shared / "cases" / "template-two-cities"
    raws = [raw for raw in read_corpus(folder, Problems()) if raw.id != "EXPECTED"]
    articles = [normalise_article(raw, Problems()).article for raw in raws]
    assert members(group(encoder, *articles)) == [["hz-2024"], ["wh-2024"]]
