"""Words that speak for a theme, a stance or mere rhetoric, counted for the classifier of claims.

In: a sentence, Chinese in either script or English. Out: a row of small numbers in the order of CUE_NAMES.
The weights file was trained with exactly these cues: whoever changes a pattern runs benchmarks/train_claims.py again.
Words that a contributor adds to themes.yml count beside the classifier, see claims.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tashan.language.script import to_simplified

MAX_COUNT = 3
"""A third hit says as much as a tenth; chosen by cross-validation among 1, 2, 3 and 5."""

_HAN = re.compile(r"[\u4e00-\u9fff]")


def _words(chinese: str, english: str) -> re.Pattern[str]:
    return re.compile(rf"{chinese}|\b(?:{english})\b", re.IGNORECASE)


_CUES: dict[str, re.Pattern[str]] = {
    "capital": _words(
        "资本|投资|融资|基金|创投|风投|天使|母基金|贷款|贷到|信贷|认缴|出资|注资|资金|股权|投早|返投|退出|银行|投出|LP|投给|找钱|一分钱",
        r"capital|invest\w*|fund\w*|financ\w*|loans?|lend|venture|equity|limited partners?|LPs?|money|banks?|backe[dr]\w*",
    ),
    "tolerance": _words(
        "容错|宽容|包容失败|容忍|失败|掉败|试错|免责|亏损|问责|追责|风险|危险|冒险|保守|守旧|稳妥|出错|失误|亏光|打水漂|破产|颗粒无收|敢闯|惧怕|不怕|求稳|对赌",
        r"toleran\w*|tolerat\w*|fail\w*|risk\w*|mistakes?|blam\w*|loss|losses|lose|liab\w+|cautious|bankrupt\w*|punish\w*|dread",
    ),
    "talent": _words(
        "人才|高校|大学|院校|毕业|学生|博士|教授|科学家|工程师|程序员|名校|科教|求职|年轻人|技师|院士|引才|海归|薪|创始人|创始团队|学科|工科|青年|落户",
        r"talent\w*|universit\w+|graduat\w+|students?|doctors?|professors?|scientists?|engineers?|colleges?|campus\w*|founders?|job seekers?|salar\w+|researchers?|polytechnic|staff|recruit\w*",
    ),
    "ecosystem": _words(
        "生态|产业链|工业链|供应链|供给链|上下游|链主|龙头|巨头|大厂|集群|配套|算力|产业基础|氛围|气氛|土壤|泥土|园区|创新链|制造业|门类|分工|协同|产业|工业|外包|代工|供应商|平台|科创走廊|枢纽",
        r"ecosystems?|supply chains?|suppliers?|upstream|downstream|clusters?|industr\w+|manufactur\w+|giants?|champions?|computing|soil|climate|parks?|chains?|outsourc\w+|complement\w*|spillover\w*|platforms?",
    ),
    "government": _words(
        "政府|当局|政策|营商|补贴|审批|干部|官员|服务型|管理型|店小二|市委|省委|区长|条例|立法|规定|改革|体制|机关|国企|招商|扶持|优惠|无事不扰|有求必应|玻璃门|门槛|考核|指标|执照|政绩|管控|方案|清单|大会|部门",
        r"governments?|polic\w+|officials?|subsid\w+|permits?|licen[cs]es?|regulat\w+|law|statute|rules?|reforms?|bureaucra\w+|departments?|business environment|red tape|conference|city hall|mayor|targets?|tenders?|state-owned",
    ),
    "market": _words(
        "消费|用户|市场|客户|订单|场景|品牌|电商|直播|流量|采购|需求|To ?[BCG]|出海|出口|甲方|贸易|商业化|贸易化|购买|卖|买家|大众|老庶民|老百姓|风口|尝鲜|首发",
        r"consumers?|users?|markets?|customers?|buyers?|orders?|scenarios?|brands?|shoppers?|e-commerce|procurement|demand|to [BCG]|B2[BCG]|sells?|exports?|contracts?|public has|ordinary people|test sites?",
    ),
    "hardtech": _words(
        "硬科技|硬核|人工智能|AI|大模型|年夜模子|机器人|呆板人|芯片|半导体|量子|聚变|脑机|深空|新材料|纤维|基础研究|基本科研|基础科研|原始创新|颠覆|研发|实验室|试验室|科学装置|科学中心|卡脖子|专利|前沿|新兴产业|未来产业|新赛道|操作系统|核心技术|攻克|国产|突破|科研|技术|翻新药|创新药|工业软件|产业软件|光源|航空发动机|无人机",
        r"hard tech|deep tech|artificial intelligence|AI|models?|robots?|robotics|chips?|semiconductors?|quantum|fusion|deep space|basic (?:research|science)|laborator\w+|patents?|frontier|disruptive|R&D|research\w*|operating systems?|core technolog\w+|prototypes?|breakthroughs?|drones?|institutes?|photoresist|fibre|technolog\w+",
    ),
    "private": _words(
        "民营|民企|平易近营|私营|小微|中小企业|初创|创业|老板|企业家|独角兽|个体户|小公司|小厂|作坊|草根|隐形冠军|专精特新|创始人|五百强|500 ?强",
        r"private\w*|small (?:firms?|compan\w+|workshops?|businesses)|start-?ups?|founders?|entrepreneurs?|SMEs?|unicorns?|family business\w*|business owners?|500 largest",
    ),
    "scale": _words(
        "GDP|生产总值|总量|体量|规模|增速|增长|万亿|排名|位居|位列|居全国|第一|首位|产值|增加值|占比|大省|挑大梁|差距|五百强|500 ?强|市场主体|前[0-9一二三五十]+|倒数|掉出|超过|反超|突破|翻番|翻一番|落后|上榜|榜单|贡献率|人均|迈上|数量",
        r"GDP|economy|economies|output|grew|growth|trillion|billion|rank\w*|largest|first|top|overt\w+|gap|share|doubled|target|size|totals?|leads?|led|records?|fell behind|fourteenth|passed",
    ),
    "good": _words(
        "优势|领先|第一|首[个位批台]|突破|雄厚|齐全|完整|丰富|发达|活跃|强|高于|最快|成功|得益|受益|吸引|支持|扶持|陪伴|敢|宽容|第一笔|填补|打破|世界级|跻身|刷新|新高|留住|服务|青睐|能够|自豪|名校|龙头|优厚|擅长|善于|成熟|培养出|孕育|诞生|催生|率先|超越|超过|上榜|翻番|翻了一番",
        r"strong\w*|lead\w*|first|rich|complete|best|top|fastest|success\w*|support\w*|attract\w*|record|help\w*|quick\w*|fertile|overtook|overtaken|doubled|broad\w*|easy|steady|advantage|strength|proud|broke|mastered|built",
    ),
    "bad": _words(
        "缺|不足|薄弱|落后|短板|弱|少|难|慢|没有|没能|不出|从未|错过|掉出|下滑|下降|流失|门槛|硬杠杆|抱怨|推诿|不敢|不愿|不肯|怕|惧怕|保守|守旧|偏低|偏少|偏传统|过分|过度|依赖|拖欠|低于|倒数|差距|仍未|未能|未进|不善于|靠进口|外包|打工|短视|忽视|盲目|困境|冷清|赶超|温差|隐形门|体制味|不落地|不见",
        r"lacks?|lacking|shortage|weak\w*|behind|slow\w*|few|fewer|only|never|none|nothing|no|not|without|fear\w*|avoid\w*|complain\w*|miss\w*|fell|drop\w*|decline\w*|barely|hidden|vague|overlook\w*|gap|stuck|too|worse|declining|hard(?:est)?|struggl\w+|shun\w*",
    ),
    "plan": _words(
        "计划|提出|将要|方案|目标|拟|部署|布局|打算|启动|挂牌|成立|发布|出台|起草|设定|聚焦|着力|召开|清单|为主",
        r"plans?|aims?|wants?|will|drafting|set a|announced|released|target|concentrat\w+|focus\w*|opened|about|mainly",
    ),
    "local": _words(
        "这里|当地|本地|这座城市|这个省|全市|全省|该市|该省|本市|我市|在这座",
        r"here|there|local\w*|the (?:city|province|district)(?:'s)?|this city|that city",
    ),
    "person": _words("我们|咱们|咱|你|我(?!国)|大家|人们|每个人", r"we|us|our|you|your|I|my|me|he|she|everyone|nobody"),
    "speech": _words(
        "记者|采访|文章|网友|他说|她说|表示|留言|媒体|评论区|读者|嘉宾|节选|来源|整理|笑着说|坦言|感叹|说",
        r"reporters?|interview\w*|article|said|says|wrote|readers?|newspapers?|excerpt|speech|asked|reply|answer",
    ),
    "duty": _words(
        "应该|应当|应更|必须|需要|不妨|不能|不要|愿|相信|希望|从来|往往|总是|取决于|才是|就是|与其|不如",
        r"should|must|needs? to|may|let us|always|never|in the end|believe|if|whoever",
    ),
    "general": _words(
        "创新|竞争|时代|未来|人生|机会|问题|答案|焦虑|反思|道理|差距不|浪潮|行业|企业家而言|创业者|路|一句话|换句话说|失败|耐心|风口|历史|变化|结果|心态",
        r"innovation|competition|future|chance|question|answer|anxiety|reflection|world|history|time|every|failure|curiosity|patience|wave|road|reason|tomorrow",
    ),
    "generic": _words(
        "往往|从来|总是|否则|才能做到|才能做|是一个|是有|的行业|行业是|这一行|首先需要|需要一场|而言|每一次|每一个|每个|每座|任何|谁都|一家公司|一座城市|一个人|企业要|老板要|"
        "创业者要|企业家选择|办企业|做企业|搞科研|做科研|大多数|这类|各行各业|整个行业|整个社会|人们",
        r"always|never|otherwise|every|each|any|whoever|nobody|a company|a city|a founder|founders|most|in general|the industry|owners",
    ),
    "definite": _words(
        "这家|该公司|该市|这座|它|他们|其中|这些|同时|还|也|依然|仍|部分|不少|一些",
        r"it|its|they|them|these|also|still|some|several|the firm|the company|the province",
    ),
    "question": re.compile(r"[?？]"),
    "number": re.compile(
        r"\d|[一二三四五六七八九十百千万亿两]+[多余]?[个家所户万亿倍成年]|百分之|\b(?:hundred|thousand|million|billion|half|third)\b"
    ),
}
CUE_NAMES: tuple[str, ...] = (*_CUES, "length")


def cue_row(text: str) -> NDArray[np.float32]:
    """The cues of one sentence, shape (len(CUE_NAMES),), each from 0 to 1."""
    simple = to_simplified(text) if _HAN.search(text) else text
    counts = [min(sum(1 for _ in pattern.finditer(simple)), MAX_COUNT) / MAX_COUNT for pattern in _CUES.values()]
    return np.array([*counts, _length(simple)], dtype=np.float32)


def cue_rows(texts: Sequence[str]) -> NDArray[np.float32]:
    """Shape (len(texts), len(CUE_NAMES))."""
    return np.array([cue_row(text) for text in texts], dtype=np.float32).reshape(len(texts), len(CUE_NAMES))


def _length(text: str) -> float:
    """0 for nothing, 1 for eighty Chinese characters or forty English words."""
    units = len(_HAN.findall(text)) + 2 * len(re.findall(r"[A-Za-z0-9']+", text))
    return min(units / 80, 1.0)
