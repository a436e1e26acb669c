"""What Hugo, Hexo, Jekyll and their themes put between the lines → text, or nothing.

In: a text and the spans of code in it. Out: edits: tags that frame a text go and leave it, those that stand for a
picture, a film or another page go whole, those that frame code become fences; each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tashan.normalise.lines import PICTURE
from tashan.normalise.tagged import PICTURES, base_of, box_title, label_of
from tashan.normalise.tracked import Edit

SHORTCODE = "a tag of the site's own program: what it makes is not in the file"
LAYOUT = "a mark for the site's layout"
COMMENT = "a comment: it is for editors, not for readers"

_TAG = re.compile(
    r"\{\{[<%]\s*(?P<hugo>/?\s*[\w./-]+)(?P<args>(?:[^{}\n]|\n(?!\n)){0,600}?)/?\s*[>%]\}\}"
    r"|\{%-?\s*(?P<liquid>[a-z_]\w{1,30})(?=[\s%-])(?P<rest>(?:[^{}\n]|\n(?!\n)|\{[^{%}]|\}){0,600}?)-?%\}"
    r"|&#123;%-?\s*(?:end)?raw\s*-?%(?:\}|&#125;)"
    r"|\{\{-?\s*(?:(?:site|page|config|theme|url_for)\b|\"[^\"\n]{0,200}\"\s*\||'[^'\n]{0,200}'\s*\|)[^{}\n]{0,200}\}\}"
)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(?P<inside>.{0,20000}?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
"""What Jekyll and Hexo show as it is written."""
_MARKS = re.compile(
    r"^[ \t>]*(?:\{:[ \t]*[.#]?[A-Za-z_-][\w-]*(?![\w,-])[^{}\n]{0,200}\}|\[\[?_?toc_?\]?\]|:{3,}[ \t]*[^\n]{0,80}"
    r"|\[!(?:note|tip|important|warning|caution|info)\]|[-*+][ \t]+toc(?=[ \t]*\n[ \t]*\{:))[ \t]*$"
    r"|\{:[ \t]*(?:[.#][A-Za-z_-][\w-]*|[a-z_-]+=\"[^\"\n]{0,80}\")[^{}\n]{0,120}\}",
    re.IGNORECASE | re.MULTILINE,
)
_FENCED_TITLE = re.compile(
    r"^[ \t>]*:{3,}[ \t]*(?:note|tip|info|warning|danger|caution|important|details|success|question)"
    r"(?:\[(?P<square>[^\]\n*]{1,80})\]|[ \t]+(?P<words>[^\n{}*:]{1,80}))[ \t]*$",
    re.MULTILINE,
)
"""The title of a box: :::tip 标题"""
_META = re.compile(r"^\[#\]:[ \t]*(?P<key>[A-Za-z_]+)[ \t]*[:：][^\n]*$|^\[//\]:[ \t]*[^\n]*$", re.MULTILINE)
_CODE = {"highlight", "codeblock", "code", "prism"}
_TITLED = {"post_link": 1, "asset_link": 1, "link": 0}
"""Hexo's tags for links, and how many words stand before the one that is shown."""
_WORD = re.compile(r"\"([^\"]*)\"|'([^']*)'|(\S+)")


def find_shortcodes(text: str, code: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Edits of tags, comments and marks outside of code."""
    if "<!--" in text:
        yield from _outside(_comments(text), code)
    if "{{" in text or "{%" in text or "&#123;%" in text:
        yield from _outside(_tags(text), code)
        yield from _raw_in_code(text, code)
    if ":::" in text:
        for found in _FENCED_TITLE.finditer(text):
            title = (found["square"] or found["words"]).strip()
            yield from _outside(iter([Edit(*found.span(), f"**{title}**\n")]), code)
    if "{:" in text or "[" in text or ":::" in text:
        yield from _outside((Edit(*found.span(), "", LAYOUT) for found in _MARKS.finditer(text)), code)
    if "[#]:" in text or "[//]:" in text:
        for found in _META.finditer(text):
            yield Edit(
                *found.span(), "", "what the site notes about the article, shown with it" if found["key"] else COMMENT
            )


def _outside(edits: Iterator[Edit], code: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    for edit in edits:
        if not any(start <= edit.start < end for start, end in code):
            yield edit


def _raw_in_code(text: str, code: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """The tags around what is shown as written, where they stand in code: the site's program reads them there too."""
    for found in _RAW.finditer(text):
        if any(start <= found.start() < end for start, end in code):
            yield Edit(found.start(), found.start("inside"), "", SHORTCODE)
            yield Edit(found.end("inside"), found.end(), "", SHORTCODE)


def _comments(text: str) -> Iterator[Edit]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield Edit(start, end + 3, "", COMMENT)
        start = text.find("<!--", end + 3)


def _tags(text: str) -> Iterator[Edit]:
    verbatim = [found.span("inside") for found in _RAW.finditer(text)]
    for found in _TAG.finditer(text):
        if any(start <= found.start() < end for start, end in verbatim):
            continue
        name, said = found["hugo"] or found["liquid"] or "", (found["args"] or found["rest"] or "").strip()
        base = base_of(name)
        closes = base != name.replace(" ", "").lower()
        if base in _CODE:
            yield Edit(*found.span(), _fence(text, found, "" if closes else _language(found)))
        elif base in _TITLED and found["liquid"]:
            yield Edit(*found.span(), _shown(found["rest"], _TITLED[base]))
        elif not closes and (title := box_title(base, said)):
            after = text[found.end() : found.end() + 1]
            yield Edit(*found.span(), f"**{title}**\n" if after == "\n" else f"**{title}** ")
        elif not closes and (label := label_of(base, said, alone=_alone(text, found), hugo=bool(found["hugo"]))):
            yield Edit(*found.span(), label)
        else:
            yield Edit(*found.span(), "", PICTURE if base in PICTURES else SHORTCODE)


def _alone(text: str, found: re.Match[str]) -> bool:
    """Whether no word stands beside a tag on its line."""
    start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
    beside = text[start : found.start()] + text[found.end() : end if end >= 0 else len(text)]
    return not re.search(r"\w", _TAG.sub("", beside))


def _fence(text: str, found: re.Match[str], language: str) -> str:
    before = "" if found.start() == 0 or text[found.start() - 1] == "\n" else "\n"
    return f"{before}```{language}" + ("" if text[found.end() : found.end() + 1] in {"", "\n"} else "\n")


def _language(found: re.Match[str]) -> str:
    words = _words(found["args"] or found["rest"] or "")
    return words[0].removeprefix("lang:") if words and re.fullmatch(r"(?:lang:)?[A-Za-z0-9+#-]{1,20}", words[0]) else ""


def _shown(rest: str, skipped: int) -> str:
    words = _words(rest)[skipped:]
    if not skipped:
        return " ".join(word for word in words if "/" not in word) if words else ""
    return " ".join(words)


def _words(rest: str) -> list[str]:
    return [next(group for group in found.groups() if group is not None) for found in _WORD.finditer(rest)]
