"""Events: things that happened on a date, with place and citation.

In: an article and its scenes. Out: dated events in reading order. A date needs a verb of happening in its clauses; the
year of a mere statistic (2024年GDP增长3.5%) makes no event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tashan.facts.anchors import anchor_of, year_of
from tashan.facts.clauses import clause_spans
from tashan.facts.ids import stable_id
from tashan.language.dates import find_dates, tense_at
from tashan.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tashan.facts.gazetteer import Gazetteer
    from tashan.facts.places import Scene
    from tashan.language.dates import DateMention
    from tashan.model import Article

SAME_WORDS = 0.6
"""Share of the shorter quotation's words that two quotations of one event have in common: 0.7 and more where a summary
repeats its article, 0.4 and less for two events of one city and year in the shipped corpus."""
MAX_QUOTE = 120
"""Longest quote of an event, in characters: that of the site's quotes."""

_HAPPENS = re.compile(
    r"成立|建立|组建|设立|创立|创办|创建|发布|宣布|公布|刊发|召开|举行|举办|通过|出台"
    r"|推出|提出|启动|实施|颁布|修订|规划|计划|投资|收购|签约|落户|上市|挂牌|开工"
    r"|建成|投产|竣工|开通|开放|迈上|迈过|突破|超过|跃居|反超|成为|入选|获得|获批"
    r"|获评|列入|赋予|采访|完成|开始|拿出|研制|造出|发射|登上|亮相|搬|迁|合并|破产"
    r"|倒闭|诞生|加入|引进|注资|融资|追加|立法|学习|研究|显示"
    r"|\b(?:founded|established|set up|opened|launched|announced|published|released|held|convened|passed|adopted"
    r"|enacted|introduced|started|began|planned|invested|backed|bought|acquired|signed|moved|listed|built|completed"
    r"|reached|exceeded|topped|overtook|became|won|named|granted|unveiled|interviewed|finished|joined|merged|ran|created"
    r"|visited|broke ground)\b",
    re.IGNORECASE,
)
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
_TO_COME = re.compile(r"[明后下]|next|tomorrow|coming", re.IGNORECASE)
_A_FIRM = re.compile(r"(?:^|[，。日月年\s])(?:该|这家)?公司(?![\u4e00-\u9fff]{0,3}(?:数|总))|\b[Tt]he company\b")
"""An unnamed firm as the subject: what it uses or buys is no place of its doing, and alone it tells nothing."""
_TITLE = re.compile(r"《[^《》]{1,80}》")
_LOCATED_IN = re.compile(r"\s*所在的?")
_WISHED = re.compile(
    r"力争|争取|有望|预计|预期|目标|希望|将会是|\b(?:aims?|hopes?|expect\w*|targets?|goals?|forecast\w*|may|could|might)\b",
    re.IGNORECASE,
)
WISHED_BEFORE, WISHED_AFTER = 24, 16
"""Characters beside a date to come in which a word of hope speaks of it."""
_COUNTS_DAYS = re.compile(r"周|星期|昨|前天|今天|近日|日前|week|yesterday|today|ago", re.IGNORECASE)
_ENDS_SPAN = re.compile(
    r"(?:\d|[日月年]|January|February|March|April|May|June|July|August|September|October|November|December)\s*(?:至|到|[-–—~]|to|and)\s*$"
)
_MERE_YEAR = re.compile(r"^\s*(?:中国|全国|全球|年)?(?:民营|世界)?(?:企业)?(?:[5五]百?00?强|top)", re.IGNORECASE)


def find_events(article: Article, scenes: tuple[Scene, ...], gazetteer: Gazetteer) -> tuple[Event, ...]:
    """The dated events of an article, each once: further sentences that tell it are its other citations."""
    anchor = anchor_of(article)
    found: list[Event] = []
    passage, year = -1, None
    for scene in scenes:
        if scene.citation.passage != passage:
            passage, year = scene.citation.passage, None
        mentions = find_dates(scene.text, anchor, year)
        year = next((year_of(m) for m in reversed(mentions) if m.end_iso is None and year_of(m)), year)
        dates = _dates(scene.text, mentions, anchor)
        for number, mention in enumerate(dates):
            limit = _limit(scene.text, dates, number)
            told = _Told(scene=scene, date=_date(mention, exact=article.published is not None), gazetteer=gazetteer)
            for event in told.events(mention, limit):
                _add(found, event)
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
        between = text[one.end : following.start]
        if _HAPPENS.search(between) or re.search(r"[，,；;。]", between):
            return following.start
    return len(text)


def _date(mention: DateMention, *, exact: bool) -> str:
    """The date; only its year where it spans months, only its month where it counts from a day that was itself inferred
    (上周)."""
    if mention.end_iso and len(mention.iso) == len("2024-01"):
        return mention.iso[:4]
    if exact or mention.kind == "absolute" or not _COUNTS_DAYS.search(mention.text):
        return mention.iso
    return mention.iso[:7]


def _happens(text: str, start: int, end: int) -> bool:
    """Whether something happens in a stretch; that a total passed a mark is told by the figures."""
    verbs = list(_HAPPENS.finditer(text, start, end))
    return any(not _PASSES.fullmatch(verb.group()) for verb in verbs) or bool(
        verbs and not _AMOUNT.search(text, start, end)
    )


def _is_next(clause: tuple[int, int], mention: DateMention, limit: int) -> bool:
    """Whether a clause belongs to the next date, at `limit`, rather than to `mention`."""
    return clause[0] >= limit or mention.end < clause[0] <= limit < clause[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a scene tells about one date."""

    scene: Scene
    date: str
    gazetteer: Gazetteer

    def events(self, mention: DateMention, limit: int) -> Iterator[Event]:
        """One event, or several where later clauses tell of other places (A迈上…，而B迈过…)."""
        text = self.scene.text
        clauses = [
            span for span in clause_spans(text) if span[1] > mention.start and not _is_next(span, mention, limit)
        ]
        if not clauses or _MERE_YEAR.match(text[mention.end :]):
            return
        start = since = self._start(clauses[0][0], mention)
        told: tuple[str, ...] | None = None
        unplaced: int | None = None
        for first, last in clauses:
            if not _happens(text, first, min(last, limit)):
                continue
            places = self._places(since, last)
            if places and places != told:
                told = places
                yield self._event(start, last, told)
            elif told is None and unplaced is None:
                unplaced = last
            since = last if places else since
        if told is None and unplaced is not None and not _A_FIRM.search(text, start, unplaced):
            yield self._event(start, unplaced, self.scene.cities[:1] or self.scene.carried)

    def _start(self, clause: int, mention: DateMention) -> int:
        """Where the quote begins: with the subject, where that stands in the clause before the date's."""
        if not self.scene.text[clause : mention.start].strip() or self._places(clause, mention.start):
            return clause
        before = [span for span in clause_spans(self.scene.text) if span[1] <= clause]
        return before[-1][0] if before and self._places(*before[-1]) else clause

    def _event(self, start: int, end: int, places: tuple[str, ...]) -> Event:
        quote = self.scene.text[start:end][:MAX_QUOTE]
        return Event(
            id=stable_id("e", self.scene.citation.article, self.date, quote, *places),
            citation=self.scene.citation,
            quote=quote,
            date=self.date,
            places=places,
        )

    def _places(self, start: int, end: int) -> tuple[str, ...]:
        """What is named in a stretch: terms with their city, places by themselves."""
        found: dict[str, None] = {}
        titles = [match.span() for match in _TITLE.finditer(self.scene.text)]
        speakers = [m for m in self.scene.shadows if m.kind in {"institution", "company", *self.gazetteer.compared}]
        named = [m for m in (*self.scene.names, *speakers) if not any(a <= m.start < b for a, b in titles)]
        for mention in sorted(named, key=lambda m: m.start):
            located = _LOCATED_IN.match(self.scene.text, mention.end)
            object_of_firm = _A_FIRM.search(self.scene.text, start, max(start, mention.start))
            if start <= mention.start < end and mention.kind != "person" and not located and not object_of_firm:
                for name_id in self.gazetteer.with_city(mention.id):
                    found.setdefault(name_id)
        return tuple(found)
