"""Commands that make the site: `build` and `serve`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from tashan.cli.app import (
    Corpus,
    Editions,
    Publisher,
    Scheduler,
    SiteDir,
    Strict,
    app,
    count_files,
    located,
    make_options,
    print_problems,
    screen,
    working,
)  # fmt: skip
from tashan.console import say, say_problems
from tashan.options import DEFAULT_CORPUS, DEFAULT_SITE, Options, Stages, Summary
from tashan.problems import CorpusError, Problems
from tashan.resources import PROJECT

if TYPE_CHECKING:
    from tashan.alignment.encoder_model import Model

_held: list[object] = []
"""What the build of this process leaves behind: the process ends without taking it apart."""


@app.command()
def build(
    corpus: Corpus = DEFAULT_CORPUS,
    site_dir: SiteDir = DEFAULT_SITE,
    edition: Editions = None,
    publisher: Publisher = "mkdocs",
    strict: Strict = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Compute everything anew, but for sentence vectors.")] = False,
    scheduler: Scheduler = "",
) -> None:
    """Build the site from the corpus. This is what runs when no command is named."""
    from tashan.desk.files import sweep_edits
    from tashan.publish.workplace import sweep_beside

    options = replace(make_options(corpus, site_dir, edition, publisher, strict), fresh=fresh, scheduler=scheduler)
    problems = Problems()
    if strict:
        _check_all(corpus, options, problems)
    sweep_edits(corpus)
    sweep_beside(site_dir)
    try:
        with working("build") as stages:
            summary = _find_or_build(options, problems, stages, keep=_held.append)
    finally:
        print_problems(problems, corpus)
    say(*_closing_lines(summary, len(problems.warnings)))


@app.command()
def serve(
    corpus: Corpus = DEFAULT_CORPUS,
    site_dir: SiteDir = DEFAULT_SITE,
    edition: Editions = None,
    port: Annotated[int, typer.Option(help="Port on this machine.", min=0, max=65535)] = 8000,
) -> None:
    """Build, watch the corpus, the templates and the pages, and reload the browser after each build."""
    from tashan import pipeline
    from tashan.alignment.encoder_model import load_model
    from tashan.publish.serve import serve_site

    options = make_options(corpus, site_dir, edition, "mkdocs", strict=False)
    pipeline.check_places(options)
    watched = [corpus, *(PROJECT / name for name in ("docs", "templates", "mkdocs.yml"))]
    serve_site(
        partial(_rebuild, options, cache(load_model)),
        site_dir,
        watched,
        port=port,
        say=lambda line: say(line, stream=sys.stderr),
        complain=lambda lines: say_problems(lines, sys.stderr),
    )


def _check_all(corpus: Path, options: Options, problems: Problems) -> None:
    """Hold the corpus to all that `check` knows. Raises CorpusError at any problem, each printed."""
    from tashan.articles import check_folder
    from tashan.store import Store

    with Store(options.store) as store:
        check_folder(corpus, problems, store)
    try:
        problems.raise_errors(strict=True)
    except CorpusError:
        print_problems(problems, corpus)
        raise


def _find_or_build(
    options: Options,
    problems: Problems,
    stages: Stages,
    load: Callable[[], Model] | None = None,
    keep: Callable[[object], object] = id,
) -> Summary:
    """The build that is there already, if nothing has changed, else a new one; `load` and `keep` are for that one."""
    from tashan.store import Store
    from tashan.unchanged import find_built, hash_inputs

    inputs = hash_inputs(options)
    with Store(options.store, fresh=options.fresh) as store:
        found = find_built(options, problems, inputs, store)
        if found is not None:
            return found
        from tashan import pipeline
        from tashan.alignment.encoder_model import load_model

        chosen = load or load_model
        return pipeline.build_site(options, problems, stages, chosen, inputs=inputs, store=store, keep=keep)


def _rebuild(options: Options, load: Callable[[], Model]) -> list[str]:
    """Build for the preview; what is wrong with articles that were left out, a line each. `load` keeps its model."""
    problems = Problems()
    screen().print("building …", style="dim", markup=False)
    try:
        summary = _find_or_build(options, problems, Stages(), load)
        say(*_closing_lines(summary, len(problems.warnings)))
    finally:
        print_problems(problems, options.corpus)
    return [str(located(problem, options.corpus)) for problem in problems if problem.severity == "error"]


def _closing_lines(summary: Summary, warnings: int) -> tuple[str, ...]:
    names = ("articles", "stories", "versions", "figures", "claims", "pages", "drafts")
    counts = ", ".join(f"{name} {getattr(summary, name)}" for name in names if name != "drafts" or summary.drafts)
    seconds = ", ".join(f"{name} {taken:.1f} s" for name, taken in summary.seconds.items())
    spent = f"{seconds}, in all {sum(summary.seconds.values()):.1f} s" if seconds else "nothing has changed"
    told = count_files(summary.read, summary.left_out, warnings)
    aside = (
        f"what lay there before was not made here, or before a record was kept; nothing of it is lost: {summary.aside}"
    )
    return *summary.joined, counts, spent, told, *((aside,) if summary.aside else ()), str(summary.site_dir)
