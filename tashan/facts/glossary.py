"""Names for figures whose metric is not in metrics.yml, made of the words beside them.

In: a clause and the span of its quantity. Out: a name in Chinese and English: the run of known nouns (glossary.yml)
after the number where it counts things, before it where it measures something. Words that the table does not know stay
out of the other language; where it knows none the name says only what kind of number it is.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from tashan.language.script import simplify_characters
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
_SKIP_AFTER = re.compile(r"[的之新\s“‘]*")
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
_BY_TOPIC = re.compile(r"[^,.;]{0,40}?\b(?:by|in terms of|for)\s+(?!\d)", re.IGNORECASE)
_OF_WHAT = re.compile(r"\s*(?:a year\s+)?(?:in|of|for|into|on)\s+(?:the\s+)?", re.IGNORECASE)
_GROWS = re.compile(r"增长|增速|增幅|提高|上升|下降|grew|grow|rose|rise|increase|fell|growth", re.IGNORECASE)


@cache
def load_glossary() -> dict[str, str]:
    """Chinese nouns and their English."""
    table = yaml.safe_load((files("tashan.facts") / "glossary.yml").read_text("utf-8"))
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


def name_unlisted(text: str, clause: tuple[int, int], quantity: Quantity, unit: Unit) -> tuple[Label, bool]:
    """A name for the quantity, and whether words of the clause made it (False: it only says the kind of number)."""
    if quantity.kind == "duration":
        return _GENERIC["years"] if unit == "years" else Label(zh_hans="时长", en="duration"), False
    if quantity.counted in _BY_NOUN:
        return _BY_NOUN[quantity.counted], True
    if re.search(r"[\u4e00-\u9fff]", text[clause[0] : clause[1]]):
        found = _chinese(simplify_characters(text), clause, quantity, unit)
    else:
        found = _english(text, clause, quantity, unit)
    if found:
        return found, True
    return _BY_CLASSIFIER.get(quantity.counted, _GENERIC[unit]), False


def rank_name(topic: Label) -> Label:
    """The name of a rank by a topic."""
    return Label(zh_hans=f"{topic.zh_hans}排名", en=f"{topic.en} rank")


PLAIN_RANK = Label(zh_hans="排名", en="rank")


def _chinese(text: str, clause: tuple[int, int], quantity: Quantity, unit: Unit) -> Label | None:
    after = _run_after(text, quantity.end, clause[1])
    before = _last_run(text, clause[0], quantity.start)
    words = (after or before) if unit == "count" else (before or after)
    if not words or set(words) <= _BARE_MEASURES:
        return None
    english = [load_glossary()[word] for word in words]
    chinese = "".join(words)
    if unit == "ratio" and not any(word in chinese for word in ("率", "占比", "比重", "比例", "份额", "度", "增")):
        grows = bool(_GROWS.search(text[clause[0] : clause[1]]))
        return Label(
            zh_hans=chinese + ("增幅" if grows else "占比"), en=_join(english) + (" growth" if grows else " share")
        )
    return Label(zh_hans=chinese, en=_join(english))


def _join(words: list[str]) -> str:
    """Nouns in Chinese order read as English: 发明专利 + 数量 is the number of invention patents, kept as it stands."""
    return " ".join(dict.fromkeys(words))


def _run_after(text: str, start: int, end: int) -> list[str]:
    """The nouns right after a position, with nothing but 的 between the number and the first."""
    place = start
    skipped = _SKIP_AFTER.match(text, place, end)
    place = skipped.end() if skipped else place
    words: list[str] = []
    while (match := _noun_pattern().match(text, place, end)) and len(words) < MAX_WORDS:
        words.append(match.group())
        place = match.end()
    return words


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


def _english(text: str, clause: tuple[int, int], quantity: Quantity, unit: Unit) -> Label | None:
    if quantity.kind == "rank":
        topic = _BY_TOPIC.match(text, quantity.end, clause[1])
        words = _english_words(text[topic.end() : clause[1]]) if topic else []
    elif unit == "count":
        words = _english_words(text[quantity.end : clause[1]])
    else:
        of = _OF_WHAT.match(text, quantity.end, clause[1])
        words = _english_words(text[of.end() : clause[1]]) if of else []
        words = _known(words) or _known(_english_words(text[clause[0] : quantity.start], last=True))
    if not words or set(words) <= _MEASURES:
        return None
    name = " ".join(words)
    chinese = _to_chinese(words)
    if unit == "ratio" and not _MEASURES & set(words):
        grows = bool(_GROWS.search(text[clause[0] : clause[1]]))
        name += " growth" if grows else " share"
        chinese = chinese and chinese + ("增幅" if grows else "占比")
    return Label(zh_hans=chinese or _GENERIC[unit].zh_hans, en=name)


@cache
def _nouns() -> frozenset[str]:
    """The last English word of every entry: its noun."""
    return frozenset(english.lower().split()[-1] for english in load_glossary().values())


def _known(words: list[str]) -> list[str]:
    """The words where the table knows the last of them, their noun; else nothing."""
    return words if words and words[-1].lower() in _nouns() else []


def _english_words(text: str, *, last: bool = False) -> list[str]:
    """The first run of content words, or the last one; verbs are not told from nouns, so a run is kept short."""
    runs: list[list[str]] = [[]]
    for match in _ENGLISH_WORD.finditer(text):
        word = match.group()
        if word.lower() in _ENGLISH_STOP:
            if runs[-1]:
                runs.append([])
        else:
            runs[-1].append(word)
    filled = [run for run in runs if run]
    if not filled:
        return []
    return filled[-1][-MAX_WORDS:] if last else filled[0][:MAX_WORDS]


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
