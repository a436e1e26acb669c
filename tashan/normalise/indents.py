"""What a Markdown parser takes for something else than its author meant → edits that part or unindent it.

In: a text and its events. Out: a blank line between a footnote and the address under it, the indentation of blocks
that are indented by habit, as pasted Chinese is, and read as text and not as code, and links and pictures that are none
for Markdown: a converter wrapped the line within an address, or the address has spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tashan.normalise.events import Event, read_events
from tashan.normalise.lines import PICTURE
from tashan.normalise.tracked import Edit

_HAN = re.compile(r"[\u3400-\u9fff]")
_TEXT_START = re.compile(r"\s*(?:[-*+] |\d{1,9}[.)] |#{1,6} |>)")
_HASH = re.compile(r"^(#{2,6}(?=\w))[^#\n，。！？：；]{1,50}$", re.MULTILINE)
_OWN_HASH = re.compile(
    r"^(#{2,6}(?=\w)|#(?=[\u4e00-\u9fff])(?!\S{21}|\S*[ \t]))[^#\n，。！？；]{0,49}[^#\n，。！？：；]$", re.MULTILINE
)
_GLUED = re.compile(
    r"^[ ]{0,3}\[\^[^\]\n]{1,60}\]:[^\n]*(\n)(?=[ ]{0,3}\[[^\]\n^]{1,200}\]:[ \t]*<?(?:https?://|mailto:|/|\.|#))",
    re.MULTILINE,
)

_WRAPPED = re.compile(r"\]\((https?://[^\s()<>]{1,2000}(?:\n{1,2}[^\s()<>]{1,2000}){1,9})\)", re.IGNORECASE)
_SPACED = re.compile(
    r"!\[[^\[\]\n]{0,200}\]\((?:https?://|\.{0,2}/|[\w%./-]{1,80}\.(?:png|jpe?g|gif|svg|webp)\b)"
    r"(?:[^()\n]|\([^()\n]{0,40}\)){0,400}\)",
    re.IGNORECASE,
)


def find_broken(text: str, code: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Edits that join an address that runs over several lines, and removals of pictures whose address has spaces."""
    if "](" not in text:
        return
    for found in (*_WRAPPED.finditer(text), *_SPACED.finditer(text)):
        if any(first < found.end() and found.start() < last for first, last in code):
            continue
        if found.re is _SPACED:
            if " " in found.group().partition("](")[2]:
                yield Edit(*found.span(), "", PICTURE)
            continue
        for end in re.finditer("\n+", found.group()):
            yield Edit(found.start() + end.start(), found.start() + end.end())


def find_glued(text: str) -> Iterator[Edit]:
    """A blank line between a footnote and the address of a link right under it, which is no part of the footnote."""
    if "[^" in text:
        for found in _GLUED.finditer(text):
            yield Edit(found.start(1), found.end(1), "\n\n")


def find_glued_headings(text: str, *, own: bool) -> Iterator[Edit]:
    """A space behind the marks of a heading that has none (##概念): a paragraph of its own, not the last.

    Hashtags stand at the end, or several in a line; a pasted text may hold one (#概念) anywhere.
    """
    pattern = _OWN_HASH if own else _HASH
    if pattern.search(text) is None:
        return
    events = read_events(text)
    ends = [event.end for event in events if event.name == "Paragraph" and event.closes]
    for event in events:
        if event.name == "Paragraph" and event.opens and event.end < max(ends):
            found = pattern.match(text, event.start)
            if found and not text[found.end() : event.end].strip():
                yield Edit(found.end(1), found.end(1), " ")


def find_indented_text(text: str, events: Sequence[Event]) -> Iterator[Edit]:
    """The indentation of blocks that are indented and read as text."""
    for number, event in enumerate(events):
        if event.name != "CodeBlock" or not event.opens or event.data != "Indented":
            continue
        lines = []
        for inner in events[number + 1 :]:
            if inner.closes:
                break
            lines.append(inner)
        if _reads_as_text("".join(str(line.data) for line in lines)):
            here = text.rfind("\n", 0, event.start) + 1
            for line in lines:
                first = max(text.rfind("\n", 0, line.start) + 1, here)
                if not text[first : line.start].strip(" "):
                    body = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip(" "))
                    if first < body:
                        yield Edit(first, body)


def _reads_as_text(content: str) -> bool:
    letters = len(re.findall(r"[A-Za-z]", content))
    return len(_HAN.findall(content)) > letters or all(
        _TEXT_START.match(line) for line in content.split("\n") if line.strip()
    )
