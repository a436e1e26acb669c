"""Claims: sentences that say something about a city under a theme.

In: the scenes of an article, one vector a sentence, and its figures. Out: claims in reading order. A sentence becomes
one where the classifier calls it a claim and a city is its subject, named or carried; a question alone never does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, get_args

import numpy as np

from tashan.facts.classifier import load_classifier
from tashan.facts.ids import stable_id
from tashan.facts.pieces import split_pieces
from tashan.facts.places import Gazetteer
from tashan.language.script import simplify_characters
from tashan.model import Claim, Stance

if TYPE_CHECKING:
    from tashan.facts.places import Scene
    from tashan.model import Article, Figure, Reference, Theme

NAMED, BEHIND, CARRIED, PER_PASSAGE = 0.35, 0.8, 0.45, 0.05
"""Least probability of a claim: where the sentence names the city, where it only names a company there, where the
subject is carried, and what each passage of distance adds. On labelled articles (60 claims, 24 sentences of rhetoric)
0.5 for a named or carried city lost a claim, and 0.7 for a company filed a sentence of rhetoric more."""
THEME = 0.4
"""Least probability of a theme beside the strongest one. Cross-validated theme F1 is level from 0.25 to 0.4; the longer
sentences of articles want the higher end (0.82 at 0.3, 0.84 at 0.4)."""
SIDE = 0.55
"""Least probability of strength or weakness; below it a claim is neutral, because a wrong mark costs more trust than a
missing one. On 62 labelled claims 0.79 of the marked ones were right without it, 0.83 with it; a sixth go unmarked."""
PART_TRUST = 0.6
"""What the vector of a whole sentence is worth for a part of it, whose own words then weigh more. On labelled articles
0.6 to 1 are level; below, the stances of a contrast (A has, B lacks) come apart but the cities suffer."""
MAX_THEMES = 3
PER_KEYWORD, MAX_BONUS = 0.03, 0.09
"""What a keyword of themes.yml adds to the probability of a theme that the classifier knows."""
UNTRAINED_KEYWORD = 0.25
"""What a keyword is worth for a theme that the classifier has never seen: two of them file a sentence."""
SKIPPED_KINDS = frozenset({"heading", "table", "code"})
MIN_STATEMENT = 8
"""Shortest statement, in characters, that is left of a sentence after its closing question."""

_CLAUSE = re.compile(r"[^，,；;：:。！!…—]+[，,；;：:。！!…—”’\"'」』）)\s]*")
_LATIN = re.compile(r"[A-Za-z]{2}")
_QUESTION = re.compile(r"[?？][”’\"'」』）)]*\s*$")
_ASKS = re.compile(
    r"为什么|為什麼|为何|為何|何以|怎样|怎樣|怎么|怎麼|为啥|為啥|何故|吗|嗎|呢|能否|是否|能不能|会不会|會不會|什么|什麼|谁|誰|哪|如何|几时"
    r"|\b(?:why|what|how|who|where|when|which|can|could|will|would|does|do|did|is|are|should)\b",
    re.IGNORECASE,
)


def find_claims(
    article: Article,
    scenes: tuple[Scene, ...],
    vectors: np.ndarray,
    reference: Reference,
    figures: tuple[Figure, ...],
) -> tuple[Claim, ...]:
    """The claims of an article; `vectors` has one row a scene."""
    gazetteer = Gazetteer(reference)
    drafts: list[_Draft] = []
    rows: list[int] = []
    for number, scene in enumerate(scenes):
        if article.passages[scene.citation.passage].kind not in SKIPPED_KINDS:
            found = _drafts(scene, gazetteer)
            drafts.extend(found)
            rows.extend([number] * len(found))
    if not drafts:
        return ()
    trust = np.array([PART_TRUST if draft.part else 1.0 for draft in drafts], dtype=np.float32)
    judgement = load_classifier().judge(vectors[rows] * trust[:, None], [draft.quote for draft in drafts])
    cited = {figure.citation for figure in figures if figure.unit not in {"years", "other"}}
    claims: list[Claim] = []
    for number, draft in enumerate(drafts):
        sure = float(judgement.claim[number])
        ranked = rank_themes(draft.quote, judgement.themes[number], reference.themes)
        if sure >= _least(draft.scene) and ranked:
            stance = choose_stance(judgement.stances[number])
            claims.append(_claim(draft, ranked, stance, sure, has_figure=draft.scene.citation in cited))
    return tuple({claim.id: claim for claim in claims}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    scene: Scene
    quote: str
    cities: tuple[str, ...]
    part: bool = False


def _drafts(scene: Scene, gazetteer: Gazetteer) -> list[_Draft]:
    """The statements of a sentence with the cities that they are about."""
    statement = statement_of(scene.text)
    if not statement:
        return []
    pieces = split_pieces(scene, gazetteer) if statement == scene.text else ()
    if len(pieces) > 1:
        return [
            _Draft(scene=scene, quote=scene.text[p.start : p.end].strip(" ,，、;；"), cities=p.cities, part=True)
            for p in pieces
        ]
    cities = scene.cities or tuple(city for city in scene.carried if gazetteer.city_of(city))
    return [_Draft(scene=scene, quote=statement, cities=cities)] if cities else []


def statement_of(text: str) -> str:
    """The sentence without a question that closes it; empty where nothing but the question stands there."""
    if not _QUESTION.search(text):
        return text
    clauses = list(_CLAUSE.finditer(text))
    while clauses and (_QUESTION.search(clauses[-1].group()) or _ASKS.search(clauses[-1].group())):
        clauses.pop()
    kept = text[: clauses[-1].end()].rstrip("，,；;：: —") if clauses else ""
    return kept if len(kept) >= MIN_STATEMENT else ""


def rank_themes(text: str, probabilities: np.ndarray, themes: tuple[Theme, ...]) -> tuple[tuple[str, float], ...]:
    """Theme ids with their probabilities, the strongest first, at most MAX_THEMES."""
    known = load_classifier().themes
    scored: list[tuple[str, float]] = []
    for theme in themes:
        hits = _keyword_hits(text, theme)
        if theme.id in known:
            value = float(probabilities[known.index(theme.id)]) + min(hits * PER_KEYWORD, MAX_BONUS)
        else:
            value = min(hits * UNTRAINED_KEYWORD, 0.9)
        scored.append((theme.id, value))
    scored.sort(key=lambda pair: -pair[1])
    best = [pair for pair in scored[:1] if pair[1] > 0]
    return (*best, *(pair for pair in scored[1:MAX_THEMES] if pair[1] >= THEME))


def choose_stance(probabilities: np.ndarray) -> str:
    """Strength or weakness where the classifier is sure enough of it, else neutral."""
    by_name = dict(zip(load_classifier().stances, map(float, probabilities), strict=True))
    likely = max(by_name, key=lambda name: by_name[name])
    return likely if by_name[likely] >= SIDE else "neutral"


def _keyword_hits(text: str, theme: Theme) -> int:
    simple = simplify_characters(text)
    chinese = sum(1 for word in theme.keywords_zh if word in simple)
    if not _LATIN.search(text):
        return chinese
    return chinese + sum(1 for word in theme.keywords_en if _word_pattern(word).search(text))


@cache
def _word_pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)


def _least(scene: Scene) -> float:
    if scene.cities:
        return NAMED if scene.named else BEHIND
    return CARRIED + PER_PASSAGE * scene.distance


def _claim(
    draft: _Draft, ranked: tuple[tuple[str, float], ...], stance: str, sure: float, *, has_figure: bool
) -> Claim:
    specific = 0.55 + 0.2 * has_figure + 0.2 * draft.scene.named + 0.05 * (len(draft.cities) == 1)
    return Claim(
        id=stable_id("c", draft.scene.citation.article, draft.quote, *draft.cities),
        citation=draft.scene.citation,
        quote=draft.quote,
        cities=draft.cities,
        themes=tuple(theme for theme, _ in ranked),
        stance=next(known for known in get_args(Stance) if known == stance),
        weight=round(min(1.0, sure * specific * (0.7 + 0.3 * min(1.0, ranked[0][1]))), 3),
    )
