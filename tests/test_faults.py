"""Commands in a process of their own, with what a person's disk, environment and terminal can do to them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tashan.publish.workplace import PREFIX
from tests.conftest import PROJECT
from tests.test_cli import WUHAN, WUHAN_EN

pytestmark = pytest.mark.slow


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "wuhan.md").write_text(WUHAN, encoding="utf-8")
    (folder / "wuhan.en.md").write_text(WUHAN_EN, encoding="utf-8")
    return folder


def run(*arguments: str | Path, here: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, str(PROJECT / "build.py"), *map(str, arguments)]
    return subprocess.run(command, cwd=here, env={**os.environ, **environment}, capture_output=True, check=False)


def build(corpus: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return run("--corpus", corpus, "--site-dir", site, "--edition", "en", here=corpus.parent, **environment)


def find(program: str) -> str:
    return shutil.which(program) or pytest.skip(f"there is no {program} here")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize(
    ("site", "said"),
    [
        ("file/site", b"file is a file"),
        ("loop/site", b"the site needs a folder"),
        ("loop", b"the site needs a folder"),
        ("corpus/site", b"lie inside one another"),
        ("n" * 300, b"File name too long"),
    ],
)
def test_a_site_where_none_can_be_is_one_line(site: str, said: bytes, corpus: Path) -> None:
    (corpus.parent / "file").write_text("x")
    loop(corpus.parent / "loop")
    done = build(corpus, corpus.parent / site)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert said in done.stderr.splitlines()[-1]


def test_a_site_behind_a_folder_that_is_not_there_is_built(corpus: Path, tmp_path: Path) -> None:
    for _ in range(2):
        done = build(corpus, tmp_path / "nowhere" / ".." / "site")
        assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_clock_that_is_none_is_named(corpus: Path, tmp_path: Path) -> None:
    done = build(corpus, tmp_path / "site", SOURCE_DATE_EPOCH="abc")
    assert (done.returncode, done.stderr) == (
        1,
        b"SOURCE_DATE_EPOCH is 'abc'; valid: seconds since 1970, for instance 1739433600 [error]\n",
    )


@pytest.mark.parametrize("command", ["check", "versions", "inspect", "align", "import", "new", "translated"])
def test_a_terminal_of_another_encoding_gets_what_it_can_show(command: str, corpus: Path) -> None:
    (corpus / "🙂.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    raw = corpus.parent / "raw.txt"
    raw.write_text("一座城市的耐心🙂\n\n这座城市的创新需要耐心。\n", encoding="utf-8")
    own = corpus / "wuhan.md"
    arguments: dict[str, tuple[str | Path, ...]] = {
        "check": (corpus,),
        "versions": ("--corpus", corpus),
        "inspect": (own,),
        "align": (own, corpus / "wuhan.en.md"),
        "import": (raw, "--corpus", corpus),
        "new": ("城市🙂", "--corpus", corpus),
        "translated": (corpus / "wuhan.en.md",),
    }
    done = run(command, *arguments[command], here=corpus.parent, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert b"Traceback" not in done.stderr
    assert done.returncode == (1 if command == "check" else 0)


@pytest.mark.parametrize("command", ["check", "inspect"])
def test_links_in_circles_are_named(command: str, corpus: Path) -> None:
    loop(corpus / "loop.md")
    done = run(command, corpus if command == "check" else corpus / "loop.md", here=corpus.parent)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 1
    assert b"C003" in done.stdout + done.stderr or b"problem(s)" in done.stderr


def test_a_name_that_is_composed_of_pieces_is_read(corpus: Path) -> None:
    (corpus / "cafe\u0301-ko\u0308ln.md").write_text(WUHAN, encoding="utf-8")
    done = run("check", corpus, here=corpus.parent)
    assert (done.returncode, b"C009" in done.stdout) == (0, False), done.stdout.decode()


def test_a_reader_that_goes_away_is_no_fault(corpus: Path) -> None:
    command = f"{sys.executable} {PROJECT / 'build.py'} inspect {corpus / 'wuhan.md'} --json | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"{", b"")


def listen() -> None:
    """Take signals as from a terminal: what a shell starts in the background is born deaf to SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def end_in_the_midst(number: signal.Signals, corpus: Path, place: Path) -> tuple[int, bytes]:
    """Send a signal to a build that is writing into `place`; its status and what it said. On a busy machine a build may
    be through before the signal reaches it: then another is begun."""
    arguments = ["--corpus", str(corpus), "--site-dir", str(place / "site")]
    for _ in range(20):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        process = subprocess.Popen(
            [sys.executable, str(PROJECT / "build.py"), *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            preexec_fn=listen,  # noqa: PLW1509  one thread here
        )
        while process.poll() is None and not any(place.glob(f"{PREFIX}*/*/mkdocs.yml")):
            time.sleep(0.01)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
        if process.returncode:
            break
    return process.returncode, said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_ended_leaves_nothing_after_the_next(
    number: signal.Signals, corpus: Path, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    status, said = end_in_the_midst(number, corpus, place)
    assert b"Traceback" not in said
    assert status == {signal.SIGTERM: 143, signal.SIGINT: 130}.get(number, -number)
    if number != signal.SIGKILL:
        assert list(place.iterdir()) == []
    assert build(corpus, place / "site").returncode == 0
    assert [path.name for path in place.iterdir()] == ["site"]


def test_a_full_disk_is_one_line_and_the_site_stays(corpus: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        [find("mount"), "-t", "tmpfs", "-o", "size=256k", "tmpfs", small], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no small disk can be made here")
    try:
        (small / "site").mkdir()
        done = build(corpus, small / "site")
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert b"No space left on device" in done.stderr
        assert [path.name for path in small.iterdir()] == ["site"]
    finally:
        subprocess.run([find("umount"), small], check=True)
        shutil.rmtree(small)


@pytest.mark.parametrize("command", ["inspect", "translated", "align"])
def test_a_command_that_cannot_read_a_file_says_why(command: str, corpus: Path) -> None:
    (corpus / "wuhan.md").write_text("---\ntitle: [\n---\nx\n")
    files = {"inspect": ["wuhan.md"], "translated": ["wuhan.en.md"], "align": ["wuhan.md", "wuhan.en.md"]}
    done = run(command, *(corpus / name for name in files[command]), here=corpus.parent)
    assert done.returncode == 1
    assert b"corpus/wuhan.md:3:1: F102" in done.stderr


def test_a_link_is_named_by_its_own_path(corpus: Path) -> None:
    (corpus.parent / "secret.md").write_text(WUHAN, encoding="utf-8")
    (corpus / "link.md").symlink_to("../secret.md")
    done = run("check", corpus, here=corpus.parent)
    assert b"corpus/link.md: C004" in done.stdout


def test_a_translation_in_a_linked_folder_that_leads_out_is_not_written(corpus: Path) -> None:
    outside = corpus.parent / "outside"
    outside.mkdir()
    (corpus / "terms.yml").write_text("{}\n")
    for name, text in (("a.md", WUHAN), ("a.en.md", WUHAN_EN)):
        (outside / name).write_text(text, encoding="utf-8")
    (corpus / "folder").symlink_to(outside)
    done = run("translated", corpus / "folder" / "a.en.md", here=corpus.parent)
    assert done.returncode == 1
    assert b"leads out of" in done.stderr
    assert (outside / "a.en.md").read_text(encoding="utf-8") == WUHAN_EN


def test_reviews_say_what_an_article_holds_line_by_line(corpus: Path) -> None:
    """Also where what is typed is in no encoding at all."""
    command = [sys.executable, str(PROJECT / "build.py"), "review", "--corpus", str(corpus)]
    text = "武汉的创新环境比合肥\x1b[2J好，人才更愿意留在武汉。\n"
    (corpus / "wuhan.md").write_text(f"---\ntitle: 武汉\nlang: zh-Hans\n---\n\n{text}", encoding="utf-8")
    environment = {**os.environ, "GITHUB_ACTIONS": "true", "PYTHONUTF8": "1"}
    done = subprocess.run(command, input=b"d\n\xff\nq\n", env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"1 decision written" in done.stdout
    assert b"\x1b" not in done.stdout
