"""What bears the name of a place and is none: banks, papers, teams, ships, storms, dishes, people.

In: a text and where a name stands in it. Out: whether what stands around makes it the name of something else, about
which a sentence says nothing of the place. Told by kind words and frames alone: an industry (重庆火锅产业), a
university or an airport is its town's.
"""

from __future__ import annotations

import re

_OWN = r"(?!产业|產業|行业|行業|业|業|市场|市場|协会|協會|节|節|消费|消費|企业|企業|店|文化|之都)"
"""Behind a kind word: what a town has of the kind is the town's."""
_BANKS = (
    rf"(?:农村|農村|城市)?(?:商业|商業)?(?:银行|銀行)(?!间|間|家|界|圈|系|存|贷|貸|网|網|监|監)(?:股份)?{_OWN}"
    rf"|(?:农商行|農商行|信托|信託){_OWN}|证券(?!交易|市场|业|监管|公司们)|證券(?!交易|市場|業|監管)"
)
_MEDIA = r"(?:[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{4})?出版社|(?:日|晚|早|商)(?:报|報)(?![告表])|卫视|衛視"
_DISHES = (
    rf"(?:啤酒|茅台|五粮液){_OWN}|(?:烤鸭|烤鴨|火锅|火鍋|炒饭|炒飯|拉面|拉麵|热干面|熱乾麵|小面|牛肉面|米粉|肠粉|板鸭|盐水鸭"
    rf"|麻花|扒鸡|烧鸡|大盘鸡|红肠|肉夹馍|小笼包?|生煎|饭|飯(?!店)){_OWN}(?!店|馆|館|局|桌|圈|碗)"
)
_OTHERS = (
    r"队(?![伍列员友长部])|隊(?![伍列員友長部])|[舰艦](?![队隊])|(?:号|號)(?![召称稱令码碼线線楼店院文])"
    r"|牌(?![照匾坊楼樓子])|大[厦廈]|先生|女士|肺炎|(?:话|話)(?![题題剧劇语語费費筒音柄说說务務机機])"
    r"|条约|條約|协定|協定|公约|公約|宣言|起义|起義|事变|事變"
    r"|(?:时间|時間)(?=\s?(?:\d|[一二三四五六七八九十]|[上中下]午|凌晨|早|晚|[今昨明当當]))"
    r"|[”」』\"]\s?(?:号|號|舰|艦|轮|輪|台风|颱風|牌)(?![召称令码])"
)
_ENGLISH = (
    r" (?:[Tt]ime\b(?! to)|Standard Time|Daily|Evening News|University Press|Airlines|Bank|team|pneumonia"
    r"|(?:roast )?duck|fried rice|hot ?pot|noodles|beer)\b"
)
_KIND = re.compile("|".join((_BANKS, _MEDIA, _DISHES, _OTHERS, _ENGLISH)))
_STORM = re.compile(
    r"(?:台风|颱風|热带风暴|熱帶風暴|飓风|颶風|(?<![a-z])(?:Typhoon|Hurricane|Cyclone|Tropical Storm) )"
    r"\s?([“「『\"‘]?)$"
)
_STORMY = re.compile(
    r"(?:将|將|已|正|的(?:路径|路徑|中心|强度|風力|风力)|逼近|登陆|登陸|来袭|來襲|生成|减弱|減弱|加强|加強|过境|過境|带来|帶來)"
)
"""What storms do, behind the name of one that bears no quotation marks; 台风上海停课 speaks of the town."""
_BEFORE = re.compile(r"\bBank of $")


def is_namesake(text: str, start: int, end: int) -> bool:
    """Whether the name of a place at `start` to `end` is that of something else."""
    if _KIND.match(text, end):
        return True
    before = text[max(0, start - 16) : start]
    storm = _STORM.search(before)
    if storm and (storm[1] or before.endswith(" ") or _STORMY.match(text, end)):
        return True
    return _BEFORE.search(before) is not None
