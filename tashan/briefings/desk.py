"""The library, laid out for looking up: who is where, said once for all editions.

In: a `Library`. Out: `Desk`, a frozen index over it. Nothing here depends on an edition.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from heapq import nsmallest
from typing import TYPE_CHECKING, TypeVar

from tashan.briefings.series import CHARTED, find_series

if TYPE_CHECKING:
    from tashan.briefings.series import Series
    from tashan.briefings.watch import Watch
    from tashan.model import (
        Article,
        CellLine,
        Citation,
        Claim,
        Event,
        Facts,
        Figure,
        Library,
        Metric,
        Place,
        Sentence,
        Story,
        Term,
        Theme,
    )  # fmt: skip

FEWEST_CLAIMS, FEWEST_FIGURES = 2, 4
"""Statements about a place, or figures of it, from which on it has a page; one with less is only named in passing."""
# More columns than this are not read side by side; the other places are linked.
MOST_COLUMNS = 5
ON_TOPIC = 0.1
"""Share of stories with a claim about a place from which on a corpus compares places. Judged, not measured."""
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Lookups over a library; every mapping is complete, a missing key means that nothing is known."""

    library: Library
    places: Mapping[str, Place]
    themes: Mapping[str, Theme]
    metrics: Mapping[str, Metric]
    terms: Mapping[str, Term]
    stories: tuple[Story, ...]
    """Newest first; undated ones last, then by id."""
    story_of: Mapping[str, Story]
    """By article id."""
    sentences: Mapping[str, tuple[tuple[Citation, Sentence], ...]]
    """By article id, in reading order: the index that beads count in."""
    claims: tuple[Claim, ...]
    """Weightiest first."""
    figures: tuple[Figure, ...]
    """Those that can be understood alone: it is said what they measure and whose they are."""
    events: tuple[Event, ...]
    """Latest first."""
    cells: Mapping[tuple[str, str], tuple[Claim, ...]]
    """By place and theme, weightiest first, never two of the same sentence."""
    claims_under: Mapping[str, tuple[Claim, ...]]
    """By theme, weightiest first."""
    lines: Mapping[tuple[str, str], CellLine]
    """By place and theme: what an editor wrote for a cell."""
    places_under: Mapping[str, int]
    """By theme: how many places with a page have a cell there."""
    claimed_in: Mapping[str, Mapping[str, int]]
    """By article: how many of its claims each place has."""
    claims_at: Mapping[str, tuple[Claim, ...]]
    figures_at: Mapping[str, tuple[Figure, ...]]
    """By place, in the order of the metrics file, figures of unlisted metrics last."""
    events_at: Mapping[str, tuple[Event, ...]]
    about: Mapping[str, tuple[Story, ...]]
    """Stories by place."""
    reported: tuple[Place, ...]
    """Places that have a page: those of which the corpus says enough to compare. Countries have none."""
    paged: frozenset[str]
    """Ids of these."""
    passing: tuple[Place, ...]
    """Places that are only named in passing: a list holds them, with their stories."""
    compared: Mapping[str, tuple[Place, ...]]
    """By id of a place with a page: itself, the benchmark, then those that its stories speak of most; places of its own
    kind first."""
    homes: Mapping[str, str]
    """By article id: the place where its publisher is at home, where terms.yml says so."""
    editions_of: Mapping[str, tuple[Article, ...]]
    """By article id: the articles that call themselves editions of it."""
    series: tuple[Series, ...]
    """All comparable figures, in the order of the metrics file."""
    series_at: Mapping[str, tuple[Series, ...]]
    """By place, in the same order."""
    series_under: Mapping[str, tuple[Series, ...]]
    """By theme: those at least half of whose figures stand in sentences that are claims under it."""

    @property
    def watch(self) -> Watch | None:
        """Who notes what is read of the desk; nobody, but for one that is made for it."""
        return None

    def article(self, story: Story) -> Article:
        return self.library.articles[story.canonical]

    def facts(self, story: Story) -> Facts | None:
        return self.library.facts.get(story.canonical)

    def story(self, citation: Citation) -> Story:
        return self.story_of[citation.article]

    def stories_about(self, place: str) -> tuple[Story, ...]:
        """Independent stories in which a claim, figure or event names the place, newest first."""
        return self.about.get(place, ())

    def figure_places(self, figure: Figure) -> tuple[str, ...]:
        """Places that a figure belongs to; a company's figure, named or not, is not its city's."""
        return () if figure.within else tuple(place for place in figure.places if place in self.places)


def stands_alone(figure: Figure, metrics: Mapping[str, Metric]) -> bool:
    """Whether a row says what it measures and whose it is.

    The value of a metric by which places are compared must be shown to be the whole place's, or confirmed by an editor.
    What no list names is a row only where it grew: the grammar of growth names its subject, while the noun beside any
    other number is too often a piece of something else.
    """
    if not figure.places or figure.within:
        return False
    metric = metrics.get(figure.metric or "")
    if metric is None:
        return figure.metric_name is not None and figure.kind == "growth"
    return figure.series or not metric.chart or metric.kind not in CHARTED


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
    desk = Desk(
        library=library,
        places=places,
        themes={theme.id: theme for theme in reference.themes},
        metrics=metrics,
        terms={term.id: term for term in reference.terms},
        stories=tuple(sorted(library.stories, key=lambda story: _newest(library, story))),
        story_of={version.article: story for story in library.stories for version in story.versions},
        sentences={key: tuple(article.cited_sentences()) for key, article in library.articles.items()},
        claims=claims,
        figures=figures,
        events=_latest(event for item in facts for event in item.events),
        cells={cell: _distinct(found) for cell, found in _group(claims, _cells).items()},
        claims_under=under,
        lines={(line.place, line.theme): line for review in library.reviews for line in review.lines},
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


def _with_places(desk: Desk) -> Desk:
    """The desk with what it knows of each place."""
    metrics = {metric: number for number, metric in enumerate(desk.metrics)}
    ordered = sorted(desk.figures, key=lambda f: (metrics.get(f.metric or "", len(metrics)), f.citation, f.id))
    figures, events = _group(ordered, desk.figure_places), _group(desk.events, lambda event: event.places)
    named: dict[str, set[str]] = defaultdict(set)
    for found in (desk.claims_at, figures, events):
        for place, items in found.items():
            named[place] |= {item.citation.article for item in items}
    places_of: dict[str, list[str]] = defaultdict(list)
    for place, articles in named.items():
        for article in articles:
            places_of[article].append(place)
    compared = desk.library.reference.compared
    known = [p for p in desk.places.values() if p.id in named and p.kind in {"region", *compared}]
    known.sort(key=lambda p: (not p.benchmark, -len(desk.claims_at.get(p.id, ())), p.id))
    compares = _compares(desk)
    paged = [p for p in known if compares and _is_told(desk, p, figures)]
    return _with_compared(
        replace(
            desk,
            figures_at=figures,
            events_at=events,
            places_under=Counter(theme for place in paged for theme in desk.themes if (place.id, theme) in desk.cells),
            about=_group(desk.stories, lambda story: places_of.get(story.canonical, ())),
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
    for story in desk.stories_about(place.id):
        together.update(desk.claimed_in.get(story.canonical, {}))
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


def _compares(desk: Desk) -> bool:
    """Whether the corpus compares places at all: many of its stories say something about one, or an editor does."""
    telling = {claim.citation.article for claim in desk.claims} & {story.canonical for story in desk.stories}
    return bool(desk.lines) or len(telling) >= ON_TOPIC * len(desk.stories)


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
