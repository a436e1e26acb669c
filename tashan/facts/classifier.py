"""The linear classifier of claims: is it a claim, under which themes, with which stance.

In: sentence vectors and the sentences. Out: probabilities. The weights are made by benchmarks/train_claims.py from the
labelled sentences of tashan/facts/training; inference needs numpy only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from tashan.facts.cues import CUE_NAMES, cue_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

WIDTH = 512
CUE_SCALE = 0.5
"""Weight of the cues beside the vector, whose entries are near 0.04. Cross-validated theme F1: 0.25 0.696, 0.5 0.715,
1 0.725; on real articles 0.5 and 1 are level, and 1 files more rhetoric."""
WEIGHTS_FILE = "claims.npz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Classifier:
    """Weights of shape (outputs, WIDTH + cues); outputs are the claim gate, the themes, the stances."""

    themes: tuple[str, ...]
    stances: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def judge(self, vectors: NDArray[np.float32], texts: Sequence[str]) -> Judgement:
        """Probabilities for n sentences; `vectors` has shape (n, WIDTH), one unit row a sentence."""
        scores = features(vectors, texts) @ self.weights.T + self.bias
        last = 1 + len(self.themes)
        stance = np.exp(scores[:, last:] - scores[:, last:].max(axis=1, keepdims=True))
        return Judgement(
            claim=_sigmoid(scores[:, 0]),
            themes=_sigmoid(scores[:, 1:last]),
            stances=stance / stance.sum(axis=1, keepdims=True),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Probabilities for n sentences: `claim` (n,), `themes` (n, themes), `stances` (n, stances)."""

    claim: NDArray[np.float32]
    themes: NDArray[np.float32]
    stances: NDArray[np.float32]


def features(vectors: NDArray[np.float32], texts: Sequence[str]) -> NDArray[np.float32]:
    """Shape (n, WIDTH + cues): what the weights are multiplied with."""
    rows = np.asarray(vectors, dtype=np.float32).reshape(len(texts), WIDTH)
    return np.hstack([rows, np.float32(CUE_SCALE) * cue_rows(texts)])


@cache
def load_classifier() -> Classifier:
    """The classifier that ships with the package. Raises ValueError where its weights are not of the present cues."""
    with (files("tashan.facts") / "training" / WEIGHTS_FILE).open("rb") as handle, np.load(handle) as data:
        if tuple(data["cues"]) != CUE_NAMES:
            raise ValueError("the cues have changed: run benchmarks/train_claims.py")
        return Classifier(
            themes=tuple(str(name) for name in data["themes"]),
            stances=tuple(str(name) for name in data["stances"]),
            weights=data["weights"],
            bias=data["bias"],
        )


def _sigmoid(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)
