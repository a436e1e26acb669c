"""Footnotes of one page: numbers in the text, and the list of sources at its end.

In: citations in the order in which the page shows them. Out: a `Mark` for each occurrence and, at the end, the sources
with their notes and the way back to every mark. What a preview shows stands once, in the note, however often a page
cites it: a city's page was half previews before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tashan.briefings import links
from tashan.briefings.page import Mark, Note, Quotation, SourceEntry

if TYPE_CHECKING:
    from tashan.briefings.voice import Voice
    from tashan.model import Citation


@dataclass(slots=True, kw_only=True)
class _Cited:
    """A sentence that a page cites: its number, where it can be read, its marks so far, the words of its note."""

    number: int
    note: str
    source: str
    href: str
    external: bool
    backs: list[str] = field(default_factory=list)
    words: Quotation | None = None


class Footnotes:
    """Numbers citations as they come; the same sentence keeps its number. One object a page."""

    def __init__(self, voice: Voice, path: str) -> None:
        self._voice = voice
        self._path = path
        self._cited: dict[Citation, _Cited] = {}
        self._sources: dict[str, str] = {}
        self._addresses: dict[Citation, tuple[str, bool]] = {}

    def cite(self, quote: Quotation, *, preview: bool = False) -> Mark:
        """A mark for the place that `quote` stands in; with `preview` its note repeats the words, where the page shows
        them not."""
        citation = quote.citation
        found = self._cited.get(citation)
        if found is None:
            found = self._cited[citation] = self._cite_first(citation)
        found.backs.append(f"r{found.number}-{len(found.backs) + 1}")
        if preview and (found.words is None or len(found.words.text.text) < len(quote.text.text)):
            found.words = quote
        return Mark(
            number=found.number,
            id=found.backs[-1],
            source=found.source,
            note=found.note,
            href=found.href,
            external=found.external,
        )

    @property
    def count(self) -> int:
        """How many sentences the page has cited."""
        return len(self._cited)

    def _cite_first(self, citation: Citation) -> _Cited:
        number = len(self._cited) + 1
        href, external = self.address(citation)
        source = self._sources.setdefault(citation.article, f"s{len(self._sources) + 1}")
        return _Cited(number=number, note=f"n{number}", source=source, href=href, external=external)

    def address(self, citation: Citation) -> tuple[str, bool]:
        """Where the cited sentence can be read: on this site where its rights allow it, else at its source."""
        if citation not in self._addresses:
            self._addresses[citation] = self._address(citation)
        return self._addresses[citation]

    def _address(self, citation: Citation) -> tuple[str, bool]:
        desk, voice = self._voice.desk, self._voice
        story, article = desk.story(citation), desk.library.articles[citation.article]
        if readable(voice, citation.article):
            page, prefix = reading_place(voice, citation.article)
            return links.relative(self._path, page, links.anchor(citation.passage, citation.sentence, prefix)), False
        url = links.web_address(article.source_url) or links.web_address(desk.article(story).source_url)
        return (url, True) if url else (links.relative(self._path, links.story_page(story.id), "provenance"), False)

    def sources(self) -> tuple[SourceEntry, ...]:
        """Every cited article in the order of its first note."""
        notes: dict[str, list[Note]] = {}
        for citation, found in self._cited.items():
            notes.setdefault(citation.article, []).append(self._note(citation, found))
        return tuple(self._source(article, tuple(of_article)) for article, of_article in notes.items())

    def _source(self, article_id: str, notes: tuple[Note, ...]) -> SourceEntry:
        imprint, story = self._voice.imprint(article_id), self._voice.desk.story_of[article_id]
        return SourceEntry(
            id=self._sources[article_id],
            title=imprint.title,
            publisher=imprint.publisher,
            date=imprint.date,
            url=imprint.url,
            briefing=links.relative(self._path, links.story_page(story.id)),
            notes=notes,
            doubts=self._voice.doubts(story),
        )

    def _note(self, citation: Citation, found: _Cited) -> Note:
        return Note(
            number=found.number,
            id=found.note,
            href=found.href,
            external=found.external,
            where=self._voice.words("paragraph_n", n=self._voice.desk.paragraphs[citation.article, citation.passage]),
            backs=tuple(found.backs),
            words=found.words,
        )


def readable(voice: Voice, article: str) -> bool:
    """Whether the site shows the whole text of an article: its own rights and those of its original allow it."""
    articles, story = voice.desk.library.articles, voice.desk.story_of[article]
    return articles[article].rights == "full" and articles[story.canonical].rights == "full"


def reading_place(voice: Voice, article: str) -> tuple[str, str]:
    """The page that shows an article's whole text and the prefix of its anchors there."""
    story = voice.desk.story_of[article]
    other = voice.other_side(story)
    if article == story.canonical:
        return links.story_page(story.id), ""
    if other and article == other.article:
        return links.story_page(story.id), "t-"
    return links.version_page(story.id, article), "v-"
