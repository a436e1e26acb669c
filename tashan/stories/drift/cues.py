"""Words that tell of qualifiers and opposites, as data.

In: nothing. Out: HEDGES, whatever may qualify a number though the grammar did not read it so; OPPOSITES, pairs of words
that turn a statement round; UNITS, the
names of a unit in both languages; AFFIRMING, adverbs that a negation may have taken the place of.
"""

from __future__ import annotations

_HEDGES = """
约 近 余 多 超 逾 左右 上下 强 弱 达 以上 以下 不到 不足 至少 几乎 差不多 内 超过
almost near about around some over least most just exceed above below under roughly approximately than to within in
"""
HEDGES = tuple(_HEDGES.split())

_PAIRS = """
上升/下降 增长/下降 增加/减少 提高/降低 上涨/下跌 高于/低于 超过/低于 多于/少于 支持/反对 同意/拒绝 允许/禁止 成功/失败
盈利/亏损 扩大/缩小 加快/放缓 加强/削弱 容忍/惩罚 首选/放弃 领先/落后 优势/劣势 强于/弱于 大于/小于 早于/晚于 增强/减弱
接受/拒绝 进入/退出 开放/封闭 充足/不足 乐观/悲观 利好/利空 顺差/逆差 净流入/净流出 上调/下调 买入/卖出 提前/推迟
增长/萎缩 增长/下滑 上升/下滑 上涨/下滑 回升/回落 丰富/匮乏 缺乏/充足 鼓励/限制 包容/排斥 信心/担忧 赞成/反对 肯定/否定
通过/否决
rose/fell increased/decreased increase/decrease higher/lower more/less above/below supported/opposed support/oppose
allowed/banned success/failure profit/loss accepted/rejected gained/lost growth/decline grew/shrank up/down
strength/weakness strengths/weaknesses allow/forbid allows/forbids before/after faster/slower rise/fall ahead/behind
encourage/discourage encourages/discourages best/worst largest/smallest first/last
"""
OPPOSITES = frozenset(frozenset(pair.split("/")) for pair in _PAIRS.split())
_AFFIRMING = """
很 都 也 已 已经 可以 能 能够 会 有 一直 仍 将 曾 曾经 总是 始终 还 is are was will can has have always
"""
AFFIRMING = frozenset(_AFFIRMING.split())

_UNITS = """
minute minutes min 分钟 分 / hour hours 小时 个小时 / second seconds 秒 秒钟 / day days 天 日
week weeks 周 星期 个星期 / month months 月 个月 / year years 年 / year-old years-old years§old 岁
mile miles 英里 / mph 英里 / km kms kilometre kilometres kilometer kilometers 公里 千米 / kph 公里
metre metres meter meters m 米 / inch inches 英寸 / foot feet ft 英尺 / yard yards 码
pound pounds lb lbs 磅 / £ pound pounds sterling 英镑 / € euro euros 欧元 / acre acres 英亩
hectare hectares 公顷 / mu 亩 / ton tons tonne tonnes 吨 / kg kilogram kilograms 公斤 千克 / g gram grams 克
mm millimetres millimeters 毫米 / cm centimetre centimetres centimeter centimeters 厘米
megawatt megawatts mw 兆瓦 / kilowatt kilowatts kw 千瓦 / yen 日元 / won 韩元
rouble roubles ruble rubles 卢布 / rupee rupees 卢比
"""
UNITS = tuple(
    frozenset(word.replace("§", " ") for word in line.split())
    for part in _UNITS.strip().split("\n")
    for line in part.split(" / ")
)
