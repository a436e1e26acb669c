"""Whose figure it is: the places and names that a quantity in a sentence belongs to.

In: a scene and the span of a quantity. Out: ids of places and terms. The nearest name before it in its clause owns it,
else the subject of the clauses before, else the subject that the passage carries; what it is only compared with
(与杭州相比, than Hangzhou) does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.facts.clauses import clause_at, clause_spans, is_english

if TYPE_CHECKING:
    from tashan.facts.places import Gazetteer, Scene
    from tashan.language.names import NameMention

_COMPARED_BEFORE = re.compile(
    r"(?:比|较|較|超过|超過|反超|高于|高於|低于|低於|多于|多於|少于|落后于|领先|對比|对比)\s*$"
    r"|\b(?:than|compared (?:with|to)|behind|ahead of|unlike|overtook|overtaking|gap with|gap to|versus)\s+$",
    re.IGNORECASE,
)
_COMPARED_AROUND = (
    re.compile(r"(?:与|與|跟|同|和)\s*$"),
    re.compile(r"(?:市|省)?(?:的差距|差距|相比|比较|比較|相差|比)"),
)
_LOCATED_IN = re.compile(r"\s*所在的?|['’]s\s(?:\w+\s)?(?:province|city|capital|neighbou?r|region)\b")
_ANAPHORA = re.compile(
    r"该省|該省|该市|該市|全省|全市|本市|本省|这座城市|這座城市|\bthe (?:province|city)\b(?! of)", re.IGNORECASE
)
_JOINED = re.compile(r"\s*(?:、|和|与|與|及|以及|或|,|，|\band\b|&)\s*(?:和|以及|\band\s)?")
_COUNTED = re.compile(r"\s*(?:这|這|等)?\s*|,? (?:these|all)\s*")
_IN_PLACE = re.compile(r"^[^,;.，；。]{0,60}?\b(?:in|from|for|of|at)\s+$")
_NATIONAL = re.compile(
    r"(?<![占居列位入])(?:全国|全國|我国|我國|全中国)(?![第前首唯一二三四五六七八九十])"
    r"|\b(?:nationwide|nationally|across the country)\b"
)


def owners_of(
    scene: Scene, span: tuple[int, int], gazetteer: Gazetteer, *, subject: bool = False, counted_list: bool = False
) -> tuple[str, ...]:
    """Ids of places and terms, the most specific first; a term is followed by the place it lies in.

    `subject` prefers the first name of the clause (for ranks); `counted_list` says that the names right before the
    quantity are what it counts, so that only their place owns it.
    """
    mentions = _owning_mentions(scene, span, gazetteer, subject=subject)
    if counted_list and mentions:
        outside = [m for m in scene.names if m.end <= span[0] and gazetteer.city_of(m.id) == m.id]
        mentions = outside[-1:] or mentions
    if not any(_clause_of(scene, span)[0] <= m.start for m in mentions) and _refers_back(scene, span):
        return scene.cities[:1] or scene.carried
    return _ids(mentions, gazetteer) or _carried(scene, span)


def is_counted_list(scene: Scene, start: int) -> bool:
    """Whether names joined by 、 or `and` stand right before the position, as in A、B和C三家."""
    ending = [m for m in scene.names if m.end <= start and _COUNTED.fullmatch(scene.text[m.end : start])]
    return bool(ending) and len(_chain(scene, ending[-1])) > 1


def _owning_mentions(scene: Scene, span: tuple[int, int], gazetteer: Gazetteer, *, subject: bool) -> list[NameMention]:
    english = is_english(scene.text)
    spans = clause_spans(scene.text, conjunctions=english)
    here = clause_at(spans, span[0])
    usable = [m for m in scene.names if not _is_compared(scene.text, m)]
    inside = [m for m in usable if spans[here][0] <= m.start < spans[here][1]] if spans else []
    chosen = _in_clause(scene, inside, span, subject=subject, english=english)
    number = here
    while number > 0 and (chosen is None or (subject and _is_scope_of(chosen, spans[number - 1], usable, gazetteer))):
        number -= 1
        earlier = [m for m in usable if spans[number][0] <= m.start < spans[number][1]]
        chosen = earlier[0] if earlier else chosen
    chosen = chosen or next((m for m in inside if m.start >= span[1]), None)
    return _chain(scene, chosen) if chosen else []


def _is_scope_of(chosen: NameMention, clause: tuple[int, int], usable: list[NameMention], gazetteer: Gazetteer) -> bool:
    """Whether a name is only the field of a comparison: A、B成为, 山东意向城市前三, with A and B in Shandong."""
    return any(
        chosen.id in gazetteer.ancestors(m.id) for m in usable if clause[0] <= m.start < clause[1] and m.id != chosen.id
    )


def _in_clause(
    scene: Scene, inside: list[NameMention], span: tuple[int, int], *, subject: bool, english: bool
) -> NameMention | None:
    before = [m for m in inside if m.end <= span[0]]
    after = [m for m in inside if m.start >= span[1]]
    if english and after and not subject and _IN_PLACE.match(scene.text[span[1] : after[0].start]):
        return after[0]
    if before:
        return before[0] if subject else before[-1]
    return None


def _is_compared(text: str, mention: NameMention) -> bool:
    before, after = text[: mention.start], text[mention.end :]
    if _LOCATED_IN.match(after) or _COMPARED_BEFORE.search(before):
        return True
    return bool(_COMPARED_AROUND[0].search(before) and _COMPARED_AROUND[1].match(after))


def _chain(scene: Scene, mention: NameMention) -> list[NameMention]:
    """The mention with those coordinated with it: A、B和C."""
    names = list(scene.names)
    first = last = names.index(mention)
    while first and _joined(scene.text, names[first - 1], names[first]):
        first -= 1
    while last + 1 < len(names) and _joined(scene.text, names[last], names[last + 1]):
        last += 1
    return names[first : last + 1]


def _joined(text: str, left: NameMention, right: NameMention) -> bool:
    return bool(_JOINED.fullmatch(text[left.end : right.start])) and not re.match("['’]s", text[right.end :])


def _ids(mentions: list[NameMention], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Places by themselves, terms with their place; where a place stands among the mentions, people are left out."""
    found: dict[str, None] = {}
    for mention in mentions:
        for name_id in gazetteer.with_city(mention.id):
            found.setdefault(name_id)
    return tuple(found)


def _refers_back(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether the clause says `the province` or 该市, so that the subject of the passage owns it."""
    return bool(_ANAPHORA.search(scene.text, _clause_of(scene, span)[0], span[0]))


def _clause_of(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    spans = clause_spans(scene.text, conjunctions=is_english(scene.text))
    return spans[clause_at(spans, span[0])] if spans else (0, len(scene.text))


def _carried(scene: Scene, span: tuple[int, int]) -> tuple[str, ...]:
    start = _clause_of(scene, span)[0]
    if _NATIONAL.search(scene.text, start, span[0]):
        return ("china",)
    return scene.cities[:1] or scene.carried
