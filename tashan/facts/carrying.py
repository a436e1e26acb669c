"""What a sentence that names no place goes on with.

In: the scenes of an article, one after the other, and what the whole text is about. Out: the subject that each gives
those after it, and the scene with the subject it carries on. In a text that is not about places only 全市, 该省 or "the
city" carry one on: what a diary or a manual tells after the name of a town is not said of the town.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import rjieba
from msgspec import Struct
from msgspec.structs import replace

from tashan.facts.clauses import is_english

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.facts.gazetteer import Gazetteer
    from tashan.facts.places import Scene
    from tashan.facts.survey import Survey

LIST_FROM = 3
"""Cities named together that make a list; a list does not change what the passage is about."""
MAX_CARRY = 2
"""Passages over which a subject lives on. One lost labelled claims of real articles, three filed a remark too many."""
_SOURCE = re.compile(
    r"(?:数据|统计|报告|分析|样本)[^，,。;；]{0,12}?(?:显示|表明|为|指出)|数据分析"
    r"|\b(?:data|figures|statistics|survey)\b[^,.;]{0,40}?\b(?:show|shows|say|says|suggest)\b",
    re.IGNORECASE,
)
_NATIONAL_BODY = re.compile(
    r"(?:^|[，,；;：:])\s?(?:[^，,；;：:]{0,12}[，,]\s?)?(?:中国)?(?:央行|人民银行|国务院|中共中央|党中央|国家统计局|[银保证]监会|银保监会"
    r"|国家发改委|财政部|工信部|商务部|教育部|科技部|全国人大|最高(?:人民)?法院|美联储)"
)
"""Whoever acts for a whole nation: what it does is not said of the place that the sentences before were about."""
_WHOLE_CITY = re.compile(r"全[市省区县州]|[该本我]市|[该本我]省|\bthe (?:city|province)\b")
"""What is said of a whole city or province that the text has named, and so not of the nation."""
_POINTS = {
    "city": re.compile(
        r"全[市城](?!场)|(?<!资)[该本我]市(?!场)|(?:这|该)[座个]?城市|\b(?:the|this) city\b", re.IGNORECASE
    ),
    "province": re.compile(r"全省|[该本我]省|\b(?:the|this) province\b", re.IGNORECASE),
}
"""What says of a city or a province that the one named before is meant, by the kind of place."""
_POINTS_HERE = {
    "city": re.compile(r"当地|本地(?!化)|(?:^|[，,；;])这里|市[属内]"),
    "province": re.compile(r"当地|本地(?!化)|(?:^|[，,；;])这里|省[属内]"),
}
"""What else points back to one in a Chinese sentence."""
_SOMEBODY_THERE = re.compile(r"(?:的)?(?:某|一)(?:家|所)")
_THIS_ONE = re.compile(r"[这该]家")
"""A firm that is told of as one of a place (济南一家企业), and the same again (这家企业)."""
_POINTS_EN = re.compile(
    r"^\W?(?:it|its)\b|\b(?:the|this) (?:metropolis|municipality|capital)\b|\bcity-?wide\b"
    r"|\b(?:locals|locally|local (?:governments?|people|authorities|residents|economy)|residents|here)\b"
    r"|(?<=\w )there\b",
    re.IGNORECASE,
)
"""What points back to a place in an English sentence."""
FIRST_PERSON = re.compile(r"(?<!自)我(?![国省市县区行素])|咱|\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
"""A writer who speaks of himself."""
_OF_OTHERS = re.compile(
    r"两[座个]城|两地|[国境]外|海外|国务院|国家[卫发]|《[^》]{1,20}法》|[他她]|abroad|overseas"
    r"|\b(?:both|he|she|his|her|they|their|them)\b",
    re.IGNORECASE,
)
"""Two places at once, places abroad, the nation and its laws, and people."""
BEGINNING = 24
"""Characters in which a sentence names who did what it tells."""
EARLY = 24
"""Farthest that a place stands from the start of a sentence that the next ones go on with, in characters. Places named
later are mostly where something else leads (commuting to …): on labelled articles nothing is lost by it."""
BIOGRAPHY = re.compile(
    r"出生于?|生于|毕业于|来自于?(?:中国|[\u4e00-\u9fff·]{2,4}[，,])|籍贯|祖籍|人氏|就读于|任职于|历任|曾任|现任|本报记者|作者系|作者单位"
    r"|记者[\u4e00-\u9fff]{2,4}[　 ）)]|[\u4e00-\u9fff]{2,4}[，,](?:男|女)[，,]"
    r"|\b(?:(?:was )?born in|native of|graduated from|studied at|grew up in|hails from|lives in|is based in"
    r"|is a (?:professor|lecturer|journalist|writer|reporter) (?:at|in|of))\b",
    re.IGNORECASE,
)
"""A sentence that says who somebody is: its places are nobody's subject."""
_ASIDE = re.compile(r"\s*[（(].*[）)]\s*", re.DOTALL)
"""A sentence in brackets, such as a signature: what follows does not go on with it."""
_MINOR_REGION = re.compile(r"(?:身处|地处|位于|同处|同在|同属|依托|与|和|比|in|of|within|the|than|by)\s*$")


class Subject(Struct, frozen=True, kw_only=True):
    """What the sentences after one that names a place go on with."""

    place: str
    since: int
    """The passage that named it last."""
    listed: bool = False
    """Whether it was but the first of a list."""
    opens: bool = True
    """Whether it was named early in its sentence."""
    one: bool = False
    """Whether its sentence tells of a firm as one of the place."""


def next_subject(subject: Subject | None, scene: Scene, gazetteer: Gazetteer, survey: Survey) -> Subject | None:
    """The subject from a sentence on."""
    passage = scene.citation.passage
    same = subject is not None and passage == subject.since
    turns = bool(scene.cities) and _turns_to(scene, fresh=subject is None, same=same)
    aside = _ASIDE.fullmatch(scene.text) or BIOGRAPHY.search(scene.text)
    if turns and not aside and scene.cities[0] in survey.named:
        own = [m for m in scene.names if gazetteer.city_of(m.id) == scene.cities[0]]
        early = min((m.start for m in own), default=0) <= EARLY
        one = any(_SOMEBODY_THERE.match(scene.text, m.end) for m in own)
        return Subject(
            place=scene.cities[0], since=passage, listed=len(scene.cities) >= LIST_FROM, opens=early, one=one
        )
    if not scene.cities and _leaves_focus(scene, gazetteer):
        return None
    if gazetteer.nation and not scene.cities and _is_national(scene, gazetteer.nation):
        return Subject(place=gazetteer.nation, since=passage)
    return subject


def with_subject(scene: Scene, subject: Subject | None, gazetteer: Gazetteer) -> Scene:
    """The scene with what it goes on with: all it is about where it names no place; else the province around the
    places behind its names of firms."""
    distance = scene.citation.passage - subject.since if subject else MAX_CARRY + 1
    if subject is None or distance > MAX_CARRY:
        return scene
    national = any(mention.id == gazetteer.nation for mention in scene.names)
    if not scene.cities and not national:
        goes_on = _goes_on(scene, subject, distance, gazetteer)
        if not goes_on:
            return scene
        sure = subject.place == gazetteer.nation or scene.reports or subject.place in scene.titles
        sure = sure or (subject.one and bool(_THIS_ONE.search(scene.text))) or _points_back(scene, subject, gazetteer)
        return replace(scene, carried=(subject.place,), sure=sure, listed=subject.listed, distance=distance)
    around = any(subject.place in gazetteer.ancestors(city) for city in scene.cities)
    if scene.named or not around or subject.place == gazetteer.nation:
        return scene
    return replace(scene, cities=unique([subject.place, *scene.cities]))


def _goes_on(scene: Scene, subject: Subject, distance: int, gazetteer: Gazetteer) -> bool:
    """Whether a sentence without a name is said of the subject of those before it. In a text about places, unless its
    title names another, or names none and the sentence before named it late, or it tells of the writer, of people or
    of somebody's capital; an English one, which has a subject of its own, must point back.
    In other texts only what points to the whole city or province."""
    if subject.place == gazetteer.nation or scene.reports:
        return True
    if scene.about:
        sure = distance <= 1 if scene.home == subject.place else scene.home is None and subject.opens
        apart = [m.id for m in scene.shadows if m.kind in gazetteer.compared]
        elsewhere = any(place != subject.place or place in gazetteer.capitals for place in apart)
        points = not is_english(scene.text) or _points_back(scene, subject, gazetteer)
        of_others = FIRST_PERSON.search(scene.text) or _OF_OTHERS.search(scene.text) or _names_person(scene.text)
        return bool(sure and points and not elsewhere and not of_others)
    whole = _POINTS.get(gazetteer.places[subject.place].kind)
    return distance <= 1 and whole is not None and bool(whole.search(scene.text))


def _points_back(scene: Scene, subject: Subject, gazetteer: Gazetteer) -> bool:
    """Whether words of a sentence point to the place before it, by its kind."""
    kind = gazetteer.places[subject.place].kind
    others = _POINTS_EN if is_english(scene.text) else _POINTS_HERE.get(kind)
    return any(pattern and pattern.search(scene.text) for pattern in (_POINTS.get(kind), others))


def points_to_whole(text: str, kind: str) -> tuple[str, ...]:
    """The words of a text that mean the whole of a place of a kind: 全市, 全省."""
    pattern = _POINTS.get(kind)
    return tuple(dict.fromkeys(pattern.findall(text))) if pattern else ()


def _names_person(text: str) -> bool:
    """Whether a sentence begins with what somebody did, by a name of three characters."""
    return any(tag == "nr" and len(word) == len("孙中山") for word, tag in rjieba.tag(text[:BEGINNING]))


def _is_national(scene: Scene, nation: str) -> bool:
    """Whether a sentence without a city tells what a body of the nation did, or gives statistics of the whole country
    or of a data firm."""
    if _NATIONAL_BODY.search(scene.text):
        return True
    counts = any(char.isdigit() for char in scene.text) and any(mention.id == nation for mention in scene.names)
    return counts or bool(_SOURCE.search(scene.text) and not _WHOLE_CITY.search(scene.text))


def _turns_to(scene: Scene, *, fresh: bool, same: bool) -> bool:
    """Whether a sentence that names cities gives the next ones their subject.

    A list of cities leaves the subject of its passage; a sentence that only names companies does not take it over.
    """
    if fresh or not same:
        return scene.named or fresh
    return scene.named and len(scene.cities) < LIST_FROM


def _leaves_focus(scene: Scene, gazetteer: Gazetteer) -> bool:
    """Whether the sentence turns to a place abroad or to a whole region, so that no city is its subject."""
    for mention in scene.names:
        if mention.kind in {"region", "country"} and mention.id != gazetteer.nation:
            abroad = gazetteer.nation not in gazetteer.ancestors(mention.id)
            if abroad or not _MINOR_REGION.search(scene.text[: mention.start]):
                return True
    return False


def unique(ids: Iterable[str | None]) -> tuple[str, ...]:
    """The ids that are there, each once, in order."""
    return tuple(dict.fromkeys(found for found in ids if found))
