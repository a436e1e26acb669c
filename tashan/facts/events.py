"""Events: things that happened on a date, with place and citation.

In: an article and its scenes. Out: dated events in reading order. A date needs a verb of happening in its clauses; the
year of a mere statistic (2024年GDP增长3.5%) makes no event.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.facts.anchors import anchor_of, year_of
from tashan.facts.clauses import clause_spans
from tashan.facts.ids import stable_id
from tashan.language.dates import find_dates
from tashan.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tashan.facts.places import Gazetteer, Scene
    from tashan.language.dates import DateMention
    from tashan.model import Article

MAX_QUOTE = 120
"""Longest quote of an event, in characters: that of the site's quotes."""

_HAPPENS = re.compile(
    r"成立|建立|试验室建立|組建|组建|设立|設立|创立|創立|创办|創辦|创建|創建|发布|發布|發佈|宣布|宣佈|公布|刊发|刊發|召开|召開|举行|舉行|举办|舉辦"
    r"|通过|通過|出台|推出|提出|启动|啟動|实施|實施|颁布|頒布|修订|修訂|规划|規劃|计划|計劃|投资|投資|收购|收購|签约|簽約|落户|落戶|上市|挂牌|掛牌"
    r"|开工|開工|建成|投产|投產|竣工|开通|開通|开放|開放|迈上|邁上|迈过|邁過|突破|超过|超過|跃居|躍居|反超|成为|成為|入选|入選|获得|獲得|获批|獲批|获评|列入|赋予|賦予"
    r"|采访|採訪|完成|开始|開始|拿出|研制|研製|造出|发射|發射|登上|亮相|搬|迁|遷|合并|合併|破产|倒闭|诞生|誕生|加入|引进|引進|注资|融资|追加|立法|学习|研究|显示|顯示"
    r"|\b(?:founded|established|set up|opened|launched|announced|published|released|held|convened|passed|adopted|enacted"
    r"|introduced|started|began|planned|invested|backed|bought|acquired|signed|moved|listed|built|completed|reached|exceeded"
    r"|topped|overtook|became|won|named|granted|unveiled|interviewed|finished|joined|merged|ran|created|visited|broke ground)\b",
    re.IGNORECASE,
)
_MERE_YEAR = re.compile(r"^\s*(?:中国|全国|全球|年)?(?:民营|世界)?(?:企业)?(?:[5五]百?00?强|top)", re.IGNORECASE)


def find_events(article: Article, scenes: tuple[Scene, ...], gazetteer: Gazetteer) -> tuple[Event, ...]:
    """The dated events of an article."""
    anchor = anchor_of(article)
    found: dict[str, Event] = {}
    for scene in scenes:
        dates = [mention for mention in find_dates(scene.text, anchor) if year_of(mention)]
        for number, mention in enumerate(dates):
            limit = dates[number + 1].start if number + 1 < len(dates) else len(scene.text)
            for event in _events_of(scene, mention, limit, gazetteer):
                found.setdefault(event.id, event)
    return tuple(found.values())


def _events_of(scene: Scene, mention: DateMention, limit: int, gazetteer: Gazetteer) -> Iterator[Event]:
    """One event, or several where later clauses tell of other places (A迈上…，而B迈过…)."""
    clauses = [span for span in clause_spans(scene.text) if span[1] > mention.start and span[0] < limit]
    if not clauses or _MERE_YEAR.match(scene.text[mention.end :]):
        return
    start = clauses[0][0]
    told: tuple[str, ...] | None = None
    for first, last in clauses:
        if not _HAPPENS.search(scene.text, max(first, mention.start), min(last, limit)):
            continue
        places = _places(scene, start if told is None else first, last, gazetteer)
        if told is not None and (not places or places == told):
            continue
        told = places or _fallback(scene)
        yield _event(scene, mention, start, last, told)


def _event(scene: Scene, mention: DateMention, start: int, end: int, places: tuple[str, ...]) -> Event:
    quote = scene.text[start:end]
    if len(quote) > MAX_QUOTE:
        quote = quote[:MAX_QUOTE]
    return Event(
        id=stable_id("e", scene.citation.article, mention.iso, quote, *places),
        citation=scene.citation,
        quote=quote,
        date=mention.iso,
        places=places,
    )


def _places(scene: Scene, start: int, end: int, gazetteer: Gazetteer) -> tuple[str, ...]:
    """What is named in a stretch: terms with their city, places by themselves."""
    found: dict[str, None] = {}
    for mention in scene.names:
        located = re.match(r"\s*所在的?", scene.text[mention.end :])
        if start <= mention.start < end and mention.kind != "person" and not located:
            for name_id in gazetteer.with_city(mention.id):
                found.setdefault(name_id)
    return tuple(found)


def _fallback(scene: Scene) -> tuple[str, ...]:
    return scene.cities[:1] or scene.carried
