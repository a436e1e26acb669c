"""Markdown of Hugo, Hexo and Jekyll, and HTML, are read as a reader sees them; nothing of their marks is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tashan.model import FrontMatter, Normalised, RawArticle
from tashan.normalise import normalise_article
from tashan.problems import Problems
from tests.labels import name_of

LONG = "这一段话说明我们要讨论的内容，以便读者理解。"


def read(body: str) -> Normalised:
    raw = RawArticle(id="a", path="a.md", front=FrontMatter(title="城市的故事"), body=body, body_line=1)
    return normalise_article(raw, Problems())


def texts(body: str) -> list[str]:
    return [passage.text for passage in read(body).article.passages]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("见[第一篇][1]与[two]。\n\n[1]: https://a.b/1\n[two]: https://a.b/2 '题'", ["见第一篇与two。"]),
        ("正文。[^a]\n\n[^a]: 脚注的内容。\n[1]: https://a.b", ["正文。", "脚注的内容。"]),
        ("- [ ] 待办一\n- [x] 待办二", ["待办一", "待办二"]),
        ("> - 引中的一项。\n> - 另一项。", ["引中的一项。", "另一项。"]),
        ("公式 $E=mc^2$ 说明了一切，US$100亿到US$200亿。", ["公式 E=mc^2 说明了一切，US$100亿到US$200亿。"]),
        ("水牛  \n拂着尾巴", ["水牛 拂着尾巴"]),
        ("第一句说完了。  \n第二句也说完了。", ["第一句说完了。", "第二句也说完了。"]),
        ("## 一节 {#yi}\n\n正文。", ["一节", "正文。"]),
        (
            '{{< note >}}\n**注意**这个提示。\n{{< /note >}}\n\n{{< figure src="a.png" title="图" >}}\n\n文。',
            ["注意这个提示。", "文。"],
        ),
        ('见[这篇]({{< ref "b.md" >}})。', ["见这篇。"]),
        ("{% highlight py %}\nx = 1\n{% endhighlight %}", ["x = 1"]),
        ("{: .center}\n正文。\n{:toc}", ["正文。"]),
        ("术语\n: 解释一句。", ["术语", "解释一句。"]),
        ("![图](https://a.b/c-\nd-\ne.png)\n\n文。", ["文。"]),
        ("![图](https://a.b/c-\n\nd-\n\ne.png)\n\n文。", ["文。"]),
        ("见[这篇](https://a.b/c-\nd.html)。", ["见这篇。"]),
        ("看 ![图](../a/b (1).png) 这里。", ["看这里。"]),
        ("看 ![](/a/b.jpg =50%) 这里。", ["看这里。"]),
        ("写成 `![](/a/b.jpg =50%)` 即可。", ["写成 ![](/a/b.jpg =50%) 即可。"]),
        ("看 ![图](这里) 就懂 (真的)。", ["看就懂 (真的)。"]),
        ("a | b\n--|--\n1 | 2", ["a | b\n1 | 2"]),
        ("[![图](a.png)](https://a.b)\n\n正文。", ["正文。"]),
    ],
)
def test_marks_become_their_text(body: str, wanted: list[str]) -> None:
    assert texts(body) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "<div>\n <p>\n  他告诉\n  <a href='https://a.b'>\n   某报\n  </a>\n  ，这很重要。\n </p>\n"
            " <p>二。</p>\n</div>",
            ["他告诉某报，这很重要。", "二。"],
        ),
        ("<p>甲。</p>\n\n<p>乙。</p>\n\n```\na <b>\n\nc\n```\n\n<p>丙。</p>", ["甲。", "乙。", "a <b>\n\nc", "丙。"]),
        ("<p>一 &amp; 二&nbsp;三</p>", ["一 & 二 三"]),
        ("<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]),
        ("<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table>", ["甲 | 乙\n1 | 2"]),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>文。<h2>节</h2>", ["甲 | 乙", "文。", "节"]),
        ("<table><tr><td>甲</td><td>乙</td></tr></table><h2>节</h2><p>文。</p>", ["甲 | 乙", "节", "文。"]),
        ("<pre><code>a &lt; b\nc</code></pre>", ["a < b\nc"]),
        ("前文。\n\n<details><summary>展开</summary>\n\n里面的话。\n\n</details>", ["前文。", "展开", "里面的话。"]),
        ("用 `<div>` 写。", ["用 <div> 写。"]),
        (
            "配置如下：\n\n    <project>\n      <item />\n\n    </project>\n\n文。",
            ["配置如下：", "<project>\n  <item />\n\n</project>", "文。"],
        ),
        (
            "写成：\n\n    <script>go()</script>\n    <b>粗</b>\n\n文。",
            ["写成：", "<script>go()</script>\n<b>粗</b>", "文。"],
        ),
        ("<div>\n\n    <p>甲。</p>\n    <p>B.</p>\n\n</div>\n\n文。", ["甲。", "B.", "文。"]),
        (
            "<table>\n<tr><td>甲</td><td>乙</td>\n\n</tr>\n\n<tr>\n\n<td>1</td><td>2</td></tr>\n</table>",
            ["甲 | 乙\n1 | 2"],
        ),
        (
            "前文。\n\n<table>\n<tr><td>甲</td><td>乙说。\n\n*   一\n*   二\n</td></tr>\n</table>\n\n文。",
            ["前文。", "甲", "乙说。", "一", "二", "文。"],
        ),
        ("<table>\n<tr><td>甲</td><td>乙</td></tr>\n\n## 没有合上\n\n文。", ["甲", "乙", "没有合上", "文。"]),
    ],
)
def test_html_becomes_its_text(body: str, wanted: list[str]) -> None:
    assert texts(body) == wanted


SCRAPED = {
    "ours": (
        "lake",
        "某校的一位船舶学家花了三十年研究轮渡，他去年告诉湖滨邮报，准点对一位乘客的影响似乎大于票价。",
        "在一次试验里，研究者发现宽敞的船更容易误点。",
    ),
    "shared": (
        "power",
        "某大学的心理学家花了数十年研究财富，他去年告诉某某邮报，权力对一个人的影响似乎是人性的一部分。",
        "在一项实验中，研究者发现昂贵汽车的司机更常超车。",
    ),
}


def test_one_sentence_of_scraped_html_is_one_sentence_in_its_own_language(shared: Path) -> None:
    stem, *wanted = SCRAPED[name_of(shared)]
    for name in (stem, f"{stem}-long", f"{stem}-en"):
        text = (shared / "cases" / "html-body" / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2]
        raw = RawArticle(id="a", path="a.md", front=FrontMatter(title="权力的代价"), body=text, body_line=1)
        problems = Problems()
        article = normalise_article(raw, problems).article
        sentences = [sentence.text for _, sentence in article.cited_sentences()]
        assert set(wanted) <= set(sentences)
        assert article.lang == "zh-Hans"
        assert list(problems) == []


def test_a_text_that_begins_with_code_is_in_the_language_of_its_sentences(shared: Path) -> None:
    text = (shared / "cases" / "html-body" / "codefirst.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    assert read(text).article.lang == "zh-Hans"


SHOWN = {
    "ours": (
        "见上一篇和下一篇。",
        "这里是脚注的话。",
        "公式 v=st 和 \\sum_i t_i = 1 给出答案。",
        "这一段是 HTML，里面有一个链接，要紧。",
        *("待写一", "待写二", "展开看细节", "折起来的话也是正文，读得到。", "当心：这里有一处提示。"),
    ),
    "shared": (
        "见第一篇与第二篇。",
        "这是脚注的内容。",
        "公式 E=mc^2 与 \\sum_i p_i = 1 说明了一切。",
        "这段是 HTML 里的一个链接，很重要。",
        *("待办一", "待办二", "展开看", "隐藏的内容在这里，也是正文。", "注意：这是一个提示。"),
    ),
}
CODE = {
    "ours": ["ls -l /srv/routes", "cat route.txt", "#!/bin/bash\n\necho `date` >> log.txt"],
    "shared": ["ls -l /var/log", "cat a.txt", "#!/bin/bash\n\necho `date` >> date-out.txt"],
}


def test_nothing_raw_is_left_of_the_marks_of_a_real_post(shared: Path) -> None:
    text = (shared / "cases" / "markdown-left" / "a.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    article = read(text).article
    shown = [passage.text for passage in article.passages if passage.kind != "code"]
    assert set(SHOWN[name_of(shared)]) <= set(shown)
    assert not [text for text in shown for mark in ("[^", "][", "]:", "{{", "$", "[ ]", "<", "**") if mark in text]
    assert [passage.text for passage in article.passages if passage.kind == "code"] == CODE[name_of(shared)]


def test_what_vanishes_is_listed() -> None:
    found = read(f"{LONG}\n\n{{{{< youtube abc >}}}}\n\n![图](a.png)\n\n[1]: https://a.b\n")
    assert [one.text for one in found.removed] == ["{{< youtube abc >}}", "![图](a.png)", "[1]: https://a.b"]
    assert [one.line for one in found.removed] == [3, 5, 7]


def test_a_foreign_text_is_left_out_with_its_reason() -> None:
    problems = Problems()
    body = "El aprendizaje de la programación es una de las habilidades que los jóvenes quieren para el futuro. " * 8
    raw = RawArticle(id="a", path="a.md", front=FrontMatter(title="t"), body=body, body_line=1)
    normalise_article(raw, problems)
    assert [(one.code, one.severity) for one in problems] == [("N305", "error")]


def _case(shared: Path, name: str) -> Normalised:
    text = (shared / "cases" / name).read_text(encoding="utf-8")
    body = text.split("---\n", 2)[2] if text.startswith("---\n") else text
    raw = RawArticle(
        id="a", path="a.md", front=FrontMatter(title="杭州的测试" if "byline" in name else None), body=body, body_line=1
    )
    return normalise_article(raw, Problems())


HEADED = {
    "ours": (
        ("渡轮为什么准点", ("Gu Nanzhi",), "https://notes.example.org/ferries", "时刻表"),
        ("渡轮应用 2.0：两年之后的大改版", ("Gu Nanzhi",), "https://news.example.org/ferry-app/"),
    ),
    "shared": (
        ("关于某种迭代器", ("Some One",), "https://blog.example.org/about", "某运行时"),
        ("某终端 1.0：时隔一年后的重大升级", ("Some One",), "https://news.example.org/terminal/"),
    ),
}


def test_the_first_heading_is_the_title_whatever_stands_before_it(shared: Path) -> None:
    (*first, begins), second = HEADED[name_of(shared)]
    found = _case(shared, "h1-not-first/async.md").article
    assert [found.title, found.authors, found.source_url] == first
    assert found.passages[0].text.startswith(begins)
    found = _case(shared, "h1-not-first/lctt.md").article
    assert (found.title, found.authors, found.source_url) == second
    assert "作者" not in "".join(passage.text for passage in found.passages)


def test_what_an_author_writes_is_not_taken_for_boilerplate(shared: Path) -> None:
    assert _case(shared, "false-removals/s.md").removed == ()


ROLES = {
    "ours": {"a": (("顾南枝", "沈知秋"), None), "b": (("顾南枝",), None), "c": ((), "湖滨网")},
    "shared": {"a": (("李四", "王五"), None), "b": (("李四",), None), "c": ((), "某网")},
}


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_roles_are_no_names(shared: Path, name: str) -> None:
    article = _case(shared, f"byline-roles/{name}.md").article
    assert (article.authors, article.publisher) == ROLES[name_of(shared)][name]
