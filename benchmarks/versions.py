"""Versions of stories found: ours beside what others use, in one run, as Markdown tables.

    python -m benchmarks.versions

Three corpora of labelled articles (Chinese versions only, English and Chinese, all six versions of each document),
each with the seeds and with hard negatives on one topic. Every other method is given the threshold that suits it best,
which no user could know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import alignment, drift, errors, injection
from benchmarks.clustering import peers
from benchmarks.clustering.corpora import CHINESE_ROLES, PROJECT, ROLES, Labelled, missing, read_labelled
from benchmarks.clustering.scores import Score, score_clusters
from tashan.alignment import Encoder
from tashan.model import Reference
from tashan.problems import Problems
from tashan.stories import group_stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CORPORA = {"zh-zh": CHINESE_ROLES, "en-zh": ("source", "human-A"), "all versions": ROLES}
USUAL_JACCARD = (0.5, 0.8)


def find_stories(corpus: Sequence[Labelled], encoder: Encoder) -> list[str]:
    """The story that the program puts each article of a corpus in."""
    stories = group_stories([entry.article for entry in corpus], encoder, Reference(), Problems())
    home = {version.article: story.id for story in stories for version in story.versions}
    return [home[entry.article.id] for entry in corpus]


def compare_methods(corpus: Sequence[Labelled], encoder: Encoder) -> Iterator[tuple[str, Score]]:
    """Each method's name with its score."""
    articles, right = [entry.article for entry in corpus], [entry.story for entry in corpus]
    yield "Tashan (alignment)", score_clusters(find_stories(corpus, encoder), right)
    minhash = peers.minhash(articles)
    for threshold in USUAL_JACCARD:
        yield f"MinHash-LSH at {threshold}", score_clusters(minhash(threshold), right)
    others = {
        "MinHash-LSH": minhash,
        "SimHash": peers.simhash(articles),
        "character TF-IDF": peers.tfidf(articles),
        "mean sentence vector": peers.mean_vectors(articles, encoder),
    }
    for name, peer in others.items():
        thresholds = peers.JACCARDS if peer is minhash else peers.SHARES
        threshold, score = peers.best_of(peer, thresholds, right)
        yield f"{name} at its best, {threshold}", score


def table(encoder: Encoder) -> str:
    """The scores of every method on every corpus as a Markdown table."""
    rows = [
        "| corpus | method | precision | recall | F1 | adjusted Rand |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for name, roles in CORPORA.items():
        for method, score in compare_methods(read_labelled(roles), encoder):
            figures = " | ".join(f"{value:.3f}" for value in (score.precision, score.recall, score.f1, score.rand))
            rows.append(f"| {name} | {method} | {figures} |")
    return "\n".join(rows)


def main() -> None:
    """Print every table."""
    for line in missing():
        print(f"Not measured: {line}.\n")
    with Encoder(PROJECT / ".tashan" / "benchmarks.db") as encoder:
        print("## Stories\n", table(encoder), sep="\n")
        print("\n## Sentence alignment\n", alignment.table(encoder), sep="\n")
        print("\n## Drift\n", drift.table(encoder), sep="\n")
        if errors.ERRORS.exists():
            print("\nVerified errors in English translations (DEMETR):\n", errors.table(encoder), sep="\n")
        print("\nNumbers changed at random in translations of news:\n", injection.table(encoder), sep="\n")


if __name__ == "__main__":
    main()
