"""Regular expressions as Python compiled them, kept from run to run.

In: nothing. Out: from then on `re` takes the program of a pattern that an earlier run compiled. Our rooms hold more
than a thousand patterns, which take Python longer to compile than most commands take for all else. What is kept are the
arguments of the interpreter's own `_sre.compile`, which looks through every program before it takes it; where an
interpreter compiles in another way, everything stays as it is.
"""

from __future__ import annotations

import atexit
import marshal
import re
import threading
from array import array
from contextlib import suppress
from typing import Any

from tashan.store.tables import read_bytes, write_bytes

_NAME, _RESTS_ON = "patterns", "1"
MOST = 6_000
"""Patterns that are kept; corpora bring some of their own, for their names. A run uses up to 2,000."""
_FEW = 100
"""The file is written again for more new patterns than one in so many: it takes as long as some twenty take to compile,
and a few are new in each run, of libraries that join what a set holds."""
_Program = tuple[Any, ...]


class _Recorder(threading.local):
    """Stands in for `_sre` while a pattern is compiled, and keeps what this thread handed to it."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.seen: _Program | None = None

    def begin(self) -> None:
        self.seen = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def compile(self, *program: Any) -> Any:
        self.seen = program
        return self._real.compile(*program)


def keep_patterns() -> None:
    """Let `re` recall programs, and remember new ones when the interpreter ends."""
    compiler: Any = getattr(re, "_compiler", None)
    real: Any = getattr(compiler, "_sre", None)
    original: Any = getattr(compiler, "compile", None)
    if not hasattr(real, "compile") or original is None or isinstance(real, _Recorder):
        return
    known, used = _read(), dict[Any, _Program]()
    compiler._sre = recorder = _Recorder(real)

    def compile_pattern(pattern: Any, flags: int = 0) -> Any:
        key = (pattern, int(flags)) if type(pattern) in {str, bytes} and not flags & re.DEBUG else None
        found = _recall(real, known.get(key))
        if found is not None:
            used[key] = known[key]
            return found
        recorder.begin()
        found = original(pattern, flags)
        if key is not None and recorder.seen is not None:
            with suppress(TypeError, ValueError, OverflowError):
                used[key] = _pack(recorder.seen)
        return found

    compiler.compile = compile_pattern
    atexit.register(lambda: _write(known, used))


def _recall(real: Any, program: _Program | None) -> Any:
    """The pattern of a kept program; None where there is none, or the interpreter refuses it."""
    try:
        return program and real.compile(*_unpack(program))
    except (TypeError, ValueError, RuntimeError, OverflowError):
        return None


def _pack(program: _Program) -> _Program:
    """A program with its code as bytes."""
    pattern, flags, code, *rest = program
    return pattern, int(flags), array("I", code).tobytes(), *rest


def _unpack(program: _Program) -> _Program:
    pattern, flags, code, *rest = program
    words = array("I")
    words.frombytes(code)
    return pattern, flags, words.tolist(), *rest


def _read() -> dict[Any, _Program]:
    kept = read_bytes(_NAME, _RESTS_ON)
    with suppress(ValueError, EOFError, TypeError):
        found = marshal.loads(kept) if kept else {}  # noqa: S302  sealed, in the user's own folder
        return found if isinstance(found, dict) else {}
    return {}


def _write(known: dict[Any, _Program], used: dict[Any, _Program]) -> None:
    if len(used.keys() - known.keys()) * _FEW <= len(known):
        return
    kept = {**known, **used} if len(known) + len(used) <= MOST else used
    with suppress(ValueError):
        write_bytes(_NAME, _RESTS_ON, marshal.dumps(dict(list(kept.items())[-MOST:])))
