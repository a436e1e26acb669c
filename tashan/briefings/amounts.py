"""Numbers and dates as each language writes them.

In: values and ISO dates. Out: strings of an edition, by Babel's CLDR data. A number is never rounded to look nice:
where the compact form (1.85万亿, 1.85 trillion) would lose digits, more digits are shown.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal

from tashan.locales import LOCALES

if TYPE_CHECKING:
    from tashan.model import Edition, Figure, Unit

# Digits after the point in a compact number: 1.3567万亿 keeps four, 1.25万 two; longer numbers are written out.
_MOST_DIGITS, _MOST_DIGITS_BELOW_YI = 4, 2
# Pages repeat the same numbers and dates in every table and note; Babel takes some 0.2 ms for each.
_POINTS = {"pp": (100, "个百分点", "percentage points"), "bp": (10_000, "个基点", "basis points")}
# Units whose code is not how they are written; any other code (km, kWh, EUR) is shown as it is.
_UNITS_ZH = {
    "mu": "亩", "ha": "公顷", "acre": "英亩", "m2": "平方米", "km2": "平方公里", "m3": "立方米", "m": "米",
    "km": "公里", "kg": "公斤", "t": "吨", "d": "天", "h": "小时", "min": "分钟", "s": "秒", "mo": "个月", "wk": "周",
}  # fmt: skip
_UNITS_EN = {
    "m2": "m²", "km2": "km²", "m3": "m³", "d": "days", "h": "hours", "acre": "acres", "mo": "months", "wk": "weeks",
}  # fmt: skip
_remembered = lru_cache(maxsize=1 << 16, typed=True)
_PERCENT = re.compile(r"[%％]|百分|per ?cent", re.IGNORECASE)


@_remembered
def plain_number(value: float, edition: Edition) -> str:
    """`14000000000000` is 14万亿 or 14 trillion."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    locale = LOCALES[edition]
    if abs(number) < locale.compact_from:
        return format_decimal(number, locale=locale.numbers, decimal_quantization=False)
    scale = locale.compact_digits
    compact = number.scaleb(-((number.adjusted() // scale) * scale))
    most = _MOST_DIGITS if abs(number) >= 10**8 else _MOST_DIGITS_BELOW_YI
    if -compact.normalize().as_tuple().exponent > most:  # type: ignore[operator]  # finite: an int
        return format_decimal(number, locale=locale.numbers, decimal_quantization=False)
    return format_compact_decimal(
        number, locale=locale.numbers, format_type=locale.compact_form, fraction_digits=_MOST_DIGITS
    )


@_remembered
def share(value: float, edition: Edition, written: str = "") -> str:
    """A ratio: 28%, or 1/3 where a percentage would not end (a third may come rounded, as 0.3333).

    What was written as a percentage stays one: 33.33% is no third.
    """
    percent = Decimal(repr(round(value * 100, 6)))
    fraction = Fraction(value).limit_denominator(9)
    endless = fraction.denominator in {3, 6, 7, 9} and abs(float(fraction) - value) < 5e-5
    if endless and not _PERCENT.search(written):
        return f"{fraction.numerator}/{fraction.denominator}"
    if -percent.normalize().as_tuple().exponent <= 2:  # type: ignore[operator]  # finite: an int
        return format_decimal(percent, locale=LOCALES[edition].numbers, decimal_quantization=False) + "%"
    return format_decimal(percent, format="0.##", locale=LOCALES[edition].numbers) + "%"


def amount(value: float, unit: Unit, edition: Edition, written: str = "", measure: str | None = None) -> str:
    """A value with its unit: 1.85万亿元 and CNY 1.85 trillion, 28%, 22年 and 22 years, 36.

    `measure` is what it is in where the unit is wide: 1,000亩 and 1,000 mu, 0.3个百分点 and 0.3 percentage points.
    """
    if unit == "ratio":
        return _points(value, edition, measure) if measure in _POINTS else share(value, edition, written)
    number = plain_number(value, edition)
    if unit == "other" and measure and measure != "rank":
        if edition == "en":
            return f"{number} {_UNITS_EN.get(measure, measure)}"
        return f"{number}{_UNITS_ZH.get(measure, f' {measure}')}"
    if edition == "en":
        words = {"CNY": f"CNY {number}", "USD": f"USD {number}", "years": f"{number} year{'' if value == 1 else 's'}"}
    else:
        words = {"CNY": f"{number}元", "USD": f"{number}美元", "years": f"{number}年"}
    return words.get(unit, number)


_SCALES_EN = ("", "thousands", "millions", "billions", "trillions")
_SCALES_ZH = ("", "万", "亿", "万亿")


def vague_amount(figure: Figure, edition: Edition) -> str:
    """A number of which the text gives the scale alone, which is no range: 数百万, tens of billions of yuan; or "".

    Such a number is read as 2 to 9 of its scale.
    """
    low, high = Decimal(str(figure.value)), Decimal(str(figure.upper or 0))
    bare = figure.approx and not any(char.isdigit() for char in figure.text)
    if not bare or figure.unit == "ratio" or high * 2 != low * 9 or low.normalize().as_tuple().digits != (2,):
        return ""
    power = low.adjusted()
    if edition == "en":
        step = ("", "tens", "hundreds")[power % 3]
        words = " of ".join(part for part in (step, _SCALES_EN[power // 3]) if part)
        return words + {"CNY": " of yuan", "USD": " of dollars", "years": " of years"}.get(figure.unit, "")
    number = "数" + ("", "十", "百", "千")[power % 4] + _SCALES_ZH[power // 4]
    return number + {"CNY": "元", "USD": "美元", "years": "年"}.get(figure.unit, "")


@_remembered
def period_text(period: str, edition: Edition) -> str:
    """A period as an edition writes it: January–June 2024, 2024年1月至6月, 27 Jan–9 Feb 2025, over 3 years."""
    if period.startswith("P"):
        years = int(period[1:-1])
        return f"over {years} years" if edition == "en" else f"{years}年间"
    first, _, last = period.partition("/")
    if not last:
        return iso_date(first, edition)
    if len(first) == len("2024"):
        return f"{first}–{last}" if edition == "en" else f"{first}–{last}年"
    skeleton = "yMMMM" if len(first) == len("2024-01") else "yMMMMd"
    start, end = (date.fromisoformat(end if skeleton == "yMMMMd" else f"{end[:7]}-01") for end in (first, last))
    return format_interval(start, end, skeleton, locale=LOCALES[edition].numbers)


def _points(value: float, edition: Edition, measure: str) -> str:
    scale, zh, en = _POINTS[measure]
    number = plain_number(float(Decimal(repr(value)) * scale), edition)
    return f"{number} {en}" if edition == "en" else f"{number}{zh}"


@_remembered
def long_date(moment: date | datetime | None, edition: Edition) -> str:
    """2025年2月13日, 13 February 2025, or an empty string for no date."""
    return format_date(moment, format="long", locale=LOCALES[edition].numbers) if moment else ""


@_remembered
def iso_date(text: str, edition: Edition) -> str:
    """An ISO date as precise as it is written: 2024年 and 2024, 2025年2月 and February 2025, `--02-05` without a year.

    What is no such date stays as it is.
    """
    parts = text.split("-")
    try:
        if text.startswith("--"):
            leap = date.fromisoformat(f"2024-{text[2:]}")
            return format_skeleton("MMMMd", leap, locale=LOCALES[edition].numbers)
        if len(parts) == 1:
            return f"{int(text)}{'' if edition == 'en' else '年'}"
        if len(parts) == 2:
            return format_skeleton("yMMMM", date(int(parts[0]), int(parts[1]), 1), locale=LOCALES[edition].numbers)
        return long_date(date.fromisoformat(text[:10]), edition)
    except ValueError:
        return text
