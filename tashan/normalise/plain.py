"""Inline Markdown → the plain text a reader sees.

In: the Markdown of one block. Out: its text, and where each character of it stands in the Markdown, so that what is
found in the text can be taken out of the Markdown. Linear in the length: every repetition in a pattern is bounded.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from functools import lru_cache

from msgspec import Struct

_MARKED = re.compile(r"[*_`\[<&~\\]")
_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<tick>`{1,3})(?P<code>[^`\n]{1,1000})(?P=tick)"
    r"|(?<!!)\[(?P<label>[^\[\]\n]{0,500})\]\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,500})?\)"
    r"|<(?P<address>https?://[^<>\s]{1,2000})>"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,1000}>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<run>\*+|_+|~~)"
)


class Plain(Struct, frozen=True):
    """Plain text; character i is `[begin[i], end[i])` of the Markdown. Without marks both are None: all is in place."""

    text: str
    size: int
    begin: list[int] | None = None
    end: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the Markdown that `[start, end)` of the text is; all of it, marks included, where that is all."""
        if start == 0 and end == len(self.text):
            return 0, self.size
        if self.begin is None or self.end is None:
            return start, end
        return self.begin[start], self.end[end - 1]


@lru_cache(maxsize=8192)
def read_plain(markdown: str) -> Plain:
    """The text of one block: emphasis, links, code marks, tags and entities read as a browser would show them."""
    if not _MARKED.search(markdown):
        return Plain(markdown, len(markdown))
    reader = _Reader(markdown)
    reader.read(0, len(markdown))
    return Plain("".join(reader.chars), len(markdown), reader.begin, reader.end)


class _Reader:
    """Collects visible characters and their places."""

    def __init__(self, markdown: str) -> None:
        self.markdown = markdown
        self.chars: list[str] = []
        self.begin: list[int] = []
        self.end: list[int] = []

    def read(self, start: int, end: int) -> None:
        tokens = list(_TOKEN.finditer(self.markdown, start, end))
        paired = _pair_runs(self.markdown, [token for token in tokens if token["run"]])
        here = start
        for token in tokens:
            if token["run"] and not any(at in paired for at in range(*token.span())):
                continue  # stars and underscores that mark nothing are copied with what stands around them
            self.copy(here, token.start())
            self.read_token(token, paired)
            here = token.end()
        self.copy(here, end)

    def read_token(self, token: re.Match[str], paired: set[int]) -> None:
        if token["escape"]:
            self.copy(token.start() + 1, token.end())
        elif token["code"]:
            self.copy(*token.span("code"))
        elif token["label"]:
            self.read(*token.span("label"))
        elif token["address"]:
            self.copy(*token.span("address"))
        elif token["tag"]:
            self.add(" " if token["tag"][1:3].lower() == "br" else "", token)
        elif token["entity"]:
            self.add(html.unescape(token["entity"]).replace("\u00a0", " "), token)
        elif token["run"]:
            for at in range(token.start(), token.end()):
                if at not in paired:
                    self.copy(at, at + 1)

    def copy(self, start: int, end: int) -> None:
        self.chars.append(self.markdown[start:end])
        self.begin += range(start, end)
        self.end += range(start + 1, end + 1)

    def add(self, text: str, token: re.Match[str]) -> None:
        self.chars.append(text)
        self.begin += [token.start()] * len(text)
        self.end += [token.end()] * len(text)


def _pair_runs(markdown: str, runs: list[re.Match[str]]) -> set[int]:
    """Places of emphasis marks that have a partner; the others are characters like any."""
    paired: set[int] = set()
    openers: dict[str, list[list[int]]] = defaultdict(list)
    for run in runs:
        mark, start, end = run.group()[0], run.start(), run.end()
        opens, closes = _flanks(markdown, mark, start, end)
        while closes and start < end and openers[mark]:
            opener = openers[mark].pop()
            size = min(end - start, opener[1] - opener[0], 3)
            paired.update(range(opener[1] - size, opener[1]), range(start, start + size))
            opener[1] -= size
            start += size
            if opener[0] < opener[1]:
                openers[mark].append(opener)
        if opens and start < end:
            openers[mark].append([start, end])
    return paired


def _flanks(markdown: str, mark: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run can open and can close emphasis, by what stands beside it."""
    before = markdown[start - 1] if start else " "
    after = markdown[end] if end < len(markdown) else " "
    if mark == "_":
        return not before.isalnum() and not after.isspace(), not after.isalnum() and not before.isspace()
    if before.isdigit() and after.isdigit():
        return False, False
    return not after.isspace(), not before.isspace()
