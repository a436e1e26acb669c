"""A new article is a valid draft in a file of its own; nothing is overwritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tashan.corpus import read_corpus
from tashan.desk.scaffold import ScaffoldError, make_slug, new_article, write_head
from tashan.normalise import normalise_article
from tashan.problems import Problems

TODAY = date(2025, 2, 13)


def test_a_skeleton_holds_the_title_and_places_for_the_rest(tmp_path: Path) -> None:
    path = new_article("城市: 该向谁学?", tmp_path, TODAY)
    assert path == tmp_path / "城市-该向谁学.md"
    assert path.read_text(encoding="utf-8").startswith(
        "---\ntitle: '城市: 该向谁学?'\ndate: 2025-02-13\ndraft: true\nlang: zh-Hans\nsummary: ''\ntags: []\n"
        "source:\n  publisher: ''\n  url: ''\n  title: ''\n  published: ''\nrights: excerpt\n---\n"
    )


@pytest.mark.parametrize("title", ["城市的耐心", 'A "city" \\ its: patience # 1', "no", "它说：“好”", "- x", "2025"])
def test_a_skeleton_is_valid_and_is_read_back(tmp_path: Path, title: str) -> None:
    new_article(title, tmp_path, TODAY)
    problems = Problems()
    (raw,) = read_corpus(tmp_path, problems)
    article = normalise_article(raw, problems).article
    assert [str(problem) for problem in problems] == []
    assert (article.title, article.draft, article.passages) == (title, True, ())


@pytest.mark.parametrize("taken", ["城市.md", "城市.txt", "城市.markdown"])
def test_an_article_that_is_there_is_not_overwritten(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("mine", encoding="utf-8")
    with pytest.raises(ScaffoldError, match="is there already and is not overwritten"):
        new_article("城市", tmp_path, TODAY)
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("title", ["", "  ", "？！", "长" * 301])
def test_a_title_needs_a_letter_and_a_bound(tmp_path: Path, title: str) -> None:
    with pytest.raises(ScaffoldError, match="valid: 1 to 300, with a letter or digit"):
        new_article(title, tmp_path, TODAY)


def test_a_corpus_that_is_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScaffoldError, match="is no folder"):
        new_article("城市", tmp_path / "none", TODAY)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("A City's Patience", "a-city-s-patience"),
        ("广东 该向杭州学什么？", "广东-该向杭州学什么"),
        ("../../etc/passwd", "etc-passwd"),
        ("README", "readme-1"),
        ("index", "index-1"),
        ("CON", "con-1"),
        ("Com 1", "com-1"),
        ("LPT9", "lpt9-1"),
        ("长" * 100, "长" * 24),
        ("one " * 40, "-".join(["one"] * 18)),
    ],
)
def test_a_slug_is_one_short_part_of_an_address(title: str, slug: str) -> None:
    assert make_slug(title) == slug


def test_a_head_quotes_what_yaml_would_read_otherwise() -> None:
    head = write_head({"title": "no", "tags": ["创新", "a: b"], "draft": False, "source": {"url": "https://a.b/c"}})
    assert head == ("---\ntitle: 'no'\ntags:\n- 创新\n- 'a: b'\ndraft: false\nsource:\n  url: https://a.b/c\n---\n")


def test_a_stem_takes_seventy_two_bytes_and_no_more():
    assert make_slug("a" * 72) == "a" * 72
    assert make_slug("a" * 73) == "a" * 72
    assert make_slug("字" * 30) == "字" * 24
