"""What Hugo, Hexo and Jekyll sites write about an article, and what only looks like boilerplate; all made up."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tashan.corpus import read_reference
from tashan.model import FrontMatter, Lang, Normalised, RawArticle
from tashan.normalise import normalise_article
from tashan.normalise.folder import read_folder
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
    assert "城市的总文档" in left(read(body, repeated=frozenset({"城市的总文档"})))
    alone = f"{ONE}\n\n{TWO}\n\n- [城市文档总汇集](https://example.org/docs)\n"
    assert "城市文档总汇集" not in left(read(alone, repeated=frozenset({"城市文档总汇集"})))


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
