"""Mutation testing of one room: small changes of its code, one at a time, and whether the tests of the room see them.

    make mutate ROOM=colours            or  python -m benchmarks.mutation ROOM [--tests TESTS …] [--show N]

mutmut (https://mutmut.readthedocs.io) changes comparisons, numbers, operators, arguments and strings in a copy of the
tree, and runs for each change those tests that reach it. The score is the share of changes that a test saw. A survivor
is a behaviour that nothing pins, or a change that means nothing (another word in a message).
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).parents[1]
_ALSO = ("corpus", "docs", "templates", "mkdocs.yml", "build.py", "benchmarks", "README.md", "CHANGELOG.md", ".github")
_VERDICTS = {0: "survived", 1: "seen", 3: "seen", 5: "no test", 33: "no test", 36: "too long", -24: "too long"}
"""Exit codes that mutmut keeps of a run of the tests; any other one is a crash, which somebody sees too."""


def main() -> None:
    """Mutate a room, print the score and the survivors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("room", help="a folder or module of tashan/, such as stories or language/dates")
    parser.add_argument("--tests", nargs="*", help="what is run; by default the tests of the same name")
    parser.add_argument("--show", type=int, default=20, help="survivors to show as diffs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = copy_tree(Path(folder) / "tree")
        write_settings(tree, options.room, options.tests or find_tests(options.room))
        run(tree, "run", "--max-children", "2")
        verdicts = read_verdicts(tree)
        print(tell(options.room, verdicts))
        for name in [name for name, verdict in verdicts.items() if verdict == "survived"][: options.show]:
            print(run(tree, "show", name))


def copy_tree(target: Path) -> Path:
    """The files that git knows, without those of this run."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True, text=True)  # noqa: S607
    for name in filter(None, listed.stdout.split("\0")):
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if (PROJECT / name).is_file():
            shutil.copy2(PROJECT / name, file)
    return target


def find_tests(room: str) -> list[str]:
    """The tests of a room or of a module: the same place in tests/."""
    folder, _, module = room.rpartition("/")
    found = [PROJECT / "tests" / room, PROJECT / "tests" / folder / f"test_{module}.py", PROJECT / "tests" / folder]
    return [str(next(path for path in found if path.exists()).relative_to(PROJECT))]


def write_settings(tree: Path, room: str, tests: list[str]) -> None:
    """mutmut reads setup.cfg where pyproject.toml has no part of its own."""
    where = f"tashan/{room}/*" if (tree / "tashan" / room).is_dir() else f"tashan/{room}.py"
    lists = {"source_paths": ["tashan"], "only_mutate": [where], "also_copy": _ALSO}
    lists["pytest_add_cli_args_test_selection"] = tests
    lists["pytest_add_cli_args"] = ["-m", "not slow and not bench and not site and not browser"]
    lines = [line for name, values in lists.items() for line in (f"{name}=", *(f"    {value}" for value in values))]
    (tree / "setup.cfg").write_text("\n".join(["[mutmut]", *lines, ""]), encoding="utf-8")


def run(tree: Path, *arguments: str) -> str:
    """One command of mutmut; what it prints, without the clock that it draws."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    done = subprocess.run(command, cwd=tree, check=False, capture_output=True, text=True)  # noqa: S603  what the command line names
    if done.returncode and arguments[0] == "run" and not list((tree / "mutants").rglob("*.meta")):
        sys.exit(f"mutmut failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def read_verdicts(tree: Path) -> dict[str, str]:
    """By the name of a mutant: what became of it."""
    found = {}
    for file in sorted((tree / "mutants").rglob("*.meta")):
        codes = json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
        found.update({name: _VERDICTS.get(code, "seen") for name, code in codes.items() if code is not None})
    return found


def tell(room: str, verdicts: dict[str, str]) -> str:
    """One row: the room, its changes, how many were seen."""
    counts = Counter(verdicts.values())
    seen = counts["seen"] + counts["too long"]
    share = f"{seen / len(verdicts):.0%}" if verdicts else "none"
    return f"| {room} | {len(verdicts)} | {seen} | {counts['survived']} | {counts['no test']} | {share} |"


if __name__ == "__main__":
    main()
