"""Footnotes of one page: numbers in the text, and the list of sources at its end.

In: citations in the order in which the page shows them. Out: a `Mark` for each occurrence and, at the end, the sources
with their notes and the way back to every mark. What a preview shows stands once, in the note, however often a page
cites it: a city's page was half previews before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.briefings import links
from tashan.briefings.page import Mark, Note, Quotation, SourceEntry

if TYPE_CHECKING:
    from tashan.briefings.voice import Voice
    from tashan.model import Citation


class Footnotes:
    """Numbers citations as they come; the same sentence keeps its number. One object a page."""

    def __init__(self, voice: Voice, path: str) -> None:
        self._voice = voice
        self._path = path
        self._numbers: dict[Citation, int] = {}
        self._backs: dict[Citation, list[str]] = {}
        self._sources: dict[str, str] = {}
        self._words: dict[Citation, Quotation] = {}
        self._addresses: dict[Citation, tuple[str, bool]] = {}

    def cite(self, quote: Quotation, *, preview: bool = False) -> Mark:
        """A mark for the place that `quote` stands in; with `preview` its note repeats the words, where the page shows
        them not."""
        citation = quote.citation
        number = self._numbers.setdefault(citation, len(self._numbers) + 1)
        backs = self._backs.setdefault(citation, [])
        backs.append(f"r{number}-{len(backs) + 1}")
        if preview:
            known = self._words.get(citation, quote)
            self._words[citation] = max(known, quote, key=lambda words: len(words.text.text))
        href, external = self.address(citation)
        return Mark(
            number=number,
            id=backs[-1],
            source=self._sources.setdefault(citation.article, f"s{len(self._sources) + 1}"),
            note=f"n{number}",
            href=href,
            external=external,
        )

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
        for citation, number in self._numbers.items():
            notes.setdefault(citation.article, []).append(self._note(citation, number))
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

    def _note(self, citation: Citation, number: int) -> Note:
        href, external = self.address(citation)
        return Note(
            number=number,
            id=f"n{number}",
            href=href,
            external=external,
            where=self._voice.words("paragraph_n", n=citation.passage + 1),
            backs=tuple(self._backs[citation]),
            words=self._words.get(citation),
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
