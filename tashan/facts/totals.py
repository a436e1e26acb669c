"""What the words around a number say against its being a value of a whole place and year.

In: a reading and a quantity of it. Out: whether it is only wanted, the sum of several years, of some months, where a
move began, a difference, a mean, a forecast, or somebody's words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.facts.differences import is_difference
from tashan.facts.periods import UNKNOWN, YEAR
from tashan.facts.phrases import frame_of, part_of_year, stretch_before, words_of
from tashan.facts.years import date_beside

if TYPE_CHECKING:
    from tashan.facts.reading import Reading
    from tashan.facts.scopes import Scope
    from tashan.language.quantities import Quantity

AHEAD = 24
"""Characters before a clause in which a word of planning still speaks of it."""
LOOK_BACK = 14
LONG_QUOTE = 12
"""Characters after which an open quotation mark holds somebody's sentence rather than a word."""

_FROM = re.compile(r"(?:[从由](?:[^，。；、\d]{0,8}的)?|\bfrom\s(?:about\s|around\s|only\s|just\s)?)\s*$")
_MOVES = re.compile(
    r"[^，。；]{0,4}?(?:增加?|提高?升?|上升|扩大|提升|增长|跃升|攀升|拓展|壮大|发展|下降|降低?|减少|缩小|回落|变)[至到为]"
    r"|(?:[^,.;]{0,30}?)\sto\s"
)
_STANDS = re.compile(r"已|了(?!解)|建成|形成|共有|现有|\b(?:has|have|had|already)\b")
"""Beside a word of building: what is built stands."""
_REACHED = re.compile(r"(?:迈上|跃上|跨上|站上|跃升|[增升]至|[增提升][加高升]?[到至])[^，。；]{0,8}$|\bto\s*$")
_DESCRIBES = re.compile(r"(?:以上|以下)?的(?!(?:同比|经济|GDP)?(?:增速|增长|速度|增幅|正增长|比重|比例|份额|新?台阶))")
_SINCE = re.compile(r"(?:比|较|与|和|自|自从|than\sin|since|from|over)\s*$", re.IGNORECASE)
_SHARED = re.compile(r"分别|各自?|respectively|\beach\b", re.IGNORECASE)
_OPENED = re.compile(r"[“\"「『][^”\"」』]*$")
_END_OF_YEAR = re.compile(r"年?[末底]|12月31|\bend\b|31 December|December 31")


def is_planned(reading: Reading, quantity: Quantity) -> bool:
    """Whether the number is wanted or planned: 力争增长5%, 建设三大高地, 3,000 will be built."""
    start, end = reading.clause_span(quantity.start)
    lang = "en" if reading.english else "zh"
    if words_of(lang, "planned").search(reading.text, max(0, start - AHEAD), end):
        return True
    building = words_of(lang, "building").search(reading.text, start, quantity.start)
    return quantity.unit == "count" and building is not None and not _STANDS.search(reading.text, start, end)


def is_other(
    reading: Reading, quantity: Quantity, *, partly: bool, scope: Scope | None, period: str | None = None
) -> bool:
    """Whether the words around the number make it no value of a year; `partly`: the text speaks of a part of one.

    With a `period` it is enough that it is a value of that.
    """
    if period == UNKNOWN:
        return True
    start, end = reading.clause_span(quantity.start)
    if is_difference(reading, quantity) or _is_start_of_move(reading, quantity):
        return True
    if _DESCRIBES.match(reading.text, quantity.end) or _SHARED.search(reading.text, start, end):
        return True
    if frame_of(reading, quantity) == "growth" and _is_no_yearly_growth(reading, quantity, period):
        return True
    if (
        quantity.unit != "count"
        and (not period or scope == "plan")
        and _is_of_other_time(reading, quantity, partly=partly, scope=scope)
    ):
        return True
    return _is_said(reading, quantity)


def _is_said(reading: Reading, quantity: Quantity) -> bool:
    """Whether the number is a forecast or a supposition, or stands in the words of somebody."""
    lang, end = "en" if reading.english else "zh", reading.clause_span(quantity.start)[1]
    quoted = _OPENED.search(reading.text, 0, quantity.start)
    supposed = words_of(lang, "supposed").search(reading.text, 0, end)
    return supposed is not None or bool(quoted and len(quoted.group()) > LONG_QUOTE)


def _is_no_yearly_growth(reading: Reading, quantity: Quantity, period: str | None) -> bool:
    """Growth in times, a mean of years, or a growth over years that are not told: 年均增长5%, 比2012年增长50%."""
    start, end = reading.clause_span(quantity.start)
    over_years = period is not None and period.startswith("P")
    if not over_years and (quantity.measure == "fold" or (period is None and quantity.value >= 1)):
        return True
    if words_of("en" if reading.english else "zh", "averaged").search(reading.text, start, end):
        return True
    if not over_years and any(other.kind == "duration" for other in reading.quantities_in(start, quantity.start)):
        return True
    dates = (mention for mention in reading.dates if start <= mention.start < end)
    return any(_SINCE.search(reading.text[max(0, date.start - 8) : date.start]) for date in dates)


def _is_of_other_time(reading: Reading, quantity: Quantity, *, partly: bool, scope: Scope | None) -> bool:
    """Whether a sum or a rate is of months, or of several years, and has no year beside it: 由2012年的54000亿元."""
    end = reading.clause_span(quantity.start)[1]
    if _is_of_months(reading, end) or part_of_year(reading, end):
        return True
    if date_beside(reading, quantity):
        return False
    if partly or scope == "plan":
        return True
    lang = "en" if reading.english else "zh"
    spans = scope == "years" or words_of(lang, "spanning").search(reading.text, 0, end)
    dated = any(
        reading.clause_span(quantity.start)[0] <= date.start < end and len(date.iso) == YEAR for date in reading.dates
    )
    means = quantity.unit in {"CNY", "USD"} and not dated and words_of(lang, "averaged").search(reading.text)
    return bool(spans or means) and _spans_years(reading, quantity)


def _is_of_months(reading: Reading, end: int) -> bool:
    """Whether the last date up to a position is a month or a day that is no end of a year: 去年11月."""
    dates = [mention for mention in reading.dates if mention.start < end]
    if not dates or len(dates[-1].iso) <= len("2025"):
        return False
    return not _END_OF_YEAR.search(reading.text, dates[-1].start, dates[-1].end + 1)


def _spans_years(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number under 过去五年 is of all those years: a sum of money, unless a level was reached, or a rate."""
    if frame_of(reading, quantity) == "growth":
        return True
    reached = _REACHED.search(reading.text, reading.clause_span(quantity.start)[0], quantity.start)
    return quantity.unit in {"CNY", "USD"} and reached is None


def _is_start_of_move(reading: Reading, quantity: Quantity) -> bool:
    """从4.16万亿元增加到5.67万亿元: the first is of a year that nobody names, unless it does (从2020年的)."""
    start, end = stretch_before(reading, quantity)
    return begins_move(reading, quantity) and not any(start <= mention.start < end for mention in reading.dates)


def begins_move(reading: Reading, quantity: Quantity) -> bool:
    """Whether something moved from this number to the next."""
    start, end = stretch_before(reading, quantity)
    began = _FROM.search(reading.plain(max(start, end - LOOK_BACK), end))
    return began is not None and _MOVES.match(reading.text, quantity.end) is not None
