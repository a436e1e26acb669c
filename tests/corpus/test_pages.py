"""A corpus's own pages are read as articles are: from inside the corpus, from regular files, as text."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tashan.articles import check_folder
from tashan.corpus.pages import check_pages, list_pages
from tashan.problems import Problems
from tashan.publish.problems import PublishError
from tashan.publish.sources import gather_sources

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "---\ntitle: 城市\ndate: 2020-01-02\n---\n\n某市去年新增了三千家企业，市民都说这里变化很大。\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "_pages" / "en").mkdir(parents=True)
    (folder / "a.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "_pages" / "en" / "about.md").write_text("# About\n\nWho we are.\n", encoding="utf-8")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text("a secret\n", encoding="utf-8")
    return folder


def codes(corpus: Path) -> list[tuple[str, str]]:
    problems = Problems()
    check_pages(corpus, problems)
    return [(problem.path, problem.code) for problem in problems]


def refused(corpus: Path) -> bool:
    """Whether a build refuses the pages, and `check` tells of them too."""
    problems = Problems()
    check_folder(corpus, problems)
    try:
        gather_sources({"en": ()}, corpus.parent / "docs", own=corpus / "_pages")
    except PublishError:
        return any(problem.severity == "error" for problem in problems)
    return False


def test_pages_of_text_are_taken(corpus: Path) -> None:
    (corpus / "_pages" / "en" / "gb.md").write_bytes(
        "# 关于\n\n城市的创新需要耐心和时间，也需要资本和人才。\n".encode("gb18030")
    )
    (corpus / "_pages" / "en" / "same.md").symlink_to(corpus / "_pages" / "en" / "about.md")
    (source,) = gather_sources({"en": ()}, corpus.parent / "docs", own=corpus / "_pages")
    texts = {document.path: getattr(document, "text", "") for document in source.documents}
    assert "Who we are." in texts["about.md"]
    assert "Who we are." in texts["same.md"]
    assert "城市的创新" in texts["gb.md"]
    assert not refused(corpus)


@pytest.mark.parametrize(("target", "code"), [("outside/secret.md", "C004"), ("nothing.md", "C003")])
def test_a_link_that_leads_out_of_the_corpus_is_not_followed(corpus: Path, target: str, code: str) -> None:
    (corpus / "_pages" / "en" / "leak.md").symlink_to(corpus.parent / target)
    assert codes(corpus) == [("_pages/en/leak.md", code)]
    assert refused(corpus)


@pytest.mark.parametrize("place", ["_pages/en/more", "_pages/zh-Hans", "_pages"])
def test_a_folder_that_is_a_link_is_not_entered(corpus: Path, place: str) -> None:
    if place == "_pages":
        (corpus / "_pages").rename(corpus / "_other")
    (corpus / place).symlink_to(corpus.parent / "outside")
    assert not any("secret" in path.name for path in list_pages(corpus))
    assert "secret" not in str(gather(corpus))


def gather(corpus: Path) -> object:
    try:
        return gather_sources({"en": (), "zh-Hans": ()}, corpus.parent / "docs", own=corpus / "_pages")
    except PublishError as error:
        return error


def test_a_pipe_is_told_and_never_waited_for(corpus: Path) -> None:
    os.mkfifo(corpus / "_pages" / "en" / "pipe.md")
    assert codes(corpus) == [("_pages/en/pipe.md", "C005")]
    assert refused(corpus)


def test_what_is_no_text_is_told(corpus: Path) -> None:
    (corpus / "_pages" / "en" / "bad.md").write_bytes(b"\x89PNG\xff\xfe\x80")
    assert codes(corpus) == [("_pages/en/bad.md", "C011")]
    assert refused(corpus)


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.md",
        "a b.md",
        "ü.md",
        "a'b.md",
        "x%2fy.md",
        ".deep/a.md",
        "deep/.a.md",
        "index.md",
        "Cities.md",
        "themes/x.md",
    ],
)
def test_a_name_that_cannot_be_an_address_or_is_taken_is_refused(name: str, corpus: Path) -> None:
    """With a dot in front it stayed in the site for ever; with a space, or a made page's name, it broke the build."""
    page = corpus / "_pages" / "en" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text("# x\n\nx\n", encoding="utf-8")
    assert codes(corpus) == [(f"_pages/en/{name}", "C024")]
    assert refused(corpus)


def test_names_of_words_numbers_and_folders_are_addresses(corpus: Path) -> None:
    for name in ("2024-report.md", "a_b.c.md", "history/first.md", "cities-of-old.md"):
        page = corpus / "_pages" / "en" / name
        page.parent.mkdir(exist_ok=True)
        page.write_text("# x\n\nx\n", encoding="utf-8")
    assert codes(corpus) == []
    assert not refused(corpus)
