"""Dates: parsing one that stands alone, and finding those that a text mentions.

In: text, and the day that it leans on. Out: a moment; or mentions with their span, as precise as they are told, in
ISO 8601.
"""

from __future__ import annotations

from tashan.language.dates.calendar import DateKind
from tashan.language.dates.context import tense_at
from tashan.language.dates.mentions import DateMention, find_dates
from tashan.language.dates.parse import DEFAULT_ZONE, parse_date

__all__ = ["DEFAULT_ZONE", "DateKind", "DateMention", "find_dates", "parse_date", "tense_at"]
