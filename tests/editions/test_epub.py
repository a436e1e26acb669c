"""EPUB: a book that epubcheck passes, the same bytes for the same text."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from tashan.editions.epub import Book, Paragraph, Piece, Row, write_epub
from tashan.model import Lang, PassageKind

XHTML = {"h": "http://www.w3.org/1999/xhtml"}


def paragraph(lang: Lang, *texts: str, kind: PassageKind = "paragraph", mark: str = "") -> Paragraph:
    pieces = tuple(Piece(text=text, pair=number) for number, text in enumerate(texts))
    return Paragraph(kind=kind, lang=lang, pieces=pieces, mark=mark)


BOOK = Book(
    id="tashan:beihu:zh-Hant",
    title="北湖的新港 <一>",
    other_title="The new port of Beihu & more",
    langs=("zh-Hant", "en"),
    contents="本頁內容",
    creators=("林一", "Ann O’Neil"),
    publisher="湖報",
    source="https://example.org/a?b=1&c=2",
    about=("發布者：湖報",),
    notice="機器翻譯",
    modified=datetime(2025, 2, 13, 7, 58, 16, tzinfo=UTC),
    rows=(
        Row(first=(paragraph("zh-Hant", "北湖建了新港。", "花了90億元。"),), second=(paragraph("en", "A port.\x0b"),)),
        Row(first=(paragraph("zh-Hant", "港口", kind="heading"),), second=(paragraph("en", "Port", kind="heading"),)),
        Row(first=(paragraph("zh-Hant", "先看人\n再看賬", kind="list"),), second=()),
        Row(first=(), second=(paragraph("en", "Quoted.", kind="quote", mark="Outdated"),)),
        Row(first=(paragraph("zh-Hant", "a = 1\nb", kind="code"),), second=(paragraph("en", "", kind="list"),)),
    ),
)


def page(name: str, book: Book = BOOK) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(write_epub(book))) as container:
        return etree.fromstring(container.read(f"EPUB/{name}"))


def check(data: bytes, folder: Path) -> None:
    """Run epubcheck, the W3C's validator; skipped where it is not installed."""
    program = shutil.which("epubcheck")
    if program is None:
        pytest.skip("epubcheck is not installed (Debian: apt install epubcheck)")
    path = folder / "book.epub"
    path.write_bytes(data)
    # Debian's epubcheck is a jar that the kernel may not know how to start.
    command = ["java", "-jar", program] if Path(program).resolve().suffix == ".jar" else [program]
    done = subprocess.run([*command, "--failonwarnings", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_a_book_passes_epubcheck(tmp_path: Path) -> None:
    check(write_epub(BOOK), tmp_path)


def test_the_same_book_is_the_same_bytes() -> None:
    assert write_epub(BOOK) == write_epub(BOOK)


def test_the_kind_of_file_comes_first_and_uncompressed() -> None:
    data = write_epub(BOOK)
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_every_passage_names_its_language_and_every_sentence_its_pair() -> None:
    text = page("text.xhtml")
    first = text.xpath("//h:div[@id='r0']/h:div", namespaces=XHTML)
    assert [box.get("lang") for box in first] == ["zh-Hant", "en"]
    spans = [(span.text, span.get("data-pair")) for span in first[0].iter("{*}span")]
    assert spans == [("北湖建了新港。", "0"), ("花了90億元。", "1")]


def test_headings_make_the_table_of_contents() -> None:
    links = page("nav.xhtml").xpath("//h:nav//h:a", namespaces=XHTML)
    assert [(link.text, link.get("href")) for link in links] == [
        ("北湖的新港 <一>", "text.xhtml"),
        ("港口", "text.xhtml#r1"),
    ]


def test_notices_and_marks_are_in_the_text() -> None:
    marks = page("text.xhtml").xpath("//h:p[@class='mark']/text()", namespaces=XHTML)
    assert marks == ["機器翻譯", "Outdated"]


def test_the_package_tells_where_the_text_comes_from() -> None:
    package = page("package.opf")
    assert [element.text for element in package.iter("{*}language")] == ["zh-Hant", "en"]
    assert [element.text for element in package.iter("{*}source")] == ["https://example.org/a?b=1&c=2"]
    (modified,) = package.xpath("//*[@property='dcterms:modified']/text()")
    assert modified == "2025-02-13T07:58:16Z"
