"""What is wrong with a translated passage, told beside its original.

In: a passage and its translation, the names of the reference data. Out: faults in words that an engine and a person can
mend by: figures by value, unit, bound and place; dates; denials; names; quotation marks; length and layout. The same
comparer judges versions and translations (`comparing`); here even what is only missing is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tashan.alignment.scores import measure_length
from tashan.comparing.denying import find_turned
from tashan.comparing.measures import Measure, read_measures
from tashan.comparing.numbers import equal_measures, match_measures
from tashan.comparing.polarity import find_denials, find_denials_en, mask_idioms
from tashan.comparing.transcribed import has_name
from tashan.editions.parity import compare_edition
from tashan.editions.untranslated import ENCLOSED, LEAST_LETTERS, is_foreign
from tashan.language.dates import find_dates
from tashan.language.script import simplify_characters
from tashan.language.sentences import split_sentences
from tashan.model import Article, Lang, Passage

if TYPE_CHECKING:
    from tashan.translating.names import Names

# Letters' worth of a translation for one of its original. The human translations of WMT22 news lie between 0.6 and 2.0
# passage by passage; shorter ones than these were cut off, longer ones went on by themselves.
SHORTEST, LONGEST = 0.45, 2.6
# Letters' worth below which length tells nothing.
LEAST_LENGTH = 24
# Characters that a quotation has at least: shorter ones are terms, which English puts in quotes or does not.
LEAST_QUOTATION = 8

_HAN = re.compile(r"[\u3400-\u9fff]+")
_QUOTED = re.compile(r"“([^“”]*)”|「([^「」]*)」|\"([^\"]*)\"|《([^《》]*)》|‘([^‘’]{12,})’")
_HEDGED = re.compile(
    r"more|over\b|above|beyond|exce|pass|top|surpass|near|close|about|almost|around|some\b|up to|less|under|below|least"
    r"|most"
    r"|超|逾|多|余|过|近|约|不到|不足|以上|以下|至少|最多|左右|突破|达",
    re.IGNORECASE,
)
"""A bound in other words than those that were read as one."""
_UNTIL = re.compile(r"(?:\bnot\b|\bnever\b|n['’]t\b)(?=[^.;]*\buntil\b)()")
_ONLY_THEN = re.compile("才|直到|方可|方能")
"""才 and "not … until" say one thing."""
_NEAR = 30
"""Characters before a figure in which its bound stands; behind it there are fewer."""
_ENDS = re.compile(r"[。！？.!?…:：;；][”’\"'」』）)*_]*$")
_BLOCK = re.compile(r"\s*(?:#{1,6}\s|>\s|[-*+]\s|```|~~~|<!--|---$|\+\+\+$|\|)")


class Fault(Struct, frozen=True, kw_only=True):
    """A reason why a translation is not taken, in English, for engines and marks."""

    kind: str
    text: str


class Pair(Struct, frozen=True, kw_only=True):
    """A passage and what an engine made of it, as plain text."""

    original: str
    translation: str
    original_lang: Lang
    lang: Lang
    around: frozenset[str] = frozenset()
    """Ids of the names of the whole original: a translator may say one where the original says "it"."""

    @property
    def chinese(self) -> str:
        return simplify_characters(self.translation if self.original_lang == "en" else self.original)

    @property
    def english(self) -> str:
        return self.original if self.original_lang == "en" else self.translation


def find_faults(pair: Pair, names: Names) -> tuple[Fault, ...]:
    """The faults of a translated passage; none where it may be taken."""
    if not pair.translation.strip():
        return (Fault(kind="empty", text="the translation is empty"),)
    found = [*_layout(pair), *_length(pair)]
    if not found:
        checks: tuple[Callable[[Pair, Names], Iterator[Fault]], ...] = (
            _figures, _bounds, _places, _dates, _denials, _names, _quotations,
        )  # fmt: skip
        found = [fault for check in checks for fault in check(pair, names)]
    return tuple(dict.fromkeys(found))


def _layout(pair: Pair) -> Iterator[Fault]:
    if is_foreign(pair.translation, pair.lang, least=1 if pair.lang == "en" else LEAST_LETTERS):
        language = "English" if pair.lang == "en" else "Chinese"
        yield Fault(kind="language", text=f"the translation is not in {language}")
    elif pair.lang == "en" and (left := _HAN.search(ENCLOSED.sub("", pair.translation))):
        yield Fault(kind="language", text=f"“{left[0]}” is left in Chinese")
    if pair.translation.strip().count("\n") > pair.original.strip().count("\n"):
        yield Fault(kind="layout", text="the translation has more lines than the original: give the passage alone")
    if _BLOCK.match(pair.translation) and not _BLOCK.match(pair.original):
        yield Fault(kind="layout", text="the translation begins with a mark that the original does not have")


def _length(pair: Pair) -> Iterator[Fault]:
    one, other = measure_length(pair.original), measure_length(pair.translation)
    if one >= LEAST_LENGTH and other < SHORTEST * one:
        yield Fault(kind="cut", text="the translation is much shorter than the original: something is left out")
    elif other > LONGEST * max(one, LEAST_LENGTH):
        yield Fault(kind="long", text="the translation is much longer than the original: something was put in")
    elif _ENDS.search(pair.original.strip()) and not _ENDS.search(pair.translation.strip()):
        yield Fault(kind="cut", text="the translation ends in the middle of a sentence")


# --- figures ---


def _figures(pair: Pair, _: Names) -> Iterator[Fault]:
    """Values that differ or stand on one side only, as `check` finds them in an edition."""
    original, edition = (_article(text, lang) for text, lang in _sides(pair))
    for problem in compare_edition(original, replace(edition, id="e", edition_of=original.id)):
        if problem.code in ("E402", "E403"):
            yield Fault(kind="figure", text=_shown(problem.message, here=problem.path == "translation"))


def _sides(pair: Pair) -> tuple[tuple[str, Lang], tuple[str, Lang]]:
    return (pair.original, pair.original_lang), (pair.translation, pair.lang)


def _article(text: str, lang: Lang) -> Article:
    passage = Passage(kind="paragraph", text=text, markdown=text, line=1, sentences=split_sentences(text))
    return Article(id="o", path="original", lang=lang, slug="o", title="", passages=(passage,))


def _shown(message: str, *, here: bool) -> str:
    """The message of `check` without the names of files."""
    text = re.sub(r"; valid: .*$", "", message)
    text = re.sub(r"is not in (?:original|translation):\d+", "is missing", text)
    text = re.sub(r" here, (“[^”]*”) in original:\d+", r" stands for \1", text)
    return text.replace(" is missing", " is not in the original") if here else text


def _bounds(pair: Pair, _: Names) -> Iterator[Fault]:
    """Bounds that were turned round or lost: 近 is not "more than", and 超过 is not nothing."""
    for one, other in match_measures(read_measures(pair.original), read_measures(pair.translation)).pairs:
        exact = one.sort not in ("ordinal", "rank") and not one.weak and pair.original[one.end : one.end + 1] != "强"
        if exact and (one.side * other.side < 0 or (one.side and not _is_bounded(other, pair.translation))):
            yield Fault(kind="bound", text=f"“{one.text}” has a bound (more than, nearly) that “{other.text}” has not")


def _is_bounded(measure: Measure, text: str) -> bool:
    around = text[max(0, measure.start - _NEAR) : measure.end + _NEAR // 3]
    return bool(measure.side or measure.vague or _HEDGED.search(around))


def _places(pair: Pair, names: Names) -> Iterator[Fault]:
    """Figures of one sort that changed places although the names round them did not."""
    matched = match_measures(read_measures(pair.original), read_measures(pair.translation)).pairs
    for (one, other), (two, twin) in combinations(matched, 2):
        if (
            one.sort == two.sort
            and not equal_measures(one, two)
            and (two.start - one.start) * (twin.start - other.start) < 0
            and _owners_stay(pair, (one, two), (other, twin), names)
        ):
            yield Fault(kind="place", text=f"“{other.text}” and “{twin.text}” have changed places")


def _owners_stay(
    pair: Pair, originals: tuple[Measure, Measure], translated: tuple[Measure, Measure], names: Names
) -> bool:
    """Whether both texts name two things in the same order, one before each figure."""
    a, b = (_named_before(text, sorted(at, key=lambda m: m.start), names) for text, at in
            ((pair.original, originals), (pair.translation, translated)))  # fmt: skip
    return a == b and None not in a and a[0] != a[1]


def _named_before(text: str, measures: Sequence[Measure], names: Names) -> tuple[str | None, ...]:
    mentions = names.find(text)
    return tuple(
        next((mention.id for mention in reversed(mentions) if mention.end <= measure.start), None)
        for measure in measures
    )


def _dates(pair: Pair, _: Names) -> Iterator[Fault]:
    """Dates in digits that the other side does not have, as precise as they are."""
    theirs = {mention.iso for mention in find_dates(pair.translation, None)}
    for mention in find_dates(pair.original, None):
        if re.search(r"\d", mention.text) and not any(_same_day(mention.iso, iso) for iso in theirs):
            yield Fault(kind="date", text=f"the date “{mention.text}” is missing or another")


def _same_day(one: str, other: str) -> bool:
    """Whether two ISO dates may be one, where one is less precise or names no year."""
    short, long = sorted((one.removeprefix("--"), other.removeprefix("--")), key=len)
    return long.startswith(short) or long.endswith(f"-{short}")


# --- words ---


def _denials(pair: Pair, _: Names) -> Iterator[Fault]:
    """Sentence by sentence where both sides have as many: what else a passage denies would hide a denial lost."""
    chinese, english = split_sentences(pair.chinese), split_sentences(pair.english)
    both = [(zh.text, en.text) for zh, en in zip(chinese, english, strict=False)]
    for zh, en in both if len(chinese) == len(english) else [(pair.chinese, pair.english)]:
        turned = find_turned(zh, _UNTIL.sub(r"\1", en) if _ONLY_THEN.search(zh) else en)
        if turned is not None and not _is_even(turned[0], zh, en):
            side, denial = turned
            word = (en if side == "english" else zh)[slice(*denial.span)]
            own = (side == "english") == (pair.original_lang == "en")
            has, lacks = ("original", "translation") if own else ("translation", "original")
            yield Fault(kind="denial", text=f"the {has} denies (“{word}”) what the {lacks} affirms")


def _is_even(side: str, zh: str, en: str) -> bool:
    """Whether the side said to deny more has no more plain denials than the other: 失败 and failure are none."""
    both = len(find_denials(mask_idioms(zh))), len(find_denials_en(en))
    return both[0] >= both[1] if side == "english" else both[1] >= both[0]


def _names(pair: Pair, names: Names) -> Iterator[Fault]:
    there = names.ids(pair.translation)
    for mention in names.find(pair.original):
        form = names.write(mention.id, pair.lang)
        if mention.id not in there and form.lower() not in pair.translation.lower():
            yield Fault(kind="name", text=f"the name “{mention.text}” ({form}) is missing")
    known = names.ids(pair.original) | pair.around
    for mention in names.find(pair.translation):
        if mention.id not in known and not _is_said(mention.text, names.write(mention.id, pair.original_lang), pair):
            yield Fault(kind="name", text=f"the name “{mention.text}” is not in the original")


def _is_said(name: str, form: str, pair: Pair) -> bool:
    """Whether the original says a name, by its own form or by any word that a dictionary or its sound gives it."""
    return form in pair.original or (pair.lang == "en" and has_name(name, pair.chinese, ""))


def _quotations(pair: Pair, _: Names) -> Iterator[Fault]:
    """Quotations that lost their marks, and marks round what nobody is quoted with."""
    ours, theirs = _quoted(pair.original), _quoted(pair.translation)
    if len(ours) > len(theirs) and any(measure_length(text) >= 2 * LEAST_QUOTATION for text in ours):
        if not theirs or len(_long(ours)) > len(theirs):
            yield Fault(kind="quotation", text="a quotation of the original has lost its quotation marks")
    elif not ours and _long(theirs):
        yield Fault(kind="quotation", text="the translation puts words in quotation marks that the original does not")
    if pair.translation.count("“") != pair.translation.count("”"):
        yield Fault(kind="quotation", text="a quotation mark is not closed")


def _quoted(text: str) -> list[str]:
    return [next(group for group in found.groups() if group is not None) for found in _QUOTED.finditer(text)]


def _long(quoted: Sequence[str]) -> list[str]:
    return [text for text in quoted if measure_length(text) >= 2 * LEAST_QUOTATION]
