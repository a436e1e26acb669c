"""The public JSON shapes of the commands: values of the stages in, plain dicts out.

The shapes are documented in docs/design/json.md and stable: a key may be added, none changes its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tashan.facts.anchors import anchor_of
from tashan.facts.plain import plain_article
from tashan.language.dates import find_dates
from tashan.model import Article, Bead, Claim, Drift, Facts, Figure, Library, Normalised, Quote, Reference, Story
from tashan.problems import Problem

Json = dict[str, Any]

_CLAUSE_END = re.compile(r",(?!\d)|[，。！？!?；;：:、…\n]|——")


def problem_report(problem: Problem) -> Json:
    return {
        "path": problem.path,
        "line": problem.line,
        "col": problem.column,
        "column": problem.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
    }


def check_report(read: int, left_out: Sequence[Json], problems: Sequence[Problem]) -> Json:
    """`check --json`: how many files gave an article, which gave none, and everything that was found."""
    return {
        "articles": read,
        "left_out": list(left_out),
        "problems": [problem_report(problem) for problem in problems],
    }


def inspect_report(normalised: Normalised, facts: Facts, problems: Sequence[Problem], reference: Reference) -> Json:
    """`inspect --json`: everything the program understands of one article."""
    article = normalised.article
    sentences = {citation: sentence.text for citation, sentence in article.cited_sentences()}
    names = place_names(reference)
    return {
        "id": article.id,
        "title": article.title,
        "authors": list(article.authors),
        "editors": list(article.editors),
        "publisher": article.publisher,
        "source_url": article.source_url,
        "published": article.published.isoformat() if article.published else None,
        "lang": article.lang,
        "paragraphs": [passage.text for passage in article.passages],
        "sentences": [{"passage": citation.passage, "text": text} for citation, text in sentences.items()],
        "removed": [{"line": p.line, "text": p.text, "reason": p.reason} for p in normalised.removed],
        "repaired": [{"line": p.line, "before": p.before, "after": p.after} for p in normalised.repaired],
        "problems": [problem_report(problem) for problem in problems],
        "dates": _dates(article),
        "figures": [_figure(figure, names) for figure in facts.figures],
        "events": [
            {
                "quote": event.quote,
                "date": event.date,
                "places": [names.get(p, p) for p in event.places],
                "also": [sentences[citation] for citation in event.also],
            }
            for event in facts.events
        ],
        "claims": [_claim(claim) for claim in facts.claims],
        "key_points": [sentences[citation] for citation in facts.key_points],
    }


def _dates(article: Article) -> list[Json]:
    """Every date that a sentence mentions, counted from the day from which the facts count."""
    anchor = anchor_of(plain_article(article))
    return [
        {"passage": citation.passage, "text": mention.text, "date": mention.iso, "end": mention.end_iso}
        for citation, sentence in article.cited_sentences()
        for mention in find_dates(sentence.text, anchor)
    ]


def _claim(claim: Claim) -> Json:
    return {
        "quote": claim.quote,
        "cities": list(claim.cities),
        "themes": list(claim.themes),
        "stance": claim.stance,
        "stances": claim.stances,
        "confidence": {city: claim.verdict_on(city).confidence for city in claim.cities},
        "reasons": {city: claim.verdict_on(city).reason for city in claim.cities},
        "kind": claim.kind,
        "speaker": claim.speaker,
        "reviewed": claim.reviewed,
    }


def review_report(library: Library, questions: Sequence[Any]) -> Json:
    """`review --json`: how much of what readers see a person decided, and what is left."""
    claims = [claim for facts in library.facts.values() for claim in facts.claims]
    return {
        "claims": len(claims),
        "reviewed": sum(claim.reviewed for claim in claims),
        "questions": [
            {
                "story": one.story,
                "key": one.key,
                "text": one.text,
                "stances": dict(one.stances),
                "themes": list(one.themes),
                "urgency": one.urgency,
            }
            for one in questions
        ],
    }


def place_names(reference: Reference) -> dict[str, str]:
    """English name of every place and term, by id."""
    return {term.id: term.name.en for term in reference.terms} | {p.id: p.name.en for p in reference.places}


def _figure(figure: Figure, names: Mapping[str, str]) -> Json:
    return {
        "quote": figure.quote,
        "value": int(figure.value) if figure.value == int(figure.value) else figure.value,
        "unit": figure.unit,
        "upper": figure.upper,
        "measure": figure.measure or None,
        "change": figure.change,
        "approx": figure.approx,
        "qualifier": figure.qualifier,
        "places": [names.get(place, place) for place in figure.places],
        "within": figure.within,
        "metric": (figure.metric_name.en or figure.metric_name.zh_hans) if figure.metric_name else figure.metric,
        "year": figure.year,
        "period": figure.period,
    }


def versions_report(stories: Sequence[Story], articles: Mapping[str, Article]) -> Json:
    """`versions --json`: the stories, their versions and what these distort."""
    return {
        "stories": [
            {
                "id": story.id,
                "canonical": story.canonical,
                "versions": [
                    {
                        "id": version.article,
                        "path": articles[version.article].path,
                        "lang": articles[version.article].lang,
                        "relation": version.relation,
                        "similarity": round(version.similarity, 4),
                        "evidence": [message.code for message in version.evidence],
                        "drift": [_drift(drift) for drift in version.drift],
                    }
                    for version in story.versions
                ],
            }
            for story in stories
        ]
    }


def _drift(drift: Drift) -> Json:
    return {
        "kind": drift.kind,
        "original": clause_of(drift.original) if drift.original else None,
        "copy": clause_of(drift.copy) if drift.copy else None,
        "gravity": drift.gravity,
    }


def clause_of(quote: Quote) -> str:
    """The clause around a quote's mark, word for word; the whole sentence where nothing is marked."""
    if quote.mark is None:
        return quote.text
    first, last = quote.mark
    start = max((m.end() for m in _CLAUSE_END.finditer(quote.text, 0, first)), default=0)
    end = _CLAUSE_END.search(quote.text, last)
    return quote.text[start : end.start() if end else len(quote.text)].strip()


def align_report(a: Sequence[str], b: Sequence[str], beads: Sequence[Bead]) -> Json:
    """`align --json`: sentence pairs by index; a gap has one empty side."""
    return {
        "pairs": [{"a": list(bead.a), "b": list(bead.b), "score": round(bead.score, 4)} for bead in beads],
        "a": list(a),
        "b": list(b),
    }
