"""Encoding, byte order mark and line ends of what is edited stay."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tashan.desk.files import EditError
from tashan.desk.texts import edit_text

LONG = "这座城市的创新需要耐心，也需要资本。\n" * 3


def add(text: str) -> str:
    first, _, rest = text.partition("\n")
    return f"{first}\n新的一行\n{rest}"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"])
def test_the_encoding_stays(encoding: str) -> None:
    text = LONG if encoding != "big5" else "這座城市的創新需要耐心，也需要資本。\n" * 3
    assert edit_text(text.encode(encoding), add) == add(text).encode(encoding)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_the_byte_order_mark_stays(mark: bytes) -> None:
    encoding = "utf-8" if mark == codecs.BOM_UTF8 else "utf-16-le"
    assert edit_text(mark + LONG.encode(encoding), add) == mark + add(LONG).encode(encoding)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\r\nb\r\n", "a\r\n新的一行\r\nb\r\n"),
        ("a\rb\r", "a\r新的一行\rb\r"),
        ("a\r\nb\r\nc\nd", "a\r\n新的一行\r\nb\r\nc\nd"),
        ("a\nb\u2028c\nd\n", "a\n新的一行\nb\u2028c\nd\n"),
        ("a", "a\n新的一行\n"),
    ],
)
def test_line_ends_stay_and_new_lines_have_the_usual_one(before: str, after: str) -> None:
    assert edit_text(before.encode(), add) == after.encode()


def test_a_character_that_the_encoding_lacks_is_refused() -> None:
    text = "這座城市的創新需要耐心，也需要資本。\n" * 3
    with pytest.raises(EditError, match="cannot be written in big5; save it as UTF-8"):
        edit_text(text.encode("big5"), lambda text: text + "🙂")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n", bytes(range(128, 256))])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(EditError, match=r"is not text|is in no known encoding"):
        edit_text(data, add)


@given(st.text(st.sampled_from("a中 \n\r\u2028"), max_size=40))
def test_nothing_changes_where_nothing_is_changed(text: str) -> None:
    assert edit_text(text.encode(), lambda text: text) == text.encode()


@given(st.lists(st.tuples(st.text("ab中", max_size=3), st.sampled_from(["\n", "\r\n"])), max_size=9), st.data())
def test_every_line_that_stays_keeps_its_end(lines: list[tuple[str, str]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines)))
    before = "".join(line + end for line, end in lines)
    after = edit_text(
        before.encode(),
        lambda text: "".join([*text.splitlines(keepends=True)[:at], "new\n", *text.splitlines(keepends=True)[at:]]),
    ).decode()
    start, _, end = after.partition("new")
    assert before == start + end.removeprefix("\r\n" if end.startswith("\r\n") else end[:1])
