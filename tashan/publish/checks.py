"""Own checks on the built site: nothing is published that a reader would find broken.

In: the folder of a finished site. Out: findings, one line each, sorted; none where all is well.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html
from msgspec import Struct, field

from tashan.forks import LIGHT, share
from tashan.model import EDITIONS
from tashan.publish.manifest import list_content
from tashan.publish.meta import join_lines, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_LOADING_RELS = frozenset(
    {"stylesheet", "icon", "preconnect", "dns-prefetch", "preload", "modulepreload", "prefetch", "manifest"}
)
_LOADING_ATTRIBUTES = ("src", "poster", "data", "background")
_CSS_ADDRESS = re.compile(r"""(?:url\(|@import)\s*["']?\s*([^"')\s;]+)""")
_LEFTOVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|jinja2\.|Undefined\(|StrictUndefined")
# What stands before a name is looked at behind it: a pattern that begins with letters is found five times as fast.
_ID = re.compile(r'id="(?<=\s.{4})([^"]*)"')
_HREF = re.compile(r'href="(?<=\s.{6})([^"]*)"')
_SOURCE = re.compile(r'\s(?:src|poster|data|background)="([^"]*)"')
_SOURCES = ('src="', 'poster="', 'data="', 'background="')
_SCRIPT_END = "</script>"
_VERBATIM = frozenset({"script", "style", "code", "pre", "textarea"})
_PLAIN = re.compile(r"(?![/?])[\w./%~-]+")
_UNESCAPED = re.compile(r"[A-Za-z0-9_-]+")
"""An id that is written in an address as it is."""
_ORIGIN = "https://site.invalid"
"""Stands for the site while relative addresses are resolved; `.invalid` is reserved and never resolves (RFC 2606)."""


class _Page(Struct, frozen=True, kw_only=True):
    ids: frozenset[str]
    links: tuple[str, ...]
    findings: tuple[str, ...]


class Checked(Struct, frozen=True, kw_only=True):
    """What was checked before: of each page the files that it links to, and the ids that it has, a line each."""

    targets: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)


class Verdict(Struct, frozen=True, kw_only=True):
    """What is wrong with a site; and what is to be known of its pages when it is checked again."""

    findings: tuple[str, ...]
    checked: Checked
    files: frozenset[str]
    """All files of the site."""


def check_site(site: Path, site_url: str = "", *, trusted: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Everything wrong with the pages under `site`. Of `trusted` pages, whose every quotation mark is a tag's, only
    addresses and ids are looked at, which needs no parser.

    Internal links and their anchors resolve; no page or style sheet makes a browser ask another host; every page has a
    title and a language, the right one for its edition; no id stands twice; no template syntax is left over.
    """
    return judge_site(site, site_url, trusted=trusted).findings


def judge_site(
    site: Path,
    site_url: str = "",
    *,
    trusted: frozenset[str] = frozenset(),
    standing: frozenset[str] = frozenset(),
    before: Checked | None = None,
) -> Verdict:
    """The same; pages `standing` as they were, and well, `before` are looked at again only where a page that they link
    to is gone, or an id of it that they may name."""
    before = before or Checked()
    files = frozenset(list_content(site).files)
    pages = _Pages(site, site_url, trusted)
    new = [path for path in sorted(files) if path.endswith(".html") and path not in standing]
    pages.read(new)
    ids = {path: before.ids[path] for path in standing} | {path: join_lines(sorted(pages[path].ids)) for path in new}
    lost = {path: {*split_lines(before.ids.get(path, ""))}.difference(split_lines(ids[path])) for path in new}

    def is_doubtful(path: str) -> bool:
        leads_to = split_lines(before.targets[path])
        gone = [name for file in leads_to for name in lost.get(file, ())]
        return not files.issuperset(leads_to) or (bool(gone) and pages.may_name(path, gone))

    doubtful = [path for path in sorted(standing) if is_doubtful(path)]
    findings: list[str] = []
    targets = {path: before.targets[path] for path in standing}
    anchors = _Anchors(ids)

    def judge(path: str) -> tuple[list[str], str]:
        leads = [(link, _internal_target(path, link, site_url)) for link in pages[path].links]
        found = (*pages[path].findings, *_broken_links(leads, anchors, files))
        files_led_to = dict.fromkeys(_file_of(target[0]) for _, target in leads if target is not None)
        return [f"{path}: {finding}" for finding in found], join_lines(files_led_to)

    looked_at = sorted([*new, *doubtful])
    for path, (found, leads_to) in zip(looked_at, share(judge, looked_at, least=LIGHT), strict=True):
        findings += found
        targets[path] = leads_to
    for path in sorted(files):
        if path.endswith(".css"):
            text = (site / path).read_text(encoding="utf-8")
            findings += [f"{path}: asks another host: {address}" for address in _foreign_in_css(text)]
    return Verdict(findings=tuple(findings), checked=Checked(targets=targets, ids=ids), files=files)


class _Pages(dict[str, _Page]):
    """The pages of a site, each read when somebody asks for it."""

    def __init__(self, site: Path, site_url: str, trusted: frozenset[str]) -> None:
        super().__init__()
        self._site, self._site_url, self._trusted = site, site_url, trusted

    def __missing__(self, path: str) -> _Page:
        self[path] = self._read(path)
        return self[path]

    def may_name(self, path: str, ids: Sequence[str]) -> bool:
        """Whether a page may link to one of these ids. A rendered one writes what needs no escape as it is."""
        if path not in self._trusted or not all(map(_UNESCAPED.fullmatch, ids)):
            return True
        text = (self._site / path).read_text(encoding="utf-8")
        return any(f"#{name}" in text for name in ids)

    def read(self, paths: Sequence[str]) -> None:
        """Read many pages at once."""
        self.update(zip(paths, share(self._read, paths, least=LIGHT), strict=True))

    def _read(self, path: str) -> _Page:
        read = _scan_page if path in self._trusted else _read_page
        return read(self._site, path, self._site_url)


class _Anchors(dict[str, frozenset[str]]):
    """The ids of each page, taken apart when somebody asks for them: those of a page that stands need no reading."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        super().__init__()
        self._ids = ids

    def __missing__(self, path: str) -> frozenset[str]:
        self[path] = frozenset(split_lines(self._ids[path]))
        return self[path]

    def __contains__(self, path: object) -> bool:
        return path in self._ids


def _read_page(site: Path, path: str, site_url: str) -> _Page:
    tree = html.document_fromstring((site / path).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    ids = Counter(identifier for element in elements if (identifier := element.get("id")))
    names = frozenset(name for element in elements if element.tag == "a" and (name := element.get("name")))
    loaded = tuple(address for element in elements for address in _loaded(element))
    findings = [
        *_head_findings(tree, path),
        *(f"asks another host: {address}" for address in loaded if _is_foreign(address, site_url)),
        *(f"the id {name!r} stands {count} times" for name, count in sorted(ids.items()) if count > 1),
        *(finding for element in elements for finding in _leftovers(element)),
    ]
    links = (*(element.get("href") for element in elements if _is_link(element)), *loaded)
    return _Page(ids=frozenset(ids) | names, links=tuple(dict.fromkeys(links)), findings=tuple(findings))


def _scan_page(site: Path, path: str, site_url: str) -> _Page:
    """What `_read_page` finds of addresses and ids, by pattern."""
    text = _without_scripts((site / path).read_text(encoding="utf-8"))
    ids = Counter(_ID.findall(text))
    loaded = tuple(map(unescape, _SOURCE.findall(text))) if any(name in text for name in _SOURCES) else ()
    findings = (
        *(f"asks another host: {address}" for address in loaded if _is_foreign(address, site_url)),
        *(f"the id {unescape(name)!r} stands {count} times" for name, count in sorted(ids.items()) if count > 1),
    )
    links = (*map(unescape, dict.fromkeys(_HREF.findall(text))), *loaded)
    return _Page(ids=frozenset(map(unescape, ids)), links=tuple(dict.fromkeys(links)), findings=findings)


def _without_scripts(text: str) -> str:
    """A page without what stands in its scripts: from the tag before an end tag of one, with it."""
    *scripts, last = text.split(_SCRIPT_END)
    kept = []
    for number, part in enumerate(scripts):
        opened = part.rfind("<")
        begin = part.find(">", opened + 1) + 1 if opened >= 0 or not number else 0
        kept.append(part[:begin] if begin or (number and opened < 0) else part + _SCRIPT_END)
    return "".join([*kept, last])


def _head_findings(tree: html.HtmlElement, path: str) -> Iterator[str]:
    title = tree.findtext("head/title")
    if not (title or "").strip():
        yield "has no title"
    if not tree.xpath("head/meta[@http-equiv='Content-Security-Policy']"):
        yield "has no Content-Security-Policy"
    lang = tree.get("lang") or ""
    edition = path.partition("/")[0]
    if not lang:
        yield "has no lang"
    elif edition in EDITIONS and lang != edition:
        yield f"has lang {lang!r}, expected {edition!r}"


def _loaded(element: html.HtmlElement) -> Iterator[str]:
    """Addresses that a browser fetches by itself when it shows the element."""
    attributes = element.attrib
    if element.tag == "style":
        yield from _CSS_ADDRESS.findall(element.text or "")
    if not attributes:
        return
    for name in _LOADING_ATTRIBUTES:
        if name in attributes:
            yield attributes[name]
    for candidate in attributes.get("srcset", "").split(","):
        if candidate.strip():
            yield candidate.split()[0]
    if element.tag == "link" and _LOADING_RELS.intersection(_rels(element)):
        yield attributes.get("href", "")
    if "style" in attributes:
        yield from _CSS_ADDRESS.findall(attributes["style"])


def _is_link(element: html.HtmlElement) -> bool:
    """Whether the element has an address that must exist if it is ours."""
    if element.tag not in {"a", "area", "link"} or element.get("href") is None:
        return False
    return not {"preconnect", "dns-prefetch"}.intersection(_rels(element))


def _rels(element: html.HtmlElement) -> list[str]:
    return (element.get("rel") or "").lower().split()


def _leftovers(element: html.HtmlElement) -> Iterator[str]:
    """Template syntax in the text of an element and in the text after it."""
    parent = element.getparent()
    texts = (
        None if element.tag in _VERBATIM else element.text,
        None if parent is not None and parent.tag in _VERBATIM else element.tail,
    )
    for text in texts:
        if text and (found := _LEFTOVER.search(text)):
            yield f"template syntax is left over: {text[max(0, found.start() - 20) : found.end() + 40].strip()!r}"


def _is_foreign(address: str, site_url: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme in {"data", "blob", "about", "javascript"}:
        return False
    return bool(parts.netloc) and not (site_url and address.startswith(site_url))


def _foreign_in_css(text: str) -> tuple[str, ...]:
    return tuple(address for address in _CSS_ADDRESS.findall(text) if _is_foreign(address, ""))


def _broken_links(
    leads: Iterable[tuple[str, tuple[str, str] | None]], anchors: Mapping[str, frozenset[str]], files: frozenset[str]
) -> Iterator[str]:
    """What is wrong with addresses, each given with the path and fragment that it leads to."""
    for address, target in leads:
        if target is None:
            continue
        path, fragment = target
        file = _file_of(path)
        if file not in files:
            yield f"the link {address!r} leads nowhere: there is no {file}"
        elif fragment and file in anchors and fragment not in anchors[file]:
            yield f"the link {address!r} leads nowhere: {file} has no id {fragment!r}"


def _file_of(path: str) -> str:
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def _internal_target(page: str, address: str, site_url: str) -> tuple[str, str] | None:
    """Path below the site and fragment of an address, or None for one that leads outside or is no page."""
    if address.startswith("#"):  # most are: footnotes and the ways back
        return page, unquote(address[1:])
    path, _, fragment = address.partition("#")
    found = find_target(page.rpartition("/")[0], path, site_url) if path else page
    return None if found is None else (found, unquote(fragment))


def _follow(folder: str, address: str) -> str:
    """Where a relative address without scheme, host or query leads from `folder`."""
    way = [step for step in folder.split("/") if step]
    *steps, last = address.split("/")
    for step in steps:
        if step == "..":
            del way[-1:]
        elif step != ".":
            way.append(step)
    if last in {".", ".."}:
        way, last = (way[:-1] if last == ".." else way), ""
    return unquote("/".join([*way, last]))


@lru_cache(maxsize=1 << 16)
def find_target(folder: str, address: str, site_url: str) -> str | None:
    """The same for an address without fragment, as seen from any page of `folder`: menus are alike on all of them."""
    if _PLAIN.fullmatch(address):  # nearly all are; urljoin takes thirty times as long
        return _follow(folder, address)
    if site_url and address.startswith(site_url):
        address = f"{_ORIGIN}/{address.removeprefix(site_url)}"
    elif urlsplit(address).scheme or urlsplit(address).netloc:
        return None
    base = urlsplit(site_url).path.rstrip("/")
    if base and address.startswith(f"{base}/"):
        address = address.removeprefix(base)
    parts = urlsplit(urljoin(f"{_ORIGIN}/{folder}/" if folder else f"{_ORIGIN}/", address))
    return unquote(parts.path).lstrip("/")
