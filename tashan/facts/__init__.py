"""What an article says: figures, dated events, claims by city and theme, key points. Pure: values in, values out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.facts.claims import find_claims
from tashan.facts.events import find_events
from tashan.facts.figures import find_figures
from tashan.facts.key_points import choose_key_points
from tashan.facts.places import Gazetteer, find_scenes
from tashan.facts.plain import in_own_words, plain_article
from tashan.language.script import simplify_characters
from tashan.model import Facts

if TYPE_CHECKING:
    import numpy as np

    from tashan.language.names import NameIndex
    from tashan.model import Article, Reference

__all__ = ["find_facts", "texts_to_encode"]


def texts_to_encode(article: Article) -> list[str]:
    """What the vectors of `find_facts` are made of: the sentences in Simplified, as those that the classifier learned
    from, so that an article says the same in either script."""
    return [simplify_characters(sentence.text) for _, sentence in article.cited_sentences()]


def find_facts(article: Article, vectors: np.ndarray, reference: Reference, names: NameIndex) -> Facts:
    """The facts of one article; `vectors` has one unit row for each of `texts_to_encode(article)`.

    Raises ValueError where the number of rows is not the number of sentences.
    """
    own, article = article, plain_article(article)
    gazetteer = Gazetteer(reference)
    scenes = find_scenes(article, gazetteer, names)
    if len(vectors) != len(scenes):
        raise ValueError(f"{len(vectors)} vectors for {len(scenes)} sentences of {article.id}")
    figures = find_figures(article, scenes, reference)
    claims = find_claims(article, scenes, vectors, reference, figures)
    facts = Facts(
        article=article.id,
        figures=figures,
        events=find_events(article, scenes, gazetteer),
        claims=claims,
        key_points=choose_key_points(article, scenes, vectors, claims),
    )
    return in_own_words(facts, own)
