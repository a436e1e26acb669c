"""Links that contributors make between articles, and the problems they can have."""

from __future__ import annotations

from tashan.problems import Problems
from tashan.stories.links import read_links
from tests.stories.making import make_article


def test_file_names_and_version_of_link_and_not_version_of_parts() -> None:
    problems = Problems()
    links = read_links(
        [
            make_article("a", []),
            make_article("a.en", [], "en", edition_of="a"),
            make_article("b", [], version_of="a", not_version_of=("c",)),
            make_article("c", []),
        ],
        problems,
    )
    assert links.must == {(0, 1), (0, 2)}
    assert links.cannot == {(2, 3)}
    assert len(problems) == 0


def test_a_name_that_is_nobodys_or_its_own_is_passed_over() -> None:
    """Reading the corpus has judged it: F134, F135."""
    problems = Problems()
    links = read_links([make_article("a", []), make_article("b", [], version_of="c", not_version_of=("b",))], problems)
    assert (links.must, links.cannot, list(problems)) == (frozenset(), frozenset(), [])


def test_links_that_contradict_each_other_are_an_error_with_the_way() -> None:
    problems = Problems()
    read_links(
        [
            make_article("a", [], not_version_of=("c",), lines={"not_version_of": 5}),
            make_article("b", [], version_of="a"),
            make_article("c", [], version_of="b"),
        ],
        problems,
    )
    assert [str(p) for p in problems.errors] == [
        "a.md:5: S501 not_version_of 'c' contradicts the version_of links and file names: a → b → c"
    ]
