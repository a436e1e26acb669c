"""Drafts of translations: a skeleton, passages filled in one by one, a run that was ended goes on where it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tashan.articles import check_folder
from tashan.desk.drafting import count_waiting, draft_edition
from tashan.desk.families import Family, find_family
from tashan.desk.files import EditError
from tashan.desk.skeletons import create_skeleton, find_marks
from tashan.model import Article
from tashan.normalise.folder import Reading
from tashan.problems import Problems, TashanError
from tashan.translating.engines import open_engine
from tashan.translating.transport import EngineError
from tests.translating.server import EngineServer, serving
from tests.translating.test_forms import NAMES

ORIGINAL = """\
---
title: 武汉等了八年
date: 2025-03-01
lang: zh-Hans
summary: 武汉的一家企业等来了投资。
source: {publisher: 某某日报, url: "https://example.org/a"}
rights: full
---

2024年，武汉的产值超过4.2万亿元，投资增长3.5%。

## 没有捷径

李小满说：“我们愿意再等八年。”

```
code 武汉
```

- 第一步，把钱准备好。
"""
ANSWERS = {
    "等了八年": "Wuhan waited for eight years",
    "一家企业": "A company in Wuhan has won its investment at last.",
    "产值": "In ⟦1:2024⟧ ⟦2:Wuhan⟧'s output was ⟦3:more than 4.2 trillion yuan⟧, and investment rose by ⟦4:3.5%⟧.",
    "捷径": "There is no short cut",
    "再等": 'Li Xiaoman said: "We are willing to wait for another eight years."',
    "第一步": "The first step is to have the money ready.",
}


def good(text: str, _: int = 0) -> str:
    return next(answer for word, answer in ANSWERS.items() if word in text)


@pytest.fixture
def family(tmp_path: Path) -> Family:
    (tmp_path / "wuhan.md").write_text(ORIGINAL, encoding="utf-8")
    return find_family("wuhan", tmp_path, None)


def draft(family: Family, say: Callable[[str, int], Any]) -> tuple[list[str], EngineServer]:
    """The faults of each step, and the server with what it was asked."""
    with serving(say) as server:
        engine = open_engine(f"{server.url}/v1", "m", {}, lambda *_: None)
        return [step.fault for step in draft_edition(family, engine, NAMES)], server


def read(family: Family) -> tuple[dict[str, Article], list[str]]:
    problems = Problems()
    reading: Reading = check_folder(family.folder, problems)
    return {one.article.id: one.article for one in reading.articles}, [problem.code for problem in problems]


def test_a_skeleton_has_figures_and_names_in_place_and_says_nothing_is_done(family: Family) -> None:
    assert create_skeleton(family, NAMES) == 4
    text = family.edition.read_text(encoding="utf-8")
    assert "draft: true\n" in text
    assert " -->\n2024，Wuhan的产值more than 4.2 trillion yuan，投资增长3.5%。\n" in text
    assert " -->\n## 没有捷径\n" in text
    assert "\n\n```\ncode 武汉\n```\n" in text
    articles, codes = read(family)
    assert (articles["wuhan.en"].lang, articles["wuhan.en"].draft) == ("en", True)
    assert codes == ["E410"]


def test_a_skeleton_is_never_overwritten(family: Family) -> None:
    family.edition.write_text("mine", encoding="utf-8")
    with pytest.raises(EditError, match="is there already"):
        create_skeleton(family, NAMES)


def test_an_edition_is_drafted_whole_and_says_that_a_machine_did_it(family: Family) -> None:
    faults, server = draft(family, good)
    assert faults == [""] * 6
    text = family.edition.read_text(encoding="utf-8")
    assert "\nIn 2024 Wuhan's output was more than 4.2 trillion yuan, and investment rose by 3.5%.\n" in text
    assert "\n## There is no short cut\n" in text
    assert "\n- The first step is to have the money ready.\n" in text
    assert "to translate" not in text
    assert "draft:" not in text
    assert "title: Wuhan waited for eight years\n" in text
    articles, codes = read(family)
    edition = articles["wuhan.en"]
    assert edition.translation is not None
    assert (edition.translation.by, edition.translation.engine, edition.translation.reviewed) == ("machine", "m", False)
    assert len(edition.translated_from) == 5
    assert codes == []
    assert "⟦3:more than 4.2 trillion yuan⟧" in server.asked[2]["messages"][1]["content"]


def test_what_is_done_is_not_asked_for_again(family: Family) -> None:
    draft(family, good)
    before = family.edition.read_bytes()
    faults, server = draft(family, good)
    assert (faults, server.asked, family.edition.read_bytes()) == ([], [], before)


def test_a_wrong_figure_is_named_and_asked_for_once_more(family: Family) -> None:
    def say(text: str, number: int) -> str:
        return good(text).replace("⟦3:more than 4.2 trillion yuan⟧", "42 trillion yuan") if number == 2 else good(text)

    faults, server = draft(family, say)
    assert (faults, len(server.asked)) == ([""] * 6, 7)
    again = server.asked[3]["messages"]
    assert "42 trillion yuan" in again[2]["content"]
    assert "faults:\n- “42 trillion yuan” stands for “超过4.2万亿元”" in again[3]["content"]


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("In 2024 Wuhan's output was more than 42 trillion yuan, and investment rose by 3.5%.", "stands for"),
        ("In 2024 Wuhan's output was more than", "cut off|much shorter|middle of a sentence"),
        ("", "is empty"),
        ("2024年，武汉的产值超过4.2万亿元，投资增长3.5%。", "not in English"),
        ("In 2024 Suzhou's output was more than 4.2 trillion yuan, and investment rose by 3.5%.", "“武汉”"),
        ("In 2024 Wuhan's output was more than 4.2 trillion yuan, and <!-- --> investment rose by 4.5%.", "4.5%"),
    ],
)
def test_what_is_wrong_twice_stays_in_the_source_language_with_a_mark(family: Family, answer: str, fault: str) -> None:
    faults, server = draft(family, lambda text, _: answer if "产值" in text else good(text))
    assert len(server.asked) == len(faults) + 1
    assert [bool(one) for one in faults] == [False, False, True, False, False, False]
    (mark,) = find_marks(family.edition.read_text(encoding="utf-8"))
    assert re.search(fault, mark.fault)
    assert mark.text.startswith("2024，Wuhan的产值")
    articles, codes = read(family)
    assert articles["wuhan.en"].draft
    assert codes == ["E410"]


def test_an_answer_that_the_server_cut_is_not_taken(family: Family) -> None:
    def say(text: str, _: int) -> Any:
        choice = {"index": 0, "finish_reason": "length", "message": {"content": good(text)}}
        return (200, {}, {"choices": [choice]}) if "产值" in text else good(text)

    faults, _ = draft(family, say)
    assert [fault for fault in faults if fault] == [
        "line 10 of the original is left as it was: the translation was cut off before its end"
    ]


def test_a_run_that_broke_off_goes_on_where_it_was(family: Family) -> None:
    def failing(text: str, number: int) -> Any:
        return (401, {}, {}) if number >= 4 else good(text)

    with pytest.raises(EngineError):
        draft(family, failing)
    assert count_waiting(family) == 2
    done = family.edition.read_text(encoding="utf-8")
    family.edition.write_text(done.replace("was more than", "came to more than"), encoding="utf-8")
    faults, server = draft(family, good)
    assert (faults, len(server.asked)) == ([""] * 2, 2)
    text = family.edition.read_text(encoding="utf-8")
    assert "came to more than 4.2 trillion yuan" in text
    assert text.count("There is no short cut") == 1
    assert "draft:" not in text


def test_a_passage_that_the_original_no_longer_has_is_told(family: Family) -> None:
    create_skeleton(family, NAMES)
    family.original.write_text(ORIGINAL.replace("投资增长3.5%", "投资增长5%"), encoding="utf-8")
    changed = find_family("wuhan", family.folder, None)
    faults, _ = draft(changed, good)
    assert [fault for fault in faults if fault] == [
        "a passage is left as it was: the original no longer has this passage"
    ]


def test_the_draft_of_a_draft_stays_a_draft(tmp_path: Path) -> None:
    (tmp_path / "wuhan.md").write_text(ORIGINAL.replace("rights: full", "rights: full\ndraft: true"), encoding="utf-8")
    family = find_family("wuhan", tmp_path, None)
    draft(family, good)
    assert "draft: true" in family.edition.read_text(encoding="utf-8")


def test_an_english_article_gets_a_chinese_edition(tmp_path: Path) -> None:
    (tmp_path / "wuhan.md").write_text(
        "---\ntitle: Wuhan waited\nlang: en\n---\n\n"
        "Wuhan's output in 2024 was 4.2 trillion yuan, and it did not wait.\n",
        encoding="utf-8",
    )
    family = find_family("wuhan", tmp_path, None)
    assert family.edition.name == "wuhan.zh-Hans.md"
    answers: Iterator[str] = iter(["武汉等了", "2024年武汉的产值为4.2万亿元，而且没有等待。"])
    faults, server = draft(family, lambda *_: next(answers))
    assert faults == ["", ""]
    assert "⟦3:4.2万亿元⟧" in server.asked[1]["messages"][1]["content"]
    assert read(family)[1] == []


def test_a_file_that_is_no_text_of_an_article_gets_no_edition_beside_it(family: Family, tmp_path: Path) -> None:
    (tmp_path / "passwd").write_text("root:x:0:0:root:/root:/bin/bash\n")
    with pytest.raises(TashanError, match="is no article of"):
        find_family(str(tmp_path / "passwd"), family.folder, "zh-Hans")


def test_names_of_articles_are_found_or_the_nearest_is_told(family: Family) -> None:
    assert find_family(str(family.original), family.folder, None).edition == family.edition
    with pytest.raises(TashanError, match=r"wuhn is no article of .*; did you mean wuhan\?"):
        find_family("wuhn", family.folder, None)
    with pytest.raises(TashanError, match="is in zh-Hans already; valid: en"):
        find_family("wuhan", family.folder, "zh-Hans")
