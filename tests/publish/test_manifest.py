"""What a build notes of the files that it wrote, and what it takes for its own later."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tashan.publish.manifest import (
    MAKER,
    MANIFEST,
    MARKER,
    find_strangers,
    list_content,
    read_manifest,
    read_pages,
    write_manifest,
)


def test_the_manifest_holds_every_file_with_its_hash_and_takes_those_that_are_known(tmp_path: Path) -> None:
    (tmp_path / "城市").mkdir()
    (tmp_path / "城市" / "index.html").write_bytes(b"page")
    (tmp_path / "a.css").write_bytes(b"style")
    hashes = write_manifest(tmp_path, {"a.css": "known"})
    assert hashes == {"a.css": "known", "城市/index.html": hashlib.sha256(b"page").hexdigest()}
    assert read_manifest(tmp_path) == hashes
    assert "城市/index.html" in (tmp_path / MANIFEST).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "data",
    [
        {"made_by": "another", "files": {"a": "b"}},
        {"files": {"a": "b"}},
        {"made_by": MAKER, "files": ["a"]},
        {"made_by": MAKER, "files": {"a": 1}},
        ["made_by", MAKER],
        None,
    ],
)
def test_a_manifest_of_another_maker_or_shape_is_none(data: Any, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(json.dumps(data), encoding="utf-8")
    assert read_manifest(tmp_path) is None


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        ({"made_by": MAKER, "editions": {"en": ["", "a/"]}}, {"en/index.html", "en/a/index.html"}),
        ({"made_by": "another", "editions": {"en": [""]}}, None),
        ({"editions": {"en": [""]}}, None),
        ({"made_by": MAKER, "editions": {"en": ""}}, None),
        ({"made_by": MAKER, "editions": ["en"]}, None),
        ({"made_by": MAKER}, None),
    ],
)
def test_a_site_from_before_there_were_manifests_names_its_pages(data: Any, pages: Any, tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text(json.dumps(data), encoding="utf-8")
    assert read_pages(tmp_path) == pages


def test_links_are_not_followed_empty_folders_count_and_what_is_kept_is_not_looked_into(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    for folder in (outside, site / "empty" / "deep", site / ".git", site / "en"):
        folder.mkdir(parents=True)
    (outside / "letter.txt").touch()
    (site / "link").symlink_to(outside)
    (site / ".git" / "HEAD").touch()
    (site / "CNAME").touch()
    (site / "en" / "CNAME").touch()
    found = list_content(site)
    assert (found.files, found.kept) == (("empty/deep/", "en/CNAME", "link"), (".git", "CNAME"))
    assert find_strangers(site, found.files, {"link": None, "en/CNAME": None}) == ("empty/deep/", "link")
