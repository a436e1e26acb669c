"""What a reader may see first of a claim that nobody reviewed: words that tell by themselves, of their place, something
of their theme.

In: the words shown, the spellings of the place and of others, the theme they stand under and all themes. Out: whether
they may stand open in a cell; other claims stay folded. A cell that says nothing is better than one that misleads, so
every test must be passed: the place is the subject, nothing points back, only supposes or sells, the theme's own words
are there, more of them where its score does not make it plain, and something is said that can be held against another
place: what it is, has or lacks, or what has come of what it did (`traits`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.briefings.traits import tells_trait
from tashan.briefings.worth import without_names
from tashan.facts.hanging import hangs
from tashan.facts.stance.rules import language_of
from tashan.facts.subjects import is_subject
from tashan.facts.topics import keyword_hits
from tashan.language.script import read_plainly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.model import Theme

_SUPPOSES = re.compile(
    r"如果|假如|假设|要是|倘若|一旦|万一|若是|即便|哪怕|你|我|咱|您|应该|应当|必须|需要|不如|不妨|希望|有望|预计|预期|估计|或许|也许|可能|难道"
    r"|(?<!已)(?<!已经)将(?![军近])|力争|争取(?:到|在|实现|突破|达到)|(?<![模虚])拟(?:于|在|定|建|通过)|目标|正如"
    r"|多少。?$|[?？]"
    r"|\b(?:if|would|could|should|might|may|must|perhaps|expect\w*|hopes?|you|your|we|our|us|I|my|me)\b",
)
"""Suppositions, advice, forecasts, and talk between a writer and his reader."""
LEAST_WORDS = {"zh": 2, "en": 1}
"""Keywords of a theme in what stands open under it where the score leaves the theme open; where it is plain, one.
English keywords are whole words, and of 11 such statements with one 10 were right; Chinese ones stand in many others
(市场): of 11 such statements with one 4 were right, of 8 with two all."""
_NAMES_RANK = re.compile(
    r"\b(?:the |a )?(?:provincial |national )?capital(?: city)?(?: and [\w ]{1,20})?(?= of\b|,)|\bprovincial capital\b"
    r"|首都|省会",
    re.IGNORECASE,
)
"""What a place is called for its rank among others: the capital of a province is no capital."""
_SELLS = re.compile(
    r"咨询|团购|微信|扫码|开盘|限价|公众号|订阅|点击|[！!]$|\b(?:click|subscribe|sign up|book now)\b", re.IGNORECASE
)
"""Advertisements."""
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
_OWNS = re.compile(r"控股|持股|股东|董事|股份有限公司|减持|增持|\b(?:stakes?|sharehold\w+|acquir\w+|tenure)\b")
"""Nor does who owns whose shares or sits on which chair: 辽宁某某 and 山东某某 are companies then."""
_OPENING_EN = re.compile(r"(?:^|[.!?;:—–][\"”’)\]]*|\b(?:while|whereas|but))\s*[“\"‘(]*$")
_WITHIN = re.compile(
    r"(?:这(?:[几两三]?[家座款批位项]|方面|一点|里)|[该此][公企市省校院]|同样的|紧随其后|在[它其此]的?"
    r"|(?:the|this|these|both) (?:compan|firm|cit|deal)\w+)",
    re.IGNORECASE,
)
"""What is pointed back to in the middle of a sentence; a reader of these words alone does not know which."""


def leads(
    text: str,
    own: tuple[str, ...],
    others: tuple[str, ...],
    theme: Theme,
    themes: Iterable[Theme],
    *,
    clear: bool = True,
) -> bool:
    """Whether words may stand open in a cell of the place with the names `own`, if their score makes the theme likely;
    `clear` where it makes it plain."""
    plain = read_plainly(text).strip("…“”\"' ")
    if any(found.search(plain) for found in (_WITHIN, _VISITS, _OWNS, _SUPPOSES, _SELLS)) or hangs(plain):
        return False
    if not is_subject(plain, own, others):
        return False
    said = _NAMES_RANK.sub(" ", without_names(plain, (*own, *others)))
    words, lang = keyword_hits(said, theme), language_of(text)
    if words < (1 if clear else LEAST_WORDS[lang]) or any(keyword_hits(said, other) > words for other in themes):
        return False
    return tells_trait(_behind(plain, own), english=lang == "en")


def is_well_cut(text: str) -> bool:
    """Whether a quotation that was cut says what it began to say: no title torn, no turn left open, no mere stub."""
    paired = all(text.count(one) == text.count(other) for one, other in ("“”", "《》", "（）", "()"))
    return paired and not _OPEN.search(text) and len(text) >= STUB[language_of(text)]


def opens_clause(before: str, text: str) -> bool:
    """Whether words that follow `before` in their passage open a sentence; Chinese may open a clause, English only one
    that a connective or a strong mark sets off, as its lists run on after commas."""
    return language_of(text) == "zh" or bool(_OPENING_EN.search(before))


def _behind(text: str, own: tuple[str, ...]) -> str:
    """What follows the first name of a place."""
    at, length = min(((text.find(name), -len(name)) for name in own if name in text), default=(0, 0))
    return text[at - length :]
