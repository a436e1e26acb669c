"""What a person sees: lines on a terminal, annotations under GitHub Actions, an exit status.

In: text, problems, a command. Out: lines that are what they seem: nothing in them moves a cursor, begins another line
or speaks to the runner. What a person can cause (a full disk, a link in circles, Ctrl-C) ends in one line and no
traceback.
"""

from __future__ import annotations

import atexit
import gc
import io
import json
import logging
import os
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn, TextIO

from tashan.problems import CorpusError, Problem, Severity, TashanError, one_line

ERRORS, INTERRUPTED = 1, 130
"""Exit statuses; 130 is what shells give for Ctrl-C, 128 and the number of the signal."""

MANY_OBJECTS = 5_000_000
"""Objects made, and not thrown away, from which on Python looks for circles among them. A command makes millions and
hardly a circle: to look after every 700 took a sixth of a build's time, after every million a twentieth where one
sentence of a thousand articles had changed, and freed 3% of its memory."""

_COMMAND = re.compile(r"^(\s*)::", re.MULTILINE)
_OLD_COMMAND = re.compile(r"##\[")
"""What the runner takes for its own: `::name` at the beginning of a line, and in older style `##[name]` anywhere."""


def say(*lines: str, stream: TextIO | None = None) -> None:
    """Print each of `lines` on one line, whatever it holds, on standard output or on `stream`."""
    for line in map(one_line, lines):
        inert = _OLD_COMMAND.sub(r"#\\x23[", _COMMAND.sub(r"\1\\x3a:", line)) if _is_action() else line
        print(inert, file=stream or sys.stdout)


def say_xml(text: str) -> None:
    """Print an XML document that ends in a line end."""
    print(_OLD_COMMAND.sub("#&#35;[", _COMMAND.sub(r"\1&#58;:", text)) if _is_action() else text, end="")


def say_json(report: Any) -> None:
    """Print JSON; in an encoding that has not all characters, with escapes."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(report, ensure_ascii=not utf8, indent=2)
    text = "".join(char if one_line(char) == char or char == "\n" else _escaped(char) for char in text)
    print(_OLD_COMMAND.sub(r"\\u0023#[", text) if _is_action() else text)


def say_problems(
    problems: Iterable[Problem | str],
    stream: TextIO | None = None,
    speech: Callable[[str], str] = str,
    severity: Severity = "error",
) -> None:
    """Print each problem on a line of its own, under GitHub Actions as an annotation; `speech` words its severity.

    The one way in which anything is called wrong. A problem that lies in no file is a line, of the given severity.
    """
    for problem in problems:
        rank = problem.severity if isinstance(problem, Problem) else severity
        if _is_action():
            print(annotation(problem, rank), file=stream or sys.stdout)
        else:
            say(f"{problem} [{speech(rank)}]", stream=stream)


def annotation(problem: Problem | str, severity: Severity) -> str:
    """A workflow command of GitHub Actions; its escapes are those of the runner's own toolkit."""
    message = one_line(problem if isinstance(problem, str) else problem.message).replace("%", "%25")
    return _OLD_COMMAND.sub("#%23[", f"::{severity}{_place(problem)}::{message}")


def _place(problem: Problem | str) -> str:
    if isinstance(problem, str):
        return ""
    path = one_line(problem.path).replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f" file={path},line={max(problem.line, 1)},col={max(problem.column, 1)},title={problem.code}"


class _Lines(logging.Handler):
    """What libraries and rooms warn of, when nobody else listens: lines as all others are."""

    def emit(self, record: logging.LogRecord) -> None:
        rank: Severity = "error" if record.levelno >= logging.ERROR else "warning"
        say_problems([record.getMessage()], sys.stderr, severity=rank)


def run(command: Callable[[], object]) -> NoReturn:
    """Run a command to its exit status; every exception but a fault of ours becomes a line."""
    gc.set_threshold(MANY_OBJECTS)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    logging.lastResort = _Lines(logging.WARNING)
    try:
        with _ended_by(*(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))):
            command()
            sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # the reader of our lines went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except CorpusError as error:
        say(f"{len(error.problems)} problem(s); nothing was written.", stream=sys.stderr)
    except TashanError as error:
        say_problems(error.lines, sys.stderr)
    except (OSError, MemoryError, RecursionError) as error:
        say_problems([_reason(error)], sys.stderr)
    sys.exit(ERRORS)


def leave(status: int) -> NoReturn:
    """End the process with this exit status: what asked to run at its end runs, what was said is said, and values are
    not taken apart one by one, which takes an eighth of a small build."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # who read it went away, or it was closed
            stream.flush()
    os._exit(status)


def _reason(error: OSError | MemoryError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "folders, or values in a file, lie too deep in one another; move them up"
    if isinstance(error, MemoryError):
        return "there is not enough memory; close other programs, or build on a larger machine"
    name = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, (str, bytes)) else ""
    return f"{name}{error.strerror or error}"


@contextmanager
def _ended_by(*signals: signal.Signals) -> Iterator[None]:
    """Let these signals end the program as Ctrl-C does: what is open is closed, what is half made is removed."""

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.signal(number, end) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1]


def _is_action() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"
