"""Ranks and ordinals in English text.

In: a scan and a place. Out: what stands there: top 10, No. 7, Fortune 500, ranked seventh, the third.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tashan.language.numbers_en import WORD, parse_english
from tashan.language.quantities.scan_en import Found, Scan, make
from tashan.model import Qualifier

_LOOK_BACK = 40
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINAL_VALUES = {word: Decimal(n) for n, word in enumerate(_ORDINALS.split(), start=1)}
_TOP = re.compile(rf"top[\s-]?(?P<num>\d{{1,4}}|{WORD})\b(?!\s?(?:%|per))", re.IGNORECASE)
_NUMBER_ONE = re.compile(r"(?:No\.\s?|number\s)(?P<num>\d{1,3}(?!,?\d)|one|two|three)\b", re.IGNORECASE)
_LEAGUE = re.compile(r"(?:Fortune|Global|Fortune\sGlobal)\s(?P<num>\d{2,4})\b")
_NTH = re.compile(rf"(?P<word>{_ORDINALS.replace(' ', '|')})\b|(?P<num>\d{{1,4}})(?:st|nd|rd|th)\b", re.IGNORECASE)
_RANK_BEFORE = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|plac(?:ed|es|ing)|came|comes|finish(?:ed|es)|stood|stands|is|was)\s(?:it\s"
    r"|them\s)?(?:in\s|at\s|as\s)?(?:the\s)?\Z",
    re.IGNORECASE,
)
_RANKED = re.compile(r"\b(?:rank(?:s|ed|ing)?|plac(?:ed|es|ing))\s(?:in\s|at\s|as\s)?(?:the\s)?\Z", re.IGNORECASE)
_RANK_AFTER = re.compile(
    r"[\s-](?:place|rank|largest|biggest|highest|in\s(?:the\s)?(?:country|world|nation|province|China)"
    r"|nationwide|nationally|globally)\b",
    re.IGNORECASE,
)
_NO_ORDINAL = re.compile(r"[\s-](?:century|half|party|parties|person|quarter|of\sall|lady|hand)\b|,|\stime\b")


def find_rank(scan: Scan, start: int) -> Found | None:
    """top 10, No. 7, Fortune 500, ranked seventh; other ordinals are ordinals."""
    if match := _TOP.match(scan.text, start) or _LEAGUE.match(scan.text, start):
        value = parse_english(match["num"])
        return _ranked(scan, start, match.end(), value, "at most")
    if match := _NUMBER_ONE.match(scan.text, start):
        return _ranked(scan, start, match.end(), parse_english(match["num"]), None)
    match = _NTH.match(scan.text, start)
    if match is None:
        return None
    if _NO_ORDINAL.match(scan.text, match.end()) and not _RANKED.search(scan.text, max(0, start - _LOOK_BACK), start):
        return None, match.end()
    value = Decimal(match["num"]) if match["num"] else _ORDINAL_VALUES[match["word"].lower()]
    ranked = _RANK_BEFORE.search(scan.text, max(0, start - _LOOK_BACK), start) or _RANK_AFTER.match(
        scan.text, match.end()
    )
    return make(
        scan,
        start,
        match.end(),
        value=value,
        unit="other",
        kind="rank" if ranked else "ordinal",
        measure="rank" if ranked else "",
    )


def _ranked(scan: Scan, start: int, end: int, value: Decimal | None, qualifier: Qualifier | None) -> Found | None:
    return (
        make(scan, start, end, value=value, unit="other", kind="rank", qualifier=qualifier, measure="rank")
        if value
        else None
    )
