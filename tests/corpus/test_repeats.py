"""Lines that many files of a site hold are the site's; what copies of one text share is the text."""

from __future__ import annotations

from tashan.corpus.repeats import Counting, fingerprint

FOOT = "欢迎扫描二维码关注本站"


def count(*bodies: str) -> frozenset[str]:
    counting = Counting()
    for body in bodies:
        counting.add(None, body)
    return counting.repeats().lines


def test_a_line_that_many_articles_hold_is_the_sites() -> None:
    bodies = [f"第{number}篇文章说的是另一件事，写得长一些。\n\n{FOOT}\n" for number in range(6)]
    assert count(*bodies) == {fingerprint(FOOT)}


def test_copies_of_one_text_are_counted_once() -> None:
    body = "这座城市的创新需要耐心，写得长一些。\n\n人们在等。\n\n第二段说的是企业。\n"
    assert count(*[body + f"\n副本{number}\n" for number in range(12)]) == frozenset()


def test_versions_that_change_lines_of_one_another_are_one_text() -> None:
    lines = [f"第{number}段说的是企业怎样在这座城市里长大，写得长一些。" for number in range(10)]
    versions = [
        "\n\n".join(line.replace("长大", f"长大{k}") if k == place else line for place, line in enumerate(lines))
        for k in range(10)
    ]
    assert count(*versions) == frozenset()


def test_a_short_word_says_nothing_of_a_site() -> None:
    bodies = [f"Article {number} is about another thing, at some length.\n\n**Storage**\n" for number in range(6)]
    assert count(*bodies) == frozenset()


def test_an_address_that_readers_see_is_part_of_its_line() -> None:
    lines = [f"「存储组件的讨论」：[https://example.org/{n}](https://example.org/{n})" for n in range(6)]
    assert count(*(f"第{n}篇说的是另一件事，写得长一些。\n\n{line}\n" for n, line in enumerate(lines))) == frozenset()


def test_what_one_file_in_twenty_holds_is_theirs() -> None:
    bodies = [
        f"第{number}篇文章说的是另一件事，写得长一些。\n\n{FOOT if number % 20 == 0 else ''}\n" for number in range(120)
    ]
    assert count(*bodies) == frozenset()
    assert count(*(body + f"\n{FOOT}\n" for body in bodies[:20]), *bodies[20:]) == {fingerprint(FOOT)}
