"""Front matter in the forms found in the wild is read; its JSON Schema is the model's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tashan.corpus import read_article
from tashan.corpus.schema import front_matter_schema, schema_text
from tashan.model import FrontMatter, Provenance, RawArticle, Repaired, Translation
from tashan.problems import Problems

PROJECT = Path(__file__).resolve().parents[2]
SHANGHAI = timezone(timedelta(hours=8))


def read(folder: Path, text: str, name: str = "a.md") -> RawArticle:
    """The article in `text`, which must be sound."""
    (folder / name).write_text(text, encoding="utf-8")
    problems = Problems()
    raw = read_article(folder / name, folder, problems)
    assert [str(problem) for problem in problems] == []
    assert raw is not None
    return raw


def front(folder: Path, *lines: str) -> FrontMatter:
    return read(folder, "\n".join(["---", *lines, "---", "正文。"])).front


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('---\ntitle: "城市"\ntags: [创新]\ndate: 2025-02-13\n---\n正文。\n', 6),
        ('\n\n---\ntitle: "城市"\ntags: [创新]\ndate: 2025-02-13\n...\n正文。\n', 8),
        ('+++\ntitle = "城市"\ntags = ["创新"]\ndate = 2025-02-13\n+++\n正文。\n', 6),
        ('{\n"title": "城市",\n"tags": ["创新"],\n"date": "2025-02-13"\n}\n正文。\n', 5),
        ('{"title": "城市", "tags": ["创新"], "date": "2025-02-13"}\n正文。\n', 1),
    ],
    ids=["yaml", "yaml below blank lines", "toml", "json", "json on one line"],
)
def test_every_format_says_the_same(tmp_path: Path, text: str, line: int) -> None:
    found = read(tmp_path, text)
    assert (found.front.title, found.front.tags) == ("城市", ("创新",))
    assert found.front.date == datetime(2025, 2, 13, tzinfo=SHANGHAI)
    assert found.body.strip() == "正文。"
    assert found.body_line == line


def test_a_text_without_front_matter_is_all_body(tmp_path: Path) -> None:
    found = read(tmp_path, "第一行。\n---x\n{{ x }}\n")
    assert (found.body, found.body_line, found.front) == ("第一行。\n---x\n{{ x }}\n", 1, FrontMatter())


@pytest.mark.parametrize("text", ["{{ x }}\n正文。\n", "{% raw %}\n正文。\n", "{注：x}\n正文。\n"])
def test_braces_of_a_template_are_no_json(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).body == text


@pytest.mark.parametrize(
    ("value", "lang"),
    [
        *(
            ("zh", "zh-Hans"),
            ("zh-CN", "zh-Hans"),
            ("zh_CN", "zh-Hans"),
            ("[zh-CN]", "zh-Hans"),
            ("zh-Hans-SG", "zh-Hans"),
        ),
        *(("zh_TW", "zh-Hant"), ("zh-Hant-HK", "zh-Hant"), ("zh-hk", "zh-Hant"), ("[zh-TW, zh-HK]", "zh-Hant")),
        *(
            ("en", "en"),
            ("en-US", "en"),
            ("EN_gb", "en"),
            ("English", "en"),
            ("简体中文", "zh-Hans"),
            ("繁體中文", "zh-Hant"),
        ),
        *(("", None), ("[]", None)),
    ],
)
def test_a_language_is_read_from_its_tag(tmp_path: Path, value: str, lang: str | None) -> None:
    assert front(tmp_path, f"lang: {value}").lang == lang


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2025-02-13", datetime(2025, 2, 13, tzinfo=SHANGHAI)),
        ('"2025-02-13 15:58:16"', datetime(2025, 2, 13, 15, 58, 16, tzinfo=SHANGHAI)),
        ("2025-02-13 15:58:16", datetime(2025, 2, 13, 15, 58, 16, tzinfo=SHANGHAI)),
        ("2025-02-13T15:58:16Z", datetime(2025, 2, 13, 15, 58, 16, tzinfo=UTC)),
        ("2025-02-13T15:58:16-05:00", datetime(2025, 2, 13, 15, 58, 16, tzinfo=timezone(timedelta(hours=-5)))),
        ("2025年2月13日", datetime(2025, 2, 13, tzinfo=SHANGHAI)),
        ("2025/2/13", datetime(2025, 2, 13, tzinfo=SHANGHAI)),
        ("Thu, 13 Feb 2025 15:58:16 +0800", datetime(2025, 2, 13, 15, 58, 16, tzinfo=SHANGHAI)),
    ],
)
def test_a_date_is_read_in_every_usual_form(tmp_path: Path, value: str, moment: datetime) -> None:
    assert front(tmp_path, f"date: {value}").date == moment


def test_a_date_without_a_zone_is_said_to_be_shanghais(tmp_path: Path) -> None:
    found = front(tmp_path, "title: x", "date: 2025-02-13 15:58:16", "lastmod: 2025-02-14T00:00:00Z")
    said = "date: 2025-02-13T15:58:16+08:00 (no time zone given: Asia/Shanghai)"
    assert found.read_as == (Repaired(line=3, before="date: 2025-02-13 15:58:16", after=said),)


@pytest.mark.parametrize(
    "value",
    ["李明、王芳", "[李明, 王芳]", "李明，王芳", "李明 和 王芳", "[{name: 李明}, {name: 王芳}]", "李明 / 王芳"],
)
def test_authors_are_read_from_text_and_lists(tmp_path: Path, value: str) -> None:
    assert front(tmp_path, f"author: {value}").authors == ("李明", "王芳")


def test_a_latin_name_with_a_comma_is_one_name(tmp_path: Path) -> None:
    assert front(tmp_path, "author: Doe, Jane").authors == ("Doe, Jane",)


def test_tags_categories_and_keywords_are_topics_each_once(tmp_path: Path) -> None:
    found = front(tmp_path, "tags: [创新, 2025]", "categories: 资本, 创新", "keywords: [人才]")
    assert found.tags == ("创新", "2025", "资本", "人才")


def test_yaml_words_mean_what_a_person_means(tmp_path: Path) -> None:
    found = front(tmp_path, "title: 12:30", "draft: no", "slug: on", "summary: 2025-02-13")
    assert (found.title, found.draft, found.slug, found.summary) == ("12:30", False, "on", "2025-02-13")


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        (["source: https://example.com/a"], Provenance(url="https://example.com/a")),
        (["source: 某某报"], Provenance(publisher="某某报")),
        (["source: {publisher: 某某报, title: 城市}"], Provenance(publisher="某某报", title="城市")),
        (["source:"], Provenance()),
    ],
)
def test_a_source_may_be_an_address_a_name_or_entries(tmp_path: Path, lines: list[str], source: Provenance) -> None:
    assert front(tmp_path, *lines).source == source


def test_a_translation_may_be_one_word(tmp_path: Path) -> None:
    assert front(tmp_path, "translation: machine").translation == Translation(by="machine")
    found = front(tmp_path, "translation: {by: Human, engine: x, reviewed: yes}").translation
    assert found == Translation(by="human", engine="x", reviewed=True)


def test_an_article_may_be_named_as_a_file(tmp_path: Path) -> None:
    found = front(tmp_path, "version_of: other.md", "not_version_of: third.txt")
    assert (found.version_of, found.not_version_of) == ("other", ("third",))


def test_hashes_of_digits_alone_are_text(tmp_path: Path) -> None:
    assert front(tmp_path, "translated_from: [12345678, 0a1b2c3d]").translated_from == ("12345678", "0a1b2c3d")


def test_unknown_keys_are_kept_and_lines_are_those_of_the_file(tmp_path: Path) -> None:
    found = front(tmp_path, "title: 城市", "mathjax: false", "widgets: [search]", "lang: en")
    assert found.unknown == ("mathjax", "widgets")
    assert found.lines == {"title": 2, "mathjax": 3, "widgets": 4, "lang": 5}


def test_hidden_characters_in_a_value_are_dropped(tmp_path: Path) -> None:
    assert front(tmp_path, "title: '城\u202e市\u200b的\ufeff耐心'").title == "城市的耐心"


@pytest.mark.parametrize(
    ("name", "base", "lang"),
    [
        ("a.en.md", "a", "en"),
        ("a.zh-Hant.md", "a", "zh-Hant"),
        ("a.zh-tw.txt", "a", "zh-Hant"),
        ("a.md", None, None),
        ("a.b.md", None, None),
        ("v1.0.md", None, None),
    ],
)
def test_a_file_name_may_say_that_it_is_an_edition(
    tmp_path: Path, name: str, base: str | None, lang: str | None
) -> None:
    found = read(tmp_path, "---\ntitle: x\n---\n正文。", name)
    assert (found.edition_of, found.edition_lang) == (base, lang)


def test_the_schema_that_editors_read_is_the_models() -> None:
    """To write it again: python -c "from tashan.corpus.schema import *; print(schema_text(), end='')" > that file."""
    assert (PROJECT / "docs" / "front-matter.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_describes_every_key() -> None:
    schema = front_matter_schema()
    for name, entry in schema["properties"].items():
        assert entry.get("description"), name
    assert set(schema["$defs"]) == {"SourceModel", "TranslationModel"}


def test_of_a_path_the_last_part_is_the_slug(tmp_path: Path) -> None:
    assert front(tmp_path, "slug: /operations/pip/").slug == "pip"
    assert front(tmp_path, "slug: cn/links").slug == "links"


def test_texts_that_python_2_wrote_are_texts(tmp_path: Path) -> None:
    found = front(tmp_path, "title: !!python/unicode '城市'", "tags: [!!python/str 'a,b', 创新]")
    assert (found.title, found.tags) == ("城市", ("a,b", "创新"))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-2-14 16:52:15 +0800", datetime(2021, 2, 14, 16, 52, 15, tzinfo=SHANGHAI)),
        ("2021-2-4", datetime(2021, 2, 4, tzinfo=SHANGHAI)),
        ("2023-02-13 +0800", datetime(2023, 2, 13, tzinfo=SHANGHAI)),
    ],
)
def test_days_as_ruby_and_javascript_read_them(tmp_path: Path, written: str, day: datetime) -> None:
    assert front(tmp_path, "title: 城市", f"date:  {written}").date == day


def test_an_author_s_address_is_no_part_of_the_name_and_a_dash_is_nobody(tmp_path: Path) -> None:
    assert front(tmp_path, "title: 城市", 'author: "Ann Lee https://example.org/ann"').authors == ("Ann Lee",)
    assert front(tmp_path, "title: 城市", "author: 李明 <ming@example.org>").authors == ("李明",)
    assert front(tmp_path, "title: 城市", 'author: "-"').authors == ()


def test_a_head_without_an_opening_line_may_end_with_a_blank_one(tmp_path: Path) -> None:
    """As Hexo reads them."""
    found = read(tmp_path, 'title: "周报 #75"  \ndate: 2017-07-24\ntags: [城市]\n\n---  \n正文。\n')
    assert (found.front.title, found.front.date) == ("周报 #75", datetime(2017, 7, 24, tzinfo=SHANGHAI))
    assert found.body == "正文。\n"


def test_a_missing_space_behind_a_key_is_mended_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle:城市\ndate:2018-11-26\n---\n正文。\n", encoding="utf-8")
    problems = Problems()
    raw = read_article(tmp_path / "a.md", tmp_path, problems)
    assert raw is not None
    assert (raw.front.title, raw.front.date) == ("城市", datetime(2018, 11, 26, tzinfo=SHANGHAI))
    assert [str(problem) for problem in problems] == [
        f"a.md:{line}:{column}: F144 no space stands behind '{key}:'; it was read as `: `; valid: a colon and a space, "
        f"as in `{key}: …`"
        for line, column, key in ((2, 7, "title"), (3, 6, "date"))
    ]


def test_jekyll_s_switch_contradicts_no_date(tmp_path: Path) -> None:
    assert front(tmp_path, "date: 2018-11-26", "published: true").date == datetime(2018, 11, 26, tzinfo=SHANGHAI)


def test_a_whole_address_under_url_is_where_a_text_was_found(tmp_path: Path) -> None:
    assert front(tmp_path, "title: 城市", "url: https://example.org/a").source.url == "https://example.org/a"
    assert front(tmp_path, "title: 城市", "url: /p/12/").source.url is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee, Max Moe, and Eva Roe", ("Ann Lee", "Max Moe", "Eva Roe")),
        ("Ann Lee, Max Moe", ("Ann Lee", "Max Moe")),
        ("ann, max", ("ann", "max")),
        ("Ann Lee, Senior Engineer for Storage", ("Ann Lee",)),
        ("Ann Lee, PhD", ("Ann Lee, PhD",)),
        ("Ann Lee, Jr. and Max Moe", ("Ann Lee, Jr.", "Max Moe")),
        ("Ann Lee, Department of Health", ("Ann Lee, Department of Health",)),
    ],
)
def test_commas_between_names_part_them_and_no_others(tmp_path: Path, text: str, names: tuple[str, ...]) -> None:
    assert front(tmp_path, f"author: {text}").authors == names


def test_a_zone_of_one_digit_is_hours(tmp_path: Path) -> None:
    assert front(tmp_path, "date: 2015-06-11 11:30:00 -4").date == datetime(
        2015, 6, 11, 11, 30, tzinfo=timezone(timedelta(hours=-4))
    )


@pytest.mark.parametrize(
    "line", ["path: 2024/07/25/a-title", "url: /2024/07/25/a/", "pubDate: 2024-07-25", "publishDate: '2024-07-25'"]
)
def test_the_day_stands_in_the_address_or_under_another_name(tmp_path: Path, line: str) -> None:
    assert front(tmp_path, "title: 城市", line).date == datetime(2024, 7, 25, tzinfo=SHANGHAI)
    assert front(tmp_path, "date: 2020-01-02", line).date == datetime(2020, 1, 2, tzinfo=SHANGHAI)
    assert front(tmp_path, "title: 城市", "url: /2024/a/", "created: soon").date is None


def test_a_mark_of_byte_order_may_stand_twice(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeff\ufeff---\ntitle: 城市\n---\n正文。\n").front.title == "城市"


def test_a_head_without_an_opening_line_may_hold_a_blank_one(tmp_path: Path) -> None:
    found = read(tmp_path, "title: 城市\ndate: 2019-04-18\ncategories:\n- 创新\n\ntags:\n- 治理\n\n---\n\n正文。\n")
    assert (found.front.title, found.front.tags, found.body.strip()) == ("城市", ("治理", "创新"), "正文。")


def test_addresses_in_brackets_and_posts_behind_a_stroke_are_no_names(tmp_path: Path) -> None:
    assert front(tmp_path, "author: Ann Lee (@ann)").authors == ("Ann Lee",)
    assert front(tmp_path, "author: Ann Lee (example.org/ann)").authors == ("Ann Lee",)
    assert front(tmp_path, "author: 李明/某某实验室中心架构师").authors == ("李明",)
    assert front(tmp_path, "author: 李明/王芳").authors == ("李明", "王芳")


def test_tabs_before_items_are_spaces(tmp_path: Path) -> None:
    text = "---\ntitle: 城市\ntags:\n    - 创新\n  \t- 治理\ncategories:\n\t- 城市\n\t\n---\n正文。\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    problems = Problems()
    raw = read_article(tmp_path / "a.md", tmp_path, problems)
    assert raw is not None
    assert raw.front.tags == ("创新", "治理", "城市")
    message = "a tab stands where a line begins; it was read as two spaces; valid: spaces"
    assert [str(problem) for problem in problems] == [f"a.md:5:3: F146 {message}"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("params:", "  author: ann"), ("ann",)),
        (("params:", "  author:", "    name: Ann Lee", "    avatar: ann.jpg"), ("Ann Lee",)),
        (("author: Max Moe", "params:", "  author: ann"), ("Max Moe",)),
        (("params: 3",), ()),
        (("params:", "  author: true"), ()),
    ],
)
def test_who_wrote_it_may_stand_among_the_parameters_of_a_theme(
    tmp_path: Path, lines: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert front(tmp_path, *lines).authors == names


def test_categories_in_lists_and_slugs_with_spaces_are_read_as_their_programs_do(tmp_path: Path) -> None:
    assert front(tmp_path, "categories:", "  - [Go, 笔记]", "  - 城市").tags == ("Go", "笔记", "城市")
    assert front(tmp_path, "slug: mount ebs to ec2").slug == "mount-ebs-to-ec2"


def test_a_long_indented_list_below_a_bare_key_is_read_in_no_time(tmp_path: Path) -> None:
    text = "tags: cache\n" + "  - a line of a list\n" * 60 + "The end.\n"
    assert read(tmp_path, text).body == text
