"""The data page: which files there are and what each column means.

In: the edition's voice. Out: one page, written from the same tables as the files themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.briefings import links
from tashan.briefings.home import list_page
from tashan.briefings.tables import TABLES, Column, Table
from tashan.briefings.views import Views

if TYPE_CHECKING:
    from tashan.briefings.page import Page, Text
    from tashan.briefings.voice import Voice


class ColumnView(Struct, frozen=True, kw_only=True):
    name: str
    kind: str
    meaning: Text


class TableView(Struct, frozen=True, kw_only=True):
    name: str
    meaning: Text
    rows: int
    json: str
    csv: str
    schema: str
    columns: tuple[ColumnView, ...]


def compose_data_page(voice: Voice) -> Page:
    views = Views.of(voice, links.DATA)
    desk = voice.desk
    counts = {
        "stories": len(desk.stories),
        "articles": len(desk.story_of),
        "figures": len(desk.figures),
        "claims": len(desk.claims),
        "events": len(desk.events),
    }
    return list_page(views, "data", tuple(_table(views, table, counts[table.name]) for table in TABLES), kind="data")


def _table(views: Views, table: Table, rows: int) -> TableView:
    address = links.asset(views.path, f"data/{table.name}")
    return TableView(
        name=table.name,
        meaning=_meaning(views.voice, table),
        rows=rows,
        json=f"{address}.json",
        csv=f"{address}.csv",
        schema=f"{address}.schema.json",
        columns=tuple(
            ColumnView(name=column.name, kind=column.kind, meaning=_meaning(views.voice, column))
            for column in table.columns
        ),
    )


def _meaning(voice: Voice, item: Table | Column) -> Text:
    return voice.own(item.meaning_en) if voice.edition == "en" else voice.text(item.meaning_zh, "zh-Hans")
