"""Commands that write into a corpus: `new`, `import`, `translated`, `review`, `init`."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from tashan.cli.app import AsJson, Corpus, EditionName, app, command_name, print_problems, seen, told, working
from tashan.cli.families import find_family, read_names
from tashan.console import ERRORS, say, say_json
from tashan.options import DEFAULT_CORPUS, Options
from tashan.problems import Problems, TashanError


@app.command()
def review(
    story: Annotated[str | None, typer.Argument(help="Id of a story; all if none.")] = None,
    corpus: Corpus = DEFAULT_CORPUS,
    as_json: AsJson = False,
) -> None:
    """The editor's desk: what readers see first, one decision after another, each written at once."""
    from tashan import pipeline, reports
    from tashan.desk.reviews import decisions, find_questions, write_decision

    problems = Problems()
    try:
        with working() as stages:
            library = pipeline.read_library(Options(corpus=corpus), problems, stages)
    finally:
        print_problems(problems, corpus)
    if story is not None and story not in library.facts:
        raise TashanError(f"{story} is no story of {corpus}; valid: {', '.join(sorted(library.facts))}")
    questions = find_questions(library, story)
    if as_json:
        say_json(reports.review_report(library, questions))
        return
    written = 0
    for question, value in decisions(questions, input, say):
        write_decision(corpus, question.story, question.key, value)
        written += 1
    decided = "decision" if written == 1 else "decisions"
    say(f"{written} {decided} written; {len(questions) - written} sentences are left")


@app.command()
def translated(file: Annotated[Path, typer.Argument(help="An edition, for instance slug.en.md.")]) -> None:
    """Record in a translation's head which passages of its original it has seen: those of today, all of them.

    A file of the corpus may be named as `check` names it.
    """
    from tashan.desk.record import write_translated_from

    path = file if file.exists() or not (DEFAULT_CORPUS / file).is_file() else DEFAULT_CORPUS / file
    with told(path.parent):
        say(f"{seen(path)}: {write_translated_from(path)} passages recorded")


@app.command()
def new(
    title: Annotated[
        str, typer.Argument(help="Its title; with --edition the name of an article, with --issue a file or -.")
    ],
    corpus: Corpus = DEFAULT_CORPUS,
    edition: Annotated[
        EditionName | None, typer.Option("--edition", help="Write the skeleton of this edition of an article.")
    ] = None,
    issue: Annotated[
        bool, typer.Option("--issue", help="Make a draft of an issue's text, written with the form for articles.")
    ] = False,
) -> None:
    """Write the skeleton of a new article, or of an article's edition in another language; never overwrites."""
    if edition is not None:
        _new_edition(title, corpus, edition)
        return
    from tashan.desk.scaffold import new_article
    from tashan.neighbours import Neighbours

    problems = Problems()
    path = _from_issue(title, corpus) if issue else new_article(title, corpus)
    say(seen(path))
    Neighbours(corpus).warn_of(path, problems)
    print_problems(problems, corpus)


def _from_issue(file: str, corpus: Path) -> Path:
    from tashan.desk.issues import draft_suggestion, parse_issue, read_issue

    return draft_suggestion(parse_issue(read_issue(file)), corpus)


def _new_edition(name: str, corpus: Path, edition: EditionName) -> None:
    from tashan.desk.skeletons import create_skeleton

    with told(corpus):
        family = find_family(name, corpus, edition.value)
    waiting = create_skeleton(family, read_names(family.folder))
    say(seen(family.edition))
    say(
        f"{waiting} passages wait, figures and names are in place: write each over the passage below its mark and "
        f"delete the mark, translate title and summary, delete `draft: true`, then run "
        f"{command_name()} check {shlex.quote(seen(family.edition))}",
        stream=sys.stderr,
    )


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")]) -> None:
    """Make a new corpus repository: site.yml, an article in each language, a workflow; never overwrites."""
    from tashan.desk.repository import new_repository

    for path in new_repository(folder):
        say(str(path))
    say(f"next: cd {shlex.quote(str(folder))} && {command_name()} serve", stream=sys.stderr)


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="Raw texts or folders of them.")],
    corpus: Corpus = DEFAULT_CORPUS,
) -> None:
    """Make articles out of raw texts; never overwrites. Lists what a person should fill in."""
    from tashan.desk.importing import import_texts

    problems = Problems()
    made = []
    for imported in import_texts(files, corpus, problems):
        first, *others = imported.lines
        say(first.replace(str(imported.path), seen(imported.path), 1), *others)
        made.append(shlex.quote(seen(imported.path)))
    print_problems(problems, corpus)
    if made:
        hint = f"next: fill in the heads, delete `draft: true`, then run {command_name()} check {' '.join(made[:3])}"
        say(hint, stream=sys.stderr)
    if problems.errors:  # the others were imported
        raise typer.Exit(ERRORS)
