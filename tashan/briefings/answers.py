"""What was found out about words by themselves, kept from page to page, edition to edition and build to build.

In: a question, as words that hold all that its answer rests on besides the reference data and the program; what finds
the answer. Out: the answer, a plain value. A page that asks has read nothing of the library by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from tashan.store import hash_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")
MOST = 500_000
"""Answers that are kept, some 20 MB; the oldest go first."""


class Answers:
    """Answers by the hash of their question."""

    def __init__(self, known: Mapping[bytes, Any] | None = None) -> None:
        self._known = dict(known or {})
        self.new: dict[bytes, Any] = {}

    def ask(self, question: tuple[str, ...], find: Callable[[], T]) -> T:
        """The answer that is known, or what `find` gives."""
        key = hash_text(*question)
        if key not in self._known:
            self.learn({key: find()})
        found: T = self._known[key]
        return found

    def learn(self, new: Mapping[bytes, Any]) -> None:
        """Take over answers that were found elsewhere."""
        self._known |= new
        self.new |= new

    def all(self) -> dict[bytes, Any]:
        """The answers to keep."""
        return dict(list(self._known.items())[-MOST:])
