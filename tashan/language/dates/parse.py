"""One date on its own, as front matter and by-lines write it.

In: a string. Out: an aware datetime, or None.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from dateutil import parser as dateutil_parser

from tashan.language.script import read_plainly

DEFAULT_ZONE = ZoneInfo("Asia/Shanghai")
"""Where a date names no zone: Chinese newsrooms write the time of Beijing without saying so."""

_CJK_DATE = re.compile(
    r"\s*(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?"
    r"[\sT]*(?:(上午|下午|晚上)?\s*(\d{1,2})\s*[:：时点]\s*(\d{1,2})?\s*分?(?:\s*[:：]?\s*(\d{1,2})\s*秒?)?)?\s*"
)
_ZONES = {
    "EST": -5,
    "EDT": -4,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "CET": 1,
    "CEST": 2,
    "HKT": 8,
    "JST": 9,
}
"""Hours of the abbreviations that newsrooms write; CST, China's or America's, is not among them."""
_MAX_LENGTH = 64
"""A longer string is no date; refusing it keeps hostile front matter from costing time."""


def parse_date(text: str) -> datetime | None:
    """The date and time that `text` is, aware; None where it is none or an impossible one.

    ISO 8601, RFC 2822, `2025-02-13 15:58:16`, 2025年2月13日, 2025/2/13 and English dates. No zone means Asia/Shanghai.
    """
    text = read_plainly(text).strip()
    if not text or len(text) > _MAX_LENGTH:
        return None
    found = _parse_iso(text) or _parse_chinese(text) or _parse_rfc2822(text) or _parse_english(text)
    if found is None:
        return None
    return found if found.tzinfo else found.replace(tzinfo=DEFAULT_ZONE)


def _zone(name: str | None, offset: int | None) -> timezone | None:
    """The zone of an abbreviation; what stands for several, or is unknown, counts as none named."""
    hours = _ZONES.get(name or "")
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    return None if hours is None else timezone(timedelta(hours=hours))


def _parse_iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if re.match(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        return None


def _parse_chinese(text: str) -> datetime | None:
    match = _CJK_DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day, half, hour, minute, second = match.groups()
    hours = int(hour or 0)
    if half in {"下午", "晚上"} and hours < 12:
        hours += 12
    try:
        return datetime(int(year), int(month), int(day), hours, int(minute or 0), int(second or 0))
    except ValueError:
        return None


def _parse_rfc2822(text: str) -> datetime | None:
    try:
        return (
            parsedate_to_datetime(text) if "," in text[:4] or re.match(r"\d{1,2} [A-Z][a-z]{2} \d{4}", text) else None
        )
    except (ValueError, IndexError, TypeError):
        return None


def _parse_english(text: str) -> datetime | None:
    """Only with a month's name, a day and a year, so that dateutil has nothing to guess."""
    if not re.search(r"[A-Za-z]{3}", text) or not re.search(r"\b\d{4}\b", text):
        return None
    if not re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b(?!:)", text):
        return None
    try:
        return dateutil_parser.parse(text, default=datetime(1, 1, 1), tzinfos=_zone)
    except (ValueError, OverflowError):
        return None
