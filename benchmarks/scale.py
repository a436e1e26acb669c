"""Cost at scale: 10,000 articles of 40 sentences, from raw text, again with cached vectors, and with one more article.

    python -m benchmarks.scale [--articles N] [--unique] [--copies SHARE] [--versions N]

With `--versions` instead N versions of one story of some 2,600 characters: a third equal, a third with three sentences
edited, a third with one left out.

Articles are made of the news test set's sentences, sampled and shuffled; one in a hundred is a reprint of another with
a sentence left out, so that there is something to find. With `--unique` every sentence is given a number of its own, so
that no vector is computed for two articles at once: the hardest case for the encoder.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from benchmarks.clustering.corpora import make_article, read_documents
from tashan.alignment import Encoder
from tashan.model import Reference
from tashan.problems import Problems
from tashan.stories import group_stories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.model import Article, Lang

SENTENCES = 40
SENTENCES_A_PARAGRAPH = 4
COPIES = 0.01
STORY = 2600
EDITS = 3
SEED = 7


def make_corpus(count: int, *, unique: bool = False, share: float = COPIES) -> list[Article]:
    """`count` articles, half of them English, and among them a `share` of reprints."""
    rng = random.Random(SEED)  # noqa: S311 (no secret)
    pools: dict[Lang, list[str]] = {"en": [], "zh-Hans": []}
    for document in read_documents():
        pools[document.lang] += document.segments
    originals = [_make_article(number, rng, pools, unique=unique) for number in range(count - int(share * count))]
    copies = [_reprint(original, number) for number, original in enumerate(rng.sample(originals, int(share * count)))]
    return [*originals, *copies]


def make_versions(count: int) -> list[Article]:
    """`count` versions of one story."""
    rng = random.Random(SEED)  # noqa: S311 (no secret)
    pool = [line for document in read_documents() if document.lang == "zh-Hans" for line in document.segments]
    lines: list[str] = []
    while sum(map(len, lines)) < STORY:
        lines.append(rng.choice(pool))
    return [make_article(f"v{number:05}", "zh-Hans", _version(lines, number, rng)) for number in range(count)]


def _version(lines: Sequence[str], number: int, rng: random.Random) -> list[str]:
    own = list(lines)
    if number % 3 == 1:
        for place in rng.sample(range(len(own)), EDITS):
            own[place] = own[place].replace("，", f"（{number}），", 1)
    elif number % 3:
        del own[rng.randrange(1, len(own))]
    return ["".join(own[k : k + SENTENCES_A_PARAGRAPH]) for k in range(0, len(own), SENTENCES_A_PARAGRAPH)]


def measure(articles: Sequence[Article], cache: Path) -> tuple[float, float, int]:
    """Seconds to group `articles`, by the clock and of processor time, and how many stories have several versions."""
    start, busy = time.perf_counter(), time.process_time()
    with Encoder(cache) as encoder:
        stories = group_stories(articles, encoder, Reference(), Problems())
    several = sum(len(story.versions) > 1 for story in stories)
    return time.perf_counter() - start, time.process_time() - busy, several


def _make_article(number: int, rng: random.Random, pools: dict[Lang, list[str]], *, unique: bool) -> Article:
    lang: Lang = "en" if number % 2 else "zh-Hans"
    lines = rng.sample(pools[lang], SENTENCES)
    if unique:
        lines = [f"{number}-{place} {line}" for place, line in enumerate(lines)]
    glue = " " if lang == "en" else ""
    starts = range(0, SENTENCES, SENTENCES_A_PARAGRAPH)
    return make_article(f"a{number:05}", lang, [glue.join(lines[k : k + SENTENCES_A_PARAGRAPH]) for k in starts])


def _reprint(original: Article, number: int) -> Article:
    """The same text without its second paragraph."""
    name = f"reprint{number:05}"
    passages = (original.passages[0], *original.passages[2:])
    return replace(original, id=name, path=f"{name}.md", slug=name, passages=passages)


def main() -> None:
    """Print seconds, stories and memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--unique", action="store_true", help="no sentence occurs twice")
    parser.add_argument("--copies", type=float, default=COPIES, help="share of reprints")
    parser.add_argument("--versions", type=int, default=0, help="versions of one story instead")
    options = parser.parse_args()
    articles = (
        make_versions(options.versions + 1)
        if options.versions
        else make_corpus(options.articles + 1, unique=options.unique, share=options.copies)
    )
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder) / "vectors.db"
        runs = {
            "from raw text": articles[:-1],
            "with cached vectors": articles[:-1],
            "with one article more": articles,
        }
        print("| run | seconds | processor seconds | stories with versions |\n| --- | ---: | ---: | ---: |")
        for name, corpus in runs.items():
            seconds, busy, stories = measure(corpus, cache)
            print(f"| {name} | {seconds:.1f} | {busy:.1f} | {stories} |", flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"\n{len(articles) - 1} articles; {memory:.2f} GB of memory at most.")


if __name__ == "__main__":
    main()
