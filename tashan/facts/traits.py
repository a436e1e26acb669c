"""What a place is, has or lacks: a sentence that tells it in so many words.

In: the words behind a place's name, up to the end of its sentence. Out: whether its own verb ranks it (is the hub of,
是…的枢纽), gives it something (boasts, lacks, 拥有), says how it has fared (grew, 反超) or what has come of what it did
(已建成, 增长9%). A sentence that only happens to name the place, or in which it acts as a government and strives for
something (加快, 深化), says none of these.
"""

from __future__ import annotations

import re

_RANK_EN = (
    r"(?:hubs?|cent(?:re|er)s?(?! stage)|heart|bas(?:e|tion)|home|leaders?|leading|powerhouse|magnet|hotspots?|cradle"
    r"|stronghold|birthplace|gateway|engine|pioneer|laborator(?:y|ies)|among the|(?:one|some) of|ahead|behind|short of"
    r"|(?:the|\w+['’]s) (?:\w+[- ]){0,2}(?:\w+est|most|first|only|top|best)|(?:known|renowned|famous) (?:for|as)"
    r"|dependent|strong|weak|poor|rich|(?:more|less) \w+|better|worse|stronger|weaker|poorer|richer)"
)
_IS_EN = (
    r"(?:is|are|was|were|remains?|(?:has|have) (?:long )?(?:been|become)|became|ha(?:s|ve) emerged as|serves as|acts as"
    r"|(?:is|are) (?:fast |truly |still |now )?(?:becoming|emerging as))"
)
_HAS_EN = (
    r"(?:rank(?:s|ed)?|leads?|led|tops?|boasts?|dominates?|account(?:s|ed) for|hosts?|houses?|attract(?:s|ed)?|draws?"
    r"|produces?|makes?|lacks?|suffers?|struggles?|lags?|trails?|excels?|speciali[sz]es?"
    r"|grew|rose|climbed|expanded|doubled|tripled|shrank|fell|dropped|declined|slowed|weakened|overtook|surpassed|outpaced"
    r"|did (?:an?|much|far) \w+"
    r"|(?:has|have) (?:an?|the|one|some|more|most|about|over|nearly|almost|its|\d|no|few|little|many|several|plenty)"
    r"|(?:has|have) (?:also |now |\w+ly )?(?:grown|risen|expanded|doubled|tripled|shrunk|fallen|declined|slowed"
    r"|weakened|overtaken|surpassed|attracted|built|developed|lost|gained))"
)
_ENGLISH = re.compile(
    r"^(?:(?:['’]s)?(?:\s[\w'’-]+){0,4}?|,[^,;]{0,80},)"
    r"(?:\s(?:also|now|still|already|alone|undoubtedly|truly|long|currently|even|once|clearly))*"
    rf"\s(?:{_HAS_EN}\b|{_IS_EN}\b[^.;]{{0,70}}?\b{_RANK_EN}\b)"
)
_RANK_ZH = (
    r"(?:枢纽|中心(?![城区线])|高地|重镇|重地|大本营|排头兵|龙头|领头羊|领跑者|前列|桥头堡|(?:聚集|集聚)地|[发策]源地|摇篮|标杆|样板|之[都城]|强[省市]"
    r"|大[省市]|第[一二三四五](?!产业|人民|季|次|批|期|届)|最[大多高强快好密早富少低弱慢差小]|首[位个座家]|唯一|短板|软肋|优势|强项|弱项|长处|一流)"
)
_HAS_ZH = (
    r"拥有|坐拥|(?<![没所只拥])有(?![关人些利效序限助])着?(?:[^，。]{0,10}(?:\d|一批|许多|众多|大量|最|[“「]))|汇聚|聚集|集聚|聚合|云集|培育|孕育|诞生|走出了|跑出|[位排][居列名]|占(?:了|全|据|比)"
    r"|超过|超越|反超|赶超|领先|落后|缺(?![席口])|不足|依赖|依靠|强于|高于|低于|多于|少于|优于|胜过|赢过|垫底|跻身|流[失出入]|外流|擅长"
    r"|善于|见长|薄弱|滞后"
)
_DONE_ZH = (
    r"已有?(?:拥有|建成|形成|建立|培育|集聚|聚集|孵化|累计|引进|吸引|落地|开通|发放|设立|投入|投资|完成|推出|达到?|超过?|突破)"
    r"|[已现共]有(?=[^，。]{0,6}\d)|坐落着?|建成(?:了|[^，。]{0,4}\d)|(?:形成|建立|组建|设立)了|催生了?"
    r"|(?:突破|提高)(?=[^，。]{0,6}\d)|达到?了?(?=\d)|增长(?:了|超过?|近|约)?(?=[\d-])|累计|新增(?=[^，。]{0,12}\d)"
    r"|首次|入选|获评|上升至|连续\d|实现[^，。]{0,16}\d|出资(?=[^，。]{0,6}\d)|了(?=[^，。]{0,6}\d)"
)
"""What has come of what it did. On 300 reports of television news, where praise or a number alone left a quarter of the
entries wrong, these verbs with those above left one in ten, and more entries."""
_JUDGED_ZH = (
    r"的[^，,。]{1,10}(?:较|更|很|最|偏|颇|太|过于?|比较|相对|十分|非常|明显)(?:高|低|强|弱|大|小|多|少|足|浓|好|差|快|慢|保守|活跃)"
    r"|是[^，,。]{0,6}型的?(?=[，,。”]|$)|有[约近超]?(?=\d)|迈上"
)
_CHINESE = re.compile(
    rf"^[^，,；;。：:！!？?]{{0,40}}?(?:(?:是|为|成为?了?|称得上|堪称|作为|属于)[^，。]{{0,24}}{_RANK_ZH}|{_HAS_ZH}|{_DONE_ZH}|{_JUDGED_ZH})"
    rf"|^[^；;。：:！!？?]{{0,60}}?[，,][^，,；;。]{{0,15}}?(?:{_HAS_ZH}|{_DONE_ZH})"
)
"""In a later clause only verbs that open it: its subject is the place, or one said at once."""
_STRIVES = re.compile(
    r"^[省市区县]?[^，,。]{0,6}?(?:加快|推进|推动|大力|持续|着力|聚焦|深化|积极|努力|奋力|强化|加强|坚持|围绕|探索|正在|进一步|瞄准|立足|抢抓|聚力|布局"
    r"|深入|全力|(?<![重主需])要(?!素|闻))"
)
"""What a place strives for, in its first words."""


_LIKE_ZH = re.compile(
    r"^的?[^，,；;。：:！!？?]{0,14}?(?:最|极其?|更|很|十分|非常|相当|颇为?|比较|较为?|太|不太|不够)[^，,。的]{1,6}(?=[，,。；;”]|$)"
    r"|^[^，,。]{0,4}是一?[个座片]?[^，。]{0,24}(?:的[^，。]{0,2}(?:城市|城|地方|省份?|都市)|[省古水山海]城|都市)(?=[，,。；;~～”]|$)"
    r"|^地处|^位于"
)
_LIKE_EN = re.compile(
    r"^(?:,[^,;]{0,80},)?\s(?:is|was)\s(?:an?|one of|located|situated|home)\b"
    r"|^['’]s(?:\s[\w-]+){1,3}\s(?:is|are)\s(?:very |so |quite |too |really )?[a-z]+(?:[,.;]|$| and )"
)
"""What a place or something of it is like, or where it lies."""


def describes(after: str, *, english: bool) -> bool:
    """Whether the words behind a place's name tell a trait of it, or what it, or something of it, is like."""
    like = _LIKE_EN if english else _LIKE_ZH
    return tells_trait(after, english=english) or bool(like.match(after))


def tells_trait(after: str, *, english: bool) -> bool:
    """Whether the words behind a place's name tell what it is, has or lacks; negated ones do as well."""
    if english:
        return bool(_ENGLISH.match(after))
    return bool(_CHINESE.match(after)) and not _STRIVES.match(after)
