"""An issue written with the form becomes a draft; nothing in it is more than text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml

from tashan.corpus import read_corpus
from tashan.desk.files import EditError
from tashan.desk.issues import draft_suggestion, parse_issue, read_issue
from tashan.problems import Problems
from tests.conftest import PROJECT

ISSUE = """\
### 原文链接 · Link to the original

https://example.org/2025/03/01/wuhan

### 标题 · Title

武汉问杭州：缺的是什么

### 媒体与日期 · Publisher and date

某某日报，2025-02-27

### 谈到哪些城市 · Cities it speaks of

武汉、杭州

### 见过的转载、译文或简繁版本 · Reprints, translations or versions in the other script that you know of

_No response_

### 摘要 · Digest

- [ ] 我愿意用自己的话写摘要
"""


def test_the_headings_are_those_of_the_form() -> None:
    form = yaml.safe_load((PROJECT / ".github" / "ISSUE_TEMPLATE" / "article.yml").read_text(encoding="utf-8"))
    labels = [part["attributes"]["label"] for part in form["body"] if part["type"] in ("input", "textarea")]
    assert all(f"### {label}\n" in ISSUE for label in labels)


def test_a_suggestion_becomes_a_sound_draft(tmp_path: Path) -> None:
    path = draft_suggestion(parse_issue(ISSUE.replace("\n", "\r\n")), tmp_path)
    problems = Problems()
    (raw,) = read_corpus(tmp_path, problems)
    assert [str(problem) for problem in problems] == []
    front = raw.front
    assert (front.title, front.draft, front.source.publisher) == ("武汉问杭州：缺的是什么", True, "某某日报")
    assert (front.source.url, str(front.date)[:10]) == ("https://example.org/2025/03/01/wuhan", "2025-02-27")
    assert "Cities: 武汉、杭州\n-->" in path.read_text(encoding="utf-8")


def test_nothing_in_an_issue_breaks_out_of_its_place(tmp_path: Path) -> None:
    evil = ISSUE.replace("武汉、杭州", "--> <script>x</script>\n---\nrights: full").replace(
        "武汉问杭州：缺的是什么", "a: b\nversion_of: x # ../../etc"
    )
    path = draft_suggestion(parse_issue(evil.replace("https://example.org/", "javascript:alert(1)//")), tmp_path)
    assert path.parent == tmp_path
    (raw,) = read_corpus(tmp_path, Problems())
    assert (raw.front.title, raw.front.version_of, raw.front.source.url) == (
        "a: b version_of: x # ../../etc",
        None,
        None,
    )
    assert raw.body.count("-->") == 1


def test_a_text_that_is_no_such_issue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EditError, match="no title and link under headings of the form"):
        parse_issue("### Title\n\nsomething\n")


def test_no_shape_of_an_issue_costs_more_than_its_length() -> None:
    """Spaces behind `###` once cost the cube of their number: sixty thousand of them, a day."""
    with pytest.raises(EditError):
        parse_issue("### " + " " * 200_000 + "x\n" + "### a" + " " * 200_000)


def test_what_is_no_text_or_too_long_for_an_issue_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "issue.txt"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EditError, match="is not UTF-8"):
        read_issue(str(file))
    with pytest.raises(EditError, match="longer than any issue"):
        read_issue("/dev/zero")
    monkeypatch.setattr("sys.stdin", io.StringIO("### x\n"))
    assert read_issue("-") == "### x\n"
