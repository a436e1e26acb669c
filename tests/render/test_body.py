"""Whole passages as HTML: inline marks kept, sentences anchored, nothing else let through."""

from __future__ import annotations

import pytest
from lxml import html

from tashan.briefings.reading import Block, Span
from tashan.language.sentences import split_sentences
from tashan.render import body
from tashan.render.body import render_block


def block(text, markdown=None, kind="paragraph", level=0):
    spans = tuple(
        Span(id=f"p0s{n}", start=s.start, end=s.end, pair=n or None) for n, s in enumerate(split_sentences(text))
    )
    return Block(
        id="p0", kind=kind, level=level, lang="zh-Hans", text=text, markdown=text if markdown is None else markdown,
        spans=spans,
    )  # fmt: skip


def test_every_sentence_has_its_anchor_and_the_number_of_its_pair():
    assert render_block(block("先看人。再看账。")) == (
        '<p><span class="ts-s" id="p0s0">先看人。</span><span class="ts-s" id="p0s1" data-s="1">再看账。</span></p>'
    )


def test_inline_marks_are_kept_across_sentences_and_an_id_is_given_once():
    shown = render_block(block("先看人。再看账。", "先看**人。再**看账。"))
    assert html.fragment_fromstring(shown).text_content() == "先看人。再看账。"
    assert '<strong><span class="ts-s">人。</span><span class="ts-s" id="p0s1" data-s="1">再</span></strong>' in shown
    assert shown.count('id="p0s0"') == 1


def test_a_list_stays_a_list_and_a_table_a_table():
    text = "先看人\n再看账"
    shown = render_block(block(text, "- 先看人\n- 再看账", "list"))
    assert [item.text_content() for item in html.fragment_fromstring(shown).iter("li")] == ["先看人", "再看账"]
    table = render_block(block("市 数\n甲 1", "| 市 | 数 |\n|---|---|\n| 甲 | 1 |", "table"))
    assert [cell.text_content() for cell in html.fragment_fromstring(table).iter("td")] == ["甲", "1"]


def test_a_link_keeps_a_web_address_and_loses_any_other():
    good = render_block(block("见原文。", "见[原文](https://example.org/a?b=1&c=2)。"))
    bad = render_block(block("见原文。", "见[原文](javascript:alert(1))。"))
    assert html.fragment_fromstring(good).find(".//a").get("href") == "https://example.org/a?b=1&c=2"
    assert "javascript" not in bad


@pytest.mark.parametrize("target", ["other.md", "../../etc/passwd", "/about/", "//host.example/x", "#top", "x y"])
def test_a_link_to_a_place_beside_the_article_becomes_its_words(target: str):
    shown = html.fragment_fromstring(render_block(block("见别处。", f"见[别处]({target})。")))
    assert shown.text_content() == "见别处。"
    assert [link.get("href") for link in shown.iter("a")] in ([], [None])


def test_an_image_is_never_fetched():
    assert "<img" not in render_block(block("图。", "![图](https://example.org/x.png)图。"))


def test_words_that_differ_from_the_plain_text_fall_back_to_it():
    shown = render_block(block("正文。", "*别的话*"))
    assert html.fragment_fromstring(shown).text_content() == "正文。"


@pytest.mark.parametrize(("level", "tag"), [(1, "h3"), (2, "h3"), (3, "h4"), (9, "h6")])
def test_headings_of_an_article_stand_below_those_of_the_page(level, tag):
    assert html.fragment_fromstring(render_block(block("小标题", kind="heading", level=level))).tag == tag


def test_a_quotation_is_wrapped_once():
    assert render_block(block("他说。", "> 他说。", "quote")).count("<blockquote>") == 1
    assert render_block(block("他说。", kind="quote")).count("<blockquote>") == 1


def test_code_keeps_its_lines_on_one_line_of_source():
    shown = render_block(block("a = {{1}}\n\n  b", "```\na = {{1}}\n\n  b\n```", "code"))
    assert "\n" not in shown
    assert "{{" not in shown


@pytest.mark.parametrize("mark", ["[a](", "*a ", "`", "<a "])
def test_a_passage_of_marks_is_shown_as_text_and_not_parsed(mark, monkeypatch):
    monkeypatch.setattr(body, "_converter", lambda: pytest.fail("it was parsed"))
    shown = html.fragment_fromstring(render_block(block(mark * 6_000)))
    assert "".join(shown.text_content().split()) == "".join((mark * 6_000).split())
    assert shown.tag == "p"
