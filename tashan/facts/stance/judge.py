"""What a sentence says about one place: praise, blame or neither, with a confidence and a reason.

In: masked sentences and the vectors of their worded form. Out: a `Verdict` each. Two linear models share the signs that
the rules read: one for sentences that hold a place against another sees nothing but these, one for sentences about a
single place sees the vector and the cues as well. Both abstain where they are not sure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import numpy as np
from msgspec import Struct

from tashan.facts.cues import cue_rows
from tashan.facts.stance.masks import TARGET
from tashan.facts.stance.rules import Reading, read_sentence
from tashan.model import Stance, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tashan.facts.stance.masks import Masked
    from tashan.model import Reason

STANCES: tuple[Stance, ...] = get_args(Stance)
SIGNS = ("rule", "own", "other", "implied", "number", "same", "contrast", "subject", "negated", "beside")
CUE_SCALE, VECTOR_SCALE = 0.5, 3.0
"""Weights of cues and vector beside the signs. Vector scales of 2 to 4 are level."""
SURE_SIGNS, SURE_VECTOR, SURE_TOGETHER, CONTRARY = 0.5, 0.9, 0.75, 0.9
"""Least probability of a mark from the signs of a comparison, from the vector, and from the vector where the words of
the place's own clauses say the same; and that from which the vector contradicts the signs. On contrasts of topics that
no training saw nine of ten marks are right; on labelled articles nine of ten, and more than half of the claims carry
none. At 0.8 of the vector alone one mark more in ten is wrong."""
SHORT = 48
"""Characters (English counts a third) up to which the words of a comparison are taken at their word; in a longer
sentence they may be about anything, and only a rule of comparison or the vector counts."""
_HAN = re.compile(r"[\u4e00-\u9fff]")


class StanceModel(Struct, frozen=True, kw_only=True):
    """Weights of shape (3, signs) and (3, signs + cues + width); outputs in the order of STANCES."""

    signs: NDArray[np.float32]
    signs_bias: NDArray[np.float32]
    wide: NDArray[np.float32]
    wide_bias: NDArray[np.float32]

    def judge(self, masked: Sequence[Masked], worded: Sequence[str], vectors: NDArray[np.float32]) -> list[Verdict]:
        """A verdict for each masked sentence; `vectors` has a unit row for each of `worded`."""
        if not masked:
            return []
        readings = [read_sentence(item.text) for item in masked]
        rows = sign_rows(readings, masked)
        narrow = softmax(rows @ self.signs.T + self.signs_bias)
        wide = softmax(wide_rows(rows, worded, vectors) @ self.wide.T + self.wide_bias)
        return [
            _decide(reading, item, narrow[number], wide[number])
            for number, (reading, item) in enumerate(zip(readings, masked, strict=True))
        ]


def _decide(reading: Reading, item: Masked, narrow: NDArray[np.float32], wide: NDArray[np.float32]) -> Verdict:
    """The verdict where one model is sure of it and the other does not say the opposite, else neutral."""
    likely, likelihood = _side(wide)
    if item.behind or (reading.aside and not reading.rule):
        return Verdict(stance="neutral", confidence=round(likelihood, 3), reason="unsure")
    if item.others and (reading.rule or _length(item.text) <= SHORT):
        side, sure = _side(narrow)
        against = likely == _opposite(side) and likelihood >= CONTRARY
        if side != "neutral" and sure >= SURE_SIGNS and not against and _is_borne_out(reading, side):
            return Verdict(stance=side, confidence=round(sure, 3), reason=_reason(reading))
    least = SURE_TOGETHER if TARGET in item.text else SURE_VECTOR
    if not item.others and likelihood >= least and reading.plain and reading.plain == _sign_of(likely):
        return Verdict(stance=likely, confidence=round(likelihood, 3), reason="likeness")
    return Verdict(stance="neutral", confidence=round(likelihood, 3), reason="unsure")


def _is_borne_out(reading: Reading, side: Stance) -> bool:
    """Whether a rule of comparison says so, or plain words about the place, or any words where two places face each
    other."""
    sign = _sign_of(side)
    if reading.rule:
        return reading.rule == sign
    if reading.facing and not reading.same:
        return reading.own * sign >= 0 >= reading.other * sign and reading.own != reading.other
    shared = reading.plain_other if reading.facing and reading.same else 0
    return sign in {reading.plain, shared} and -sign not in {reading.plain, shared}


def _sign_of(side: Stance) -> int:
    return {"strength": 1, "weakness": -1, "neutral": 0}[side]


def _length(text: str) -> float:
    han = len(_HAN.findall(text))
    return han + (len(text) - han) / 3


def _side(probabilities: NDArray[np.float32]) -> tuple[Stance, float]:
    best = int(np.argmax(probabilities))
    return STANCES[best], float(probabilities[best])


def _opposite(side: Stance) -> Stance:
    return "weakness" if side == "strength" else "strength"


def _reason(reading: Reading) -> Reason:
    if reading.rule:
        return "comparison"
    if reading.number and not reading.own:
        return "figures"
    return "words" if reading.own else "contrast"


def sign_rows(readings: Sequence[Reading], masked: Sequence[Masked]) -> NDArray[np.float32]:
    """Shape (n, len(SIGNS)). Words of one value on both sides of a contrast say nothing about either."""
    rows = []
    for reading, item in zip(readings, masked, strict=True):
        alike = reading.own * reading.other > 0 and not reading.same and item.others > 0
        other = reading.other if item.others else 0.0
        rows.append(
            [
                reading.rule, 0.0 if alike else reading.own, other, reading.implied, reading.number, reading.same,
                reading.contrast, reading.subject, reading.negated, item.others > 0,
            ]
        )  # fmt: skip
    return np.array(rows, dtype=np.float32).reshape(len(masked), len(SIGNS))


def wide_rows(rows: NDArray[np.float32], worded: Sequence[str], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Shape (n, signs + cues + width)."""
    return np.hstack([rows, np.float32(CUE_SCALE) * cue_rows(worded), np.float32(VECTOR_SCALE) * vectors])


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities of each row."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
