"""What a citation says in an edition.

In: a `Desk` and an edition. Out: `Voice`, which knows which version of a story to quote and
turns cited sentences into `Quotation`s: for a story in the other language the aligned sentence of its translation where
there is one, else the sentence as it is, marked with its own language; never longer than the article's rights allow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tashan.briefings import rights
from tashan.briefings.answers import Answers
from tashan.briefings.page import Quotation, Text
from tashan.briefings.sides import Sides
from tashan.model import Citation

if TYPE_CHECKING:
    from collections.abc import Callable

    from tashan.briefings.desk import Desk
    from tashan.briefings.page import FigureView
    from tashan.briefings.reads import Known
    from tashan.briefings.said import SaidClaim
    from tashan.briefings.worth import Worth
    from tashan.model import Claim, Edition, Figure, Quote, Version


class Told(Struct, frozen=True, kw_only=True):
    """Words of a passage, as they stand there from `start` on; `whole` if they are all that was asked for, else whether
    something stands before and after them."""

    citation: Citation
    start: int
    text: str
    before: bool = False
    after: bool = False
    machine: bool = False
    whole: bool = False


class Voice(Sides):
    """One edition's way of saying what the library holds."""

    def __init__(self, desk: Desk, edition: Edition, answers: Answers | None = None) -> None:
        super().__init__(desk, edition)
        self.answers = answers or Answers()
        self._figures: Known[FigureView] = {}
        self._claims: Known[SaidClaim | None] = {}
        self._chosen: Known[tuple[tuple[Claim, ...], tuple[Claim, ...]]] = {}
        self._quotes: Known[Quotation] = {}
        self._quotable: Known[frozenset[Citation] | None] = {}

    def quote(self, citation: Citation, words: str = "", keep: str = "") -> Quotation:
        """What a citation says, in this edition's language where it can be, cut to what its rights allow.

        `words` narrows the quotation to a clause of the sentence or passage; `keep` is what must stay in sight.
        """
        return self._watch.once(self._quotes, (citation, words, keep), lambda: self._quote(citation, words, keep))

    def figure(self, figure: Figure, make: Callable[[], FigureView]) -> FigureView:
        """The row of a table for a figure, as the page that first had it shows it."""
        return self._watch.once(self._figures, figure.id, make)

    def claim(self, key: tuple[str, str, int | None], make: Callable[[], SaidClaim | None]) -> SaidClaim | None:
        """A claim as it stands towards a place, in at most so many characters: by its id, the place's and these."""
        return self._watch.once(self._claims, key, make)

    def chosen(
        self, key: tuple[str, str, int, bool], make: Callable[[], tuple[tuple[Claim, ...], tuple[Claim, ...]]]
    ) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        """The claims of a cell, as the page that first had it shows them: those that stand open, and all."""
        return self._watch.once(self._chosen, key, make)

    def _quote(self, citation: Citation, words: str, keep: str) -> Quotation:
        story = self.desk.story(citation)
        version = self.counterpart(story)
        aligned = self._aligned(version, citation) if version and citation.article == story.canonical else None
        if version and aligned:
            place, start, end = aligned
            return self._cut(citation, place, (start, end), (start, start), machine=self.by_machine(version))
        return self.plain_quote(citation, words, keep)

    def telling(self, citation: Citation, words: str, worth: Worth, longest: int | None = None) -> Quotation | None:
        """A quotation that carries a point: whole where it may be and is not longer than `longest`, else those whole
        clauses that say most by `worth`. None where the rights leave no clause that says anything."""
        told = self.told(citation, words, worth, longest)
        if told is None:
            return None
        if told.whole:
            return self.quote(citation, words)
        place = told.citation
        text = self.span(place.article, place.passage, told.start, told.start + len(told.text))
        return Quotation(
            text=Text(text=text, lang=self.lang(self.desk.library.articles[place.article].lang)),
            citation=place,
            before=told.before,
            after=told.after,
            machine=told.machine,
        )

    def told(self, citation: Citation, words: str, worth: Worth, longest: int | None = None) -> Told | None:
        """The words of `telling` as the article that it quotes writes them."""
        place, span, machine = self._where(citation, words)
        article = self.desk.library.articles[place.article]
        text = article.passages[place.passage].text[slice(*span)]
        allowed = self.quotable(citation.article, place.article)
        most = len(text)
        if allowed is not None:
            most = rights.LONGEST_QUOTE if citation in allowed else rights.fragment_length(most, article.lang)
        most = min(most, longest or most)
        if len(text) <= most:
            return Told(citation=place, start=span[0], text=text, machine=machine, whole=True)
        question = ("telling clauses", text, str(most), *worth.question)
        found = self.answers.ask(question, lambda: rights.telling_clauses(text, most, worth))
        if found is None and allowed is not None and citation not in allowed:
            return None
        first, last = found or rights.cut(text, most)
        return Told(
            citation=place,
            start=span[0] + first,
            text=text[first:last],
            before=first > 0,
            after=bool(text[last:].strip("，。；、,.; ")),
            machine=machine,
        )

    def _where(self, citation: Citation, words: str) -> tuple[Citation, tuple[int, int], bool]:
        """Where what a citation says stands in this edition: a passage, a span of it, whether a machine wrote it."""
        story = self.desk.story(citation)
        version = self.counterpart(story)
        aligned = self._aligned(version, citation) if version and citation.article == story.canonical else None
        if version and aligned:
            place, start, end = aligned
            return place, (start, end), self.by_machine(version)
        return citation, self._place(citation, words), False

    def plain_quote(self, citation: Citation, words: str = "", keep: str = "") -> Quotation:
        """The same in the article's own language."""
        text = self.desk.library.articles[citation.article].passages[citation.passage].text
        if words not in text:
            return self._unfounded(citation, words)
        start, end = self._place(citation, words)
        kept = text.find(keep, start, end) if keep else -1
        return self._cut(citation, citation, (start, end), (kept, kept + len(keep)) if kept >= 0 else (start, start))

    def shortened(self, quote: Quotation, longest: int, keep: tuple[int, int] = (0, 0)) -> Quotation:
        """A quotation cut at clauses to at most `longest` characters around what must stay in sight."""
        text = quote.text.text
        if len(text) <= longest:
            return quote
        start, end = rights.cut(text, longest, keep)
        before, after = quote.before or start > 0, quote.after or end < len(text)
        return replace(quote, text=replace(quote.text, text=text[start:end]), before=before, after=after)

    def exact(self, citation: Citation, words: str) -> Quotation:
        """A few words of the cited passage as they stand there, for instance a quantity as written."""
        article = self.desk.library.articles[citation.article]
        if words not in article.passages[citation.passage].text:
            return self._unfounded(citation, words)
        text = self.span(citation.article, citation.passage, *self._place(citation, words))
        return Quotation(text=Text(text=text, lang=self.lang(article.lang)), citation=citation)

    def drifted(self, quote: Quote, longest: int) -> Quotation:
        """A drift's quotation with its mark, cut to `longest` characters around it, to a fragment under `excerpt`."""
        citation = quote.citation
        article = self.desk.library.articles[citation.article]
        start = article.passages[citation.passage].text.find(quote.text)
        if start < 0:
            return self._unfounded(citation, quote.text)
        if self.quotable(citation.article, self.desk.story(citation).canonical) is not None:
            longest = rights.fragment_length(len(quote.text), article.lang)
        first, last = rights.cut(quote.text, longest, quote.mark or (0, 0))
        found, inner = self._converted(citation, start + first, start + last), None
        if quote.mark:
            inner = (
                len(self._converted(citation, start + first, start + max(first, quote.mark[0]))),
                len(self._converted(citation, start + first, start + min(last, quote.mark[1]))),
            )
        return Quotation(
            text=Text(text=found, lang=self.lang(article.lang)),
            citation=citation,
            before=first > 0,
            after=last < len(quote.text),
            mark=inner,
        )

    def _converted(self, citation: Citation, start: int, end: int) -> str:
        return self.span(citation.article, citation.passage, start, end)

    def _unfounded(self, citation: Citation, words: str) -> Quotation:
        """Words that their passage does not hold, left as they are for the quote lock to report."""
        return Quotation(text=self.text(words, self.desk.library.articles[citation.article].lang), citation=citation)

    def _place(self, citation: Citation, words: str) -> tuple[int, int]:
        """Span of `words` in the cited passage, the cited sentence first; of that sentence where there are no words."""
        passage = self.desk.library.articles[citation.article].passages[citation.passage]
        sentence = passage.sentences[citation.sentence]
        found = passage.text.find(words, sentence.start) if words else -1
        found = passage.text.find(words) if words and found < 0 else found
        return (found, found + len(words)) if words else (sentence.start, sentence.end)

    def _aligned(self, version: Version, citation: Citation) -> tuple[Citation, int, int] | None:
        """The counterpart of a sentence: its citation and span, within the first passage that it touches."""
        found = self.desk.partners.get((version.article, citation), ())
        if not found:
            return None
        first = found[0][0]
        same = [sentence for place, sentence in found if place.passage == first.passage]
        return first, min(s.start for s in same), max(s.end for s in same)

    def _cut(
        self, origin: Citation, place: Citation, span: tuple[int, int], keep: tuple[int, int], *, machine: bool = False
    ) -> Quotation:
        """A quotation of `span` of the passage at `place`, no longer than the rights of both articles allow."""
        article = self.desk.library.articles[place.article]
        passage = article.passages[place.passage]
        start, end = span
        allowed = self.quotable(origin.article, place.article)
        if allowed is not None:
            length = end - start
            longest = rights.LONGEST_QUOTE if origin in allowed else rights.fragment_length(length, article.lang)
            inner = (max(0, keep[0] - start), max(0, keep[1] - start))
            first, last = rights.cut(passage.text[start:end], longest, inner)
            start, end = start + first, start + last
        return Quotation(
            text=Text(text=self.span(place.article, place.passage, start, end), lang=self.lang(article.lang)),
            citation=place,
            before=start > span[0],
            after=end < span[1],
            machine=machine,
            copied=not self.desk.story_of[place.article].has_original,
        )

    def may_quote(self, citation: Citation) -> bool:
        """Whether a sentence of a canonical version may be shown whole, or only named by a fragment."""
        allowed = self.quotable(citation.article, citation.article)
        return allowed is None or citation in allowed

    def quotable(self, origin: str, shown: str) -> frozenset[Citation] | None:
        """Sentences of article `origin` that may be quoted in the words of article `shown`; None for all."""
        return self._watch.once(self._quotable, (origin, shown), lambda: self._find_quotable(origin, shown))

    def _find_quotable(self, origin: str, shown: str) -> frozenset[Citation] | None:
        articles = self.desk.library.articles
        strict = articles[origin] if articles[origin].rights == "excerpt" else articles[shown]
        return None if strict.rights == "full" else self.desk.quotes.get(origin, frozenset())
