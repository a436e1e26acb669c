"""A porter's errands are done, by its process or without it."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tashan.publish import porter
from tashan.publish.porter import Porter

PATHS = ("index.html", "en/deep/page/index.html", "en/deep/other/index.html")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path in PATHS:
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(path)
    (tmp_path / "work").mkdir()
    return tmp_path / "site"


def refuse(*_: Any, **__: Any) -> Any:
    raise OSError


def killed(errand: Porter) -> None:
    process = errand._process
    assert process is not None
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.parametrize("started", [True, False])
def test_files_get_second_names_in_folders_that_are_made(
    started: bool, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not started:
        monkeypatch.setattr(subprocess, "Popen", refuse)
    work = site.parent / "work"
    errand = Porter()
    errand.link(str(site), str(work / "site"), PATHS, str(work))
    assert (errand._process is not None) == started
    errand.settle()
    assert all((site / path).samefile(work / "site" / path) for path in PATHS)
    errand.remove(str(work))
    errand.close()
    assert not work.exists()
    assert (site / "index.html").read_text() == "index.html"


def test_what_a_killed_process_did_not_do_is_done_here(site: Path) -> None:
    work = site.parent / "work"
    errand = Porter()
    errand.link(str(site), str(work / "site"), PATHS[:1], str(work))
    errand.settle()
    killed(errand)
    errand.link(str(site), str(work / "site"), PATHS, str(work))
    errand.settle()
    assert all((site / path).samefile(work / "site" / path) for path in PATHS)
    errand.remove(str(work))
    errand.close()
    assert not work.exists()


@pytest.mark.parametrize(
    "spoil", [lambda site: (site / PATHS[1]).unlink(), lambda site: (site.parent / "work").rmdir()]
)
@pytest.mark.parametrize("started", [True, False])
def test_a_file_or_a_work_folder_that_is_gone_is_told(
    spoil: Callable[[Path], object], started: bool, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not started:
        monkeypatch.setattr(subprocess, "Popen", refuse)
    spoil(site)
    work = site.parent / "work"
    there = work.exists()
    errand = Porter()
    errand.link(str(site), str(work / "site"), PATHS, str(work))
    with pytest.raises(FileNotFoundError):
        errand.settle()
    errand.close()
    assert work.exists() == there


@pytest.mark.parametrize("error", [OSError, NotImplementedError])
def test_a_copy_does_where_a_disk_or_a_system_has_no_second_names(
    error: type[Exception], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lack(*_: Any, **__: Any) -> Any:
        raise error

    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(os, "link", lack)
    work = site.parent / "work"
    errand = Porter()
    errand.link(str(site), str(work / "site"), PATHS, str(work))
    errand.close()
    assert [(work / "site" / path).read_text() for path in PATHS] == list(PATHS)


def test_the_process_loads_nothing_of_ours_and_ends_with_its_errands() -> None:
    errand = Porter()
    errand.remove("/nowhere/at/all")
    errand.close()
    assert errand._process is not None
    assert errand._process.returncode == 0
    program = f"{porter._PROGRAM}; print(*(name for name in sys.modules if name.startswith('tashan')), file=sys.stderr)"
    command = [sys.executable, "-I", "-S", "-c", program, porter._ROOT]
    done = subprocess.run(command, input=b"", capture_output=True, check=True)
    assert set(done.stderr.decode().split()) == {
        "tashan", "tashan.publish", "tashan.publish.porter", "tashan.publish.looks",
    }  # fmt: skip


@pytest.mark.parametrize("started", [True, False])
def test_files_that_were_not_changed_just_now_are_looked_at(
    started: bool, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not started:
        monkeypatch.setattr(subprocess, "Popen", refuse)
    os.utime(site / PATHS[0], (4_000_000_000, 4_000_000_000))
    for path in PATHS[1:]:
        os.utime(site / path, (1_000_000_000, 1_000_000_000))
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")
    os.utime(site / ".git" / "HEAD", (1_000_000_000, 1_000_000_000))
    errand = Porter()
    errand.look(str(site))
    seen = errand.settle()
    errand.close()
    assert {path: digest for path, (_, digest) in seen.items()} == {
        path: hashlib.sha256(path.encode()).hexdigest() for path in PATHS[1:]
    }
