"""What the readers of numbers hand to the grammars of quantities."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from tashan.model import Qualifier


class Number(Struct, frozen=True, kw_only=True):
    """A number as read: half-open span, value, upper end of a range, and how its own words qualify it."""

    start: int
    end: int
    text: str
    value: Decimal
    upper: Decimal | None = None
    qualifier: Qualifier | None = None
    scaled: bool = False
    """Whether it is written with 万, thousand or more."""
    grand: bool = False
    """Whether it is written with 兆, as Taiwan counts."""

    @property
    def idle_money(self) -> bool:
        """半个亿 and 几个亿 are said of money."""
        return "个" in self.text

    @property
    def bare(self) -> bool:
        """Only scales, no digit: 千亿, 百."""
        return set(self.text) <= set("百千万亿兆")
