"""Code that was pasted as coloured HTML → code.

In: a text. Out: edits that make `<pre>` of a division whose words are nearly all in coloured spans, as editors copy
code, or whose class says that it holds code; and that part a lone `<br>` from the Markdown it would turn into HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tashan.language.script import is_chinese
from tashan.normalise.tracked import Edit

MIN_SPANS = 3
"""Coloured spans of the shortest code: a keyword, a name, a value. Prose has one for a word or a notice."""
PAINTED = 0.7
"""Share of the letters that stand in coloured spans; highlighters leave white space and a name or two outside."""
MIN_MARKS = 0.04
"""Share of brackets and operators; prose that is all in colour has a hundredth, code a tenth and more."""

_OPEN = re.compile(r"<div\b(?P<rest>[^<>]{0,2000})>", re.IGNORECASE)
_DIV = re.compile(r"<(?P<close>/?)div\b[^<>]{0,2000}>", re.IGNORECASE)
_SPAN = re.compile(r"<(?P<close>/?)span\b(?P<rest>[^<>]{0,2000})>", re.IGNORECASE)
_COLOUR = re.compile(r"\bcolor\s*:", re.IGNORECASE)
_CLASS = re.compile(
    r"""class\s*=\s*["']?[^"'>]*(?:cnblogs_code|syntaxhighlighter|prettyprint|codehilite|dp-highlighter)"""
)
_TAG = re.compile(r"<[^<>]{1,2000}>")
_BLOCK = re.compile(r"<(?:pre|p|h[1-6]|ul|ol|blockquote|table|img)\b", re.IGNORECASE)
_MARK = re.compile(r"[(){}\[\];=.,<>/*+\"'#&|:-]")
_REMARK = re.compile(r"(?:#|//|/\*|--|').*")
"""What may be a remark in Chinese in code."""
_BREAK_LINE = re.compile(r"<br\s*/?>[ \t]*\n", re.IGNORECASE)
_LONE_BREAK = re.compile(r"<br\s*/?>[ \t]*\n(?=(?:#{1,6}|[*+-]|\d{1,3}\.|>)[ ]|!\[)", re.IGNORECASE)
"""A line that is a break, above a heading, an item, a quotation or a picture: a block of HTML would swallow these."""


def find_painted(text: str) -> list[Edit]:
    """Edits; none where no code was painted."""
    return [*_divisions(text), *_lone_breaks(text)] if "<" in text else []


def _lone_breaks(text: str) -> Iterator[Edit]:
    for found in _LONE_BREAK.finditer(text):
        if not text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip():
            yield Edit(found.start(), found.end(), "\n")


def _divisions(text: str) -> Iterator[Edit]:
    here = 0
    while opened := _OPEN.search(text, here):
        here = opened.end()
        closing = _closing(text, here)
        if closing is None or not _is_code(text[here : closing.start()], opened["rest"]):
            continue
        yield Edit(opened.start(), opened.end(), "\n<pre>")
        for found in _BREAK_LINE.finditer(text, here, closing.start()):
            yield Edit(found.start(), found.end(), "\n")
        yield Edit(closing.start(), closing.end(), "</pre>\n")
        here = closing.end()


def _closing(text: str, start: int) -> re.Match[str] | None:
    """The tag that closes the division whose inside begins at `start`."""
    depth = 1
    for found in _DIV.finditer(text, start):
        depth += -1 if found["close"] else 1
        if depth == 0:
            return found
    return None


def _is_code(inside: str, attributes: str) -> bool:
    if _BLOCK.search(inside) or _OPEN.search(inside):
        return False
    if _CLASS.search(attributes):
        return True
    plain = _TAG.sub("", inside).replace("&nbsp;", " ")
    spans = [found for found in _SPAN.finditer(inside) if not found["close"] and _COLOUR.search(found["rest"])]
    return (
        len(spans) >= MIN_SPANS
        and not is_chinese(_REMARK.sub("", plain))
        and len(_MARK.findall(plain)) >= MIN_MARKS * len(plain)
        and _painted(inside) >= PAINTED
    )


def _painted(inside: str) -> float:
    """Share of the characters, white space aside, that stand in coloured spans."""
    painted = total = here = 0
    colours: list[bool] = []
    for found in _TAG.finditer(inside):
        size = len(inside[here : found.start()].replace("&nbsp;", "").strip())
        total, painted = total + size, painted + (size if any(colours) else 0)
        here = found.end()
        if span := _SPAN.fullmatch(found.group()):
            if not span["close"]:
                colours.append(_COLOUR.search(span["rest"]) is not None)
            elif colours:
                colours.pop()
    total += len(inside[here:].strip())
    return painted / total if total else 0.0
