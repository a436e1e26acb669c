"""The names of the reference data, for comparing: where they stand in a text, and how each language writes them.

In: the reference data. Out: mentions in a text, and the spellings of an id in Chinese or English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.language.names import open_names

if TYPE_CHECKING:
    from tashan.language.names import NameMention
    from tashan.model import Place, Reference, Term


class NameBook:
    """Finds the names of a reference and knows their spellings."""

    def __init__(self, reference: Reference) -> None:
        self._index = open_names(reference)
        items: tuple[Place | Term, ...] = (*reference.places, *reference.terms)
        self._forms = {item.id: _spellings(item) for item in items}

    def find(self, text: str) -> tuple[NameMention, ...]:
        """Every mention in `text`, in order, none overlapping another."""
        return self._index.find(text)

    def forms(self, name: str, *, chinese: bool) -> tuple[str, ...]:
        """How Chinese (in Simplified characters) or English writes the name with this id; the proper name first."""
        return tuple(form for form in self._forms.get(name, ()) if form.isascii() != chinese)


def _spellings(item: Place | Term) -> tuple[str, ...]:
    return tuple(dict.fromkeys((item.name.zh_hans, item.name.en, *item.aliases)))
