"""A story whose original is missing: its pages say so, with the evidence, and quote nothing that nobody reviewed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tashan.briefings import compose_edition
from tashan.model import EDITIONS, Edition, Library, Message
from tashan.pipeline import withhold
from tashan.render import render_edition
from tests.briefings.library import LIBRARY

SPUN = Message(code="evidence-spun", values=(("count", "2"), ("examples", "年夜学（大学）")))
SAID = {"zh-Hans": "原文不在本站", "zh-Hant": "原文不在本站", "en": "its original is not on this site"}


def spun(story_id: str) -> Library:
    """The library with the first version of a story bearing the traces of a program."""
    stories = []
    for story in LIBRARY.stories:
        first = replace(story.versions[0], relation="machine-rewrite", evidence=(SPUN,))
        stories.append(replace(story, versions=(first, *story.versions[1:])) if story.id == story_id else story)
    return replace(LIBRARY, stories=tuple(stories))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_that_cites_it_says_so_with_the_evidence(edition: Edition) -> None:
    pages = compose_edition(spun("nanhe"), edition)
    citing = {page.path for page in pages if any("nanhe" in entry.briefing for entry in page.sources)}
    rendered = render_edition(pages, edition, "s2tw", LIBRARY.reference.site)
    bodies = {document.path: document.body for document in rendered}
    assert "cities/nanhe.md" in citing
    for path in {"briefings/nanhe/index.md", *citing}:
        assert SAID[edition] in bodies[path]
        assert "年夜" in bodies[path]


def test_a_story_with_its_original_carries_no_mark() -> None:
    pages = compose_edition(spun("nanhe"), "en")
    entries = [entry for page in pages for entry in page.sources if "guangyan" in entry.briefing]
    assert entries
    assert all(entry.doubts == () for entry in entries)


def test_only_what_an_editor_reviewed_is_quoted_from_it() -> None:
    library = spun("guangyan")
    claims = library.facts["guangyan"].claims
    one = replace(
        library.facts["guangyan"], claims=(claims[0], *(replace(claim, reviewed=False) for claim in claims[1:]))
    )
    library = replace(library, facts={**library.facts, "guangyan": one})
    facts = withhold(library).facts
    assert facts["guangyan"].claims == (claims[0],)
    assert facts["guangyan"].key_points == ()
    assert facts["guangyan"].figures == library.facts["guangyan"].figures
    assert facts["nanhe"] == library.facts["nanhe"]
