"""What a translation says otherwise in one of its clauses: a statement turned round, a small number exchanged.

In: pairs of a Chinese and an English text, and an encoder. Out: for each pair the places on both sides. A sentence as a
whole is silent where something else in it denies, or may; a clause that goes with its own is asked for itself, and what
is denied, or its contrary, is sought there by its meaning, for which the encoder is asked word by word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from tashan.comparing.clause_contraries import find_candidates, find_contraries
from tashan.comparing.clause_words import WORD, empty_words, glossed_stems, list_grams, list_words
from tashan.comparing.clauses import clause_at
from tashan.comparing.counted import may_become, read_unequal_counts
from tashan.comparing.denying import CHARACTERS_ZH, INSIDE_EN, INSIDE_ZH, PERHAPS_EN, PLAIN, SURELY_NONE, WORDS_EN
from tashan.comparing.lexicon import stem
from tashan.comparing.paired import pair_across
from tashan.comparing.polarity import (
    find_denials,
    find_denials_en,
    find_doubled,
    mask_idioms,
    mask_idioms_en,
    mask_numbered,
    mask_questions,
)
from tashan.comparing.tagged import tag_words
from tashan.comparing.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.comparing.clauses import Span
    from tashan.comparing.insertion import Encode
    from tashan.comparing.paired import Group

# Clauses go with one another from this cosine on; numbers, which the encoder hardly sees, ask for more.
NEAR, NEAR_COUNTED = 0.38, 0.42
# The English has a word for what the Chinese denies, and the other way round, from this cosine on.
MEANT, MEANT_SURELY, MEANT_CHINESE, NEVER = 0.54, 0.7, 0.6, 2.0
# Words behind an English denial of which one must be what it denies.
FIRST = 3


class Otherwise(Struct, frozen=True, kw_only=True):
    """Where something is said otherwise on both sides; `word` is what one side denies it by, empty for no denial."""

    sort: Literal["denied", "affirmed", "contrary", "count"]
    chinese: Span
    english: Span
    word: str = ""


_PERHAPS = re.compile(
    rf"\b(?:{PERHAPS_EN}|"
    r"same|keep(?:s|ing)?|end(?:ed|s|ing)|before(?! the end\b| \d|(?-i: [A-Z]))|hardly|out of|rid of|reliev\w*|"
    r"relief|alleviat\w*|immun\w*|im\w+ly|in\w+ly|if ever|because|quit\w*|left|leav\w*)\b",
    re.IGNORECASE,
)
"""English words that may do a denial's work in a clause."""
_BOUND_ZH = re.compile("不到|不足|[不未没](?:有)?(?:超过|高于|低于|少于|多于|大于|小于|及|满|逊)|不[下超止]于?|不亚于")
_BOUND = re.compile("超过|高于|低于|少于|多于|大于|小于|超出")
_MAY_DENY = re.compile(
    "[才最首初停空缺少差仅只唯除另脱漏丢断绝逃避戒退假虚错反拒婉辞罢独谢擅私免禁论提尚仍难忘弃败输别休罕欠离失]|依然|继续|完好|代替|取代"
)
"""Characters of Chinese words in whose place English may deny."""
_NOBODY = re.compile("无人(?=[受死伤遇身失被因未感员])")
_JOINED = re.compile(r"(?:or|nor)\b", re.IGNORECASE)
"""What is joined to something that is denied is denied too."""
_HELPING = frozenset("宜会能可要再曾被有了敢想很太是将应该得能够可以")


def find_otherwise(pairs: Sequence[tuple[str, str]], encode: Encode) -> tuple[tuple[Otherwise, ...], ...]:
    """For each pair what its clauses say otherwise, in the order of sorts.

    Clauses are paired only where words, numbers or denials give cause: their vectors cost more than those of words.
    """
    candidates = find_candidates(pairs, encode)
    asked = [number for number, pair in enumerate(pairs) if candidates[number] or _is_asked(*pair)]
    grouped = pair_across([pairs[number] for number in asked], encode)
    found: list[tuple[Otherwise, ...]] = [()] * len(pairs)
    for number, groups in zip(asked, grouped, strict=True):
        chinese, english = pairs[number]
        near = [group for group in groups if group.near >= NEAR]
        found[number] = (
            *_find_denied(chinese, english, near, encode),
            *_find_undoubled(chinese, english, near, encode),
            *(
                Otherwise(sort="contrary", chinese=spans[0], english=spans[1])
                for spans in find_contraries(chinese, english, candidates[number], near, encode)
            ),
            *_find_counts(chinese, english, near),
        )
    return tuple(found)


def _is_asked(chinese: str, english: str) -> bool:
    """Whether one side may deny more than the other, or has a number that may have become another one there."""
    most = _most_denied(chinese, english)
    left, right = read_unequal_counts(chinese, english)
    return (
        most[0] != most[1]
        or len(find_denials(chinese)) != len(find_denials_en(english))
        or bool(find_doubled(chinese))
        or any(may_become(one, other) for one in left for other in right)
    )


def _most_denied(chinese: str, english: str) -> tuple[int, int]:
    """How many denials either text may hold, bounds of numbers aside, and what translates a word: stop for 停下."""
    plain, told = mask_idioms_en(english), glossed_stems(chinese)
    own = SURELY_NONE.sub("〇", _BOUND_ZH.sub(_blank, mask_questions(chinese)))
    inside = INSIDE_EN.findall(plain)
    same = sum(stem(word) in told for word in inside)
    own_inside = max(0, len(INSIDE_ZH.findall(own)) - same)
    return len(CHARACTERS_ZH.findall(own)) + own_inside, len(WORDS_EN.findall(plain)) + len(inside) - same


def _find_denied(chinese: str, english: str, groups: Sequence[Group], encode: Encode) -> Iterator[Otherwise]:
    """Denials of one side without a counterpart, not in their own clause and, by number, nowhere else."""
    english = mask_numbered(english)
    plain = _BOUND_ZH.sub(_blank, mask_questions(chinese))
    own, theirs = find_denials(_BOUND_ZH.sub(_blank, mask_idioms(chinese))), find_denials_en(english)
    most = _most_denied(*_without_settled(chinese, english, groups))
    for group in groups if most[0] != most[1] else ():
        here, there = chinese[slice(*group.chinese)], english[slice(*group.english)]
        mine = [denial for denial in own if group.chinese[0] <= denial.span[0] < group.chinese[1]]
        others = [denial for denial in theirs if group.english[0] <= denial.span[0] < group.english[1]]
        if len(mine) == 1 and not others and most[1] < most[0]:
            word, rest = chinese[slice(*mine[0].span)], chinese[mine[0].span[1] : group.chinese[1]]
            # What is denied may be a denial itself: 没有丢弃.
            told = plain[slice(*clause_at(chinese, mine[0].span[0]))]
            if _may_deny(told) != 1 and _may_deny(told.replace(_predicate(rest) or told, "")) != 1:
                continue
            least = _least_meant(chinese, mine[0].span[0], rest)
            meant = _meant(rest, there, encode, least) if not _BOUND.search(rest) else ()
            joined = chinese[: mine[0].span[0]].endswith("而") or _JOINED.match(there)
            if meant and not joined and not _deny(there, glossed_stems(rest), meant):
                yield Otherwise(sort="denied", chinese=group.chinese, english=group.english, word=word)
        elif len(others) == 1 and not mine and most[0] < most[1] and not _may_deny(here) and not _MAY_DENY.search(here):
            word, rest = english[slice(*others[0].span)], english[others[0].span[1] : group.english[1]]
            if _is_meant_by(rest, here, encode):
                yield Otherwise(sort="affirmed", chinese=group.chinese, english=group.english, word=word)


def _without_settled(chinese: str, english: str, groups: Sequence[Group]) -> tuple[str, str]:
    """Both texts without the clauses that deny once on either side: what else they hold is no other denial."""
    for group in groups:
        here, there = chinese[slice(*group.chinese)], english[slice(*group.english)]
        if len(find_denials(here)) == len(find_denials_en(there)) == 1:
            chinese = chinese[: group.chinese[0]] + "〇" * len(here) + chinese[group.chinese[1] :]
            english = english[: group.english[0]] + " " * len(there) + english[group.english[1] :]
    return chinese, english


def _find_undoubled(chinese: str, english: str, groups: Sequence[Group], encode: Encode) -> Iterator[Otherwise]:
    """A Chinese clause that affirms by denying a denial whose English one denies once, by whatever word."""
    english = mask_numbered(english)
    for group in groups if find_doubled(chinese) else ():
        here, there = chinese[slice(*group.chinese)], mask_idioms_en(english[slice(*group.english)])
        doubled = find_doubled(here)
        if len(doubled) != 1 or len(find_denials(here)) > 2:
            continue
        outer, inner = doubled[0]
        rest = here[: inner[1]] + here[inner[1] :].replace(_predicate(here[inner[1] :]) or "〇", "〇")
        if _MAY_DENY.search(SURELY_NONE.sub("〇", rest)):
            continue
        denying = [match for kind in (WORDS_EN, INSIDE_EN, _PERHAPS) for match in kind.finditer(there)]
        if len(denying) != 1:
            continue
        meant = _meant(here[inner[1] :], there, encode, MEANT)
        if meant or _meant(here[inner[0] :], denying[0].group(), encode, MEANT):
            yield Otherwise(sort="denied", chinese=group.chinese, english=group.english, word=here[slice(*outer)])


def _may_deny(chinese: str) -> int:
    """How many denials a Chinese text may hold."""
    rest = SURELY_NONE.sub("〇", chinese)
    return len(CHARACTERS_ZH.findall(rest)) + len(INSIDE_ZH.findall(rest))


def _deny(english: str, told: frozenset[str], meant: tuple[str, ...]) -> bool:
    """Whether an English clause denies or may; what translates something in the Chinese one does not: lose for 失业,
    and `left` where it is what the Chinese denies.
    """
    perhaps = (match.group() for match in _PERHAPS.finditer(english))
    doubtful = any(stem(word) not in told and word not in meant for word in perhaps)
    inside = any(stem(match.group()) not in told for match in INSIDE_EN.finditer(english))
    return doubtful or inside or WORDS_EN.search(english) is not None


def _least_meant(chinese: str, place: int, denied: str) -> float:
    """How surely what a Chinese text denies must be told: a single 不 before a verb may be a part of a word."""
    if PLAIN.match(chinese, place) or _NOBODY.match(chinese, place):
        return MEANT
    tag = next((tag for (start, end), tag in tag_words(denied) if start == 0 and end > 1), "")
    return MEANT_SURELY if chinese[place] in "不没" and tag.startswith("v") else NEVER


def _meant(denied: str, english: str, encode: Encode, least: float) -> tuple[str, ...]:
    """What an English clause has for what a Chinese one denies, words and words with the next one."""
    word, grams = _predicate(denied), list_grams(english)
    if not word or not grams:
        return ()
    vectors = encode([word, *grams])
    return tuple(gram for gram, near in zip(grams, vectors[1:] @ vectors[0], strict=True) if near >= least)


def _is_meant_by(denied: str, chinese: str, encode: Encode) -> bool:
    """Whether a Chinese clause has a word for the first word of content that an English one denies."""
    word = next((each for each in WORD.findall(denied)[:FIRST] if each.lower() not in empty_words()), "")
    words = list_words(chinese)
    if not word or not words:
        return False
    vectors = encode([word, *words])
    return float((vectors[1:] @ vectors[0]).max()) >= MEANT_CHINESE


def _predicate(denied: str) -> str:
    """The first verb or adjective of a Chinese clause that is no auxiliary, else its first noun."""
    words = [(denied[slice(*span)], tag) for span, tag in tag_words(denied)]
    told = [
        (word, tag) for word, tag in words if not _HELPING.issuperset(word) and word not in load_words("light_verbs")
    ]
    return next(
        (word for word, tag in told if tag[0] in "va"), next((word for word, tag in told if tag[0] in "nl"), "")
    )


def _find_counts(chinese: str, english: str, groups: Sequence[Group]) -> Iterator[Otherwise]:
    """The one number of a clause without an equal and the one of its own clause, where one may be put as the other."""
    left, right = read_unequal_counts(chinese, english)
    for group in groups if left and right else ():
        mine = [one for one in left if group.chinese[0] <= one.start < group.chinese[1]]
        theirs = [other for other in right if group.english[0] <= other.start < group.english[1]]
        if len(mine) == len(theirs) == 1 and group.near >= NEAR_COUNTED and may_become(mine[0], theirs[0]):
            spans = (mine[0].start, mine[0].end), (theirs[0].start, theirs[0].end)
            yield Otherwise(sort="count", chinese=spans[0], english=spans[1])


def _blank(match: re.Match[str]) -> str:
    return "〇" * len(match.group())
