"""Whether a statement that names a place is surely told of it.

In: a scene, a statement in it and a place. Out: whether the statement may be filed there. A text about places speaks of
those it names; where only its title names one, a place stands in passing unless the statement opens with it; elsewhere
all do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import rjieba

from tashan.facts.carrying import BIOGRAPHY, FIRST_PERSON
from tashan.facts.clauses import is_english
from tashan.facts.gazetteer import PLACE_KINDS
from tashan.facts.subjects import is_subject
from tashan.facts.survey import begins_name

if TYPE_CHECKING:
    from tashan.facts.gazetteer import Gazetteer
    from tashan.facts.places import Scene

_DIARY = re.compile(
    r"(?<!自)我(?![们国省市县区行素])|我们[^，。]{0,8}(?:去(?!年)|来到|[吃坐买逛玩骑]|住[在了进]|走[进到]|开车|出发)"
    r"|\b(?:I|[Mm]y|[Mm]e)\b"
)
"""What a writer says of his own way."""
_STAYED = re.compile(r"在[^，。]{0,16}(?:[读学上]了|读书|上学|工作了|实习|待了|呆[在了]|住了)")
"""What a writer may leave himself out of: 在北京某校读了本硕."""
_ATTRIBUTE = re.compile(r"[Tt]he [A-Z]")
"""Before a place that only tells one thing from others: the Nanjing price decision."""


def is_told_of(scene: Scene, quote: str, city: str, gazetteer: Gazetteer) -> bool:
    """Whether a statement is surely one about a city: in a text about places any that a writer does not make of
    himself; elsewhere one that points back to it (全市) or, where the title names a place, names that one or opens with
    the place, tells no life and means no state by its capital."""
    if city in scene.carried:
        return True
    if not (scene.about or scene.titled):
        return False
    diary = _DIARY.search(quote)
    of_himself = diary or FIRST_PERSON.search(quote) or _STAYED.search(quote)
    if scene.about and not diary:
        return True
    places = [m for m in scene.names if m.kind in PLACE_KINDS | {"place"} and gazetteer.city_of(m.id) == city]
    own = [m for m in places if not begins_name(scene.text, m) and not _goes_on_unknown(scene.text[m.end :])]
    if city == scene.home and not of_himself:
        return bool(own)
    if own[:1] != places[:1]:
        return False
    others = tuple(m.text for m in scene.names if m.kind in PLACE_KINDS and m not in own)
    text = quote.strip("…“”\"' ")
    before = text[: min((text.find(m.text) for m in own), default=0)]
    state = city in gazetteer.capitals and is_english(text)
    if not scene.about and (BIOGRAPHY.search(before) or state):
        return False
    opens = is_subject(text, tuple(m.text for m in own), others) and not _ATTRIBUTE.match(text)
    return opens and (scene.about or not of_himself)


def _goes_on_unknown(after: str) -> bool:
    """Whether a name that no dictionary knows follows a place: 山东兆信 and 珠海宋基会 are firms or bodies."""
    word, tag = (rjieba.tag(after[:6]) or [("", "")])[0]
    return tag.startswith("n") and len(word) > 1 and all(len(part) == 1 for part in rjieba.cut(word, False))
