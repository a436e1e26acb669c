"""How grave a drift is: what it does to a reader who believes the version.

In: a drift's kind and code. Out: 3 for a statement or number turned into another, 2 for another day, name or speaker
and for what is missing or new, 1 for the way a thing is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tashan.model import DriftKind, Message

_GRAVE: frozenset[str] = frozenset({"number", "negation", "stance"})
# Of those kinds, what changes the shade rather than the statement.
_MILDER = frozenset({"drift-number-qualifier", "drift-number-lost", "drift-number-added", "drift-stance-firm"})
_WORDING = frozenset(
    {
        "drift-name-latin",
        "drift-name-foreign",
        "drift-name-latin-often",
        "drift-name-foreign-often",
        "drift-name-title",
        "drift-addition-repeated",
    }
)


def weigh(kind: DriftKind, message: Message) -> int:
    """1 to 3."""
    if message.code in _WORDING:
        return 1
    return 3 if kind in _GRAVE and message.code not in _MILDER else 2
