"""Finds all facts of an article: the one way into this room.

In: an article, an encoder, the reference data. Out: its `Facts`. Pure: values in, values out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.facts.claims import ClaimJudge
from tashan.facts.events import find_events
from tashan.facts.figures import find_figures
from tashan.facts.gazetteer import Gazetteer
from tashan.facts.key_points import choose_key_points
from tashan.facts.places import find_scenes
from tashan.facts.plain import in_own_words, plain_article
from tashan.language.sentences import MAX_READ
from tashan.model import Facts

if TYPE_CHECKING:
    from tashan.facts.claims import Encode, Keep
    from tashan.language.names import NameIndex
    from tashan.model import Article, Reference


def _sentences(article: Article) -> list[str]:
    return [sentence.text for _, sentence in article.cited_sentences()]


class FactFinder:
    """Finds the facts of the articles of one corpus; `encode` gives a unit row a text. Make one a corpus: it fits the
    themes when the first article is read, unless `keep` gives what was fitted before."""

    def __init__(
        self, encode: Encode, reference: Reference, names: NameIndex, keep: Keep = lambda make: make()
    ) -> None:
        self._encode, self._reference, self._names, self._keep = encode, reference, names, keep
        self._gazetteer = Gazetteer(reference)
        self._judge: ClaimJudge | None = None

    def prepare(self) -> ClaimJudge:
        """Fit the themes, once."""
        self._judge = self._judge or ClaimJudge.of(self._reference, self._encode, self._names, self._keep)
        return self._judge

    def find(self, article: Article) -> Facts:
        """The facts of one article."""
        judge = self.prepare()
        own, article = article, plain_article(article)
        scenes = find_scenes(article, self._gazetteer, self._names)
        read = tuple(scene for scene in scenes if len(scene.text) <= MAX_READ)
        figures = find_figures(article, read, self._reference)
        claims = judge.find_claims(article, read, figures)
        facts = Facts(
            article=article.id,
            figures=figures,
            events=find_events(article, read, self._gazetteer),
            claims=claims,
            key_points=choose_key_points(article, scenes, self._encode(_sentences(article)), claims),
        )
        return in_own_words(facts, own)


def find_facts(article: Article, encode: Encode, reference: Reference, names: NameIndex) -> Facts:
    """The facts of a single article."""
    return FactFinder(encode, reference, names).find(article)
