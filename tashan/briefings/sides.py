"""Which version of a story an edition speaks from: its title, publisher, summary, the side to quote.

In: a `Desk` and an edition. Out: `Sides`, which says of a story how it is called and which of its versions, the
translation by a person before that by a machine, stands for it in the edition's language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.briefings import links
from tashan.briefings.amounts import long_date
from tashan.briefings.page import Text
from tashan.briefings.speech import Speech
from tashan.locales import family

if TYPE_CHECKING:
    from tashan.briefings.desk import Desk
    from tashan.briefings.reads import Known
    from tashan.model import Edition, Story, Version


class Imprint(Struct, frozen=True, kw_only=True):
    """An article's title, publisher, date and address, as notes give them."""

    title: Text
    publisher: Text | None
    date: str
    url: str | None


class Sides(Speech):
    """What an edition calls each story, and the version that it quotes."""

    def __init__(self, desk: Desk, edition: Edition) -> None:
        super().__init__(desk, edition)
        self._counterparts: Known[Version | None] = {}
        self._other_sides: Known[Version | None] = {}
        self._imprints: Known[Imprint] = {}
        self._places: Known[tuple[str, ...]] = {}

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

    def summary(self, story: Story) -> Text | None:
        """The summary of the edition's version, else of the canonical one.

        A summary is the publisher's own wording: under `excerpt` the five quotations are all that is shown of it.
        """
        version, original = self.counterpart(story), self.desk.article(story)
        article = self.desk.library.articles[version.article] if version else original
        if not article.summary or "excerpt" in {article.rights, original.rights}:
            return None
        return self.text(article.summary, article.lang)

    def imprint(self, article_id: str) -> Imprint:
        """How the edition names an article; where a translation does not say it, its original says who and when."""
        return self._watch.once(self._imprints, article_id, lambda: self._imprint(article_id))

    def _imprint(self, article_id: str) -> Imprint:
        articles = self.desk.library.articles
        article = articles[article_id]
        original = articles.get(article.edition_of or "", article)
        publisher = article.publisher or original.publisher
        return Imprint(
            title=self.title(article),
            publisher=self.name(publisher) if publisher else None,
            date=long_date(article.published or original.published, self.edition),
            url=links.web_address(article.source_url or original.source_url),
        )

    def story_places(self, story: Story) -> tuple[str, ...]:
        """Ids of the places that the story's claims are about, the one with most claims first."""
        return self._watch.once(self._places, story.id, lambda: self._story_places(story))

    def _story_places(self, story: Story) -> tuple[str, ...]:
        counts = self.desk.claimed_in.get(story.canonical, {})
        return tuple(sorted(counts, key=lambda place: (-counts[place], place)))

    # --- the edition's version of a story ---

    def counterpart(self, story: Story) -> Version | None:
        """The version to quote in this edition instead of the canonical one; None where that one is right itself."""
        return self._watch.once(self._counterparts, story.id, lambda: self._best(story, self.edition))

    def other_side(self, story: Story) -> Version | None:
        """The version in the other language, for parallel reading; None where the story has one language only."""
        return self._watch.once(self._other_sides, story.id, lambda: self._other_side(story))

    def _other_side(self, story: Story) -> Version | None:
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
        if len(fit) < 2:
            return next(iter(fit), None)
        return min(fit, key=lambda version: self._preference(version, story, wanted))

    def _preference(self, version: Version, story: Story, wanted: Edition) -> tuple[bool, bool, bool, float, str]:
        article = self.desk.library.articles[version.article]
        return (
            article.edition_of != story.canonical,
            version.relation == "machine-translation",
            article.lang != wanted,
            -self.desk.versions[version.article].similarity,
            version.article,
        )

    def by_machine(self, version: Version) -> bool:
        """Whether a version was translated by machine and no person has read it since, as far as the library knows."""
        translation = self.desk.library.articles[version.article].translation
        if translation is not None and translation.reviewed:
            return False
        return version.relation in {"machine-translation", "machine-rewrite"} or (
            translation is not None and translation.by == "machine"
        )

    def doubts(self, story: Story) -> tuple[Text, ...]:
        """Of a story whose original is missing: that it is, and what tells that its words are a machine's."""
        if story.has_original:
            return ()
        said = Text(text=self.words("original_missing"), lang=self.edition)
        return said, *(self.message(message, story) for message in story.versions[0].evidence)
