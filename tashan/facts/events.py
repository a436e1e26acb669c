"""Events: things that happened on a date, with place and citation.

In: an article and its scenes. Out: dated events in reading order. A sentence must itself tell who did
what on the date (deeds.py); the year of a mere statistic (2024年GDP增长3.5%) makes no event.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tashan.facts.anchors import anchor_of, is_of_its_day, year_of
from tashan.facts.clauses import is_english
from tashan.facts.deeds import find_deed, following_deeds
from tashan.facts.doers import names_doer, names_place
from tashan.facts.ids import stable_id
from tashan.facts.survey import begins_any_name
from tashan.language.dates import find_dates, tense_at
from tashan.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tashan.facts.deeds import Deed
    from tashan.facts.gazetteer import Gazetteer
    from tashan.facts.places import Scene
    from tashan.language.dates import DateMention
    from tashan.language.names import NameMention
    from tashan.model import Article

SAME_WORDS = 0.6
"""Share of the shorter quotation's words that two quotations of one event have in common: 0.7 and more where a summary
repeats its article, 0.4 and less for two events of one city and year in the shipped corpus."""
MAX_QUOTE = 120
"""Longest quote of an event, in characters: that of the site's quotes."""

_PASSES = re.compile(
    r"(?:突破|超过|迈上|迈过|跃居|反超|成为)|\b(?:reached|exceeded|topped|passed|overtook|became)\b", re.IGNORECASE
)
_AMOUNT = re.compile(
    r"(?:GDP|生产总值|经济总量|总量|总额|收入|产值|增加值|投资|人口|营收)[^，。；]{0,12}?(?:突破|超过|迈上|迈过)"
    r"|(?:突破|超过|迈上|迈过)[^，。；]{0,6}?[\d一二两三四五六七八九十百千]+[\d.]*多?[万亿]"
    r"|\b(?:GDP|output|revenue|population|economy|exports|trade)\b[^,.;]{0,40}?\b(?:reached|exceeded|topped)\b"
    r"|\b(?:reached|exceeded|topped|passed)\s[^,.;]{0,16}?\d[\d.]*\s(?:trillion|billion|million)",
    re.IGNORECASE,
)
"""A total that passed a mark is a figure, and stands among the figures."""
_MILESTONE = re.compile(r"台阶|大关|关口|俱乐部")
"""A mark with a name is an event."""
_TO_COME = re.compile(r"[明后下]|next|tomorrow|coming", re.IGNORECASE)
_TITLE = re.compile(r"《[^《》]{1,80}》")
_LOCATED_IN = re.compile(r"\s*所在的?")
_OF_PERSON = re.compile(
    r"(?:籍|人(?=[\u4e00-\u9fff]{2,3}[，,在于])|的[^，。]{1,6}(?:学家|家|教授|律师|医生|作家|记者|老师))"
)
"""After a place that only says where somebody is from or works."""
_WISHED = re.compile(
    r"力争|争取|有望|预计|预期|目标|希望|将会是|\b(?:aims?|hopes?|expect\w*|targets?|goals?|forecast\w*|may|could|might)\b",
    re.IGNORECASE,
)
WISHED_BEFORE, WISHED_AFTER = 24, 16
"""Characters beside a date to come in which a word of hope speaks of it."""
_COUNTS_DAYS = re.compile(r"周|星期|昨|前天|今天|近日|日前|week|yesterday|today|ago", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?:评论|社论|文章|报告|刊文|发文|撰文)$")
_ON = re.compile(r"[，,](?:谈|讨论|评|称|指出|认为|呼吁|批评|提醒|聚焦|追问|直指)[^，。；！？]{2,40}")
_ENDS_SPAN = re.compile(
    r"(?:\d|[日月年]|January|February|March|April|May|June|July|August|September|October|November|December)\s*(?:至|到|[-–—~]|to|and)\s*$"
)


def find_events(article: Article, scenes: tuple[Scene, ...], gazetteer: Gazetteer) -> tuple[Event, ...]:
    """The dated events of an article, each once: further sentences that tell it are its other citations."""
    anchor, sure = anchor_of(article), is_of_its_day(article)
    found: list[Event] = []
    passage, year = -1, None
    for scene in scenes:
        if scene.citation.passage != passage:
            passage, year = scene.citation.passage, None
        mentions = find_dates(scene.text, anchor, year, within=scene.year)
        year = next((year_of(m) for m in reversed(mentions) if m.end_iso is None and year_of(m)), year)
        dates = [m for m in _dates(scene.text, mentions, anchor) if sure or m.kind == "absolute"]
        verbs: set[int] = set()
        for number, mention in enumerate(dates):
            told = _Told(scene=scene, date=_date(mention, exact=article.published is not None), gazetteer=gazetteer)
            if not told.date:
                continue
            for deed in told.deeds(mention, _limit(scene.text, dates, number)):
                if deed.verb_at not in verbs:  # else a date in the object: 20日…出席2021年年会
                    _add(found, told.event(deed))
                verbs.add(deed.verb_at)
    return tuple(found)


def _dates(text: str, mentions: tuple[DateMention, ...], anchor: date | None) -> list[DateMention]:
    """The mentions that can date an event: those with a year, outside of titles, and known to be past or to come."""
    titles = [match.span() for match in _TITLE.finditer(text)]
    return [
        mention
        for mention in mentions
        if year_of(mention)
        and not any(start <= mention.start < end for start, end in titles)
        and not _ENDS_SPAN.search(text[: mention.start])
        and not _is_guess(text, mention, anchor)
        and not _is_wished(text, mention, anchor)
    ]


def _is_wished(text: str, mention: DateMention, anchor: date | None) -> bool:
    """Whether a date to come is only that of a hope or a target: 力争2027年建成6个产业, expected by 2030."""
    if anchor is None or mention.iso <= anchor.isoformat()[: len(mention.iso)]:
        return False
    return _WISHED.search(text[max(0, mention.start - WISHED_BEFORE) : mention.end + WISHED_AFTER]) is not None


def _is_guess(text: str, mention: DateMention, anchor: date | None) -> bool:
    """Whether a date was put after publication though no word says that it is still to come (4月1日 in February)."""
    if anchor is None or mention.kind == "absolute" or mention.iso <= anchor.isoformat():
        return False
    return not _TO_COME.search(mention.text) and tense_at(text, mention.start, mention.end) != "future"


def _add(found: list[Event], event: Event) -> None:
    """Add an event, or its citation to the same one that an earlier sentence told."""
    for number, other in enumerate(found):
        if event.id == other.id or _is_same(event, other):
            if event.citation not in (other.citation, *other.also):
                found[number] = replace(other, also=(*other.also, event.citation))
            return
    found.append(event)


def _is_same(one: Event, other: Event) -> bool:
    """Whether two sentences tell one event: of one date and place, in words of which most are the same."""
    if one.date != other.date or one.places != other.places or one.citation == other.citation:
        return False
    a, b = _pairs(one.quote), _pairs(other.quote)
    return len(a & b) >= SAME_WORDS * min(len(a), len(b))


def _pairs(text: str) -> frozenset[str]:
    """Neighbouring characters of Chinese, words of English; marks and digits, as in the date itself, aside."""
    words = re.findall(r"[A-Za-z]{3,}", text.lower())
    runs = re.findall(r"[\u4e00-\u9fff]+", text)
    return frozenset([*words, *(one + other for run in runs for one, other in pairwise(run))])


def _limit(text: str, dates: list[DateMention], number: int) -> int:
    """Where the stretch that a date governs ends: at the next date, but dates in a row (7日、8日) share theirs."""
    for one, following in pairwise(dates[number:]):
        in_a_row = re.fullmatch(r"(?:[\s、和至到-]|and)*", text[one.end : following.start])
        if not in_a_row and text[: following.start].count("“") == text[: following.start].count("”"):
            return following.start
    return len(text)


def _date(mention: DateMention, *, exact: bool) -> str:
    """The date; only its year where it spans months, only its month where it is a week of it (上周) or counts from a
    day that was itself inferred. Empty where a week lies in two years."""
    if mention.end_iso and len(mention.iso) == len("2024-01"):
        return mention.iso[:4]
    if mention.end_iso and mention.kind == "relative" and _COUNTS_DAYS.search(mention.text):
        return next((mention.iso[:n] for n in (7, 4) if mention.iso[:n] == mention.end_iso[:n]), "")
    if exact or mention.kind == "absolute" or not _COUNTS_DAYS.search(mention.text):
        return mention.iso
    return mention.iso[:7]


class _Told(Struct, frozen=True, kw_only=True):
    """What a scene tells about one date."""

    scene: Scene
    date: str
    gazetteer: Gazetteer

    def deeds(self, mention: DateMention, limit: int) -> Iterator[Deed]:
        """The deed of the date's own clause, and those of others in the clauses after it (A建成…，而B建成…)."""
        text = self.scene.text
        deed = find_deed(text, mention, limit, self._knows)
        if deed is None:
            return
        for told in (deed, *following_deeds(text, deed.end, limit, self._knows)):
            counts = _PASSES.fullmatch(told.verb) and _AMOUNT.search(text, told.start, told.end)
            if not counts or _MILESTONE.search(text, told.verb_at, told.end):
                yield told

    def event(self, deed: Deed) -> Event:
        quote = self.scene.text[deed.start : self._end(deed)][:MAX_QUOTE]
        places = self._places(deed.start, deed.end) or self._carried(deed)
        return Event(
            id=stable_id("e", self.scene.citation.article, self.date, quote, *places),
            citation=self.scene.citation,
            quote=quote,
            date=self.date,
            places=places,
        )

    def _end(self, deed: Deed) -> int:
        """Where a deed ends: what somebody published is told with what it is about (发表评论，谈…)."""
        published = _PUBLISHED.search(self.scene.text, deed.verb_at, deed.end)
        on = _ON.match(self.scene.text, deed.end) if published else None
        return on.end() if on else deed.end

    def _carried(self, deed: Deed) -> tuple[str, ...]:
        """The place that the passage is about, for a doer without a name of its own; no other place is carried."""
        near = self.scene.distance == 0 and not self.scene.listed
        text = self.scene.text
        before, told = text[deed.start : max(deed.verb_at, deed.start)], text[deed.start : deed.end]
        known = names_doer(before, english=is_english(text)) or names_place(told)
        return self.scene.carried if near and not known else ()

    def _knows(self, start: int, end: int) -> bool:
        return bool(self._places(start, end))

    def _is_apart(self, mention: NameMention) -> bool:
        """Whether a doer says nothing of the city where it has its seat: a news outlet, whose commentary is no event of
        that city, and a firm in a text that does not name the city or is not about places."""
        known = self.scene.known if self.scene.about else frozenset[str]()
        away = mention.kind == "company" and self.gazetteer.city_of(mention.id) not in known
        return away or self.gazetteer.is_outlet(mention.id)

    def _places(self, start: int, end: int) -> tuple[str, ...]:
        """What is named in a stretch: terms with their city, places and news outlets by themselves."""
        found: dict[str, None] = {}
        titles = [match.span() for match in _TITLE.finditer(self.scene.text)]
        compared = self.gazetteer.compared if self.scene.about else frozenset[str]()
        speakers = [m for m in self.scene.shadows if m.kind in {"institution", "company", *compared}]
        named = [m for m in (*self.scene.names, *speakers) if not any(a <= m.start < b for a, b in titles)]
        for mention in sorted(named, key=lambda m: m.start):
            located = _LOCATED_IN.match(self.scene.text, mention.end)
            name = not self.scene.about and mention.kind in self.gazetteer.compared
            if name and (begins_any_name(self.scene.text, mention) or _OF_PERSON.match(self.scene.text, mention.end)):
                continue  # a firm, or somebody there: the text is not about the place
            if start <= mention.start < end and mention.kind != "person" and not located:
                found |= dict.fromkeys(
                    [mention.id] if self._is_apart(mention) else self.gazetteer.with_city(mention.id)
                )
        return tuple(found)
