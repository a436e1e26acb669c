"""Names for figures whose metric is not in metrics.yml, made of the words beside them.

In: the phrase that names what a quantity measures. Out: a name in Chinese and English: the run of known nouns
(glossary.yml) that ends it. Words that the table does not know stay out of the other language; without a phrase the
name says only what kind of number it is.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import rjieba
import yaml

from tashan.model import Label, Unit

if TYPE_CHECKING:
    from tashan.language.quantities import Quantity

MAX_WORDS = 4
"""Longest run of nouns that makes a name; longer ones were sentences."""
_MEASURES = frozenset({"share", "growth", "number", "total", "size", "rank"})
_GENERIC: dict[Unit, Label] = {
    "CNY": Label(zh_hans="金额", en="amount of money"),
    "USD": Label(zh_hans="金额", en="amount of money"),
    "count": Label(zh_hans="数量", en="number"),
    "ratio": Label(zh_hans="比例", en="share"),
    "years": Label(zh_hans="年数", en="years"),
    "other": Label(zh_hans="数值", en="quantity"),
}
_BY_CLASSIFIER = {
    "家": Label(zh_hans="企业数量", en="number of companies"),
    "户": Label(zh_hans="企业户数", en="number of businesses"),
    "所": Label(zh_hans="机构数量", en="number of institutions"),
    "人": Label(zh_hans="人数", en="number of people"),
    "名": Label(zh_hans="人数", en="number of people"),
    "位": Label(zh_hans="人数", en="number of people"),
    "件": Label(zh_hans="件数", en="number of items"),
    "项": Label(zh_hans="项数", en="number of items"),
    "个": Label(zh_hans="数量", en="number"),
    "亩": Label(zh_hans="面积", en="area"),
}
_BY_NOUN = {
    "市": Label(zh_hans="城市数量", en="cities"),
    "城": Label(zh_hans="城市数量", en="cities"),
    "省": Label(zh_hans="省份数量", en="provinces"),
    "县": Label(zh_hans="县数", en="counties"),
    "国": Label(zh_hans="国家数量", en="countries"),
}
"""Classifiers that are themselves what is counted."""
_BARE_MEASURES = frozenset(
    re.findall(
        r"\w+",
        "数量 总量 总数 总额 总规模 规模 占比 比重 比例 份额 增速 增长 增长率 增幅 贡献率"
        " 全国 全省 全市 新增 累计 人均 年均 排名 投入 成本",
    )
)
"""Words that measure something without saying what."""
_ENGLISH_WORD = re.compile(r"[A-Za-z][A-Za-z&'-]*")
_ENGLISH_STOP = frozenset(
    re.findall(
        r"[\w']+",
        "in of by at to for from with and or but the a an its their his her that which who as than on over under is"
        " are was were has have had will would can could may this these those it they we last year years ago more"
        " less about nearly each first second third rank ranks ranked ranking place placed put puts make makes made"
        " spend spends"
        " spent burn burns cost costs take takes took hold holds held get got give gave raise raised reach reached"
        " reaches pass passed hit top tops topped exceed exceeded account accounts accounted total totalled totals"
        " amount amounted rose grew fell row list stay ahead talking stand stands stood come comes came all country"
        " offer s it's there not no million thousand hundred some only also up down per yuan dollars percent cent"
        " billion trillion rmb",
    )
)
_SHARE_ALREADY = re.compile(r"[率度]$|占比|比重|比例|份额|增|share|rate|ratio", re.IGNORECASE)
_KIND_OF = re.compile(r"^(?:(?:growth|share|multiple) of |gap in )+")
_KIND_OF_ZH = re.compile(r"(?:增幅|占比|倍数|差距)+$")
_NOUNS = ("n", "j", "eng", "l")
_NO_NOUNS = ("v", "d", "p", "c", "r", "m", "u")
MAX_UNKNOWN = 12
"""Longest Chinese phrase of unknown words that is a name; longer ones were half a sentence."""


@cache
def load_glossary() -> dict[str, str]:
    """Chinese nouns and their English."""
    table = yaml.load((files("tashan.facts") / "glossary.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {str(key): str(value) for key, value in table.items()}


@cache
def _reverse() -> dict[str, str]:
    """English to Chinese; where two Chinese words share an English one, the first of the file has it."""
    found: dict[str, str] = {}
    for chinese, english in load_glossary().items():
        found.setdefault(english.lower(), chinese)
    return found


@cache
def _noun_pattern() -> re.Pattern[str]:
    words = sorted(load_glossary(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def says_in_both(label: Label) -> bool:
    """Whether a name says what is measured in both languages, not only what kind of number it is in one."""
    rest = _KIND_OF.sub("", label.en)
    zh = _KIND_OF_ZH.sub("", label.zh_hans)
    generic = {name.en for name in _GENERIC.values()} | {"growth", "gap", "duration", ""}
    return rest not in generic and zh not in {name.zh_hans for name in _GENERIC.values()} | {""}


def place_of_name(label: Label, text: str, span: tuple[int, int], *, english: bool) -> tuple[int, int] | None:
    """Where a stretch has the words that a name was made of; words of the phrase that it leaves out are not there."""
    words = _KIND_OF.sub("", label.en) if english else _KIND_OF_ZH.sub("", label.zh_hans)
    start = text.rfind(words, *span) if words else -1
    return (start, start + len(words)) if start >= 0 else None


def name_unlisted(words: str, quantity: Quantity, frame: str, *, english: bool) -> tuple[Label, bool]:
    """A name for the quantity, and whether the words made it (False: it only says the kind of number).

    `words` are the phrase that names what is measured.
    """
    if frame == "duration":
        return _GENERIC["years"] if quantity.unit == "years" else Label(zh_hans="时长", en="duration"), False
    if quantity.counted in _BY_NOUN and quantity.unit == "count":
        return _BY_NOUN[quantity.counted], True
    found = _english(words, quantity.unit) if english else _chinese(words)
    if found:
        return _framed(found, frame, _GENERIC[quantity.unit].en), True
    if frame == "growth":
        return Label(zh_hans="增幅", en="growth"), False
    return _BY_CLASSIFIER.get(quantity.counted, _GENERIC[quantity.unit]), False


def _framed(name: Label, frame: str, kind: str) -> Label:
    """The name of a change, a share or a gap of what is named; one without English is the kind of number there."""
    if not name.en:
        english = {"growth": "growth", "gap": "gap", "share": "share"}.get(frame, kind)
        chinese = {"growth": "增幅", "gap": "差距"}.get(frame, "")
        return Label(zh_hans=name.zh_hans + chinese, en=english)
    if frame == "growth":
        return Label(zh_hans=f"{name.zh_hans}增幅", en=f"growth of {name.en}")
    if frame == "gap":
        return Label(zh_hans=f"{name.zh_hans}差距", en=f"gap in {name.en}")
    if frame == "share" and not _SHARE_ALREADY.search(name.zh_hans + name.en):
        return Label(zh_hans=f"{name.zh_hans}占比", en=f"share of {name.en}")
    return name


def rank_name(topic: Label) -> Label:
    """The name of a rank by a topic."""
    return Label(zh_hans=f"{topic.zh_hans}排名", en=f"{topic.en} rank")


PLAIN_RANK = Label(zh_hans="排名", en="rank")


def _chinese(words: str) -> Label | None:
    """The run of known nouns that ends the phrase, in both languages; one of unknown nouns in Chinese alone."""
    run = _last_run(words, 0, len(words))
    if not run or not words.endswith(run[-1]):
        plain = re.split(r"[\s，,、。；：:“”()（）]", words)[-1].split("的")[-1]
        return Label(zh_hans=plain, en="") if 2 <= len(plain) <= MAX_UNKNOWN and _is_noun(plain) else None
    if set(run) <= _BARE_MEASURES:
        return None
    return Label(zh_hans="".join(run), en=_join([load_glossary()[word] for word in run]))


def _is_noun(phrase: str) -> bool:
    """Whether a phrase is one of nouns and ends in one, as jieba tags them: not 稳定, 富裕, 全部摘帽."""
    tags = [tag for _, tag in rjieba.tag(phrase)]
    return tags[-1].startswith(_NOUNS) and not any(tag.startswith(_NO_NOUNS) and tag != "vn" for tag in tags)


def _join(words: list[str]) -> str:
    """Nouns in Chinese order read as English: 发明专利 + 数量 is the number of invention patents, kept as it stands."""
    return " ".join(dict.fromkeys(words))


def _last_run(text: str, start: int, end: int) -> list[str]:
    """The run of adjoining nouns that is nearest to the end of a stretch."""
    runs: list[list[str]] = []
    last_end = -1
    for match in _noun_pattern().finditer(text, start, end):
        if match.start() == last_end and runs:
            runs[-1].append(match.group())
        else:
            runs.append([match.group()])
        last_end = match.end()
    return runs[-1][-MAX_WORDS:] if runs else []


def _english(text: str, unit: Unit) -> Label | None:
    """The last run of words of the phrase; its Chinese where the table knows the words."""
    words = _english_words(text)
    known = bool(words) and (unit == "count" or words[-1].lower() in _nouns())
    if not known or {word.lower() for word in words} <= _MEASURES:
        return None
    return Label(zh_hans=_to_chinese(words) or _GENERIC[unit].zh_hans, en=" ".join(words))


@cache
def _nouns() -> frozenset[str]:
    """The last English word of every entry: its noun."""
    return frozenset(english.lower().split()[-1] for english in load_glossary().values())


def _english_words(text: str) -> list[str]:
    """The last run of content words; verbs are not told from nouns, so a run is kept short."""
    runs: list[list[str]] = [[]]
    for match in _ENGLISH_WORD.finditer(text):
        word = match.group()
        if word.lower() in _ENGLISH_STOP:
            runs.append([])
        else:
            runs[-1].append(word)
    filled = [run for run in runs if run]
    return filled[-1][-MAX_WORDS:] if filled else []


def _to_chinese(words: list[str]) -> str:
    """The longest known phrases of the words in Chinese; empty where none is known."""
    found: list[str] = []
    place = 0
    while place < len(words):
        for size in range(len(words) - place, 0, -1):
            phrase = " ".join(words[place : place + size]).lower()
            if phrase in _reverse():
                found.append(_reverse()[phrase])
                place += size - 1
                break
        place += 1
    return "".join(found)
