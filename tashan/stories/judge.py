"""Verdicts on pairs of articles, each pair judged once and remembered between runs.

In: pairs of article numbers. Out: whether they are versions of one another and how similar they are. The alignment
itself is not kept: it is made again for the few pairs that end up in one story.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from threadpoolctl import threadpool_limits

from tashan.stories.decide import compare
from tashan.stories.notes import make_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.alignment.cache import Hash
    from tashan.stories.texts import Shelf, Text

Pair = tuple[int, int]
# Verdicts written at once; a crash loses the last ones only.
BATCH = 4096
# Pairs that are sent to another process at once: a few megabytes of texts and vectors, a tenth of a second of work.
SENT = 16
_NOTE = struct.Struct("<?d")


class Verdict(NamedTuple):
    """Whether two articles are versions of one another, and their similarity (0 to 1)."""

    same: bool
    similarity: float


def compare_pairs(pairs: Sequence[tuple[Text, Text]]) -> list[Verdict]:
    """The verdicts on some pairs."""
    found = (compare(one, other) for one, other in pairs)
    return [Verdict(same=one.same, similarity=one.similarity) for one in found]


def compare_apart(pairs: Sequence[tuple[Text, Text]]) -> list[Verdict]:
    """The same in another process, which is one of many."""
    with threadpool_limits(1, user_api="blas"):
        return compare_pairs(pairs)


class Judge:
    """Judges pairs of the articles on a shelf. `hashes` are the contents' hashes, in the shelf's order."""

    def __init__(self, shelf: Shelf, hashes: Sequence[Hash]) -> None:
        self._shelf, self._hashes = shelf, hashes
        self._known: dict[Pair, Verdict] = {}

    def judge_all(self, pairs: Sequence[Pair]) -> dict[Pair, Verdict]:
        """The verdict on each pair (i < j)."""
        keys = {pair: self._key(pair) for pair in pairs if pair not in self._known}
        notes = self._shelf.encoder.recall(list(keys.values()))
        self._known |= {pair: Verdict(*_NOTE.unpack(notes[key])) for pair, key in keys.items() if key in notes}
        missing = [pair for pair, key in keys.items() if key not in notes]
        for start in range(0, len(missing), BATCH):
            fresh = self._compare_all(missing[start : start + BATCH])
            self._shelf.encoder.remember({keys[pair]: _NOTE.pack(*verdict) for pair, verdict in fresh.items()})
            self._known |= fresh
        return {pair: self._known[pair] for pair in pairs}

    def judge(self, one: int, other: int) -> Verdict:
        """The verdict on one pair, in whichever order."""
        pair = (min(one, other), max(one, other))
        return self._known[pair] if pair in self._known else self.judge_all([pair])[pair]

    def _compare_all(self, pairs: Sequence[Pair]) -> dict[Pair, Verdict]:
        crew, text = self._shelf.encoder.crew, self._shelf.text
        batches = crew.batches(pairs, 1, SENT)
        texts = ([(text(one), text(other)) for one, other in batch] for batch in batches)
        verdicts = (
            verdict for found in crew.map(compare_apart if crew.sends else compare_pairs, texts) for verdict in found
        )
        return dict(zip(pairs, verdicts, strict=True))

    def _key(self, pair: Pair) -> Hash:
        return make_key("verdict", *sorted((self._hashes[pair[0]], self._hashes[pair[1]])))
