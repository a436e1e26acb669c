"""What a text denies: negations with the word each one stands before, and words that are one another's opposite.

In: a clause or sentence. Out: the places of its denials, and the opposites of words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]

# Words with 不, 没, 未, 无, 非 in them that deny nothing.
_NO_DENIAL = re.compile(
    "不错|(?<!来)不及(?![格时其早])|不仅|不时|不但|不单|不光|不过|不断|不久|不同(?!意)|不少|不足(?!以)|(?<![看见找达得做办拿够听等遇碰买吃])不到|不满|不下于|不得不|不能不|不会不|不可不|不由|不禁|不料|不管|不论|不妨|不愧|不锈钢|不等式|不动产"
    "|不亚于|不多于|不低于|不高于|不小于|不大于|不超过|不超|不限于|不谋而合|不约而同|不遗余力|络绎不绝|源源不断|层出不穷|不可避免|对不起|不好意思|不堪|不俗|不菲|不凡|不丹"
    "|未(?=[^，。；]{1,8}前[，,、])|未来|未免|未婚妻|未成年|没落|没收|淹没|沉没|埋没|吞没|没准|无论|无不|无非|无线|无人机|无人驾驶|无疑|无锡|无数|无比|无限|无穷|无形|无奈|无尽|虚无|无锡|无量"
    "|非常|[中亚东西北南对赴驻]非(?!常|要|得)|非洲|非凡|是非|南非|北非|非遗|除非|并非没有|非但|莫过于|莫非|莫斯科|莫名|分别|特别|个别|区别|级别|性别|别人|别墅|别的|告别|类别|识别|辨别|别具|别样"
    "|没关系|没事(?:儿|的)?(?=[，。！？]|$)|没错|没问题|(?<=[，。])不是吗|不是(?=[^，。！？；]{1,20}吗[？?])|(?<=[很好许]久)没有?|不屑|没入|不是(?=[^，。！？；]{1,16}，?就是)"
    "|是否|能否|可否|要不是|要不然|免费|免疫|避免不了|在所难免|不免|难免|不失为|不如说|巴不得|恨不得|不尽如人意|毫不"
)
_DENIAL = re.compile(
    r"绝不|决不|从不|从未|从没有?|并不|并未|并非|并没有?|尚未|还没有?|还未|没有|毫不|毫无|不再|不曾|未曾|未能|未予|无法|无意|无须|无需|不得|不必|不用|不需|不肯|不愿|不会|不能|不可|不要|不许|不准|不应|不该|不是|不|没|未|无|非|勿|莫(?=[要怪让把再])|别(?=[再让去说把])"
)
# A question, not a denial: 愿不愿意, 去没去, 可以不可以; 看了没有? asks the same.
_A_NOT_A = re.compile(
    r"(?<![不没沒])(?<![但可于](?=是))(?!从)([\u3400-\u9fff]{1,2})[不没沒未]\1|(?<=[了过過着])[没沒未](?:有|曾)?(?=[？?]|[，。；”」]|$)|(?<=[\u3400-\u9fff])[不没沒](?=[？?])"
)
_OWN = re.compile(r"[，。；：！？,;:!?]")

# English words that deny.
_HARD_EN = re.compile(
    r"\b(?:not|never|nor|neither|cannot|nobody|nothing|nowhere|none|without|no(?! longer than\b| \d)|hardly|scarcely|barely)\b|n['’]t\b",
    re.IGNORECASE,
)
_IDIOM_EN = re.compile(
    r"(?:\bnot|n['’]t) (?:only|just|merely)\b|\bnot far off\b|(?:\bnot|n['’]t) hesitate\b|\bno longer able\b|\bno problem\b|\bwouldn['’]t mind\b|(?:\bnot|n['’]t) (?:too |so |that )?bad\b"
    r"|\bno (?:more|less|fewer|later|earlier|other) than\b|\bnot (?:more|less|fewer) than\b|\bif not\b|\bwhether or not\b|\bno doubt\b|\bno matter\b|\bor not\b"
    r"|\bnot to mention\b|\bnot least\b|\b(?:can(?:no|['’]?)t|could(?:n['’]t| not)) help\b|\bnothing but\b|\bno wonder\b|\bwhy not\b|\bnot until\b|\bnot long (?:ago|after|before)\b|\bwithout (?:a |an |any )?(?:break|pause|interruption|stop|rest)\w*\b|\bwithout (?:further|more|much) (?:delay|ado)\b|\bdo(?:n['’]t| not) forget\b|\bcould(?:n['’]t| not) be (?:more|better|happier|worse)\b|\b(?:is|was|do|does|did|are|were|has|have|wo|ca)n['’]t (?=[^.!?]*\?)|\bhave not yet\b|\bno\.\s?\d"
    # A question that waits for a yes: "Shouldn't we ask?"
    r"|\b\w+n['’]t (?:we|you|they|he|she|it|i|this|that|there)\b(?=[^.!?]*\?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A negation, the span it takes up, and where what it denies begins."""

    span: Span
    scope: Span


@lru_cache(maxsize=16384)
def find_denials(text: str) -> tuple[Denial, ...]:
    """The denials of a Chinese text, in order; each reaches to the end of its clause."""
    masked = _NO_DENIAL.sub(_blank, _A_NOT_A.sub(_blank, text))
    found = []
    for match in _DENIAL.finditer(masked):
        end = _OWN.search(text, match.end())
        found.append(Denial(span=match.span(), scope=(match.end(), end.start() if end else len(text))))
    return tuple(found)


@lru_cache(maxsize=16384)
def find_denials_en(text: str) -> tuple[Denial, ...]:
    """The same of an English text."""
    masked = _IDIOM_EN.sub(_blank, text)
    found = []
    for match in _HARD_EN.finditer(masked):
        end = _OWN.search(text, match.end())
        found.append(Denial(span=match.span(), scope=(match.end(), end.start() if end else len(text))))
    return tuple(found)


_PAIRS = """
上升/下降 增长/下降 增加/减少 提高/降低 上涨/下跌 高于/低于 支持/反对 同意/拒绝 同意/反对 允许/禁止 准许/禁止 成功/失败 盈利/亏损 扩大/缩小 加快/放缓
加强/削弱 容忍/惩罚 领先/落后 优势/劣势 强于/弱于 大于/小于 早于/晚于 增强/减弱 接受/拒绝 进入/退出 开放/封闭 充足/不足 充足/短缺 乐观/悲观 利好/利空
顺差/逆差 净流入/净流出 上调/下调 买入/卖出 提前/推迟 提前/延后 提前/延期 提早/延后 提早/推迟 增长/萎缩 增长/下滑 上升/下滑 上涨/下滑 回升/回落 丰富/匮乏 缺乏/充足
鼓励/限制 包容/排斥 信心/担忧 赞成/反对 赞成/异议 同意/异议 肯定/否定 通过/否决 否认/承认 否认/证实 撤销/维持 推翻/维持 驳回/支持 停止/继续 停止/恢复 暂停/继续 取消/保留 取消/恢复 关闭/开放
关闭/开启 缩短/延长 延长/缩短 放宽/收紧 收紧/放松 上市/退市 胜诉/败诉 原告/被告 有罪/无罪 合法/非法 自愿/被迫 主动/被动 安全/危险 增产/减产 盈余/赤字 买方/卖方 出口/进口
流入/流出 升级/降级 升值/贬值 升温/降温 好转/恶化 改善/恶化 复苏/衰退 新增/减少 批准/否决 批准/驳回 赢得/输掉 战胜/负于 击败/负于 胜/负 上行/下行 看好/看淡 看涨/看跌 最高/最低
最多/最少 最大/最小 最早/最晚 最好/最差 最快/最慢 更高/更低 更大/更小 更多/更少 更好/更差 更快/更慢 更强/更弱 更早/更晚 偏高/偏低 偏浓/偏淡 偏大/偏小 宽松/紧张 富裕/贫困 免费/收费 公开/保密
有效/无效 有害/无害 有利/不利 增持/减持 扩招/缩招 扩建/缩减 加息/降息 降准/升准 上任/卸任 就任/离任 录取/淘汰 入选/落选 晋级/淘汰 当选/落选 保留/删除 遵守/违反 符合/违反 合格/不合格 满意/不满
强烈/微弱 加重/减轻 严重/轻微 简单/复杂 容易/困难 团结/分裂 信任/怀疑 赞扬/批评 表扬/批评 称赞/批评 积极/消极 先进/落后 繁荣/萧条 高涨/低迷 活跃/低迷 强劲/疲软 稳定/动荡
真实/虚假 室内/室外 国内/国外 境内/境外 上游/下游 顺利/艰难 提升/下降 增多/减少 偏多/偏少 紧缺/过剩 短缺/过剩 入境/出境 结婚/离婚 生还/遇难 幸存/遇难 释放/逮捕 获释/被捕 宽容/严厉
强硬/温和 强硬/软弱 初期/末期 前期/后期 早期/晚期 首先/最后 最先/最后 多数/少数 大多数/少数 正面/负面 正确/错误 正式/临时 永久/临时 直接/间接 全部/部分 故意/过失 清醒/昏迷
rose/fell increased/decreased increase/decrease higher/lower more/less above/below supported/opposed support/oppose allowed/banned success/failure profit/loss
accepted/rejected accepted/refused gained/lost growth/decline grew/shrank up/down strength/weakness strengths/weaknesses allow/forbid allows/forbids before/after faster/slower rise/fall
ahead/behind encourage/discourage encourages/discourages best/worst largest/smallest first/last denied/admitted denied/confirmed admitted/denied refused/agreed upheld/overturned opened/closed open/closed
expanded/shrank shortened/extended shorten/extend raise/lower raised/lowered won/lost guilty/innocent legal/illegal imports/exports import/export buy/sell bought/sold early/late early/delayed
loosened/tightened resumed/stopped continue/stop continued/stopped
最长/最短 最远/最近 最强/最弱 最重/最轻 最贵/最便宜 最新/最旧 最先进/最落后 更长/更短 更远/更近 更重/更轻 更贵/更便宜 更严/更松 更紧/更松 更难/更容易 偏长/偏短 偏快/偏慢 偏强/偏弱 偏多/偏少 较高/较低 较大/较小 较多/较少 较好/较差 较快/较慢 较长/较短 较强/较弱
受伤/死亡 受伤/遇难 受伤/身亡 伤者/死者 轻伤/重伤 失踪/遇难 失联/遇难 获救/遇难 获救/失踪 痊愈/病亡 出院/入院 出院/住院 康复/恶化 正在/已经 即将/已经 尚在/已经 仍在/已经 仍然/已经 仍然/不再 处在/走出 处于/走出 处于/摆脱 陷入/摆脱 从未/曾经 从不/经常 从未/多次 偶尔/经常 很少/经常 极少/大量 几乎没有/大量
激烈/缓和 激烈/温和 紧张/缓和 加剧/缓解 加剧/减轻 加重/缓解 恶化/缓解 扩散/受控 蔓延/受控 失控/受控 意外/预料 惊讶/平静 欣慰/遗憾 高兴/遗憾 满意/遗憾 满意/失望 乐观/担忧 乐观/忧虑 放心/担心 看好/担忧 有信心/没信心 骄傲/羞愧 兴奋/失望 期待/担心 自豪/惭愧
买下/卖掉 买下/卖出 买入/抛售 购入/售出 收购/出售 买进/卖出 增持/抛售 租用/出租 承租/出租 借入/借出 拥有/失去 获得/失去 得到/失去 保住/失去 赢得/失去 收复/失去 占领/撤离 进驻/撤离 派遣/撤回 撤离/留守 撤军/增兵 迁入/迁出 搬入/搬出 流入/流失
通过/未通过 达标/超标 及格/不及格 准时/延误 按时/逾期 正点/晚点 如期/延期 提前/逾期 按期/逾期 畅通/拥堵 通畅/拥堵 有序/混乱 整洁/脏乱 完好/损坏 完好/破损 完整/残缺 坚固/脆弱 结实/脆弱 耐用/易损 明确/模糊 清晰/模糊 清楚/含糊 详细/简略 全面/片面 深入/肤浅 合理/不合理
公开/隐瞒 披露/隐瞒 透露/隐瞒 如实/虚假 证实/否认 证实/推翻 坐实/推翻 支持/质疑 认可/质疑 认同/质疑 认可/否定 肯定/质疑 采信/否定 采纳/否决 采纳/驳回 受理/驳回 立案/撤案 起诉/撤诉 定罪/无罪 判刑/释放 拘留/释放 羁押/释放 维持/改判 胜出/出局 晋级/出局 晋级/止步 夺冠/落败 卫冕/失利 获胜/失利 险胜/惜败 大胜/惨败 完胜/完败 大捷/惨败
盈利/巨亏 扭亏/转亏 增收/减收 增收/歉收 丰收/歉收 高产/低产 畅销/滞销 供大于求/供不应求 供过于求/供不应求 涨价/降价 提价/降价 涨薪/降薪 加薪/减薪 增税/减税 扩张/收缩 扩产/减产 扩产/停产 增产/停产 开业/停业 开业/歇业 营业/停业 开张/倒闭 复苏/恶化 回暖/转冷 回暖/降温 转暖/转冷 转晴/转雨 升温/转冷 变暖/变冷 变好/变坏
上调/调低 调高/调低 调升/调降 抬高/压低 拉高/压低 拉升/打压 推高/压低 飙升/暴跌 大涨/大跌 上扬/下挫 走高/走低 走强/走弱 收涨/收跌 高开/低开 涨停/跌停 反弹/下挫 攀升/下滑 攀升/下降 攀升/回落 激增/锐减 骤增/骤减 猛增/锐减 大增/大减 剧增/锐减 新高/新低
上任/离任 到任/卸任 留任/离任 续约/解约 续聘/解聘 入职/离职 在职/离职 上岗/下岗 复职/停职 升职/降职 晋升/降职 提拔/贬谪 加入/退出 参加/退出 参与/退出 出席/缺席 到场/缺席 首发/替补 在编/编外 入围/出局 开设/关闭 开通/关闭 设立/撤销 成立/解散 建立/废除 颁布/废止 生效/失效 实行/废止 启动/终止 启动/叫停 启动/暂停 推进/搁置 加速/放缓 提速/减速 加速/减速
先进/陈旧 崭新/陈旧 新型/老式 古老/现代 传统/现代 独立/依赖 自主/依赖 独家/共同 单独/联合 单方面/共同 多边/单边 集中/分散 统一/分裂 统一/分散 聚集/疏散 合并/拆分 扩编/裁撤 精简/扩充 相同/不同 一致/相反 一致/不一致 相似/迥异 顺风/逆风 顺时针/逆时针 顺差/赤字 正数/负数 正比/反比 同向/反向 上坡/下坡 上山/下山 上车/下车 登陆/离境 涨潮/退潮
强制/自愿 必须/可以 必须/不必 必需/多余 有偿/无偿 有偿/免费 收费/免费 付费/免费 限行/放行 封闭/开放 禁止/允许 禁止/鼓励 严禁/允许 禁用/允许 封禁/解禁 冻结/解冻 查封/解封 扣押/发还 没收/返还 追究/免除 处罚/奖励 惩罚/奖励 惩处/表彰 表彰/通报批评 问责/嘉奖 严惩/宽大 从严/从宽 从重/从轻 从快/从缓
欢迎/反对 欢迎/抵制 击败/不敌 战胜/不敌 力克/不敌 力挫/不敌 击败/输给 战胜/输给 领先/落败 获胜/落败 获胜/告负 赞同/反对 拥护/反对 采纳/拒绝 签署/否决 启用/停用 开通/停运 恢复/中断 连任/落选 录用/辞退
聘用/解雇 任命/免去 任命/罢免 保护/破坏 建成/拆除 修复/损坏 减免/征收 解除/实施 解封/封锁 开工/停工 复工/停工 投产/停产 招聘/裁员 吸引/流失
backed/opposed back/oppose backs/opposes backing/opposing welcomed/condemned welcome/condemn praised/criticised praised/criticized praise/criticise praise/criticize improve/worsen improved/worsened
improves/worsens improve/harm strengthen/weaken strengthened/weakened include/exclude included/excluded hired/fired appointed/dismissed approve/reject approved/rejected approved/blocked accept/reject agree/refuse
agreed/declined help/hinder helps/hinders helped/hindered gain/lose gains/losses gained/shed beat/lost succeeded/failed succeed/fail optimistic/pessimistic safe/dangerous majority/minority temporary/permanent
voluntary/compulsory domestic/foreign public/private inflow/outflow inflows/outflows surplus/deficit shortage/surplus hawkish/dovish stricter/looser cheaper/dearer stronger/weaker older/younger larger/smaller
喜欢/讨厌 热爱/厌恶 开始/结束 开头/结尾 记得/忘记 记住/忘记 相信/怀疑 打开/关上 打开/关闭 进入/离开 到达/离开 来到/离开 抵达/离开 保持/放弃 坚持/放弃 坚持/动摇 鼓励/阻止 推荐/劝阻 容易/难 方便/麻烦 便宜/昂贵 便宜/贵 漂亮/难看
干净/肮脏 聪明/愚蠢 勤奋/懒惰 诚实/虚伪 谦虚/骄傲 勇敢/胆小 热情/冷淡 友好/敌对 友善/恶意 幸福/痛苦 快乐/悲伤 高兴/难过 开心/难过 健康/患病 年轻/年老 光明/黑暗 美丽/丑陋 优点/缺点 优秀/拙劣 优质/劣质 高端/低端 高档/低档
高温/低温 高价/低价 高速/低速 大型/小型 长期/短期 远处/近处 白天/黑夜 男性/女性 朋友/敌人 胜利/失败 和平/战争 购买/出售 买/卖 借出/归还 进攻/防守 攻击/防守 前进/后退 起飞/降落 出现/消失 发现/丢失 增强/削弱 提高/下降 好评/差评 赞美/指责
good/bad like/dislike likes/dislikes liked/disliked love/hate loves/hates loved/hated begin/end begins/ends beginning/ending start/stop starts/stops started/stopped remember/forget remembered/forgot easy/difficult easy/hard easily/hardly always/never
many/few true/false truth/lie high/low highest/lowest strong/weak strongest/weakest fast/slow quickly/slowly clean/dirty cheap/expensive new/old young/old rich/poor happy/sad friend/enemy friends/enemies victory/defeat peace/war push/pull appear/disappear
appeared/disappeared found/lost attack/defend agree/disagree agreed/disagreed trust/distrust possible/impossible advantage/disadvantage advantages/disadvantages forward/backward inside/outside enter/leave bigger/smaller big/small large/small long/short
recommend/discourage keep/abandon approved/denied useful/useless helpful/harmful beautiful/ugly success/defeat winner/loser winners/losers heavy/light bright/dark full/empty wide/narrow deep/shallow thick/thin
better/worse longer/shorter earlier/later started/ended began/ended arrived/left entered/left joined/left released/detained freed/jailed acquitted/convicted reopened/closed lifted/imposed lift/impose eased/tightened
"""


# Families of words: each of one side is the opposite of each of the other.
_FAMILIES = """
上升 上涨 增长 增加 提高 提升 攀升 回升 走高 升高 增多 增大 上调 调高 上扬 飙升 激增 骤增 猛增 大增 剧增 大涨 暴涨 : 下降 下跌 减少 降低 下滑 回落 走低 缩减 减小 下调 调低 下挫 暴跌 锐减 骤降 骤减 大减 大跌 萎缩 缩水
罕见 少见 稀有 难得一见 鲜见 : 常见 普遍 多见 寻常 司空见惯
缺乏 缺少 匮乏 短缺 紧缺 : 充足 充裕 丰富 富余 过剩
走强 增强 坚挺 强劲 强势 变强 : 走弱 减弱 疲软 疲弱 弱势 变弱
同意 批准 赞成 支持 认可 : 拒绝 否决 驳回 反对 抵制
准许 允许 许可 : 禁止 严禁
获胜 胜出 击败 战胜 夺冠 取胜 赢得 : 落败 失利 输给 不敌 负于 告负 输掉
启动 恢复 重启 继续 开工 : 停止 终止 中止 暂停 叫停 停工
开放 开启 开通 开业 : 关闭 封闭 停业 歇业 关停
买下 买入 购入 购买 收购 买进 : 卖掉 卖出 出售 售出 抛售
盈利 获利 : 亏损 亏本
提前 提早 : 推迟 延后 延期 延迟 推后
加快 加速 提速 : 放缓 减速 放慢
放宽 放松 松绑 : 收紧 收严 趋严
生还 幸存 获救 : 遇难 死亡 身亡 丧生
改善 好转 缓解 : 恶化 加剧 加重
合法 合规 : 非法 违法 违规
承认 证实 确认 : 否认
提起 提出 递交 提交 : 撤回 撤下 收回
保留 维持 沿用 保持 : 撤销 取消 废除 废止 裁撤
躲避 逃避 避开 躲开 : 吸引 招引 引来
劝说 说服 动员 : 劝止 劝阻 劝退
一无所知 毫不知情 不知情 蒙在鼓里 : 一清二楚 了如指掌 心知肚明 十分清楚
遵守 信守 : 违反 违背
公布 公开 披露 透露 : 隐瞒 保密
缴纳 支付 缴清 付清 : 拖欠 拒付 欠缴
按时 准时 如期 按期 : 逾期 延误 迟到 晚点
兴建 新建 修建 扩建 : 拆除 拆毁
接纳 接收 收留 : 排斥 驱逐 拒收
畅通 通畅 顺畅 : 受阻 堵塞 拥堵
齐全 完备 完善 健全 : 残缺 缺失 欠缺
从严 严格 : 从宽 宽松
担忧 担心 忧虑 : 放心 安心
登记 : 注销
增加 新增 增设 : 取消 撤销
好评 赞扬 表扬 称赞 赞赏 : 批评 差评 指责 谴责 抨击
推动 促进 带动 推进 助推 : 制约 阻碍 妨碍 拖累 抑制
延长 续签 续约 延续 : 终止 中止 解除
扣押 扣留 没收 : 归还 退还 返还 发还
免除 豁免 减免 : 追究 征收 加收
补贴 补助 奖励 : 罚款 处罚
从轻 减轻 : 从重 加重
采用 启用 : 弃用 停用
爆满 满座 : 冷清 空荡
平稳 稳定 : 动荡 震荡
顺利 : 受挫 受阻
警惕 警觉 提防 : 欢迎
解决 化解 直面 正视 : 回避 逃避
言而无信 食言 毁约 : 兑现 守信
坚定 : 动摇
愉快 高兴 : 悲伤 难过
临时 暂时 : 永久 长期 长久
任命 聘任 委任 : 撤职 免职 罢免 解聘
帮助 协助 援助 : 阻碍 妨碍 干扰
"""


@lru_cache(maxsize=1)
def opposites() -> dict[str, tuple[str, ...]]:
    """The opposites of each word that has any."""
    found: dict[str, list[str]] = {}
    families = (line.split(" : ") for line in _FAMILIES.strip().splitlines())
    pairs = [*(pair.split("/") for pair in _PAIRS.split())]
    pairs += [[one, other] for left, right in families for one in left.split() for other in right.split()]
    for one, other in pairs:
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}


_IDIOM_ZH = re.compile(
    "悬而未决|前所未有|闻所未闻|未遂|必不可少|不可或缺|不可开交|不可收拾|无处不在|首当其冲|营养不良|差不多|不法分子|不发达|[无不][^，。]{1,2}[无不]|摇摆不定|徒劳无功|不时|不已|坚定不移|不利|不良|不幸|不稳定|不满|不适|无家可归|无辜|无忧无虑|不敢想象|不佳|不同(?!意)|无视|无情"
    "|莫(?!非|不|名|如|大于|过)|弗"
)


def mask_idioms(text: str) -> str:
    """A Chinese text with the words blanked out that hold 不, 无 or 没 and deny nothing, or only as set phrases."""
    return _IDIOM_ZH.sub(_blank, _A_NOT_A.sub(_blank, text))


def mask_questions(text: str) -> str:
    """A Chinese text with its questions that name both answers blanked out: 去没去."""
    return _A_NOT_A.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return "〇" * len(match.group())
