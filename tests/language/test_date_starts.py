"""Where a date is sought: nowhere that one could begin is passed over."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tashan.language.dates import find_dates, mentions
from tests.language import test_date_kinds_en, test_date_kinds_zh

CORPUS = Path(__file__).parents[2] / "corpus"
DAY = date(2025, 2, 13)


def lines() -> list[str]:
    """What the examples of both languages say, and what the shipped articles do."""
    kinds = (test_date_kinds_en.KINDS + test_date_kinds_zh.KINDS).splitlines()
    texts = "\n".join(path.read_text("utf-8") for path in sorted(CORPUS.glob("*.md")))
    return [*(row.partition("|")[0] for row in kinds), *texts.splitlines()]


def test_what_is_found_is_what_a_search_from_every_character_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [find_dates(line, DAY) for line in lines()]
    monkeypatch.setattr(mentions, "_START", re.compile(r"(?<!\d)\d|\D"))
    assert [find_dates(line, DAY) for line in lines()] == found
    assert sum(map(len, found)) > 200
