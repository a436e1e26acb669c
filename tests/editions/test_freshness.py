"""Which passages of an original a translation has not seen as they are now."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tashan.desk.record import find_original, write_translated_from
from tashan.editions.freshness import (
    edition_status,
    find_changes,
    find_outdated,
    hash_passage,
    outdated_passages,
    passage_hashes,
)
from tashan.problems import TashanError
from tests.editions.texts import read_articles, write_corpus

ORIGINAL = """---
title: 北湖的新港
lang: zh-Hans
---

北湖去年建了一座新港，花了90亿元。

第一艘船在三月进港，码头上站满了人。

## 港口之外

老街的店主说，生意比从前好。

市里还要修一条铁路。
"""
ENGLISH = """---
title: The new port of Beihu
lang: en
translation: {by: machine, engine: some engine}
---

Beihu built a new port last year for 9 billion yuan.

The first ship came in March, and the quay was full of people.

## Beyond the port

Shopkeepers in the old street say that business is better than before.

The city is also going to build a railway.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_corpus(tmp_path, beihu=ORIGINAL, beihu__en=ENGLISH)
    write_translated_from(tmp_path / "beihu.en.md")
    return tmp_path


def change(folder: Path, before: str, after: str) -> None:
    path = folder / "beihu.md"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_a_hash_is_eight_digits_and_blind_to_spaces_and_width() -> None:
    assert hash_passage("花了90亿元") == hash_passage("花了９０ 亿元\n") != hash_passage("花了91亿元")
    assert len(hash_passage("")) == 8


def test_the_record_is_one_hash_a_passage_and_nothing_is_outdated(folder: Path) -> None:
    articles = read_articles(folder)
    assert articles["beihu.en"].translated_from == passage_hashes(articles["beihu"])
    assert find_outdated(articles) == []
    text = (folder / "beihu.en.md").read_text(encoding="utf-8")
    head, body = ENGLISH.split("---\n\n")
    assert text.startswith(head + "translated_from: [")
    assert text.endswith("]\n---\n\n" + body)


def test_one_changed_passage_is_outdated_and_nothing_else(folder: Path) -> None:
    change(folder, "码头上站满了人", "码头上没有几个人")
    articles = read_articles(folder)
    status = edition_status(articles["beihu"], articles["beihu.en"])
    assert (status.outdated, status.removed, status.total) == ((1,), 0, 5)
    assert (status.by, status.engine, status.reviewed) == ("machine", "some engine", False)
    assert [str(problem) for problem in find_outdated(articles)] == [
        "beihu.md:8: E401 beihu.en.md has not seen this passage as it is now; "
        "mend the translation, then run `build.py translated beihu.en.md`"
    ]
    assert outdated_passages(articles["beihu"], articles["beihu.en"], {}) == {1: 1}


def test_recording_again_makes_it_fresh(folder: Path) -> None:
    change(folder, "码头上站满了人", "码头上没有几个人")
    assert write_translated_from(folder / "beihu.en.md") == 5
    assert find_outdated(read_articles(folder)) == []


def test_a_new_passage_is_outdated_and_moves_no_other(folder: Path) -> None:
    change(folder, "## 港口之外", "海关也搬了过来。\n\n## 港口之外")
    articles = read_articles(folder)
    assert edition_status(articles["beihu"], articles["beihu.en"]).outdated == (2,)
    assert outdated_passages(articles["beihu"], articles["beihu.en"], {}) == {}


def test_a_removed_passage_is_named_by_the_line_of_its_translation(folder: Path) -> None:
    change(folder, "老街的店主说，生意比从前好。\n\n", "")
    articles = read_articles(folder)
    (problem,) = find_outdated(articles)
    line = articles["beihu.en"].passages[3].line
    assert str(problem).startswith(
        f"beihu.en.md:{line}: E401 beihu.md no longer has a passage that this translation has (before line 12)"
    )
    assert outdated_passages(articles["beihu"], articles["beihu.en"], {}) == {3: None}


def test_a_passage_that_only_moved_is_not_outdated(folder: Path) -> None:
    change(folder, "第一艘船在三月进港，码头上站满了人。\n\n", "")
    change(folder, "市里还要修一条铁路。\n", "市里还要修一条铁路。\n\n第一艘船在三月进港，码头上站满了人。\n")
    assert find_outdated(read_articles(folder)) == []


def test_spaces_and_the_translation_itself_are_no_change(folder: Path) -> None:
    change(folder, "花了90亿元", "花了 90 亿元")
    english = folder / "beihu.en.md"
    english.write_text(english.read_text(encoding="utf-8").replace("a railway", "a new railway"), encoding="utf-8")
    assert find_outdated(read_articles(folder)) == []


def test_an_edition_without_a_record_is_not_warned_of(tmp_path: Path) -> None:
    write_corpus(tmp_path, beihu=ORIGINAL, beihu__en=ENGLISH)
    articles = read_articles(tmp_path)
    assert find_outdated(articles) == []
    assert not edition_status(articles["beihu"], articles["beihu.en"]).recorded


def test_two_passages_made_of_one_leave_the_rest_alone() -> None:
    changes = find_changes(["a", "b", "c", "d"], ["a", "b1", "b2", "c", "d"])
    assert (changes.outdated, changes.removed) == ((1, 2), ())


def test_an_alignment_finds_the_passage_where_counts_differ(folder: Path) -> None:
    english = folder / "beihu.en.md"
    text = english.read_text(encoding="utf-8")
    english.write_text(text.replace("9 billion yuan.\n", "9 billion yuan.\n\nThat was a lot.\n"), encoding="utf-8")
    change(folder, "码头上站满了人", "码头上没有几个人")
    articles = read_articles(folder)
    aligned = {0: {0, 1}, 1: {2}, 2: {3}, 3: {4}, 4: {5}}
    assert outdated_passages(articles["beihu"], articles["beihu.en"], aligned) == {2: 1}


@given(st.lists(st.sampled_from("abcdef"), max_size=12), st.lists(st.sampled_from("abcdef"), max_size=12))
def test_what_was_seen_is_never_outdated_and_what_was_not_always_is(seen: list[str], now: list[str]) -> None:
    changes = find_changes(seen, now)
    outdated = [now[index] for index in changes.outdated]
    for name in set(now):
        assert outdated.count(name) == max(0, now.count(name) - seen.count(name))


def test_a_file_that_is_no_edition_is_refused(folder: Path) -> None:
    with pytest.raises(TashanError, match=r"beihu\.md is no edition; valid: a file named as its original"):
        write_translated_from(folder / "beihu.md")
    (folder / "lone.en.md").write_text("Text.", encoding="utf-8")
    with pytest.raises(TashanError, match=r"has no original beside it; valid: lone\.md in the same folder"):
        find_original(folder / "lone.en.md")


def test_the_file_is_replaced_whole_with_its_permissions(folder: Path) -> None:
    path = folder / "beihu.en.md"
    change(folder, "码头上站满了人", "码头上没有几个人")
    path.chmod(0o640)
    write_translated_from(path)
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in folder.iterdir()) == ["beihu.en.md", "beihu.md"]
