"""What an article says: figures, dated events, claims by city and theme, key points. Pure: values in, values out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.facts.claims import find_claims
from tashan.facts.events import find_events
from tashan.facts.figures import find_figures
from tashan.facts.key_points import choose_key_points
from tashan.facts.places import Gazetteer, find_scenes
from tashan.model import Facts

if TYPE_CHECKING:
    import numpy as np

    from tashan.language.names import NameIndex
    from tashan.model import Article, Reference

__all__ = ["find_facts"]


def find_facts(article: Article, vectors: np.ndarray, reference: Reference, names: NameIndex) -> Facts:
    """The facts of one article; `vectors` has one unit row a sentence, in the order of `article.cited_sentences()`.

    Raises ValueError where the number of rows is not the number of sentences.
    """
    gazetteer = Gazetteer(reference)
    scenes = find_scenes(article, gazetteer, names)
    if len(vectors) != len(scenes):
        raise ValueError(f"{len(vectors)} vectors for {len(scenes)} sentences of {article.id}")
    figures = find_figures(article, scenes, reference)
    claims = find_claims(article, scenes, vectors, reference, figures)
    return Facts(
        article=article.id,
        figures=figures,
        events=find_events(article, scenes, gazetteer),
        claims=claims,
        key_points=choose_key_points(article, scenes, vectors, claims),
    )
