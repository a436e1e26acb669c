"""Whether a number is the value of a metric: a total of a year, a level, a rate, and not a piece of one.

In: a reading, a quantity of it and its name. Out: a judgement. A number that is wanted, added, summed over years,
where a move began, how much one thing exceeds another, or counts those of a set of which something is said, stands in
no series, however well its words name a metric.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.facts.differences import is_difference
from tashan.facts.phrases import frame_of, narrows, part_of_year, stretch_before, words_of

if TYPE_CHECKING:
    from tashan.facts.reading import Reading
    from tashan.language.quantities import Quantity
    from tashan.model import Metric

AHEAD = 24
"""Characters before a clause in which a word of planning still speaks of it."""
LOOK_BACK = 14

_FROM = re.compile(r"(?:[从由](?:[^，。；、\d]{0,8}的)?|\bfrom\s(?:about\s|around\s|only\s|just\s)?)\s*$")
_MOVES = re.compile(
    r"[^，。；]{0,4}?(?:增加?|提高?升?|上升|扩大|提升|增长|跃升|攀升|拓展|壮大|发展|下降|降低?|减少|缩小|回落|变)[至到为]"
    r"|(?:[^,.;]{0,30}?)\sto\s"
)
_STANDS = re.compile(r"已|了(?!解)|建成|形成|共有|现有|\b(?:has|have|had|already)\b")
"""Beside a word of building: what is built stands."""
_REACHED = re.compile(r"(?:迈上|跃上|跨上|站上|跃升|[增升]至|[增提升][加高升]?[到至])[^，。；]{0,8}$|\bto\s*$")
_DENSITY = re.compile(r"\s*(?:/|每平方|per\s(?:square|km)\b)")
_THESE = re.compile(r"(?:这|那|此|上述|其余|另外?)\s*$")
"""Before a number of things named before, which are not all there are: 这两所大学."""
_OF_RANKING = re.compile(r"排名榜|排行榜|榜单|百强榜|\brankings?\b", re.IGNORECASE)
"""Words of a list: what is counted after them are those on it."""
_GIVES = re.compile(r"贡献[^，。；]{0,6}$|\bcontribut\w+[^,.;]{0,20}$", re.IGNORECASE)
_IN_NAME = re.compile(r"[县市区镇村](?!场)|城市|强[县市区]|俱乐部|大关(?=的)")
"""After an amount that says of what size somebody is: 超千亿元县."""
_OWNS = re.compile(
    r"(?:(?:[共现已拥坐]?有|坐拥|[汇集聚]{2}|云集|形成|建成|诞生|涌现|覆盖|涉及|遍布|[目当]前|如今|现在|[\u4e00-\u9fff]出|达到?|突破|超过?|增至|增加到|总数|合计|共|[、和及与]|其中|的|这|\d年底?末?)了?|^|\s)$"
)
_OWNS_EN = re.compile(
    r"(?:\b(?:has|have|had|with|boasts?|home\sto|hosts?|hosted|operates?|are|is|were|was|and|of|in|from|across|totall?(?:ed|ing)|some|now|the|these|all)"
    r"|[,(]|^)\s*$",
    re.IGNORECASE,
)
_NOTHING_SAID = re.compile(r"\s*(?:等|左右|以上)?\s*(?:[，。；、（）(),;.]|[和及与的]|以及|$)")
_NOTHING_SAID_EN = re.compile(
    r"\s*(?:[,.;()]|$|\b(?:and|in|at|with|by|across|around|from|for|to|of|worldwide|nationwide|as|while|but|up|more|compared)\b)"
)
_TELLS_EN = re.compile(r"\b(?:are|were|was|have|has|had|will|entered|made|joined|won|received)\b")
_SELECTED = re.compile(
    r"入选|入围|进入|跻身|列入|上榜|登榜|获[批得评奖]?|荣获|开展|参[与加]|落户|入驻|晋升|获准|完成|启动|开工|投产|在[\u4e00-\u9fff]{1,8}[领排]"
)
"""What is said of some of them at the end of a list: 16所高校、48个学科入选."""
_GUESTS = re.compile(
    r"在[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔云滇陕秦甘陇青宁新蒙藏]|投资|引进|落户|外资|入驻|布局"
)
_RANKING = re.compile(r"\d强")
_LEADS = re.compile(r"(?:多|余|左右|以上|的|“)*")
_IS_QUALIFIED = re.compile(r"(?:近|约|超过?|逾|突破|不足|不到|至少|上|大约|将近|接近|达到?)+$")


def is_total(reading: Reading, quantity: Quantity, metric: Metric, *, partly: bool) -> bool:
    """Whether the number can stand in the series of a metric; `partly`: the text speaks of a part of a year."""
    lang = "en" if reading.english else "zh"
    start, end = reading.clause_span(quantity.start)
    if quantity.unit != "count" and (partly or part_of_year(reading, end)):
        return False
    if frame_of(reading, quantity) == "growth" and words_of(lang, "averaged").search(reading.text, start, end):
        return False
    if _DENSITY.match(reading.text, quantity.end) or _THESE.search(
        reading.text, max(0, quantity.start - 6), quantity.start
    ):
        return False
    if _says_more_before(reading, quantity, metric):
        return False
    if is_difference(reading, quantity) or _is_start_of_move(reading, quantity):
        return False
    if _is_flow(reading, quantity, metric) or _gives(reading, quantity, metric):
        return False
    return not (_describes(reading, quantity) or _is_some_of_them(reading, quantity, metric))


def is_planned(reading: Reading, quantity: Quantity) -> bool:
    """Whether the number is wanted or planned: 力争增长5%, 建设三大高地, 3,000 will be built."""
    start, end = reading.clause_span(quantity.start)
    lang = "en" if reading.english else "zh"
    if words_of(lang, "planned").search(reading.text, max(0, start - AHEAD), end):
        return True
    building = words_of(lang, "building").search(reading.text, start, quantity.start)
    return quantity.unit == "count" and building is not None and not _STANDS.search(reading.text, start, end)


def spans_years(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number under 过去五年 is of all those years: a sum of money, unless a level was reached, or a rate."""
    if frame_of(reading, quantity) == "growth":
        return True
    reached = _REACHED.search(reading.text, reading.clause_span(quantity.start)[0], quantity.start)
    return quantity.unit in {"CNY", "USD"} and reached is None


def _is_start_of_move(reading: Reading, quantity: Quantity) -> bool:
    """从4.16万亿元增加到5.67万亿元: the first is of a year that nobody names, unless it does (从2020年的)."""
    start, end = stretch_before(reading, quantity)
    if not _FROM.search(reading.text, max(start, end - LOOK_BACK), end):
        return False
    return bool(_MOVES.match(reading.text, quantity.end)) and not any(start <= m.start < end for m in reading.dates)


def _says_more_before(reading: Reading, quantity: Quantity, metric: Metric) -> bool:
    """Whether the clause before, without amount, says of what the metric is: 高技术产品出口居首，出口额1亿元."""
    here = reading.clause(quantity.start)
    if reading.english or not here:
        return False
    start, end = reading.clauses[here - 1]
    if any(other.kind == "amount" for other in reading.quantities_in(start, end)):
        return False
    plain = reading.plain(start, end)
    places = [(plain.find(word), word) for word in metric.keywords_zh if len(word) > 1]
    return any(place > 0 and narrows(plain[:place], english=False) for place, _ in places)


def _is_flow(reading: Reading, quantity: Quantity, metric: Metric) -> bool:
    """What was added (新增高新技术企业3200家) or summed over years (累计完成), where the metric is none of such."""
    if not metric.chart or frame_of(reading, quantity) not in {"level", "class"}:
        return False
    lang = "en" if reading.english else "zh"
    start, end = reading.clause_span(quantity.start)
    words = " ".join((*metric.keywords_zh, *metric.keywords_en))
    span = (start, quantity.start) if lang == "zh" else (max(start, quantity.start - 40), min(end, quantity.end + 40))
    return any(match.group() not in words for match in words_of(lang, "added").finditer(reading.text, *span))


def _gives(reading: Reading, quantity: Quantity, metric: Metric) -> bool:
    """对经济增长贡献超五成 is a part of a growth, not one."""
    start, end = stretch_before(reading, quantity)
    return metric.kind == "growth" and bool(_GIVES.search(reading.text, start, end))


def _describes(reading: Reading, quantity: Quantity) -> bool:
    """超千亿元县, 1000单以上的主体: the number tells who is meant."""
    if reading.english or quantity.unit == "ratio":
        return False
    if quantity.unit in {"CNY", "USD"} and _IN_NAME.match(reading.text, quantity.end):
        return True
    tail = quantity.end - 2 if quantity.text.endswith(("以上", "以下")) else quantity.end
    return tail < quantity.end and reading.text[quantity.end : quantity.end + 1] == "的"


def _is_some_of_them(reading: Reading, quantity: Quantity, metric: Metric) -> bool:
    """8所高校入选: some of the universities, of which something is said; 拥有8所高校 are all of them."""
    if quantity.unit != "count" or quantity.kind != "amount":
        return False
    before = reading.text[reading.clause_span(quantity.start)[0] : quantity.start]
    if _GUESTS.search(before) and any(map(_RANKING.search, metric.keywords_zh)):
        return True  # firms of a ranking that came from elsewhere: 在鄂投资世界500强企业325家
    if _OF_RANKING.search(reading.text[: quantity.start]) and not any(map(_RANKING.search, metric.keywords_zh)):
        return True  # 在世界大学排行榜上，中国的大学有18所
    clause = slice(*reading.clause_span(quantity.start))
    if not any(word in reading.text[clause] for word in (*metric.keywords_zh, *metric.keywords_en)):
        return bool(_SELECTED.search(reading.text, quantity.end, clause.stop))  # 12家单位入选, after 高校
    place = _noun_after(reading, quantity, metric)
    if place is None:
        return False
    rest = reading.text[place : reading.clause_span(quantity.start)[1]]
    if reading.english:
        told = not before.strip() and _TELLS_EN.search(rest)
        return bool(told) or not (_OWNS_EN.search(before) and _NOTHING_SAID_EN.match(reading.text, place))
    before = _IS_QUALIFIED.sub("", reading.plain(reading.clause_span(quantity.start)[0], quantity.start))
    if not _OWNS.search(before):
        return True
    said = _SELECTED.search(rest) or not _NOTHING_SAID.match(reading.text, place)
    return bool(said) and quantity.counted != "大"  # 两大 sums up those just named


def _noun_after(reading: Reading, quantity: Quantity, metric: Metric) -> int | None:
    """Where the name of the metric ends that follows the number; None where none does."""
    if reading.english:
        text = reading.text[quantity.end : quantity.end + 60].lower()
        ends = [text.index(word) + len(word) for word in map(str.lower, metric.keywords_en) if word in text[:48]]
        return quantity.end + max(ends) if ends else None
    lead = _LEADS.match(reading.text, quantity.end)
    start = lead.end() if lead else quantity.end
    following = reading.quantity_after(quantity)
    edge = min(reading.clause_span(quantity.start)[1], following.start if following else len(reading.text))
    words = [word for word in metric.keywords_zh if word in reading.text[start : min(edge, start + len(word) + 8)]]
    return max((reading.text.index(word, start) + len(word) for word in words), default=None)
