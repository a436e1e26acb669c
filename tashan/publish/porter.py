"""A second process that gives files second names, looks at them and clears folders away while this one computes.

In: errands, each a name and plain values. Out: what they give, when all are settled, or the OSError that came of one.
The process is this file in an interpreter that loads hardly anything else. Nothing depends on it: what it does not do,
because there is no such process or somebody killed it, is done here, so each errand may be run twice.
"""

from __future__ import annotations

import marshal
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tashan.publish.looks import look_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tashan.publish.looks import Seen

_WATCH = 64
"""Files after which the process looks whether anybody still waits for them."""
NO_LINK = (OSError, NotImplementedError)
"""What says that a file gets no second name: that there is no folder for it, that the disk or the system has none."""
_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from tashan.publish.porter import serve; serve()"


class Porter:
    """Runs errands in the order in which they are given."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._due: list[tuple[str, tuple[Any, ...]]] = []

    def begin(self) -> None:
        """Have the process ready: a long errand is not taken before it is."""
        with suppress(OSError):
            self._process = self._process or _start()

    def link(self, source: str, target: str, paths: Iterable[str], root: str) -> None:
        """Give files below `source` a second name below `target`, folders among it; `root`, above it, is there."""
        self._send("link", (source, target, tuple(paths), root))

    def look(self, folder: str) -> None:
        """Find the hash of every file below a folder."""
        self._send("look", (folder,))

    def remove(self, folder: str) -> None:
        """Remove a folder as far as the system allows."""
        self._send("remove", (folder,))

    def settle(self) -> Seen:
        """Wait until every errand is done; what files looked like. Raises OSError where one failed."""
        due, self._due = self._due, []
        answers = self._answers() if due else []
        seen: Seen = {}
        done: bool
        found: Any
        for number, (name, values) in enumerate(due):
            done, found = answers[number] if number < len(answers) else (True, _ERRANDS[name](*values))
            if not done:
                raise OSError(*found)
            seen |= found or {}
        return seen

    def close(self) -> None:
        """Settle, and let the process go."""
        try:
            self.settle()
        finally:
            if self._process:
                with suppress(OSError):
                    self._process.communicate()

    def _send(self, name: str, values: tuple[Any, ...]) -> None:
        self._due.append((name, values))
        self.begin()
        self._tell((name, values))

    def _tell(self, errand: tuple[str, tuple[Any, ...]] | None) -> None:
        """Send an errand, or nothing, which asks for all answers."""
        with suppress(OSError, ValueError):
            if self._process and self._process.stdin:
                self._process.stdin.write(marshal.dumps(errand))
                self._process.stdin.flush()

    def _answers(self) -> list[tuple[bool, Any]]:
        """Of each errand whether it is done, and what it gave or the arguments of the OSError; none where nobody
        answers."""
        self._tell(None)
        with suppress(OSError, ValueError, EOFError, TypeError):
            if self._process and self._process.stdout:
                return list(marshal.load(self._process.stdout))  # noqa: S302  our own process
        return []


def link_file(source: str | os.PathLike[str], target: str | os.PathLike[str]) -> None:
    """Give a file a second name, or where the system allows none a copy of that name."""
    try:
        os.link(source, target, follow_symlinks=False)
    except NO_LINK:
        shutil.copy2(source, target, follow_symlinks=False)


def remove_folder(folder: str | os.PathLike[str]) -> None:
    """Remove a folder as far as the system allows, also where something in it was made read-only."""
    shutil.rmtree(folder, ignore_errors=True)
    if os.path.isdir(folder):  # noqa: PTH112  this file loads no pathlib
        for name, _, _ in os.walk(folder):
            with suppress(OSError):
                os.chmod(name, 0o700)  # noqa: PTH101
        shutil.rmtree(folder, ignore_errors=True)


def _link_files(source: str, target: str, paths: Iterable[str], root: str) -> None:
    waiting = os.getppid()
    for number, path in enumerate(paths):
        if number % _WATCH == 0 and os.getppid() != waiting:
            return  # nobody sweeps what is made from now on
        new = f"{target}/{path}"
        try:
            os.link(f"{source}/{path}", new, follow_symlinks=False)
        except FileExistsError:
            continue
        except NO_LINK:
            _make_folder(new.rpartition("/")[0], root)
            link_file(f"{source}/{path}", new)


def _make_folder(folder: str, root: str) -> None:
    """Make a folder and those above it up to `root`, which is not made: it is gone where the build is over."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        return
    except FileNotFoundError:
        above = folder.rpartition("/")[0]
        if above == root:
            raise
        _make_folder(above, root)
        _make_folder(folder, root)


_ERRANDS: dict[str, Callable[..., Seen | None]] = {"link": _link_files, "look": look_at, "remove": remove_folder}


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-I", "-S", "-c", _PROGRAM, _ROOT]
    return subprocess.Popen(  # noqa: S603  this file
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def serve() -> None:
    """The life of the process: run errands until there are none. Answers wait until they are asked for: a pipe holds
    little, and who writes more to it than it holds does nothing else."""
    answers: list[tuple[bool, Any]] = []
    with suppress(EOFError, BrokenPipeError):
        while True:
            errand = marshal.load(sys.stdin.buffer)  # noqa: S302  from the process that started this one
            if errand:
                answers.append(_attempt(*errand))
            else:
                sys.stdout.buffer.write(marshal.dumps(answers))
                sys.stdout.buffer.flush()
                answers.clear()


def _attempt(name: str, values: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, _ERRANDS[name](*values)
    except OSError as error:
        return False, (error.errno, error.strerror, error.filename)
