"""Which places and names each sentence speaks of.

In: an article and the names found in it. Out: one scene a sentence: the names that it is about, the cities it names,
and, where it names none (这里, 它, 该市, a bare predicate), the subject that the sentences before it carry on.
A name that only says who speaks (江苏媒体, a professor's university) or stands in a title 《…》 is not what a sentence
is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from tashan.model import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.language.names import NameIndex, NameMention
    from tashan.model import Article, Citation, Place, Reference, Term

PLACE_KINDS: frozenset[str] = frozenset(get_args(PlaceKind))
SUBJECT_TERMS = frozenset({"company", "institution", "place", "person"})
LIST_FROM = 3
"""Cities named together that make a list; a list does not change what the passage is about."""
MAX_CARRY = 2
"""Passages over which a subject lives on. One lost labelled claims of real articles, three filed a remark too many."""

_SPEAKER_AFTER = re.compile(
    r"\s*(?:[\u4e00-\u9fff]{0,12}?(?:教授|专家|院长|学者|研究员|分析师|博导|主任)"
    r"|的?(?:一[位名个]|几位|不少|许多|多位|有)?(?:投资人|企业家|创业者|负责人|创始人|官员|干部|居民|市民|老板)(?:们)?(?=[说称]|表示|坦言|认为|告诉|抱怨|反映|直言|回忆)"
    r"|(?:主流)?媒体|记者|网友|(?:省委|市委|政府|官方){0,2}机关报|(?:省委|市委)?[\u4e00-\u9fff]{0,3}报(?=《)|日报|晚报|客户端|报道|报导)"
)
_SPEAKER_AFTER_EN = re.compile(
    r"(?:'s)?\s+(?:\w+\s+){0,3}?(?:professor|economist|newspaper|newspapers|media|daily|reporter|journalists?)\b",
    re.IGNORECASE,
)
_SPEAKER_BEFORE = re.compile(
    r"(?:professor|scholar|economist|researcher)\s+(?:\w+\s+){0,3}(?:at|of|from)\s+(?:the\s+)?$", re.IGNORECASE
)
_MEDIA = re.compile(r"报|新闻|电视|央视|总台|新华社|客户端|通讯社|CCTV|Xinhua|News|Daily|Agency|Media|TV")
"""Words of which one stands in some spelling of every news outlet; terms.yml gives the spellings."""
_SAYS_AFTER = re.compile(
    r"\s*(?:的?(?:创始人|开创人|负责人)?[\u4e00-\u9fff]{0,4})?(?:同样|也|还|曾|就)*(?:给出|给[\u4e00-\u9fff]{1,6}(?:的)?建议|回答|建议|认为|表示|指出|写道|直言|坦言|说[，：:,]|称[，：:,])"
    r"|\s*(?:also\s+)?(?:said|says|suggest(?:s|ed)|advis(?:es|ed)|answer(?:s|ed)|replied|believes|argues)\b"
)
_EXAMPLE_BEFORE = re.compile(
    r"(?:下一[个家][\u4e00-\u9fff]{0,5}|像|诸如|类似|抛给|问|the next|such as|like|asked)\s*$", re.IGNORECASE
)
_PUBLISHES_AFTER = re.compile(
    r"[^，,。;；《]{0,48}?(?:数据|统计|报告|分析|样本|榜单)[^，,。;；]{0,12}?(?:显示|表明|为|指出)"
    r"|[^，,。;；《]{0,12}《[^《》]{0,40}(?:报告|榜单|指数|白皮书)》"
    r"|(?:'s)?\s[^,.;]{0,40}?\b(?:data|figures|statistics|survey|report)\b[^,.;]{0,20}?\b(?:shows?|says?|suggests?|found)\b"
)
_SOURCE = re.compile(
    r"(?:数据|统计|报告|分析|样本)[^，,。;；]{0,12}?(?:显示|表明|为|指出)|数据分析"
    r"|\b(?:data|figures|statistics|survey)\b[^,.;]{0,40}?\b(?:show|shows|say|says|suggest)\b",
    re.IGNORECASE,
)
_WHOLE_CITY = re.compile(r"全[市省区县州]|[该本我]市|[该本我]省|\bthe (?:city|province)\b")
"""What is said of a whole city or province that the text has named, and so not of the nation."""
_LONGER_NAME = re.compile(
    r"(?!市|省)[\u4e00-\u9fff]{0,8}?(?:合作组织|经济区|都市圈|城市群|经济圈|经济带|片区|海关|关区)"
    r"|(?!市|省)[\u4e00-\u9fff]{0,10}?(?:股份有限公司|有限公司|总公司|分公司|集团公司|集团|银行|大学|学院|研究院|研究中心"
    r"|研究所|医院|协会|基金会|交易所|证券|保险|航空|足球俱乐部|俱乐部|话剧团)"
    r"|[\u4e00-\u9fff]{0,8}[（(](?:行情|\d{6}|[A-Z]{2,4}[:：]|股票代码)"
)
"""After a place that is only the beginning of a name: 台北清华大学, 北京城乡(600861), 兰州海关."""
_MEASURE_BEFORE = re.compile(
    r"(?:仅?次于|不如|不及|高于|低于|多于|少于|超过|超越|取代)[^，。；,;]{0,8}$|\b(?:than|behind|after|unlike)\s+$",
    re.IGNORECASE,
)
"""Before a place that only measures another."""
_NOT_IN_NAME = re.compile(r"[的之一家这个某些多与和是在有、，为及]")
_BIOGRAPHY = re.compile(
    r"出生于?|生于|毕业于|籍贯|祖籍|人氏|就读于|任职于|历任|曾任|现任|本报记者|作者系|作者单位"
    r"|记者[\u4e00-\u9fff]{2,4}[　 ）)]|[\u4e00-\u9fff]{2,4}[，,](?:男|女)[，,]"
    r"|\b(?:(?:was )?born in|native of|graduated from|studied at|grew up in|hails from|lives in|is based in"
    r"|is a (?:professor|lecturer|journalist|writer|reporter) (?:at|in|of))\b",
    re.IGNORECASE,
)
"""A sentence that says who somebody is: its places are nobody's subject."""
_STATE = re.compile(
    r"\s*(?:['’]s\s+(?:policy|policies|ban|tariffs?|sanctions|government|leaders?|leadership|stance|response|embassy"
    r"|diplomats?|foreign|military|claims?|decision|crackdown|ambitions?)"
    r"|(?:has |had |also |would |will )?(?:said|says|warned|urged|accused|denied|insists?|retaliated|imposed|banned"
    r"|vowed|protested|condemned|called on|wants?|hopes|sees|views"
    r"|and (?:Washington|Moscow|Tokyo|London|Brussels|Delhi)))\b"
    r"|方面|当局|政府高层|高层|外交"
)
"""After a capital that stands for its state."""
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
_TITLE = re.compile(r"《[^《》]{1,80}》")
_LOCATED_IN = re.compile(r"\s*所在的?|\s*所属的?")
_SEAT = re.compile(r"省?(?:的)?(?:省会|首府)[，,]?")
_SCOPE_BEFORE = re.compile(
    r"(?:成为|作为|位居|位列|名列|排名|排在|居|占|是|为|系|\bin|\bof|\bamong|\bacross)(?:了)?\s*[^，,。;；.]{0,8}$"
)
"""Between a city and the province around it, which only says among whom: 东营成为山东第一, 作为江苏省会的南京."""
_CLAUSE_START = re.compile(r".*[，,。;；：:]", re.DOTALL)
_HELD_BEFORE = re.compile(r"\s*(?:与|和|同|跟|较|比|[Tt]he gap (?:with|to)|[Cc]ompared (?:with|to))\s*")
_HELD_AFTER = re.compile(r"\s*(?:之间)?的?(?:差距|距离|落差|相比|相较)|\s*(?:widen|narrow|grew|has )")
"""Around a place that a clause only holds its unnamed subject against: 与杭州的差距扩大到一成."""
_REACHED = re.compile(
    r"(?:对接|链接|连接|毗邻|背靠|紧邻|借力|承接|融入|links? (?:up )?(?:to|with)|connects? (?:to|with)|close to)"
    r"(?:着|了|到)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a place that the subject only reaches out to."""
_NEVER_BORN = re.compile(
    r"(?:没能|未能|没有|无法|难以|从未|出不了|(?:never|not|failed to|unable to))\s*"
    r"(?:催生|诞生|孕育|培育|培养|出现|产生|造就|长|跑|走|produced?|raised?|bred|gave birth to)?出?(?:像|如)?\s*"
    r"(?:an?\s+)?$",
    re.IGNORECASE,
)
"""Before a company that did not arise here: its city is not what the sentence is about."""
_SCOPE_AFTER = re.compile(r"\s*(?:\d+|[一二三四五六七八九十]+)个?(?:地级市|市|省|城)")
_MINOR_REGION = re.compile(r"(?:身处|地处|位于|同处|同在|同属|依托|与|和|比|in|of|within|the|than|by)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
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
    listed: bool = False
    """Whether the carried subject is but the first of a list, so that a number is not surely its own."""
    distance: int = 0
    """Passages since the carried subject was named; 0 in the same passage."""
    home: str | None = None
    """The one city or province that the title names."""
    reports: bool = False
    """Whether the text is an official report on its home: what names no place there is said of it."""


class Gazetteer:
    """Lookups over the places and terms of a reference."""

    def __init__(self, reference: Reference) -> None:
        self.places: dict[str, Place] = {place.id: place for place in reference.places}
        self.terms: dict[str, Term] = {term.id: term for term in reference.terms}
        self.nation = next((place.id for place in reference.places if place.nation), None)
        self.compared = reference.compared
        self.capitals = frozenset(place.id for place in reference.places if place.capital)

    def city_of(self, name_id: str) -> str | None:
        """What is compared of a place or term: itself, or what it lies in; None for a person or a phrase."""
        if name_id in self.places:
            return name_id if self.places[name_id].kind in self.compared else None
        term = self.terms.get(name_id)
        return self.city_of(term.place) if term and term.place and term.place != name_id else None

    def is_outlet(self, name_id: str) -> bool:
        """Whether a term is an institution that publishes news, by any of its spellings."""
        term = self.terms.get(name_id)
        if term is None or term.kind != "institution":
            return False
        return any(_MEDIA.search(spelling) for spelling in (term.name.zh_hans, term.name.en, *term.aliases))

    def ancestors(self, place_id: str) -> tuple[str, ...]:
        """The places around a place, the nearest first."""
        chain: list[str] = []
        place = self.places.get(place_id)
        while place and place.parent and place.parent not in chain:
            chain.append(place.parent)
            place = self.places.get(place.parent)
        return tuple(chain)

    def with_city(self, name_id: str) -> tuple[str, ...]:
        """The id, followed by the place it belongs to where it is a term."""
        term = self.terms.get(name_id)
        return (name_id, term.place) if term and term.place else (name_id,)


def is_named(text: str, spellings: Iterable[str]) -> bool:
    """Whether a text speaks of a place by one of its names: not as the beginning of a longer one, nor only as what
    somebody comes second to."""
    return any(
        not _MEASURE_BEFORE.search(text[: match.start()]) and not _LONGER_NAME.match(text, match.end())
        for spelling in spellings
        for match in re.finditer(re.escape(spelling), text, re.IGNORECASE)
    )


def place_spans(text: str, names: NameIndex) -> tuple[tuple[int, int, str], ...]:
    """Spans of what is compared, and of the regions, that a text names, with their ids."""
    return tuple((m.start, m.end, m.id) for m in names.find(text) if m.kind in names.compared or m.kind == "region")


def find_scenes(article: Article, gazetteer: Gazetteer, names: NameIndex) -> tuple[Scene, ...]:
    """One scene a sentence, in the order of `article.cited_sentences()`."""
    scenes: list[Scene] = []
    focus: tuple[str, ...] = ()
    since, listed = 0, False
    home = _home(article.title, gazetteer, names)
    reports = home is not None and _is_report(article.title, names)
    for citation, sentence in article.cited_sentences():
        scene = _read_scene(citation, sentence.text, gazetteer, names)
        who = _BIOGRAPHY.search(scene.text)
        if not who and _turns_to(scene, focus, same=citation.passage == since):
            focus, since, listed = scene.cities[:1], citation.passage, len(scene.cities) >= LIST_FROM
        elif not scene.cities and _leaves_focus(scene, gazetteer):
            focus = ()
        elif gazetteer.nation and not scene.cities and _is_national(scene, gazetteer.nation):
            focus, since, listed = (gazetteer.nation,), citation.passage, False
        national = any(mention.id == gazetteer.nation for mention in scene.names)
        if not scene.cities and not national and focus and citation.passage - since <= MAX_CARRY:
            scene = replace(scene, carried=focus, listed=listed, distance=citation.passage - since)
        elif not scene.named and citation.passage - since <= MAX_CARRY:
            scene = replace(scene, cities=_with_subject(scene.cities, focus, gazetteer))
        scenes.append(replace(scene, home=home, reports=reports))
    return tuple(scenes)


def _is_report(title: str, names: NameIndex) -> bool:
    """Whether a title is that of an official report on a place and names no smaller one: 江苏省昆山市统计公报 does."""
    rest = list(title)
    for mention in names.find(title):
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    return bool(_REPORT.search(title)) and not _SMALLER_PLACE.search("".join(rest))


def _home(title: str, gazetteer: Gazetteer, names: NameIndex) -> str | None:
    """The one city or province of a title; a district's city is not."""
    found = {mention.id for mention in names.find(title) if mention.kind in gazetteer.compared}
    inner = {place for place in found if not any(place in gazetteer.ancestors(other) for other in found)}
    return inner.pop() if len(inner) == 1 else None


def _is_national(scene: Scene, nation: str) -> bool:
    """Whether a sentence without a city gives statistics, of the whole country or of a data firm."""
    counts = any(char.isdigit() for char in scene.text) and any(mention.id == nation for mention in scene.names)
    return counts or bool(_SOURCE.search(scene.text) and not _WHOLE_CITY.search(scene.text))


def _with_subject(cities: tuple[str, ...], focus: tuple[str, ...], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The cities behind company names with the province that the passage is about, where they lie in it."""
    around = [
        place
        for place in focus
        if any(place in gazetteer.ancestors(city) for city in cities) and place != gazetteer.nation
    ]
    return _unique([*around, *cities])


def _turns_to(scene: Scene, focus: tuple[str, ...], *, same: bool) -> bool:
    """Whether the sentence gives the next ones their subject.

    A list of cities leaves the subject of its passage; a sentence that only names companies does not take it over.
    """
    if not scene.cities:
        return False
    if not focus or not same:
        return scene.named or not focus
    return scene.named and len(scene.cities) < LIST_FROM


def _read_scene(citation: Citation, text: str, gazetteer: Gazetteer, names: NameIndex) -> Scene:
    titles = [match.span() for match in _TITLE.finditer(text)]
    about: list[NameMention] = []
    shadows: list[NameMention] = []
    for mention in names.find(text):
        hidden = any(start <= mention.start < end for start, end in titles)
        is_subject = mention.kind in PLACE_KINDS or mention.kind in SUBJECT_TERMS
        speaks = _only_speaks(text, mention, gazetteer) or _continues(text, shadows, mention)
        speaks = speaks or _elsewhere(mention, [*about, *shadows], gazetteer)
        (shadows if hidden or not is_subject or speaks else about).append(mention)
    own = _own_cities(text, about, gazetteer)
    return Scene(
        citation=citation,
        text=text,
        names=tuple(about),
        shadows=tuple(shadows),
        cities=own or _cities_behind(about, gazetteer),
        named=bool(own) or _is_sure(about, gazetteer),
    )


def _only_speaks(text: str, mention: NameMention, gazetteer: Gazetteer) -> bool:
    """Whether the name tells who is quoted rather than what the sentence is about."""
    if gazetteer.is_outlet(mention.id):
        return True
    before, after = text[: mention.start], text[mention.end :]
    if mention.kind in PLACE_KINDS and mention.kind != "organisation" and _begins_name(after):
        return True
    if mention.id in gazetteer.capitals and _STATE.match(after):
        return True
    if mention.kind in {"company", "institution"} and _PUBLISHES_AFTER.match(after):
        return True
    if mention.kind == "company" and (_EXAMPLE_BEFORE.search(before) or _SAYS_AFTER.match(after)):
        return True
    if mention.kind == "company" and _NEVER_BORN.search(before[-16:]):
        return True
    if mention.kind != "person" and (_SPEAKER_AFTER.match(after) or _SPEAKER_AFTER_EN.match(after)):
        return True
    return bool(_SPEAKER_BEFORE.search(before))


def _begins_name(after: str) -> bool:
    """Whether a place is only the beginning of the name of a firm, a school or a fund."""
    found = _LONGER_NAME.match(after[:24])
    return found is not None and not _NOT_IN_NAME.search(found.group())


def _elsewhere(mention: NameMention, before: list[NameMention], gazetteer: Gazetteer) -> bool:
    """Whether an institution's name goes on that of a place it does not lie in, so that it is another one."""
    home = gazetteer.city_of(mention.id)
    touching = [m for m in before if m.end == mention.start and m.kind in PLACE_KINDS]
    if mention.kind != "institution" or not touching or not home:
        return False
    return touching[-1].id not in (home, *gazetteer.ancestors(home))


def _continues(text: str, shadows: list[NameMention], mention: NameMention) -> bool:
    """Whether a company's name goes on with a list of examples: the next A、B."""
    last = shadows[-1] if shadows else None
    return bool(
        last
        and last.kind == mention.kind == "company"
        and re.fullmatch(r"、|和|与|或| and | or ", text[last.end : mention.start])
    )


def cities_within(scene: Scene, span: tuple[int, int], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The cities of a stretch of a scene's text, in order."""
    about = [m for m in scene.names if span[0] <= m.start < span[1]]
    return _own_cities(scene.text, about, gazetteer) or _cities_behind(about, gazetteer)


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
    if not found:
        return ()
    behind = [m for m in about if m.kind == "institution"]
    mentions = sorted([*found, *behind], key=lambda m: m.start)
    return _unique(gazetteer.city_of(m.id) for m in mentions)


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


def _cities_behind(about: list[NameMention], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The cities of the companies, institutions and districts of a sentence that names no city; those of a list of
    companies from everywhere are none of them its subject."""
    found = _unique(gazetteer.city_of(m.id) for m in about if m.kind in SUBJECT_TERMS)
    return () if len(found) >= LIST_FROM and all(m.kind == "company" for m in about) else found


def _leaves_focus(scene: Scene, gazetteer: Gazetteer) -> bool:
    """Whether the sentence turns to a place abroad or to a whole region, so that no city is its subject."""
    for mention in scene.names:
        if mention.kind in {"region", "country"} and mention.id != gazetteer.nation:
            abroad = gazetteer.nation not in gazetteer.ancestors(mention.id)
            if abroad or not _MINOR_REGION.search(scene.text[: mention.start]):
                return True
    return False


def _unique(ids: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for found in ids if found))
