"""The canonical version of a story: the one that its briefing is written from.

In: the texts of a story with their marks of a machine. Out: the canonical one, and the reasons as Messages. Rules are
asked one after the other; each keeps the versions that meet it best, until one is left. A rule that left some behind
is a reason.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tashan.model import Message
from tashan.stories.marks import is_machine_made

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tashan.stories.marks import Mark
    from tashan.stories.namebook import NameBook
    from tashan.stories.texts import Text

_LAST = datetime.max.replace(tzinfo=UTC)
# Distinct Chinese places, people and companies that make a story one from China, first told in Chinese.
HOME_NAMES = 2
# Versions whose lengths differ by less than this share are equally complete.
LENGTH_STEP = 0.1


def choose_canonical(
    texts: Sequence[Text], marks: Mapping[str, Sequence[Mark]], names: NameBook
) -> tuple[Text, tuple[Message, ...]]:
    """The canonical text of `texts` (at least one) and why; a story of one version needs no reason."""
    left, reasons = list(texts), []
    for code, rank in _rules(texts, marks, names):
        ranks = [rank(text) for text in left]
        best = min(ranks)
        kept = [text for text, own in zip(left, ranks, strict=True) if own == best]
        if len(kept) < len(left):
            reasons.append(_reason(code, kept[0]))
        left = kept
    return left[0], tuple(reasons)


def _rules(
    texts: Sequence[Text], marks: Mapping[str, Sequence[Mark]], names: NameBook
) -> tuple[tuple[str, Callable[[Text], Any]], ...]:
    """Codes of reasons with the rank that each rule gives a text; the smallest rank is kept."""
    named = {text.article.version_of for text in texts}
    home = _home_language(texts, names)
    longest = max(text.lengths.sum() for text in texts)
    return (
        ("canonical-named", lambda text: not (text.id in named and text.article.version_of is None)),
        ("canonical-edition", lambda text: text.article.edition_of is not None),
        ("canonical-translated", lambda text: text.article.translation is not None),
        ("canonical-machine", lambda text: is_machine_made(marks[text.id])),
        ("canonical-language", lambda text: text.chinese != (home == "zh")),
        ("canonical-source", lambda text: not (text.article.source_url and text.article.publisher)),
        ("canonical-earliest", lambda text: text.article.published or _LAST),
        ("canonical-details", lambda text: -_count_details(text)),
        ("canonical-longest", lambda text: int((longest - text.lengths.sum()) / (LENGTH_STEP * max(longest, 1)))),
        ("canonical-first", lambda text: text.article.path),
    )


def _home_language(texts: Sequence[Text], names: NameBook) -> str:
    """`zh` where a Chinese version names several of the Chinese places and people of the reference data, else `en`."""
    for text in texts:
        if text.chinese:
            found = {mention.id for line in text.sentences for mention in names.find(line)}
            if len(found) >= HOME_NAMES:
                return "zh"
    return "en"


def _count_details(text: Text) -> int:
    """How many of the facts about its origin an article gives."""
    article = text.article
    facts = (article.publisher, article.source_url, article.source_title, article.published, article.summary)
    return sum(fact is not None for fact in facts) + bool(article.authors) + bool(article.editors)


def _reason(code: str, text: Text) -> Message:
    published = text.article.published
    if code == "canonical-earliest" and published:
        return Message(code=code, values=(("date", published.date().isoformat()),))
    return Message(code=code, values=(("lang", text.article.lang),) if code == "canonical-language" else ())
