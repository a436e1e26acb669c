"""The new site takes the old one's place at once; what goes wrong on the way leaves the old one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tashan.publish import looks, swap
from tashan.publish.manifest import write_manifest
from tashan.publish.problems import PublishError


def make(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text)
    write_manifest(folder)
    return folder


@pytest.mark.parametrize("exchange", [True, False])
def test_the_finished_folder_takes_the_place_of_the_previous_one(
    exchange: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    site, finished = make(tmp_path / "site", "old"), make(tmp_path / "work" / "new", "new")
    swap.replace_site(finished, site)
    assert (site / "index.html").read_text() == "new"
    assert (finished / "index.html").read_text() == "old"


def test_a_failed_second_rename_puts_the_previous_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make(tmp_path / "site", "old")
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    with pytest.raises(FileNotFoundError):
        swap.swap_in(tmp_path / "absent", site)
    assert (site / "index.html").read_text() == "old"


def test_a_first_site_needs_no_previous_one(tmp_path: Path) -> None:
    swap.replace_site(make(tmp_path / "new", "new"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "new"


def test_a_file_that_comes_while_folders_are_exchanged_brings_the_previous_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, finished = make(tmp_path / "site", "old"), make(tmp_path / "work" / "new", "new")
    exchange = swap.swap_in

    def late(one: Path, other: Path) -> None:
        monkeypatch.setattr(swap, "swap_in", exchange)
        (site / "letter.txt").write_text("dear")
        exchange(one, other)

    monkeypatch.setattr(swap, "swap_in", late)
    with pytest.raises(PublishError, match=r"was given files while it was replaced(.|\n)*letter\.txt"):
        swap.replace_site(finished, site)
    assert (site / "index.html").read_text() == "old"


@pytest.mark.parametrize(
    ("path", "kept"), [("index.html", False), (".git/refs/main", True), (".git/refs/new", True), (".new", True)]
)
@pytest.mark.parametrize("links", [True, False])
def test_what_is_written_while_folders_are_exchanged_brings_the_previous_site_back(
    path: str, kept: bool, links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs replace files by renames, so that a second name of the old file does not follow."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    site, finished = make(tmp_path / "site", "old"), make(tmp_path / "work" / "new", "new")
    (site / ".git" / "refs").mkdir(parents=True)
    (site / ".git" / "refs" / "main").write_text("1234")
    exchange = swap.swap_in

    def late(one: Path, other: Path) -> None:
        monkeypatch.setattr(swap, "swap_in", exchange)
        (tmp_path / "waiting").write_text("newer")
        (tmp_path / "waiting").replace(site / path)
        exchange(one, other)

    monkeypatch.setattr(swap, "swap_in", late)
    with pytest.raises(PublishError, match=f"was given files while it was replaced(.|\n)*{path}"):
        swap.replace_site(finished, site)
    assert (site / path).read_text() == "newer"


@pytest.mark.parametrize("age", [-60, 60])
def test_a_file_of_any_age_that_is_changed_in_place_meanwhile_is_noticed(
    age: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one that was changed a moment ago, or is dated later, the next change may not show in its time."""
    site, finished = make(tmp_path / "site", "old"), make(tmp_path / "work" / "new", "new")
    exchange, page = swap.swap_in, site / "index.html"
    before = page.stat().st_mtime_ns - age * 1_000_000_000
    os.utime(page, ns=(before, before))

    def late(one: Path, other: Path) -> None:
        monkeypatch.setattr(swap, "swap_in", exchange)
        page.write_text("mod")
        if age < 0:
            os.utime(page, ns=(before, before))
        exchange(one, other)

    monkeypatch.setattr(swap, "swap_in", late)
    with pytest.raises(PublishError, match=r"was given files while it was replaced(.|\n)*index\.html"):
        swap.replace_site(finished, site)
    assert page.read_text() == "mod"


def test_an_old_file_that_stays_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, finished = make(tmp_path / "site", "old"), make(tmp_path / "work" / "new", "new")
    for path in site.iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))
    read = list[str]()
    whole = looks.hash_file
    monkeypatch.setattr(looks, "hash_file", lambda path: (read.append(str(path)), whole(path))[1])
    swap.replace_site(finished, site)
    assert read == [str(site / "index.html")]
