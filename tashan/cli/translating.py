"""The command `translate`: the one that asks an engine."""

from __future__ import annotations

import os
import shlex
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from tashan.cli.app import Corpus, EditionName, app, command_name, seen, status, told
from tashan.cli.families import find_family, read_names
from tashan.console import ERRORS, say, say_problems
from tashan.options import DEFAULT_CORPUS
from tashan.problems import Problem, TashanError

if TYPE_CHECKING:
    from tashan.desk.families import Family
    from tashan.translating.engines import Engine


@app.command()
def translate(
    name: Annotated[str, typer.Argument(metavar="SLUG", help="An article: its file's name without .md, or its path.")],
    engine: Annotated[
        str,
        typer.Option(
            help="An address that speaks the OpenAI protocol (http://localhost:11434/v1), `deepl`, or `ct2:FOLDER`. "
            "Keys come from the environment: TASHAN_ENGINE_KEY, DEEPL_API_KEY."
        ),
    ],
    to: Annotated[EditionName | None, typer.Option("--to", help="Edition to write; the other language's.")] = None,
    model: Annotated[str, typer.Option(help="Model behind the address, where it has several.")] = "",
    corpus: Corpus = DEFAULT_CORPUS,
) -> None:
    """Draft an article's edition in the other language, passage by passage, each checked; goes on where it was."""
    from tashan.desk.drafting import count_waiting
    from tashan.translating.engines import open_engine

    with told(corpus):
        family = find_family(name, corpus, to.value if to else None)
    with status("") as show:

        def wait(seconds: float, reason: str) -> None:
            show(f"{reason}; asking again in {seconds:.0f} s …")
            time.sleep(seconds)

        try:
            done = _draft(family, open_engine(engine, model, os.environ, wait), show)
        except TashanError:
            if family.edition.is_file():
                say(f"{seen(family.edition)}: {count_waiting(family)} passages still wait", stream=sys.stderr)
            raise
    left = count_waiting(family)
    say(f"{seen(family.edition)}: {done} passages translated, {left} left")
    if left:
        raise typer.Exit(ERRORS)
    if done:
        say(
            "a machine's draft: read it against the original, then set `reviewed: true` in its head; "
            f"{command_name()} check {shlex.quote(seen(family.edition))}",
            stream=sys.stderr,
        )


def _draft(family: Family, engine: Engine, show: Callable[[str], object]) -> int:
    from tashan.desk.drafting import draft_edition

    done = 0
    for step in draft_edition(family, engine, read_names(family.folder)):
        show(f"passage {step.number} of {step.total} …")
        done += not step.fault
        if step.fault:
            waits = Problem(path=seen(family.edition), code="E410", severity="warning", message=step.fault)
            say_problems([waits], sys.stderr)
    return done
