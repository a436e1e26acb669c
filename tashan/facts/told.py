"""Whether a statement that names a place is surely told of it.

In: a scene, a statement in it and a place. Out: whether the statement may be filed there. A text about places speaks of
those it names, by their own names. In a diary, a manual, a book note or a notice nearly all that names a place in
passing is told of something else: there only what tells in so many words what a place is, has, lacks or is like, with
the place as its subject, and only where the title names some place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.facts.alone import behind, speaks_alone, stripped
from tashan.facts.carrying import BIOGRAPHY, FIRST_PERSON, points_to_whole
from tashan.facts.clauses import is_english
from tashan.facts.gazetteer import PLACE_KINDS
from tashan.facts.subjects import is_subject
from tashan.facts.survey import DIARY, begins_any_name, begins_unknown
from tashan.facts.traits import describes
from tashan.language.script import read_plainly

if TYPE_CHECKING:
    from tashan.facts.gazetteer import Gazetteer
    from tashan.facts.places import Scene
    from tashan.language.names import NameMention

_STAYED = re.compile(r"在[^，。]{0,16}(?:[读学上]了|读书|上学|工作了|实习|待了|呆[在了]|住了)")
"""What a writer may leave himself out of: 在北京某校读了本硕."""
_STOPS = re.compile(r"[。！？；：…—–!?;:.”’\"'」』）)\]]\s*$")
"""The end of a sentence; a line without one in a list is a headline, of what happened somewhere."""
_SCENE = re.compile(r"[在于]$")
_ATTRIBUTE = re.compile(r"[Tt]he [A-Z]")
"""Before a place that only tells one thing from others: the Nanjing price decision."""


def is_told_of(scene: Scene, quote: str, city: str, gazetteer: Gazetteer) -> bool:
    """Whether a statement is surely one about a city."""
    if scene.about and (scene.titles or _STOPS.search(scene.text)):
        return scene.sure if city in scene.carried else _told_among_places(scene, quote, city, gazetteer)
    return _told_in_passing(scene, quote, city, gazetteer)


def is_subject_of(scene: Scene, start: int, city: str, gazetteer: Gazetteer) -> bool:
    """Whether what stands from `start` on in a sentence opens with a city, or the sentence goes on with it."""
    if city in scene.carried:
        return True
    here = [m for m in scene.names if m.kind in PLACE_KINDS | {"place"} and m.start >= start]
    own = [m for m in here if gazetteer.city_of(m.id) == city and not begins_any_name(scene.text, m)]
    return is_subject(read_plainly(scene.text[start:]), _spelt(own), _others(scene, own))


def _told_among_places(scene: Scene, quote: str, city: str, gazetteer: Gazetteer) -> bool:
    """In a text about places any statement that names one, unless only a firm with its name stands there; of what a
    writer tells of himself what opens with the place."""
    named = [m for m in scene.names if m.kind in PLACE_KINDS | {"place"} and gazetteer.city_of(m.id) == city]
    own = [m for m in named if not begins_unknown(scene.text, m)]
    if named and not own:
        return False
    if not DIARY.search(quote):
        return True
    text = quote.strip("…“”\"' ")
    return _is_only(own, named) and is_subject(text, _spelt(own), _others(scene, own)) and not _ATTRIBUTE.match(text)


def _told_in_passing(scene: Scene, quote: str, city: str, gazetteer: Gazetteer) -> bool:
    """Elsewhere what tells by itself what a place or all of one (全市) is, has, lacks or is like: no life, nothing
    of the writer, no state by its capital."""
    text, english = stripped(quote), is_english(quote)
    if DIARY.search(quote) or FIRST_PERSON.search(quote) or _STAYED.search(quote):
        return False
    if city in scene.carried:
        return _tells(text, points_to_whole(text, gazetteer.places[city].kind), (), english=english)
    if not (scene.about or scene.titles) or (english and city in gazetteer.capitals and city != scene.home):
        return False
    named = [m for m in scene.names if m.kind in PLACE_KINDS | {"place"} and gazetteer.city_of(m.id) == city]
    own = [m for m in named if not begins_any_name(scene.text, m)]
    before = text[: min((text.find(name) for name in _spelt(own)), default=0)]
    if not _is_only(own, named) or BIOGRAPHY.search(before) or _ATTRIBUTE.match(text):
        return False
    return _tells(text, _spelt(own), _others(scene, own), english=english)


def _tells(text: str, own: tuple[str, ...], others: tuple[str, ...], *, english: bool) -> bool:
    scene = any(_SCENE.search(text[: text.find(name)]) for name in own if name in text)  # 在北京，一位画家…
    return bool(own) and not scene and speaks_alone(text, own, others) and describes(behind(text, own), english=english)


def _is_only(own: list[NameMention], named: list[NameMention]) -> bool:
    """Whether the place is named first as itself."""
    return bool(own) and own[:1] == named[:1]


def _spelt(mentions: list[NameMention]) -> tuple[str, ...]:
    return tuple(read_plainly(mention.text) for mention in mentions)


def _others(scene: Scene, own: list[NameMention]) -> tuple[str, ...]:
    return _spelt([m for m in scene.names if m.kind in PLACE_KINDS and m not in own])
