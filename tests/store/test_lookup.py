"""A large table is read where it is asked, and is the dict that it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tashan.store import lookup
from tashan.store.lookup import Lookup, recall_lookup
from tashan.store.tables import cache_folder

TABLE = {"杭州": ("city",), "": (), "plumless": ("one",), "buckeroo": ("two",), "a\ud800": ("half a pair",)}
"""`plumless` and `buckeroo` have the same hash."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache_folder.cache_clear()
    yield
    cache_folder.cache_clear()


def never() -> dict[str, tuple[str, ...]]:
    raise AssertionError("made twice")


def recalled() -> Lookup[tuple[str, ...]]:
    recall_lookup("t", "1", lambda: TABLE)
    return recall_lookup("t", "1", never)


def test_words_have_their_values_and_others_none() -> None:
    assert crc32(b"plumless") == crc32(b"buckeroo")
    table = recalled()
    assert {word: table[word] for word in TABLE} == TABLE
    assert all(word in table for word in TABLE)
    assert [table.get(word, "none") for word in ("杭", "杭州人", "Plumless")] == ["none"] * 3
    assert "Plumless" not in table
    assert 1 not in table
    with pytest.raises(KeyError, match="Plumless"):
        table["Plumless"]
    assert table.quickest is table


def test_all_of_it_comes_in_the_order_in_which_it_was_made() -> None:
    assert list(recalled().items()) == list(TABLE.items())
    assert list(recalled()) == list(TABLE)
    assert len(recalled()) == len(TABLE)


def test_who_asks_much_gets_it_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "MUCH", 3)
    table = recalled()
    for _ in range(3):
        assert table.quickest is table
        assert table.get("杭州") == ("city",)
    assert table.quickest == TABLE
    assert isinstance(table.quickest, dict)
    assert (table.get("杭州"), table.get("杭")) == (("city",), None)


def test_a_table_without_words_has_none() -> None:
    recall_lookup("t", "1", dict)
    table = recall_lookup("t", "1", never)
    assert table.get("") is None
    assert list(table) == []


@given(table=st.dictionaries(st.text(max_size=3), st.integers()), word=st.text(max_size=3))
def test_it_answers_as_the_dict(table: dict[str, int], word: str) -> None:
    made = Lookup(lookup._lay_out(table))
    assert made.get(word) == table.get(word)
    assert {one: made[one] for one in table} == table
    assert dict(made) == table
