"""Articles in, stories out: candidates, verdicts, groups, and in each group the canonical version and the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from tashan.store import Store, hash_value
from tashan.stories.candidates import find_candidates
from tashan.stories.clusters import Clusters
from tashan.stories.copies import find_copies
from tashan.stories.digest import read_digests
from tashan.stories.judge import Judge
from tashan.stories.links import read_links
from tashan.stories.namebook import NameBook
from tashan.stories.notes import hash_article
from tashan.stories.story import make_single, make_story
from tashan.stories.texts import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.alignment import Encoder
    from tashan.model import Article, Reference, Story
    from tashan.problems import Problems
    from tashan.stories.digest import Digest
    from tashan.stories.judge import Pair

# Sampled shingles of a notice of half a dozen lines, and copies of one text that are few.
FEW_SHINGLES, FEW_COPIES = 60, 3


def group_stories(
    articles: Sequence[Article],
    encoder: Encoder,
    reference: Reference,
    problems: Problems,
    store: Store | None = None,
) -> tuple[Story, ...]:
    """The stories that `articles` tell, in the order of their ids, versions in the order of their paths.

    Each article is in exactly one story, whatever the order of `articles`. Links of the front matter (`version_of`,
    `not_version_of`) and of file names always win; contradictions between them are errors in `problems`. Where those
    are, the stories are still made, for the report.
    """
    shelf = Shelf(sorted(articles, key=lambda article: article.path), encoder)
    names = NameBook(reference)
    groups = find_groups(shelf, problems)
    # Matrices of two articles are small: more threads cost more than they save, far more on a busy machine.
    with threadpool_limits(1, user_api="blas"):
        stories = (store or Store()).look_up(
            "story", _hash_groups(shelf, groups, reference), lambda number: _make(shelf, groups[number], names), least=2
        )
    return tuple(sorted(stories, key=lambda story: story.id))


def _hash_groups(shelf: Shelf, groups: Sequence[tuple[int, ...]], reference: Reference) -> list[bytes]:
    """For each group all that its story rests on."""
    known = hash_value(reference)  # once, and not for every group
    return [
        hash_value(([shelf.articles[number] for number in group], known if len(group) > 1 else b"")) for group in groups
    ]


def _make(shelf: Shelf, group: tuple[int, ...], names: NameBook) -> Story:
    if len(group) == 1:
        return make_single(shelf.articles[group[0]])
    return make_story([shelf.text(number) for number in group], names, shelf.encoder.encode)


def _spoken_for(copies: Sequence[Pair], digests: Sequence[Digest]) -> set[int]:
    """The copies that nothing else need be compared with: the text that they are copies of speaks for them.

    Of a short text with few copies each is asked: where one lost a line or a figure, another finds the translation.
    """
    number = Counter(first for first, _ in copies)
    return {copy for first, copy in copies if number[first] > FEW_COPIES or len(digests[copy].shingles) > FEW_SHINGLES}


def find_groups(shelf: Shelf, problems: Problems) -> list[tuple[int, ...]]:
    """Numbers of the articles that belong together, every article once."""
    hashes = [hash_article(article) for article in shelf.articles]
    links = read_links(shelf.articles, problems)
    judge, digests = Judge(shelf, hashes), read_digests(shelf, hashes)
    apart = {number for pair in links.cannot for number in pair}
    near = [(first, own) for own, first in find_copies(digests).items() if apart.isdisjoint({first, own})]
    judged = judge.judge_all(near)
    copies = [pair for pair, verdict in judged.items() if verdict.same]
    left = sorted(set(range(len(shelf))) - _spoken_for(copies, digests))
    pairs = [(left[one], left[other]) for one, other in find_candidates([digests[number] for number in left])]
    verdicts = judge.judge_all([pair for pair in pairs if pair not in links.must])
    clusters = Clusters(shelf.articles, links, judge)
    clusters.join_linked()
    clusters.join_copies(copies)
    clusters.join_same(verdicts, problems)
    return clusters.groups()
