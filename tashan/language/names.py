"""Names of places, people, companies and works in text.

In: the reference data, then any text. Out: mentions that do not overlap, in order. Chinese names are found in both
scripts; Latin names as whole words, in their own capitals. Where mentions overlap the longest one stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from tashan.language.namesakes import is_namesake
from tashan.language.script import Converter, detect_language, open_converter, simplify_characters
from tashan.language.spans import keep_longest
from tashan.model import Label, Lang, Place, PlaceKind, Reference, Term, TermKind
from tashan.store.tables import recall_derived

Form = Literal["name", "alias"]

_WORD_CHARACTER = re.compile(r"[A-Za-z0-9À-ɏ]")
_ELSEWHERE = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:街(?![头頭道上区區边邊坊])|路(?![径徑线線演上灯燈过過面边邊口由子网網桥橋况況段程])"
    r"|[东東西南北中][一二三四]?[路街](?![径徑线線演灯燈过過况況程区區])|大(?:道(?!理|至|不)|街(?!小巷))"
    r"|道(?=[\d上的和与與及至到一二三四五六七八九十、，。；）)」]|$)"
    r"|河(?=[边邊畔岸])|[湾灣](?![区區仔里裡头頭])|庙(?![会會堂宇产產里内])|廟(?![會堂宇產裡內])|公[园園](?![里裡])|桥(?![梁头牌段])|橋(?![樑頭牌段]))"
    r"|(?<=[a-z])(?: (?:East|West|North|South|Middle))? "
    r"(?:Road|Avenue|Creek|Lake|Bay(?! Area)|Street(?! (?:[Ff]ood|[Aa]rt)))\b"
)
"""What makes a place's name part of another one's: 长沙湾, 青岛东路 and 南昌街 lie elsewhere, and Suzhou Creek too."""
_WATERS = "河洋"
"""Behind a name these make another one where the segmenter's dictionary holds it: 苏州河, 印度洋, but not 广东河源."""
_OTHER_WORDS = frozenset("海湖话話装裝陵菜鸭鴨犬号號舰艦药藥")
"""Ends of words of the dictionary that begin with a place's name and are no place there: 广东话, 中山装, 昆明湖."""
_WITHIN_COUNTRIES = frozenset({"city", "province"})
_CALLED = re.compile(
    "(?:国|國|首都|省会|省會|古都|帝都|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南"
    "|西藏|陕西|甘肃|青海|宁夏|新疆|台湾)$"
)
"""What may stand before a place in one word of the dictionary: 首都北京, 甘肃兰州; 千佛山 and 马里兰州 hold none."""
_CONTEXT = 6
"""Characters of context on each side in which a short Chinese name must be a word of its own (成都 not in 完成都市)."""


class NameMention(Struct, frozen=True, kw_only=True):
    """A name in a text: its half-open span, the id in the reference data and which of its forms was written."""

    start: int
    end: int
    text: str
    id: str
    kind: PlaceKind | TermKind
    form: Form
    lang: Lang


class _Entry(Struct, frozen=True, kw_only=True):
    form_text: str
    id: str
    kind: PlaceKind | TermKind
    form: Form
    lang: Lang


class NameIndex:
    """Finds every name and alias of a reference; where two entries share a form, the first of the files has it."""

    def __init__(self, reference: Reference) -> None:
        self.compared = reference.compared
        self._by_start: dict[str, list[_Entry]] = {}
        seen: set[str] = set()
        for entry in _entries(reference):
            if entry.form_text and entry.form_text not in seen:
                seen.add(entry.form_text)
                self._by_start.setdefault(entry.form_text[:2], []).append(entry)
        for entries in self._by_start.values():
            entries.sort(key=lambda entry: len(entry.form_text), reverse=True)
        firsts = {start[0] for start in self._by_start}
        self._first = re.compile(f"[{re.escape(''.join(sorted(firsts)))}]") if firsts else None
        self._known: dict[str, tuple[NameMention, ...]] = {}

    def find(self, text: str) -> tuple[NameMention, ...]:
        """Every mention in `text`, in order, none overlapping another."""
        if self._first is None:
            return ()
        if text not in self._known:
            self._known[text] = self._find(text, self._first)
        return self._known[text]

    def _find(self, text: str, first: re.Pattern[str]) -> tuple[NameMention, ...]:
        starts, known = (match.start() for match in first.finditer(text)), self._by_start
        places = (start for start in starts if text[start : start + 2] in known or text[start] in known)
        return tuple(keep_longest([entry for place in places if (entry := self._longest_at(text, place))]))

    def _longest_at(self, text: str, start: int) -> NameMention | None:
        two = self._by_start.get(text[start : start + 2], ())
        one = self._by_start.get(text[start], ()) if start + 1 < len(text) else ()
        for entry in (*two, *one):
            end = start + len(entry.form_text)
            if text.startswith(entry.form_text, start) and _stands_alone(text, start, end):
                if entry.kind in _WITHIN_COUNTRIES and self._is_other(text, start, end):
                    return None
                return NameMention(
                    start=start, end=end, text=entry.form_text, id=entry.id, kind=entry.kind, form=entry.form,
                    lang=entry.lang,
                )  # fmt: skip
        return None

    def _is_other(self, text: str, start: int, end: int) -> bool:
        """Whether a place's name only names something else there: a bank, a storm, a dish, a longer word."""
        if is_namesake(text, start, end):
            return True
        if text[start].isascii():
            return False
        first, last = _word_around(text, start, end)
        if last > end and first == start and text[last - 1] in _OTHER_WORDS:
            return True
        before = text[first:start]
        return bool(before) and not (_CALLED.search(simplify_characters(before)) or self._is_name(before))

    def _is_name(self, text: str) -> bool:
        return any(entry.form_text == text for entry in self._by_start.get(text[:2], ()))


@lru_cache(maxsize=4)
def open_names(reference: Reference) -> NameIndex:
    """The one index of some reference data: what one stage looked up the next ones need not."""
    return NameIndex(reference)


def _entries(reference: Reference) -> Iterator[_Entry]:
    for text, place, kind, form, lang in recall_derived("names", reference, lambda: tuple(_rows(reference))):
        yield _Entry(form_text=text, id=place, kind=kind, form=form, lang=lang)


def _rows(reference: Reference) -> Iterator[tuple[str, str, PlaceKind | TermKind, Form, Lang]]:
    converter = open_converter(reference)
    items: tuple[Place | Term, ...] = (*reference.places, *reference.terms)
    for item in items:
        for text, form, lang in _forms(item.name, item.aliases, converter):
            yield text, item.id, item.kind, form, lang


def _forms(label: Label, aliases: tuple[str, ...], converter: Converter) -> Iterator[tuple[str, Form, Lang]]:
    yield label.zh_hans, "name", _lang_of(label.zh_hans, "zh-Hans")
    yield label.en, "name", "en"
    hant = label.zh_hant or converter.traditional(label.zh_hans)
    yield hant, "name", "zh-Hant"
    yield simplify_characters(hant), "name", "zh-Hans"
    for alias in aliases:
        yield alias, "alias", _lang_of(alias, detect_language(alias))
        yield converter.traditional(alias), "alias", "zh-Hant"
        yield converter.simplified(alias), "alias", "zh-Hans"
        yield simplify_characters(alias), "alias", "zh-Hans"


def _lang_of(text: str, otherwise: Lang) -> Lang:
    return "en" if text.isascii() else otherwise


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A Latin end must be a word boundary; a short Chinese name must not be made of parts of two other words.

    What is called after a place, a street, a bay or a river, lies elsewhere.
    """
    if _WORD_CHARACTER.match(text[start]) and start and _WORD_CHARACTER.match(text[start - 1]):
        return False
    if _WORD_CHARACTER.match(text[end - 1]) and end < len(text) and _WORD_CHARACTER.match(text[end]):
        return False
    if _ELSEWHERE.match(text, end) and text[start - 1 : start] != "走":
        return False
    if text[end : end + 1] in _WATERS and end < len(text) and _is_one_word(text, start, end + 1):
        return False
    return end - start != 2 or text[start].isascii() or not _crosses_words(text, start, end)


def _crosses_words(text: str, start: int, end: int) -> bool:
    """Whether segmentation puts a word boundary inside the name and none at its start, nor at its end unless a place
    ends inside: 岭南通 is no 南通."""
    bounds = _boundaries(text, start, end)
    if start in bounds or start + 1 not in bounds:
        return False
    return end not in bounds or _is_place(text[max(0, start - 1) : start + 1])


@cache
def _is_place(word: str) -> bool:
    import rjieba  # noqa: PLC0415  its dictionary takes a tenth of a second to load

    return bool(rjieba.tag(word) == [(word, "ns")])


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the dictionary's word begins and ends that holds the whole of a name; the name itself where none does."""
    bounds = _boundaries(text, start, end)
    if bounds.intersection(range(start + 1, end)):
        return start, end
    first = max((bound for bound in bounds if bound <= start), default=start)
    return first, min((bound for bound in bounds if bound >= end), default=end)


def _is_one_word(text: str, start: int, end: int) -> bool:
    bounds = _boundaries(text, start, end)
    return {start, end} <= bounds and not bounds.intersection(range(start + 1, end))


def _boundaries(text: str, start: int, end: int) -> set[int]:
    """Where words begin and end in what stands around a name."""
    left = max(0, start - _CONTEXT)
    window = simplify_characters(text[left : end + _CONTEXT])
    bounds, place = {left}, left
    import rjieba  # noqa: PLC0415  its dictionary takes a tenth of a second to load

    for token in rjieba.cut(window):
        place += len(token)
        bounds.add(place)
    return bounds
