"""Somebody else who speaks: 检察官表示 made 辩护律师表示.

In: aligned passages. Out: drifts of the kind `quote`, where a person speaks whom the original knows from another place;
and, in a copy that keeps the wording, where nothing but nouns stands in the place of nouns before a word for saying or
behind "according to", and the dictionary knows no meaning that they share.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba
from rapidfuzz.distance import Levenshtein

from tashan.comparing.clauses import clause_at
from tashan.comparing.lexicon import load_lexicon, stem
from tashan.comparing.sounds import find_spelled
from tashan.comparing.tagged import tag_words
from tashan.comparing.words import load_words
from tashan.language.persons import SURNAMES
from tashan.model import Drift, Message
from tashan.stories.drift.edits import LITERAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rapidfuzz.distance import Opcode

    from tashan.stories.drift.passages import Passage, Side, Span

# Words of a speaker's name and titles; what is longer is another sentence.
MOST_WORDS = 4
_SAYS = re.compile(
    r"(?:(?:也|还|则|已经|已|都|均|此前|随后)?(?:表示|指出|透露|强调|声称|宣称|认为|说道|告诉|说|称)"
    r"|(?:has |have |had |also )?(?:said|says|told|added|claimed|warned)\b)"
)
_SAID = re.compile(r"(?:说|表示|称|介绍|透露|指出|认为|强调|解释|坦言|回忆|告诉|提醒|呼吁|承认)")
_SAID_EN = re.compile(
    r"\b(?:said|says|told|added|explained|noted|admitted|recalled|according to|warned|argued|believes|stressed)\b"
)
# A name behind a title that segmentation takes apart: 董事长龙启明在……上说.
_TITLED = re.compile(r"[长理任席监记练师授员]([\u3400-\u9fff]{2,3}?)(?=[在对向就])")
_PERSON_EN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?")
# What is said without anybody who says it, under whatever name: 消息称, 动静称.
_NOBODY = re.compile(r"(?:消息|动静|报道|报告|数据|统计|结果|分析)(?=，|$)")
_TOKEN = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+(?:[.,]\d+)*|[^\s]")
_NOUN_EN = re.compile(
    r"(?!(?:he|she|it|they|we|i|you|who|one|and|or|but|as|which|that|this|not|a|an|the)$)[a-z][a-z'’-]{2,}$",
    re.IGNORECASE,
)


def find_speaker_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of speakers."""
    yield from _find_known(passages)
    for passage in passages:
        if passage.one_language and not passage.equal and passage.wording >= LITERAL:
            yield from _find_replaced(passage)


def _find_replaced(passage: Passage) -> Iterator[Drift]:
    chinese = passage.a.source.chinese
    a, b = (_words(side.text, chinese=chinese) for side in passage.sides)
    ops = [op for op in Levenshtein.opcodes([w for w, _ in a], [w for w, _ in b]) if op.tag != "equal"]
    for group in _grouped(ops):
        old, new = a[group[0] : group[1]], b[group[2] : group[3]]
        if not old or not new or max(len(old), len(new)) > MOST_WORDS:
            continue
        spans = (old[0][1][0], old[-1][1][1]), (new[0][1][0], new[-1][1][1])
        if (
            _speaks(passage.a.text, spans[0])
            and _speaks(passage.b.text, spans[1])
            and _are_others(old, new, chinese=chinese)
        ):
            yield _drift(passage, *spans)


def _grouped(ops: Sequence[Opcode]) -> list[list[int]]:
    """Neighbouring steps as one: from, to on either side."""
    found: list[list[int]] = []
    for op in ops:
        place = [op.src_start, op.src_end, op.dest_start, op.dest_end]
        if found and found[-1][1] == place[0] and found[-1][3] == place[2]:
            found[-1] = [found[-1][0], place[1], found[-1][2], place[3]]
        else:
            found.append(place)
    return found


def _speaks(text: str, span: Span) -> bool:
    said = _SAYS.match(text[span[1] :].lstrip())
    return said is not None or text[: span[0]].lower().endswith(("according to ", "according to the "))


def _are_others(old: Sequence[tuple[str, Span]], new: Sequence[tuple[str, Span]], *, chinese: bool) -> bool:
    """Whether two runs of words name different speakers: all nouns, no character or meaning in common."""
    words = [word for word, _ in old], [word for word, _ in new]
    if chinese:
        one, other = map("".join, words)
        if (
            set(one) & set(other)
            or _NOBODY.search(one + "，" + other)
            or not all(_is_noun(word) for side in words for word in side)
        ):
            return False
    elif not all(_NOUN_EN.match(word) for side in words for word in side):
        return False
    meanings = [frozenset().union(*(_meanings(word) for word in side)) for side in words]
    return all(meanings) and not meanings[0] & meanings[1]


def _is_noun(word: str) -> bool:
    return len(word) > 1 and rjieba.tag(word)[0][1].startswith("n")


@lru_cache(maxsize=4096)
def _meanings(word: str) -> frozenset[str]:
    """Chinese words that an English one may be, stems of English ones that gloss a Chinese one."""
    if word.isascii():
        forms = load_lexicon().chinese
        return forms.get(word.lower(), frozenset()) | forms.get(word.lower().removesuffix("s"), frozenset())
    glosses = load_lexicon().glosses.get(word, ())
    empty = load_words("empty")
    return frozenset(
        stem(own) for meaning in glosses for own in re.findall(r"[A-Za-z]{3,}", meaning) if own not in empty
    )


@lru_cache(maxsize=4096)
def _words(text: str, *, chinese: bool) -> tuple[tuple[str, Span], ...]:
    if not chinese:
        return tuple((match.group(), match.span()) for match in _TOKEN.finditer(text))
    return tuple((text[slice(*span)], span) for span, _ in tag_words(text))


def _find_known(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Sentences that somebody else speaks than in the original: somebody whom the original knows from another place."""
    if not passages or not passages[0].a.source.chinese:
        return
    whole = "".join(passages[0].a.source.plain)
    for passage in passages:
        speaker = _speaker(passage.a)
        if not speaker or not passage.a.text[slice(*speaker)]:
            continue
        name = passage.a.text[slice(*speaker)]
        for other in _speakers_of_copy(passage.b):
            known = _as_known(passage.b.text[slice(*other)], whole)
            if (
                known
                and known not in passage.a.text
                and name not in known
                and known not in name
                and not _named(name, passage.b)
            ):
                yield _drift(passage, speaker, other)
                break


def _speaker(side: Side) -> Span | None:
    """The last person before the first word for saying in a clause of a Chinese text."""
    for match in _SAID.finditer(side.text):
        start = clause_at(side.text, match.start())[0]
        people = _people(side.text, start, match.start())
        titled = _TITLED.search(side.text, start, match.start())
        if people or (titled and titled[1][0] in SURNAMES):
            return people[-1] if people or titled is None else titled.span(1)
    return None


def _people(text: str, start: int, end: int) -> list[Span]:
    """Names of two characters and more that begin between two places of a Chinese text."""
    return [s for s, tag in tag_words(text) if tag.startswith("nr") and start <= s[0] < end and s[1] - s[0] > 1]


def _speakers_of_copy(side: Side) -> list[Span]:
    if side.source.chinese:
        found = []
        for match in _SAID.finditer(side.text):
            start = clause_at(side.text, match.start())[0]
            found += _people(side.text, start, match.start())[-1:]
            found += [
                (start + m.start(), start + m.end()) for m in _PERSON_EN.finditer(side.text[start : match.start()])
            ][-1:]
        return found
    says = _SAID_EN.search(side.text)
    if not says:
        return []
    near = [match.span() for match in _PERSON_EN.finditer(side.text) if abs(match.start() - says.start()) <= 40]
    return sorted(near, key=lambda span: abs(span[0] - says.start()))[:2]


def _as_known(name: str, whole: str) -> str | None:
    """The name as the original writes it, if it has it."""
    if not name.isascii():
        return name if name in whole else None
    span = find_spelled(name, whole) if " " in name else None
    return whole[slice(*span)] if span else None


def _named(name: str, side: Side) -> bool:
    """Whether a side of the copy names somebody, in characters, by surname, or in Latin letters."""
    if name in side.text or (name[0] in side.text and side.source.chinese and name[1:] in side.text):
        return True
    return any(find_spelled(match.group().split()[0], name) for match in _PERSON_EN.finditer(side.text))


def _drift(passage: Passage, a: Span, b: Span) -> Drift:
    values = (("original", passage.a.text[slice(*a)]), ("copy", passage.b.text[slice(*b)]))
    message = Message(code="drift-quote-speaker", values=values)
    return Drift(kind="quote", original=passage.a.quote(a), copy=passage.b.quote(b), message=message)
