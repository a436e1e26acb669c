"""Addresses between pages that are served as folders."""

from __future__ import annotations

import pytest

from tashan.briefings import links


@pytest.mark.parametrize(
    ("source", "target", "anchor", "expected"),
    [
        ("index.md", "index.md", "", "./"),
        ("index.md", "cities/hangzhou.md", "capital", "cities/hangzhou/#capital"),
        ("cities/hangzhou.md", "index.md", "", "../../"),
        ("cities/hangzhou.md", "cities/index.md", "", "../"),
        ("cities/index.md", "cities/hangzhou.md", "", "hangzhou/"),
        ("briefings/six/index.md", "briefings/six/copy.en.md", "", "copy.en/"),
        ("briefings/six/copy.en.md", "briefings/six/index.md", "p1s0", "../#p1s0"),
        ("briefings/six/index.md", "briefings/six/index.md", "p1s0", "#p1s0"),
        ("data.md", "briefings/六小龙/index.md", "", "../briefings/%E5%85%AD%E5%B0%8F%E9%BE%99/"),
    ],
)
def test_a_link_leads_from_the_served_folder_of_one_page_to_that_of_another(source, target, anchor, expected):
    assert links.relative(source, target, anchor) == expected


def test_data_files_stand_one_level_above_the_edition():
    assert links.asset("data.md", "data/figures.csv") == "../../data/figures.csv"
    assert links.asset("index.md", "data/figures.csv") == "../data/figures.csv"


@pytest.mark.parametrize("name", ["index", "README", ".hidden", "a/b", "..", 'x"<y>', "50%#?", ""])
def test_no_id_becomes_a_path_that_a_builder_treats_specially(name):
    stem = links.file_stem(name)
    assert stem.lower() not in {"index", "readme", ""}
    assert not stem.startswith(".")
    assert not set(stem) & set('/\\<>"|?*:#%')


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "javascript://host/%0aalert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "//evil.example",
        "ftp://x.example",
        "http://",
        "x",
        "",
        None,
        "http://[broken",
    ],
)
def test_only_web_addresses_become_links(url):
    assert links.web_address(url) is None


def test_a_web_address_cannot_leave_its_attribute():
    assert links.web_address('https://a.example/"><b>`{{x}}') == "https://a.example/%22%3E%3Cb%3E%60%7B%7Bx%7D%7D"
