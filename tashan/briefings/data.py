"""The data files: stories, articles, figures, claims and events as JSON and CSV, each with a JSON Schema.

In: a `Desk`. Out: the rows of a story; of those of all stories, `Asset`s for the root of the site, the same bytes on
every run and machine: the same rows and numbers as on the pages. Quotations keep to each article's rights. A large
table is one CSV, for a person who downloads it, and as JSON a file a year, for a program that need not fetch them all.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tashan.briefings.series import series_name
from tashan.briefings.tables import TABLES, Row, Table
from tashan.model import Asset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tashan.briefings.desk import Desk
    from tashan.briefings.series import Series
    from tashan.briefings.tables import Voices
    from tashan.model import Story

Line = tuple[tuple[Any, ...], str, str]
"""A row: what it is sorted by, as JSON, as CSV."""
Lines = tuple[tuple[Line, ...], ...]
"""The rows of a story in each of TABLES."""
Dated = tuple[str, Lines]
"""The year in which a story was published, UNDATED where nobody says, and its rows."""
UNDATED = "undated"
LARGE = 4_000_000
"""Letters of the rows of a table as JSON, from which on they are parted by year."""
LICENCE = "CC-BY-4.0 for values, labels and structure; quotations belong to their authors"
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PART = {
    "type": "object",
    "required": ["file", "rows"],
    "additionalProperties": False,
    "properties": {"file": {"type": "string"}, "rows": {"type": "integer"}},
}
_PLAIN = json.JSONEncoder(ensure_ascii=False).encode


def find_lines(desk: Desk, voices: Voices, story: Story) -> Lines:
    """The rows of a story in every table."""
    return tuple(tuple(map(_line, table.rows(desk, voices, story))) for table in TABLES)


def year_of(desk: Desk, story: Story) -> str:
    """The year under which the rows of a story stand in a large table."""
    published = desk.article(story).published
    return str(published.year) if published else UNDATED


def write_tables(found: Iterable[Dated], series: Iterable[Series]) -> tuple[Asset, ...]:
    """All data files, sorted by path: of the lines of all stories, whose order does not count, and of what is charted.

    The rows of each chart are a CSV of their own, with the columns of figures.csv.
    """
    found = tuple(found)
    assets = [
        asset
        for at, table in enumerate(TABLES)
        for asset in _files(table, [(year, line) for year, lines in found for line in lines[at]])
    ]
    at = next(number for number, table in enumerate(TABLES) if table.name == "figures")
    figures = {line[0][-1]: line for _, lines in found for line in lines[at]}
    own = next(table for table in TABLES if table.name == "figures")
    for item in series:
        rows = [figures[figure.id] for figure in item.figures]
        assets.append(Asset(path=f"data/metrics/{series_name(item)}", content=write_csv(own, rows)))
    return tuple(sorted(assets, key=lambda asset: asset.path))


def _line(row: Row) -> Line:
    place = (row["article"], row["passage"], row["sentence"]) if "sentence" in row else ()
    return (*place, row["id"]), _PLAIN(row), _csv(map(_cell, row.values()))


def _files(table: Table, dated: Sequence[tuple[str, Line]]) -> Iterator[Asset]:
    """The files of a table with these lines; they stand in the order of citations, where a row has one, and of ids."""
    name, described = table.name, json.dumps(schema(table), ensure_ascii=False, indent=1)
    lines = sorted(line for _, line in dated)
    yield Asset(path=f"data/{name}.csv", content=write_csv(table, lines))
    yield Asset(path=f"data/{name}.schema.json", content=f"{described}\n".encode())
    if sum(len(text) for _, text, _ in lines) <= LARGE:
        yield Asset(path=f"data/{name}.json", content=write_json(table, lines))
        return
    years: dict[str, list[Line]] = defaultdict(list)
    for year, line in dated:
        years[year].append(line)
    parts = {year: f"{name}/{year}.json" for year in sorted(years)}
    for year, path in parts.items():
        yield Asset(path=f"data/{path}", content=write_json(table, sorted(years[year]), up="../"))
    yield Asset(path=f"data/{name}.json", content=_write_parts(table, {parts[y]: len(years[y]) for y in parts}))


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
        "required": ["licence"],
        "oneOf": [{"required": [table.name]}, {"required": ["parts"]}],
        "properties": {
            "$schema": {"type": "string"},
            "licence": {"type": "string"},
            table.name: {"type": "array", "items": row},
            "parts": {"type": "array", "items": _PART, "description": "Files that hold the rows of a large table"},
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


def write_json(table: Table, lines: Iterable[Line], *, up: str = "") -> bytes:
    """A table as JSON, a row a line: what is not indented the encoder in C writes, and lines compare well.

    `up` leads to the folder of the schema.
    """
    return _write(table, table.name, (text for _, text, _ in lines), up)


def _write_parts(table: Table, parts: Mapping[str, int]) -> bytes:
    """The files of a large table, with their rows, in the place of its rows."""
    return _write(table, "parts", (_PLAIN({"file": path, "rows": rows}) for path, rows in parts.items()), "")


def _write(table: Table, name: str, rows: Iterable[str], up: str) -> bytes:
    head, body = {"$schema": f"{up}{table.name}.schema.json", "licence": LICENCE}, ",\n".join(rows)
    return f'{_PLAIN(head)[:-1]}, "{name}": [\n{body}\n]}}\n'.encode()
