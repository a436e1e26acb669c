"""An editor's lines: a cell begins with its own, and three of them tell a place from another at a glance."""

from __future__ import annotations

from dataclasses import replace

from tashan.briefings import compose_edition
from tashan.model import CellLine, Label, Library, Review
from tests.briefings.library import LIBRARY, UNREVIEWED, cite


def with_lines(*cells: tuple[str, str]) -> Library:
    lines = tuple(
        CellLine(
            place=place,
            theme=theme,
            text=Label(zh_hans=f"{place}的断语", en=f"A line on {place}"),
            citations=(cite("nanhe", 0, 0),),
        )
        for place, theme in cells
    )
    return replace(LIBRARY, reviews=(Review(story="nanhe", path="reviews/nanhe.yml", lines=lines),))


def city(library: Library, place: str):
    pages = {page.path: page for page in compose_edition(library, "en")}
    return pages[f"cities/{place}.md"].context


def test_a_cell_begins_with_its_editors_line_and_the_line_is_cited():
    found = city(with_lines(("nanhe", "capital")), "nanhe")
    line = next(row for row in found.rows if row.theme.text.text == "Capital").cells[0].line
    assert (line.text.text, len(line.marks)) == ("A line on nanhe", 1)


def test_in_brief_holds_only_themes_with_a_line_on_both_places():
    found = city(with_lines(("nanhe", "capital"), ("linhu", "capital"), ("nanhe", "talent")), "nanhe").brief
    assert [(one.theme.text.text, one.own.text.text, one.other.text.text) for one in found] == [
        ("Capital", "A line on nanhe", "A line on linhu")
    ]


def test_the_brief_is_headed_by_both_places_where_there_are_two():
    library = with_lines(("nanhe", "capital"), ("linhu", "capital"))
    assert city(library, "nanhe").brief_title == "Nanhe and Linhu in brief"
    assert city(LIBRARY, "nanhe").brief_title == "In brief"


def test_the_map_counts_no_stance_that_nobody_reviewed():
    home = {page.path: page for page in compose_edition(UNREVIEWED, "en")}["index.md"].context
    assert all(cell.strengths == cell.weaknesses == 0 for row in home.rows for cell in row.cells)


def test_the_home_page_opens_with_one_finding():
    library = with_lines(("nanhe", "capital"), ("linhu", "capital"))
    finding = {page.path: page for page in compose_edition(library, "en")}["index.md"].context.finding
    assert finding.contrast.theme.text.text == "Capital"
    assert {page.path: page for page in compose_edition(LIBRARY, "en")}["index.md"].context.finding is None


def test_a_claim_stands_in_the_row_of_its_main_theme():
    facts = LIBRARY.facts["nanhe"]
    both = tuple(replace(claim, themes=("capital", "talent")) for claim in facts.claims)
    library = replace(with_lines(("nanhe", "talent")), facts={**LIBRARY.facts, "nanhe": replace(facts, claims=both)})
    cells = {row.theme.text.text: row.cells[0] for row in city(library, "nanhe").rows}
    assert (bool(cells["Capital"].shown), cells["Talent"].shown) == (True, ())
