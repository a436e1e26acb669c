"""What a reader takes along: each story that has two languages as a book and as a translation memory.

In: a story and the voices of both scripts. Out: one EPUB and one TMX for each script of Chinese, as `Asset`s; only of
texts whose rights allow it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.briefings import links
from tashan.briefings.amounts import long_date
from tashan.briefings.reading import Block, Reading, compose_reading
from tashan.editions.epub import Book, Paragraph, Piece, Row, write_epub
from tashan.editions.tmx import tmx_document
from tashan.locales import LOCALES, family
from tashan.model import Asset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tashan.briefings.voice import Voice
    from tashan.model import Edition, Story

SCRIPTS: tuple[Edition, ...] = tuple(lang for lang in LOCALES if family(lang) == "zh")


def compose_exports(voices: Mapping[Edition, Voice], story: Story) -> tuple[Asset, ...]:
    """The downloads of a story; `voices` are those of both scripts, or of more editions."""
    return tuple(asset for script in SCRIPTS for asset in _assets(voices[script], story))


def _assets(voice: Voice, story: Story) -> Iterable[Asset]:
    reading = compose_reading(voice, story)
    if reading is None or reading.second_lang is None:
        return ()
    epub, tmx = (links.download(story.id, voice.edition, ending) for ending in ("epub", "tmx"))
    return (
        Asset(path=epub, content=write_epub(_book(voice, story, reading))),
        Asset(path=tmx, content=_memory(voice, story).encode()),
    )


def _memory(voice: Voice, story: Story) -> str:
    """The translation memory of a story, Chinese in the script of the edition; its source is the canonical text."""
    other = voice.other_side(story)
    assert other is not None  # noqa: S101  a reading with two sides has one
    articles = voice.desk.library.articles
    a, b = (_sentences(voice, article) for article in (story.canonical, other.article))
    lang_a, lang_b = (voice.lang(articles[article].lang) for article in (story.canonical, other.article))
    return tmx_document(a, b, voice.desk.versions[other.article].beads, lang_a=lang_a, lang_b=lang_b)


def _sentences(voice: Voice, article: str) -> list[str]:
    sentences = voice.desk.sentences[article]
    return [voice.span(article, place.passage, sentence.start, sentence.end) for place, sentence in sentences]


def _book(voice: Voice, story: Story, reading: Reading) -> Book:
    article, words = voice.desk.article(story), voice.words
    title, other = voice.titles(story)
    assert reading.second_lang is not None  # noqa: S101  see _assets
    publisher = voice.name(article.publisher).text if article.publisher else words("no_publisher")
    address = links.web_address(article.source_url) or ""
    lines = [
        f"{words('publisher')}: {publisher}",
        f"{words('date_label')}: {long_date(article.published, voice.edition)}",
    ]
    return Book(
        id=f"tashan:{story.id}:{voice.edition}",
        title=title.text,
        other_title=other.text if other else "",
        langs=(reading.first_lang, reading.second_lang),
        contents=words("on_this_page"),
        creators=tuple(voice.name(author).text for author in article.authors),
        publisher=voice.name(article.publisher).text if article.publisher else "",
        source=address,
        about=(*lines, *([f"{words('source_label')}: {address}"] if address else [])),
        notice=f"{words('machine_mark')}: {words('machine_note')}" if reading.machine else "",
        modified=article.modified or article.published,
        rows=tuple(
            Row(first=tuple(map(_paragraph, row.first)), second=tuple(map(_paragraph, row.second)))
            for row in reading.rows
        ),
    )


def _paragraph(block: Block) -> Paragraph:
    return Paragraph(kind=block.kind, lang=block.lang, pieces=tuple(_pieces(block)))


def _pieces(block: Block) -> Iterable[Piece]:
    """The block's text in order: sentences, and what stands between them."""
    at = 0
    for span in sorted(block.spans, key=lambda span: span.start):
        start = max(at, span.start)
        if start > at:
            yield Piece(text=block.text[at:start])
        if span.end > start:
            yield Piece(text=block.text[start : span.end], pair=span.pair)
        at = max(at, span.end)
    if at < len(block.text):
        yield Piece(text=block.text[at:])
