"""Kills: builds that are ended with SIGKILL, and what is left of the site.

    python -m benchmarks.kills [--random N] [--aimed N]

Each build is of that one of two corpora which the site does not show, so that there is always something to do and a
torn site would hold pages of both. Random kills come at any moment of a build; aimed ones while the work folder holds
a finished site, hence around the exchange. N counts the kills that hit a running build. After each the site must be
wholly the old or wholly the new one; after the next build nothing may lie beside it.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tashan.publish.manifest import MANIFEST, find_strangers, list_content, read_manifest
from tashan.publish.workplace import PREFIX

SEED = 16
TEXT = "---\ntitle: 第{n}版\nlang: zh-Hans\nrights: full\n---\n\n第{n}版说，杭州的科创基金规模已超过{n}000亿元。\n"


class Bench:
    """A place with a site, and two corpora that it is built from in turn."""

    def __init__(self, folder: Path) -> None:
        self.place, self.corpora = folder / "place", (folder / "one", folder / "two")
        self.place.mkdir()
        for number, corpus in enumerate(self.corpora, start=1):
            corpus.mkdir()
            for article in range(number, 12, 2):
                (corpus / f"a{article}.md").write_text(TEXT.format(n=article), encoding="utf-8")

    @property
    def site(self) -> Path:
        return self.place / "site"

    def start(self) -> subprocess.Popen[bytes]:
        """A build of the corpus that the site does not show, running."""
        one, two = self.corpora
        corpus = two if (self.site / "zh-Hans" / "briefings" / "a1").exists() else one
        arguments = ["--corpus", str(corpus), "--site-dir", str(self.site), "--edition", "zh-Hans"]
        command = [sys.executable, "build.py", *arguments]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603

    def seconds(self) -> float:
        """How long one build takes."""
        start = time.monotonic()
        process = self.start()
        if process.communicate()[0] or process.returncode:
            raise SystemExit("the build fails by itself")
        return time.monotonic() - start

    def is_torn(self) -> bool:
        """Whether the site holds anything that its own manifest does not name, or lacks what it names."""
        if not self.site.exists():
            return True
        written, content = read_manifest(self.site), list_content(self.site)
        if written is None:
            return True
        missing = set(written) - set(content.files)
        return bool(missing or find_strangers(self.site, content.files, {**written, MANIFEST: None}))

    def litter(self) -> list[str]:
        """What lies beside the site."""
        return [path.name for path in self.place.iterdir() if path != self.site]


def kill_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill a build after some time; whether it was still running."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    process.communicate()
    return process.returncode < 0


def kill_at_the_exchange(process: subprocess.Popen[bytes], place: Path, pause: float) -> bool:
    """Kill a build a moment after the manifest of the finished site is there."""
    while process.poll() is None and not any(place.glob(f"{PREFIX}*/site/{MANIFEST}")):
        time.sleep(0.0005)
    return kill_after(process, pause)


def main() -> None:
    """Print how many kills hit, how many sites were torn, and what lay beside the site after the next build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--random", type=int, default=50)
    parser.add_argument("--aimed", type=int, default=50)
    options = parser.parse_args()
    rng = random.Random(SEED)  # noqa: S311  no secret
    folder = Path(tempfile.mkdtemp())
    bench = Bench(folder)
    length = [bench.seconds() for _ in range(3)][-1]  # the first two had articles to read
    print("| kills | builds | torn sites | left beside the site | after the next build |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for kind, count in (("random", options.random), ("aimed", options.aimed)):
        builds = hit = torn = left = 0
        while hit < count:
            process = bench.start()
            if kind == "random":
                hit += kill_after(process, rng.uniform(0, length))
            else:
                hit += kill_at_the_exchange(process, bench.place, rng.uniform(0, 0.03))
            builds += 1
            torn += bench.is_torn()
            left += bool(bench.litter())
        bench.seconds()
        print(f"| {kind} {count} | {builds} | {torn} | {left} | {len(bench.litter())} |", flush=True)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
