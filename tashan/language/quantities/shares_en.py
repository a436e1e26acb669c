"""Fractions, multiples and size classes in English text.

In: a text and a place. Out: what stands there: a third, nine out of ten, doubled, hundred-billion-yuan.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tashan.language.numbers_en import DIGITS, ENGLISH_SCALES, SCALE, WORD, parse_english
from tashan.language.quantities import words_en as words
from tashan.language.quantities.scan_en import Found, Rule, Scan, find_prefix, make
from tashan.model import Unit

_LOOK_BACK = 40
_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100,
}  # fmt: skip
_FRACTION = re.compile(
    rf"(?P<top>an?|{WORD})[\s-](?P<part>{'|'.join(_PARTS)})(?P<plural>s)?\b(?![\s-](?:party|parties|time"
    rf"|year|day|hour|phase|person|largest))",
    re.IGNORECASE,
)
_DIGIT_FRACTION = re.compile(r"(?<![/.\d])(\d{1,3})/(\d{1,3})(?![\d/])")
_OF_A_SCALE = re.compile(rf"\s(?:of\s)?an?\s{SCALE}\b")
_FACTOR = re.compile(rf"(?P<num>\d+(?:\.\d+)?|{WORD})\b")
_BY_FACTOR = re.compile(r"\bfactor\sof\s(?:about\s|nearly\s|almost\s|over\s|more\sthan\s)?\Z", re.IGNORECASE)
_ONE_IN = re.compile(
    rf"(?P<top>\d+|{WORD})\s(?:in|out\sof|of(?=\severy))\s(?P<every>every\s)?(?P<whole>{WORD}|\d+)\b(?!\s?(?:%|per))",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"half(?=\s(?:of|the|its|their|all|our|a\s(?:century|decade|year))\b|[,.;]|$)",
    re.IGNORECASE,
)
_HALF_OF = re.compile(r"half\sa\s(?P<what>century|decade|year)", re.IGNORECASE)
_HALF_POINT = re.compile(
    r"(?:(?P<half>(?:a\s)?half(?:\sof)?(?:\sa)?)|(?P<quarter>(?:a\s)?quarter\sof\sa)|an?)(?=\s(?:percentage|basis)[\s-]point\b"
    r"|\sper\s?cent\b)",
    re.IGNORECASE,
)
_HALF_MEASURE = re.compile(
    rf"(?:(?P<half>half\san?)|(?P<quarter>(?:a\s)?quarter\sof\san?))(?=\s(?:{words.LENGTHS_AND_WEIGHTS})\b)",
    re.IGNORECASE,
)
_PROPORTION = re.compile(rf"({DIGITS})(?:\s?:\s?|-to-|\sto\s)({DIGITS})(?![:\d])")
_OF_RATIO = re.compile(r"\b(?:ratio|proportion|odds)\b[^.;]*\Z", re.IGNORECASE)
_RATIO_AFTER = re.compile(r"\s(?:ratio|margin)\b")
SIZE_CLASS = re.compile(
    r"(?:(?P<num>\d+(?:\.\d+)?|one|ten|hundred|multi)-)?(?P<scale>trillion|billion|million)-(?P<unit>yuan|RMB"
    r"|renminbi|dollar)s?\b(?P<level>-(?:level|class|scale)\b)?",
    re.IGNORECASE,
)
_ROUND = frozenset({"1", "10", "100", "1000"})
_NAMES_EVENT = re.compile(r"\b(?:the|an?|this|that|each|every|next|last)\s(?:[a-z]+\s){0,2}\Z", re.IGNORECASE)
"""Before the halving, which is an event unless it is the halving of something."""
_GAME = re.compile(r"(?:['’]s?|\bmixed|\bin|\bthe|\band)\s\Z", re.IGNORECASE)
"""Before doubles that are played: Saturday's doubles."""
_MULTIPLE = re.compile(
    r"(?P<word>doubl|tripl|trebl|quadrupl|halv|redoubl)(?:es|ed|ing|e(?=\s(?:the|its|their|that|what|in|from|by|to|or|and|since|over|within|between)\b|[.,;]"
    r"|$)|(?:(?<=to\s.{5})|(?<=will\s.{5})|(?<=can\s.{5})|(?<=could\s.{5}))e(?=\s(?!digit)[a-z]))(?![A-Za-z])|(?P<num>[a-z]+|\d+(?:\.\d+)?)[\s-]?fold\b|(?P<x>\d+(?:\.\d+)?)x(?![A-Za-z0-9])"
    r"|(?P<twice>twice)(?=\s(?:as(?!\san?\b|\sthe\b)|the|that|its|their|what|those)\b)",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"(?P<num>\d+(?:\.\d+)?|{WORD}(?:\sand\sa\shalf)?)\stimes\b(?=\s(?:as|more|the|[a-z]{{3,}}er|that|what|its|over))",
    re.IGNORECASE,
)
_TIMES_ALONE = re.compile(rf"(?P<num>\d+(?:\.\d+)?|{WORD}(?:\sand\sa\shalf)?)\stimes\b", re.IGNORECASE)
_GROWTH = re.compile(
    r"\b(?:increased?|growth|rise|rose|grew|grown|up|expanded|multiplied)\s(?:by\s|of\s)?\Z", re.IGNORECASE
)
_MULTIPLES = {"doubl": "2", "redoubl": "2", "tripl": "3", "trebl": "3", "quadrupl": "4", "halv": "0.5"}


def _fraction(scan: Scan, start: int) -> Found | None:
    """two-thirds, a quarter of, nearly a third; not `a third party`."""
    match = _FRACTION.match(scan.text, start)
    if match and not _OF_A_SCALE.match(scan.text, match.end()):
        return _word_fraction(scan, start, match)
    if match := _DIGIT_FRACTION.match(scan.text, start):
        top, bottom = int(match[1]), int(match[2])
        if not 0 < top < bottom <= 100:
            return None, match.end()
        return make(scan, start, match.end(), value=Decimal(top) / bottom, unit="ratio")
    return None


def _is_time(text: str, start: int, match: re.Match[str]) -> bool:
    """Quarters of a year: the last three quarters, two quarters of growth."""
    if match["part"].lower() != "quarter" or match["top"].lower() in {"a", "an"}:
        return False
    named = re.search(
        r"\b(?:past|last|previous|next|first|final|these|consecutive|straight|for|in|after)\s\Z", text[:start]
    )
    return bool(named) or match["top"].lower() == "two"


def _word_fraction(scan: Scan, start: int, match: re.Match[str]) -> Found | None:
    top = parse_english(match["top"])
    counts = match["top"].lower() in {"a", "an"}
    clear = find_prefix(scan.text, start)[0] is not None or re.match(
        r"\sof\b|[.,;)]|\s(?:more|less)\b|$", scan.text[match.end() :]
    )
    if top is None or not top or (counts and not clear) or _is_time(scan.text, start, match):
        return None
    return make(scan, start, match.end(), value=top / _PARTS[match["part"].lower()], unit="ratio")


def _half(scan: Scan, start: int) -> Found | None:
    """half of, half the, half a percentage point; half a million is a number and half a century a time."""
    if point := _HALF_POINT.match(scan.text, start):
        return _part_of_point(scan, start, point)
    if measured := _HALF_MEASURE.match(scan.text, start):
        return _part_of_measure(scan, start, measured)
    match = _HALF.match(scan.text, start)
    if match is None or re.search(r"\b(?:first|second|other|and\sa)\s\Z", scan.text[max(0, start - 8) : start]):
        return None
    whole = _HALF_OF.match(scan.text, start)
    if whole is None:
        return make(scan, start, match.end(), value=Decimal("0.5"), unit="ratio")
    what = whole["what"].lower()
    years = Decimal({"century": 100, "decade": 10, "year": 1}[what]) / 2
    return make(scan, start, whole.end(), value=years, unit="years", counted=what, kind="duration", measure="a")


def _part_of_measure(scan: Scan, start: int, part: re.Match[str]) -> Found | None:
    """half a tonne, a quarter of a mile."""
    measure = words.MEASURE.match(scan.text, part.end())
    if measure is None:
        return None
    return make(
        scan, start, measure.end(), value=Decimal("0.5") if part["half"] else Decimal("0.25"), unit="other",
        counted=measure.group().strip(), measure=words.measure_code(measure),
    )  # fmt: skip


def _part_of_point(scan: Scan, start: int, match: re.Match[str]) -> Found | None:
    ratio = words.RATIO.match(scan.text, match.end())
    if ratio is None:
        return None
    value = Decimal("0.5") if match["half"] else Decimal("0.25") if match["quarter"] else Decimal(1)
    code = words.RATIO_CODES[ratio.lastgroup or "percent"]
    return make(
        scan, start, ratio.end(), value=value / words.PARTS_OF[code], unit="ratio", counted=ratio.group().strip(" -"),
        measure=code,
    )  # fmt: skip


def _proportion(scan: Scan, start: int) -> Found | None:
    """3:1 where the words speak of a ratio; else such digits are a time or a score."""
    match = _PROPORTION.match(scan.text, start)
    if match is None:
        return None
    said = _OF_RATIO.search(scan.text, max(0, start - _LOOK_BACK), start) or _RATIO_AFTER.match(scan.text, match.end())
    bottom = parse_english(match[2])
    top = parse_english(match[1])
    if not said or not top or not bottom:
        return None
    return make(scan, start, match.end(), value=top / bottom, unit="ratio", counted=":", measure="fold")


def _one_in(scan: Scan, start: int) -> Found | None:
    match = _ONE_IN.match(scan.text, start)
    top, whole = (parse_english(match["top"]), parse_english(match["whole"])) if match else (None, None)
    if match is None or not top or not whole or top >= whole or (whole > 100 and not match["every"]):
        return None
    return make(scan, start, match.end(), value=top / whole, unit="ratio")


def _size_class(scan: Scan, start: int) -> Found | None:
    """hundred-billion-yuan and 100-billion-yuan funds are a size; a 3-billion-yuan fund is an amount."""
    match = SIZE_CLASS.match(scan.text, start)
    if match is None:
        return None
    numeral, exponent = (match["num"] or "one").lower(), ENGLISH_SCALES[match["scale"].lower()]
    number = parse_english(
        "a hundred" if numeral == "hundred" else "one" if numeral == "multi" else numeral
    ) or Decimal(1)
    unit: Unit = "USD" if match["unit"].lower() == "dollar" else "CNY"
    measure: str = unit
    many = words.NOUN.match(scan.text, match.end()) and numeral in _ROUND
    exact = numeral[0].isdigit() and not match["level"] and not many
    return make(
        scan, start, match.end(), value=number * Decimal(10) ** exponent, unit=unit, counted=match["unit"],
        kind="amount" if exact else "class", qualifier=None if exact else "about", measure=measure,
    )  # fmt: skip


def _multiple(scan: Scan, start: int) -> Found | None:
    """doubled, tripled, fivefold, three times as many."""
    if match := _MULTIPLE.match(scan.text, start):
        said = match["num"] or match["x"] or ("two" if match["twice"] else "")
        if match.group() == "doubles" and _GAME.search(scan.text, max(0, start - 12), start):
            return None, match.end()
        if match.group().endswith("ing") and _is_event(scan, match):
            return None, match.end()
        value = Decimal(_MULTIPLES[match["word"].lower()]) if match["word"] else parse_english(said)
        if not value:
            return None
        return make(scan, start, match.end(), value=value, unit="ratio", counted="times", measure="fold")
    if match := _TIMES.match(scan.text, start) or _grown_times(scan, start) or _factor(scan, start):
        value = parse_english(match["num"])
        if not value:
            return None
        return make(scan, start, match.end(), value=value, unit="ratio", counted="times", measure="fold")
    return None


def _factor(scan: Scan, start: int) -> re.Match[str] | None:
    """by a factor of three."""
    said = _BY_FACTOR.search(scan.text, max(0, start - _LOOK_BACK), start)
    return _FACTOR.match(scan.text, start) if said else None


def _is_event(scan: Scan, match: re.Match[str]) -> bool:
    named = _NAMES_EVENT.search(scan.text, max(0, match.start() - 2 * _LOOK_BACK), match.start())
    return named is not None and not re.match(r"\s(?:of|in)\b(?!\s[A-Z])", scan.text[match.end() :])


def _grown_times(scan: Scan, start: int) -> re.Match[str] | None:
    """Times after a word of growth multiply: an increase of four times."""
    grown = _GROWTH.search(scan.text, max(0, start - _LOOK_BACK), start)
    return _TIMES_ALONE.match(scan.text, start) if grown else None


RULES: tuple[Rule, ...] = (_size_class, _half, _fraction, _one_in, _proportion, _multiple)
