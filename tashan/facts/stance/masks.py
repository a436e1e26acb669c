"""Sentences without their names: one mark for the place in question, another for each place beside it.

In: a sentence and the spans of the names of places in it. Out: `Masked`, the sentence as seen from one of them. Whoever
judges only a masked sentence cannot favour a city: exchanging two names exchanges their judgements and nothing else.
"""

from __future__ import annotations

import re

from msgspec import Struct

TARGET, OTHER, AROUND = "\ue000", "\ue001", "\ue002"
"""Marks of the place in question, of those beside it and of those around or within it, which it is not held against:
private characters that no text contains."""
_SAME_GROUP = re.compile(r"\s*(?:、|和|与|與|及|以及|,?\s+and\s+|\s+nor\s+|\s+or\s+|&|也好，)\s*")


class Group(Struct, frozen=True, kw_only=True):
    """Names that stand side by side and share what is said: half-open span, ids in order."""

    start: int
    end: int
    ids: tuple[str, ...]


class Masked(Struct, frozen=True, kw_only=True):
    """A sentence seen from one place. `text` holds TARGET, OTHER and AROUND; `others` counts the groups beside it."""

    text: str
    others: int
    behind: bool = False
    """Whether the place stands in it only behind the names of companies."""


def group_names(text: str, names: tuple[tuple[int, int, str], ...]) -> tuple[Group, ...]:
    """Names (start, end, id) in order, those joined by `and`, 和, 、 in one group."""
    groups: list[Group] = []
    for start, end, name in names:
        last = groups[-1] if groups else None
        if last and _SAME_GROUP.fullmatch(text[last.end : start]) and name not in last.ids:
            groups[-1] = Group(start=last.start, end=end, ids=(*last.ids, name))
        else:
            groups.append(Group(start=start, end=end, ids=(name,)))
    return tuple(groups)


def mask(text: str, groups: tuple[Group, ...], target: str, around: frozenset[str] = frozenset()) -> Masked:
    """`text` as seen from `target`; `around` holds the places around it and within it."""
    parts: list[str] = []
    at = 0
    others: set[tuple[str, ...]] = set()
    for group in groups:
        sign = TARGET if target in group.ids else AROUND if around.issuperset(group.ids) else OTHER
        if sign == OTHER:
            others.add(group.ids)
        parts += [text[at : group.start], sign]
        at = group.end
    return Masked(text="".join([*parts, text[at:]]), others=len(others))


def mask_first(text: str, places: tuple[tuple[int, int, str], ...]) -> Masked:
    """`text` as seen from the first place that it names."""
    return mask(text, group_names(text, places), places[0][2]) if places else Masked(text=text, others=0)


def worded(masked: Masked, *, english: bool) -> str:
    """The masked sentence in words that a sentence encoder knows."""
    words = ("our city", "another city", "the region") if english else ("我市", "外地", "全省")
    text = masked.text
    for sign, word in zip((TARGET, OTHER, AROUND), words, strict=True):
        text = text.replace(sign, word)
    return text
