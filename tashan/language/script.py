"""Chinese scripts.

In: plain text or Markdown. Out: its language, or the text in the other script. Only Chinese characters and quotation
marks change: addresses, code, link targets, tags, digits and Latin letters stay as they are. Conversion is OpenCC's;
`Converter` lays the names and set phrases of the reference data over it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import accumulate

from tashan.language.conversion import HAN, convert, convert_by_words
from tashan.model import Label, Lang, Reference
from tashan.store import hash_code
from tashan.store.tables import recall_table

DEFAULT_STANDARD = "s2tw"
"""Taiwan's character forms with the words left alone; s2twp would also change words (软件 to 軟體)."""
STANDARDS = {"s2t": "t2s", "s2tw": "tw2s", "s2twp": "tw2sp", "s2hk": "hk2s"}
"""OpenCC's configurations from Simplified to Traditional, each with its way back."""

MIN_HAN_SHARE = 0.3
"""Share of Chinese characters among these and Latin words that makes a text Chinese. An English sentence that glosses
a name in Chinese stays below 0.26; a Chinese title made of Latin names and one conjunction reaches 0.33."""

_Terms = re.Pattern[str] | None

_GLOSS = re.compile(r"[(（][^()（）]{1,20}[)）]")
"""A name in the other language: Hangzhou (杭州); it says nothing about the language of the text."""
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*")
_KEPT = re.compile(
    r"\x00"  # OpenCC stops reading at a NUL
    r"|(`+)(?!`).+?(?<!`)\1(?!`)"  # code
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*"  # target of a Markdown link
    r"|</?[A-Za-z][^<>]*>|<https?://[^<>\s]*>"
    r"|(?:https?://|ftp://|mailto:|www\.)[!-~]+(?:(?<=[/=#_%-])[\u3400-\u9fff]+[!-~]*)*",
    re.DOTALL,
)
_TO_CORNER = str.maketrans("“”‘’", "「」『』")
_TO_CURLY = str.maketrans("「」『』", "“”‘’")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z0-9])’(?=[A-Za-z])")
_AUTHORED = "\x01"
"""Stands for the 著 of writing and fame while every other one becomes 着."""
_OF_WRITING = re.compile(
    r"著(?=[名作稱称述書书])|(?<=[土編编原卓遺遗專专巨拙鴻鸿名顯显昭])著(?![陸陆急火手眼重力])"
    r"|(?<![談谈討讨議议評评辯辩爭争])(?<=[論论])著|(?<!翻)(?<=[譯译])著"
    r"|(?<![配結结聯联融整組组符綜综混])(?<=合)著(?![眼嘴])"
)
_RARER = re.compile(
    r"覆(?=[核議议審审函信命檢检])|(?<=[答回批反電电函])覆|(?<![慰狼枕蘊蕴])藉(?!藉)|瞭(?!望)|(?<=想)像|鉅(?!鹿)|(?<=[傢家])俱"
    r"|(?<=[項项鐵铁手金])鍊|薰(?=陶)|座(?=[標标])|[著祇鍾粧暱瑯甦彷揹]"
)
_COMMON = dict(zip("覆藉瞭像鉅俱鍊薰座著祇鍾粧暱瑯甦彷揹", "復借了象巨具鏈熏坐着只鐘妝昵琅蘇仿背", strict=True))
"""What OpenCC leaves as the rarer form of a character, or takes for another word: 覆核 is 复核 while 覆蓋 stays."""
_TOLD_APART = re.compile(f"[{''.join(_COMMON)}]")
"""The characters of the two patterns above, which are found far faster than a place where one of these fits."""
_SURNAMES_KEPT = frozenset("余范于谷沈后种仇岳曲党姜涂郁")
"""Surnames that Traditional writes as Simplified does, though the same character elsewhere changes (余, 多餘)."""


def detect_language(text: str) -> Lang:
    """`en` without a fair share of Chinese characters, else the script whose own characters are more frequent."""
    if not is_chinese(text):
        return "en"
    simplified, traditional = _telling_characters()
    more = sum(map(traditional.__contains__, text)) > sum(map(simplified.__contains__, text))
    return "zh-Hant" if more else "zh-Hans"


def is_chinese(text: str) -> bool:
    """Whether a fair share of `text` is Chinese characters."""
    running = _GLOSS.sub("", text)
    han = len(HAN.findall(running))
    return han > 0 and han >= MIN_HAN_SHARE * (han + len(_LATIN_WORD.findall(running)))


def to_traditional(text: str, standard: str = DEFAULT_STANDARD) -> str:
    """`text` in Traditional characters by an OpenCC standard (a key of STANDARDS),
    quotation marks as 「」 and 『』."""
    return open_converter(None, standard).traditional(text)


def to_simplified(text: str) -> str:
    """`text` in Simplified characters, quotation marks as “” and ‘’."""
    return open_converter(None).simplified(text)


def simplify_characters(text: str) -> str:
    """`text` with each Traditional character replaced by itself in Simplified: the length never changes."""
    if _changing_characters().isdisjoint(text):
        return text
    return _common_forms(text).translate(_simple_characters()).replace(_AUTHORED, "著")


class Converter:
    """Converts in both directions with the names and phrases of `reference` as its contributors wrote them.

    Holds no OpenCC object, so it can be sent to another process. Raises ValueError for an unknown standard.
    """

    def __init__(self, reference: Reference | None, standard: str | None = None) -> None:
        standard = standard or (reference.standard if reference else DEFAULT_STANDARD)
        if standard not in STANDARDS:
            raise ValueError(f"unknown standard {standard!r}; one of {', '.join(STANDARDS)}")
        self.standard = standard
        pairs = _fixed_pairs(reference, standard) if reference else {}
        self._hant = pairs
        self._hans = {hant: hans for hans, hant in pairs.items()}
        self._decided: dict[str, list[tuple[str, str]]] = {}
        for hans, hant in reference.decisions if reference else ():
            self._decided.setdefault(hans[0], []).append((hans, hant))
        self._find_hans = _alternation(self._hant)
        self._find_hant = _alternation(self._hans)
        self._known: dict[str, str] = {}

    def traditional(self, text: str) -> str:
        """`text` in Traditional characters; text without a Chinese character comes back as it is."""
        if text not in self._known:
            self._known[text] = self._traditional(text) if HAN.search(text) else text
        return self._known[text]

    def _traditional(self, text: str) -> str:
        converted = "".join(self._convert(text, self.standard, self._find_hans, self._hant, _corner_quotes))
        return self._as_decided(text, converted) if self._decided else converted

    def simplified(self, text: str) -> str:
        """`text` in Simplified characters; text without a Chinese character comes back as it is."""
        if not HAN.search(text):
            return text
        return "".join(self._convert(text, STANDARDS[self.standard], self._find_hant, self._hans, _curly_quotes))

    def fixed_places(self, text: str) -> frozenset[int]:
        """Places of the characters of Simplified `text` that reference data or protection decide, not the converter."""
        kept = [match.span() for match in _KEPT.finditer(text)]
        if self._find_hans is not None:
            kept += [match.span() for match in self._find_hans.finditer(text)]
        return frozenset(place for start, end in kept for place in range(start, end))

    def _as_decided(self, text: str, converted: str) -> str:
        """`converted` with the words that a person decided in the form decided, where they are words of `text`.

        OpenCC cuts a sentence without looking ahead, so a word may come out wrong beside another one (接连发问).
        """
        if len(text) != len(converted):
            return converted
        wrong = [
            (start, hans, hant)
            for start, char in enumerate(text)
            for hans, hant in self._decided.get(char, ())
            if text.startswith(hans, start) and converted[start : start + len(hans)] != hant
        ]
        if not wrong:
            return converted
        bounds, fixed = _word_bounds(text), self.fixed_places(text)
        for start, hans, hant in sorted(wrong, key=lambda found: len(found[1])):
            end = start + len(hans)
            if start in bounds and end in bounds and fixed.isdisjoint(range(start, end)):
                converted = converted[:start] + hant + converted[end:]
        return converted

    def _convert(
        self, text: str, config: str, terms: _Terms, fixed: dict[str, str], quotes: Callable[[str], str]
    ) -> Iterator[str]:
        """The pieces of the converted text: what must stay as it is, and what stands between."""
        start = 0
        for kept in _KEPT.finditer(text):
            yield quotes(_convert_around(text[start : kept.start()], config, terms, fixed))
            yield kept.group()
            start = kept.end()
        yield quotes(_convert_around(text[start:], config, terms, fixed))


@lru_cache(maxsize=4)
def open_converter(reference: Reference | None, standard: str | None = None) -> Converter:
    """The one converter of some reference data: what one stage had converted the next ones need not."""
    return Converter(reference, standard)


def _word_bounds(text: str) -> frozenset[int]:
    """Places between the words of Simplified `text`, its ends included."""
    import rjieba  # noqa: PLC0415  its dictionary takes a tenth of a second to load

    return frozenset(accumulate(map(len, rjieba.cut(text)), initial=0))


def _convert_around(text: str, config: str, terms: _Terms, fixed: dict[str, str]) -> str:
    """`text` converted, each fixed term replaced by its own other form."""
    if terms is None:
        return _convert_plain(text, config)
    pieces, start = [], 0
    for match in terms.finditer(text):
        pieces += [_convert_plain(text[start : match.start()], config), fixed[match.group()]]
        start = match.end()
    return "".join([*pieces, _convert_plain(text[start:], config)])


def _convert_plain(text: str, config: str) -> str:
    """One stretch without anything protected, in the direction of the configuration."""
    return convert_by_words(text, config) if config in STANDARDS else _simplify_words(text, config)


def _simplify_words(text: str, config: str) -> str:
    """Traditional text in Simplified, with the rarer forms of a character that OpenCC leaves in some words."""
    return convert(_common_forms(text), config).replace(_AUTHORED, "著")


def _common_forms(text: str) -> str:
    """`text`, of equal length, with the forms that one character has for several words told apart."""
    return _TOLD_APART.sub(_common_form, text)


def _common_form(found: re.Match[str]) -> str:
    character, text, at = found.group(), found.string, found.start()
    if character == "著" and _OF_WRITING.match(text, at):
        return _AUTHORED
    return _COMMON[character] if _RARER.match(text, at) else character


def _corner_quotes(text: str) -> str:
    """“” and ‘’ as 「」 and 『』, an apostrophe inside a Latin word excepted."""
    return _APOSTROPHE.sub("\x00", text).translate(_TO_CORNER).replace("\x00", "’")


def _curly_quotes(text: str) -> str:
    return text.translate(_TO_CURLY)


def _fixed_pairs(reference: Reference, standard: str) -> dict[str, str]:
    """Simplified to Traditional for names whose Traditional form the reference data states."""
    pairs: dict[str, str] = {}
    labels: list[tuple[Label, bool]] = [(place.name, False) for place in reference.places]
    labels += [(term.name, term.kind == "person") for term in reference.terms]
    for label, person in labels:
        if label.zh_hant is not None:
            pairs[label.zh_hans] = label.zh_hant
        elif person and label.zh_hans[:1] in _SURNAMES_KEPT:
            pairs[label.zh_hans] = label.zh_hans[0] + convert(label.zh_hans[1:], standard)
    return pairs


def _alternation(terms: dict[str, str]) -> re.Pattern[str] | None:
    """A pattern of the terms, longest first; None without any."""
    ordered = sorted((re.escape(term) for term in terms if term), key=len, reverse=True)
    return re.compile("|".join(ordered)) if ordered else None


def _telling_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Characters of one script only: those that the other script's national character set does not have."""
    return _characters()[1:]


@cache
def _characters() -> tuple[dict[int, str], frozenset[str], frozenset[str]]:
    """`_simple_characters` and `_telling_characters`, which are found once a machine."""
    return recall_table("characters", hash_code().hex(), _find_characters)


def _find_characters() -> tuple[dict[int, str], frozenset[str], frozenset[str]]:
    simple, simplified, traditional = _find_simple(), _charset("gb2312"), _charset("big5")
    return simple, simplified - traditional, (traditional - simplified) & set(map(chr, simple))


def _charset(name: str) -> frozenset[str]:
    """The characters of a national character set of two bytes: its whole plane at once, one character a line."""
    plane = b"".join(bytes((lead, trail)) + b"\n\n" for lead in range(0xA1, 0xFF) for trail in range(0x40, 0xFF))
    return frozenset(char for char in plane.decode(name, "ignore") if "\u4e00" <= char < "\ua000")


def encodes(char: str, charset: str) -> bool:
    """Whether a national character set has `char`."""
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=1)
def _changing_characters() -> frozenset[str]:
    """All that `simplify_characters` may change: nearly every text that it sees holds none of them."""
    return frozenset((*map(chr, _simple_characters()), *_COMMON, *_AUTHORED, "著"))


def _simple_characters() -> dict[int, str]:
    """Code point of each Traditional character to its Simplified form, for `str.translate`: no length changes."""
    return _characters()[0]


def _find_simple() -> dict[int, str]:
    """The same, read off OpenCC with one character a line."""
    block = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    converted = convert("\n".join(block), "t2s")
    pairs = zip(block, converted.split("\n"), strict=True)
    return {ord(before): after for before, after in pairs if before != after and len(after) == 1}


@lru_cache(maxsize=256)
def read_plainly(text: str) -> str:
    """`text` Simplified, with half-width digits, letters, stops and percent signs and curly quotation marks: what rules
    read. The length holds."""
    if text.isascii():
        return text
    return _common_forms(text).translate(_plain_characters()).replace(_AUTHORED, "著")


@cache
def _plain_characters() -> dict[int, str]:
    latin = (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))
    wide = {code + 0xFEE0: chr(code) for code in latin}
    marks = {ord(wide_mark): mark for wide_mark, mark in zip("．％／﹪", ".%/%", strict=True)}
    return _simple_characters() | wide | marks | dict(zip(map(ord, "「」『』"), "“”‘’", strict=True))
