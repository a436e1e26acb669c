"""The linear classifiers of claims: is a sentence a claim, and does it praise or blame.

In: vectors of masked sentences and their words. Out: probabilities, and the model of stances. The weights are made by
benchmarks/train_claims.py from the labelled sentences of tashan/facts/training; inference needs numpy only. Themes are
not among them: those come from their definitions, see topics.py.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from tashan.facts.cues import CUE_NAMES, cue_rows
from tashan.facts.stance.judge import SIGNS, StanceModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

WIDTH = 512
CUE_SCALE = 0.5
"""Weight of the cues beside the vector, of entries near 0.04. Of 0.25, 0.5 and 1 the last files more rhetoric."""
WEIGHTS_FILE = "claims.npz"


class Classifier(Struct, frozen=True, kw_only=True):
    """The gate, of shape (WIDTH + cues,), and the model of stances."""

    gate: NDArray[np.float32]
    gate_bias: float
    stance: StanceModel

    def claim(self, vectors: NDArray[np.float32], texts: Sequence[str]) -> NDArray[np.float32]:
        """Probability that each of n sentences is a claim; `vectors` has shape (n, WIDTH), one unit row a sentence."""
        scores = features(vectors, texts) @ self.gate + self.gate_bias
        return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)


def features(vectors: NDArray[np.float32], texts: Sequence[str]) -> NDArray[np.float32]:
    """Shape (n, WIDTH + cues): what the gate is multiplied with."""
    rows = np.asarray(vectors, dtype=np.float32).reshape(len(texts), WIDTH)
    return np.hstack([rows, np.float32(CUE_SCALE) * cue_rows(texts)])


@cache
def load_classifier() -> Classifier:
    """The classifier that ships with the package. Raises ValueError where its weights are not of the present cues."""
    with (files("tashan.facts") / "training" / WEIGHTS_FILE).open("rb") as handle, np.load(handle) as data:
        if tuple(data["cues"]) != CUE_NAMES or tuple(data["signs"]) != SIGNS:
            raise ValueError("the cues have changed: run benchmarks/train_claims.py")
        return Classifier(
            gate=data["gate"],
            gate_bias=float(data["gate_bias"]),
            stance=StanceModel(
                signs=data["narrow"], signs_bias=data["narrow_bias"], wide=data["wide"], wide_bias=data["wide_bias"]
            ),
        )
