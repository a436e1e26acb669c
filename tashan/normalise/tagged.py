"""What a tag of a site's program says itself: the title of a box, the label of a link, a sentence that it dresses.

In: a tag's name, its arguments and what stands beside it. Out: the words that readers of the site see, or None where
the tag shows a picture, a film or another page. Tags of Hugo, Hexo and Jekyll's themes are told by their shape: there
are hundreds, and only those that say nothing for sure are known by name.
"""

from __future__ import annotations

import re

PICTURES = frozenset(
    {"figure", "img", "image", "asset_img", "gallery", "imgproc", "picture", "qnimg", "fullimage", "lazyimage"}
)
_BOXES = frozenset({
    "alert", "admonition", "attention", "callout", "card", "caution", "collapse", "danger", "details", "expand",
    "fold", "folding", "hideblock", "hidetoggle", "important", "info", "note", "notice", "panel", "pageinfo",
    "spoiler", "tab", "tip", "warning",
})  # fmt: skip
"""Tags around text that a page shows in a box, below the title that they may name."""
_FOLDED = frozenset({
    "collapse", "details", "expand", "fold", "folding", "hideblock", "hidetoggle", "spoiler", "tab",
})  # fmt: skip
"""Boxes whose tag names nothing but a look and the title that a reader clicks on."""
_SAYING = frozenset({
    "checkbox", "radio", "quot", "label", "span", "mark", "text", "hashtag", "button", "btn", "badge",
})  # fmt: skip
"""Hexo's tags that show the last of their words, in whatever language."""
_SILENT = frozenset({
    "assign", "capture", "case", "comment", "cycle", "decrement", "else", "elsif", "extends", "for", "if",
    "ifchanged", "import", "include_relative", "increment", "layout", "liquid", "paginate", "post_path", "post_url",
    "raw", "render", "set", "tablerow", "unless", "when", "youtube", "vimeo", "tweet", "twitter", "x", "gist",
    "instagram", "bilibili", "meting", "aplayer", "iframe", "video", "audio", "asset_path", "include_file", "pdf",
    "ref", "relref",
})  # fmt: skip
"""Tags of programs, and those that show something from elsewhere."""
_BOX_TITLE = re.compile(r"\b(?:title|header|name|summary)=(?:\"([^\"*\n]{1,120})\"|'([^'*\n]{1,120})')")
_QUOTED = re.compile(r"(?<![=\w])(?:\"([^\"*\n]{1,400})\"|'([^'*\n]{1,400})'(?!\w))")
_NAMED = re.compile(r"(?:^|\s)title:([^\s:,]{1,60})")
_LABEL = re.compile(r"\b(label|text|title|header|heading|summary)=(?:\"([^\"*\n]{1,120})\"|'([^'*\n]{1,120})')")
_POINTS = re.compile(r"\b(?:src|alt|id|url|href|link|file|path|image|img|page|next|handle)=", re.IGNORECASE)
"""What a tag names that shows a picture, a film or another page; alone on a line, its title is theirs."""
_LOOK = re.compile(
    r"^(?:(?:cyan|red|green|blue|orange|yellow|purple|gr[ae]y|black|white|default|primary|info|success|warning|danger|quote|note"
    r"|open|closed?|checked|true|false|style|center|left|right|plain|flat|#[0-9a-fA-F]{3,8}|\d+(?=\s*$)|[\w-]+[:=]\S*|-\w+)"
    r"(?:\s+|$))+"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_SENTENCE = re.compile(r"\w+[,;]? \w+ \w+")
_PATH = re.compile(r"://|^[./~]|\.\w{2,5}$|^[\w.-]+(?:/[\w.-]+)+$")


def base_of(name: str) -> str:
    """A tag's name without what closes it."""
    return re.sub(r"^(?:/|end_?)", "", name.replace(" ", "")).lower()


def box_title(base: str, said: str) -> str | None:
    """What stands above a box, as its tag has it."""
    if base not in _BOXES:
        return None
    title = _BOX_TITLE.search(said) or _QUOTED.search(said)
    if title is None and base in _FOLDED and "=" not in said:
        return next((part for part in _parts(said) if "*" not in part), None)
    return next((group.strip() for group in title.groups() if group), None) if title else None


def label_of(base: str, said: str, *, alone: bool, hugo: bool) -> str | None:
    """The words of a tag that the program has no name for: in a sentence its label, `alone` on a line what it heads."""
    if base in PICTURES or base in _SILENT or "alt=" in said:
        return None
    if label := _LABEL.search(said):
        words = (label[2] or label[3]).strip()
        if not alone:
            return words if label[1] in {"label", "text"} else None
        return None if _POINTS.search(said) else f"**{words}**\n"
    if named := _NAMED.search(said):
        return f"**{named[1]}**\n" if alone else None
    return _quoted(said) if hugo else _last(base, said)


def _quoted(said: str) -> str | None:
    """The first of several quoted arguments that is words and no address: {{< link "words" "https://…" >}}"""
    found = (one or other for one, other in _QUOTED.findall(said))
    return next((text for text in found if _is_words(text)), None)


def _last(base: str, said: str) -> str | None:
    """The last part of a tag of Hexo, where that is words: {% note info, words %}, {% checkbox red, words %}"""
    if base == "blockquote":
        return re.sub(r"\s?https?://\S+", "", said) or None
    parts = [] if _QUOTED.search(said) or "|" in said or "=" in said else _parts(said)
    words = [part for part in parts if _is_words(part)] or [part for part in parts if base in _SAYING]
    return words[-1].lstrip("@ ") if words and not _PATH.search(words[-1]) else None


def _is_words(text: str) -> bool:
    return not _PATH.search(text) and (_HAN.search(text) or _SENTENCE.search(text)) is not None


def _parts(said: str) -> list[str]:
    """What a tag's arguments say, parted by commas, without the words that only name a look."""
    found = (part.strip() for part in re.split(r",(?!\d)|，(?=\s)", said))
    parts = (_LOOK.sub("", part, count=1) if _HAN.search(part) or _LOOK.fullmatch(part) else part for part in found)
    return [part for part in parts if part]
