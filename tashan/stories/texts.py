"""Articles made ready for comparison.

In: articles and an encoder. Out: a Text for an article, made when it is asked for: its sentences with their vectors,
in one script and one style of quotation marks, so that what differs is what was written, not how it is set.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from tashan.alignment.scores import measure_length
from tashan.language.script import simplify_characters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.alignment import Encoder
    from tashan.model import Article, Citation

# Texts kept at hand with their vectors: 40 sentences are 80 kB, so about 160 MB.
KEPT = 2048
# Digits from which a number is no date and seldom the same by chance.
LONG_FIGURE = 3
_FIGURE, _YEAR = re.compile(r"\d+(?:[.,]\d+)*"), re.compile(r"(?:19|20)\d\d")
_PLAIN_QUOTES = tuple(zip("「」『』", "“”‘’", strict=True))


class Text(Struct, frozen=True, kw_only=True, dict=True):
    """An article as a list of sentences with float32 unit vectors (n, d).

    `plain` is each sentence in Simplified characters, of the same length: a span in it is a span in `sentences`.
    """

    article: Article
    citations: tuple[Citation, ...]
    sentences: tuple[str, ...]
    plain: tuple[str, ...]
    vectors: np.ndarray

    @property
    def id(self) -> str:
        return self.article.id

    @property
    def chinese(self) -> bool:
        return self.article.lang != "en"

    @cached_property
    def lengths(self) -> np.ndarray:
        """Length of each sentence in Latin letters' worth of content."""
        return np.array([measure_length(sentence) for sentence in self.sentences], np.float64)

    @cached_property
    def figures(self) -> frozenset[str]:
        """The long numbers written in digits, years left out: of telephones, files, roads, to the tenth of a metre."""
        found = (match.replace(",", "") for line in self.plain for match in _FIGURE.findall(line))
        return frozenset(figure for figure in found if len(figure) >= LONG_FIGURE and not _YEAR.fullmatch(figure))

    @cached_property
    def digest(self) -> bytes:
        """What stands for the sentences with their lengths and vectors, and so for all that a comparison rests on."""
        plain = "\n".join(self.plain).encode("utf-8", "surrogatepass") + self.lengths.tobytes()
        return blake2b(self.vectors.tobytes(), key=blake2b(plain, digest_size=32).digest(), digest_size=16).digest()


class Shelf:
    """The articles of a corpus by their number, each made ready when it is taken from the shelf."""

    def __init__(self, articles: Sequence[Article], encoder: Encoder) -> None:
        self.articles = tuple(articles)
        self.encoder = encoder
        self.text = lru_cache(KEPT)(self._make_text)

    def __len__(self) -> int:
        return len(self.articles)

    def _make_text(self, number: int) -> Text:
        article = self.articles[number]
        cited = tuple(article.cited_sentences())
        plain = plain_sentences(article)
        return Text(
            article=article,
            citations=tuple(citation for citation, _ in cited),
            sentences=tuple(sentence.text for _, sentence in cited),
            plain=plain,
            vectors=self.encoder.encode(plain),
        )


def plain_sentences(article: Article) -> tuple[str, ...]:
    """The sentences of an article in Simplified characters and curly quotation marks; lengths do not change."""
    sentences = (sentence.text for passage in article.passages for sentence in passage.sentences)
    if article.lang != "zh-Hant":
        return tuple(map(_with_plain_quotes, sentences))
    return tuple(_with_plain_quotes(simplify_characters(sentence)) for sentence in sentences)


def _with_plain_quotes(text: str) -> str:
    for bracket, quote in _PLAIN_QUOTES:
        text = text.replace(bracket, quote)
    return text
