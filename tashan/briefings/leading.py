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

from tashan.briefings.worth import without_names
from tashan.facts.alone import behind, speaks_alone, stripped
from tashan.facts.stance.rules import language_of
from tashan.facts.topics import keyword_hits
from tashan.facts.traits import tells_trait

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.model import Theme

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
STUB = {"zh": 12, "en": 30}
"""Characters of the shortest cut quotation that stands open: 苏州约4.7万亿紧随 is none."""
_OPEN = re.compile(
    r"绝非|并非|不是|不仅|不只|虽然|尽管|与其|既|一方面"
    r"|\b(?:not (?:only|just|merely)|although|though|while|despite|both|either)\b",
    re.IGNORECASE,
)
"""Words that promise another clause."""
_OPENING_EN = re.compile(r"(?:^|[.!?;:—–][\"”’)\]]*|\b(?:while|whereas|but))\s*[“\"‘(]*$")


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
    plain = stripped(text)
    if not speaks_alone(plain, own, others):
        return False
    said = _NAMES_RANK.sub(" ", without_names(plain, (*own, *others)))
    words, lang = keyword_hits(said, theme), language_of(text)
    if words < (1 if clear else LEAST_WORDS[lang]) or any(keyword_hits(said, other) > words for other in themes):
        return False
    return tells_trait(behind(plain, own), english=lang == "en")


def is_well_cut(text: str) -> bool:
    """Whether a quotation that was cut says what it began to say: no title torn, no turn left open, no mere stub."""
    paired = all(text.count(one) == text.count(other) for one, other in ("“”", "《》", "（）", "()"))
    return paired and not _OPEN.search(text) and len(text) >= STUB[language_of(text)]


def opens_clause(before: str, text: str) -> bool:
    """Whether words that follow `before` in their passage open a sentence; Chinese may open a clause, English only one
    that a connective or a strong mark sets off, as its lists run on after commas."""
    return language_of(text) == "zh" or bool(_OPENING_EN.search(before))
