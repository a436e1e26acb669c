"""One key of the front matter, written anew."""

from __future__ import annotations

import codecs

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tashan.desk.files import EditError
from tashan.desk.heads import set_list

HASHES = ("0012abcd", "1e234567")
FLOW = '["0012abcd", "1e234567"]'


def changed(text: str, words: tuple[str, ...] = HASHES) -> str:
    return set_list(text.encode(), "seen", words).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("---\ntitle: 甲 # 题\n---\n正文", f"---\ntitle: 甲 # 题\nseen: {FLOW}\n---\n正文", id="added"),
        pytest.param("---\nseen: [a]\nb: 1\n---\n", f"---\nseen: {FLOW}\nb: 1\n---\n", id="flow list replaced"),
        pytest.param(
            "---\nseen: # by the tool\n- a\n- b\n\n# about b\nb: 1\n---\n",
            f"---\nseen: {FLOW} # by the tool\n\n# about b\nb: 1\n---\n",
            id="block list replaced, comments kept",
        ),
        pytest.param("---\nseen:\nb: 1\n---\n", f"---\nseen: {FLOW}\nb: 1\n---\n", id="empty value"),
        pytest.param("---\nseen: []\n---\n", f"---\nseen: {FLOW}\n---\n", id="empty list"),
        pytest.param("---\nb: |\n  x\n\n---\n", f"---\nb: |\n  x\n\nseen: {FLOW}\n---\n", id="after a block of text"),
        pytest.param("---\n  a: 1\n  b: 2\n---\n", f"---\n  a: 1\n  b: 2\n  seen: {FLOW}\n---\n", id="indented keys"),
        pytest.param("---\n{a: 1, b: 2}\n---\n", f"---\n{{a: 1, b: 2, seen: {FLOW}}}\n---\n", id="flow entries"),
        pytest.param("---\n---\n正文", f"---\nseen: {FLOW}\n---\n正文", id="empty head"),
        pytest.param("正文\n", f"---\nseen: {FLOW}\n---\n正文\n", id="no head"),
        pytest.param(
            '+++\ntitle = "甲"\n[source]\nurl = "x"\n+++\n',
            f'+++\ntitle = "甲"\nseen = {FLOW}\n[source]\nurl = "x"\n+++\n',
            id="TOML, before the tables",
        ),
        pytest.param(
            '+++\nseen = [\n  "a", # one\n  "]",\n]\nb = 1\n+++\n', f"+++\nseen = {FLOW}\nb = 1\n+++\n", id="TOML list"
        ),
        pytest.param(
            "+++\na = '''\n[no table]\n'''\n+++\n",
            f"+++\nseen = {FLOW}\na = '''\n[no table]\n'''\n+++\n",
            id="TOML, text that looks like a table",
        ),
        pytest.param(
            '{\n  "title": "甲",\n  "b": {"seen": 1}\n}\n正文',
            f'{{\n  "title": "甲",\n  "b": {{"seen": 1}},\n  "seen": {FLOW}\n}}\n正文',
            id="JSON",
        ),
        pytest.param('{"seen": [1, 2],"b":1}\n', f'{{"seen": {FLOW},"b":1}}\n', id="JSON list replaced"),
    ],
)
def test_only_the_key_changes(before: str, after: str) -> None:
    assert changed(before) == after


def test_line_ends_of_windows_and_the_byte_order_mark_stay() -> None:
    before = codecs.BOM_UTF8 + "---\r\ntitle: 甲\r\n---\r\n正文\r\n".encode()
    after = codecs.BOM_UTF8 + f"---\r\ntitle: 甲\r\nseen: {FLOW}\r\n---\r\n正文\r\n".encode()
    assert set_list(before, "seen", HASHES) == after


def test_a_file_in_another_encoding_stays_in_it() -> None:
    text = "---\ntitle: 一座城市的耐心与它的投资人\n---\n这是一篇用旧编码保存的文章，写得不算短，足够认出编码。\n"
    written = set_list(text.encode("gb18030"), "seen", HASHES)
    assert written.decode("gb18030") == text.replace("人\n", f"人\nseen: {FLOW}\n", 1)


def test_a_long_list_is_broken_into_lines_and_reads_the_same() -> None:
    words = tuple(f"{n:08x}" for n in range(30))
    once = changed("---\ntitle: t\n---\n", words)
    assert max(map(len, once.splitlines())) <= 104
    assert changed(once, words) == once


def test_a_head_that_cannot_be_kept_is_refused() -> None:
    with pytest.raises(EditError, match="`seen` cannot be set; write seen: "):
        changed("---\n- a\n- b\n---\n")
    with pytest.raises(EditError, match="cannot be set"):
        changed("---\nseen: &x [a]\nb: *x\n---\n")


@given(st.dictionaries(st.sampled_from(["a", "b", "seen"]), st.text(max_size=20), max_size=3), st.booleans())
def test_all_other_values_stay_whatever_they_hold(values: dict[str, str], windows: bool) -> None:
    newline = "\r\n" if windows else "\n"
    head = yaml.safe_dump(values, allow_unicode=True).replace("\n", newline) if values else ""
    before = f"---{newline}{head}---{newline}正文"
    written = changed(before)
    block = written.split(f"---{newline}")[1]
    assert yaml.safe_load(block) == {**(yaml.safe_load(head) or {}), "seen": list(HASHES)}
    assert written.endswith(f"---{newline}正文")
