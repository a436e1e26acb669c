"""Whose figure it is: the grammatical subject of the number's clause.

In: a reading, one of its quantities and the lookups. Out: an `Owner`. The name that the number directly follows owns it
(B的19.4%), else the subject of its clause, else that of the nearest clause before, else what the passage carries on.
What it is only compared with (比武汉, than Hangzhou), and what is only the other party (向四川, to Sichuan), does not.
Where a name that the reference data does not know is the subject, nobody owns it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import rjieba
from msgspec import Struct

from tashan.facts.phrases import JOINED, is_counted_list, names_before, stretch_before
from tashan.language.script import simplify_characters

if TYPE_CHECKING:
    from tashan.facts.gazetteer import Gazetteer
    from tashan.facts.places import Scene
    from tashan.facts.reading import Reading, Span
    from tashan.language.names import NameMention
    from tashan.language.quantities import Quantity

FARTHEST = 12
"""Clauses over which a subject reaches; the longest list of cities that was met has ten."""

_COMPARED_BEFORE = re.compile(
    r"(?:比|较|超过|反超|力压|超越|赶超|击败|压过|追平|高于|低于|多于|少于|落后于?|领先于?|对比|不如|不及|仅次于|占)\s*$"
    r"|\b(?:than|compared (?:with|to)|behind|ahead of|unlike|overtook|overtaking|gap with|gap to|versus|of all)\s+$"
    r"|\bcapital of\s+(?:the\s+)?(?:\w+\s)?(?:China['’]s\s)?$",
    re.IGNORECASE,
)
_COMPARED_AROUND = (re.compile(r"(?:与|跟|同|和)\s*$"), re.compile(r"(?:市|省)?(?:的差距|差距|相比|比较|相差|比)"))
_RELATIVE = re.compile(r"(?:where|whose)\b", re.IGNORECASE)
_BEFORE_RELATIVE = re.compile(r"[,\s]*(?:(?:Province|City|Municipality)[,\s]*)?")
"""A clause of a place: Nanjing trails Hangzhou, where exports grew by 8%."""
_MEASURED_BY = (
    re.compile(r"(?:是|为|相当于|等于|只有|仅|不到|不足|约)\s*$"),
    re.compile(
        r"(?:市|省)?的?\s*(?:[\d.]+\s*[%％倍成]|[一二三四五六七八九十两]+[成倍]|[一二三四五六七八九十百]+分之|一半)"
    ),
)
"""Around a place that only is the measure: 仅是广州的66%."""
_OBLIQUE = re.compile(
    r"(?:有|拥有|包括|包含|引进|投资|收购|像|如|向|对|从|给|由|经|被|把|往|赴|到|来自|在|于|自|是|为|帮|替|送|与|跟|同|入选|入围|列入|上榜|荣登|荣获|进入|跻身)\s*$"
    r"|\b(?:to|from|with|into|by|for|against|via|at|in|near|across|between|outside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LOCATED_IN = re.compile(r"\s*所在的?|['’]s\s(?:\w+\s)?(?:province|city|capital|neighbou?r|region)\b")
_ANAPHORA = re.compile(
    r"该省|该市|该区|全省|全市|全区(?!域)|本市|本省|我省|我市|这座城市|\bthe (?:province|city)\b(?! of)", re.IGNORECASE
)
_IN_PLACE = re.compile(r"^[^,;.，；。\d]{0,60}?\b(?:in|from|for|of|at)\s+(?:the\s+)?$")
_NATIONAL = re.compile(
    r"(?<![占居列位入于比领同达到])(?:全国|全中国)(?!(?:的|总|平均|比重|性|[第前首唯一二三四五六七八九十近约]))|国民经济"
    r"|\b(?:nationwide|nationally|across the country)\b"
)
_OF_SOMEBODY = re.compile(r"(?:年薪|资金|投资|订单)?的(?!投资|资金|规模)[\u4e00-\u9fff]")
"""After a sum that only describes whoever is spoken of: 年薪千万元的高管."""
_DESCRIBES = re.compile(r"[^，。；]*的\s*")
_ENDS_PHRASE = re.compile(r"[，。；、：”）\s]|$|[却而也都就将已在]")
_SMALLER = re.compile(r"(?<![全各多每个])(?![城乡市][乡镇])[\u4e00-\u9fff]{2}(?:镇(?![化区])|街道)(?!居民|人口)")
"""A town or a street of a city that is spoken of."""
_WORLD = re.compile(r"(?:全球|世界)(?:经济|贸易|国内生产总值|GDP|平均)")
_FOR = re.compile(r"[为替]\s*$|\bfor\s+$")
_RIGHT_BEFORE = re.compile(r"(?:市|省)?(?:的|['’]s)?\s*")
_FIRM = re.compile(
    r"(?:这|那|某|该|一|本|两|几)家|(?:^|[，。的\s])(?:该?公司|该?企业|该?集团|该行|本行|该校|该院|工厂|厂商)(?!数|总|的?数量|净增|主体)"
    r"|\b(?:the|this|its|one) (?:company|firm|bank|group|start-?up|business|university|maker|school)\b",
    re.IGNORECASE,
)
_UNKNOWN_TAGS = frozenset({"ns", "nt", "nr", "nrt"})
_UNKNOWN_WORD = re.compile(
    r".*[\u4e00-\u9fff](?:公司|集团|银行|大学|学院|医院|研究院|基金会|协会|股份|县|州|镇|乡|自治区|自治州|新区|开发区)$"
)
_UNKNOWN_PLACE = re.compile(
    r"\s*(?![全本该我各城地都超股楼上])[\u4e00-\u9fff]{2,4}?(?<![城地都超股楼上])(?:市|县|区|镇|自治州)(?![场民值政内域间委场])"
)
_COMMON_PLACES = frozenset({"全国", "全省", "全市", "国家", "世界", "全球", "中央", "地方"})
_CAPITALISED = re.compile(r"(?<![.\w])[A-Z][a-z]+(?:\s[A-Z][a-z]+)*")
_MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Chinese|China|State|Top"
    r"|Spring|Party|Gross|The|In|On|At|Its|It|By|For|From|With|And|But|That|This|Among|According|Meanwhile|Last|As)\b"
)


class Owner(Struct, frozen=True, kw_only=True):
    """Ids of places or terms; a district is followed by the city it lies in.

    `within` says that something unnamed in these places owns it (济南一家企业), not the places.
    """

    places: tuple[str, ...] = ()
    within: bool = False


def owner_of(reading: Reading, quantity: Quantity, gazetteer: Gazetteer, *, subject: bool = False) -> Owner:
    """Whose figure it is: nobody's where the place only leads to an unknown one, within it where a town is named.

    `subject` prefers what the sentence began with to the field of a ranking (A、B成为山东前三).
    """
    found = _owner(reading, quantity, gazetteer, subject=subject)
    if len(found.places) != 1:
        return found
    mentions = [m for m in reading.scene.names if m.id == found.places[0]]
    if mentions and all(_leads_on(reading.text, mention) for mention in mentions):
        return Owner()
    if _of_unlisted(reading, quantity, mentions) or (
        not mentions and _says(_WORLD, reading, _before(reading, quantity))
    ):
        return Owner()
    if not mentions and found.places == reading.scene.carried and _SMALLER.search(reading.text):
        return Owner(places=found.places, within=True)
    return found


def _before(reading: Reading, quantity: Quantity) -> Span:
    return reading.clause_span(quantity.start)[0], quantity.start


def _of_unlisted(reading: Reading, quantity: Quantity, mentions: list[NameMention]) -> bool:
    """Whether a clause up to the number begins with an unknown place, and none after it with the owner: A市与B接壤."""
    if reading.english:
        return False
    for start, end in reversed(reading.clauses[: reading.clause(quantity.start) + 1]):
        if any(mention.start == start for mention in mentions):
            return False
        if _UNKNOWN_PLACE.match(reading.plain(start, min(end, quantity.start))):
            return True
    return False


def _leads_on(text: str, mention: NameMention) -> bool:
    """Whether an unknown place follows that lies in this one: 福建莆田."""
    tokens = rjieba.tag(text[mention.end : mention.end + 10]) if mention.kind == "province" else []
    if not tokens or tokens[0][1] != "ns" or len(tokens[0][0]) < 2 or tokens[0][0] in _COMMON_PLACES:
        return False
    return len(tokens) == 1 or not tokens[1][1].startswith(("n", "v"))


def _owner(reading: Reading, quantity: Quantity, gazetteer: Gazetteer, *, subject: bool) -> Owner:
    if quantity.unit in {"CNY", "USD"} and reading.text[max(0, quantity.start - 1) : quantity.start] == "以":
        return Owner()  # A price that somebody offers or pays: it is not the payer's.
    scene, counted = reading.scene, quantity.unit == "count" and is_counted_list(reading.scene, quantity.start)
    if counted:
        listed = scene.names[: names_before(scene, quantity.start)]
        end = reading.clause_span(quantity.start)[1]
        outside = [m for m in scene.names if m.start < end and gazetteer.city_of(m.id) == m.id]
        return Owner(places=_ids(outside[-1:] or _chain(reading, listed[-1]), gazetteer))
    named = _right_before(reading, quantity) or _described(reading, quantity) or _served(reading, quantity, gazetteer)
    if named:
        return Owner(places=_ids(_chain(reading, named), gazetteer))
    return _subject(reading, quantity, gazetteer, rank=subject)


def speaks_of_firm(scene: Scene) -> bool:
    """Whether a sentence is about an unnamed firm: 济南一家企业, this company."""
    return bool(_FIRM.search(simplify_characters(scene.text)))


def says_whole(scene: Scene) -> bool:
    """Whether a sentence speaks of the whole place: 全市, the city."""
    return bool(_ANAPHORA.search(simplify_characters(scene.text)))


def _right_before(reading: Reading, quantity: Quantity) -> NameMention | None:
    count = names_before(reading.scene, quantity.start)
    if count and _RIGHT_BEFORE.fullmatch(reading.text[reading.scene.names[count - 1].end : quantity.start]):
        return reading.scene.names[count - 1]
    return None


def _described(reading: Reading, quantity: Quantity) -> NameMention | None:
    """The name that the number's clause describes: 科研实力全国前五、号称…的华中科技大学."""
    start, end = reading.clause_span(quantity.start)
    first, last = (bisect_left(reading.scene.names, edge, key=lambda m: m.start) for edge in (quantity.end, end))
    if last == first or (first and reading.scene.names[first - 1].start >= start):
        return None
    following = reversed(reading.scene.names[first:last])
    return next(
        (
            m
            for m in following
            if _DESCRIBES.fullmatch(reading.text[quantity.end : m.start]) and _ENDS_PHRASE.match(reading.text, m.end)
        ),
        None,
    )


def _served(reading: Reading, quantity: Quantity, gazetteer: Gazetteer) -> NameMention | None:
    """The place that something was done for: 为杭州带出10万人才 counts the people of Hangzhou."""
    count = names_before(reading.scene, quantity.start)
    mention = reading.scene.names[count - 1] if count else None
    if mention is None or quantity.unit != "count" or mention.id not in gazetteer.places:
        return None
    inside = mention.start >= stretch_before(reading, quantity)[0]
    return mention if inside and _FOR.search(reading.text[max(0, mention.start - 8) : mention.start]) else None


def _subject(reading: Reading, quantity: Quantity, gazetteer: Gazetteer, *, rank: bool) -> Owner:
    """The subject of the clause, else of one before it; then what is named after the number; then what is carried.

    After a relative clause of another place (Nanjing trails Hangzhou, where …, and has 5) nobody can tell.
    """
    within = False
    relative: Owner | None = None
    here = reading.clause(quantity.start)
    for number in range(here, max(-1, here - FARTHEST), -1):
        span = stretch_before(reading, quantity) if number == here else reading.clauses[number]
        found = _names_in(reading, span, gazetteer)
        after = _after(reading, quantity) if number == here and reading.english and not rank else None
        if after:
            return Owner(places=_ids(_chain(reading, after), gazetteer))
        within = within or _says(_FIRM, reading, span)
        if not found and _RELATIVE.match(reading.text, reading.clauses[number][0]):
            relative = _antecedent(reading, reading.clauses[number][0], gazetteer)
            if number == here:
                return relative
            continue
        if found and not (rank and number and _is_field(reading, found, reading.clauses[number - 1], gazetteer)):
            owner = _owned(reading, found, span, gazetteer, within=within)
            return owner if relative is None or relative.places == owner.places else Owner()
        if _foreign(reading, span):
            return Owner()
        if _says(_ANAPHORA, reading, span) or _says(_NATIONAL, reading, span):
            break
        if number == here and (found := _names_in(reading, (reading.clauses[here][0], span[0]), gazetteer)):
            return _owned(reading, found, span, gazetteer, within=within)
    return _otherwise(reading, quantity, gazetteer, within=within)


def _antecedent(reading: Reading, start: int, gazetteer: Gazetteer) -> Owner:
    """What a relative clause is said of: the name right before it; nobody where another word stands there."""
    count = names_before(reading.scene, start)
    mention = reading.scene.names[count - 1] if count else None
    if mention is None or not _BEFORE_RELATIVE.fullmatch(reading.text, mention.end, start):
        return Owner()
    return Owner(places=_ids([mention], gazetteer))


def _owned(reading: Reading, found: list[NameMention], span: Span, gazetteer: Gazetteer, *, within: bool) -> Owner:
    chosen = _most_special(reading, found, gazetteer)
    if _foreign(reading, (chosen.end, span[1]), strict=True):
        return Owner()
    chain = _chain(reading, chosen)
    return Owner(places=_ids(chain, gazetteer), within=within and all(m.id in gazetteer.places for m in chain))


def _otherwise(reading: Reading, quantity: Quantity, gazetteer: Gazetteer, *, within: bool) -> Owner:
    start, end = reading.clause_span(quantity.start)
    scene = reading.scene
    later = [m for m in scene.names if quantity.end <= m.start < end and not _is_compared(reading.text, m)]
    if later and quantity.unit == "ratio":
        return Owner(places=_ids(_chain(reading, later[0]), gazetteer), within=within)
    if gazetteer.nation and _says(_NATIONAL, reading, (start, quantity.start)):
        return Owner(places=(gazetteer.nation,))
    if later and not _says(_ANAPHORA, reading, (start, quantity.start)):
        return Owner(places=_ids(_chain(reading, later[0]), gazetteer), within=within)
    if _OF_SOMEBODY.match(reading.text, quantity.end) and quantity.unit in {"CNY", "USD"}:
        return Owner()
    named = any(mention.id in scene.cities for mention in scene.names) or not scene.reports
    if scene.home in scene.cities and scene.reports:
        return Owner(places=(scene.home,) if scene.home else (), within=within)
    compared = [m.id for m in scene.names if m.id in scene.cities and _is_compared(reading.text, m)]
    places = scene.cities[:1] if named and scene.cities[:1] != tuple(compared[:1]) else ()
    return Owner(places=places or _unnamed(reading, (start, quantity.start)), within=within)


def _unnamed(reading: Reading, span: Span) -> tuple[str, ...]:
    """Whose figure it is where its sentence names no place: in a report on a place, that place's; else of the subject
    that the sentences before carry on, unless 全省 or 全市 says that it is that of the title."""
    scene = reading.scene
    carried = () if scene.listed else scene.carried
    if scene.home is None or scene.home in carried:
        return carried
    if scene.reports:
        return (scene.home,)
    return carried or ((scene.home,) if _says(_ANAPHORA, reading, span) else ())


def _says(pattern: re.Pattern[str], reading: Reading, span: Span) -> bool:
    """Whether a word begins in the stretch; what follows it may lie beyond."""
    found = pattern.search(reading.text, span[0], span[1] + 12)
    return bool(found and found.start() < span[1])


def _names_in(reading: Reading, span: Span, gazetteer: Gazetteer) -> list[NameMention]:
    """The names of a stretch that can be its subject; a place that it only happens in where there is no other."""
    first, last = (bisect_left(reading.scene.names, edge, key=lambda m: m.start) for edge in span)
    inside = [m for m in reading.scene.names[first:last] if not _is_compared(reading.text, m)]
    subjects = [m for m in inside if not _OBLIQUE.search(reading.text[max(0, m.start - 14) : m.start])]
    places = [m for m in inside if m.id in gazetteer.places]
    return subjects or [
        m
        for m in places
        if re.search(r"(?:在|于|\bin\s+(?:the\s+)?)$", reading.text[max(0, m.start - 8) : m.start], re.I)
    ]


def _is_field(reading: Reading, found: list[NameMention], clause: Span, gazetteer: Gazetteer) -> bool:
    """Whether a name is only the field of a ranking, of things named in the clause before that lie in it."""
    earlier = [m for m in reading.scene.names if clause[0] <= m.start < clause[1]]
    return any(found[0].id in gazetteer.ancestors(m.id) for m in earlier if m.id != found[0].id)


def _most_special(reading: Reading, found: list[NameMention], gazetteer: Gazetteer) -> NameMention:
    """The first name, or one right behind it that lies in it: 安徽合肥, 杭州的宇树科技."""
    chosen = found[0]
    for following in found[1:]:
        between = reading.text[chosen.end : following.start]
        inner = chosen.id in (gazetteer.city_of(following.id), *gazetteer.ancestors(following.id))
        if not inner or not re.fullmatch(r"(?:省|市)?(?:的|['’]s)?\s*", between):
            break
        chosen = following
    return chosen


def _after(reading: Reading, quantity: Quantity) -> NameMention | None:
    """In English: the place in which the number is (5.1% in Wuhan)."""
    end = reading.clause_span(quantity.start)[1]
    after = [m for m in reading.scene.names if quantity.end <= m.start < end]
    return after[0] if after and _IN_PLACE.match(reading.text[quantity.end : after[0].start]) else None


def _foreign(reading: Reading, span: Span, *, strict: bool = False) -> bool:
    """Whether a stretch has a proper name that the reference data does not know."""
    if span[0] >= span[1]:
        return False
    plain = reading.plain(*span)
    if reading.english:
        names = [m.group() for m in _CAPITALISED.finditer(plain)]
        return any(not _MONTHS.match(name) for name in names if not (plain.startswith(name) and " " not in name))
    tokens = [(token, tag) for token, tag in rjieba.tag(plain) if token.strip() and token not in _COMMON_PLACES]
    if _UNKNOWN_PLACE.match(plain) or any(_UNKNOWN_WORD.match(token) for token, _ in tokens):
        return True
    # Elsewhere than at the head the dictionary takes many a common word (新兴, 齐全) for a place or a person.
    return bool(tokens) and not strict and len(tokens[0][0]) > 1 and tokens[0][1] in _UNKNOWN_TAGS


def _is_compared(text: str, mention: NameMention) -> bool:
    before, after = text[max(0, mention.start - 40) : mention.start], text[mention.end : mention.end + 24]
    if _LOCATED_IN.match(after) or _COMPARED_BEFORE.search(before):
        return True
    if _MEASURED_BY[0].search(before) and _MEASURED_BY[1].match(after):
        return True
    return bool(_COMPARED_AROUND[0].search(before) and _COMPARED_AROUND[1].match(after))


def _chain(reading: Reading, mention: NameMention) -> list[NameMention]:
    """The mention with those coordinated with it: A、B和C."""
    names = reading.scene.names
    first = last = bisect_left(names, mention.start, key=lambda m: m.start)
    while first and _joined(reading, names[first - 1], names[first]):
        first -= 1
    while last + 1 < len(names) and _joined(reading, names[last], names[last + 1]):
        last += 1
    return list(names[first : last + 1])


def _joined(reading: Reading, left: NameMention, right: NameMention) -> bool:
    between = reading.text[left.end : right.start]
    if not reading.english and re.search(r"[,，]", between):
        return False  # A comma parts clauses in Chinese; names in a row are parted by 、.
    return bool(JOINED.fullmatch(between)) and not re.match("['’]s", reading.text[right.end :][:2])


def _ids(mentions: list[NameMention], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Places and terms by their ids; a district is followed by its city, a firm stands alone."""
    found: dict[str, None] = {}
    for mention in mentions:
        for name_id in gazetteer.with_city(mention.id) if mention.kind == "place" else (mention.id,):
            found.setdefault(name_id)
    return tuple(found)
