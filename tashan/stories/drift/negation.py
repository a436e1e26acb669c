"""Statements that a version turns round: a negation put in or taken out, a word become its opposite.

In: aligned passages. Out: drifts of the kind `negation`. Between Chinese texts a negation counts as lost or put in
where both sides state the same predicate and only one of them denies it; double negation is none. In copies that keep
their wording, and in English, the words round the change must be the same. Across languages see `crossing`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tashan.comparing.clauses import clause_at, clause_without, content, likeness, split_clauses
from tashan.comparing.contraries import are_contrary
from tashan.comparing.denying import SURELY_NONE
from tashan.comparing.lexicon import load_lexicon
from tashan.comparing.polarity import find_denials, find_denials_en, find_doubled, mask_questions, opposites
from tashan.comparing.tagged import tag_words
from tashan.comparing.turned import find_turned_words
from tashan.comparing.unpaired import pair_clauses
from tashan.model import Drift, Message
from tashan.stories.drift.edits import find_edits, widen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.comparing.polarity import Denial
    from tashan.stories.drift.passages import Passage, Span

# Share of words from which two clauses tell the same, so that what is denied in one must be in the other.
SAME_CLAUSE = 0.34
# The same where they stand in the same place among the others.
SAME_PAIRED = 0.25
# The same where a word was replaced by its opposite: no predicate is shared then.
OPPOSITE_CLAUSE = 0.34
# The same where only a word like 能 or 已经 tells that the other clause grants what this one denies.
SAME_GRANTED = 0.5
SPELT_OUT = 3
"""Characters between those of a predicate that is spelt out: 超过了标准."""
LEAST_SHARED = 3
"""Words that two clauses share besides, so that an adjective of one is that of the other."""
# Characters before a predicate in which its denial stands.
REACH = 7
_MISSING = re.compile("[乏缺失否反拒禁弃差必]|一定|见得")
"""Behind a denial: what is denied is a lack itself, or the denial is a weak one."""
_SKIP = re.compile(
    r"(?:进行|作出|做出|予以|加以|给予)|见(?![面到过谁])|[会能得可要再曾予以被有了敢想需须应该肯愿把将在对向给让使去来过很太多任何一丝毫个名位件种次\s]+(?:进行|作出|做出|予以|加以|给予)?|[a-z]?"
)
_GRAMMAR_TAGS = ("p", "d", "q", "u", "c", "r", "f", "m", "y", "x", "w")


def find_negation_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of negation in passages of one language."""
    for passage in passages:
        if passage.one_language and not passage.equal:
            found = [*_find_denied(passage), *_find_undoubled(passage), *_find_opposites(passage)]
            found = found or [*_find_granted(passage)]
            yield from found or [*_find_edited(passage), *_find_contrary(passage)]
            yield from _find_reworded(passage)


def _find_contrary(passage: Passage) -> Iterator[Drift]:
    """A word of a copy in the place of one whose contrary it is by the dictionary, where each clause denies as often."""
    chinese = passage.a.source.chinese
    find = find_denials if chinese else find_denials_en
    for edit in find_edits(passage):
        a = _whole_word(passage.a.text, edit.a, chinese=chinese)
        b = _whole_word(passage.b.text, edit.b, chinese=chinese)
        if are_contrary(passage.a.text[slice(*a)], passage.b.text[slice(*b)]):
            rest = [clause_without(side.text, span) for side, span in ((passage.a, a), (passage.b, b))]
            if len(find(rest[0])) == len(find(rest[1])):
                yield _turned(passage, a, b)


def _find_reworded(passage: Passage) -> Iterator[Drift]:
    """A word of a Chinese clause whose contrary stands in the clause that goes with it, in whatever other words."""
    if passage.a.source.chinese:
        for spans in find_turned_words(passage.a.text, passage.b.text):
            yield _turned(passage, *spans)


def _whole_word(text: str, span: Span, *, chinese: bool) -> Span:
    """The words that a span touches."""
    return widen(span, tag_words(text))[0] if chinese else _words_at(text, span, chinese=False)


def _find_edited(passage: Passage) -> Iterator[Drift]:
    """A negation that is all that was put in or taken out at a place of a copy, whatever stands around it."""
    chinese = passage.a.source.chinese
    denied = _RAW if chinese else _RAW_EN
    for edit in find_edits(passage):
        a, b = _words_at(passage.a.text, edit.a, chinese=chinese), _words_at(passage.b.text, edit.b, chinese=chinese)
        old, new = passage.a.text[slice(*a)], passage.b.text[slice(*b)]
        lost = bool(denied.search(old))
        alone = max(len(old), len(new)) <= LONGEST_EDIT[chinese] and _HELPERS.sub("", old) == _HELPERS.sub("", new)
        if alone and lost != bool(denied.search(new)) and _turns(passage, a, b):
            yield _drift(
                "drift-negation-lost" if lost else "drift-negation-added", passage, a, b, word=old if lost else new
            )


def _turns(passage: Passage, a: Span, b: Span) -> bool:
    """Whether the clauses round an edit deny unequally often, and no word makes the negation idle."""
    find = find_denials if passage.a.source.chinese else find_denials_en
    one, other = (side.text[slice(*clause_at(side.text, span[0]))] for side, span in ((passage.a, a), (passage.b, b)))
    idle = any(_IDLE.search(text) or mask_questions(text) != text for text in (one, other))
    return len(find(one)) != len(find(other)) and not idle


def _words_at(text: str, span: Span, *, chinese: bool) -> Span:
    """The span with the rest of the English words that it begins and ends in."""
    if chinese:
        return span
    start = max((m.start() for m in re.finditer(r"[\w'’]+", text) if m.start() < span[0] < m.end()), default=span[0])
    end = min((m.end() for m in re.finditer(r"[\w'’]+", text) if m.start() < span[1] < m.end()), default=span[1])
    return start, end


def _find_denied(passage: Passage) -> Iterator[Drift]:
    """Predicates that both sides state and only one denies."""
    find = find_denials if passage.a.source.chinese else find_denials_en
    denials = find(passage.a.text), find(passage.b.text)
    if len(denials[0]) == len(denials[1]) == 0:
        return
    for side, code in ((0, "drift-negation-lost"), (1, "drift-negation-added")):
        for denial in denials[side]:
            twin = _find_affirmed(denial, side, passage, denials)
            if twin:
                verb = len(_possible(passage.sides[side].text, denial)[:1])
                own = (denial.span[0] - verb, min(denial.scope[1], denial.span[1] + REACH))
                spans = (own, twin) if side == 0 else (twin, own)
                word = passage.sides[side].text[slice(*denial.span)]
                yield _drift(code, passage, *spans, word=word)


def _find_undoubled(passage: Passage) -> Iterator[Drift]:
    """并非没有, 不无 or 并非不 on one side, which affirm, and on the other one denial alone, whichever word it denies."""
    for side, code in ((1, "drift-negation-undoubled"), (0, "drift-negation-doubled")):
        text, other = passage.sides[side].text, passage.sides[1 - side].text
        for denial in find_denials(text) if passage.a.source.chinese and find_doubled(other) else ():
            twin = _find_doubled(denial, text, other)
            if twin:
                spans = (denial.span, twin) if side == 0 else (twin, denial.span)
                doubled = other[slice(*twin)]
                word = doubled[: find_doubled(doubled)[0][0][1]]
                yield _drift(code, passage, *spans, word=word, more=(("copy" if side == 0 else "original", doubled),))


def _find_doubled(denial: Denial, text: str, other: str) -> Span | None:
    """Where the clause that tells the same denies twice, and nothing besides, what `denial` denies once."""
    clause = clause_at(text, denial.span[0])
    own = text[slice(*clause)]
    best = max(split_clauses(other), key=lambda span: likeness(own, other[slice(*span)]))
    there = other[slice(*best)]
    doubled = find_doubled(there)
    if len(doubled) != 1 or likeness(own, there) < SAME_CLAUSE or len(find_denials(own)) != 1:
        return None
    if _MISSING.match(text, denial.span[1]) or find_doubled(own) or _denies_otherwise(own, there, ""):
        return None
    start, end = doubled[0][0][0], doubled[0][1][1]
    once = all(start <= one.span[0] < end for one in find_denials(there))
    return (best[0] + start, best[0] + end) if once else None


def _find_affirmed(
    denial: Denial, side: int, passage: Passage, denials: tuple[tuple[Denial, ...], tuple[Denial, ...]]
) -> Span | None:
    """Where the other side states what `denial` denies without denying it."""
    text, other = passage.sides[side].text, passage.sides[1 - side].text
    clause = clause_at(text, denial.span[0])
    more = sum(clause[0] <= d.span[0] < clause[1] for d in denials[side]) - 1
    if more and find_doubled(text[slice(*clause)]):
        return None
    predicate = _predicate(text[slice(*denial.scope)], chinese=passage.a.source.chinese)
    if not predicate and not _possible(text, denial):
        return None
    best = max(split_clauses(other), key=lambda span: likeness(text[slice(*clause)], other[slice(*span)]), default=None)
    if best is None:
        return None
    there = other[slice(*best)]
    least = SAME_PAIRED if _are_paired(passage, clause, best, side) else SAME_CLAUSE
    if likeness(text[slice(*clause)], there) < least:
        return None
    # What else the clause denies, the other one must deny too: 没有意识到 of what is 不可小视.
    if sum(best[0] <= d.span[0] < best[1] for d in denials[1 - side]) != more:
        return None
    possible = _possible(text, denial)
    if possible:
        predicate = next((form for form in possible if form in there), possible[0])
    place, predicate = _find_told(predicate, there, chinese=passage.a.source.chinese)
    near = there[max(0, place - REACH) : place] if more else there
    if (
        place < 0
        or _may_deny(near)
        or _JOINED.search(there[: max(place, 0)])
        or _BEFORE.search(there + text[slice(*denial.scope)])
    ):
        return None
    own = text[clause[0] : denial.span[0]] + text[denial.span[1] : clause[1]]
    if _denies_otherwise(there, own, predicate) or _denies_otherwise(own, there, predicate):
        return None
    # A denial that has only moved to a neighbouring clause: as many stand in the whole sentence.
    if len(denials[0]) == len(denials[1]):
        return None
    start = best[0] + place
    return max(best[0], start - REACH), start + len(predicate)


def _find_told(predicate: str, clause: str, *, chinese: bool) -> tuple[int, str]:
    """Where a clause tells a predicate, -1 where it does not, and how: 超标 may be 超过标准."""
    place = clause.lower().find(predicate.lower())
    if place < 0 and chinese and len(predicate) == len("超标"):
        longer = re.search(f"{predicate[0]}[^，。；]{{1,{SPELT_OUT}}}?{predicate[1]}", clause)
        return (longer.start(), longer.group()) if longer else (-1, predicate)
    return place, predicate


def _find_granted(passage: Passage) -> Iterator[Drift]:
    """A clause that denies what may, must or has been done, beside one that grants it, whatever words follow: 尚未 and
    已经, 不能 and 能, 不必 and 必须.
    """
    a, b = passage.a.text, passage.b.text
    if not passage.a.source.chinese or len(find_denials(a)) == len(find_denials(b)):
        return
    for clauses in pair_clauses(a, b):
        for side, code in ((0, "drift-negation-lost"), (1, "drift-negation-added")):
            found = _find_grant(
                passage.sides[side].text, clauses[side], passage.sides[1 - side].text, clauses[1 - side]
            )
            if found:
                spans = found if side == 0 else found[::-1]
                yield _drift(code, passage, *spans, word=passage.sides[side].text[slice(*found[0])])


def _find_grant(text: str, clause: Span, other: str, twin: Span) -> tuple[Span, Span] | None:
    """The one denial of a clause, and the word in its twin, which denies nothing, that grants the same."""
    own, there = text[slice(*clause)], other[slice(*twin)]
    denials = find_denials(own)
    if len(denials) != 1 or find_denials(there) or _may_deny(there) or _BEFORE.search(there + own):
        return None
    word, rest = own[slice(*denials[0].span)], own[: denials[0].span[0]] + own[denials[0].span[1] :]
    grants = next((grants for denied, grants in _GRANTS if denied.fullmatch(word)), None)
    grant = grants.search(there) if grants and not grants.search(rest) else None
    if not grant or likeness(rest, there) < SAME_GRANTED or len(content(rest) & content(there)) < LEAST_SHARED:
        return None
    if _denies_otherwise(there, rest, "") or _denies_otherwise(rest, there, ""):
        return None
    start = clause[0] + denials[0].span[0]
    return (start, start + len(word)), (twin[0] + grant.start(), twin[0] + grant.end())


def _possible(text: str, denial: Denial) -> tuple[str, ...]:
    """What stands where a verb and its result are no more kept apart by 不: 看到 and 看得到 for 看不到."""
    start, end = denial.span
    result = text[end : end + 1]
    if text[start:end] != "不" or result not in _RESULTS or not re.match(r"[\u3400-\u9fff]", text[start - 1 : start]):
        return ()
    return text[start - 1] + result, f"{text[start - 1]}得{result}"


def _are_paired(passage: Passage, own: Span, best: Span, side: int) -> bool:
    """Whether two clauses of Chinese texts are a pair when the clauses of both are paired in order."""
    if not passage.a.source.chinese:
        return False
    return (own, best)[:: 1 if side == 0 else -1] in pair_clauses(passage.a.text, passage.b.text)


def _predicate(scope: str, *, chinese: bool) -> str:
    """The first word of content after a negation."""
    if not chinese:
        words = re.findall(r"[A-Za-z]+", scope)
        return next((word for word in words if len(word) >= LEAST_LETTERS and word.lower() not in _AUXILIARY), "")
    rest = scope[_lead(scope) :]
    for (start, end), tag in tag_words(rest[:12]):
        word = rest[start:end]
        verb = tag == "p" and start == 0 and end == len("通过")  # 没有通过体检, 未按照规定
        if (tag.startswith(_GRAMMAR_TAGS) and not verb) or not re.search(r"[\u3400-\u9fff]", word):
            continue
        known = load_lexicon().glosses
        return word if word in known else next((word[:k] for k in range(len(word), 0, -1) if word[:k] in known), word)
    return ""


def _lead(scope: str) -> int:
    match = _SKIP.match(scope)
    return match.end() if match else 0


_AUXILIARY = frozenset(
    [
        "been",
        "have",
        "being",
        "that",
        "this",
        "with",
        "from",
        "into",
        "will",
        "would",
        "could",
        "should",
        "them",
        "they",
        "their",
        "there",
        "were",
        "more",
        "than",
        "very",
        "the",
        "any",
        "all",
        "for",
        "and",
        "but",
        "get",
        "got",
        "was",
        "are",
        "has",
        "had",
        "can",
        "may",
        "yet",
        "his",
        "her",
        "its",
    ]
)
LEAST_LETTERS = 3
_OTHERWISE = re.compile(
    r"拒绝|否认|避免|防止|禁止|难以|难免|缺乏|停|取消|无法|杜绝|免|失去|放弃|反对|除非|否则|前提是|才[能会可有]|超出|欠|难道|岂|怎么|哪|谁|人人|件件|处处|个个|全都"
    r"|摆脱|脱离|离开|告别|远离|终止|中止|中断|消除|排除|打消|豁免|谢绝|婉拒|抵制|抗拒|回避|逃避|躲避|避开|阻止|阻拦|遏制|缺少|缺席|少了|没了"
    r"|落空|泡汤|丧失|丢|艰难|很难|仅|唯有|唯一|例外|除了|除外|之外|以外|相反|违反|违背|忽视|忽略|遗漏|错过|耽误|忘|白费|徒劳|改为|改由|改成|转为|转由|换成|取代|代替|替代|匿名|警告|警惕|提防|当心|谨防|小心|以防|以免|\b(?:fail|refus|den(?:y|ied)|lack|avoid|prevent|unable|without)\w*",
    re.IGNORECASE,
)


_GRANTS = tuple(
    (re.compile(denied), re.compile(grants))
    for denied, grants in (
        ("尚未|还未|未|未能|未曾|还?没有?", "已经?|曾经?|早就"),
        ("从未|从不|从没有?|未曾", "曾经?|多次|经常|一直"),
        ("不能|无法|未能", "能够?|可以|得以"),
        ("不会", "会|将"),
        ("不可|不得|不许|不准|不能", "可以?|能够?|有权|允许"),
        ("不应|不该|不应该", "应该?|必须"),
        ("不必|不用|不需|无须|无需", "必须|须|需要?|得"),
        ("不愿|不肯|无意", "愿意?|肯|有意"),
        ("不再", "仍然?|依然|继续|还"),
    )
)
"""Words that deny what may, must or has been done, with those that grant it."""
_BEGINNING = "脱避防禁停缺免拒终阻抵逃"
"""What such a word begins with that may be its short form."""
_RAW = re.compile(r"[不没未无非]")
_RAW_EN = re.compile(r"\b(?:not|never|no|nor|none|cannot|without)\b|n['’]t\b", re.IGNORECASE)
# What a verb results in, which 不 parts from it where it can't be.
_RESULTS = frozenset("到了住起出完成动见懂清")
_BEFORE = re.compile("之前|以前")
_JOINED = re.compile(r"[不没未无非].*(?:[或和及与、]|以及)$")
"""What is joined to something that is denied is denied too: 未承认或否认."""
# Where a negation changes nothing, or stands for another one: 好不容易, 差点没, 没来之前, 除非……不, 要不是.
_IDLE = re.compile(r"好不|差点|差一点|之前|以前|除非|否则|难免|非得|不料|\buntil\b|\bunless\b")
# What comes and goes with a negation. All else must stay: 不可忽视 put as 不成无视 is another wording.
_HELPERS = re.compile(
    r"[不没未无非并从尚已经曾过有会能够可以是要想将法]|\b(?:not|never|no|nor|none|cannot|without|do|does|did|wo|ca|sha|will|can|shall)\b"
    r"|n['’]t\b|\s",
    re.IGNORECASE,
)
# Characters of a Chinese and of an English edit that is no more than a negation with its helpers.
LONGEST_EDIT = {True: 4, False: 14}


_WHICHEVER = ("无论", "不论", "不管")


def _may_deny(text: str) -> bool:
    """Whether a Chinese text has a character that denies; 不过 does not, 无论是A还是B is as good as 不分."""
    return _RAW.search(SURELY_NONE.sub(lambda match: match[0] if match[0] in _WHICHEVER else "〇", text)) is not None


def _denies_otherwise(clause: str, other: str, predicate: str) -> bool:
    """Whether a clause holds a word, other than the predicate and what the other clause has too, that may do a
    negation's work, or a rhetorical question.
    """
    found = _OTHERWISE.findall(clause.replace(predicate, ""))
    # 脱离危险 is 脱险.
    return any((word[0] if word[0] in _BEGINNING else word) not in other for word in found)


def _find_opposites(passage: Passage) -> Iterator[Drift]:
    """A word on side a with its opposite in the clause of side b that tells the same."""
    a = passage.a.text
    present = _present(a)
    for clause in split_clauses(a) if present else ():
        own = a[slice(*clause)]
        for word, others in present:
            place = _find_word(word, own)
            if place < 0:
                continue
            for other in others:
                span = _find_turned(passage, clause, word, other)
                if span:
                    start = clause[0] + place
                    yield _turned(passage, (start, start + len(word)), span)
                    break


@lru_cache(maxsize=1024)
def _present(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words with an opposite that a text holds; the original's are asked for with each of its versions."""
    folded = text.casefold()
    held = ((word, others) for word, others in opposites().items() if word in folded or word[0] in "更最")
    return tuple((word, others) for word, others in held if _find_word(word, text) >= 0)


def _find_turned(passage: Passage, clause: Span, word: str, other: str) -> Span | None:
    a, b = passage.a.text, passage.b.text
    own = a[slice(*clause)]
    if _find_word(other, own) >= 0 or _count(word, a) <= _count(word, b) or _count(other, b) <= _count(other, a):
        return None
    best = max(
        split_clauses(b),
        key=lambda span: likeness(own.replace(word, ""), b[slice(*span)].replace(other, "")),
        default=None,
    )
    if best is None:
        return None
    there = b[slice(*best)]
    place = _find_word(other, there)
    rest = likeness(own.replace(word, ""), there.replace(other, ""))
    if (
        place < 0
        or _find_word(word, there) >= 0
        or rest < OPPOSITE_CLAUSE
        or len(content(own.replace(word, "")) & content(there.replace(other, ""))) < 2
    ):
        return None
    # What the other word may stand for instead: 反对 of what 支持 was put as 撑持.
    if any(_find_word(same, own) >= 0 > _find_word(same, there) for same in opposites()[word] if same != other):
        return None
    find = find_denials if passage.a.source.chinese else find_denials_en
    if len(find(own)) != len(find(there)):
        return None
    return best[0] + place, best[0] + place + len(other)


def _count(word: str, text: str) -> int:
    return (
        len(re.findall(rf"\b{word}\b", text, re.IGNORECASE))
        if word.isascii()
        else (len(re.findall(rf"{word[0]}(?:加|为)?{word[1:]}", text)) if word[0] in "更最" else text.count(word))
    )


def _find_word(word: str, text: str) -> int:
    """Where a word stands: an English one must stand alone, a Chinese one may not run on into a longer word."""
    if word.isascii():
        match = re.search(rf"\b{word}\b", text, re.IGNORECASE)
        return match.start() if match else -1
    if len(word) == 1:
        return -1
    if word[0] in "更最":
        match = re.search(rf"{word[0]}(?:加|为)?{word[1:]}", text)
        return match.start() if match else -1
    match = re.search(rf"(?<!负){word}", text)  # 负增长 is no growth
    return match.start() if match else -1


def _drift(
    code: str, passage: Passage, a: Span, b: Span, *, word: str, more: tuple[tuple[str, str], ...] = ()
) -> Drift:
    message = Message(code=code, values=(("word", word.strip()), *more))
    return Drift(kind="negation", original=passage.a.quote(a), copy=passage.b.quote(b), message=message)


def _turned(passage: Passage, a: Span, b: Span) -> Drift:
    values = (("original", passage.a.text[slice(*a)].strip()), ("copy", passage.b.text[slice(*b)].strip()))
    message = Message(code="drift-negation-opposite", values=values)
    return Drift(kind="negation", original=passage.a.quote(a), copy=passage.b.quote(b), message=message)
