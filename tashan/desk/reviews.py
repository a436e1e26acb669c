"""An editor's decisions, written one by one into `reviews/<story>.yml`.

In: a corpus folder, a story, a decision about a sentence. Out: the file with that entry; every answer is on the disk
before the next question is asked, so that none is lost.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from tashan.corpus.reviews import FOLDER, sentence_key
from tashan.desk.files import create_file, edit_file
from tashan.desk.texts import edit_text
from tashan.desk.yamledit import set_value
from tashan.model import Article, Citation, Claim, Library, Stance

HEADER = """\
# What an editor decided about the sentences of this story. A sentence is named by passage and sentence (from 0) and by
# the hash of its words: one that has changed since must be reviewed again.
"""
DOUBT = 1.2
"""From how much a sure claim of the same weight comes after an unsure one."""
SIGNS: dict[str, Stance] = {"+": "strength", "-": "weakness", "0": "neutral"}
KEYS = "a accept · f fix · d drop · s skip · q stop"


class Question(Struct, frozen=True, kw_only=True):
    """A sentence nobody has reviewed, with what the program makes of it; `urgency` is visibility times doubt."""

    story: str
    key: str
    text: str
    stances: tuple[tuple[str, Stance], ...]
    themes: tuple[str, ...]
    urgency: float


def find_questions(library: Library, story: str | None = None) -> tuple[Question, ...]:
    """What readers see first and nobody has decided, the most urgent first."""
    decided = {one.citation for review in library.reviews for one in review.sentences}
    found: dict[Citation, list[Claim]] = {}
    for canonical, facts in library.facts.items():
        for claim in facts.claims if story in (None, canonical) else ():
            if claim.citation not in decided:
                found.setdefault(claim.citation, []).append(claim)
    questions = [_question(library.articles[citation.article], claims) for citation, claims in found.items()]
    return tuple(sorted(questions, key=lambda question: (-question.urgency, question.story, question.key)))


def _question(article: Article, claims: Sequence[Claim]) -> Question:
    citation = claims[0].citation
    text = article.passages[citation.passage].sentences[citation.sentence].text
    sure = min(claim.verdict_on(city).confidence for claim in claims for city in claim.cities)
    return Question(
        story=article.id,
        key=sentence_key(citation, text),
        text=text,
        stances=tuple((city, stance) for claim in claims for city, stance in claim.stances.items()),
        themes=tuple(dict.fromkeys(theme for claim in claims for theme in claim.themes)),
        urgency=round(max(claim.weight for claim in claims) * (DOUBT - sure), 3),
    )


def write_decision(folder: Path, story: str, key: str, value: dict[str, Any]) -> None:
    """Put one decision into the story's file. Raises EditError."""
    path = folder / FOLDER / f"{story}.yml"
    path.parent.mkdir(exist_ok=True)

    def decide(text: str) -> str:
        return set_value(text, ("sentences", key), value)

    if os.path.lexists(path):
        edit_file(path, folder, lambda data: edit_text(data, decide))
    else:
        create_file(path, folder, decide(HEADER).encode())


def decisions(
    questions: Sequence[Question], ask: Callable[[str], str], say: Callable[[str], object]
) -> Iterator[tuple[Question, dict[str, Any]]]:
    """The answers of a person, one after another; ends with the questions, with `q`, or where nothing more is typed.

    Whatever comes out of the corpus goes through `say`, which keeps a line a line; what `ask` shows is our own.
    """
    for number, question in enumerate(questions, start=1):
        say("")
        say(f"[{number}/{len(questions)}] {question.story} {question.key}")
        say(question.text)
        shown = ", ".join(f"{city} {stance}" for city, stance in question.stances)
        say(f"  {shown} · {', '.join(question.themes)}")
        answer = _answer(question, ask)
        if answer is None:
            return
        if answer:
            yield question, answer


def _answer(question: Question, ask: Callable[[str], str]) -> dict[str, Any] | None:
    """What is to be written; empty for a question that is passed over, None to stop."""
    while True:
        try:
            typed = ask(f"{KEYS} > ").strip().lower()[:1]
            if typed == "a":
                return {"cities": dict(question.stances), "themes": list(question.themes)}
            if typed == "d":
                return {"drop": ask("why > ").strip() or "no claim"}
            if typed == "f":
                fixed = parse_fix(ask("cities with + - or 0, then / and themes: wuhan+ hefei0 / talent > "))
                if fixed:
                    return fixed
        except (EOFError, KeyboardInterrupt):
            return None
        if typed in {"s", "q"}:
            return {} if typed == "s" else None


def parse_fix(line: str) -> dict[str, Any] | None:
    """`wuhan+ hefei0 / talent` as an entry of the file; None where it is written otherwise."""
    cities, _, themes = line.partition("/")
    words = cities.split()
    if not words or not themes.split() or any(word[-1] not in SIGNS or len(word) < 2 for word in words):
        return None
    return {"cities": {word[:-1]: SIGNS[word[-1]] for word in words}, "themes": themes.split()}
