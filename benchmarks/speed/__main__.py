"""Builds from scratch, of nothing new and of one changed article, beside MkDocs with static-i18n, and Hugo.

    python -m benchmarks.speed [--articles N …] [--news] [--rest SECONDS]

Prints a table a size, from two sizes on growth exponents. The peers get what is fair: static-i18n the same articles
as they are, without stories, facts or comparisons; Hugo the bodies that we rendered, so that it has to publish as many
pages as we. `pip install mkdocs-static-i18n` into this environment; Debian has `hugo`. What is absent is left out.
Processor seconds count every child; memory is the peak of the run and its children.

One build right after another pays for what the one before removed: ext4 does not give a file the number of one that
was removed within the last minute, and looks past all of those. `--rest 75` waits before whatever is measured, as
people do between two changes.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.speed import peers
from benchmarks.speed.corpora import PROJECT, write_corpus

SIZES = (100, 300, 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run took: seconds by the clock, of processors, most memory in MB; and how many files and MB it left."""

    wall: float
    busy: float
    memory: float
    files: int
    size: float


def measure(command: list[str], site: Path, folder: Path, env: dict[str, str] | None = None) -> Cost:
    """Run a command in `folder` and measure it and all its children."""
    start = perf_counter()
    process = subprocess.Popen(  # noqa: S603  our own commands
        command, cwd=folder, env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} failed:\n{said.decode(errors='replace')[-2000:]}")
    files = [path for path in site.rglob("*") if path.is_file()]
    return Cost(
        wall=wall,
        busy=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss / 1024,
        files=len(files),
        size=sum(path.stat().st_size for path in files) / 1e6,
    )


def run(count: int, *, on_topic: bool, work: Path, rest: float) -> dict[str, Cost]:
    """Every way to build `count` articles, in the order of the table."""
    corpus, site = work / "corpus", work / "site"
    write_corpus(corpus, count, on_topic=on_topic)
    # Vectors and store lie where a person stands, if that folder holds a corpus.
    command = [sys.executable, str(PROJECT / "build.py"), "build"]

    def build(*more: str) -> Cost:
        sleep(rest)
        return measure([*command, *more], site, work)

    build("--fresh")  # encodes every sentence
    found = {"ours, from scratch with vectors": build("--fresh"), "ours, nothing changed": build()}
    change_sentence(corpus / "story-00000.md")
    found["ours, one sentence changed"] = build()
    for name, peer in peer_commands(corpus, work).items():
        sleep(rest)
        found[name] = peer()
    return found


def change_sentence(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    head, fence, body = text.rpartition("---\n\n")
    file.write_text(f"{head}{fence}今天有人改了一句话。{body}", encoding="utf-8")


def peer_commands(corpus: Path, work: Path) -> dict[str, Callable[[], Cost]]:
    found: dict[str, Callable[[], Cost]] = {}
    if find_spec("mkdocs_static_i18n"):
        folder = peers.write_i18n(corpus, work / "i18n")
        command = [sys.executable, "-m", "mkdocs", "build", "-q"]
        env = {"NO_MKDOCS_2_WARNING": "1"}
        found["MkDocs, Material, static-i18n"] = lambda: measure(command, folder / "site", folder, env)
    if hugo := shutil.which("hugo"):
        pages = peers.write_hugo(work / "site", work / "hugo")
        found["Hugo, our pages"] = lambda: measure([hugo, "--quiet"], pages / "public", pages)
    return found


def table(count: int, found: dict[str, Cost]) -> str:
    lines = [
        f"| {count} articles | seconds | processor seconds | peak MB | files | MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {name} | {c.wall:.1f} | {c.busy:.1f} | {c.memory:.0f} | {c.files} | {c.size:.0f} |"
        for name, c in found.items()
    ]
    return "\n".join(lines)


def exponents(sizes: dict[int, dict[str, Cost]]) -> str:
    """How processor time grows between the smallest and the largest size: 1 is in proportion."""
    first, last = min(sizes), max(sizes)
    ratio = math.log(last / first)
    shared = [name for name in sizes[first] if name in sizes[last]]
    grown = {name: math.log(sizes[last][name].busy / sizes[first][name].busy) / ratio for name in shared}
    return "\n".join(f"- {name}: {power:.2f}" for name, power in grown.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES)
    parser.add_argument("--news", action="store_true", help="articles that name no theme")
    parser.add_argument("--json", action="store_true", help="print figures for programs")
    parser.add_argument("--rest", type=float, default=0.0, help="seconds to wait before each measurement")
    options = parser.parse_args()
    sizes: dict[int, dict[str, Cost]] = {}
    for count in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            sizes[count] = run(count, on_topic=not options.news, work=Path(folder), rest=options.rest)
        if not options.json:
            print(table(count, sizes[count]), end="\n\n", flush=True)
    if options.json:
        figures = {count: {name: asdict(cost) for name, cost in found.items()} for count, found in sizes.items()}
        print(json.dumps(figures, indent=1))
    elif len(sizes) > 1:
        print(f"Growth exponents of processor time:\n\n{exponents(sizes)}")


if __name__ == "__main__":
    main()
