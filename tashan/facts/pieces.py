"""Pieces of a sentence that speak of different cities.

In: a scene. Out: spans of its text, each with the cities named in it. One sentence often praises one city and finds
fault with another (甲有36家…，乙只有5家；but B lacks…): its parts are claims of their own. A part too short to stand
alone joins its neighbour; a bare item of a list (广州7家) joins the part that judges it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.facts.clauses import clause_spans
from tashan.facts.places import cities_within

if TYPE_CHECKING:
    from tashan.facts.gazetteer import Gazetteer
    from tashan.facts.places import Scene

SHORTEST = 12
"""Characters of the shortest piece that can stand alone; English counts half."""
SPLIT_FROM = 36
"""A sentence shorter than this stays whole, however many cities it names."""

_TURNS = re.compile(
    r"[“\"‘]?\s*(?:但是|但|却|而|不过|然而|相比之下|相反|反观|至于|与此同时|可是|可"
    r"|but|while|whereas|however|by contrast|meanwhile|yet)\s*",
    re.IGNORECASE,
)
_TURN_WITHIN = re.compile(r"\s(?=(?:while|whereas|but)\s)")
_BARE = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:市|省)?(?:有|为|仅|只有)?\d[\d.,]*[%家所个户万亿元]*"
    r"|(?:(?:and\s)?[A-Z]\w+(?:\s[A-Z]\w+)?\s(?:has|had|for|with)?\s?\d[\d.,]*%?\s?)+"
)
_BAD = re.compile(r"未|不|没|仅|只有|缺|弱|落后|低于|\b(?:no|not|only|lacks?|neither|behind|outside)\b")


class Piece(Struct, frozen=True, kw_only=True):
    """A half-open span of the sentence with the cities it speaks of."""

    start: int
    end: int
    cities: tuple[str, ...]


def split_pieces(scene: Scene, gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """The pieces of a scene in order; the whole sentence where it speaks of one subject."""
    whole = (Piece(start=0, end=len(scene.text), cities=scene.cities),)
    if len(scene.cities) < 2 or _size(scene.text) < SPLIT_FROM:
        return whole
    starts = _starts(scene, gazetteer)
    ends = [*starts[1:], len(scene.text)]
    spans = _merge_short(scene.text, list(zip(starts, ends, strict=True)))
    pieces = tuple(
        Piece(start=start, end=end, cities=cities_within(scene, (start, end), gazetteer)) for start, end in spans
    )
    sound = all(piece.cities and _quotes_close(scene.text[piece.start : piece.end]) for piece in pieces)
    return pieces if len(pieces) > 1 and sound else whole


def _starts(scene: Scene, gazetteer: Gazetteer) -> list[int]:
    """Where a new subject begins: a clause that opens with another city, or turns to one with 但, 而, while."""
    starts = [0]
    seen: set[str] = set()
    hangs = False
    for first, last in _clauses(scene.text):
        turn = _TURNS.match(scene.text, first)
        opening = turn.end() if turn else first
        here = set(cities_within(scene, (first, last), gazetteer))
        places = [m for m in scene.names if m.kind in gazetteer.compared and m.start >= opening]
        rest = {m.id for m in places}
        opens = any(m.start - opening <= 1 for m in places)
        if seen and not hangs and ((opens and here - seen) or (turn and rest - seen)):
            starts.append(first)
            seen = set()
        seen |= here
        hangs = any(scene.text[m.start - 1 : m.start] == "的" and _ends(scene.text, m.end, last) for m in places)
    return starts


def _ends(text: str, end: int, last: int) -> bool:
    """Whether nothing but marks follows in a clause: 诞生出华为的深圳， is a subject still without its predicate."""
    return not text[end:last].strip(" ,，、;；")


def _clauses(text: str) -> list[tuple[int, int]]:
    """The clauses of a text, parted in English at while and but as well; `and` joins names too often."""
    spans: list[tuple[int, int]] = []
    for start, end in clause_spans(text):
        cuts = [start, *(turn.end() for turn in _TURN_WITHIN.finditer(text, start, end)), end]
        spans.extend(pairwise(cuts))
    return spans


def _quotes_close(piece: str) -> bool:
    """Whether every quotation that begins in a piece ends in it, so that no title is torn."""
    return piece.count('"') % 2 == 0 and piece.count("“") == piece.count("”") and piece.count("《") == piece.count("》")


def _merge_short(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    pending: int | None = None
    for number, (start, end) in enumerate(spans):
        first = start if pending is None else pending
        following = text[slice(*spans[number + 1])] if number + 1 < len(spans) else ""
        bare = bool(_BARE.fullmatch(text[first:end].strip(" ,，、;；。.")))
        pending = first if bare and _BAD.search(following) else None
        if pending is not None:
            continue
        if merged and (bare or _is_short(text[first:end]) or _size(text[slice(*merged[-1])]) < SHORTEST):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((first, end))
    return merged


def _is_short(piece: str) -> bool:
    """Whether a piece cannot stand alone; a short one that finds fault does."""
    return _size(piece) < SHORTEST and not _BAD.search(piece)


def _size(text: str) -> float:
    han = len(re.findall(r"[\u4e00-\u9fff]", text))
    return han + (len(text) - han) / 2
