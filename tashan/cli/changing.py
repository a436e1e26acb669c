"""The command `changes`: what a contribution does to a corpus, for the one who made it and the one who reads it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tashan.cli.app import Corpus, Lang, Strict, app, located, speech_in, working
from tashan.console import ERRORS, say, say_problems
from tashan.options import DEFAULT_CORPUS, Options
from tashan.problems import CorpusError, Problems, TashanError

if TYPE_CHECKING:
    from tashan.model import Article, Library

SUMMARY = "GITHUB_STEP_SUMMARY"
"""Variable that names the file which a run of GitHub Actions shows on its page."""


@app.command()
def changes(
    base: Annotated[str, typer.Argument(metavar="REF", help="The branch or commit that the change starts from.")],
    corpus: Corpus = DEFAULT_CORPUS,
    strict: Strict = False,
    lang: Lang = None,
) -> None:
    """Say what each article changed since REF became: which story it joined, its edition, its reviews, its problems.

    Under GitHub Actions problems are annotations, and a table goes into the summary of the run.
    """
    from tashan.reports.changes import changes_markdown, changes_text, find_changes

    speech = speech_in(lang)
    paths = _changed(base, corpus)
    if not paths:
        say(speech("nothing", base=base))
        return
    problems = Problems()
    library, drafts = _read(corpus, problems)
    found = [problem for problem in problems if problem.path in paths]
    say_problems((speech.problem(located(problem, corpus)) for problem in found), speech=speech)
    rows = find_changes(library, drafts, paths, found, speech)
    say(*changes_text(rows, speech))
    summary = os.environ.get(SUMMARY)
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(changes_markdown(rows, speech))
    if any(strict or problem.severity == "error" for problem in found):
        raise typer.Exit(ERRORS)


def _read(corpus: Path, problems: Problems) -> tuple[Library | None, list[Article]]:
    """The library, as far as there is one, and the drafts; every problem that `check` knows is added."""
    from tashan import pipeline
    from tashan.articles import check_folder
    from tashan.store import Store

    options = Options(corpus=corpus)
    with working("check") as stages, Store(options.store) as store:
        reading = check_folder(corpus, problems, store)
        try:
            library = pipeline.read_library(options, Problems(), stages, store)
        except (CorpusError, TashanError):
            library = None
    return library, [found.article for found in reading.articles if found.article.draft]


def _changed(base: str, corpus: Path) -> tuple[str, ...]:
    """Articles of the corpus that were added or changed since `base`, by their paths in it. Raises TashanError."""
    from tashan.corpus.files import list_articles, relative_name

    if base.startswith("-"):
        raise TashanError(f"{base} is no branch or commit")
    listed = _git(corpus, "diff", "--name-only", "-z", "--diff-filter=d", "--merge-base", base, "--", ".")
    new = _git(corpus, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    top = Path(_git(corpus, "rev-parse", "--show-toplevel")[0].rstrip("\n"))
    there = {path.resolve(): relative_name(path, corpus) for path in list_articles(corpus, Problems())}
    files = [(top / name).resolve() for name in listed] + [(corpus / name).resolve() for name in new]
    return tuple(sorted({there[path] for path in files if path in there}))


def _git(folder: Path, *arguments: str) -> Sequence[str]:
    try:
        done = subprocess.run(  # noqa: S603  no shell, every argument its own
            ["git", "-C", str(folder), *arguments],  # noqa: S607  the person's own git
            capture_output=True,
            check=True,
        )
    except FileNotFoundError:
        raise TashanError("`changes` needs git, which is not installed") from None
    except subprocess.CalledProcessError as error:
        said = os.fsdecode(error.stderr).strip().splitlines()
        raise TashanError(f"git cannot say what changed: {said[0] if said else 'no reason given'}") from None
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]  # a name need not be text
