"""The canonical version of a story: the one that its briefing is written from.

In: the texts of a story with their marks of a machine. Out: the canonical one, and the reasons as Messages. Rules are
asked one after the other; each keeps the versions that meet it best, until one is left. A rule that left some behind
is a reason.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from tashan.comparing.sounds import find_spelled
from tashan.model import Message
from tashan.stories.apart import find_latin_names
from tashan.stories.drift.pinyin import is_pinyin
from tashan.stories.marks import is_machine_made

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tashan.model import Lang
    from tashan.stories.marks import Mark
    from tashan.stories.texts import Text

# Names and words that tell which language a text was first written in: so many at least, and so many times as many as
# speak for the other one.
LEAST_TRACES, MORE_TRACES = 1.0, 1.5
# Where these do not tell: a translation is wordier. English ones of Chinese news are half of them 1.5 times as long as
# their originals (in letters' worth); hardly any English news is so much longer than its Chinese translation. Of twelve
# sentences of WMT21 and WMT22 in a row, the original was told for 65 and 73 in 100 that
# were Chinese and for 100 and 95 that were English.
WORDY_ENGLISH = 1.46
# Versions whose lengths differ by less than this share are equally complete.
LENGTH_STEP = 0.1
_CHINA = re.compile(r"\b(?:China|Chinese|Beijing|yuan|RMB|renminbi)\b")
_WORD = re.compile(r"[A-Z][A-Za-z]{2,}")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,6}[·•]")


def choose_canonical(texts: Sequence[Text], marks: Mapping[str, Sequence[Mark]]) -> tuple[Text, tuple[Message, ...]]:
    """The canonical text of `texts` (at least one) and why; a story of one version needs no reason."""
    left, reasons = list(texts), []
    for code, rank in _rules(texts, marks):
        ranks = [rank(text) for text in left]
        best = min(ranks)
        kept = [text for text, own in zip(left, ranks, strict=True) if own == best]
        if len(kept) < len(left):
            reasons.append(_reason(code, kept[0]))
        left = kept
    return left[0], tuple(reasons)


def _rules(texts: Sequence[Text], marks: Mapping[str, Sequence[Mark]]) -> tuple[tuple[str, Callable[[Text], Any]], ...]:
    """Codes of reasons with the rank that each rule gives a text; the smallest rank is kept."""
    named = {text.article.version_of for text in texts}
    edited = {text.article.edition_of for text in texts}
    home = find_first_language(texts)
    longest = max(text.lengths.sum() for text in texts)
    return (
        ("canonical-named", lambda text: not (text.id in named and text.article.version_of is None)),
        ("canonical-edition", lambda text: text.article.edition_of is not None),
        ("canonical-translated", lambda text: text.article.derived == "translation" or bool(text.article.translation)),
        ("canonical-reprint", lambda text: text.article.derived == "reprint"),
        ("canonical-machine", lambda text: is_machine_made(marks[text.id])),
        ("canonical-editions", lambda text: text.id not in edited),
        ("canonical-earliest", _day),
        ("canonical-language", lambda text: home is not None and text.chinese != (home == "zh-Hans")),
        ("canonical-details", lambda text: -_count_details(text)),
        ("canonical-longest", lambda text: int((longest - text.lengths.sum()) / (LENGTH_STEP * max(longest, 1)))),
        ("canonical-source", lambda text: not text.article.source_url),
        ("canonical-first", lambda text: text.article.path),
    )


def _day(text: Text) -> date:
    """The day of publication; the hour says more about how exact a head is than about who was first."""
    published = text.article.published
    return published.date() if published else date.max


def find_first_language(texts: Sequence[Text]) -> Lang | None:
    """The language that a story was first told in; None where all versions are in one.

    English that spells Chinese names in pinyin, or speaks of China and its money, was written from Chinese; Chinese
    that has foreign names with dots between them, or in Latin letters, from English. Else the terser one was first.
    """
    chinese, english = [text for text in texts if text.chinese], [text for text in texts if not text.chinese]
    if not (chinese and english):
        return None
    home, abroad = _count_home("\n".join(_lines(chinese)), _lines(english)), _count_abroad(_lines(chinese), english)
    for lang, own, other in (("zh-Hans", home, abroad), ("en", abroad, home)):
        if own >= max(LEAST_TRACES, MORE_TRACES * other):
            return "zh-Hans" if lang == "zh-Hans" else "en"
    longest = [max(text.lengths.sum() for text in side) for side in (chinese, english)]
    return "zh-Hans" if longest[1] >= WORDY_ENGLISH * longest[0] else "en"


def _lines(texts: Sequence[Text]) -> list[str]:
    return [line for text in texts for line in text.plain]


def _count_home(chinese: str, english: Sequence[str]) -> float:
    """Chinese names that the English spells in pinyin; words for China and its money count half."""
    spelled = {word for word in _latin_words(english) if is_pinyin(word) and find_spelled(word, chinese)}
    return len(spelled) + sum(len(_CHINA.findall(line)) for line in english) / 2


def _count_abroad(chinese: Sequence[str], english: Sequence[Text]) -> float:
    """Foreign names in the Chinese: with a dot between their parts, or left in the English text's letters."""
    names = _latin_words(_lines(english))
    kept = {word for line in chinese for word in _WORD.findall(line) if word in names and not is_pinyin(word)}
    return len({dotted for line in chinese for dotted in _DOTTED.findall(line)} | kept)


def _latin_words(english: Sequence[str]) -> set[str]:
    return {word for line in english for name in find_latin_names(line) for word in _WORD.findall(name)}


def _count_details(text: Text) -> int:
    """How many of the facts about its origin an article gives."""
    article = text.article
    facts = (article.publisher, article.source_title, article.published, article.summary)
    return sum(fact is not None for fact in facts) + bool(article.authors) + bool(article.editors)


def _reason(code: str, text: Text) -> Message:
    published = text.article.published
    if code == "canonical-earliest" and published:
        return Message(code=code, values=(("date", published.date().isoformat()),))
    return Message(code=code, values=(("lang", text.article.lang),) if code == "canonical-language" else ())
