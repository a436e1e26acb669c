"""The names of the reference data in both languages.

In: the reference data. Out: mentions in a text, and how an edition writes the name with an id. Countries are left to
the grammar of a sentence (中国人 are Chinese), as is a set phrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.language.names import open_names

if TYPE_CHECKING:
    from tashan.language.names import NameMention
    from tashan.model import Edition, Label, Reference

_LEFT_TO_GRAMMAR = frozenset({"country", "region", "phrase"})


class Names:
    """Finds names and writes them in another language."""

    def __init__(self, reference: Reference) -> None:
        self._index = open_names(reference)
        places = {place.id: place.name for place in reference.places}
        self._labels: dict[str, Label] = places | {term.id: term.name for term in reference.terms}

    def find(self, text: str) -> tuple[NameMention, ...]:
        """Mentions in `text` that a translation must keep, in order."""
        return tuple(mention for mention in self._index.find(text) if mention.kind not in _LEFT_TO_GRAMMAR)

    def ids(self, text: str) -> frozenset[str]:
        """Every name that `text` has, of whatever kind."""
        return frozenset(mention.id for mention in self._index.find(text))

    def write(self, name: str, target: Edition) -> str:
        """The name as `target` has it."""
        label = self._labels[name]
        return label.en if target == "en" else label.zh_hans
