"""Themes by their definition: which theme a sentence speaks of, for whatever themes an editor writes down.

In: the themes of a corpus and an encoder. Out: `Topics`, which scores sentences. Name, question, keywords and
examples of each theme are the classifier: a ridge regression (Hoerl and Kennard 1970) from their vectors to the themes,
in closed form and fitted anew for each corpus, and a bonus for each keyword. It knows nothing of the shipped themes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from tashan.language.script import simplify_characters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from tashan.model import Theme

RIDGE = 1.0
"""Regularisation; of 0.3, 1 and 3 the cross-validated theme F1 on the labelled sentences is 0.72, 0.74 and 0.74."""
DEFINITION = 0.5
"""Weight of a keyword, a name or a question beside an example. From 0.3 to 1 the F1 is level; 0 leaves a theme without
examples to chance."""
PER_KEYWORD, MOST_KEYWORDS = 0.12, 3
"""What a keyword adds and how many count. From 0.1 to 0.15 level; without any the top theme is right 4 points less."""

_LATIN = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """Scores of themes: about 1 for a sentence like the examples of a theme, about 0 for any other."""

    themes: tuple[Theme, ...]
    weights: NDArray[np.float64]
    """Shape (width + 1, themes); the last row is the bias."""

    def scores(self, texts: Sequence[str], vectors: NDArray[np.float32]) -> NDArray[np.float64]:
        """Shape (n, themes); `vectors` has a unit row a text."""
        if not self.themes:
            return np.zeros((len(texts), 0))
        rows = np.hstack([np.asarray(vectors, dtype=np.float64), np.ones((len(texts), 1))])
        return np.asarray(rows @ self.weights + PER_KEYWORD * self._keywords(texts), dtype=np.float64)

    def _keywords(self, texts: Sequence[str]) -> NDArray[np.float64]:
        hits = [[min(keyword_hits(text, theme), MOST_KEYWORDS) for theme in self.themes] for text in texts]
        return np.array(hits, dtype=np.float64).reshape(len(texts), len(self.themes))


def fit_topics(themes: tuple[Theme, ...], encode: Callable[[Sequence[str]], NDArray[np.float32]]) -> Topics:
    """The classifier of these themes."""
    labels: dict[str, set[int]] = {}
    share: dict[str, float] = {}
    for number, theme in enumerate(themes):
        for text in definition(theme):
            labels.setdefault(text, set()).add(number)
            share.setdefault(text, DEFINITION)
        for text in (*theme.examples_zh, *theme.examples_en):
            labels.setdefault(text, set()).add(number)
            share[text] = 1.0
    if not labels:
        return Topics(themes=themes, weights=np.zeros((1, len(themes))))
    texts = list(labels)
    rows = np.hstack([np.asarray(encode(texts), dtype=np.float64), np.ones((len(texts), 1))])
    wanted = np.array([[float(number in labels[text]) for number in range(len(themes))] for text in texts])
    weight = np.array([share[text] for text in texts])[:, None]
    rows, wanted = rows * weight, wanted * weight
    return Topics(
        themes=themes, weights=np.linalg.solve(rows.T @ rows + RIDGE * np.eye(rows.shape[1]), rows.T @ wanted)
    )


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
    return re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
