"""Messages in two languages: one table, complete, and nothing of a message is lost."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
import yaml

from tashan.corpus import CODES
from tashan.problems import Problem, Problems
from tashan.reports.speech import _ENGLISH, Speech, choose_tongue
from tests.conftest import PROJECT

TABLE = yaml.safe_load((PROJECT / "tashan" / "reports" / "messages_zh.yml").read_text(encoding="utf-8"))


def chinese(code: str, message: str) -> str:
    return Speech("zh").problem(Problem(path="a.md", code=code, message=message)).message


def test_every_code_has_a_meaning_and_a_remedy_in_chinese() -> None:
    assert sorted(TABLE["codes"]) == sorted(CODES)
    for meaning, mend in TABLE["codes"].values():
        assert re.search(r"[\u4e00-\u9fff]", meaning)
        assert re.search(r"[\u4e00-\u9fff]", mend)


def test_both_languages_have_the_same_lines_with_the_same_values() -> None:
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert {key: fields(text) for key, text in TABLE["words"].items()} == {
        key: fields(text) for key, text in _ENGLISH.items()
    }


@pytest.mark.parametrize(
    ("code", "english", "said"),
    [
        ("E402", "“90 billion” here, “90亿元” in a.md:12; valid: one value in both",
         "这里是“90 billion”，a.md:12 是“90亿元”；两边应是同一个数值"),
        ("S503", "has nearly the text (98% of the shorter one) of b.md; valid: `version_of: b` if it is a version of "
         "that, `not_version_of: [b]` if it is not",
         "文字几乎全部 (98%，按较短的一篇算)与 b.md 相同；是它的版本就写 `version_of: b`，"
         "不是就写 `not_version_of: [b]`"),
        ("F114", "the key 'tittle' is unknown and ignored; did you mean `title`?",
         "不认识键 'tittle'，没有用它；是不是 `title`？"),
        ("C001", "cannot be read: permission denied",
         "文件读不出来（cannot be read: permission denied）；给文件读取权限，或看磁盘的提示"),
        ("X999", "something new", "something new"),
    ],
)  # fmt: skip
def test_a_message_is_told_in_chinese_with_what_was_found(code: str, english: str, said: str) -> None:
    assert chinese(code, english) == said


def test_the_sentences_of_the_table_are_those_that_rooms_say() -> None:
    """A sentence that no room says any more would never be used: its fixed words stand in the code."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "tashan").rglob("*.py"))
    code = re.sub(r'"\s*\n\s*f?"', "", code)
    for english, _ in TABLE["messages"]:
        longest = max(re.split(r"\{[a-z]\}|English|Chinese", english), key=len).strip(" ;`")
        assert longest in code or longest.split("; ")[0] in code, english


@pytest.mark.parametrize(
    ("asked", "environ", "tongue"),
    [
        (None, {}, "en"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ("zh", {"LANG": "en_GB.UTF-8"}, "zh"),
        ("en", {"LANG": "zh_TW.UTF-8"}, "en"),
    ],
)
def test_the_language_is_what_was_asked_for_else_the_systems(
    asked: str | None, environ: dict[str, str], tongue: str
) -> None:
    assert choose_tongue(asked, environ) == tongue


def test_place_and_severity_stay(tmp_path: Path) -> None:
    problems = Problems()
    problems.warning("a.md", "F141", "`date` is empty; fill it in or delete the key", line=3, column=2)
    (problem,) = problems
    told = Speech("zh").problem(problem)
    assert (told.path, told.line, told.column, told.severity, told.code) == ("a.md", 3, 2, "warning", "F141")
    assert told.message == "`date` 是空的；填上，或删掉这个键"


def test_a_sentence_that_holds_another_ones_words_is_not_taken_for_it() -> None:
    """`is an edition of 'x', which is not there` is no key that is something."""
    said = chinese("C017", "is an edition of 'x', which is not there; it is read as an article of its own; valid: y")
    assert said == "是 'x' 的译文，可是没有那篇原文，只好当作单独一篇读；请补上原文，或改文件名"
    assert chinese("C999", "a thing, which is odd; valid: even") == "a thing, which is odd; valid: even"
