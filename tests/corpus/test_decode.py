"""Files in the encodings that contributors bring are read as they were written, or refused."""

from __future__ import annotations

import codecs

import pytest

from tashan.corpus.decode import Decoded, NotTextError, decode

HANS = "近日，城市的创新故事再次引发关注，许多人开始重新思考产业与土壤的关系。\n第二段说的是企业。\n"
HANT = "近日，城市的創新故事再次引發關注，許多人開始重新思考產業與土壤的關係。\n第二段說的是企業。\n"
ENGLISH = "It’s a café, she said: “déjà vu” — the plan cost £5.\n" * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HANS, "utf-8"),
        (HANS, "gb18030"),
        (HANT, "gb18030"),
        (HANT, "big5"),
        (HANS, "utf-16-le"),
        (HANS, "utf-16-be"),
        (ENGLISH, "cp1252"),
    ],
)
def test_text_is_read_as_it_was_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text=text, encoding=encoding, sure=True)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_says_the_encoding_and_is_no_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + HANS.encode(encoding)) == Decoded(text=HANS, encoding=encoding)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85"])
def test_every_line_end_is_a_line_feed(end: str) -> None:
    found = decode(HANS.replace("\n", end).encode())
    assert found is not None
    assert found.text == HANS


def test_a_guess_on_few_characters_is_marked() -> None:
    found = decode("城市的创新".encode("gb18030"))
    assert found is not None
    assert found.text == "城市的创新"
    assert decode("城市".encode("gb18030") + b"\xff") is None


def test_gb18030_and_big5_are_told_apart_on_a_sentence() -> None:
    for start in range(0, 20, 3):
        for text, encoding in ((HANS, "gb18030"), (HANT, "big5")):
            found = decode(text[start : start + 24].encode(encoding))
            assert found is not None
            assert found.text == text[start : start + 24]


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 rest", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04docx", b"\xd0\xcf\x11\xe0doc", b"{\\rtf1 text}", b"a\x00b"],
)
def test_documents_and_pictures_are_told_to_be_no_text(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


def test_bytes_of_no_encoding_give_no_text() -> None:
    assert decode(bytes(range(128, 256)) * 4) is None
