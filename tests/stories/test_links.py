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


def test_an_unknown_name_is_an_error_with_a_suggestion() -> None:
    problems = Problems()
    read_links([make_article("hangzhou-dragons", []), make_article("b", [], version_of="hangzhou-dragon")], problems)
    assert [str(p) for p in problems.errors] == [
        "b.md: F134 version_of names no article of the corpus: 'hangzhou-dragon'; did you mean 'hangzhou-dragons'?"
    ]


def test_a_name_like_no_other_is_an_error_that_says_what_is_valid() -> None:
    problems = Problems()
    read_links([make_article("b", [], not_version_of=("???",), lines={"not_version_of": 7})], problems)
    assert [str(p) for p in problems.errors] == [
        "b.md:7: F134 not_version_of names no article of the corpus: '???'; "
        "valid is the name of an article's file, without .md"
    ]


def test_an_article_cannot_be_a_version_of_itself() -> None:
    problems = Problems()
    read_links([make_article("b", [], version_of="b", lines={"version_of": 3})], problems)
    assert [str(p) for p in problems.errors] == ["b.md:3: F135 version_of names the article itself: 'b'"]


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
