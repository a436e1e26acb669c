"""What a reader may see first of a claim that nobody reviewed: words that tell by themselves, of their place, something
of their theme.

In: the words shown, the spellings of the place and of others, the theme they stand under and all themes. Out: whether
they may stand open in a cell; other claims stay folded. A cell that says nothing is better than one that misleads, so
every test must be passed: the place is the subject, nothing points back or only supposes, the theme's own words are
there, and something is said that can be held against another place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.briefings.worth import counts_something, measure_value, without_names
from tashan.facts.hanging import hangs
from tashan.facts.stance.rules import language_of
from tashan.facts.topics import keyword_hits
from tashan.language.script import read_plainly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.model import Theme

_SUPPOSES = re.compile(
    r"如果|假如|假设|要是|倘若|一旦|万一|若是|即便|哪怕|你|我|咱|您|应该|应当|必须|需要|不如|不妨|希望|有望|预计|预期|估计|或许|也许|可能|难道"
    r"|(?<!已)(?<!已经)将(?![军近])|力争|拟于|目标|正如"
    r"|多少。?$|[?？]"
    r"|\b(?:if|would|could|should|might|may|must|perhaps|expect\w*|hopes?|you|your|we|our|us|I|my|me)\b",
)
"""Suppositions, advice, forecasts, and talk between a writer and his reader."""
LEAST_WORDS = 2
"""Keywords of a theme in what stands open under it. Of 18 statements with one, 7 were wrong, of 41 with more, 5. A
theme without examples has nothing but its keywords, and mostly few: there one must do."""
STUB = {"zh": 12, "en": 30}
"""Characters of the shortest cut quotation that stands open: 苏州约4.7万亿紧随 is none."""
_OPEN = re.compile(
    r"绝非|并非|不是|不仅|不只|虽然|尽管|与其|既|一方面"
    r"|\b(?:not (?:only|just|merely)|although|though|while|despite|both|either)\b",
    re.IGNORECASE,
)
"""Words that promise another clause."""
_VISITS = re.compile(
    r"调研|考察|视察|出席|会见|前往|参观|走访|慰问|致辞|\b(?:visit(?:s|ed|ing)|toured|attended|met with)\b"
)
"""Who went where says nothing of the place."""
_WITHIN = re.compile(
    r"(?:这(?:[几两三]?[家座款批位项]|方面|一点|里)|[该此][公企市省校院]"
    r"|(?:the|this|these|both) (?:compan|firm|cit|deal)\w+)",
    re.IGNORECASE,
)
"""What is pointed back to in the middle of a sentence; a reader of these words alone does not know which."""
_PRELUDE = re.compile(
    r"^(?:(?:据|根据|按照?|从|在|到|截至|截止|随着|作为|论|就|凭|自|[去今近前]年|目前|当[前下]|现在|今天|眼下|同[期年]|\d{4}年|\d{1,2}月)"
    r"[^，,；;。]{0,30}[，,])+"
)
"""Clauses of time, source and scope before the subject."""
_ADVERBIAL = re.compile(
    r"(?:[^，,；;。]{0,24}(?:[年月日时中上里前后下间期]|季度|来[看说讲]|方面|显示|指出|认为|表示|介绍|[说称]|以来|目前|其中|今天)[，,：:]?)*"
)
_TIME = re.compile(
    r"^(?:(?:[去今前近同当]|早在)?(?:\d{2,4})?年(?:[上下]半年|前\w{1,2}季度|\w季度|全年|[底末初来]|以来)?|\d{1,2}月(?:\d{1,2}日)?|目前|当[前下]|现在"
    r"|今天|眼下|近年来?|此前|随后|过去|在|而|都|仅|其中|曾经?的?|一直以来|全国|国内|长期以来|事实上)+"
)
_NOT_IT = re.compile(
    r"^(?:、|等|的?(?:外围|周边|周围|附近|郊外|隔壁|以[东南西北外])|控股|集团|银行|证券|大学|学院|人|籍|话|菜|路|站|街|湾"
    r"|的[^，。]{1,12}(?:公司|集团|企业家|人|先生|女士)[，,。])"
)
"""What makes of a place's name the name of something else, or of somebody from there."""
_PRELUDE_EN = re.compile(
    r"^(?:(?:in|by|as of|since|during|last|this|over|after|at|according to|for|under|among|on|with|today|now)\b"
    r"[^,;]{0,60},\s*)*(?:in\s+|the city of\s+|the\s+)?$",
    re.IGNORECASE,
)
_NEXT_EN = re.compile(
    r"^(?:'s\s|\s(?:city|province|municipality)(?:'s)?\s)?(?:,[^,]{0,80},)?\s*(?P<next>\w+)?", re.IGNORECASE
)
_GOVERNS = re.compile(
    r"^\s*(?:wants?|wanted|said|says|has\s(?:said|told|urged|ordered|vowed)|urge[sd]?|order(?:s|ed)|hopes?|vow(?:s|ed)"
    r"|warn(?:s|ed)|insist\w*|fears?|will\b|plans?\b)"
)
"""A capital that wants or warns is a government."""


def leads(text: str, own: tuple[str, ...], others: tuple[str, ...], theme: Theme, themes: Iterable[Theme]) -> bool:
    """Whether words may stand open in a cell of the place with the names `own`."""
    plain = read_plainly(text).strip("…“”\"' ")
    said = without_names(plain, (*own, *others))
    return (
        not hangs(plain)
        and not _WITHIN.search(plain)
        and not _VISITS.search(plain)
        and not _SUPPOSES.search(plain)
        and is_subject(plain, own, others)
        and _speaks_of(said, theme, themes)
        and _says(said)
    )


def is_well_cut(text: str) -> bool:
    """Whether a quotation that was cut says what it began to say: no title torn, no turn left open, no mere stub."""
    paired = all(text.count(one) == text.count(other) for one, other in ("“”", "《》", "（）", "()"))
    return paired and not _OPEN.search(text) and len(text) >= STUB[language_of(text)]


def is_subject(text: str, own: tuple[str, ...], others: tuple[str, ...] = ()) -> bool:
    """Whether a sentence opens with a place, but for words of time, of source or of scope."""
    found = [(at, len(name)) for name in own if (at := text.find(name)) >= 0]
    if not found:
        return False
    at, length = min(found, key=lambda one: (one[0], -one[1]))
    before, after = text[:at], text[at + length :]
    if any(name in before for name in others):
        return False
    if language_of(text) == "en":
        word = _NEXT_EN.match(after)
        proper = bool(word and word["next"] and word["next"][0].isupper() and not word.group().startswith(("'s", ",")))
        return bool(_PRELUDE_EN.match(before)) and not proper and not _GOVERNS.match(after)
    before = _PRELUDE.sub("", before)
    before = before[max(before.rfind(mark) for mark in "，,：:；;") + 1 :] if _ADVERBIAL.fullmatch(before) else before
    return not _TIME.sub("", before).strip() and not _NOT_IT.match(after)


def _speaks_of(text: str, theme: Theme, themes: Iterable[Theme]) -> bool:
    """Whether the theme's own words stand there, no fewer than any other theme's; one word alone may mean anything."""
    hits, least = keyword_hits(text, theme), LEAST_WORDS if theme.examples_zh or theme.examples_en else 1
    return hits >= least and all(keyword_hits(text, other) <= hits for other in themes)


def _says(text: str) -> bool:
    """Whether something is praised, blamed or counted."""
    return measure_value(text) >= 1 or counts_something(text)
