"""Which places and names each sentence speaks of.

In: an article and the names found in it. Out: one scene a sentence: the names that it is about, the cities it names,
and, where it names none (这里, 它, 该市, a bare predicate), the subject that the sentences before it carry on. In a
text that is not about places only 全市, 该省 or "the city" carry one on.
A name that only says who speaks (江苏媒体, a professor's university) or stands in a title 《…》 is not what a sentence
is about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tashan.facts.anchors import section_year
from tashan.facts.carrying import LIST_FROM, Subject, next_subject, unique, with_subject
from tashan.facts.gazetteer import PLACE_KINDS, Gazetteer
from tashan.facts.speaking import LONGER_NAME, goes_on_examples, is_elsewhere, only_speaks
from tashan.facts.survey import begins_name, survey_article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.facts.survey import Survey
    from tashan.language.names import NameIndex, NameMention
    from tashan.model import Article, Citation

SUBJECT_TERMS = frozenset({"company", "institution", "place", "person"})
_MEASURE_BEFORE = re.compile(
    r"(?:仅?次于|不如|不及|高于|低于|多于|少于|超过|超越|取代)[^，。；,;]{0,8}$|\b(?:than|behind|after|unlike)\s+$",
    re.IGNORECASE,
)
"""Before a place that only measures another."""
_REPORT = re.compile(
    r"公报|政府工作报告|经济(?:运行|形势|数据)|统计(?:月报|年报|快报|资料)|主要(?:经济)?指标|\b(?:statistical\s)?communiqu[eé]\b"
    r"|\bgovernment\swork\sreport\b",
    re.IGNORECASE,
)
"""Titles of official reports on a place."""
_SMALLER_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:市|县|区|旗|镇|乡|街道|海关|集团|公司|大学)(?!政府|人民)|\b(?:county|district)\b",
    re.IGNORECASE,
)
"""A place or body that the reference data does not know."""
_TITLE = re.compile(r"《[^《》]{1,80}》|〈[^〈〉]{1,80}〉|<<[^<>]{1,80}>>|https?://\S+")
"""Titles and addresses: what they name is not what a sentence is about."""
_LOCATED_IN = re.compile(r"\s*所在的?|\s*所属的?")
_SEAT = re.compile(r"省?(?:的)?(?:省会|首府)[，,]?")
_SCOPE_BEFORE = re.compile(
    r"(?:成为|作为|位居|位列|名列|排名|排在|居|占|是|为|系|\bin|\bof|\bamong|\bacross)(?:了)?\s*[^，,。;；.]{0,8}$"
)
"""Between a city and the province around it, which only says among whom: 东营成为山东第一, 作为江苏省会的南京."""
_CLAUSE_START = re.compile(r".*[，,。;；：:]", re.DOTALL)
_HELD_BEFORE = re.compile(r"\s*(?:与|和|同|跟|较|比|[Tt]he gap (?:with|to)|[Cc]ompared (?:with|to))\s*")
_THAN = re.compile(r"\bthan\s+(?:the\s+)?(?:[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?(?:,|,? (?:or|and))\s+)*$")
"""Before places of an English sentence that only measure one that it does not name: less extensive than A or B."""
_HELD_AFTER = re.compile(r"\s*(?:之间)?的?(?:差距|距离|落差|相比|相较)|\s*(?:widen|narrow|grew|has )")
"""Around a place that a clause only holds its unnamed subject against: 与杭州的差距扩大到一成."""
_REACHED = re.compile(
    r"(?:对接|链接|连接|毗邻|背靠|紧邻|借力|承接|融入|links? (?:up )?(?:to|with)|connects? (?:to|with)|close to)"
    r"(?:着|了|到)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a place that the subject only reaches out to."""
_SCOPE_AFTER = re.compile(r"\s*(?:\d+|[一二三四五六七八九十]+)个?(?:地级市|市|省|城)")


class Scene(Struct, frozen=True, kw_only=True):
    """A sentence with the places it speaks of; ids are those of the reference data."""

    citation: Citation
    text: str
    names: tuple[NameMention, ...]
    """Mentions that the sentence is about, in order: places, companies, institutions, people, districts."""
    shadows: tuple[NameMention, ...]
    """Mentions that it is not about: titles, speakers, set phrases and works."""
    cities: tuple[str, ...]
    """Cities and provinces named in the sentence, itself or by an institution or company in them."""
    named: bool
    """Whether `cities` stand in the sentence by their own names or by those of institutions there."""
    carried: tuple[str, ...] = ()
    """The cities that the sentence is about where it names no place: the subject of the sentences before."""
    sure: bool = True
    """Whether words point back to the carried subject, or the title names it."""
    listed: bool = False
    """Whether the carried subject is but the first of a list, so that a number is not surely its own."""
    distance: int = 0
    """Passages since the carried subject was named; 0 in the same passage."""
    home: str | None = None
    """The one city or province that the title names."""
    reports: bool = False
    """Whether the text is an official report on its home: what names no place there is said of it."""
    year: int | None = None
    """The year of the section, where a heading names one."""
    known: frozenset[str] = frozenset()
    """The places that the article names itself: a firm or a person stands for its seat among these alone."""
    about: bool = True
    """Whether the text is about places."""
    titles: frozenset[str] = frozenset()
    """The cities and provinces that the title names."""


def is_named(text: str, spellings: Iterable[str]) -> bool:
    """Whether a text speaks of a place by one of its names: not as the beginning of a longer one, nor only as what
    somebody comes second to."""
    small = text.lower()
    return any(
        not _MEASURE_BEFORE.search(text[: match.start()]) and not LONGER_NAME.match(text, match.end())
        for spelling in spellings
        if spelling.lower() in small  # a pattern for every name would push the others out of the cache of patterns
        for match in re.finditer(re.escape(spelling), text, re.IGNORECASE)
    )


def place_spans(text: str, names: NameIndex) -> tuple[tuple[int, int, str], ...]:
    """Spans of what is compared, and of the regions, that a text names, with their ids."""
    return tuple((m.start, m.end, m.id) for m in names.find(text) if m.kind in names.compared or m.kind == "region")


def find_scenes(article: Article, gazetteer: Gazetteer, names: NameIndex) -> tuple[Scene, ...]:
    """One scene a sentence, in the order of `article.cited_sentences()`."""
    scenes: list[Scene] = []
    subject: Subject | None = None
    survey, years = survey_article(article, gazetteer, names), _section_years(article)
    titles = _titles(article.title, gazetteer, names, survey)
    home = next(iter(titles)) if len(titles) == 1 else None
    reports = home is not None and _is_report(article.title, names)
    for citation, sentence in article.cited_sentences():
        scene = _read_scene(citation, sentence.text, gazetteer, names, survey)
        scene = replace(scene, home=home, titles=titles, reports=reports, year=years[citation.passage])
        subject = next_subject(subject, scene, gazetteer, survey)
        scenes.append(with_subject(scene, subject, gazetteer))
    return tuple(scenes)


def _section_years(article: Article) -> tuple[int | None, ...]:
    """For each passage the year that the nearest heading above it names, or one above that."""
    open_: list[tuple[int, int | None]] = []
    years: list[int | None] = []
    for passage in article.passages:
        if passage.kind == "heading":
            open_ = [(level, year) for level, year in open_ if level < passage.level]
            open_.append((passage.level, section_year(passage.text)))
        years.append(next((year for _, year in reversed(open_) if year), None))
    return tuple(years)


def _is_report(title: str, names: NameIndex) -> bool:
    """Whether a title is that of an official report on a place and names no smaller one: 江苏省昆山市统计公报 does."""
    rest = list(title)
    for mention in names.find(title):
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    return bool(_REPORT.search(title)) and not _SMALLER_PLACE.search("".join(rest))


def _titles(title: str, gazetteer: Gazetteer, names: NameIndex, survey: Survey) -> frozenset[str]:
    """The cities and provinces of a title, a province around one of its cities and a district's city left out."""
    mentions = survey.finds(title, names)
    found = {m.id for m in mentions if m.kind in gazetteer.compared and not begins_name(title, m)}
    return frozenset(place for place in found if not any(place in gazetteer.ancestors(other) for other in found))


def _read_scene(citation: Citation, text: str, gazetteer: Gazetteer, names: NameIndex, survey: Survey) -> Scene:
    titles = [match.span() for match in _TITLE.finditer(text)]
    about: list[NameMention] = []
    shadows: list[NameMention] = []
    for mention in survey.finds(text, names):
        hidden = any(start <= mention.start < end for start, end in titles)
        is_subject = mention.kind in PLACE_KINDS or mention.kind in SUBJECT_TERMS
        speaks = only_speaks(text, mention, gazetteer) or goes_on_examples(text, shadows, mention)
        speaks = speaks or is_elsewhere(mention, [*about, *shadows], gazetteer)
        (shadows if hidden or not is_subject or speaks else about).append(mention)
    own = _own_cities(text, about, gazetteer)
    return Scene(
        citation=citation,
        text=text,
        names=tuple(about),
        shadows=tuple(shadows),
        cities=own or _cities_behind(about, gazetteer, survey.named),
        named=bool(own) or _is_sure(about, gazetteer),
        known=survey.named,
        about=survey.about,
    )


def cities_within(scene: Scene, span: tuple[int, int], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The cities of a stretch of a scene's text, in order."""
    about = [m for m in scene.names if span[0] <= m.start < span[1]]
    return _own_cities(scene.text, about, gazetteer) or _cities_behind(about, gazetteer, scene.known)


def _is_sure(about: list[NameMention], gazetteer: Gazetteer) -> bool:
    """Whether names stand for their city: an institution does, and so do several companies of one city."""
    companies = {m.id for m in about if m.kind == "company"}
    cities = {gazetteer.city_of(name) for name in companies}
    return any(m.kind == "institution" for m in about) or (len(companies) > 1 and len(cities) == 1)


def _own_cities(text: str, about: list[NameMention], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Cities and provinces named as such, and those of named institutions beside them."""
    found = [m for m in about if m.kind in gazetteer.compared and not _is_scope(text, m, about, gazetteer)]
    subjects = [m for m in found if not _is_beside(text, m)]
    found = subjects if subjects or all(_is_held_against(text, m) for m in found) else found
    if not found or all(_THAN.search(text[: m.start]) for m in found):
        return ()
    behind = [m for m in about if m.kind == "institution"]
    mentions = sorted([*found, *behind], key=lambda m: m.start)
    return unique(gazetteer.city_of(m.id) for m in mentions)


def _is_scope(text: str, mention: NameMention, about: list[NameMention], gazetteer: Gazetteer) -> bool:
    """Whether a name only places another one: 安徽合肥, 杭州所在的浙江, 山东16市."""
    if _LOCATED_IN.match(text, mention.end) or _SCOPE_AFTER.match(text, mention.end):
        return True
    inner = [other for other in about if mention.id in gazetteer.ancestors(other.id)]
    if any(other.start == mention.end for other in inner):
        return True
    if any(0 < other.start - mention.end <= 5 and _SEAT.search(text[mention.end : other.start]) for other in inner):
        return True
    return any(o.end < mention.start and _SCOPE_BEFORE.search(text[o.end : mention.start]) for o in inner)


def _is_beside(text: str, mention: NameMention) -> bool:
    """Whether a sentence only reaches out to a place, or holds its unnamed subject against it."""
    before = text[max(0, mention.start - 24) : mention.start]
    return bool(_REACHED.search(before)) or _is_held_against(text, mention)


def _is_held_against(text: str, mention: NameMention) -> bool:
    """与杭州的差距扩大: whose gap it is, the sentence does not say."""
    start = _CLAUSE_START.search(text[: mention.start])
    opens = text[start.end() if start else 0 : mention.start]
    return bool(_HELD_BEFORE.fullmatch(opens) and _HELD_AFTER.match(text, mention.end))


def _cities_behind(about: list[NameMention], gazetteer: Gazetteer, known: frozenset[str]) -> tuple[str, ...]:
    """The cities of the companies, institutions and districts of a sentence that names no city: a company or a person
    stands for one that the article names, and of a list of companies from everywhere none is the subject.
    """
    places = {m: gazetteer.city_of(m.id) for m in about if m.kind in SUBJECT_TERMS}
    if len(set(places.values()) - {None}) >= LIST_FROM and all(m.kind == "company" for m in about):
        return ()
    return unique(city for m, city in places.items() if city in known or m.kind not in {"company", "person"})
