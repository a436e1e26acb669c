"""How much of an article the site may quote.

In: an article, its facts. Out: which sentences may be quoted, and text cut to what is allowed. The rule: an article
under `excerpt` is quoted with at most five passages of at most 120 characters on the whole site; everything beyond
them is a fragment of a few words that only says which sentence is meant. Under `full` nothing is cut.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.language.script import simplify_characters
from tashan.locales import LOCALES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tashan.model import Citation, Facts, Lang

MOST_QUOTES = 5
LONGEST_QUOTE = 120
# A fragment is never more than this share of its sentence.
FRAGMENT_SHARE = 0.6

# What a clause loses that tears a quotation or a thought apart.
TORN = 2.0

_WHOLE_CLAUSE = re.compile(r"[，。；：！？](?:[”’」』\"])?|——|[,;:!?](?:[\"”])?(?=\s)|(?<=[\u4e00-\u9fff”])[,;:!?]")
_CLAUSE = re.compile(r"[，。；：！？、,;:!?](?:[”’」』\"])?|(?<=[^\W\d]) (?=\w)(?!(?:yuan|dollars)\b)")
_LEANS = re.compile(
    r"^\W?(?:whereas|while|than|rather than|as well as|which|whose|where|thereby|including|such as|for example)\b"
    r"|^\W?(?:以及|其中|从而|进而|例如|比如|包括|而是|反而)",
    re.IGNORECASE,
)
"""How a clause begins that is half of the one before it; this and the next in Simplified characters."""
_POINTS_AHEAD = re.compile(
    r"[:：—]\W*$|\b(?:in common|as follows|the following)\W*$"
    r"|\b(?:several|two|three|four|many) (?:reasons|things|points|traits|lessons)\W*$"
    r"|(?:如下|[几两二三四五六多]个?(?:特点|共同点|共性|原因|方面|理由))\W*$",
    re.IGNORECASE,
)
"""How a clause ends whose point is told only after it."""
_WORD = re.compile(
    r"[0-9][0-9.,]*\s(?:trillion|billion|million|thousand|per\s?cent)(?:\s(?:yuan|dollars))?|[0-9][0-9.]*[百千万亿]+元?"
    r"|[A-Za-zÀ-ɏ0-9.,]+"
)
"""A Latin word, or a number with its scale: no cut leaves 185 of 185 billion."""
_STRONG_CLAUSE = re.compile(r"[，。；：！？](?:[”’」』])?|[,;:!?](?= )")


def most_telling(facts: Facts) -> frozenset[Citation]:
    """As many sentences of an article as an excerpt may quote: key points first, then the weightiest claims."""
    claims = sorted(facts.claims, key=lambda claim: (-claim.weight, claim.citation))
    candidates = dict.fromkeys([*facts.key_points, *(claim.citation for claim in claims)])
    return frozenset(list(candidates)[:MOST_QUOTES])


def fragment_length(sentence_length: int, lang: Lang) -> int:
    """How many characters of a sentence may name it where it may not be quoted."""
    return min(LOCALES[lang].fragment, max(1, int(sentence_length * FRAGMENT_SHARE)))


def telling_clauses(text: str, longest: int, worth: Callable[[str], float]) -> tuple[int, int] | None:
    """Half-open span of the whole clauses of `text`, together at most `longest` long, that say most.

    `worth` weighs a clause. None where no clause fits, or none that does says anything.
    """
    ends = [*(match.end() for match in _WHOLE_CLAUSE.finditer(text)), len(text)]
    spans = [(a, b) for a, b in zip([0, *ends], ends, strict=False) if text[a:b].strip()]
    worths = [worth(text[a:b]) for a, b in spans]
    best: tuple[float, int, int] | None = None
    for first in range(len(spans)):
        for last in range(first, len(spans)):
            start, end = _after_space(text, spans[first][0]), _without_mark(text, spans[last][1])
            if end - start > longest:
                break
            score = sum(worths[first : last + 1]) - TORN * _is_torn(text, start, end, spans[last][1])
            if score > 0 and (best is None or score > best[0]):
                best = score, start, end
    return best and (best[1], best[2])


def _after_space(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip())


def _without_mark(text: str, end: int) -> int:
    """`end` without the comma or semicolon, and the space, before it."""
    return len(text[:end].rstrip().rstrip("，；：、,;:—").rstrip())


def _is_torn(text: str, start: int, end: int, mark: int) -> bool:
    """Whether words lack what they hang on: a half of a quotation, the clause before them, or what they point to."""
    leans = bool(text[:start].strip()) and _LEANS.search(simplify_characters(text[start:end]))
    ahead = bool(text[mark:].strip()) and _POINTS_AHEAD.search(simplify_characters(text[start:mark].rstrip()))
    return bool(leans or ahead) or not _is_paired(text[start:end])


def _is_paired(text: str) -> bool:
    """Whether every quotation and bracket that opens in a text closes in it."""
    straight = text.count('"') % 2 == 0
    return straight and all(
        text.count(a) == text.count(b) for a, b in ("“”", "‘’", "「」", "『』", "《》", "（）", "()")
    )


def cut(text: str, longest: int, keep: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    """Half-open span of `text`, at most `longest` long, that ends at a clause where it can and holds `keep`.

    `keep` is a span that must stay in sight, for instance a figure; where it is longer than `longest` it is cut itself.
    """
    if len(text) <= longest:
        return 0, len(text)
    start = 0
    if keep[1] > longest:
        starts = [m.end() for m in _STRONG_CLAUSE.finditer(text) if m.end() <= keep[0] and keep[1] - m.end() <= longest]
        whole = [one for one in starts if _is_paired(text[one : keep[1]])]
        start = (whole or starts)[0] if starts else _after_word(text, max(0, min(keep[0], keep[1] - longest)), keep[0])
    limit = min(start + longest, len(text))
    for pattern, least in ((_STRONG_CLAUSE, longest // 2), (_CLAUSE, longest // 3)):
        ends = [m.start() for m in pattern.finditer(text) if start + least <= m.start() <= limit]
        ends = [end for end in ends if end >= min(keep[1], limit)]
        if ends:
            return start, ends[-1]
    return start, _before_word(text, limit, max(keep[1], start + 1))


def _after_word(text: str, at: int, last: int) -> int:
    """`at`, or the end of the Latin word or number that it would split, not beyond `last`."""
    word = next((m for m in _WORD.finditer(text) if m.start() < at < m.end()), None)
    return min(word.end(), last) if word else at


def _before_word(text: str, at: int, first: int) -> int:
    """`at`, or the start of the Latin word or number that it would split, not before `first`."""
    word = next((m for m in _WORD.finditer(text) if m.start() < at < m.end()), None)
    return word.start() if word and word.start() >= first else at
