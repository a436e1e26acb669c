"""Key points: the three to five sentences that a good editor would choose.

In: an article, its scenes, vectors, claims and figures. Out: citations in reading order. A sentence scores by how
central it is to the whole text, by the claims and figures it holds and by a length that can be quoted; one that repeats
a chosen one loses (maximal marginal relevance, Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from tashan.facts.claims import statement_of

if TYPE_CHECKING:
    from tashan.facts.places import Scene
    from tashan.model import Article, Citation, Claim, Figure

FEWEST, MOST = 3, 5
SENTENCES_A_POINT = 8
"""One more key point for so many sentences, between FEWEST and MOST."""
CENTRALITY, CLAIM, FIGURE, MULTI_THEME = 1.0, 0.5, 0.1, 0.1
REDUNDANCY = 0.5
"""Share of the likeness to a chosen sentence that is taken off; with 0.3 two of five points said the same."""
SHORT, LONG = 18, 140
"""Characters of Chinese (English counts half) outside which a sentence is a fragment or too long to quote."""
_KINDS = frozenset({"paragraph", "quote", "list"})


def choose_key_points(
    article: Article,
    scenes: tuple[Scene, ...],
    vectors: np.ndarray,
    claims: tuple[Claim, ...],
    figures: tuple[Figure, ...],
) -> tuple[Citation, ...]:
    """Three to five citations in reading order; fewer only where the article has fewer sentences that can be quoted."""
    usable = [n for n, scene in enumerate(scenes) if _is_quotable(article, scene)]
    if not usable:
        return ()
    scores = _scores(scenes, np.asarray(vectors, dtype=np.float64), claims, figures)
    wanted = min(MOST, max(FEWEST, len(scenes) // SENTENCES_A_POINT))
    chosen: list[int] = []
    while usable and len(chosen) < wanted:
        best = max(usable, key=lambda n: scores[n] - REDUNDANCY * _likeness(vectors, n, chosen))
        chosen.append(best)
        usable.remove(best)
    return tuple(scenes[n].citation for n in sorted(chosen))


def _is_quotable(article: Article, scene: Scene) -> bool:
    length = _length(scene.text)
    kind = article.passages[scene.citation.passage].kind
    return kind in _KINDS and SHORT <= length <= LONG and statement_of(scene.text) == scene.text


def _length(text: str) -> float:
    han = len(re.findall(r"[\u4e00-\u9fff]", text))
    return han + (len(text) - han) / 2


def _scores(
    scenes: tuple[Scene, ...], vectors: np.ndarray, claims: tuple[Claim, ...], figures: tuple[Figure, ...]
) -> np.ndarray:
    likeness = np.clip(vectors @ vectors.T, 0, None)
    centrality = likeness.mean(axis=1)
    spread = float(np.ptp(centrality)) or 1.0
    scores = CENTRALITY * (centrality - centrality.min()) / spread
    weight = {claim.citation: claim for claim in claims}
    cited = {figure.citation for figure in figures}
    for number, scene in enumerate(scenes):
        if claim := weight.get(scene.citation):
            scores[number] += CLAIM * claim.weight + MULTI_THEME * (len(claim.themes) > 1)
        scores[number] += FIGURE * (scene.citation in cited)
    return scores


def _likeness(vectors: np.ndarray, number: int, chosen: list[int]) -> float:
    return max((float(vectors[number] @ vectors[other]) for other in chosen), default=0.0)
