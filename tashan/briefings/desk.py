"""The library, laid out for looking up: who is where, said once for all editions.

`Desk` is a frozen index over a `Library`, made by `layout`. Nothing here depends on an edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tashan.briefings.reads import Watch
    from tashan.briefings.series import Series
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
        Version,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Lookups over a library; every mapping is complete, a missing key means that nothing is known. A dataclass and no
    struct: one that is watched has properties in the place of fields."""

    library: Library
    places: Mapping[str, Place]
    themes: Mapping[str, Theme]
    metrics: Mapping[str, Metric]
    terms: Mapping[str, Term]
    spelled: Mapping[str, tuple[str, ...]]
    """By id: all ways to write a place's name."""
    names: tuple[str, ...]
    """All of these, but for the names of countries."""
    stories: tuple[Story, ...]
    """Newest first; undated ones last, then by id."""
    story_of: Mapping[str, Story]
    """By article id; without what rests on every sentence of its versions, which `versions` holds."""
    versions: Mapping[str, Version]
    """By article id: the version whole, with its beads, its drift, and how like it is."""
    drifts: Mapping[str, int]
    """By the id of a canonical version: how many drifts all others of its story have."""
    sentences: Mapping[str, tuple[tuple[Citation, Sentence], ...]]
    """By article id, in reading order: the index that beads count in."""
    partners: Mapping[tuple[str, Citation], tuple[tuple[Citation, Sentence], ...]]
    """By the id of a version and a sentence of its canonical one: those of the version that say it, in their order."""
    paragraphs: Mapping[tuple[str, int], int]
    """By article and passage: which paragraph it is, as a reader counts them, who takes a heading for none."""
    claims: tuple[Claim, ...]
    """Weightiest first."""
    figures: tuple[Figure, ...]
    """Those that can be understood alone: it is said what they measure and whose they are."""
    events: tuple[Event, ...]
    """Latest first."""
    quotes: Mapping[str, frozenset[Citation]]
    """By article: its most telling sentences, as many as an excerpt may quote."""
    cells: Mapping[tuple[str, str], tuple[Claim, ...]]
    """By place and theme, never two of the same sentence: what may be quoted and has it as its main theme comes first,
    then the weightiest."""
    telling: Mapping[tuple[str, str], tuple[str, ...]]
    """By place and theme: the articles whose claims these are, and those that an editor's line cites."""
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
    about: Mapping[str, tuple[str, ...]]
    """Stories by place, as the ids of their canonical versions: who only counts them has read none of them."""
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

    def figures_in(self, story: Story) -> tuple[Figure, ...]:
        """The figures of a story that can be understood alone."""
        facts = self.facts(story)
        return tuple(figure for figure in facts.figures if stands_alone(figure, self.metrics)) if facts else ()

    def story(self, citation: Citation) -> Story:
        return self.story_of[citation.article]

    def stories_about(self, place: str, most: int | None = None) -> tuple[Story, ...]:
        """Independent stories in which a claim, figure or event names the place, newest first."""
        return tuple(self.story_of[article] for article in self.about.get(place, ())[:most])

    def figure_places(self, figure: Figure) -> tuple[str, ...]:
        """Places that a figure belongs to; a company's figure, named or not, is not its city's."""
        return () if figure.within else tuple(place for place in figure.places if place in self.places)


def stands_alone(figure: Figure, metrics: Mapping[str, Metric]) -> bool:
    """Whether a row says what it measures, whose it is and when.

    Its sentence must show all of it, or an editor have confirmed it. What no list names is a row only where it grew:
    the grammar of growth names its subject, while the noun beside any other number is too often a piece of something.
    """
    if not figure.places or figure.within or not figure.whole:
        return False
    return figure.metric in metrics or (figure.metric_name is not None and figure.kind == "growth")
