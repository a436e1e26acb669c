"""Which names of a sentence it is not about: who speaks or publishes, an example, the beginning of a longer name.

In: a text, a name in it and the names before. Out: whether the sentence is about it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.facts.gazetteer import PLACE_KINDS

if TYPE_CHECKING:
    from tashan.facts.gazetteer import Gazetteer
    from tashan.language.names import NameMention

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
LONGER_NAME = re.compile(
    r"(?!市|省)[\u4e00-\u9fff]{0,8}?(?:合作组织|经济区|都市圈|城市群|经济圈|经济带|片区|海关|关区)"
    r"|(?!市|省)[\u4e00-\u9fff]{0,10}?(?:股份有限公司|有限公司|总公司|分公司|集团公司|集团|银行|大学|学院|研究院|研究中心"
    r"|研究所|检验所|事务所|医院|医疗队(?!员)|协会|工商联|信息网|基金会|交易所|证券|保险|航空|足球俱乐部|俱乐部|话剧团|植物园|动物园|药业)"
    r"|[\u4e00-\u9fff]{0,8}[（(](?:行情|\d{6}|[A-Z]{2,4}[:：]|股票代码)"
)
"""After a place that is only the beginning of a name: 台北清华大学, 北京城乡(600861), 兰州海关."""
_NOT_IN_NAME = re.compile(r"[的之一家这个某些多与和是在有、，为及]")
_STATE = re.compile(
    r"\s*(?:['’]s\s+(?:policy|policies|rules|approval|ban|tariffs?|sanctions|government|leaders?|leadership|stance|response|embassy"
    r"|diplomats?|foreign|military|claims?|decision|crackdown|ambitions?)"
    r"|(?:has |had |also |would |will )?(?:said|says|warned|urged|accused|denied|insists?|retaliated|imposed|banned"
    r"|vowed|protested|condemned|called on|wants?|hopes|sees|views"
    r"|and (?:Washington|Moscow|Tokyo|London|Brussels|Delhi)))\b"
    r"|方面|当局|政府高层|高层|外交"
)
"""After a capital that stands for its state."""
_NEVER_BORN = re.compile(
    r"(?:没能|未能|没有|无法|难以|从未|出不了|(?:never|not|failed to|unable to))\s*"
    r"(?:催生|诞生|孕育|培育|培养|出现|产生|造就|长|跑|走|produced?|raised?|bred|gave birth to)?出?(?:像|如)?\s*"
    r"(?:an?\s+)?$",
    re.IGNORECASE,
)
"""Before a company that did not arise here: its city is not what the sentence is about."""


_DATELINE_BEFORE = re.compile(r"(?:^[\s“\"（(【\[*]*|[社网台报])$")
_DATELINE_AFTER = re.compile(r"\s?(?:—|–|--|-\s)|\s?(?:\d{1,2}月)?\d{1,2}日[电讯]|\s?\((?:Reuters|AP|AFP|Xinhua)\)")
"""Around the place where a report was sent from: 北京—…, 新华社北京3月1日电, BEIJING (Reuters)."""


def only_speaks(text: str, mention: NameMention, gazetteer: Gazetteer) -> bool:
    """Whether the name tells who is quoted rather than what the sentence is about."""
    if gazetteer.is_outlet(mention.id):
        return True
    before, after = text[: mention.start], text[mention.end :]
    if _DATELINE_AFTER.match(after) and _DATELINE_BEFORE.search(before):
        return True
    if mention.kind in PLACE_KINDS and mention.kind != "organisation" and begins_longer(after):
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


def begins_longer(after: str) -> bool:
    """Whether a place is only the beginning of the name of a firm, a school or a fund."""
    found = LONGER_NAME.match(after[:24])
    return found is not None and not _NOT_IN_NAME.search(found.group().removesuffix("有限公司"))


def is_elsewhere(mention: NameMention, before: list[NameMention], gazetteer: Gazetteer) -> bool:
    """Whether an institution's name goes on that of a place it does not lie in, so that it is another one."""
    home = gazetteer.city_of(mention.id)
    touching = [m for m in before if m.end == mention.start and m.kind in PLACE_KINDS]
    if mention.kind != "institution" or not touching or not home:
        return False
    return touching[-1].id not in (home, *gazetteer.ancestors(home))


def goes_on_examples(text: str, shadows: list[NameMention], mention: NameMention) -> bool:
    """Whether a company's name goes on with a list of examples: the next A、B."""
    last = shadows[-1] if shadows else None
    return bool(
        last
        and last.kind == mention.kind == "company"
        and re.fullmatch(r"、|和|与|或| and | or ", text[last.end : mention.start])
    )
