"""Names of people and houses in credit lines.

In: text that a credit line gives. Out: single names, and whether one is a person or a house at all.
"""

from __future__ import annotations

import re

from tashan.language.persons import SURNAMES

HAN_NAME = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8}){0,3}"
LATIN_NAME = r"[A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{0,20}){1,3}"
NAME = rf"(?:{HAN_NAME}|{LATIN_NAME})"
NAMES = rf"{NAME}(?:(?:[\s、,，/和&]|\sand\s){{1,3}}{NAME}){{0,7}}"
REPORTER = (
    r"(?:本报|本刊|本网|全媒体|融媒体?|首席|特约|见习|实习|高级|资深|特派|驻\w{2,4})*"
    r"(?:记者|記者|通讯员|通訊員|实习生|實習生|评论员|特约撰稿人?)"
)
PEN_NAME = re.compile(r"[^\s，。、；：！？,.;:!?的了吗呢让把从]{1,8}")
"""What is a name where nothing else can stand, as behind one of several roles: 定稿：小锅."""
_FIRSTS = SURNAMES + "上官诸葛東張陳楊黃趙吳孫馬鄭謝許韓馮鄧葉蘇呂盧鐘譚陸範賈鄒邱薛閻龍賀顧龔邵萬錢嚴湯莊聶魯"
"""First characters of Chinese names, with Traditional forms."""
_HOUSE_END = re.compile(
    r"(?:网|社|报|刊|台|库|图|中国|公司|工作室|研究院|传媒|新闻|AI|视觉|创意|團隊|团队|小组|组|部)$"
)
_NAME_END = re.compile(r"\s?[（(][^（）()]{0,24}[）)]$|\s?(?:发自|报道|整理|编译|摄).{0,8}$")


def is_name(text: str) -> bool:
    """Whether `text` is a person or a house: a surname and up to three characters, Latin words, a house's ending."""
    if not re.search(r"[\u4e00-\u9fff]", text):
        return bool(re.fullmatch(r"[\w .@&+'’/-]{1,40}", text))
    person = len(text) <= 4 and text[0] in _FIRSTS and not re.search(r"[的让把从到吗呢了]", text)
    return person or bool(_HOUSE_END.search(text)) or "·" in text


def split_names(text: str) -> tuple[str, ...]:
    """Single names; brackets behind them and words about the report go."""
    names = []
    for part in re.split(r"[、,，;；/／|｜&]|\s+(?:and|和|与)\s+|\s{2,}", text):
        name = _NAME_END.sub("", part.strip()).strip()
        name = re.sub(rf"^[\u4e00-\u9fff]{{0,4}}?{REPORTER}\s?", "", name)
        pieces = name.split() if re.fullmatch(rf"{HAN_NAME}(?:\s{HAN_NAME})+", name) else [name]
        names += [piece for piece in pieces if piece and not re.fullmatch(REPORTER, piece)]
    return tuple(dict.fromkeys(names))
