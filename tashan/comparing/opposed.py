"""Words of two languages that turn a statement round: 收紧 put as "loosen", 乐观 as "pessimistic".

In: a Chinese and an English sentence. Out: the Chinese word and the English one that says the contrary. Each line below
holds two poles in both languages. Only a sentence that has words of one pole alone, beside one that has words of the
other alone, is named: translators put most things as their denied contrary, or in words of both poles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tashan.comparing.polarity import find_denials, find_denials_en

Span = tuple[int, int]

# Words of one pole: Chinese / English, then those of the other pole. English ones are beginnings of words.
_POLES = """
增加 增长 上升 上涨 攀升 涨 升高 提高 增多 增至 递增 / increas higher rise rises rising rose risen grow grew growth climb soar surg jump up upward rais gain higher more expan improv boost further add addition additional additionally : 减少 下降 下跌 下滑 跌 减至 递减 回落 缩减 / decreas declin fall falls falling fell fallen drop dropp reduc shrink shrank lower less down downward cut cuts slash slump plung dwindl
收紧 从严 趋紧 严格 / tighten tight strict stricter stringent rigorous tough severe : 放松 放宽 宽松 / loosen loos relax eas lax lenient laxer
乐观 / optimis positive hopeful upbeat confiden sanguine rosy : 悲观 / pessimis negative gloom downbeat bleak
支持 赞成 拥护 赞同 / support back endors favor favour approv advocat back agree : 反对 抵制 / oppos object resist disapprov
同意 批准 准许 / agree approv consent allow permit accept grant author : 拒绝 驳回 否决 / refus reject declin den veto turn dismiss rebuff
承认 / admit acknowledg recogni conced confess accept : 否认 / den reject disput refut disclaim
允许 准许 许可 / allow permit let enabl author licen legal : 禁止 严禁 / ban forbid prohibit bar outlaw stop
提前 提早 / early earlier advance ahead forward before : 推迟 延期 延后 延迟 / postpon delay defer late later push
加强 增强 / strengthen enhanc increas boost step reinforc stronger intensif tighten improv bolster consolidat : 削弱 减弱 / weaken undermin reduc diminish erod
改善 好转 / improv better ameliorat recover : 恶化 / worsen deteriorat worse exacerbat aggravat
盈利 / profit earn gain lucrativ : 亏损 / loss losses lost los deficit
加快 加速 / accelerat speed fast quick hasten expedit rapid : 放缓 减缓 减速 / slow decelerat
扩大 / expan enlarg broaden widen increas extend grow larg : 缩小 / narrow shrink shrank reduc diminish contract
成功 / succe manag : 失败 / fail defeat unsuccess
买入 购买 / buy bought purchas acqui : 卖出 出售 抛售 / sell sold sale dump
进口 / import : 出口 / export outlet exit
合法 / legal lawful legitim : 非法 违法 / illegal unlawful illicit
有利 / favor favour benefi advantag good conduc help : 不利 / unfavor unfavour adverse disadvant detriment harm negativ
富裕 富有 / rich wealth affluent prosper wealth : 贫困 贫穷 / poor pover impoverish
安全 / safe secur : 危险 / danger hazard risk unsafe peril
男性 男子 男人 / man men male boy gentleman guy him he his husband : 女性 女子 女人 妇女 / woman women female girl lady her she wife
多数 / majority most many : 少数 / minorit few small
开放 / open : 封闭 关闭 / clos shut
表扬 赞扬 称赞 赞赏 / prais laud commend hail applaud compliment appreciat welcom : 批评 谴责 指责 抨击 / criti condemn blam accus denounc slam rebuk censur
女儿 / daughter girl : 儿子 / son boy
父亲 / father dad : 母亲 / mother mom mum
丈夫 / husband : 妻子 / wife
强硬 / tough hard firm hawkish strict strong : 温和 软弱 / soft mild moderate gentle weak dovish
有罪 / guilt convict : 无罪 / innocen acquit
生还 幸存 / surviv alive : 遇难 / dead die died killed victim death perish lost
逮捕 / arrest detain captur : 释放 获释 / releas free
缺乏 缺少 短缺 / lack short scarc absen insufficien miss want need without no : 充足 充裕 过剩 / sufficien ample abundan plenty adequate enough surplus excess
"""
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
# English words of this length and less must be the whole word.
_WHOLE = 3
# After these the Chinese word is denied.
_NOT_AFTER = "不没未无非"


@dataclass(frozen=True, slots=True)
class _Pole:
    chinese: re.Pattern[str]
    english: re.Pattern[str]


def find_opposed(chinese: str, english: str) -> tuple[Span, Span] | None:
    """The places of a Chinese word and of the English one that says its contrary; None where both may say the same."""
    if find_denials(chinese) or find_denials_en(english):
        return None
    for one, other in _poles():
        for here, there in ((one, other), (other, one)):
            zh, en = here.chinese.search(chinese), there.english.search(english)
            if zh and en and not there.chinese.search(chinese) and not here.english.search(english):
                return zh.span(), en.span()
    return None


@cache
def _poles() -> tuple[tuple[_Pole, _Pole], ...]:
    return tuple(tuple(_read_pole(part) for part in line.split(" : ")) for line in _POLES.strip().splitlines())  # type: ignore[misc]


def _read_pole(text: str) -> _Pole:
    chinese, english = text.split(" / ")
    words = "|".join(rf"{word}\b" if len(word) <= _WHOLE else rf"{word}\w*" for word in english.split())
    return _Pole(
        re.compile(rf"(?<![{_NOT_AFTER}])(?:{'|'.join(chinese.split())})"),
        re.compile(rf"\b(?:{words})(?![\w'’])", re.IGNORECASE),
    )
