"""Names in a Chinese text, which are written by other rules than words.

In: the words of a Simplified text with the segmenter's tags. Out: the characters of names that have another Traditional
form than they commonly have (余 is no 餘 in a name, 松 no 鬆; 里 in a foreign one is no 裡), by their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申"
    "欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉"
    "缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
    "谌邸冀慕鄢劳郁楼闻宣封娜阎朴种栗蔺"
)
"""First characters of Chinese names, the commonest three hundred and some."""
TRANSCRIBES = (
    "尔克斯特菲弗勒格奇杰米曼德玛伊塔普布佩昂莱诺蒂娜思森逊伦巴马萨卡雷罗利亚查帕赫兰"
    "伯夫顿坦丹登凯洛莫沃威韦梅费佛瓦维吉卢穆默希埃艾贡汉基贾瑟哈谢捷扎泽欧迈法迪拉托"
)
"""Characters that write foreign names, in which 里 is no place."""

_AS_SURNAME = {char: char for char in "余范谷沈种仇岳曲郁于涂姜党后朴"} | {"钟": "鍾"}
"""Surnames that are not written as the common word is."""
_AS_GIVEN = {char: char for char in "松征升岩志郁岳谷余俊"} | {"发": "發", "朴": "樸", "丰": "豐"}
"""Characters that parents choose; OpenCC's phrases would make 鬆, 徵, 昇, 巖, 誌, 鬱, 嶽, 穀, 餘, 儁, 髮 of some."""
_PERSON = frozenset({"nr", "nrfg"})
"""The segmenter's tags of Chinese persons' names."""
_FOREIGN = frozenset({"nrt", "nr", "ns", "nz"})
"""The segmenter's tags of foreign names."""
_THINGS = frozenset("卡布塔沙车马法谢拉托基")
"""Of these things one says that something is in them (卡里, 塔里): a name only beside more of a name."""
_NO_PERSON = re.compile(
    r"钟[点头表声楼爱情罩摆乳]|余[晖波威音生下额粮款温味热光地震毒数项辉悸韵怒裕暇兴香年]|[谷种曲党后].$|谷[神雨物子类]|沈阳|范[围例本式畴]"
    r"|岳[父母麓]|于[今此是何未之其]|涂[黑抹改鸦料层装饰满]|朴[素实质拙厚直西]|[高万连安成左时应全满海]松$|[高成连季]丰$|高升$"
    r"|[毛白金黄红花乌]发$"
)
"""Words that the segmenter may take for a name."""
_TITLE = re.compile(
    r"老师|先生|女士|某|院士|教授|医生|警官|同学|处长|书记|主任|局长|市长|县长|律师|总(?![量数之的结体共额])"
)
"""What stands behind a surname alone."""
_OF_TITLES = "党后种曲于"
"""Surnames that with a title are mostly words: 党书记."""
_COUNTS = "点分秒多半个十百千万"
"""What makes time of a 钟."""
_INTRODUCES = "人者告员长授师、，。：；“「（( "
"""What stands in front of a name."""
_PERSON_LIKE_CITY = re.compile(
    r"沈阳(?=老师|教授|副教授|先生|博士|[^，。；！？、市区警院局厂司府团队]{0,8}(?:任教|道歉|承认|否认|辞职|离职|自称|坚称"
    r"|的学生|的课|这个人|等人|那样|其人|本人|说[，：“「]))|(?:教授|老师|博士|学者|主编|作者|同学)沈阳(?![市区北])"
    r"|(?:控告|指控|举报|起诉|开除|质问)沈阳(?![市区])"
)
_LIKE_CITY = re.compile(r"沈阳(?!市|区|军区|机床|故宫|北站|地铁|大学|医|铁|黎明|鼓风|师范|工业|[至到往飞])")
"""A person who is called like a city: who is titled so once is meant in the whole passage."""


def find_name_forms(words: Sequence[tuple[str, str]], text: str) -> dict[int, str]:
    """Place in `text` to the Traditional form of a character of a name, from `words` of `text` and their tags."""
    starts = list(accumulate((len(word) for word, _ in words), initial=0))
    found: dict[int, str] = {}
    for number, ((word, tag), start) in enumerate(zip(words, starts, strict=False)):
        if (tag in _PERSON and _is_person(word)) or (word in _AS_SURNAME and _is_titled(text, start)):
            found |= _forms(word, start)
        elif word == "于" and _begins_name(words, number, text[max(0, start - 1) : start]):
            found[start] = word
        elif "里" in word and tag in _FOREIGN:
            found |= dict.fromkeys(_transcribed(word, text, start), "里")
    if _PERSON_LIKE_CITY.search(text):
        found |= dict.fromkeys((match.start() for match in _LIKE_CITY.finditer(text)), "沈")
    return found


def _is_person(word: str) -> bool:
    return 2 <= len(word) <= 3 and word[0] in SURNAMES and not _NO_PERSON.match(word)


def _forms(name: str, start: int) -> dict[int, str]:
    tables = (_AS_SURNAME, *[_AS_GIVEN] * (len(name) - 1))
    return {start + place: table[char] for place, (char, table) in enumerate(zip(name, tables)) if char in table}  # noqa: B905


def _is_titled(text: str, place: int) -> bool:
    """Whether a surname's character has a title behind it, and no number before it (三点钟先生)."""
    titled = text[place] not in _OF_TITLES and _TITLE.match(text, place + 1) is not None
    return titled and (place == 0 or text[place - 1] not in _COUNTS)


def _begins_name(words: Sequence[tuple[str, str]], number: int, before: str) -> bool:
    """Whether 于 is a surname: what is no whole name by itself follows, and what introduces one goes before."""
    word, tag = words[number + 1] if number + 1 < len(words) else ("", "")
    return tag in _PERSON and len(word) <= 2 and word[0] not in SURNAMES and before in _INTRODUCES


def _transcribed(word: str, text: str, start: int) -> Iterator[int]:
    """Places of 里 in a foreign name: all its other characters write such names."""
    if any(char != "里" and char not in TRANSCRIBES for char in word) or word.strip("里") == "":
        return
    end = start + len(word)
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    if len(word) > 2 or word[0] == "里" or word[0] not in _THINGS or any(c in TRANSCRIBES or c in "·•" for c in beside):
        yield from (start + place for place, char in enumerate(word) if char == "里")
