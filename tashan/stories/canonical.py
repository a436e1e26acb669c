"""The canonical version of a story: the one that its briefing is written from.

In: the texts of a story with their marks of a machine. Out: the canonical one, and the reasons as Messages. Rules are
asked one after the other; each keeps the versions that meet it best, until one is left. A rule that left some behind
is a reason.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tashan.comparing.sounds import find_spelled
from tashan.model import Message
from tashan.stories.apart import find_latin_names
from tashan.stories.marks import is_machine_made

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tashan.model import Lang
    from tashan.stories.marks import Mark
    from tashan.stories.texts import Text

# Names that tell which language a text was first written in: so many must be checkable, and this share of them must be
# Chinese ones in pinyin for a Chinese origin, or at most the other share for a foreign one.
LEAST_NAMES, CHINESE_NAMES, FOREIGN_NAMES = 2, 0.5, 0.15
# Versions whose lengths differ by less than this share are equally complete.
LENGTH_STEP = 0.1


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
    """The language that a story was first told in, by the names in it; None where they do not tell.

    An English text full of Chinese names in pinyin was written from a Chinese one; where a Chinese text spells
    foreign names by their sound, it was the other way round.
    """
    chinese = "".join(line for text in texts if text.chinese for line in text.plain)
    names = {name for text in texts if not text.chinese for line in text.plain for name in find_latin_names(line)}
    words = {word for name in names for word in name.split() if not word.lower().endswith(("day", "ary"))}
    if not chinese or len(words) < LEAST_NAMES:
        return None
    spelled = sum(find_spelled(word, chinese) is not None for word in words)
    if spelled >= max(LEAST_NAMES, CHINESE_NAMES * len(words)):
        return "zh-Hans"
    return "en" if spelled <= FOREIGN_NAMES * len(words) else None


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
