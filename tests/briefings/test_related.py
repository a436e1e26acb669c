"""Which stories stand below a briefing, and in which order."""

from __future__ import annotations

from msgspec.structs import replace

from tashan.briefings import compose_edition
from tashan.briefings.briefing import RELATED
from tashan.model import Claim, Event, Facts, Library, Story, Verdict, Version
from tests.briefings.library import REFERENCE, article, cite

CELLS = (("guangyan", "capital"), ("guangyan", "talent"), ("linhu", "capital"))


def library(**shared: int) -> Library:
    """The story `own` tells of all cells, each other one of as many as is said."""
    told = {"own": len(CELLS), **shared}
    names = tuple(told)
    return Library(
        reference=REFERENCE,
        articles={name: article(name, "zh-Hans", name, [f"{name}说了一句话。"]) for name in names},
        stories=tuple(
            Story(id=name, canonical=name, versions=(Version(article=name, relation="original", similarity=1.0),))
            for name in names
        ),
        facts={name: Facts(article=name, claims=claims(name, count)) for name, count in told.items()},
    )


def claims(name: str, count: int) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            id=f"{name}-{number}",
            citation=cite(name, 0, 0),
            quote=f"{name}说了一句话。",
            cities=(city,),
            themes=(theme,),
            verdicts=(Verdict(stance="neutral"),),
            weight=0.5,
        )
        for number, (city, theme) in enumerate(CELLS[:count])
    )


def related(found: Library) -> list[str]:
    page = next(page for page in compose_edition(found, "zh-Hans") if page.path == "briefings/own/index.md")
    return [card.link.text.text for card in page.context.related]


def test_those_that_share_most_cells_come_first_then_by_name() -> None:
    assert related(library(a=1, b=3, c=2, d=2)) == ["b", "c", "d", "a"]


def test_there_are_no_more_than_four_and_none_that_shares_nothing() -> None:
    assert RELATED == 4
    assert related(library(a=1, b=1, c=1, d=1, e=1)) == ["a", "b", "c", "d"]
    assert related(library(a=1, z=0)) == ["a"]


def test_home_shows_the_first_six_stories_and_lists_are_parted_at_eighty_of_them_and_120_events() -> None:
    found = library(**{f"s{number:02}": 1 for number in range(79)})
    told = tuple(
        Event(
            id=f"e{number}",
            citation=cite("own", 0, 0),
            date=f"2024-{number // 28 + 1:02}-{number % 28 + 1:02}",
            quote="own说了一句话。",
            places=("linhu",),
        )
        for number in range(120)
    )
    facts = {**found.facts, "own": replace(found.facts["own"], events=told)}
    pages = {page.path: page.context for page in compose_edition(replace(found, facts=facts), "zh-Hans")}
    assert len(pages["index.md"].stories) == 6
    assert [len(pages[path].items) for path in ("briefings/index.md", "archive/briefings-1.md")] == [40, 40]
    counted = [sum(len(year.events) for year in pages[path].items) for path in ("timeline.md", "archive/timeline-1.md")]
    assert counted == [60, 60]
