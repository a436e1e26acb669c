"""Themes by their definition: which theme a sentence speaks of, for whatever themes an editor writes down.

In: the themes of a corpus, an encoder, and what masks the names of places. Out: `Topics`, which scores sentences. Name,
question, keywords and examples of each theme are the classifier: a kernel ridge regression (Saunders, Gammerman and
Vovk 1998) from their likeness to the themes, in closed form and fitted anew for each corpus, and a bonus for each
keyword. It knows nothing of the shipped themes, and, as what it reads is masked, of no place either.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from msgspec import Struct

from tashan.language.script import simplify_characters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from tashan.model import Theme

SPREAD, RIDGE = 1.0, 0.2
"""Likeness is exp(-SPREAD * d²) of the distance d of unit vectors; ridge of the regression. Over five folds of the
labelled sentences F1 is 0.75 for spreads of 0.7 to 1.3 and ridges of 0.15 to 0.3; a linear regression reached 0.72."""
DEFINITION = 0.5
"""Weight of a keyword, a name or a question beside an example. From 0.5 to 1 the F1 is level; 0 leaves a theme without
examples to chance."""
PER_KEYWORD, MOST_KEYWORDS = 0.12, 3
"""What a keyword adds and how many count. From 0.1 to 0.15 level; without any the top theme is right 4 points less."""

Packed: TypeAlias = tuple[tuple[int, ...], bytes, bytes]
"""Shape and rows of what is known of the themes, and its weights; float64."""

_LATIN = re.compile(r"[A-Za-z]{2}")


class Topics(Struct, frozen=True, kw_only=True):
    """Scores of themes: about 1 for a sentence like the examples of a theme, about 0 for any other."""

    themes: tuple[Theme, ...]
    known: NDArray[np.float64]
    """Shape (m, width): what was written about the themes, a unit row a text."""
    weights: NDArray[np.float64]
    """Shape (m, themes): how far likeness to each of them speaks for each theme."""

    def pack(self) -> Packed:
        """The fitted numbers, as plain values that can be kept."""
        return self.known.shape, self.known.tobytes(), self.weights.tobytes()

    @classmethod
    def unpack(cls, themes: tuple[Theme, ...], packed: Packed) -> Topics:
        """The topics of the themes that `packed` was fitted to."""
        shape, known, weights = packed
        return cls(
            themes=themes,
            known=np.frombuffer(known).reshape(shape),
            weights=np.frombuffer(weights).reshape(shape[0], len(themes)),
        )

    def scores(self, texts: Sequence[str], vectors: NDArray[np.float32]) -> NDArray[np.float64]:
        """Shape (n, themes); `vectors` has a unit row a text, its names masked."""
        if not self.themes or not len(self.known):
            return np.zeros((len(texts), len(self.themes)))
        alike = _likeness(np.asarray(vectors, dtype=np.float64), self.known)
        return np.asarray(alike @ self.weights + PER_KEYWORD * self._keywords(texts), dtype=np.float64)

    def _keywords(self, texts: Sequence[str]) -> NDArray[np.float64]:
        hits = [[min(keyword_hits(text, theme), MOST_KEYWORDS) for theme in self.themes] for text in texts]
        return np.array(hits, dtype=np.float64).reshape(len(texts), len(self.themes))


def fit_topics(
    themes: tuple[Theme, ...],
    encode: Callable[[Sequence[str]], NDArray[np.float32]],
    masked: Callable[[str], str] = str,
) -> Topics:
    """The classifier of these themes; `masked` takes the names of places out of an example."""
    labels: dict[str, set[int]] = {}
    share: dict[str, float] = {}
    for number, theme in enumerate(themes):
        for text in definition(theme):
            labels.setdefault(text, set()).add(number)
            share.setdefault(text, DEFINITION)
        for text in map(masked, (*theme.examples_zh, *theme.examples_en)):
            labels.setdefault(text, set()).add(number)
            share[text] = 1.0
    texts = list(labels)
    if not texts:
        return Topics(themes=themes, known=np.zeros((0, 0)), weights=np.zeros((0, len(themes))))
    known = np.asarray(encode(texts), dtype=np.float64)
    wanted = np.array([[float(number in labels[text]) for number in range(len(themes))] for text in texts])
    ridge = np.diag([RIDGE / share[text] ** 2 for text in texts])
    return Topics(themes=themes, known=known, weights=np.linalg.solve(_likeness(known, known) + ridge, wanted))


def _likeness(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shape (n, m): 1 for equal unit rows, less the further they are apart."""
    return np.asarray(np.exp(-2 * SPREAD * (1 - one @ other.T)), dtype=np.float64)


def definition(theme: Theme) -> tuple[str, ...]:
    """What an editor wrote about a theme, apart from its examples."""
    asked = (theme.name.zh_hans, theme.name.en, theme.question.zh_hans, theme.question.en)
    return tuple(text for text in dict.fromkeys((*asked, *theme.keywords_zh, *theme.keywords_en)) if text)


def keyword_hits(text: str, theme: Theme) -> int:
    """How many keywords of a theme a text holds, in either script."""
    simple = simplify_characters(text)
    chinese = sum(1 for word in theme.keywords_zh if word in simple)
    if not _LATIN.search(text):
        return chinese
    return chinese + sum(1 for word in theme.keywords_en if _word_pattern(word).search(text))


@cache
def _word_pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])", re.IGNORECASE)
