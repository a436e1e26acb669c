"""Claims, figures, events and stories as one page shows them.

In: values of the library, the edition's voice and the page's footnotes. Out: the views of `page`, each with its mark.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tashan.briefings import links
from tashan.briefings.agree import count_stories, group_events, group_figures
from tashan.briefings.amounts import iso_date, long_date
from tashan.briefings.cite import Footnotes
from tashan.briefings.dated import behind_date, stretch_of
from tashan.briefings.figure_words import figure_time, figure_value, metric_name, place_in
from tashan.briefings.page import ClaimView, EventView, FigureView, LineView, Link, StoryCard
from tashan.briefings.said import say_claim
from tashan.locales import family

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.briefings.desk import Desk
    from tashan.briefings.page import Mark, Quotation
    from tashan.briefings.voice import Voice
    from tashan.model import CellLine, Citation, Claim, Event, Figure, Label, Story


LONGEST_WORDS = 240
"""Characters of the sentence that a row of a table shows; the footnote's preview holds the rest."""
MOST_AGAIN = 2
"""Sentences that say what another says, to which a row leads; how many stories agree it says in words."""
MOST_TAGS = 8
"""Places that a story's card names."""
View = TypeVar("View", FigureView, EventView)


class Views(Struct, frozen=True, kw_only=True):
    """Makes the views of one page."""

    voice: Voice
    path: str
    notes: Footnotes

    @classmethod
    def of(cls, voice: Voice, path: str) -> Views:
        return cls(voice=voice, path=path, notes=Footnotes(voice, path))

    @property
    def desk(self) -> Desk:
        return self.voice.desk

    def city(self, place: str, anchor: str = "") -> Link:
        if place in self.desk.paged:
            href = links.relative(self.path, links.city_page(place), anchor)
        else:
            href = links.relative(self.path, links.CITIES, links.passing_anchor(place))
        return Link(href=href, text=self.voice.label(self.desk.places[place].name))

    def cities(self, places: Iterable[str]) -> tuple[Link, ...]:
        """Links to the places that have a page; countries and unknown ids have none."""
        known = (p for p in dict.fromkeys(places) if p in self.desk.places)
        return tuple(self.city(place) for place in known if self.desk.places[place].kind != "country")

    def theme(self, theme: str, anchor: str = "") -> Link:
        href = links.relative(self.path, links.theme_page(theme), anchor)
        return Link(href=href, text=self.voice.label(self.desk.themes[theme].name))

    def claim(
        self,
        claim: Claim,
        *,
        place: str = "",
        cities: bool = False,
        themes: Iterable[str] = (),
        longest: int | None = None,
    ) -> ClaimView | None:
        """A claim as it stands towards `place`, with links to `themes`; of one longer than `longest` the clauses that
        carry the point stand there, and its mark shows it whole. None where its rights leave no such clause, or where
        nobody reviewed it and these words do not name the place."""
        said = self.voice.claim((claim.id, place, longest), lambda: say_claim(self.voice, claim, place, longest))
        if said is None:
            return None
        return ClaimView(
            id=claim.id,
            stance=said.stance,
            quote=said.short,
            mark=self.notes.cite(said.quote, preview=said.preview),
            home=said.home,
            cities=self.cities(claim.cities) if cities else (),
            themes=tuple(self.theme(theme) for theme in themes),
            reviewed=claim.reviewed,
        )

    def bare_mark(self, claim: Claim) -> Mark:
        """A mark for a claim of which nothing is quoted."""
        return self.notes.cite(self.voice.quote(claim.citation, claim.quote))

    def line(self, line: CellLine) -> LineView:
        """What an editor wrote for a cell, with a mark for each sentence that it rests on."""
        marks = tuple(self.notes.cite(self.voice.quote(one), preview=True) for one in line.citations)
        return LineView(text=self.voice.label(line.text), marks=marks)

    def figure(self, figure: Figure) -> FigureView:
        quote = self.voice.quote(figure.citation, figure.quote, figure.text)
        places, mark = self.cities(self.desk.figure_places(figure)), self.notes.cite(quote, preview=True)
        view = self.voice.figure(figure, lambda: self._figure(figure, quote, places, mark))
        return view if view.mark is mark else replace(view, places=places, mark=mark)  # else said on another page

    def _figure(self, figure: Figure, quote: Quotation, places: tuple[Link, ...], mark: Mark) -> FigureView:
        voice = self.voice
        return FigureView(
            id=figure.id,
            metric=metric_name(voice, figure),
            places=places,
            of=tuple(voice.label(name) for p in figure.places if (name := self._unlinked(p))),
            value=figure_value(voice, figure),
            year=figure_time(voice, figure),
            dated=bool(figure.year or figure.period),
            written=voice.exact(figure.citation, figure.text),
            words=self._words(figure, quote) if voice.may_quote(figure.citation) else None,
            mark=mark,
            bare=figure.value,
        )

    def _words(self, figure: Figure, quote: Quotation) -> Quotation:
        """The clauses of a quotation around the number, as it is written there."""
        return self.voice.shortened(quote, LONGEST_WORDS, place_in(quote.text.text, figure))

    def _unlinked(self, name_id: str) -> Label | None:
        """The name of an owner that has no page: a company, a school, the whole country."""
        place = self.desk.places.get(name_id)
        if place:
            return place.name if place.kind == "country" else None
        term = self.desk.terms.get(name_id)
        return term.name if term else None

    def figures(self, figures: Iterable[Figure], most: int | None = None) -> tuple[FigureView, ...]:
        """One row for what several sentences say alike."""
        return tuple(self._agreed(self.figure(group[0]), group) for group in group_figures(figures)[:most])

    def events(self, events: Iterable[Event]) -> tuple[EventView, ...]:
        """One row for an event that several sentences tell."""
        return self.told(group_events(events))

    def told(self, groups: Iterable[tuple[Event, ...]], *, stories: bool = False) -> tuple[EventView, ...]:
        """A row an event, in the words of the first that tells it; what one sentence tells of several places is one.

        With `stories` each links to its story.
        """
        rows: dict[object, list[Event]] = {}
        for group in (sorted(group, key=self._terseness) for group in groups):
            quote = self._telling(group[0])
            rows.setdefault((group[0].date, quote.citation, quote.text.text), []).extend(group)
        return tuple(self._told(tuple(group), stories=stories) for group in rows.values())

    def _telling(self, event: Event) -> Quotation:
        """The words that tell an event here: of a translation's sentence that tells several years, those of its own;
        of a sentence of which only a few words may stand here, those behind the date, which the row shows anyhow."""
        words = event.quote if self.voice.may_quote(event.citation) else behind_date(event.quote)
        quote = self.voice.quote(event.citation, words)
        text = quote.text.text
        span = stretch_of(text, event.date[:4]) if quote.text.lang == "en" and event.quote not in text else None
        if span is None:
            return quote
        before, after = quote.before or span[0] > 0, quote.after or bool(text[span[1] :].strip(".!?;,: "))
        return replace(quote, text=replace(quote.text, text=text[slice(*span)]), before=before, after=after)

    def _terseness(self, event: Event) -> tuple[bool, int]:
        """The tersest of several that may be quoted tells the least beside an event."""
        return not self.voice.may_quote(event.citation), len(self._telling(event).text.text)

    def _told(self, group: tuple[Event, ...], *, stories: bool) -> EventView:
        """One event: the first of `group` with the places of all, and marks for others that tell it."""
        again = ((one, "") for event in group for one in event.also if self.voice.may_quote(one))
        places = self.cities(place for event in group for place in event.places)
        story = self.story_link(self.desk.story(group[0].citation)) if stories else None
        return replace(self._agreed(self.event(group[0]), group, again), places=places, story=story)

    def _agreed(
        self, view: View, group: tuple[Figure, ...] | tuple[Event, ...], again: Iterable[tuple[Citation, str]] = ()
    ) -> View:
        """The view of the first of `group`, with marks for some of the others, and how many stories agree."""
        others = chain(((item.citation, item.quote) for item in group[1:]), again)
        marks = (self.notes.cite(self.voice.quote(*one), preview=True) for one in _few(group[0].citation, others))
        return replace(view, also=tuple(marks), agree=count_stories(group))

    def event(self, event: Event) -> EventView:
        quote = self._telling(event)
        return EventView(
            id=event.id,
            iso=event.date,
            date=iso_date(event.date, self.voice.edition),
            quote=quote,
            places=self.cities(event.places),
            mark=self.notes.cite(quote),
        )

    def story(self, story: Story, *, summary: bool = True) -> StoryCard:
        voice, article, facts = self.voice, self.desk.article(story), self.desk.facts(story)
        title, other = voice.titles(story)
        version = voice.counterpart(story)
        points = facts.key_points if facts else ()
        lead = voice.summary(story) if summary else None
        return StoryCard(
            id=story.id,
            link=Link(href=links.relative(self.path, links.story_page(story.id)), text=title),
            other_title=other,
            publisher=voice.publisher(story),
            date=long_date(article.published, voice.edition),
            versions=len(story.versions),
            drifts=self.desk.drifts[story.canonical],
            lead=lead,
            summary=voice.quote(points[0]) if points and summary and not lead else None,
            cities=self.story_cities(story, MOST_TAGS),
            machine=version is not None and voice.by_machine(version),
            translated=family(article.lang) == family(voice.edition) or version is not None,
        )

    def story_link(self, story: Story) -> Link:
        href = links.relative(self.path, links.story_page(story.id))
        return Link(href=href, text=self.voice.titles(story)[0])

    def story_cities(self, story: Story, most: int | None = None) -> tuple[Link, ...]:
        """Places that the story says most about, the one with most claims first."""
        return self.cities(self.voice.story_places(story)[:most])


def _few(first: Citation, others: Iterable[tuple[Citation, str]]) -> list[tuple[Citation, str]]:
    """Some of the sentences that say what `first` says, each once, of as many articles as there are."""
    told: dict[Citation, str] = {}
    for citation, words in others:
        told.setdefault(citation, words)
    told.pop(first, None)
    of_article = Counter((first.article,))
    ranked = []
    for citation, words in told.items():
        ranked.append((of_article[citation.article], citation, words))
        of_article[citation.article] += 1
    return [(citation, words) for _, citation, words in sorted(ranked, key=itemgetter(0))[:MOST_AGAIN]]
