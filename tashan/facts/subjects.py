"""What a sentence opens with: the place that it says something of.

In: a sentence and the names of places in it. Out: whether it begins with one of them, but for words of time, of source
or of scope. 南京缺少民营企业 does; 他去了南京, 南京的一家银行 and "a firm moved to Nanjing" do not.
"""

from __future__ import annotations

import re

from tashan.facts.stance.rules import language_of

_PRELUDE = re.compile(
    r"^(?:(?:据|根据|按照?|从|在|到|截至|截止|随着|作为|通过|依托|借助|得益于|经过|凭借|论|就|凭|自|[去今近前]年|目前|当[前下]|现在|今天|眼下|同[期年]|\d{4}年|\d{1,2}月)"
    r"[^，,；;。]{0,30}[，,])+"
)
"""Clauses of time, source and scope before the subject."""
_ADVERBIAL = re.compile(
    r"(?:[^，,；;。]{0,24}(?:[年月日时中上里前后下间期]|季度|来[看说讲]|方面|显示|指出|认为|表示|介绍|[说称]|以来|目前|其中|今天)[，,：:]?)*"
)
_SCENE = re.compile(r"[^，,。]{0,12}[，,]")
"""What stands behind 在 and a place, if that is a scene of its own."""
_TIME = re.compile(
    r"^(?:(?:[去今前近同当]|早在)?(?:\d{2,4})?年(?:[上下]半年|前\w{1,2}季度|\w季度|全年|[底末初来]|以来)?|\d{1,2}月(?:\d{1,2}日)?|目前|当[前下]|现在"
    r"|今天|眼下|近年来?|此前|随后|过去|在|而|都|仅|其中|曾经?的?|一直以来|全国|国内|长期以来|事实上)+"
)
_NOT_IT = re.compile(
    r"^(?:[、（(]|等|的?(?:外围|周边|周围|附近|郊外|隔壁|以[东南西北外]|之外)|控股|集团|银行|证券|大学|学院|人|籍|话|菜|路|站|街|湾|村"
    r"|的[^，。]{1,12}(?:公司|集团|企业家|人|先生|女士)[，,。]"
    r"|(?![省市的和与])[\u4e00-\u9fff]{1,8}?(?:(?<!家)公司(?![注总])|有限|事务所|科技(?:股份|集团|联合|创始|总裁|董事)|创始人|\s?C[ET]O\b))"
)
"""What makes of a place's name the name of something else, or of somebody from there."""
_OFFICE = re.compile(
    r"^[省市区县]?[\u4e00-\u9fff]{0,8}(?:委|厅|局|署|处|指挥部|政府|报|方面|公司)[^，。]{0,12}(?:表示|指出|告诉|介绍|透露|签订|签署|发布|公布|印发|答复|要求|称|落实)"
)
"""An office that speaks, signs or decrees: what it does is no trait of its place."""
_PRELUDE_EN = re.compile(
    r"^(?:(?:in|by|as of|since|during|last|this|over|after|at|according to|for|under|among|on|with|today|now)\b"
    r"[^,;]{0,60},\s*)*(?:in\s+|the city of\s+|the\s+)?$",
    re.IGNORECASE,
)
_NEXT_EN = re.compile(
    r"^(?:'s\s|\s(?:city|province|municipality)(?:'s)?\s)?(?:,[^,]{0,80},)?\s*(?P<next>\w+)?", re.IGNORECASE
)
_GOVERNS = re.compile(
    r"^\s*(?:(?:city|province|municipal|provincial)\s)?(?:(?:officials?|government|authorities)\s)?(?:wants?|wanted|said|says|has\s(?:said|told|urged|ordered|vowed)|urge[sd]?|order(?:s|ed)|hopes?|vow(?:s|ed)"
    r"|warn(?:s|ed)|insist\w*|fears?|will\b|plans?\b)"
)
"""A capital that wants or warns is a government."""
_LABEL_EN = re.compile(r"^[^.,;:]{0,30}:\s")
"""The head of an entry in notes: Linhu tenure: oversaw …"""


def is_subject(text: str, own: tuple[str, ...], others: tuple[str, ...] = ()) -> bool:
    """Whether a sentence opens with a place, but for words of time, of source or of scope."""
    found = [(at, len(name)) for name in own if (at := text.find(name)) >= 0]
    if not found:
        return False
    at, length = min(found, key=lambda one: (one[0], -one[1]))
    before, after = text[:at], text[at + length :]
    if language_of(text) == "en":
        if any(name in before for name in others):
            return False
        word = _NEXT_EN.match(after)
        proper = bool(word and word["next"] and word["next"][0].isupper() and not word.group().startswith(("'s", ",")))
        return bool(_PRELUDE_EN.match(before)) and not (proper or _GOVERNS.match(after) or _LABEL_EN.match(after))
    before = _PRELUDE.sub("", before)
    before = next((before.removesuffix(name) for name in others if before.endswith(name)), before)
    if any(name in before for name in others) or (before.endswith("在") and _elsewhere(after, others)):
        return False
    before = before[max(before.rfind(mark) for mark in "，,：:；;") + 1 :] if _ADVERBIAL.fullmatch(before) else before
    return not _TIME.sub("", before).strip() and not _NOT_IT.match(after) and not _OFFICE.match(after)


def _elsewhere(after: str, others: tuple[str, ...]) -> bool:
    """Whether words behind 在 and a place speak of something else than what is there: a list of places goes on, or who
    acts there was named before."""
    return after.startswith(tuple(f"，{one}" for one in others)) or not _SCENE.match(after)
