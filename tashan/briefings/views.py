"""Claims, figures, events and stories as one page shows them.

In: values of the library, the edition's voice and the page's footnotes. Out: the views of `page`, each with its mark.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from tashan.briefings import links
from tashan.briefings.agree import count_stories, group_events, group_figures
from tashan.briefings.amounts import iso_date, long_date
from tashan.briefings.cite import Footnotes
from tashan.briefings.figure_words import figure_time, figure_value, metric_name, place_in
from tashan.briefings.leading import is_well_cut, leads, opens_clause
from tashan.briefings.page import ClaimView, EventView, FigureView, LineView, Link, StoryCard
from tashan.briefings.voice import SaidClaim
from tashan.briefings.worth import clause_worth
from tashan.facts.hanging import lacks_subject
from tashan.facts.places import is_named
from tashan.language.script import simplify_characters
from tashan.locales import family

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tashan.briefings.desk import Desk
    from tashan.briefings.page import Mark, Quotation
    from tashan.briefings.voice import Voice
    from tashan.model import CellLine, Claim, Event, Figure, Label, Stance, Story


LONGEST_WORDS = 240
"""Characters of the sentence that a row of a table shows; the footnote's preview holds the rest."""
MOST_TAGS = 8
"""Places that a story's card names."""
View = TypeVar("View", FigureView, EventView)


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
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
        said = self.voice.claim((claim.id, place, longest), lambda: self._said_claim(claim, place, longest))
        if said is None:
            return None
        return ClaimView(
            id=claim.id,
            stance=self._stance(claim, place),
            quote=said.short,
            mark=self.notes.cite(said.quote, preview=said.preview),
            home=said.home,
            cities=self.cities(claim.cities) if cities else (),
            themes=tuple(self.theme(theme) for theme in themes),
            reviewed=claim.reviewed,
        )

    def _stance(self, claim: Claim, place: str) -> Stance:
        """What a claim says of `place`, or of its first one. A machine's praise or blame is shown where it holds places
        against one another, or where the claim might stand open: of 13 marks on folded claims of unread news and blogs
        the 4 of contrasts were right, 7 of the 9 others wrong."""
        stance = claim.stance_on(place) if place else claim.stance
        if stance == "neutral" or claim.reviewed or {"strength", "weakness"} <= set(claim.stances.values()):
            return stance
        places = (place,) if place else claim.cities
        return stance if any(self.leads(claim, one, claim.themes[0]) for one in places) else "neutral"

    def leads(self, claim: Claim, place: str, theme: str, longest: int | None = None) -> bool:
        """Whether a claim may be what a reader sees first of a place under a theme: words that an editor reviewed and
        that stand alone, or such as leave no doubt whose they are and what they speak of."""
        likely = claim.likely or claim.clear
        if not claim.reviewed and (not likely or claim.themes[0] != theme or claim.kind in {"plan", "advice"}):
            return False
        short = self.voice.telling(claim.citation, claim.quote, self._worth(claim, place), longest)
        if short is None:
            return False
        if claim.reviewed:
            return self._names(short, place) or not lacks_subject(short.text.text)
        words = short.text.text
        whole = not short.before and (not short.after or is_well_cut(words)) and self._opens(short)
        return whole and self._names(short, place) and self._tells(words, place, theme, claim)

    def _opens(self, shown: Quotation) -> bool:
        """Whether words open a sentence or a clause of their own: a piece of an English list is no statement."""
        citation = shown.citation
        passage = self.desk.library.articles[citation.article].passages[citation.passage].text
        return opens_clause(passage[: max(0, passage.find(shown.text.text))], shown.text.text)

    def _tells(self, words: str, place: str, theme: str, claim: Claim) -> bool:
        """Whether words tell by themselves, of the place, something of the theme."""
        desk = self.desk
        own = desk.spelled[place]
        named = tuple(name for name in desk.names if name in words and name not in own)
        return leads(words, own, named, desk.themes[theme], desk.themes.values(), clear=claim.clear)

    def _said_claim(self, claim: Claim, place: str, longest: int | None) -> SaidClaim | None:
        """What is the same of a claim on all pages."""
        short = self.voice.telling(claim.citation, claim.quote, self._worth(claim, place), longest)
        if short is None or not (claim.reviewed or self._names(short, place)):
            return None
        quote = self.voice.quote(claim.citation, claim.quote)
        preview = short != quote and self.voice.may_quote(claim.citation)
        return SaidClaim(short=short, quote=quote, preview=preview, home=self._home(claim, place) if place else "")

    def _worth(self, claim: Claim, place: str) -> Callable[[str], float]:
        """How much a clause carries of a claim about `place`: its name, main theme, numbers, praise or blame."""
        desk = self.desk
        names = {city: desk.spelled[city] for city in claim.cities if city in desk.spelled}
        own = names.get(place) or tuple(name for found in names.values() for name in found)
        others = tuple(name for found in names.values() for name in found if name not in own)
        themes = tuple(desk.themes[theme] for theme in claim.themes[:1] if theme in desk.themes)
        return lambda clause: clause_worth(clause, own, themes, others)

    def _home(self, claim: Claim, place: str) -> str:
        """Whether the place's own press says it, or somebody elsewhere; empty where nobody knows."""
        home = self.desk.homes.get(claim.citation.article)
        if home is None:
            return ""
        near = {home, *self._around(home)}
        own = place in near or home in self._around(place)
        return self.voice.words("own_press" if own else "other_press")

    def _around(self, place: str) -> tuple[str, ...]:
        """The places around one, its country left aside."""
        found: list[str] = []
        at = self.desk.places.get(place)
        while at and at.parent and at.parent not in found and at.parent in self.desk.places:
            at = self.desk.places[at.parent]
            if at.kind != "country":
                found.append(at.id)
        return tuple(found)

    def _names(self, shown: Quotation, place: str) -> bool:
        """Whether the words name the place that is asked for: nobody vouches that an "it" or a company means it."""
        found = self.desk.spelled.get(place)
        return found is None or is_named(simplify_characters(shown.text.text), found)

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

    def events(self, events: Iterable[Event], most: int | None = None) -> tuple[EventView, ...]:
        """One row for an event that several sentences tell."""
        return self.told(group_events(events)[:most])

    def told(self, groups: Iterable[tuple[Event, ...]], *, stories: bool = False) -> tuple[EventView, ...]:
        """A row an event, in the words of the first that tells it; what one sentence tells of several places is one.

        With `stories` each links to its story.
        """
        rows: dict[object, list[Event]] = {}
        for group in (sorted(group, key=self._length) for group in groups):
            quote = self.voice.quote(group[0].citation, group[0].quote)
            rows.setdefault((group[0].date, quote.citation, quote.text.text), []).extend(group)
        return tuple(self._told(tuple(group), stories=stories) for group in rows.values())

    def _length(self, event: Event) -> int:
        """Of the words that tell it here: the tersest of several tells the least beside it."""
        return len(self.voice.quote(event.citation, event.quote).text.text)

    def _told(self, group: tuple[Event, ...], *, stories: bool) -> EventView:
        """One event: the first of `group` with the places of all, and a mark for every other sentence."""
        first = group[0]
        others = tuple(event for event in group[1:] if event.citation != first.citation)
        view = self._agreed(self.event(first), (first, *others))
        again = dict.fromkeys(one for event in group for one in event.also if self.voice.may_quote(one))
        known = {event.citation for event in (first, *others)}
        marks = (self.notes.cite(self.voice.quote(one), preview=True) for one in again if one not in known)
        also = (*view.also, *marks)
        places = self.cities(place for event in group for place in event.places)
        story = self.story_link(self.desk.story(first.citation)) if stories else None
        return replace(view, also=also, places=places, story=story)

    def _agreed(self, view: View, group: tuple[Figure, ...] | tuple[Event, ...]) -> View:
        voice = self.voice
        others = (voice.quote(item.citation, item.quote) for item in group[1:])
        also = tuple(self.notes.cite(quote, preview=True) for quote in others)
        return replace(view, also=also, agree=count_stories(group))

    def event(self, event: Event) -> EventView:
        quote = self.voice.quote(event.citation, event.quote)
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
