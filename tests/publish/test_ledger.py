"""A manifest proves nothing by itself: what was not made here is put aside, never deleted."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tashan.publish import swap
from tashan.publish.ledger import is_noted, note_site
from tashan.publish.manifest import MANIFEST, write_manifest
from tashan.publish.problems import PublishError
from tests.publish.conftest import Published
from tests.publish.pages import tree
from tests.publish.test_place import build
from tests.publish.test_swap import make


def documents(folder: Path) -> Path:
    """A person's folder under a manifest that is right in every hash."""
    (folder / "letters").mkdir(parents=True)
    (folder / "letters" / "a.txt").write_text("dear")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref")
    write_manifest(folder)
    return folder


@pytest.mark.parametrize("exchange", [True, False])
def test_a_manifest_made_by_hand_costs_no_file(exchange: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    site, finished = documents(tmp_path / "site"), make(tmp_path / "work" / "new", "new")
    before = tree(site)
    aside = swap.replace_site(finished, site, tmp_path / "sites.txt")
    assert aside == tmp_path / "site.replaced-1"
    assert tree(aside) == before
    assert (site / "index.html").read_text() == "new"
    assert (site / ".git" / "HEAD").read_text() == "ref"
    assert not finished.exists()


def test_a_second_folder_gets_a_name_of_its_own(tmp_path: Path) -> None:
    for number in (1, 2):
        shutil.rmtree(tmp_path / "site", ignore_errors=True)
        site, finished = documents(tmp_path / "site"), make(tmp_path / "work" / f"new{number}", "new")
        assert swap.replace_site(finished, site, tmp_path / "sites.txt") == tmp_path / f"site.replaced-{number}"


def test_what_was_made_here_gives_way_wherever_it_lies_now(tmp_path: Path) -> None:
    ledger = tmp_path / "cache" / "sites.txt"
    assert swap.replace_site(make(tmp_path / "new", "one"), tmp_path / "site", ledger) is None
    (tmp_path / "site").rename(tmp_path / "moved")
    assert swap.replace_site(make(tmp_path / "new", "two"), tmp_path / "moved", ledger) is None
    assert (tmp_path / "moved" / "index.html").read_text() == "two"
    assert not list(tmp_path.glob("*.replaced-*"))


def test_where_the_new_site_holds_all_of_the_previous_one_nothing_is_put_aside(tmp_path: Path) -> None:
    site, finished = make(tmp_path / "site", "same"), make(tmp_path / "new", "same")
    (finished / "more.html").write_text("more")
    write_manifest(finished)
    assert swap.replace_site(finished, site, tmp_path / "sites.txt") is None


def test_where_no_ledger_can_be_kept_the_manifest_has_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    site, finished = make(tmp_path / "site", "old"), make(tmp_path / "new", "new")
    assert swap.replace_site(finished, site, tmp_path / "file" / "sites.txt") is None
    assert (site / "index.html").read_text() == "new"


def test_a_failure_puts_nothing_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(16, "Device or resource busy")

    site, finished = make(tmp_path / "site", "old"), make(tmp_path / "work" / "new", "new")
    monkeypatch.setattr(swap, "swap_in", fail)
    with pytest.raises(PublishError, match="cannot be replaced: Device or resource busy"):
        swap.replace_site(finished, site, tmp_path / "sites.txt")
    assert finished.exists()
    assert not list(tmp_path.glob("*.replaced-*"))


def test_half_a_line_in_the_ledger_spoils_no_other(tmp_path: Path) -> None:
    site, ledger = make(tmp_path / "site", "old"), tmp_path / "sites.txt"
    ledger.write_text("\n0123")
    assert note_site(ledger, site)
    assert note_site(ledger, site)
    assert is_noted(ledger, site)
    assert len(ledger.read_text().split()) == 2
    (site / MANIFEST).write_text("{}")
    assert not is_noted(ledger, site)


def test_a_site_from_before_manifests_is_put_aside(published: Published, tmp_path: Path) -> None:
    site = Path(shutil.copytree(published.folder, tmp_path / "site"))
    (site / MANIFEST).unlink()
    (site / "index.html").write_text("my own page, where a build has one")
    report = build(published, site, tmp_path / "sites.txt")
    assert report.aside == tmp_path / "site.replaced-1"
    assert (report.aside / "index.html").read_text() == "my own page, where a build has one"


def test_a_ledger_that_is_a_link_or_a_pipe_is_neither_read_nor_written(tmp_path: Path) -> None:
    site, other = make(tmp_path / "site", "old"), tmp_path / "other"
    other.write_text("words")
    (tmp_path / "link").symlink_to(other)
    (tmp_path / "zero").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "zero", "pipe"):
        assert not is_noted(tmp_path / name, site)
        assert not note_site(tmp_path / name, site)
    assert other.read_text() == "words"


def test_a_ledger_in_a_linked_folder_is_neither_read_nor_written(tmp_path: Path) -> None:
    site, real = make(tmp_path / "site", "old"), tmp_path / "real" / "sites.txt"
    assert note_site(real, site)
    before = real.read_bytes()
    (tmp_path / "link").symlink_to(real.parent)
    assert not is_noted(tmp_path / "link" / "sites.txt", site)
    assert not note_site(tmp_path / "link" / "sites.txt", site)
    assert not note_site(tmp_path / "link" / "new.txt", site)
    assert real.read_bytes() == before
    assert [file.name for file in real.parent.iterdir()] == ["sites.txt"]
