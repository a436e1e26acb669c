"""Commands → stages. Each command is a few lines: parse, run stages, print.

Exit status: 0 done, for `build` also where single articles were left out; 1 `check` found an error, the whole has one
or publishing failed, the previous site is untouched; 2 wrong usage. Rooms are imported by the commands that need them:
`--help`, and a build with nothing to do, must not wait for numpy.
"""

from __future__ import annotations

import os
from typing import NoReturn

from tashan.cli import building, changing, checking, showing, translating, writing
from tashan.cli.app import app
from tashan.console import leave, run
from tashan.store.patterns import keep_patterns

__all__ = ["app", "building", "changing", "checking", "enter", "main", "showing", "translating", "writing"]


def enter() -> NoReturn:
    """Entry of build.py and of `tashan`: the process is the command's, and ends with it.

    Threads of the linear algebra are not started: its matrices are small here, and threads wait by spinning.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        main()
    except SystemExit as ended:
        leave(int(ended.code or 0))


def main() -> NoReturn:
    """Run a command and turn what may go wrong into a line and an exit status."""
    keep_patterns()
    run(app)
