"""What an English version in other words names otherwise, leaves out or puts in.

In: aligned passages in English. Out: drifts of the kind `name`, where one name of a passage stands nowhere in the copy
and one that is new stands in the passage that tells the same; and of the kinds `omission` and `addition` for clauses of
which hardly a word stands on the other side, although the rest is told there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.comparing.clauses import likeness, split_clauses
from tashan.comparing.coverage import cover
from tashan.comparing.lexicon import load_lexicon
from tashan.comparing.proper import find_names
from tashan.model import Drift, Message
from tashan.stories.drift.inserted import drift_of_clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.stories.drift.passages import Passage, Side, Span

# Share of words from which two clauses, or two whole passages, tell the same, so that the name of one is the other's.
SAME_CLAUSE, SAME_PASSAGE = 0.5, 0.7
# A name and what people or things of it are called begin alike: German, Germany.
STEM = 4
# Words that a clause must have to be missed, the share of them that may stand on the other side by chance, and that of
# the rest which must stand there. One in 400 sentences of two independent translations (WMT22) is named.
LEAST_WORDS, BY_CHANCE, TOLD = 4, 0.2, 0.8
NEARBY = 1
_WORD = re.compile(r"[A-Za-zÀ-ž]+")


def find_english_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of names and of clauses between English texts."""
    if not passages or passages[0].a.source.chinese or passages[0].b.source.chinese:
        return
    whole = tuple(frozenset(_words(" ".join(source.plain))) for source in (passages[0].a.source, passages[0].b.source))
    for place, passage in enumerate(passages):
        if passage.a.text != passage.b.text:
            yield from _find_replaced(passage, *whole)
            near = passages[max(0, place - NEARBY) : place + NEARBY + 1]
            around = " ".join(other.a.text for other in near), " ".join(other.b.text for other in near)
            yield from (drift_of_clause("omission", passage, s) for s in _missing(passage.a, passage.b, around[1]))
            yield from (drift_of_clause("addition", passage, s) for s in _missing(passage.b, passage.a, around[0]))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _find_replaced(passage: Passage, words_a: frozenset[str], words_b: frozenset[str]) -> Iterator[Drift]:
    """The one name of side a that text b has not, where side b has one that text a has not."""
    lost, new = _own_names(passage.a.text, words_b), _own_names(passage.b.text, words_a)
    if len(lost) == len(new) == 1 and _may_replace(passage, lost[0], new[0]):
        values = (("original", passage.a.text[slice(*lost[0])]), ("copy", passage.b.text[slice(*new[0])]))
        message = Message(code="drift-name-changed", values=values)
        yield Drift(kind="name", original=passage.a.quote(lost[0]), copy=passage.b.quote(new[0]), message=message)


def _own_names(text: str, others: frozenset[str]) -> list[Span]:
    """Names of which the other text has no word, nor one that begins alike."""
    stems = {word[:STEM] for word in others}
    found = []
    for start, end in find_names(text):
        words = [m for m in _WORD.finditer(text, start, end) if m.group()[:STEM].lower() not in stems]
        if words and words[-1].end() == end and all(len(word.group()) >= STEM for word in words[-1:]):
            found.append((words[0].start(), end))
    return found


def _may_replace(passage: Passage, a: Span, b: Span) -> bool:
    """Whether two names stand for one another in clauses that tell the same, and are not two names of one thing."""
    one, other = passage.a.text[slice(*a)], passage.b.text[slice(*b)]
    clauses = [
        next((side.text[slice(*s)] for s in split_clauses(side.text) if s[0] <= span[0] < s[1]), "")
        for side, span in ((passage.a, a), (passage.b, b))
    ]
    bare = clauses[0].replace(one, ""), clauses[1].replace(other, "")
    whole = passage.a.text.replace(one, ""), passage.b.text.replace(other, "")
    same = likeness(*bare) >= SAME_CLAUSE or likeness(*whole) >= SAME_PASSAGE
    return same and _chinese(one).isdisjoint(_chinese(other))


def _chinese(name: str) -> frozenset[str]:
    """Pairs of characters of what a name is in Chinese: Dutch and the Netherlands share one."""
    forms = load_lexicon().chinese.get(name.lower(), frozenset())
    return frozenset(form[k : k + 2] for form in forms for k in range(len(form) - 1))


def _missing(side: Side, other: Side, around: str) -> Iterator[Span]:
    spans = split_clauses(side.text)
    for span in spans if len(spans) > 1 else ():
        clause = side.text[slice(*span)]
        rest = " ".join(side.text[slice(*s)] for s in spans if s != span)
        if (
            all(sum(len(word) >= STEM for word in _words(text)) >= LEAST_WORDS for text in (clause, rest))
            and not re.search(r"\d|(?<!^)\b[A-Z]", clause)
            and _tells(clause, around) <= BY_CHANCE
            and _tells(rest, other.text) >= TOLD
        ):
            yield span


def _tells(text: str, other: str) -> float:
    return cover(text, other, chinese=False, other_chinese=False)
