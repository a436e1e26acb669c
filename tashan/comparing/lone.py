"""Clauses of one text that nothing in the other one tells: a translation, or a Chinese copy in other words.

In: pairs of aligned texts with what stands around them, and an encoder. Out: the spans of clauses that stand alone.
Three witnesses are weighed against one another: how much nearer the encoder finds the two sides without the clause, how
many of the clause's words the other side has (by the dictionary, or by characters), and whether the lengths fit better
without it.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from math import log
from statistics import mean, median
from typing import TYPE_CHECKING

import rjieba
from msgspec import Struct

from tashan.alignment.scores import LENGTH_SLACK, USUAL_PAIRS, measure_length
from tashan.comparing.clauses import split_clauses
from tashan.comparing.coverage import content_characters, cover
from tashan.comparing.lexicon import load_lexicon
from tashan.comparing.measures import read_measures
from tashan.comparing.numbers import equal_measures
from tashan.comparing.paired import list_runs
from tashan.comparing.unpaired import find_unpaired, goes_by_clauses, is_sentence, tells_of_its_own
from tashan.comparing.words import load_characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np

    from tashan.comparing.clauses import Span
    from tashan.comparing.insertion import Encode
    from tashan.comparing.measures import Measure

# A clause is named from this sum on: how much nearer the sides come without it, less a tenth of the share of its words
# that the other side has, plus a twentieth of how much better the logarithms of the lengths fit, less a little where it
# has a name, which may be spelled in many ways. Of 996 translations that lost a clause (NTREX, WMT22 to WMT24) it names
# 48 in 100, of 2,270 that people left whole one in 300; no regression on seventeen such measures did better on parts
# left out.
ALONE, TOLD_WEIGHT, FIT_WEIGHT, NAMED = 0.03, 0.1, 0.05, 0.02
# Between Chinese texts the lengths, which copies keep or do not, say nothing; a number that the other side has not says
# much. Of 472 clauses taken out of machines' copies one by one 64 in 100 are named; of 5,100 others 20, most of which are
# missing there.
ALONE_COPIED, LOST_NUMBER = 0.025, 0.04
# A clause of a copy that is left over when clauses are paired in order must bring the texts so much nearer by its absence,
# whatever is told of it; more where it is the copy's own, which tells much in more words, or where one of the other side
# is left over too.
UNPAIRED, UNPAIRED_BOTH = 0.02, 0.05
# A short clause of a Chinese text must bring the sides so much nearer by its absence, and be like no clause
# beside it, its words like none there.
SHORT, STRANGE, STRANGE_WORDS, LEAST_HAN_SHORT = 0.018, 0.3, 0.56, 4
# What is told for half, or what the lengths speak against, is not put to the encoder.
MOST_TOLD, LEAST_FIT, LEAST_FIT_COPIED = 0.5, -0.1, -0.3
# A sentence of its own that is left over may speak of what the others speak of.
MOST_TOLD_SENTENCE = 0.65
# Chinese characters and English words that a clause must have; in a copy, whose clauses stand one beside the other, fewer.
LEAST_HAN, LEAST_WORDS, LEAST_HAN_COPIED, LEAST_HAN_UNPAIRED = 8, 4, 6, 4
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NAMES = re.compile(r"(?<!^)\b[A-Z][a-z]+")
_SYLLABLES = load_characters("transcribing")
_LINKS = " ,，、;；"


class Beside(Struct, frozen=True, kw_only=True):
    """Two aligned texts, and which of them are Chinese; a clause may also be told in what stands around them."""

    texts: tuple[str, str]
    around: tuple[str, str] = ("", "")
    chinese: tuple[bool, bool] = (True, False)


def find_lone_clauses(pairs: Sequence[Beside], encode: Encode) -> tuple[tuple[tuple[int, Span], ...], ...]:
    """For each pair its clauses that stand alone: the number of the side, 0 or 1, and the span there."""
    wordier = _wordier(pairs)
    by_clauses = goes_by_clauses([pair.texts for pair in pairs if all(pair.chinese)])
    candidates = [
        (place, *found)
        for place, pair in enumerate(pairs)
        for found in _find_untold(pair, wordier, by_clauses=by_clauses and all(pair.chinese))
    ]
    asked = [
        (*_texts(pairs[place], span, side), *chain(*_beside(pairs[place], span, side)))
        for place, side, span, _ in candidates
    ]
    texts = sorted({text for some in asked for text in some})
    if not texts:
        return ((),) * len(pairs)
    vectors = dict(zip(texts, encode(texts), strict=True))
    found: list[list[tuple[int, Span]]] = [[] for _ in pairs]
    for place, side, span, least in candidates:
        text, other, without = (vectors[text] for text in _texts(pairs[place], span, side))
        if float((without - text) @ other) >= least and _is_strange(_beside(pairs[place], span, side), vectors):
            found[place].append((side, span))
    return tuple(map(tuple, found))


def _wordier(pairs: Sequence[Beside]) -> float:
    """How much longer the second texts are than the first, as a logarithm; few pairs say little."""
    ratios = [_log(measure_length(pair.texts[1])) - _log(measure_length(pair.texts[0])) for pair in pairs]
    return median(ratios) * len(pairs) / (len(pairs) + USUAL_PAIRS) if ratios else 0.0


def _log(length: float) -> float:
    return log(length + LENGTH_SLACK)


def _find_untold(pair: Beside, wordier: float, *, by_clauses: bool) -> Iterator[tuple[int, Span, float]]:
    """Clauses of which the other side and what stands around it tell little, each with how much nearer the sides must
    come without it.
    """
    copied = all(pair.chinese)
    for side, longer in ((0, wordier), (1, -wordier)):
        text, other = pair.texts[side], pair.texts[1 - side]
        spans = split_clauses(text)
        left = dict(find_unpaired(text, other, sure=by_clauses)) if copied else {}
        for span in spans if len(spans) > 1 else ():
            clause = text[slice(*span)]
            around = f"{other} {pair.around[1 - side]}"
            told = cover(clause, around, chinese=pair.chinese[side], other_chinese=pair.chinese[1 - side])
            most = MOST_TOLD_SENTENCE if span in left and is_sentence(text, span) else MOST_TOLD
            if told > most or (copied and _has_number_of(clause, other)):
                continue
            asked = [SHORT] if _is_short(pair, side, span) and not _has_number_of(clause, other) else []
            if span in left and len(_HAN.findall(clause)) >= LEAST_HAN_UNPAIRED:
                asked.append(UNPAIRED_BOTH if side or left[span] else UNPAIRED)
            fit = _fit(text, clause, other, longer)
            fits = (
                told <= MOST_TOLD
                and _is_long(clause, pair, side)
                and fit >= (LEAST_FIT_COPIED if copied else LEAST_FIT)
            )
            if fits and not (copied and _has_twin(text, span, other)):
                named = _NAMES.search(clause) or _has_unknown(clause)
                more = LOST_NUMBER * bool(_numbers(clause)) if copied else FIT_WEIGHT * fit
                less = TOLD_WEIGHT * told + NAMED * bool(named)
                asked.append((ALONE_COPIED if copied else ALONE) + less - more)
            if asked:
                yield side, span, min(asked)


def _is_short(pair: Beside, side: int, span: Span) -> bool:
    """Whether a clause of a Chinese text beside an English one is a short one that tells something of its own."""
    if pair.chinese != ((True, False) if side == 0 else (False, True)):
        return False
    text = pair.texts[side]
    return LEAST_HAN_SHORT <= len(_HAN.findall(text[slice(*span)])) < LEAST_HAN and tells_of_its_own(text, span)


def _beside(pair: Beside, span: Span, side: int) -> tuple[tuple[str, ...], ...]:
    """A short clause, all runs of clauses beside it, its words, and the words there, one by one and with the next;
    nothing for a long one, of which the lengths tell too.
    """
    if not _is_short(pair, side, span):
        return ()
    clause, there = pair.texts[side][slice(*span)], _WORD.findall(f"{pair.texts[1 - side]} {pair.around[1 - side]}")
    words = tuple(word for word in rjieba.cut(clause) if len(word) > 1)
    return (clause,), list_runs(pair.texts[1 - side]), words, (*there, *(f"{a} {b}" for a, b in pairwise(there)))


def _is_strange(beside: tuple[tuple[str, ...], ...], vectors: Mapping[str, np.ndarray]) -> bool:
    """Whether a short clause is like no other beside it, nor its words like those there; so is a long one."""
    if not beside:
        return True
    (clause,), runs, words, there = beside
    if any(float(vectors[clause] @ vectors[run]) >= STRANGE for run in runs):
        return False
    told = [max(float(vectors[word] @ vectors[each]) for each in there) for word in words]
    return bool(told) and mean(told) < STRANGE_WORDS


def _is_long(clause: str, pair: Beside, side: int) -> bool:
    """Whether a clause is long enough to be missed."""
    if not pair.chinese[side]:
        return len(clause.split()) >= LEAST_WORDS
    return len(_HAN.findall(clause)) >= (LEAST_HAN_COPIED if all(pair.chinese) else LEAST_HAN)


def _has_twin(text: str, span: Span, other: str) -> bool:
    """Whether another Chinese text has as many clauses, and the one in the same place a character of this one: 无事不扰
    beside 没有事情就不打扰 is told in other words.
    """
    own, theirs = split_clauses(text), split_clauses(other)
    if len(own) != len(theirs):
        return False
    twin = other[slice(*theirs[own.index(span)])]
    return not content_characters(text[slice(*span)]).isdisjoint(content_characters(twin))


def _has_number_of(clause: str, other: str) -> bool:
    """Whether a number of a clause stands on the other side: then it is told there in other words."""
    return any(equal_measures(one, two) for one in _numbers(clause) for two in _numbers(other))


def _numbers(text: str) -> list[Measure]:
    return [measure for measure in read_measures(text) if not measure.weak]


def _has_unknown(clause: str) -> bool:
    """Whether a Chinese clause holds a word that the dictionary lacks and that may transcribe a foreign name."""
    known = load_lexicon().glosses
    return any(len(word) > 1 and word not in known and _SYLLABLES.issuperset(word) for word in rjieba.cut(clause))


def _fit(text: str, clause: str, other: str, longer: float) -> float:
    """How much nearer the lengths of two texts are without a clause of one; the other is longer by so much anyway."""
    whole, own, theirs = (measure_length(each) for each in (text, clause, other))
    return abs(_log(whole) + longer - _log(theirs)) - abs(_log(max(whole - own, 0)) + longer - _log(theirs))


def _texts(pair: Beside, span: Span, side: int) -> tuple[str, str, str]:
    """The text of the clause, the other side, and the text without the clause."""
    text = pair.texts[side]
    glue = "，" if pair.chinese[side] else ", "
    rest = f"{text[: span[0]].rstrip(_LINKS)}{glue}{text[span[1] :].lstrip(_LINKS)}"
    return text, pair.texts[1 - side], rest.strip(_LINKS)
