"""How the library becomes a desk: facts by place and theme, who has a page, who stands beside whom.

In: a `Library`. Out: its `Desk`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from heapq import nsmallest
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from msgspec import structs

from tashan.briefings import rights
from tashan.briefings.desk import Desk, stands_alone
from tashan.briefings.series import find_series
from tashan.facts.topical import compares_places

if TYPE_CHECKING:
    from tashan.briefings.series import Series
    from tashan.model import Article, CellLine, Citation, Claim, Event, Figure, Library, Place, Sentence, Story

    Sentences = tuple[tuple[Citation, Sentence], ...]

FEWEST_CLAIMS, FEWEST_FIGURES = 2, 4
"""Statements about a place, or figures of it, from which on it has a page; one with less is only named in passing."""
# More columns than this are not read side by side; the other places are linked.
MOST_COLUMNS = 5
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
T = TypeVar("T")
K = TypeVar("K")


def lay_out(library: Library) -> Desk:
    """Index a library. Facts of articles that are no canonical version are left aside: a copy never counts."""
    reference = library.reference
    canonical = {story.canonical for story in library.stories}
    facts = [library.facts[article] for article in sorted(canonical & library.facts.keys())]
    claims = _by_weight(claim for item in facts for claim in item.claims)
    places = {place.id: place for place in reference.places}
    by_article = _group(claims, lambda claim: (claim.citation.article,))
    metrics = {metric.id: metric for metric in reference.metrics}
    figures = tuple(figure for item in facts for figure in item.figures if stands_alone(figure, metrics))
    series, under = find_series(figures, metrics, places), _group(claims, lambda claim: claim.themes)
    quotes = {item.article: rights.most_telling(item) for item in facts}
    allowed = {name: own for name, own in quotes.items() if library.articles[name].rights != "full"}
    cells = {cell: _in_order(_distinct(found), cell[1], allowed) for cell, found in _group(claims, _cells).items()}
    lines = {(line.place, line.theme): line for review in library.reviews for line in review.lines}
    spelled = {place.id: place.spellings for place in reference.places}
    sentences = {key: tuple(article.cited_sentences()) for key, article in library.articles.items()}
    desk = Desk(
        library=library,
        places=places,
        themes={theme.id: theme for theme in reference.themes},
        metrics=metrics,
        terms={term.id: term for term in reference.terms},
        spelled=spelled,
        names=tuple(name for place in reference.places if place.kind != "country" for name in spelled[place.id]),
        stories=tuple(sorted(library.stories, key=lambda story: _newest(library, story))),
        story_of={version.article: story for story in map(_bare, library.stories) for version in story.versions},
        versions={version.article: version for story in library.stories for version in story.versions},
        drifts={story.canonical: sum(len(one.drift) for one in story.versions) for story in library.stories},
        sentences=sentences,
        partners={key: found for story in library.stories for key, found in _partners(story, sentences)},
        paragraphs={key: found for article in library.articles.values() for key, found in _paragraphs(article)},
        claims=claims,
        quotes=quotes,
        figures=figures,
        events=_latest(event for item in facts for event in item.events),
        cells=cells,
        telling=_telling(cells, lines),
        claims_under=under,
        lines=lines,
        places_under={},
        claimed_in={key: Counter(place for claim in own for place in claim.cities) for key, own in by_article.items()},
        claims_at=_group(claims, lambda claim: claim.cities),
        figures_at={},
        events_at={},
        about={},
        reported=(),
        paged=frozenset(),
        passing=(),
        compared={},
        homes=_homes(library),
        editions_of=_group(
            library.articles.values(), lambda article: [article.edition_of] if article.edition_of else []
        ),
        series=series,
        series_at=_group(series, lambda item: sorted(item.places)),
        series_under={theme: _belonging(series, claims) for theme, claims in under.items()},
    )
    return _with_places(desk)


def _telling(
    cells: Mapping[tuple[str, str], tuple[Claim, ...]], lines: Mapping[tuple[str, str], CellLine]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """By place and theme: the articles that speak of it, in a claim or in a sentence that an editor's line rests on."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cell, claims in cells.items():
        found[cell] |= {claim.citation.article for claim in claims}
    for cell, line in lines.items():
        found[cell] |= {citation.article for citation in line.citations}
    return {cell: tuple(sorted(articles)) for cell, articles in found.items()}


def _partners(story: Story, sentences: Mapping[str, Sentences]) -> Iterator[tuple[tuple[str, Citation], Sentences]]:
    """By version and sentence of the canonical version: the sentences that say it."""
    own = sentences[story.canonical]
    for version in story.versions:
        others = sentences[version.article]
        for bead in version.beads:
            said = tuple(others[index] for index in bead.b)
            yield from (((version.article, own[index][0]), said) for index in bead.a if said)


def _paragraphs(article: Article) -> Iterator[tuple[tuple[str, int], int]]:
    """By article and passage: the number of the paragraph."""
    counted = accumulate(passage.kind != "heading" for passage in article.passages)
    return (((article.id, place), max(1, number)) for place, number in enumerate(counted))


def _bare(story: Story) -> Story:
    """A story without what rests on every sentence of its versions."""
    first, *others = story.versions
    bare = (structs.replace(one, beads=(), similarity=0.0, drift=(), evidence=()) for one in others)
    return structs.replace(story, versions=(first, *bare))


def _with_places(desk: Desk) -> Desk:
    """The desk with what it knows of each place."""
    metrics = {metric: number for number, metric in enumerate(desk.metrics)}
    ordered = sorted(desk.figures, key=lambda f: (metrics.get(f.metric or "", len(metrics)), f.citation, f.id))
    figures, events = _group(ordered, desk.figure_places), _group(desk.events, lambda event: event.places)
    named: dict[str, set[str]] = defaultdict(set)
    for found in (desk.claims_at, figures, events):
        for place, items in found.items():
            named[place] |= {item.citation.article for item in items}
    for (place, _), line in desk.lines.items():
        named[place] |= {citation.article for citation in line.citations}
    places_of: dict[str, list[str]] = defaultdict(list)
    for place, articles in named.items():
        for article in articles:
            places_of[article].append(place)
    compared = desk.library.reference.compared
    known = [p for p in desk.places.values() if p.id in named and p.kind in {"region", *compared}]
    known.sort(key=lambda p: (not p.benchmark, -len(desk.claims_at.get(p.id, ())), p.id))
    compares = compares_places(desk.library)
    paged = [p for p in known if compares and _is_told(desk, p, figures)]
    return _with_compared(
        replace(
            desk,
            figures_at=figures,
            events_at=events,
            places_under=Counter(
                theme for place in paged for theme in desk.themes if (place.id, theme) in desk.telling
            ),
            about=_group([story.canonical for story in desk.stories], lambda article: places_of.get(article, ())),
            reported=tuple(paged),
            paged=frozenset(place.id for place in paged),
            passing=tuple(p for p in known if p not in paged),
        )
    )


def _with_compared(desk: Desk) -> Desk:
    """The desk with what stands beside each place that has a page."""
    said = [(place, len(desk.claims_at[place.id])) for place in desk.reported if desk.claims_at.get(place.id)]
    return replace(desk, compared={place.id: _compared(desk, place, said) for place in desk.reported})


def _compared(desk: Desk, place: Place, said: list[tuple[Place, int]]) -> tuple[Place, ...]:
    together: Counter[str] = Counter()
    for article in desk.about.get(place.id, ()):
        together.update(desk.claimed_in.get(article, {}))
    others = nsmallest(
        MOST_COLUMNS - 1,
        (one for one in said if one[0].id != place.id),
        key=lambda one: (not one[0].benchmark, one[0].kind != place.kind, -together[one[0].id], -one[1], one[0].id),
    )
    return (place, *(other for other, _ in others))


def _belonging(series: tuple[Series, ...], claims: tuple[Claim, ...]) -> tuple[Series, ...]:
    """The series for which the sentences of at least half of their figures are among `claims`."""
    filed = {claim.citation for claim in claims}
    return tuple(
        item for item in series if 2 * sum(figure.citation in filed for figure in item.figures) >= len(item.figures)
    )


def _is_told(desk: Desk, place: Place, figures: Mapping[str, tuple[Figure, ...]]) -> bool:
    """Whether a place has enough for a page of its own."""
    written = any(at == place.id for at, _ in desk.lines)
    return (
        written
        or len(desk.claims_at.get(place.id, ())) >= FEWEST_CLAIMS
        or len(figures.get(place.id, ())) >= FEWEST_FIGURES
    )


def _homes(library: Library) -> dict[str, str]:
    """Where the publisher of each article is at home."""
    terms = [term for term in library.reference.terms if term.place and term.kind in {"institution", "company"}]
    spelled = {name: term.place for term in terms for name in (term.name.zh_hans, term.name.en, *term.aliases)}
    found = {key: spelled.get(article.publisher or "") for key, article in library.articles.items()}
    return {key: place for key, place in found.items() if place}


def _group(items: Iterable[T], keys: Callable[[T], Iterable[K]]) -> dict[K, tuple[T, ...]]:
    """Items under each of their keys, in the order given."""
    found: dict[K, list[T]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            found[key].append(item)
    return {key: tuple(group) for key, group in found.items()}


def _cells(claim: Claim) -> list[tuple[str, str]]:
    return [(place, theme) for place in claim.cities for theme in claim.themes]


def _distinct(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    found: dict[tuple[Citation, str], Claim] = {}
    for claim in claims:
        found.setdefault((claim.citation, claim.quote), claim)
    return tuple(found.values())


def _in_order(claims: tuple[Claim, ...], theme: str, allowed: Mapping[str, frozenset[Citation]]) -> tuple[Claim, ...]:
    """The claims of a cell, those first that may be quoted and whose main theme it is."""

    def comes_later(claim: Claim) -> tuple[bool, bool]:
        own = allowed.get(claim.citation.article)
        return own is not None and claim.citation not in own, claim.themes[0] != theme

    return tuple(sorted(claims, key=comes_later))


def _newest(library: Library, story: Story) -> tuple[float, str]:
    published = library.articles[story.canonical].published
    return (-(published or _LONG_AGO).timestamp(), story.id)


def _by_weight(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Weightiest first; claims that take a side before those that do not; then in reading order."""
    return tuple(sorted(claims, key=lambda c: (c.stance == "neutral", -c.weight, c.citation, c.id)))


def _latest(events: Iterable[Event]) -> tuple[Event, ...]:
    """Latest first, events of one day in reading order; a date without a year (`--02-05`) comes last."""
    ordered = sorted(events, key=lambda event: (event.citation, event.id))
    return tuple(sorted(ordered, key=lambda event: "" if event.date.startswith("-") else event.date, reverse=True))
