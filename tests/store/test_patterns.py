"""Patterns that an earlier run compiled are the patterns that this one would compile."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tashan.store.patterns import _pack, _Recorder, _unpack
from tests.conftest import PROJECT

RUN = """
import re, sys
from tashan.store.patterns import keep_patterns
keep_patterns()
compiled = []
original = re._compiler._code
re._compiler._code = lambda *a: compiled.append(1) or original(*a)
found = re.compile(r"(?P<year>[0-9]{4})年(?:(?P<month>[0-9]+)月)?", re.IGNORECASE).fullmatch("2025年2月")
print(found.groupdict(), found.re.flags, found.re.groupindex, len(compiled))
print(re.compile(rb"a+").findall(b"caat"))
"""


def run(home: Path) -> list[str]:
    command = [sys.executable, "-c", RUN]
    env = {"XDG_CACHE_HOME": str(home), "PYTHONPATH": str(PROJECT), "PATH": ""}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_a_pattern_is_compiled_in_the_first_run_only(tmp_path: Path) -> None:
    first, second = run(tmp_path), run(tmp_path)
    assert first[1] == second[1]
    assert first[0].rpartition(" ")[0] == second[0].rpartition(" ")[0]
    assert (int(first[0].rpartition(" ")[2]), int(second[0].rpartition(" ")[2])) == (1, 0)


@pytest.mark.parametrize("damage", [b"", b"nothing of ours"])
def test_a_damaged_file_is_written_again(damage: bytes, tmp_path: Path) -> None:
    first = run(tmp_path)
    (tmp_path / "tashan" / "patterns").write_bytes(damage)
    assert run(tmp_path) == first


def test_a_program_is_kept_whole() -> None:
    program = ("a", 32, [14, 4, 0, 2**32 - 1], 0, {}, (None,))
    assert _unpack(_pack(program)) == program
    assert _Recorder(sys).version == sys.version


def test_a_few_new_patterns_are_not_worth_writing_the_file_again(tmp_path: Path) -> None:
    kept = tmp_path / "tashan" / "patterns"
    many = f"{RUN}\nfor number in range(200): re.compile(f'a{{number}}')"

    def size_after(program: str) -> int:
        env = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(PROJECT), "PATH": ""}
        subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, check=True)
        return kept.stat().st_size

    sizes = [size_after(program) for program in (many, f"{RUN}\nre.compile('one more')", f"{RUN}\nre.compile('b')")]
    sizes.append(size_after(f"{RUN}\nfor number in range(9): re.compile(f'b{{number}}')"))
    assert sizes[0] == sizes[1] == sizes[2] < sizes[3]
