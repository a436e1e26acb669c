"""The briefing: the page of a story.

In: the edition's voice and a story. Out: its page: where it comes from, key points, figures, claims, the whole text
where its rights allow it, its versions and what to read next.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from tashan.briefings import links
from tashan.briefings.amounts import long_date
from tashan.briefings.cite import readable
from tashan.briefings.desk import stands_alone
from tashan.briefings.names import NameRow, find_names
from tashan.briefings.page import Link, Meta, Page
from tashan.briefings.reading import Reading, compose_reading
from tashan.briefings.versions import likeness
from tashan.briefings.views import Views
from tashan.editions.freshness import edition_status
from tashan.locales import family
from tashan.model import EDITIONS, Facts

if TYPE_CHECKING:
    from tashan.briefings.page import ClaimView, EventView, FigureView, Mark, Quotation, StoryCard, Text
    from tashan.briefings.voice import Voice
    from tashan.model import Citation, Claim, Edition, Event, Story, Version

RELATED = 4


class KeyPoint(Struct, frozen=True, kw_only=True):
    quote: Quotation
    mark: Mark


class ThemeClaims(Struct, frozen=True, kw_only=True):
    theme: Link
    claims: tuple[ClaimView, ...]

    @property
    def size(self) -> int:
        return len(self.claims)


class VersionRow(Struct, frozen=True, kw_only=True):
    relation: str
    relation_name: str
    title: Text
    link: Link | None
    publisher: Text | None
    date: str
    similarity: str
    drifts: int
    machine: bool


class Origin(Struct, frozen=True, kw_only=True):
    """Where the story was first published, as far as its article says."""

    publisher: Text | None
    source_title: Text | None
    authors: tuple[Text, ...]
    editors: tuple[Text, ...]
    date: str
    iso: str
    url: str | None
    notice: Text | None


class Briefing(Struct, frozen=True, kw_only=True):
    title: Text
    other_title: Text | None
    summary: Text | None
    origin: Origin
    doubts: tuple[Text, ...]
    """That the original is missing, and what tells that the words are a machine's."""
    machine: bool
    stale: str
    """That the edition's translation is outdated, in words."""
    editions: str
    translated: bool
    excerpt: bool
    cities: tuple[Link, ...]
    key_points: tuple[KeyPoint, ...]
    figures: tuple[FigureView, ...]
    themes: tuple[ThemeClaims, ...]
    events: tuple[EventView, ...]
    reading: Reading | None
    versions: tuple[VersionRow, ...]
    reasons: tuple[Text, ...]
    names: tuple[NameRow, ...]
    related: tuple[StoryCard, ...]


def compose_briefing(voice: Voice, story: Story) -> Page:
    views = Views.of(voice, links.story_page(story.id))
    article, facts = voice.desk.article(story), voice.desk.facts(story) or Facts(article=story.canonical)
    title, other = voice.titles(story)
    version = voice.counterpart(story)
    context = Briefing(
        title=title,
        other_title=other,
        summary=voice.summary(story),
        origin=_origin(voice, story),
        doubts=voice.doubts(story),
        machine=version is not None and voice.by_machine(version),
        stale=_stale(voice, story, version),
        editions=links.relative(views.path, links.EDITIONS),
        translated=version is not None or family(article.lang) == family(voice.edition),
        excerpt=article.rights == "excerpt",
        cities=views.story_cities(story),
        key_points=tuple(_key_point(views, citation) for citation in facts.key_points),
        figures=views.figures(figure for figure in facts.figures if stands_alone(figure, voice.desk.metrics)),
        themes=_themes(views, facts),
        events=views.events(sorted((e for e in facts.events if voice.may_quote(e.citation)), key=_when)),
        reading=compose_reading(voice, story),
        versions=_versions(views, story),
        reasons=tuple(voice.message(reason, story) for reason in story.reasons),
        names=find_names(voice, story),
        related=_related(views, story),
    )
    return Page(
        path=views.path,
        title=title.text,
        description=_description(voice, context),
        template="briefing",
        context=context,
        meta=_meta(voice, story, context),
        sources=views.notes.sources(),
    )


def _when(event: Event) -> tuple[bool, str]:
    """By date, those without a year last."""
    return event.date.startswith("-"), event.date


def _origin(voice: Voice, story: Story) -> Origin:
    article = voice.desk.article(story)
    return Origin(
        publisher=voice.publisher(story),
        source_title=voice.name(article.source_title) if article.source_title else None,
        authors=tuple(voice.name(author) for author in article.authors),
        editors=tuple(voice.name(editor) for editor in article.editors),
        date=long_date(article.published, voice.edition),
        iso=article.published.isoformat() if article.published else "",
        url=links.web_address(article.source_url),
        notice=voice.text(article.notice, article.lang) if article.notice else None,
    )


def _stale(voice: Voice, story: Story, version: Version | None) -> str:
    """How far the translation that this page quotes has fallen behind; empty where it has not, or nobody knows."""
    original = voice.desk.article(story)
    edition = voice.desk.library.articles[version.article] if version else None
    if edition is None or edition.edition_of != original.id:
        return ""
    status = edition_status(original, edition)
    n = len(status.outdated) + status.removed
    key = "stale_notice" if readable(voice, story.canonical) else "stale_notice_excerpt"
    return voice.words(key, n=n, total=status.total) if n else ""


def _key_point(views: Views, citation: Citation) -> KeyPoint:
    quote = views.voice.quote(citation)
    return KeyPoint(quote=quote, mark=views.notes.cite(quote))


def _themes(views: Views, facts: Facts) -> tuple[ThemeClaims, ...]:
    """Claims by theme, in the order of the themes; a claim of several stands under its first, with links to the others.

    On its own page an excerpted article shows its quotations, no fragments beside them.
    """
    filed: dict[str, list[ClaimView]] = {theme: [] for theme in views.desk.themes}
    for claim in _in_theme_order(views, facts):
        first, *others = [theme for theme in claim.themes if theme in filed]
        view = views.claim(claim, cities=True, themes=others)
        filed[first] += [view] if view else []
    return tuple(ThemeClaims(theme=views.theme(theme), claims=tuple(found)) for theme, found in filed.items() if found)


def _in_theme_order(views: Views, facts: Facts) -> list[Claim]:
    """Claims that may be quoted, as the page lists them, so that their notes are numbered downwards."""
    order = {theme: number for number, theme in enumerate(views.desk.themes)}
    first = {claim.id: next((order[theme] for theme in claim.themes if theme in order), None) for claim in facts.claims}
    claims = [c for c in facts.claims if first[c.id] is not None and views.voice.may_quote(c.citation)]
    return sorted(_merged(views, claims), key=lambda claim: first[claim.id] or 0)


def _merged(views: Views, claims: list[Claim]) -> list[Claim]:
    """Clauses of one sentence that the edition's translation does not part become one claim about all their places."""
    found: dict[object, Claim] = {}
    for claim in claims:
        key = (views.voice.quote(claim.citation, claim.quote), claim.stance, claim.themes[0])
        before = found.get(key, claim)
        found[key] = replace(
            before,
            cities=tuple(dict.fromkeys((*before.cities, *claim.cities))),
            themes=tuple(dict.fromkeys((*before.themes, *claim.themes))),
        )
    return list(found.values())


def _versions(views: Views, story: Story) -> tuple[VersionRow, ...]:
    return tuple(_version(views, story, version) for version in story.versions)


def _version(views: Views, story: Story, version: Version) -> VersionRow:
    voice = views.voice
    article = voice.desk.library.articles[version.article]
    page = links.relative(views.path, links.version_page(story.id, version.article))
    own = version.article == story.canonical
    return VersionRow(
        relation=version.relation,
        relation_name=voice.words(version.relation),
        title=voice.title(article),
        link=None if own else Link(href=page, text=voice.title(article)),
        publisher=voice.name(article.publisher) if article.publisher else None,
        date=long_date(article.published, voice.edition),
        similarity="" if own else voice.words(likeness(version, article.lang, voice.desk.article(story).lang)),
        drifts=len(version.drift),
        machine=voice.by_machine(version),
    )


def _related(views: Views, story: Story) -> tuple[StoryCard, ...]:
    """Stories that speak of the same places under the same themes, most shared cells first."""
    desk = views.desk
    facts = desk.facts(story)
    own = {
        (place, theme) for claim in (facts.claims if facts else ()) for place in claim.cities for theme in claim.themes
    }
    shared = Counter(article for cell in own for article in desk.telling.get(cell, ()))
    near = sorted((article for article in shared if article != story.canonical), key=lambda a: (-shared[a], a))
    return tuple(views.story(desk.story_of[article], summary=False) for article in near[:RELATED])


def _description(voice: Voice, context: Briefing) -> str:
    if context.summary and family(context.summary.lang) == family(voice.edition):
        return context.summary.text
    publisher = context.origin.publisher
    if publisher is None:
        return voice.words("briefing_description_bare")
    return voice.words("briefing_description", publisher=publisher.text)


def _meta(voice: Voice, story: Story, context: Briefing) -> Meta:
    article = voice.desk.article(story)
    editions = tuple(edition for edition in EDITIONS if _is_real(voice, story, edition))
    dates = {"datePublished": context.origin.iso, "dateModified": article.modified and article.modified.isoformat()}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": context.title.text,
        "inLanguage": context.title.lang,
        "description": _description(voice, context),
        **{key: value for key, value in dates.items() if value},
        "keywords": [city.text.text for city in context.cities] + [t.theme.text.text for t in context.themes],
        "isBasedOn": _based_on(context.origin),
    }
    if context.machine:
        data["creativeWorkStatus"] = voice.words("machine_mark")
    return Meta(
        kind="briefing",
        alternates=editions,
        title_lang=context.title.lang,
        json_ld=data,
        published=context.origin.iso or None,
        modified=article.modified.isoformat() if article.modified else None,
        machine=context.machine,
        summary=tuple(point.quote.plain for point in context.key_points),
    )


def _based_on(origin: Origin) -> dict[str, Any]:
    """The source as schema.org has it: whose work the briefing rests on."""
    fields = {
        "@type": "NewsArticle",
        "headline": origin.source_title and origin.source_title.text,
        "url": origin.url,
        "datePublished": origin.iso,
        "publisher": {"@type": "Organization", "name": origin.publisher.text} if origin.publisher else None,
        "author": [{"@type": "Person", "name": author.text} for author in origin.authors],
    }
    return {key: value for key, value in fields.items() if value}


def _is_real(voice: Voice, story: Story, edition: Edition) -> bool:
    """Whether the story can be read in the language of `edition`: by itself, by conversion or by a translation."""
    articles = voice.desk.library.articles
    return any(family(articles[version.article].lang) == family(edition) for version in story.versions)
