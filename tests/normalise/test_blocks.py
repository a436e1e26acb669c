"""Markdown and plain text are parsed into blocks, whatever the editor that wrote them."""

from __future__ import annotations

import pytest

from tashan.model import FrontMatter, Passage, RawArticle
from tashan.normalise import normalise_article, write_markdown
from tashan.problems import Problems


def passages(body: str, path: str = "a.md") -> tuple[Passage, ...]:
    front = FrontMatter(title="城市的故事", lang="zh-Hans")
    raw = RawArticle(id="a", path=path, front=front, body=body, body_line=10)
    return normalise_article(raw, Problems()).article.passages


def shape(body: str, path: str = "a.md") -> list[tuple[str, int, str]]:
    return [(passage.kind, passage.level, passage.text) for passage in passages(body, path)]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("# 一\n\n正文。", [("heading", 1, "一"), ("paragraph", 0, "正文。")]),
        ("### 一 ###\n正文。", [("heading", 3, "一"), ("paragraph", 0, "正文。")]),
        ("标题\n===\n正文。", [("heading", 1, "标题"), ("paragraph", 0, "正文。")]),
        ("标题\n---\n正文。", [("heading", 2, "标题"), ("paragraph", 0, "正文。")]),
        ("> 话一。\n> 话二。\n\n正文。", [("quote", 1, "话一。话二。"), ("paragraph", 0, "正文。")]),
        (">> 深处的话。", [("quote", 2, "深处的话。")]),
        ("- 甲\n- 乙\n  - 丙", [("list", 1, "甲"), ("list", 1, "乙"), ("list", 2, "丙")]),
        ("1. 甲\n2) 乙", [("list", 1, "1. 甲"), ("list", 1, "2) 乙")]),
        ("```py\nx = 1\n\ny = 2\n```", [("code", 0, "x = 1\n\ny = 2")]),
        ("| 城 | 家 |\n|---|---|\n| 甲 | 3 |", [("table", 0, "城 | 家\n甲 | 3")]),
        ("注：口径不同。", [("note", 0, "注：口径不同。")]),
        ("Note: figures differ.", [("note", 0, "Note: figures differ.")]),
        ("    缩进的一段。", [("paragraph", 0, "缩进的一段。")]),
        ("　　全角缩进的一段。", [("paragraph", 0, "全角缩进的一段。")]),
    ],
)
def test_a_block_is_what_its_marks_say(body: str, wanted: list[tuple[str, int, str]]) -> None:
    assert shape(body) == wanted


def test_lines_of_a_markdown_paragraph_join_as_their_language_does() -> None:
    assert shape("前一行，\n后一行。\n\n没有句号的前一行\n与后一行\n\nOne line\nand another.") == [
        ("paragraph", 0, "前一行，后一行。"),
        ("paragraph", 0, "没有句号的前一行与后一行"),
        ("paragraph", 0, "One line and another."),
    ]


def test_joining_lines_is_layout_and_no_repair() -> None:
    front = FrontMatter(title="城市的故事", lang="zh-Hans")
    raw = RawArticle(id="a", path="a.md", front=front, body="前一行，\n后一行。\n\n另一段。", body_line=1)
    assert normalise_article(raw, Problems()).repaired == ()


def test_markdown_that_was_pasted_without_blank_lines_is_a_paragraph_a_line() -> None:
    assert shape("第一段。\n第二段。\n第三段。") == [("paragraph", 0, f"第{n}段。") for n in "一二三"]


def test_each_line_of_a_text_file_is_a_paragraph() -> None:
    assert shape("第一段。\n第二段。", "a.txt") == [("paragraph", 0, "第一段。"), ("paragraph", 0, "第二段。")]


def test_hard_wrapped_english_of_a_text_file_is_joined() -> None:
    body = (
        "The city has put a tenth of its budget into research over\nten years, and companies have doubled.\nNext one."
    )
    assert [text for _, _, text in shape(body, "a.txt")] == [
        "The city has put a tenth of its budget into research over ten years, and companies have doubled.",
        "Next one.",
    ]


LONG = "这一段说的是城市怎样从无到有，慢慢地长大起来，人们又怎样看待它。"


@pytest.mark.parametrize(
    "line", ["1.", "（二）", "三、", "01", "创新的土壤", "**创新的土壤**", "向谁学什么？", "“最难的一步”"]
)
def test_a_short_line_above_longer_text_is_a_heading(line: str) -> None:
    assert [kind for kind, _, _ in shape(f"{LONG}\n\n{line}\n\n{LONG}")] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "但说真的，",
        "他这样说：",
        "南京都有。",
        "营商环境不好吗？",
        "为什么他们不约而同选择了这里？",
        "正在成为“小硅谷”——",
        "——高质量供给。",
    ],
)
def test_a_short_sentence_is_no_heading(line: str) -> None:
    assert [kind for kind, _, _ in shape(f"{LONG}\n\n{line}\n\n{LONG}")] == ["paragraph", "paragraph", "paragraph"]


def test_a_passage_knows_its_line_in_the_file() -> None:
    assert [passage.line for passage in passages("\n第一段。\n\n- 项\n\n第二段。")] == [11, 13, 15]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**粗**与*斜*、~~删~~、`码`", "粗与斜、删、码"),
        ("[词](https://a.b/c_(d)) 与 <https://a.b>", "词 与 https://a.b"),
        (r"\*不是\* 2 * 3 * 4 与 2*3*4 与 TOP_Lab_ 与 _斜_", "*不是* 2 * 3 * 4 与 2*3*4 与 TOP_Lab_ 与 斜"),
        ("**粗** &amp; A&lt;B", "粗 & A<B"),
        ("{{ x }} {% y %} --8<-- z", "{{ x }} {% y %} --8<-- z"),
    ],
)
def test_plain_text_is_what_a_reader_sees(markdown: str, text: str) -> None:
    (passage,) = passages(f"{markdown}。")
    assert (passage.text, passage.markdown) == (f"{text}。", f"{markdown}。")


def test_passages_can_be_written_as_markdown_again() -> None:
    body = (
        "## 一\n\n> 话。\n\n- 甲\n\n    - 乙\n\n1. 丙\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\n```\n\n注：口径。"
    )
    assert write_markdown(passages(body)) == body
