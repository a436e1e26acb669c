"""Every file of a site that programs read, through a strict parser."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree, html

from benchmarks.payloads import tell

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from pathlib import Path

_NUMBER = re.compile(r"[-+]?\d[\d.,eE+-]*%?")


def read_strictly(site: Path, found: Counter[str]) -> None:
    """Every file that programs read: well-formed, and nothing in it acts."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        kind = path.suffix
        try:
            for fault in _READERS.get(kind, _read_nothing)(path):
                tell(f"faults {kind}", f"{path.relative_to(site)}: {fault}", found)
        except (ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
            tell(f"faults {kind}", f"{path.relative_to(site)}: {error}", found)
        if kind in _READERS:
            found[f"files read strictly {kind}"] += 1


def _read_nothing(_: Path) -> Iterator[str]:
    yield from ()


def _read_xml(path: Path) -> Iterator[str]:
    yield from _acting(etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False)))


def _read_json(path: Path) -> Iterator[str]:
    json.loads(path.read_text(encoding="utf-8"))
    yield from ()


def _read_html(path: Path) -> Iterator[str]:
    """The data in a page, and what follows its data."""
    for script in html.parse(str(path)).xpath("//script[@type='application/ld+json']"):
        json.loads(script.text)
    yield from ()


def _read_csv(path: Path) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    for row in rows:
        if len(row) != len(rows[0]):
            yield f"a row of {len(row)} cells, not {len(rows[0])}"
        for cell in row:
            if cell.startswith(
                ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
            ) and not _NUMBER.fullmatch(cell):
                yield f"a formula: {cell}"


def _read_epub(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.startswith("/") or ".." in name.split("/"):
                yield f"a name that leads out: {name}"
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                yield from _acting(etree.fromstring(book.read(name), etree.XMLParser(resolve_entities=False)))


def _acting(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else "comment or instruction"
        if name in {"script", "iframe", "object", "embed", "comment or instruction"}:
            yield f"<{name}>"
        for key, value in element.attrib.items():
            if key.startswith("on") or (
                key == "href" and re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE)
            ):
                yield f"{key}={value}"


_READERS = {
    ".xml": _read_xml, ".tmx": _read_xml, ".json": _read_json, ".html": _read_html, ".csv": _read_csv,
    ".epub": _read_epub,
}  # fmt: skip
