"""The words around Chinese numbers, as data: units, classifiers, cues for what is counted, qualifiers, idioms.

In: nothing. Out: compiled patterns over Simplified, half-width text, and tables from a word to its meaning. A
classifier is given with the characters that, following it, make another word: 家 in 5家, not in 家庭.
"""

from __future__ import annotations

import re

from tashan.language import currencies
from tashan.model import Qualifier

CURRENCIES = {name: row.code for row in currencies.CURRENCIES for name in row.zh}
"""Names of money with their ISO 4217 codes."""
_GUARDED_MONEY = {
    "块": r"块(?=[\d一二三四五六七八九](?:[，。；、,;]|毛|角|$))", "角": r"(?<=\d)角(?![度色落形钢])",
    "毛": r"(?<=\d)毛(?![利发])",
}  # fmt: skip
"""Money only beside such words: 5块8, not 5块地; 3角, not 三角."""
_MONEY = "|".join(_GUARDED_MONEY.get(word, word) for word in sorted(CURRENCIES, key=len, reverse=True))
DURATIONS: dict[str, str] = {
    "年": "a", "周年": "a", "年半": "a", "个年头": "a", "个世纪": "a", "个月": "mo", "个多月": "mo", "个小时": "h",
    "个多小时": "h", "小时": "h", "个工作日": "d", "工作日": "d", "个交易日": "d", "天": "d", "个星期": "wk",
    "星期": "wk", "周": "wk", "个季度": "q", "分钟": "min", "秒": "s", "秒钟": "s", "毫秒": "ms",
}  # fmt: skip
_DURATIONS = (
    "个(?:多)?(?:月|小时|工作日|交易日|星期|季度|世纪|年头)", "周年", "年半",
    "年(?![级代轻薪产度均营货终初底中末销收报化会龄青少长]|均)",
    "小时", "分钟", "工作日", "星期", "毫秒", "秒钟", "秒(?!杀)", "天(?![然空津下生才气使])", "周(?![边期刊末围报转])",
)  # fmt: skip
MEASURES: dict[str, str] = {
    "平方公里": "km2", "平方千米": "km2", "km²": "km2", "km2": "km2", "平方米": "m2", "平米": "m2", "㎡": "m2",
    "m²": "m2", "平方英尺": "sqft", "公顷": "ha", "亩": "mu", "英亩": "acre", "立方米": "m3", "方": "m3", "m³": "m3",
    "公里": "km", "千米": "km", "km": "km", "英里": "mi", "海里": "nmi", "光年": "ly", "英尺": "ft", "英寸": "in",
    "米": "m", "厘米": "cm", "cm": "cm", "毫米": "mm", "mm": "mm", "微米": "µm", "纳米": "nm", "nm": "nm",
    "千瓦时": "kWh", "kWh": "kWh", "度电": "kWh", "MWh": "MWh", "GWh": "GWh", "TWh": "TWh", "兆瓦时": "MWh",
    "吉瓦时": "GWh", "千瓦": "kW", "kW": "kW", "兆瓦": "MW", "MW": "MW", "吉瓦": "GW", "GW": "GW", "TW": "TW",
    "瓦": "W", "W": "W", "Wh": "Wh", "伏": "V", "千伏": "kV", "安": "A", "公斤": "kg", "千克": "kg", "kg": "kg",
    "克": "g", "毫克": "mg", "微克": "µg", "斤": "jin", "市斤": "jin", "吨": "t", "公吨": "t", "公尺": "m",
    "公分": "cm", "坪": "ping", "英呎": "ft", "呎": "ft",
    "磅": "lb", "盎司": "oz", "加仑": "gal", "吨标准煤": "tce", "升": "L",
    "毫升": "mL", "桶": "bbl", "摄氏度": "°C", "℃": "°C", "°C": "°C", "度": "°", "岁": "a", "周岁": "a", "赫兹": "Hz",
    "GHz": "GHz", "MHz": "MHz", "kHz": "kHz", "KB": "KB", "MB": "MB", "GB": "GB", "TB": "TB", "PB": "PB", "EB": "EB",
    "Mbps": "Mbps", "Gbps": "Gbps", "克拉": "ct", "点": "pt", "分贝": "dB", "大卡": "kcal", "千卡": "kcal",
    "马力": "hp", "里地": "li", "华里": "li", "级地震": "magnitude", "级": "magnitude", "分": "pt", "帕": "Pa",
    "兆帕": "MPa", "海浬": "nmi", "毫安时": "mAh", "毫安": "mAh", "mAh": "mAh", "寸": "in", "g": "g", "Hz": "Hz",
    "PFLOPS": "PFLOPS", "EFLOPS": "EFLOPS",
}  # fmt: skip
"""Units with their codes."""
_GUARDED_MEASURES = {
    "米": "米(?!其)", "克": "克(?![服隆拉])", "升": "升(?![级值至到])", "岁": "岁(?!月)", "瓦": "瓦(?![斯房])",
    "方": "方(?=[，。；、,;）)和及与]|土|木材|的?水)", "安": r"(?<=\d)安(?=[的，。])", "伏": "伏(?![击笔])",
    "度": r"(?:(?<=\d)|(?<=零下[一二三四五六七八九十])|(?<=零下[一二三四五六七八九]十)|(?<=十[一二三四五六七八九])"
    r"|(?<=十[一二三四五六七八九]{2}))度(?![假过日年月])",
    "点": r"(?:(?<=\d\d\d)|(?<=[跌掉涨升]\d)|(?<=[跌掉涨升]\d\d)|(?<=\.\d)|(?<=\.\d\d))点(?![燃击半钟整赞名])",
    "级": r"(?<=\.\d)级(?!联)",
    "分": r"(?<=[\d余多万])分(?![钟之别布析公店行校支为工子解类秒])", "帕": "帕(?=[的，。])", "桶": "桶(?!装)",
    "斤": "斤(?!斤)", "磅": "磅(?![礴数])", "寸": r"(?<=\d)寸(?![土心步草头])", "g": r"(?<=\d)g(?![A-Za-z])",
    "W": r"W(?![A-Za-z])",
}  # fmt: skip
"""Units that other words begin with: what may not follow, or must stand before."""
_MEASURES = tuple(
    _GUARDED_MEASURES.get(word, re.escape(word) + (r"(?![A-Za-z])" if word.isascii() else ""))
    for word in sorted(MEASURES, key=len, reverse=True)
)
_CLASSIFIERS = (
    "人次", "架次", "人(?![工均类物口生间心形文民])", "家(?![庭乡族具喻])", "所(?![有以谓在得需能长])",
    "户(?![籍外型口])",
    "名(?![单称牌义字片])", "位(?![于置列居数次元])", "座", "项(?!链)", "件", "台(?![湾海风下上山])", "辆",
    "艘", "架(?!构)",
    "种(?![植子])", "类(?![似别])", "条(?![件例])", "款(?!项)", "套(?![路餐])", "支(?![持撑付出])",
    "只(?![有是要能会为需不])",
    "头(?!部)", "株", "棵", "栋", "幢", "处(?![理于在长])", "场(?![景地所合馆])", "次(?![于元要序新])", "篇",
    "部(?![门分委长署队落])",
    "本(?![地土身来次科报市省质])", "册", "份(?!子)", "张(?![力家])", "幅(?![度员])", "例(?![如外])",
    "起(?![步来点到源初飞码家])",
    "宗", "门(?![槛类户票店峡])", "轮(?![回值胎])", "层(?![次面级出])", "颗", "枚", "粒", "组(?![织成建长])",
    "队(?![伍员长])", "块(?![钱])", "标准箱", "标箱", "TEU(?![A-Za-z])",
    "班(?![级子长])", "股(?![权份东市价票民])", "笔(?![记者])", "单(?![位个一独项])", "席", "字(?!节)", "岗", "镇",
    "国(?![家企资内外有产际庆务民债营防])", "省(?![会级委略钱长心力])", "市(?![场值民长区委面政])",
    "县(?![域城级委])",
    "区(?![域位块别间])", "村(?![庄民])", "校(?![园长友企准])", "院(?![士校长线])", "站(?![点在上位台])",
    "店(?![员铺主])",
    "厂(?![房商长])", "大(?![学型小多家约量幅力会厂模于众概])", "倍(?!感)", "个",
    "页(?!岩)", "针(?![对灸织线])", "剂(?!型)", "床(?!上)", "瓶", "盒", "箱", "杯", "碗", "匹", "圈", "趟", "遍", "束",
    "双(?!方)", "对(?=夫[妇妻]|新人|恋人|情侣|选手|[，。；、])", "首(?=[歌诗曲]|[，。；、])",
    "集(?![团中合体群成资结聚])",
    r"(?<=[\d余多万千百])(?:间(?![接隔谍断歇])|道(?![路德理教])|段(?!位)|根(?![据本])|片(?![面区])|票(?![据房价])|句|顶|盏|扇|尊|尾(?!气)|羽|朵|桩|封(?!闭)|挺|具(?!有)|副(?!业)|步(?!入)|局(?![部长势面])"
    r"|胜(?=[\d一二两三四五六七八九，。、])|负(?=[，。、\d])|平(?=\d)|球(?=[，。、的])|面(?=旗|墙|[，。])|口(?=人|井|[，。]))",
    r"(?<=\d)(?<!20\d\d)(?<!19\d\d)(?:公司|企业|省份|省市|城市|县市|银行|机构|部门|国家|学生|员工|男子|女子|儿童|旅客|乘客|平民|矿工"
    r"|士兵|[重轻]伤|死(?!亡?率)|伤(?!亡?率)|车(?=[相连追受被损次，。、]))",
    r"(?<=\d)金(?=\d+[银铜])|(?:(?<=金\d)|(?<=金\d\d))银|(?:(?<=[金银]\d)|(?<=[金银]\d\d))铜",
)  # fmt: skip
NAMED_PAIR = frozenset("国省市县区镇村校院厂店站")
"""中美两国, 甲、乙两厂: 两 before these sums up the two just named and counts nothing new."""
UNITS = re.compile(
    r"(?P<ratio>[%‰]|个?百分点|个?基点|BP(?:s|S)?(?![A-Za-z])|bps?(?![A-Za-z]))"
    rf"|(?P<money>{_MONEY})(?![素旦首件老宵月]|宇宙)"
    rf"|(?P<duration>{'|'.join(_DURATIONS)})|(?P<measure>{'|'.join(_MEASURES)})"
    rf"|(?P<classifier>{'|'.join(_CLASSIFIERS)})"
)

_COUNTED = (
    "(?:用户|人口|队伍|团队|参数|企业|学生|网民|会员|粉丝|读者|观众|毕业生|主体|人才|职工)(?:规模|数量|总量)",
    "用户", "人口", "人才", "学生", "学子", "师生",
    "教师", "职工", "员工",
    "居民", "市民", "游客", "观众", "听众", "民众", "群众", "乘客",
    "旅客", "粉丝", "会员", "商家", "商户", "(?:民营)?企业", "民企", "主体", "开发者",
    "工程师", "科学家",
    "参数", "tokens?", "老人", "农民", "劳动力", "毕业生", "从业者", "村民", "家庭", "网民", "读者", "人群",
    "数量", "总数", "销量",
    "产量", "播放", "下载", "阅读", "访问", "订单", "岗位", "车次", "专利", "就业", "人(?![工均类物民])",
)  # fmt: skip
_PAID = (
    "GDP", "生产总值", "经济总量", "经济体量", "总量", "增加值", "产值", "营收", "营业额", "收入", "利润",
    "税收", "财政", "预算",
    "投资", "投入", "贷款", "融资", "基金", "资金", "资本", "注资", "补贴", "补助", "市值", "估值", "身家",
    "财富", "[年月]薪",
    "薪资", "工资", "奖金", "债务", "负债", "存款", "成交额", "销售额", "交易额", "[进出]口额", "进出口",
    "总额", "金额", "规模",
    "研发", "经费", "费用", "成本", "烧", "花费", "斥资", "耗资", "出资", "募资", "捐", "赔", "亏损", "红包",
    "价格", "售价",
    "[拨工货欠罚善借房尾贷赔程]款", "授信", "让利", "减税", "额度", "订单额",
)  # fmt: skip
CUE = re.compile(rf"(?P<count>{'|'.join(_COUNTED)})|(?P<money>{'|'.join(_PAID)})")
"""What a number without a unit counts: the nearest of these words decides."""
PAID_BEFORE = re.compile(rf"(?:{'|'.join(_PAID)})[达为约近]?\Z")
"""What a scale without a number is paid for: 年薪百万."""
CLASS_NOUN = re.compile(
    r"量?级(?!联)|规模(?!以上)|(?:政府|产业|科创|创新|引导|投资|母)?基金|年薪|月薪|市值|估值|产业|集群|城市|之城"
    r"|俱乐部|赛道|市场|富翁|大关"
    r"|企业|项目|工程|投资|补贴|订单|参数|用户|[Gg][Dd][Pp]|园区|国企|红包|资金|公司|身家|学子|人口"
)
"""What follows a scale without a number before it where the scale is a size: 千亿基金, 万亿城市, 千万年薪."""

PREFIXES: dict[str, Qualifier] = {
    "不超过": "at most", "不多于": "at most", "不高于": "at most", "最高": "at most", "最多": "at most",
    "至多": "at most", "不超": "at most", "不少于": "at least", "不低于": "at least", "至少": "at least",
    "最少": "at least", "起码": "at least", "不下": "at least", "不足": "under", "不到": "under", "未满": "under",
    "不满": "under", "少于": "under", "低于": "under", "小于": "under", "将近": "nearly", "接近": "nearly",
    "逼近": "nearly", "近": "nearly", "大约": "about", "约": "about", "大概": "about", "大致": "about",
    "估计": "about", "差不多": "about", "超过": "over", "超出": "over", "超越": "over", "超": "over", "逾": "over",
    "突破": "over", "多于": "over", "高于": "over", "大于": "over", "破": "over", "冲破": "over", "跨过": "over",
    "迈过": "over", "跨越": "over", "迈上": "over", "站上": "over", "跨上": "over", "迈入": "over", "跨入": "over",
    "越过": "over", "上": "over", "过": "over",
}  # fmt: skip
_GUARDS = {
    "近": r"(?<![附最邻临靠远亲])近",  # 附近3家
    "约": r"(?<![签节履预合违条公契邀制])约",  # 签约30家
    "破": r"(?<![打攻爆冲突])破",  # 打破3项纪录
    "超": r"(?<![中英德意法西])超",  # 中超16队
    "不到": r"(?<![想看得找料])不到",
    "上": r"(?<![以之早晚身网线会])上",
    "过": r"(?<![不通经超])过",
}
BEFORE_BARE_SCALE = frozenset("上过")
"""上百家, 过万: a qualifier before a scale without a number only; 过5 is none."""
_GRANTS = "(?:[可能将])?(?:获得?|达到?|给予|奖励|补助|补贴|资助|支持|贷款?|享受)"
"""What is given at most: 最高可获1000万元, 最高给予1亿元."""
_BEFORE = "|".join(_GUARDS.get(word, word) for word in sorted(PREFIXES, key=len, reverse=True))
PREFIX = re.compile(rf"({_BEFORE})(?:[了有为达占是合至到]|达到|{_GRANTS})?\s?(?:人民币|[¥￥$€£])?\s?\Z")
"""To be searched in the few characters before a number."""
DISTANT_OVER = re.compile(r"(?:迈上|迈过|站上|跨上|迈入|跨过|跨入|突破|冲破)[^，。；：、,;\d]{1,8}$")
"""A threshold passed whose name stands between: 迈上经济总量14万亿."""
SUFFIXES: dict[str, Qualifier] = {
    "左右": "about", "上下": "about", "许": "about", "及以上": "at least", "以上": "at least", "及以下": "at most",
    "以下": "at most", "以内": "at most", "之内": "at most", "有余": "over", "开外": "over", "出头": "over",
    "强": "over",
    "弱": "nearly", "不到": "under", "多": "over", "余": "over",
}  # fmt: skip
SUFFIX = re.compile(
    r"左右(?!手)|上下(?!游)|及?以上|及?以下|以内|之内|有余|开外|出头|(?:许|不到)(?=[，。；、,;.]|$)"
    r"|[多余](?=[，。；、,;.的来前后]|$)"
)

SIGNS = currencies.SIGNS | {name: row.code for row in currencies.CURRENCIES for name in row.leading}
SIGN = re.compile(rf"({'|'.join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))})\s?\Z")
"""A currency before its number."""

IDIOM = re.compile(
    r"百公里(?:油耗|加速|电耗|能耗)|一二三产业|第[一二三]产业|[一二三]、[二三]、?三?产业|一带一路|千方百计|千家万户|千军万马|千门万户|千山万水"
    r"|百家争鸣|百家姓|万家灯火"
    r"|五花八门|三番五次|三天两头|三年五载|三位一体|五位一体|四个全面|四个自信|四个意识|两个维护|两个确立|四个高"
    r"|三个代表|八项规定|十年树木|百年树人"
    r"|百年老店|百年大计|千年大计|十[七八九]大|二十大|两手抓|一五一十|二次元|二人转|三部曲|四大名著|四合院"
    r"|五角大楼|九死一生|十全十美|三言两语|三三两两"
    r"|[七八]国集团|二十国集团|八国联军|半导体|百分百|千万(?=[不别要记注])|万万|亿万|一次次|一个个|一家家|一座座"
    r"|一条条|一项项|十字(?=路口|街|架|绣|形|军|交叉)|万分(?![之钟])|一一|从0到1|0到1|从零到一|一对一|一站式|二维码|三封锁"
)
"""Set phrases that count nothing."""
