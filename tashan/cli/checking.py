"""The command `check`: what is wrong with a corpus or single articles."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from tashan.cli.app import (
    AsJson,
    Lang,
    Strict,
    app,
    command_name,
    located,
    shown_path,
    speech_in,
    suggest_file,
    working,
)
from tashan.console import ERRORS, say, say_json, say_problems
from tashan.options import DEFAULT_CORPUS, Options
from tashan.problems import Problem, Problems

FOLDER = "reviews"
"""Where a corpus keeps what editors decided; one without it has none to tell of."""

if TYPE_CHECKING:
    from tashan.normalise.folder import Reading
    from tashan.reports.speech import Speech


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Folders or articles; corpus/ if none.")] = None,
    as_json: AsJson = False,
    strict: Strict = False,
    script: Annotated[
        bool, typer.Option("--script", help="Also list what the conversion to Traditional Chinese chose.")
    ] = False,
    accept: Annotated[bool, typer.Option("--accept", help="With --script: approve these choices.")] = False,
    lang: Lang = None,
) -> None:
    """Print every problem as path:line:col, as annotations under GitHub Actions. Needs no vectors and is fast."""
    from tashan import reports

    found: list[Problem] = []
    read, left_out, near, reviewed = 0, [], dict[Path, Any](), list[Coverage]()
    for path in paths or [DEFAULT_CORPUS]:
        problems, choices = Problems(), _choices(path, accept=accept) if script or accept else []
        with working("check"):
            reading = _check(path, problems, near)
        read += reading.read
        reviewed += [_coverage(path, reading)] if (path / FOLDER).is_dir() else []
        left_out += [{"path": shown_path(name, path), "code": code} for name, code in reading.left_out]
        found.extend(located(problem, path) for problem in (*problems, *choices))
    if as_json:
        say_json(reports.check_report(read, left_out, found))
    else:
        speech = speech_in(lang)
        say_problems(map(speech.problem, found), speech=speech)
        if found:
            say(_counted(found, read, len(left_out), speech), stream=sys.stderr)
        for one in reviewed:
            say(speech("reviewed", **one._asdict(), command=f"{command_name()} review"), stream=sys.stderr)
    if any(strict or problem.severity == "error" for problem in found):
        raise typer.Exit(ERRORS)


class Coverage(NamedTuple):
    """Articles that could be reviewed, those that are, and the sentences that a person decided."""

    articles: int
    reviewed: int
    sentences: int


def _coverage(folder: Path, reading: Reading) -> Coverage:
    from tashan.corpus.reviews import read_reviews

    articles = {one.article.id for one in reading.articles if not one.article.draft and not one.article.edition_of}
    reviews = [review for review in read_reviews(folder, Problems()) if review.story in articles]
    return Coverage(len(articles), len(reviews), sum(len(review.sentences) for review in reviews))


def _counted(found: list[Problem], read: int, left_out: int, speech: Speech) -> str:
    errors = sum(problem.severity == "error" for problem in found)
    line = speech("count", read=read, errors=errors, warnings=len(found) - errors)
    return line + (speech("left_out", left_out=left_out) if left_out else "")


def _check(path: Path, problems: Problems, near: dict[Path, Any]) -> Reading:
    """Check a folder or an article; `near` keeps what was read of the folders around single articles."""
    from tashan.articles import check_folder
    from tashan.corpus import read_article
    from tashan.corpus.sites import find_home
    from tashan.editions.check import check_editions, read_family
    from tashan.neighbours import Neighbours
    from tashan.normalise import normalise_article
    from tashan.normalise.folder import Reading
    from tashan.store import Store

    if not os.path.lexists(path):
        problems.error(str(path), "C019", f"is not there{suggest_file(path) or '; valid: a folder or an article'}")
        return Reading(articles=(), read=0, left_out=())
    if path.is_dir() or not path.exists():
        with Store(Options().store) as store:
            return check_folder(path, problems, store)
    home = find_home(path)
    raw = read_article(path, home, problems)
    if raw is not None:
        found = normalise_article(raw, problems)
        problems.extend(check_editions(read_family(path)))
        near.setdefault(home, Neighbours(home)).warn(found.article, problems)
    faults = tuple((problem.path, problem.code) for problem in problems.errors[:1])
    return Reading(articles=(), read=0 if faults else 1, left_out=faults)


def _choices(path: Path, *, accept: bool) -> list[Problem]:
    """What the conversion to Traditional Chinese chose and nobody has approved; with `accept` all is approved first."""
    from tashan.desk.decisions import read_choices, write_decisions
    from tashan.editions.script_audit import describe_choices

    if accept:
        folder = path if path.is_dir() else path.parent
        say(f"{write_decisions(folder, read_choices(path))} choices approved", stream=sys.stderr)
    return list(describe_choices(read_choices(path)))
