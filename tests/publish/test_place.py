"""A build deletes only what a build wrote: everything else stops it, or goes along."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tashan import pipeline
from tashan.publish import PublishError, PublishReport, publish_site
from tashan.publish.manifest import MANIFEST, write_manifest
from tashan.publish.place import check_apart, check_replaceable, keep_unchanged
from tashan.publish.swap import replace_site
from tests.publish.conftest import FIGURES, REFERENCE, Published
from tests.publish.pages import make_editions, tree
from tests.publish.test_swap import make


def build(published: Published, site: Path, ledger: Path | None = None) -> PublishReport:
    return publish_site(
        make_editions(), (FIGURES,), site, reference=REFERENCE, project=published.project, ledger=ledger
    )


def copy(published: Published, folder: Path) -> Path:
    return Path(shutil.copytree(published.folder, folder))


@pytest.mark.parametrize(
    "marker",
    [
        '{"name": "my own data"}',
        "not even json",
        "[" * 100_000,
        '{"made_by": "somebody", "editions": {}}',
        '{"made_by": "tashan", "editions": 7}',
    ],
)
def test_a_folder_of_documents_with_a_site_json_is_left_alone(
    marker: str, published: Published, tmp_path: Path
) -> None:
    documents = tmp_path / "documents"
    (documents / "letters").mkdir(parents=True)
    (documents / "site.json").write_text(marker)
    (documents / "letters" / "a.txt").write_text("dear")
    (documents / "index.html").write_text("my own page")
    before = tree(tmp_path)
    with pytest.raises(PublishError, match=r"was not made by this program(.|\n)*index\.html(.|\n)*letters/a\.txt"):
        build(published, documents)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("stranger", ["letter.txt", "en/about/notes.docx", "new/folder/"])
def test_a_file_that_no_build_wrote_stops_the_build_with_its_path(
    stranger: str, published: Published, tmp_path: Path
) -> None:
    site = copy(published, tmp_path / "site")
    path = site / stranger
    if stranger.endswith("/"):
        path.mkdir(parents=True)
    else:
        path.write_text("dear")
    before = tree(tmp_path)
    with pytest.raises(PublishError, match=f"holds files that no build wrote(.|\n)*{stranger}"):
        build(published, site)
    assert tree(tmp_path) == before
    assert path.exists()


def test_a_page_that_somebody_edited_stops_the_build(published: Published, tmp_path: Path) -> None:
    site = copy(published, tmp_path / "site")
    (site / "index.html").write_text("my own words")
    with pytest.raises(PublishError, match=r"that were changed since(.|\n)*index\.html"):
        build(published, site)
    assert (site / "index.html").read_text() == "my own words"


def test_a_link_in_the_place_of_a_page_stops_the_build_and_its_target_stays(
    published: Published, tmp_path: Path
) -> None:
    site, target = copy(published, tmp_path / "site"), tmp_path / "target.html"
    (site / "index.html").rename(target)
    (site / "index.html").symlink_to(target)
    with pytest.raises(PublishError, match=r"index\.html"):
        check_replaceable(site)


def test_a_page_that_somebody_deleted_is_published_again(published: Published, tmp_path: Path) -> None:
    site = copy(published, tmp_path / "site")
    (site / "index.html").unlink()
    replace_site(copy(published, tmp_path / "new"), site)
    assert tree(site) == tree(published.folder)


@pytest.mark.parametrize("links", [True, False])
def test_a_worktree_of_a_branch_of_pages_keeps_what_belongs_to_it(
    links: bool, published: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*arguments: str) -> str:
        command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-C", str(site), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def refuse(*_: object, **__: object) -> None:
        raise OSError

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    site = tmp_path / "site"
    site.mkdir()
    git("init", "-q", "-b", "gh-pages")
    (site / "CNAME").write_text("tashan.example\n")
    (site / ".nojekyll").touch()
    (site / ".well-known").mkdir()
    (site / ".well-known" / "link").symlink_to("nowhere")
    (site / ".well-known").chmod(0o500)
    build(published, site)
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    before = tree(site / ".git")
    build(published, site)
    assert git("status", "--short") == ""
    assert {k: v for k, v in tree(site / ".git").items() if k != "index"} == {
        k: v for k, v in before.items() if k != "index"
    }
    assert (site / "CNAME").read_text() == "tashan.example\n"
    assert (site / ".well-known" / "link").readlink() == Path("nowhere")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    git("fsck", "--strict")


def test_what_is_kept_deep_in_the_site_stays_where_it_was(tmp_path: Path) -> None:
    site, finished = make(tmp_path / "site", "old"), make(tmp_path / "work" / "new", "new")
    (site / "old" / "place").mkdir(parents=True)
    (site / "old" / "place" / ".DS_Store").write_text("x")
    replace_site(finished, site)
    assert (site / "old" / "place" / ".DS_Store").read_text() == "x"


def test_a_kept_file_where_the_new_site_has_one_stops_the_build(tmp_path: Path) -> None:
    site, finished = make(tmp_path / "site", "old"), make(tmp_path / "work" / "new", "new")
    for folder in (site, finished):
        (folder / "CNAME").write_text(folder.name)
    with pytest.raises(PublishError, match="CNAME is not ours and stands where the new site has a file"):
        replace_site(finished, site)
    assert (site / "CNAME").read_text() == "site"


def test_a_site_from_before_there_were_manifests_is_taken_over(published: Published, tmp_path: Path) -> None:
    site = copy(published, tmp_path / "site")
    (site / MANIFEST).unlink()
    (site / "en" / "gone").mkdir()
    (site / "en" / "gone" / "index.html").write_text("a page of an article that was deleted since")
    marker = json.loads((site / "site.json").read_text())
    marker["editions"]["en"].append("gone/")
    (site / "site.json").write_text(json.dumps(marker))
    build(published, site)
    assert tree(site) == tree(published.folder)


def test_a_site_without_a_manifest_that_holds_anything_else_is_left_alone(published: Published, tmp_path: Path) -> None:
    site = copy(published, tmp_path / "site")
    (site / MANIFEST).unlink()
    (site / "letter.txt").write_text("dear")
    before = tree(tmp_path)
    with pytest.raises(PublishError, match=r"no build wrote(.|\n)*letter\.txt"):
        build(published, site)
    assert tree(tmp_path) == before


def test_a_message_names_a_few_paths_and_counts_the_rest(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").touch()
    with pytest.raises(PublishError, match=r"07\.txt\n  and 12 more$"):
        check_replaceable(tmp_path)


def test_a_file_in_the_place_of_the_site_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x")
    with pytest.raises(PublishError, match="is a file, or a link to none; the site needs a folder"):
        check_replaceable(tmp_path / "site")


def test_where_a_disk_is_mounted_no_site_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_mount", lambda path: path == tmp_path)
    with pytest.raises(PublishError, match="a disk is mounted, which cannot be replaced; choose a folder in it"):
        check_replaceable(tmp_path)


def test_a_home_is_no_site_though_it_holds_nothing_but_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home" / ".ssh").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "home")
    monkeypatch.setenv("HOME", str(tmp_path / "link"))
    for site in (tmp_path / "home", tmp_path / "link"):
        with pytest.raises(PublishError, match=r"is a person's home; .*; choose a folder in it"):
            check_replaceable(site)
    check_replaceable(tmp_path / "home" / "site")


@pytest.mark.parametrize(
    ("corpus", "site"),
    [("corpus", "corpus/site"), ("site/corpus", "site"), ("both", "both"), ("corpus", "link/site"), ("a", "a/../a/b")],
)
def test_a_corpus_and_a_site_inside_one_another_are_refused(corpus: str, site: str, tmp_path: Path) -> None:
    (tmp_path / corpus).mkdir(parents=True)
    (tmp_path / corpus / "a.md").write_text("---\ntitle: A\n---\n\nWords.\n")
    (tmp_path / "link").symlink_to(tmp_path / corpus)
    before = tree(tmp_path)
    options = pipeline.Options(corpus=tmp_path / corpus, site_dir=tmp_path / site, cache=None)
    with pytest.raises(PublishError, match="lie inside one another; choose another --site-dir"):
        pipeline.build_site(options, pipeline.Problems(), pipeline.Stages())
    assert tree(tmp_path) == before


def test_folders_side_by_side_are_apart(tmp_path: Path) -> None:
    check_apart(tmp_path / "site", (tmp_path / "corpus", tmp_path / "site-more"))


def test_files_that_came_out_as_they_were_stay_the_same_ones_on_the_disk(tmp_path: Path) -> None:
    before, after = tmp_path / "site", tmp_path / "work" / "site"
    for folder, last in ((before, "one"), (after, "two")):
        (folder / "en").mkdir(parents=True)
        (folder / "en" / "index.html").write_text("same", encoding="utf-8")
        (folder / "last.html").write_text(last, encoding="utf-8")
    (before / "gone.html").write_text("x", encoding="utf-8")
    write_manifest(before)
    (after / "new.html").write_text("x", encoding="utf-8")
    for _ in range(2):  # also where they are the same already
        keep_unchanged(after, before, write_manifest(after))
        assert (after / "en" / "index.html").samefile(before / "en" / "index.html")
    assert (after / "last.html").read_text(encoding="utf-8") == "two"
    assert sorted(tree(after)) == sorted({"en/index.html", "last.html", "new.html", MANIFEST})
    assert list((tmp_path / "work").iterdir()) == [after]
