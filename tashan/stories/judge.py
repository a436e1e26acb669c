"""Verdicts on pairs of articles, each pair judged once and remembered between runs.

In: pairs of article numbers. Out: whether they are versions of one another and how similar they are. The alignment
itself is not kept: it is made again for the few pairs that end up in one story.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from tashan.stories.decide import compare
from tashan.stories.notes import make_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.alignment.cache import Hash
    from tashan.stories.texts import Shelf

Pair = tuple[int, int]
# Verdicts written at once; a crash loses the last ones only.
BATCH = 4096
_NOTE = struct.Struct("<?d")


class Verdict(NamedTuple):
    """Whether two articles are versions of one another, and their similarity (0 to 1)."""

    same: bool
    similarity: float


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
            fresh = {pair: self._compare(pair) for pair in missing[start : start + BATCH]}
            self._shelf.encoder.remember({keys[pair]: _NOTE.pack(*verdict) for pair, verdict in fresh.items()})
            self._known |= fresh
        return {pair: self._known[pair] for pair in pairs}

    def judge(self, one: int, other: int) -> Verdict:
        """The verdict on one pair, in whichever order."""
        pair = (min(one, other), max(one, other))
        return self._known[pair] if pair in self._known else self.judge_all([pair])[pair]

    def _compare(self, pair: Pair) -> Verdict:
        found = compare(self._shelf.text(pair[0]), self._shelf.text(pair[1]))
        return Verdict(same=found.same, similarity=found.similarity)

    def _key(self, pair: Pair) -> Hash:
        return make_key("verdict", *sorted((self._hashes[pair[0]], self._hashes[pair[1]])))
