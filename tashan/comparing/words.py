"""The word lists of `words.yml`.

In: the name of a list. Out: its words, or its characters.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import cast

import yaml


@cache
def load_words(name: str) -> frozenset[str]:
    """The words of a list, which blanks part."""
    return frozenset(_lists()[name].split())


@cache
def load_characters(name: str) -> frozenset[str]:
    """The characters of a list."""
    return frozenset("".join(_lists()[name].split()))


@cache
def _lists() -> dict[str, str]:
    text = (files("tashan.comparing") / "words.yml").read_text(encoding="utf-8")
    return cast("dict[str, str]", yaml.safe_load(text))
