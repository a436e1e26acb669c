"""The words by which search finds a page: folded, so that script and capitals make no difference.

In: text in any language, and the names of the reference data. Out: folded words, and the table by which a browser folds
queries in the same way.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from tashan.language.names import open_names
from tashan.language.script import open_converter, simplify_characters
from tashan.language.words import cut_words
from tashan.store.tables import recall_derived

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from tashan.language.script import Converter
    from tashan.model import Place, Reference, Term

_HAN_RUN = re.compile(r"[㐀-鿿]+")
_LATIN_WORD = re.compile(r"[a-z0-9À-ɏ][a-z0-9À-ɏ.&+'’-]*[a-z0-9À-ɏ]")
_NUMBER = re.compile(r"(?<![a-z0-9.,])\d[\d,]*(?:\.\d+)?[%％]?(?![a-z0-9-])")
_NAME_HAN = 10
_NAME_LATIN = 6
"""Length of the longest spelling that is looked up as a name; titles of works are found by their words."""


def fold(text: str) -> str:
    """The form in which words are kept and looked up."""
    return simplify_characters(text).lower()


def fold_table(used: Set[str]) -> str:
    """Pairs of a Traditional character and its Simplified form, for those whose Simplified form is `used`."""
    return "".join(before + after for before, after in _folded_characters() if after in used)


@cache
def _folded_characters() -> tuple[tuple[str, str], ...]:
    block = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))
    pairs = zip(block, simplify_characters(block), strict=True)
    return tuple((before, after) for before, after in pairs if before != after)


def find_words(text: str) -> tuple[str, ...]:
    """Words of a text worth searching, the most frequent first and then in the order of the text."""
    folded = fold(text)
    chinese = (token for run in _HAN_RUN.findall(folded) for token in cut_words(run) if len(token) > 1)
    latin = (word for word in _LATIN_WORD.findall(folded) if len(word) > 2 and not word.isdigit())
    counts = Counter(chain(chinese, latin, _numbers(folded)))
    return tuple(sorted(counts, key=lambda word: -counts[word]))


def _numbers(folded: str) -> Iterator[str]:
    """Whole numbers of three digits and more, without what groups them, and percentages: 3360, 2024, 48%."""
    for number in _NUMBER.findall(folded):
        plain = number.replace(",", "").replace("％", "%")
        if "." not in plain and (len(plain) > 2 or plain.endswith("%")):
            yield plain


class NameForms:
    """All spellings of the names in a text, whichever language and script the text has."""

    def __init__(self, reference: Reference | None) -> None:
        self._index = open_names(reference) if reference else None
        self._forms = recall_derived("spellings", reference, lambda: _find_spellings(reference)) if reference else {}

    def find(self, text: str) -> frozenset[str]:
        """Folded words of every spelling of every name in `text`."""
        if self._index is None:
            return frozenset()
        found = map(self._index.find, text.splitlines())  # which knows most lines: editions and earlier stages had them
        return frozenset(chain.from_iterable(self._forms[mention.id] for mention in chain.from_iterable(found)))


def _find_spellings(reference: Reference) -> dict[str, frozenset[str]]:
    converter = open_converter(reference)
    items: tuple[Place | Term, ...] = (*reference.places, *reference.terms)
    return {item.id: _spellings(item, converter) for item in items}


def _spellings(item: Place | Term, converter: Converter) -> frozenset[str]:
    """Folded words of a name's spellings, without those that the search finds anyway.

    A spelling inside another one is found as a part of it, and one around another one is cut into known pieces.
    """
    written = (item.name.zh_hans, item.name.en, item.name.zh_hant or converter.traditional(item.name.zh_hans))
    chinese: list[str] = []
    latin: set[str] = set()
    for text in (*written, *item.aliases):
        for run in _HAN_RUN.findall(fold(text)):
            if len(run) <= _NAME_HAN and not any(run in kept or kept in run for kept in chinese):
                chinese.append(run)
        latin.update(_latin_parts(text))
    return frozenset((*chinese, *latin))


def _latin_parts(text: str) -> tuple[str, ...]:
    """The words of a Latin name; of a longer one those with a capital or a digit, of a whole sentence none."""
    words = [word for word in text.split() if len(word) > 1 and word[0].isascii()]
    if len(words) > _NAME_LATIN:
        return ()
    telling = [word for word in words if len(words) <= 2 or not word.islower()]
    return tuple(chain.from_iterable(_LATIN_WORD.findall(fold(word)) for word in telling))
