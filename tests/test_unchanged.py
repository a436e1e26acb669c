"""A build with nothing to do is none; a change makes those pages anew that read it."""

from __future__ import annotations

import builtins
import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tashan import pipeline, unchanged
from tashan.corpus import read_reference
from tashan.corpus.files import SUFFIXES
from tashan.corpus.sites import Site, read_site
from tashan.options import Options, Stages
from tashan.problems import Problems
from tashan.publish import looks
from tashan.publish.problems import PublishError
from tashan.standing import read_notes
from tashan.store import Store
from tashan.unchanged import find_built, hash_frame, hash_inputs, note_known, recall_known
from tests.alignment.test_vectors import CountingModel
from tests.changes import CHANGES, head, make_corpus
from tests.conftest import PROJECT


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
    composed.clear()
    head("hangzhou-waits.md", "# who wrote this?")(corpus)  # which moves every line
    pipeline.build_site(options, Problems(), Stages())
    assert composed == []
    shutil.rmtree(options.site_dir / "en" / "briefings" / "other")  # a page that is lost is made again
    composed.clear()
    pipeline.build_site(options, Problems(), Stages())
    assert composed == ["story other"]


def test_files_of_the_site_that_look_as_they_did_are_not_read_and_an_edited_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, read = make_corpus(tmp_path / "corpus"), list[str]()
    options = Options(corpus=corpus, site_dir=tmp_path / "site", cache=tmp_path / "vectors.sqlite", editions=("en",))
    hash_one = looks.hash_file

    def reading(path: str) -> str:
        read.append(path.removeprefix(f"{options.site_dir}/"))
        return hash_one(path)

    def age(days: int) -> None:
        for file in options.site_dir.rglob("*"):
            os.utime(file, ns=(0, file.stat().st_mtime_ns - days * 86_400 * 10**9))

    pipeline.build_site(options, Problems(), Stages())
    age(1)
    CHANGES["an author"](corpus)
    pipeline.build_site(options, Problems(), Stages())  # which takes a look at what the first one wrote
    monkeypatch.setattr(looks, "hash_file", reading)
    CHANGES["a title"](corpus)
    pipeline.build_site(options, Problems(), Stages())
    assert "en/about/index.html" not in read
    edited = options.site_dir / "en" / "about" / "index.html"
    edited.write_bytes(edited.read_bytes().replace(b"</html>", b"</HTML>"))
    CHANGES["a summary"](corpus)
    with pytest.raises(PublishError, match=r"en/about/index\.html"):
        pipeline.build_site(options, Problems(), Stages())
    assert b"</HTML>" in edited.read_bytes()


def test_a_page_that_is_composed_to_the_same_is_not_rendered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, rendered, composed = make_corpus(tmp_path / "corpus"), list[str](), list[str]()
    options = Options(corpus=corpus, site_dir=tmp_path / "site", cache=tmp_path / "vectors.sqlite", editions=("en",))
    compose, render = pipeline.Composer.compose, pipeline.render_edition

    def composing(*arguments: Any) -> Any:
        made = compose(*arguments)
        composed.extend(page.path for one in made for page in one.pages)
        return made

    def rendering(pages: Any, *more: Any) -> Any:
        rendered.extend(page.path for page in pages)
        return render(pages, *more)

    monkeypatch.setattr(pipeline.Composer, "compose", composing)
    monkeypatch.setattr(pipeline, "render_edition", rendering)
    for change in ("nothing", "an author", "a title"):
        rendered.clear()
        composed.clear()
        CHANGES[change](corpus)
        pipeline.build_site(options, Problems(), Stages())
        if change == "nothing":
            assert rendered == composed
        if change == "an author":
            assert "index.md" in composed
            assert "index.md" not in rendered
            assert "briefings/hangzhou-waits/index.md" in rendered
    assert {"index.md", "briefings/other/index.md"} <= set(rendered)  # the title: what was kept knows what it rests on


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
        assert read_notes(store, built, reference, hash_frame(built)).entries
        for other in (
            replace(built, fresh=True),
            replace(built, strict=True),
            replace(built, editions=("zh-Hans",)),
            replace(built, site_dir=tmp_path / "elsewhere"),
        ):
            assert not read_notes(store, other, reference, hash_frame(other)).entries
        assert not read_notes(store, built, replace(reference, standard="s2hk"), hash_frame(built)).entries


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
    opened = builtins.open

    def refuse(path: Any, *arguments: Any, **more: Any) -> Any:
        if str(path).endswith("other.md"):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **more)

    before = hash_inputs(built)
    monkeypatch.setattr(builtins, "open", refuse)
    assert hash_inputs(built) != before
