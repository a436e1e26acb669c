"""What a Chinese sentence says moved by a quantity: grew, fell, differs, was lost.

In: the plain reading of a text and where a quantity stands. Out: the change, and whether the verb says that the thing
itself fell (下降3.5% is −3.5%) or that somebody made it less (下调25个基点, 减免3亿元 keep their sign). 降至4.9% and
增至2万亿 name where it ended and are none; neither is what the text denies (没有下降).
"""

from __future__ import annotations

import re

from tashan.model import Change

_LOOK_BACK, _LOOK_AHEAD = 22, 6
_FELL = (
    "负增长|下降|下滑|下跌|下挫|下行|回落|减少|降低|缩减|缩水|缩小|收缩|萎缩|滑落|走低|跌去|[锐骤]减|[骤锐陡]降|[大暴急]跌|回调|衰退"
    "|(?:同比|环比|再|又|净|累计|约|共|均)?(?<![三十到由从])(?:[降跌减]|(?:(?<![\u4e00-\u9fff])|(?<=[盘市股指数率价跌下]))掉)(?![至到为成价准息])"
)
_LOWERED = "下调|调低|调降|压减|压缩|削减|裁减|裁员|减免|节约|节省|收窄|让利|减税|降本|减排"
_ROSE = (
    "增长|增加|上升|上涨|提高|提升|攀升|回升|净增|上调|扩大|增多|增产|增收|走高|反弹|上扬|猛增|激增|劲增|[大飙]涨|拉高|递增"
    "|(?<![一十])[增涨升](?![至到为值])"
)
_RATES = {
    "降幅": "fall",
    "跌幅": "fall",
    "增速": "rise",
    "增幅": "rise",
    "涨幅": "rise",
    "增长率": "rise",
    "升幅": "rise",
}
_FILL = (
    r"(?:[了约近超逾达为是仅只均都又再共各就将较]|幅度?|率|分别|大约|超过|达到?|高达|至少|最多|接近|将近|不到|不足"
    r"|整整|累计|:|：|\s)*"
)
_TURN = re.compile(
    rf"(?P<no>未曾?|没有?|并未|从未|不会|不再|避免)?(?:(?P<fall>{_FELL})|(?P<cut>{_LOWERED})|(?P<rise>{_ROSE}))"
    r"(?:了|约|近|超过?|逾|达到?|大?幅?度?(?:为|达|约|近|超过?)?|高达|至少|最多|不到|不足|接近|将近|整整|\s|分别(?:约|达|近)?|仅|各|不超过|不低于)*\Z"
)
_CUT_FROM = re.compile(rf"(?:{_LOWERED})[\u4e00-\u9fff]{{1,6}}(?<![至到为的])\Z")
"""The object of a cut between verb and number: 减免企业税费3亿元."""
_RATE = re.compile(rf"(?P<rate>{'|'.join(_RATES)})(?:{_FILL}|[一-鿿]{{0,4}}(?:为|达|是))\Z")
_GAP = re.compile(r"(?:差距|相差|落后|领先|相距|差额|逆差|顺差)(?:了|为|达|约|近|超过?|仅|只有|高达|有|到)*\Z")
_COMPARED = re.compile(
    r"(?:(?P<more>(?<![最至更成])[多高快长大]|高出|多出|超出)|(?P<less>(?<![最至不])[少低慢短小]|低了|少了))(?:了|出|约|近|整整)*\Z"
)
_AGAINST = re.compile(r"比|较|相比|与.{1,12}相比")
_LOST = re.compile(r"(?:净?亏损?|浮亏|巨亏)(?:了|约|近|超过?|达|额?为?|高达|逾|:|：)*\Z")
_AFTER = re.compile(
    r"\s?的?(?:(?P<fall>降幅|跌幅|下降|下滑|下跌|负增长|衰退)|(?P<rise>增幅|涨幅|增速|增长率?|升幅|上涨))(?![点至到])"
)
_CLAUSE_END = re.compile(r"[，。；！？;!?\n]")


def find_change(plain: str, start: int, end: int) -> tuple[Change | None, bool]:
    """The change that the quantity is the size of, and whether the thing itself fell."""
    before = _CLAUSE_END.split(plain[max(0, start - _LOOK_BACK) : start])[-1]
    if turn := _TURN.search(before):
        return _turned(turn)
    if rate := _RATE.search(before):
        change = _RATES[rate["rate"]]
        return change, change == "fall"  # type: ignore[return-value]
    if _LOST.search(before):
        return "loss", False
    if _CUT_FROM.search(before):
        return "fall", False
    if _GAP.search(before):
        return "gap", False
    if (compared := _COMPARED.search(before)) and _is_compared(compared, before):
        return ("more" if compared["more"] else "less"), False
    if after := _AFTER.match(plain, end, end + _LOOK_AHEAD):
        return ("fall", True) if after["fall"] else ("rise", False)
    return None, False


def _turned(turn: re.Match[str]) -> tuple[Change | None, bool]:
    if turn["no"]:
        return None, False
    return ("rise" if turn["rise"] else "fall"), bool(turn["fall"])


def _is_compared(compared: re.Match[str], before: str) -> bool:
    """比上年多2万人, 多出3亿; 最多3家 and 大约5家 are bounds, 不少 a word of its own."""
    return (len(compared.group()) > 1 and "出" in compared.group()) or bool(_AGAINST.search(before[: compared.start()]))
