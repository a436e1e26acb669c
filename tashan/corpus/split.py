"""A file's text → its front matter block and its body.

In: decoded text. Out: the block's format, text and place, and the body with its line; or why the block is unusable.
YAML stands between `---` lines, TOML between `+++` lines, JSON between braces. Blank lines above are allowed.
"""

from __future__ import annotations

import json
import re
from typing import Literal

from msgspec import Struct

Format = Literal["yaml", "toml", "json"]

MAX_HEAD = 64 * 1024
"""Characters of front matter; Hugo sites in the wild stay below 4,000."""
_FENCES: dict[str, tuple[Format, re.Pattern[str]]] = {
    "---": ("yaml", re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)),
    "+++": ("toml", re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)),
}
_BARE = re.compile(
    r"(?P<head>(?:(?:title|layout|date|tags|categories|author|slug|permalink)[ ]*:[^\n]*\n)"
    r"(?>[A-Za-z_][\w-]{0,40}[ ]*:[^\n]*\n|[ ]*-[ ][^\n]*\n|[ ]+[^\n]*\n|\n(?=[A-Za-z_][\w-]{0,40}[ ]*:)){0,40})"
    r"(?:[ \t]*\n){0,2}-{3,}[ \t]*(?:\n|$)"
)
"""Every form takes one whole line, and is not tried again as another: forty lines of a list took hours else."""
_JSON_START = re.compile(r'\{[ \t]*(?:\n\s*)?["}]')


class Split(Struct, frozen=True, kw_only=True):
    """A file in two parts. Lines count from 1 in the file; `format` is None where there is no front matter."""

    format: Format | None
    head: str
    head_line: int
    body: str
    body_line: int


class UnclosedError(ValueError):
    """The front matter's closing line is missing; `line` is where it opens, `fence` what it opens with."""

    def __init__(self, line: int, fence: str) -> None:
        super().__init__(f"opened with {fence} and never closed")
        self.line, self.fence = line, fence


def split_front_matter(text: str) -> Split:
    """The two parts of `text`. Raises UnclosedError."""
    start = len(text) - len(text.lstrip("\n \t"))
    start = text.rfind("\n", 0, start) + 1  # keep the indentation of the first line that has text
    first = text[start : start + 80].split("\n", 1)[0].rstrip()
    if first in _FENCES:
        return _split_fenced(text, start, first)
    if _JSON_START.match(text, start):
        return _split_json(text, start)
    bare = _BARE.match(text, start)
    if bare:  # Hexo asks for no opening line
        return _parts(text, "yaml", start, bare.end("head"), bare.end())
    return Split(format=None, head="", head_line=0, body=text, body_line=1)


def _split_fenced(text: str, start: int, fence: str) -> Split:
    name, closing = _FENCES[fence]
    opened = text.count("\n", 0, start) + 1
    head_start = text.find("\n", start) + 1
    end = closing.search(text, head_start) if head_start else None
    if end is None:
        raise UnclosedError(opened, fence)
    return _parts(text, name, head_start, end.start(), min(end.end() + 1, len(text)))


def _split_json(text: str, start: int) -> Split:
    """The block ends with the brace that closes it; broken JSON reaches to the first line that is one brace."""
    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        closing = re.compile(r"^\}[ \t]*$", re.MULTILINE).search(text, start)
        if closing is None:
            raise UnclosedError(text.count("\n", 0, start) + 1, "{") from None
        end = closing.end()
    return _parts(text, "json", start, end, end)


def _parts(text: str, name: Format, head_start: int, head_end: int, body_start: int) -> Split:
    return Split(
        format=name,
        head=text[head_start:head_end],
        head_line=text.count("\n", 0, head_start) + 1,
        body=text[body_start:],
        body_line=text.count("\n", 0, body_start) + 1,
    )
