"""What a clause of a claim carries: whom it names, what it says under which theme, praise, blame and numbers.

In: a clause, the spellings of a place and of others, themes. Out: its worth, by which the clauses of a long sentence
are chosen.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.facts.stance.rules import language_of, load_grammar, value_of
from tashan.facts.topics import keyword_hits
from tashan.language.script import simplify_characters

if TYPE_CHECKING:
    from tashan.model import Theme

HIT, MOST_HITS, ELSEWHERE, SILENT = 0.7, 2, 1.5, -0.1
"""Worth of a keyword or a number beside a place's name and a word of praise or blame, both 1; how many keywords count;
what it takes off to be about another place; worth of a clause that says nothing: it may stand among others, never
alone."""
_DIGIT = re.compile(r"[0-9]|[一二两三四五六七八九十]+(?:成|倍|分之|多?[百千万亿])")
_DATE = re.compile(
    r"(?:\d{4}|[一二三四五六七八九十两近前去今]{1,3})年(?:代|来|前|底|初|间)?|\d{1,2}月(?:\d{1,2}日)?|\b(?:19|20)\d\ds?\b"
    r"|\b1[6-8]\d\ds\b|\d{1,2}世纪(?:\d0年代)?"
)
_LEADS_IN = re.compile(
    r"(?:显示|表示|指出|认为|来看|为例|反映|注意到|看到|发现|提到|直言|坦言|评价|介绍|[说称]|来[说讲分析看]+|(?<=[”会议年月日])[上中里时]"
    r"|看来|相比|之外|同时|方面|领域)[，,：:]?\s*$"
    r"|^\s*(?:作为|对于|关于|至于|其实|当然|比如|例如|随着|此外)"
    r"|\b(?:said|says|shows?|according to|for example)\b[^,]{0,30},?\s*$",
    re.IGNORECASE,
)


class Worth(Struct, frozen=True, kw_only=True):
    """How much a clause carries of a claim: of a place with some names, of themes, not of the places with `others`;
    `question` holds the ids of all these."""

    names: tuple[str, ...]
    themes: tuple[Theme, ...]
    others: tuple[str, ...]
    question: tuple[str, ...]

    def __call__(self, clause: str) -> float:
        return clause_worth(clause, self.names, self.themes, self.others)


def clause_worth(clause: str, names: tuple[str, ...], themes: tuple[Theme, ...], others: tuple[str, ...] = ()) -> float:
    """Names of places, keywords of themes, praise or blame and a number speak for a clause.

    Against it speaks that it says nothing of the kind, whoever it names, that it only leads in, that it ends in its
    subject, and that it is about one of `others`.
    """
    text = simplify_characters(clause)
    named, elsewhere = (any(name.lower() in text.lower() for name in found) for found in (names, others))
    said = _said(without_names(text, (*names, *others)), themes)
    hangs = any(text.rstrip("，。；、,.;… ").endswith(f"的{name}") for name in names)
    if said < HIT or hangs or _LEADS_IN.search(text):
        return SILENT
    return named + said - ELSEWHERE * (elsewhere and not named)


def _said(text: str, themes: tuple[Theme, ...]) -> float:
    """What a clause says apart from whom it names."""
    hits = min(MOST_HITS, sum(keyword_hits(text, theme) for theme in themes))
    return HIT * hits + min(1.0, measure_value(text)) + HIT * counts_something(text)


def measure_value(text: str) -> float:
    """How much words of praise or blame a text has, whichever they are: 1 or more where there is one."""
    return abs(value_of(text, load_grammar(language_of(text))))


def counts_something(text: str) -> bool:
    """Whether a number stands there that is no date."""
    return bool(_DIGIT.search(_DATE.sub("", text)))


def without_names(text: str, names: tuple[str, ...]) -> str:
    """A text without these names: the 贵 of 贵阳 blames nobody."""
    for name in _longest_first(names):
        text = text.replace(name, " ")
    return text


@cache
def _longest_first(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(names, key=len, reverse=True))
