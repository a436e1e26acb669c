"""The frame is drawn once a shape; every page in it is the one that MkDocs and Material would have made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html
from mkdocs.structure.pages import Page
from msgspec.structs import replace

from tashan import forks
from tashan.briefings import compose_edition
from tashan.model import Document, Edition, Heading, Label, Sheet, Site
from tashan.publish import builders
from tashan.publish.builders import build_editions
from tashan.publish.press import Press, find_ids
from tashan.publish.settings import edition_settings, write_settings
from tashan.publish.sources import Source
from tashan.publish.wording import frame_words
from tashan.render import render_edition
from tashan.render.inert import full_width_braces
from tashan.render.inert import plain as inert_plain
from tashan.store import Store
from tests.briefings.library import LIBRARY
from tests.publish.pages import PROJECT


def make_press(
    folder: Path,
    edition: Edition,
    documents: tuple[Document | Sheet, ...],
    site: Site | None = None,
    drawn: Mapping[str, tuple[str, ...]] | None = None,
) -> Press:
    source = Source(edition=edition, documents=documents, words=frame_words(edition, site=site))
    (folder / "docs").mkdir(parents=True)
    others = {"zh-Hans": frozenset({"index.md"}), "en": source.paths}
    settings = edition_settings(source, others, project=PROJECT, site_url="https://example.org/")
    write_settings(settings, folder / "mkdocs.yml")
    return Press(source, folder / "mkdocs.yml", {}, drawn=drawn)


HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "Tom's <b>&amp; Co</b>",
    "{{ 7 * 7 }} {% raw %} {# x",
    "\ue000body\ue001",
    "a\u202eb\nc",
)


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_site_says_of_itself_is_words_in_every_frame(text: str, tmp_path: Path) -> None:
    label = Label(zh_hans=text, zh_hant=text, en=text)
    site = Site(**dict.fromkeys(Site.__struct_fields__, label))
    sheet = Sheet(path="index.md", meta={"title": "T"}, body="<h1>T</h1>", headings=())
    own = Document(path="about.md", text="# About\n")
    presses = make_press(tmp_path / "a", "en", (sheet, own), site), make_press(tmp_path / "b", "en", (sheet, own))
    pages = [(press.press(sheet), press.write({}.get)["about.md"].html) for press in presses]
    for one, other in zip(*pages, strict=True):
        trees = [html.document_fromstring(page) for page in (one, other)]
        shapes = [[(e.tag, sorted(e.attrib)) for e in tree.iter()] for tree in trees]
        assert shapes[0] == shapes[1]
        policies = [tree.xpath("//meta[@http-equiv]/@content") for tree in trees]
        assert policies[0] == policies[1]
        (licence,) = trees[0].find_class("site-footer__licence")
        assert "{{" not in one
        assert licence.text_content() == full_width_braces(inert_plain(text).strip("\ue000\ue001"))


def test_a_frame_that_was_drawn_before_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet(path="briefings/a.md", meta={"title": "T"}, body="<h1>T</h1>", headings=())
    first = make_press(tmp_path / "a", "en", (sheet,))
    page = first.press(sheet)
    again = make_press(tmp_path / "b", "en", (sheet,), drawn=first.drawn)
    monkeypatch.setattr(Press, "_draw", pytest.fail)
    assert again.press(sheet) == page


def draw_whole(press: Press, sheet: Sheet) -> str:
    """The page as the theme draws it in one go, with nothing kept from another page."""
    filled = press.press(sheet)
    body = filled[filled.index("<h1 id") : filled.index("</article>")]
    page = press._page(sheet.path)
    fresh = Page(None, page.file, press._config)
    page.meta, page.content, page.toc, page.markdown = dict(sheet.meta), body, press_toc(press, sheet), ""
    assert fresh.url == page.url
    return press._draw(page)


def press_toc(press: Press, sheet: Sheet) -> object:
    from mkdocs.structure.toc import get_toc  # noqa: PLC0415

    from tashan.publish.press import _nest  # noqa: PLC0415

    return get_toc(_nest(sheet.headings))


def without_blanks(page: str) -> list[str]:
    return [line.strip() for line in page.splitlines() if line.strip()]


@pytest.mark.parametrize("edition", ["zh-Hant", "en"])
def test_a_filled_frame_is_the_page_that_the_theme_would_have_drawn(tmp_path: Path, edition: Edition) -> None:
    sheets = render_edition(compose_edition(LIBRARY, edition), edition)
    press = make_press(tmp_path, edition, sheets)
    filled = [press.press(sheet) for sheet in sheets]
    for sheet, page in zip(sheets, filled, strict=True):
        assert without_blanks(page) == without_blanks(draw_whole(press, sheet)), sheet.path


def test_a_body_is_taken_as_it_is(tmp_path: Path) -> None:
    body = '<h1 id="title">A</h1>\n<p>*not* {{ a }} template \ue000body\ue001 [or](Markdown)</p>\n'
    sheet = Sheet(
        path="a/b.md", meta={"title": "A <b>"}, body=body, headings=(Heading(level=1, id="title", title="A"),)
    )
    page = make_press(tmp_path, "en", (sheet,)).press(sheet)
    assert "<p>*not* {{ a }} template \ue000body\ue001 [or](Markdown)</p>" in page
    assert "<title>A &lt;b&gt; · " in page
    assert 'href="../../assets/' in page


def test_a_link_of_a_written_page_to_a_place_that_a_rendered_one_lacks_is_a_warning(tmp_path: Path) -> None:
    sheet = Sheet(path="data.md", meta={"title": "Data"}, body='<h1 id="title">D</h1>\n<p id="rows">x</p>\n')
    about = Document(path="about.md", text="# About\n\n[x](data.md#rows) [y](data.md#nowhere) [z](gone.md)\n")
    press = make_press(tmp_path, "en", (sheet, about))
    (page,) = press.write({"data.md": find_ids(sheet.body)}.get).values()
    assert 'href="../data/#rows"' in page.html
    assert len(press.warnings) == 2
    assert "gone.md" in press.warnings[0]
    assert "#nowhere" in press.warnings[1]


def test_frames_are_recalled_for_the_same_frame_and_settings_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = Sheet(path="briefings/a.md", meta={"title": "T"}, body="<h1>T</h1>", headings=())
    drawn, draw = list[str](), Press._draw
    monkeypatch.setattr(Press, "_draw", lambda press, *more: drawn.append("frame") or draw(press, *more))

    def build(name: str, frame: bytes, *, strict: bool = False, called: str = "A") -> bytes:
        words = replace(frame_words("en"), site_name=called)
        source = Source(edition="en", documents=(sheet,), words=words)
        folder = tmp_path / name
        (folder / "docs").mkdir(parents=True)
        settings = edition_settings(source, {"en": source.paths}, project=PROJECT, site_url="")
        write_settings(settings, folder / "mkdocs.yml")
        with Store(tmp_path / "store.sqlite") as store:
            build_editions(
                (source,), {"en": folder / "mkdocs.yml"}, folder / "site", folder / "before", publisher="mkdocs",
                strict=strict, on_done=lambda _: None, store=store, frame=frame,
            )  # fmt: skip
        return (folder / "site" / "en" / "briefings" / "a" / "index.html").read_bytes()

    first = build("first", b"1")
    assert build("again", b"1") == first
    assert len(drawn) == 1
    build("another frame", b"2")
    build("another name", b"1", called="B")
    assert build("strict", b"1", strict=True) == first
    assert build("not kept", b"") == first
    assert len(drawn) == 5


def test_frames_that_another_process_drew_are_kept_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = ("a.md", "b/b.md", "c/c.md", "d/d/d.md")
    sheets = tuple(Sheet(path=path, meta={"title": "T"}, body="<h1>T</h1>", headings=()) for path in paths)
    source = Source(edition="en", documents=sheets, words=frame_words("en"))
    monkeypatch.setattr(forks, "processors", lambda: 1 if forks._busy else 2)
    for name, least in (("shared", 1), ("alone", len(sheets) + 1)):
        monkeypatch.setattr(builders, "LIGHT", least)
        if name == "alone":
            monkeypatch.setattr(Press, "_draw", pytest.fail)
        (tmp_path / name / "docs").mkdir(parents=True)
        settings = edition_settings(source, {"en": source.paths}, project=PROJECT, site_url="")
        write_settings(settings, tmp_path / name / "mkdocs.yml")
        with Store(tmp_path / "store.sqlite") as store:
            build_editions(
                (source,), {"en": tmp_path / name / "mkdocs.yml"}, tmp_path / name / "site", tmp_path / "before",
                publisher="mkdocs", strict=False, on_done=lambda _: None, store=store, frame=b"1",
            )  # fmt: skip
    assert (tmp_path / "alone" / "site" / "en" / "d" / "d" / "d" / "index.html").is_file()
