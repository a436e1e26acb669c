"""One entry of a YAML file set anew: nothing else moves."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tashan.corpus.yamltree import parse_yaml
from tashan.desk.files import EditError
from tashan.desk.yamledit import add_entries, delete_value, render_value, set_value


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "a:\n  b: 新\n", id="empty file"),
        pytest.param("# ours", "# ours\na:\n  b: 新\n", id="only a comment"),
        pytest.param("---\n", "---\na:\n  b: 新\n", id="a document's start"),
        pytest.param("a:\n", "a:\n  b: 新\n", id="a key without a value"),
        pytest.param("a: null # note\nc: 1\n", "a: # note\n  b: 新\nc: 1\n", id="nothing, spelled out"),
        pytest.param("a: # note\nc: 1\n", "a: # note\n  b: 新\nc: 1\n", id="a key with a comment"),
        pytest.param("a:\n    x: 1 # one\n\n# c\nc: 1\n", "a:\n    x: 1 # one\n    b: 新\n\n# c\nc: 1\n", id="indent"),
        pytest.param("a: {x: 1}\n", "a: {x: 1, b: 新}\n", id="entries on one line"),
        pytest.param("a: {}\n", "a: {b: 新}\n", id="no entries on one line"),
        pytest.param("a: {\n  x: 1, # one\n}\n", "a: {\n  x: 1, b: 新, # one\n}\n", id="entries over lines"),
        pytest.param("{a: {x: 1}, c: 2}\n", "{a: {x: 1, b: 新}, c: 2}\n", id="all on one line"),
        pytest.param('{"a": {"x": "1"}}', '{"a": {"x": "1", b: 新}}', id="JSON"),
        pytest.param('"a":\n  x: 1', '"a":\n  x: 1\n  b: 新\n', id="a key in quotes, no line end"),
        pytest.param("a:\n  b: old # why\n", "a:\n  b: 新 # why\n", id="another value"),
        pytest.param("a:\n  b: # why\n  - 1\n  - 2\nc: 1\n", "a:\n  b: 新 # why\nc: 1\n", id="a list replaced"),
        pytest.param("a:\n  b: |\n    one\n    two\nc: 1\n", "a:\n  b: 新\nc: 1\n", id="text over lines replaced"),
        pytest.param("a:\n  x: |\n    one\n\nc: 1\n", "a:\n  x: |\n    one\n\n  b: 新\nc: 1\n", id="behind text"),
        pytest.param("c: 1\n...\n", "c: 1\na:\n  b: 新\n...\n", id="before a document's end"),
        pytest.param("a: &x\n  y: 1\n", "a: &x\n  y: 1\n  b: 新\n", id="an anchor"),
        pytest.param("  a:\n    x: 1\n", "  a:\n    x: 1\n    b: 新\n", id="all indented"),
    ],
)
def test_a_value_is_set_in_every_layout(before: str, after: str) -> None:
    assert set_value(before, ("a", "b"), "新") == after


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [1]\n", "has no entries under `a`"),
        ("- 1\n", "does not hold `key: value` lines"),
        ("a: 1\na: 2\n", "does not hold `key: value` lines, each key once"),
        ("a: 'open\n", "has an error in line 1"),
        ("x: &x {y: 1}\na: *x\n", "has an alias under `a`"),
        ("[" * 100_000, "has an error in line 1"),
    ],
)
def test_what_cannot_be_set_exactly_is_refused(text: str, message: str) -> None:
    with pytest.raises(EditError, match=message):
        set_value(text, ("a", "b"), "新")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  x: 1\n  b: old # why\n  c: 2\n", "a:\n  x: 1\n  c: 2\n"),
        ("a:\n  x: 1\n  b:\n  - 1\n  - 2\n# end\n", "a:\n  x: 1\n# end\n"),
        ("a:\n  x: 1\n", "a:\n  x: 1\n"),
        ("c: 1\n", "c: 1\n"),
    ],
)
def test_an_entry_is_taken_out(before: str, after: str) -> None:
    assert delete_value(before, ("a", "b")) == after


@pytest.mark.parametrize("text", ["a: {b: 1, c: 2}\n", "a:\n  b: 1\n"])
def test_what_cannot_be_taken_out_exactly_is_refused(text: str) -> None:
    with pytest.raises(EditError, match="take it out by hand"):
        delete_value(text, ("a", "b"))


def test_many_entries_are_added_behind_the_last_and_those_there_stay() -> None:
    before = "s2tw:\n  头发: 頭髮 # seen\n\n# more\ns2hk: {}\n"
    after = "s2tw:\n  头发: 頭髮 # seen\n  发展: 發展\n  后来: 後來\n\n# more\ns2hk: {}\n"
    assert add_entries(before, ("s2tw",), {"头发": "頭發", "发展": "發展", "后来": "後來"}) == after
    assert add_entries("s2tw: {a: b}\n", ("s2tw",), {"c": "d", "e": "f"}) == "s2tw: {a: b, c: d, e: f}\n"


SCALARS = st.one_of(st.text(max_size=12), st.booleans(), st.integers(-(10**9), 10**9), st.none())
VALUES = st.recursive(
    SCALARS, lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=5), one, max_size=3), max_leaves=5
)


@given(VALUES)
def test_a_value_on_one_line_is_read_back(value: Any) -> None:
    try:
        render_value(value).encode()
    except UnicodeEncodeError:
        return
    shown = render_value(value)
    assert "\n" not in shown
    assert parse_yaml(f"[{shown}, 1]").data == [value, 1]


KEYS = st.sampled_from(["a", "b", "头发", "no", "1", "a b", "x:y"])


@given(
    st.dictionaries(KEYS, st.dictionaries(KEYS, SCALARS, max_size=3) | SCALARS, max_size=4),
    st.sampled_from(["", "# above\n", "---\n"]),
    st.tuples(KEYS, KEYS),
    SCALARS,
)
def test_whatever_the_file_holds_only_the_entry_changes(
    data: dict[str, Any], lead: str, keys: tuple[str, str], value: Any
) -> None:
    text = lead
    for key, entry in data.items():
        if isinstance(entry, dict) and entry:
            text += f"{render_value(key)}: # of {len(entry)}\n"
            text += "".join(f"   {render_value(k)}: {render_value(v)}\n" for k, v in entry.items())
        else:
            text += f"{render_value(key)}: {render_value(entry)}\n"
    try:
        written = set_value(text, keys, value)
    except (EditError, UnicodeEncodeError):
        assert data.get(keys[0]) is not None
        return
    lines = written.split("\n")
    assert sum(line in lines for line in text.split("\n")) >= len(text.split("\n")) - 1
    assert parse_yaml(written).data[keys[0]][keys[1]] == value
