"""A version beside the canonical one: what it says otherwise, listed and shown in the text.

In: the edition's voice, a story and one of its versions. Out: its page. Under `excerpt` only fragments are shown.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tashan.briefings import links
from tashan.briefings.amounts import long_date
from tashan.briefings.cite import readable
from tashan.briefings.diff import Piece, changed_characters, pieces
from tashan.briefings.page import Link, Meta, Page
from tashan.briefings.views import Views
from tashan.locales import family
from tashan.model import EDITIONS

if TYPE_CHECKING:
    from tashan.briefings.page import Mark, Quotation, Text
    from tashan.briefings.voice import Voice
    from tashan.model import Bead, Drift, Lang, Story, Version

# A drift's quotation in the list: the clause around it, not the paragraph.
DRIFT_QUOTE = 120
# The gravity that is worth a sentence at the head of the page.
GRAVE = 3
# From which similarity on a version is called what; translations reach about a half, copies in other words two thirds.
# What vectors of two languages lose: good translations reach 0.27 to 0.5 where copies in one language reach 0.6 to 0.9.
ACROSS = 0.35
_LIKENESS = ((0.9, "similarity_same"), (0.6, "similarity_close"), (0.35, "similarity_free"))


_Marks = dict[Any, list[tuple[int, int, int]]]


class DriftView(Struct, frozen=True, kw_only=True):
    number: int
    kind: str
    label: str
    original: Quotation | None
    original_mark: Mark | None
    copy: Quotation | None
    copy_mark: Mark | None
    explanation: Text
    row: str | None
    """Anchor of the row that shows it in the text."""


class SideSentence(Struct, frozen=True, kw_only=True):
    id: str | None
    lang: Lang
    pieces: tuple[Piece, ...]


class SideRow(Struct, frozen=True, kw_only=True):
    id: str
    left: tuple[SideSentence, ...]
    right: tuple[SideSentence, ...]
    drifts: tuple[int, ...]
    heading: bool


class VersionView(Struct, frozen=True, kw_only=True):
    relation: str
    relation_name: str
    title: Text
    publisher: Text | None
    date: str
    url: str | None
    similarity: str
    machine: bool
    notice: Text | None
    briefing: Link
    evidence: tuple[Text, ...]
    worst: Text | None
    """What the gravest drift does, where it turns a statement or a number."""
    drifts: tuple[DriftView, ...]
    rows: tuple[SideRow, ...]
    left_title: Text


def likeness(version: Version, one: Lang, other: Lang) -> str:
    """The words for the similarity of a version in language `one` to an original in `other`."""
    seen = version.similarity + (ACROSS if family(one) != family(other) else 0.0)
    return next((words for least, words in _LIKENESS if seen >= least), "similarity_part")


def compose_version(voice: Voice, story: Story, version: Version) -> Page:
    views = Views.of(voice, links.version_page(story.id, version.article))
    article, canonical = voice.desk.library.articles[version.article], voice.desk.article(story)
    open_text = readable(voice, version.article)
    rows = tuple(_rows(voice, story, version)) if open_text else ()
    row_of = {number: row.id for row in rows for number in row.drifts}
    relation = voice.words(version.relation)
    title = voice.title(article)
    context = VersionView(
        relation=version.relation,
        relation_name=relation,
        title=title,
        publisher=voice.name(article.publisher) if article.publisher else None,
        date=long_date(article.published, voice.edition),
        url=links.web_address(article.source_url),
        similarity=voice.words(likeness(version, article.lang, canonical.lang)),
        machine=voice.by_machine(version),
        notice=voice.text(article.notice, article.lang) if article.notice else None,
        briefing=Link(href=links.relative(views.path, links.story_page(story.id)), text=voice.title(canonical)),
        evidence=tuple(voice.message(message, story) for message in version.evidence),
        worst=voice.message(version.drift[0].message, story)
        if version.drift and version.drift[0].gravity == GRAVE
        else None,
        drifts=tuple(_drift(views, story, drift, n, row_of.get(n)) for n, drift in enumerate(version.drift, start=1)),
        rows=rows,
        left_title=voice.title(canonical),
    )
    return Page(
        path=views.path,
        title=voice.words("version_title", relation=relation, title=title),
        description=voice.words("version_description"),
        template="version",
        context=context,
        meta=Meta(kind="version", alternates=EDITIONS, title_lang=title.lang, machine=context.machine),
        sources=views.notes.sources(),
    )


def _drift(views: Views, story: Story, drift: Drift, number: int, row: str | None) -> DriftView:
    voice = views.voice
    original = voice.drifted(drift.original, DRIFT_QUOTE) if drift.original else None
    copy = voice.drifted(drift.copy, DRIFT_QUOTE) if drift.copy else None
    return DriftView(
        number=number,
        kind=drift.kind,
        label=voice.words(f"drift-kind-{drift.kind}"),
        original=original,
        original_mark=views.notes.cite(original) if original else None,
        copy=copy,
        copy_mark=views.notes.cite(copy) if copy else None,
        explanation=voice.message(drift.message, story),
        row=row,
    )


def _rows(voice: Voice, story: Story, version: Version) -> list[SideRow]:
    """One row a bead; of a version without an alignment nothing is laid side by side."""
    marks = _drift_marks(version)
    return [_row(voice, story, version, bead, number, marks) for number, bead in enumerate(version.beads)]


def _row(
    voice: Voice,
    story: Story,
    version: Version,
    bead: Bead,
    number: int,
    marks: _Marks,
) -> SideRow:
    """A bead as two sides; where both are in one language, changed characters are marked as well."""
    texts = _side_texts(voice, story.canonical, bead.a), _side_texts(voice, version.article, bead.b)
    articles = voice.desk.library.articles
    langs = voice.lang(articles[story.canonical].lang), voice.lang(articles[version.article].lang)
    alike = family(langs[0]) == family(langs[1]) and bead.a and bead.b
    changed = changed_characters("".join(texts[0]), "".join(texts[1])) if alike else (None, None)
    left = _side(voice, story.canonical, bead.a, texts[0], changed[0], marks, "")
    right = _side(voice, version.article, bead.b, texts[1], changed[1], marks, "v-")
    numbers = {mark[2] for i in bead.a for mark in marks[voice.desk.sentences[story.canonical][i][0]]}
    numbers |= {mark[2] for j in bead.b for mark in marks[voice.desk.sentences[version.article][j][0]]}
    first = voice.desk.sentences[story.canonical][bead.a[0]][0] if bead.a else None
    heading = first is not None and articles[story.canonical].passages[first.passage].kind == "heading"
    return SideRow(id=f"b{number}", left=left, right=right, drifts=tuple(sorted(numbers)), heading=heading)


def _side_texts(voice: Voice, article: str, indices: tuple[int, ...]) -> list[str]:
    found = [voice.desk.sentences[article][index] for index in indices]
    return [voice.span(article, place.passage, sentence.start, sentence.end) for place, sentence in found]


def _side(
    voice: Voice,
    article: str,
    indices: tuple[int, ...],
    texts: list[str],
    changed: tuple[bool, ...] | None,
    marks: _Marks,
    prefix: str,
) -> tuple[SideSentence, ...]:
    """Sentences of one side, their characters marked by change and drift."""
    found, offset = [], 0
    lang = voice.lang(voice.desk.library.articles[article].lang)
    for index, text in zip(indices, texts, strict=True):
        place, sentence = voice.desk.sentences[article][index]
        drifts = [0] * len(text)
        # Offsets of marks hold where conversion kept the length; elsewhere the whole sentence carries the mark.
        kept = len(text) == len(sentence.text)
        for start, end, number in marks[place]:
            for at in range(start, min(end, len(text))) if kept else range(len(text)):
                drifts[at] = number
        own = changed[offset : offset + len(text)] if changed else (False,) * len(text)
        offset += len(text)
        name = links.anchor(place.passage, place.sentence, prefix)
        found.append(SideSentence(id=name, lang=lang, pieces=pieces(text, own, drifts)))
    return tuple(found)


def _drift_marks(version: Version) -> _Marks:
    """By citation: start, end and number of each drift's mark in its sentence."""
    marks: _Marks = defaultdict(list)
    for number, drift in enumerate(version.drift, start=1):
        for quote in (drift.original, drift.copy):
            if quote:
                start, end = quote.mark or (0, len(quote.text))
                marks[quote.citation].append((start, end, number))
    return marks
