"""Which articles are told, without vectors, to have the link, the title or nearly the text of another."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tashan.model import Translation
from tashan.problems import Problems
from tashan.stories import twins
from tashan.stories.prints import Print, print_article, print_text
from tashan.stories.twins import NEAR_TEXT, Twin, find_twins, report_twins
from tests.stories.making import HARBOUR, HARBOUR_EN, ORCHARD, make_article, traditional
from tests.stories.templated import read_templated

if TYPE_CHECKING:
    from tashan.model import Article

LONG = [*HARBOUR, *ORCHARD]


def shared(*articles: Article, new: tuple[str, ...] = ()) -> dict[str, tuple[str, str]]:
    found = find_twins([print_article(article) for article in articles], new)
    return {twin.path: (twin.other, twin.shared) for twin in found}


def told(*articles: Article) -> list[str]:
    problems = Problems()
    report_twins(find_twins([print_article(article) for article in articles]), articles, problems)
    return [str(problem) for problem in problems]


def test_a_copy_names_the_article_that_was_there_first() -> None:
    found = shared(make_article("a", LONG), make_article("b", LONG), make_article("c", HARBOUR_EN, "en"))
    assert found == {"b.md": ("a.md", "word for word the text (100% of the shorter one)")}


def test_what_was_published_first_was_there_first() -> None:
    days = [datetime(2025, 1, day, tzinfo=UTC) for day in (2, 1)]
    found = shared(*(make_article(name, LONG, published=day) for name, day in zip("ab", days, strict=True)))
    assert found["a.md"][0] == "b.md"


def test_a_new_article_is_the_one_that_is_told() -> None:
    found = shared(make_article("a", LONG), make_article("b", LONG), make_article("c", LONG), new=("a.md",))
    assert list(found) == ["a.md"]


def test_a_copy_in_the_other_script_is_found() -> None:
    article = make_article("a", LONG)
    assert "b.md" in shared(article, traditional(article, "b"))


def test_a_part_of_an_article_is_found_in_the_whole_and_the_whole_is_named() -> None:
    whole, part = make_article("z", LONG), make_article("a", HARBOUR)
    assert shared(whole, part, make_article("b", LONG), new=("b.md",))["b.md"][0] == "z.md"


def test_slight_edits_do_not_hide_a_copy_and_other_texts_are_none() -> None:
    edited = [line.replace("今年", "本年") for line in LONG]
    found = shared(make_article("a", LONG), make_article("b", edited), make_article("c", ORCHARD[::-1] + HARBOUR_EN))
    assert found["b.md"][1].startswith("most of the text")
    assert "c.md" not in found


def test_texts_of_one_form_are_no_twins() -> None:
    prints = [print_article(entry.article) for entry in read_templated()]
    assert max((twin.share for twin in find_twins(prints)), default=0) < NEAR_TEXT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.org/a/1?utm_source=x", "http://example.org/a/1/"),
        ("https://m.example.org/a?id=7&from=timeline", "https://example.org/a?id=7#top"),
    ],
)
def test_a_link_is_one_however_it_was_copied(one: str, other: str) -> None:
    found = shared(make_article("a", HARBOUR, source_url=one), make_article("b", ORCHARD, source_url=other))
    assert found == {"b.md": ("a.md", "the link")}


@pytest.mark.parametrize(
    ("one", "other"),
    [("https://example.org/a?id=7", "https://example.org/a?id=8"), ("https://example.org/", "https://example.org")],
)
def test_other_pages_and_front_pages_are_no_shared_link(one: str, other: str) -> None:
    assert shared(make_article("a", HARBOUR, source_url=one), make_article("b", ORCHARD, source_url=other)) == {}


def test_a_title_is_one_in_either_script_unless_it_is_short_or_a_columns() -> None:
    def titled(*titles: str) -> dict[str, tuple[str, str]]:
        bodies = (HARBOUR, ORCHARD, HARBOUR_EN, ORCHARD[2:], HARBOUR[3:], HARBOUR_EN[3:])
        pairs = zip("abcdef", bodies, titles, strict=False)
        return shared(*(replace(make_article(name, body[:2]), title=title) for name, body, title in pairs))

    assert titled("大桥检修，货车绕行", "大橋檢修 貨車繞行") == {"b.md": ("a.md", "the title")}
    assert titled("周报", "周报") == {}
    assert titled(*["一周新闻摘要汇总"] * 5) == {}


def test_the_warning_names_the_place_the_other_article_and_what_to_write() -> None:
    assert told(make_article("a", LONG), make_article("b", LONG)) == [
        "b.md:10: S503 has word for word the text (100% of the shorter one) of a.md; valid: `version_of: a` if it is "
        "a version of that, `not_version_of: [a]` if it is not"
    ]


@pytest.mark.parametrize(
    "other",
    [
        make_article("b", LONG, version_of="a"),
        make_article("b", LONG, not_version_of=("a",)),
        make_article("b", LONG, edition_of="a"),
        make_article("b", HARBOUR_EN, "en", source_url="https://example.org/1", translation=Translation(by="human")),
    ],
)
def test_what_is_declared_is_no_warning(other: Article) -> None:
    assert told(make_article("a", LONG, source_url="https://example.org/1"), other) == []


def test_versions_of_one_original_need_not_name_each_other() -> None:
    original = make_article("o", HARBOUR_EN, "en")
    assert told(original, *(make_article(name, LONG, version_of="o") for name in "ab")) == []


def test_a_translation_that_repeats_the_text_is_told_all_the_same() -> None:
    copy = make_article("b", LONG, translation=Translation(by="human"))
    assert len(told(make_article("a", LONG), copy)) == 1


def test_a_thousand_copies_are_compared_with_few_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs: list[tuple[Print, Print]] = []
    compare = twins._compare

    def count(one: Print, other: Print) -> Twin:
        pairs.append((one, other))
        return compare(one, other)

    monkeypatch.setattr(twins, "_compare", count)
    print_of = print_article(make_article("a", LONG))
    copies = [replace(print_of, path=f"{number:04}.md") for number in range(1000)]
    assert len(find_twins(copies)) == 999
    assert len(pairs) <= 4 * 1000


def test_a_file_as_it_stands_has_the_print_of_its_article() -> None:
    head = "title: 大桥检修，货车绕行\nsource:\n  url: https://example.org/1\n"
    body = "<!-- note -->\n\n" + "\n\n".join(f"**{line[:4]}**{line[4:]}" for line in LONG)
    article = replace(make_article("a", LONG, source_url="https://example.org/1"), title="大桥检修，货车绕行")
    rough, exact = print_text("a.md", head, body), print_article(article)
    assert (rough.titles, rough.links, rough.shingles.tolist()) == (exact.titles, exact.links, exact.shingles.tolist())


def test_no_two_unlike_articles_are_twins() -> None:
    articles = [make_article(name, body) for name, body in zip("abc", (HARBOUR, ORCHARD, HARBOUR_EN), strict=True)]
    assert all(not shared(*pair) for pair in combinations(articles, 2))


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.749, ""),
        (0.75, "most of the text (75% of the shorter one)"),
        (0.9, "nearly the text (90% of the shorter one)"),
        (0.99, "word for word the text (99% of the shorter one)"),
    ],
)
def test_how_much_is_shared_is_told_from_three_quarters_on(share: float, said: str) -> None:
    assert Twin(path="b.md", other="a.md", link=False, title=False, pieces=40, share=share).shared == said
