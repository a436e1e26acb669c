"""Words that an English sentence has and the Chinese one beside it does not: "the famous goods" for 货物.

In: pairs of aligned sentences and an encoder. Out: for each pair the word that was most surely put in, if any. A word
that the dictionary finds in the Chinese words is accounted for; of the rest a linear model judges by what the encoder
says of the sentence with and without the word (see `signs`).
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec import Struct

from tashan.comparing.signs import SIGNS, find_unaccounted, read_plain_signs, read_signs, texts_of
from tashan.comparing.words import load_words
from tashan.language.numerals import ENGLISH_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tashan.comparing.signs import Word

    Encode = Callable[[Sequence[str]], np.ndarray]

# Probability from which a word counts as put in: one that describes the next word, the same in a translation that keeps
# closely to its original, and any other, for nouns are what free translations have of their own (a package of measures, the
# local government). On DEMETR's dev sentences they name 15 of 50 words put in, and none of 100 good translations, where one
# limit of 0.92 for all named 14 and one; on 1,400 segments of news translated by people, 22 alarms instead of 21.
DESCRIBING, DESCRIBING_CLOSE, ANY = 0.92, 0.85, 0.95
# Letters of a word that is described.
DESCRIBED = 4
_NEXT = re.compile(rf"\s([A-Za-z][a-z'’-]{{{DESCRIBED - 1},}})")
_EMPTY = load_words("empty")


class Model(Struct, frozen=True, kw_only=True):
    """For each sign a curve, as knots and the heights at them; their sum with `bias` is a log-odds."""

    bias: float
    curves: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]

    def judge(self, signs: Mapping[str, float]) -> float:
        """The probability that a word with such signs was put in."""
        return self.limit(signs)

    def limit(self, signs: Mapping[str, float]) -> float:
        """The highest probability that is possible with these signs, whatever those that are missing will say."""
        odds = self.bias + sum(
            float(np.interp(signs[name], *curve)) if name in signs else max(curve[1])
            for name, curve in self.curves.items()
        )
        return float(1 / (1 + np.exp(-odds)))


@cache
def load_model() -> Model:
    """The model that benchmarks/train_insertions.py wrote."""
    return read_model(json.loads((files("tashan.comparing") / "insertion.json").read_text(encoding="utf-8")))


def read_model(stored: Mapping[str, Any]) -> Model:
    """A model as it is stored."""
    curves = {name: (tuple(curve["knots"]), tuple(curve["heights"])) for name, curve in stored["curves"].items()}
    if not curves.keys() <= set(SIGNS):
        raise ValueError(f"insertion.json knows other signs than {SIGNS}")
    return Model(bias=stored["bias"], curves=curves)


def find_insertions(
    pairs: Sequence[tuple[str, str]], encode: Encode, *, close: bool = False
) -> tuple[Word | None, ...]:
    """For each pair of a Chinese and an English text the word that was most surely put in; `close` says that the
    English keeps closely to the Chinese throughout.
    """
    model = load_model()
    found: list[tuple[float, Word] | None] = [None] * len(pairs)

    def least(place: int, word: Word) -> float:
        described = _NEXT.match(pairs[place][1], word.span[1])
        return (DESCRIBING_CLOSE if close else DESCRIBING) if described and described[1].lower() not in _EMPTY else ANY

    def may_be(place: int, word: Word) -> bool:
        """Whether the encoder could make it sure: its vectors cost more than all else. Numbers are compared as such."""
        sure = model.limit(read_plain_signs(word, *pairs[place]))
        return sure >= least(place, word) and word.text not in ENGLISH_NUMBERS

    for place, word, signs in measure_words(pairs, encode, may_be):
        sure = model.judge(signs)
        best = found[place]
        if sure >= least(place, word) and (best is None or sure > best[0]):
            found[place] = (sure, word)
    return tuple(entry[1] if entry else None for entry in found)


def measure_words(
    pairs: Sequence[tuple[str, str]], encode: Encode, keep: Callable[[int, Word], bool] = lambda _, __: True
) -> Iterator[tuple[int, Word, dict[str, float]]]:
    """The words that the Chinese side does not account for, with the number of their pair and their signs.

    `keep` tells by the number of the pair and the word which are worth the vectors.
    """
    words = [(place, word) for place, pair in enumerate(pairs) for word in find_unaccounted(*pair) if keep(place, word)]
    texts = sorted({text for place, word in words for text in texts_of(word, *pairs[place])})
    if not texts:
        return
    vectors = dict(zip(texts, encode(texts), strict=True))
    for place, word in words:
        yield place, word, read_signs(word, *pairs[place], vectors)
