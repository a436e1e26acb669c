"""What each edition's builder is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tashan.model import Document, Label, Site
from tashan.publish.meta import real_translations, split_meta
from tashan.publish.problems import PublishError
from tashan.publish.sources import gather_sources, read_written


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_traditional_pages_are_converted_from_the_simplified_ones(tmp_path: Path) -> None:
    write(tmp_path / "zh-Hans" / "about.md", "# 关于“简报”\n")
    assert read_written(tmp_path, "zh-Hant") == (Document(path="about.md", text="# 關於「簡報」\n"),)


def test_a_traditional_page_that_somebody_wrote_stays_as_it_is(tmp_path: Path) -> None:
    write(tmp_path / "zh-Hans" / "about.md", "# 关于\n")
    write(tmp_path / "zh-Hant" / "about.md", "# 說明\n")
    assert read_written(tmp_path, "zh-Hant") == (Document(path="about.md", text="# 說明\n"),)


def test_a_rendered_page_stands_before_a_hand_written_one(tmp_path: Path) -> None:
    write(tmp_path / "en" / "about.md", "# Old\n")
    (source,) = gather_sources({"en": (Document(path="about.md", text="# New\n"),)}, tmp_path)
    assert source.documents == (Document(path="about.md", text="# New\n"),)


def test_a_hand_written_page_names_the_editions_it_exists_in(tmp_path: Path) -> None:
    write(tmp_path / "zh-Hans" / "about.md", "# 关于\n")
    write(tmp_path / "en" / "method.md", "# Method\n")
    sources = gather_sources({"zh-Hans": (), "zh-Hant": (), "en": ()}, tmp_path)
    named = {(s.edition, d.path): real_translations(split_meta(d)[0]) for s in sources for d in s.documents}
    assert named == {
        ("zh-Hans", "about.md"): ("zh-Hans", "zh-Hant"),
        ("zh-Hant", "about.md"): ("zh-Hans", "zh-Hant"),
        ("en", "method.md"): ("en",),
    }


def test_two_pages_with_one_path_are_an_error(tmp_path: Path) -> None:
    page = Document(path="data.md", text="# Data\n")
    with pytest.raises(PublishError, match=r"^en: two pages claim the path data\.md$"):
        gather_sources({"en": (page, page)}, tmp_path)


@pytest.mark.parametrize("path", ["../data.md", "/data.md", "a//b.md", "data.html"])
def test_a_path_outside_the_edition_is_an_error(path: str, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="is no path of a page inside the edition"):
        gather_sources({"en": (Document(path=path, text="# Data\n"),)}, tmp_path)


def test_a_corpus_brings_its_own_pages_and_the_menu_knows_them(tmp_path: Path) -> None:
    docs, own = tmp_path / "docs", tmp_path / "_pages"
    write(docs / "en" / "about.md", "---\ntitle: About\n---\n\n# About {things}\n")
    write(docs / "en" / "method.md", "# Method of {any}\n\nA {thing}\n")
    write(own / "en" / "about.md", "---\ntitle: Who\n---\n\n# Who writes of {things}\n")
    write(own / "en" / "press.md", "---\ntitle: 'Press <b>'\n---\n\n# Press\n")
    site = Site(thing=Label(zh_hans="车", en="<b>*a*</b> [x](y) {{ z }}"), things=Label(zh_hans="车企", en="carmakers"))
    (source,) = gather_sources({"en": ()}, docs, site=site, own=own)
    texts = {document.path: split_meta(document)[1].strip() for document in source.documents}
    thing = "&#60;b&#62;&#42;a&#42;&#60;&#47;b&#62; &#91;x&#93;&#40;y&#41; ｛｛ z ｝｝"
    assert texts == {
        "about.md": "# Who writes of carmakers", "method.md": f"# Method of {{any}}\n\nA {thing}", "press.md": "# Press"
    }  # fmt: skip
    assert list(source.words.nav)[-1] == "press.md"
    assert source.words.nav["press.md"] == "Press <b>"
    assert source.words.nav["about.md"] == "About"
