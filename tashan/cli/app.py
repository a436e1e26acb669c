"""What every command shares: the application, its options, how problems and paths are shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from msgspec.structs import replace
from typer.core import TyperGroup

from tashan.console import say_problems
from tashan.options import Options, Stages
from tashan.problems import CorpusError, Problem, Problems
from tashan.tongues import EDITIONS

if TYPE_CHECKING:
    from rich.console import Console

    from tashan.reports.speech import Speech


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
    rich_markup_mode=None,  # drawing help in boxes takes longer than all else that it does
)

Corpus = Annotated[Path, typer.Option("--corpus", help="Folder of articles.", show_default="corpus/")]
SiteDir = Annotated[Path, typer.Option("--site-dir", help="Where the site goes.", show_default="site/")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
Lang = Annotated[
    Literal["en", "zh"] | None, typer.Option("--lang", help="Language of messages.", show_default="that of LANG")
]
Publisher = Annotated[
    Literal["mkdocs", "properdocs"], typer.Option("--publisher", help="What turns Markdown into the site.")
]
Scheduler = Annotated[
    str,
    typer.Option(
        "--scheduler",
        help="Who encodes and aligns: `processes`, or a Dask cluster by its address (tcp://host:8786).",
        show_default="this process",
    ),
]


class EditionName(StrEnum):
    """The editions as an option may name them: the command line knows no list of literals."""

    HANS = "zh-Hans"
    HANT = "zh-Hant"
    EN = "en"


Editions = Annotated[list[EditionName] | None, typer.Option("--edition", help="Only this edition; may be repeated.")]


def command_name() -> str:
    """How the person called the program, for hints that work as pasted."""
    name = Path(sys.argv[0]).name
    if not name.endswith(".py"):
        return name
    here, python = Path.cwd(), Path(sys.executable)
    own = python.relative_to(here) if python.is_relative_to(here) else Path("python")
    return f"{own} {Path(sys.argv[0])}"


def make_options(corpus: Path, site_dir: Path, editions: Iterable[str] | None, publisher: str, strict: bool) -> Options:
    chosen = tuple(edition for edition in EDITIONS if edition in (editions or EDITIONS))
    return Options(corpus=corpus, site_dir=site_dir, editions=chosen, publisher=publisher, strict=strict)


def speech_in(lang: str | None) -> Speech:
    """The language of messages: what was asked for, else the environment's."""
    from tashan.reports.speech import Speech, choose_tongue

    return Speech(choose_tongue(lang, os.environ))


@contextmanager
def working(stages: str = "reading") -> Iterator[Stages]:
    """Say on a terminal what is done meanwhile; in a pipe nothing is said. Lines are printed afterwards."""
    with status(f"{stages} …") as say:
        yield Stages(lambda name: say(f"{name} …"))


@cache
def screen() -> Console:
    """The terminal, for what is said while a command works; its library is only loaded for one."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def status(line: str) -> Iterator[Callable[[str], None]]:
    """A line on a terminal that says what is done, and how to change it; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with screen().status(line) as shown:
        yield shown.update


def seen(path: Path) -> str:
    """A path as a person would type it: from where they stand, where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path)


def suggest_file(path: Path) -> str:
    """`; did you mean …?` where a file beside it has nearly that name."""
    from tashan.problems import suggest

    names = [one.name for one in path.parent.glob("*")] if path.parent.is_dir() else []
    hint = suggest(path.name, names)
    return hint.replace("did you mean ", f"did you mean {path.parent}{os.sep}") if path.parent != Path() else hint


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Print the problems that end a command; their paths are as seen from `folder`."""
    try:
        yield
    except CorpusError as error:
        say_problems((located(problem, folder) for problem in error.problems), sys.stderr)
        raise


def print_problems(problems: Problems, corpus: Path) -> None:
    say_problems((located(problem, corpus) for problem in problems), sys.stderr)


def located(problem: Problem, corpus: Path) -> Problem:
    """The problem with its path as seen from where the person stands, so that a terminal can open it."""
    return replace(problem, path=shown_path(problem.path, corpus))


def shown_path(name: str, corpus: Path) -> str:
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


def count_files(read: int, left_out: int, warnings: int) -> str:
    return f"files read {read}, left out {left_out}, warnings {warnings}"
