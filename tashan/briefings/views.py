"""Claims, figures, events and stories as one page shows them.

In: values of the library, the edition's voice and the page's footnotes. Out: the views of `page`, each with its mark.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from tashan.briefings import links
from tashan.briefings.agree import count_stories, group_events, group_figures
from tashan.briefings.amounts import amount, iso_date, long_date, plain_number
from tashan.briefings.cite import Footnotes
from tashan.briefings.page import ClaimView, EventView, FigureView, LineView, Link, StoryCard, Text
from tashan.briefings.speech import family

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.briefings.desk import Desk
    from tashan.briefings.page import Mark, Quotation
    from tashan.briefings.voice import Voice
    from tashan.model import CellLine, Claim, Event, Figure, Label, Story


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
        href = links.relative(self.path, links.city_page(place), anchor)
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
    ) -> ClaimView:
        """A claim as it stands towards `place`, with links to `themes`; one longer than `longest` is cut, and its mark
        shows it whole."""
        quote = self.voice.quote(claim.citation, claim.quote)
        short = self.voice.shortened(quote, longest) if longest else quote
        return ClaimView(
            id=claim.id,
            stance=claim.stance_on(place) if place else claim.stance,
            quote=short,
            mark=self.notes.cite(quote, preview=short != quote),
            cities=self.cities(claim.cities) if cities else (),
            themes=tuple(self.theme(theme) for theme in themes),
            reviewed=claim.reviewed,
        )

    def line(self, line: CellLine) -> LineView:
        """What an editor wrote for a cell, with a mark for each sentence that it rests on."""
        marks = tuple(self.notes.cite(self.voice.quote(one), preview=True) for one in line.citations)
        return LineView(text=self.voice.label(line.text), marks=marks)

    def figure(self, figure: Figure) -> FigureView:
        quote = self.voice.quote(figure.citation, figure.quote, figure.text)
        places, mark = self.cities(self.desk.figure_places(figure)), self.notes.cite(quote, preview=True)
        if figure.id in self.voice.figures:  # said on another page; only addresses differ
            return replace(self.voice.figures[figure.id], places=places, mark=mark)
        view = self.voice.figures[figure.id] = self._figure(figure, quote, places, mark)
        return view

    def _figure(self, figure: Figure, quote: Quotation, places: tuple[Link, ...], mark: Mark) -> FigureView:
        voice = self.voice
        return FigureView(
            id=figure.id,
            metric=metric_name(voice, figure),
            places=places,
            of=tuple(voice.label(name) for p in figure.places if (name := self._unlinked(p))),
            value=figure_value(voice, figure),
            year=iso_date(str(figure.year), voice.edition) if figure.year else voice.words("year_unknown"),
            dated=figure.year is not None,
            written=voice.exact(figure.citation, figure.text),
            words=voice.shortened(quote, LONGEST_WORDS) if voice.may_quote(figure.citation) else None,
            mark=mark,
            bare=figure.value,
        )

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
        return tuple(self.told(group) for group in group_events(events)[:most])

    def told(self, group: tuple[Event, ...]) -> EventView:
        """One event, in the words of the first that tells it, with the further sentences of each article that do."""
        view = self._agreed(self.event(group[0]), group)
        again = [citation for event in group for citation in event.also if self.voice.may_quote(citation)]
        marks = tuple(self.notes.cite(self.voice.quote(citation), preview=True) for citation in again)
        return replace(view, also=(*view.also, *marks))

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
        return StoryCard(
            id=story.id,
            link=Link(href=links.relative(self.path, links.story_page(story.id)), text=title),
            other_title=other,
            publisher=voice.publisher(story),
            date=long_date(article.published, voice.edition),
            versions=len(story.versions),
            drifts=sum(len(version.drift) for version in story.versions),
            summary=voice.quote(points[0]) if points and summary else None,
            cities=self.story_cities(story, MOST_TAGS),
            machine=version is not None and voice.by_machine(version),
            translated=family(article.lang) == family(voice.edition) or version is not None,
        )

    def story_cities(self, story: Story, most: int | None = None) -> tuple[Link, ...]:
        """Places that the story says most about, the one with most claims first."""
        return self.cities(self.voice.story_places(story)[:most])


def metric_name(voice: Voice, figure: Figure) -> Text:
    """Canonical name of the figure's metric, else the words of the sentence that name it."""
    metric = voice.desk.metrics.get(figure.metric or "")
    label = metric.name if metric else figure.metric_name
    return voice.label(label) if label else voice.say("unnamed_metric")


_RANKS = {"at most": "rank_within", "over": "rank_outside"}
"""前十 is a bound on a rank: the top ten, not ten."""


def figure_value(voice: Voice, figure: Figure) -> str:
    """The expanded value as the edition writes it, with its qualifier: 近1/3, over CNY 14 trillion."""
    value = amount(figure.value, figure.unit, voice.edition, figure.text, figure.measure)
    if figure.upper is not None and figure.upper > figure.value:
        value = f"{value}–{amount(figure.upper, figure.unit, voice.edition, figure.text, figure.measure)}"
    if figure.measure == "fold":
        value = voice.words("fold", value=plain_number(figure.value, voice.edition))
    if figure.kind == "rank":
        return voice.words(_RANKS.get(figure.qualifier or "", "rank_is"), value=value)
    key = f"q_{figure.qualifier}" if figure.qualifier else "approx" if figure.approx else ""
    shown = voice.words(key, value=value) if key else value
    return voice.in_script(shown, "zh-Hans") if voice.edition == "zh-Hant" else shown
