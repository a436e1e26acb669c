"""The data files: stories, articles, figures, claims and events as JSON and CSV, each with a JSON Schema.

In: a `Desk`. Out: the rows of a story; of those of all stories, `Asset`s for the root of the site, the same bytes on
every run and machine: the same rows and numbers as on the pages. Quotations keep to each article's rights.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from tashan.briefings.series import series_name
from tashan.briefings.tables import TABLES, Row, Table
from tashan.model import Asset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.briefings.desk import Desk
    from tashan.briefings.series import Series
    from tashan.briefings.tables import Voices
    from tashan.model import Story

Line = tuple[tuple[Any, ...], str, str]
"""A row: what it is sorted by, as JSON, as CSV."""
Lines = tuple[tuple[Line, ...], ...]
"""The rows of a story in each of TABLES."""
LICENCE = "CC-BY-4.0 for values, labels and structure; quotations belong to their authors"
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PLAIN = json.JSONEncoder(ensure_ascii=False).encode


def find_lines(desk: Desk, voices: Voices, story: Story) -> Lines:
    """The rows of a story in every table."""
    return tuple(tuple(map(_line, table.rows(desk, voices, story))) for table in TABLES)


def write_tables(found: Iterable[Lines], series: Iterable[Series]) -> tuple[Asset, ...]:
    """All data files, sorted by path: of the lines of all stories, whose order does not count, and of what is charted.

    The rows of each chart are a CSV of their own, with the columns of figures.csv.
    """
    found = tuple(found)
    tables = {table.name: _in_order(lines[at] for lines in found) for at, table in enumerate(TABLES)}
    assets = [asset for table in TABLES for asset in _files(table, tables[table.name])]
    figures = {line[0][-1]: line for line in tables["figures"]}
    own = next(table for table in TABLES if table.name == "figures")
    for item in series:
        rows = [figures[figure.id] for figure in item.figures]
        assets.append(Asset(path=f"data/metrics/{series_name(item)}", content=write_csv(own, rows)))
    return tuple(sorted(assets, key=lambda asset: asset.path))


def _line(row: Row) -> Line:
    place = (row["article"], row["passage"], row["sentence"]) if "sentence" in row else ()
    return (*place, row["id"]), _PLAIN(row), _csv(map(_cell, row.values()))


def _in_order(found: Iterable[tuple[Line, ...]]) -> tuple[Line, ...]:
    """The lines of all stories in one table: by citation, where a row has one, and by id."""
    return tuple(sorted(line for lines in found for line in lines))


def _files(table: Table, lines: tuple[Line, ...]) -> tuple[Asset, ...]:
    name, described = table.name, json.dumps(schema(table), ensure_ascii=False, indent=1)
    return (
        Asset(path=f"data/{name}.json", content=write_json(table, lines)),
        Asset(path=f"data/{name}.csv", content=write_csv(table, lines)),
        Asset(path=f"data/{name}.schema.json", content=f"{described}\n".encode()),
    )


def schema(table: Table) -> dict[str, Any]:
    """JSON Schema (2020-12) of a table's JSON file."""
    row = {
        "type": "object",
        "required": [column.name for column in table.columns],
        "additionalProperties": False,
        "properties": {column.name: {**column.json_type, "description": column.meaning_en} for column in table.columns},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name,
        "description": table.meaning_en,
        "type": "object",
        "required": ["licence", table.name],
        "properties": {
            "$schema": {"type": "string"},
            "licence": {"type": "string"},
            table.name: {"type": "array", "items": row},
        },
    }


def write_csv(table: Table, lines: Iterable[Line]) -> bytes:
    """CSV (RFC 4180) in UTF-8 with a BOM, without which spreadsheets show Chinese as noise."""
    head = _csv(column.name for column in table.columns)
    return b"\xef\xbb\xbf" + "".join((head, *(text for _, _, text in lines))).encode("utf-8")


def _csv(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> Any:
    """A value as one cell: nothing for None, several joined by semicolons, text that looks like a formula guarded."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = ";".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_json(table: Table, lines: Iterable[Line]) -> bytes:
    """A table as JSON, a row a line: what is not indented the encoder in C writes, and lines compare well."""
    head = {"$schema": f"{table.name}.schema.json", "licence": LICENCE}
    rows = ",\n".join(text for _, text, _ in lines)
    return f'{_PLAIN(head)[:-1]}, "{table.name}": [\n{rows}\n]}}\n'.encode()
