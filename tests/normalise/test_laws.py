"""Laws of normalising that hold for any text: nothing is lost silently, and a second time changes nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tashan.model import Article, FrontMatter, Normalised, Provenance, RawArticle
from tashan.normalise import normalise_article, write_markdown
from tashan.normalise.article import is_own
from tashan.normalise.clean import Context, clean_body
from tashan.normalise.rules import load_rules
from tashan.normalise.titles import write_title
from tashan.normalise.tracked import find_changes
from tashan.problems import Problems
from tests.labels import seed
from tests.laws import examples

PIECES = st.sampled_from(
    [
        *(
            "城市的创新需要耐心。",
            "人们在问：为什么？",
            "“量”",
            "**",
            "****",
            "*",
            "_",
            "`",
            "```\n",
            "# ",
            "## 标题\n",
            "\n",
            "\n\n",
            "- ",
        ),
        *(
            "> ",
            "1. ",
            "1.\n",
            "| a | b |\n|---|---|\n",
            "---\n",
            "===\n",
            " ",
            "  ",
            "\u3000",
            "\u200b",
            "\u202e",
            "\u00ad",
            "\ufeff",
        ),
        *(
            "⼈",
            "⾼",
            "ｄ",
            "２",
            "e\u0301",
            "\u0338",
            "ﬁ",
            "❤️",
            "👩\u200d👧",
            "<!-- x -->",
            "<!--",
            "-->",
            "<script>x</script>",
            "<b>粗</b>",
        ),
        *(
            "![图](a.png)",
            "[词](https://a.b/c)",
            "[词](javascript:x)",
            "[",
            "](",
            ")",
            "（来源：某某报）",
            "发表评论\n",
            "展开全文",
            "责任编辑：李明\n",
        ),
        *(
            "作者|李明\n",
            "2025-02-13 10:00 来源：某某网\n",
            "点击下方关注某某研究院\n",
            "关于我们\n",
            "我们致力于提供服务。\n",
            "注：口径不同\n",
            "&amp;",
            "&#60;",
        ),
        *(
            "A city grows. ",
            "By Jane Doe\n",
            "Read more",
            "\\*",
            "~~",
            "{{ x }}",
            "{% raw %}",
            "--8<-- ",
            "\t",
            "\x0c",
            "\x85",
            "相关阅读\n",
            "标题一个\n",
        ),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=200))


def raw_article(body: str, front: FrontMatter | None = None, path: str = "a.md") -> RawArticle:
    return RawArticle(id="a", path=path, front=front or FrontMatter(lang="zh-Hans"), body=body, body_line=1)


def _again(first: Normalised, problems: Problems) -> RawArticle:
    """The article written out as a file would hold it; a title that only stands in for one is not written."""
    article = first.article
    front = FrontMatter(
        title=None if any(problem.code == "N301" for problem in problems) else write_title(article.title),
        lang=article.lang,
        summary=article.summary,
        authors=article.authors,
        editors=article.editors,
        source=Provenance(
            publisher=article.publisher,
            url=article.source_url,
            title=article.source_title,
            published=article.published,
        ),
    )
    return raw_article(write_markdown(article.passages), front)


def _without_lines(article: Article) -> Article:
    # What an article calls itself stands in lines that normalising takes out.
    return replace(article, derived=None, passages=tuple(replace(passage, line=0) for passage in article.passages))


@settings(max_examples=examples(400), deadline=None)
@given(TEXTS, st.booleans())
@example("**“****量****”**的增长\n\n（来源：某某报）", False)
@example("第一行\n第二行\n展开全文", True)
@example("~~~~城市的创新需要耐心。`", False)
@example("~~~~`", False)
@example("`&amp;人们在问：为什么？`\n城市的创新需要耐心。", True)
@example("_---\n---\n", False)
@example("<!--城市的创新需要耐心。点击下方关注某某研究院\n```\n", False)
def test_normalising_twice_changes_nothing(text: str, by_line: bool) -> None:
    """Of a text that is pasted, or a site's own, both times: other rules hold for what loses its only fence."""
    raw, problems = raw_article(text, path="a.txt" if by_line else "a.md"), Problems()
    first = normalise_article(raw, problems)
    again = _again(first, problems)
    assume(is_own(again) == is_own(raw))
    second = normalise_article(again, Problems())
    assert _without_lines(second.article) == replace(_without_lines(first.article), path="a.md")
    assert second.removed == ()
    assert all(one.before == write_title(one.after) for one in second.repaired)  # nothing but a title's entities


@settings(max_examples=examples(400), deadline=None)
@given(TEXTS, st.booleans())
def test_the_text_is_the_source_minus_what_is_listed_plus_the_repairs(text: str, by_line: bool) -> None:
    cleaned = clean_body(text, Context(rules=load_rules("zh-Hans"), by_line=by_line))
    changes = find_changes(text, cleaned.doc)
    assert [change.start for change in changes] == sorted(change.start for change in changes)
    rebuilt, here = [], 0
    for change in changes:
        rebuilt += [text[here : change.start], change.text]
        here = change.end
    assert "".join([*rebuilt, text[here:]]) == cleaned.doc.text


@settings(max_examples=examples(400), deadline=None)
@given(TEXTS, st.booleans())
def test_every_change_but_white_space_is_listed_for_people(text: str, by_line: bool) -> None:
    found = normalise_article(raw_article(text, path="a.txt" if by_line else "a.md"), Problems())
    own = is_own(raw_article(text, path="a.txt" if by_line else "a.md"))
    cleaned = clean_body(text, Context(rules=load_rules("zh-Hans", own=own), by_line=by_line, own=own))
    removed = [record.text for record in found.removed]
    before = "".join(record.before for record in found.repaired)
    for change in find_changes(text, cleaned.doc):
        piece = text[change.start : change.end]
        if change.reason is not None and piece.strip():
            assert piece.strip() in removed
        elif piece.strip() or change.text.strip():
            assert piece.strip("\n") in before


@settings(max_examples=examples(300), deadline=None)
@given(TEXTS)
def test_a_passage_shows_every_letter_of_the_cleaned_text(text: str) -> None:
    own = is_own(raw_article(text))
    cleaned = clean_body(text, Context(rules=load_rules("zh-Hans", own=own), own=own))
    found = normalise_article(raw_article(text), Problems())
    shown = "".join(passage.markdown for passage in found.article.passages)
    assert re.findall(r"\w", cleaned.doc.text) == re.findall(r"\w", shown)


@settings(max_examples=examples(300), deadline=None)
@given(TEXTS)
def test_sentences_are_spans_of_their_passage(text: str) -> None:
    for passage in normalise_article(raw_article(text), Problems()).article.passages:
        for sentence in passage.sentences:
            assert passage.text[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_a_real_article_is_stable_and_rebuilt_from_its_records(shared, name: str) -> None:  # type: ignore[no-untyped-def]
    text = seed(shared, name).read_text(encoding="utf-8")
    problems = Problems()
    first = normalise_article(raw_article(text, path="a.txt"), problems)
    second = normalise_article(_again(first, problems), Problems())
    assert _without_lines(second.article) == replace(_without_lines(first.article), path="a.md")
    assert (second.removed, second.repaired) == ((), ())
