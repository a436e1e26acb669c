"""Rules over who is compared with whom: readable patterns of grammar.yml, applied to masked sentences.

In: a masked sentence. Out: numbers that say how far it praises the place in question: what a rule of comparison says,
what the words of its own clauses say, what those of the clauses about others say. No name is ever seen.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml
from msgspec import Struct

from tashan.facts.stance.masks import OTHER, TARGET

if TYPE_CHECKING:
    pass

_BREAK = re.compile(
    r"[，；：。！？、]|(?<!\d)[,;:]|[,;:](?!\d)|[.!?](?=\s|$)|——+|…+|\s(?=(?:while|whereas|but|yet|as|against)\s)"
)
_QUOTED = re.compile(r"[“\"‘「『][^”\"’」』]*[”\"’」』]")
_ASKS = re.compile(r"为什么|为何|何以|怎么|如何|能否|是否|[?？]|\b(?:why|how|can)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\s*(?:都|均|皆|无一|(?:both|all|neither|each)\b)", re.IGNORECASE)
_HEAD = re.compile(f"(?:的|^)\\s*[{TARGET}{OTHER}]\\s*$")
"""A clause about all that were named before it, and a clause that only names its subject."""
_AND = re.compile(r"\s(?=and\s)")
_MARKS = re.compile(f"[{TARGET}{OTHER}]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TURN = "(?:而|但|却|可|反观|至于|相形之下|and|while|whereas|but|yet)"
_NONE = f"[^{TARGET}{OTHER}]"
_LAST = f"(?!(?P=one))[{TARGET}{OTHER}]"
_FACING = re.compile(
    f"[^{TARGET}{OTHER}，,；;]{{0,24}}(?P<one>[{TARGET}{OTHER}])(?![，,；;、]\\s*[{TARGET}{OTHER}]){_NONE}*[，,；;]\\s*(?:{_TURN}[，,]?)?"
    f"(?:[^{TARGET}{OTHER}，,；;]{{0,2}}|\\s*(?:in|at|(?:that|those)\\s(?:of|in))\\s){_LAST}{_NONE}*"
)
_FACING_LAST = re.compile(
    f"{_NONE}+\\b(?:in|of|at|for)\\s(?P<one>[{TARGET}{OTHER}])[,;]?\\s{_TURN}\\s{_NONE}+\\b(?:in|of|at|for|from)\\s{_LAST}[.\\s]*"
)
"""Two places that face each other: each opens what is said of it, or each closes it, and nobody else is named."""
_CONCEDES = re.compile(r"尽管|虽然|虽说|固然|\b(?:although|though|despite)\b", re.IGNORECASE)
_HOLLOW = re.compile(r"不少|至少|多少|许多|很多")
"""Words of degree inside others, which compare nothing."""
_MEASURED = re.compile(r"\b(?:more|less|fewer)\s(.+?)\bthan\b", re.IGNORECASE)
"""What there is more or less of: more patient than."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
BARE = 0.5
"""Value of a clause that only negates: A lacks them, B does not. Beside a clause with a value it says the opposite."""
NEGATED = 6
"""Characters before a word in which a Chinese negation turns it round; English counts 14."""


class Grammar(Struct, frozen=True, kw_only=True):
    """The compiled rules of one language."""

    good: re.Pattern[str]
    bad: re.Pattern[str]
    plain: tuple[re.Pattern[str], re.Pattern[str]]
    mute: re.Pattern[str]
    negation: re.Pattern[str]
    more: re.Pattern[str]
    less: re.Pattern[str]
    bad_things: re.Pattern[str]
    good_things: re.Pattern[str]
    amounts: re.Pattern[str]
    contrast: re.Pattern[str]
    same: re.Pattern[str]
    wins: tuple[re.Pattern[str], ...]
    loses: tuple[re.Pattern[str], ...]
    more_than: tuple[re.Pattern[str], ...]
    less_than: tuple[re.Pattern[str], ...]
    speaks: re.Pattern[str]
    denied: re.Pattern[str]
    compared: re.Pattern[str]
    compared_with: re.Pattern[str]
    beside: tuple[re.Pattern[str], re.Pattern[str]]


class Reading(Struct, frozen=True, kw_only=True):
    """What the rules see in a sentence, from the place in question: each sign from -1 (blame) to 1 (praise)."""

    rule: int
    own: float
    other: float
    implied: int
    number: int
    same: bool
    contrast: bool
    subject: bool
    negated: bool
    facing: bool = False
    """Whether the sentence says one thing of the place, another of one beside it, and no more."""
    plain: int = 0
    """What its own clauses say in words that nobody takes otherwise; 0 where they say both or neither."""
    plain_other: int = 0
    aside: bool = False
    """Whether the place only stands in a question that is quoted, or itself praises, blames or asks."""


@cache
def load_grammar(lang: str) -> Grammar:
    """The rules of `zh` or `en`."""
    table = yaml.load((files("tashan.facts.stance") / "grammar.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    words = {
        name: table[name][lang]
        for name in ("negations", "more", "less", "bad_things", "good_things", "amounts", "contrast", "same")
    }
    wins, degrees = table["wins"][lang], table["degrees"][lang]
    return Grammar(
        good=_words(table["words"]["good"][lang], lang),
        bad=_words(table["words"]["bad"][lang], lang),
        plain=(_words(table["plain"]["good"][lang], lang), _words(table["plain"]["bad"][lang], lang)),
        mute=_words(table["plain"]["mute"][lang], lang),
        negation=_words(words["negations"], lang),
        more=_words(words["more"], lang),
        less=_words(words["less"], lang),
        bad_things=_words(words["bad_things"], lang),
        good_things=_words(words["good_things"], lang),
        amounts=_words(words["amounts"], lang),
        contrast=_words(words["contrast"], lang),
        same=_words(words["same"], lang),
        wins=tuple(_rule(text, lang, TARGET, OTHER) for text in wins),
        loses=tuple(_rule(text, lang, OTHER, TARGET) for text in wins),
        more_than=tuple(_rule(text, lang, TARGET, OTHER) for text in degrees),
        less_than=tuple(_rule(text, lang, OTHER, TARGET) for text in degrees),
        speaks=_rule(table["speaks"][lang], lang, TARGET, OTHER),
        denied=re.compile(table["denied"][lang], re.IGNORECASE),
        compared=_rule(table["compared"][lang], lang, TARGET, OTHER),
        compared_with=_rule(table["compared"][lang], lang, OTHER, TARGET),
        beside=(_rule(table["beside"][lang], lang, TARGET, OTHER), _rule(table["beside"][lang], lang, OTHER, TARGET)),
    )


def _words(listed: str, lang: str) -> re.Pattern[str]:
    longest = sorted((word.strip() for word in re.split(r",\s+", listed.strip())), key=lambda word: -len(word))
    if lang == "zh":
        return re.compile("|".join(longest))
    return re.compile("|".join(word if word.startswith("n't") else rf"\b(?:{word})\b" for word in longest), re.I)


def _rule(text: str, lang: str, a: str, b: str) -> re.Pattern[str]:
    marks = TARGET + OTHER  # who stands between is the one that is compared
    within, across = (
        (f"[^，。；：,;!?！？{marks}]{{0,16}}?", f"[^。!?！？{marks}]{{0,28}}?")
        if lang == "zh"
        else (f"[^.,;:!?{marks}]{{0,60}}?", f"[^.!?{marks}]{{0,90}}?")
    )
    text = text.replace("~~", "\x00").replace("~?", "\x01").replace("~", within)
    text = text.replace("\x00", across).replace("\x01", within)
    return re.compile(text.replace("{A}", a).replace("{B}", b), re.I)


def language_of(text: str) -> str:
    return "zh" if _HAN.search(text) else "en"


def read_sentence(text: str) -> Reading:
    """What the rules see in a masked sentence."""
    grammar = load_grammar(language_of(text))
    own, other = split_clauses(text)
    own_value, other_value = (sum(value_of(clause, grammar) for clause in side) for side in (own, other))
    if abs(own_value) == BARE and abs(other_value) > BARE:
        own_value = -_sign(other_value)
    elif abs(other_value) == BARE and abs(own_value) > BARE:
        other_value = -_sign(own_value)
    rule = compared(text, grammar)
    same = bool(grammar.same.search(text))
    contrast = bool(grammar.contrast.search(text)) or bool(other and own)
    implied = 0
    if contrast and not same and own and other:
        implied = -_sign(other_value) if not own_value else 0
    return Reading(
        rule=rule,
        own=max(-2.0, min(2.0, own_value)) / 2,
        other=max(-2.0, min(2.0, other_value)) / 2,
        implied=implied,
        number=_numbers(own, other, grammar) if not same else 0,
        same=same,
        contrast=contrast,
        subject=OTHER not in text or text.find(TARGET) <= text.find(OTHER),
        facing=bool(_FACING.fullmatch(text) or _FACING_LAST.fullmatch(text)) and not _CONCEDES.search(text),
        plain=_plain(own, grammar),
        plain_other=_plain(other, grammar),
        aside=_is_asked(text) or bool(grammar.speaks.search(text)),
        negated=any(bool(grammar.negation.search(clause)) for clause in own),
    )


def _is_asked(text: str) -> bool:
    """Whether the place is named in quoted questions alone: 在探讨“甲为什么出不了龙头”时."""
    asked = [match.span() for match in _QUOTED.finditer(text) if _ASKS.search(match.group())]
    return bool(asked) and all(
        any(start < match.start() < end for start, end in asked) for match in re.finditer(TARGET, text)
    )


def split_clauses(text: str) -> tuple[list[str], list[str]]:
    """The clauses about the place in question and those about others; one without a name goes with the last."""
    own: list[str] = []
    other: list[str] = []
    last: list[str] = own
    at = 0
    for start, end in [*_breaks(text), (len(text), len(text))]:
        clause = text[at:start]
        at = end
        if not clause.strip():
            continue
        named = _MARKS.search(clause)
        if named:
            last = own if named.group() == TARGET else other
        elif own and other and _OF_ALL.match(clause) and all(map(_HEAD.search, (*own, *other))):
            (other if last is own else own).append(clause)
        last.append(clause)
    return own, other


def _breaks(text: str) -> list[tuple[int, int]]:
    """Where clauses part: marks, connectives, and in English an `and` that stands between two places."""
    breaks = [match.span() for match in _BREAK.finditer(text)]
    for match in _AND.finditer(text):
        left = text[max((end for _, end in breaks if end <= match.start()), default=0) : match.start()]
        right = text[match.end() : min((start for start, _ in breaks if start >= match.end()), default=len(text))]
        if _MARKS.search(left) and _MARKS.search(right):
            breaks.append(match.span())
    return sorted(breaks)


def value_of(clause: str, grammar: Grammar) -> float:
    """Praise minus blame of the words of a clause, negated ones turned round."""
    english = grammar is load_grammar("en")
    total = 0.0
    taken: list[tuple[int, int]] = []
    found = sorted(
        [(m.start(), m.end(), 1) for m in grammar.good.finditer(clause)]
        + [(m.start(), m.end(), -1) for m in grammar.bad.finditer(clause)],
        key=lambda item: (-(item[1] - item[0]), item[0]),
    )
    for start, end, sign in found:
        if any(start < b and a < end for a, b in taken):
            continue
        taken.append((start, end))
        before = clause[max(0, start - (14 if english else NEGATED)) : start]
        total += -sign if _turned(before, grammar, english=english) else sign
    if not found and grammar.negation.search(clause):
        return -BARE
    return total


def _plain(clauses: list[str], grammar: Grammar) -> int:
    """1 where plain words of these clauses praise, -1 where they blame, 0 where neither or both."""
    english, sides = grammar is load_grammar("en"), set()
    for clause in clauses:
        said = grammar.mute.sub("", clause)
        for sign, words in zip((1, -1), grammar.plain, strict=True):
            for match in words.finditer(said):
                before = said[max(0, match.start() - (14 if english else NEGATED)) : match.start()]
                sides.add(-sign if _turned(before, grammar, english=english) else sign)
    return sides.pop() if len(sides) == 1 else 0


def _turned(before: str, grammar: Grammar, *, english: bool) -> bool:
    """Whether a negation stands close before, and no word between them takes it."""
    tail = before if english else before[-3:]
    return bool(grammar.negation.search(tail))


def compared(text: str, grammar: Grammar) -> int:
    """1 where a rule says that the place in question wins over another, -1 where it loses, else 0."""
    if grammar.denied.search(text):
        return 0
    if any(rule.search(text) for rule in grammar.loses):
        return -1
    if any(rule.search(text) for rule in grammar.wins):
        return 1
    for rules, side in ((grammar.more_than, 1), (grammar.less_than, -1)):
        match = next((found for rule in rules if (found := rule.search(text))), None)
        if match:
            return side * _worth(_up_to(text, match.end()), grammar)
    measured = _worth(text, grammar)
    for pattern, side in ((grammar.compared, 1), (grammar.compared_with, -1)):
        match = pattern.search(text)
        if match:
            rest = text[match.end() :] if grammar is load_grammar("zh") else text[match.start() :]
            return side * _degree(rest, grammar, measured)
    for pattern, side in ((grammar.beside[0], 1), (grammar.beside[1], -1)):
        match = pattern.search(text)
        if match:
            return side * _beside(text[match.end() - 1 :], grammar, measured)
    return 0


def _beside(rest: str, grammar: Grammar, measured: int) -> int:
    """What is said of a place beside another; of a burden that it is not large is praise."""
    clause = rest[: min((start for start, _ in _breaks(rest)), default=len(rest))]
    burden = grammar.bad_things.search(clause)
    if burden:
        said = _degree(clause[burden.end() :], grammar, -1)
        return -said if grammar.negation.search(clause[burden.end() :]) else said
    return _sign(value_of(rest, grammar) or _degree(rest[1:], grammar, measured))


def _up_to(text: str, end: int) -> str:
    """A text up to the end of a comparison's clause: what is compared is named there or before (论客流，…)."""
    return text[: min((start for start, _ in _breaks(text) if start >= end), default=len(text))]


def _worth(text: str, grammar: Grammar) -> int:
    """-1 where what is measured is bad to have, 1 where it is good, 0 where no rule knows."""
    between = _MEASURED.search(text)
    thing = between.group(1) if between else text
    if grammar.bad_things.search(thing):
        return -1
    if grammar.good_things.search(thing):
        return 1
    return _sign(value_of(thing, grammar)) if between else 0


def _degree(rest: str, grammar: Grammar, measured: int) -> int:
    """Who has more; a word that praises or blames by itself does so of whatever is measured."""
    rest = _HOLLOW.sub("", rest)
    found = [(match.start(), sign, match.group()) for match, sign in (
        (grammar.more.search(rest), 1), (grammar.less.search(rest), -1)
    ) if match]  # fmt: skip
    if not found:
        return 0
    _, sign, word = min(found)
    return sign * (measured if measured or grammar.amounts.fullmatch(word) else 1)


def _numbers(own: list[str], other: list[str], grammar: Grammar) -> int:
    """1 where the place in question has the larger of two like numbers, -1 where it has the smaller."""
    mine, theirs = (_amounts(" ".join(side)) for side in (own, other))
    if len(mine) != 1 or len(theirs) != 1 or mine == theirs:
        return 0
    sign = 1 if mine[0] > theirs[0] else -1
    return -sign if grammar.bad_things.search(" ".join([*own, *other])) else sign


def _amounts(text: str) -> list[float]:
    return [float(found) for found in _NUMBER.findall(text)]


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
