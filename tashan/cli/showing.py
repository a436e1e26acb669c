"""Commands that show what the program understands: `inspect`, `versions`, `align`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from tashan.cli.app import AsJson, Corpus, Scheduler, app, print_problems, suggest_file, told, working
from tashan.console import say, say_json, say_xml
from tashan.options import DEFAULT_CORPUS, VECTOR_CACHE
from tashan.problems import CorpusError, Problems, TashanError


@app.command()
def inspect(file: Annotated[Path, typer.Argument(help="An article.")], as_json: AsJson = False) -> None:
    """Show what the program understands of one article, and each piece it removed or repaired."""
    from tashan import reports
    from tashan.alignment.vectors import Encoder
    from tashan.corpus import read_article, read_reference
    from tashan.corpus.sites import find_home
    from tashan.facts.finder import find_facts
    from tashan.language.names import open_names
    from tashan.normalise import normalise_article

    if not os.path.lexists(file):
        raise TashanError(f"{file} is no file{suggest_file(file)}")
    problems = Problems()
    home = find_home(file)
    reference = read_reference(home, problems)
    raw = read_article(file, home, problems)
    with told(home):
        if raw is None:
            raise CorpusError(problems.errors)
    normalised = normalise_article(raw, problems)
    with working("facts"), Encoder(VECTOR_CACHE) as encoder:
        facts = find_facts(normalised.article, encoder.encode, reference, open_names(reference))
    report = reports.inspect_report(normalised, facts, tuple(problems), reference)
    if as_json:
        say_json(report)
        return
    say(*reports.inspect_text(report))
    print_problems(problems, home)


@app.command()
def versions(corpus: Corpus = DEFAULT_CORPUS, as_json: AsJson = False, scheduler: Scheduler = "") -> None:
    """List the stories of a corpus with their versions and what these distort."""
    from tashan import pipeline, reports

    problems = Problems()
    try:
        with working("stories"):
            stories, articles = pipeline.read_stories(corpus, problems, scheduler=scheduler)
    finally:
        print_problems(problems, corpus)
    report = reports.versions_report(stories, articles)
    say_json(report) if as_json else say(*reports.versions_text(report))


@app.command()
def align(
    a: Annotated[Path, typer.Argument(metavar="FILE", help="A text.")],
    b: Annotated[Path, typer.Argument(metavar="FILE", help="The same in another wording or language.")],
    as_json: AsJson = False,
    tmx: Annotated[bool, typer.Option("--tmx", help="Print a TMX 1.4 translation memory.")] = False,
    lines: Annotated[bool, typer.Option("--lines", help="Take each line as one sentence.")] = False,
) -> None:
    """Align two texts sentence by sentence."""
    from tashan import pipeline, reports
    from tashan.alignment.align import align_sentences
    from tashan.alignment.vectors import Encoder
    from tashan.language.script import detect_language

    if as_json and tmx:
        raise typer.BadParameter("--json and --tmx exclude one another")
    with told(a.parent):
        left = pipeline.read_sentences(a, by_line=lines)
    with told(b.parent):
        right = pipeline.read_sentences(b, by_line=lines)
    with working("sentences"), Encoder(VECTOR_CACHE) as encoder:
        beads = align_sentences(left, right, encoder.encode(left), encoder.encode(right))
    if tmx:
        lang_a, lang_b = (detect_language("\n".join(side)) for side in (left, right))
        say_xml(reports.tmx_document(left, right, beads, lang_a=lang_a, lang_b=lang_b))
    elif as_json:
        say_json(reports.align_report(left, right, beads))
    else:
        say(*reports.align_text(left, right, beads))
