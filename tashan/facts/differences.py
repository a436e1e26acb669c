"""Numbers that say how much more or less: 比武汉多1000家, 高0.3个百分点, 1,000 more than Wuhan.

In: a reading and one of its quantities. Out: whether it is a difference, which is no total of anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.facts.phrases import stretch_before

if TYPE_CHECKING:
    from tashan.facts.reading import Reading
    from tashan.language.quantities import Quantity

_POINTS = re.compile(r"个?百分点|percentage points?|basis points?|个?基点", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:(?:多|少|高|低|快|慢|增加|增长|减少|下降|下滑|提高|提升|上升|回落|扩大|收窄|净增|净减|增|减|降|多收|少收|领先|落后|相差|新增)"
    r"(?:了|出|近|约|超过?|达|收)*"
    r"|\b(?:up|down|by|rose|fell|grew|gained|lost|added|adding|an? (?:increase|rise|decline|drop|fall|gain) of)\s*"
    r"(?:nearly|about|over|almost|more than|some|around)?)\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:more|fewer|less|higher|lower|larger|smaller|ahead|behind)\b(?:\s+\w+){0,3}?\s+(?:than|of)\b"
    r"|\s*(?:\w+\s+){0,2}?(?:from|on)\s+(?:a year|the (?:year|previous|same))",
    re.IGNORECASE,
)


def is_difference(reading: Reading, quantity: Quantity) -> bool:
    """Whether the number is how much one thing exceeds another; a rate of growth in percent is not."""
    if quantity.measure in {"pp", "bp"} or _POINTS.match(reading.text, quantity.end):
        return True
    if quantity.unit == "ratio":
        return quantity.change in {"more", "less", "gap"}
    if quantity.change and quantity.change != "gap":
        return True
    start, end = stretch_before(reading, quantity)
    if _BEFORE.search(reading.text, max(start, end - 24), end):
        return True
    return bool(_AFTER.match(reading.text, quantity.end))
