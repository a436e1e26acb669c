"""Claims: sentences that say something about a city under a theme.

In: the scenes of an article, its figures and a judge. Out: claims in reading order. A sentence becomes one where it
reads like a claim, speaks of a theme, and a city is its subject, named or carried; a question alone never does, nor a
life story, a notice or the words of a machine. What it says is judged for each of its cities with all names masked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from tashan.facts.classifier import load_classifier
from tashan.facts.gazetteer import PLACE_KINDS, Gazetteer
from tashan.facts.ids import stable_id
from tashan.facts.kinds import find_kind, find_speaker, is_set_aside, machine_spoken
from tashan.facts.pieces import split_pieces
from tashan.facts.places import SUBJECT_TERMS, place_spans
from tashan.facts.stance.masks import Masked, group_names, mask, mask_first, worded
from tashan.facts.stance.rules import read_sentence
from tashan.facts.told import is_told_of
from tashan.facts.topics import Topics, fit_topics
from tashan.model import Claim, Verdict

if TYPE_CHECKING:
    from tashan.facts.places import Scene
    from tashan.facts.topics import Packed
    from tashan.language.names import NameIndex
    from tashan.model import Article, ClaimKind, Figure, Reference

Encode = Callable[[Sequence[str]], np.ndarray]
Keep = Callable[[Callable[[], "Packed"]], "Packed"]
"""Gives what a function makes, or made before of the same reference data by the same program."""

NAMED, BEHIND, CARRIED, PER_PASSAGE = 0.35, 0.8, 0.45, 0.05
"""Least probability of a claim: where the sentence names the city, where it only names a company there, where the
subject is carried, and what each passage of distance adds. On labelled articles (60 claims, 24 sentences of rhetoric)
0.5 for a named or carried city lost a claim, and 0.7 for a company filed a sentence of rhetoric more."""
TOPIC = 0.33
"""Least score of the best theme: below it a sentence is off the corpus's topic, whatever place it names."""
TOGETHER = 1.1
"""Least sum of both: what hardly reads like a claim must speak of a theme plainly, and the other way round. Of labelled
sentences with a sum below it half are claims, and 16 of 43 have the right first theme; above it nine of ten are claims.
Labelled articles lose no claim by it and file no rhetoric."""
COMPARED = (0.25, 0.9)
"""The same two where a rule reads that one place is held against another: that is what the pages are for."""
THEME = 0.55
"""Least score of a theme beside the strongest one. Cross-validated theme F1 is 0.75 from 0.4 to 0.5, 0.74 here, where
fewer themes are wrong; the longer sentences of articles gain by it (0.81 at 0.45, 0.83 at 0.55)."""
CLEAR, CLEAR_BARE, APART = 0.8, 0.5, 0.25
"""Score of the first theme, with examples and without any, and its lead over the second, from which on a statement is
plainly the theme's. Of statements of unseen articles whose subject is the place and which hold a keyword of the theme,
2 of 20 above it were wrong, and half of those below. Without examples scores are lower: all 24 above the second bound
in two small corpora were right, judged on nothing more."""
LIKELY, LIKELY_APART = 0.58, 0.2
"""The same for a theme that is only likely. Of 26 English statements that tell what a place is, has or lacks and hold
a keyword of the theme, 1 of 11 above these bounds was wrong and 9 of 15 below (city guides, essays, notes on firms)."""
SENTENCE = 0.5
"""Share that a whole sentence has in the theme of a part of it: 广东缺的，南京都有 says nothing by itself."""
MAX_THEMES = 3
SKIPPED_KINDS = frozenset({"heading", "table", "code"})
MIN_STATEMENT = 8
"""Shortest statement, in characters, that is left of a sentence after its closing question."""

_CLAUSE = re.compile(r"[^，,；;：:。！!…—]+[，,；;：:。！!…—”’\"'」』）)\s]*")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_QUESTION = re.compile(r"[?？][”’\"'」』）)]*\s*$")
_ASKS = re.compile(
    r"为什么|為什麼|为何|為何|何以|怎样|怎樣|怎么|怎麼|为啥|為啥|何故|吗|嗎|呢|能否|是否|能不能|会不会|會不會|什么|什麼|谁|誰|哪|如何|几时"
    r"|\b(?:why|what|how|who|where|when|which|can|could|will|would|does|do|did|is|are|should)\b",
    re.IGNORECASE,
)
_BARE_QUESTION = re.compile(r"[\u4e00-\u9fff]{1,6}(?:什么|什麼|谁|誰|哪里|哪裡|哪些|几何|多少)[^，,]{0,4}$")
"""A question without a subject: what it asks of stands in the clause before, which is no statement either."""


class ClaimJudge(Struct, frozen=True, kw_only=True):
    """What the claims of a whole corpus are judged with: its names, its themes, one encoder."""

    gazetteer: Gazetteer
    topics: Topics
    encode: Encode

    @classmethod
    def of(cls, reference: Reference, encode: Encode, names: NameIndex, keep: Keep) -> ClaimJudge:
        """Fits the themes, unless `keep` gives what was fitted before; make one a corpus."""

        def masked(text: str) -> str:
            return worded(mask_first(text, place_spans(text, names)), english=not _HAN.search(text))

        packed = keep(lambda: fit_topics(reference.themes, encode, masked).pack())
        topics = Topics.unpack(reference.themes, packed)
        return cls(gazetteer=Gazetteer(reference), topics=topics, encode=encode)

    def find_claims(
        self, article: Article, scenes: tuple[Scene, ...], figures: tuple[Figure, ...]
    ) -> tuple[Claim, ...]:
        """The claims of an article in reading order."""
        machine = machine_spoken(article, scenes)
        drafts = [
            draft
            for number, scene in enumerate(scenes)
            if article.passages[scene.citation.passage].kind not in SKIPPED_KINDS and number not in machine
            for draft in _drafts(scene, self.gazetteer)
        ]
        filed = self._filed(drafts)
        verdicts = self._verdicts([draft for draft, *_ in filed])
        cited = {figure.citation for figure in figures if figure.unit not in {"years", "other"}}
        found = [
            replace(
                _claim(draft, ranked, sure, judged, has_figure=draft.scene.citation in cited),
                clear=self._stands_out(scores, CLEAR, APART),
                likely=self._stands_out(scores, LIKELY, LIKELY_APART),
            )
            for (draft, ranked, sure, scores), judged in zip(filed, verdicts, strict=True)
        ]
        return tuple({claim.id: claim for claim in found}.values())

    def _filed(self, drafts: list[_Draft]) -> list[tuple[_Draft, tuple[tuple[str, float], ...], float, np.ndarray]]:
        """The drafts that are claims, with their themes, how sure it is and the scores of all themes."""
        if not drafts:
            return []
        texts = [worded(draft.masked(draft.cities[0]), english=draft.english) for draft in drafts]
        vectors = self.encode(texts)
        sure = load_classifier().claim(vectors, texts)
        scores = self._theme_scores(drafts, vectors)
        found = []
        for number, draft in enumerate(drafts):
            ranked = rank_themes(scores[number], tuple(theme.id for theme in self.topics.themes))
            topic, together = COMPARED if _compares(draft) else (TOPIC, TOGETHER)
            enough = bool(ranked) and ranked[0][1] >= topic and sure[number] + ranked[0][1] >= together
            if enough and sure[number] >= _least(draft.scene):
                found.append((draft, ranked, float(sure[number]), scores[number]))
        return found

    def _stands_out(self, scores: np.ndarray, least: float, apart: float) -> bool:
        """Whether the strongest theme has a score of at least `least` and stands `apart` from the next."""
        best = int(scores.argmax())
        theme, rest = self.topics.themes[best], np.delete(scores, best)
        least = least if theme.examples_zh or theme.examples_en else CLEAR_BARE
        return bool(scores[best] >= least and scores[best] - max([0.0, *rest]) >= apart)

    def _theme_scores(self, drafts: list[_Draft], vectors: np.ndarray) -> np.ndarray:
        """Scores of themes, a row a draft; a part of a sentence is about what the sentence is about, and its own."""
        scores = self.topics.scores([draft.quote for draft in drafts], vectors)
        parts = [number for number, draft in enumerate(drafts) if draft.quote != draft.scene.text]
        if parts:
            whole = [drafts[number] for number in parts]
            texts = [worded(draft.masked_whole(draft.cities[0]), english=draft.english) for draft in whole]
            around = self.topics.scores([draft.scene.text for draft in whole], self.encode(texts))
            scores[parts] = (1 - SENTENCE) * scores[parts] + SENTENCE * around
        return scores

    def _verdicts(self, drafts: list[_Draft]) -> list[tuple[Verdict, ...]]:
        """What each draft says about each of its cities."""
        asked = [(draft, city) for draft in drafts for city in draft.cities]
        if not asked:
            return [() for _ in drafts]
        masked = [draft.masked_whole(city) for draft, city in asked]
        words = [worded(draft.masked(city), english=draft.english) for draft, city in asked]
        judged = iter(load_classifier().stance.judge(masked, words, self.encode(words)))
        return [tuple(next(judged) for _ in draft.cities) for draft in drafts]


class _Draft(Struct, frozen=True, kw_only=True):
    """A statement that may be a claim: a span of a scene with the cities that it is about."""

    scene: Scene
    quote: str
    cities: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]
    """Spans in the scene's text with the place that each stands for."""
    around: tuple[tuple[str, frozenset[str]], ...]
    """For each of `cities` the named places around it and within it."""

    @property
    def english(self) -> bool:
        return not _HAN.search(self.scene.text)

    def masked(self, city: str) -> Masked:
        """The statement itself, as seen from a city."""
        start = self.scene.text.find(self.quote)
        inside = tuple(
            (a - start, b - start, i) for a, b, i in self.names if start <= a and b <= start + len(self.quote)
        )
        return self._mask(self.quote, inside, city)

    def masked_whole(self, city: str) -> Masked:
        """The whole sentence, as seen from a city: a part about it may rest on what stands beside."""
        return self._mask(self.scene.text, self.names, city)

    def _mask(self, text: str, names: tuple[tuple[int, int, str], ...], city: str) -> Masked:
        masked = mask(text, group_names(text, names), city, dict(self.around)[city])
        return replace(masked, behind=not self.scene.named and bool(self.scene.cities))


def _drafts(scene: Scene, gazetteer: Gazetteer) -> list[_Draft]:
    """The statements of a sentence with the cities that they are about."""
    statement = statement_of(scene.text)
    if not statement or is_set_aside(scene, statement) or _is_a_firms(scene):
        return []
    pieces = split_pieces(scene, gazetteer) if statement == scene.text else ()
    if len(pieces) > 1:
        spans = [(scene.text[p.start : p.end].strip(" ,，、;；"), p.cities) for p in pieces]
    else:
        spans = [(statement, scene.cities or tuple(city for city in scene.carried if gazetteer.city_of(city)))]
    names = _standing_for(scene, gazetteer)
    sure = [
        (quote, tuple(city for city in cities if is_told_of(scene, quote, city, gazetteer))) for quote, cities in spans
    ]
    return [
        _Draft(scene=scene, quote=quote, cities=cities, names=names, around=_around(cities, names, gazetteer))
        for quote, cities in sure
        if cities
    ]


def _is_a_firms(scene: Scene) -> bool:
    """Whether a sentence names one company and nothing else: what a firm does is no statement about its seat."""
    return not scene.named and len({name.id for name in scene.names}) == 1 and scene.names[0].kind == "company"


def _around(
    cities: tuple[str, ...], names: tuple[tuple[int, int, str], ...], gazetteer: Gazetteer
) -> tuple[tuple[str, frozenset[str]], ...]:
    """For each city the named places that it lies in or that lie in it."""
    named = {place for _, _, place in names}
    return tuple(
        (
            city,
            frozenset(p for p in named if p in gazetteer.ancestors(city) or city in gazetteer.ancestors(p)),
        )
        for city in cities
    )


def _standing_for(scene: Scene, gazetteer: Gazetteer) -> tuple[tuple[int, int, str], ...]:
    """The names of places in a sentence; where it names none, those of companies stand for their cities."""
    places = [(m.start, m.end, m.id) for m in scene.names if m.kind in PLACE_KINDS]
    if any(name in scene.cities for _, _, name in places):
        return tuple(places)
    behind = [(m.start, m.end, gazetteer.city_of(m.id)) for m in scene.names if m.kind in SUBJECT_TERMS]
    return tuple(sorted([*places, *((start, end, city) for start, end, city in behind if city)]))


def statement_of(text: str) -> str:
    """The sentence without a question that closes it; empty where nothing but the question stands there."""
    if not _QUESTION.search(text):
        return text
    clauses = list(_CLAUSE.finditer(text))
    popped = ""
    while clauses and (_QUESTION.search(clauses[-1].group()) or _ASKS.search(clauses[-1].group())):
        popped = clauses.pop().group()
    if clauses and _BARE_QUESTION.match(popped):
        clauses.pop()
    kept = text[: clauses[-1].end()].rstrip("，,；;：: —") if clauses else ""
    return kept if len(kept) >= MIN_STATEMENT else ""


def rank_themes(scores: np.ndarray, themes: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Theme ids with their scores, the strongest first, at most MAX_THEMES; none where none is enough."""
    ranked = sorted(zip(themes, map(float, scores), strict=True), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < COMPARED[0]:
        return ()
    return (ranked[0], *(pair for pair in ranked[1:MAX_THEMES] if pair[1] >= THEME))


def _compares(draft: _Draft) -> bool:
    return len(draft.cities) > 1 and any(read_sentence(draft.masked(city).text).rule for city in draft.cities)


def _least(scene: Scene) -> float:
    if scene.cities:
        return NAMED if scene.named else BEHIND
    return CARRIED + PER_PASSAGE * scene.distance


def _claim(
    draft: _Draft,
    ranked: tuple[tuple[str, float], ...],
    sure: float,
    verdicts: tuple[Verdict, ...],
    *,
    has_figure: bool,
) -> Claim:
    kind = find_kind(draft.quote)
    specific = 0.55 + 0.2 * has_figure + 0.2 * draft.scene.named + 0.05 * (len(draft.cities) == 1)
    return Claim(
        id=stable_id("c", draft.scene.citation.article, draft.quote, *draft.cities),
        citation=draft.scene.citation,
        quote=draft.quote,
        cities=draft.cities,
        themes=tuple(theme for theme, _ in ranked),
        verdicts=tuple(_of_kind(verdict, kind) for verdict in verdicts),
        weight=round(min(1.0, sure * specific * (0.7 + 0.3 * min(1.0, ranked[0][1]))), 3),
        kind=kind,
        speaker=find_speaker(draft.quote),
    )


@cache
def _unmarked(kind: ClaimKind) -> Verdict:
    return Verdict(stance="neutral", confidence=1.0, reason="plan" if kind == "plan" else "advice")


def _of_kind(verdict: Verdict, kind: ClaimKind) -> Verdict:
    """What a plan or advice says is no praise and no blame."""
    return _unmarked(kind) if kind in {"plan", "advice"} else verdict
