"""Numbers in words and digits.

In: a numeral as the grammars of `quantities` cut it out, Simplified and half-width. Out: its
value, with an upper bound where the numeral names a range (二三十, 数百, dozens).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import cn2an

Span = tuple[Decimal, Decimal | None]

SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
"""Powers of ten; a chain multiplies (百万, 千亿, 万亿)."""
DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟〇两", "一二三四五六七八九十百千零二")

_RANGE = re.compile(
    r"(?P<head>[一二三四五六七八九]?[百十])?(?P<low>[一二三四五六七八九])(?P<high>[二三四五六七八九])(?P<scale>[十百千万亿]*)"
)
_POSITIONAL = re.compile(r"[零一二三四五六七八九]{2,}")
_VAGUE = re.compile(r"(?P<head>[一二三四五六七八九]?[十百千])?[几数](?P<scale>[十百千万亿]*)")

_DECIMAL = re.compile(
    r"(?P<whole>[零一二三四五六七八九十百]+)点(?P<digits>[零一二三四五六七八九]+)(?P<scale>[百千万亿]*)"
)
_COUNTLESS = re.compile(r"数以(?P<scale>[十百千万亿]+)计")

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
    "bln": 9,
    "trillion": 12, "tn": 12, "trn": 12,
}  # fmt: skip
"""Powers of ten of English scale words and their short forms."""


def scale_of(chain: str) -> Decimal:
    """The factor of a chain of Chinese scale characters: 万亿 is 10 to the 12th; an empty chain is 1."""
    return Decimal(10) ** sum(SCALES[char] for char in chain)


@lru_cache(maxsize=4096)
def parse_chinese(numeral: str) -> Span | None:
    """The value of a numeral in Chinese characters or digits; None where it is no number."""
    numeral = numeral.translate(_FINANCIAL)
    if numeral[0].isdigit():
        return _parse_mixed(numeral), None
    if (found := _RANGE.fullmatch(numeral)) and _is_step(found["low"], found["high"]):
        return _parse_range(found)
    if found := _COUNTLESS.fullmatch(numeral):
        return 2 * scale_of(found["scale"]), 9 * scale_of(found["scale"])
    if found := _VAGUE.fullmatch(numeral):
        return _parse_vague(found)
    if found := _DECIMAL.fullmatch(numeral):
        return _parse_decimal(found)
    if set(numeral) <= set("百千万亿"):
        return scale_of(numeral), None
    if _POSITIONAL.fullmatch(numeral):
        return Decimal("".join(str(DIGITS.get(char, 0)) for char in numeral)), None
    try:
        return Decimal(str(cn2an.cn2an(numeral, "smart"))), None
    except (ValueError, KeyError):  # KeyError for chains such as 百亿二 that cn2an takes for numbers
        return None


def _parse_decimal(found: re.Match[str]) -> Span | None:
    whole = parse_chinese(found["whole"])
    if whole is None:
        return None
    fraction = "".join(str(DIGITS.get(char, 0)) for char in found["digits"])
    return (whole[0] + Decimal(f"0.{fraction}")) * scale_of(found["scale"]), None


def _is_step(low: str, high: str) -> bool:
    """Neighbouring digits are a range (二三, 七八), and so is 三五."""
    return DIGITS[high] - DIGITS[low] == 1 or low + high == "三五"


def _parse_range(found: re.Match[str]) -> Span:
    scale = scale_of(found["scale"])
    head = Decimal(_value_of_head(found["head"])) if found["head"] else Decimal(0)
    return (head + DIGITS[found["low"]]) * scale, (head + DIGITS[found["high"]]) * scale


def _parse_vague(found: re.Match[str]) -> Span | None:
    """十几 is 10 to 19; 几十 and 数十 are 20 to 90; bare 几 says too little to be a number."""
    scale = scale_of(found["scale"])
    if found["head"]:
        head = Decimal(_value_of_head(found["head"]))
        return head * scale, (head + 9) * scale
    return (2 * scale, 9 * scale) if found["scale"] else None


def _value_of_head(head: str) -> int:
    digit = DIGITS.get(head[0], 1)
    return int(digit * 10 ** SCALES[head[-1]])


def _parse_mixed(numeral: str) -> Decimal:
    """Digits with scales, summed: 1.85万亿, 3亿5000万."""
    total = Decimal(0)
    for digits, chain in re.findall(r"([\d.,]+)\s*([十百千万亿]*)", numeral):
        total += Decimal(digits.replace(",", "").rstrip(".")) * scale_of(chain)
    return total


@lru_cache(maxsize=4096)
def parse_english(numeral: str) -> Decimal | None:
    """The value of an English numeral, digits or words: `1.3 million`, `thirty-six`, `a hundred and five`."""
    total, current = Decimal(0), None
    for word in re.findall(r"[\d,.]*\d|[a-z]+", numeral.lower()):
        if word[0].isdigit() or word[0] == ".":
            current = Decimal(word.replace(",", ""))
        elif word in ENGLISH_NUMBERS:
            current = (current or Decimal(0)) + ENGLISH_NUMBERS[word]
        elif word in {"a", "an"}:
            current = Decimal(1)
        elif word == "dozen":
            current = (current or Decimal(1)) * 12
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
        elif word in ENGLISH_SCALES:
            total += (current if current is not None else Decimal(1)) * Decimal(10) ** ENGLISH_SCALES[word]
            current = None
        elif word != "and":
            return None
    return total + (current or Decimal(0))
