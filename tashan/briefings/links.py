"""Addresses: where each page stands and how one page links to another.

In: ids of stories, articles, places, themes. Out: paths of Markdown files (relative to the edition's folder) and
percent-encoded addresses relative to the page that links, for directory URLs (`a/b.md` is served as `a/b/`).
"""

from __future__ import annotations

import posixpath
from functools import cache, lru_cache
from urllib.parse import quote, urlsplit

HOME = "index.md"
BRIEFINGS = "briefings/index.md"
CITIES = "cities/index.md"
THEMES = "themes/index.md"
TIMELINE = "timeline.md"
DATA = "data.md"
METHOD = "method.md"
EDITIONS = "editions.md"

# MkDocs serves these file names as the folder itself, and hides names that begin with a dot.
_TAKEN = {"index", "readme"}


@cache
def file_stem(name: str) -> str:
    """`name` as a file stem that no builder treats specially; slashes and control characters become hyphens."""
    safe = "".join("-" if char in '/\\<>"|?*:#%' or not char.isprintable() else char for char in name)
    return f"a-{safe}" if safe.lower() in _TAKEN or safe.startswith(".") or not safe else safe


def story_page(story: str) -> str:
    return f"briefings/{file_stem(story)}/index.md"


def version_page(story: str, article: str) -> str:
    return f"briefings/{file_stem(story)}/{file_stem(article)}.md"


def city_page(place: str) -> str:
    return f"cities/{file_stem(place)}.md"


def passing_anchor(place: str) -> str:
    """Anchor of a place in the list of those that are only named in passing."""
    return f"in-passing-{file_stem(place)}"


def theme_page(theme: str) -> str:
    return f"themes/{file_stem(theme)}.md"


def part_page(path: str, number: int) -> str:
    """The page of an older part of a long list: `timeline.md` has `archive/timeline-1.md`."""
    return f"archive/{posixpath.basename(served_folder(path))}-{number}.md"


def served_folder(path: str) -> str:
    """The folder that a Markdown file is served as: `a/b.md` as `a/b`, `a/index.md` as `a`, `index.md` as ``."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index").rstrip("/") if posixpath.basename(stem) == "index" else stem


@lru_cache(maxsize=1 << 18)
def relative(source: str, target: str, anchor: str = "") -> str:
    """Address of page `target` as seen from page `source`; both are paths of Markdown files.

    >>> relative("cities/hangzhou.md", "briefings/six/index.md", "p1s0")
    '../../briefings/six/#p1s0'
    """
    suffix = f"#{quote(anchor)}" if anchor else ""
    if source == target:
        return suffix or "./"
    return _way(served_folder(source), served_folder(target)) + "/" + suffix


def _way(here: str, there: str) -> str:
    """From folder to folder; posixpath.relpath asks for the working folder each time, which took a third of a page."""
    start, goal = _parts(here), _parts(there)
    shared = 0
    for one, other in zip(start, goal, strict=False):
        if one != other:
            break
        shared += 1
    return quote("/".join([".."] * (len(start) - shared) + [*goal[shared:]]), errors="replace") or "."


@cache
def _parts(folder: str) -> tuple[str, ...]:
    return tuple(folder.split("/")) if folder else ()


def asset(source: str, path: str) -> str:
    """Address of a file at the root of the site, one level above the edition, from page `source`."""
    return quote(posixpath.relpath(f"../{path}", served_folder(source) or "."))


def download(story: str, edition: str, ending: str) -> str:
    """Path below the site's root of a story's book or translation memory, Chinese in the edition's script."""
    script = edition if edition.startswith("zh") else "zh-Hans"
    return f"downloads/{file_stem(story)}.{script}-en.{ending}"


def web_address(url: str | None) -> str | None:
    """`url` when it is an http(s) address, else None: no other scheme ever reaches a page."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return quote(url.strip(), safe=":/?#[]@!$&'()*+,;=%~-._", errors="replace") if usable else None


def anchor(citation_passage: int, citation_sentence: int, prefix: str = "") -> str:
    """Anchor of a sentence: passage and sentence counted from 0, `p3s2`."""
    return f"{prefix}p{citation_passage}s{citation_sentence}"
