"""Problems: what is wrong, where, and what would be valid.

In: findings of any stage. Out: an ordered, duplicate-free report and, where it holds errors, one exception.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class TashanError(Exception):
    """Root of every exception this project raises on purpose."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What a person reads; one line where a subclass does not say otherwise, whatever paths it names."""
        return (str(self),)


def one_line(text: str) -> str:
    """`text` on one line that is what it seems: what cannot be seen, or moves a cursor, is written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or unicodedata.category(char) == "Zs" else char.encode("unicode_escape").decode()
        for char in text
    )


def suggest(name: str, known: Iterable[str], names: Mapping[str, str] | None = None) -> str:
    """`; did you mean hangzhou?` where one of `known` is near `name`, or `names` leads there from another word."""
    other = names or {}
    near = other.get(name) or next(iter(difflib.get_close_matches(name, [*known, *other], n=1)), None)
    return f"; did you mean {other.get(near, near)}?" if near else ""


class Problem(Struct, frozen=True, kw_only=True, order=True):
    """One finding. `line` and `column` count from 1 in the file as it is on disk; 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0
    severity: Severity = "error"
    code: str
    message: str

    def __str__(self) -> str:
        """`path:line:col: CODE message`, with the parts that are not known left out."""
        place = ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])
        return one_line(f"{place}: {self.code} {self.message}")


class CorpusError(TashanError):
    """The corpus holds errors; nothing was published."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class Problems:
    """Collects problems over a whole run, so that all of them are reported at once.

    The one mutable value that stages share: they only ever add to it.
    """

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def add(self, problem: Problem) -> None:
        self._found.setdefault(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.add(problem)

    def error(self, path: str, code: str, message: str, *, line: int = 0, column: int = 0) -> None:
        self.add(Problem(path=path, line=line, column=column, severity="error", code=code, message=message))

    def warning(self, path: str, code: str, message: str, *, line: int = 0, column: int = 0) -> None:
        self.add(Problem(path=path, line=line, column=column, severity="warning", code=code, message=message))

    def __iter__(self) -> Iterator[Problem]:
        """In the order of path, line and column."""
        return iter(sorted(self._found, key=lambda p: (p.path, p.line, p.column, p.code)))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self if problem.severity == "warning")

    def raise_errors(self, *, strict: bool = False) -> None:
        """Raise CorpusError where there is an error, or with `strict` any problem at all."""
        fatal = tuple(self) if strict else self.errors
        if fatal:
            raise CorpusError(fatal)
