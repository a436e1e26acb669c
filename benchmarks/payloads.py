"""The payload walk: payloads in every field that a corpus has, through one build to a browser.

    python -m benchmarks.payloads [FOLDER] [--read]

Each payload stands in every text of an article's head, in its body and its file name, in a translation of it, in the
name of a place, a term and a metric, and in a review; all of them together in the themes and in site.yml. The site of
all three editions is opened page by page in Chromium under its own policy, the books without one. Then every feed,
table, book, memory and index is read by a strict parser; with `--read` that is all.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import shutil
import tempfile
import zipfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from lxml import etree, html
from playwright.sync_api import sync_playwright

from tashan import pipeline
from tashan.corpus import read_corpus
from tashan.corpus.reviews import sentence_key
from tashan.corpus.values import InvalidValueError, to_url
from tashan.model import Citation
from tashan.problems import Problems
from tests.conftest import CHROMIUM_FLAGS
from tests.policies import watch_policy
from tests.render.test_payloads import PAYLOADS
from tests.serving import serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

FORMULAS = ("=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|x", "@SUM(1+1)*cmd|x", "\t=1+1", "\r=1+1", "＝1+1")
READABLE = (*(text for text in PAYLOADS if "\0" not in text and "\ud83d" not in text), *FORMULAS)
"""A zero byte and half a surrogate pair never get that far: the reader refuses such files."""
KINDS = (
    "## X", "- X\n- x", "> X", "[X](X)", "![X](X)", "| X | b |\n|---|---|\n| a | X |",
    "$$X$$", "`X`", "[^1]\n\n[^1]: X",
)  # fmt: skip
"""Markdown around a payload."""
THEMES = 8
_NUMBER = re.compile(r"[-+]?\d[\d.,eE+-]*%?")
_ACTING = """() => [...document.querySelectorAll('article *, h1, title, .md-header *, .md-nav *')].filter(e =>
    [...e.attributes].some(a => /^on/i.test(a.name)) ||
    /^(javascript|data|vbscript):/i.test((e.getAttribute('href') || '').trim()) ||
    (['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'STYLE', 'BASE'].includes(e.tagName) && e.closest('article'))
).map(e => e.outerHTML.slice(0, 200))"""


def write_corpus(folder: Path) -> None:
    """An article with its translation for each payload, and reference data that name the payloads."""
    for number, payload in enumerate(READABLE):
        name = f"h{number} " + re.sub(r"[/\x00-\x1f]", "-", payload)[:60].strip()
        _write(folder / f"{name}.md", _article(number, payload, "zh-Hans"))
        _write(folder / f"{name}.en.md", _article(number, payload, "en"))
    labels = {n: _label(f"{payload}城{n}") for n, payload in enumerate(READABLE)}
    places = {f"p{n}": {"name": label, "kind": "city", "profile": label} for n, label in labels.items()}
    terms = {
        f"t{n}": {
            "kind": "person",
            "name": {"zh-Hans": f"{text}人{n}", "en": f"{text} Person {n}"},
            "aliases": [f"{text}别{n}"],
        }
        for n, text in enumerate(READABLE)
    }
    metrics = {
        f"m{n}": {
            "name": label,
            "unit": "CNY",
            "chart": True,
            "keywords": {"zh-Hans": [f"指标{_han(n)}"], "en": [f"metric {n}"]},
        }
        for n, label in labels.items()
    }
    groups = [" ".join(READABLE[n::THEMES]) for n in range(THEMES)]
    themes = {
        f"h{n}": {"name": _label(text), "question": _label(text), "keywords": {"zh-Hans": ["资本"], "en": ["capital"]}}
        for n, text in enumerate(groups)
    }
    fields = ("name", "tagline", "description", "lead", "question", "thing", "things", "licence", "saying")
    site = {field: _label(groups[n % THEMES]) for n, field in enumerate(fields)}
    for name, data in (("cities", places), ("terms", terms), ("metrics", metrics), ("themes", themes), ("site", site)):
        _write(folder / f"{name}.yml", _yaml(data))
    for raw in read_corpus(folder, Problems()):
        if raw.front.lang == "zh-Hans":
            number = int(raw.front.title.split()[0])
            _write(folder / "reviews" / f"{raw.id}.yml", _yaml(_review(number, READABLE[number], raw.id)))


def _label(text: str) -> dict[str, str]:
    return {"zh-Hans": text, "zh-Hant": text, "en": text}


def _address(payload: str) -> str:
    """The payload behind an address, where that is one that the reader takes."""
    address = "https://example.org/" + re.sub(r"\s", "", payload)
    try:
        to_url(address)
    except InvalidValueError:
        return "https://example.org/'onclick='alert(1)"
    return address


def _han(number: int) -> str:
    return "".join("零一二三四五六七八九"[int(digit)] for digit in f"{number:02}")


def _sentence(number: int, lang: str) -> str:
    """A sentence that is another one in each article: these are stories of their own."""
    things = ("茶叶", "芯片", "渔船", "瓷器", "钢琴", "稻米", "望远镜", "丝绸", "轮胎", "药材")
    words = ("tea", "chips", "boats", "china", "pianos", "rice", "telescopes", "silk", "tyres", "herbs")
    one, two = number % 10, number // 10
    if lang == "en":
        return f"Firm {number} of the harbour sold {number}7 thousand {words[one]} and {words[two]}, capital in hand."
    return f"第{number}号港口的企业卖出{number}7万件{things[one]}和{things[two]}，靠的是资本。"


def _article(number: int, payload: str, lang: str) -> str:
    head: dict[str, Any] = {
        "title": f"{number} {payload}",
        "slug": f"r{number}",
        "lang": lang,
        "date": "2025-02-13",
        **dict.fromkeys(("summary", "notice"), payload),
        **{key: [payload] for key in ("tags", "categories", "keywords", "authors", "editors")},
        "cities": [f"p{number}"],
        "rights": "full",
        "source": {"publisher": payload, "title": payload, "url": _address(payload)},
        "translation": {"by": "machine", "engine": payload},
        "translationKey": f"k{number}",
        f"key {payload}": payload,
    }
    first = _sentence(number, lang)
    value = (
        f"指标{_han(number)}为{number + 3}亿元" if lang != "en" else f"metric {number} was {number + 3}00 million yuan"
    )
    said = f"{payload}城{number}在2024年{value}。{payload}人{number}说：“{payload}”。"
    body = [first, said, f"{first}{payload}", payload, *(kind.replace("X", payload) for kind in KINDS), first]
    return f"---\n{_yaml(head)}---\n\n" + "\n\n".join(body) + "\n"


def _review(number: int, payload: str, story: str) -> dict[str, Any]:
    citation = Citation(article=story, passage=0, sentence=0)
    key = sentence_key(citation, _sentence(number, "zh-Hans"))
    line = {"zh-Hans": payload, "en": payload, "cites": [key]}
    return {
        "by": payload,
        "sentences": {key: {"cities": {f"p{number}": "strength"}, "themes": [f"h{number % THEMES}"]}},
        "lines": {f"p{number}/h{number % THEMES}": line},
        "key_points": [key],
    }


def _yaml(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def walk(site: Path, found: Counter[str]) -> None:
    """Open every page under its policy, and every page of a book without any; count what happens."""
    books = site.parent / "books"
    for book in sorted(site.glob("downloads/*.epub")):
        with zipfile.ZipFile(book) as content:
            content.extractall(books / book.stem)
    with ExitStack() as stack:
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        for folder, pattern in ((site, "**/*.html"), (books, "**/*.xhtml")):
            context = browser.new_context()
            _open_all(folder, pattern, context, found)
            context.close()
        browser.close()


def _open_all(folder: Path, pattern: str, context: BrowserContext, found: Counter[str]) -> None:
    with serve_folder(folder) as address:
        refused, ran, asked = watch_policy(context), list[str](), list[str]()
        context.route(
            "**/*", lambda route: route.continue_() if _is_near(route.request.url, address) else route.abort()
        )
        page = context.new_page()
        page.on("dialog", lambda dialog: (ran.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: None if _is_near(request.url, address) else asked.append(request.url))
        for path in sorted(folder.glob(pattern)):
            page.goto(address + path.relative_to(folder).as_posix().replace("%", "%25").replace("#", "%23"))
            for fault in page.evaluate(_ACTING):
                _tell("acting elements", f"{path.name}: {fault}", found)
            found[f"pages {pattern}"] += 1
        for kind, cases in (("executions", ran), ("violations", refused), ("foreign requests", asked)):
            found[f"{kind} {pattern}"] += 0
            for case in cases:
                _tell(f"{kind} {pattern}", case, found)


def _is_near(url: str, address: str) -> bool:
    return url.startswith((address, "data:image/", "blob:"))


def _tell(kind: str, case: str, found: Counter[str]) -> None:
    found[kind] += 1
    if found[kind] <= 5:
        print(f"{kind}: {case!r}", flush=True)


def read_strictly(site: Path, found: Counter[str]) -> None:
    """Every file that programs read: well-formed, and nothing in it acts."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        kind = path.suffix
        try:
            for fault in _READERS.get(kind, _read_nothing)(path):
                _tell(f"faults {kind}", f"{path.relative_to(site)}: {fault}", found)
        except (ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
            _tell(f"faults {kind}", f"{path.relative_to(site)}: {error}", found)
        if kind in _READERS:
            found[f"files read strictly {kind}"] += 1


def _read_nothing(_: Path) -> Iterator[str]:
    yield from ()


def _read_xml(path: Path) -> Iterator[str]:
    yield from _acting(etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False)))


def _read_json(path: Path) -> Iterator[str]:
    json.loads(path.read_text(encoding="utf-8"))
    yield from ()


def _read_html(path: Path) -> Iterator[str]:
    """The data in a page, and what follows its data."""
    for script in html.parse(str(path)).xpath("//script[@type='application/ld+json']"):
        json.loads(script.text)
    yield from ()


def _read_csv(path: Path) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    for row in rows:
        if len(row) != len(rows[0]):
            yield f"a row of {len(row)} cells, not {len(rows[0])}"
        for cell in row:
            if cell.startswith(
                ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
            ) and not _NUMBER.fullmatch(cell):
                yield f"a formula: {cell}"


def _read_epub(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.startswith("/") or ".." in name.split("/"):
                yield f"a name that leads out: {name}"
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                yield from _acting(etree.fromstring(book.read(name), etree.XMLParser(resolve_entities=False)))


def _acting(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else "comment or instruction"
        if name in {"script", "iframe", "object", "embed", "comment or instruction"}:
            yield f"<{name}>"
        for key, value in element.attrib.items():
            if key.startswith("on") or (
                key == "href" and re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE)
            ):
                yield f"{key}={value}"


_READERS = {
    ".xml": _read_xml, ".tmx": _read_xml, ".json": _read_json, ".html": _read_html, ".csv": _read_csv,
    ".epub": _read_epub,
}  # fmt: skip


def main() -> None:
    """Build, walk, read, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="where to leave corpus and site; a temporary one if none")
    parser.add_argument("--read", action="store_true")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    corpus, site, problems = folder / "corpus", folder / "site", Problems()
    write_corpus(corpus)
    summary = pipeline.build_site(pipeline.Options(corpus=corpus, site_dir=site), problems, pipeline.Stages())
    print(f"payloads {len(READABLE)}, articles {summary.articles}, pages {summary.pages}, left out {summary.left_out}")
    print(Counter(problem.code for problem in problems))
    found = Counter[str]()
    read_strictly(site, found)
    if not options.read:
        walk(site, found)
    print("\n| what | number |\n| --- | ---: |")
    for what, number in sorted(found.items()):
        print(f"| {what} | {number} |")


if __name__ == "__main__":
    main()
