"""Text of the library in the language of an edition.

In: a `Desk` and an edition. Out: `Voice`, which turns labels, titles and cited sentences into `Text` of that edition:
Chinese in the edition's script, and for a story in the other language the aligned sentence of its translation where
there is one, else the sentence as it is, marked with its own language.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from tashan.briefings import rights
from tashan.briefings.page import Quotation, Text
from tashan.briefings.wording import Wording
from tashan.language.names import NameIndex
from tashan.language.script import Converter, detect_language
from tashan.model import Citation

if TYPE_CHECKING:
    from tashan.briefings.desk import Desk
    from tashan.model import Article, Edition, Label, Lang, Message, Quote, Story, Version

_HAN = re.compile(r"[\u3400-\u9fff]")


def family(lang: Lang) -> str:
    """`zh` for both scripts, `en`."""
    return lang.split("-")[0]


class Voice:
    """One edition's way of saying what the library holds. Remembers converted passages, so make one an edition."""

    def __init__(self, desk: Desk, edition: Edition) -> None:
        self.desk = desk
        self.edition = edition
        self.words = Wording(edition)
        self.converter = Converter(desk.library.reference)
        self._converted_texts: dict[str, str] = {}
        self._passages: dict[tuple[str, int], str] = {}
        self._counterparts: dict[str, Version | None] = {}
        self._beads: dict[str, dict[int, tuple[int, ...]]] = {}
        self._quotable: dict[tuple[str, str], frozenset[Citation] | None] = {}

    @cached_property
    def names(self) -> NameIndex:
        return NameIndex(self.desk.library.reference)

    # --- plain text ---

    def in_script(self, text: str, lang: Lang) -> str:
        """Chinese text in the edition's script; any other comes back unchanged."""
        if lang == self.edition or "en" in {lang, self.edition}:
            return text
        if text not in self._converted_texts:
            convert = self.converter.traditional if self.edition == "zh-Hant" else self.converter.simplified
            self._converted_texts[text] = convert(text)
        return self._converted_texts[text]

    def lang(self, lang: Lang) -> Lang:
        """Language of text of `lang` after `in_script`."""
        return lang if family(lang) != family(self.edition) else self.edition

    def text(self, text: str, lang: Lang) -> Text:
        return Text(text=self.in_script(text, lang), lang=self.lang(lang))

    def own(self, text: str) -> Text:
        """Wording of the edition as a `Text`."""
        return Text(text=text, lang=self.edition)

    def say(self, key: str, **values: object) -> Text:
        return self.own(self.words(key, **values))

    def message(self, message: Message, story: Story) -> Text:
        """A message about a story's versions; words of a text whose rights are narrow are cut to a fragment in it."""
        narrow = self.desk.article(story).rights == "excerpt"
        values = tuple((key, self._fragment(value) if narrow else value) for key, value in message.values)
        words = self.words.message(replace(message, values=values))
        return self.own(self.in_script(words, "zh-Hans"))

    def _fragment(self, text: str) -> str:
        longest = rights.LONGEST_FRAGMENT["zh-Hans" if _HAN.search(text) else "en"]
        return text if len(text) <= longest else text[: rights.cut(text, longest)[1]] + "…"

    def label(self, label: Label) -> Text:
        """A name in the edition's language; a label without English stays Chinese and says so."""
        if self.edition == "en":
            chinese = bool(_HAN.search(label.en)) or not label.en
            return Text(text=label.en or label.zh_hans, lang="zh-Hans" if chinese else "en")
        if self.edition == "zh-Hant" and label.zh_hant:
            return self.own(label.zh_hant)
        chinese = bool(_HAN.search(label.zh_hans))
        return self.text(label.zh_hans, "zh-Hans") if chinese or not label.en else Text(text=label.zh_hans, lang="en")

    def sentence(self, label: Label) -> Text:
        """A label that is a sentence (a question, a profile)."""
        return self.label(label)

    def name(self, text: str) -> Text:
        """A publisher, author or title of a source, which may be in another language than its article."""
        return self.text(text, detect_language(text))

    def title(self, article: Article) -> Text:
        return self.text(article.title, article.lang)

    def titles(self, story: Story) -> tuple[Text, Text | None]:
        """The story's title in the edition's language where it has one, and its title in the other language."""
        canonical = self.title(self.desk.article(story))
        version = self.counterpart(story) or self.other_side(story)
        if version is None or version.article == story.canonical:
            return canonical, None
        other = self.title(self.desk.library.articles[version.article])
        if family(other.lang) == family(canonical.lang):
            return canonical, None
        return (canonical, other) if family(canonical.lang) == family(self.edition) else (other, canonical)

    def publisher(self, story: Story) -> Text | None:
        """Who published the story, as its translation into the edition's language names it, else as it does itself."""
        version = self.counterpart(story)
        translated = self.desk.library.articles[version.article].publisher if version else None
        found = translated or self.desk.article(story).publisher
        return self.name(found) if found else None

    # --- the edition's version of a story ---

    def counterpart(self, story: Story) -> Version | None:
        """The version to quote in this edition instead of the canonical one; None where that one is right itself."""
        if story.id not in self._counterparts:
            self._counterparts[story.id] = self._best(story, self.edition)
        return self._counterparts[story.id]

    def other_side(self, story: Story) -> Version | None:
        """The version in the other language, for parallel reading; None where the story has one language only."""
        canonical = self.desk.article(story)
        return self._best(story, "en" if family(canonical.lang) == "zh" else "zh-Hans")

    def _best(self, story: Story, wanted: Edition) -> Version | None:
        """The translation into `wanted`: the article's own edition first, then by person, machine, likeness."""
        canonical = self.desk.article(story)
        if canonical.lang == wanted:
            return None
        articles = self.desk.library.articles
        own_script = family(canonical.lang) == family(wanted)
        fit = [
            version
            for version in story.versions
            if version.article != story.canonical
            and family(articles[version.article].lang) == family(wanted)
            and (not own_script or articles[version.article].edition_of == story.canonical)
            and (not own_script or articles[version.article].lang == wanted)
            and version.relation in {"translation", "machine-translation", "script-variant"}
        ]
        return min(fit, key=lambda version: self._preference(version, story, wanted), default=None)

    def _preference(self, version: Version, story: Story, wanted: Edition) -> tuple[bool, bool, bool, float, str]:
        article = self.desk.library.articles[version.article]
        return (
            article.edition_of != story.canonical,
            version.relation == "machine-translation",
            article.lang != wanted,
            -version.similarity,
            version.article,
        )

    def by_machine(self, version: Version) -> bool:
        """Whether a version was translated by machine, as far as the library knows."""
        translation = self.desk.library.articles[version.article].translation
        return version.relation == "machine-translation" or (translation is not None and translation.by == "machine")

    # --- quotations ---

    def passage(self, article: str, number: int) -> str:
        """A passage's text in the edition's script."""
        if (article, number) not in self._passages:
            found = self.desk.library.articles[article]
            self._passages[article, number] = self.in_script(found.passages[number].text, found.lang)
        return self._passages[article, number]

    def span(self, article: str, number: int, start: int, end: int) -> str:
        """The words that a span of a passage became in the edition's script."""
        return self.passage(article, number)[slice(*self.moved(article, number, start, end))]

    def moved(self, article: str, number: int, start: int, end: int) -> tuple[int, int]:
        """Where a span of a passage stands after conversion to the edition's script."""
        before, after = self.desk.library.articles[article].passages[number].text, self.passage(article, number)
        if len(before) == len(after):
            return start, end
        opcodes = Levenshtein.opcodes(before, after)
        return _moved(opcodes, start, last=False), _moved(opcodes, end, last=True)

    def quote(self, citation: Citation, words: str = "", keep: str = "") -> Quotation:
        """What a citation says, in this edition's language where it can be, cut to what its rights allow.

        `words` narrows the quotation to a clause of the sentence or passage; `keep` is what must stay in sight.
        """
        story = self.desk.story(citation)
        version = self.counterpart(story)
        aligned = self._aligned(story, version, citation) if version and citation.article == story.canonical else None
        if version and aligned:
            place, start, end = aligned
            return self._cut(citation, place, (start, end), (start, start), machine=self.by_machine(version))
        return self.plain_quote(citation, words, keep)

    def plain_quote(self, citation: Citation, words: str = "", keep: str = "") -> Quotation:
        """The same in the article's own language."""
        text = self.desk.library.articles[citation.article].passages[citation.passage].text
        if words not in text:
            return self._unfounded(citation, words)
        start, end = self._place(citation, words)
        kept = text.find(keep, start, end) if keep else -1
        return self._cut(citation, citation, (start, end), (kept, kept + len(keep)) if kept >= 0 else (start, start))

    def shortened(self, quote: Quotation, longest: int) -> Quotation:
        """A quotation cut at a clause to at most `longest` characters."""
        if len(quote.text.text) <= longest:
            return quote
        start, end = rights.cut(quote.text.text, longest)
        return replace(quote, text=replace(quote.text, text=quote.text.text[start:end]), after=True)

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

    def _aligned(self, story: Story, version: Version, citation: Citation) -> tuple[Citation, int, int] | None:
        """The counterpart of a sentence: its citation and span, within the first passage that it touches."""
        order = self._order[story.canonical]
        partners = self._partners(version).get(order.get(citation, -1), ())
        found = [self.desk.sentences[version.article][index] for index in partners]
        if not found:
            return None
        first = found[0][0]
        same = [sentence for place, sentence in found if place.passage == first.passage]
        return first, min(s.start for s in same), max(s.end for s in same)

    @cached_property
    def _order(self) -> dict[str, dict[Citation, int]]:
        return {
            article: {citation: index for index, (citation, _) in enumerate(sentences)}
            for article, sentences in self.desk.sentences.items()
        }

    def _partners(self, version: Version) -> dict[int, tuple[int, ...]]:
        if version.article not in self._beads:
            self._beads[version.article] = {a: bead.b for bead in version.beads for a in bead.a}
        return self._beads[version.article]

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
        )

    def quotable(self, origin: str, shown: str) -> frozenset[Citation] | None:
        """Sentences of article `origin` that may be quoted in the words of article `shown`; None for all."""
        if (origin, shown) not in self._quotable:
            articles, facts = self.desk.library.articles, self.desk.library.facts.get(origin)
            strict = articles[origin] if articles[origin].rights == "excerpt" else articles[shown]
            self._quotable[origin, shown] = rights.quotable(strict, facts)
        return self._quotable[origin, shown]


def _moved(opcodes: Levenshtein.Opcodes, index: int, *, last: bool) -> int:  # type: ignore[name-defined]
    """Where an index of the text before conversion stands after it; inside a changed stretch at its edge."""
    for code in opcodes:
        if code.src_start <= index < code.src_end or (last and index == code.src_end):
            if code.tag == "equal":
                return int(code.dest_start + index - code.src_start)
            return int(code.dest_end if last else code.dest_start)
    return int(opcodes.dest_len) if index else 0
