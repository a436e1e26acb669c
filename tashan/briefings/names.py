"""Names in a story with their spellings in the three languages.

In: the edition's voice and a story. Out: rows for the page, which also let one search find the story by any of them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.briefings import links
from tashan.briefings.page import Link, Text

if TYPE_CHECKING:
    from tashan.briefings.voice import Voice
    from tashan.model import Label, Story

# A story's glossary, not an index: the names that it mentions most.
MOST_NAMES = 24
_ACRONYM = re.compile(r"[A-Z]{2,3}")


class NameRow(Struct, frozen=True, kw_only=True):
    simplified: Text
    traditional: Text
    english: Text
    link: Link | None


def find_names(voice: Voice, story: Story) -> tuple[NameRow, ...]:
    """Names of the reference data in the canonical version, most mentioned first; what it only writes as three capitals
    or fewer may be anything: PRD, NIO, MIT."""
    reference = voice.desk.library.reference
    index = voice.names
    passages = voice.desk.article(story).passages
    mentions = [mention for passage in passages for mention in index.find(passage.text)]
    written_out = {mention.id for mention in mentions if not _ACRONYM.fullmatch(mention.text)}
    counts = Counter(mention.id for mention in mentions if mention.id in written_out)
    labels: dict[str, Label] = {term.id: term.name for term in reference.terms}
    labels.update({place.id: place.name for place in reference.places})
    ordered = sorted(counts, key=lambda name: (-counts[name], name))[:MOST_NAMES]
    return tuple(_row(voice, story, name, labels[name]) for name in ordered if name in labels)


def _row(voice: Voice, story: Story, name: str, label: Label) -> NameRow:
    place = voice.desk.places.get(name)
    reported = place is not None and place.kind != "country" and name in voice.desk.about
    here = links.story_page(story.id)
    paged = name in voice.desk.paged
    href = (
        links.relative(here, links.city_page(name))
        if paged
        else links.relative(here, links.CITIES, links.passing_anchor(name))
    )
    return NameRow(
        simplified=Text(text=label.zh_hans, lang="zh-Hans"),
        traditional=Text(text=label.zh_hant or voice.converter.traditional(label.zh_hans), lang="zh-Hant"),
        english=Text(text=label.en, lang="en"),
        link=Link(href=href, text=voice.label(label)) if reported else None,
    )
