"""Key points: the three to five sentences that a good editor would choose.

In: an article, its scenes, vectors and claims. Out: citations in reading order. A sentence scores by how
central it is to the whole text, by the weight of its claim and by how much it says; one that repeats
a chosen one loses (maximal marginal relevance, Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from tashan.facts.claims import statement_of
from tashan.facts.hanging import hangs
from tashan.facts.kinds import goes_on_speaking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.facts.places import Scene
    from tashan.model import Article, Citation, Claim

FEWEST, MOST = 3, 5
SENTENCES_A_POINT = 8
"""One more key point for so many sentences, between FEWEST and MOST."""
CENTRALITY, CLAIM, SUBSTANCE, CONCLUDES, TOPIC = 0.5, 1.0, 0.3, 0.2, 0.2
"""Worth of being central to the text, of the weight of a claim, of saying much, of words that conclude, and of speaking
of the places that the article names most. Weighed by reading what they chose from eight articles in both languages."""
REPEATS, SAME_THEME = 0.5, 0.2
"""What is taken off for likeness to a chosen sentence and for its main theme and stance being told already."""
FULL = 60.0
"""Length from which a sentence says as much as a key point can."""
THESIS, CONCLUSION, EDGE = 0.1, 0.15, 0.15
"""Worth of standing among the first and among the last sentences, where articles say what they are about and what
follows; the share of an article that counts as either."""
HANGS = 1.2
"""What a sentence loses that leans on the one before: whoever reads it alone does not know who, what or where."""
SHORT, LONG = 18, 140
"""Characters of Chinese (English counts half) outside which a sentence is a fragment or too long to quote."""
BLOCK = 2048
"""Sentences that are compared with all others at once; more than any article has that somebody wrote."""
TOPICS = 2
"""Places that an article is about: the comparison of one city with another is what it is read for."""
_CONCLUDES = re.compile(
    r"才是|关键|關鍵|深层次|深層次|根本|与其|與其|说明|說明|显示出|顯示出|表明|证明|證明|直指|迫切|意味着|意味著|归根结底|差距|不落实|不见落实|必然"
    r"|\b(?:shows? that|means|the real|in the end|rather than|lies in|the point|prove[sd]?|decisive|what matters)\b",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"\\[A-Za-z]+|[\^_]\{|\$\$")
"""What the source of a formula has, which nobody reads as a sentence: \\frac, x_{1}."""
_KINDS = frozenset({"paragraph", "quote", "list"})


def choose_key_points(
    article: Article,
    scenes: tuple[Scene, ...],
    vectors: np.ndarray,
    claims: tuple[Claim, ...],
) -> tuple[Citation, ...]:
    """Three to five citations in reading order; fewer only where the article has fewer sentences that can be quoted."""
    usable = [n for n, scene in enumerate(scenes) if _is_quotable(article, scene) and not goes_on_speaking(scenes, n)]
    if not usable:
        return ()
    scores = _scores(scenes, np.asarray(vectors, dtype=np.float64), claims)
    told = {claim.citation: (claim.themes[0], claim.stance) for claim in reversed(claims)}
    wanted = min(MOST, max(FEWEST, len(scenes) // SENTENCES_A_POINT))
    chosen: list[int] = []
    while usable and len(chosen) < wanted:
        seen = [told.get(scenes[n].citation) for n in chosen]
        best = max(
            usable, key=lambda n: scores[n] - _repetition(vectors, n, chosen, told.get(scenes[n].citation), seen)
        )
        chosen.append(best)
        usable.remove(best)
    return tuple(scenes[n].citation for n in sorted(chosen))


def _repetition(
    vectors: np.ndarray,
    number: int,
    chosen: list[int],
    tells: tuple[str, str] | None,
    seen: Sequence[tuple[str, str] | None],
) -> float:
    """What a sentence loses for what is chosen already."""
    likeness = max((float(vectors[number] @ vectors[other]) for other in chosen), default=0.0)
    return REPEATS * likeness + SAME_THEME * (seen.count(tells) if tells else 0)


def _is_quotable(article: Article, scene: Scene) -> bool:
    length = _length(scene.text)
    kind = article.passages[scene.citation.passage].kind
    told = SHORT <= length <= LONG and statement_of(scene.text) == scene.text
    return kind in _KINDS and told and not _FORMULA.search(scene.text)


def _is_whole(text: str) -> bool:
    """Whether a text ends as a sentence does and tears no quotation apart."""
    closed = all(text.count(a) == text.count(b) for a, b in ("“”", "「」", "《》", "（）", "()"))
    return closed and text.rstrip().rstrip('”’」』")）').endswith(("。", "！", "？", "…", ".", "!", "?"))


def _length(text: str) -> float:
    han = len(re.findall(r"[\u4e00-\u9fff]", text))
    return han + (len(text) - han) / 2


def _centrality(vectors: np.ndarray) -> np.ndarray:
    """How like all others each vector is on average; in blocks: every vector with every other fills gigabytes."""
    blocks = (vectors[start : start + BLOCK] for start in range(0, len(vectors), BLOCK))
    return np.concatenate([np.clip(block @ vectors.T, 0, None).mean(axis=1) for block in blocks])


def _scores(scenes: tuple[Scene, ...], vectors: np.ndarray, claims: tuple[Claim, ...]) -> np.ndarray:
    centrality = _centrality(vectors)
    spread = float(np.ptp(centrality)) or 1.0
    scores: np.ndarray = CENTRALITY * (centrality - centrality.min()) / spread
    weight = {claim.citation: claim.weight for claim in sorted(claims, key=lambda claim: claim.weight)}
    named = Counter(city for scene in scenes for city in scene.cities)
    topics = {city for city, _ in named.most_common(TOPICS)}
    edge = max(1, round(EDGE * len(scenes)))
    scores[:edge] += THESIS
    scores[-edge:] += CONCLUSION
    for number, scene in enumerate(scenes):
        scores[number] -= HANGS * (hangs(scene.text) or not _is_whole(scene.text))
        scores[number] += CLAIM * weight.get(scene.citation, 0.0) + SUBSTANCE * min(1.0, _length(scene.text) / FULL)
        scores[number] += CONCLUDES * bool(_CONCLUDES.search(scene.text))
        scores[number] += TOPIC * bool(topics & {*scene.cities, *scene.carried})
    return scores
