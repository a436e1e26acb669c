"""Numbers that a version gives otherwise: another value, unit, bound or place in the sentence.

In: aligned passages. Out: drifts of the kind `number`. Values are compared, not spellings (see `comparing`): 三成,
30% and 3/10 are one. What has no equal in its own passage is looked for in the next ones before anything is said;
what is merely missing or new is named only where the wording is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.comparing.clauses import clause_at, likeness
from tashan.comparing.measures import read_measures
from tashan.comparing.numbers import both_open, equal_measures, match_measures
from tashan.comparing.polarity import find_denials, find_denials_en
from tashan.comparing.units import unit_of
from tashan.comparing.unpaired import pair_clauses
from tashan.language.currencies import CODES
from tashan.model import Drift, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.comparing.measures import Measure
    from tashan.stories.drift.passages import Passage, Span

# Passages on each side in which a number may have found its place instead: translators move clauses about.
NEARBY = 2
# From this share of common characters on, a copy keeps the wording, and what is missing has been taken out.
LITERAL = 0.75
# Share by which an end of a range may differ where the other text tells it alone.
END_SLACK = 0.01
# A rough span of time is less than so many times what it is told as.
ROUGHLY = 2.0
# The same for small numbers, which often are words of grammar.
WORD_FOR_WORD = 0.9
# Digits, zeros at the ends apart, of a number that translations tell: of 200 in news translated by people all but six, of
# which four are another number there. What may be years is none.
PRECISE, FIRST_YEAR, LAST_YEAR = 3, 1800, 2100
# So well what is counted must fit before small numbers, which often are words of grammar, are held against one another.
WEAK_FIT = 6
# Share of words from which two clauses tell the same, so that 至少 in one and 至多 in the other bound the same.
SAME_BOUND = 0.5
# Characters round a number that tell what it counts.
AROUND = 8
# By so many characters the other number's surroundings must fit better before two numbers have changed places.
SWAP_MARGIN = 2
# 10天大 and "10-month-old" are as many of another unit.
_LASTING = frozenset({"time", "months", "age"})
# 三年内 is a limit in words only.
_SPANS = frozenset({"time", "months"})
_PLAIN = frozenset({"count", "ordinal", "rank"})
_SHARES = frozenset({"ratio", "points", "times", "proportion"})
_CHANGES = "(?:缩短|减少|减|压缩|压减|下降|下滑|下跌|降低|降|跌|升|提升|上升|攀升|回升|提高|增加|增长|增|涨|上涨|延长|扩大|扩|收窄|上调|下调|调高|调低|缩减|拉长)"
_ABOUT = "(?:约|近|大约|将近|接近|逾|超过|不足|不到|仅|至少|至多|最多)?"
_TO = re.compile(rf"{_CHANGES}(?:到|至|为)了?(?:[^，。；]{{0,8}}的)?{_ABOUT}$")
_BY = re.compile(rf"{_CHANGES}了?{_ABOUT}$")
_MOVED_EN = re.compile(
    r"\b(?:cut|fell|fall|falls|falling|fallen|dropp?\w*|reduc\w*|declin\w*|lower\w*|ris\w+|rose|increas\w*|grew|grow\w*|rais\w*|"
    r"shorten\w*|extend\w*|expand\w*|climb\w*|jump\w*|down|up)(?: [a-z]+){0,3} (?P<how>to|by)"
    r"(?: (?:about|around|nearly|just|only|some|over|almost|roughly|more than|less than))?\s$",
    re.IGNORECASE,
)
# Characters, and English letters, before a number in which its verb may stand.
LOOK_BACK, LOOK_BACK_EN = 14, 60
_EACH = re.compile(r"每(?P<n>\d+|[二两三四五六七八九十百千]+)?(?P<unit>[股亩人户名个台套只头家瓶箱吨斤])")


def find_number_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of numbers, passage by passage."""
    read = [(read_measures(passage.a.text), read_measures(passage.b.text)) for passage in passages]
    all_matched = [match_measures(*sides) for sides in read]
    for place, (passage, matched) in enumerate(zip(passages, all_matched, strict=True)):
        # A number nearby that has its equal in its own passage cannot be the one that moved.
        near = [
            all_matched[k]
            for k in range(max(0, place - NEARBY), place + NEARBY + 1)
            if k != place and k < len(passages)
        ]
        left = [m for m in matched.left if not _stands(m, [n for other in near for n in other.right], passage.b.text)]
        right = [m for m in matched.right if not _stands(m, [n for other in near for n in other.left], passage.a.text)]
        yield from _compare_matched(passage, matched.pairs)
        yield from _find_swaps(passage, matched.pairs)
        yield from _compare_leftover(passage, left, right)
        yield from _find_each(passage)
        yield from _find_bounds(passage, matched.pairs)


def _stands(measure: Measure, near: Sequence[Measure], text: str) -> bool:
    """Whether an equal number stands nearby, or the same digits where they were not read as this number."""
    if any(equal_measures(measure, other) for other in near):
        return True
    digits = "".join(re.findall(r"[\d.]", measure.text)).strip(".")
    free = re.sub(r"(?<=\d)[,，](?=\d{3})", "", text)
    for other in read_measures(text):
        free = free.replace(other.text.replace(",", ""), " ")
    return len(digits) > 1 and re.search(rf"(?<![\d.]){re.escape(digits)}(?!\d)", free) is not None


def _compare_matched(passage: Passage, pairs: Sequence[tuple[Measure, Measure]]) -> Iterator[Drift]:
    """Equal values: their bounds, their unit and what was done with them may still differ."""
    for one, other in pairs:
        if {one.sort, other.sort} == {"ratio", "points"} and (passage.one_language or other.sort == "points"):
            yield _drift("drift-number-unit", passage, one, other)
        elif (
            (
                one.side * other.side < 0
                and (passage.one_language or (one.sort != "rank" and not _both_deny(passage, one, other)))
            )
            or _lost_bound(passage, one, other)
            or _to_or_by(one, passage.a.text) * _to_or_by(other, passage.b.text) < 0
        ):
            yield _drift("drift-number-qualifier", passage, one, other)


def _both_deny(passage: Passage, one: Measure, other: Measure) -> bool:
    """Whether the clauses of two numbers deny something before them, by which either bound is turned: 没有一批低于85%."""
    return all(
        (find_denials if side.source.chinese else find_denials_en)(
            side.text[clause_at(side.text, measure.start)[0] : measure.start]
        )
        for side, measure in ((passage.a, one), (passage.b, other))
    )


def _lost_bound(passage: Passage, one: Measure, other: Measure) -> bool:
    """Whether a bound stands on one side, and nothing like one on the other, in one language."""
    if bool(one.side) == bool(other.side) or not passage.one_language or one.vague or other.vague or one.sort in _SPANS:
        return False
    bare, text = (other, passage.b.text) if one.side else (one, passage.a.text)
    around = text[max(0, bare.start - AROUND) : bare.end + 4].lower()
    return not any(word in around for word in _HEDGES)


_HEDGES = (
    "约",
    "近",
    "余",
    "多",
    "超",
    "逾",
    "左右",
    "上下",
    "强",
    "弱",
    "达",
    "以上",
    "以下",
    "以内",
    "不到",
    "不足",
    "至少",
    "几乎",
    "差不多",
    "过",
    "最",
    "越",
    "限",
    "未满",
    "站",
    "冲",
    "跨",
    "触",
    "攀",
    "almost",
    "near",
    "about",
    "around",
    "some",
    "over",
    "least",
    "most",
    "just",
    "exceed",
    "above",
    "below",
    "under",
    "roughly",
    "approximately",
    "than",
    "to",
    "within",
)


def _to_or_by(measure: Measure, text: str) -> int:
    """1 where something changed to the number, -1 where by it, 0 where neither is said."""
    before = text[max(0, measure.start - LOOK_BACK) : measure.start]
    if moved := _MOVED_EN.search(text[: measure.start][-LOOK_BACK_EN:]):
        return 1 if moved["how"].lower() == "to" else -1
    return 1 if _TO.search(before) else -1 if _BY.search(before) else 0


def _find_swaps(passage: Passage, pairs: Sequence[tuple[Measure, Measure]]) -> Iterator[Drift]:
    """Two numbers that changed places: what each one counts on side a stands beside the other one on side b."""
    if not passage.one_language or len({bool(_EACH_ITS.search(side.text)) for side in passage.sides}) > 1:
        return
    done: set[int] = set()
    for k, (one, other) in enumerate(pairs):
        for two, twin in pairs[k + 1 :]:
            if one.sort != two.sort or equal_measures(one, two) or {id(one), id(two)} & done:
                continue
            straight = max(
                _fit(one, other, passage) + _fit(two, twin, passage),
                _same_counted(one, other, passage) + _same_counted(two, twin, passage),
            )
            crossed = _fit(one, twin, passage), _fit(two, other, passage)
            if (min(crossed) or not straight) and sum(crossed) >= straight + SWAP_MARGIN:
                done |= {id(one), id(two)}
                yield _drift("drift-number-swapped", passage, one, other, more=(two, twin))


_EACH_ITS = re.compile(r"分别|依次|\brespectively\b", re.IGNORECASE)
"""Numbers behind this stand apart from what they count."""


def _fit(one: Measure, other: Measure, passage: Passage) -> int:
    """Characters that stand on both sides right after (and before) the two numbers, up to the next mark."""
    a, b = passage.a.text, passage.b.text
    after = _content(_until(a[one.end : one.end + AROUND])) & _content(_until(b[other.end : other.end + AROUND]))
    before = _content(_until(a[max(0, one.start - AROUND) : one.start][::-1])) & _content(
        _until(b[max(0, other.start - AROUND) : other.start][::-1])
    )
    return 2 * len(after) + len(before)


def _same_counted(one: Measure, other: Measure, passage: Passage) -> int:
    """Characters that what two numbers count has in common: it follows a number, or goes before one that ends its
    clause (广告牌31块, 31块广告牌). As good as what stands right after both.
    """
    return 2 * len(_counted(one, passage.a.text) & _counted(other, passage.b.text))


_CLASSIFIERS = "名位家件次只辆台座起项户所条张份个"


def _counted(measure: Measure, text: str) -> set[str]:
    after = _until(text[measure.end : measure.end + AROUND]).lstrip(_CLASSIFIERS)
    return _content(after) or _content(_until(text[max(0, measure.start - AROUND) : measure.start][::-1]))


def _until(text: str) -> str:
    return re.split(r"[，。；、,;.!！？?\d]", text, maxsplit=1)[0]


def _content(text: str) -> set[str]:
    return {char for char in text if "\u3400" <= char <= "\u9fff" and char not in "的了是在有和与人个元约近"} | {
        word.lower() for word in re.findall(r"[A-Za-z]{4,}", text)
    }


def _without_ends(left: list[Measure], right: list[Measure]) -> tuple[list[Measure], list[Measure]]:
    """Numbers without a range of one side whose two ends the other tells one by one (between 140 and 160)."""
    gone: set[int] = set()
    for ranged, single in ((left, right), (right, left)):
        for measure in ranged:
            low, high = measure.ranges[0] if measure.ranges else (0.0, 0.0)
            ends = [next((one for one in single if _is_near(one, end)), None) for end in (low, high)]
            if low < high and ends[0] and ends[1] and ends[0] is not ends[1]:
                gone |= {id(measure), *(id(one) for one in ends)}
    return [one for one in left if id(one) not in gone], [one for one in right if id(one) not in gone]


_SCORE = re.compile(
    r"(?<![\d.])(?P<one>\d{1,3}(?:\.5)?)(?:\s?(?:[-–—:：比]|to)\s?(?P<other>\d{1,3}(?:\.5)?)(?![\d.]*\d|\s?[%％])|(?=平))"
)


def _without_scores(passage: Passage, left: list[Measure], right: list[Measure]) -> tuple[list[Measure], list[Measure]]:
    """Without the numbers of scores that both sides tell, with whatever mark between: 25：18 and 25-18."""
    a, b = (
        [((match["one"], match["other"] or match["one"]), match.span()) for match in _SCORE.finditer(side.text)]
        for side in passage.sides
    )
    both = {score for score, _ in a} & {score for score, _ in b}
    return _outside(left, [span for score, span in a if score in both]), _outside(
        right, [span for score, span in b if score in both]
    )


def _outside(measures: list[Measure], spans: Sequence[Span]) -> list[Measure]:
    return [one for one in measures if not any(start <= one.start and one.end <= end for start, end in spans)]


def _is_near(measure: Measure, value: float) -> bool:
    """Whether a measure is this one value."""
    return any(abs(value - at) <= END_SLACK * abs(value) for low, high in measure.ranges for at in ((low + high) / 2,))


def _compare_leftover(passage: Passage, left: list[Measure], right: list[Measure]) -> Iterator[Drift]:
    """Numbers without an equal: those that changed into one another, then those that are missing or new."""
    left = [one for one in left if one.raw or not _NOTHING.search(passage.b.text)]
    right = [one for one in right if one.raw or not _NOTHING.search(passage.a.text)]
    left, right = _without_rests(passage, left, right)
    left, right = _without_rates(passage, *_without_ends(*_without_scores(passage, left, right)))
    ranked = sorted(
        ((_likeness(one, other, passage), one, other) for one in left for other in right),
        key=lambda entry: (-entry[0], entry[1].start, entry[2].start),
    )
    done: set[int] = set()
    for likely, one, other in ranked:
        if likely > 0 and not {id(one), id(other)} & done:
            done |= {id(one), id(other)}
            yield _drift("drift-number-changed", passage, one, other)
    for measure in left:
        if id(measure) not in done and _must_be_kept(measure, passage, passage.b.text):
            yield _one_sided("drift-number-lost", passage, measure, of_copy=False)
    for measure in right:
        if id(measure) not in done and _must_be_kept(measure, passage, passage.a.text):
            yield _one_sided("drift-number-added", passage, measure, of_copy=True)


_OF_BEFORE = re.compile(
    r"原来|原先|原有|此前|先前|从前|剩|余下|其余|\b(?:of what|remain\w*|left|rest)\b", re.IGNORECASE
)
"""Words beside which a share is what is left rather than what has gone."""


def _without_rests(passage: Passage, left: list[Measure], right: list[Measure]) -> tuple[list[Measure], list[Measure]]:
    """Without shares that make up a whole where one side alone tells what is left: 缩减至原来的七成, cut by 30%."""
    if len({bool(_OF_BEFORE.search(side.text)) for side in passage.sides}) == 1:
        return left, right
    done = {
        id(each)
        for one in left for other in right
        if one.sort == other.sort == "ratio" and abs(one.ranges[0][0] + other.ranges[0][0] - 1) < END_SLACK
        for each in (one, other)
    }  # fmt: skip
    return [m for m in left if id(m) not in done], [m for m in right if id(m) not in done]


def _without_rates(passage: Passage, left: list[Measure], right: list[Measure]) -> tuple[list[Measure], list[Measure]]:
    """Without amounts that are equal once what they are reckoned by is: 每亩70元 and 每公顷1050元."""
    equal = {
        (id(one), id(other))
        for one in left for other in right
        if one.sort == other.sort
        and (mine := _rate(one, passage.a.text)) and (theirs := _rate(other, passage.b.text))
        and mine != theirs and abs(one.ranges[0][0] / mine - other.ranges[0][0] / theirs) <= 0.01 * one.ranges[0][0] / mine
    }  # fmt: skip
    done = {key for pair in equal for key in pair}
    return [m for m in left if id(m) not in done], [m for m in right if id(m) not in done]


_RATE = re.compile(
    r"(?:每|\b(?:per|a|an|each) )(公顷|亩|英亩|平方米|平方公里|公斤|千克|吨|斤|hectare|mu|acre|kg|ton|tonne|square metre)"
)


def _rate(measure: Measure, text: str) -> float | None:
    """The size of the unit that the amount is reckoned by, where its clause names one."""
    clause = re.split(r"[，。；,;]", text[: measure.start])[-1] + text[measure.end : measure.end + AROUND * 2]
    found = _RATE.search(clause)
    unit = unit_of(found[1]) if found else None
    return unit[1] if unit else None


def _likeness(one: Measure, other: Measure, passage: Passage) -> float:
    """How likely `other` is what became of `one`; 0 where they need not have to do with one another."""
    small = (one.weak or other.weak) and passage.wording < WORD_FOR_WORD
    if small and not (passage.one_language and _fit(one, other, passage) >= WEAK_FIT):
        return 0.0
    rough = one.vague != other.vague and not both_open(one, other)
    if rough and not passage.one_language and not _far_apart(one, other):
        return 0.0
    same = one.sort == other.sort or ({one.sort, other.sort} <= _LASTING and one.raw == other.raw)
    same = same or _is_other_unit(one, other) or (passage.one_language and _is_other_share(one, other))
    currency = {one.sort, other.sort} <= CODES
    bare = "count" in (one.sort, other.sort) and not {one.sort, other.sort} & {"ordinal", "rank"}
    if not (same or currency or (bare and passage.one_language) or passage.wording >= LITERAL):
        return 0.0
    if (
        one.sort == other.sort
        and one.sort in _PLAIN
        and not passage.one_language
        and min(len(one.text), len(other.text)) < 2
    ):
        return 0.0
    fit = _fit(one, other, passage) if passage.one_language else 0
    if passage.one_language and passage.wording < LITERAL and one.sort in _PLAIN and not fit:
        return 0.0
    return 1.0 + 2.0 * same + fit + (one.raw == other.raw)


def _is_other_unit(one: Measure, other: Measure) -> bool:
    """Whether one number with decimals is a share on one side and something else on the other: 3.4分, 3.4 percent."""
    digits, theirs = (re.sub(r"[^\d.]", "", measure.text) for measure in (one, other))
    return "." in digits and digits == theirs and (one.sort in _SHARES) != (other.sort in _SHARES)


def _is_other_share(one: Measure, other: Measure) -> bool:
    """Whether tenths became times: 高出三成, 高出3倍."""
    if {one.sort, other.sort} != {"ratio", "times"}:
        return False
    ratio, times = sorted((one, other), key=lambda measure: measure.sort)
    tenths = 10 * ratio.ranges[0][0]
    return "成" in ratio.text and any(abs(tenths - low) < END_SLACK for low in (times.raw, times.raw - 1))


def _far_apart(one: Measure, other: Measure) -> bool:
    """Whether two spans of time cannot be one however roughly either is told: 30多年, 91 years."""
    low, high = sorted((one.ranges[0][0], other.ranges[0][0]))
    return one.sort == other.sort and one.sort in _SPANS and high >= ROUGHLY * low


def _must_be_kept(measure: Measure, passage: Passage, beside: str) -> bool:
    """Whether a number on one side only is worth a word: it is exact, and the passages are close. 1天 may be 一日
    `beside` it, and 7天 一周, which are read as no numbers.
    """
    if not passage.one_language:
        return _is_precise(measure)
    if (measure.raw == 1 and _ONE.search(beside)) or (measure.ranges == _WEEK and _A_WEEK.search(beside)):
        return False
    exact = any(char.isdigit() for char in measure.text)
    small = measure.raw < 10 and measure.sort == "count"
    return exact and passage.wording >= (WORD_FOR_WORD if small else LITERAL)


_NOTHING = re.compile(r"没|无|未|零|\b(?:no|not|none|never|without|zero)\b|n['’]t\b", re.IGNORECASE)
"""What none is told by: 零宗 is 没有一宗."""
_WEEK, _A_WEEK = ((604_800.0, 604_800.0),), re.compile("一(?:周|个?星期|个?礼拜)")
"""Seven days in seconds, and what they may be called."""
_ONE = re.compile(r"[一单]|\b(?:an?|one|single)\b", re.IGNORECASE)


def _is_precise(measure: Measure) -> bool:
    """Whether a number has so many digits that no translator rounds it away: no year, no rough one."""
    digits = re.sub(r"\D", "", measure.text).strip("0")
    year = measure.sort in _PLAIN and FIRST_YEAR <= measure.raw <= LAST_YEAR
    return len(digits) >= PRECISE and not (year or measure.vague)


def _find_each(passage: Passage) -> Iterator[Drift]:
    """每10股 that became 每股: what a number is reckoned by."""
    if not (passage.a.source.chinese and passage.b.source.chinese):
        return
    others = {match["unit"]: match for match in _EACH.finditer(passage.b.text)}
    for match in _EACH.finditer(passage.a.text):
        other = others.get(match["unit"])
        if other and bool(match["n"]) != bool(other["n"]):
            yield _spans("drift-number-changed", passage, match.span(), other.span())


_LEAST, _MOST = re.compile("至少|最少|起码"), re.compile("至多|最多|顶多")


def _find_bounds(passage: Passage, pairs: Sequence[tuple[Measure, Measure]]) -> Iterator[Drift]:
    """至少 that became 至多 in the clause that goes with its own, also before a number that is none: 至少抽查一次."""
    a, b = passage.a.text, passage.b.text
    if passage.equal or not (passage.a.source.chinese and passage.b.source.chinese):
        return
    for own, other in pair_clauses(a, b):
        if any(own[0] <= one.start < own[1] and one.side * twin.side < 0 for one, twin in pairs):
            continue
        for kind, contrary in ((_LEAST, _MOST), (_MOST, _LEAST)):
            one, twin = kind.search(a, *own), contrary.search(b, *other)
            if one and twin and not contrary.search(a, *own) and not kind.search(b, *other):
                rest = (
                    a[own[0] : one.start()] + a[one.end() : own[1]],
                    b[other[0] : twin.start()] + b[twin.end() : other[1]],
                )
                if likeness(*rest) >= SAME_BOUND:
                    yield _spans("drift-number-qualifier", passage, one.span(), twin.span())


def _drift(
    code: str, passage: Passage, one: Measure, other: Measure, *, more: tuple[Measure, Measure] | None = None
) -> Drift:
    pairs = [(one, other), *([more] if more else [])]
    a = min(pair[0].start for pair in pairs), max(pair[0].end for pair in pairs)
    b = min(pair[1].start for pair in pairs), max(pair[1].end for pair in pairs)
    return _spans(code, passage, _with_bound(a, passage.a.text), _with_bound(b, passage.b.text))


def _with_bound(span: Span, text: str) -> Span:
    """The span with the word of its bound before it."""
    bound = _BOUND.search(text[: span[0]])
    return (bound.start(), span[1]) if bound else span


_BOUND = re.compile(
    r"(?:近|不足|不到|少于|低于|不超过|不少于|不低于|超过|至少|最多|至多|最少|(?:缩短|减少|下降|提高|增加|增长|延长|扩大)[到至了]|"
    r"less than |more than |at least |at most |no more than |no less than |over |under |nearly )$"
)


def _spans(code: str, passage: Passage, a: Span, b: Span) -> Drift:
    values = (("original", passage.a.text[slice(*a)]), ("copy", passage.b.text[slice(*b)]))
    message = Message(code=code, values=values)
    return Drift(kind="number", original=passage.a.quote(a), copy=passage.b.quote(b), message=message)


def _one_sided(code: str, passage: Passage, measure: Measure, *, of_copy: bool) -> Drift:
    span = (measure.start, measure.end)
    return Drift(
        kind="number",
        original=passage.a.quote(None if of_copy else span),
        copy=passage.b.quote(span if of_copy else None),
        message=Message(code=code, values=(("copy" if of_copy else "original", measure.text),)),
    )
