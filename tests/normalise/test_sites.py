"""What Hugo, Hexo and Jekyll sites write about an article, and what only looks like boilerplate; all made up."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tashan.corpus import read_reference
from tashan.corpus.repeats import fingerprint
from tashan.model import FrontMatter, Lang, Normalised, RawArticle
from tashan.normalise import normalise_article
from tashan.normalise.folder import read_folder
from tashan.normalise.titles import name_title
from tashan.problems import Problems

ONE = "这座城市的创新需要耐心，人们在等，企业也在等，谁也不知道要等多久。"
TWO = "过去十年，这座城市把财政的一成投向了科研，企业的数量翻了两番，人也多了。"
SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(body: str, *, lang: Lang | None = None, title: str | None = "城市的耐心", **known: object) -> Normalised:
    raw = RawArticle(id="a", path="a.md", front=FrontMatter(title=title, lang=lang), body=body, body_line=1, **known)  # type: ignore[arg-type]
    return normalise_article(raw, Problems())


def left(found: Normalised) -> list[str]:
    return [passage.text for passage in found.article.passages]


def write(folder: Path, **files: str) -> dict[str, Normalised]:
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    problems = Problems()
    reading = read_folder(folder, read_reference(folder, problems), problems)
    return {found.article.id: found for found in reading.articles}


# --- credits ---


def test_a_line_of_many_credits_names_each(tmp_path: Path) -> None:
    """The first lines of a translation: author, link to the original, its day, and who worked on it."""
    line = (
        "> 作者：Ann Lee，[原文链接](https://example.org/a)，原文日期：2016-02-16\n"
        "> 译者：[Cee](https://example.org/cee)；校对：numb；定稿：小锅\n"
    )
    found = read(f"{line}\n{ONE}\n\n{TWO}\n").article
    assert (found.authors, found.published) == (("Ann Lee",), datetime(2016, 2, 16, tzinfo=SHANGHAI))
    assert [passage.text for passage in found.passages] == [ONE, TWO]


def test_labels_with_equals_signs_are_credits() -> None:
    head = "原文链接=https://example.org/a\n作者=Ann Lee\n原文日期=2017-06-22\n译者=四娘\n校对=Cwift\n\n"
    found = read(f"{head}{ONE}\n\n{TWO}\n").article
    assert (found.authors, found.source_url) == (("Ann Lee",), "https://example.org/a")
    assert [passage.text for passage in found.passages] == [ONE, TWO]


def test_a_name_is_read_from_a_permission() -> None:
    head = "> * 原文作者：该文章已获原作者 [Ann Lee](https://example.org/ann) 授权\n\n"
    assert read(f"{head}{ONE}\n\n{TWO}\n").article.authors == ("Ann Lee",)


def test_a_credit_that_many_files_hold_still_names_the_author(tmp_path: Path) -> None:
    files = {
        f"p{n}": f"---\ntitle: 第{n}篇\n---\n第{n}篇说的是另一件事，写得长一些，免得相同。\n\n作者：[Ann Lee](https://example.org/ann)\n"
        for n in range(8)
    }
    found = write(tmp_path, **files)
    assert {one.article.authors for one in found.values()} == {("Ann Lee",)}
    assert all(len(one.article.passages) == 1 for one in found.values())


def test_a_quotation_mark_that_was_left_over_is_no_part_of_a_title() -> None:
    assert read(f'城市的耐心从哪里来"\n\n{ONE}\n\n{TWO}\n', title=None).article.title == "城市的耐心从哪里来"


# --- titles ---


def test_endings_are_learned_behind_a_backslash_and_subtitles_are_not(tmp_path: Path) -> None:
    files = {
        f"a{n}": f"---\ntitle: 'Report number {n} \\ Example'\n---\n{ONE}第{n}篇，另一件事，另一个地方。\n"
        for n in range(8)
    }
    files |= {
        f"b{n}": f"---\ntitle: Tool {n} - A Handbook\n---\n{TWO}第{n}本，另一件事，另一个地方。\n" for n in range(3)
    }
    files |= {
        f"c{n}": f"---\ntitle: Plain {n}\n---\n第{n}种说法，另一件事，另一个地方，完全不同的话。\n" for n in range(120)
    }
    found = write(tmp_path, **files)
    assert found["a3"].article.title == "Report number 3"
    assert found["b1"].article.title == "Tool 1 - A Handbook"


def test_a_heading_that_only_holds_the_title_stays() -> None:
    found = read(f"{ONE}\n\n## 查看现有城市的耐心指数\n\n{TWO}\n", title="城市的耐心指数")
    assert "查看现有城市的耐心指数" in left(found)
    assert "城市的耐心指数" not in left(read(f"## 城市的耐心指数\n\n{ONE}\n\n{TWO}\n", title="城市的耐心指数"))


# --- what stays ---


@pytest.mark.parametrize(
    "line", ["}", ");", "{", "◆ 根据需要建立子队列和子分类；", "查看详情：", "{:.2f}"], ids=lambda line: line
)
def test_lines_that_only_look_like_ornaments_stay(line: str) -> None:
    assert line in "\n".join(left(read(f"{ONE}\n\n{line}\n\n{TWO}\n")))


def test_one_of_several_references_is_not_the_sites() -> None:
    body = (
        f"{ONE}\n\n## 参考\n\n- [城市的总文档](https://example.org/docs)\n- [另一份材料](https://example.org/other)\n"
    )
    assert "城市的总文档" in left(read(body, repeated=frozenset({"城市的总文档 https://example.org/docs"})))
    alone = f"{ONE}\n\n{TWO}\n\n- [城市文档总汇集](https://example.org/docs)\n"
    assert "城市文档总汇集" not in left(read(alone, repeated=frozenset({"城市文档总汇集 https://example.org/docs"})))


def test_an_item_of_a_list_is_no_button() -> None:
    assert "Facebook" in left(read(f"{ONE}\n\n哪些网站用它：\n\n- Facebook\n- 我们自己的网站首页\n"))


def test_a_link_under_a_heading_is_a_reference() -> None:
    assert "https://example.org/docs/filters.html" in left(
        read(f"{ONE}\n\n{TWO}\n\n## 参考资料\n\nhttps://example.org/docs/filters.html\n")
    )


# --- Markdown and HTML ---


def test_a_reference_that_is_defined_nowhere_is_its_words() -> None:
    assert left(read(f"{ONE}\n\n见[另一篇文章][28]，{TWO}\n"))[1] == f"见另一篇文章，{TWO}"


def test_escaped_tags_of_a_program_go() -> None:
    assert left(read(f"&#123;% raw %}}\n\n{ONE}\n\n{TWO} &#123;% endraw %}}\n")) == [ONE, TWO]


def test_a_link_round_several_blocks_of_html_is_a_link_in_each() -> None:
    body = f'<article><p>{ONE}</p><a href="https://example.org/a"><h2>革命</h2><p>{TWO}</p></a></article>'
    found = read(body)
    assert left(found) == [ONE, "革命", TWO]
    assert [passage.markdown for passage in found.article.passages][2] == f"[{TWO}](https://example.org/a)"


def test_what_closes_a_link_of_another_block_goes() -> None:
    assert left(read(f"{ONE}\n\n立即查看](https://example.org/a)\n\n{TWO}\n"))[1] == "立即查看"


# --- languages ---


def test_code_with_chinese_remarks_is_chinese() -> None:
    code = "public class Logic {\n\nprivate Logic logic;\n\nlogic.createInstance(factory);\n\n" * 12
    assert (
        read(f"今天学习了静态工厂方法，下面来看一下。\n\n{code}\n这样就可以了。\n", title="静态工厂").article.lang
        == "zh-Hans"
    )


def test_a_list_of_names_is_no_foreign_language() -> None:
    names = ", ".join(f"Ada{chr(97 + n % 26)} {'de ' * (n % 8 == 0)}Marco{chr(97 + n // 26)}" for n in range(120))
    problems = Problems()
    raw = RawArticle(id="a", path="a.md", front=FrontMatter(title="Thanks"), body=f"Red team\n\n{names}\n", body_line=1)
    assert normalise_article(raw, problems).article.lang == "en"
    assert not [problem for problem in problems if problem.code == "N305"]


def test_a_chinese_text_under_comments_in_cyrillic_is_chinese() -> None:
    body = f"{ONE}\n\n{TWO}\n\n" * 4 + "Подключение частотника к двигателю и ремонт оборудования.\n\n" * 3
    assert read(body).article.lang == "zh-Hans"


def test_a_short_text_without_one_chinese_character_is_not_chinese() -> None:
    body = "This morning there was a ceremony for the beginning of the new term, and I felt the speed of time.\n\n" * 2
    assert read(body, edition_lang="zh-Hans").article.lang == "en"


def test_a_text_of_addresses_is_in_the_language_of_its_title() -> None:
    body = "https://example.org/floating_point_representation.html\n\nhttps://example.org/archive/a-long-name.html\n"
    assert read(body, title="浮点数的存储格式").article.lang == "zh-Hans"
    assert read(body, title="How numbers are stored").article.lang == "en"


# --- titles ---


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Writing for action <em>and</em> ease", "Writing for action and ease"),
        ("Use `cache` with **care**", "Use cache with care"),
        ("深入理解 <keep-alive>", "深入理解 <keep-alive>"),
        ("From Vec<T> to `Box<T>`", "From Vec<T> to Box<T>"),
        ("2 * 3 ** 4 and __init__", "2 * 3 ** 4 and __init__"),
    ],
)
def test_marks_in_a_title_are_read(written: str, shown: str) -> None:
    assert read(f"{ONE}\n", title=written).article.title == shown


def test_a_linked_heading_over_a_row_of_dashes_is_the_title_however_long_its_address() -> None:
    head = f"[谁来回答这座城市的三个问题？](https://example.org/{'%e5%85%a8' * 30}/)\n------\n\n"
    found = read(f"{head}{ONE}\n\n### 其一\n\n{TWO}\n", title=None).article
    assert found.title == "谁来回答这座城市的三个问题？"
    assert [passage.text for passage in found.passages] == [ONE, "其一", TWO]


def test_the_first_of_several_sections_is_no_title() -> None:
    found = read(f"## 城市为什么需要耐心\n\n{ONE}\n\n## 企业为什么需要时间\n\n{TWO}\n", title=None)
    assert left(found)[0] == "城市为什么需要耐心"


# --- code ---

PAINTED = (
    '<div style="border: 1px"><span style="color: #000;">lines</span><span style="color: #000;">=</span>'
    '<span style="color: #00f;">read</span><span style="color: #000;">(name)</span>\n\n'
    '<span style="color: #00f;">print</span><span style="color: #000;">(lines[0])</span></div>\n'
)


def test_code_that_was_pasted_in_colours_is_code() -> None:
    found = read(f"{ONE}\n\n{PAINTED}\n{TWO}\n").article
    assert [passage.kind for passage in found.passages] == ["paragraph", "code", "paragraph"]
    assert found.passages[1].text.split() == ["lines=read(name)", "print(lines[0])"]


def test_prose_in_colours_is_prose() -> None:
    said = ("The city", "is patient", "and so", "are its people", "who wait")
    words = "".join(f'<span style="color: red;">{word} </span>' for word in said)
    assert [p.kind for p in read(f"{words}\n\n<div>{words}</div>\n", title="x").article.passages] == ["paragraph"] * 2


def test_a_break_on_its_own_line_swallows_no_heading() -> None:
    assert left(read(f"{ONE}\n\n&nbsp;\n<br />\n### 截图\n<br />\n![图](a.png)\n\n{TWO}\n")) == [ONE, "截图", TWO]


def test_what_a_site_shows_as_written_stays() -> None:
    raw = "{% raw %}\n\n    {% for row in rows %}\n    <dt>{{ row.term }}</dt>\n    {% endfor %}\n\n{% endraw %}\n"
    assert "{% for row in rows %}" in "\n".join(left(read(f"{ONE}\n\n{raw}\n{TWO}\n")))


def test_a_link_in_marks_of_code_is_a_link() -> None:
    assert (
        left(read(f"{ONE}\n\n见 <code>[size](https://example.org/size)</code> 一节。\n\n{TWO}\n"))[1]
        == "见 size 一节。"
    )


# --- what is content ---


def test_a_tag_of_one_latin_word_is_a_remark_and_several_are_navigation() -> None:
    assert left(read(f"{ONE}\n\n{TWO}\n\n#tornado\n")) == [ONE, TWO, "#tornado"]
    assert left(read(f"{ONE}\n\n{TWO}\n\n#tornado #city\n")) == [ONE, TWO]


def test_a_sentence_that_announces_is_no_caption() -> None:
    line = "下图为一次压测的结果，大量时间花在解析上："
    assert left(read(f"{ONE}\n\n{line}\n\n![图](a.png)\n\n{TWO}\n"))[1] == line


def test_the_maker_of_a_picture_is_no_author() -> None:
    assert read(f"题图当代水墨，作者：@某人（李晓）\n\n{ONE}\n\n{TWO}\n").article.authors == ()


def test_an_address_below_the_authors_heading_stays() -> None:
    mail = "Email: press@example.org"
    assert left(read(f"{ONE}\n\n{TWO}\n\n## 联系\n\n{mail}\n"))[-1] == mail
    assert left(read(f"{ONE}\n\n{TWO}\n\n{mail}\n")) == [ONE, TWO]


def test_a_link_below_code_is_a_reference() -> None:
    found = read(f"{ONE}\n\n```\nx = 1\n```\n\nhttps://example.org/questions/1\n").article
    assert (found.source_url, found.passages[-1].text) == (None, "https://example.org/questions/1")


def test_a_line_in_bold_that_heads_what_one_file_holds_is_content(tmp_path: Path) -> None:
    texts = {
        f"a{n}": f"---\ntitle: 周报{n}\n---\n{ONE}{n}\n\n**存储组件的讨论**\n\n第{n}周讨论的是另一件事，写得长一些。\n"
        for n in range(8)
    }
    assert "存储组件的讨论" in left(write(tmp_path, **texts)["a3"])


def test_where_a_text_first_appeared_is_no_passage() -> None:
    assert left(read(f"首发于：https://example.org/articles/1\n\n{ONE}\n\n{TWO}\n")) == [ONE, TWO]


def test_a_bare_address_below_a_text_with_a_head_is_a_reference() -> None:
    body, day = f"{ONE}\n\n{TWO}\n\nhttps://example.org/topics/1\n", datetime(2020, 1, 2, tzinfo=SHANGHAI)
    assert read(body).article.source_url == "https://example.org/topics/1"
    raw = RawArticle(id="a", path="a.md", front=FrontMatter(title="城市", date=day), body=body, body_line=1)
    found = normalise_article(raw, Problems()).article
    assert (found.source_url, found.passages[-1].text) == (None, "https://example.org/topics/1")


def test_what_announces_code_stays_and_so_does_a_word_of_a_button() -> None:
    assert left(read(f"{ONE}\n\n下载\n\n```\nget x\n```\n\n{TWO}\n"))[1] == "下载"
    assert left(read(f"{ONE}\n\n下载\n\n{TWO}\n")) == [ONE, TWO]


def test_a_line_that_announces_what_one_file_holds_is_content(tmp_path: Path) -> None:
    said = "这一周的计划完成得怎样：\n\n第{n}周说的是另一件事，写得长一些。\n"
    texts = {f"a{n}": f"---\ntitle: 周报{n}\n---\n{ONE}{n}\n\n{said.format(n=n)}" for n in range(8)}
    assert "这一周的计划完成得怎样：" in left(write(tmp_path, **texts)["a3"])


def test_an_author_named_in_a_section_is_that_sections() -> None:
    parts = "\n\n".join(f"## 第{n}题\n\nAuthor: Ann Lee\n\n{ONE}{n}" for n in range(6))
    found = read(f"{ONE}{TWO}\n\n{parts}\n").article
    assert found.authors == ()
    assert [passage.text for passage in found.passages].count("Author: Ann Lee") == 6


@pytest.mark.parametrize(
    "line",
    [
        "Disclaimer: this post is equal parts plan and aspiration.",
        "DATE: Wednesday April 2",
        "2021/10/2 1:29 更新",
        "结束。",
    ],
)
def test_what_the_author_says_stays(line: str) -> None:
    assert line in left(read(f"{ONE}\n\n{TWO}\n\n{line}\n\n{ONE}\n\n{TWO}\n"))


def test_the_source_of_something_in_the_text_is_not_the_articles() -> None:
    line = "(Source: [Sessions](https://example.org/sessions))"
    found = read("\n\n".join([*[f"{ONE}{n}" for n in range(8)], line, TWO])).article
    assert (found.publisher, found.passages[-2].text) == (None, "(Source: Sessions)")


def test_a_division_that_holds_paragraphs_or_chinese_is_no_code() -> None:
    spans = "".join(f'<span style="color: red;">{word}（{word}）；</span>' for word in ("创新", "治理", "耐心", "资本"))
    assert [p.kind for p in read(f"{ONE}\n\n<div>{spans}</div>\n").article.passages] == ["paragraph"] * 2
    inside = "".join(f'<p><span style="color: red;">x({n});</span></p>' for n in range(4))
    assert "code" not in [p.kind for p in read(f"{ONE}\n\n<div>{inside}</div>\n").article.passages]


def test_an_author_named_between_paragraphs_is_the_articles() -> None:
    assert read(f"{ONE}{TWO}\n\n{ONE}\n\nAuthor: Ann Lee\n").article.authors == ("Ann Lee",)


def test_a_tag_of_a_program_may_go_over_several_lines() -> None:
    tag = '{% articleCard\n  url="/a/"\n  previewText="$json、$now"\n%}'
    assert left(read(f"{ONE}\n\n{tag}\n\n{TWO}\n")) == [ONE, TWO]


def test_addresses_above_any_text_are_what_a_page_is_about() -> None:
    lines = "地址：某市某路 27 号\n\n电话：010-0000000\n\n"
    assert left(read(f"{lines}{ONE}{TWO}\n"))[:2] == ["地址：某市某路 27 号", "电话：010-0000000"]
    assert left(read(f"{ONE}{TWO}\n\n{ONE}\n\n官网：www.example.org\n")) == [ONE + TWO, ONE]


def test_a_film_that_is_linked_and_a_link_of_practice_are_content() -> None:
    film = "视频：[使用步骤](https://example.org/v/1)"
    assert left(read(f"{ONE}{TWO}\n\n{film}\n\n{ONE}\n"))[1] == "视频：使用步骤"
    assert left(read(f"[视频练习](https://example.org/v/2)\n\n{ONE}{TWO}\n"))[0] == "视频练习"


def test_the_last_of_numbered_links_is_no_source() -> None:
    body = f"{ONE}{TWO}\n\n6.示例\n\nhttps://example.org/6\n\n7.配置文件\n\nhttps://example.org/7\n"
    assert read(body).article.source_url is None


def test_the_tags_around_what_is_shown_as_written_go_in_code_too() -> None:
    assert left(read(f"{ONE}\n\n变量 `{{% raw %}}{{{{ $json.id }}}}{{% endraw %}}` 是编号。\n\n{TWO}\n"))[1] == (
        "变量 {{ $json.id }} 是编号。"
    )


# --- what a site's own article says once is its author's ---

OWN = {"date": datetime(2024, 5, 6, tzinfo=SHANGHAI)}


def read_own(body: str, title: str = "城市的耐心", **known: object) -> Normalised:
    front = FrontMatter(title=title, **OWN)  # type: ignore[arg-type]
    raw = RawArticle(id="a", path="a.md", front=front, body=body, body_line=1, **known)  # type: ignore[arg-type]
    return normalise_article(raw, Problems())


@pytest.mark.parametrize(
    "line",
    [
        "声明：笔者也是初学，文中观点仅供参考，欢迎指正。",
        "相关文章：[一座小城的十年](https://example.org/ten)",
        "推荐阅读：",
        "官网：https://example.org",
        "标签：创新 城市",
        "上图为一座桥的设计图，栏杆比从前高，是为了安全。",
        "时间：2024 年 5 月 6 日",
        "编译：",
        "效果图",
    ],
    ids=lambda line: line[:6],
)
def test_what_only_repetition_tells_stays_where_a_site_says_it_once(line: str) -> None:
    assert line.split("[", maxsplit=1)[0] in "\n".join(left(read_own(f"{ONE}\n\n{line}\n\n{TWO}\n")))


def test_what_many_files_hold_goes_whatever_rule_there_is() -> None:
    line = "相关文章：[一座小城的十年](https://example.org/ten)"
    assert left(read_own(f"{ONE}\n\n{TWO}\n\n{line}\n", repeated=frozenset({fingerprint(line)}))) == [ONE, TWO]


def test_a_link_to_another_site_in_each_file_is_the_articles(tmp_path: Path) -> None:
    texts = [f"第{n}篇说的是另一件事，写得长一些，免得相同，也免得太短。" * 4 for n in range(8)]
    head = "---\ntitle: 第{}篇\ndate: 2024-05-06\n---\n"
    other, own = (
        "Demo: [the full example](https://demo.example.org/{})",
        "[Subscribe to the letter](https://example.org/s)",
    )
    files = {f"a{n}": f"{head.format(n)}{text}\n\n{other.format(n)}\n" for n, text in enumerate(texts)}
    files |= {f"b{n}": f"{head.format(n)}{text}另说。\n\n{own.format(n)}\n" for n, text in enumerate(texts)}
    found = write(tmp_path, **files)
    assert [len(found[f"a{n}"].article.passages) for n in range(8)] == [2] * 8
    assert [len(found[f"b{n}"].article.passages) for n in range(8)] == [1] * 8


def test_a_line_that_each_item_of_a_text_has_is_no_edge_of_the_site() -> None:
    link = "[Read the full post](https://example.org/{})"
    body = f"{ONE}\n\n{link.format(1)}\n\n{TWO}\n\n{link.format(2)}\n"
    assert left(read_own(body, repeated=frozenset({fingerprint(link)}))).count("Read the full post") == 2


def test_what_was_done_on_a_day_is_no_credit() -> None:
    items = ["2017-08-08 整理成文", "2017-05-08 卡片素材", "最早于 2018-03-28 14:00:00 发布"]
    found = read_own(f"{ONE}\n\n{TWO}\n\n## 历史\n\n" + "\n".join(f"- {item}" for item in items))
    assert left(found)[-3:] == items
    assert found.article.publisher is None


def test_the_title_far_below_the_top_is_a_heading_or_a_sentence() -> None:
    many = "\n\n".join(f"{TWO}第{n}段。" for n in range(8))
    body = f"## 城市的耐心指数\n\n{many}\n\n### 城市的耐心指数\n\n{ONE}\n\n他问：城市的耐心指数\n"
    found = left(read_own(body, title="城市的耐心指数"))
    assert (found.count("城市的耐心指数"), found[0][:6], found[-1]) == (1, TWO[:6], "他问：城市的耐心指数")


def test_a_heading_without_a_space_behind_its_mark_is_one() -> None:
    found = read_own(f"#概念\n\n{ONE}\n\n##小节 二\n\n{TWO}\n\n#城市\n").article.passages
    assert [(p.kind, p.level, p.text) for p in found if p.kind == "heading"] == [
        ("heading", 1, "概念"),
        ("heading", 2, "小节 二"),
    ]


def test_the_original_is_named_before_a_link_without_a_colon() -> None:
    found = read(f"{ONE}\n\n{TWO}\n\n---\n\n原文 [The patience of cities](https://example.org/p)\n", title=None).article
    assert (found.source_url, found.source_title) == ("https://example.org/p", "The patience of cities")


@pytest.mark.parametrize(
    "tail",
    [
        "2025.7.22 一个项目收官",
        "(as of 2022-02-09)",
        "封面图摄于一家小店，面很好吃，值得一去。",
        "点击右上角加号，添加自定义模板组",
    ],
    ids=lambda tail: tail[:8],
)
def test_what_was_so_on_a_day_and_what_to_click_is_content(tail: str) -> None:
    assert left(read_own(f"{ONE}{TWO}\n\n{tail}\n"))[-1] == tail


def test_the_author_of_a_book_among_its_facts_did_not_write_the_article() -> None:
    facts = "书名：城市的故事\n作者：李明\n售价：20 元\n"
    found = read_own(f"{ONE}\n\n{TWO}\n\n## 参考\n\n{facts}")
    assert found.article.authors == ()
    assert "作者：李明" in "\n".join(left(found))
    assert read_own(f"{ONE}\n\n{TWO}\n\n作者：李明\n").article.authors == ("李明",)


def test_the_source_of_something_far_above_the_end_is_content() -> None:
    rest = "\n\n".join(f"{TWO}第{n}段。" for n in range(6))
    found = read_own(f"{ONE}{TWO}\n\n来源：[一份手册](https://example.org/h)\n\n{rest}\n").article
    assert found.passages[1].markdown == "来源：[一份手册](https://example.org/h)"
    assert found.source_url is None


@pytest.mark.parametrize("line", ["空间复杂度：O(n)", "难度: 中等偏上"])
def test_a_short_field_is_what_several_articles_say(line: str) -> None:
    assert left(read_own(f"{ONE}\n\n{TWO}\n\n{line}\n", repeated=frozenset({fingerprint(line)})))[-1] == line


def test_the_source_of_a_section_at_the_top_is_not_the_articles() -> None:
    found = read_own(f"# 甲\n\n## 乙的来历\n\n[来源](https://example.org/s)\n\n{ONE}{TWO}\n").article
    assert found.source_url is None


def test_a_path_is_no_credit() -> None:
    for line in ("编辑/etc/hosts，在最后加入一行", "`source/tags/index.md`", "图/tmp/a.png"):
        assert line.strip("`") in left(read_own(f"{line}\n\n{ONE}{TWO}\n\n{TWO}\n"))
    assert left(read_own(f"转自：http://example.org/opt/a.html\n\n{ONE}{TWO}\n")) == [ONE + TWO]
    assert read_own(f"文/李明\n\n{ONE}\n\n{TWO}\n").article.authors == ("李明",)


def test_who_wrote_a_section_and_where_it_is_from_stay_below_its_heading() -> None:
    section = f"## 一节\n\n[by Ann Lee]\n\n{TWO}\n\n## 另一节\n\n[Source](https://example.org/s)\n\n{ONE}\n\n"
    section += f"## 最后一节\n\n[by Bob Hill]\n\n{TWO}\n"
    found = read_own(f"{ONE}{TWO}\n\n{section}").article
    assert (found.authors, found.source_url) == ((), None)
    assert {"[by Ann Lee]", "Source", "[by Bob Hill]"} <= {passage.text for passage in found.passages}


def test_a_footnote_and_the_name_of_a_format_are_no_credits() -> None:
    found = read_own(f"{ONE}[^1]\n\n{TWO}\n\n- text/plain\n\n[^1]: By Ann Lee, a developer.\n")
    assert found.article.authors == ()
    assert {"text/plain", "By Ann Lee, a developer."} <= set(left(found))


def test_a_line_that_heads_a_list_stays_though_many_files_hold_it() -> None:
    line = "By walking through this example you will learn how to:"
    found = left(
        read_own(f"{line}\n\n- define a thing;\n- use it.\n\n{ONE}\n", repeated=frozenset({fingerprint(line)}))
    )
    assert found[0] == line


@pytest.mark.parametrize(
    "tag",
    [
        '{{% alert color="info" title="注意安全" %}}',
        "{{< admonition title='注意安全' >}}",
        ":::tip 注意安全",
        ":::note[注意安全]",
    ],
)
def test_the_title_of_a_box_is_text(tag: str) -> None:
    found = read_own(f"{ONE}\n\n{tag}\n{TWO}\n{{{{% /alert %}}}}\n")
    assert left(found)[:3] == [ONE, "注意安全", TWO]
    assert left(read_own(f"{ONE}\n\n{{{{% alert %}}}}\n{TWO}\n{{{{% /alert %}}}}\n")) == [ONE, TWO]


@pytest.mark.parametrize(
    "line",
    ["*?[][-][^]", "返回列表", "下载", "Facebook", "技术循环曲线，光环曲线，炒作周期", "下面使用程序对数据进行绘图"],
)
def test_signs_and_words_that_only_look_like_edges_stay(line: str) -> None:
    assert left(read_own(f"{ONE}{TWO}\n\n{line}\n"))[-1] == line


def test_a_link_of_a_sites_own_text_leads_to_its_source_only_where_it_says_so() -> None:
    link, report = "[link](https://example.org/p)", "[城市年报](https://example.org/r)"
    found = read_own(f"{link}\n\n{ONE}{TWO}\n\n{report}\n").article
    assert found.source_url is None
    assert [found.passages[0].text, found.passages[-1].text] == ["link", "城市年报"]
    assert read_own(f"{ONE}{TWO}\n\n[原文](https://example.org/p)\n").article.source_url == "https://example.org/p"


def test_what_many_articles_say_of_themselves_or_have_read_is_content() -> None:
    item, book = "空间复杂度：O(n)", "[一本城市的书](https://example.org/book)"
    body = f"{ONE}\n\n- {item}\n\n## 参考资料\n\n{book}\n"
    found = left(read_own(body, repeated=frozenset({fingerprint(item), fingerprint(book)})))
    assert found == [ONE, item, "参考资料", "一本城市的书"]


def test_c_and_c_plus_plus_are_two_titles() -> None:
    assert left(read_own(f"## C 语言的转换规则\n\n{ONE}\n", title="C++ 语言的转换规则"))[0] == "C 语言的转换规则"


def test_the_days_of_a_chronicle_stay_and_the_articles_own_goes() -> None:
    """A lone day that is another than the head's says when something below it was."""
    days = f"2016年02月22日\n\n{ONE}\n\n2016年02月28日\n\n{TWO}\n"
    assert left(read_own(days)) == ["2016年02月22日", ONE, "2016年02月28日", TWO]
    assert left(read_own(f"2016年02月22日\n\n{ONE}\n\n{TWO}\n")) == ["2016年02月22日", ONE, TWO]
    assert left(read_own(f"2024年05月06日\n\n{ONE}\n\n{TWO}\n")) == [ONE, TWO]
    assert left(read_own(f"CPE 2016/02/22 第六題\n\n{ONE}\n\n{TWO}\n"))[0] == "CPE 2016/02/22 第六題"
    assert left(read_own(f"发布时间：2016-02-22\n\n{ONE}\n\n{TWO}\n")) == [ONE, TWO]
    assert left(read_own(f"2024-05-07 01:30\n\n{ONE}\n\n{TWO}\n")) == [ONE, TWO]


def test_a_page_that_only_points_to_its_text_keeps_the_link() -> None:
    found = read_own("文章不搬过来了：\n\n[城市的耐心从哪里来](https://example.org/a)\n", title="城市的耐心从哪里来")
    assert left(found)[-1] == "城市的耐心从哪里来"


@pytest.mark.parametrize("line", ["(c) 根据法律的有关规定向第三方披露；", "1 铜牌 ▼ ▲"])
def test_items_and_arrows_are_no_notices_and_captions(line: str) -> None:
    assert left(read_own(f"{ONE}{TWO}\n\n{line}\n"))[-1] == line


@pytest.mark.parametrize(
    "line",
    [
        "编辑定时任务",
        "下载：",
        "在公众号后台回复消息时，可以在文字里插入链接。",
        'Click <a href="https://example.org/v">here</a> to find out who your manager is.',
        "Join our [Zulip stream](https://example.org/z) for more info!",
        "可应用于绘画、摄影",
        "video/audio 属性：",
        "这里搬运一下别人的代码↑",
        "本文仅供参考，请结合具体需求编写。",
        "2025.7.22 量化因子挖掘项目收官",
        "2021/3/12 SpringBoot学习笔记",
        "{{pageHeading | titleCase}}",
        '{:foo, "this", 42}',
    ],
    ids=lambda line: line[:8],
)
def test_what_no_second_file_says_is_the_authors(line: str) -> None:
    assert len(left(read_own(f"{ONE}\n\n{TWO}\n\n{line}\n"))) == 3


def test_a_button_deep_in_a_sites_own_text_is_content() -> None:
    """At the end it is the page's: an author who ends on 关注公众号 invites."""
    line = "关注公众号：某某观察"
    assert left(read_own("\n\n".join([ONE + TWO, line, *[TWO] * 6])))[1] == line
    assert line not in left(read_own(f"{ONE}\n\n{TWO}\n\n{line}\n"))


def test_what_many_files_say_within_their_text_is_theirs() -> None:
    """A warning below a paragraph is no edge of the site; below the last one, or above the first, it is."""
    line = "这一步会删掉所有数据，没有办法恢复。"
    known = {"repeated": frozenset({fingerprint(line)})}
    assert left(read_own(f"{ONE}{TWO}\n\n{line}\n\n{ONE}{TWO}\n", **known))[1] == line
    assert left(read_own(f"{line}\n\n{ONE}{TWO}\n\n{TWO}{ONE}\n", **known)) == [ONE + TWO, TWO + ONE]
    assert left(read_own(f"{ONE}{TWO}\n\n{line}\n\n本期讨论\n", **known)) == [ONE + TWO, "本期讨论"]


def test_what_many_files_say_below_their_first_heading_is_theirs() -> None:
    """The preface of a series; the title's own heading is none."""
    line = "这个系列一共三十天，每天写一篇，写完为止。"
    known = {"repeated": frozenset({fingerprint(line)})}
    assert left(read_own(f"## 前言\n\n{line}\n\n{ONE}{TWO}\n", **known)) == ["前言", line, ONE + TWO]
    assert left(read_own(f"# 一座城市的耐心\n\n{line}\n\n{ONE}{TWO}\n", "一座城市的耐心", **known)) == [ONE + TWO]


def test_a_book_that_many_files_have_read_stays_below_its_heading() -> None:
    line = "某某出版社《城市的历史》"
    known = {"repeated": frozenset({fingerprint(line)})}
    assert left(read_own(f"{ONE}\n\n{TWO}\n\n# 参考\n\n{line}\n", **known))[-1] == line
    assert left(read_own(f"{ONE}\n\n{TWO}\n\n# 参考\n\n一本书\n\n# 关于本站\n\n{line}\n", **known))[-1] == "关于本站"


def test_what_a_program_printed_within_a_text_is_no_notice() -> None:
    line = "Copyright (c) 2000, 2011, Some Company. All rights reserved."
    rest = "\n\n".join(f"{TWO}第{n}段。" for n in range(6))
    assert left(read_own(f"{ONE}{TWO}\n\n{line}\n\n{rest}\n"))[1] == line
    assert line not in left(read_own(f"{ONE}{TWO}\n\n{line}\n"))


def test_the_source_of_a_section_that_another_follows_is_content() -> None:
    found = read_own(f"{ONE}{TWO}\n\n来源：[一份手册](https://example.org/h)\n\n## 另一节\n\n{TWO}\n").article
    assert found.source_url is None
    assert "一份手册" in found.passages[1].markdown


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("{% spoiler winget %}", "winget"),
        ("{% folding cyan, 一个问题 %}", "一个问题"),
        ('{{% admonition note "一个问题" false %}}', "一个问题"),
        ("{% note info, note info 一个问题 %}", "一个问题"),
        ("{% checkbox red checked, 一个问题 %}", "一个问题"),
        ("{% quot Visual Studio Code %}", "Visual Studio Code"),
        ('{{< link "一个问题" "https://example.org" >}}', "一个问题"),
        ('{{< ring title="Know the rules">}}', "Know the rules"),
        ("{% paper style:underline title:一个问题 author:yan %}", "一个问题"),
        ('{% asset_link gates.circ "一个问题" %}', "一个问题"),
        ("{% blockquote 鲁迅, 呐喊 https://example.org %}", "鲁迅, 呐喊"),
        ("{%print(config)%}", "{%print(config)%}"),
    ],
)
def test_the_words_of_a_tag_are_text(tag: str, shown: str) -> None:
    assert left(read_own(f"{ONE}\n\n{tag}\n\n{TWO}\n")) == [ONE, shown, TWO]


@pytest.mark.parametrize(
    "tag",
    [
        '{{< youtube id="x1" title="一部影片" >}}',
        '{{< figure src="a.png" title="一张图" >}}',
        '{% meting "1340001174" "netease" "song" %}',
        "{% for link in page.links and other things %}",
        "{% note info %}",
        '{{< button href="/x" text="去看看" >}}',
        '{% include image.html src="a.png" alt="一张图" text="一张图" %}',
    ],
)
def test_a_tag_that_shows_a_film_or_another_page_says_nothing(tag: str) -> None:
    assert left(read_own(f"{ONE}\n\n{tag}\n\n{TWO}\n")) == [ONE, TWO]


def test_the_label_of_a_tag_in_a_sentence_stays_in_it() -> None:
    tag = '{{< asset file="a.pdf" label="第二轮的名单（PDF）" >}}'
    assert left(read_own(f"他们公布了{tag}，一共二十五个项目。\n\n{TWO}\n"))[0] == (
        "他们公布了第二轮的名单（PDF），一共二十五个项目。"
    )


def test_the_first_heading_of_a_text_whose_marks_have_no_space_is_its_title() -> None:
    found = read(f"#数据汇聚：打破孤岛\n\n##方法和工具\n\n{ONE}\n\n{TWO}\n", title=None).article
    assert (found.title, found.passages[0].text) == ("数据汇聚：打破孤岛", "方法和工具")


def test_the_first_of_several_headings_below_text_is_no_title() -> None:
    section = f"# 背景\n\n{TWO}\n\n# 方法\n\n{ONE}\n"
    assert left(read(f"{ONE}{TWO}\n\n{section}", title=None))[1] == "背景"
    assert read(f"> {ONE}{TWO}\n\n{section}", title=None).article.title == "背景"
    assert read(f"{ONE}{TWO}\n\n# 城市的耐心\n\n{TWO}\n", title=None).article.title == "城市的耐心"


@pytest.mark.parametrize(
    ("heading", "path", "title"),
    [
        ("比赛链接", "notes/某校暑期训练营第五场.md", "某校暑期训练营第五场"),
        ("0. 前置知识", "notes/双数组字典树/index.md", "双数组字典树"),
        ("第一章 网络的历史", "notes/网络的历史与现状.md", "网络的历史与现状"),
        ("字典树的写法", "notes/双数组字典树.md", "字典树的写法"),
        ("Vim from scratch", "notes/vim入门教程写给新手.md", "Vim from scratch"),
        ("比赛链接", "notes/0612.md", "比赛链接"),
    ],
)
def test_one_of_several_headings_is_no_title_where_the_files_name_is(heading: str, path: str, title: str) -> None:
    body = f"# {heading}\n\n{ONE}\n\n# 后话\n\n{TWO}\n"
    raw = RawArticle(id="a", path=path, front=FrontMatter(), body=body, body_line=1)
    assert normalise_article(raw, Problems()).article.title == title


def test_a_lone_heading_is_the_title_whatever_the_file_is_called() -> None:
    body = f"# 比赛链接\n\n{ONE}\n\n## 后话\n\n{TWO}\n"
    raw = RawArticle(id="a", path="某校暑期训练营第五场.md", front=FrontMatter(), body=body, body_line=1)
    assert normalise_article(raw, Problems()).article.title == "比赛链接"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("notes/安吉白茶与福鼎白茶.md", "安吉白茶与福鼎白茶"),
        ("notes/36-程序出错该返回什么.md", "程序出错该返回什么"),
        ("posts/2019-08-16-循环节的求法.zh-cn.md", "循环节的求法"),
        ("posts/循环节的求法/index.en.md", "循环节的求法"),
        ("_posts/2014-09-18-posting-data-to-a-store.md", "Posting Data To A Store"),
        (
            "_posts/2014-09-18-Don't post data, store it with scikit-learn.md",
            "Don't post data, store it with scikit-learn",
        ),
        ("_posts/2014-09-18-posting.md", None),
        ("docs/posting-data-to-a-store.md", None),
        ("docs/_quick-run.md", None),
        ("notes/杭州.md", None),
        ("notes/001.md", None),
    ],
)
def test_the_name_of_a_file_is_its_title_where_it_has_none(path: str, title: str | None) -> None:
    assert name_title(path) == title
