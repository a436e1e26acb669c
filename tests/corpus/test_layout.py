"""Sites are read in their own layout: folders, page bundles, language folders, dated names, odd names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tashan.corpus import read_article, read_corpus
from tashan.corpus.layout import dated_name, dated_path, make_id, place_files
from tashan.corpus.sites import find_home
from tashan.model import RawArticle
from tashan.problems import Problems

TEXT = "---\ntitle: 城市\n---\n\n这座城市去年新增了三千家企业。\n"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def read(folder: Path, **files: str) -> tuple[list[RawArticle], list[str]]:
    write(folder, **files)
    problems = Problems()
    return list(read_corpus(folder, problems)), [f"{one.path} {one.code}" for one in problems]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("wuhan.md", "wuhan"),
        ("two words.md", "two-words"),
        ("posts/a/index.md", "a"),
        ("content/posts/a/index.md", "a"),
        ("source/_posts/2019-09-18-谁来回答？.md", "2019-09-18-谁来回答"),
        ("auth/spiffe/index.md", "auth-spiffe"),
        ("TODO1/what is “new”?.md", "TODO1-what-is-new"),
        ("content/zh-cn/blog/a.md", "a"),
        ("content/en/blog/a.md", "a.en"),
        ("a.zh-cn.md", "a"),
        ("index.md", "index"),
    ],
)
def test_an_id_comes_from_the_path_alone(path: str, wanted: str) -> None:
    assert place_files([path])[0].id == wanted
    assert place_files(["other.md", path, "posts/other/index.md"])[1].id == wanted


def test_ids_are_unique_whatever_the_paths() -> None:
    names = ["a-b.md", "a/b.md", "content/a/b.md", "A-B.md", "a b.md", "？.md", "！.md", "a-b.zh-cn.md"]
    ids = [place.id.casefold() for place in place_files(names)]
    assert len(set(ids)) == len(names)


def test_a_name_composed_of_pieces_is_the_name_in_one_piece() -> None:
    whole, pieces = "caf\u00e9", "cafe\u0301"
    original, edition = place_files([f"{whole}.md", f"{pieces}.en.md"])
    assert (original.edition_of, edition.edition_of) == (None, whole)
    first, second = place_files([f"{whole}.md", f"{pieces.upper()}.md"])
    assert (first.id, second.id[:5]) == (whole, f"{whole.upper()}-")


def test_a_long_name_is_cut_and_told_apart_by_a_hash() -> None:
    one, other = make_id("很" * 80), make_id("很" * 81)
    assert len(one.encode()) <= 140
    assert one != other


@pytest.mark.parametrize(
    ("original", "edition", "config"),
    [
        ("posts/x/index.md", "posts/x/index.en.md", ""),
        ("posts/x.zh-cn.md", "posts/x.en.md", ""),
        ("content/zh-cn/x.md", "content/en/x.md", ""),
        ("content.zh/posts/x.md", "content.en/posts/x.md", ""),
        ("content_zh-cn/x/index.md", "content_en/x/index.md", ""),
        ("content/en/x.md", "content/zh/x.md", "defaultContentLanguage: en\n"),
        ("source/x.md", "source/zh-tw/x.md", "language: en\n"),
    ],
)
def test_editions_are_told_by_names_folders_and_the_configuration(
    tmp_path: Path, original: str, edition: str, config: str
) -> None:
    if config:
        write(tmp_path, **{"_config.yml": config})
    found, problems = read(tmp_path, **{original: TEXT, edition: TEXT})
    assert problems == []
    by_path = {raw.path: raw for raw in found}
    assert by_path[original].edition_of is None
    assert by_path[edition].edition_of == by_path[original].id


def test_texts_of_two_language_folders_that_share_no_name_are_no_editions(tmp_path: Path) -> None:
    found, problems = read(tmp_path, **{"cn/a.md": TEXT, "en/b.md": TEXT})
    assert [(raw.id, raw.edition_of, raw.edition_lang) for raw in found] == [
        ("a", None, "zh-Hans"),
        ("b.en", None, "en"),
    ]
    assert problems == []


def test_a_translation_key_joins_what_paths_keep_apart(tmp_path: Path) -> None:
    key = "---\ntitle: t\ntranslationKey: k\nlang: {}\n---\n\n正文。\n"
    found, _ = read(tmp_path, **{"one.md": key.format("en"), "two.md": key.format("zh-CN"), "three.md": TEXT})
    assert [(raw.id, raw.edition_of) for raw in found] == [("one", "two"), ("three", None), ("two", None)]


def test_templates_and_pages_about_the_site_are_no_articles(tmp_path: Path) -> None:
    aside = ("archetypes/a.md", "content/_index.md", "content/README.md", "content/README.zh-CN.md", "themes/t/a.md")
    write(tmp_path, **{"hugo.toml": 'title = "x"\n', "DESIGN.md": TEXT, ".github/a.md": TEXT})
    found, problems = read(tmp_path, **dict.fromkeys(aside, TEXT), **{"content/posts/a.md": TEXT})
    assert [raw.id for raw in found] == ["a"]
    assert problems == []


def test_a_dated_name_gives_the_day_and_drafts_are_drafts(tmp_path: Path) -> None:
    found, _ = read(
        tmp_path, **{"_posts/2020-03-01-a.md": TEXT, "_drafts/b.md": TEXT, "c.md": "---\npublished: false\n---\n文。"}
    )
    assert [(raw.id, str(raw.front.date)[:10], raw.front.draft) for raw in found] == [
        ("c", "None", True),
        ("b", "None", True),
        ("2020-03-01-a", "2020-03-01", False),
    ]


def test_two_posts_of_one_slug_are_both_read_and_told(tmp_path: Path) -> None:
    post = "---\ntitle: 月读\nslug: monthly\n---\n\n正文。\n"
    found, problems = read(tmp_path, **{"2019-02-01-monthly.md": post, "2020-03-01-monthly.md": post})
    assert [(raw.id, raw.front.slug) for raw in found] == [
        ("2019-02-01-monthly", "monthly"),
        ("2020-03-01-monthly", None),
    ]
    assert problems == ["2020-03-01-monthly.md C016"]


def test_one_file_of_a_site_is_read_as_the_site_reads_it(tmp_path: Path) -> None:
    write(tmp_path, **{"hugo.toml": "", "content/posts/a/index.md": TEXT, "content/posts/a/index.en.md": TEXT})
    home = find_home(tmp_path / "content/posts/a/index.en.md")
    raw = read_article(tmp_path / "content/posts/a/index.en.md", home, Problems())
    assert home == tmp_path
    assert raw is not None
    assert (raw.id, raw.edition_of, raw.edition_lang) == ("a.en", "a", "en")


@pytest.mark.parametrize(
    ("line", "title", "code"),
    [
        ("title：武汉向杭州学什么", "武汉向杭州学什么", "F144"),
        ("title:　杭州你好", "杭州你好", "F144"),
        ("title: 杭州 #1", "杭州 #1", "F143"),
        ("title: 杭州 # 一条注释", "杭州", None),
        ("title: 杭州: 耐心: 时间", "杭州: 耐心: 时间", "F145"),
        ('title: "杭州"的耐心', '"杭州"的耐心', "F145"),
        ("title: it's Hangzhou's: a city", "it's Hangzhou's: a city", "F145"),
        ("title: @hangzhou", "@hangzhou", "F145"),
    ],
)
def test_slips_of_the_head_with_one_reading_are_read(tmp_path: Path, line: str, title: str, code: str | None) -> None:
    problems = Problems()
    (tmp_path / "a.md").write_text(f"---\n{line}\ndate: 2025-02-13T0:10:32+00:00\n---\n\n正文。\n", encoding="utf-8")
    (raw,) = read_corpus(tmp_path, problems)
    assert raw.front.title == title
    assert str(raw.front.date) == "2025-02-13 00:10:32+00:00"
    assert [(one.code, one.line) for one in problems] == ([(code, 2)] if code else [])


def test_a_key_that_means_nothing_here_may_stand_twice(tmp_path: Path) -> None:
    found, problems = read(tmp_path, **{"a.md": "---\ntitle: 城市\nreviewer: 甲\nreviewer: [乙]\n---\n正文。\n"})
    assert found[0].front.title == "城市"
    assert problems == []


def test_a_head_without_its_first_line_is_one(tmp_path: Path) -> None:
    found, problems = read(tmp_path, **{"a.md": "title: 城市\ndate: 2020-01-02 10:00:00\ntags:\n- 甲\n---\n正文。\n"})
    assert (found[0].front.title, found[0].front.tags, found[0].body) == ("城市", ("甲",), "正文。\n")
    assert problems == []


def test_a_name_may_begin_with_a_day() -> None:
    names = {
        "2016-2-18-glibc": "2016-2-18",
        "20160218 Linux Systems Patched": "2016-02-18",
        "20160218-补丁": "2016-02-18",
        "20161318 no such month": None,
        "20160218": None,
        "20160218-20160219": None,
        "12345678 items": None,
    }
    assert {name: dated_name(name) for name in names} == names


def test_a_name_with_a_day_that_does_not_exist_has_no_day(tmp_path: Path) -> None:
    found, problems = read(tmp_path, **{"_posts/2013-11-31-a.md": TEXT, "20130230 题.md": TEXT})
    assert [raw.front.date for raw in found] == [None, None]
    assert [problem for problem in problems if "F12" in problem] == []


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("content/2021/05/17/a.md", "2021-05-17"),
        ("posts/2020-01-02-a/index.md", "2020-01-02"),
        ("posts/2020/13/45/a.md", None),
        ("posts/2020/a.md", None),
    ],
)
def test_folders_name_the_day(path: str, day: str | None) -> None:
    assert dated_path(path) == day


def test_an_index_in_any_language_is_no_article(tmp_path: Path) -> None:
    found, _ = read(tmp_path, **{"author/_index.es.md": TEXT, "author/_index.pt-br.md": TEXT, "a.md": TEXT})
    assert [raw.id for raw in found] == ["a"]


def test_plain_text_beside_the_articles_of_a_site_is_no_article(tmp_path: Path) -> None:
    files = {"source/_posts/notes.txt": "一段命令的输出。\n", "source/_posts/a.md": TEXT}
    assert sorted(raw.id for raw in read(tmp_path, **files)[0]) == ["a", "notes"]
    write(tmp_path, **{"_config.yml": "title: x\n"})
    assert [raw.id for raw in read_corpus(tmp_path, Problems())] == ["a"]


def test_a_day_may_stand_in_the_folder_of_a_post() -> None:
    assert dated_path("blog/2025-12-30-a-title/post.md") == "2025-12-30"
    assert dated_path("blog/2025-12-30-a-title/2024-01-02-post.md") == "2024-01-02"
    assert dated_path("blog/a-title/post.md") is None


def test_keys_in_capitals_are_those_in_small_letters(tmp_path: Path) -> None:
    found, problems = read(
        tmp_path,
        **{
            "a.md": "---\nTitle: 城市的耐心\nDate: 2025-02-13\nTags: [创新]\n---\n人们在等。\n",
            "b.md": "---\nTitle: 别的\ntitle: 城市的耐心\n---\n人们在等。\n",
        },
    )
    assert [(raw.front.title, str(raw.front.date)[:10], raw.front.tags) for raw in found] == [
        ("城市的耐心", "2025-02-13", ("创新",)),
        ("城市的耐心", "None", ()),
    ]
    assert problems == ["b.md F114"]
