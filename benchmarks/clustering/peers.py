"""What others use to find near-duplicates, each at a threshold: articles in, a cluster label an article out.

MinHash with LSH (datasketch), SimHash (64 bits), character TF-IDF (scikit-learn) and mean sentence vectors. Each joins
whatever passes its threshold, transitively, as these methods are used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from datasketch import MinHash, MinHashLSH
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.clustering.scores import Score, score_clusters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tashan.alignment import Encoder
    from tashan.model import Article

SHINGLE = 3
PERMUTATIONS = 128
Peer = Callable[[float], list[int]]
"""Labels for the articles at a threshold."""
SHARES = tuple(round(0.02 * step, 2) for step in range(1, 50))
JACCARDS = SHARES[1:30:2]


def best_of(peer: Peer, thresholds: Iterable[float], right: Sequence[object]) -> tuple[float, Score]:
    """The threshold with the best pairwise F1, which nobody knows beforehand, and its score."""
    scored = [(threshold, score_clusters(peer(threshold), right)) for threshold in thresholds]
    return max(scored, key=lambda entry: entry[1].f1)


def minhash(articles: Sequence[Article]) -> Peer:
    """MinHash of character 3-grams, candidates from an LSH index at the threshold."""
    sketches = []
    for article in articles:
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in sorted(_shingles(_text(article)))])
        sketches.append(sketch)

    def cluster(threshold: float) -> list[int]:
        index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
        for number, sketch in enumerate(sketches):
            index.insert(str(number), sketch)
        pairs = ((number, int(other)) for number, sketch in enumerate(sketches) for other in index.query(sketch))
        return _components(len(sketches), pairs)

    return cluster


def simhash(articles: Sequence[Article]) -> Peer:
    """SimHash (Charikar 2002) of character 3-grams; the threshold is the share of equal bits."""
    bits = np.stack([_simhash(_text(article)) for article in articles])
    return _by_matrix((bits @ bits.T) / bits.shape[1] / 2 + 0.5)


def tfidf(articles: Sequence[Article]) -> Peer:
    """Cosine of TF-IDF weights of character 2- and 3-grams."""
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(2, 3), sublinear_tf=True)
    matrix = vectorizer.fit_transform([_text(article) for article in articles])
    return _by_matrix((matrix @ matrix.T).toarray())


def mean_vectors(articles: Sequence[Article], encoder: Encoder) -> Peer:
    """Cosine of the mean of the sentence vectors that our own alignment uses."""
    rows = []
    for article in articles:
        mean = encoder.encode([sentence.text for _, sentence in article.cited_sentences()]).mean(axis=0)
        rows.append(mean / np.linalg.norm(mean))
    matrix = np.stack(rows)
    return _by_matrix(matrix @ matrix.T)


def _by_matrix(similarity: np.ndarray) -> Peer:
    def cluster(threshold: float) -> list[int]:
        return _components(len(similarity), map(tuple, np.argwhere(similarity >= threshold).tolist()))

    return cluster


def _components(count: int, pairs: Iterable[tuple[int, ...]]) -> list[int]:
    """Labels of the connected components."""
    home = list(range(count))

    def find(number: int) -> int:
        while home[number] != number:
            home[number] = home[home[number]]
            number = home[number]
        return number

    for one, other in pairs:
        home[find(one)] = find(other)
    return [find(number) for number in range(count)]


def _simhash(text: str) -> np.ndarray:
    total = np.zeros(64)
    for shingle in sorted(_shingles(text)):
        value = int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest(), "big")
        total += np.array([1 if value >> bit & 1 else -1 for bit in range(64)])
    return np.where(total >= 0, 1.0, -1.0)


def _text(article: Article) -> str:
    return "".join(sentence.text for _, sentence in article.cited_sentences())


def _shingles(text: str) -> set[str]:
    letters = "".join(char.lower() for char in text if char.isalnum())
    return {letters[k : k + SHINGLE] for k in range(len(letters) - SHINGLE + 1)}
