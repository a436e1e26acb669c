"""Lines are what they seem, and what a person can cause is a line."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from tashan import cli
from tashan.console import annotation, run, say, say_json, say_problems, say_xml
from tashan.problems import Problem, Severity, TashanError, one_line
from tashan.publish.problems import PublishError
from tests.labels import PROJECT

HOSTILE = [
    "a\n::error::forged",
    "a\r::error::forged",
    "::add-mask::forged",
    "  ::stop-commands::x",
    "x ##[error]forged",
    "\x1b]0;title\x07\x1b[2J",
    "\x9b31m",
    "right\u202eleft",
    "a\u2028b",
    "half \ud83d pair",
]


@pytest.fixture
def action(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")


def is_command(line: str) -> bool:
    """As the runner reads a line: `::` at its beginning, or in older style `##[` anywhere."""
    return line.lstrip().startswith("::") or "##[" in line


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_speaks_to_the_runner_or_the_terminal(
    text: str, action: None, capsys: pytest.CaptureFixture[str]
) -> None:
    say(text)
    say_json({"title": text})
    if text.isprintable():  # no XML may hold the others
        say_xml(f"<a>\n{text}</a>\n")
    say_problems([Problem(path=text, code="C001", severity="warning", message=text)])
    lines = capsys.readouterr().out.split("\n")
    *others, last, _ = lines
    assert last.startswith("::warning file=")
    assert "##[" not in last
    assert last.count("::") == 2 + text.count("::")
    assert not any(is_command(line) for line in others)
    assert all(line == one_line(line) for line in lines)


@pytest.mark.parametrize("text", HOSTILE)
def test_json_keeps_what_it_says(text: str, action: None, capsys: pytest.CaptureFixture[str]) -> None:
    say_json({"title": text})
    assert json.loads(capsys.readouterr().out) == {"title": text}


def test_json_is_escaped_where_the_terminal_has_another_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", stream)
    say_json({"title": "城市🙂"})
    stream.seek(0)
    assert json.loads(stream.read()) == {"title": "城市🙂"}


def test_chinese_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    say("城市的耐心，\u3000从哪里来？")
    assert capsys.readouterr().out == "城市的耐心，\u3000从哪里来？\n"


def test_an_annotation_cannot_be_broken_out_of() -> None:
    problem = Problem(path="a,line=9::b\n.md", line=3, column=2, code="C001", message="100%\n::error::forged")
    assert annotation(problem, "error") == (
        "::error file=a%2Cline=9%3A%3Ab\\n.md,line=3,col=2,title=C001::100%25\\n::error::forged"
    )


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_what_lies_in_no_file_is_an_annotation_too(
    severity: Severity, action: None, capsys: pytest.CaptureFixture[str]
) -> None:
    say_problems(["100% of it\n::error::forged"], severity=severity)
    assert capsys.readouterr().out == f"::{severity}::100%25 of it\\n::error::forged\n"


def test_nobody_else_prints() -> None:
    """What a command says goes through the console, so that each problem has its severity and each line is one."""
    printing = [
        path.relative_to(PROJECT).as_posix()
        for path in sorted((PROJECT / "tashan").rglob("*.py"))
        if re.search(r"(?<![\w.])print\(|std(?:out|err)\.write\(|typer\.echo", path.read_text(encoding="utf-8"))
    ]
    assert printing == ["tashan/console.py"]


def test_what_is_wrong_is_said_in_one_way() -> None:
    """No command says on standard error what it found wrong, but through `say_problems`."""
    for path in sorted((PROJECT / "tashan" / "cli").glob("*.py")):
        for line in re.findall(r"(?s)\bsay\((?:[^()]|\([^()]*\))*\)", path.read_text(encoding="utf-8")):
            assert not re.search(r"problem|fault|error\b", line.replace("counted(found", "")), (path.name, line)


def fail(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "said", "status"),
    [
        (TashanError("a\nb"), "a\\nb [error]\n", 1),
        (PublishError("faults:", ("x\ny", "z")), "faults: [error]\n  x\\ny [error]\n  z [error]\n", 1),
        (OSError(28, "No space left on device", "site/x"), "site/x: No space left on device [error]\n", 1),
        (PermissionError(13, "Permission denied", b"a\n\xff"), "a\\n\\udcff: Permission denied [error]\n", 1),
        (MemoryError(), "there is not enough memory; close other programs, or build on a larger machine [error]\n", 1),
        (RecursionError(), "folders, or values in a file, lie too deep in one another; move them up [error]\n", 1),
        (KeyboardInterrupt(), "", 130),
        (SystemExit(0), "", 0),
    ],
)
def test_what_a_person_can_cause_is_a_line(
    error: BaseException, said: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(lambda: fail(error))
    assert (capsys.readouterr().err, stopped.value.code) == (said, status)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_command_as_an_interrupt_does(number: signal.Signals, tmp_path: Path) -> None:
    def command() -> None:
        try:
            os.kill(os.getpid(), number)
            signal.pause()
        finally:
            (tmp_path / "cleaned").touch()

    before = signal.getsignal(number)
    with pytest.raises(SystemExit) as stopped:
        run(command)
    assert stopped.value.code == 128 + number
    assert (tmp_path / "cleaned").exists()
    assert signal.getsignal(number) is before


def test_what_a_room_warns_of_is_a_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = logging.getLogger("tashan.test")
    monkeypatch.setattr(log, "propagate", False)  # away from the listeners of pytest
    monkeypatch.setattr(logging, "lastResort", logging.lastResort)
    with pytest.raises(SystemExit):
        run(lambda: log.warning("cache %s is damaged", "a\n::error::b\x1b[2J"))
    assert capsys.readouterr().err == "cache a\\n::error::b\\x1b[2J is damaged [warning]\n"


def test_a_process_that_leaves_has_said_all_and_runs_what_asked_to_be_run_at_its_end() -> None:
    program = (
        "import atexit; from tashan.console import leave; atexit.register(print, 'last')\n"
        "class Heavy:\n"
        "    def __del__(self): print('taken apart')\n"
        "heavy = Heavy(); print('said'); leave(3)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=PROJECT, check=False)
    assert (done.returncode, done.stdout.split()) == (3, ["said", "last"])


def test_no_threads_of_the_linear_algebra_are_started_unless_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    def end() -> NoReturn:
        raise SystemExit(3)

    left: list[int] = []
    monkeypatch.setattr(cli, "main", end)
    monkeypatch.setattr(cli, "leave", left.append)
    for asked, given in ((None, "1"), ("2", "2")):
        monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
        if asked:
            monkeypatch.setenv("OPENBLAS_NUM_THREADS", asked)
        cli.enter()
        assert os.environ["OPENBLAS_NUM_THREADS"] == given
    assert left == [3, 3]
