"""Characters of which what stands beside them decides the Traditional form.

In: a Simplified text. Out: for characters that OpenCC's phrases and the segmenter's words get wrong (换发新证, 不愿签)
what has their form in that place. Each rule is of a kind that was met in real news; where nothing is sure the form
stands that is commoner there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from tashan.language.persons import SURNAMES, TRANSCRIBES

_FOODS = "瓜薯肉果鱼豆笋菜萄枣杏桃蕉梅萝卜芒虾贝柿菇椒腐苔薑姜"
_FIRM = "科技|集团|股份|公司|银行|证券|地产|控股|实业|商行|超市|制药|药业|食品|纸业|钢铁|能源|电子|重工|汽车"
_DRIES = "晒晾烘擦吹风烤口喝抽榨沥吸排焙蒸饼冻阴"
_NO_DOING = f"{_FOODS}{_DRIES}若相无老天杯肝"
"""What stands before a 干 of dryness or of 若干, 相干, 无干."""
_STAYS_DRY = "净部事活涉预扰脆旱燥冰杯流线道警劲嘛将练系"
_NUMBER = "0-9０-９一二三四五六七八九十百千万亿两几数半"
_COUNTED = f"{_NUMBER}这那哪每某首单整船舰全双余多第来该影犬羊"
_ADVERB = "是会能有要得想可应该说求顾需"
"""What follows the 只 of 'only' and is no thing that is counted."""
_ANIMALS = "猫狗鸟鸡鸭鹅羊兔虎猴鼠虫蜂蝶龟熊狼狐鹰雁鹤"
_HAIR = "直灰乱妆黄红头毛秀白黑长短理美假脱卷烫染剪洗护束鬓须银金乌华怒结散披植落留辫细鹤童令断盘编梳拔毫"
"""What stands before the 发 of hair."""
_OF_HAIR = "带肤饰型廊丝妆卡夹际髻辫根梢质指胶屋冠"

RULES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "干": (
        (rf"(?<=[{_FOODS}{_DRIES}])干(?![{_STAYS_DRY}])", "饼干"),
        (
            rf"(?<![{_NO_DOING}是很太又不未什玛沙])干(?=的(?!房|毛|衣|布|地))|(?<![{_NO_DOING}])干(?=[点完过啥嘛得](?![净燥]))",
            "干部",
        ),
        (
            rf"干(?=快上|一[任行票番场])|(?<=[一不就])干(?=就[是0-9一二三])|(?<=包)干(?=制|到)|(?<!老白)(?<=白)干(?![裂枯涸{_STAYS_DRY}])",
            "干部",
        ),
    ),
    "发": (
        (rf"(?<=[\u4e00-\u9fff])发(?={_FIRM})|(?<=收)发(?=卡)|发(?=指[令示]|[抖愣呆慌颤懵烧])", "发展"),
        (rf"(?<![{_HAIR}])发(?![{_OF_HAIR}])", "发展"),
        (r"(?<=[牵钧]一)发|(?<=一)发(?=千钧)|(?<=生)发(?=[水液剂膏])", "头发"),
        (rf"(?<=[人告员长、，][{SURNAMES}][秀金银华长白])发(?=[、，。到与和诉不因（(])", "发展"),
    ),
    "只": (
        (rf"(?<![{_COUNTED} ])(?<!片言)只(?![身字言])|(?<=[这那哪此])只(?=[{_ADVERB}])(?!会[飞说唱跳叫])", "只有"),
        (r"(?<=[最至顶很许大不更]多)只|(?<=[不非]单)只", "只有"),
        (rf"(?<=[0-9０-９万])只(?![{_ADVERB}不占用为])|(?<=[0-9] )只(?![{_ADVERB}不占用为])", "两只"),
        (rf"(?<=[是有养了])只(?=[小大老]?[{_ANIMALS}])", "两只"),
    ),
    "后": (
        (rf"(?<=[{_NUMBER}今当那每次某 ]天)后|(?<=[元群])后", "后来"),
        (r"(?<![皇太王天影歌视舞球艳蜂母女帝先封武吕窦美])后(?![妃羿稷土冠])", "后来"),
    ),
    "并": ((r"(?<![合归兼吞裁撤])并(?=为)|并(?=发[布表出起来现展送放生函文公])", "并且"),),
    "出": (
        (r"(?<=一)(?<![么这演唱整]一)出(?![^，。]{0,4}[戏剧])(?=[，。、：了就即钢门手口生现去来台闸校狱院])", "出来"),
        (r"(?<=[一两三])出(?=[好大]?戏|悲剧|喜剧|闹剧|纪录片)", "一出戏"),
    ),
    "里": (
        (
            r"(?<=[在从到往进向][海河湖江山城村乡镇校院厂店楼屋房车船店心手眼梦])里(?![程面边头弄巷奇斯德昂])"
            r"|(?<=[包甲乙丙双对我校资供买卖]方)里",
            "这里",
        ),
        (
            rf"(?<=[{TRANSCRIBES}])里(?=[{TRANSCRIBES}·•])|(?<=[{TRANSCRIBES}]{{2}})里|(?<=[·•][{TRANSCRIBES}])里"
            r"|(?<![人兵战骑车赛木河斑黑罗]马)(?<=马)里(?![面头程])",
            "公里",
        ),
    ),
    "系": (
        (r"(?<=关)系(?!统|列)|系(?=上[海饶虞市级])|(?<![\u4e00-\u9fff])系(?=[谣误虚伪因由被])", "关系"),
        (r"(?<=[人均皆确实乃纯罪])系(?=[\u4e00-\u9fff])(?![系]统|系列)(?!系里)", "关系"),
    ),
    "签": ((r"(?<![标抽书便牙竹棉求中灵上下])签(?![筒诗语])|(?<=[便上中下])签(?=[了约署订字名定过])", "签名"),),
    "周": ((r"(?<=[0-9０-９])周(?![围边岁])|(?<=[0-9] )周(?![围边岁])", "每周"),),
    "钟": ((r"(?<=[分点秒刻多半])钟(?![情爱])", "分钟"),),
    "了": ((r"(?<=[注註表说說证證声聲阐闡指标標发發查申写寫讲講言辨判]明)了(?![解然])", "为了"),),
    "伙": ((r"伙(?=伴)", "伙伴"),),
    "制": ((r"(?<=自)制(?=[\u4e00-\u9fff])(?![力能心地])|(?<=压)制(?=[成出而玻钢砖板])|(?<=翻)制", "制造"),),
    "准": ((r"(?<=不)准(?![确时点])|准(?=入)", "批准"),),
    "赞": ((r"(?<=点)赞(?![助同成扬美叹赏])", "赞美"),),
    "台": ((r"(?<=总)台", "电台"),),
    "折": ((r"折(?=合)", "打折"),),
    "冲": ((r"(?<=相)冲(?=突)", "冲突"),),
    "云": ((r"云(?=服务|计算|数据|平台|存储|端|业务|游戏|办公|技术|厂商|空间|主机|原生)", "云南"),),
    "斗": ((r"(?<=[权内])斗", "战斗"),),
    "沈": ((r"(?<=[京哈辽])沈(?=[段高])|沈(?=鼓|海高)", "沈阳"),),
    "占": ((r"(?<=口)占(?=[全总比户社0-9 ])", "占领"),),
    "复": ((r"复(?=议)|复(?=决[字\[〔（(])|(?<=回)复(?=到|正常|原|平静|常态)", "恢复"),),
    "回": ((r"(?<![巡轮迂峰萦低徘])回(?![避荡响旋廊肠环纹形]|光返|音壁)", "回家"), (r"回(?=避)", "迂回")),
    "舍": ((r"(?<=断)舍(?=离)", "舍弃"),),
    "愈": ((r"(?<=疗)愈", "痊愈"),),
    "范": (
        (r"(?<![规典模示师防风就失垂洪])范(?![围例本式文畴])", "范"),
        (r"范(?=畴)|(?<=[世为])范(?=[。，、；”])", "模范"),
    ),
    "岳": ((r"(?<![山五东西南北中艮河恒])岳(?!麓)", "岳"),),
    "升": ((r"(?<!毕)升(?![华平])", "升"),),
    "谷": ((r"谷(?=歌)", "谷"),),
    "克": ((r"(?<!相)克(?![星扣])", "克"),),
    "炼": ((r"炼(?=[金油钢铁化])", "提炼"),),
    "扎": ((r"扎(?=扎?实)", "扎实"), (r"(?<=[针刺])扎", "扎")),
    "冬": ((r"(?<=冬)冬|冬(?=冬)", "冬"),),
    "个": ((r"个", "個"),),
    "娘": ((r"娘", "娘"),),
    "凌": ((r"凌", "凌"),),
    "弦": ((r"弦", "弦"),),
    "拐": ((r"拐", "拐"),),
    "恒": ((r"恒", "永恒"),),
}
"""By character, patterns of it alone with its neighbours, each with a word in which it has the form that is right
there, or with the form itself; a later rule has the last word. The last six are phrases of OpenCC in forms that few
read (箇中, 丈母孃)."""


def find_forms(text: str) -> Iterator[tuple[int, str, str]]:
    """Place, character, and the word or form that says how it is written there."""
    for char, rules in _compiled().items():
        if char in text:
            for pattern, example in rules:
                for match in pattern.finditer(text):
                    yield match.start(), char, example


@cache
def _compiled() -> Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]:
    return {char: tuple((re.compile(pattern), example) for pattern, example in rules) for char, rules in RULES.items()}
