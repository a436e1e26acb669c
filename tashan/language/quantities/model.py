"""What a quantity is: the value that both grammars make and `quantities` hands out."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from tashan.model import Change, Qualifier, Unit

QuantityKind = Literal["amount", "rank", "class", "ordinal", "duration"]


class Quantity(Struct, frozen=True, kw_only=True):
    """A number with its unit as a text states it; `text` is the half-open span `start` to `end`,
    qualifier included."""

    start: int
    end: int
    text: str
    value: Decimal
    """Expanded: 1.85万亿 is 1850000000000, 30% is 0.3, 三成 is 0.3, four times is 4. What a per cent fell by is
    negative (下降3.5%); other drops and losses keep their size and say so in `change`."""
    upper: Decimal | None = None
    """The other end of a range: 二三个亿 has 200000000 and 300000000."""
    unit: Unit
    qualifier: Qualifier | None = None
    approx: bool = False
    counted: str = ""
    """The classifier, noun, currency or symbol that the number counts, Simplified: 家, 元, %,
    universities; or nothing."""
    kind: QuantityKind = "amount"
    """`rank`: 第一, 前十, Top3, 500强. `class`: a size, 万亿元级. `ordinal`: 第一条, the first. `duration`: 22年."""
    measure: str = ""
    """What the value is in, one code for both languages, as `tashan.model.Figure.measure` lists them; or nothing."""
    change: Change | None = None
    """What the words around it say moved or differs by it; None for a total, a share or a level."""
