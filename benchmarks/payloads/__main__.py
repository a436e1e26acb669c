"""The payload walk: payloads in every field that a corpus has, through one build to a browser.

    python -m benchmarks.payloads [FOLDER] [--read]

Each payload stands in every text of an article's head, in its body and its file name, in a translation of it, in the
name of a place, a term and a metric, and in a review; all of them together in the themes and in site.yml. The site of
all three editions is opened page by page in Chromium under its own policy and used (modes, filters, folds, previews,
palette), every payload is searched for, and the books are opened without a policy. Then every feed,
table, book, memory and index is read by a strict parser; with `--read` that is all.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.payloads.corpus import READABLE, write_corpus
from benchmarks.payloads.strict import read_strictly
from benchmarks.payloads.walk import walk
from tashan import pipeline
from tashan.problems import Problems


def main() -> None:
    """Build, walk, read, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="where to leave corpus and site; a temporary one if none")
    parser.add_argument("--read", action="store_true")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    corpus, site, problems = folder / "corpus", folder / "site", Problems()
    write_corpus(corpus)
    summary = pipeline.build_site(pipeline.Options(corpus=corpus, site_dir=site), problems, pipeline.Stages())
    print(f"payloads {len(READABLE)}, articles {summary.articles}, pages {summary.pages}, left out {summary.left_out}")
    print(Counter(problem.code for problem in problems))
    found = Counter[str]()
    read_strictly(site, found)
    if not options.read:
        walk(site, found)
    print("\n| what | number |\n| --- | ---: |")
    for what, number in sorted(found.items()):
        print(f"| {what} | {number} |")


if __name__ == "__main__":
    main()
