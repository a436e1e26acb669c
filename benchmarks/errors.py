"""Verified errors in translations named: ours beside two baselines, as a Markdown table.

In: the Chinese part of DEMETR, one half of it: Chinese sentences, two good English translations of each, and the first
with one error of a kind. Out: of the errors of each kind how many sentences raise an alarm, and of the good ones how
many. Sentences stand in articles of ten, two of which hold an error, as drift is found in articles.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from benchmarks.clustering.corpora import BENCH, make_article
from benchmarks.drift import Case, find_case_drift
from tashan.model import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.alignment import Encoder

ERRORS = BENCH.parent / "demetr-zh-en-dev.jsonl"
KINDS = ("number", "name", "negation", "addition", "antonym", "noun-removed")
GOOD = ("translation", "reference")
SENTENCES, APART = 10, 5
"""Sentences of an article, and how far apart the two with an error are."""
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_LATIN = re.compile(r"[A-Za-z]{2,}")


class Trial(Struct, frozen=True, kw_only=True):
    """A sentence, what it is beside its original (a kind of error, or good) and whether a method raised an alarm."""

    kind: str
    chinese: str
    english: str
    alarm: bool = False


Method = tuple[str, list[Trial]]


def read_trials() -> list[list[tuple[Trial, ...]]]:
    """Articles of aligned sentences: ten good ones, or eight good ones and two with an error of one kind."""
    rows = [json.loads(line) for line in ERRORS.read_text(encoding="utf-8").splitlines()]
    groups = [rows[start : start + SENTENCES] for start in range(0, len(rows), SENTENCES)]
    return [
        [
            *(tuple(Trial(kind=role, chinese=row["source"], english=row[role]) for row in group) for role in GOOD),
            *(_with_errors(group, kind, turn) for kind in KINDS for turn in range(APART)),
        ]
        for group in groups
    ]


def _with_errors(group: Sequence[dict[str, Any]], kind: str, turn: int) -> tuple[Trial, ...]:
    """The article where every fifth sentence has its error, if there is one; other sentences are not counted."""
    return tuple(
        Trial(kind=kind, chinese=row["source"], english=row["errors"][kind])
        if place % APART == turn and kind in row["errors"]
        else Trial(kind="", chinese=row["source"], english=row["translation"])
        for place, row in enumerate(group)
    )


def try_ours(encoder: Encoder) -> list[Trial]:
    """Alarms of the stories' drift on every counted sentence."""
    found = []
    for articles in read_trials():
        for trials in articles:
            original = make_article("original", "zh-Hans", [trial.chinese for trial in trials])
            copy = make_article("version", "en", [trial.english for trial in trials])
            case = Case(name="", original=original, copy=copy, reference=Reference(), drift=(), same=())
            drifts = find_case_drift(case, encoder)
            places = {q.citation.passage for drift in drifts for q in (drift.original, drift.copy) if q}
            found += [_with_alarm(trial, place in places) for place, trial in enumerate(trials) if trial.kind]
    return found


def try_figures(trials: Sequence[Trial]) -> list[Trial]:
    """The usual check of translations: figures and Latin names must stand on both sides."""
    return [_with_alarm(trial, _differ(trial.chinese, trial.english)) for trial in trials]


def _differ(chinese: str, english: str) -> bool:
    figures = [{figure.replace(",", "") for figure in _FIGURE.findall(text)} for text in (chinese, english)]
    return figures[0] != figures[1] or any(word not in english for word in _LATIN.findall(chinese))


def try_cosines(trials: Sequence[Trial], encoder: Encoder) -> tuple[float, list[Trial]]:
    """Sentences whose vector is far from the original's; the threshold parts errors and good sentences best."""
    vectors = [encoder.encode([getattr(trial, side) for trial in trials]) for side in ("chinese", "english")]
    cosines = np.einsum("ij,ij->i", *vectors)
    wrong = np.array([trial.kind not in GOOD for trial in trials])

    def balance(threshold: float) -> float:
        return float((cosines[wrong] < threshold).mean() - (cosines[~wrong] < threshold).mean())

    best = max((round(step / 100, 2) for step in range(30, 100)), key=balance)
    return best, [_with_alarm(trial, cosine < best) for trial, cosine in zip(trials, cosines, strict=True)]


def _with_alarm(trial: Trial, alarm: object) -> Trial:
    return replace(trial, alarm=bool(alarm))


def table(encoder: Encoder) -> str:
    """Errors named of each kind, and good sentences with an alarm, for each method."""
    ours = try_ours(encoder)
    threshold, cosines = try_cosines(ours, encoder)
    methods: list[Method] = [
        ("Tashan", ours), ("figures and Latin names", try_figures(ours)), (f"cosine below {threshold}", cosines),
    ]  # fmt: skip
    return "\n".join(_rows(methods))


def _rows(methods: Sequence[Method]) -> Iterator[str]:
    yield f"| sentences with an alarm | {' | '.join(name for name, _ in methods)} |"
    yield f"| --- |{' ---: |' * len(methods)}"
    for kind in KINDS:
        yield _row(kind, methods, (kind,))
    yield _row("good translations", methods, GOOD)


def _row(name: str, methods: Sequence[Method], kinds: Sequence[str]) -> str:
    counted = [[trial for trial in trials if trial.kind in kinds] for _, trials in methods]
    return f"| {name} | {' | '.join(f'{sum(t.alarm for t in own)} of {len(own)}' for own in counted)} |"
