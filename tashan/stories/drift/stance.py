"""What a version makes of causes, orders and certainty.

In: aligned passages. Out: drifts of the kind `stance` where what was rejected is now what holds (A而不是B), where the
order is turned (先A后B) or a hedge fell away (可能, 据称, reportedly).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.comparing.clauses import clause_at, likeness, split_clauses
from tashan.comparing.lexicon import gloss_stems, stem
from tashan.model import Drift, Message
from tashan.stories.drift.crossing import best_clause
from tashan.stories.drift.edits import find_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.stories.drift.passages import Passage, Span

# By so much the crossed halves must be more alike before two sides of a contrast have changed places.
CROSSED = 0.2
# Share of words from which two clauses tell the same, so that a hedge of one belongs to the other.
SAME_CLAUSE = 0.4
# Fewer English words are no statement.
LEAST_WORDS = 5
_CONTRASTS = (
    re.compile(r"(?P<yes>[^，。；：,;:]{2,24}?)[，,]?\s?(?:而不是|而非|而并非|不是因为)(?P<no>[^，。；：,;:]{2,24})"),
    re.compile(
        r"(?:不是|并非|不在于|不在)(?P<no>[^，。；：,;:]{1,24}?)[，,]?\s?(?:而是|而在于|而在|(?<!不)是(?![否不]))(?P<yes>[^，。；：,;:]{1,24})"
    ),
    re.compile(r"先(?P<yes>[^，。；：,;:后再]{1,8})[，,、]?(?:后|再)(?P<no>[^，。；：,;:]{1,8})"),
)
_HEDGE = re.compile(
    "可能(?!性)|或许|也许|据称|据说|涉嫌|疑似|考虑|正在论证|正研究|研究|没有证据|尚无证据|无证据|传闻|或将|大概|似乎|好像|有望|拟|计划|打算|希望|力争|建议|预计|估计|初步"
    "|潜在|可以|担心|担忧|忧|怕|恐(?![龙怖])|风险|或(?![者许是])|料|未必|不一定|看来|看起来|看似|假设|如果|一旦|若"
)
_STRONG_HEDGE = re.compile(
    "(?<![不两么才尽无])(?<!才有)(?<!没有)可能(?![性，、。]|的?最)|或许|也许|(?<![数依根])据称|(?<![数依根])据说|涉嫌|疑似|(?<![综各项去])考虑(?!到|因素|在|很|[，、。；])|正在论证|没有证据|尚无证据"
    "|(?<!的)传闻|(?<!又)或将|(?<!看)似乎"
)
_HEDGE_EN = re.compile(
    r"\b(?:(?-i:may)|might|could|possib\w+|maybe|perhaps|rumou?r\w*|anticipat\w*|evidence|proof|probabl\w+|likely|reported\w*|alleged\w*|said to|consider\w*|suspect\w*|suspici\w*|no evidence|seem\w*|appear\w*|plan\w*|"
    r"expect\w*|hop\w+|propos\w+|study\w*|studies|studying|weigh\w*|mull\w*|discuss\w*|looking (?:at|into)|believ\w*|think\w*|thought|would|can|potential\w*|estimat\w*|whether|evaluat\w*|explor\w*|feasib\w*|demonstrat\w*|argu\w*|risk\w*|chance|if|able|look\w*|sound\w*|feel\w*|felt|as though)\b",
    re.IGNORECASE,
)
# English words that surely hedge, and every Chinese one in which a translator may have put a hedge, or left it to the future.
_SURE_EN = re.compile(
    r"\b(?:may(?! (?:have|not|well|or|be (?:able|used|given))\b)|might|maybe|perhaps|possibly|probably|reportedly|allegedly|apparently"
    r"|(?<!as )(?<!more )(?<!less )likely|(?:seem|appear)(?:s|ed) (?:to|that)|could (?:be|have|lead|cause|become|mean))\b"
)
_ANY_HEDGE = re.compile(
    "可|或|也许|恐|似|据|[称说]|料|估|预|约|大概|看|好像|仿佛|像|疑|嫌|未必|一定|望|能|会|想|[概几]率|机|险|显|若|应|多半|差不多|往往|易|倾向|觉|认为|如|是否|将|有待|未知|要|容许|允许|吧|吗|够|得|足以|[?？]"
)
# Words that always leave something open, whatever else the sentence says.
_OPEN_EN = re.compile(
    r"may|might|could|possib|rumou?r|perhaps|probabl|likely|reported|alleged|suspect|seem|appear", re.IGNORECASE
)
_TOLD_BY, _SAID = ("据称", "据说"), re.compile("称|说|表示|透露|认为")
"""What somebody tells is as open where it is said who."""
_MEANT = (
    (re.compile("如果|若|假如|倘若|要是|一旦|是否"), ("if", "whether")),
    (re.compile("能(?!源|力|量)|可以|可(?!能)"), ("can", "able")),
)
_ABLE = ("can", "able")
"""Words by which half of the Chinese helping verbs are glossed."""
_MARKS = " ，,、：:"
_DROPPED = re.compile(
    "据(?:报道|悉|称|说|传|了解|传闻|消息人士称)|(?:他|她|其)?(?:声称|自称|号称)|涉嫌|疑似|可能|或许|也许|似乎|大概|据信|所谓的?|看来|估计|预计|据估计|似是"
)
_PLAIN = re.compile("会?|将会?|必将|一定|确实|已经?")
_DROPPED_EN = re.compile(
    r"reportedly|allegedly|purportedly|supposedly|apparently|possibly|perhaps|probably|likely|may|might|could|"
    r"(?:is|are|was|were) (?:said|believed|thought|understood|reported|alleged|expected|estimated) to(?: be)?|(?:the )?alleged|so-called|(?:it )?(?:seem|appear)(?:s|ed)?(?: to(?: be)?)?|(?:an )?estimated",
    re.IGNORECASE,
)
_PLAIN_EN = re.compile(r"|will|shall|is|are|was|were|do|does|certainly|definitely|the", re.IGNORECASE)


def find_stance_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of stance."""
    for passage in passages:
        if passage.a.text != passage.b.text:
            if passage.a.source.chinese and passage.b.source.chinese:
                yield from _find_crossed(passage)
            firm = list(_find_firm(passage)) if passage.a.source.chinese else list(_find_stated(passage))
            yield from firm or _find_dropped(passage)


def _find_crossed(passage: Passage) -> Iterator[Drift]:
    """Contrasts whose two halves changed places."""
    pairs = [(one, other) for one in _contrasts(passage.a.text) for other in _contrasts(passage.b.text)]
    found = max(((_crossing(*pair), pair) for pair in pairs), key=lambda entry: entry[0], default=None)
    if found and found[0] >= CROSSED:
        one, other = found[1]
        yield _drift("drift-stance-crossed", passage, one.span(), other.span())


def _crossing(one: re.Match[str], other: re.Match[str]) -> float:
    """How much better the halves of two contrasts fit when they are crossed."""
    straight = likeness(one["yes"], other["yes"]) + likeness(one["no"], other["no"])
    return likeness(one["yes"], other["no"]) + likeness(one["no"], other["yes"]) - straight


def _contrasts(text: str) -> list[re.Match[str]]:
    return [match for pattern in _CONTRASTS for match in pattern.finditer(text)]


def _find_dropped(passage: Passage) -> Iterator[Drift]:
    """A hedge that is all that a copy left out at its place, or that it made a plain verb of."""
    dropped, plain = (_DROPPED, _PLAIN) if passage.a.source.chinese else (_DROPPED_EN, _PLAIN_EN)
    for edit in find_edits(passage):
        old, new = passage.a.text[slice(*edit.a)], passage.b.text[slice(*edit.b)]
        hedge = old.strip(_MARKS)
        moved = passage.b.text.count(hedge) >= passage.a.text.count(hedge)  # 人们似乎, 似乎人们
        if dropped.fullmatch(hedge) and plain.fullmatch(new.strip(_MARKS)) and not moved:
            clause = clause_at(passage.b.text, edit.b[0])
            yield _drift("drift-stance-firm", passage, edit.a, clause)


def _find_firm(passage: Passage) -> Iterator[Drift]:
    """Clauses that lost their hedge."""
    if passage.b.source.chinese:
        for match in _STRONG_HEDGE.finditer(passage.a.text):
            clause = clause_at(passage.a.text, match.start())
            own = passage.a.text[slice(*clause)]
            best = max(
                split_clauses(passage.b.text), key=lambda s: likeness(own, passage.b.text[slice(*s)]), default=None
            )
            if (
                best is not None
                and likeness(own.replace(match.group(), ""), passage.b.text[slice(*best)]) >= SAME_CLAUSE
                and not _HEDGE.search(passage.b.text[slice(*best)])
                and not (match.group() in _TOLD_BY and _SAID.search(passage.b.text[slice(*best)]))
                and len(_HEDGE.findall(passage.a.text)) > len(_HEDGE.findall(passage.b.text))
            ):
                yield _drift("drift-stance-firm", passage, clause, best)
    else:
        hedge = _STRONG_HEDGE.search(passage.a.text)
        if hedge and _is_firm(passage.b.text, passage.a.text):
            clause = clause_at(passage.a.text, hedge.start())
            best = best_clause(passage.b.text, passage.a.text[slice(*clause)], english=True)
            yield _drift("drift-stance-firm", passage, clause, best)


def _find_stated(passage: Passage) -> Iterator[Drift]:
    """An English hedge of which a Chinese version has nothing: no word that leaves something open, none for the future."""
    hedge = _SURE_EN.search(passage.a.text) if passage.b.source.chinese else None
    if hedge and not _ANY_HEDGE.search(passage.b.text):
        clause = clause_at(passage.a.text, hedge.start())
        best = best_clause(passage.b.text, passage.a.text[slice(*clause)], english=False)
        yield _drift("drift-stance-firm", passage, clause, best)


def _is_firm(english: str, chinese: str) -> bool:
    """Whether an English sentence leaves nothing open but what the Chinese says besides its hedges: 如果, 风险, 能够."""
    rest = _STRONG_HEDGE.sub("，", chinese)
    told = gloss_stems(rest)
    left = [
        match.group().lower()
        for match in _HEDGE_EN.finditer(english)
        if _OPEN_EN.match(match.group())
        or not (
            (stem(match.group()) in told and match.group().lower() not in _ABLE)
            or any(own.search(rest) and match.group().lower() in words for own, words in _MEANT)
        )
    ]
    return not left and len(english.split()) >= LEAST_WORDS


def _drift(code: str, passage: Passage, a: Span, b: Span) -> Drift:
    values = (("original", passage.a.text[slice(*a)].strip()), ("copy", passage.b.text[slice(*b)].strip()))
    message = Message(code=code, values=values)
    return Drift(kind="stance", original=passage.a.quote(a), copy=passage.b.quote(b), message=message)
