"""The checks on a finished site find what a reader would stumble over, and nothing else."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tashan.publish import checks
from tashan.publish.checks import _without_scripts, check_site, find_target, judge_site

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">'
HEAD = (
    f'<!doctype html><html lang="en"><head>{POLICY}<title>T</title>{{head}}</head><body id="top">{{body}}</body></html>'
)


def findings(tmp_path: Path, body: str = "", head: str = "", site_url: str = "", **files: str) -> tuple[str, ...]:
    pages = {"en/index.html": HEAD.format(head=head, body=body), **files}
    for path, text in pages.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return check_site(tmp_path, site_url)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="#top">x</a>',
        '<a href="./">x</a>',
        '<a href="../en/?q=1#top">x</a>',
        '<a href="https://example.org/anything">x</a>',
        '<a href="mailto:a@example.org">x</a>',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">',
        "<code>{{ verbatim }}</code>",
    ],
)
def test_sound_pages_have_no_findings(body: str, tmp_path: Path) -> None:
    assert findings(tmp_path, body) == ()


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ('<a href="b/">x</a>', "the link 'b/' leads nowhere: there is no en/b/index.html"),
        ('<a href="#b">x</a>', "the link '#b' leads nowhere: en/index.html has no id 'b'"),
        ('<a href="/en/b.html">x</a>', "the link '/en/b.html' leads nowhere: there is no en/b.html"),
        ('<img src="b.png">', "the link 'b.png' leads nowhere: there is no en/b.png"),
        ('<script src="https://cdn.example/x.js"></script>', "asks another host: https://cdn.example/x.js"),
        ('<img src="//cdn.example/x.png">', "asks another host: //cdn.example/x.png"),
        ('<p style="background: url(https://a.example/x)">', "asks another host: https://a.example/x"),
        ('<style>@import "https://a.example/x.css";</style>', "asks another host: https://a.example/x.css"),
        ('<img srcset="https://a.example/1 2x" src="#">', "asks another host: https://a.example/1"),
        ("<p>{{ figure }}</p>", "template syntax is left over: '{{ figure }}'"),
        ("<p>a</p>{% endif %}", "template syntax is left over: '{% endif %}'"),
        ('<p id="a"><p id="a">', "the id 'a' stands 2 times"),
    ],
)
def test_faults_are_found(body: str, finding: str, tmp_path: Path) -> None:
    assert f"en/index.html: {finding}" in findings(tmp_path, body)


def test_a_preconnect_to_another_host_is_found(tmp_path: Path) -> None:
    head = '<link rel="preconnect" href="https://fonts.example">'
    assert findings(tmp_path, head=head) == ("en/index.html: asks another host: https://fonts.example",)


def test_a_style_sheet_that_asks_another_host_is_found(tmp_path: Path) -> None:
    found = findings(tmp_path, **{"en/a.css": "@font-face { src: url('https://fonts.example/f.woff2') }"})
    assert found == ("en/a.css: asks another host: https://fonts.example/f.woff2",)


@pytest.mark.parametrize(
    ("page", "finding"),
    [
        (f"<html><head>{POLICY}<title>T</title></head><body></body></html>", "has no lang"),
        (f'<html lang="zh"><head>{POLICY}<title>T</title></head><body></body></html>', "has lang 'zh', expected 'en'"),
        (f'<html lang="en"><head>{POLICY}<title> </title></head><body></body></html>', "has no title"),
        ('<html lang="en"><head><title>T</title></head><body></body></html>', "has no Content-Security-Policy"),
    ],
)
def test_every_page_has_a_title_and_its_edition_s_language(page: str, finding: str, tmp_path: Path) -> None:
    assert findings(tmp_path, **{"en/index.html": page}) == (f"en/index.html: {finding}",)


def test_links_to_the_site_s_own_address_are_checked_too(tmp_path: Path) -> None:
    head = (
        '<link rel="canonical" href="https://example.org/t/en/"><link rel="alternate" href="https://example.org/t/b/">'
    )
    assert findings(tmp_path, head=head, site_url="https://example.org/t/") == (
        "en/index.html: the link 'https://example.org/t/b/' leads nowhere: there is no b/index.html",
    )


STEPS = st.lists(st.sampled_from(["..", ".", "a", "b.html", "%E6%B5%B7", "c d".replace(" ", "%20")]), min_size=1)


@given(folder=st.sampled_from(["", "en", "en/cities/hangzhou"]), steps=STEPS, end=st.sampled_from(["", "/"]))
def test_an_address_leads_where_a_browser_would_go(folder: str, steps: list[str], end: str) -> None:
    address = "/".join(steps) + end
    there = urlsplit(urljoin(f"https://site.invalid/{folder}/" if folder else "https://site.invalid/", address)).path
    assert find_target(folder, address, "") == unquote(there).lstrip("/")


@given(st.lists(st.sampled_from(["<script>", "</script>", "<p>", ">", "<", "a", " id='b'"]), max_size=9))
def test_scripts_are_left_out_as_by_the_plain_pattern(parts: list[str]) -> None:
    text = "".join(parts)
    assert _without_scripts(text) == re.sub(r"(?<=>)[^<]*</script>", "", text)


def test_a_page_that_stands_answers_for_its_ids_without_being_read(tmp_path: Path) -> None:
    stands, links = HEAD.format(head="", body='<p id="a">x</p>'), HEAD.format(head="", body='<a href="../#{}">x</a>')
    findings(tmp_path, **{"en/index.html": stands, "en/b/index.html": links.replace("{}", "a")})
    before = judge_site(tmp_path).checked
    (tmp_path / "en/index.html").write_bytes(b"\xff is no page")
    for anchor, found in (("a", 0), ("top", 0), ("b", 1)):
        (tmp_path / "en/b/index.html").write_text(links.replace("{}", anchor), encoding="utf-8")
        verdict = judge_site(tmp_path, standing=frozenset({"en/index.html"}), before=before)
        assert len(verdict.findings) == found
        assert verdict.checked.ids["en/index.html"] == before.ids["en/index.html"]


@pytest.mark.parametrize(
    ("anchor", "trusted"), [("a", True), ("a", False), ("%61", False), *product(("海", "%E6%B5%B7"), (True, False))]
)
def test_a_page_that_stands_is_looked_at_again_where_an_id_that_it_names_is_gone(
    anchor: str, trusted: bool, tmp_path: Path
) -> None:
    links = HEAD.format(head="", body=f'<a href="../#{anchor}">x</a>')
    target = '<p id="a">x</p><p id="海">x</p><p id="b">x</p>'
    findings(tmp_path, **{"en/index.html": HEAD.format(head="", body=target), "en/b/index.html": links})
    before = judge_site(tmp_path).checked
    stands = frozenset({"en/b/index.html"})

    def judge(body: str) -> tuple[str, ...]:
        (tmp_path / "en/index.html").write_text(HEAD.format(head="", body=body), encoding="utf-8")
        return judge_site(tmp_path, trusted=stands if trusted else frozenset(), standing=stands, before=before).findings

    assert judge('<p id="a">x</p><p id="海">x</p>') == ()
    assert judge(target) == ()
    assert len(judge('<p id="b">x</p>')) == 1
    assert len(judge('<p id="海">x</p><p id="b">x</p>')) == (anchor in {"a", "%61"})


def test_a_rendered_page_that_names_no_lost_id_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = HEAD.format(head="", body='<a href="../#a">x</a>')
    target = '<p id="a">x</p><p id="b">x</p>'
    findings(tmp_path, **{"en/index.html": HEAD.format(head="", body=target), "en/b/index.html": links})
    before = judge_site(tmp_path).checked
    stands = frozenset({"en/b/index.html"})
    (tmp_path / "en/index.html").write_text(HEAD.format(head="", body='<p id="a">x</p>'), encoding="utf-8")
    read: list[str] = []
    scan = checks._scan_page
    monkeypatch.setattr(checks, "_scan_page", lambda site, path, url: read.append(path) or scan(site, path, url))
    assert judge_site(tmp_path, trusted=stands, standing=stands, before=before).findings == ()
    assert read == []
