"""Which quantities of a sentence are figures.

In: a reading. Out: its quantities with the bare numbers of their lists, and of each whether it states a fact. A number
that only counts words of the sentence (两座城市, three reasons), a name (500强, 六小龙) or an ordinal is none.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tashan.facts.phrases import is_counted_list

if TYPE_CHECKING:
    from tashan.facts.reading import Reading, Span
    from tashan.language.quantities import Quantity

_ORGANISATIONS = frozenset("家所户支只台辆艘架块")
_SMALL_WORD = re.compile(r"[一二两三四五六七八九十几]+[多余来]?[^\d]{0,2}$")
_LIST_NAME = re.compile(r"强$|^[Tt]op\s?\d{2,}$|^(?:Fortune|Global)\b")
_ABSTRACT = re.compile(
    r"\s*(?:[\u4e00-\u9fff]{0,4}?)(?:原因|问题|难题|特点|优势|方面|维度|关键|挑战|因素|变化|标签|强省|大省|强市|城市|省会|巨头|趋势|方向|层面|角度)"
)
_SMALL_ENGLISH = re.compile(r"^(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_COUNTABLE = re.compile(
    r"(?:compan|firm|enterpris|start-?up|business|universit|college|institut|laborator|fund|cluster|bank|unicorn|park|factor|investor)",
    re.IGNORECASE,
)
_SCALES = frozenset("百千万亿")
"""What opens a size: 两座万亿城市 counts them."""
LARGE = 100
"""From here on a number in words counts as one in digits does: 七八百万用户, two and a half million workers."""
LONGEST_TOLD = 60
"""Characters over which the clauses before a number are quoted with it."""
_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"))
ENDLESS = 15
"""Digits that no figure of an article has; a fraction that does not end has more."""
_BARE_ITEM = re.compile(
    r"\s*(?:has|had|have|with|counts?|for)?\s*(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?=\s*(?:[,;.，；。、]|and\b|$))(?!\s*,?\s*\d)"
)
_UNKNOWN = re.compile(r"(?:还是|\bor)\s*$|(?:不知道?|不清楚|did not know|unclear)[^，。,.]*$")


def with_bare_items(reading: Reading) -> tuple[Quantity, ...]:
    """The quantities with the bare numbers of their list: Hangzhou has 36 companies, Shenzhen 27 and Nanjing has 5."""
    found: list[Quantity] = []
    rest = list(reversed(reading.quantities))
    counts: Quantity | None = None
    for mention in (*reading.scene.names, None):
        edge = mention.end if mention else len(reading.text) + 1
        while rest and rest[-1].start < edge:
            found.append(rest.pop())
            counts = found[-1] if found[-1].unit == "count" and found[-1].kind == "amount" else counts
        item = _BARE_ITEM.match(reading.text, mention.end) if mention else None
        if item and counts and not (rest and rest[-1].start < item.end("number")):
            start, end = item.span("number")
            value = Decimal(item["number"].replace(",", ""))
            found.append(replace(counts, start=start, end=end, text=item["number"], value=value, upper=None))
    return tuple(found)


def is_figure(reading: Reading, quantity: Quantity) -> bool:
    """Whether a quantity states a fact rather than counting words, naming a list or ordering items."""
    written = reading.text[quantity.start : quantity.end]
    if quantity.kind == "ordinal" or reading.in_name(quantity.start, quantity.end):
        return False
    if quantity.kind == "rank":
        return not _LIST_NAME.search(written) and not _mere_first(reading.text, quantity)
    if quantity.kind == "duration":
        return quantity.value > 1 and not _UNKNOWN.search(reading.text[max(0, quantity.start - 40) : quantity.start])
    if quantity.unit == "CNY" or quantity.unit == "USD":
        return quantity.value != 0
    if quantity.unit == "count":
        return _counts_something(reading, quantity)
    return True


def _mere_first(text: str, quantity: Quantity) -> bool:
    """An English `first` that ranks nothing: the first to do so, first of all."""
    word = quantity.text.lower().removeprefix("the ")
    if word not in {"first", "second", "third"}:
        return False
    return not re.search(r"\brank|\bplace|\bposition|\blist\b", text[max(0, quantity.start - 40) : quantity.end + 20])


def _counts_something(reading: Reading, quantity: Quantity) -> bool:
    """Digits count; a small number in words only does so of organisations and of 唯四."""
    after = reading.text[quantity.end : quantity.end + 40]
    if abs(quantity.value) < 2:
        return quantity.text[0] == "1"
    if quantity.text.startswith("唯"):
        return True
    if quantity.counted == "大":
        return not is_counted_list(reading.scene, quantity.start) and not _ABSTRACT.match(after)
    if quantity.value >= LARGE:
        return True
    if _SMALL_WORD.fullmatch(reading.text[quantity.start : quantity.end]):
        return quantity.counted in _ORGANISATIONS or after[:1] in _SCALES
    if _SMALL_ENGLISH.match(quantity.text):
        return bool(_COUNTABLE.search(f"{quantity.counted} {after}"))
    return True


def told_in(reading: Reading, quantity: Quantity, owners: tuple[str, ...]) -> Span:
    """The clauses that tell a number: its own, and those before it from the one that names whose it is.

    Brackets that a clause opens are closed: 出资方共163家（LP，不含自然人）.
    """
    start, end = reading.clause_span(quantity.start)
    if not any(start <= mention.start < end and mention.id in owners for mention in reading.scene.names):
        before = [
            m for m in reading.scene.names if m.id in owners and m.start < start and end - m.start <= LONGEST_TOLD
        ]
        start = reading.clause_span(before[-1].start)[0] if before else start
    for opening, closing in _BRACKETS:
        if reading.text.count(opening, start, end) > reading.text.count(closing, start, end):
            end = reading.text.find(closing, end) + 1 or end
    return start, end


def plain_value(quantity: Quantity) -> float:
    """The value as a number; a fraction without end (1/3) at the four digits that a percentage with decimals has."""
    value = float(quantity.value)
    return round(value, 4) if len(quantity.value.as_tuple().digits) > ENDLESS else value
