"""What editors decided, put in the place of what was found.

In: facts, reviews, articles. Out: facts whose reviewed claims say what a person decided and are marked so; and what is
wrong with the reviews: unknown places and themes, citations that lead nowhere, sentences that have changed since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tashan.codes import report
from tashan.corpus.reviews import hash_sentence
from tashan.facts.ids import stable_id
from tashan.language.quantities import find_quantities
from tashan.model import Claim, Verdict
from tashan.problems import suggest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tashan.model import Article, CellLine, Citation, Facts, Figure, FigureReview, Reference, Review, SentenceReview
    from tashan.problems import Problems

LONGEST_HAN, LONGEST_WORDS = 30, 20
"""What one line of a cell may hold: Chinese characters, English words."""


def check_reviews(
    reviews: Sequence[Review], articles: Mapping[str, Article], reference: Reference, problems: Problems
) -> tuple[Review, ...]:
    """The reviews without what no longer holds, which goes to `problems`."""
    return tuple(_check(review, articles, reference, problems) for review in reviews)


def _check(review: Review, articles: Mapping[str, Article], reference: Reference, problems: Problems) -> Review:
    article = articles.get(review.story)
    if article is None:
        report(problems, review.path, "V602", f"there is no article `{review.story}`; valid: the id of a story")
        return replace(review, sentences=(), figures=(), lines=(), key_points=())
    texts = {citation: sentence.text for citation, sentence in article.cited_sentences()}
    places, themes = {place.id for place in reference.places}, {theme.id for theme in reference.themes}
    sentences = []
    for found in review.sentences:
        fault = _sentence_fault(found, texts, places, themes)
        if fault:
            report(problems, review.path, fault[0], fault[1], line=found.line)
        else:
            sentences.append(found)
    figures, metrics = [], {metric.id for metric in reference.metrics}
    for figure in review.figures:
        fault = _figure_fault(figure, texts, places, metrics)
        if fault:
            report(problems, review.path, fault[0], fault[1], line=figure.line)
        else:
            figures.append(figure)
    lines = []
    for line in review.lines:
        fault = _line_fault(line, texts, places, themes)
        if fault:
            report(problems, review.path, fault[0], fault[1], line=line.line)
        else:
            lines.append(line)
    dead = [citation for citation in review.key_points if citation not in texts]
    if dead:
        report(
            problems,
            review.path,
            "V603",
            f"{_named(dead[0])} is no sentence of the article",
            line=review.key_points_line,
        )
    kept = () if dead else review.key_points
    return replace(review, sentences=tuple(sentences), figures=tuple(figures), lines=tuple(lines), key_points=kept)


def _figure_fault(
    found: FigureReview, texts: Mapping[Citation, str], places: set[str], metrics: set[str]
) -> tuple[str, str] | None:
    stale = _stale(found, texts)
    if stale:
        return stale
    if found.text not in texts[found.citation]:
        return "V603", f"`{found.text}` does not stand in {_named(found.citation)}"
    if found.metric is not None and found.metric not in metrics:
        return "V602", f"`{found.metric}` is not in metrics.yml; valid: an id of that file"
    return _unknown([found.place] if found.place else [], (), places, set())


def _sentence_fault(
    found: SentenceReview, texts: Mapping[Citation, str], places: set[str], themes: set[str]
) -> tuple[str, str] | None:
    stale = _stale(found, texts)
    return stale or _unknown([place for place, _ in found.stances], found.themes, places, themes)


def _stale(found: SentenceReview | FigureReview, texts: Mapping[Citation, str]) -> tuple[str, str] | None:
    """That a sentence is gone or says something else than when it was reviewed."""
    if found.citation not in texts:
        return "V603", f"{_named(found.citation)} is no sentence of the article"
    now = hash_sentence(texts[found.citation])
    if found.hash != now:
        return "V604", f"{_named(found.citation)} has changed since it was reviewed; its hash is now {now}"
    return None


def _line_fault(
    line: CellLine, texts: Mapping[Citation, str], places: set[str], themes: set[str]
) -> tuple[str, str] | None:
    dead = [citation for citation in line.citations if citation not in texts]
    if dead or not line.citations:
        return "V603", f"{_named(dead[0])} is no sentence of the article" if dead else "the line cites no sentence"
    han, words = sum("\u4e00" <= char <= "\u9fff" for char in line.text.zh_hans), len(line.text.en.split())
    if han > LONGEST_HAN or words > LONGEST_WORDS:
        return "V605", f"the line has {han} characters and {words} words; valid: {LONGEST_HAN} and {LONGEST_WORDS}"
    chinese, english = (_values(text) for text in (line.text.zh_hans, line.text.en))
    if chinese != english:
        return "V606", f"the figures of the line differ: {chinese} in Chinese, {english} in English"
    return _unknown([line.place], (line.theme,), places, themes)


def _values(text: str) -> list[float]:
    return sorted({round(float(found.value), 6) for found in find_quantities(text)})


def _unknown(named: Sequence[str], filed: Sequence[str], places: set[str], themes: set[str]) -> tuple[str, str] | None:
    for name, known, file in ((named, places, "cities.yml"), (filed, themes, "themes.yml")):
        strange = [one for one in name if one not in known]
        if strange:
            hint = suggest(strange[0], known) or "; valid: an id of that file"
            return "V602", f"`{strange[0]}` is not in {file}{hint}"
    return None


def _named(citation: Citation) -> str:
    return f"p{citation.passage}s{citation.sentence}"


def apply_reviews(
    facts: Mapping[str, Facts], reviews: Sequence[Review], articles: Mapping[str, Article]
) -> dict[str, Facts]:
    """Facts with what editors decided; a review of an article that is no canonical version changes nothing."""
    found = dict(facts)
    for review in reviews:
        if review.story in found:
            found[review.story] = _applied(found[review.story], review, articles[review.story])
    return found


def _applied(facts: Facts, review: Review, article: Article) -> Facts:
    texts = {citation: sentence.text for citation, sentence in article.cited_sentences()}
    decided = {one.citation: one for one in review.sentences}
    kept = [claim for claim in facts.claims if claim.citation not in decided]
    for citation, one in decided.items():
        kept += _claims(one, [c for c in facts.claims if c.citation == citation], texts[citation])
    kept.sort(key=lambda claim: claim.citation)
    figures = _corrected(facts.figures, review.figures)
    return replace(facts, figures=figures, claims=tuple(kept), key_points=review.key_points or facts.key_points)


def _corrected(figures: tuple[Figure, ...], reviews: tuple[FigureReview, ...]) -> tuple[Figure, ...]:
    """The figures as an editor put them right, without those that are none."""
    said = {(one.citation, one.text): one for one in reviews}
    found = []
    for figure in figures:
        one = said.get((figure.citation, figure.text))
        if one is None:
            found.append(figure)
        elif not one.drop:
            found.append(_corrected_by(figure, one))
    return tuple(found)


def _corrected_by(figure: Figure, one: FigureReview) -> Figure:
    return replace(
        figure,
        value=figure.value if one.value is None else float(one.value),
        metric=one.metric or figure.metric,
        series=figure.series or bool(one.metric or one.place),
        whole=figure.whole or bool(one.metric or one.place),
        metric_name=None if one.metric else figure.metric_name,
        places=(one.place,) if one.place else figure.places,
        within=figure.within and not one.place,
        year=one.year or figure.year,
        period=None if one.year else figure.period,
    )


def _claims(one: SentenceReview, machine: Sequence[Claim], text: str) -> list[Claim]:
    """The claims of a reviewed sentence: the clause that was found for a city, else the whole sentence."""
    if one.drop:
        return []
    clauses: dict[str, list[str]] = {}
    for city, _ in one.stances:
        quote = next((claim.quote for claim in machine if city in claim.cities), text)
        clauses.setdefault(quote, []).append(city)
    stances = dict(one.stances)
    weight = max((claim.weight for claim in machine), default=0.5)
    kind = machine[0].kind if machine else "fact"
    return [
        Claim(
            id=stable_id("c", one.citation.article, quote, *cities),
            citation=one.citation,
            quote=quote,
            cities=tuple(cities),
            themes=one.themes,
            verdicts=tuple(Verdict(stance=stances[city], confidence=1.0, reason="review") for city in cities),
            weight=weight,
            kind=kind,
            speaker=machine[0].speaker if machine else None,
            reviewed=True,
        )
        for quote, cities in clauses.items()
    ]
