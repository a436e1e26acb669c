"""Prints: the little of an article by which another with its link, its title or nearly its text is told.

In: an article, or the head and body of a file as they stand. Out: a Print; nothing of it needs a vector. A text is
known by a sample of its runs of letters (Broder 1997), in one script, so that copies in either are alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

import numpy as np
from msgspec import Struct, field

from tashan.alignment.scores import measure_length
from tashan.language.script import simplify_characters
from tashan.stories.digest import sample_shingles

if TYPE_CHECKING:
    from datetime import datetime

    from tashan.model import Article

# Titles of less content than this (six Chinese characters) name a kind of text as often as one text.
LEAST_TITLE = 12.0
# Letters a piece: a clause of Chinese, five words of English; shorter ones are shared by all texts of a form.
CHINESE_RUN, LATIN_RUN = 10, 25
# One piece in so many is kept.
SAMPLE = 2
# Share of plain Latin letters, digits and marks from which on a text is not Chinese.
LATIN = 0.8
# What marks where a reader came from, not what is read.
_TRACKING = re.compile(r"utm_|spm|from|share|fbclid|gclid|scene|isappinstalled|wx|chksm|nsukey", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s\"'<>\])}，。；）]+")
_TITLE = re.compile(r"^\s*\"?title\"?\s*[:=]\s*[\"']?(.*?)[\"',]*\s*$", re.MULTILINE)
_MARKUP = re.compile(r"\]\([^()\n]{0,400}\)|<[^<>\n]{0,400}>|https?://\S+")
# Characters that nearly every Traditional text holds, and no Simplified one.
_TRADITIONAL = frozenset("這個們來國說時會為對發學")


def _no_shingles() -> np.ndarray:
    return np.zeros(0, np.uint32)


class Print(Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """An article's path, folded titles and links, and the sample of its text (sorted uint32 hashes)."""

    path: str
    titles: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    shingles: np.ndarray = field(default_factory=_no_shingles)
    published: datetime | None = None


def print_article(article: Article) -> Print:
    """The print of a normalised article."""
    return Print(
        path=article.path,
        titles=_fold_titles(article.title),
        links=_fold_links(article.source_url or ""),
        shingles=_sample("\n".join(passage.text for passage in article.passages)),
        published=article.published,
    )


def print_text(path: str, head: str, body: str) -> Print:
    """The print of a file as it stands: every link of its head counts, and what may be its title."""
    named, plain = _TITLE.search(head), _MARKUP.sub("", _without_comments(body))
    first = "" if named else next((line.strip("#* \t") for line in body.split("\n") if line.strip("#* \t")), "")
    return Print(
        path=path,
        titles=_fold_titles(named[1] if named else first),
        links=_fold_links(head),
        shingles=_sample("\n".join(block.replace("\n", " ") for block in plain.split("\n\n"))),
    )


def _fold_titles(title: str) -> frozenset[str]:
    """The letters and digits of a title, in Simplified characters; none where it says too little."""
    folded = "".join(char for char in simplify_characters(title).casefold() if char.isalnum())
    return frozenset({folded}) if measure_length(folded) >= LEAST_TITLE else frozenset()


def _fold_links(text: str) -> frozenset[str]:
    """The links in a text, without what may differ between two links to one page; a site's front page is none."""
    return frozenset(folded for link in _LINK.findall(text) if (folded := _fold_link(link)))


def _fold_link(link: str) -> str:
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.match(key)])
    path = parts.path.rstrip("/")
    return f"{host}{path}?{query}" if path or query else ""


def _without_comments(body: str) -> str:
    if "<!--" not in body:
        return body
    first, *rest = body.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in rest)


def _sample(text: str) -> np.ndarray:
    """Pieces of a text whose paragraphs stand on a line each."""
    folded = (text if _TRADITIONAL.isdisjoint(text) else simplify_characters(text)).casefold()
    latin = folded.isascii() or sum(map(str.isascii, folded)) > LATIN * len(folded)
    return sample_shingles(folded, LATIN_RUN if latin else CHINESE_RUN, SAMPLE)
