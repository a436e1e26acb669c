"""Fractions, multiples, vague numbers, size classes and ranks in English text.

In: a text and a place. Out: what stands there: a third, doubled, dozens of, hundred-billion-yuan, ranked seventh.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from tashan.language.numerals import ENGLISH_SCALES, parse_english
from tashan.language.quantities import words_en as words
from tashan.language.quantities.model import Quantity, QuantityKind
from tashan.model import Qualifier, Unit

Found = tuple[Quantity | None, int]
"""What a rule makes of a place: a quantity, or None for something that counts nothing, and where reading goes on."""
Rule = Callable[[str, int], Found | None]

_LOOK_BACK = 40
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINAL_VALUES = {word: Decimal(n) for n, word in enumerate(_ORDINALS.split(), start=1)}
_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100,
}  # fmt: skip
_FRACTION = re.compile(
    rf"(?P<top>an?|{words.WORD})[\s-](?P<part>{'|'.join(_PARTS)})(?P<plural>s)?\b(?![\s-](?:party|parties|time"
    rf"|year|day|hour|phase|person|largest))",
    re.IGNORECASE,
)
_DIGIT_FRACTION = re.compile(r"(?<![/.\d])(\d{1,3})/(\d{1,3})(?![\d/])")
_ONE_IN = re.compile(
    rf"(?P<top>\d+|{words.WORD})\s(?:in|out\sof)\s(?:every\s)?(?P<whole>{words.WORD}|\d+)\b(?!\s?(?:%|per))",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"half(?=\s(?:of|the|its|their|all|our|a\s(?:million|billion|trillion|century|decade|year|dozen))\b|[,.;]|$)",
    re.IGNORECASE,
)
_HALF_OF = re.compile(r"half\sa\s(?P<what>million|billion|trillion|century|decade|year|dozen)", re.IGNORECASE)
SIZE_CLASS = re.compile(
    r"(?:(?P<num>\d+(?:\.\d+)?|one|ten|hundred|multi)-)?(?P<scale>trillion|billion|million)-(?P<unit>yuan|RMB"
    r"|renminbi|dollar)s?\b(?P<level>-(?:level|class|scale)\b)?",
    re.IGNORECASE,
)
_ROUND = frozenset({"1", "10", "100", "1000"})
_VAGUE = re.compile(
    r"(?P<tens>(?:tens|hundreds)\sof\s)?(?P<what>dozens|hundreds|thousands|millions|billions"
    r"|trillions)(?=\sof\b)|(?:several|a\sfew)\s(?P<few>hundred|thousand|million|billion|trillion)\b",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    r"(?P<word>doubl|tripl|quadrupl)(?:es|ed|ing|e(?=\s(?:the|its|their|that|what|in|from|by|to)\b|[.,;]"
    r"|$))(?![A-Za-z])|(?P<num>[a-z]+|\d+)-?fold\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"(?P<num>\d+(?:\.\d+)?|{words.WORD})\stimes\b(?=\s(?:as|more|the|larger|higher|bigger|that|what|its|over"
    rf"|greater))",
    re.IGNORECASE,
)
_TIMES_ALONE = re.compile(rf"(?P<num>\d+(?:\.\d+)?|{words.WORD})\stimes\b", re.IGNORECASE)
_GROWTH = re.compile(
    r"\b(?:increased?|growth|rise|rose|grew|grown|up|expanded|multiplied)\s(?:by\s|of\s)?\Z", re.IGNORECASE
)
_MULTIPLES = {"doubl": 2, "tripl": 3, "quadrupl": 4}
_TOP = re.compile(rf"top[\s-]?(?P<num>\d{{1,4}}|{words.WORD})\b(?!\s?(?:%|per))", re.IGNORECASE)
_NUMBER_ONE = re.compile(r"(?:No\.\s?|number\s)(?P<num>\d{1,4}|one|two|three)\b", re.IGNORECASE)
_LEAGUE = re.compile(r"(?:Fortune|Global|Fortune\sGlobal)\s(?P<num>\d{2,4})\b")
_NTH = re.compile(rf"(?P<word>{_ORDINALS.replace(' ', '|')})\b|(?P<num>\d{{1,4}})(?:st|nd|rd|th)\b", re.IGNORECASE)
_RANK_BEFORE = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|plac(?:ed|es|ing)|came|comes|finish(?:ed|es)|stood|stands|is|was)\s(?:it\s"
    r"|them\s)?(?:in\s|at\s|as\s)?(?:the\s)?\Z",
    re.IGNORECASE,
)
_RANK_AFTER = re.compile(
    r"[\s-](?:place|rank|largest|biggest|highest|in\s(?:the\s)?(?:country|world|nation|province|China)"
    r"|nationwide|nationally|globally)\b",
    re.IGNORECASE,
)
_NO_ORDINAL = re.compile(r"[\s-](?:century|half|party|parties|person|quarter|of\sall|lady|hand)\b|,|\stime\b")


def make(
    text: str, start: int, end: int, *, value: Decimal, upper: Decimal | None = None, unit: Unit, counted: str = "",
    kind: QuantityKind = "amount", qualifier: Qualifier | None = None,
) -> Found:  # fmt: skip
    """A quantity whose qualifier stands before or after the number, or else is `qualifier`."""
    before, start = find_prefix(text, start)
    after: Qualifier | None = None
    if suffix := words.SUFFIX.match(text, end):
        after, end = words.suffix_meaning(suffix), suffix.end()
    chosen = before or qualifier or after
    if upper is not None and upper <= value:
        upper = None
    quantity = Quantity(
        start=start, end=end, text=text[start:end], value=value, upper=upper, unit=unit, qualifier=chosen,
        approx=chosen is not None or upper is not None, counted=counted, kind=kind,
    )  # fmt: skip
    return quantity, end


def find_prefix(text: str, start: int) -> tuple[Qualifier | None, int]:
    """The qualifier that ends where a number begins, and where the two together begin."""
    match = words.PREFIX.search(text, max(0, start - _LOOK_BACK), start)
    if match is None:
        return None, start
    if match["sign"]:
        return words.MARKS[match["sign"][0]], match.start()
    return words.PREFIXES[" ".join(match["word"].lower().split())], match.start()


def _fraction(text: str, start: int) -> Found | None:
    """two-thirds, a quarter of, nearly a third; not `a third party`."""
    if match := _FRACTION.match(text, start):
        return _word_fraction(text, start, match)
    if match := _DIGIT_FRACTION.match(text, start):
        top, bottom = int(match[1]), int(match[2])
        if not 0 < top < bottom <= 100:
            return None, match.end()
        return make(text, start, match.end(), value=Decimal(top) / bottom, unit="ratio")
    return None


def _word_fraction(text: str, start: int, match: re.Match[str]) -> Found | None:
    top = parse_english(match["top"])
    counts = match["top"].lower() in {"a", "an"}
    clear = find_prefix(text, start)[0] is not None or re.match(
        r"\sof\b|[.,;)]|\s(?:more|less)\b|$", text[match.end() :]
    )
    if top is None or not top or (counts and not clear):
        return None
    return make(text, start, match.end(), value=top / _PARTS[match["part"].lower()], unit="ratio")


def _half(text: str, start: int) -> Found | None:
    """half of, half the; half a million is a number and half a century a time."""
    match = _HALF.match(text, start)
    if match is None or re.search(r"\b(?:first|second|other|and\sa)\s\Z", text[max(0, start - 8) : start]):
        return None
    whole = _HALF_OF.match(text, start)
    if whole is None:
        return make(text, start, match.end(), value=Decimal("0.5"), unit="ratio")
    what = whole["what"].lower()
    if what in {"century", "decade", "year"}:
        years = Decimal({"century": 100, "decade": 10, "year": 1}[what]) / 2
        return make(text, start, whole.end(), value=years, unit="years", counted=what, kind="duration")
    noun = words.NOUN.match(text, whole.end())
    value = (parse_english(f"1 {what}") or Decimal(0)) / 2
    return make(text, start, whole.end(), value=value, unit="count", counted=noun["noun"] if noun else "")


def _one_in(text: str, start: int) -> Found | None:
    match = _ONE_IN.match(text, start)
    top, whole = (parse_english(match["top"]), parse_english(match["whole"])) if match else (None, None)
    if match is None or not top or not whole or top >= whole or whole > 100:
        return None
    return make(text, start, match.end(), value=top / whole, unit="ratio")


def _size_class(text: str, start: int) -> Found | None:
    """hundred-billion-yuan and 100-billion-yuan funds are a size; a 3-billion-yuan fund is an amount."""
    match = SIZE_CLASS.match(text, start)
    if match is None:
        return None
    numeral, exponent = (match["num"] or "one").lower(), ENGLISH_SCALES[match["scale"].lower()]
    number = parse_english(
        "a hundred" if numeral == "hundred" else "one" if numeral == "multi" else numeral
    ) or Decimal(1)
    unit: Unit = "USD" if match["unit"].lower() == "dollar" else "CNY"
    many = words.NOUN.match(text, match.end()) and numeral in _ROUND
    exact = numeral[0].isdigit() and not match["level"] and not many
    return make(
        text, start, match.end(), value=number * Decimal(10) ** exponent, unit=unit, counted=match["unit"],
        kind="amount" if exact else "class", qualifier=None if exact else "about",
    )  # fmt: skip


def _vague(text: str, start: int) -> Found | None:
    """dozens of, hundreds of, tens of thousands of: between two and nine of them, as Chinese 数百 is."""
    match = _VAGUE.match(text, start)
    if match is None:
        return None
    what = (match["what"] or match["few"]).lower().removesuffix("s")
    one = Decimal(10) if what == "dozen" else Decimal(10) ** ENGLISH_SCALES[what]
    tens = (match["tens"] or "").lower()
    one *= 10 if tens.startswith("tens") else 100 if tens else 1
    if currency := words.CURRENCY.match(text, match.end()):
        return make(
            text, start, currency.end(), value=2 * one, upper=9 * one, unit=words.unit_of(currency),
            counted=currency.group().strip(), qualifier="about",
        )  # fmt: skip
    noun = words.NOUN.match(text, match.end() + (len(" of") if match["what"] else 0))
    return make(
        text, start, match.end(), value=2 * one, upper=9 * one, unit="count", counted=noun["noun"] if noun else "",
        qualifier="about",
    )  # fmt: skip


def _multiple(text: str, start: int) -> Found | None:
    """doubled, tripled, fivefold, three times as many."""
    if match := _MULTIPLE.match(text, start):
        value = Decimal(_MULTIPLES[match["word"].lower()]) if match["word"] else parse_english(match["num"])
        return make(text, start, match.end(), value=value, unit="ratio", counted="times") if value else None
    if match := _TIMES.match(text, start) or _grown_times(text, start):
        value = parse_english(match["num"])
        return make(text, start, match.end(), value=value, unit="ratio", counted="times") if value else None
    return None


def _grown_times(text: str, start: int) -> re.Match[str] | None:
    """Times after a word of growth multiply: an increase of four times."""
    grown = _GROWTH.search(text, max(0, start - _LOOK_BACK), start)
    return _TIMES_ALONE.match(text, start) if grown else None


def _rank(text: str, start: int) -> Found | None:
    """top 10, No. 7, Fortune 500, ranked seventh; other ordinals are ordinals."""
    if match := _TOP.match(text, start) or _LEAGUE.match(text, start):
        value = parse_english(match["num"])
        return _ranked(text, start, match.end(), value, "at most")
    if match := _NUMBER_ONE.match(text, start):
        return _ranked(text, start, match.end(), parse_english(match["num"]), None)
    match = _NTH.match(text, start)
    if match is None or _NO_ORDINAL.match(text, match.end()):
        return (None, match.end()) if match else None
    value = Decimal(match["num"]) if match["num"] else _ORDINAL_VALUES[match["word"].lower()]
    ranked = _RANK_BEFORE.search(text, max(0, start - _LOOK_BACK), start) or _RANK_AFTER.match(text, match.end())
    return make(text, start, match.end(), value=value, unit="other", kind="rank" if ranked else "ordinal")


def _ranked(text: str, start: int, end: int, value: Decimal | None, qualifier: Qualifier | None) -> Found | None:
    return make(text, start, end, value=value, unit="other", kind="rank", qualifier=qualifier) if value else None


RULES: tuple[Rule, ...] = (_size_class, _fraction, _half, _one_in, _vague, _multiple, _rank)
