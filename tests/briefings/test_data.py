"""The data files: the same rows as on the pages, the same bytes every time."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from tashan.briefings import compose_data, compose_edition, data
from tashan.briefings.data import LICENCE
from tashan.briefings.quote_lock import find_quotations
from tashan.briefings.tables import TABLES
from tashan.model import Facts
from tests.briefings.library import GUANGYAN, GUANGYAN_FACTS, LIBRARY, STORIES, cite, passage

CLAIM = GUANGYAN_FACTS.claims[1]


def assets(library=LIBRARY):
    return {asset.path: asset.content for asset in compose_data(library)}


def rows(name, library=LIBRARY):
    return json.loads(assets(library)[f"data/{name}.json"])[name]


def read_csv(name, library=LIBRARY):
    return list(csv.DictReader(io.StringIO(assets(library)[f"data/{name}.csv"].decode("utf-8-sig"))))


def test_every_table_comes_as_json_csv_and_schema():
    for table in TABLES:
        assert {f"data/{table.name}.{kind}" for kind in ("json", "csv", "schema.json")} <= set(assets())


def test_two_runs_give_the_same_bytes():
    assert assets() == assets(
        replace(LIBRARY, stories=LIBRARY.stories[::-1], articles=dict(reversed(LIBRARY.articles.items())))
    )


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_csv_and_json_hold_the_same_rows(name):
    as_json, as_csv = rows(name), read_csv(name)
    assert [row["id"] for row in as_json] == [row["id"] for row in as_csv]
    assert len({row["id"] for row in as_json}) == len(as_json)
    for left, right in zip(as_json, as_csv, strict=True):
        assert list(left) == list(right)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_keeps_to_its_schema(table):
    schema = json.loads(assets()[f"data/{table.name}.schema.json"])["properties"][table.name]["items"]
    kinds = {"string": str, "number": (int, float), "integer": int, "boolean": bool, "null": type(None), "array": list}
    for row in rows(table.name):
        assert set(row) == set(schema["required"])
        for name, value in row.items():
            allowed = schema["properties"][name]["type"]
            allowed = allowed if isinstance(allowed, list) else [allowed]
            assert any(isinstance(value, kinds[kind]) for kind in allowed), (name, value)
            assert schema["properties"][name]["description"]


def test_the_numbers_are_those_of_the_pages():
    on_pages = {}
    for page in compose_edition(LIBRARY, "zh-Hans"):
        for view in getattr(page.context, "figures", ()):
            on_pages[view.id] = (view.bare, view.written.text.text)
    in_data = {row["id"]: (row["value"], row["text"]) for row in rows("figures")}
    assert on_pages == in_data


def test_counts_of_the_data_page_are_the_numbers_of_rows():
    page = next(page for page in compose_edition(LIBRARY, "en") if page.path == "data.md")
    assert {table.name: table.rows for table in page.context} == {table.name: len(rows(table.name)) for table in TABLES}


def test_every_quotation_of_the_data_stands_in_its_passage():
    for name in ("figures", "claims", "events"):
        for row in rows(name):
            if row["quote"] is not None:
                assert row["quote"] in LIBRARY.articles[row["article"]].passages[row["passage"]].text


def test_a_traditional_original_is_quoted_in_its_own_script():
    texts = ("廣岩後來發展得慢。", "臨湖的“頭髮”店也有8000萬元投資。")
    passages = tuple(passage(text, 10 + n) for n, text in enumerate(texts))
    article = replace(GUANGYAN, lang="zh-Hant", title="廣岩發問", passages=passages)
    claim = replace(CLAIM, citation=cite("guangyan", 1, 0), quote=texts[1])
    facts = Facts(article="guangyan", claims=(claim,))
    story = replace(STORIES[0], versions=STORIES[0].versions[:1])
    library = replace(
        LIBRARY,
        articles={**LIBRARY.articles, "guangyan": article},
        facts={**LIBRARY.facts, "guangyan": facts},
        stories=(story, *STORIES[1:]),
    )
    row = next(row for row in rows("claims", library) if row["article"] == "guangyan")
    assert (row["lang"], row["quote"], row["quote_en"]) == ("zh-Hant", texts[1], None)
    assert next(row for row in rows("stories", library) if row["id"] == "guangyan")["title_zh"] == "廣岩發問"


def test_every_quotation_says_the_language_of_its_article():
    assert {(row["article"], row["lang"]) for row in rows("claims")} == {
        ("guangyan", "zh-Hans"),
        ("nanhe", "zh-Hans"),
        ("beigang", "en"),
    }


def test_a_value_is_expanded_and_carries_both_names_of_its_metric():
    row = next(row for row in rows("figures") if row["id"] == "f1")
    assert (row["value"], row["unit"], row["qualifier"], row["year"]) == (2400000000000, "CNY", "over", 2024)
    assert (row["metric"], row["metric_zh"], row["metric_en"]) == ("gdp", "地区生产总值", "GDP")
    assert row["quote_en"] == "Guangyan's output passed 2.4 trillion yuan last year; Linhu's was 1.9 trillion yuan."


def test_a_chart_s_csv_has_the_rows_of_the_chart():
    found = list(csv.DictReader(io.StringIO(assets()["data/metrics/firms-city.csv"].decode("utf-8-sig"))))
    assert [(row["places"], row["value"]) for row in found] == [("linhu", "36"), ("guangyan", "27"), ("nanhe", "5")]


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"])
def test_no_cell_is_a_formula(title):
    library = replace(LIBRARY, articles={**LIBRARY.articles, "guangyan": replace(GUANGYAN, title=title)})
    row = next(row for row in read_csv("articles", library) if row["id"] == "guangyan")
    assert row["title"] == f"'{title}"


def test_a_source_link_is_a_web_address_or_nothing():
    library = replace(LIBRARY, articles={**LIBRARY.articles, "guangyan": replace(GUANGYAN, source_url="javascript:x")})
    assert next(row for row in rows("stories", library) if row["id"] == "guangyan")["source_url"] is None


def test_pages_and_data_quote_alike():
    """A quotation that the data leave out for its rights stands whole on no page either."""
    held = {row["quote"] for row in rows("claims") if row["article"] == "nanhe" and row["quote"]}
    for page in compose_edition(LIBRARY, "zh-Hans"):
        if page.path != "briefings/nanhe/index.md":
            continue
        shown = {claim.quote.text.text for theme in page.context.themes for claim in theme.claims}
        assert shown <= held
        assert list(find_quotations(page))


def test_a_table_in_json_has_a_row_a_line():
    for found in (LIBRARY, replace(LIBRARY, facts={})):
        written = assets(found)["data/figures.json"].decode()
        kept = rows("figures", found)
        assert json.loads(written) == {"$schema": "figures.schema.json", "licence": LICENCE, "figures": kept}
        assert [json.loads(line.rstrip(",")) for line in written.splitlines()[1:-1] if line] == kept
    assert not kept


def test_the_json_of_a_large_table_is_parted_by_year_and_its_csv_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    undated = replace(LIBRARY.articles["beigang"], published=None)
    earlier = replace(LIBRARY.articles["nanhe"], published=datetime(2023, 5, 1, tzinfo=UTC))
    library = replace(LIBRARY, articles={**LIBRARY.articles, "beigang": undated, "nanhe": earlier})
    whole, names = rows("stories", library), {"2023": ["nanhe"], "2025": ["guangyan"], "undated": ["beigang"]}
    monkeypatch.setattr(data, "LARGE", 10)
    found = assets(library)
    listed = json.loads(found["data/stories.json"])
    assert listed["parts"] == [{"file": f"stories/{year}.json", "rows": 1} for year in names]
    assert "stories" not in listed
    parts = {year: json.loads(found[f"data/stories/{year}.json"]) for year in names}
    assert {year: [row["id"] for row in part["stories"]] for year, part in parts.items()} == names
    assert sorted((row for part in parts.values() for row in part["stories"]), key=lambda row: row["id"]) == whole
    assert {(part["$schema"], part["licence"]) for part in parts.values()} == {("../stories.schema.json", LICENCE)}
    assert len(read_csv("stories", library)) == len(whole)


def test_the_charts_have_their_rows_whether_or_not_the_table_is_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: content for path, content in assets().items() if path.startswith("data/metrics/")}
    monkeypatch.setattr(data, "LARGE", 10)
    assert {path: content for path, content in assets().items() if path.startswith("data/metrics/")} == before != {}
