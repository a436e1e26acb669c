"""A build with nothing to do is none; a site built on earlier results is the one built from scratch."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tashan import pipeline, unchanged
from tashan.corpus import read_reference
from tashan.corpus.files import SUFFIXES
from tashan.corpus.sites import Site, read_site
from tashan.model import Library
from tashan.options import Options, Stages
from tashan.problems import Problem, Problems
from tashan.standing import read_notes
from tashan.store import Store
from tashan.unchanged import find_built, hash_frame, hash_inputs, note_known, recall_known
from tests.alignment.test_vectors import CountingModel
from tests.conftest import PROJECT
from tests.publish.pages import tree

Change = Callable[[Path], object]


def edit(name: str, before: str, after: str) -> Change:
    def change(corpus: Path) -> None:
        file = corpus / name
        text = file.read_text(encoding="utf-8")
        assert before in text, (name, before)
        file.write_text(text.replace(before, after, 1), encoding="utf-8")

    return change


def head(name: str, line: str) -> Change:
    return edit(name, "---\n", f"---\n{line}\n")


def append(name: str, text: str) -> Change:
    def change(corpus: Path) -> None:
        file = corpus / name
        known = file.read_text(encoding="utf-8") if file.exists() else (PROJECT / "corpus" / name).read_text("utf-8")
        file.write_text(known + text, encoding="utf-8")

    return change


FIRST, COPY, ENGLISH, OTHER = "hangzhou-waits.md", "hangzhou-waits-copy.md", "hangzhou-waits.en.md", "other.md"
"""Names of the tests' own corpus, written by `make_corpus`."""
ZH = (
    "杭州愿意等待。杭州的基金容忍三成的亏损，创业者因此敢于尝试。2024年，杭州地区生产总值达到2.19万亿元，同比增长4.7%。\n\n"
    "南京有一百多所高校，却缺少耐心资本。2023年，南京的研发投入占地区生产总值的3.9%。一位创业者说，政府不应该替市场做决定。\n\n"
    "2025年2月13日，杭州发布了新的人才计划，企业可以用股权抵扣一部分个人所得税。"
)
EN = (
    "Hangzhou is willing to wait. The funds of Hangzhou tolerate losses of thirty per cent, so founders dare to try. "
    "In 2024 the GDP of Hangzhou reached 2.19 trillion yuan, up 4.7%.\n\n"
    "Nanjing has more than a hundred universities but lacks patient capital. In 2023 Nanjing spent 3.9% of its GDP on "
    "research and development. A founder said that the government should not decide for the market.\n\n"
    "On 13 February 2025 Hangzhou published a new talent plan, under which companies may use shares to offset part of "
    "personal income tax."
)
THIRD = (
    "合肥的大科学装置很多。合肥的高新技术企业超过一万家，三年翻了一番。\n\n"
    "苏州的制造业很强，2024年苏州地区生产总值达到2.67万亿元。"
)


def make_corpus(folder: Path) -> Path:
    folder.mkdir()
    for name, front, body in (
        (FIRST, "title: 杭州愿意等\ndate: 2025-02-14\nrights: full", ZH),
        (ENGLISH, "title: Hangzhou waits\nlang: en\nrights: full", EN),
        (COPY, "title: 杭州愿意等待\ndate: 2025-02-20\nrights: full", ZH.replace("4.7%", "7.4%")),
        (OTHER, "title: 合肥与苏州\ndate: 2025-03-01", THIRD),
    ):
        (folder / name).write_text(f"---\n{front}\n---\n\n{body}\n", encoding="utf-8")
    return folder


def copy_themes(corpus: Path) -> None:
    """Reference data of the corpus' own, with one name changed."""
    text = (PROJECT / "corpus" / "themes.yml").read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if "name:" in line and not line.lstrip().startswith("#"))
    (corpus / "themes.yml").write_text(text.replace(first, first.replace("en: ", "en: The ")), encoding="utf-8")


CHANGES: dict[str, Change] = {
    "nothing": lambda _: None,
    "a time stamp": lambda corpus: os.utime(corpus / FIRST, (1, 1)),
    "a sentence edited": edit(FIRST, "敢于尝试", "敢于一试"),
    "a figure edited": edit(OTHER, "2.67万亿元", "2.76万亿元"),
    "a paragraph more": append(OTHER, "\n\n深圳的民营企业很多，深圳鼓励创新。\n"),
    "a title": edit(OTHER, "合肥与苏州", "合肥、苏州"),
    "a summary": head(FIRST, "summary: 杭州等得起。"),
    "a tag": head(OTHER, "tags: [制造业]"),
    "a notice": head(OTHER, "notice: 这是一篇示范文章。"),
    "an author": head(FIRST, "authors: [林一]"),
    "rights": head(OTHER, "rights: full"),
    "a source": head(FIRST, "source: {publisher: 甲报, url: 'https://a.example/1'}"),
    "a translator": head(ENGLISH, "translation: {by: machine, engine: x}"),
    "a review": edit(ENGLISH, "by: machine", "reviewed: true, by: machine"),
    "an article added": lambda corpus: (corpus / "new.md").write_text(
        "---\ntitle: 成都\n---\n\n成都的生活节奏慢，成都的高校培养了很多人才。\n", encoding="utf-8"
    ),
    "a copy edited": edit(COPY, "一百多所", "二百多所"),
    "a copy that is none": head(COPY, f"not_version_of: [{FIRST.removesuffix('.md')}]"),
    "a version by decree": edit(COPY, "not_version_of: [hangzhou-waits]", "version_of: hangzhou-waits"),
    "an article renamed": lambda corpus: (corpus / OTHER).rename(corpus / "hefei-suzhou.md"),
    "an article is a draft": head("new.md", "draft: true"),
    "an article removed": lambda corpus: (corpus / COPY).unlink(),
    "an edition removed": lambda corpus: (corpus / ENGLISH).unlink(),
    "a term": append("terms.yml", "\npatient-money:\n  kind: phrase\n  name: {zh-Hans: 耐心资本, en: patient money}\n"),
    "a theme's name": copy_themes,
    "a place's name": append("cities.yml", "\nlinhu: {name: {zh-Hans: 临湖, en: Linhu}, kind: city}\n"),
    "the standard of Traditional Chinese": lambda corpus: (corpus / "editions.yml").write_text("standard: s2hk\n"),
}


def read(options: Options, store: Store | None) -> tuple[Library, tuple[Problem, ...]]:
    problems = Problems()
    library = pipeline.read_library(options, problems, Stages(), store)
    return library, tuple(problems)


@pytest.mark.slow
def test_whatever_changes_a_site_built_on_earlier_results_is_the_one_built_from_scratch(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "corpus")
    kept = Options(
        corpus=corpus,
        site_dir=tmp_path / "kept",
        cache=tmp_path / "cache" / "vectors.sqlite",
        editions=("zh-Hant", "en"),
    )
    scratch = replace(kept, site_dir=tmp_path / "scratch", fresh=True)
    for name, change in CHANGES.items():
        change(corpus)
        with Store(kept.store) as store:
            assert read(kept, store) == read(scratch, None), name
        for options in (kept, scratch):
            pipeline.build_site(options, Problems(), Stages())
        assert tree(kept.site_dir) == tree(scratch.site_dir), name


def test_a_change_composes_the_pages_that_read_it_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, composed = make_corpus(tmp_path / "corpus"), list[str]()
    options = Options(corpus=corpus, site_dir=tmp_path / "site", cache=tmp_path / "vectors.sqlite", editions=("en",))
    compose = pipeline.Composer.compose

    def noting(*arguments: Any) -> Any:
        made = compose(*arguments)
        composed.extend(one.name for one in made)
        return made

    monkeypatch.setattr(pipeline.Composer, "compose", noting)
    pipeline.build_site(options, Problems(), Stages())
    assert {"home", "story hangzhou-waits", "story other", "city hangzhou"} <= set(composed)
    composed.clear()
    CHANGES["an author"](corpus)
    pipeline.build_site(options, Problems(), Stages())
    assert "story hangzhou-waits" in composed
    assert not {"story other", "data", "themes"} & set(composed)
    shutil.rmtree(options.site_dir / "en" / "briefings" / "other")  # a page that is lost is made again
    composed.clear()
    pipeline.build_site(options, Problems(), Stages())
    assert composed == ["story other"]


def test_who_builds_again_and_again_loads_the_model_once(tmp_path: Path) -> None:
    corpus, loaded = make_corpus(tmp_path / "corpus"), list[CountingModel]()
    options = Options(corpus=corpus, site_dir=tmp_path / "site", cache=tmp_path / "vectors.sqlite", editions=("en",))

    @cache
    def load() -> CountingModel:
        loaded.append(CountingModel())
        return loaded[0]

    pipeline.build_site(options, Problems(), Stages(), load)
    known = len(loaded[0].asked)
    CHANGES["a sentence edited"](corpus)
    pipeline.build_site(options, Problems(), Stages(), load)
    assert len(loaded) == 1
    assert len(loaded[0].asked) > known


def test_pages_stand_only_under_the_frame_that_they_were_made_with(built: Options, tmp_path: Path) -> None:
    reference = read_reference(built.corpus, Problems())
    with Store(built.store) as store:
        assert read_notes(store, built, reference).entries
        for other in (
            replace(built, fresh=True),
            replace(built, strict=True),
            replace(built, editions=("zh-Hans",)),
            replace(built, site_dir=tmp_path / "elsewhere"),
        ):
            assert not read_notes(store, other, reference).entries
        assert not read_notes(store, built, replace(reference, standard="s2hk")).entries


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Options:
    folder = tmp_path_factory.mktemp("built")
    corpus = make_corpus(folder / "corpus")
    options = Options(corpus=corpus, site_dir=folder / "site", cache=folder / "vectors.sqlite", editions=("en",))
    pipeline.build_site(options, Problems(), Stages())
    return options


def test_an_unchanged_build_is_found(built: Options) -> None:
    found = find_built(built, Problems())
    assert found is not None
    assert (found.articles, found.site_dir) == (4, built.site_dir)


def test_what_is_asked_otherwise_is_built(built: Options) -> None:
    for other in (
        replace(built, fresh=True),
        replace(built, editions=("zh-Hans",)),
        replace(built, strict=True),
        replace(built, site_dir=built.site_dir / "nowhere"),
    ):
        assert find_built(other, Problems()) is None


def test_a_page_that_somebody_edited_removed_or_added_is_noticed(built: Options) -> None:
    page, extra = built.site_dir / "en" / "index.html", built.site_dir / "en" / "extra.html"
    before = page.read_bytes()
    page.write_bytes(before + b" ")
    assert find_built(built, Problems()) is None
    page.unlink()
    assert find_built(built, Problems()) is None
    page.write_bytes(before)
    assert find_built(built, Problems()) is not None
    extra.write_bytes(b"")
    assert find_built(built, Problems()) is None
    extra.unlink()


@pytest.mark.parametrize(
    "place", ["templates/theme/main.html", "docs/assets/base.css", "docs/en/about.md", "mkdocs.yml"]
)
def test_a_change_of_the_project_changes_the_inputs(
    place: str, built: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("templates", "docs", "mkdocs.yml"):
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, tmp_path / name)  # type: ignore[operator]
    for name, folder in (("PROJECT", ""), ("TEMPLATES", "templates"), ("DOCS", "docs")):
        monkeypatch.setattr(unchanged, name, tmp_path / folder)
    before, frame = hash_inputs(built), hash_frame(built)
    with (tmp_path / place).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert hash_inputs(built) != before
    assert hash_frame(built) != frame


def test_an_address_of_the_site_changes_the_inputs(built: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    before = hash_inputs(built)
    monkeypatch.setenv("TASHAN_SITE_URL", "https://example.org/")
    assert hash_inputs(built) != before


def test_a_build_knows_the_articles_of_the_last_one_of_its_corpus(tmp_path: Path) -> None:
    with Store(tmp_path / "s.sqlite") as store:
        note_known(store, tmp_path / "one", ["a", "b"])
        assert recall_known(store, tmp_path / "one") == {"a", "b"}
        assert recall_known(store, tmp_path / "other") == frozenset()


def test_of_a_corpus_only_what_is_read_is_opened_and_all_is_named(built: Options, tmp_path: Path) -> None:
    corpus = Path(shutil.copytree(built.corpus, tmp_path / "corpus"))
    options = replace(built, corpus=corpus)
    before = hash_inputs(options)
    (corpus / ".git").mkdir()
    (corpus / ".git" / "HEAD").write_text("ref")
    assert hash_inputs(options) == before
    (corpus / "film.mp4").write_text("one")
    named = hash_inputs(options)
    assert named != before
    (corpus / "film.mp4").write_text("another")
    assert hash_inputs(options) == named
    for ending in (*SUFFIXES, ".yml", ".toml"):
        (corpus / f"more{ending}").write_text("one")
        one = hash_inputs(options)
        (corpus / f"more{ending}").write_text("two")
        assert hash_inputs(options) != one, ending


def test_a_file_beyond_all_bounds_is_not_read_to_its_end(built: Options, tmp_path: Path) -> None:
    corpus = Path(shutil.copytree(built.corpus, tmp_path / "corpus"))
    for name in ("a.md", "config.toml"):
        with (corpus / name).open("wb") as file:
            file.truncate(1 << 40)
    assert hash_inputs(replace(built, corpus=corpus))
    assert read_site(corpus) == Site()


def test_a_file_that_cannot_be_read_is_left_out_of_a_build_too(
    built: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(path: Path, *arguments: Any, **more: Any) -> Any:
        if path.name == "other.md":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **more)

    before = hash_inputs(built)
    monkeypatch.setattr(Path, "open", refuse)
    assert hash_inputs(built) != before
