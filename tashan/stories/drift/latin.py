"""Latin names in a Chinese version that the canonical Chinese text has not, and Latin names spelt otherwise.

In: aligned passages. Out: drifts of the kind `name` for names that no reference data knows: what a translation program
leaves in Latin letters (Qiangwang Technology), or a letter changed (Unitreee).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from tashan.model import Drift, Message
from tashan.stories.drift.pinyin import is_pinyin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from tashan.language.names import NameMention
    from tashan.stories.drift.names import KnownNames
    from tashan.stories.drift.passages import Passage, Span

LEAST_LETTERS = 4
# Letters that a misspelt Latin name may differ by.
SLIPS = 2
# Sentences whose words are kept at hand: versions of a story share most of theirs.
REMEMBERED = 16384
_NAME = re.compile(r"[A-Z][A-Za-z]+(?:[ -][A-Z][A-Za-z]+)*")
_WORD = re.compile(r"[A-Za-z]{2,}")
_ORGANISATION = re.compile(
    r"(?:Technolog(?:y|ies)|Group|Company|Corporation|Bank|University|Robotics|Institute|Motors?)$"
)
_GLOSS = re.compile(r"[\u3400-\u9fff][(（]\s*$")


def find_latin_drift(passages: Sequence[Passage], known: KnownNames, *, careless: bool = False) -> Iterator[Drift]:
    """Drifts of Latin names that `known`, the names of the reference data, do not explain.

    `careless` says that the copy bears other marks of a machine: then any Latin name that the original writes in
    Chinese was left over, else only pinyin, as good translations of foreign news may keep names in Latin letters.
    """
    if not passages:
        return
    words_a = _all_words(passages[0].a.source.plain)
    words_b = _all_words(passages[0].b.source.plain)
    for passage, explained, lost in zip(passages, known.explained, known.lost, strict=True):
        if passage.equal:
            continue
        new = {m.group(): m for m in reversed(list(_NAME.finditer(passage.b.text)))
               if not words_a & _words(m.group()) and not _overlaps(m.span(), explained)}  # fmt: skip
        names = sorted(new.values(), key=lambda match: match.start())
        left = [name for name in names if _is_left(name, passage, careless=careless)]
        pairs = _pair(left, lost)
        for name in names:
            slip = _find_slip(name.group(), passage.a.text, words_b)
            if slip:
                yield _drift("drift-name-wrong", passage, slip, name.span())
            elif name in left:
                original = pairs.get(name.span())
                yield _drift("drift-name-latin" if original else "drift-name-foreign", passage, original, name.span())


def _pair(left: Sequence[re.Match[str]], lost: Sequence[NameMention]) -> dict[Span, Span]:
    """Latin names with the Chinese ones they stand for: in order, where there are as many of each sort."""
    pairs: dict[Span, Span] = {}
    for organisation in (True, False):
        names = [name.span() for name in left if bool(_ORGANISATION.search(name.group())) == organisation]
        mentions = [(m.start, m.end) for m in lost if (m.kind in ("company", "institution")) == organisation]
        if len(names) == len(mentions):
            pairs |= dict(zip(names, mentions, strict=True))
    if not pairs and len(left) == len(lost):
        return {name.span(): (m.start, m.end) for name, m in zip(left, lost, strict=True)}
    return pairs


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in others)


def _is_left(name: re.Match[str], passage: Passage, *, careless: bool) -> bool:
    """Whether Latin letters in a Chinese copy of a Chinese text are a name that was not put into Chinese."""
    if not (passage.a.source.chinese and passage.b.source.chinese) or _GLOSS.search(passage.b.text[: name.start()]):
        return False
    text = name.group()
    return len(text) >= LEAST_LETTERS and not text.isupper() and (careless or is_pinyin(text))


def _find_slip(text: str, original: str, words_b: AbstractSet[str]) -> Span | None:
    """A Latin name of the canonical text that `text` misspells and that the copy spells nowhere."""
    for name in _NAME.finditer(original):
        other = name.group()
        if len(other) < LEAST_LETTERS or other.lower() in words_b or other[0] != text[0]:
            continue
        allowed = min(SLIPS, len(other) // 4)
        same = _bare(other) == _bare(text)
        if not same and Levenshtein.distance(other, text, score_cutoff=allowed) <= allowed:
            return name.span()
    return None


def _bare(name: str) -> str:
    """A name without blanks and the s of many or of whose: GIFs is GIF."""
    return re.sub(r"['’]?s$", "", name.replace(" ", ""))


def _all_words(lines: Sequence[str]) -> frozenset[str]:
    return frozenset().union(*(_words(line) for line in lines))


@lru_cache(maxsize=REMEMBERED)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _drift(code: str, passage: Passage, original: Span | None, copy: Span) -> Drift:
    named = (("original", passage.a.text[slice(*original)]),) if original else ()
    return Drift(
        kind="name",
        original=passage.a.quote(original) if original else passage.a.quote_beside(copy, len(passage.b.text)),
        copy=passage.b.quote(copy),
        message=Message(code=code, values=(*named, ("copy", passage.b.text[slice(*copy)]))),
    )
