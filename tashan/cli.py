"""Commands → stages. Each command is a few lines: parse, run stages, print.

Exit status: 0 done, for `build` also where single articles were left out; 1 `check` found an error, the whole has one
or publishing failed, the previous site is untouched; 2 wrong usage.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer
from rich.console import Console
from typer.core import TyperGroup

from tashan.console import ERRORS, run, say, say_json, say_problems, say_xml
from tashan.model import EDITIONS
from tashan.options import DEFAULT_CORPUS, DEFAULT_SITE, VECTOR_CACHE, Options, Stages, Summary
from tashan.problems import CorpusError, Problem, Problems, TashanError
from tashan.resources import PROJECT

if TYPE_CHECKING:
    from tashan.normalise.folder import Reading

# Rooms are imported by the commands that need them: `--help`, and a build with nothing to do, must not wait for numpy.

screen = Console(stderr=True, highlight=False, soft_wrap=True)


class DefaultBuild(TyperGroup):
    """`python build.py` and `python build.py --corpus DIR` mean `build`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in {"--help", "-h"}):
            args = ["build", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=DefaultBuild,
    no_args_is_help=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Tashan 他山简报: a folder of articles becomes a site of briefings in three editions.",
    pretty_exceptions_enable=False,
)

Corpus = Annotated[Path, typer.Option("--corpus", help="Folder of articles.", show_default="corpus/")]
SiteDir = Annotated[Path, typer.Option("--site-dir", help="Where the site goes.", show_default="site/")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
Publisher = Annotated[Literal["mkdocs"], typer.Option("--publisher", help="What turns Markdown into the site.")]


class EditionName(StrEnum):
    """The editions as an option may name them: the command line knows no list of literals."""

    HANS = "zh-Hans"
    HANT = "zh-Hant"
    EN = "en"


Editions = Annotated[list[EditionName] | None, typer.Option("--edition", help="Only this edition; may be repeated.")]


@app.command()
def build(
    corpus: Corpus = DEFAULT_CORPUS,
    site_dir: SiteDir = DEFAULT_SITE,
    edition: Editions = None,
    publisher: Publisher = "mkdocs",
    strict: Strict = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Compute everything anew, but for sentence vectors.")] = False,
) -> None:
    """Build the site from the corpus. This is what runs when no command is named."""
    from tashan.desk.files import sweep_edits
    from tashan.publish.workplace import sweep_beside
    from tashan.unchanged import find_built

    options = replace(_options(corpus, site_dir, edition, publisher, strict), fresh=fresh)
    problems = Problems()
    sweep_edits(corpus)
    sweep_beside(site_dir)
    with screen.status("") as status:
        stages = Stages(lambda name: status.update(f"{name} …"))
        try:
            summary = find_built(options, problems)
            if summary is None:
                from tashan import pipeline

                summary = pipeline.build_site(options, problems, stages)
        finally:
            status.stop()
            _print_problems(problems, corpus)
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
    from tashan.publish.serve import serve_site

    options = _options(corpus, site_dir, edition, "mkdocs", strict=False)
    pipeline.check_places(options)
    watched = [corpus, *(PROJECT / name for name in ("docs", "templates", "mkdocs.yml"))]
    serve_site(lambda: _rebuild(options), site_dir, watched, port=port, say=lambda line: say(line, stream=sys.stderr))


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Folders or articles; corpus/ if none.")] = None,
    as_json: AsJson = False,
    strict: Strict = False,
    script: Annotated[
        bool, typer.Option("--script", help="Also list what the conversion to Traditional Chinese chose.")
    ] = False,
    accept: Annotated[bool, typer.Option("--accept", help="With --script: approve these choices.")] = False,
) -> None:
    """Print every problem as path:line:col, as annotations under GitHub Actions. Needs no vectors and is fast."""
    from tashan import reports

    found: list[Problem] = []
    read, left_out, near = 0, [], dict[Path, Any]()
    for path in paths or [DEFAULT_CORPUS]:
        problems, choices = Problems(), _choices(path, accept=accept) if script or accept else []
        reading = _check(path, problems, near)
        read += reading.read
        left_out += [{"path": _shown_path(name, path), "code": code} for name, code in reading.left_out]
        found.extend(_located(problem, path) for problem in (*problems, *choices))
    if as_json:
        say_json(reports.check_report(read, left_out, found))
    else:
        say_problems(found)
        if left_out:
            warnings = sum(problem.severity == "warning" for problem in found)
            say(_counted(read, len(left_out), warnings), stream=sys.stderr)
    if any(strict or problem.severity == "error" for problem in found):
        raise typer.Exit(ERRORS)


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
    library = pipeline.read_library(Options(corpus=corpus), problems, Stages())
    _print_problems(problems, corpus)
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
    say(f"{written} decisions written; {len(questions) - written} sentences are left")


@app.command()
def inspect(file: Annotated[Path, typer.Argument(help="An article.")], as_json: AsJson = False) -> None:
    """Show what the program understands of one article, and each piece it removed or repaired."""
    from tashan import reports
    from tashan.alignment.vectors import Encoder
    from tashan.corpus import read_article, read_reference
    from tashan.corpus.sites import find_home
    from tashan.facts.finder import find_facts
    from tashan.language.names import NameIndex
    from tashan.normalise import normalise_article

    problems = Problems()
    home = find_home(file)
    reference = read_reference(home, problems)
    raw = read_article(file, home, problems)
    with _told(home):
        if raw is None:
            raise CorpusError(problems.errors)
    normalised = normalise_article(raw, problems)
    with Encoder(VECTOR_CACHE) as encoder:
        facts = find_facts(normalised.article, encoder.encode, reference, NameIndex(reference))
    report = reports.inspect_report(normalised, facts, tuple(problems), reference)
    say_json(report) if as_json else say(*reports.inspect_text(report))


@app.command()
def versions(corpus: Corpus = DEFAULT_CORPUS, as_json: AsJson = False) -> None:
    """List the stories of a corpus with their versions and what these distort."""
    from tashan import pipeline, reports

    problems = Problems()
    try:
        stories, articles = pipeline.read_stories(corpus, problems)
    finally:
        _print_problems(problems, corpus)
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
    with _told(a.parent):
        left = pipeline.read_sentences(a, by_line=lines)
    with _told(b.parent):
        right = pipeline.read_sentences(b, by_line=lines)
    with Encoder(VECTOR_CACHE) as encoder:
        beads = align_sentences(left, right, encoder.encode(left), encoder.encode(right))
    if tmx:
        lang_a, lang_b = (detect_language("\n".join(side)) for side in (left, right))
        say_xml(reports.tmx_document(left, right, beads, lang_a=lang_a, lang_b=lang_b))
    elif as_json:
        say_json(reports.align_report(left, right, beads))
    else:
        say(*reports.align_text(left, right, beads))


@app.command()
def translated(file: Annotated[Path, typer.Argument(help="An edition, for instance slug.en.md.")]) -> None:
    """Record in a translation's head which passages of its original it has seen: those of today, all of them."""
    from tashan.desk.record import write_translated_from

    with _told(file.parent):
        say(f"{file}: {write_translated_from(file)} passages recorded")


@app.command()
def new(title: str, corpus: Corpus = DEFAULT_CORPUS) -> None:
    """Write the skeleton of a new article; never overwrites. Warns where an article of that title is there."""
    from tashan.desk.scaffold import new_article
    from tashan.neighbours import Neighbours

    problems = Problems()
    path = new_article(title, corpus)
    say(str(path))
    Neighbours(corpus).warn_of(path, problems)
    _print_problems(problems, corpus)


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")]) -> None:
    """Make a new corpus repository: site.yml, an article in each language, a workflow; never overwrites."""
    from tashan.desk.repository import new_repository

    for path in new_repository(folder):
        say(str(path))
    say(f"next: cd {shlex.quote(str(folder))} && {_command()} serve", stream=sys.stderr)


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="Raw texts or folders of them.")],
    corpus: Corpus = DEFAULT_CORPUS,
) -> None:
    """Make articles out of raw texts; never overwrites. Lists what a person should fill in."""
    from tashan.desk.importing import import_texts

    problems = Problems()
    for imported in import_texts(files, corpus, problems):
        say(*imported.lines)
    _print_problems(problems, corpus)
    if problems.errors:  # the others were imported
        raise typer.Exit(ERRORS)


def main() -> NoReturn:
    """Entry of build.py: runs a command and turns what may go wrong into a line and an exit status."""
    run(app)


def _command() -> str:
    """How the person called the program, for hints that work as pasted."""
    name = Path(sys.argv[0]).name
    return f"python {Path(sys.argv[0])}" if name.endswith(".py") else name


def _options(corpus: Path, site_dir: Path, editions: Iterable[str] | None, publisher: str, strict: bool) -> Options:
    chosen = tuple(edition for edition in EDITIONS if edition in (editions or EDITIONS))
    return Options(corpus=corpus, site_dir=site_dir, editions=chosen, publisher=publisher, strict=strict)


def _rebuild(options: Options) -> None:
    from tashan import pipeline
    from tashan.unchanged import find_built

    problems = Problems()
    screen.print("building …", style="dim", markup=False)
    try:
        summary = find_built(options, problems) or pipeline.build_site(options, problems, Stages())
        say(*_closing_lines(summary, len(problems.warnings)))
    finally:
        _print_problems(problems, options.corpus)


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


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Print the problems that end a command; their paths are as seen from `folder`."""
    try:
        yield
    except CorpusError as error:
        say_problems((_located(problem, folder) for problem in error.problems), sys.stderr)
        raise


def _print_problems(problems: Problems, corpus: Path) -> None:
    say_problems((_located(problem, corpus) for problem in problems), sys.stderr)


def _located(problem: Problem, corpus: Path) -> Problem:
    """The problem with its path as seen from where the person stands, so that a terminal can open it."""
    return replace(problem, path=_shown_path(problem.path, corpus))


def _shown_path(name: str, corpus: Path) -> str:
    folder = corpus
    if not corpus.is_dir():
        from tashan.corpus.sites import find_home

        folder = find_home(corpus)
    path = folder / name
    if not os.path.lexists(path):
        return name
    here = Path.cwd()
    real = Path(os.path.realpath(path.parent), path.name)  # Path.resolve raises where links go in a circle
    shown = real.relative_to(here) if real.is_relative_to(here) else path
    return shown.as_posix()


def _closing_lines(summary: Summary, warnings: int) -> tuple[str, ...]:
    names = ("articles", "stories", "versions", "figures", "claims", "pages", "drafts")
    counts = ", ".join(f"{name} {getattr(summary, name)}" for name in names if name != "drafts" or summary.drafts)
    seconds = ", ".join(f"{name} {taken:.1f} s" for name, taken in summary.seconds.items())
    spent = f"{seconds}, in all {sum(summary.seconds.values()):.1f} s" if seconds else "nothing has changed"
    told = _counted(summary.read, summary.left_out, warnings)
    aside = (
        f"what lay there before was not made here, or before a record was kept; nothing of it is lost: {summary.aside}"
    )
    return *summary.joined, counts, spent, told, *((aside,) if summary.aside else ()), str(summary.site_dir)


def _counted(read: int, left_out: int, warnings: int) -> str:
    return f"files read {read}, left out {left_out}, warnings {warnings}"
