"""The data files: stories, articles, figures, claims and events as JSON and CSV, each with a JSON Schema.

In: a `Desk`. Out: `Asset`s for the root of the site, the same bytes on every run and machine: the same rows and
numbers as on the pages. Quotations keep to each article's rights.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from tashan.briefings.series import series_name
from tashan.briefings.tables import TABLES, Row, Table
from tashan.briefings.voice import Voice
from tashan.model import EDITIONS, Asset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.briefings.desk import Desk
    from tashan.briefings.tables import Voices

LICENCE = "CC-BY-4.0 for values, labels and structure; quotations belong to their authors"
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PLAIN = json.JSONEncoder(ensure_ascii=False).encode


def compose_data(desk: Desk, voices: Voices | None = None) -> tuple[Asset, ...]:
    """All data files, sorted by path; `voices` are those of all editions, where somebody has them."""
    voices = voices or {edition: Voice(desk, edition) for edition in EDITIONS}
    rows = {table.name: table.rows(desk, voices) for table in TABLES}
    assets = [asset for table in TABLES for asset in _files(table, rows[table.name])]
    assets += _series_files(desk, rows["figures"])
    return tuple(sorted(assets, key=lambda asset: asset.path))


def _files(table: Table, rows: tuple[Row, ...]) -> tuple[Asset, ...]:
    name, described = table.name, json.dumps(schema(table), ensure_ascii=False, indent=1)
    return (
        Asset(path=f"data/{name}.json", content=write_json(table, rows)),
        Asset(path=f"data/{name}.csv", content=write_csv(table, rows)),
        Asset(path=f"data/{name}.schema.json", content=f"{described}\n".encode()),
    )


def _series_files(desk: Desk, figures: tuple[Row, ...]) -> list[Asset]:
    """The rows of each chart as a CSV of their own, with the columns of figures.csv."""
    table = next(table for table in TABLES if table.name == "figures")
    by_id = {row["id"]: row for row in figures}
    return [
        Asset(path=f"data/metrics/{series_name(s)}", content=write_csv(table, [by_id[f.id] for f in s.figures]))
        for s in desk.series
    ]


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


def write_csv(table: Table, rows: Iterable[Row]) -> bytes:
    """CSV (RFC 4180) in UTF-8 with a BOM, without which spreadsheets show Chinese as noise."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in rows:
        writer.writerow([_cell(row[column.name]) for column in table.columns])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


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


def write_json(table: Table, rows: Iterable[Row]) -> bytes:
    """A table as JSON, a row a line: what is not indented the encoder in C writes, and lines compare well."""
    head = {"$schema": f"{table.name}.schema.json", "licence": LICENCE}
    lines = ",\n".join(map(_PLAIN, rows))
    return f'{_PLAIN(head)[:-1]}, "{table.name}": [\n{lines}\n]}}\n'.encode()
