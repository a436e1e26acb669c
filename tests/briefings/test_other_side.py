"""Which translation stands beside an article, where there are several."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tashan.briefings import compose_edition
from tashan.model import Article, Edition, Library, Relation, Story, Translation, Version
from tests.briefings.library import REFERENCE, article, one_to_one

OWN = article("own", "zh-Hans", "桥的故事", ["桥在春天修好了。"], rights="full")
OWN_EN = article("own", "en", "The bridge", ["The bridge was mended in spring."], rights="full")


Told = tuple[str, Relation, float, str | None]


def library(own: Article = OWN, **versions: Told) -> Library:
    """The story of `own` with these versions: language, relation, likeness, whose edition."""
    others = {
        name: article(
            name, lang, name, [f"The bridge was mended in spring, says {name}."], edition_of=of, rights="full"
        )  # type: ignore[arg-type]
        for name, (lang, _, _, of) in versions.items()
    }
    found = tuple(
        Version(article=name, relation=relation, similarity=likeness, beads=one_to_one((0, 0)))
        for name, (_, relation, likeness, _) in versions.items()
    )
    original = Version(article="own", relation="original", similarity=1.0)
    return Library(
        reference=REFERENCE,
        articles={"own": own, **others},
        stories=(Story(id="own", canonical="own", versions=(original, *found)),),
        facts={},
    )


def beside(found: Library, edition: Edition = "en") -> str:
    """The title of the version that an edition is read in."""
    page = next(page for page in compose_edition(found, edition) if page.path == "briefings/own/index.md")
    texts = " ".join(block.text for row in page.context.reading.rows for block in (*row.first, *row.second))
    return next(name for name in found.articles if f"says {name}." in texts)


@pytest.mark.parametrize(
    ("versions", "chosen"),
    [
        (
            {"a": ("en", "translation", 0.9, None), "b": ("en", "machine-translation", 0.5, "own")},
            "b",  # its own edition, whoever made it
        ),
        (
            {"a": ("en", "machine-translation", 0.9, None), "b": ("en", "translation", 0.5, None)},
            "b",  # by a person
        ),
        (
            {"a": ("en", "translation", 0.5, None), "b": ("en", "translation", 0.6, None)},
            "b",  # the likest
        ),
        (
            {"b": ("en", "translation", 0.6, None), "a": ("en", "translation", 0.6, None)},
            "a",  # the first by name
        ),
    ],
    ids=["its own edition", "a person's before a machine's", "the likest", "the first by name"],
)
def test_one_translation_is_preferred(versions: dict[str, Told], chosen: str) -> None:
    assert beside(library(**versions)) == chosen


def test_of_two_scripts_that_of_the_edition_is_preferred() -> None:
    found = library(OWN_EN, a=("zh-Hant", "translation", 0.9, None), b=("zh-Hans", "translation", 0.5, None))
    assert beside(found, "zh-Hans") == "b"


@pytest.mark.parametrize(("reviewed", "machine"), [(False, True), (True, False)])
def test_what_a_person_read_against_its_original_is_no_machines_any_more(reviewed: bool, machine: bool) -> None:
    found = library(a=("en", "machine-translation", 0.9, "own"))
    translation = Translation(by="machine", reviewed=reviewed)
    marked = replace(found, articles={**found.articles, "a": replace(found.articles["a"], translation=translation)})
    page = next(page for page in compose_edition(marked, "en") if page.path == "briefings/own/index.md")
    assert page.context.reading.machine is machine
