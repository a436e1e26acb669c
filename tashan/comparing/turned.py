"""Words of a Chinese text in whose place its copy has their contrary: 较厚 and 较薄, 免收 and 收取, 撤销 and 维持.

In: two Chinese texts that tell the same in other words. Out: the places of the two words. Asked are the clauses that go
with one another in order, where they tell the same but for the two words and deny as often.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tashan.comparing.clauses import content, likeness
from tashan.comparing.contraries import are_contrary
from tashan.comparing.polarity import find_denials, opposites
from tashan.comparing.tagged import tag_words
from tashan.comparing.unpaired import pair_clauses

Span = tuple[int, int]
Word = tuple[Span, str]
"""A word's place and its part of speech."""

# Share of the rest of the shorter clause that the other one has, and how much that must be: less where both words are
# adjectives. Of 2,040 independent translations of one another one is named, which errs.
ALIKE, ALIKE_ADJECTIVES, LEAST_SHARED = 0.5, 0.34, 3
_DEGREES = "较更最很偏太越极略稍变"
_REFUSING = "免拒停禁断"
"""What a verb begins with that says that something is not done: 免收, 拒付, 停产."""
_FILLED = ("止", "绝")
"""What makes such a character a word of its own: 停止, 拒绝 beside 回绝."""
_ELSEWHERE = "tm"
"""Tags of times and numbers, which have drifts of their own, as bounds of numbers have."""
_BOUND = re.compile("[至最][多少]")
_DENYING = "不未无非没"
_CHARACTERS = """
大小 多少 高低 长短 快慢 厚薄 宽窄 深浅 强弱 轻重 早晚 早迟 远近 新旧 好坏 好差 优劣 冷热 冷暖 难易 松紧 松严 粗细 浓淡 疏密 增减 加减 扩缩 扩减 升降 升跌 涨跌 涨降
胜负 胜败 赢输 买卖 购售 购销 开关 开停 出入 入退 进退 盈亏 顺逆 正负 正反 公私 提降 上下 攻守 攻防 存取 借还 首末 先后 盛衰 兴衰 聚散 合分 同异 升贬 富贫 富穷 真假 干湿
明暗 晴雨 喜忧 褒贬 利弊 喜悲 爱恨 生死 活死
"""


def find_turned_words(one: str, other: str) -> tuple[tuple[Span, Span], ...]:
    """A word of a clause of `one` and its contrary in the clause of `other` that goes with it; at most one a clause."""
    return tuple(pairs[0] for clauses in pair_clauses(one, other) if len(pairs := _find_in(one, other, *clauses)) == 1)


def _find_in(one: str, other: str, mine: Span, theirs: Span) -> list[tuple[Span, Span]]:
    ours, others = _own_words(one, mine, other), _own_words(other, theirs, one)
    return [
        (a[0], b[0])
        for a in ours
        for b in others
        if _are_contrary(one[slice(*a[0])], other[slice(*b[0])], a[1] + b[1])
        and _tell_the_same(
            _without(one, mine, a[0]), _without(other, theirs, b[0]), adjectives=a[1][0] == b[1][0] == "a"
        )
        and not _is_told(one[slice(*a[0])], _without(other, theirs, b[0]))
        and not _is_told(other[slice(*b[0])], _without(one, mine, a[0]))
    ]


def _is_told(word: str, rest: str) -> bool:
    """Whether the rest of the other clause has a character of a word."""
    return not frozenset(word.lstrip(_DEGREES)).isdisjoint(rest)


def _without(text: str, clause: Span, word: Span) -> str:
    return text[clause[0] : word[0]] + text[word[1] : clause[1]]


def _own_words(text: str, clause: Span, other: str) -> list[Word]:
    """The words of a clause that stand nowhere in the other text; of one character only adjectives: 难."""
    return [
        (span, tag)
        for span, tag in _read_words(text)
        if clause[0] <= span[0] < clause[1]
        and text[slice(*span)] not in other
        and (span[1] - span[0] > 1 or tag == "a")
        and tag[0] not in _ELSEWHERE
        and not _BOUND.fullmatch(text[slice(*span)])
    ]


@lru_cache(maxsize=4096)
def _read_words(text: str) -> tuple[Word, ...]:
    """The words of a text, an adjective of one character with the adverb before it."""
    found: list[Word] = []
    for span, tag in tag_words(text):
        before = found[-1][0] if found else (0, 0)
        if span[1] - span[0] == 1 and before[1] == span[0] and text[slice(*before)] in tuple(_DEGREES):
            found[-1] = (before[0], span[1]), "a"
        else:
            found.append((span, tag))
    return tuple(found)


@lru_cache(maxsize=16384)
def _are_contrary(one: str, other: str, tags: str) -> bool:
    """Whether two words are contraries: by one character, by a list, by a verb that refuses, by the dictionary."""
    if other in opposites().get(one, ()) or _differ_in_one(one, other):
        return True
    if tags == "vv" and (_refuses(one, other) or _refuses(other, one)):
        return True
    return are_contrary(one, other)


def _differ_in_one(one: str, other: str) -> bool:
    """Whether one character of a word is another one's contrary and the rest is the same."""
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and len(differing) == 1 and frozenset(differing[0]) in _contrary_characters()


@lru_cache(maxsize=1)
def _contrary_characters() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in _CHARACTERS.split())


def _refuses(one: str, other: str) -> bool:
    """Whether a verb says that what another one tells is not done: 免收 and 收取."""
    return one[0] in _REFUSING and one[1:] not in _FILLED and one[1:] in other and other[0] not in _REFUSING + _DENYING


def _tell_the_same(one: str, other: str, *, adjectives: bool) -> bool:
    alike = ALIKE_ADJECTIVES if adjectives else ALIKE
    enough = likeness(one, other) >= alike and len(content(one) & content(other)) >= LEAST_SHARED
    return enough and len(find_denials(one)) == len(find_denials(other))
