"""One row a currency: what it says is read in both languages, compared across them and written."""

from __future__ import annotations

import pytest

from tashan.comparing.units import units
from tashan.language.currencies import CODES, CURRENCIES, Currency
from tashan.language.quantities import find_quantities


def test_every_code_and_every_name_stands_once() -> None:
    names = [name for row in CURRENCIES for name in (row.code, *row.zh, *row.signs)]
    assert len(names) == len(set(names))
    assert all(len(code) == 3 and code.isupper() for code in CODES)


@pytest.mark.parametrize("row", CURRENCIES, ids=lambda row: row.code)
def test_a_row_is_read_behind_and_before_a_number(row: Currency) -> None:
    texts = [f"投资额为300亿{name}。" for name in row.zh[:1]] + [f"It paid {sign}300 million." for sign in row.signs]
    for text in texts:
        (found,) = find_quantities(text)
        assert found.measure == row.code, text
        assert found.value in {30_000_000_000, 300_000_000}


def test_what_is_compared_is_compared_under_its_own_code() -> None:
    for row in CURRENCIES:
        assert {units()[word.lower()] for word in row.compared} <= {(row.code, 1.0)}
    assert units()["角"] == ("CNY", 0.1)
    assert units()["cents"] == ("USD", 0.01)
    assert "角钱" not in units()
