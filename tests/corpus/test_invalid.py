"""One problem a file: each is reported on one line, whole, with its place and what would be valid."""

# ruff: noqa: E501 - a problem is one line, and is asserted as one

from __future__ import annotations

import builtins
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tashan.corpus import CODES, check_cities, read_corpus, read_reference
from tashan.model import Reference
from tashan.normalise import normalise_article
from tashan.problems import Problems

TEXT = "这座城市的创新需要耐心。人们在等。\n\n第二段说的是企业。\n"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A file with one problem, and the line that says so."""

    name: str
    content: str | bytes
    line: str
    beside: tuple[tuple[str, str], ...] = ()
    """Sound files that stand beside it."""


def head(*lines: str, text: str = TEXT) -> str:
    """A file with these lines of YAML on lines 2 and after; a title unless the lines have one."""
    title = () if any(line.startswith("title") for line in lines) else ("title: 城市的耐心",)
    return "\n".join(["---", *lines, *title, "---", "", text])


def case(name: str, content: str | bytes, line: str, *beside: tuple[str, str]) -> Case:
    return Case(name=name, content=content, line=line, beside=beside)


SOUND = ("other.md", head())
DATES = "2025-02-13, 2025-02-13 15:58:16, 2025年2月13日, 2025/2/13 or RFC 2822"
CASES = (
    # --- the file ---
    case("empty.md", b"", "empty.md: C006 is empty; valid: an article's text"),
    case("blank.md", "\n \n\t\n", "blank.md: C006 is empty; valid: an article's text"),
    case("only-a-mark.md", b"\xef\xbb\xbf", "only-a-mark.md: C006 is empty; valid: an article's text"),
    case(
        "picture.md",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        "picture.md: C011 is not text: it begins with b'\\x89PNG', as documents and pictures do; valid: plain text or Markdown",
    ),
    case(
        "document.txt",
        b"PK\x03\x04 word/document.xml",
        "document.txt: C011 is not text: it begins with b'PK\\x03\\x04', as documents and pictures do; valid: plain text or Markdown",
    ),
    case(
        "zeros.md",
        "正文\x00\n".encode(),
        "zeros.md: C011 is not text: it holds zero bytes; valid: plain text or Markdown",
    ),
    case(
        "noise.md",
        bytes(range(128, 256)) * 4,
        "noise.md: C012 is in no known encoding; valid: UTF-8 (GB18030, Big5 and UTF-16 are read too)",
    ),
    case(
        "short.md",
        b"---\ntitle: x\n---\n" + "城市创新。".encode("gb18030"),
        "short.md: C013 was read as gb18030, a guess on few characters; valid: UTF-8",
    ),
    case(
        "damaged.md",
        head(text="这座城市的\ufffd新需要耐心。人们在等。\n"),
        "damaged.md:5:6: C021 1 replacement characters: the text was damaged before; valid: its source's text",
    ),
    case("large.md", "城" * 2_800_000, "large.md: C007 has 8,400,000 bytes; valid: at most 8,388,608"),
    case(
        "很" * 47 + ".md",
        head(),
        "很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很.md: C008 has a name of 141 bytes; its address is '很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很-8de54ce5'; valid: at most 140",
    ),
    case(
        "a#b.md",
        head(),
        "a#b.md: C009 has '#' in its name; its address is 'a-b'; valid: letters, digits, -, _ and single dots",
    ),
    case(
        "a%20b.md",
        head(),
        "a%20b.md: C009 has '%' in its name; its address is 'a-20b'; valid: letters, digits, -, _ and single dots",
    ),
    case(
        "a..b.md",
        head(),
        "a..b.md: C009 has '..' in its name; its address is 'a-b'; valid: letters, digits, -, _ and single dots",
    ),
    case(
        "-a.md",
        head(),
        "-a.md: C009 has '-' at the beginning of its name; its address is 'a'; valid: letters, digits, -, _ and single dots",
    ),
    case(
        "two words.md", head(), "two words.md: C010 has spaces in its name; its address is 'two-words'; valid: hyphens"
    ),
    case("word.docx", b"PK", "word.docx: C014 is a .docx document and not read; valid: .md, .markdown, .txt", SOUND),
    case(
        "page.html", "<p>x</p>", "page.html: C014 is a .html document and not read; valid: .md, .markdown, .txt", SOUND
    ),
    # --- addresses and editions ---
    case(
        "twin.md",
        head("slug: other"),
        "twin.md:2: C016 has the address 'other', which other.md has already; it is found under 'twin'; valid: another name or slug",
        SOUND,
    ),
    case(
        "lonely.en.md",
        head("title: Patience", text="The city needs patience.\n"),
        "lonely.en.md: C017 is an edition of 'lonely', which is not there; it is read as an article of its own; valid: an edition beside its article",
        SOUND,
    ),
    case(
        "other.en.md",
        head("lang: zh-Hans"),
        "other.en.md:2: C018 `lang` is zh-Hans, but the file's name says en; valid: one language",
        SOUND,
    ),
    case(
        "points-nowhere.md",
        head("version_of: nothing-here"),
        "points-nowhere.md:2: F134 `version_of` names 'nothing-here', which is not in this corpus; valid: the name of a file without its ending",
        SOUND,
    ),
    case(
        "points-at-itself.md",
        head("version_of: points-at-itself"),
        "points-at-itself.md:2: F135 `version_of` names the article itself; valid: another article",
        SOUND,
    ),
    case(
        "not-itself.md",
        head("not_version_of: [not-itself]"),
        "not-itself.md:2: F135 `not_version_of` names the article itself; valid: another article",
        SOUND,
    ),
    case(
        "both.md",
        head("version_of: other", "not_version_of: [other]"),
        "both.md:3: F136 'other' is named by `version_of` and by `not_version_of`; valid: one of them",
        SOUND,
    ),
    case(
        "no-city.md",
        head("cities: [atlantis]"),
        "no-city.md:2: F138 `cities` names 'atlantis', which is not in cities.yml; valid: an id of that file",
    ),
    # --- the block ---
    case(
        "open.md",
        "---\ntitle: 城市\n\n正文\n",
        "open.md:1:1: F101 the front matter is opened with --- and never closed; valid: a closing line",
    ),
    case(
        "open-toml.md",
        '+++\ntitle = "城市"\n\n正文\n',
        "open-toml.md:1:1: F101 the front matter is opened with +++ and never closed; valid: a closing line",
    ),
    case(
        "open-json.md",
        '{\n"title": "城市",\n\n正文\n',
        "open-json.md:1:1: F101 the front matter is opened with { and never closed; valid: a closing line",
    ),
    case(
        "colon.md",
        head("title: 城市: 耐心: 时间"),
        "colon.md:2:8: F145 `title` was read as its whole line; valid: the value in quotes",
    ),
    case(
        "quote.md",
        head('title: "城市'),
        'quote.md:2:8: F102 a quotation mark opens and never closes in `title: "城市`; valid: one at each end of the value',
    ),
    case(
        "after-quote.md",
        head('title: "城市"的耐心'),
        "after-quote.md:2:8: F145 `title` was read as its whole line; valid: the value in quotes",
    ),
    case(
        "no-colon.md",
        head("title: 城市", "只有一句话"),
        "no-colon.md:3:1: F102 a line without a colon stands in `只有一句话`; valid: `key: value` lines",
    ),
    case(
        "escape.md",
        head('title: "C:\\城市"'),
        'escape.md:2:11: F102 a backslash stands between double quotes in `title: "C:\\城市"`; valid: single quotes',
    ),
    case(
        "entries.md",
        head("source: {publisher: 某某报", "title: 城市"),
        "entries.md:2:9: F102 entries open and never close in `source: {publisher: 某某报`; valid: {a: b, c: d}",
    ),
    case(
        "tab.md",
        head("source:", "\tpublisher: 某某报"),
        "tab.md:3:1: F146 a tab stands where a line begins; it was read as two spaces; valid: spaces",
    ),
    case(
        "at.md",
        head("title: @城市"),
        "at.md:2:8: F145 `title` was read as its whole line; valid: the value in quotes",
    ),
    case(
        "bracket.md",
        head("tags: [创新, 城市", "title: 城市"),
        "bracket.md:2:7: F102 a list opens and never closes in `tags: [创新, 城市`; valid: [a, b]",
    ),
    case(
        "control.md",
        head("title: 城\x07市"),
        "control.md:2:9: F102 a character that cannot be seen and is not allowed; valid: text without control characters",
    ),
    case(
        "prose.md",
        "---\n只是一句话\n---\n正文\n",
        "prose.md:2:1: F105 the front matter is '只是一句话'; valid: `key: value` lines",
    ),
    case(
        "list.md",
        "---\n- a\n- b\n---\n正文\n",
        "list.md:2:1: F105 the front matter is a list of 2; valid: `key: value` lines",
    ),
    case(
        "twice.md",
        head("title: 城市", "date: 2025-02-13", "title: 城市的耐心"),
        "twice.md:4:1: F110 the key 'title' is given twice, first on line 2; valid: each key once",
    ),
    case(
        "tag.md",
        head("title: !!python/object:os.system 城市"),
        "tag.md:2:8: F109 the tag tag:yaml.org,2002:python/object:os.system is not allowed; valid: text, numbers, lists and entries",
    ),
    case(
        "local-tag.md",
        head("title: !env 城市"),
        "local-tag.md:2:8: F109 the tag !env is not allowed; valid: text, numbers, lists and entries",
    ),
    case(
        "alias.md",
        head("tags: *tags"),
        "alias.md:2:7: F112 the alias *tags refers to no value above it; valid: the value itself",
    ),
    case(
        "bomb.md",
        head(
            "a: &a [x, x, x, x, x, x, x, x, x]",
            *(f"{c}: &{c} [{', '.join(['*' + chr(ord(c) - 1)] * 9)}]" for c in "bcdef"),
        ),
        "bomb.md:6:4: F108 there are more than 20,000 values once aliases are written out; valid: fewer",
    ),
    case(
        "deep.md",
        head("x: " + "[" * 30 + "]" * 30),
        "deep.md:2:23: F107 values are nested more than 20 deep; valid: flat keys",
    ),
    case(
        "deep-json.md",
        '{"title": "城市", "x": ' + "[" * 40 + "]" * 40 + "}\n正文\n",
        "deep-json.md:1:1: F107 values are nested more than 20 deep; valid: flat keys",
    ),
    case("key.md", head("[a, b]: c"), "key.md:2:1: F111 a key is a list, entries or nothing; valid: text"),
    case(
        "huge.md",
        head("x: " + "长" * 70_000),
        "huge.md:2:1: F106 the front matter has 70,017 characters; valid: at most 65,536",
    ),
    case(
        "toml.md",
        '+++\ntitle = "城市"\ndate = 2025-02-30\n+++\n正文\n',
        'toml.md:3:8: F103 invalid date or datetime; valid: lines such as title = "城市"',
    ),
    case(
        "toml-quote.md",
        "+++\ntitle = 城市\n+++\n正文\n",
        'toml-quote.md:2:9: F103 invalid value; valid: lines such as title = "城市"',
    ),
    case(
        "toml-twice.md",
        '+++\ntitle = "城市"\ntitle = "城市的耐心"\n+++\n正文\n',
        "toml-twice.md:3:16: F110 cannot overwrite a value; valid: each key once",
    ),
    case(
        "json.md",
        '{\n"title": "城市",\n"date": \n}\n正文\n',
        'json.md:4:1: F104 expecting value; valid: "key": value entries with commas between them',
    ),
    case(
        "json-twice.md",
        '{\n"title": "城市",\n"title": "耐心"\n}\n正文\n',
        "json-twice.md:3:1: F110 the key 'title' is given twice, first on line 2; valid: each key once",
    ),
    # --- values ---
    case("title-list.md", head("title: [城市, 耐心]"), "title-list.md:2:8: F120 `title` is a list of 2; valid: text"),
    case(
        "title-long.md",
        head("title: " + "长" * 301),
        "title-long.md:2:8: F121 `title` has 301 characters; valid: at most 300",
    ),
    case(
        "no-title.md",
        "---\nlang: zh-Hans\n---\n\n" + TEXT,
        "no-title.md:1: N301 has no title; '这座城市的创新需要耐心…' stands in for it; valid: a `title`",
    ),
    case("no-text.md", head(text=""), "no-text.md:4: N302 has no text below its head; valid: an article's text"),
    case(
        "only-boilerplate.md",
        head(text="发表评论\n"),
        "only-boilerplate.md:4: N302 has no text besides boilerplate; valid: an article's text",
    ),
    case("date-none.md", head("date:"), "date-none.md:2:1: F141 `date` is empty; fill it in or delete the key"),
    case(
        "date-words.md",
        head("date: 去年春天"),
        f"date-words.md:2:7: F122 `date` is '去年春天', which cannot be read; valid: {DATES}",
    ),
    case(
        "date-impossible.md",
        head("date: 2025-02-30"),
        f"date-impossible.md:2:7: F123 `date` is '2025-02-30', a moment that does not exist; valid: {DATES}",
    ),
    case(
        "date-impossible-zh.md",
        head("date: 2025年13月1日"),
        f"date-impossible-zh.md:2:7: F123 `date` is '2025年13月1日', a moment that does not exist; valid: {DATES}",
    ),
    case(
        "date-hour.md",
        head("date: 2025-02-13 25:00:00"),
        f"date-hour.md:2:7: F123 `date` is '2025-02-13 25:00:00', a moment that does not exist; valid: {DATES}",
    ),
    case(
        "date-list.md",
        head("date: [2025-02-13]"),
        f"date-list.md:2:7: F122 `date` is a list of 1; valid: a date such as {DATES}",
    ),
    case(
        "date-future.md",
        head("date: 2999-01-01"),
        "date-future.md:2:7: F124 `date` is 2999-01-01, which lies in the future; valid: today or earlier",
    ),
    case(
        "date-order.md",
        head("date: 2025-02-13", "lastmod: 2025-02-12"),
        "date-order.md:3:10: F125 `lastmod` is 2025-02-12, before `date` 2025-02-13; valid: the same day or later",
    ),
    case(
        "date-twice.md",
        head("date: 2025-02-13", "published: 2025-02-14"),
        "date-twice.md:3:1: F140 `published` says '2025-02-14' and `date` '2025-02-13'; `date` counts",
    ),
    case(
        "source-date.md",
        head("source: {published: 2025-00-01}"),
        f"source-date.md:2:21: F123 `source.published` is '2025-00-01', a moment that does not exist; valid: {DATES}",
    ),
    case(
        "lang.md",
        head("lang: fr"),
        "lang.md:2:7: F126 `lang` is 'fr'; valid: zh-Hans, zh-Hant, en and their regions, such as zh-CN or en-GB",
    ),
    case(
        "lang-number.md",
        head("lang: 1"),
        "lang-number.md:2:7: F126 `lang` is the number 1; valid: zh-Hans, zh-Hant, en and their regions, such as zh-CN or en-GB",
    ),
    case(
        "lang-two.md",
        head("lang: [zh-CN, en]"),
        "lang-two.md:2:7: F127 `lang` names zh-Hans and en; valid: the one language of this file's text",
    ),
    case(
        "lang-wrong.md",
        head("lang: en", text="这座城市的创新需要耐心。" * 60),
        "lang-wrong.md:2: N303 `lang` says en, but the text reads as zh-Hans, which counts; valid: the text's language",
    ),
    case("draft.md", head("draft: maybe"), "draft.md:2:8: F120 `draft` is 'maybe'; valid: true or false"),
    case(
        "slug-path.md",
        head("slug: ../../etc/passwd"),
        "slug-path.md:2:7: F128 `slug` is '../../etc/passwd'; valid: letters, digits, - and _, such as guangdong-2025",
    ),
    case(
        "slug-slash.md",
        head("slug: a//b"),
        "slug-slash.md:2:7: F128 `slug` is 'a//b'; valid: letters, digits, - and _, such as guangdong-2025",
    ),
    case(
        "slug-dots.md",
        head("slug: a..b"),
        "slug-dots.md:2:7: F128 `slug` is 'a..b'; valid: letters, digits, - and _, such as guangdong-2025",
    ),
    case(
        "slug-windows.md",
        head("slug: 'C:\\x'"),
        "slug-windows.md:2:7: F128 `slug` is 'C:\\x'; valid: letters, digits, - and _, such as guangdong-2025",
    ),
    case(
        "slug-reserved.md",
        head("slug: index"),
        "slug-reserved.md:2:7: F128 `slug` is 'index', a name the site or the system needs; valid: another one",
    ),
    case("slug-long.md", head("slug: " + "a" * 121), "slug-long.md:2:7: F129 `slug` has 121 bytes; valid: at most 120"),
    case("rights.md", head("rights: all"), "rights.md:2:9: F130 `rights` is 'all'; valid: excerpt or full"),
    case(
        "url-script.md",
        head("source:", "  url: javascript:alert(1)"),
        "url-script.md:3:8: F131 `source.url` is 'javascript:alert(1)'; valid: a whole address that begins with https:// or http://",
    ),
    case(
        "url-file.md",
        head("source: {url: file:///etc/passwd}"),
        "url-file.md:2:15: F131 `source.url` is 'file:///etc/passwd'; valid: a whole address that begins with https:// or http://",
    ),
    case(
        "url-half.md",
        head("source: {url: www.example.com/a}"),
        "url-half.md:2:15: F131 `source.url` is 'www.example.com/a'; valid: a whole address that begins with https:// or http://",
    ),
    case(
        "url-login.md",
        head("source: {url: 'https://user:word@example.com/'}"),
        "url-login.md:2:15: F131 `source.url` is 'https://user:word@example.com/'; valid: a whole address that begins with https:// or http://",
    ),
    case(
        "source-list.md",
        head("source: [某某报]"),
        "source-list.md:2:9: F120 `source` is a list of 1; valid: entries (publisher, url, title, published)",
    ),
    case(
        "source-field.md",
        head("source:", "  publisher: 某某报", "  link: https://example.com"),
        "source-field.md:4:3: F139 `source.link` is unknown; valid: publisher, url, title, published",
    ),
    case(
        "translation-by.md",
        head("translation: {by: robot}"),
        "translation-by.md:2:19: F130 `translation.by` is 'robot'; valid: human or machine",
    ),
    case(
        "translation-none.md",
        head("translation: {engine: x}"),
        "translation-none.md:2:14: F120 `translation.by` is missing; valid: human or machine",
    ),
    case(
        "translation-field.md",
        head("translation: {by: human, name: x}"),
        "translation-field.md:2:26: F139 `translation.name` is unknown; valid: by, engine, reviewed",
    ),
    case(
        "hash.md",
        head("translated_from: [xyz]"),
        "hash.md:2:18: F133 `translated_from` holds 'xyz'; valid: eight hexadecimal digits a passage",
    ),
    case(
        "version-path.md",
        head("version_of: ../other"),
        "version-path.md:2:13: F128 `version_of` is '../other'; valid: letters, digits, - and _, such as guangdong-2025",
        SOUND,
    ),
    case(
        "tags-many.md",
        head(f"tags: [{', '.join(f't{n}' for n in range(201))}]"),
        "tags-many.md:2:7: F121 `tags` has 201 entries; valid: at most 200",
    ),
    case(
        "tag-long.md",
        head("tags: [" + "长" * 101 + "]"),
        "tag-long.md:2:7: F121 `tags` has an entry of 101 characters; valid: at most 100",
    ),
    case(
        "author-number.md", head("author: [[a, b]]"), "author-number.md:2:9: F120 `author` is a list of 2; valid: text"
    ),
    case(
        "summary-long.md",
        head("summary: " + "长" * 2_001),
        "summary-long.md:2:10: F121 `summary` has 2,001 characters; valid: at most 2,000",
    ),
    case(
        "slip.md",
        head("tittle: 城市", "title: 城市的耐心"),
        "slip.md:2:1: F114 the key 'tittle' is unknown and ignored; did you mean `title`?",
    ),
    case(
        "slip-2.md",
        head("autor: 李明"),
        "slip-2.md:2:1: F114 the key 'autor' is unknown and ignored; did you mean `author`?",
    ),
)


@cache
def reference() -> Reference:
    return read_reference(Path(__file__).parent, Problems())


def report(folder: Path) -> list[str]:
    """Every problem of a corpus, as `check` prints it."""
    problems = Problems()
    raws = read_corpus(folder, problems)
    check_cities(raws, reference(), problems)
    for raw in raws:
        normalise_article(raw, problems)
    return [str(problem) for problem in problems]


def write(folder: Path, name: str, content: str | bytes) -> None:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name[:24])
def test_a_problem_is_said_in_one_whole_line(tmp_path: Path, one: Case) -> None:
    for name, content in (*one.beside, (one.name, one.content)):
        write(tmp_path, name, content)
    assert report(tmp_path) == [one.line]


def test_all_problems_of_all_files_come_out_of_one_run(tmp_path: Path) -> None:
    alone = [one for one in CASES if not one.beside and one.name not in {"two words.md", "a..b.md"}]
    for one in alone:
        write(tmp_path, one.name, one.content)
    assert sorted(report(tmp_path)) == sorted(one.line for one in alone)


def test_the_invalid_corpus_has_at_least_sixty_files() -> None:
    assert len({one.name for one in CASES}) >= 60


def test_every_code_that_is_printed_is_in_the_catalogue() -> None:
    for one in CASES:
        code = next(word for word in one.line.split() if word in CODES)
        assert CODES[code].meaning
        assert CODES[code].mend


def test_a_folder_named_like_an_article_is_told(tmp_path: Path) -> None:
    write(tmp_path, *SOUND)
    (tmp_path / "folder.md").mkdir()
    assert report(tmp_path) == [
        "folder.md: C002 is a folder; valid: a file, or a folder's name without .md, .markdown or .txt"
    ]


@pytest.mark.parametrize(
    ("link", "line"),
    [
        ("nothing.md", "a.md: C003 is a symbolic link to nothing, or to itself; valid: the file itself"),
        ("a.md", "a.md: C003 is a symbolic link to nothing, or to itself; valid: the file itself"),
        ("../outside.md", "a.md: C004 is a symbolic link that leads out of the corpus; valid: the file itself"),
    ],
)
def test_a_symbolic_link_that_leads_nowhere_or_outward_is_not_followed(tmp_path: Path, link: str, line: str) -> None:
    (tmp_path / "outside.md").write_text("a secret\n", encoding="utf-8")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.md").symlink_to(link)
    assert report(corpus) == [line]


def test_a_symbolic_link_inside_the_corpus_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "text.data", head())
    (tmp_path / "a.md").symlink_to("text.data")
    assert report(tmp_path) == []


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert report(tmp_path) == ["a.md: C005 is a pipe, socket or device; valid: a regular file"]


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.md", head())
    opened: Callable[..., object] = builtins.open

    def refuse(path: object, *args: object, **kwargs: object) -> object:
        if str(path).endswith("a.md"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(builtins, "open", refuse)
    assert report(tmp_path) == ["a.md: C001 cannot be read: permission denied"]


def test_an_empty_and_a_missing_corpus_are_told(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    assert report(tmp_path / "corpus") == ["corpus: C020 holds no article; valid: files in .md, .markdown or .txt"]
    assert report(tmp_path / "none") == ["none: C019 is no folder that can be read: no such file or directory"]
