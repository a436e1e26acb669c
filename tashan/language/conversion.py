"""OpenCC, held to the words of the text.

In: Chinese text and one of OpenCC's configurations. Out: the text in the other script.

OpenCC looks for the longest phrase from left to right and knows no words, so it also finds phrases across their borders
(是只+要 as 是隻要, 展示了解 as 瞭解). Here each word of several characters is converted by itself, and a character that
comes out otherwise in its sentence stays so only where whole words make the phrase that says so (大病初愈). What words
alone do not decide (金发科技, 在海里, surnames) is decided by what stands beside them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

import opencc

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")

LONGEST_PHRASE = 6
"""Characters of the longest phrase that is looked for around a character; OpenCC's longer ones are whole sayings, which
are words of the segmenter."""

_SURNAMES = frozenset("余范谷沈种仇岳曲郁钟")
"""Surnames that are not converted like the common word (余, 多餘)."""
_SURNAME_FORMS = {"钟": "鍾"}
_NO_PERSON = re.compile(r"钟.|余[晖波威音生下额粮款温味热光地震毒数项辉悸韵怒裕暇兴香年]|[谷种曲].|沈[阳]|范[围例本式]")
_PERSON = frozenset({"nr", "nrfg"})
"""The segmenter's tags of Chinese persons' names."""
_PLAIN_ALONE = frozenset("链里后并个家向出当于胡几注发表了")
"""Characters that, where they are words by themselves, have their common form: 链 is no 鍊, 了 no 瞭. Of others, as 钟
and 卷, the phrase knows more than the character."""
_TRANSCRIBES = (
    "尔克斯特菲弗勒格奇杰米曼德玛伊塔普布佩昂莱诺蒂娜思森逊伦巴马萨卡雷罗利亚查帕赫兰"
    "伯夫顿坦丹登凯洛莫沃威韦梅费佛瓦维吉卢穆默"
)
"""Characters that write foreign names, in which 里 is no place: between two of them, after two, at a part's end."""
_IN_A_NAME = re.compile(
    rf"(?<=[{_TRANSCRIBES}])里(?=[{_TRANSCRIBES}·•])|(?<=[{_TRANSCRIBES}]{{2}})里|(?<=[·•][{_TRANSCRIBES}])里"
)

_FOODS = "瓜薯肉果鱼豆笋菜萄枣杏桃蕉梅萝卜芒虾贝柿菇椒腐苔薑姜"
_FIRM = "科技|集团|股份|公司|银行|证券|地产|控股|实业|商行|超市|制药|药业|食品|纸业|钢铁|能源|电子|重工|汽车"
_BESIDE = (
    (re.compile(rf"(?<=[{_FOODS}])干(?![净部事活涉预扰脆旱燥冰杯流线道警劲嘛将练])"), "饼干"),
    (re.compile(rf"(?<=[\u4e00-\u9fff])发(?={_FIRM})"), "发展"),
    (
        re.compile(r"(?<=[在从到往进向][海河湖江山城村乡镇校院厂店楼屋房车船店心手眼梦])里(?![程面边头弄巷奇斯德昂])"),
        "这里",
    ),
    (re.compile(r"(?<=[包甲乙丙双对我校资供买卖]方)里"), "这里"),
    (re.compile(r"(?<=[注註表说說证證声聲阐闡指标標发發查申写寫讲講言辨判]明)了(?![解然])"), "为了"),
    (re.compile(r"伙(?=伴)"), "伙伴"),
    (re.compile(r"(?<=自)制(?=[\u4e00-\u9fff])(?![力能心地])"), "制造"),
    (re.compile(r"(?<=不)准(?![确时点])"), "批准"),
    (re.compile(r"(?<=包)干(?=制|到)"), "干部"),
    (re.compile(r"回(?=归(?!分析|模型|系数|方程|直线|曲线))"), "回家"),
    (re.compile(r"(?<=收)发(?=卡)"), "发展"),
    (re.compile(r"(?<=点)赞(?![助同成扬美叹赏])"), "赞美"),
)
"""Characters whose neighbours decide, each with a word in which it has the form that is right there."""


def convert(text: str, config: str) -> str:
    """`text` through one of OpenCC's own configurations, nothing held back."""
    if not text or not HAN.search(text):
        return text
    converted: str = _open_converter(config).convert(text)
    return converted


def convert_by_words(text: str, config: str) -> str:
    """Simplified `text` in Traditional characters, phrases found across the borders of words left out."""
    whole = convert(text, config)
    if len(whole) != len(text) or not HAN.search(text):
        return whole
    chars = list(whole)
    import rjieba  # noqa: PLC0415  its dictionary takes a tenth of a second to load

    words: list[str] = rjieba.cut(text)
    bounds = _bounds(words)
    borders = frozenset(bounds)
    for start, end in pairwise(bounds):
        if whole[start:end] != _alone(text[start:end], config):
            _convert_word(text, whole, chars, (start, end), borders, config)
    if not _SURNAMES.isdisjoint(text):
        _keep_surnames(chars, text, config)
    for match in _IN_A_NAME.finditer(text):
        chars[match.start()] = "里"
    for pattern, example in _BESIDE:
        for match in pattern.finditer(text):
            chars[match.start()] = _form(example, match.group(), config)
    return "".join(chars)


def _bounds(words: list[str]) -> list[int]:
    """Where words begin and end; what the segmenter only guesses to be a word is taken apart."""
    bounds = [0]
    for word in words:
        step = len(word) if len(word) == 1 or _is_listed(word) else 1
        bounds.extend(range(bounds[-1] + step, bounds[-1] + len(word) + 1, step))
    return bounds


@lru_cache(maxsize=65536)
def _is_listed(word: str) -> bool:
    import rjieba  # noqa: PLC0415  its dictionary takes a tenth of a second to load

    return bool(rjieba.has_word(word)) or not HAN.search(word)


def _convert_word(
    text: str, whole: str, chars: list[str], span: tuple[int, int], bounds: frozenset[int], config: str
) -> None:
    """Write the word's own conversion over the sentence's where no phrase of whole words speaks against it."""
    start, end = span
    alone = _alone(text[start:end], config)
    if len(alone) != end - start or (end - start == 1 and text[start] not in _PLAIN_ALONE):
        return
    for place in range(start, end):
        own = alone[place - start]
        if whole[place] != own and not _has_phrase(text, place, span, whole[place], bounds, config):
            chars[place] = own


def _has_phrase(text: str, place: int, span: tuple[int, int], form: str, bounds: frozenset[int], config: str) -> bool:
    """Whether the shortest stretch that gives `place` this form is made of whole words, among them its own."""
    for length in range(1, LONGEST_PHRASE + 1):
        found = [
            first
            for first in range(max(0, place - length + 1), min(place, len(text) - length) + 1)
            if (converted := _alone(text[first : first + length], config))[place - first : place - first + 1] == form
            and len(converted) == length
        ]
        if found:
            return any(
                first in bounds and first + length in bounds and first <= span[0] and span[1] <= first + length
                for first in found
            )
    return False


def _keep_surnames(chars: list[str], text: str, config: str) -> None:
    """Write surnames as they are, where OpenCC does not know the word (钟声) and converts its first character alone."""
    place = 0
    import rjieba  # noqa: PLC0415  its dictionary takes a tenth of a second to load

    for word, tag in rjieba.tag(text):
        known = word[0] in _SURNAMES and _alone(word, config)[0] != _alone(word[0], config)
        person = tag in _PERSON and (len(word) == 3 or (len(word) == 2 and not _NO_PERSON.match(word)))
        if person and word[0] in _SURNAMES and not known:
            chars[place] = _SURNAME_FORMS.get(word[0], word[0])
        place += len(word)


@lru_cache(maxsize=65536)
def _alone(word: str, config: str) -> str:
    return convert(word, config)


def _form(example: str, char: str, config: str) -> str:
    return _alone(example, config)[example.index(char)]


@cache
def _open_converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)
