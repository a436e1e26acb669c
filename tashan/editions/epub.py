"""A text in two languages as a book: EPUB 3.3, passage after passage, each in its own language.

In: a `Book`. Out: the bytes of an `.epub`, the same for the same book on every machine and day. The container is
stored, not compressed: zlib's output differs between its versions, and the books are small.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from lxml import etree
from lxml.builder import ElementMaker
from msgspec import Struct

from tashan.model import Lang, PassageKind

_XHTML, _OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
_OPF, _DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_TYPE = f"{{{_OPS}}}type"
_H = ElementMaker(namespace=_XHTML, nsmap={None: _XHTML, "epub": _OPS})
_P = ElementMaker(namespace=_OPF, nsmap={None: _OPF, "dc": _DC})
_D = ElementMaker(namespace=_DC, nsmap={"dc": _DC})
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)
_NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # RFC 4122's for addresses
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_STYLE = """body { line-height: 1.6; }
.other { margin-left: 0.7em; padding-left: 0.7em; border-left: 0.15em solid; }
.row { margin: 0 0 1em; }
.row p, .row ul { margin: 0.3em 0; }
.about { font-size: 0.85em; }
.mark { border: 0.1em solid; padding: 0.4em; }
"""


class Piece(Struct, frozen=True, kw_only=True):
    """A sentence, or what stands between two; `pair` is the number that its counterpart carries too."""

    text: str
    pair: int | None = None


class Paragraph(Struct, frozen=True, kw_only=True):
    kind: PassageKind
    lang: Lang
    pieces: tuple[Piece, ...]
    mark: str = ""
    """A note before it, for instance that the translation is outdated here."""


class Row(Struct, frozen=True, kw_only=True):
    """Paragraphs that say the same; one side may be empty."""

    first: tuple[Paragraph, ...]
    second: tuple[Paragraph, ...]


class Book(Struct, frozen=True, kw_only=True):
    """What a book holds. `about` are lines on source and rights in the language of the first side."""

    id: str
    title: str
    other_title: str
    langs: tuple[Lang, Lang]
    contents: str
    """What the table of contents is called."""
    creators: tuple[str, ...] = ()
    publisher: str = ""
    source: str = ""
    about: tuple[str, ...] = ()
    notice: str = ""
    """A mark that must be seen, for instance that a machine translated."""
    modified: datetime | None = None
    rows: tuple[Row, ...]


def write_epub(book: Book) -> bytes:
    """The book as a file."""
    files = {
        "META-INF/container.xml": _CONTAINER.encode(),
        "EPUB/package.opf": _to_bytes(_package(book)),
        "EPUB/nav.xhtml": _to_bytes(_navigation(book), page=True),
        "EPUB/text.xhtml": _to_bytes(_text(book), page=True),
        "EPUB/style.css": _STYLE.encode(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        for name, content in {"mimetype": b"application/epub+zip", **files}.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO.timetuple()[:6])
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            container.writestr(entry, content)
    return buffer.getvalue()


def _package(book: Book) -> etree._Element:
    metadata = _P.metadata(
        _D.identifier(f"urn:uuid:{uuid.uuid5(_NAMESPACE, book.id)}", id="id"),
        _D.title(_clean(book.title), {f"{_XML}lang": book.langs[0]}),
        *(_D.language(lang) for lang in book.langs),
        *(_D.creator(_clean(name)) for name in book.creators),
        *([_D.publisher(_clean(book.publisher))] if book.publisher else []),
        *([_D.source(_clean(book.source))] if book.source else []),
        _P.meta(
            (book.modified or _LONG_AGO).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), property="dcterms:modified"
        ),
        *(_P.meta(value, property=f"schema:{name}") for name, value in _ACCESS),
    )
    manifest = _P.manifest(
        _P.item({"id": "nav", "href": "nav.xhtml", "media-type": "application/xhtml+xml", "properties": "nav"}),
        _P.item({"id": "text", "href": "text.xhtml", "media-type": "application/xhtml+xml"}),
        _P.item({"id": "style", "href": "style.css", "media-type": "text/css"}),
    )
    attributes = {"version": "3.0", "unique-identifier": "id", f"{_XML}lang": book.langs[0]}
    package: etree._Element = _P.package(attributes, metadata, manifest, _P.spine(_P.itemref(idref="text")))
    return package


_ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", "Plain text in two languages; each passage names its language."),
)


def _navigation(book: Book) -> etree._Element:
    entries = [_H.li(_H.a(_clean(book.title), href="text.xhtml"))]
    for number, row in enumerate(book.rows):
        for paragraph in _headings(row):
            entries.append(_H.li(_H.a(_joined(paragraph), {"href": f"text.xhtml#r{number}", **_lang(paragraph.lang)})))
    return _page(book, _H.nav({_TYPE: "toc", "id": "toc"}, _H.h1(_clean(book.contents)), _H.ol(*entries)))


def _headings(row: Row) -> Sequence[Paragraph]:
    """The row's heading in the first language, or in the second where the first has none."""
    found = [paragraph for paragraph in (*row.first, *row.second) if paragraph.kind == "heading"]
    return [paragraph for paragraph in found[:1] if _joined(paragraph).strip()]


def _text(book: Book) -> etree._Element:
    head: list[etree._Element] = [_H.h1(_clean(book.title))]
    if book.other_title:
        head.append(_H.p(_clean(book.other_title), {"class": "other", **_lang(book.langs[1])}))
    if book.notice:
        head.append(_H.p(_clean(book.notice), {"class": "mark"}))
    head += [_H.p(_clean(line), {"class": "about"}) for line in book.about]
    return _page(book, *head, *(_row(number, row) for number, row in enumerate(book.rows)))


def _row(number: int, row: Row) -> etree._Element:
    element: etree._Element = _H.div({"class": "row", "id": f"r{number}"})
    for paragraphs, attributes in ((row.first, {}), (row.second, {"class": "other"})):
        for paragraph in paragraphs:
            if paragraph.mark:
                element.append(_H.p(_clean(paragraph.mark), {"class": "mark"}))
            box = _H.div({**_lang(paragraph.lang), **attributes})
            box.append(_block(paragraph))
            element.append(box)
    return element


def _block(paragraph: Paragraph) -> etree._Element:
    block: etree._Element
    if paragraph.kind == "list":
        block = _H.ul(*(_H.li(_clean(line)) for line in _joined(paragraph).split("\n") if line.strip()))
        return block if len(block) else _H.p()
    if paragraph.kind == "code":
        block = _H.pre(_joined(paragraph))
        return block
    block = _H.h2() if paragraph.kind == "heading" else _H.p()
    block.extend(_spans(paragraph))
    if paragraph.kind == "quote":
        block = _H.blockquote(block)
    return block


def _spans(paragraph: Paragraph) -> Iterator[etree._Element]:
    """Sentences with the number of their pair, so that a program can find the counterpart."""
    for piece in paragraph.pieces:
        attributes = {} if piece.pair is None else {"data-pair": str(piece.pair)}
        yield _H.span(_clean(piece.text), attributes)


def _page(book: Book, *content: etree._Element) -> etree._Element:
    head = _H.head(
        _H.title(_clean(book.title)), _H.link({"rel": "stylesheet", "type": "text/css", "href": "style.css"})
    )
    page: etree._Element = _H.html(_lang(book.langs[0]), head, _H.body(*content))
    return page


def _lang(lang: Lang) -> dict[str, str]:
    return {"lang": lang, f"{_XML}lang": lang}


def _joined(paragraph: Paragraph) -> str:
    return _clean("".join(piece.text for piece in paragraph.pieces))


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _to_bytes(element: etree._Element, *, page: bool = False) -> bytes:
    doctype = "<!DOCTYPE html>" if page else None
    return bytes(etree.tostring(element, encoding="UTF-8", xml_declaration=True, doctype=doctype))
