"""Copies are told by hashes, judged against the first of their kind alone, and cost little however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tashan.model import Reference
from tashan.problems import Problems
from tashan.stories import apart, group_stories
from tashan.stories import drift as room
from tashan.stories.copies import find_copies
from tashan.stories.digest import make_digest
from tashan.stories.drift import AROUND, find_drift
from tashan.stories.judge import Judge
from tashan.stories.namebook import NameBook
from tashan.stories.texts import Shelf
from tests.stories.making import HARBOUR, HARBOUR_EN, ORCHARD, compare_texts, group, make_article, members, traditional
from tests.stories.templated import read_templated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.alignment import Encoder
    from tashan.model import Article, Drift
    from tashan.stories.drift.passages import Passage
    from tashan.stories.judge import Pair, Verdict

LONG = [*HARBOUR, *ORCHARD]


def copies(encoder: Encoder, *articles: Article) -> dict[int, int]:
    shelf = Shelf(articles, encoder)
    return find_copies([make_digest(shelf.text(number)) for number in range(len(shelf))])


def test_equal_and_nearly_equal_texts_are_copies_of_the_first(encoder: Encoder) -> None:
    edited = [LONG[0].replace("今年", "本年"), *LONG[1:]]
    articles = [make_article(name, body) for name, body in zip("abc", (LONG, edited, edited), strict=True)]
    assert copies(encoder, *articles, traditional(articles[0], "d")) == {1: 0, 2: 0, 3: 0}


def test_parts_translations_and_other_texts_are_none(encoder: Encoder) -> None:
    bodies = [("a", LONG, "zh-Hans"), ("b", HARBOUR, "zh-Hans"), ("c", HARBOUR_EN, "en"), ("d", ORCHARD, "zh-Hans")]
    assert copies(encoder, *(make_article(name, body, lang) for name, body, lang in bodies)) == {}  # type: ignore[arg-type]


def test_texts_of_one_form_that_look_like_copies_are_still_judged(encoder: Encoder) -> None:
    form = [
        "{school}今天举行运动会，共有{pupils}名学生报名，跑步和跳远的人最多，操场上坐满了看热闹的家长和邻居们。",
        "校长{head}在致辞里说，大家不必在意名次，玩得高兴就好；比赛从上午九点开始，一直到下午四点才全部结束了。",
        "接力赛是最后一项，每个班各派出四个人，加油的声音一阵高过一阵，连门口卖冰棍的老人也放下担子进来看。",
        "老师们也没有闲着，有的量距离，有的记时间，还有的守在医药箱旁边，好在整整一天没有一个人受伤。",
        "散场的时候，孩子们把操场打扫得干干净净，把借来的桌椅送回教室，又把没有喝完的水分给了看门的老人。",
    ]
    things = [
        {"school": "望舒小学", "pupils": 320, "head": "林见山"},
        {"school": "青石小学", "pupils": 458, "head": "周广元"},
    ]
    articles = [
        make_article(name, [line.format(**thing) for line in form]) for name, thing in zip("ab", things, strict=True)
    ]
    assert copies(encoder, *articles) == {1: 0}
    assert members(group(encoder, *articles)) == [["a"], ["b"]]


def test_a_copy_that_is_said_to_be_none_stays_apart(encoder: Encoder) -> None:
    articles = [make_article("a", LONG), make_article("b", LONG), make_article("c", LONG, not_version_of=("a", "b"))]
    assert members(group(encoder, *articles)) == [["a", "b"], ["c"]]


def test_each_of_many_copies_is_judged_once(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Pair] = []
    compare = Judge._compare_all

    def count(judge: Judge, pairs: Sequence[Pair]) -> dict[Pair, Verdict]:
        compared.extend(pairs)
        return compare(judge, pairs)

    monkeypatch.setattr(Judge, "_compare_all", count)
    articles = [make_article(f"{number:03}", [*LONG, f"第{number}版。"]) for number in range(40)]
    (story,) = group_stories(articles, encoder, Reference(), Problems())
    assert len(story.versions) == 40
    assert len(compared) == 39


def test_what_is_far_from_every_change_is_not_read_for_drift(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def count(passages: Sequence[Passage]) -> tuple[Drift, ...]:
        read.append(len(passages))
        return ()

    monkeypatch.setattr(room, "find_number_drift", count)
    body = [*LONG, *(f"{line}完。" for line in LONG)]
    changed = [body[0].replace("两亿", "三亿"), *body[1:]]
    names = NameBook(Reference())
    find_drift(compare_texts(encoder, make_article("a", body), make_article("b", changed)), names)
    assert read == [AROUND + 1]


def test_an_equal_text_is_not_read_for_drift(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    monkeypatch.setattr(room, "make_passages", lambda found: read.append(found) or ())
    a, names = make_article("a", LONG), NameBook(Reference())
    for b in (make_article("b", LONG), traditional(a, "c")):
        assert find_drift(compare_texts(encoder, a, b), names) == ()
    assert read == []


def test_templated_texts_hold_no_copies(encoder: Encoder) -> None:
    articles = [entry.article for entry in read_templated()]
    story = {number: entry.story for number, entry in enumerate(read_templated())}
    shelf = Shelf(articles, encoder)
    assert all(story[one] == story[other] for one, other in copies(encoder, *shelf.articles).items())


@pytest.mark.slow
def test_what_copies_share_is_held_against_the_original_once(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    values = apart._values
    monkeypatch.setattr(apart, "_values", lambda one, other: held.append((one, other)) or values(one, other))
    apart._count_bead.cache_clear()
    bodies = [[*LONG[:3], LONG[3].replace("，", f"（{number}），", 1), *LONG[4:]] for number in range(4)]
    assert len(members(group(encoder, *(make_article(f"v{n}", body) for n, body in enumerate(bodies))))) == 1
    assert len(held) == len(set(held)) > 3
