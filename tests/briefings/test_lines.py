"""An editor's lines: a cell begins with its own, and three of them tell a place from another at a glance."""

from __future__ import annotations

from msgspec.structs import replace

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


def test_a_story_that_only_a_line_cites_counts_as_one_about_its_place():
    def told(library: Library) -> tuple[int, int, list[str]]:
        pages = {page.path: page for page in compose_edition(library, "en")}
        page = pages["cities/linhu.md"].context
        cell = next(row for row in page.rows if row.theme.text.text == "Capital").cells[0]
        home = pages["index.md"].context
        row = next(row for row in home.rows if row.theme.text.text == "Capital")
        at = [column.name.text for column in home.columns].index(page.name.text)
        assert row.cells[at].stories == cell.stories
        places = [place.name.text for place in pages["themes/capital.md"].context.places]
        return page.card.stories, cell.stories, places

    told_of = LIBRARY.facts["nanhe"]
    silent = tuple(replace(one, cities=("nanhe",), verdicts=(), themes=("talent",)) for one in told_of.claims)
    facts = {**LIBRARY.facts, "nanhe": replace(told_of, claims=silent, figures=(), events=())}
    bare = replace(LIBRARY, facts=facts)
    before, after = told(bare), told(replace(with_lines(("linhu", "capital")), facts=facts))
    assert (after[0] - before[0], after[1] - before[1]) == (1, 1)
    assert "Linhu" in after[2]


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
