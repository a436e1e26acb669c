"""Which stories the new articles of a build joined, and why.

In: the library and the ids that the last build of the corpus knew. Out: lines for a person. An edition of an article is
told by its file's name and joins nothing; an article that stays alone is a story of its own and needs no line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.briefings.versions import likeness
from tashan.briefings.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tashan.model import Lang, Library, Story, Version

# A first build may find hundreds; `versions` lists them all.
MOST = 20


def joined_lines(library: Library, known: Collection[str]) -> tuple[str, ...]:
    """A line for each article that is not `known` and is now a version of another one."""
    found = [
        _line(library, story, version)
        for story in library.stories
        for version in story.versions[1:]
        if version.article not in known and not library.articles[version.article].edition_of
    ]
    more = len(found) - MOST
    return (*found[:MOST], *((f"… and {more} more articles joined a story; `versions` lists all",) if more > 0 else ()))


def _line(library: Library, story: Story, version: Version) -> str:
    article, canonical = library.articles[version.article], library.articles[story.canonical]
    return f"{article.path} joined {canonical.path}: {' '.join(_reasons(version, article.lang, canonical.lang))}"


def _reasons(version: Version, one: Lang, other: Lang) -> Iterator[str]:
    """The relation, the similarity in words, and what both rest on."""
    words = Wording("en")
    yield f"{words(version.relation)}; {words(likeness(version, one, other)).lower()}."
    yield from (words.message(message) for message in version.evidence)
