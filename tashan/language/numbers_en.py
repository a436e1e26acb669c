"""Numbers in English text, before their units.

In: a text and a place. Out: the number that begins there: digits with a scale (1.2trn, 500k), words (two hundred
forty-six thousand, three and a half billion, half a million) and vague ones with both ends (dozens of, tens of
billions of, several hundred).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from tashan.language.numbers import Number

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH_NUMBERS = {word: n for n, word in enumerate(_ONES.split())} | {
    word: 10 * n for n, word in enumerate(_TENS.split(), start=2)
}
ENGLISH_SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "mln": 6, "billion": 9, "bn": 9, "b": 9,
    "bln": 9, "trillion": 12, "tn": 12, "trn": 12, "t": 12,
    "quadrillion": 15, "lakh": 5, "crore": 7,
}  # fmt: skip
"""Powers of ten of English scale words and their short forms."""

_WORDS = "|".join(sorted(ENGLISH_NUMBERS, key=len, reverse=True))
WORD = rf"(?:(?:{_TENS.replace(' ', '|')})[- ](?:one|two|three|four|five|six|seven|eight|nine)|{_WORDS})"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u2009\u202f\u00a0]\d{3})+(?!\d)|\d+)(?:\.\d+|[¼½¾])?"
LARGE = r"(?:thousand|million|billion|trillion|quadrillion|lakh|crore)"
SCALE = r"(?:hundred|thousand|million|billion|trillion|quadrillion|lakh|crore)"
_PARTS = {"¼": "0.25", "½": "0.5", "¾": "0.75"}
_NOT_CLASS = r"(?!-(?:yuan|dollar|RMB|renminbi|billion-|million-|trillion-|level|scale))"
_BY = rf"[\s-]{LARGE}\b{_NOT_CLASS}"
_PART = rf"(?:(?:{WORD}|an?)[\s-]hundred\b{_NOT_CLASS}(?:\s(?:and\s)?{WORD}\b)?|{WORD}\b)"
_MORE = rf"(?:,?\s(?:and\s)?(?={WORD}[\s-]hundred|{WORD}{_BY}){_PART}|\s(?:and\s)?{_PART}(?!\s(?:and\s)?{WORD}))"
SPELLED = (
    rf"(?:{_PART}|an?(?=[\s-]{SCALE}\b|\sdozen))(?:\spoint(?:\s(?:{_WORDS}))+)?(?:(?:{_BY})+(?:{_MORE}(?:{_BY})?)*)?"
    rf"|{WORD}\sand\s(?:a\s)?half{_BY}"
)
_DIGIT_NUMBER = rf"{DIGITS}(?:\sand\sa\shalf(?={_BY}))?(?:(?:[\s-]|(?<=\d)(?=[a-z]))?{SCALE}\b{_NOT_CLASS})*"
_HALF_MORE = rf"{WORD}\sand\sa\shalf(?:{_BY}|(?=[\s-]))"
_SHORT = re.compile(r"\s?(?:bn|tn|trn|mn|mln|bln|BN|TN|Bn|Mn)\b|(?P<close>[kKmMbBT])(?![A-Za-z0-9'’]|-\w)")
_DOZENS = re.compile(r"\sdozen\b", re.IGNORECASE)
_NUMBER = re.compile(rf"(?P<half>{_HALF_MORE})|(?P<spelled>{SPELLED})|(?P<digits>{_DIGIT_NUMBER})", re.IGNORECASE)
_HALF_A = re.compile(
    r"(?:(?P<half>(?:a\s)?half(?:\sa|\sof\sa)?[\s-])|(?P<quarter>(?:a\s)?quarter\s(?:of\s)?a\s))"
    r"(?P<what>hundred|thousand|million|billion|trillion|dozen)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?:(?P<tens>(?:tens|hundreds|dozens)\sof\s)(?P<many>thousands|millions|billions|trillions)\b"
    r"|(?P<what>dozens|hundreds|thousands|millions|billions|trillions)(?=\sof\b|\sin\b|\smore\b))"
    r"|(?:several|a\sfew|some|many)\s(?P<few>(?:hundred|thousand|million|billion|trillion)(?:\s(?:thousand|million|billion|trillion))?)\b(?!-)"
    r"|a\scouple\sof\s(?P<couple>(?:hundred|thousand|million|billion|trillion)(?:\s(?:thousand|million|billion))?)\b|(?:several|a\sfew|some)\s(?P<dozen>dozen)\b",
    re.IGNORECASE,
)
_SHORTS = "k|mn|m|mln|bn|b|bln|tn|trn|t"
_SPLIT = re.compile(r"(?<=\d)()(?=[a-z])")
_SCREEN = re.compile(r"\s(?:screens?|resolution|videos?|TVs?|televisions?|runs?|races?|displays?|cameras?|films?)")
_COUNTED_NEXT = re.compile(
    r"(?:\s|-)?(?:\s?(?:[A-Za-z-]+\s){0,2}(?:[a-z-]+[^s\W]s|people|men|women|children|staff|personnel)\b|yuan|RMB|dollars?|euros?|pounds?|rupees?|kron[aeor]+|yen)\b"
)
"""What makes 350m a number of things rather than a length."""


def read_english(text: str, start: int, *, paid: bool = False) -> Number | None:
    """The number that begins at `start`; `paid` says that a currency sign stands before it."""
    if part := _HALF_A.match(text, start):
        share = Decimal("0.5") if part["half"] else Decimal("0.25")
        return _plain(part, share * _one(part["what"]))
    if vague := _VAGUE.match(text, start):
        return _vague(vague)
    match = _NUMBER.match(text, start)
    if match is None:
        return None
    value = parse_english(match.group())
    return _abbreviated(text, match, value, paid=paid) if value is not None else None


def _plain(match: re.Match[str], value: Decimal) -> Number:
    return Number(start=match.start(), end=match.end(), text=match.group(), value=value, scaled=True)


def _one(word: str) -> Decimal:
    word = word.lower()
    return Decimal(12) if word == "dozen" else Decimal(10) ** ENGLISH_SCALES[word]


def _vague(match: re.Match[str]) -> Number:
    """Between two and nine of them, as Chinese 数百 is; a couple is two."""
    what = (
        (match["many"] or match["what"] or match["few"] or match["couple"] or match["dozen"]).lower().removesuffix("s")
    )
    one = Decimal(1)
    for word in what.split():
        one *= _one(word)
    tens = (match["tens"] or "").lower()
    one *= 12 if tens.startswith("dozens") else 10 if tens.startswith("tens") else 100 if tens else 1
    return Number(
        start=match.start(), end=match.end(), text=match.group(), value=2 * one,
        upper=None if match["couple"] else 9 * one, qualifier="about", scaled=one > 100,
    )  # fmt: skip


def _abbreviated(text: str, match: re.Match[str], value: Decimal, *, paid: bool) -> Number:
    """The number with bn, trn, k, m or dozen after it."""
    end, scaled = match.end(), bool(re.search(SCALE, match.group(), re.IGNORECASE))
    if dozen := _DOZENS.match(text, end):
        return Number(start=match.start(), end=dozen.end(), text=text[match.start() : dozen.end()], value=value * 12)
    short = _SHORT.match(text, end) if match["digits"] and not scaled else None
    if short and (not short["close"] or _is_scale(text, short, paid=paid)):
        value, end, scaled = value * Decimal(10) ** ENGLISH_SCALES[short.group().strip().lower()], short.end(), True
    return Number(start=match.start(), end=end, text=text[match.start() : end], value=value, scaled=scaled)


def _is_scale(text: str, short: re.Match[str], *, paid: bool) -> bool:
    """k, m and b are scales after a currency sign or before what they count; 3m alone is a length, 4K a screen."""
    if paid:
        return True
    if short.group() in {"T", "b"} or _SCREEN.match(text, short.end()):
        return False
    return bool(_COUNTED_NEXT.match(text, short.end()))


@lru_cache(maxsize=4096)
def parse_english(numeral: str) -> Decimal | None:
    """The value of an English numeral, digits or words: `1.3 million`, `thirty-six`, `a hundred and five`."""
    total, waiting = Decimal(0), ""
    pieces = re.split(rf"[\s-]*\b({LARGE}|{_SHORTS})\b,?", _SPLIT.sub(r"\1 ", numeral.lower()))
    for word in (piece.strip(" -,") for piece in pieces):
        if word in ENGLISH_SCALES and word != "hundred":
            factor = Decimal(10) ** ENGLISH_SCALES[word]
            part = _below_thousand(waiting) if waiting else None
            if waiting and part is None:
                return None
            total = (
                total * factor if part is None and total else total + (Decimal(1) if part is None else part) * factor
            )
            waiting = ""
        elif word:
            waiting = word
    rest = _below_thousand(waiting) if waiting else Decimal(0)
    return None if rest is None else total + rest


def _below_thousand(words: str) -> Decimal | None:
    """Digits, or words up to hundreds: a hundred and five, three and a half, two point five."""
    whole, _, fraction = words.partition(" point ")
    value = Decimal(0)
    for word in re.findall(r"\d[\d,.\u2009\u202f\u00a0]*\d|\d|[¼½¾]|[a-z]+", whole.replace("a half", "half")):
        if word in _PARTS:
            value += Decimal(_PARTS[word])
        elif word[0].isdecimal():
            value += Decimal(re.sub(r"[^\d.]", "", word))
        elif word in ENGLISH_NUMBERS:
            value += ENGLISH_NUMBERS[word]
        elif word in {"a", "an"}:
            value += 1
        elif word == "half":
            value += Decimal("0.5")
        elif word in {"hundred", "dozen"}:
            value = (value or Decimal(1)) * (100 if word == "hundred" else 12)
        elif word != "and":
            return None
    return (
        value + Decimal("0." + "".join(str(ENGLISH_NUMBERS.get(word, 0)) for word in fraction.split()))
        if fraction
        else value
    )
