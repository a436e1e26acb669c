"""Text made inert: whatever an article says, nothing in it is ever executed, laid out or linked.

In: strings from articles, front matter and reference data. Out: HTML in which every character that Markdown, an
extension of it, a template engine or a browser could act on is a numeric reference, on one line.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

# Controls, bidirectional overrides and isolates, zero-width characters, line and paragraph separators, surrogates.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"[\s\u2028\u2029]+")
# In a raw HTML block: HTML's own five, what opens a fence, a heading or a template tag at the start of a line.
_ACTIVE = re.compile(r"[&<>\"'`~{}#]")
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_BRACES = re.compile(r"(?<=\{)(?=[{%#])|(?<=[}%#])(?=\})")


def whole_characters(text: str) -> str:
    """`text` with halves of characters, which no encoding can write, replaced."""
    return _SURROGATE.sub("\ufffd", text)


def plain(text: str) -> str:
    """`text` on one line without characters that cannot be seen."""
    return _SPACE.sub(" ", whole_characters(_UNSEEN.sub("", text))).strip()


@lru_cache(maxsize=1 << 16)
def inert(text: str) -> Markup:
    """`text` as HTML for an attribute or an element."""
    return Markup(_ACTIVE.sub(_reference, plain(text)))  # noqa: S704  every active character is a reference


@lru_cache(maxsize=1 << 16)
def inert_text(text: str, *, strip: bool = True) -> Markup:
    """`text` as HTML for an element.

    Paired template braces are parted, so that no later step can take them for its own.
    `strip=False` keeps spaces at the ends, for pieces of a running text.
    """
    visible = _SPACE.sub(" ", whole_characters(_UNSEEN.sub("", text)))
    shown = visible.strip() if strip else visible
    if not _ACTIVE.search(shown):
        return Markup(shown)  # noqa: S704  nothing active in it
    parts = (Markup(_ACTIVE.sub(_reference, part)) for part in _BRACES.split(shown))  # noqa: S704  references only
    return Markup("<wbr>").join(parts)


def markdown_text(text: str) -> str:
    """`text` inside a paragraph of Markdown: every sign that a step could act on is a numeric reference, and paired
    braces are their full-width forms."""
    return _SIGN.sub(_reference, full_width_braces(plain(text)))


def front_matter_text(text: str) -> str:
    """`text` for a title or description in front matter, which site builders put into pages without escaping.

    Angle brackets and paired braces become their full-width forms; an ampersand that could begin a reference too.
    """
    shown = plain(text).replace("<", "＜").replace(">", "＞")
    return full_width_braces(re.sub(r"&(?=#?\w{1,32};)", "＆", shown))


def full_width_braces(text: str) -> str:
    """`text` in which nothing is left that a template engine could take for its own."""
    for pair, wide in (("{{", "｛｛"), ("}}", "｝｝"), ("{%", "｛%"), ("%}", "%｝"), ("{#", "｛#")):
        text = text.replace(pair, wide)
    return text


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
