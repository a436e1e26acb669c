"""What a number measures, by the grammar of its clause: the noun phrase that stands before or after it.

In: a reading and one of its quantities. Out: `Head`s, the phrases in the order in which they are asked, and the frame:
a level, a change, a share, a gap, a rank. The phrase before the number is what is left of its clause when the words
that link the two are taken off; the phrase after it is the run of nouns that the number counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import rjieba
import yaml
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from tashan.facts.places import Scene
    from tashan.facts.reading import Reading, Span
    from tashan.language.quantities import Quantity

Frame = Literal["level", "growth", "share", "gap", "rank", "class", "duration"]

REACH = 160
"""Characters over which a period named in a sentence holds; a longer sentence has turned to something else."""
LONGEST_VERB = 4
"""Characters of a verb that may stand between a subject and its rate of change without being one itself."""
_HYPHENATED = re.compile(r"\w-(?:million|billion|trillion)|(?:million|billion|trillion)-(?:yuan|dollar)", re.IGNORECASE)
JOINED = re.compile(r"\s*(?:、|和|与|及|以及|或|,|，|\band\b|&)\s*(?:和|以及|\band\s)?")
"""Between names that are named together."""
_COUNTED = re.compile(r"\s*(?:这|等)?\s*|,? (?:these|all)\s*")
_NOUN_TAGS = ("n", "a", "b", "j", "l", "i", "vn", "eng", "s", "z")
"""Tags of the words that a Chinese noun phrase is made of (those of jieba)."""
_LEADS = re.compile(r"(?:左右|以上|以下|多|余|的|“|”|量级|级|[\s”」])+")
_ENGLISH_END = re.compile(
    r"[,;:.()—–]|\b(?:and|or|in|of|by|at|to|for|from|with|on|over|as|that|which|who|while|but|is|are|was|were|has|have|had"
    r"|among|per|last|this|up|down|than|compared|after|before|since|a year)\b",
    re.IGNORECASE,
)
_GROWTH_AFTER = re.compile(
    r"\s*(?:year-on-year |annual |year-over-year )?"
    r"(?:growth|increase|rise|gain|jump|decline|decrease|drop|fall)\s+(?:in|of)\s+",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(r"(?:提[高升]|上升|增加|扩大|下降|降低?|减少|回落|缩小)[到至为](?:了|约|近|超过)*\s*$|\bto\s+$")
_RATE = re.compile(r"增速|增幅|增长率|涨幅|降幅|增长|\b(?:growth|inflation|rate)\b", re.IGNORECASE)
"""A share that moved to a number (占比提高到3.57%) did not grow by it; a rate that did is one (增速提高到5%)."""
_GROWTH_AFTER_ZH = re.compile(r"的?(?P<of>[^，。；、的\d]{0,10}?)(?:同比)?(?:增速|增幅|增长率|涨幅|降幅|增长)")
_SHORT_FORM = re.compile(r"\s*[（(]\s*[A-Za-z&]{2,8}\s*[）)]\s*(?=\D{0,8}$)")
"""The short form of what is measured, in brackets before the number: 地区生产总值（GDP）4.8万亿元."""
_RANK_BY = re.compile(r"[^,.;]{0,40}?\b(?:by|in terms of|for|in)\s+(?!the (?:country|province|world|nation)|\d)", re.I)


class Head(Struct, frozen=True, kw_only=True):
    """A phrase that may name what is measured: its words without names and dates, and its span in the sentence."""

    words: str
    span: Span
    ahead: str = ""
    """For a phrase after the number: the text from the number on, which a keyword may begin."""

    @property
    def empty(self) -> bool:
        return not self.words and not self.ahead


@cache
def words_of(lang: str, key: str) -> re.Pattern[str]:
    """Words of phrases.yml, as a pattern to search with."""
    return re.compile(_load()[lang][key], re.IGNORECASE)


@cache
def _load() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = yaml.load(
        (files("tashan.facts") / "phrases.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )
    return loaded


@cache
def _tail(lang: str, *keys: str) -> re.Pattern[str]:
    """The words of the keys at the end of a stretch, as many as there are."""
    words = "|".join(_load()[lang][key] for key in keys)
    return re.compile(rf"(?:{words})+$" if lang == "zh" else rf"(?:(?:^|(?<=\W))(?:{words})\s*)+$", re.IGNORECASE)


@cache
def _ends_in(lang: str, key: str) -> re.Pattern[str]:
    """A word of the key at the end of a stretch, with nothing but links behind it."""
    links = _load()[lang]["links"]
    tail = rf"(?:{links})*$" if lang == "zh" else rf"(?:\s+(?:{links}))*\s*$"
    return re.compile(rf"(?:{_load()[lang][key]}){tail}", re.IGNORECASE)


def part_of_year(reading: Reading, end: int) -> bool:
    """Whether the sentence up to a position speaks of less than a year: 前三季度, in the first half."""
    words = words_of(_lang(reading), "within")
    return bool(words.search(reading.text[max(0, end - REACH) : end]))


def frame_of(reading: Reading, quantity: Quantity) -> Frame:
    """What sort of statement the number makes."""
    if quantity.kind in {"rank", "class", "duration"}:
        return quantity.kind
    if quantity.kind == "amount" and _HYPHENATED.search(quantity.text):
        return "class"
    lang, (start, end) = _lang(reading), stretch_before(reading, quantity)
    before = reading.text[start:end]
    if quantity.unit == "ratio":
        if _MOVED_TO.search(before) and not _RATE.search(before):
            return "share"
        if (
            quantity.change in {"rise", "fall"}
            or _ends_in(lang, "change").search(before)
            or words_of(lang, "change").match(quantity.text)
        ):
            return "growth"
        pattern = _GROWTH_AFTER if reading.english else _GROWTH_AFTER_ZH
        return "growth" if pattern.match(reading.text, quantity.end) else "share"
    return "gap" if _ends_in(lang, "gap").search(before) else "level"


def _lang(reading: Reading) -> str:
    return "en" if reading.english else "zh"


def is_counted_list(scene: Scene, start: int) -> bool:
    """Whether names joined by 、 or `and` stand right before the position, as in A、B和C三家."""
    before = names_before(scene, start)
    if before < 2 or not _COUNTED.fullmatch(scene.text[scene.names[before - 1].end : start]):
        return False
    return bool(JOINED.fullmatch(scene.text[scene.names[before - 2].end : scene.names[before - 1].start]))


def names_before(scene: Scene, start: int) -> int:
    """How many names end before a position."""
    return bisect_right(scene.names, start, key=lambda mention: mention.end)


def stretch_before(reading: Reading, quantity: Quantity) -> Span:
    """From the start of the clause, or the end of the quantity before in it, to the number."""
    start = reading.clause_span(quantity.start)[0]
    earlier = reading.quantity_before(quantity)
    here = reading.clause(quantity.start)
    if start == quantity.start and here and reading.text[start - 1] in "：:":
        start = reading.clauses[here - 1][0]  # 武汉GDP增速：-2.5%
    return (max(start, earlier.end) if earlier and earlier.end <= quantity.start else start), quantity.start


def head_before(reading: Reading, quantity: Quantity, frame: Frame) -> Head:
    """The phrase before the number: its clause without links, and for a change without the words of change."""
    start, end = stretch_before(reading, quantity)
    if reading.english and _is_subject(reading, quantity):
        return Head(words="", span=(start, end))
    text = _SHORT_FORM.sub("", reading.plain(start, end))
    keys = {"growth": ("links", "change"), "share": ("links", "part"), "gap": ("links", "gap")}.get(frame, ("links",))
    return Head(words=_strip(text, _tail(_lang(reading), *keys), frame), span=(start, end))


def _is_subject(reading: Reading, quantity: Quantity) -> bool:
    """In English: whether a name is the subject right before the verb (Ningbo has 21), so that nothing else is."""
    count = names_before(reading.scene, quantity.start)
    if not count:
        return False
    mention = reading.scene.names[count - 1]
    between = reading.text[mention.end : quantity.start]
    linked = bool(between.strip()) and _tail("en", "links").fullmatch(between.lstrip())
    return bool(linked) and not re.search(r"\b(?:of|in|for|from|at)\s+$", reading.text[: mention.start][-8:])


def _strip(text: str, tail: re.Pattern[str], frame: Frame) -> str:
    text = text.rstrip(" 的")
    if frame == "share":
        text = re.sub(r"占[^，,]{0,12}(?:比重|比例|份额)?[^，,]{0,4}$", "", text)
    while (match := tail.search(text)) and match.group():
        text = text[: match.start()].rstrip(" 的")
    return text.strip(' 的“”"')


def head_after(reading: Reading, quantity: Quantity) -> Head:
    """The phrase that the number counts: 80多所高校, 8个万亿元级产业集群, 10,000 high-tech enterprises."""
    end = reading.clause_span(quantity.start)[1]
    following = reading.quantity_after(quantity)
    end = min(end, following.start) if following else end
    find: Callable[[str], str] = _english_run if reading.english else _chinese_run
    text = reading.plain(quantity.end, max(end, quantity.end))
    lead = None if reading.english else _LEADS.match(text)
    ahead = text[lead.end() :] if lead else text.lstrip()
    return Head(words=find(ahead), span=(quantity.end, end), ahead=ahead)


def _chinese_run(text: str) -> str:
    words = []
    for token, tag in rjieba.tag(text[:40]):
        if token.startswith(("名列", "位列", "位居")) or not (
            tag.startswith(_NOUN_TAGS) or tag in {"m", "uj"} or token in {"元", "级"}
        ):
            break
        words.append(token)
    return "".join(words).strip("的 ")


def noun_phrase(words: str, *, english: bool) -> str:
    """The run of nouns that ends a phrase; empty where it ends in a verb or a bare measure (总量, number)."""
    lang = "en" if english else "zh"
    rest = _strip(words, _tail(lang, "light"), "level")
    if english:
        return "" if _says_nothing(lang, rest) else rest
    run: list[str] = []
    for token, tag in reversed(rjieba.tag(rest)):
        if not tag.startswith(_NOUN_TAGS) and tag != "uj":
            break
        run.insert(0, token)
    found = "".join(run).strip("的 ")
    return "" if _says_nothing(lang, found) else found


def is_bare(words: str, frame: Frame, *, english: bool) -> bool:
    """Whether a phrase leaves it to what was said before what is measured.

    An amount has no word but links and measures (南京5家); a change or a rank may have a verb of its own (连续上升).
    """
    lang = "en" if english else "zh"
    rest = _strip(words, _tail(lang, "light", "links"), "level")
    if not rest or _says_nothing(lang, rest):
        return True
    return frame not in {"level", "class"} and len(rest) <= LONGEST_VERB and not noun_phrase(words, english=english)


def _says_nothing(lang: str, words: str) -> bool:
    return bool(re.fullmatch(words_of(lang, "measures"), words) or re.fullmatch(words_of(lang, "any"), words))


def _english_run(text: str) -> str:
    end = _ENGLISH_END.search(text)
    return " ".join(text[: end.start() if end else len(text)].split()[:6])


def head_of_change(reading: Reading, quantity: Quantity) -> Head | None:
    """What a change is said of after its number: 5% growth in exports, 6.5%的GDP增速."""
    if quantity.unit != "ratio":
        return None
    if not reading.english:
        found = _GROWTH_AFTER_ZH.match(reading.text, quantity.end)
        return Head(words=found["of"].strip(), span=found.span()) if found else None
    match = _GROWTH_AFTER.match(reading.text, quantity.end)
    if match is None:
        return None
    end = reading.clause_span(quantity.start)[1]
    return Head(words=_english_run(reading.plain(match.end(), end)), span=(match.end(), end))


def head_of_rank(reading: Reading, quantity: Quantity) -> Head | None:
    """In English: what a rank is by, after it (seventh by output of software)."""
    match = _RANK_BY.match(reading.text, quantity.end) if reading.english else None
    if match is None:
        return None
    end = reading.clause_span(quantity.start)[1]
    text = reading.plain(match.end(), end)
    return Head(words=" ".join(re.split(r"[,;.]", text)[0].split()[:8]), span=(match.end(), end))


_WHERE = re.compile(r"[在来到赴向从]\s?[\u4e00-\u9fff]+$|个[\u4e00-\u9fff]+$")


def narrows(words: str, *, english: bool) -> bool:
    """Whether words before the name of a metric make it another thing: 民营企业 before 出口, crude before output.

    A verb, a preposition or an adverb ends the phrase; what stands before does not belong to it.
    """
    lang = "en" if english else "zh"
    rest = _strip(words, _tail(lang, "light"), "level")
    if not rest:
        return False
    if english:
        return bool(re.search(r"[A-Za-z]$", rest))
    if words.rstrip().endswith("”"):
        return True  # “211”高校 are a kind of them
    if rest.endswith(("潜在", "后备", "种子", "拟")):
        return True
    *_, (_, tag) = rjieba.tag(rest)
    return tag.startswith((*_NOUN_TAGS, "n", "uj", "ns", "nr", "eng"))


def is_clause(words: str) -> bool:
    """Whether what stands before a name is a clause that tells which ones: 在我省招生的 before 高校."""
    before, part, rest = words.rpartition("的")
    tokens = rjieba.tag(before[-12:]) if part and not rest.strip() else []
    return len(tokens) > 1 and tokens[-1][1] in {"v", "vn"} and bool(_WHERE.search(before))
