"""The editions page: how every article stands in the other language.

In: the edition's voice. Out: one page, or several where there are many articles, with a row for each that is no edition
of another: who translated it, and which of its passages the translation has not seen as they are now.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.briefings import links
from tashan.briefings.cite import readable
from tashan.briefings.home import list_page
from tashan.briefings.page import Link
from tashan.briefings.paging import cut_parts, list_part
from tashan.briefings.views import Views
from tashan.editions.freshness import EditionStatus, edition_status
from tashan.locales import family

if TYPE_CHECKING:
    from tashan.briefings.page import Page
    from tashan.briefings.paging import Listed, Part
    from tashan.briefings.voice import Voice
    from tashan.model import Article, Story

    Original = tuple[Story, Article]


class EditionRow(Struct, frozen=True, kw_only=True):
    """An article and its state; `state` is none, unrecorded, fresh or outdated."""

    article: Link
    lang: str
    state: str
    shown: str
    """The state in words."""
    by: str
    engine: str
    reviewed: str
    machine: bool
    outdated: tuple[Link, ...]


# A part of the list; its own page shows one to two parts.
ARTICLES_A_PART = 100


class Editions(Struct, frozen=True, kw_only=True):
    """`counts` says on the list's own page how all articles stand; empty on older parts."""

    rows: Listed[EditionRow]
    counts: str
    briefings: str


def compose_editions(voice: Voice) -> tuple[Page, ...]:
    articles = [(story, a) for story in voice.desk.stories for a in _originals(voice, story)]
    parts = tuple(cut_parts(links.EDITIONS, articles, ARTICLES_A_PART))
    states = Counter(state_of(story_status(voice, story, article)) for story, article in articles)
    counts = voice.words(
        "editions_counts", n=len(articles), translated=len(articles) - states["none"], outdated=states["outdated"]
    )
    return tuple(_part(voice, part, parts, counts) for part in parts)


def _part(voice: Voice, part: Part[Original], parts: tuple[Part[Original], ...], counts: str) -> Page:
    views = Views.of(voice, part.path)
    rows = list_part(voice, part, parts, tuple(_row(views, story, article) for story, article in part.items))
    briefings = links.relative(views.path, links.BRIEFINGS)
    shown = Editions(rows=rows, counts="" if part.number else counts, briefings=briefings)
    return list_page(views, "editions", shown, number=part.number)


def _originals(voice: Voice, story: Story) -> list[Article]:
    """The articles of a story that are in no other language already: editions and translations are states of these."""
    found = (voice.desk.library.articles[version.article] for version in story.versions)
    lang = family(voice.desk.article(story).lang)
    return [a for a in found if not a.edition_of and (a.id == story.canonical or family(a.lang) == lang)]


def story_status(voice: Voice, story: Story, article: Article) -> EditionStatus:
    """How an article stands in the other language: by its own edition, else by a translation of its story."""
    editions = [
        edition
        for edition in voice.desk.editions_of.get(article.id, ())
        if family(edition.lang) != family(article.lang)
    ]
    other = voice.other_side(story) if article.id == story.canonical else None
    if editions:
        status = edition_status(article, editions[0])
        found = next((version for version in story.versions if version.article == editions[0].id), None)
    elif other is not None:
        status, found = edition_status(article, voice.desk.library.articles[other.article]), other
    else:
        lang = "en" if family(article.lang) == "zh" else "zh-Hans"
        return EditionStatus(article=article.id, lang=lang, total=len(article.passages))  # type: ignore[arg-type]
    machine = found is not None and voice.by_machine(found)
    return _as_machine(status) if machine and status.by is None else status


def _as_machine(status: EditionStatus) -> EditionStatus:
    """A translation that bears the marks of a machine, though its file does not say so."""
    return EditionStatus(
        article=status.article,
        lang=status.lang,
        edition=status.edition,
        translated=True,
        recorded=status.recorded,
        outdated=status.outdated,
        removed=status.removed,
        total=status.total,
        by="machine",
    )


def state_of(status: EditionStatus) -> str:
    if not status.translated:
        return "none"
    if not status.recorded:
        return "unrecorded"
    return "outdated" if status.outdated or status.removed else "fresh"


def _row(views: Views, story: Story, article: Article) -> EditionRow:
    voice, words = views.voice, views.voice.words
    status = story_status(voice, story, article)
    state = state_of(status)
    own = article.id == story.canonical
    page = links.story_page(story.id) if own else links.version_page(story.id, article.id)
    n = len(status.outdated) + status.removed
    return EditionRow(
        article=Link(
            href=links.relative(views.path, page), text=voice.titles(story)[0] if own else voice.title(article)
        ),
        lang=words(f"lang_{article.lang}"),
        state=state,
        shown=words(f"edition_{state}", n=n, total=status.total),
        by=words(f"edition_by_{status.by or 'unknown'}") if status.translated else "",
        engine=status.engine or "",
        reviewed=words("edition_reviewed" if status.reviewed else "edition_unreviewed") if status.by else "",
        machine=status.by == "machine",
        outdated=_outdated(views, story, article, status) if own and readable(voice, article.id) else (),
    )


def _outdated(views: Views, story: Story, article: Article, status: EditionStatus) -> tuple[Link, ...]:
    """Links to the passages that changed."""
    voice = views.voice
    return tuple(
        Link(
            href=links.relative(views.path, links.story_page(story.id), f"p{index}"),
            text=voice.say("paragraph_n", n=index + 1),
        )
        for index in status.outdated
        if index < len(article.passages)
    )
